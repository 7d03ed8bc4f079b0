// Who holds which office, and of which country or organisation.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "actors/candidates.h"
#include "extract/actor_draft.h"

namespace chancery::extract {
namespace {

using actors::FormKind;

// For whom one acts who holds an office of this name's country or organisation.
std::string ActsFor(const Draft& draft, int name) {
  const Name& bearer = draft.names[name];
  if (bearer.entry == nullptr) {
    if (bearer.actor == kNone) return "";
    // A body that the gazetteer does not know may be of any state: only a country named with it tells.
    return draft.actors[bearer.actor].mention.of;
  }
  if (bearer.entry->kind == "country") return bearer.entry->id;
  if (bearer.entry->kind == "organization" && !bearer.entry->of.empty()) return bearer.entry->of;
  return bearer.entry->name;
}
bool IsRoyal(std::string_view noun) {
  for (const char* word : {"king", "queen", "prince", "princess", "emir", "sultan", "pope", "emperor", "empress"}) {
    if (noun == word) return true;
  }
  return false;
}

// Ties offices to the persons named beside them.
class OfficeTable {
 public:
  explicit OfficeTable(Draft* draft) : draft_(draft) {}

  void Run() {
    for (Office& office : draft_->offices) LinkTitle(&office);
    for (Office& office : draft_->offices) LinkNameAfter(&office);
    for (Office& office : draft_->offices) LinkNameBefore(&office);
    for (Office& office : draft_->offices) LinkPredicate(&office);
  }

 private:
  int PersonAt(const UnitWords& words, uint32_t token) const {
    if (token >= words.size()) return kNone;
    const int name = words.name_at[token];
    return name != kNone && draft_->names[name].type == NameType::kPerson ? name : kNone;
  }
  bool IsTitled(int name) const { return titled_.size() > static_cast<size_t>(name) && titled_[name]; }
  void LinkTitle(Office* office);
  void LinkNameAfter(Office* office);
  void LinkNameBefore(Office* office);
  void LinkPredicate(Office* office);
  void Link(Office* office, int name, std::string_view rule);

  Draft* draft_;
  std::vector<bool> titled_;  // of each name: an office stands right before it
};

void OfficeTable::Link(Office* office, int name, std::string_view rule) {
  const int actor = draft_->names[name].actor;
  office->actor = actor;
  DraftActor& holder = draft_->actors[actor];
  const std::string title = office->former ? absl::StrCat("former ", office->title) : office->title;
  if (office->noun != "counterpart" && (holder.mention.office.empty() || (holder.former && !office->former))) {
    holder.mention.office = title;
    holder.former = office->former;
  }
  if (holder.gender == Gender::kUnknown) holder.gender = GenderOfNoun(office->noun);
  if (holder.mention.of.empty() && !office->of.empty()) holder.mention.of = ActsFor(*draft_, office->of.back());
  // Only one state's foreign minister is called so without a portfolio.
  if (holder.mention.of.empty() && office->title == "secretary of state" && !office->former) holder.mention.of = "US";
  draft_->Note(rule, {office->unit, office->head}, absl::StrCat(title, ": ", holder.mention.name));
}

// "Foreign Minister Sergey Lavrov", "Prime Minister Sir Keith", "Presidents X and Y".
void OfficeTable::LinkTitle(Office* office) {
  titled_.resize(draft_->names.size());
  const UnitWords& words = draft_->units[office->unit];
  uint32_t i = office->tokens.end;
  while (i < words.size() && (IsTitle(words.lower[i]) || words.token(i).tag == "``")) ++i;
  int name = PersonAt(words, i);
  if (name == kNone || words.token(i).sentence != words.token(office->head).sentence) return;
  titled_[name] = true;
  Link(office, name, "actors.office.title");
  if (!office->plural) {
    // A king goes by one name, and his title belongs to it.
    DraftActor& holder = draft_->actors[office->actor];
    if (holder.words.size() == 1 && GenderOfNoun(office->noun) != Gender::kUnknown && IsRoyal(office->noun)) {
      const std::string full = draft_->Text(office->unit, {office->tokens.begin, draft_->names[name].tokens.end});
      if (holder.mention.name.find(' ') == std::string::npos) holder.mention.name = full;
    }
    return;
  }
  while (true) {  // the others of the row
    i = draft_->names[name].tokens.end;
    while (i < words.size() && (words.token(i).tag == "CC" || words.lower[i] == ",")) ++i;
    name = PersonAt(words, i);
    if (name == kNone || i == draft_->names[words.name_at[i]].tokens.end) return;
    Link(office, name, "actors.office.title");
    office->actor = kNone;  // it is said of several
  }
}

// The first token after the titles that begin at `i`: "the Hon. X", "the Right Honourable X". The parse may end a
// sentence after the full stop of one.
uint32_t AfterTitles(const UnitWords& words, uint32_t i) {
  const auto is_honour = [&](uint32_t at) {
    return at < words.size() && (IsTitle(words.lower[at]) || words.lower[at] == "rt" || words.lower[at] == "right" ||
                                 words.lower[at] == "honourable" || words.lower[at] == "honorable");
  };
  while (i < words.size()) {
    const bool article = words.lower[i] == "the" && is_honour(i + 1);
    const bool stop = words.lower[i] == "." && i > 0 && is_honour(i - 1);
    if (!article && !stop && !is_honour(i) && words.office_at[i] == kNone) break;
    ++i;
  }
  return i;
}

// "the president of France, Emmanuel Macron, ..."
void OfficeTable::LinkNameAfter(Office* office) {
  if (office->actor != kNone || office->plural) return;
  const UnitWords& words = draft_->units[office->unit];
  uint32_t i = office->phrase.end;
  if (i >= words.size() || (words.lower[i] != "," && words.lower[i] != "(")) return;
  ++i;
  i = AfterTitles(words, i);
  const int name = PersonAt(words, i);
  if (name == kNone) return;
  const bool broken = i > 1 && words.lower[i - 1] == "." && words.token(i).sentence == words.token(i - 1).sentence + 1;
  if (!broken && words.token(i).sentence != words.token(office->head).sentence) return;
  const uint32_t end = draft_->names[name].tokens.end;
  const bool closed = end >= words.size() || words.HasTag(end, ",") || words.HasTag(end, ".") ||
                      words.HasTag(end, "V") || words.HasTag(end, "MD") || words.HasTag(end, "IN") ||
                      words.HasTag(end, "-") || words.HasTag(end, "''") || words.HasTag(end, ":") ||
                      words.lower[end] == ")";
  const bool apposed = words.token(HeadOfRange(*words.document, draft_->names[name].tokens)).dep == "appos";
  if ((closed || apposed) && (!IsTitled(name) || !office->of.empty())) {
    Link(office, name, "actors.office.name-after");
  }
}

// "Kofi Annan, the UN secretary-general, ..."
void OfficeTable::LinkNameBefore(Office* office) {
  if (office->actor != kNone || office->plural || office->phrase.begin < 2) return;
  const UnitWords& words = draft_->units[office->unit];
  if (words.lower[office->phrase.begin - 1] != "," || words.lower[office->phrase.begin - 1] == "(") return;
  const int name = PersonAt(words, office->phrase.begin - 2);
  if (name == kNone || words.token(office->head).sentence != words.token(office->phrase.begin - 2).sentence) return;
  // "of the president, X, the prime minister of Y met": X is the president.
  const uint32_t begin = draft_->names[name].tokens.begin;
  for (const Office& other : draft_->offices) {
    const bool before = other.unit == office->unit && other.phrase.end + 1 == begin && other.actor != kNone;
    if (before && other.actor == draft_->names[name].actor && !office->of.empty()) return;
  }
  const uint32_t end = office->phrase.end;
  const bool closed = end >= words.size() || words.HasTag(end, ",") || words.HasTag(end, ".") ||
                      words.HasTag(end, "IN") || words.HasTag(end, "W") || words.HasTag(end, "-") ||
                      words.HasTag(end, ":");
  const std::string_view dep = words.token(office->head).dep;
  const bool beside = dep == "appos" || dep == "conj" || dep == "nsubj" || dep == "ROOT" || dep == "compound";
  // "X, governor of Y is set to go": the second comma is missing, so the parse must say that it is an apposition.
  const bool unclosed = dep == "appos" && end < words.size() && (words.HasTag(end, "V") || words.HasTag(end, "MD"));
  if ((closed && beside) || unclosed) {
    Link(office, name, "actors.office.name-before");
  }
}

// "X is the president of Y", "X became ..."
void OfficeTable::LinkPredicate(Office* office) {
  if (office->actor != kNone || office->plural) return;
  const UnitWords& words = draft_->units[office->unit];
  const nlp::Token& noun = words.token(office->head);
  if (noun.dep != "attr") return;
  const std::optional<uint32_t> subject = words.children.Find(noun.head, {"nsubj"});
  const int name = subject ? PersonAt(words, *subject) : kNone;
  const bool negated = words.children.Find(noun.head, {"neg"}).has_value();
  if (name != kNone && !negated) Link(office, name, "actors.office.predicate");
}

// The name of a country at a token; kNone if there is none.
int CountryAt(const Draft& draft, const UnitWords& words, uint32_t token) {
  const int at = words.name_at[token];
  const bool country = at != kNone && draft.names[at].entry != nullptr && draft.names[at].entry->kind == "country";
  return country && draft.names[at].type != NameType::kPerson ? at : kNone;
}

// "King Hussein of Jordan", "Smith of Ghana": the country after a name.
void FindCountriesAfter(Draft* draft) {
  for (const Name& name : draft->names) {
    const UnitWords& words = draft->units[name.unit];
    const uint32_t end = name.tokens.end;
    if (name.type != NameType::kPerson || end + 1 >= words.size() || words.lower[end] != "of") continue;
    const int found =
        CountryAt(*draft, words, words.lower[end + 1] == "the" && end + 2 < words.size() ? end + 2 : end + 1);
    ontology::ActorMention& person = draft->actors[name.actor].mention;
    if (found != kNone && person.of.empty()) person.of = ActsFor(*draft, found);
  }
}

// "the Israeli activist X": a demonym before a name whose office does not tell more.
void FindCountriesBefore(Draft* draft) {
  for (const Name& name : draft->names) {
    if (name.type != NameType::kPerson || !draft->actors[name.actor].mention.of.empty()) continue;
    const UnitWords& words = draft->units[name.unit];
    int found = kNone;
    for (uint32_t i = name.tokens.begin; found == kNone && i-- > 0 && name.tokens.begin - i <= 5;) {
      found = CountryAt(*draft, words, i);
      if (found != kNone && draft->names[found].form != FormKind::kDemonym) found = kNone;
      if (!words.HasTag(i, "NN") && !words.HasTag(i, "JJ") && words.lower[i] != "-") break;
    }
    if (found != kNone) draft->actors[name.actor].mention.of = ActsFor(*draft, found);
  }
}

// The states and organisations that the article names.
std::vector<std::string_view> NamedBearers(const Draft& draft) {
  std::vector<std::string_view> named;
  for (const Name& name : draft.names) {
    if (name.entry == nullptr || name.entry->kind == "person") continue;
    if (!name.entry->of.empty()) named.push_back(name.entry->of);
    if (name.entry->kind != "country") named.push_back(name.entry->name);
  }
  return named;
}

// What the gazetteer knows of the persons named.
void UseGazetteer(Draft* draft) {
  actors::MentionContext context;
  context.kind = "person";
  context.day = draft->reading.published;
  context.named = NamedBearers(*draft);
  for (size_t i = 0; i < draft->actors.size(); ++i) {
    DraftActor& actor = draft->actors[i];
    if (actor.mention.kind != "person") continue;
    actor.from_text = !actor.mention.of.empty();
    context.of = actor.mention.of;
    context.office = actor.mention.office;
    std::vector<actors::ActorCandidate> candidates =
        actors::RankCandidates(draft->gazetteer, actor.mention.name, context);
    if (candidates.empty() && actor.words.size() == 1) {  // "King Abdullah"
      candidates = actors::RankCandidates(draft->gazetteer, actor.words[0], context);
    }
    const actors::Entry* entry = actors::ChooseCandidate(candidates);
    if (draft->notes != nullptr && !candidates.empty()) {
      const auto name = std::find_if(draft->names.begin(), draft->names.end(),
                                     [&](const Name& other) { return other.actor == static_cast<int>(i); });
      if (name != draft->names.end()) {
        draft->Note(entry == nullptr ? "actors.candidates.none" : "actors.candidates", {name->unit, name->tokens.begin},
                    absl::StrCat(actor.mention.name, ": ", actors::DescribeCandidates(candidates)));
      }
    }
    if (entry == nullptr) continue;
    if (actor.words.size() == 1 &&
        Conflict(actor.gender, entry->gender == "female" ? Gender::kFemale : Gender::kMale)) {
      continue;
    }
    actor.mention.gazetteer_id = entry->id;
    if (actor.mention.of.empty()) actor.mention.of = actors::ActsForOn(*entry, context.day);
    if (!entry->gender.empty()) actor.gender = entry->gender == "female" ? Gender::kFemale : Gender::kMale;
  }
}

bool IsHomeOffice(const std::string& office) {
  for (const std::string_view noun : {"advisor", "adviser", "secretary", "spokesperson", "spokesman", "spokeswoman",
                                      "vice president", "senator", "undersecretary", "administrator"}) {
    if (office.ends_with(noun)) return true;
  }
  return false;
}

// A text that calls a leader "President X" without a country is written in his. So its secretaries and advisers without
// a country are his too, as long as all such leaders whom the gazetteer knows are of one state.
void FindHomeState(Draft* draft) {
  std::string home;
  for (const Office& office : draft->offices) {
    if (office.actor == kNone || !office.of.empty() || office.former || office.noun != "president") continue;
    const DraftActor& actor = draft->actors[office.actor];
    if (actor.mention.gazetteer_id.empty() || actor.from_text) continue;
    if (!home.empty() && home != actor.mention.of) return;
    home = actor.mention.of;
  }
  if (home.empty()) return;
  draft->home = home;
  for (DraftActor& actor : draft->actors) {
    ontology::ActorMention& mention = actor.mention;
    if (mention.kind != "person" || !mention.of.empty() || actor.former || !IsHomeOffice(mention.office)) continue;
    mention.of = home;
    draft->Note("actors.office.home", {0, 0}, absl::StrCat(mention.office, " ", mention.name, ": ", home));
  }
}

}  // namespace

void LinkOffices(Draft* draft) {
  FindCountriesAfter(draft);
  OfficeTable(draft).Run();
  FindCountriesBefore(draft);
  UseGazetteer(draft);
  FindHomeState(draft);
}

}  // namespace chancery::extract
