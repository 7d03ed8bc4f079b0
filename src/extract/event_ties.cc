#include "extract/event_ties.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "extract/merge.h"
#include "extract/notes.h"

namespace chancery::extract {
namespace {

using ontology::EventStatus;

// Whether the one's days are known and lie within the other's.
bool LiesWithin(const ontology::EventTime& part, const ontology::EventTime& whole) {
  const auto first = part.earliest(), last = part.latest(), from = whole.earliest(), to = whole.latest();
  return first && last && from && to && *from <= *first && *last <= *to;
}

class Ties {
 public:
  Ties(const ArticleActors& actors, const std::vector<ToldEvent>& events, Notes* notes)
      : actors_(actors), events_(events), notes_(notes) {}

  std::vector<EventTie> Run() {
    for (size_t i = 0; i < events_.size(); ++i) {
      for (const Candidate* member : events_[i].members) {
        for (const TiedWords& tied : member->relations) AddTold(i, *member, tied);
      }
    }
    for (size_t i = 0; i < events_.size(); ++i) {
      for (const ontology::Whole& whole : events_[i].merged.type->within) AddPart(i, whole);
    }
    return std::move(ties_);
  }

 private:
  // The other event of which a word is a trigger among the words that the preposition ties.
  void AddTold(size_t event, const Candidate& member, const TiedWords& tied) {
    for (size_t other = 0; other < events_.size(); ++other) {
      if (other == event) continue;
      const bool is_it = absl::c_any_of(events_[other].members, [&](const Candidate* mention) {
        const uint32_t trigger = mention->match.trigger;
        return mention->unit == member.unit && tied.tokens.begin <= trigger && trigger < tied.tokens.end;
      });
      if (is_it) return Add({event, other, tied.relation.kind, tied.relation.words});
    }
  }

  void AddPart(size_t part, const ontology::Whole& whole) {
    std::optional<size_t> shortest;
    for (size_t other = 0; other < events_.size(); ++other) {
      if (other == part || events_[other].merged.type->name != whole.type) continue;
      if (!IsPartOf(events_[part].merged, events_[other].merged)) continue;
      if (!shortest || Days(other) < Days(*shortest)) shortest = other;
    }
    if (shortest) Add({part, *shortest, whole.relation, ""});
  }

  bool IsPartOf(const Candidate& part, const Candidate& whole) const {
    if (part.status == EventStatus::kCancelled || whole.status == EventStatus::kCancelled) return false;
    if (HasHappened(part.status) != HasHappened(whole.status)) return false;
    if (!whole.dated || !LiesWithin(part.time, whole.time)) return false;
    return whole.type->one_each.empty() ? SharesTable(part, whole) : IsOnJourney(part, whole);
  }

  // Of a gathering: two of those who took part in the one took part in the other, or all there are; of two events at
  // different places neither is a part of the other.
  bool SharesTable(const Candidate& part, const Candidate& whole) const {
    if (!part.place.empty() && !whole.place.empty() && part.place != whole.place) return false;
    const auto shared =
        absl::c_count_if(part.participants, [&](const Filler& filler) { return TakesPart(actors_, whole, filler); });
    return static_cast<size_t>(shared) >= std::min<size_t>(2, part.participants.size());
  }

  // Of a journey: the traveller himself took part, there or with somebody from there.
  bool IsOnJourney(const Candidate& part, const Candidate& whole) const {
    const std::string& host = whole.type->one_each;
    const auto in_role = [&](const Filler& filler, bool as_host) {
      return absl::c_any_of(whole.participants, [&](const Filler& other) {
        if ((other.role == host) != as_host) return false;
        return as_host ? SameSide(actors_, other.actor, filler.actor) : other.actor == filler.actor;
      });
    };
    const bool travels = absl::c_any_of(part.participants, [&](const Filler& it) { return in_role(it, false); });
    const bool there = !part.place.empty() && part.place == whole.place;
    return travels &&
           (there || absl::c_any_of(part.participants, [&](const Filler& filler) { return in_role(filler, true); }));
  }

  // REQUIRES: both ends are known.
  int64_t Days(size_t event) const {
    const ontology::EventTime& time = events_[event].merged.time;
    return *time.latest() - *time.earliest();
  }

  // The first tie between two events stays.
  void Add(EventTie tie) {
    const bool known = absl::c_any_of(ties_, [&](const EventTie& other) {
      return (other.event == tie.event && other.other == tie.other) ||
             (other.event == tie.other && other.other == tie.event);
    });
    if (known) return;
    if (notes_ != nullptr) {
      const Candidate& event = events_[tie.event].merged;
      const Candidate& other = events_[tie.other].merged;
      notes_->Add(tie.words.empty() ? "tie.part" : "tie.words", {event.unit, event.match.trigger},
                  absl::StrCat(event.match.frame->id, " ", tie.relation, " ", other.match.frame->id, " of ",
                               other.time.ToString()));
    }
    ties_.push_back(std::move(tie));
  }

  const ArticleActors& actors_;
  const std::vector<ToldEvent>& events_;
  Notes* notes_;
  std::vector<EventTie> ties_;
};

}  // namespace

std::vector<EventTie> TieEvents(const ArticleActors& actors, const std::vector<ToldEvent>& events, Notes* notes) {
  return Ties(actors, events, notes).Run();
}

}  // namespace chancery::extract
