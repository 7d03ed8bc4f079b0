// The words of many names, sorted, with the names that have each: one of the two that a NameSegment is made of.
#ifndef CHANCERY_ACTORS_WORD_INDEX_H_
#define CHANCERY_ACTORS_WORD_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::actors {

// A run of words in their order, half-open.
struct WordRange {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t edits = 0;  // what was asked for differs from these words in so many letters

  bool empty() const { return begin == end; }
};

// Names are numbers from 0 on, of which the smaller is the better; so the names of a word, kept in their order, begin
// with its best. Immutable.
//
// The best name of a range of words is found by minima of blocks of words and a sparse table over the blocks (Bender
// and Farach-Colton 2000, "The LCA Problem Revisited"), and further ones by splitting the range there, as Muthukrishnan
// (2002, "Efficient Algorithms for Document Retrieval Problems") lists what is best in a range without reading it all.
class WordIndex {
 public:
  // `words` in any order, each once; `names` has the numbers in `words` of the words of each name.
  WordIndex(const std::vector<std::string_view>& words, const std::vector<std::vector<uint32_t>>& names);

  uint32_t size() const { return static_cast<uint32_t>(word_begin_.size() - 1); }
  std::string_view word(uint32_t number) const {
    return std::string_view(text_).substr(word_begin_[number], word_begin_[number + 1] - word_begin_[number]);
  }
  // The words of a name, in its order.
  std::span<const uint32_t> WordsOf(uint32_t name) const {
    return std::span(words_of_names_).subspan(name_begin_[name], name_begin_[name + 1] - name_begin_[name]);
  }
  // The names of a range's words: sorted within each word, one word after the other.
  std::span<const uint32_t> NamesOf(WordRange range) const {
    return std::span(names_).subspan(posting_begin_[range.begin], PostingsOf(range));
  }
  std::span<const uint32_t> NamesOf(uint32_t word) const { return NamesOf(WordRange{word, word + 1}); }
  uint32_t PostingsOf(WordRange range) const { return posting_begin_[range.end] - posting_begin_[range.begin]; }

  // The words that begin so.
  WordRange BeginningWith(std::string_view beginning) const;
  // The word itself; empty if there is none.
  WordRange Exactly(std::string_view word) const;

  // The word of the range that has the best name of all.
  // REQUIRES: the range is not empty.
  uint32_t BestWord(WordRange range) const;
  uint32_t BestName(uint32_t word) const { return names_[posting_begin_[word]]; }

  size_t MemoryBytes() const;

 private:
  uint32_t LowerBound(std::string_view text) const;
  uint32_t BestInBlock(uint32_t begin, uint32_t end) const;
  uint32_t Better(uint32_t a, uint32_t b) const { return BestName(b) < BestName(a) ? b : a; }
  void SortWords(const std::vector<std::string_view>& words, std::vector<uint32_t>* place_of);
  void FillNames(const std::vector<std::vector<uint32_t>>& names, const std::vector<uint32_t>& place_of);
  void FillMinima();

  std::string text_;                     // all words, one after the other
  std::vector<uint32_t> word_begin_;     // of each word in text_, and the end
  std::vector<uint32_t> posting_begin_;  // of each word in names_, and the end
  std::vector<uint32_t> names_;
  std::vector<uint32_t> name_begin_;  // of each name in words_of_names_, and the end
  std::vector<uint32_t> words_of_names_;
  std::vector<std::vector<uint32_t>> minima_;  // [k][i]: the best word of 2^k blocks from block i on
};

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_WORD_INDEX_H_
