#include "extract/own_side.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "absl/algorithm/container.h"
#include "extract/roles.h"

namespace chancery::extract {
namespace {

constexpr std::string_view kThreatening[] = {"warn", "threaten", "caution"};
constexpr std::string_view kSupposing[] = {"if", "unless", "whether", "until"};
constexpr std::string_view kGuessing[] = {"probably", "likely",     "perhaps",   "maybe",
                                          "possibly", "presumably", "inevitably"};

// Whether a verb heads a sentence or what somebody says: not a relative, conditional or indirect question, nor what is
// hoped or believed.
bool IsMainOrReported(const Tree& tree, const FrameMatch& match) {
  uint32_t verb = match.trigger;
  for (int steps = 0; steps < 4 && tree.Dep(verb, {"conj"}); ++steps) verb = tree[verb].head;
  const bool reported = tree.Dep(verb, {"ccomp"}) && match.attribution.has_value() &&
                        match.attribution->unit == tree.index() && tree[verb].head == match.attribution->verb;
  if (!tree.IsRoot(verb) && !reported && !tree.Dep(verb, {"parataxis", "dep"})) return false;
  if (tree[Subtree(tree.document(), verb).begin].tag.starts_with("W")) return false;
  for (const uint32_t child : tree.children().Of(match.trigger)) {
    if (child < match.trigger && tree[child].tag.starts_with("W")) return false;
    if (child < match.trigger && tree.Dep(child, {"mark"}) && tree.Lower(child) != "that") return false;
  }
  return true;
}

bool IsQuoted(const Tree& tree, uint32_t token) {
  const std::vector<Quotation> quotations = FindQuotations(tree.document());
  return std::any_of(quotations.begin(), quotations.end(), [&](const Quotation& quotation) {
    return quotation.tokens.begin <= token && token < quotation.tokens.end;
  });
}

// The actors of an attribution's speaker: those of the phrase, or whose it is ("her office said").
std::vector<uint32_t> ActorsOfSpeaker(uint32_t speaker, const Tree& tree, const ArticleActors& actors,
                                      const ontology::Ontology& ontology) {
  std::vector<uint32_t> found;
  for (const Spoken& spoken : ActorsOf(tree, speaker, actors, ontology)) found.push_back(spoken.actor);
  if (!found.empty()) return found;
  for (const uint32_t possessor : Possessors(tree, speaker)) {
    for (const Spoken& spoken : ActorsOf(tree, possessor, actors, ontology)) found.push_back(spoken.actor);
  }
  return found;
}

// Whether a state or organisation is the one that a speaker acts for. Of a minister whose country the text does not
// name it is taken that he speaks of his own.
bool ActsFor(const ontology::ActorMention& speaker, const ontology::ActorMention& subject) {
  if (subject.kind == "person") return false;
  if (speaker.of.empty()) return speaker.kind == "person" && !speaker.office.empty() && subject.kind == "country";
  return subject.of == speaker.of || subject.name == speaker.of;
}

// "his country", "our government": what the speaker calls his own.
bool IsCalledOwn(const Tree& tree, uint32_t subject, bool direct, const std::vector<uint32_t>& speakers,
                 const ArticleActors& actors, const ontology::Ontology& ontology) {
  if (!absl::c_linear_search(ontology.List("own_side"), tree[subject].lemma)) return false;
  for (const uint32_t possessor : Possessors(tree, subject)) {
    const std::string word = tree.Lower(possessor);
    if (direct && (word == "our" || word == "my")) return true;
    for (const Spoken& spoken : ActorsOf(tree, possessor, actors, ontology)) {
      if (absl::c_linear_search(speakers, spoken.actor)) return true;
    }
  }
  return false;
}

// "It was announced that NATO would ...": whose deed it is has announced it.
bool IsAnnouncedByNobody(const FrameMatch& match, const Tree& tree) {
  return match.attribution.has_value() && !match.attribution->speaker.has_value() &&
         match.attribution->unit == tree.index() && tree[match.attribution->verb].lemma == "announce" &&
         IsPassive(tree, match.attribution->verb);
}

// "warned that it would ...": what is said is a threat.
bool IsThreatened(const FrameMatch& match, const Tree& tree) {
  return match.attribution.has_value() && match.attribution->unit == tree.index() &&
         absl::c_linear_search(kThreatening, tree[match.attribution->verb].lemma);
}

// "if it says that it will ...": nothing was said yet.
bool IsSupposed(const FrameMatch& match, const Tree& tree) {
  if (!match.attribution.has_value() || match.attribution->unit != tree.index()) return false;
  return absl::c_any_of(tree.children().Of(match.attribution->verb), [&](uint32_t child) {
    return tree.Dep(child, {"mark"}) && absl::c_linear_search(kSupposing, tree.Lower(child));
  });
}

// "would probably prefer": what somebody thinks will come, not what he undertakes.
bool IsGuessed(const Tree& tree, uint32_t verb) {
  return absl::c_any_of(tree.children().Of(verb), [&](uint32_t child) {
    return tree.Dep(child, {"advmod"}) && absl::c_linear_search(kGuessing, tree.Lower(child));
  });
}

}  // namespace

std::vector<uint32_t> WhoSays(const FrameMatch& match, const Tree& tree, const ArticleActors& actors,
                              const ontology::Ontology& ontology) {
  if (!match.attribution.has_value()) {
    if (actors.SpeakersOf(tree.index()).empty() || IsQuoted(tree, match.trigger)) return {};
    return actors.SpeakersOf(tree.index());
  }
  const Attribution& attribution = *match.attribution;
  if (!attribution.speaker.has_value()) return {};
  if (attribution.unit == tree.index()) return ActorsOfSpeaker(*attribution.speaker, tree, actors, ontology);
  const ActorSpan* span = actors.At({attribution.unit, *attribution.speaker});
  return span == nullptr ? std::vector<uint32_t>() : span->actors;
}

bool IsOwnSide(const FrameMatch& match, const Tree& tree, const ArticleActors& actors,
               const ontology::Ontology& ontology) {
  if (IsPassive(tree, match.trigger) || !IsMainOrReported(tree, match)) return false;
  if (IsThreatened(match, tree) || IsSupposed(match, tree) || IsGuessed(tree, match.trigger)) return false;
  const std::vector<uint32_t> speakers = WhoSays(match, tree, actors, ontology);
  if (speakers.empty() && !IsAnnouncedByNobody(match, tree)) return false;
  const bool direct = !match.attribution.has_value() || match.attribution->direct;
  for (const uint32_t subject : SurfaceSubjects(tree, match.trigger)) {
    const std::string word = tree.Lower(subject);
    if (direct && (word == "we" || word == "i")) return true;
    if (IsCalledOwn(tree, subject, direct, speakers, actors, ontology)) return true;
    for (const Spoken& spoken : ActorsOf(tree, subject, actors, ontology)) {
      if (speakers.empty() || absl::c_linear_search(speakers, spoken.actor)) return true;
      const ontology::ActorMention& one = actors.actors()[spoken.actor];
      if (std::any_of(speakers.begin(), speakers.end(),
                      [&](uint32_t speaker) { return ActsFor(actors.actors()[speaker], one); })) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace chancery::extract
