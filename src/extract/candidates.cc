#include "extract/candidates.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "extract/candidate_parts.h"
#include "extract/candidate_times.h"
#include "extract/confidence.h"
#include "extract/details.h"
#include "extract/factuality.h"
#include "extract/own_side.h"
#include "extract/roles.h"
#include "extract/telling.h"
#include "extract/tense.h"
#include "extract/times.h"
#include "extract/told_days.h"

namespace chancery::extract {
namespace {

using ontology::EventStatus;

// Wordings weaker than this mean an event only with all its participants: "come to somebody's aid" is no visit.
constexpr double kOwnEvent = 0.75;

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
        AddParts(candidate, times_, tree_, actors_, found);
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
    SetTime(candidate, direction_, times_, tree_, reading_);
    if (IsVague(candidate) || IsSeries(candidate)) return std::nullopt;
    candidate.confidence = ConfidenceOf(candidate, actors_);
    return candidate;
  }

  // Who stands at the roles and is nobody known is most often why it is incomplete.
  void SayIncomplete(const FrameMatch& match, const std::string& lacking) {
    if (notes_ == nullptr) return;
    std::string detail = "needs " + lacking;
    for (const uint32_t token : UnknownAtRoles(match, tree_, actors_, ontology_)) {
      absl::StrAppend(&detail, "; who is '", PhraseOf(token), "'?");
    }
    Say(match, "candidate.incomplete", detail);
  }

  std::string PhraseOf(uint32_t token) const {
    constexpr size_t kLongest = 60;  // bytes; a note is to be read at a glance
    return std::string(tree_.document().Text(Subtree(tree_.document(), token)).substr(0, kLongest));
  }

  bool SetParticipants(Candidate& candidate) {
    const FrameMatch& match = candidate.match;
    candidate.participants = FillRoles(match, *candidate.type, tree_, actors_, ontology_);
    DropHostAtSeat(candidate);
    const std::string lacking = Lacking(*candidate.type, candidate.participants, !candidate.place.empty(), actors_);
    if (!lacking.empty()) {
      candidate.complete = false;
      if (!CanBeCompleted(candidate)) {
        SayIncomplete(match, lacking);
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
    if (factuality.rule == "factuality.present" && IsOnAgenda(match.trigger)) {
      candidate.status = EventStatus::kPlanned;
      direction_ = Direction::kFuture;
    }
    if (match.frame->status.has_value()) candidate.status = *match.frame->status;
    if (match.support != nullptr && match.support->status.has_value()) candidate.status = *match.support->status;
    if (candidate.status != *factuality.status) {
      direction_ = DirectionOf(candidate.status);
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
    candidate.pluperfect = IsInPluperfect(tree_.document(), TellingVerb(match, tree_.document()));
    const uint32_t telling = TellingVerb(match, tree_.document());
    candidate.perfect = IsInPerfect(tree_.document(), telling);
    candidate.aside = match.nouns.empty() && tree_.Dep(telling, {"relcl"});
    candidate.by_wire = IsByWire(match, tree_);
    candidate.apart = IsApart(match, tree_);
    candidate.anaphoric = IsAnaphoric(match, tree_);
    candidate.definite = IsDefinite(match, tree_);
    Say(match, "candidate.status", std::string(ontology::ToString(candidate.status)) + " by " + factuality.rule);
    return true;
  }

  // "Tuesday. The president receives the envoy": the present tense below a day that can lie ahead.
  bool IsOnAgenda(uint32_t trigger) const {
    return std::any_of(times_.begin(), times_.end(), [&](const TimeExpression& time) {
      return time.tokens.end <= trigger && IsHeading(time, tree_.document()) &&
             (time.is_ahead || (time.past != time.future && !time.future.empty()));
    });
  }

  // "will not go to the summit": who is denied to take part is no participant, but the summit stays an event.
  bool StaysWithout(const Factuality& factuality, Candidate& candidate) {
    const FrameMatch& match = candidate.match;
    if (!factuality.denied.has_value() || match.support == nullptr || match.support->asserts) return false;
    std::erase_if(candidate.participants, [&](const Filler& filler) { return IsOfSupport(match, filler); });
    if (!Lacking(*candidate.type, candidate.participants, !candidate.place.empty(), actors_).empty()) return false;
    candidate.status = *factuality.denied;
    candidate.asserted = false;
    direction_ = DirectionOf(candidate.status);
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
