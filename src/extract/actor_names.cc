// Names in the text: what the gazetteer knows, the entities of the parse with their usual errors mended, and names that
// only a title before them gives away.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "extract/actor_draft.h"

namespace chancery::extract {
namespace {

using actors::FormKind;
using nlp::TokenRange;

uint32_t Length(TokenRange range) { return range.end - range.begin; }
bool Overlap(TokenRange a, TokenRange b) { return a.begin < b.end && b.begin < a.end; }
bool Same(TokenRange a, TokenRange b) { return a.begin == b.begin && a.end == b.end; }
bool Holds(TokenRange outer, TokenRange inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

// Finds the names of one unit.
class NameFinder {
 public:
  NameFinder(Draft* draft, uint32_t unit)
      : draft_(draft), unit_(unit), words_(&draft->units[unit]), document_(words_->document) {}

  void Run() {
    FindKnown();
    for (const nlp::Entity& entity : document_->entities) ReadEntity(entity);
    FindTitled();
    for (Name& known : known_) {
      if (IsFree(known.tokens)) Add(std::move(known));
    }
  }

 private:
  void FindKnown();
  bool IsLikely(const Name& name) const;
  void ReadEntity(const nlp::Entity& entity);
  void ReadPersons(TokenRange range);
  void ReadPerson(TokenRange range);
  void ReadOrganization(TokenRange range);
  void ReadPlace(TokenRange range);
  void FindTitled();

  const Name* KnownAt(TokenRange range) const;
  bool IsKnownAt(uint32_t token) const;
  TokenRange Trim(TokenRange range) const;
  TokenRange TrimPerson(TokenRange range) const;
  TokenRange ExtendPerson(TokenRange range) const;
  bool IsTitleBefore(uint32_t token) const;
  bool IsNameToken(uint32_t token) const;
  bool IsFree(TokenRange range) const;
  Gender GenderBefore(uint32_t token) const;
  void AddPerson(TokenRange range);
  void Add(Name name);

  Draft* draft_;
  uint32_t unit_;
  UnitWords* words_;
  const nlp::Document* document_;
  std::vector<Name> known_;
};

void NameFinder::FindKnown() {
  std::vector<std::string_view> texts;
  for (const nlp::Token& token : document_->tokens) texts.push_back(document_->Text(token));
  const std::vector<actors::Match> matches = draft_->gazetteer.FindAll(texts);
  for (size_t i = 0; i < matches.size();) {
    size_t best = i, end = i;
    for (; end < matches.size() && matches[end].begin == matches[i].begin; ++end) {
      // A state of the day of publication goes before the one that now has its capital.
      if (ExistedOn(*matches[end].entry, draft_->reading.published)) best = end;
    }
    Name name;
    name.unit = unit_;
    name.tokens = {static_cast<uint32_t>(matches[best].begin), static_cast<uint32_t>(matches[best].end)};
    name.entry = matches[best].entry;
    name.form = matches[best].form;
    for (size_t k = i; k < end; ++k) {
      if (k != best && matches[k].form == name.form) name.others.push_back(matches[k].entry);
    }
    name.type = name.form == FormKind::kPlace  ? NameType::kPlace
                : name.entry->kind == "person" ? NameType::kPerson
                                               : NameType::kKnown;
    if (IsLikely(name)) known_.push_back(std::move(name));
    i = end;
  }
}

// Whether the parse agrees that it is a name at all: "Nice" at the beginning of a sentence need not be.
bool NameFinder::IsLikely(const Name& name) const {
  const bool proper = words_->HasTag(name.tokens.end - 1, "NNP");
  const bool entity = document_->tokens[name.tokens.begin].entity >= 0;
  if (name.form == FormKind::kPlace) return proper;
  // "Latin America" is no state.
  if (name.tokens.begin > 0 && words_->lower[name.tokens.begin] == "america") {
    const std::string& before = words_->lower[name.tokens.begin - 1];
    if (before == "latin" || before == "central" || before == "south" || before == "north") return false;
  }
  if (Length(name.tokens) == 1 && name.form != FormKind::kDemonym) {
    return proper || entity || words_->HasTag(name.tokens.begin, "NN") || words_->HasTag(name.tokens.begin, "JJ");
  }
  return true;
}

const Name* NameFinder::KnownAt(TokenRange range) const {
  for (const Name& name : known_) {
    if (Same(name.tokens, range)) return &name;
  }
  return nullptr;
}

bool NameFinder::IsKnownAt(uint32_t token) const {
  return std::any_of(known_.begin(), known_.end(), [&](const Name& name) {
    return name.type != NameType::kPerson && name.tokens.begin <= token && token < name.tokens.end;
  });
}

bool IsPossessiveEnding(const UnitWords& words, uint32_t i) {
  return words.token(i).tag == "POS" || words.lower[i] == "'s" || words.lower[i] == "’s";
}

// Without the article, quotes and possessive endings at its ends.
TokenRange NameFinder::Trim(TokenRange range) const {
  const auto is_dross = [&](uint32_t i) {
    const nlp::Token& token = document_->tokens[i];
    return token.tag == "DT" || token.tag == "POS" || token.tag == "," || token.tag == "``" || token.tag == "''" ||
           token.tag == ":" || token.tag == "." || token.tag == "PRP$" || token.tag == "IN" || token.tag == "CC" ||
           token.tag == "_SP" || words_->lower[i] == "s" || IsPossessiveEnding(*words_, i) || token.tag == "CD" ||
           token.tag == "TO" || token.tag == "-LRB-" || token.tag == "-RRB-";
  };
  while (range.begin < range.end && is_dross(range.begin)) ++range.begin;
  while (range.begin < range.end && is_dross(range.end - 1)) --range.end;
  return range;
}

void NameFinder::ReadEntity(const nlp::Entity& entity) {
  const TokenRange range = Trim(entity.tokens);
  if (Length(range) == 0) return;
  if (entity.label == "PERSON") {
    ReadPersons(range);
  } else if (entity.label == "ORG") {
    ReadOrganization(range);
  } else if (entity.label == "GPE" || entity.label == "LOC" || entity.label == "FAC") {
    ReadPlace(range);
  }
}

// A person's entity may have swallowed titles, demonyms and what stood before a possessive ending.
TokenRange NameFinder::TrimPerson(TokenRange range) const {
  for (uint32_t i = range.begin + 1; i + 1 < range.end; ++i) {
    if (!IsPossessiveEnding(*words_, i) && words_->token(i).tag != ",") continue;
    // "Russia's X" is X, "X's Travel" is X.
    if (IsKnownAt(i - 1)) {
      range.begin = i + 1;
    } else {
      range.end = i;
    }
  }
  while (range.begin < range.end) {
    const uint32_t first = range.begin;
    const bool demonym = std::any_of(known_.begin(), known_.end(), [&](const Name& name) {
      return name.form == FormKind::kDemonym && name.tokens.begin == first && name.tokens.end < range.end;
    });
    // "Sheikh Hasina": what is part of a name when no more than one other word is left.
    const bool honorific = GenderOfNoun(words_->lower[first]) == Gender::kMale && words_->lower[first].size() > 4;
    const bool strip = (IsTitle(words_->lower[first]) && (!honorific || Length(range) > 2)) ||
                       words_->office_at[first] != kNone ||
                       (demonym && (words_->HasTag(first, "JJ") || Length(range) > 2));
    if (!strip) break;
    ++range.begin;
  }
  while (range.begin < range.end && words_->office_at[range.end - 1] != kNone) --range.end;
  return Length(range) == 0 ? range : Trim(range);
}

bool NameFinder::IsNameToken(uint32_t i) const {
  return words_->HasTag(i, "NNP") && IsCapitalised(document_->Text(words_->token(i))) &&
         words_->office_at[i] == kNone && !IsTitle(words_->lower[i]);
}

// An entity may have lost the first part of "al-Maliki" or the last of "Ki-moon".
TokenRange NameFinder::ExtendPerson(TokenRange range) const {
  const auto is_hyphen = [&](uint32_t i) {
    return words_->lower[i] == "-" && i > 0 && !words_->token(i - 1).space_after && !words_->token(i).space_after;
  };
  while (range.begin >= 2 && is_hyphen(range.begin - 1) &&
         (IsNameParticle(words_->lower[range.begin - 2]) || IsNameToken(range.begin - 2)) &&
         !IsKnownAt(range.begin - 2)) {
    range.begin -= 2;
  }
  while (range.end + 1 < words_->size() && is_hyphen(range.end) && !words_->HasTag(range.end + 1, "V") &&
         !IsKnownAt(range.end + 1) && words_->lower[range.end + 1] != "led") {
    range.end += 2;
  }
  // The parse may end a name of several words too early: what it hangs on is a part of it.
  while (range.end < words_->size() && IsNameToken(range.end) && !IsKnownAt(range.end) &&
         words_->name_at[range.end] == kNone && words_->token(range.end - 1).dep == "compound" &&
         words_->token(range.end - 1).head >= range.end && !IsInstitutionNoun(words_->lower[range.end]) &&
         !IsNoActorNoun(words_->lower[range.end]) &&
         words_->token(range.end).sentence == words_->token(range.begin).sentence) {
    ++range.end;
  }
  while (range.begin > 0 && IsNameToken(range.begin - 1) && !IsKnownAt(range.begin - 1) &&
         words_->token(range.begin - 1).entity < 0 && words_->token(range.begin - 1).dep == "compound" &&
         words_->token(range.begin).tag != "POS") {
    --range.begin;
  }
  return range;
}

bool NameFinder::IsTitleBefore(uint32_t token) const {
  return token > 0 && (IsTitle(words_->lower[token - 1]) || words_->office_at[token - 1] != kNone);
}

// "Rojas and Vega" may be one entity and are two persons.
void NameFinder::ReadPersons(TokenRange range) {
  for (uint32_t i = range.begin + 1; i + 1 < range.end; ++i) {
    if (words_->lower[i] != "and" && words_->lower[i] != "&") continue;
    ReadPersons(Trim({range.begin, i}));
    return ReadPersons(Trim({i + 1, range.end}));
  }
  ReadPerson(range);
}

void NameFinder::ReadPerson(TokenRange range) {
  range = TrimPerson(range);
  if (Length(range) == 0) return;
  range = ExtendPerson(range);
  if (!words_->HasTag(range.end - 1, "NNP") && !words_->HasTag(range.begin, "NNP")) return;
  const bool capital = IsCapitalised(document_->Text(words_->token(range.begin)));
  if (!capital && !IsNameParticle(words_->lower[range.begin])) return;
  const std::string& last = words_->lower[range.end - 1];
  if (IsNoActorNoun(last) || (Length(range) > 1 && IsInstitutionNoun(last))) return;
  if (IsNewsMedium(actors::Normalise(draft_->Text(unit_, range)))) return;
  for (const Name& name : known_) {
    if (!Overlap(name.tokens, range) || name.type == NameType::kPerson) continue;
    const bool whole = Holds(name.tokens, range);
    // What the gazetteer knows by the whole name is no person, unless a title says so ("Mr Paris").
    if (whole && !IsTitleBefore(range.begin)) return;
    if (!whole && !Holds(range, name.tokens)) return;
  }
  AddPerson(range);
}

void NameFinder::ReadOrganization(TokenRange range) {
  if (KnownAt(range) != nullptr) return;
  // "Iran's Foreign Ministry": what follows the possessor is the name.
  for (uint32_t i = range.begin; i + 1 < range.end; ++i) {
    if (words_->token(i).tag == "POS" && IsKnownAt(i - 1)) range.begin = i + 1;
  }
  while (range.begin < range.end && words_->token(range.end - 1).tag == "POS") --range.end;
  if (Length(range) == 0) return;
  const std::string& last = words_->lower[range.end - 1];
  for (const Name& name : known_) {
    if (!Overlap(name.tokens, range)) continue;
    if (!Holds(range, name.tokens) || Same(range, name.tokens)) return;
    if (name.type == NameType::kPerson) return;
    if (!IsInstitutionNoun(last) && name.form != FormKind::kPlace) return;
  }
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (words_->office_at[i] != kNone && i + 1 == range.end) return;
  }
  const std::string text = draft_->Text(unit_, range);
  if (IsNoActorNoun(last) || IsRepresentative(last) || IsNewsMedium(actors::Normalise(text))) return;
  if (!words_->HasTag(range.end - 1, "NN") || !IsCapitalised(text)) return;
  if (IsTitleBefore(range.begin) && !IsInstitutionNoun(last)) {
    AddPerson(range);
    return;
  }
  Name name;
  name.unit = unit_;
  name.tokens = range;
  name.type = NameType::kOrganization;
  Add(std::move(name));
}

void NameFinder::ReadPlace(TokenRange range) {
  const bool known =
      std::any_of(known_.begin(), known_.end(), [&](const Name& name) { return Overlap(name.tokens, range); });
  if (known || !words_->HasTag(range.end - 1, "NNP")) return;
  if (IsTitleBefore(range.begin) && words_->token(range.begin).entity >= 0 &&
      !IsNoActorNoun(words_->lower[range.end - 1])) {
    AddPerson(ExtendPerson(range));
    return;
  }
  if (words_->office_at[range.end - 1] != kNone) return;
  Name name;
  name.unit = unit_;
  name.tokens = range;
  name.type = NameType::kPlace;
  name.form = FormKind::kPlace;
  Add(std::move(name));
}

// "King Hussein", "Foreign Minister X Y", where the parse saw no entity.
void NameFinder::FindTitled() {
  for (uint32_t i = 1; i < words_->size(); ++i) {
    const bool office = words_->office_at[i - 1] != kNone && !IsLeaderNoun(words_->lower[i - 1]) &&
                        IsCapitalised(document_->Text(words_->token(i - 1)));
    const bool title = IsTitle(words_->lower[i - 1]) || office;
    if (!title || !IsNameToken(i) || words_->name_at[i] != kNone || IsKnownAt(i)) continue;
    if (words_->token(i).sentence != words_->token(i - 1).sentence) continue;
    TokenRange range{i, i + 1};
    while (range.end < words_->size() && words_->name_at[range.end] == kNone && IsNameToken(range.end) &&
           !IsKnownAt(range.end)) {
      ++range.end;
    }
    range = ExtendPerson(range);
    if (IsFree(range) && !IsInstitutionNoun(words_->lower[range.end - 1]) &&
        !IsNoActorNoun(words_->lower[range.end - 1])) {
      AddPerson(range);
    }
  }
}

bool NameFinder::IsFree(TokenRange range) const {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (words_->name_at[i] != kNone) return false;
  }
  return true;
}

Gender NameFinder::GenderBefore(uint32_t token) const {
  for (uint32_t i = token; i-- > 0 && token - i <= 4;) {
    if (!IsTitle(words_->lower[i]) && words_->office_at[i] == kNone) break;
    const Gender gender = GenderOfNoun(words_->lower[i]);
    if (gender != Gender::kUnknown) return gender;
  }
  return Gender::kUnknown;
}

void NameFinder::AddPerson(TokenRange range) {
  Name name;
  name.unit = unit_;
  name.tokens = range;
  name.type = NameType::kPerson;
  name.gender = GenderBefore(range.begin);
  if (const Name* known = KnownAt(range); known != nullptr && known->type == NameType::kPerson) {
    name.entry = known->entry;
  }
  Add(std::move(name));
}

void NameFinder::Add(Name name) {
  if (!IsFree(name.tokens)) return;
  for (uint32_t i = name.tokens.begin; i < name.tokens.end; ++i) {
    words_->name_at[i] = static_cast<int>(draft_->names.size());
  }
  draft_->names.push_back(std::move(name));
}

}  // namespace

void FindNames(Draft* draft) {
  for (uint32_t unit = 0; unit < draft->units.size(); ++unit) NameFinder(draft, unit).Run();
}

}  // namespace chancery::extract
