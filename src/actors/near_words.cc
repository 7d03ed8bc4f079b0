#include "actors/near_words.h"

#include <algorithm>
#include <array>

#include "actors/name_words.h"

namespace chancery::actors {
namespace {

// Nobody types a longer word to search for it.
constexpr size_t kMostLetters = 32;
constexpr size_t kOneErrorFrom = 4;
constexpr size_t kTwoErrorsFrom = 8;

// The edits that make each beginning of what was typed into the letters walked so far.
using Row = std::array<uint8_t, kMostLetters + 1>;

size_t BytesOfLetter(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80) return 1;
  return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
}

class Walk {
 public:
  Walk(const WordIndex& words, std::u32string typed, uint32_t most)
      : words_(words), typed_(std::move(typed)), most_(most) {}

  std::vector<WordRange> Run() {
    Row row{};
    for (size_t i = 0; i <= typed_.size(); ++i) row[i] = static_cast<uint8_t>(i);
    Visit({0, words_.size(), most_ + 1}, 0, Row{}, row, 0);
    return std::move(found_);
  }

 private:
  // The words of the range begin with the same `depth` bytes, to which `row` belongs, and `before` to those without the
  // last letter. The range's edits are the fewest that a shorter beginning took.
  void Visit(WordRange range, size_t depth, const Row& before, const Row& row, char32_t last);
  void VisitChild(WordRange range, size_t depth, size_t bytes, const Row& before, const Row& row, char32_t last);
  void Take(WordRange range);
  // The end of the words of the range that have the same letter there as its first one.
  uint32_t EndOfLetter(WordRange range, size_t depth, std::string_view letter) const;
  Row Next(const Row& before, const Row& row, char32_t last, char32_t letter) const;

  const WordIndex& words_;
  const std::u32string typed_;
  const uint32_t most_;
  std::vector<WordRange> found_;
};

void Walk::Take(WordRange range) {
  if (range.empty() || range.edits > most_) return;
  if (!found_.empty() && found_.back().end == range.begin && found_.back().edits == range.edits) {
    found_.back().end = range.end;
  } else {
    found_.push_back(range);
  }
}

void Walk::Visit(WordRange range, size_t depth, const Row& before, const Row& row, char32_t last) {
  range.edits = std::min<uint32_t>(range.edits, row[typed_.size()]);
  const auto* const end = row.begin() + typed_.size() + 1;
  const uint32_t least = *std::min_element(row.begin(), end);
  // A swap of two letters may still come back from a row that is one worse, out of the row before it.
  const auto* const end_before = before.begin() + typed_.size() + 1;
  const uint32_t least_before = depth == 0 ? least : *std::min_element(before.begin(), end_before) + 1U;
  if (std::min(least, least_before) >= range.edits) {
    Take(range);
    return;
  }
  if (words_.word(range.begin).size() == depth) {
    Take({range.begin, range.begin + 1, range.edits});
    ++range.begin;
  }
  while (!range.empty()) {
    const std::string_view first = words_.word(range.begin);
    const size_t bytes = std::min(BytesOfLetter(first[depth]), first.size() - depth);
    const uint32_t child_end = EndOfLetter(range, depth, first.substr(depth, bytes));
    VisitChild({range.begin, child_end, range.edits}, depth, bytes, before, row, last);
    range.begin = child_end;
  }
}

void Walk::VisitChild(WordRange range, size_t depth, size_t bytes, const Row& before, const Row& row, char32_t last) {
  const char32_t letter = LettersOf(words_.word(range.begin).substr(depth, bytes)).front();
  Visit(range, depth + bytes, row, Next(before, row, last, letter), letter);
}

uint32_t Walk::EndOfLetter(WordRange range, size_t depth, std::string_view letter) const {
  const auto same = [&](uint32_t word) { return words_.word(word).substr(depth, letter.size()) == letter; };
  uint32_t begin = range.begin + 1;  // all before it are of the letter
  for (uint32_t step = 1; begin < range.end; step *= 2) {
    const uint32_t probe = std::min(begin + step, range.end) - 1;
    if (!same(probe)) {
      uint32_t end = probe;
      while (begin < end) {
        const uint32_t middle = begin + (end - begin) / 2;
        if (same(middle)) {
          begin = middle + 1;
        } else {
          end = middle;
        }
      }
      return begin;
    }
    begin = probe + 1;
  }
  return range.end;
}

Row Walk::Next(const Row& before, const Row& row, char32_t last, char32_t letter) const {
  Row next{};
  next[0] = static_cast<uint8_t>(row[0] + 1);
  for (size_t i = 1; i <= typed_.size(); ++i) {
    const bool same = typed_[i - 1] == letter;
    int cost = std::min({row[i - 1] + (same ? 0 : 1), row[i] + 1, next[i - 1] + 1});
    if (i > 1 && last != 0 && typed_[i - 2] == letter && typed_[i - 1] == last)
      cost = std::min(cost, before[i - 2] + 1);
    next[i] = static_cast<uint8_t>(cost);
  }
  return next;
}

}  // namespace

uint32_t AllowedEdits(size_t letters) { return letters >= kTwoErrorsFrom ? 2 : letters >= kOneErrorFrom ? 1 : 0; }

std::vector<WordRange> WordsNear(const WordIndex& words, std::string_view typed, uint32_t most) {
  std::u32string letters = LettersOf(typed);
  if (letters.empty() || letters.size() > kMostLetters || words.size() == 0) return {};
  return Walk(words, std::move(letters), most).Run();
}

}  // namespace chancery::actors
