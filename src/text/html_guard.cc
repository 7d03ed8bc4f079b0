#include "text/html_guard.h"

#include <algorithm>
#include <cstddef>

#include "absl/container/flat_hash_set.h"
#include "text/strings.h"

namespace chancery::text {
namespace {

constexpr size_t kMaxDepth = 200;
constexpr size_t kMaxTags = 200'000;
constexpr size_t kMaxAttributes = 200;

using TagNames = absl::flat_hash_set<std::string_view>;

// An open element of these is opened again by the parser in each later block, so that n of them in m paragraphs make
// n * m elements. They say nothing that a reader of the text needs (a link does, and only one can be open).
const TagNames& FormattingTags() {
  static const TagNames* const names =
      new TagNames{"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"};
  return *names;
}

// Elements without end tags, or whose end tags are usually left out: they do not nest by themselves.
const TagNames& FlatTags() {
  static const TagNames* const names =
      new TagNames{"area",  "base", "br",    "col",    "dd",    "dt",    "embed",    "hr",     "img",   "input",
                   "li",    "link", "meta",  "option", "p",     "param", "optgroup", "source", "tbody", "td",
                   "tfoot", "th",   "thead", "tr",     "track", "wbr",   "html",     "head",   "body"};
  return *names;
}

const TagNames& RawTextTags() {
  static const TagNames* const names = new TagNames{"script", "style", "textarea", "title", "xmp", "iframe", "noembed"};
  return *names;
}

struct Tag {
  size_t begin = 0;
  size_t end = 0;  // after '>'
  bool closing = false;
  size_t attributes = 0;
  std::string name;  // lower case
};

// Reads the tag at `at`, where a '<' and a letter or "</" and a letter stand, as the HTML tokenizer does.
Tag ReadTag(std::string_view html, size_t at) {
  Tag tag;
  tag.begin = at++;
  if (html[at] == '/') {
    tag.closing = true;
    ++at;
  }
  const size_t name_begin = at;
  while (at < html.size() && !absl::ascii_isspace(static_cast<unsigned char>(html[at])) && html[at] != '>' &&
         html[at] != '/') {
    ++at;
  }
  constexpr size_t kLongestName = 16;  // of the names that matter
  tag.name = AsciiLower(html.substr(name_begin, std::min(at - name_begin, kLongestName)));
  bool in_word = false;
  while (at < html.size() && html[at] != '>') {
    const char c = html[at];
    if ((c == '"' || c == '\'') && html[at - 1] == '=') {
      at = std::min(html.find(c, at + 1), html.size() - 1);
    } else if (absl::ascii_isspace(static_cast<unsigned char>(c)) || c == '/' || c == '"' || c == '\'') {
      in_word = false;
    } else if (!in_word) {
      in_word = true;
      ++tag.attributes;
    }
    ++at;
  }
  tag.end = std::min(at + 1, html.size());
  return tag;
}

// Where the text of a raw text element that begins at `at` ends: at its end tag, or with the page.
size_t EndOfRawText(std::string_view html, size_t at, const std::string& name) {
  for (; (at = html.find("</", at)) != std::string_view::npos; ++at) {
    if (StartsWithIgnoreCase(html.substr(at + 2), name)) return at;
  }
  return html.size();
}

class Tamer {
 public:
  explicit Tamer(std::string_view html) : html_(html), result_(html) {}

  std::string Run() {
    for (size_t at = 0; (at = html_.find('<', at)) != std::string_view::npos;) at = ReadMarkup(at);
    return std::move(result_);
  }

 private:
  size_t ReadMarkup(size_t at) {
    if (StartsWith(html_.substr(at), "<!--")) {
      const size_t end = html_.find("-->", at + 2);
      return end == std::string_view::npos ? html_.size() : end + 3;
    }
    const size_t letter = at + (html_.substr(at + 1, 1) == "/" ? 2 : 1);
    if (letter >= html_.size() || !absl::ascii_isalpha(static_cast<unsigned char>(html_[letter]))) return at + 1;
    const Tag tag = ReadTag(html_, at);
    const bool too_many = ++tags_ > kMaxTags || tag.attributes > kMaxAttributes;
    if (RawTextTags().contains(tag.name) && !tag.closing) {
      const size_t end = EndOfRawText(html_, tag.end, tag.name);
      // Its text must not come to light: the element goes as a whole, with its end tag.
      if (too_many) Blank(tag.begin, std::min(html_.find('>', end), html_.size() - 1) + 1);
      return too_many ? std::max(end, tag.end) : end;
    }
    if (FormattingTags().contains(tag.name) || too_many || IsTooDeep(tag)) Blank(tag.begin, tag.end);
    return tag.end;
  }

  bool IsTooDeep(const Tag& tag) {
    if (FlatTags().contains(tag.name)) return depth_ > kMaxDepth;
    if (!tag.closing) return ++depth_ > kMaxDepth;
    const bool too_deep = depth_ > kMaxDepth;
    if (depth_ > 0) --depth_;
    return too_deep;
  }

  void Blank(size_t begin, size_t end) {
    std::fill(result_.begin() + static_cast<std::ptrdiff_t>(begin), result_.begin() + static_cast<std::ptrdiff_t>(end),
              ' ');
  }

  std::string_view html_;
  std::string result_;
  size_t depth_ = 0;
  size_t tags_ = 0;
};

}  // namespace

std::string TameHtml(std::string_view html) { return Tamer(html).Run(); }

}  // namespace chancery::text
