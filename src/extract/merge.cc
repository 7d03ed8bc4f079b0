#include "extract/merge.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "extract/roles.h"

namespace chancery::extract {

bool SameSide(const ArticleActors& actors, uint32_t a, uint32_t b) {
  if (a == b) return true;
  const ontology::ActorMention& one = actors.actors()[a];
  const ontology::ActorMention& other = actors.actors()[b];
  if (one.of.empty() || one.of != other.of) return false;
  return (one.kind == "person") != (other.kind == "person");
}

bool TakesPart(const ArticleActors& actors, const Candidate& event, const Filler& filler) {
  return absl::c_any_of(event.participants,
                        [&](const Filler& other) { return SameSide(actors, filler.actor, other.actor); });
}

bool TimesAgree(const Candidate& one, const Candidate& other) {
  if (!one.dated || !other.dated) return true;
  const auto ends_before = [](const Candidate& a, const Candidate& b) {
    return a.time.latest().has_value() && b.time.earliest().has_value() && *a.time.latest() < *b.time.earliest();
  };
  return !ends_before(one, other) && !ends_before(other, one);
}

namespace {

using ontology::EventStatus;

// How many of the one's participants in these roles (all if none) the other has too.
size_t Shared(const Candidate& one, const Candidate& other, const std::vector<std::string>& roles,
              const ArticleActors& actors) {
  size_t shared = 0;
  for (const Filler& filler : one.participants) {
    if (!roles.empty() && !absl::c_linear_search(roles, filler.role)) continue;
    shared += std::any_of(other.participants.begin(), other.participants.end(), [&](const Filler& it) {
      return (roles.empty() || absl::c_linear_search(roles, it.role)) && SameSide(actors, filler.actor, it.actor);
    });
  }
  return shared;
}

std::set<std::string> LongWords(const std::string& text) {
  std::set<std::string> words;
  for (const std::string& word : std::vector<std::string>(absl::StrSplit(absl::AsciiStrToLower(text), ' '))) {
    if (word.size() > 3) words.insert(word);
  }
  return words;
}

// How many of the fewer long words of two contents are in both, 0 to 1.
double ContentOverlap(const std::string& one, const std::string& other) {
  const std::set<std::string> a = LongWords(one);
  const std::set<std::string> b = LongWords(other);
  if (a.empty() || b.empty()) return 0;
  const auto shared = std::count_if(a.begin(), a.end(), [&b](const std::string& word) { return b.contains(word); });
  return static_cast<double>(shared) / static_cast<double>(std::min(a.size(), b.size()));
}

// A mention in passing ("the meeting", "invited to the conference") says nothing of its own about what has happened.
bool StatusesAgree(const Candidate& one, const Candidate& other) {
  // What was called off is not what took place, however the text speaks of it.
  const auto contradict = [](const Candidate& a, const Candidate& b) {
    return a.status == EventStatus::kCancelled && b.asserted && HasHappened(b.status);
  };
  if (contradict(one, other) || contradict(other, one)) return false;
  if (!one.asserted || !other.asserted) return true;
  return HasHappened(one.status) == HasHappened(other.status);
}

// Two towns, of which the one was visited and the other is only thought of, are two visits, also in one country.
bool IsElsewhere(const Candidate& one, const Candidate& other) {
  if (one.type->one_each.empty() || one.place.empty() || other.place.empty() || one.place == other.place) return false;
  return one.status != other.status && (one.status == EventStatus::kPossible || other.status == EventStatus::kPossible);
}

bool AllOfSmaller(const Candidate& one, const Candidate& other, const ArticleActors& actors) {
  const size_t fewer = std::min(one.participants.size(), other.participants.size());
  const Candidate& smaller = one.participants.size() <= other.participants.size() ? one : other;
  const Candidate& larger = &smaller == &one ? other : one;
  return fewer >= 2 && Shared(smaller, larger, {}, actors) == fewer;
}

bool Holds(const ontology::SameEventRule& rule, const Candidate& one, const Candidate& other,
           const ArticleActors& actors) {
  if (!rule.roles.empty() && Shared(one, other, rule.roles, actors) > 0) return true;
  if (rule.everyone && AllOfSmaller(one, other, actors)) return true;
  if (rule.or_place && !one.place.empty() && one.place == other.place) return true;
  return rule.or_content > 0 && ContentOverlap(one.content, other.content) >= rule.or_content;
}

// "the talks", of whatever was told: a meeting or a conference.
bool SpeaksOf(const Candidate& one, const Candidate& later, const ArticleActors& actors) {
  if (one.type != later.type &&
      (later.complete || one.type->later_mentions.empty() || one.type->later_mentions != later.type->later_mentions)) {
    return false;
  }
  if (one.recalled != later.recalled) return false;
  if (!one.place.empty() && !later.place.empty() && one.place != later.place) return false;
  const size_t shared = Shared(later, one, {}, actors);
  if (later.anaphoric) {
    // Who attends is told bit by bit; who meets, at once.
    const bool one_by_one = absl::c_none_of(one.type->same_event, [](const auto& rule) { return rule.everyone; });
    return one_by_one || later.participants.empty() || shared > 0;
  }
  return later.definite && !later.complete && shared > 0 && shared == later.participants.size();
}

// A told of B and C; later "A received B": two of three sides by name, as something new, have met apart.
bool IsPairApart(const Candidate& one, const Candidate& later, const ArticleActors& actors) {
  if (one.headline || !later.asserted || later.definite || !later.match.nouns.empty()) return false;
  if (later.participants.size() != 2) return false;
  const uint32_t verb = later.match.trigger;
  // "B and C talked about trade" may tell what was said among them all.
  if ((later.participants[0].token < verb) == (later.participants[1].token < verb)) return false;
  const bool by_name = absl::c_none_of(later.participants, [](const Filler& filler) { return filler.by_pronoun; });
  std::set<std::string> sides;
  for (const Filler& filler : one.participants) {
    const ontology::ActorMention& actor = actors.actors()[filler.actor];
    if (actor.kind == "person" && !actor.of.empty()) sides.insert(actor.of);
  }
  return by_name && sides.size() > 2;
}

bool SameEvent(const Candidate& one, const Candidate& other, const ArticleActors& actors) {
  // `other` comes later in the text.
  if (other.again && !one.headline) return false;
  if (other.sequel && one.unit == other.unit) return false;
  const bool side_by_side = one.unit == other.unit && one.row == other.row && one.match.trigger != other.match.trigger;
  if (side_by_side && one.match.frame->trigger.pos == ontology::Trigger::PartOfSpeech::kNoun) return false;
  // What two had apart from the others is not what they had with them.
  const bool together = one.participants.size() == other.participants.size();
  if ((one.apart || other.apart) && one.complete && other.complete && !together) return false;
  if (one.type == other.type && IsPairApart(one, other, actors)) return false;
  if (!TimesAgree(one, other) || !StatusesAgree(one, other) || IsElsewhere(one, other)) return false;
  // "met in Colombo last year" is not what the news tells without a day.
  if (one.recalled != other.recalled && one.asserted && other.asserted) return false;
  if (other.definite && SpeaksOf(one, other, actors)) return true;
  if (one.type != other.type) return false;
  const auto& rules = one.type->same_event;
  return !rules.empty() &&
         std::all_of(rules.begin(), rules.end(), [&](const auto& rule) { return Holds(rule, one, other, actors); });
}

// A state gives way to the person who speaks for it in the same role: "Lavrov" beside "Russia" at one table.
void AddParticipant(const Filler& filler, const ArticleActors& actors, std::vector<Filler>& participants) {
  for (Filler& known : participants) {
    if (known.actor == filler.actor) {
      if (known.status.empty()) known.status = filler.status;
      return;
    }
    if (known.role != filler.role || !SameSide(actors, known.actor, filler.actor)) continue;
    if (actors.actors()[filler.actor].kind == "person") known = filler;
    return;
  }
  participants.push_back(filler);
}

// The width of a time in days; an open or unknown one is the widest.
int64_t Width(const Candidate& candidate) {
  const auto first = candidate.time.earliest();
  const auto last = candidate.time.latest();
  return first.has_value() && last.has_value() ? *last - *first : 1'000'000;
}

// From one day to another, told as such and not as a week of the calendar: an event of several days.
bool IsStretch(const ontology::EventTime& time) {
  const auto first = time.earliest(), last = time.latest();
  if (!first.has_value() || !last.has_value() || *first == *last) return false;
  if (time.latest_start() != first || time.earliest_end() != last) return false;
  return absl::GetWeekday(*first) != absl::Weekday::monday || *last - *first != 6;
}

// Whether the one tells better than the other when the event is: more exactly, but a day within a stretch of days is
// only that of a part of it ("will visit from 16 to 19 May ... leaves for the coast on 18 May").
bool TellsMore(const Candidate& one, const Candidate& other) {
  if (!one.dated || !other.dated) return one.dated;
  if (IsStretch(other.time)) return false;
  return IsStretch(one.time) || Width(one) < Width(other);
}

void MergeInto(const Candidate& more, const ArticleActors& actors, Candidate& merged) {
  for (Filler filler : more.participants) {
    if (!merged.type->HasRole(filler.role)) filler.role = merged.type->takes_part;
    AddParticipant(filler, actors, merged.participants);
  }
  merged.complete |= more.complete;
  if (more.asserted && !merged.asserted) {
    merged.status = more.status;
    merged.asserted = true;
    if (!merged.dated) merged.time = more.time;
  }
  // Of mentions in passing, one with a day says better whether it lies ahead.
  if (!more.asserted && !merged.asserted && more.dated && !merged.dated) merged.status = more.status;
  if (TellsMore(more, merged)) {
    merged.time = more.time;
    merged.dated = true;
  }
  // "Phnom Penh" says more than "Cambodia".
  const bool country = absl::c_any_of(merged.participants, [&](const Filler& filler) {
    return actors.actors()[filler.actor].kind == "country" && actors.actors()[filler.actor].name == merged.place;
  });
  if (merged.place.empty() || (country && !more.place.empty())) merged.place = more.place;
  if (merged.content.empty()) merged.content = more.content;
  if (merged.due.empty()) merged.due = more.due;
  for (const TiedWords& relation : more.relations) {
    if (!absl::c_linear_search(merged.relations, relation)) merged.relations.push_back(relation);
  }
  // Two independent wordings are wrong together only if both are (noisy or).
  merged.confidence = 1 - (1 - merged.confidence) * (1 - more.confidence);
}

// The longest event from which an undated one takes its time, in days, and how many paragraphs later it may be told.
constexpr int64_t kLongestInherited = 7;
constexpr uint32_t kReach = 4;

bool CanInherit(const Candidate& undated, const Candidate& dated, const ArticleActors& actors) {
  if (!dated.dated || dated.headline || (dated.pluperfect && !undated.pluperfect && !undated.sequel) ||
      HasHappened(dated.status) != HasHappened(undated.status)) {
    return false;
  }
  return Width(dated) <= kLongestInherited && Shared(undated, dated, {}, actors) == undated.participants.size();
}

}  // namespace

void InheritTimes(std::vector<Candidate>& candidates, const ArticleActors& actors) {
  for (size_t i = 0; i < candidates.size(); ++i) {
    Candidate& undated = candidates[i];
    const bool open = undated.status == EventStatus::kPossible || undated.status == EventStatus::kCancelled;
    if (undated.dated || open || !undated.asserted || undated.again || undated.participants.empty()) continue;
    for (size_t j = i; j-- > 0 && undated.unit - candidates[j].unit <= kReach;) {
      if (!CanInherit(undated, candidates[j], actors)) continue;
      undated.time = candidates[j].time;
      if (undated.place.empty() && !undated.by_wire && !undated.match.frame->place.empty()) {
        undated.place = candidates[j].place;
      }
      break;
    }
  }
}

std::vector<std::vector<size_t>> GroupByEvent(const std::vector<Candidate>& candidates, const ArticleActors& actors) {
  std::vector<std::vector<size_t>> groups;
  for (size_t i = 0; i < candidates.size(); ++i) {
    const auto takes = [&](const std::vector<size_t>& group) {
      return std::all_of(group.begin(), group.end(),
                         [&](size_t member) {
                           return TimesAgree(candidates[member], candidates[i]) &&
                                  StatusesAgree(candidates[member], candidates[i]);
                         }) &&
             std::any_of(group.begin(), group.end(),
                         [&](size_t member) { return SameEvent(candidates[member], candidates[i], actors); });
    };
    // The one spoken of last: "the conference".
    auto home = groups.end();
    for (auto it = groups.begin(); it != groups.end(); ++it) {
      if (takes(*it) && (home == groups.end() || it->back() > home->back())) home = it;
    }
    if (home == groups.end()) {
      groups.push_back({i});
    } else {
      home->push_back(i);
    }
  }
  return groups;
}

bool IsTold(const Candidate& merged, const ArticleActors& actors) {
  const bool placed = !merged.place.empty();
  if (!Lacking(*merged.type, merged.participants, placed, actors).empty()) return false;
  if (merged.type->later_mentions.empty()) return true;
  return merged.asserted || merged.dated || placed || merged.participants.size() > 1;
}

Candidate Merge(const std::vector<Candidate>& candidates, const std::vector<size_t>& group,
                const ArticleActors& actors) {
  Candidate merged = candidates[group.front()];
  for (size_t i = 1; i < group.size(); ++i) MergeInto(candidates[group[i]], actors, merged);
  return merged;
}

}  // namespace chancery::extract
