#include "tests/bench/questions.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/bench/history_files.h"

namespace chancery::bench {
namespace {

using nlohmann::json;

constexpr size_t kPageEvents = 100;
constexpr int kYearsCounted = 40;
constexpr int kWeekDays = 7;
constexpr size_t kNamesFound = 10;

}  // namespace

QuestionSampler::QuestionSampler(const World& world, size_t each, uint64_t seed)
    : world_(world),
      each_(each),
      random_(seed ^ 0x9e5),
      records_(each),
      pairs_(each / 2),
      actors_(each / 2),
      days_(each),
      event_counts_(world.actors().size()) {}

void QuestionSampler::Add(const HistoryEvent& event) {
  records_.Add(event.record_id, random_);
  days_.Add(event.SortDay(), random_);
  for (size_t i = 0; i < event.participants.size(); ++i) {
    const uint32_t one = event.participants[i].actor;
    ++event_counts_[one];
    actors_.Add(one, random_);
    for (size_t j = 0; j < i; ++j) {
      const Pair pair = std::minmax(one, event.participants[j].actor);
      pairs_.Add(pair, random_);
      KeepLeast(Mix(Mix(pair.first) + pair.second), pair);
    }
  }
}

void QuestionSampler::KeepLeast(uint64_t hash, Pair pair) {
  const size_t wanted = each_ - each_ / 2;
  if (least_.size() == wanted && hash >= least_.rbegin()->first) return;
  least_.emplace(hash, pair);
  if (least_.size() > wanted) least_.erase(std::prev(least_.end()));
}

json QuestionSampler::Actor(uint32_t actor) const { return {{"number", actor}, {"name", world_.actors()[actor].name}}; }

json QuestionSampler::Draw() {
  json questions = json::array();
  for (const std::string& record : records_.items()) questions.push_back({{"kind", "get"}, {"record", record}});
  DrawPairs(questions);
  DrawActors(questions);
  DrawWindows(questions);
  DrawPrefixes(questions);
  return questions;
}

void QuestionSampler::DrawPairs(json& questions) const {
  std::vector<Pair> pairs = pairs_.items();
  for (const auto& [hash, pair] : least_) pairs.push_back(pair);
  for (const auto& [one, other] : pairs) {
    questions.push_back({{"kind", "pair_page"}, {"one", Actor(one)}, {"other", Actor(other)}, {"limit", kPageEvents}});
  }
  for (const auto& [one, other] : pairs) {
    const absl::CivilYear last = absl::CivilYear(kLastDay) - 1;
    questions.push_back({{"kind", "monthly_counts"},
                         {"one", Actor(one)},
                         {"other", Actor(other)},
                         {"from", ToIso(absl::CivilDay(last - (kYearsCounted - 1)))},
                         {"to", ToIso(absl::CivilDay(last + 1) - 1)}});
  }
}

void QuestionSampler::DrawActors(json& questions) const {
  for (const uint32_t actor : actors_.items()) {
    questions.push_back({{"kind", "actor_page"}, {"one", Actor(actor)}, {"limit", kPageEvents}});
  }
  for (const auto& [hash, pair] : least_) {
    questions.push_back({{"kind", "actor_page"}, {"one", Actor(pair.first)}, {"limit", kPageEvents}});
  }
  const auto busiest = std::max_element(event_counts_.begin(), event_counts_.end()) - event_counts_.begin();
  for (size_t i = 0; i < each_; ++i) {
    questions.push_back(
        {{"kind", "busiest_page"}, {"one", Actor(static_cast<uint32_t>(busiest))}, {"limit", kPageEvents}});
  }
}

void QuestionSampler::DrawWindows(json& questions) {
  for (const absl::CivilDay day : days_.items()) {
    questions.push_back(
        {{"kind", "week_of_plans"}, {"from", ToIso(day)}, {"to", ToIso(day + kWeekDays - 1)}, {"limit", kPageEvents}});
  }
}

// What is typed first: two to six signs of a name.
void QuestionSampler::DrawPrefixes(json& questions) {
  for (const json& question : json(questions)) {
    if (question["kind"] != "actor_page") continue;
    const std::string name = question["one"]["name"];
    size_t end = static_cast<size_t>(random_.Between(2, 6));
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80) ++end;  // whole UTF-8 signs
    questions.push_back(
        {{"kind", "name_prefix"}, {"prefix", name.substr(0, std::min(end, name.size()))}, {"limit", kNamesFound}});
  }
}

}  // namespace chancery::bench
