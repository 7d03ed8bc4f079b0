#include "text/html_chrome.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "text/strings.h"

namespace chancery::text {
namespace {

// Class words with what they mean. A class that begins with "has", "no" or "with" speaks of something else's.
std::string_view ReasonOfWord(const std::string& word) {
  static const auto* const reasons = new absl::flat_hash_map<std::string_view, std::string_view>{
      {"nav", "menu"},
      {"navbar", "menu"},
      {"navigation", "menu"},
      {"menu", "menu"},
      {"submenu", "menu"},
      {"topbar", "menu"},
      {"toolbar", "menu"},
      {"masthead", "menu"},
      {"breadcrumb", "menu"},
      {"breadcrumbs", "menu"},
      {"pagination", "menu"},
      {"pager", "menu"},
      {"sidebar", "menu"},
      {"tags", "menu"},
      {"modal", "menu"},
      {"popup", "menu"},
      {"share", "share bar"},
      {"sharing", "share bar"},
      {"sharebar", "share bar"},
      {"social", "share bar"},
      {"addthis", "share bar"},
      {"sharethis", "share bar"},
      {"cookie", "cookie notice"},
      {"cookies", "cookie notice"},
      {"consent", "cookie notice"},
      {"gdpr", "cookie notice"},
      {"caption", "caption"},
      {"figcaption", "caption"},
      {"credit", "caption"},
      {"credits", "caption"},
      {"related", "read more"},
      {"recommended", "read more"},
      {"recommendations", "read more"},
      {"readmore", "read more"},
      {"trending", "read more"},
      {"popular", "read more"},
      {"mostread", "read more"},
      {"taboola", "read more"},
      {"outbrain", "read more"},
      {"newsletter", "newsletter"},
      {"subscribe", "newsletter"},
      {"subscription", "newsletter"},
      {"signup", "newsletter"},
      {"paywall", "newsletter"},
      {"ad", "advertisement"},
      {"ads", "advertisement"},
      {"advert", "advertisement"},
      {"advertisement", "advertisement"},
      {"sponsored", "advertisement"},
      {"promo", "advertisement"},
      {"comment", "comments"},
      {"comments", "comments"},
      {"disqus", "comments"},
      {"footer", "footer"},
      {"copyright", "footer"},
      {"byline", "byline"},
      {"author", "byline"},
      {"authors", "byline"},
  };
  const auto found = reasons->find(word);
  return found == reasons->end() ? std::string_view() : found->second;
}

// The words of one class name: "cookieConsent-bar" gives cookie, consent, bar.
std::vector<std::string> WordsOfName(std::string_view name) {
  std::vector<std::string> words(1);
  for (size_t at = 0; at < name.size(); ++at) {
    const auto c = static_cast<unsigned char>(name[at]);
    const bool hump = absl::ascii_isupper(c) && at > 0 && absl::ascii_islower(static_cast<unsigned char>(name[at - 1]));
    if ((hump || !absl::ascii_isalnum(c)) && !words.back().empty()) words.emplace_back();
    if (absl::ascii_isalnum(c)) words.back().push_back(absl::ascii_tolower(c));
  }
  return words;
}

std::string_view ReasonOfNames(std::string_view names) {
  constexpr size_t kLongestNames = 1000;  // what is longer was written by a program, for a program
  for (std::string_view name : Split(names.substr(0, kLongestNames), ' ')) {
    const std::vector<std::string> words = WordsOfName(name);
    if (words[0] == "has" || words[0] == "no" || words[0] == "with" || words[0] == "not") continue;
    for (const std::string& word : words) {
      if (std::string_view reason = ReasonOfWord(word); !reason.empty()) return reason;
    }
    if (words.size() >= 2) {
      for (size_t i = 0; i + 1 < words.size(); ++i) {
        if (std::string_view reason = ReasonOfWord(words[i] + words[i + 1]); !reason.empty()) return reason;
      }
    }
  }
  return {};
}

bool NamesContent(std::string_view names) {
  constexpr std::array<std::string_view, 8> kNames = {"articlebody",    "entrycontent", "postcontent", "storybody",
                                                      "articlecontent", "storycontent", "articletext", "postbody"};
  std::string joined;
  for (const char c : names.substr(0, 1000)) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) joined.push_back(absl::ascii_tolower(c));
    if (c == ' ') joined.push_back(' ');
  }
  const std::vector<std::string_view> given = Split(joined, ' ');
  return std::any_of(given.begin(), given.end(), [&](std::string_view name) {
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
  });
}

std::string_view ReasonOfRole(std::string_view role) {
  if (role == "navigation" || role == "menu" || role == "menubar" || role == "search" || role == "banner") {
    return "menu";
  }
  if (role == "contentinfo") return "footer";
  if (role == "complementary") return "menu";
  if (role == "dialog" || role == "alertdialog") return "menu";
  return {};
}

std::string_view ReasonOfTag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_DATALIST:
      return "menu";
    case GUMBO_TAG_FOOTER:
      return "footer";
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_CAPTION:
      return "caption";
    default:
      return {};
  }
}

bool IsNeverShown(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
      return true;
    default:
      break;
  }
  if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return true;
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  if (Attribute(element, "aria-hidden") == "true") return true;
  std::string style(Attribute(element, "style").substr(0, 1000));
  style.erase(std::remove_if(style.begin(), style.end(), absl::ascii_isspace), style.end());
  return Contains(AsciiLower(style), "display:none") || Contains(AsciiLower(style), "visibility:hidden");
}

}  // namespace

std::string_view Attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
  return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
}

ElementMarks MarksOf(const GumboElement& element) {
  ElementMarks marks;
  // Scripts take such marks from the whole page when it has loaded.
  if (element.tag == GUMBO_TAG_HTML || element.tag == GUMBO_TAG_BODY) return marks;
  if (IsNeverShown(element)) return {"script", true, false};
  const std::string_view names = Attribute(element, "class");
  const std::string_view id = Attribute(element, "id");
  marks.content = element.tag == GUMBO_TAG_ARTICLE || element.tag == GUMBO_TAG_MAIN ||
                  Attribute(element, "role") == "main" || Contains(Attribute(element, "itemprop"), "articleBody") ||
                  NamesContent(names) || NamesContent(id);
  if (marks.content) return marks;
  marks.reason = ReasonOfTag(element.tag);
  if (marks.reason.empty()) marks.reason = ReasonOfRole(Attribute(element, "role"));
  if (marks.reason.empty()) marks.reason = ReasonOfNames(names);
  if (marks.reason.empty()) marks.reason = ReasonOfNames(id);
  return marks;
}

bool IsInline(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
      return true;
    default:
      return element.tag == GUMBO_TAG_UNKNOWN;
  }
}

}  // namespace chancery::text
