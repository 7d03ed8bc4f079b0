// Descriptions by an office and whom they mean: "the minister", "the Russian president", "EU leaders".
#include "extract/coreference.h"

#include <algorithm>
#include <limits>

#include "absl/strings/str_cat.h"
#include "extract/actor_groups.h"
#include "extract/actor_syntax.h"
#include "extract/actor_titles.h"

namespace chancery::extract {
namespace {

using nlp::TokenRange;

bool SaysLeader(const Office& office) {
  return office.noun == "leader" || office.noun == "statesman" || office.title == "chief" || office.title == "head";
}

class DescriptionResolver {
 public:
  explicit DescriptionResolver(Draft* draft) : draft_(draft) {}

  void Resolve(int office);

 private:
  enum class Fit { kNot, kMaybe, kSure };
  Fit FitOf(const Office& office, const DraftActor& actor) const;
  int LatestFitting(const Office& office, const std::string& of) const;
  int Salience(const ActorSpan& span, uint32_t sentence) const;
  bool IsBareSubject(const ActorSpan& span) const;
  std::vector<uint32_t> NamedBeside(const Office& office) const;
  int HomeOfficer(const Office& office) const;
  int Described(const Office& office, const std::string& of);
  int HolderFor(const Office& office, int bearer, const std::string& of);
  void ResolveSingular(Office* office);
  void ResolvePlural(Office* office);
  std::string OfCode(int name) const;

  Draft* draft_;
};

std::string DescriptionResolver::OfCode(int name) const {
  const Name& bearer = draft_->names[name];
  if (bearer.actor == kNone) return "";
  const ontology::ActorMention& mention = draft_->actors[bearer.actor].mention;
  // A body that only this article knows and that no country is named with could be anyone's.
  if (bearer.type == NameType::kOrganization) return mention.of;
  if (mention.kind == "group" || mention.of.empty()) return mention.name;
  return mention.of;
}

// Whether the actor holds the office described, or may, as the text does not tell which office is held.
DescriptionResolver::Fit DescriptionResolver::FitOf(const Office& office, const DraftActor& actor) const {
  const ontology::ActorMention& mention = actor.mention;
  if (mention.kind != "person") return Fit::kNot;
  const Gender gender = GenderOfNoun(office.noun);
  if (gender != Gender::kUnknown && actor.gender != Gender::kUnknown && gender != actor.gender) return Fit::kNot;
  std::vector<std::string> held;
  if (!mention.office.empty() && actor.former == office.former) {
    held.push_back(actor.former ? mention.office.substr(std::string_view("former ").size()) : mention.office);
  }
  const actors::Entry* entry = draft_->gazetteer.FindById(mention.gazetteer_id);
  if (entry != nullptr && draft_->reading.published && !office.former) {
    for (const actors::Tenure& tenure : entry->tenures) {
      const absl::CivilDay day = *draft_->reading.published;
      if (tenure.from && *tenure.from <= day && (!tenure.to || day <= *tenure.to)) held.push_back(tenure.office);
    }
  }
  if (held.empty()) return mention.office.empty() ? Fit::kMaybe : Fit::kNot;
  const bool fits = std::any_of(held.begin(), held.end(), [&](const std::string& title) {
    if (SaysLeader(office)) return Leads(title);
    if (IsLeaderNoun(office.noun)) return !Leads(title) && TitleFits(office.title, title);
    return TitleFits(office.title, title);
  });
  return fits ? Fit::kSure : Fit::kNot;
}

// How much an article speaks of a phrase's actor where a description stands: more the nearer, and more of a subject.
int DescriptionResolver::Salience(const ActorSpan& span, uint32_t sentence) const {
  const UnitWords& words = draft_->units[span.head.unit];
  const ClausePlace place = ClausePlaceOf(words, span.head.token, span.tokens.end);
  const int distance = static_cast<int>(sentence - SentenceNumber(*draft_, span.head));
  return -30 * distance + (place.role == ClauseRole::kSubject ? 35 : 0);
}

// The most salient one before the office who fits. A person of whom the text has told neither office nor country fits
// in the sentence that follows, and so does one who is first named as the subject of the sentence after the office. In
// a headline also whoever is named after it.
int DescriptionResolver::LatestFitting(const Office& office, const std::string& of) const {
  const TokenRef here{office.unit, office.head};
  const bool headline = draft_->units[office.unit].headline;
  const uint32_t sentence = SentenceNumber(*draft_, here);
  int before = kNone, after = kNone, close = kNone, best = std::numeric_limits<int>::min();
  std::vector<bool> seen(draft_->actors.size());
  const std::vector<uint32_t> beside = NamedBeside(office);
  for (const ActorSpan& span : draft_->spans) {
    if (span.actors.size() != 1) continue;
    const int index = static_cast<int>(span.actors[0]);
    if (std::find(beside.begin(), beside.end(), span.actors[0]) != beside.end()) continue;
    const DraftActor& actor = draft_->actors[index];
    const bool first = !seen[index];
    seen[index] = true;
    const Fit fit = FitOf(office, actor);
    if (fit == Fit::kNot) continue;
    const bool same_of = of.empty() || actor.mention.of == of;
    const bool unknown = fit == Fit::kMaybe && actor.mention.of.empty() && actor.mention.office.empty();
    const uint32_t there = SentenceNumber(*draft_, span.head);
    if (span.head < here) {
      const bool near = sentence == there + 1;
      if (same_of && (fit == Fit::kSure || (!of.empty() && near))) {
        const int salience = Salience(span, sentence);
        if (salience >= best) before = index;
        best = std::max(best, salience);
      } else if (actor.mention.of.empty() && near && !of.empty()) {
        close = index;
      }
    } else if (after == kNone && !of.empty()) {
      const bool titled = headline || (fit == Fit::kSure && TitleFits(office.title, actor.mention.office));
      const bool introduced = unknown && first && there == sentence + 1 && IsBareSubject(span);
      if ((same_of && titled) || introduced) after = index;
    }
  }
  if (before != kNone) return before;
  return close != kNone ? close : after;
}

// "The president spoke with X, the president of Peru": who is named beside the same verb is another one.
std::vector<uint32_t> DescriptionResolver::NamedBeside(const Office& office) const {
  const UnitWords& words = draft_->units[office.unit];
  std::vector<uint32_t> beside;
  const ClausePlace here = ClausePlaceOf(words, office.head, office.phrase.end);
  if (!here.verb || here.role != ClauseRole::kSubject || words.headline) return beside;
  for (const ActorSpan& span : draft_->spans) {
    if (span.head.unit != office.unit || span.head.token <= office.head || span.actors.size() != 1) continue;
    if (span.called_by != CalledBy::kName && span.called_by != CalledBy::kShortName) continue;
    const ClausePlace there = ClausePlaceOf(words, span.head.token, span.tokens.end);
    const bool takes_part = there.role == ClauseRole::kObject || there.role == ClauseRole::kOblique;
    if (takes_part && there.verb == here.verb) beside.push_back(span.actors[0]);
  }
  return beside;
}

// In a text that is written in the name of a state "the President" is its own, also before he is named; kNone if the
// text names nobody who is.
int DescriptionResolver::HomeOfficer(const Office& office) const {
  if (draft_->home.empty() || !office.definite || office.former) return kNone;
  const UnitWords& words = draft_->units[office.unit];
  if (!IsCapitalised(words.document->Text(words.token(office.head)))) return kNone;
  for (size_t i = 0; i < draft_->actors.size(); ++i) {
    const DraftActor& actor = draft_->actors[i];
    if (actor.mention.of == draft_->home && FitOf(office, actor) == Fit::kSure) return static_cast<int>(i);
  }
  return kNone;
}

// A name without a title that is the subject of its sentence.
bool DescriptionResolver::IsBareSubject(const ActorSpan& span) const {
  const UnitWords& words = draft_->units[span.head.unit];
  const ClausePlace place = ClausePlaceOf(words, span.head.token, span.tokens.end);
  return span.called_by == CalledBy::kName && place.role == ClauseRole::kSubject && place.verb &&
         words.token(*place.verb).dep == "ROOT" && words.name_at[span.tokens.begin] != kNone;
}

// The actor whom only a description with a country names.
int DescriptionResolver::Described(const Office& office, const std::string& of) {
  const actors::Entry* holder = nullptr;
  if (draft_->reading.published && !office.former && !office.indefinite) {
    holder = draft_->gazetteer.HolderOf(office.title, of, *draft_->reading.published);
  }
  for (size_t i = 0; i < draft_->actors.size(); ++i) {
    const ontology::ActorMention& known = draft_->actors[i].mention;
    if (known.kind != "person") continue;
    if (holder != nullptr && known.gazetteer_id == holder->id) return static_cast<int>(i);
    if (known.office == office.title && known.of == of && draft_->actors[i].words.empty()) return static_cast<int>(i);
  }
  TokenRange phrase = office.phrase;
  const UnitWords& words = draft_->units[office.unit];
  while (phrase.begin < office.tokens.begin &&
         (words.token(phrase.begin).tag == "DT" || IsTenureAdjective(words.lower[phrase.begin]))) {
    ++phrase.begin;
  }
  DraftActor actor;
  actor.mention = {draft_->Text(office.unit, phrase),  {}, "person", of, office.title,
                   holder == nullptr ? "" : holder->id};
  if (holder != nullptr && !holder->gender.empty()) {
    actor.gender = holder->gender == "female" ? Gender::kFemale : Gender::kMale;
  } else {
    actor.gender = GenderOfNoun(office.noun);
  }
  draft_->actors.push_back(std::move(actor));
  return static_cast<int>(draft_->actors.size()) - 1;
}

void DescriptionResolver::ResolveSingular(Office* office) {
  const std::string of = office->of.empty() ? "" : OfCode(office->of.back());
  if (office->possessor || office->noun == "counterpart") return;  // whose, is known when pronouns are
  const UnitWords& words = draft_->units[office->unit];
  // What somebody is said to be or not to be ("is not the president of Chile") names nobody by itself.
  if (words.token(office->head).dep == "attr") return;
  if (office->indefinite && IsOneOfMany(*words.document, words.children, office->head)) return;
  // A title in a row of words that is no name ("Prime Minister's Office") speaks of nobody.
  if (words.token(office->head).dep == "compound" && of.empty()) return;
  if (of.empty() && !office->definite) {
    const bool titled = words.lower[office->tokens.begin] != words.document->Text(words.token(office->tokens.begin));
    if (office->indefinite || !titled) return;
  }
  int actor = LatestFitting(*office, of);
  if (actor == kNone && of.empty()) actor = HomeOfficer(*office);
  // "It was the first visit of an Australian premier": speaks of any, where the article knows one.
  if (office->indefinite && actor != kNone) return;
  if (actor == kNone && of.empty()) return;
  // "the former Finnish president": the name that follows tells who that is.
  if (actor != kNone && draft_->actors[actor].mention.office.empty()) {
    draft_->actors[actor].mention.office = office->former ? absl::StrCat("former ", office->title) : office->title;
    draft_->actors[actor].former = office->former;
  }
  if (actor != kNone && draft_->actors[actor].mention.of.empty()) draft_->actors[actor].mention.of = of;
  const bool described = actor == kNone;
  if (described) actor = Described(*office, of);
  office->actor = actor;
  AddDescription(draft_, office->unit, office->head, office->phrase, {actor},
                 described ? "actors.description.unnamed" : "actors.description.antecedent");
}

// Who of several of one title is that of one country; where none was named, the holder unnamed, or the country itself
// if the title does not say which office ("Turkish and Greek leaders").
int DescriptionResolver::HolderFor(const Office& office, int bearer, const std::string& of) {
  if (draft_->actors[bearer].mention.kind != "country") return bearer;
  int actor = LatestFitting(office, of);
  // Somebody of whom nothing is known is not one of several ministers just because he was named last.
  const auto known = [&](int one) {
    return !draft_->actors[one].mention.of.empty() || !draft_->actors[one].mention.office.empty();
  };
  if (actor != kNone && known(actor)) return actor;
  if (IsLeaderNoun(office.noun)) return bearer;
  actor = Described(office, of);
  DraftActor& holder = draft_->actors[actor];
  if (holder.words.empty()) {
    holder.mention.name = absl::StrCat(office.title, " of ", draft_->actors[bearer].mention.name);
  }
  return actor;
}

// "the Russian and Chinese presidents": one each; "EU leaders": their organisation; "the two ministers": see below.
void DescriptionResolver::ResolvePlural(Office* office) {
  if (office->of.empty() || office->actor != kNone) return;
  std::vector<int> found;
  if (office->of.size() == 1) {
    found.push_back(draft_->names[office->of[0]].actor);
  } else {
    for (const int name : office->of) {
      Office one = *office;
      one.plural = false;
      one.of = {name};
      found.push_back(HolderFor(one, draft_->names[name].actor, OfCode(name)));
    }
  }
  AddDescription(draft_, office->unit, office->head, office->phrase, found, "actors.description.plural");
}

void DescriptionResolver::Resolve(int index) {
  Office office = draft_->offices[index];
  if (office.actor != kNone) return;
  if (office.plural) {
    ResolvePlural(&office);
  } else {
    ResolveSingular(&office);
  }
  draft_->offices[index].actor = office.actor;
}

}  // namespace

void AddDescription(Draft* draft, uint32_t unit, uint32_t head, nlp::TokenRange phrase, const std::vector<int>& actors,
                    std::string_view rule) {
  ActorSpan span;
  span.head = {unit, head};
  span.tokens = phrase;
  span.called_by = CalledBy::kDescription;
  std::string named;
  for (const int actor : actors) {
    if (actor == kNone) continue;
    span.actors.push_back(static_cast<uint32_t>(actor));
    absl::StrAppend(&named, named.empty() ? "" : ", ", draft->actors[actor].mention.name);
  }
  if (span.actors.empty()) return;
  draft->Note(rule, span.head, absl::StrCat(draft->Text(unit, phrase), ": ", named));
  InsertSpan(draft, std::move(span));
}

void ResolveDescriptions(Draft* draft) {
  DescriptionResolver resolver(draft);
  for (uint32_t unit = 0; unit < draft->units.size(); ++unit) {
    for (uint32_t i = 0; i < draft->units[unit].size(); ++i) {
      const int office = draft->units[unit].office_at[i];
      if (office != kNone && draft->offices[office].head == i) {
        resolver.Resolve(office);
      } else {
        ResolveGroupNoun(draft, unit, i);
        ResolveNational(draft, unit, i);
        ResolveBody(draft, unit, i);
      }
    }
  }
}

}  // namespace chancery::extract
