#include "extract/setting.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "extract/merge.h"
#include "extract/notes.h"
#include "extract/tense.h"
#include "extract/told_days.h"

namespace chancery::extract {
namespace {

using ontology::EventStatus;

// How many paragraphs may lie between an event and its setting.
constexpr int64_t kReach = 5;
// A distance in sentences that stands for one in paragraphs: no paragraph has so many.
constexpr int64_t kParagraph = 1000;
// The first paragraphs, which tell what the dispatch is about.
constexpr uint32_t kLead = 3;
// The longest setting, in days, whose days an event without any takes.
constexpr int64_t kLongest = 7;
// How many days before its publication a dispatch tells what happened in the town of its dateline.
constexpr int kDatelineDays = 2;

constexpr std::array<std::string_view, 5> kDepartures = {"return", "leave", "depart", "set", "head"};

// Bodies that sit where they have their seat, unless the text says otherwise.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSeats = {
    {{"un-security-council", "New York"}, {"un-general-assembly", "New York"}, {"un-human-rights-council", "Geneva"}}};

// Where an event is told first, apart from the headline, which has no neighbours.
struct Position {
  uint32_t unit = 0;
  uint32_t sentence = 0;
};

Position PositionOf(const Candidate& candidate, const Reading& reading) {
  return {candidate.unit, reading.units[candidate.unit].document->tokens[candidate.match.trigger].sentence};
}

class Settings {
 public:
  Settings(const Reading& reading, const ArticleActors& actors, std::vector<ToldEvent>& events, Notes* notes)
      : reading_(reading), actors_(actors), events_(events), notes_(notes), days_(reading) {}

  void Run() {
    for (ToldEvent& event : events_) {
      if (CanTake(event.merged) && event.merged.place.empty()) TakePlace(event);
      if (CanTake(event.merged) && !event.merged.dated && HasHappened(event.merged.status)) TakeTime(event);
    }
    for (ToldEvent& event : events_) {
      if (!event.merged.dated && !event.merged.type->one_each.empty()) TakeTimeOfOccasion(event);
      if (!HasTime(event.merged)) TakeDayOfTelling(event);
    }
    for (ToldEvent& event : events_) {
      if (CanTake(event.merged) && event.merged.place.empty()) TakeDateline(event);
    }
    for (ToldEvent& event : events_) {
      if (!HasTime(event.merged)) TakeDayOfNews(event);
    }
    // What was undertaken at talks whose place is known by now.
    for (ToldEvent& event : events_) {
      if (CanTake(event.merged) && event.merged.place.empty()) TakePlace(event);
    }
    for (ToldEvent& event : events_) {
      if (event.merged.place.empty()) TakeHost(event);
    }
  }

 private:
  // A call by telephone is nowhere; a visit is where it goes.
  static bool CanTake(const Candidate& event) {
    return !event.by_wire && event.type->one_each.empty() &&
           (event.type->name == "promise" || !event.match.frame->place.empty());
  }

  // Who must have been there: of a promise those who make it.
  static bool IsBound(const Candidate& event, const Filler& filler) {
    return event.type->name != "promise" || filler.role == event.participants.front().role;
  }

  // Whether the one can happen during the other, a visit: the visitor takes part, and so does somebody from the country
  // visited, or somebody who can be anywhere. What the same sentence tells needs the visitor only.
  bool IsDuringVisit(const Candidate& event, const Candidate& visit, bool same_sentence) const {
    const std::string& host = visit.type->one_each;
    bool visitor = false, local = event.participants.size() == 1 || same_sentence;
    for (const Filler& filler : event.participants) {
      if (!IsBound(event, filler)) continue;
      const bool visits = absl::c_any_of(visit.participants, [&](const Filler& other) {
        return other.role != host && (other.actor == filler.actor ||
                                      (event.type->name == "promise" && SameSide(actors_, other.actor, filler.actor)));
      });
      const ontology::ActorMention& actor = actors_.actors()[filler.actor];
      const std::string& of = actor.of;
      const bool anywhere = of.empty() || actor.kind == "organization" || actor.kind == "group";
      visitor = visitor || visits;
      local = local || (!visits && anywhere) || absl::c_any_of(visit.participants, [&](const Filler& other) {
                return other.role == host && actors_.actors()[other.actor].of == of;
              });
    }
    return visitor && local;
  }

  // Whether the one can happen within the other: of a gathering or talks, those bound to be there take part.
  bool IsWithin(const Candidate& event, const Candidate& setting, bool same_sentence) const {
    if (HasHappened(event.status) != HasHappened(setting.status)) return false;
    if (setting.status == EventStatus::kCancelled || !TimesAgree(event, setting)) return false;
    if (!setting.type->one_each.empty()) return IsDuringVisit(event, setting, same_sentence);
    size_t bound = 0, present = 0;
    for (const Filler& filler : event.participants) {
      if (!IsBound(event, filler)) continue;
      ++bound;
      present += TakesPart(actors_, setting, filler) ? 1 : 0;
    }
    return present >= 1 && present >= (event.type->name == "promise" ? 1 : std::min<size_t>(2, bound));
  }

  // Whether what is told later can be the setting: of all who are named and, where a dispatch says from where it comes,
  // of a promise only there.
  bool IsTalesOwn(const Candidate& event, const Candidate& setting) const {
    if (!AllTakePart(event, setting)) return false;
    const std::string& town = actors_.dateline().name;
    return event.type->name != "promise" || town.empty() || setting.place == town;
  }

  // Whether all who are named take part in the setting, those to whom a promise is made among them.
  bool AllTakePart(const Candidate& event, const Candidate& setting) const {
    return absl::c_all_of(event.participants,
                          [&](const Filler& filler) { return TakesPart(actors_, setting, filler); });
  }

  // The nearest event for which `fits`, which is given the event and its distance: in the same sentence, else the last
  // one told before, else a gathering or talks told later. Whoever is told to travel later has been elsewhere before.
  template <typename Fits>
  const Candidate* Nearest(const ToldEvent& event, bool for_time, Fits fits) const {
    const Candidate* best = nullptr;
    int64_t best_distance = 0;
    for (const Candidate* member : event.members) {
      if (member->headline) continue;
      for (const ToldEvent& other : events_) {
        if (&other == &event) continue;
        for (const Candidate* mention : other.members) {
          if (mention->headline || IsDeparture(*mention)) continue;
          if (IsEarlierScene(*member, *mention, for_time)) continue;
          const int64_t distance = Distance(*member, *mention);
          if (distance < 0 || (best != nullptr && distance >= best_distance)) continue;
          // What is told later is its setting only for all of them.
          if (IsLater(*member, *mention) && !IsTalesOwn(event.merged, other.merged)) continue;
          if (!fits(other.merged, distance)) continue;
          best = &other.merged;
          best_distance = distance;
        }
      }
    }
    return best;
  }

  // "They had last spoken in July", "who visited them last week", "had arrived on Sunday": what lies before that of
  // which the text tells. Whoever had arrived somewhere is there still.
  static bool IsEarlierScene(const Candidate& event, const Candidate& setting, bool for_time) {
    if (for_time && event.type->name == "promise" && setting.aside && !event.aside) return true;
    if (!for_time && !setting.type->one_each.empty()) return false;
    return setting.pluperfect != event.pluperfect;
  }

  // Whoever "returned from China" or "left for Prague" is on the way.
  bool IsDeparture(const Candidate& mention) const {
    const nlp::Document& document = *reading_.units[mention.unit].document;
    return absl::c_linear_search(kDepartures, document.tokens[mention.match.trigger].lemma);
  }

  bool IsLater(const Candidate& event, const Candidate& setting) const {
    const Position here = PositionOf(event, reading_), there = PositionOf(setting, reading_);
    return there.unit > here.unit || (there.unit == here.unit && there.sentence > here.sentence);
  }

  // How far a mention of a setting is from one of an event: 0 in the same sentence, less than kParagraph in the same
  // paragraph; -1 if too far.
  int64_t Distance(const Candidate& event, const Candidate& setting) const {
    const Position here = PositionOf(event, reading_), there = PositionOf(setting, reading_);
    const int64_t units = static_cast<int64_t>(here.unit) - there.unit;
    const int64_t sentences = static_cast<int64_t>(here.sentence) - there.sentence;
    if (std::abs(units) > kReach) return -1;
    const bool later = IsLater(event, setting);
    if (later && !setting.type->one_each.empty() && HasHappened(setting.status)) return -1;
    if (later) return kParagraph * (kReach + 1) - kParagraph * units - sentences;
    return units > 0 ? kParagraph * units : sentences;
  }

  void TakePlace(ToldEvent& event) {
    const Candidate* setting = Nearest(event, /*for_time=*/false, [&](const Candidate& other, int64_t distance) {
      return !other.place.empty() && IsWithin(event.merged, other, distance == 0);
    });
    if (setting == nullptr) return;
    event.merged.place = setting->place;
    Say(event, "setting.place", setting->match.frame->id + ": " + setting->place);
  }

  // Whether it has a time that says more than that it happened by the day of publication.
  bool HasTime(const Candidate& event) const {
    if (event.dated || !reading_.published.has_value()) return event.dated;
    const ontology::CalendarUnit day(*reading_.published);
    return !event.time.empty() && event.time != ontology::EventTime::OnOrBefore(day) &&
           event.time != ontology::EventTime::In(day);
  }

  void TakeTime(ToldEvent& event) {
    if (event.merged.again || !event.merged.asserted || HasTime(event.merged)) return;
    const Candidate* setting = Nearest(event, /*for_time=*/true, [&](const Candidate& other, int64_t distance) {
      // What somebody has promised he may have promised at any time.
      if (distance > 0 && event.merged.perfect) return false;
      // The day of an arrival is that of what the same paragraph tells.
      if (distance >= kParagraph && !other.type->one_each.empty()) return false;
      const auto first = other.time.earliest(), last = other.time.latest();
      return other.dated && first.has_value() && last.has_value() && *last - *first <= kLongest &&
             IsWithin(event.merged, other, distance == 0);
    });
    if (setting == nullptr) return;
    event.merged.time = setting->time;
    event.merged.dated = true;
    Say(event, "setting.time", setting->match.frame->id + ": " + setting->time.ToString());
  }

  // "will visit Peru ... will attend the summit in Lima on 3 May": the visit is on the days of what it is made for.
  void TakeTimeOfOccasion(ToldEvent& visit) {
    Candidate& merged = visit.merged;
    const std::string& host = merged.type->one_each;
    const auto is_for = [&](const Candidate& other, int64_t distance) {
      if (!other.type->one_each.empty() || other.type->name == "promise" || !other.dated) return false;
      if (HasHappened(other.status) != HasHappened(merged.status) || !IsShort(other)) return false;
      const bool there = other.place.empty() ? distance == 0 : other.place == merged.place;
      bool visitor = false, in_country = there;
      for (const Filler& filler : other.participants) {
        for (const Filler& own : merged.participants) {
          if (own.role == host) in_country = in_country || (filler.actor == own.actor && distance < kParagraph);
          if (own.role != host) visitor = visitor || filler.actor == own.actor;
        }
      }
      return visitor && in_country;
    };
    const Candidate* occasion = Nearest(visit, /*for_time=*/true, is_for);
    if (occasion == nullptr) return;
    merged.time = occasion->time;
    merged.dated = true;
    Say(visit, "setting.time", occasion->match.frame->id + ": " + occasion->time.ToString());
  }

  static bool IsShort(const Candidate& event) {
    const auto first = event.time.earliest(), last = event.time.latest();
    return first.has_value() && last.has_value() && *last - *first <= kLongest;
  }

  // In a tale one thing follows the other: what is told in the simple past, without a day, happened on the day told
  // last before it in the paragraph. A day that stands alone as a heading is that of all that follows in the paragraph.
  void TakeDayOfTelling(ToldEvent& event) {
    Candidate& merged = event.merged;
    if (!merged.asserted || merged.again || merged.status == EventStatus::kCancelled || !reading_.published) return;
    for (const Candidate* member : event.members) {
      if (member->headline || !member->asserted) continue;
      const nlp::Document& document = *reading_.units[member->unit].document;
      const uint32_t verb = member->match.support != nullptr ? member->match.support_verb : member->match.trigger;
      const bool past = HasHappened(merged.status);
      if (past && !IsSimplePast(document, verb)) continue;
      const TimeExpression* told = days_.LastBefore(*member, verb, /*headings_only=*/!past);
      if (told == nullptr) continue;
      const ontology::EventTime& time = past ? told->past : told->future;
      const bool stretch = !past && time.earliest().has_value() && time.latest().has_value() &&
                           *time.latest() - *time.earliest() <= kLongest;
      if ((!time.IsDay() && !stretch) || (past && *reading_.published - *time.earliest() > kLongest)) continue;
      if (past && *time.earliest() > *reading_.published) continue;
      merged.time = time;
      merged.dated = true;
      return Say(event, "setting.telling", time.ToString());
    }
  }

  // What a dispatch tells without a day, in the simple past, happened on the day of its news.
  void TakeDayOfNews(ToldEvent& event) {
    Candidate& merged = event.merged;
    if (merged.dated || !merged.asserted || merged.again || merged.pluperfect || merged.recalled) return;
    if (!HasHappened(merged.status) || !merged.type->one_each.empty()) return;
    const std::optional<ToldDays::News> news = days_.OfNews();
    if (!news.has_value() || !AllIn(merged, news->unit)) return;
    const bool past = absl::c_any_of(event.members, [&](const Candidate* member) {
      const nlp::Document& document = *reading_.units[member->unit].document;
      return !member->headline && member->asserted && !days_.TellsTime(*member) && IsToldAsNews(*member, document);
    });
    if (!past) return;
    merged.time = ontology::EventTime::In(ontology::CalendarUnit(news->day));
    merged.dated = true;
    Say(event, "setting.news", merged.time.ToString());
    const bool fresh = *reading_.published - news->day <= kDatelineDays;
    if (CanTake(merged) && merged.place.empty() && fresh) merged.place = actors_.dateline().name;
  }

  // In the simple past; what a treaty undertakes it undertakes in the present tense.
  static bool IsToldAsNews(const Candidate& mention, const nlp::Document& document) {
    const uint32_t verb = TellingVerb(mention.match, document);
    const bool present = document.tokens[verb].tag == "VBZ" || document.tokens[verb].tag == "VBP";
    return IsSimplePast(document, verb) || (present && mention.type->name == "promise");
  }

  bool AllInLead(const Candidate& event) const {
    for (uint32_t unit = 0; unit <= kLead && unit < reading_.units.size(); ++unit) {
      if (!reading_.units[unit].headline && AllIn(event, unit)) return true;
    }
    return false;
  }

  // Whether all who take part, or those who speak for them, are named in a paragraph.
  bool AllIn(const Candidate& event, uint32_t unit) const {
    return absl::c_all_of(event.participants, [&](const Filler& filler) {
      return !IsBound(event, filler) || absl::c_any_of(actors_.spans(), [&](const ActorSpan& span) {
        return span.head.unit == unit &&
               absl::c_any_of(span.actors, [&](uint32_t actor) { return SameSide(actors_, actor, filler.actor); });
      });
    });
  }

  // "GENEVA, 3 May": what happened on that day or shortly before is there, if somebody from the country takes part, the
  // article tells of other events in that town, or it is what the article is about.
  void TakeDateline(ToldEvent& event) {
    const DatelinePlace& dateline = actors_.dateline();
    Candidate& merged = event.merged;
    if (dateline.name.empty() || !reading_.published.has_value() || !HasHappened(merged.status)) return;
    const auto last = merged.time.latest();
    if (!last.has_value() || *last + kDatelineDays < *reading_.published) return;
    const auto first = merged.time.earliest();
    if (first.has_value() && *last - *first > kLongest) return;
    if (!merged.asserted && !merged.dated) return;
    const bool at_home = dateline.actor.has_value() && absl::c_any_of(merged.participants, [&](const Filler& filler) {
                           return filler.actor == *dateline.actor || SameSide(actors_, filler.actor, *dateline.actor);
                         });
    const bool scene = absl::c_any_of(events_, [&](const ToldEvent& other) {
      return other.merged.place == dateline.name && HasHappened(other.merged.status) &&
             TimesAgree(merged, other.merged);
    });
    // What two foreigners did together in the town of the dispatch is what it is written about.
    const bool lead = dateline.actor.has_value() && (event.members.front()->unit <= kLead || AllInLead(merged));
    if (!at_home && !scene && !lead) return;
    merged.place = dateline.name;
    Say(event, "setting.dateline", dateline.name);
  }

  // A visit is in the country visited, a gathering in that of its host or at the seat of the body that holds it.
  void TakeHost(ToldEvent& event) {
    Candidate& merged = event.merged;
    const bool gathers = merged.type->HasRole("organizer");
    if (merged.type->one_each.empty() && !gathers) return;
    const auto is_host = [&](const Filler& filler) {
      return filler.role == "host" && actors_.actors()[filler.actor].kind == "country";
    };
    const bool one_host = absl::c_count_if(merged.participants, is_host) == 1;
    for (const Filler& filler : merged.participants) {
      const ontology::ActorMention& actor = actors_.actors()[filler.actor];
      if (is_host(filler) && one_host) merged.place = actor.name;
      if (gathers && merged.place.empty()) {
        const auto seat = absl::c_find_if(kSeats, [&](const auto& known) { return known.first == actor.gazetteer_id; });
        if (seat != kSeats.end()) merged.place = seat->second;
      }
    }
    if (!merged.place.empty()) Say(event, "setting.host", merged.place);
  }

  void Say(const ToldEvent& event, std::string rule, const std::string& detail) {
    if (notes_ == nullptr) return;
    const Candidate& first = *event.members.front();
    notes_->Add(std::move(rule), {first.unit, first.match.trigger}, first.match.frame->id + " by " + detail);
  }

  const Reading& reading_;
  const ArticleActors& actors_;
  std::vector<ToldEvent>& events_;
  Notes* notes_;
  ToldDays days_;
};

}  // namespace

void CompleteBySetting(const Reading& reading, const ArticleActors& actors, std::vector<ToldEvent>& events,
                       Notes* notes) {
  Settings(reading, actors, events, notes).Run();
}

}  // namespace chancery::extract
