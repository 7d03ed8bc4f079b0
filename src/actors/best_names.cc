#include "actors/best_names.h"

#include <algorithm>
#include <array>
#include <queue>

#include "actors/word_matching.h"

namespace chancery::actors {
namespace {

// So many names are read one by one as fast as the best of them are picked.
constexpr uint32_t kFewNames = 1024;
// Names that are picked before all are read instead.
constexpr size_t kMostPicked = 512;

// The names of ranges of words, the best first. One that has several of the words comes as often.
class BestFirst {
 public:
  BestFirst(const WordIndex& index, std::span<const WordRange> ranges) : index_(index) {
    for (const WordRange& range : ranges) Push(range);
  }

  bool empty() const { return waiting_.empty(); }

  uint32_t Next() {
    const Waiting best = waiting_.top();
    waiting_.pop();
    const std::span<const uint32_t> names = index_.NamesOf(best.word);
    if (best.place + 1 < names.size()) {
      waiting_.push({names[best.place + 1], best.word, best.place + 1, {}});
    }
    if (best.place == 0) {
      Push({best.range.begin, best.word});
      Push({best.word + 1, best.range.end});
    }
    return best.name;
  }

 private:
  struct Waiting {
    uint32_t name;
    uint32_t word;
    uint32_t place;   // among the names of the word
    WordRange range;  // at its first name: the range of which the word is the best
    bool operator<(const Waiting& other) const { return name > other.name; }
  };

  void Push(WordRange range) {
    if (range.empty()) return;
    const uint32_t word = index_.BestWord(range);
    waiting_.push({index_.BestName(word), word, 0, range});
  }

  const WordIndex& index_;
  std::priority_queue<Waiting> waiting_;
};

bool Holds(std::span<const WordRange> ranges, uint32_t word) {
  if (ranges.size() == 1) return ranges[0].begin <= word && word < ranges[0].end;
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), word,
                                      [](uint32_t one, const WordRange& range) { return one < range.begin; });
  return after != ranges.begin() && word < std::prev(after)->end;
}

bool HasWords(const WordIndex& index, const QueryRanges& query, uint32_t name) {
  if (query.size() == 1) return true;
  const std::span<const uint32_t> words = index.WordsOf(name);
  if (words.size() < query.size()) return false;
  std::array<WordChoice, kMaxNameWords> choices{};
  for (size_t i = 0; i < query.size(); ++i) {
    for (size_t k = 0; k < words.size(); ++k) {
      if (Holds(query[i], words[k])) choices[i] |= WordChoice{1} << k;
    }
    if (choices[i] == 0) return false;
  }
  return MatchWords(std::span(choices).first(query.size())).has_value();
}

uint64_t CountNames(const WordIndex& index, std::span<const WordRange> ranges) {
  uint64_t count = 0;
  for (const WordRange& range : ranges) count += index.PostingsOf(range);
  return count;
}

}  // namespace

void TopNames::Offer(uint32_t name, uint64_t actor) {
  if (!Takes(name)) return;
  const auto same =
      std::find_if(names_.begin(), names_.end(), [&](const auto& known) { return known.second == actor; });
  if (same != names_.end()) {
    if (same->first <= name) return;
    names_.erase(same);
  } else if (names_.size() == limit_) {
    names_.pop_back();
  }
  const std::pair<uint32_t, uint64_t> entry(name, actor);
  names_.insert(std::upper_bound(names_.begin(), names_.end(), entry), entry);
}

void FindBestNames(const WordIndex& index, const QueryRanges& query, ActorOfName actor_of, TopNames* top) {
  if (query.empty() || query.size() > kMaxNameWords) return;
  // Whatever fits has a word of the rarest ones.
  const std::vector<WordRange>* rarest = nullptr;
  uint64_t fewest = 0;
  for (const std::vector<WordRange>& ranges : query) {
    const uint64_t count = CountNames(index, ranges);
    if (rarest == nullptr || count < fewest) rarest = &ranges, fewest = count;
  }
  const auto offer = [&](uint32_t name) {
    const uint64_t actor = actor_of(name);
    if (actor != 0 && HasWords(index, query, name)) top->Offer(name, actor);
  };
  if (fewest > kFewNames) {
    BestFirst best(index, *rarest);
    for (size_t picked = 0; picked < kMostPicked && !best.empty(); ++picked) {
      const uint32_t name = best.Next();
      if (!top->Takes(name)) return;
      offer(name);
    }
    if (best.empty()) return;
  }
  for (const WordRange& range : *rarest) {
    for (const uint32_t name : index.NamesOf(range)) {
      if (top->Takes(name)) offer(name);
    }
  }
}

}  // namespace chancery::actors
