#include "text/speakers.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "text/strings.h"
#include "text/words.h"

namespace chancery::text {
namespace {

constexpr size_t kLongestByline = 10;  // words

// "Prime Minister: Lee, Ann" -> "Prime Minister Ann Lee"; empty if the line is not written so.
std::string FromCatalogue(std::string_view line) {
  const size_t colon = line.find(": ");
  if (colon == std::string_view::npos) return "";
  const std::string_view name = line.substr(colon + 2);
  const size_t comma = name.find(", ");
  if (comma == std::string_view::npos || Contains(name.substr(comma + 1), ',')) return "";
  return Join(line.substr(0, colon), " ", name.substr(comma + 2), " ", name.substr(0, comma));
}

std::string BylineWords(const Block& block) {
  std::string_view line = block.text.text;
  if (Words(line).size() > kLongestByline || EndsSentence(line)) return "";
  if (block.reason == "byline") {
    if (std::string words = FromCatalogue(line); !words.empty()) return words;
    if (StartsWithIgnoreCase(line, "by ")) return std::string(line.substr(3));
    return "";
  }
  return block.reason == "label" ? std::string(line) : "";
}

// Whoever asks or leads through a talk, and the answer to him.
bool IsTurnWord(std::string_view word) {
  constexpr std::array<std::string_view, 14> kWords = {"q",         "a",       "question",      "answer",  "journalist",
                                                       "reporter",  "host",    "interviewer",   "press",   "presenter",
                                                       "moderator", "compere", "correspondent", "operator"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// How persons are addressed, and the offices that stand before their names.
bool IsAddress(std::string_view word) {
  constexpr std::array<std::string_view, 22> kWords = {
      "mr",       "mrs",        "ms",     "miss",    "dr",       "prof",       "sir",     "president",
      "premier",  "prime",      "deputy", "vice",    "minister", "chancellor", "senator", "secretary",
      "governor", "ambassador", "king",   "general", "foreign",  "director"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

struct Label {
  std::string words;
  size_t length = 0;    // bytes of the text up to what is said
  bool spoken = false;  // its words alone tell that somebody speaks
};

// "Q When will you go?": transcripts of some offices set no colon after the letter.
std::optional<Label> BareQuestion(std::string_view text) {
  if (!StartsWith(text, "Q ") || text.size() < 4 || !BeginsUpper(text.substr(2))) return std::nullopt;
  return Label{"Q", 2, true};
}

std::optional<Label> LabelOf(std::string_view text) {
  constexpr size_t kLongest = 60;  // bytes
  constexpr size_t kMostWords = 6;
  const size_t colon = text.substr(0, kLongest).find(':');
  if (colon == std::string_view::npos || colon == 0) return BareQuestion(text);
  if (colon + 1 < text.size() && text[colon + 1] != ' ') return std::nullopt;
  const std::string_view label = text.substr(0, colon);
  const std::vector<std::string_view> words = Words(label);
  if (words.empty() || words.size() > kMostWords ||
      label.find_first_of("0123456789,;/\"“”") != std::string_view::npos) {
    return BareQuestion(text);
  }
  Label found{std::string(label), std::min(colon + 2, text.size()), false};
  found.spoken = (words.size() == 1 && IsTurnWord(Bare(words[0]))) ||
                 (IsAddress(Bare(words[0])) && std::all_of(words.begin(), words.end(), BeginsUpper));
  if (!found.spoken && !IsAllCapitals(label)) return std::nullopt;
  return found;
}

}  // namespace

std::vector<Byline> ReadBylines(const std::vector<Block>& blocks) {
  std::vector<Byline> bylines;
  for (const Block& block : blocks) {
    std::string words = BylineWords(block);
    if (!words.empty()) bylines.push_back({std::move(words), block.text.Original()});
  }
  return bylines;
}

void ReadTurns(std::vector<Block>* blocks) {
  std::vector<std::pair<size_t, Label>> labels;
  std::map<std::string, size_t> times;
  bool spoken = false;
  for (size_t i = 0; i < blocks->size(); ++i) {
    const Block& block = (*blocks)[i];
    if (!block.reason.empty() || block.list_item) continue;
    std::optional<Label> label = LabelOf(block.text.text);
    if (!label.has_value()) continue;
    spoken = spoken || label->spoken || times[label->words] > 0;
    ++times[label->words];
    labels.emplace_back(i, *std::move(label));
  }
  if (labels.size() < 2 || !spoken) return;
  for (auto& [i, label] : labels) {
    Block& block = (*blocks)[i];
    const MappedText whole = std::exchange(block.text, {});
    block.turn = Turn{0, std::move(label.words), whole.map.ToOriginal({0, label.length})};
    if (label.length < whole.text.size()) {
      block.text.Append(whole, {label.length, whole.text.size()});
      continue;
    }
    block.text = whole;
    block.reason = "speaker";
  }
}

}  // namespace chancery::text
