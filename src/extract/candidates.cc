#include "extract/candidates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/algorithm/container.h"
#include "extract/confidence.h"
#include "extract/details.h"
#include "extract/factuality.h"
#include "extract/own_side.h"
#include "extract/roles.h"
#include "extract/telling.h"
#include "extract/times.h"

namespace chancery::extract {
namespace {

using ontology::EventStatus;
using ontology::EventTime;

// Verbs whose day is the last one of what they carry: "ended a three-day visit on Friday".
constexpr std::array<std::string_view, 6> kEnds = {"end", "conclude", "complete", "finish", "wrap", "close"};

constexpr std::array<std::string_view, 3> kEndNouns = {"end", "conclusion", "close"};

bool HasHappened(EventStatus status) { return status == EventStatus::kOccurred || status == EventStatus::kOngoing; }

Direction DirectionOf(EventStatus status) { return HasHappened(status) ? Direction::kPast : Direction::kFuture; }

// Wordings weaker than this mean an event only with all its participants: "come to somebody's aid" is no visit.
constexpr double kOwnEvent = 0.75;

// What is so many days old is history: "the talks" of today's news are not those of 1979.
constexpr int kRecalled = 90;

// Works on the matches of one unit.
class UnitCandidates {
 public:
  UnitCandidates(const Tree& tree, const Reading& reading, const ArticleActors& actors,
                 const ontology::Ontology& ontology, Notes* notes)
      : tree_(tree),
        reading_(reading),
        actors_(actors),
        ontology_(ontology),
        notes_(notes),
        times_(FindTimes(tree.unit(), tree.index(), reading.published)) {}

  std::vector<Candidate> Run(const std::vector<FrameMatch>& matches) {
    std::vector<Candidate> made;
    for (const FrameMatch& match : matches) {
      if (std::optional<Candidate> candidate = Make(match)) made.push_back(*std::move(candidate));
    }
    std::vector<Candidate> found;
    for (const Candidate& candidate : made) {
      if (YieldsTo(candidate, matches, made)) {
        Say(candidate.match, "candidate.yields", "what is promised is an event of its own");
      } else {
        AddOneEach(candidate, found);
      }
    }
    DropPartial(found);
    DropRepeated(found);
    return found;
  }

 private:
  void Say(const FrameMatch& match, std::string rule, std::string_view detail) {
    if (notes_ == nullptr) return;
    notes_->Add(std::move(rule), tree_.Ref(match.trigger), match.frame->id + ": " + std::string(detail));
  }

  std::optional<Candidate> Make(const FrameMatch& match) {
    Candidate candidate;
    candidate.type = ontology_.FindType(match.frame->type);
    candidate.match = match;
    candidate.unit = tree_.index();
    candidate.headline = tree_.unit().headline;
    if (match.frame->own_side && !IsOwnSide(match, tree_, actors_, ontology_)) {
      Say(match, "candidate.not_own_side", "the subject is not the speaker's own side");
      return std::nullopt;
    }
    candidate.place = PlaceOf(match, tree_, actors_);
    if (!SetParticipants(candidate) || !SetStatus(candidate)) return std::nullopt;
    if (candidate.place.empty() && !match.frame->place.empty()) candidate.place = PlaceByParticipants(candidate);
    Content content = ContentOf(match, tree_, actors_);
    // "On Monday Smith will meet X" is sometimes parsed as about Smith.
    const bool about_itself =
        match.nouns.empty() && content.heads.size() == 1 && IsParticipant(candidate, content.heads[0]);
    if (about_itself && !candidate.type->later_mentions.empty()) content = {};
    candidate.content = std::move(content.words);
    candidate.content_heads = std::move(content.heads);
    candidate.relations = RelationsOf(match, tree_, ontology_);
    SetReporter(candidate);
    SetTime(candidate);
    if (IsVague(candidate) || IsSeries(candidate)) return std::nullopt;
    candidate.confidence = ConfidenceOf(candidate, actors_);
    return candidate;
  }

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
        part.time = days[i]->Read(direction_);
        part.dated = !part.time.empty();
      }
      found.push_back(std::move(part));
    }
    return true;
  }

  // A tour is a visit to each country: parts a candidate by the role of its type that makes events of their own.
  void AddOneEach(Candidate candidate, std::vector<Candidate>& found) const {
    if (AddSeparate(candidate, found)) return;
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

  bool SetParticipants(Candidate& candidate) {
    const FrameMatch& match = candidate.match;
    candidate.participants = FillRoles(match, *candidate.type, tree_, actors_, ontology_);
    DropHostAtSeat(candidate);
    const std::string lacking = Lacking(*candidate.type, candidate.participants, !candidate.place.empty(), actors_);
    if (!lacking.empty()) {
      candidate.complete = false;
      if (!CanBeCompleted(candidate)) {
        Say(match, "candidate.incomplete", "needs " + lacking);
        return false;
      }
      Say(match, "candidate.partial", "needs " + lacking + ", which other mentions may tell");
    }
    // Where the article was written stands for the place that the text leaves out.
    const std::string& here = candidate.type->one_each;
    if (candidate.place.empty() && !here.empty() && actors_.dateline().actor.has_value() &&
        absl::c_any_of(candidate.participants, [&](const Filler& filler) {
          return filler.role == here && filler.actor == *actors_.dateline().actor && filler.token == match.trigger;
        })) {
      candidate.place = actors_.dateline().name;
    }
    if (match.support != nullptr && !match.support->asserts) {
      const std::string hedge = HedgeOf(tree_, match.support_verb);
      for (Filler& filler : candidate.participants) {
        if (!hedge.empty() && IsOfSupport(match, filler)) filler.status = hedge;
      }
    }
    return true;
  }

  // "The General Assembly met in New York": where an organisation has its seat, the country is no host.
  void DropHostAtSeat(Candidate& candidate) const {
    const bool seat = absl::c_any_of(ontology_.List("seats"),
                                     [&](const std::string& town) { return candidate.place.starts_with(town); });
    if (!seat || !candidate.type->HasRole("organizer")) return;
    const bool organized = absl::c_any_of(candidate.participants, [&](const Filler& filler) {
      return actors_.actors()[filler.actor].kind == "organization";
    });
    if (organized) {
      std::erase_if(candidate.participants, [&](const Filler& filler) {
        return filler.role == "host" && actors_.actors()[filler.actor].kind == "country" && filler.of_place;
      });
    }
  }

  static bool IsParticipant(const Candidate& candidate, uint32_t token) {
    return absl::c_any_of(candidate.participants, [token](const Filler& filler) { return filler.token == token; });
  }

  // "The talks went well": who held them can be told elsewhere, unless the wording itself needs somebody.
  static bool CanBeCompleted(const Candidate& candidate) {
    const FrameMatch& match = candidate.match;
    const auto needs_somebody = [](const std::vector<ontology::Argument>& arguments) {
      return absl::c_any_of(arguments, [](const ontology::Argument& argument) { return argument.required; });
    };
    return !candidate.type->later_mentions.empty() && !match.nouns.empty() && !needs_somebody(match.frame->arguments) &&
           (match.support == nullptr || !needs_somebody(match.support->arguments));
  }

  // "met the prime minister of Spain in Rome": the place is sometimes hung on a participant.
  std::string PlaceByParticipants(const Candidate& candidate) const {
    for (const Filler& filler : candidate.participants) {
      for (const uint32_t token : Prepositional(tree_, filler.token, {"in", "at"})) {
        std::string place = PlaceAt(token, tree_, actors_);
        if (!place.empty()) return place;
      }
    }
    return "";
  }

  // Whether a filler has a role that the support verb gives.
  static bool IsOfSupport(const FrameMatch& match, const Filler& filler) {
    return std::any_of(match.support->arguments.begin(), match.support->arguments.end(),
                       [&](const ontology::Argument& argument) { return argument.role == filler.role; });
  }

  bool SetStatus(Candidate& candidate) {
    const FrameMatch& match = candidate.match;
    if (IsAskedOrDeniedOfAll(match, tree_)) {
      Say(match, "candidate.not_so", "a question, or said of nobody");
      return false;
    }
    const Factuality factuality = Judge(tree_.unit(), tree_.children(), JudgedWord(match, tree_), &times_);
    if (match.frame->negated) {
      candidate.status = match.frame->status.value_or(EventStatus::kOccurred);
      direction_ = Direction::kPast;
      return true;
    }
    if (!factuality.status.has_value()) {
      Say(match, "candidate.not_so", factuality.rule);
      return StaysWithout(factuality, candidate);
    }
    if (IsUnrealOccasion(match)) {
      Say(match, "candidate.unreal", "only an occasion that something planned hangs on");
      return false;
    }
    candidate.status = *factuality.status;
    direction_ = factuality.direction;
    if (match.frame->status.has_value()) candidate.status = *match.frame->status;
    if (match.support != nullptr && match.support->status.has_value()) candidate.status = *match.support->status;
    if (candidate.status != *factuality.status) {
      direction_ = HasHappened(candidate.status) ? Direction::kPast : Direction::kFuture;
    }
    const bool noun = !match.nouns.empty();
    // "discussed trade" tells what a meeting is about, not that it takes place.
    const auto& content = match.frame->content;
    const bool topical = !noun && !candidate.type->later_mentions.empty() && !content.empty() &&
                         content.front().relation == ontology::Position::Relation::kObject;
    candidate.asserted = noun ? match.support != nullptr && match.support->asserts : !topical;
    candidate.row = noun ? FirstConjunct(tree_, match.nouns.back()) : match.trigger;
    candidate.again = !noun && HasAdverb(tree_, match.trigger, "again");
    candidate.sequel = !noun && IsSequel(tree_, match.trigger);
    candidate.anaphoric = IsAnaphoric(match, tree_);
    candidate.definite = IsDefinite(match, tree_);
    Say(match, "candidate.status", std::string(ontology::ToString(candidate.status)) + " by " + factuality.rule);
    return true;
  }

  // "will not go to the summit": who is denied to take part is no participant, but the summit stays an event.
  bool StaysWithout(const Factuality& factuality, Candidate& candidate) {
    const FrameMatch& match = candidate.match;
    if (!factuality.denied.has_value() || match.support == nullptr || match.support->asserts) return false;
    std::erase_if(candidate.participants, [&](const Filler& filler) { return IsOfSupport(match, filler); });
    if (!Lacking(*candidate.type, candidate.participants, !candidate.place.empty(), actors_).empty()) return false;
    candidate.status = *factuality.denied;
    candidate.asserted = false;
    direction_ = HasHappened(candidate.status) ? Direction::kPast : Direction::kFuture;
    return true;
  }

  // One participant of something mentioned in passing, without day or place, is no event to tell.
  bool IsVague(const Candidate& candidate) {
    if (candidate.asserted || candidate.anaphoric || candidate.dated || !candidate.place.empty()) return false;
    if (candidate.participants.size() > 1 || !candidate.type->later_mentions.empty()) return false;
    // "praised his pledge to come": what is promised says which.
    if (candidate.match.frame->place.empty() && !candidate.content.empty()) return false;
    Say(candidate.match, "candidate.vague", "in passing, with neither day nor place nor a second participant");
    return true;
  }

  // "meet every month": not one event.
  bool IsSeries(const Candidate& candidate) {
    const Tokens own = candidate.match.Own();
    const bool series = std::any_of(times_.begin(), times_.end(), [&](const TimeExpression& time) {
      return time.is_frequency && absl::c_linear_search(own, tree_[time.head.token].head);
    });
    if (series) Say(candidate.match, "candidate.series", "told of many, without a day for any");
    return series;
  }

  // "following the resumption of talks, they will meet": talks that something planned waits for are told by nobody.
  bool IsUnrealOccasion(const FrameMatch& match) const {
    if (match.nouns.empty() || match.support != nullptr) return false;
    const uint32_t noun = match.nouns.back();
    if (!tree_.Dep(noun, {"pobj"}) || tree_.Lower(tree_[noun].head) != "of") return false;
    if (!TiedBy(tree_, noun, ontology_).has_value()) return false;
    const std::optional<uint32_t> governor = GoverningVerb(tree_, noun);
    if (!governor.has_value()) return true;
    const Factuality factuality = Judge(tree_.unit(), tree_.children(), *governor, &times_);
    return !factuality.status.has_value() || !HasHappened(*factuality.status);
  }

  void SetReporter(Candidate& candidate) const {
    const std::vector<uint32_t> speakers = WhoSays(candidate.match, tree_, actors_, ontology_);
    if (!speakers.empty()) candidate.reported_by = actors_.actors()[speakers.front()].name;
  }

  void SetTime(Candidate& candidate) const {
    const FrameMatch& match = candidate.match;
    const bool said =
        match.frame->own_side && match.attribution.has_value() && match.attribution->unit == tree_.index();
    std::vector<Tokens> owns;
    if (said) owns.push_back({match.attribution->verb});
    // Of what a speaker says he will do, the times are those when it is due.
    const bool told = !match.frame->own_side;
    const bool carried = told && match.support != nullptr;
    if (carried && match.support->asserts) owns.push_back({match.support_verb});
    if (told) owns.push_back(match.nouns.empty() ? Tokens{match.trigger} : match.nouns);
    // The day of an invitation is not that of what it is to.
    if (carried && !match.support->asserts && tree_[match.support_verb].lemma != "invite") {
      owns.push_back({match.support_verb});
    }
    // "met President Duda of Poland on Tuesday": the day is sometimes hung on the last participant.
    for (const Filler& filler : candidate.participants) {
      if (told && filler.token > match.trigger) owns.back().push_back(filler.token);
    }
    for (const Tokens& own : owns) {
      // What is mentioned in passing may lie ahead, whatever the tense of the sentence.
      const bool open = !candidate.asserted && told;
      const TimeExpression* time =
          TimeOf(times_, tree_.document(), own, open ? std::nullopt : std::optional<Direction>(direction_));
      if (time == nullptr || candidate.dated || IsOfCancelling(candidate, *time)) continue;
      candidate.time = time->Read(time->is_ahead ? Direction::kFuture : direction_);
      candidate.dated = !candidate.time.empty();
    }
    if (candidate.dated && told) StretchByDuration(candidate);
    for (const uint32_t head : candidate.content_heads) {
      if (!tree_.IsVerb(head)) continue;
      const TimeExpression* due = TimeOf(times_, tree_.document(), {head});
      if (due != nullptr && candidate.due.empty()) candidate.due = due->Read(Direction::kFuture);
    }
    if (candidate.dated) {
      const auto last = candidate.time.latest();
      candidate.recalled =
          reading_.published.has_value() && last.has_value() && *last + kRecalled < *reading_.published;
      CorrectStatusByTime(candidate);
    } else if (reading_.published.has_value() && HasHappened(candidate.status)) {
      const ontology::CalendarUnit day(*reading_.published);
      // What a statement promises it promises on its own day, whatever other days it tells of.
      const bool stated = match.frame->own_side && !match.attribution.has_value();
      candidate.dated = stated;
      const bool same_day = stated || candidate.status == EventStatus::kOngoing;
      candidate.time = same_day ? EventTime::In(day) : EventTime::OnOrBefore(day);
    }
  }

  // "postponed her visit on Friday": the day of the postponement. Only a day that can be read one way, or one that
  // stands before the noun, is that of the visit.
  static bool IsOfCancelling(const Candidate& candidate, const TimeExpression& time) {
    return candidate.status == EventStatus::kCancelled && time.past != time.future && time.past.IsDay() &&
           time.head.token > candidate.match.trigger;
  }

  // "arrives on Monday for a three-day visit": three days from that one.
  void StretchByDuration(Candidate& candidate) const {
    if (!candidate.time.IsDay()) return;
    const int days = DaysOf(times_, tree_.document(), candidate.match.Own());
    if (days < 2) return;
    const FrameMatch& match = candidate.match;
    bool ends = match.support != nullptr && absl::c_linear_search(kEnds, tree_[match.support_verb].lemma);
    for (const uint32_t noun : match.nouns) {
      const uint32_t of = tree_[noun].head;
      // "signed on Friday, at the end of a two-day summit"
      ends = ends || (tree_.Dep(noun, {"pobj"}) && tree_.Lower(of) == "of" &&
                      absl::c_linear_search(kEndNouns, tree_[tree_[of].head].lemma));
    }
    const absl::CivilDay day = *candidate.time.earliest();
    const absl::CivilDay first = ends ? day - (days - 1) : day;
    candidate.time = EventTime::FromTo(ontology::CalendarUnit(first), ontology::CalendarUnit(first + (days - 1)));
  }

  // Of an event mentioned in passing the date tells better than the noun whether it has happened.
  void CorrectStatusByTime(Candidate& candidate) const {
    if (candidate.asserted || !reading_.published.has_value()) return;
    const auto first = candidate.time.earliest();
    const auto last = candidate.time.latest();
    if (HasHappened(candidate.status) && first.has_value() && *first > *reading_.published) {
      candidate.status = EventStatus::kPlanned;
    } else if (candidate.status == EventStatus::kPlanned && last.has_value() && *last < *reading_.published) {
      candidate.status = EventStatus::kOccurred;
    }
  }

  // Whether what a promise is about is an event of a type that the frame yields to: one that was found, or a wording
  // strong enough to mean one even where its participants were not understood.
  static bool YieldsTo(const Candidate& candidate, const std::vector<FrameMatch>& matches,
                       const std::vector<Candidate>& made) {
    const auto is_content = [&](const FrameMatch& other) {
      if (!absl::c_linear_search(candidate.match.frame->yields_to, other.frame->type)) return false;
      return absl::c_linear_search(candidate.content_heads, other.trigger) ||
             (other.support != nullptr && absl::c_linear_search(candidate.content_heads, other.support_verb));
    };
    return std::any_of(made.begin(), made.end(), [&](const Candidate& other) { return is_content(other.match); }) ||
           std::any_of(matches.begin(), matches.end(), [&](const FrameMatch& other) {
             return other.frame->strength >= kOwnEvent && is_content(other);
           });
  }

  // Of a word that one frame understands wholly, others need not tell a part.
  static void DropPartial(std::vector<Candidate>& found) {
    std::vector<uint32_t> understood;
    for (const Candidate& candidate : found) {
      if (candidate.complete) understood.push_back(candidate.match.trigger);
    }
    std::erase_if(found, [&](const Candidate& candidate) {
      return !candidate.complete && absl::c_linear_search(understood, candidate.match.trigger);
    });
  }

  // "promised that it will ...": the clause is told by the verb of promising already.
  void DropRepeated(std::vector<Candidate>& found) {
    const auto repeated = [&](const Candidate& candidate) {
      return candidate.match.frame->own_side && std::any_of(found.begin(), found.end(), [&](const Candidate& other) {
               return other.type == candidate.type && !other.match.frame->own_side &&
                      absl::c_linear_search(other.content_heads, candidate.match.trigger);
             });
    };
    std::vector<Candidate> kept;
    for (const Candidate& candidate : found) {
      if (repeated(candidate)) {
        Say(candidate.match, "candidate.repeated", "told by the verb above");
      } else {
        kept.push_back(candidate);
      }
    }
    found = std::move(kept);
  }

  const Tree& tree_;
  const Reading& reading_;
  const ArticleActors& actors_;
  const ontology::Ontology& ontology_;
  Notes* notes_;
  std::vector<TimeExpression> times_;
  Direction direction_ = Direction::kPast;  // of the candidate being made
};

}  // namespace

std::vector<Candidate> FindCandidates(const Tree& tree, const Reading& reading, const ArticleActors& actors,
                                      const Attributions& attributions, const ontology::Ontology& ontology,
                                      const FrameIndex& frames, Notes* notes) {
  const std::vector<FrameMatch> matches = frames.Match(tree, actors, attributions, notes);
  if (matches.empty()) return {};
  return UnitCandidates(tree, reading, actors, ontology, notes).Run(matches);
}

}  // namespace chancery::extract
