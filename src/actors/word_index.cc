#include "actors/word_index.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace chancery::actors {
namespace {

constexpr uint32_t kBlock = 32;

template <typename Value>
size_t BytesOf(const std::vector<Value>& values) {
  return values.capacity() * sizeof(Value);
}

}  // namespace

WordIndex::WordIndex(const std::vector<std::string_view>& words, const std::vector<std::vector<uint32_t>>& names) {
  std::vector<uint32_t> place_of(words.size());
  SortWords(words, &place_of);
  FillNames(names, place_of);
  FillMinima();
}

void WordIndex::SortWords(const std::vector<std::string_view>& words, std::vector<uint32_t>* place_of) {
  std::vector<uint32_t> order(words.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return words[a] < words[b]; });
  size_t bytes = 0;
  for (const std::string_view word : words) bytes += word.size();
  text_.reserve(bytes);
  word_begin_.reserve(words.size() + 1);
  for (uint32_t place = 0; place < order.size(); ++place) {
    (*place_of)[order[place]] = place;
    word_begin_.push_back(static_cast<uint32_t>(text_.size()));
    text_ += words[order[place]];
  }
  word_begin_.push_back(static_cast<uint32_t>(text_.size()));
}

void WordIndex::FillNames(const std::vector<std::vector<uint32_t>>& names, const std::vector<uint32_t>& place_of) {
  size_t total = 0;
  for (const std::vector<uint32_t>& words : names) total += words.size();
  name_begin_.reserve(names.size() + 1);
  words_of_names_.reserve(total);
  posting_begin_.assign(place_of.size() + 1, 0);
  for (const std::vector<uint32_t>& words : names) {
    name_begin_.push_back(static_cast<uint32_t>(words_of_names_.size()));
    for (const uint32_t word : words) {
      words_of_names_.push_back(place_of[word]);
      ++posting_begin_[place_of[word] + 1];
    }
  }
  name_begin_.push_back(static_cast<uint32_t>(words_of_names_.size()));
  std::partial_sum(posting_begin_.begin(), posting_begin_.end(), posting_begin_.begin());
  std::vector<uint32_t> next(posting_begin_.begin(), posting_begin_.end() - 1);
  names_.resize(total);
  for (uint32_t name = 0; name < names.size(); ++name) {
    for (const uint32_t word : WordsOf(name)) names_[next[word]++] = name;
  }
}

void WordIndex::FillMinima() {
  const uint32_t blocks = (size() + kBlock - 1) / kBlock;
  if (blocks == 0) return;
  std::vector<uint32_t>& first = minima_.emplace_back(blocks);
  for (uint32_t block = 0; block < blocks; ++block) {
    first[block] = BestInBlock(block * kBlock, std::min((block + 1) * kBlock, size()));
  }
  for (uint32_t half = 1; 2 * half <= blocks; half *= 2) {
    const std::vector<uint32_t>& before = minima_.back();
    std::vector<uint32_t> level(blocks - 2 * half + 1);
    for (uint32_t i = 0; i < level.size(); ++i) level[i] = Better(before[i], before[i + half]);
    minima_.push_back(std::move(level));
  }
}

uint32_t WordIndex::BestInBlock(uint32_t begin, uint32_t end) const {
  uint32_t best = begin;
  for (uint32_t word = begin + 1; word < end; ++word) best = Better(best, word);
  return best;
}

uint32_t WordIndex::BestWord(WordRange range) const {
  const uint32_t first_block = (range.begin + kBlock - 1) / kBlock;
  const uint32_t last_block = range.end / kBlock;
  if (first_block >= last_block) return BestInBlock(range.begin, range.end);
  const auto level = static_cast<uint32_t>(std::bit_width(last_block - first_block) - 1);
  uint32_t best = Better(minima_[level][first_block], minima_[level][last_block - (1U << level)]);
  if (range.begin < first_block * kBlock) best = Better(best, BestInBlock(range.begin, first_block * kBlock));
  if (last_block * kBlock < range.end) best = Better(best, BestInBlock(last_block * kBlock, range.end));
  return best;
}

uint32_t WordIndex::LowerBound(std::string_view text) const {
  uint32_t begin = 0;
  uint32_t end = size();
  while (begin < end) {
    const uint32_t middle = begin + (end - begin) / 2;
    if (word(middle) < text) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

WordRange WordIndex::BeginningWith(std::string_view beginning) const {
  // No word has the byte FF, which no UTF-8 has.
  return {LowerBound(beginning), LowerBound(std::string(beginning) + '\xff')};
}

WordRange WordIndex::Exactly(std::string_view text) const {
  const uint32_t place = LowerBound(text);
  return {place, place < size() && word(place) == text ? place + 1 : place};
}

size_t WordIndex::MemoryBytes() const {
  size_t bytes = text_.capacity() + BytesOf(word_begin_) + BytesOf(posting_begin_) + BytesOf(names_) +
                 BytesOf(name_begin_) + BytesOf(words_of_names_);
  for (const std::vector<uint32_t>& level : minima_) bytes += BytesOf(level);
  return bytes;
}

}  // namespace chancery::actors
