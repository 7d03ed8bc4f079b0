#include "text/metadata.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

#include "text/dates.h"
#include "text/json_ld.h"
#include "text/strings.h"
#include "text/words.h"

namespace chancery::text {
namespace {

const MetaTag* FindMeta(const HtmlPage& page, std::initializer_list<std::string_view> keys) {
  for (std::string_view key : keys) {
    for (const MetaTag& meta : page.metas) {
      if (meta.key == key && !StripWhitespace(meta.value).empty()) return &meta;
    }
  }
  return nullptr;
}

std::string MetaValue(const HtmlPage& page, std::initializer_list<std::string_view> keys) {
  const MetaTag* meta = FindMeta(page, keys);
  return meta == nullptr ? std::string() : std::string(StripWhitespace(meta->value));
}

void ReadDay(const HtmlPage& page, const JsonLdArticle& described, Facts* facts) {
  if (const auto day = DayOfMetadata(described.published)) {
    facts->published = day;
    facts->published_from = "json-ld datePublished";
    return;
  }
  for (std::string_view key :
       {"article:published_time", "og:article:published_time", "datepublished", "date.published", "publishdate",
        "publish-date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
        "dc.date.created", "dcterms.issued", "dc.date", "dcterms.date", "date", "citation_publication_date"}) {
    const MetaTag* meta = FindMeta(page, {key});
    if (meta == nullptr) continue;
    if (const auto day = DayOfMetadata(meta->value)) {
      facts->published = day;
      facts->published_from = Join("meta ", key);
      return;
    }
  }
  for (const bool must_say_published : {true, false}) {
    for (const TimeTag& time : page.times) {
      if (time.published != must_say_published) continue;
      if (const auto day = DayOfMetadata(time.datetime)) {
        facts->published = day;
        facts->published_from = "time";
        return;
      }
    }
  }
}

// Letters and digits only, to compare "The Example Times" with "theexampletimes.com".
std::string Squeezed(std::string_view text) {
  std::string result;
  for (const char c : Lower(text)) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0) result.push_back(c);
  }
  return result;
}

bool NamesTheSite(std::string_view name, std::string_view publisher, std::string_view site) {
  const std::string squeezed = Squeezed(name);
  if (squeezed.empty()) return false;
  const std::string known = Squeezed(publisher);
  if (!known.empty() && (StartsWith(squeezed, known) || StartsWith(known, squeezed))) return true;
  const std::string host = Squeezed(site.substr(0, site.find('.')));
  return host.size() > 1 && (StartsWith(squeezed, host) || StartsWith(host, squeezed));
}

}  // namespace

std::string SiteOfUrl(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  host = host.substr(host.rfind('@') + 1);
  host = host.substr(0, host.find(':'));
  const std::string lower = AsciiLower(host);
  const std::vector<std::string_view> labels = Split(lower, '.');
  if (labels.size() < 2) return {};
  // Countries that register names below such labels: example.co.uk, example.com.au.
  constexpr std::array<std::string_view, 10> kSecondLevel = {"co", "com", "org", "net", "gov",
                                                             "ac", "edu", "go",  "or",  "gob"};
  const bool second_level = labels.back().size() == 2 && std::find(kSecondLevel.begin(), kSecondLevel.end(),
                                                                   labels[labels.size() - 2]) != kSecondLevel.end();
  const size_t kept = std::min(labels.size(), second_level ? size_t{3} : size_t{2});
  std::string name(labels[labels.size() - kept]);
  for (size_t i = labels.size() - kept + 1; i < labels.size(); ++i) name.append(".").append(labels[i]);
  return name;
}

std::string WithoutPublisher(std::string_view title, std::string_view publisher, std::string_view url) {
  const std::string site = SiteOfUrl(url);
  // A section's name may stand between: "Talks resume | World | Example News".
  for (int names = 0; names < 2; ++names) {
    bool found = false;
    for (std::string_view mark : {" | ", " :: ", " - ", " – ", " — ", " » "}) {
      const size_t at = title.rfind(mark);
      if (at == std::string_view::npos || at == 0) continue;
      const std::string_view name = title.substr(at + mark.size());
      constexpr size_t kLongestName = 5;  // words
      const bool bar = mark == " | " || mark == " :: ";
      const bool after_bar = bar && (publisher.empty() || names > 0) && Words(title.substr(0, at)).size() >= 4;
      if (Words(name).size() > kLongestName || !(after_bar || NamesTheSite(name, publisher, site))) continue;
      title = title.substr(0, at);
      found = true;
      break;
    }
    if (!found) break;
  }
  return std::string(StripWhitespace(title));
}

Facts ReadMetadata(const HtmlPage& page) {
  const JsonLdArticle described = ReadJsonLd(page.json_ld);
  Facts facts;
  facts.url = page.canonical;
  if (!Contains(facts.url, "://")) facts.url = MetaValue(page, {"og:url"});
  if (!Contains(facts.url, "://")) facts.url = Contains(described.url, "://") ? described.url : "";
  facts.publisher = MetaValue(page, {"og:site_name"});
  if (facts.publisher.empty()) facts.publisher = described.publisher;
  if (facts.publisher.empty()) facts.publisher = MetaValue(page, {"application-name", "publisher", "dc.publisher"});
  facts.language = page.language.substr(0, std::min(page.language.find_first_of("-_"), page.language.size()));
  ReadDay(page, described, &facts);
  if (const MetaTag* title = FindMeta(page, {"og:title", "twitter:title", "dc.title", "dcterms.title"})) {
    facts.title = title->value;
    facts.title_original = title->original;
  } else if (!page.title.text.empty()) {
    facts.title = page.title.text;
    facts.title_original = page.title.Original();
  } else {
    facts.title = described.headline;
  }
  constexpr size_t kLongestTitle = 1000;  // bytes; what is longer is no headline
  if (facts.title.size() > kLongestTitle) {
    facts.title.clear();
    facts.title_original = {};
  }
  facts.title = WithoutPublisher(facts.title, facts.publisher, facts.url);
  return facts;
}

}  // namespace chancery::text
