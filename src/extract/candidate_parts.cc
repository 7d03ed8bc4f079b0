#include "extract/candidate_parts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "extract/candidate_times.h"
#include "extract/details.h"
#include "extract/roles.h"
#include "extract/telling.h"

namespace chancery::extract {
namespace {

class Parts {
 public:
  Parts(const Tree& tree, const ArticleActors& actors, const std::vector<TimeExpression>& times)
      : tree_(tree), actors_(actors), times_(times) {}

  // A tour is a visit to each country: parts a candidate by the role of its type that makes events of their own.
  void AddOneEach(Candidate candidate, std::vector<Candidate>& found) const {
    const std::string& role = candidate.type->one_each;
    const auto is_one = [&role](const Filler& filler) { return filler.role == role; };
    const auto& all = candidate.participants;
    if (role.empty() || std::count_if(all.begin(), all.end(), is_one) < 2) {
      found.push_back(std::move(candidate));
      return;
    }
    for (const Filler& one : all) {
      if (!is_one(one)) continue;
      Candidate part = candidate;
      std::erase_if(part.participants, [&](const Filler& other) { return is_one(other) && other.actor != one.actor; });
      part.place = PlaceAt(one.token, tree_, actors_);
      // "to Bucharest on Saturday and to Belgrade on Sunday"
      const TimeExpression* time = TimeOf(times_, tree_.document(), {one.token}, DirectionOf(part.status));
      if (const TimeExpression* own = TimeBetween(one.token, candidate.participants)) time = own;
      if (time != nullptr && !time->Read(DirectionOf(part.status)).empty()) {
        part.time = time->Read(DirectionOf(part.status));
        part.dated = true;
      }
      found.push_back(std::move(part));
    }
  }

  // "met separately with B and C", "received B on Sunday and C on Monday": parts a candidate by those named after the
  // trigger, each with all who are named before it; false if it is told as one.
  bool AddSeparate(const Candidate& candidate, std::vector<Candidate>& found) const {
    if (!candidate.complete || candidate.type->takes_part.empty()) return false;
    std::vector<Filler> before, after;
    for (const Filler& filler : candidate.participants) {
      (filler.token < candidate.match.trigger ? before : after).push_back(filler);
    }
    if (before.empty() || after.size() < 2) return false;
    absl::c_sort(after, [](const Filler& a, const Filler& b) { return a.token < b.token; });
    const std::vector<const TimeExpression*> days = DayAfterEach(after);
    if (days.empty() && !IsSeparate(candidate.match, tree_)) return false;
    for (size_t i = 0; i < after.size(); ++i) {
      Candidate part = candidate;
      part.participants = before;
      part.participants.push_back(after[i]);
      if (!Lacking(*part.type, part.participants, !part.place.empty(), actors_).empty()) return false;
      if (!days.empty()) {
        part.time = days[i]->Read(DirectionOf(part.status));
        part.dated = !part.time.empty();
      }
      found.push_back(std::move(part));
    }
    return true;
  }

 private:
  // The time that follows each of those named, before the next one is; empty if not each has a time of its own.
  std::vector<const TimeExpression*> DayAfterEach(const std::vector<Filler>& fillers) const {
    std::vector<const TimeExpression*> days;
    for (size_t i = 0; i < fillers.size(); ++i) {
      const uint32_t sentence = tree_[fillers[i].token].sentence;
      const uint32_t end = i + 1 < fillers.size() ? fillers[i + 1].token : tree_.document().sentences[sentence].end;
      const auto day = absl::c_find_if(times_, [&](const TimeExpression& time) {
        return time.head.token > fillers[i].token && time.head.token < end;
      });
      if (day == times_.end()) return {};
      days.push_back(&*day);
    }
    return days;
  }

  // Where a time stands behind each of several hosts it is that host's, wherever the parser puts it: the first one
  // behind a host, before the next; null if the first host has none.
  const TimeExpression* TimeBetween(uint32_t host, const std::vector<Filler>& participants) const {
    uint32_t first = host, next = tree_.size();
    for (const Filler& other : participants) {
      if (other.role != participants.back().role) continue;
      first = std::min(first, other.token);
      if (other.token > host) next = std::min(next, other.token);
    }
    const auto behind = [&](uint32_t token, uint32_t end) -> const TimeExpression* {
      for (const TimeExpression& time : times_) {
        const bool told = !time.is_frequency && !time.is_duration && !time.is_anchor;
        const bool here = tree_[time.tokens.begin].sentence == tree_[token].sentence;
        if (told && here && time.tokens.begin > token && time.tokens.begin < end) return &time;
      }
      return nullptr;
    };
    uint32_t second = tree_.size();
    for (const Filler& other : participants) {
      if (other.role == participants.back().role && other.token > first) second = std::min(second, other.token);
    }
    return behind(first, second) == nullptr ? nullptr : behind(host, next);
  }

  const Tree& tree_;
  const ArticleActors& actors_;
  const std::vector<TimeExpression>& times_;
};

}  // namespace

void AddParts(Candidate candidate, const std::vector<TimeExpression>& times, const Tree& tree,
              const ArticleActors& actors, std::vector<Candidate>& found) {
  const Parts parts(tree, actors, times);
  if (!parts.AddSeparate(candidate, found)) parts.AddOneEach(std::move(candidate), found);
}

}  // namespace chancery::extract
