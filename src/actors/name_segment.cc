#include "actors/name_segment.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "actors/name_words.h"

namespace chancery::actors {
namespace {

template <typename Value>
size_t BytesOf(const std::vector<Value>& values) {
  return values.capacity() * sizeof(Value);
}

}  // namespace

bool NameRank::operator<(const NameRank& other) const {
  return std::tuple(other.weight, is_other, actor, text) < std::tuple(weight, other.is_other, other.actor, other.text);
}

bool NameSegment::Knows(uint64_t actor) const { return std::binary_search(known_.begin(), known_.end(), actor); }

bool NameSegment::WordsLess(uint32_t name, std::span<const uint32_t> words) const {
  const std::span<const uint32_t> own = spelled_->WordsOf(name);
  return std::lexicographical_compare(own.begin(), own.end(), words.begin(), words.end());
}

std::span<const uint32_t> NameSegment::NamesOfWords(std::span<const uint32_t> words) const {
  const auto begin = std::lower_bound(by_words_.begin(), by_words_.end(), words,
                                      [&](uint32_t name, const auto& wanted) { return WordsLess(name, wanted); });
  auto end = begin;
  const auto same = [&](uint32_t name) { return std::ranges::equal(spelled_->WordsOf(name), words); };
  while (end != by_words_.end() && same(*end)) ++end;
  return {begin, end};
}

size_t NameSegment::MemoryBytes() const {
  size_t bytes = texts_.capacity() + BytesOf(text_begin_) + BytesOf(actors_) + BytesOf(weights_) + BytesOf(group_) +
                 BytesOf(by_words_) + BytesOf(own_names_) + BytesOf(known_) + spelled_->MemoryBytes() +
                 folded_->MemoryBytes();
  for (const auto& [kind, of] : groups_) bytes += sizeof(kind) + sizeof(of) + kind.capacity() + of.capacity();
  return bytes;
}

uint32_t NameSegmentBuilder::Words::NumberOf(std::string_view word) {
  const auto known = numbers_.find(word);
  if (known != numbers_.end()) return known->second;
  const std::string& kept = kept_.emplace_back(word);
  const auto number = static_cast<uint32_t>(words_.size());
  words_.push_back(kept);
  numbers_.emplace(kept, number);
  return number;
}

uint32_t NameSegmentBuilder::GroupOf(std::string_view kind, std::string_view of) {
  std::string key(kind);
  key.push_back('\n');
  key += of;
  const auto [place, is_new] = group_numbers_.try_emplace(std::move(key), static_cast<uint32_t>(groups_.size()));
  if (is_new) groups_.emplace_back(kind, of);
  return place->second;
}

void NameSegmentBuilder::Add(const Name& name) {
  const std::vector<WordOfName> words = WordsOfName(name.text);
  if (words.empty()) return;
  std::vector<uint32_t>& spelled = spelled_words_.emplace_back();
  for (const WordOfName& word : words) spelled.push_back(spelled_.NumberOf(word.text));
  std::vector<uint32_t>& folded = folded_words_.emplace_back();
  for (const std::string& word : FoldedWordsOfName(name.text)) folded.push_back(folded_.NumberOf(word));
  const auto weight = static_cast<uint32_t>(std::min<uint64_t>(name.weight, std::numeric_limits<uint32_t>::max()));
  const uint32_t group = 2 * GroupOf(name.kind, name.of) + (name.is_other ? 1 : 0);
  entries_.push_back({name.actor, weight, group, texts_.size(), name.text.size()});
  texts_ += name.text;
}

void NameSegmentBuilder::AddAll(const NameSegment& segment, absl::FunctionRef<bool(uint64_t)> wanted) {
  constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
  std::vector<uint32_t> spelled_numbers(segment.spelled().size(), kNone);
  std::vector<uint32_t> folded_numbers(segment.folded().size(), kNone);
  const auto take = [](const WordIndex& index, uint32_t name, Words& words, std::vector<uint32_t>& numbers) {
    std::vector<uint32_t> taken;
    for (const uint32_t word : index.WordsOf(name)) {
      if (numbers[word] == kNone) numbers[word] = words.NumberOf(index.word(word));
      taken.push_back(numbers[word]);
    }
    return taken;
  };
  for (uint32_t name = 0; name < segment.size(); ++name) {
    if (!wanted(segment.actor(name))) continue;
    const NameRank rank = segment.rank(name);
    const auto& [kind, of] = segment.groups()[segment.group(name)];
    spelled_words_.push_back(take(segment.spelled(), name, spelled_, spelled_numbers));
    folded_words_.push_back(take(segment.folded(), name, folded_, folded_numbers));
    const uint32_t group = 2 * GroupOf(kind, of) + (rank.is_other ? 1 : 0);
    entries_.push_back({rank.actor, static_cast<uint32_t>(rank.weight), group, texts_.size(), rank.text.size()});
    texts_ += rank.text;
  }
}

std::vector<uint32_t> NameSegmentBuilder::Order() const {
  std::vector<uint32_t> order(entries_.size());
  std::iota(order.begin(), order.end(), 0);
  const auto rank = [&](uint32_t place) {
    const Entry& entry = entries_[place];
    return NameRank{entry.weight, (entry.group & 1) != 0, entry.actor, TextOf(entry)};
  };
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return rank(a) < rank(b); });
  return order;
}

void NameSegmentBuilder::FindOwnNames(NameSegment* segment) {
  std::vector<std::pair<uint64_t, uint32_t>> own;
  for (uint32_t name = 0; name < segment->size(); ++name) {
    if (!segment->IsOther(name)) own.emplace_back(segment->actor(name), name);
  }
  std::sort(own.begin(), own.end());
  segment->own_names_.reserve(segment->size());
  for (uint32_t name = 0; name < segment->size(); ++name) {
    const auto found = std::lower_bound(own.begin(), own.end(), std::pair(segment->actor(name), 0U));
    const bool known = segment->IsOther(name) && found != own.end() && found->first == segment->actor(name);
    segment->own_names_.push_back(known ? found->second : name);
  }
}

void NameSegmentBuilder::SortByWords(NameSegment* segment) {
  // The first two words decide nearly always.
  std::vector<std::pair<uint64_t, uint32_t>> keyed(segment->size());
  for (uint32_t name = 0; name < keyed.size(); ++name) {
    const std::span<const uint32_t> words = segment->spelled().WordsOf(name);
    const uint64_t second = words.size() > 1 ? words[1] + 1ULL : 0;
    keyed[name] = {(uint64_t{words[0]} << 32) | second, name};
  }
  std::sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    const std::span<const uint32_t> words_a = segment->spelled().WordsOf(a.second);
    const std::span<const uint32_t> words_b = segment->spelled().WordsOf(b.second);
    const auto order =
        std::lexicographical_compare_three_way(words_a.begin(), words_a.end(), words_b.begin(), words_b.end());
    return order != 0 ? order < 0 : a.second < b.second;
  });
  segment->by_words_.reserve(keyed.size());
  for (const auto& [key, name] : keyed) segment->by_words_.push_back(name);
}

std::shared_ptr<const NameSegment> NameSegmentBuilder::Build(std::vector<uint64_t> known) {
  const std::vector<uint32_t> order = Order();
  std::shared_ptr<NameSegment> segment(new NameSegment);
  segment->texts_.reserve(texts_.size());
  segment->text_begin_.reserve(order.size() + 1);
  segment->actors_.reserve(order.size());
  segment->weights_.reserve(order.size());
  segment->group_.reserve(order.size());
  std::vector<std::vector<uint32_t>> spelled;
  std::vector<std::vector<uint32_t>> folded;
  spelled.reserve(order.size());
  folded.reserve(order.size());
  for (const uint32_t place : order) {
    const Entry& entry = entries_[place];
    segment->text_begin_.push_back(static_cast<uint32_t>(segment->texts_.size()));
    segment->texts_ += TextOf(entry);
    segment->actors_.push_back(entry.actor);
    segment->weights_.push_back(entry.weight);
    segment->group_.push_back(entry.group);
    spelled.push_back(std::move(spelled_words_[place]));
    folded.push_back(std::move(folded_words_[place]));
  }
  segment->text_begin_.push_back(static_cast<uint32_t>(segment->texts_.size()));
  segment->groups_ = std::move(groups_);
  segment->spelled_ = std::make_unique<WordIndex>(spelled_.words(), spelled);
  segment->folded_ = std::make_unique<WordIndex>(folded_.words(), folded);
  FindOwnNames(segment.get());
  SortByWords(segment.get());
  segment->known_ = std::move(known);
  std::sort(segment->known_.begin(), segment->known_.end());
  segment->known_.shrink_to_fit();
  return segment;
}

}  // namespace chancery::actors
