#include "text/article.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/status/status.h"
#include "text/block.h"
#include "text/dateline.h"
#include "text/dates.h"
#include "text/decode.h"
#include "text/header.h"
#include "text/html.h"
#include "text/json_article.h"
#include "text/language.h"
#include "text/lines.h"
#include "text/metadata.h"
#include "text/noise.h"
#include "text/publisher.h"
#include "text/speakers.h"
#include "text/strings.h"
#include "text/words.h"

namespace chancery::text {
namespace {

// What is given takes the place of what was found.
void Override(const Given& given, Facts* facts) {
  if (!given.url.empty()) facts->url = given.url;
  if (!given.publisher.empty()) facts->publisher = given.publisher;
  if (!given.title.empty()) {
    facts->title = given.title;
    facts->title_original = {};
  }
  if (given.published.has_value()) {
    facts->published = given.published;
    facts->published_from = "given";
  }
}

// The year of a page whose day is known only in part: from its URL, else from its copyright line.
std::optional<int> YearOfPage(const std::vector<Block>& blocks, const std::string& url) {
  if (const std::optional<int> year = YearOfUrl(url)) return year;
  std::optional<int> year;
  for (const Block& block : blocks) {
    const std::string& text = block.text.text;
    if (block.reason != "footer" || (!Contains(text, "©") && !Contains(Lower(text), "copyright"))) {
      continue;
    }
    const std::optional<int> found = YearOfCopyright(text);
    if (!found.has_value()) continue;
    if (year.has_value() && year != found) return std::nullopt;
    year = found;
  }
  return year;
}

// A dateline with a colon, where it is the only paragraph that begins so.
std::optional<Dateline> FindLoneColonDateline(const std::vector<Block>& blocks, size_t i) {
  std::optional<Dateline> dateline = FindColonDateline(blocks[i].text.text);
  if (!dateline.has_value()) return std::nullopt;
  for (size_t other = 0; other < blocks.size(); ++other) {
    const std::string_view text = blocks[other].text.text;
    const size_t colon = text.find(": ");
    const bool in_body = blocks[other].reason.empty() && other != i;
    if (in_body && colon != std::string_view::npos && IsAllCapitals(text.substr(0, colon))) return std::nullopt;
  }
  return dateline;
}

// Takes a dateline off the first paragraph of the body, and what it tells.
void ReadDateline(std::vector<Block>& blocks, Facts* facts, Article* article) {
  constexpr int kParagraphs = 3;  // a summary may stand before the report
  int paragraphs = 0;
  for (size_t i = 0; i < blocks.size() && paragraphs < kParagraphs; ++i) {
    if (!blocks[i].reason.empty()) continue;
    ++paragraphs;
    std::optional<Dateline> dateline = FindDateline(blocks[i].text.text);
    if (!dateline.has_value() && paragraphs == 1) dateline = FindLoneColonDateline(blocks, i);
    if (!dateline.has_value()) continue;
    article->dateline = dateline->place;
    if (facts->publisher.empty()) facts->publisher = dateline->agency;
    if (dateline->day.has_value() && !facts->published.has_value()) {
      WrittenDay day = *dateline->day;
      if (!day.year.has_value()) day.year = YearOfPage(blocks, facts->url);
      facts->published = day.Day();
      if (facts->published.has_value()) facts->published_from = "dateline";
    }
    const MappedText whole = std::exchange(blocks[i].text, {});
    article->dateline_original = whole.map.ToOriginal({0, dateline->length});
    article->dropped.push_back({article->dateline_original, "dateline"});
    blocks[i].text.Append(whole, {dateline->length, whole.text.size()});
    if (blocks[i].text.text.empty()) blocks[i].reason = "dateline";
    return;
  }
}

void BuildBody(const std::vector<Block>& blocks, Article* article) {
  MappedText body;
  std::optional<Turn> turn;  // begun by a label that stands alone
  for (const Block& block : blocks) {
    if (block.turn.has_value()) turn = block.turn;
    if (!block.reason.empty()) {
      if (block.reason != "title" && !block.text.text.empty()) {
        article->dropped.push_back({block.text.Original(), block.reason});
      }
      continue;
    }
    if (turn.has_value()) {
      turn->paragraph = article->paragraphs.size();
      if (block.turn.has_value()) article->dropped.push_back({turn->original, "speaker"});
      article->turns.push_back(*std::exchange(turn, std::nullopt));
    }
    if (!body.text.empty()) {
      const size_t at = block.text.Original().begin;
      body.Append("\n\n", {at, at});
    }
    const size_t begin = body.text.size();
    body.Append(block.text);
    article->paragraphs.push_back({begin, body.text.size()});
  }
  article->body = std::move(body.text);
  article->to_original = std::move(body.map);
}

// From blocks and what the page says about itself to the article.
Article Assemble(std::vector<Block> blocks, Facts facts, const Given& given) {
  Article article;
  if (!given.url.empty()) facts.url = given.url;
  const bool told_by_page = facts.published.has_value();
  MarkNoise(&blocks);
  ReadDateLines(&blocks, &facts);
  ReadTitle(&blocks, &facts);
  // A URL is made by a program on the day; a line of text may have been misread, metadata not.
  if (!told_by_page && !facts.published.has_value()) {
    facts.published = DayOfUrl(facts.url);
    if (facts.published.has_value()) facts.published_from = "url";
  }
  ReadDateline(blocks, &facts, &article);
  article.bylines = ReadBylines(blocks);
  ReadTurns(&blocks);
  if (facts.publisher.empty()) facts.publisher = PublisherOnPage(blocks);
  if (facts.publisher.empty()) facts.publisher = SiteOfUrl(facts.url);
  Override(given, &facts);
  BuildBody(blocks, &article);
  std::sort(article.dropped.begin(), article.dropped.end(),
            [](const Dropped& a, const Dropped& b) { return a.original.begin < b.original.begin; });
  article.url = std::move(facts.url);
  article.title = std::move(facts.title);
  article.title_original = facts.title_original;
  article.publisher = std::move(facts.publisher);
  article.published = facts.published;
  article.published_from = std::move(facts.published_from);
  article.language = DetectLanguage(article.body).code;
  if (article.language == "und") article.language = DetectLanguage(Join(article.title, " ", article.body)).code;
  if (article.language == "und" && !facts.language.empty()) article.language = AsciiLower(facts.language);
  return article;
}

absl::Status CheckSize(std::string_view bytes, const Limits& limits) {
  if (bytes.empty()) return absl::InvalidArgumentError("an empty article: 0 bytes were given");
  if (bytes.size() <= limits.max_bytes) return absl::OkStatus();
  return absl::InvalidArgumentError(
      Join("an article of ", bytes.size(), " bytes; at most ", limits.max_bytes, " are read"));
}

absl::StatusOr<Article> ReadContent(std::string_view bytes, bool is_html, const Facts& claimed, const Given& given) {
  absl::StatusOr<MappedText> page = Decode(bytes, is_html ? DeclaredCharset(bytes) : std::string_view());
  if (!page.ok()) return page.status();
  if (!is_html) return Assemble(ReadPlainText(*page), claimed, given);
  HtmlPage html = ReadHtml(*page);
  Facts facts = ReadMetadata(html);
  if (!claimed.language.empty()) facts.language = claimed.language;
  return Assemble(std::move(html.blocks), std::move(facts), given);
}

}  // namespace

Format DetectFormat(std::string_view bytes) {
  if (StartsWith(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = StripLeadingWhitespace(bytes);
  if (bytes.size() > 1 && bytes[0] == '{') {
    const std::string_view rest = StripLeadingWhitespace(bytes.substr(1));
    if (rest.empty() || rest[0] == '"' || rest[0] == '}') return Format::kJson;
  }
  // A tag near the beginning; prose may hold a '<' but hardly the name of an element after it.
  constexpr size_t kSearched = 4096;
  const std::string head = AsciiLower(bytes.substr(0, kSearched));
  for (std::string_view tag : {"<!doctype html",
                               "<html",
                               "<head",
                               "<body",
                               "<meta ",
                               "<title>",
                               "<div",
                               "<p>",
                               "<p ",
                               "<article",
                               "<h1",
                               "<h2",
                               "<span",
                               "<table",
                               "<br>",
                               "<br/>",
                               "<br />",
                               "<script",
                               "<ul",
                               "<section",
                               "<main",
                               "<!--"}) {
    if (Contains(head, tag)) return Format::kHtml;
  }
  return Format::kText;
}

absl::StatusOr<Article> ReadJsonArticle(std::string_view bytes, const Given& given, const Limits& limits) {
  if (absl::Status status = CheckSize(bytes, limits); !status.ok()) return status;
  absl::StatusOr<JsonArticle> json = ParseJsonArticle(bytes);
  if (!json.ok()) return json.status();
  Given known = given;
  const auto fill = [](const std::string& value, std::string* field) {
    if (field->empty()) *field = value;
  };
  fill(json->url, &known.url);
  fill(json->title, &known.title);
  fill(json->publisher, &known.publisher);
  const bool dated_by_json = !known.published.has_value() && json->published.has_value();
  if (dated_by_json) known.published = json->published;
  Facts claimed;
  claimed.language = json->language;
  absl::StatusOr<Article> article = ReadContent(json->body, DetectFormat(json->body) == Format::kHtml, claimed, known);
  if (article.ok() && dated_by_json) article->published_from = "json published";
  return article;
}

absl::StatusOr<std::string> ReadJsonBody(std::string_view bytes) {
  absl::StatusOr<JsonArticle> json = ParseJsonArticle(bytes);
  if (!json.ok()) return json.status();
  return std::move(json->body);
}

absl::StatusOr<Article> ReadArticle(std::string_view bytes, const Given& given, const Limits& limits) {
  if (absl::Status status = CheckSize(bytes, limits); !status.ok()) return status;
  const Format format = DetectFormat(bytes);
  if (format == Format::kJson) return ReadJsonArticle(bytes, given, limits);
  return ReadContent(bytes, format == Format::kHtml, {}, given);
}

}  // namespace chancery::text
