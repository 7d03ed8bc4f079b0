// Which names are one actor.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "extract/actor_draft.h"

namespace chancery::extract {
namespace {

using actors::FormKind;
using Words = std::vector<std::string>;

// "Joseph R. Biden, Jr." -> joseph, r, biden.
Words NameWords(std::string_view name) {
  Words words;
  for (const auto piece : absl::StrSplit(actors::Normalise(name), absl::ByAnyChar(" -,."), absl::SkipEmpty())) {
    std::string word(piece);
    if (word != "jr" && word != "sr" && word != "'s") words.push_back(std::move(word));
  }
  return words;
}

// Equal, or one the initial of the other, or two ways to write a name of another script in Latin letters
// ("sergei", "sergey").
bool SameNameWord(const std::string& a, const std::string& b) {
  if (a == b) return true;
  if (a.size() == 1 || b.size() == 1) return a[0] == b[0];
  if (a.size() < 5 || b.size() < 5 || a[0] != b[0]) return false;
  const std::string &longer = a.size() >= b.size() ? a : b, &shorter = a.size() >= b.size() ? b : a;
  if (longer.size() - shorter.size() > 1) return false;
  const size_t common =
      static_cast<size_t>(std::mismatch(shorter.begin(), shorter.end(), longer.begin()).first - shorter.begin());
  return common + 1 >= shorter.size();
}

// Whether the words of a shorter name stand in the longer one in their order, with the same last or first word.
bool IsShortForm(const Words& shorter, const Words& longer) {
  size_t at = 0;
  for (const std::string& word : longer) {
    if (at < shorter.size() && SameNameWord(shorter[at], word)) ++at;
  }
  return at == shorter.size() &&
         (shorter.back() == longer.back() || (shorter.front() == longer.front() && shorter.size() > 1));
}

// "the prime minister of Kuwait, Jaber Salem, met": a name beside an office is a person's, whatever the parse took it
// for.
void FindPersonsBesideOffices(Draft* draft) {
  for (const Office& office : draft->offices) {
    const UnitWords& words = draft->units[office.unit];
    const uint32_t comma = office.phrase.end;
    if (office.plural || comma + 1 >= words.size() || (words.lower[comma] != "," && words.lower[comma] != "(")) {
      continue;
    }
    const int at = words.name_at[comma + 1];
    if (at == kNone) continue;
    Name& name = draft->names[at];
    if (name.type == NameType::kPerson || name.entry != nullptr || name.tokens.begin != comma + 1) continue;
    const uint32_t end = name.tokens.end;
    const bool closed =
        end >= words.size() || words.lower[end] == "," || words.lower[end] == ")" || words.HasTag(end, ".");
    if (!closed || IsInstitutionNoun(words.lower[end - 1]) || words.token(end - 1).dep == "pobj") continue;
    name.type = NameType::kPerson;
    draft->Note("actors.name.apposed", {name.unit, end - 1}, "a name beside an office");
  }
}

// Ties the names of persons to actors.
class PersonTable {
 public:
  explicit PersonTable(Draft* draft) : draft_(draft) {}

  void Run() {
    std::vector<std::pair<size_t, size_t>> full;  // words, place in the text
    for (size_t i = 0; i < draft_->names.size(); ++i) {
      Name& name = draft_->names[i];
      words_.push_back(name.type == NameType::kPerson ? NameWords(TextOf(i)) : Words());
      // "Jr." alone, or a sign that the parse takes for a person, names nobody.
      if (name.type == NameType::kPerson && words_[i].empty()) name.type = NameType::kPlace;
      if (words_[i].size() > 1) full.push_back({words_[i].size(), i});
    }
    std::stable_sort(full.begin(), full.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [count, i] : full) AssignFull(i);
    for (size_t i = 0; i < draft_->names.size(); ++i) {
      if (words_[i].size() == 1) AssignShort(i);
    }
  }

 private:
  std::string TextOf(size_t i) const { return draft_->Text(draft_->names[i].unit, draft_->names[i].tokens); }

  void AssignFull(size_t i);
  void AssignShort(size_t i);
  void Join(size_t i, int actor);
  void MakeNew(size_t i);

  Draft* draft_;
  std::vector<Words> words_;
};

void PersonTable::AssignFull(size_t i) {
  for (size_t a = 0; a < draft_->actors.size(); ++a) {
    const DraftActor& actor = draft_->actors[a];
    if (actor.words.size() < 2 || Conflict(actor.gender, draft_->names[i].gender)) continue;
    if (IsShortForm(words_[i], actor.words)) return Join(i, static_cast<int>(a));
  }
  MakeNew(i);
}

void PersonTable::AssignShort(size_t i) {
  const std::string& word = words_[i][0];
  // The latest one named before, else the first one named after; by last name rather than by first name.
  int best = kNone, best_rank = -1;
  bool open = false;  // two persons are as likely, as both are named only later
  for (size_t k = 0; k < draft_->names.size(); ++k) {
    const int a = draft_->names[k].actor;
    if (a == kNone || k == i || words_[k].empty()) continue;
    const DraftActor& actor = draft_->actors[a];
    if (Conflict(actor.gender, draft_->names[i].gender)) continue;
    const bool last = SameNameWord(actor.words.back(), word) && word.size() > 1;
    const bool first =
        actor.words.front() == word && actor.gender != Gender::kFemale && GenderOfGivenName(word) == Gender::kUnknown;
    // "Lula" of "Luiz Inácio Lula da Silva"
    const bool inside = actor.words.size() > 3 && word.size() > 3 &&
                        std::find(actor.words.begin(), actor.words.end(), word) != actor.words.end();
    if (!last && !first && !inside) continue;
    const int rank = (last ? 4 : first ? 2 : 0) + (k < i ? 1 : 0);
    if (rank == best_rank && k > i && a != best) open = true;
    if (rank > best_rank) open = false;
    if (rank > best_rank || (rank == best_rank && k < i)) {
      best = a;
      best_rank = rank;
    }
  }
  if (best != kNone && !open) return Join(i, best);
  MakeNew(i);
}

void PersonTable::Join(size_t i, int actor) {
  Name& name = draft_->names[i];
  name.actor = actor;
  DraftActor& known = draft_->actors[actor];
  if (known.gender == Gender::kUnknown) known.gender = name.gender;
  const std::string text = TextOf(i);
  std::vector<std::string>& aliases = known.mention.aliases;
  if (text != known.mention.name && std::find(aliases.begin(), aliases.end(), text) == aliases.end()) {
    aliases.push_back(text);
  }
}

void PersonTable::MakeNew(size_t i) {
  DraftActor actor;
  actor.mention.name = TextOf(i);
  actor.mention.kind = "person";
  actor.words = words_[i];
  actor.gender = draft_->names[i].gender;
  if (actor.gender == Gender::kUnknown && actor.words.size() > 1) actor.gender = GenderOfGivenName(actor.words[0]);
  draft_->names[i].actor = static_cast<int>(draft_->actors.size());
  draft_->actors.push_back(std::move(actor));
}
// The organisations that only the parse knows.
class OrganizationTable {
 public:
  explicit OrganizationTable(Draft* draft) : draft_(draft) {}

  void Run() {
    for (Name& name : draft_->names) {
      if (name.type == NameType::kOrganization) Assign(&name);
    }
  }

 private:
  std::string CountryOf(const Name& name) const;
  void Assign(Name* name);

  Draft* draft_;
};

// "Chinese Foreign Ministry", "Bank of Japan", "Iran's Foreign Ministry", "the Foreign Ministry of Iran".
std::string OrganizationTable::CountryOf(const Name& name) const {
  const UnitWords& words = draft_->units[name.unit];
  std::vector<std::string_view> inside;
  for (uint32_t i = name.tokens.begin; i < name.tokens.end; ++i) {
    inside.push_back(words.document->Text(words.token(i)));
  }
  for (const actors::Match& match : draft_->gazetteer.FindAll(inside)) {
    if (match.entry->kind == "country" && match.form != FormKind::kPlace) return match.entry->id;
  }
  const auto country_at = [&](uint32_t token) -> std::string {
    const int at = words.name_at[token];
    const bool country =
        at != kNone && draft_->names[at].entry != nullptr && draft_->names[at].entry->kind == "country";
    return country ? draft_->names[at].entry->id : "";
  };
  const uint32_t begin = name.tokens.begin, end = name.tokens.end;
  if (begin > 0) {
    const bool possessive = words.token(begin - 1).tag == "POS" && begin > 1;
    if (std::string before = country_at(possessive ? begin - 2 : begin - 1); !before.empty()) return before;
  }
  if (end + 1 < words.size() && words.lower[end] == "of") return country_at(end + 1);
  return "";
}

void OrganizationTable::Assign(Name* name) {
  const std::string text = draft_->Text(name->unit, name->tokens);
  const std::string normal = actors::Normalise(text), of = CountryOf(*name);
  for (size_t i = 0; i < draft_->actors.size(); ++i) {
    const ontology::ActorMention& known = draft_->actors[i].mention;
    if (known.kind != "organization" || actors::Normalise(known.name) != normal) continue;
    if (!of.empty() && !known.of.empty() && of != known.of) continue;
    name->actor = static_cast<int>(i);
    if (known.of.empty()) draft_->actors[i].mention.of = of;
    return;
  }
  DraftActor actor;
  actor.mention = {text, {}, "organization", of, "", ""};
  name->actor = static_cast<int>(draft_->actors.size());
  draft_->actors.push_back(std::move(actor));
}

}  // namespace

void MakeActors(Draft* draft) {
  FindPersonsBesideOffices(draft);
  for (Name& name : draft->names) {
    if (name.type == NameType::kKnown || (name.type == NameType::kPlace && name.entry != nullptr)) {
      name.actor = draft->ActorOf(*name.entry);
    }
  }
  OrganizationTable(draft).Run();
  PersonTable(draft).Run();
}

}  // namespace chancery::extract
