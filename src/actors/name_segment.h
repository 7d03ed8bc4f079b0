// Some of the names that NameSearch searches: an immutable part, made at once.
#ifndef CHANCERY_ACTORS_NAME_SEGMENT_H_
#define CHANCERY_ACTORS_NAME_SEGMENT_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "actors/word_index.h"

namespace chancery::actors {

// What NameSearch orders names by; smaller is better: often mentioned, the actor's own name before others, the actor of
// the smaller number, the text.
struct NameRank {
  uint64_t weight = 0;  // the greater the better
  bool is_other = false;
  uint64_t actor = 0;
  std::string_view text;
  bool operator<(const NameRank& other) const;
};

// Names are numbered from 0 on in the order of their ranks. Thread-safe, as nothing of it changes.
class NameSegment {
 public:
  uint32_t size() const { return static_cast<uint32_t>(actors_.size()); }
  std::string_view text(uint32_t name) const {
    return std::string_view(texts_).substr(text_begin_[name], text_begin_[name + 1] - text_begin_[name]);
  }
  uint64_t actor(uint32_t name) const { return actors_[name]; }
  // The actor's own name; this one where that has no word.
  std::string_view own_name(uint32_t name) const { return text(own_names_[name]); }
  NameRank rank(uint32_t name) const { return {weights_[name], IsOther(name), actors_[name], text(name)}; }

  // Kind and country or organisation of the actors, each pair once; and which of them a name's actor has.
  const std::vector<std::pair<std::string, std::string>>& groups() const { return groups_; }
  uint32_t group(uint32_t name) const { return group_[name] >> 1; }

  const WordIndex& spelled() const { return *spelled_; }
  const WordIndex& folded() const { return *folded_; }
  // The names that are just these spelled words, best first.
  std::span<const uint32_t> NamesOfWords(std::span<const uint32_t> words) const;

  // Whether it tells what an actor is called, or that it is no more: older segments are not to be asked then.
  bool Knows(uint64_t actor) const;
  const std::vector<uint64_t>& known() const { return known_; }

  size_t MemoryBytes() const;

 private:
  friend class NameSegmentBuilder;
  NameSegment() = default;
  bool IsOther(uint32_t name) const { return (group_[name] & 1) != 0; }
  bool WordsLess(uint32_t name, std::span<const uint32_t> words) const;

  std::string texts_;
  std::vector<uint32_t> text_begin_;
  std::vector<uint64_t> actors_;
  std::vector<uint32_t> weights_;
  std::vector<uint32_t> group_;  // twice the group, and 1 for another name than the actor's own
  std::vector<uint32_t> own_names_;
  std::vector<std::pair<std::string, std::string>> groups_;
  std::unique_ptr<WordIndex> spelled_;
  std::unique_ptr<WordIndex> folded_;
  std::vector<uint32_t> by_words_;  // names, by their spelled words
  std::vector<uint64_t> known_;     // sorted
};

// Collects names and makes a segment of them. Not thread-safe; used once.
class NameSegmentBuilder {
 public:
  struct Name {
    uint64_t actor = 0;
    uint64_t weight = 0;
    bool is_other = false;
    std::string_view kind;
    std::string_view of;
    std::string_view text;
  };

  void Add(const Name& name);
  // Those of the segment's names that are wanted, without cutting them into words again.
  void AddAll(const NameSegment& segment, absl::FunctionRef<bool(uint64_t actor)> wanted);
  // `known` are the actors for which the segment answers; empty for one with none before it.
  std::shared_ptr<const NameSegment> Build(std::vector<uint64_t> known);

 private:
  // Words and the numbers that they got.
  class Words {
   public:
    uint32_t NumberOf(std::string_view word);
    const std::vector<std::string_view>& words() const { return words_; }

   private:
    std::deque<std::string> kept_;
    std::vector<std::string_view> words_;
    absl::flat_hash_map<std::string_view, uint32_t> numbers_;
  };
  struct Entry {
    uint64_t actor;
    uint32_t weight;
    uint32_t group;
    size_t text_begin;
    size_t text_size;
  };

  uint32_t GroupOf(std::string_view kind, std::string_view of);
  std::string_view TextOf(const Entry& entry) const {
    return std::string_view(texts_).substr(entry.text_begin, entry.text_size);
  }
  std::vector<uint32_t> Order() const;
  static void FindOwnNames(NameSegment* segment);
  static void SortByWords(NameSegment* segment);

  std::string texts_;
  std::vector<Entry> entries_;
  Words spelled_;
  Words folded_;
  std::vector<std::vector<uint32_t>> spelled_words_;  // of each entry
  std::vector<std::vector<uint32_t>> folded_words_;
  std::vector<std::pair<std::string, std::string>> groups_;
  absl::flat_hash_map<std::string, uint32_t> group_numbers_;
};

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_NAME_SEGMENT_H_
