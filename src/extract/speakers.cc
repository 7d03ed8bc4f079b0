#include "extract/speakers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "extract/actor_antecedents.h"
#include "extract/actor_groups.h"
#include "extract/actor_quotes.h"
#include "extract/actor_titles.h"
#include "extract/speaker_names.h"

namespace chancery::extract {
namespace {

using Actors = std::vector<uint32_t>;

constexpr std::array<std::string_view, 18> kTexts = {
    "remarks", "statement",  "speech",     "address",  "message",     "letter",   "opening", "transcript", "text",
    "release", "communique", "communiqué", "doorstop", "declaration", "comments", "gaggle",  "briefing",   "readout"};

bool IsText(std::string_view word) { return std::find(kTexts.begin(), kTexts.end(), word) != kTexts.end(); }

// The words of a person's name as they are compared.
std::vector<std::string> NameWords(std::string_view name) {
  std::vector<std::string> words;
  for (const auto piece : absl::StrSplit(actors::Normalise(name), absl::ByAnyChar(" -,."), absl::SkipEmpty())) {
    words.emplace_back(piece);
  }
  return words;
}

class SpeakerFinder {
 public:
  explicit SpeakerFinder(Draft* draft) : draft_(draft) {}

  void Run() {
    Actors authors = OfHeadline();
    if (authors.empty()) authors = OfBylines();
    if (authors.empty()) authors = OfSignature();
    for (const uint32_t author : authors) FindCountry(author);
    authors_ = authors;
    Actors speakers = authors;
    for (uint32_t unit = 0; unit < draft_->units.size(); ++unit) {
      const Unit& read = draft_->reading.units[unit];
      if (read.headline) continue;
      if (read.turn) {
        speakers = OfLabel(read.label);
      } else if (unit > 0) {
        if (std::optional<uint32_t> opener = OfOpening(unit - 1)) speakers = {*opener};
      }
      draft_->units[unit].speakers = speakers;
    }
    for (const uint32_t author : authors) {
      draft_->Note("speakers.author", {0, 0}, draft_->actors[author].mention.name);
    }
  }

 private:
  Actors OfHeadline();
  Actors OfJoint(uint32_t unit);
  Actors StatesIn(uint32_t unit, uint32_t end);
  void FindCountry(uint32_t author);
  Actors OfBylines();
  Actors OfSignature();
  Actors OfLabel(std::string_view label);
  std::optional<uint32_t> OfOpening(uint32_t unit) const;
  std::optional<uint32_t> ActorNamed(const SpeakerName& name, bool may_be_new);
  std::optional<uint32_t> KnownPerson(const SpeakerName& name) const;
  std::optional<uint32_t> Known(const SpeakerName& name);
  uint32_t Made(const SpeakerName& name);

  Draft* draft_;
  Actors authors_;
};

// "Statement by Prime Minister X", "Remarks of X and Y at ...", "Joint statement from the leaders of A and B".
Actors SpeakerFinder::OfHeadline() {
  for (uint32_t unit = 0; unit < draft_->units.size() && unit < 3; ++unit) {
    const UnitWords& words = draft_->units[unit];
    constexpr uint32_t kLongestHeading = 20;  // tokens
    if (!words.headline && words.size() > kLongestHeading) continue;
    bool text = false;
    for (uint32_t i = 0; i < words.size(); ++i) {
      text = text || IsText(words.lower[i]);
      if (words.lower[i] == "joint" && i + 4 < words.size()) {
        if (Actors joint = OfJoint(unit); joint.size() > 1) return joint;
      }
      const bool leads = words.lower[i] == "by" || words.lower[i] == "of" || words.lower[i] == "from";
      if (!text || !leads) continue;
      for (const ActorSpan& span : draft_->spans) {
        const bool after = span.head.unit == unit && span.tokens.begin > i && span.tokens.begin <= i + 2;
        if (!after || span.actors.size() != 1) continue;
        if (draft_->actors[span.actors[0]].mention.kind == "person") return {span.actors[0]};
      }
    }
  }
  return {};
}

// All who are named before the matter of a joint text.
Actors SpeakerFinder::OfJoint(uint32_t unit) {
  const UnitWords& words = draft_->units[unit];
  uint32_t end = 0;
  bool text = false;
  for (; end < words.size(); ++end) {
    const std::string& word = words.lower[end];
    text = text || IsText(word);
    if (text && (word == "on" || word == "about" || word == "following" || word == "regarding" || word == "after")) {
      break;
    }
  }
  if (!text) return {};
  Actors joint;
  for (const ActorSpan& span : draft_->spans) {
    if (span.head.unit != unit || span.head.token >= end || span.called_by == CalledBy::kPlace) continue;
    for (const uint32_t actor : span.actors) {
      if (std::find(joint.begin(), joint.end(), actor) == joint.end()) joint.push_back(actor);
    }
  }
  // "the Foreign Ministers of Norway and Canada": the states beside their ministers are no parties of their own.
  const auto has_person = [&](uint32_t state) {
    return std::any_of(joint.begin(), joint.end(), [&](uint32_t other) {
      const ontology::ActorMention& person = draft_->actors[other].mention;
      return person.kind == "person" && person.of == draft_->actors[state].mention.of;
    });
  };
  Actors parties;
  for (const uint32_t actor : joint) {
    if (draft_->actors[actor].mention.kind != "country" || !has_person(actor)) parties.push_back(actor);
  }
  return parties.size() > 1 ? parties : StatesIn(unit, end);
}

// The states and organisations named before a token, also in one word: "Joint U.S.-Israel Statement".
Actors SpeakerFinder::StatesIn(uint32_t unit, uint32_t end) {
  const UnitWords& words = draft_->units[unit];
  std::vector<std::string> pieces;
  for (uint32_t i = 0; i < end; ++i) {
    for (const auto piece : absl::StrSplit(absl::string_view(words.document->Text(words.token(i)).data(),
                                                             words.document->Text(words.token(i)).size()),
                                           absl::ByAnyChar("-–/"), absl::SkipEmpty())) {
      pieces.emplace_back(piece);
    }
  }
  Actors states;
  for (const actors::Match& match :
       draft_->gazetteer.FindAll(std::vector<std::string_view>(pieces.begin(), pieces.end()))) {
    if (match.entry->kind == "person" || match.form == actors::FormKind::kPlace) continue;
    const auto actor = static_cast<uint32_t>(draft_->ActorOf(*match.entry));
    if (std::find(states.begin(), states.end(), actor) == states.end()) states.push_back(actor);
  }
  return states;
}

// Whose minister the author is, where neither the byline nor the gazetteer says so: of the country of which an office
// of that title stands beside his name ("the Prime Minister of Norway, the Hon. Kari Berg"), else of the one whose
// government the text speaks of.
void SpeakerFinder::FindCountry(uint32_t author) {
  ontology::ActorMention& mention = draft_->actors[author].mention;
  const std::vector<std::string> name = NameWords(mention.name);
  if (mention.kind != "person" || !mention.of.empty() || mention.office.empty() || name.empty()) return;
  constexpr uint32_t kNear = 6;  // tokens
  for (const Office& office : draft_->offices) {
    if (office.of.size() != 1 || !TitleFits(mention.office, office.title)) continue;
    const UnitWords& words = draft_->units[office.unit];
    for (uint32_t i = office.phrase.end; i < words.size() && i < office.phrase.end + kNear; ++i) {
      const int country = draft_->names[office.of[0]].actor;
      if (words.lower[i] != name.back() || country == kNone) continue;
      mention.of = draft_->actors[country].mention.of;
      return;
    }
  }
  std::string of;
  for (const UnitWords& words : draft_->units) {
    for (uint32_t i = 1; i < words.size(); ++i) {
      const int at = words.name_at[i - 1];
      if (words.lower[i] != "government" || at == kNone || draft_->names[at].entry == nullptr) continue;
      const actors::Entry& entry = *draft_->names[at].entry;
      if (entry.kind != "country" || draft_->names[at].form != actors::FormKind::kDemonym) continue;
      if (!of.empty() && of != entry.id) return;
      of = entry.id;
    }
  }
  mention.of = of;
}

Actors SpeakerFinder::OfBylines() {
  for (const std::string_view byline : draft_->reading.bylines) {
    const std::optional<SpeakerName> name = ReadSpeakerName(byline, draft_->gazetteer);
    if (!name || !name->titled || name->name.empty()) continue;
    if (const std::optional<uint32_t> actor = ActorNamed(*name, /*may_be_new=*/true)) return {*actor};
  }
  return {};
}

// The last lines, each an office and a name and no more: "Kari Berg, Foreign Minister".
Actors SpeakerFinder::OfSignature() {
  Actors signed_by;
  for (auto unit = static_cast<uint32_t>(draft_->units.size()); unit-- > 1;) {
    const UnitWords& words = draft_->units[unit];
    constexpr uint32_t kLongestLine = 16;  // tokens
    const bool line = words.size() > 1 && words.size() <= kLongestLine && !words.HasTag(words.size() - 1, ".");
    if (!line) break;
    const std::optional<SpeakerName> name =
        ReadSpeakerName(words.document->Text(nlp::TokenRange{0, words.size()}), draft_->gazetteer);
    if (!name || !name->titled || name->name.empty()) break;
    const std::optional<uint32_t> actor = ActorNamed(*name, /*may_be_new=*/true);
    if (!actor) break;
    if (std::find(signed_by.begin(), signed_by.end(), *actor) == signed_by.end()) {
      signed_by.insert(signed_by.begin(), *actor);
    }
  }
  return signed_by;
}

// Whom the label of a turn names; nobody for whoever asks, and the authors where the label is no name at all.
Actors SpeakerFinder::OfLabel(std::string_view label) {
  const std::optional<SpeakerName> name = ReadSpeakerName(label, draft_->gazetteer);
  if (!name) return {};
  if (name->name.empty()) {
    for (const uint32_t author : authors_) {
      if (TitleFits(name->office, draft_->actors[author].mention.office)) return {author};
    }
  }
  if (const std::optional<uint32_t> actor = ActorNamed(*name, name->titled)) return {*actor};
  return {};
}

// "Prime Minister X said:", with what is said in the paragraphs after it, without quotation marks.
std::optional<uint32_t> SpeakerFinder::OfOpening(uint32_t unit) const {
  const UnitWords& words = draft_->units[unit];
  if (words.size() < 3 || words.lower.back() != ":") return std::nullopt;
  for (uint32_t i = words.size(); i-- > 0;) {
    const bool makes = words.lower[i] == "made" || words.lower[i] == "issued" || words.lower[i] == "released";
    if (words.token(i).pos != "VERB" || (!makes && !IsSpeechVerb(words.token(i).lemma))) continue;
    const std::optional<uint32_t> subject = words.children.Find(i, {"nsubj"});
    if (!subject) return std::nullopt;
    const ActorSpan* span = SpanWithHead(draft_, {unit, *subject});
    if (span == nullptr || span->actors.size() != 1) return std::nullopt;
    return span->actors[0];
  }
  return std::nullopt;
}

// The person of the article whom a speaker's name means.
std::optional<uint32_t> SpeakerFinder::Known(const SpeakerName& name) {
  const std::vector<std::string> words = NameWords(name.name);
  std::optional<uint32_t> found;
  for (uint32_t i = 0; i < draft_->actors.size(); ++i) {
    DraftActor& actor = draft_->actors[i];
    if (actor.mention.kind != "person") continue;
    const bool fits = !name.office.empty() && TitleFits(name.office, actor.mention.office);
    if (words.empty()) {
      if (!fits) continue;
      if (found) return std::nullopt;
      found = i;
      continue;
    }
    const std::vector<std::string> has = NameWords(actor.mention.name);
    if (has.empty()) continue;
    // "E. G. Lee" may be Gregory Lee.
    const bool given_fits = std::any_of(has.begin(), has.end() - 1, [&](const std::string& part) {
      return part[0] == words[0][0] && (part.size() == 1 || part == words[0] || part == has[0]);
    });
    const bool whole = words.size() > 1 && has.size() > 1;
    const bool same = words.back() == has.back() && (!whole || given_fits || fits);
    // "Prime Minister Thaksin", who is Thaksin Shinawatra
    const bool given = words.size() == 1 && std::find(has.begin(), has.end(), words[0]) != has.end();
    if (same || (given && !found)) found = i;
    if (same) break;
  }
  return found;
}

std::optional<uint32_t> SpeakerFinder::KnownPerson(const SpeakerName& name) const {
  const std::optional<absl::CivilDay> day = draft_->reading.published;
  const actors::Entry* best = nullptr;
  for (const actors::Entry* person : draft_->gazetteer.FindPersons(name.name)) {
    if (!name.of.empty() && person->of != name.of) continue;
    const bool holds = std::any_of(person->tenures.begin(), person->tenures.end(), [&](const actors::Tenure& tenure) {
      return tenure.office == name.office && day && tenure.from && *tenure.from <= *day &&
             (!tenure.to || *day <= *tenure.to);
    });
    if (holds || best == nullptr) best = person;
    if (holds) break;
  }
  if (best == nullptr) return std::nullopt;
  return static_cast<uint32_t>(draft_->ActorOf(*best));
}

uint32_t SpeakerFinder::Made(const SpeakerName& name) {
  DraftActor actor;
  actor.mention = {name.name, {}, "person", name.of, name.office, ""};
  actor.words = NameWords(name.name);
  if (actor.words.size() > 1) actor.gender = GenderOfGivenName(actor.words[0]);
  draft_->actors.push_back(std::move(actor));
  return static_cast<uint32_t>(draft_->actors.size() - 1);
}

std::optional<uint32_t> SpeakerFinder::ActorNamed(const SpeakerName& name, bool may_be_new) {
  std::optional<uint32_t> found = Known(name);
  if (!found && NameWords(name.name).size() > 1) found = KnownPerson(name);
  if (!found && may_be_new && !name.name.empty()) found = Made(name);
  if (!found) return std::nullopt;
  ontology::ActorMention& mention = draft_->actors[*found].mention;
  if (mention.office.empty()) mention.office = name.office;
  if (mention.of.empty()) mention.of = name.of;
  const bool fuller = NameWords(name.name).size() > NameWords(mention.name).size();
  if (fuller) mention.aliases.push_back(std::exchange(mention.name, name.name));
  return found;
}

// What is done together with somebody, and so by more than the speaker's own side.
bool IsDoneTogether(std::string_view lemma) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "agree",  "discuss", "commit",    "talk",    "exchange",  "reaffirm",   "sign",    "review",
      "confer", "consult", "negotiate", "share",   "meet",      "look",       "express", "note",
      "speak",  "explore", "canvass",   "resolve", "reiterate", "acknowledge"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

bool IsHeldTogether(std::string_view lemma) {
  static constexpr std::array<std::string_view, 11> kWords = {"talk",      "meeting",      "discussion", "conversation",
                                                              "call",      "negotiation",  "dialogue",   "consultation",
                                                              "agreement", "deliberation", "friendship"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

// What brings the speaker and somebody else together.
bool BringsTogether(std::string_view lemma) {
  static constexpr std::array<std::string_view, 18> kWords = {
      "meet",       "speak", "talk",    "call",    "visit",      "receive",   "welcome", "host", "invite",
      "invitation", "see",   "meeting", "visitor", "discussion", "telephone", "phone",   "join", "congratulate"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

// Whether the pronoun does something, or has something, together with others.
bool IsTogether(const UnitWords& words, uint32_t token) {
  const std::string& word = words.lower[token];
  const uint32_t head = words.token(token).head;
  if (word == "our") return IsHeldTogether(words.token(head).lemma);
  if (word != "we" && word != "us") return false;
  if (token + 1 < words.size() && words.lower[token + 1] == "both") return true;
  if (words.token(token).dep != "nsubj") return false;
  if (IsDoneTogether(words.token(head).lemma)) {
    // "We met X": the other one is told here.
    return words.token(head).lemma != "meet" || !words.children.Find(head, {"dobj", "prep"});
  }
  const std::optional<uint32_t> object = words.children.Find(head, {"dobj"});
  return object && IsHeldTogether(words.token(*object).lemma);
}

}  // namespace

void FindSpeakers(Draft* draft) { SpeakerFinder(draft).Run(); }

namespace {

// The person of another side whom the speaker was last told to be together with, before the pronoun.
std::optional<uint32_t> PartnerOf(Draft* draft, TokenRef pronoun, uint32_t speaker) {
  constexpr uint32_t kReach = 5;  // units
  const std::string own = draft->actors[speaker].mention.of;
  for (uint32_t unit = pronoun.unit + 1; unit-- > 0 && pronoun.unit - unit <= kReach;) {
    const UnitWords& words = draft->units[unit];
    std::optional<uint32_t> partner;
    for (const ActorSpan& span : draft->spans) {
      if (span.head.unit != unit || !(span.head < pronoun) || span.actors.size() != 1) continue;
      const ontology::ActorMention& mention = draft->actors[span.actors[0]].mention;
      if (mention.kind != "person" || span.actors[0] == speaker || (!own.empty() && mention.of == own)) continue;
      const nlp::TokenRange sentence = words.document->sentences[words.token(span.head.token).sentence];
      bool speaks = words.headline, together = false;
      for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
        speaks = speaks || PronounAt(words, i) == Pronoun::kSpeaker;
        together = together || BringsTogether(words.token(i).lemma) || words.lower[i] == "meeting";
      }
      if (speaks && together) partner = span.actors[0];
    }
    if (partner) return partner;
  }
  return std::nullopt;
}

}  // namespace

std::vector<uint32_t> OwnVoice(Draft* draft, TokenRef pronoun) {
  const UnitWords& words = draft->units[pronoun.unit];
  std::vector<uint32_t> voice = words.speakers;
  const std::string& word = words.lower[pronoun.token];
  const bool plural = word == "we" || word == "our" || word == "us";
  if (voice.size() > 1 && !plural) voice.clear();
  if (voice.size() != 1 || !plural || !IsTogether(words, pronoun.token)) return voice;
  if (const std::optional<uint32_t> partner = PartnerOf(draft, pronoun, voice[0])) voice.push_back(*partner);
  return voice;
}

}  // namespace chancery::extract
