#include "actors/word_matching.h"

#include <array>
#include <bit>

namespace chancery::actors {
namespace {

constexpr int kNobody = -1;

class Matching {
 public:
  explicit Matching(std::span<const WordChoice> choices) : choices_(choices) { owner_.fill(kNobody); }

  bool Complete() {
    for (size_t i = 0; i < choices_.size(); ++i) {
      seen_ = 0;
      if (!Place(static_cast<int>(i))) return false;
    }
    return true;
  }

  std::vector<size_t> Take() const {
    std::vector<size_t> places(choices_.size());
    for (size_t word = 0; word < owner_.size(); ++word) {
      if (owner_[word] != kNobody) places[static_cast<size_t>(owner_[word])] = word;
    }
    return places;
  }

 private:
  // Finds a word for one of the query, for which others may have to take another. No deeper than the query has words.
  bool Place(int query_word) {
    for (;;) {
      const WordChoice left = choices_[static_cast<size_t>(query_word)] & ~seen_;
      if (left == 0) return false;
      const auto word = static_cast<size_t>(std::countr_zero(left));
      seen_ |= WordChoice{1} << word;
      if (owner_[word] == kNobody || Place(owner_[word])) {
        owner_[word] = query_word;
        return true;
      }
    }
  }

  std::span<const WordChoice> choices_;
  std::array<int, kMaxNameWords> owner_{};
  WordChoice seen_ = 0;
};

}  // namespace

std::optional<std::vector<size_t>> MatchWords(std::span<const WordChoice> choices) {
  Matching matching(choices);
  if (!matching.Complete()) return std::nullopt;
  return matching.Take();
}

}  // namespace chancery::actors
