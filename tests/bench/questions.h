// Draws the questions that all stores are asked about a history, while it is made.
#ifndef CHANCERY_TESTS_BENCH_QUESTIONS_H_
#define CHANCERY_TESTS_BENCH_QUESTIONS_H_

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/bench/history.h"
#include "tests/bench/random.h"

namespace chancery::bench {

// A part of what went by, drawn with even chances (algorithm R, Waterman; Knuth volume 2, section 3.4.2).
template <typename T>
class Reservoir {
 public:
  explicit Reservoir(size_t size) : size_(size) {}

  void Add(const T& item, Random& random) {
    ++seen_;
    if (items_.size() < size_) {
      items_.push_back(item);
    } else if (const size_t place = random.Below(seen_); place < size_) {
      items_[place] = item;
    }
  }
  const std::vector<T>& items() const { return items_; }

 private:
  const size_t size_;
  size_t seen_ = 0;
  std::vector<T> items_;
};

// Half of the actors and pairs are drawn as often as they have events, half evenly from all different ones. The latter
// are those of the least hashes, which needs no list of all. Not for several threads at once.
class QuestionSampler {
 public:
  // `each`: so many questions of each kind.
  QuestionSampler(const World& world, size_t each, uint64_t seed);

  void Add(const HistoryEvent& event);

  // An array of objects {"kind": "pair_page", ...}, those of a kind together. README.md says what they ask.
  nlohmann::json Draw();
  // How many events each actor has, by its number.
  const std::vector<uint32_t>& event_counts() const { return event_counts_; }

 private:
  using Pair = std::pair<uint32_t, uint32_t>;

  void KeepLeast(uint64_t hash, Pair pair);
  nlohmann::json Actor(uint32_t actor) const;
  void DrawPairs(nlohmann::json& questions) const;
  void DrawActors(nlohmann::json& questions) const;
  void DrawWindows(nlohmann::json& questions);
  void DrawPrefixes(nlohmann::json& questions);

  const World& world_;
  const size_t each_;
  Random random_;
  Reservoir<std::string> records_;
  Reservoir<Pair> pairs_;
  Reservoir<uint32_t> actors_;
  Reservoir<absl::CivilDay> days_;
  std::map<uint64_t, Pair> least_;  // by hash
  std::vector<uint32_t> event_counts_;
};

}  // namespace chancery::bench

#endif  // CHANCERY_TESTS_BENCH_QUESTIONS_H_
