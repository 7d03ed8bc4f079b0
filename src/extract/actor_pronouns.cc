// Pronouns: "he", "their", "it", "we", in the order of the text.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extract/actor_antecedents.h"
#include "extract/actor_groups.h"
#include "extract/actor_quotes.h"
#include "extract/actor_syntax.h"
#include "extract/coreference.h"
#include "extract/speakers.h"

namespace chancery::extract {
namespace {

class PronounResolver {
 public:
  explicit PronounResolver(Draft* draft) : draft_(draft) {}

  // All in the order of the text, as pronouns carry on what earlier ones meant.
  void Run() {
    for (uint32_t unit = 0; unit < draft_->units.size(); ++unit) {
      for (uint32_t i = 0; i < draft_->units[unit].size(); ++i) ResolveAt({unit, i});
    }
    for (uint32_t unit = 0; unit < draft_->units.size(); ++unit) {
      for (uint32_t i = 0; i < draft_->units[unit].size(); ++i) ResolveSpeaker({unit, i});
    }
    for (Office& office : draft_->offices) ResolvePossessed(&office);
  }

 private:
  const UnitWords& WordsOf(TokenRef token) const { return draft_->units[token.unit]; }

  void ResolveAt(TokenRef token);
  void ResolveSpeaker(TokenRef token);
  void ResolvePossessed(Office* office);
  bool ResolveReported(TokenRef token);
  bool HasOtherPlural(TokenRef token) const;
  void NoteSpeaker(TokenRef verb);
  void Add(TokenRef token, std::vector<uint32_t> actors, std::string_view rule) {
    AddReference(draft_, token, {token.token, token.token + 1}, CalledBy::kPronoun, std::move(actors), rule);
  }

  Draft* draft_;
  int last_speaker_ = kNone;  // of the quotations so far
};

void PronounResolver::NoteSpeaker(TokenRef verb) {
  const UnitWords& words = WordsOf(verb);
  if (words.token(verb.token).pos != "VERB") return;
  const std::optional<uint32_t> subject = words.children.Find(verb.token, {"nsubj"});
  if (!subject || !IsQuoting(*draft_, {verb.unit, *subject})) return;
  const ActorSpan* span = SpanWithHead(draft_, {verb.unit, *subject});
  if (span != nullptr && span->actors.size() == 1) last_speaker_ = static_cast<int>(span->actors[0]);
}

void PronounResolver::ResolveAt(TokenRef token) {
  const UnitWords& words = WordsOf(token);
  const Pronoun pronoun = PronounAt(words, token.token);
  NoteSpeaker(token);
  if (pronoun == Pronoun::kHe || pronoun == Pronoun::kShe || pronoun == Pronoun::kIt) {
    if (pronoun == Pronoun::kIt && words.lower[token.token] == "it" && words.token(token.token).dep != "nsubj" &&
        words.token(token.token).dep != "nsubjpass") {
      return;
    }
    if (const ActorSpan* subject = LaterSubject(*draft_, token);
        subject != nullptr && pronoun != Pronoun::kIt && Agrees(*draft_, pronoun, subject->actors[0])) {
      return Add(token, subject->actors, "actors.pronoun.later-subject");
    }
    if (pronoun == Pronoun::kIt) {
      ResolveReported(token);
      return;
    }
    const int actor = AntecedentOf(*draft_, token, pronoun, last_speaker_);
    if (actor != kNone) {
      Add(token, {static_cast<uint32_t>(actor)}, "actors.pronoun.antecedent");
    }
  } else if (pronoun == Pronoun::kThey) {
    if (HasOtherPlural(token)) return;
    // Those named together in the same sentence; else its subject ("the Taliban said they ..."); else those before.
    std::vector<uint32_t> group = LatestGroup(*draft_, token, GroupKind::kAny, 0, 0);
    if (group.empty() && ResolveReported(token)) return;
    if (group.empty()) group = LatestGroup(*draft_, token, GroupKind::kAny, 0, 2);
    Add(token, std::move(group), "actors.pronoun.group");
  } else {
    ResolveCountedPlural(draft_, token);
    ResolveGuest(draft_, token);
  }
}

// "Members of parliament said they ...": a plural that is no actor is the subject of the clause or of one above.
bool PronounResolver::HasOtherPlural(TokenRef token) const {
  const UnitWords& words = WordsOf(token);
  uint32_t at = token.token;
  for (uint32_t steps = 0; steps < words.size() && words.token(at).head != at; ++steps) {
    at = words.token(at).head;
    const std::optional<uint32_t> subject = words.children.Find(at, {"nsubj", "nsubjpass"});
    if (!subject || *subject >= token.token) continue;
    const std::string_view tag = words.token(*subject).tag;
    if ((tag == "NNS" || tag == "NNPS") && SpanWithHead(draft_, {token.unit, *subject}) == nullptr) return true;
  }
  return false;
}

// "China said it would ...", "the Taliban said they ...", "Iran and its neighbours": a state or organisation that is
// the subject of the clause, or of the one above.
bool PronounResolver::ResolveReported(TokenRef token) {
  const UnitWords& words = WordsOf(token);
  uint32_t at = token.token;
  for (uint32_t steps = 0; steps < words.size(); ++steps) {
    for (const ActorSpan& span : draft_->spans) {
      if (span.head.unit != token.unit || !(span.head < token) || span.actors.size() != 1) continue;
      if (span.called_by == CalledBy::kPlace || span.called_by == CalledBy::kDemonym) continue;
      if (draft_->actors[span.actors[0]].mention.kind == "person") continue;
      const ClausePlace place = ClausePlaceOf(words, span.head.token, span.tokens.end);
      if (place.role != ClauseRole::kSubject || place.verb != at) continue;
      Add(token, {span.actors[0]}, "actors.pronoun.state");
      return true;
    }
    if (words.token(at).head == at) return false;
    at = words.token(at).head;
  }
  return false;
}

// "I" and "we" in a quotation are its speaker, elsewhere whoever the text is by.
void PronounResolver::ResolveSpeaker(TokenRef token) {
  if (PronounAt(WordsOf(token), token.token) != Pronoun::kSpeaker) return;
  const std::optional<TokenRef> speaker = SpeakerOf(*draft_, token);
  if (!speaker) {
    if (WordsOf(token).quote_at[token.token] == kNone) Add(token, OwnVoice(draft_, token), "actors.pronoun.author");
    return;
  }
  const ActorSpan* found = SpanWithHead(draft_, *speaker);
  for (const ActorSpan& span : draft_->spans) {
    if (found != nullptr) break;
    if (span.head.unit == speaker->unit && span.tokens.begin <= speaker->token && speaker->token < span.tokens.end) {
      found = &span;
    }
  }
  if (found == nullptr || found->called_by == CalledBy::kPlace) return;
  Add(token, found->actors, "actors.pronoun.speaker");
}

// "his Turkish counterpart, X", "his foreign minister": the office is that of whom the pronoun means, or of his state.
void PronounResolver::ResolvePossessed(Office* office) {
  if (!office->possessor) return;
  const ActorSpan* owner = SpanWithHead(draft_, {office->unit, *office->possessor});
  if (owner == nullptr || owner->actors.size() != 1) return;
  const ontology::ActorMention possessor = draft_->actors[owner->actors[0]].mention;
  const bool counterpart = office->noun == "counterpart";
  std::string of = possessor.kind == "person" || possessor.kind == "country" ? possessor.of : possessor.name;
  if (counterpart) {
    if (office->of.empty()) return;
    of = draft_->actors[draft_->names[office->of.back()].actor].mention.of;
  }
  const std::string title = counterpart ? possessor.office : office->title;
  if (office->actor != kNone) {
    ontology::ActorMention& holder = draft_->actors[office->actor].mention;
    if (holder.of.empty()) holder.of = of;
    if (holder.office.empty()) holder.office = title;
    return;
  }
  if (title.empty() || of.empty()) return;
  DraftActor actor;
  const actors::Entry* country = draft_->gazetteer.FindById(of);
  actor.mention = {absl::StrCat(title, " of ", country != nullptr ? country->name : of), {}, "person", of, title, ""};
  int found = kNone;
  for (size_t i = 0; i < draft_->actors.size(); ++i) {
    const ontology::ActorMention& known = draft_->actors[i].mention;
    if (known.kind == "person" && known.office == title && known.of == of) found = static_cast<int>(i);
  }
  if (found == kNone) {
    found = static_cast<int>(draft_->actors.size());
    draft_->actors.push_back(std::move(actor));
  }
  office->actor = found;
  AddReference(draft_, {office->unit, office->head}, office->phrase, CalledBy::kDescription,
               {static_cast<uint32_t>(found)}, "actors.description.possessed");
}

}  // namespace

void ResolvePronouns(Draft* draft) {
  FindQuotes(draft);
  PronounResolver(draft).Run();
}

}  // namespace chancery::extract
