#include "actors/name_highlight.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "actors/name_fold.h"
#include "actors/name_words.h"
#include "actors/near_words.h"
#include "actors/word_index.h"
#include "actors/word_matching.h"

namespace chancery::actors {
namespace {

using ByteRanges = std::vector<std::pair<size_t, size_t>>;

bool BeginsWithOneOf(std::string_view word, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return word.starts_with(beginning); });
}

// The words of the name that have a beginning within the edits of the typed word.
WordChoice NearChoice(const std::vector<WordOfName>& words, const std::string& typed, uint32_t edits) {
  const uint32_t allowed = std::min(edits, AllowedEdits(LettersOf(typed).size()));
  WordChoice choice = 0;
  for (size_t k = 0; k < words.size(); ++k) {
    bool fits = words[k].text.starts_with(typed);
    if (!fits && allowed > 0) fits = !WordsNear(WordIndex({words[k].text}, {{0}}), typed, allowed).empty();
    if (fits) choice |= WordChoice{1} << k;
  }
  return choice;
}

ByteRanges Spelled(std::string_view name, const std::vector<WordOfName>& words, const TypedWords& typed,
                   uint32_t edits) {
  std::vector<WordChoice> choices;
  for (const std::string& word : typed.spelled) choices.push_back(NearChoice(words, word, edits));
  const std::optional<std::vector<size_t>> places = MatchWords(choices);
  if (!places) return {};
  ByteRanges ranges;
  for (size_t i = 0; i < places->size(); ++i) {
    const WordOfName& word = words[(*places)[i]];
    const std::string& beginning = typed.spelled[i];
    const bool exact = word.text.starts_with(beginning);
    ranges.emplace_back(word.begin, exact ? EndOfBeginning(name, word, beginning.size()) : word.end);
  }
  return ranges;
}

ByteRanges Folded(std::string_view name, const std::vector<WordOfName>& words, const TypedWords& typed) {
  std::vector<std::string> folded;
  for (const WordOfName& word : words) {
    const std::vector<std::string> alone = FoldedWordsOfName(name.substr(word.begin, word.end - word.begin));
    folded.push_back(alone.size() == 1 ? alone.front() : "");
  }
  std::vector<WordChoice> choices;
  for (const std::vector<std::string>& beginnings : typed.folded) {
    WordChoice& choice = choices.emplace_back(0);
    for (size_t k = 0; k < folded.size(); ++k) {
      if (BeginsWithOneOf(folded[k], beginnings)) choice |= WordChoice{1} << k;
    }
  }
  const std::optional<std::vector<size_t>> places = MatchWords(choices);
  if (!places) return {};
  ByteRanges ranges;
  for (const size_t place : *places) ranges.emplace_back(words[place].begin, words[place].end);
  return ranges;
}

}  // namespace

TypedWords TypedOf(std::string_view text) {
  TypedWords typed;
  for (WordOfName& word : WordsOfName(text)) typed.spelled.push_back(std::move(word.text));
  const std::vector<std::string> folded = FoldedWordsOfName(text);
  for (size_t i = 0; i < folded.size(); ++i) {
    std::vector<std::string>& beginnings = typed.folded.emplace_back();
    // Where folding has joined or left out words, each is taken as it is.
    if (folded.size() == typed.spelled.size()) beginnings = FoldBeginning(typed.spelled[i]);
    if (std::find(beginnings.begin(), beginnings.end(), folded[i]) == beginnings.end()) {
      beginnings.push_back(folded[i]);
    }
    // What little is left of "qqqqq" says nothing of what was meant.
    std::erase_if(beginnings, [&](const std::string& beginning) {
      return folded.size() == typed.spelled.size() && 2 * beginning.size() < typed.spelled[i].size();
    });
  }
  return typed;
}

std::vector<std::pair<size_t, size_t>> FittingBytes(std::string_view name, const TypedWords& typed, NameMatch match,
                                                    uint32_t edits) {
  const std::vector<WordOfName> words = WordsOfName(name);
  ByteRanges ranges = match == NameMatch::kSpelling ? Folded(name, words, typed) : Spelled(name, words, typed, edits);
  if (ranges.empty() && !words.empty()) ranges.emplace_back(words.front().begin, words.back().end);
  std::sort(ranges.begin(), ranges.end());
  return ranges;
}

}  // namespace chancery::actors
