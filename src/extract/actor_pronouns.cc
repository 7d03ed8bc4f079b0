// Pronouns: "he", "their", "it", "we".
#include <algorithm>
#include <limits>

#include "absl/strings/str_cat.h"
#include "extract/actor_groups.h"
#include "extract/actor_quotes.h"
#include "extract/actor_syntax.h"

namespace chancery::extract {
namespace {

using nlp::TokenRange;

// How many sentences back a pronoun may look, and "he said" beside a quotation.
constexpr uint32_t kReach = 4;
constexpr uint32_t kSpeakerReach = 8;

enum class Pronoun { kNo, kHe, kShe, kIt, kThey, kSpeaker };

Pronoun PronounAt(const UnitWords& words, uint32_t i) {
  if (words.token(i).tag.substr(0, 3) != "PRP") return Pronoun::kNo;
  const std::string& text = words.lower[i];
  if (text == "he" || text == "him" || text == "his" || text == "himself") return Pronoun::kHe;
  if (text == "she" || text == "her" || text == "hers" || text == "herself") return Pronoun::kShe;
  if (text == "it" || text == "its" || text == "itself") return Pronoun::kIt;
  if (text == "they" || text == "them" || text == "their" || text == "themselves") return Pronoun::kThey;
  if (text == "i" || text == "we" || text == "my" || text == "our" || text == "me" || text == "us") {
    return Pronoun::kSpeaker;
  }
  return Pronoun::kNo;
}

bool IsPossessive(const UnitWords& words, uint32_t i) { return words.token(i).tag == "PRP$"; }

// How many verbs with subjects of their own one passes on the way up from a verb to another; 0 if it is not above.
int LevelsUp(const UnitWords& words, uint32_t verb, uint32_t above) {
  int levels = 0;
  for (uint32_t steps = 0; steps < words.size() && words.token(verb).head != verb; ++steps) {
    verb = words.token(verb).head;
    if (verb >= words.size()) return 0;
    if (words.children.Find(verb, {"nsubj", "nsubjpass"}).has_value()) ++levels;
    if (verb == above) return std::max(levels, 1);
  }
  return 0;
}

class PronounResolver {
 public:
  explicit PronounResolver(Draft* draft) : draft_(draft) {}

  // All in the order of the text, as pronouns carry on what earlier ones meant.
  void Run() {
    for (uint32_t unit = 0; unit < draft_->units.size(); ++unit) {
      for (uint32_t i = 0; i < draft_->units[unit].size(); ++i) ResolveAt({unit, i});
    }
    author_ = AuthorOf(*draft_);
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
  int Antecedent(TokenRef token, Pronoun pronoun) const;
  int Score(TokenRef token, Pronoun pronoun, const ActorSpan& span) const;
  const ActorSpan* LaterSubject(TokenRef token) const;
  bool Agrees(Pronoun pronoun, uint32_t actor) const;
  bool IsQuoting(TokenRef subject) const;
  bool SpeaksOfOwnState(TokenRef subject, const std::string& state) const;
  void NoteSpeaker(TokenRef verb);
  void Add(TokenRef token, std::vector<uint32_t> actors, std::string_view rule) {
    AddReference(draft_, token, {token.token, token.token + 1}, CalledBy::kPronoun, std::move(actors), rule);
  }

  Draft* draft_;
  int last_speaker_ = kNone;        // of the quotations so far
  std::optional<uint32_t> author_;  // of an article that is one person's words
};

bool PronounResolver::Agrees(Pronoun pronoun, uint32_t index) const {
  const DraftActor& actor = draft_->actors[index];
  if (pronoun == Pronoun::kIt) return actor.mention.kind != "person";
  if (actor.mention.kind != "person") return false;
  if (pronoun == Pronoun::kHe) return actor.gender != Gender::kFemale;
  // Offices of the news were men's more often than not: a woman's gender must have shown, or her name not denied it.
  return actor.gender != Gender::kMale;
}

// Whether a token outside quotations is the subject of a verb of saying, in a sentence that quotes.
bool PronounResolver::IsQuoting(TokenRef subject) const {
  const UnitWords& words = WordsOf(subject);
  const nlp::Token& token = words.token(subject.token);
  if (token.dep != "nsubj" || words.quote_at[subject.token] != kNone || !IsSpeechVerb(words.token(token.head).lemma)) {
    return false;
  }
  const TokenRange sentence = words.document->sentences[token.sentence];
  return std::any_of(words.quote_at.begin() + sentence.begin, words.quote_at.begin() + sentence.end,
                     [](int quote) { return quote != kNone; });
}

// Whether the sentence of a verb of saying names this state as its government or its possessor: "This is Peru's offer,"
// he said, adding that Lima was concerned.
bool PronounResolver::SpeaksOfOwnState(TokenRef subject, const std::string& state) const {
  const UnitWords& words = WordsOf(subject);
  const uint32_t sentence = words.token(subject.token).sentence;
  return !state.empty() && std::any_of(draft_->spans.begin(), draft_->spans.end(), [&](const ActorSpan& span) {
    if (span.head.unit != subject.unit || words.token(span.head.token).sentence != sentence) return false;
    if (span.actors.size() != 1 || span.called_by == CalledBy::kPlace || span.called_by == CalledBy::kDemonym) {
      return false;
    }
    const ontology::ActorMention& mention = draft_->actors[span.actors[0]].mention;
    const ClauseRole role = ClausePlaceOf(words, span.head.token, span.tokens.end).role;
    return mention.kind == "country" && mention.of == state &&
           (role == ClauseRole::kSubject || role == ClauseRole::kPossessor);
  });
}

void PronounResolver::NoteSpeaker(TokenRef verb) {
  const UnitWords& words = WordsOf(verb);
  if (words.token(verb.token).pos != "VERB") return;
  const std::optional<uint32_t> subject = words.children.Find(verb.token, {"nsubj"});
  if (!subject || !IsQuoting({verb.unit, *subject})) return;
  const ActorSpan* span = SpanWithHead(draft_, {verb.unit, *subject});
  if (span != nullptr && span->actors.size() == 1) last_speaker_ = static_cast<int>(span->actors[0]);
}

// "Following his meeting with X, Y promised ...": a pronoun before the main clause means its subject.
const ActorSpan* PronounResolver::LaterSubject(TokenRef token) const {
  const UnitWords& words = WordsOf(token);
  const uint32_t sentence = words.token(token.token).sentence;
  uint32_t at = token.token;
  for (uint32_t steps = 0; steps < words.size() && words.token(at).head != at; ++steps) {
    const uint32_t head = words.token(at).head;
    const std::string_view dep = words.token(at).dep;
    const bool leads_in = (dep == "prep" || dep == "advcl" || dep == "npadvmod" || dep == "advmod") && head > at &&
                          (words.token(head).pos == "VERB" || words.token(head).pos == "AUX");
    if (leads_in) {
      for (const ActorSpan& span : draft_->spans) {
        if (span.head.unit != token.unit || words.token(span.head.token).sentence != sentence) continue;
        if (span.head.token < token.token || span.head.token > head || span.actors.size() != 1) continue;
        const ClausePlace place = ClausePlaceOf(words, span.head.token, span.tokens.end);
        if (place.role == ClauseRole::kSubject && place.verb == head) return &span;
      }
    }
    at = head;
  }
  return nullptr;
}

// How well a phrase before a pronoun could be what it means; higher is better.
int PronounResolver::Score(TokenRef token, Pronoun pronoun, const ActorSpan& span) const {
  constexpr int kImpossible = std::numeric_limits<int>::min();
  const UnitWords& words = WordsOf(token);
  const UnitWords& there = WordsOf(span.head);
  const uint32_t distance = SentenceNumber(*draft_, token) - SentenceNumber(*draft_, span.head);
  const uint32_t actor = span.actors[0];
  const bool speaks = IsQuoting(token);
  const bool goes_on = speaks && last_speaker_ == static_cast<int>(actor);
  if (distance > (goes_on ? kSpeakerReach : kReach)) return kImpossible;
  const ClausePlace here = ClausePlaceOf(words, token.token, token.token + 1);
  const ClausePlace place = ClausePlaceOf(there, span.head.token, span.tokens.end);
  const bool same_clause = distance == 0 && here.verb && place.verb == here.verb;
  const bool possessive = IsPossessive(words, token.token);
  if (same_clause && !possessive && words.lower[token.token].find("self") == std::string::npos) {
    return kImpossible;  // a pronoun and a name beside one verb are two
  }
  const bool object = here.role == ClauseRole::kObject || here.role == ClauseRole::kOblique;
  if (distance == 0 && object && !possessive && here.verb && place.role == ClauseRole::kSubject &&
      place.verb == VerbOfSubject(words, *here.verb)) {
    return kImpossible;
  }
  int score = -30 * static_cast<int>(distance);
  if (place.role == ClauseRole::kSubject) {
    score += 25;
    // The main clause's subject before those of the clauses within, and the first of a row before the others.
    if (place.verb && there.token(*place.verb).dep == "ROOT") score += 8;
    if (there.token(span.head.token).dep == "conj") score -= 10;
  }
  if (place.role == ClauseRole::kObject) score += 5;
  if (place.role == ClauseRole::kPossessor) score -= 3;
  // "shoes were thrown at X during his visit": who takes part in the clause goes before the subject of an outer one.
  if (same_clause && possessive) score += place.role == ClauseRole::kSubject ? 20 : 40;
  // A clause within others goes on about their subjects, the nearest before all: "X said he ...".
  if (distance == 0 && here.role == ClauseRole::kSubject && here.verb && place.verb) {
    const int level = LevelsUp(words, *here.verb, *place.verb);
    if (level > 0) score += level == 1 ? 20 : 8;
  }
  if (there.quote_at[span.head.token] != words.quote_at[token.token]) score -= 10;
  if (there.headline) score -= 15;
  // Who was quoted last goes on, and officials speak of their own state.
  if (goes_on) score += 25;
  if (speaks && SpeaksOfOwnState(token, draft_->actors[actor].mention.of)) score += 20;
  const Gender gender = draft_->actors[actor].gender;
  if (pronoun == Pronoun::kHe && gender == Gender::kMale) score += 4;
  if (pronoun == Pronoun::kShe && gender == Gender::kFemale) score += 15;
  return score;
}

int PronounResolver::Antecedent(TokenRef token, Pronoun pronoun) const {
  int best = kNone, best_score = std::numeric_limits<int>::min();
  for (const ActorSpan& span : draft_->spans) {
    if (!(span.head < token)) break;
    if (span.actors.size() != 1 || span.called_by == CalledBy::kPlace || span.called_by == CalledBy::kDemonym) continue;
    if (!Agrees(pronoun, span.actors[0])) continue;
    if (span.head.unit == token.unit && span.tokens.begin <= token.token && token.token < span.tokens.end) continue;
    const int score = Score(token, pronoun, span);
    // Of equals the nearer one.
    if (score != std::numeric_limits<int>::min() && score >= best_score) {
      best = static_cast<int>(span.actors[0]);
      best_score = score;
    }
  }
  return best;
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
    if (const ActorSpan* subject = LaterSubject(token);
        subject != nullptr && pronoun != Pronoun::kIt && Agrees(pronoun, subject->actors[0])) {
      return Add(token, subject->actors, "actors.pronoun.later-subject");
    }
    if (pronoun == Pronoun::kIt) {
      ResolveReported(token);
      return;
    }
    const int actor = Antecedent(token, pronoun);
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

// "I" and "we" in a quotation are its speaker.
void PronounResolver::ResolveSpeaker(TokenRef token) {
  if (PronounAt(WordsOf(token), token.token) != Pronoun::kSpeaker) return;
  const std::optional<TokenRef> speaker = SpeakerOf(*draft_, token);
  if (!speaker) {
    if (author_ && WordsOf(token).quote_at[token.token] == kNone) {
      Add(token, {*author_}, "actors.pronoun.author");
    }
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
