// What the whole article tells of a name: surnames that the parse took for something else, and which of several states
// an adjective means.
#include <algorithm>

#include "extract/actor_draft.h"

namespace chancery::extract {
namespace {

using nlp::TokenRange;

uint32_t Length(TokenRange range) { return range.end - range.begin; }

// The words by which a person may be called again: the last one, with the particle before it, or what the gazetteer
// says is the surname, which stands first in some languages ("Yoon" of "Yoon Suk Yeol").
bool IsSurnameOf(const Draft& draft, const Name& full, const UnitWords& words, TokenRange range) {
  const UnitWords& other = draft.units[full.unit];
  const uint32_t length = Length(range);
  if (length == 1 && full.entry != nullptr) {
    const std::string word = actors::Normalise(words.document->Text(words.token(range.begin)));
    const bool called = std::any_of(full.entry->called.begin(), full.entry->called.end(),
                                    [&](const std::string& surname) { return actors::Normalise(surname) == word; });
    if (called) return true;
  }
  if (length > Length(full.tokens)) return false;
  for (uint32_t i = 0; i < length; ++i) {
    if (words.lower[range.end - 1 - i] != other.lower[full.tokens.end - 1 - i]) return false;
  }
  return true;
}

// Whether the parse lets a capitalised word be a name. Headlines have no grammar that would tell names from nouns, and
// at the beginning of a sentence a subject that is a name of the article is often parsed as another word ("Yoon then
// saw").
bool MayBeName(const UnitWords& words, uint32_t i) {
  if (words.HasTag(i, words.headline ? "NN" : "NNP")) return true;
  const nlp::Token& token = words.token(i);
  const bool subject = token.dep == "nsubj" || token.dep == "nsubjpass";
  return subject && token.tag != "PRP" && i == words.document->sentences[token.sentence].begin;
}

// Surnames of persons whose full name stands elsewhere, which the parse took for something else or for nothing.
void FindSurnames(Draft* draft, uint32_t unit, const std::vector<Name>& full_names) {
  UnitWords& words = draft->units[unit];
  for (uint32_t i = 0; i < words.size(); ++i) {
    const int there = words.name_at[i];
    if (!MayBeName(words, i) || !IsCapitalised(words.document->Text(words.token(i))) || words.office_at[i] != kNone) {
      continue;
    }
    if (there != kNone && (draft->names[there].entry != nullptr || draft->names[there].type == NameType::kPerson ||
                           draft->names[there].tokens.end != i + 1)) {
      continue;
    }
    const TokenRange whole = there != kNone ? draft->names[there].tokens : TokenRange{i, i + 1};
    const bool inside = (i > 0 && words.name_at[i - 1] != kNone && words.token(i).dep == "compound");
    if (inside) continue;
    for (const Name& full : full_names) {
      if (!IsSurnameOf(*draft, full, words, whole)) continue;
      TokenRange range{i, i + 1};
      if (i >= 2 && words.lower[i - 1] == "-" && IsNameParticle(words.lower[i - 2])) range.begin = i - 2;
      if (there != kNone) {
        draft->names[there].type = NameType::kPerson;
        draft->Note("actors.name.surname", {unit, i}, "a surname of this article, not what the parse took it for");
        break;
      }
      Name name;
      name.unit = unit;
      name.tokens = range;
      for (uint32_t k = range.begin; k < range.end; ++k) words.name_at[k] = static_cast<int>(draft->names.size());
      draft->names.push_back(std::move(name));
      break;
    }
  }
}

bool IsAnySurname(const Draft& draft, const UnitWords& words, uint32_t token, const std::vector<Name>& full_names) {
  return std::any_of(full_names.begin(), full_names.end(), [&](const Name& full) {
    return IsSurnameOf(draft, full, words, {token, token + 1});
  });
}

// "Rojas and Vega", which the parse took for a company: two persons whom the article names in full elsewhere.
void PartPairs(Draft* draft, const std::vector<Name>& full_names) {
  const size_t count = draft->names.size();
  for (size_t i = 0; i < count; ++i) {
    Name& name = draft->names[i];
    UnitWords& words = draft->units[name.unit];
    const uint32_t first = name.tokens.begin, last = name.tokens.end - 1;
    const bool pair = name.entry == nullptr && Length(name.tokens) == 3 && words.lower[first + 1] == "and";
    if (!pair || !IsAnySurname(*draft, words, first, full_names) || !IsAnySurname(*draft, words, last, full_names)) {
      continue;
    }
    Name second = name;
    name.type = second.type = NameType::kPerson;
    name.tokens = {first, first + 1};
    second.tokens = {last, last + 1};
    words.name_at[first + 1] = kNone;
    words.name_at[last] = static_cast<int>(draft->names.size());
    draft->names.push_back(std::move(second));
  }
}

// A form of several entries names the one that the article names without doubt elsewhere, most often.
void ChooseEntries(Draft* draft) {
  const auto mentions = [&](const actors::Entry* entry) {
    return std::count_if(draft->names.begin(), draft->names.end(),
                         [&](const Name& name) { return name.entry == entry && name.others.empty(); });
  };
  std::vector<const actors::Entry*> chosen(draft->names.size());
  for (size_t i = 0; i < draft->names.size(); ++i) {
    const Name& name = draft->names[i];
    chosen[i] = name.entry;
    if (name.others.empty() || ExistedOn(*name.entry, draft->reading.published)) continue;
    auto most = mentions(name.entry);
    for (const actors::Entry* other : name.others) {
      const bool past = draft->reading.published && other->to && *other->to < *draft->reading.published;
      if (past) continue;
      if (const auto count = mentions(other); count > most) {
        most = count;
        chosen[i] = other;
      }
    }
  }
  for (size_t i = 0; i < chosen.size(); ++i) draft->names[i].entry = chosen[i];
}

}  // namespace

void ReviewNames(Draft* draft) {
  ChooseEntries(draft);
  std::vector<Name> full_names;
  for (const Name& name : draft->names) {
    if (name.type == NameType::kPerson && Length(name.tokens) > 1) full_names.push_back(name);
  }
  PartPairs(draft, full_names);
  for (uint32_t unit = 0; unit < draft->units.size(); ++unit) FindSurnames(draft, unit, full_names);
  // In the order of the text, so that "the latest" is the last.
  std::vector<int> order(draft->names.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    const Name &x = draft->names[a], &y = draft->names[b];
    return std::make_pair(x.unit, x.tokens.begin) < std::make_pair(y.unit, y.tokens.begin);
  });
  std::vector<Name> sorted;
  sorted.reserve(order.size());
  for (const int i : order) sorted.push_back(std::move(draft->names[i]));
  draft->names = std::move(sorted);
  for (size_t i = 0; i < draft->names.size(); ++i) {
    const Name& name = draft->names[i];
    for (uint32_t k = name.tokens.begin; k < name.tokens.end; ++k) {
      draft->units[name.unit].name_at[k] = static_cast<int>(i);
    }
  }
}

}  // namespace chancery::extract
