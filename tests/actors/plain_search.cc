#include "tests/actors/plain_search.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <tuple>

#include "actors/name_highlight.h"
#include "actors/name_words.h"

namespace chancery::testing {
namespace {

using actors::FoundName;
using actors::NameMatch;
using WordTest = std::function<bool(size_t typed, size_t word)>;

// Whether each word typed can have a word of the name for itself.
bool CanPlace(size_t typed, size_t count, std::vector<bool>& used, const WordTest& fits) {
  if (typed == count) return true;
  for (size_t word = 0; word < used.size(); ++word) {
    if (used[word] || !fits(typed, word)) continue;
    used[word] = true;
    if (CanPlace(typed + 1, count, used, fits)) return true;
    used[word] = false;
  }
  return false;
}

uint32_t Allowed(size_t letters) { return letters >= 8 ? 2 : letters >= 4 ? 1 : 0; }

// How a name fits, with the edits.
std::optional<std::pair<NameMatch, uint32_t>> FitOf(const std::string& name, const actors::TypedWords& typed) {
  std::vector<std::string> words;
  for (const auto& word : actors::WordsOfName(name)) words.push_back(word.text);
  if (words == typed.spelled) return std::pair(NameMatch::kWhole, 0U);
  const auto can_place = [](size_t count, size_t words_of_name, const WordTest& fits) {
    std::vector<bool> used(words_of_name, false);
    return CanPlace(0, count, used, fits);
  };
  for (uint32_t edits = 0; edits <= 2; ++edits) {
    const bool fits = can_place(typed.spelled.size(), words.size(), [&](size_t i, size_t k) {
      const std::string& one = typed.spelled[i];
      return PlainPrefixEdits(one, words[k]) <= std::min(edits, Allowed(actors::LettersOf(one).size()));
    });
    if (fits) return std::pair(edits == 0 ? NameMatch::kWords : NameMatch::kTypingError, edits);
    if (edits > 0) continue;
    const std::vector<std::string> folded = actors::FoldedWordsOfName(name);
    const bool folds = can_place(typed.folded.size(), folded.size(), [&](size_t i, size_t k) {
      return std::any_of(typed.folded[i].begin(), typed.folded[i].end(),
                         [&](const std::string& beginning) { return folded[k].starts_with(beginning); });
    });
    if (folds && !typed.folded.empty()) return std::pair(NameMatch::kSpelling, 0U);
  }
  return std::nullopt;
}

auto OrderOf(const FoundName& found) {
  return std::tuple(found.match, found.edits, ~found.weight, found.is_other, found.actor, found.name);
}

std::optional<FoundName> BestOf(const actors::NamedActor& actor, const actors::TypedWords& typed) {
  std::optional<FoundName> best;
  for (size_t i = 0; i < actor.names.size(); ++i) {
    const auto fit = FitOf(actor.names[i], typed);
    if (!fit) continue;
    const FoundName found = {actor.actor, actor.weight, actor.names[i], i > 0,       actor.names[0],
                             actor.kind,  actor.of,     fit->first,     fit->second, {}};
    if (!best || OrderOf(found) < OrderOf(*best)) best = found;
  }
  return best;
}

}  // namespace

uint32_t PlainPrefixEdits(std::string_view typed_text, std::string_view word_text) {
  const std::u32string typed = actors::LettersOf(typed_text);
  const std::u32string word = actors::LettersOf(word_text);
  std::vector<std::vector<uint32_t>> table(word.size() + 1, std::vector<uint32_t>(typed.size() + 1));
  uint32_t least = static_cast<uint32_t>(typed.size());
  for (size_t w = 0; w <= word.size(); ++w) {
    for (size_t t = 0; t <= typed.size(); ++t) {
      uint32_t& cell = table[w][t];
      cell = static_cast<uint32_t>(std::max(w, t));
      if (w == 0 || t == 0) continue;
      const bool same = word[w - 1] == typed[t - 1];
      cell = std::min({table[w - 1][t] + 1, table[w][t - 1] + 1, table[w - 1][t - 1] + (same ? 0 : 1)});
      if (w > 1 && t > 1 && word[w - 1] == typed[t - 2] && word[w - 2] == typed[t - 1]) {
        cell = std::min(cell, table[w - 2][t - 2] + 1);
      }
    }
    least = std::min(least, table[w][typed.size()]);
  }
  return least;
}

std::vector<FoundName> PlainSearch(const std::map<uint64_t, actors::NamedActor>& all, const actors::NameQuery& query) {
  const actors::TypedWords typed = actors::TypedOf(query.text);
  std::vector<FoundName> found;
  if (typed.spelled.empty()) return found;
  for (const auto& [number, actor] : all) {
    if (!query.kind.empty() && actor.kind != query.kind) continue;
    if (!query.of.empty() && actor.of != query.of) continue;
    if (auto best = BestOf(actor, typed)) found.push_back(*std::move(best));
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return OrderOf(a) < OrderOf(b); });
  // Errors are forgiven until three actors are found.
  const auto count = [&](auto test) { return static_cast<size_t>(std::count_if(found.begin(), found.end(), test)); };
  const size_t spelled = count([](const FoundName& one) { return one.match != NameMatch::kTypingError; });
  const size_t one_error = count([](const FoundName& one) { return one.edits < 2; });
  if (one_error >= 3) found.resize(one_error);
  if (spelled >= 3) found.resize(spelled);
  if (found.size() > query.limit) found.resize(query.limit);
  return found;
}

}  // namespace chancery::testing
