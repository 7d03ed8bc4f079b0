#include "text/header.h"

#include <algorithm>
#include <string_view>

#include "text/dateline.h"
#include "text/dates.h"
#include "text/strings.h"
#include "text/words.h"

namespace chancery::text {
namespace {

constexpr size_t kLongestHeadline = 45;  // words
constexpr size_t kShortestHeadline = 4;

bool IsDateLine(const std::vector<Block>& blocks, size_t i) {
  return i < blocks.size() && ReadDateLine(blocks[i].text.text).has_value();
}

bool IsFirstParagraph(const std::vector<Block>& blocks, size_t i) {
  const Block& block = blocks[i];
  if (!block.reason.empty() || block.heading > 0) return false;
  const std::string& text = block.text.text;
  return (IsProse(text) && !IsDateLine(blocks, i + 1)) || FindDateline(text).has_value() ||
         Words(text).size() > kLongestHeadline;
}

size_t FirstParagraph(const std::vector<Block>& blocks) {
  size_t i = 0;
  while (i < blocks.size() && !IsFirstParagraph(blocks, i)) ++i;
  return i;
}

// The words of a text, for telling whether two headlines say the same.
std::vector<std::string> BareWords(std::string_view text) {
  std::vector<std::string> words;
  for (std::string_view word : Words(text)) {
    if (std::string bare = Bare(word); !bare.empty()) words.push_back(std::move(bare));
  }
  return words;
}

bool SaysTheSame(std::string_view a, std::string_view b) {
  const std::vector<std::string> words = BareWords(a);
  return !words.empty() && words == BareWords(b);
}

// Whether the title is the headline with something before or after it: in a page's head the publisher's name is.
bool Holds(std::string_view title, std::string_view headline) {
  const std::vector<std::string> longer = BareWords(title);
  const std::vector<std::string> shorter = BareWords(headline);
  return shorter.size() >= kShortestHeadline && shorter.size() <= longer.size() &&
         (std::equal(shorter.begin(), shorter.end(), longer.begin()) ||
          std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin()));
}

bool CanBeHeadline(const Block& block, bool before_date) {
  if (!block.reason.empty() && !(block.heading == 1 && block.reason == "outside the article")) return false;
  const std::string& text = block.text.text;
  if (Words(text).size() > kLongestHeadline) return false;
  const bool full_stop = EndsWith(text, ".") && !EndsInAbbreviation(text);
  return !full_stop || before_date || block.heading == 1;
}

// How likely a block is to be the headline. The name of a section or of the publisher is short; a headline stands free
// and next to the day.
int HeadlineScore(const std::vector<Block>& blocks, size_t i, bool before_date) {
  const Block& block = blocks[i];
  int score = 0;
  for (std::string_view word : Words(block.text.text)) {
    if (!Bare(word).empty() && Bare(word).find_first_of("0123456789") == std::string::npos) ++score;
  }
  constexpr int kEnoughWords = 8;
  score = std::min(score, kEnoughWords);
  constexpr int kHeading = 50;
  if (block.heading > 0) score += kHeading / block.heading;
  if (i == 0) score += 2;
  if (block.alone) score += 4;
  if (before_date) score += 3;
  if (block.text.text.find_first_of("[|") != std::string::npos || EndsWith(block.text.text, ":")) score -= 6;
  return score;
}

// The block above the first paragraph that is the headline; blocks.size() if none is.
size_t FindHeadline(const std::vector<Block>& blocks, size_t header_end, const Facts& facts) {
  size_t best = blocks.size();
  int best_score = 0;
  for (size_t i = 0; i < header_end; ++i) {
    const bool before_date = IsDateLine(blocks, i + 1);
    if (!CanBeHeadline(blocks[i], before_date)) continue;
    if (SaysTheSame(blocks[i].text.text, facts.title)) return i;
    if (blocks[i].heading > 0 && Holds(facts.title, blocks[i].text.text)) return i;
    const int score = HeadlineScore(blocks, i, before_date);
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  return best;
}

// Whether the visible headline is to be taken rather than what the page's head says.
bool IsBetterThan(const Facts& facts, const Block& headline) {
  return facts.title.empty() || SaysTheSame(facts.title, headline.text.text) ||
         Holds(facts.title, headline.text.text) ||
         (headline.heading == 1 && Words(headline.text.text).size() >= kShortestHeadline);
}

}  // namespace

void ReadTitle(std::vector<Block>* blocks, Facts* facts) {
  size_t header_end = FirstParagraph(*blocks);
  // A text without prose has no header but its first line.
  if (header_end == blocks->size()) header_end = std::min<size_t>(header_end, 12);
  const size_t headline = FindHeadline(*blocks, header_end, *facts);
  if (headline < blocks->size() && IsBetterThan(*facts, (*blocks)[headline])) {
    Block& block = (*blocks)[headline];
    facts->title = block.text.text;
    facts->title_original = block.text.Original();
    block.reason = "title";
  }
  const bool has_body = header_end < blocks->size() && IsFirstParagraph(*blocks, header_end);
  for (size_t i = 0; i < header_end; ++i) {
    Block& block = (*blocks)[i];
    if (!block.reason.empty()) continue;
    constexpr size_t kLongestLabel = 7;  // words: the name of a section, a place, an office
    if (SaysTheSame(block.text.text, facts->title)) {
      block.reason = "title";
    } else if (has_body && !EndsSentence(block.text.text) && Words(block.text.text).size() <= kLongestLabel &&
               block.text.text.back() != ':') {
      block.reason = "label";
    }
  }
}

void ReadDateLines(std::vector<Block>* blocks, Facts* facts) {
  const size_t body = FirstParagraph(*blocks);
  const auto headline =
      std::find_if(blocks->begin(), blocks->end(), [](const Block& block) { return block.heading == 1; });
  // Above an h1 stands the day on which the page was asked for.
  const auto begin = static_cast<size_t>(headline == blocks->end() ? 0 : headline - blocks->begin());
  std::optional<absl::CivilDay> published;
  std::optional<absl::CivilDay> updated;
  std::optional<absl::CivilDay> at_end;
  for (size_t i = begin; i < blocks->size(); ++i) {
    Block& block = (*blocks)[i];
    const bool in_header = i < body;
    const bool may_tell =
        block.reason.empty() || block.reason == "byline" || (in_header && block.reason == "outside the article");
    if (!may_tell) continue;
    const std::optional<DateLine> line = ReadDateLine(block.text.text);
    if (!line.has_value()) continue;
    block.reason = "date line";
    std::optional<absl::CivilDay>& day = line->updated ? updated : in_header ? published : at_end;
    if (!day.has_value()) day = line->day;
  }
  if (facts->published.has_value()) return;
  facts->published = published.has_value() ? published : at_end.has_value() ? at_end : updated;
  if (facts->published.has_value()) {
    facts->published_from = published.has_value() || at_end.has_value() ? "text" : "text, last update";
  }
}

}  // namespace chancery::text
