#include "actors/dictionary.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "actors/name_fold.h"

namespace chancery::actors {
namespace {

template <typename List, typename Value>
bool Holds(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::vector<std::string> WordsOf(const std::string& name) { return absl::StrSplit(name, ' ', absl::SkipEmpty()); }

// "BANK OF JAPAN" -> "Bank of Japan". Words that are all consonants or short and alone are abbreviations.
std::string Capitalised(const std::string& name) {
  static constexpr std::array<std::string_view, 22> kSmall = {"of", "the", "and", "for", "in",  "on",  "to",  "de",
                                                              "la", "del", "da",  "do",  "dos", "von", "van", "bin",
                                                              "al", "el",  "der", "des", "du",  "a"};
  const std::vector<std::string> words = WordsOf(name);
  if (words.size() == 1 && name.size() <= 3) return name;
  std::string result;
  for (const std::string& word : words) {
    std::string lower = absl::AsciiStrToLower(word);
    const bool vowel = lower.find_first_of("aeiouy") != std::string::npos;
    if (!vowel && word.size() > 1) {
      lower = word;
    } else if (result.empty() || !Holds(kSmall, lower)) {
      for (size_t i = 0; i < lower.size(); ++i) {
        const bool first = i == 0 || lower[i - 1] == '-' || lower[i - 1] == '.' || (i == 2 && lower[1] == '\'');
        if (first) lower[i] = absl::ascii_toupper(static_cast<unsigned char>(lower[i]));
      }
    }
    absl::StrAppend(&result, result.empty() ? "" : " ", lower);
  }
  return result;
}

// "PRESIDENT KARZAI" -> "KARZAI"
std::string WithoutTitle(const std::string& name) {
  static constexpr std::array<std::string_view, 16> kTitles = {
      "PRESIDENT", "PREMIER", "CHANCELLOR", "KING",    "QUEEN", "GENERAL", "SECRETARY",  "PRINCE",
      "EMIR",      "SULTAN",  "MINISTER",   "COLONEL", "MR.",   "SENATOR", "AMBASSADOR", "MULLAH"};
  std::vector<std::string> words = WordsOf(name);
  if (words.size() > 2 && words[0] == "PRIME" && words[1] == "MINISTER") words.erase(words.begin());
  if (words.size() > 1 && Holds(kTitles, words[0])) words.erase(words.begin());
  std::string rest;
  for (const std::string& word : words) absl::StrAppend(&rest, rest.empty() ? "" : " ", word);
  return rest;
}

// Endings of adjectives of states.
bool IsAdjective(const std::string& name) {
  for (const absl::string_view ending : {"IAN", "IANS", "ISH", "ESE", "EAN", "EANS"}) {
    if (absl::EndsWith(name, ending)) return true;
  }
  return false;
}

std::string IdOf(const std::string& name, const std::string& of) {
  std::string id;
  for (const char c : Normalise(name)) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0) {
      id.push_back(c);
    } else if (!id.empty() && id.back() != '-' && c != '\'') {
      id.push_back('-');
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return of.empty() ? id : absl::StrCat(id, "-", absl::AsciiStrToLower(of));
}

}  // namespace

bool IsDictionaryName(std::string_view file_name) {
  return absl::EndsWith(absl::string_view(file_name.data(), file_name.size()), ".actors.txt");
}

DictionaryMerger::DictionaryMerger(GazetteerData* data) : data_(data) {
  for (const auto& entry : data_->entries) {
    by_id_[entry->id] = entry.get();
    if (!entry->alpha3.empty()) countries_[entry->alpha3] = entry->id;
  }
  for (const Form& form : data_->forms) {
    Entry* entry = by_id_.at(form.entry->id);
    if (form.kind == FormKind::kPlace) continue;
    auto& same = entry->kind == "person" ? by_fold_[FoldName(form.text)] : by_name_[Normalise(form.text)];
    if (!Holds(same, entry)) same.push_back(entry);
    forms_[entry].push_back(Normalise(form.text));
  }
}

absl::Status DictionaryMerger::ReadFile(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream) return absl::NotFoundError(absl::StrCat(path, ": cannot be read"));
  data_->sources.push_back(
      std::make_unique<const std::string>(absl::StrCat("dictionary ", path.substr(path.find_last_of('/') + 1))));
  source_ = data_->sources.back().get();
  const DictionaryLines lines = ReadDictionaryLines(bytes.view());
  for (const DictionaryProblem& problem : lines.problems) {
    data_->problems.push_back(absl::StrCat(path, ":", problem.line, ": ", problem.message));
  }
  for (const DictionaryActor& actor : lines.actors) Add(actor, path);
  return absl::OkStatus();
}

void DictionaryMerger::Add(const DictionaryActor& actor, const std::string& path) {
  std::vector<Coded> codes;
  bool dated = false;
  for (const DictionaryCode& code : actor.codes) {
    if (code.code == "---") continue;  // from then on it is no actor
    const std::optional<CameoMeaning> meaning = MeaningOf(code.code, countries_);
    if (!meaning) {
      data_->problems.push_back(absl::StrCat(path, ":", code.line, ": \"", code.code,
                                             "\" begins with no code of a country, region or role that is known"));
      continue;
    }
    dated |= code.from || code.to;
    codes.push_back({&code, *meaning});
  }
  if (codes.empty()) {
    data_->problems.push_back(
        absl::StrCat(path, ":", actor.line, ": ", actor.names[0], " is left out: it has no code that can be used"));
    return;
  }
  const CameoMeaning& first = codes.front().meaning;
  if (dated || first.kind == "person") return AddPerson(actor, codes);
  if (first.plain) return AddToCountry(actor, first.country);
  AddBody(actor, first);
}

void DictionaryMerger::AddToCountry(const DictionaryActor& actor, const std::string& id) {
  const auto known = by_id_.find(id);
  if (known == by_id_.end()) return;
  Entry* country = known->second;
  // Beside a name of the country stand others of it; what else has its code is most often a town.
  const bool name = Holds(forms_[country], Normalise(actor.names[0]));
  for (const std::string& other : actor.names) {
    AddForm(country, Capitalised(other),
            IsAdjective(other) ? FormKind::kDemonym
            : name             ? FormKind::kName
                               : FormKind::kCapital);
  }
}

void DictionaryMerger::AddPerson(const DictionaryActor& actor, const std::vector<Coded>& codes) {
  const std::string& of = codes.front().meaning.country;
  const std::string name = Capitalised(WithoutTitle(actor.names[0]));
  Entry* person = Known(name, of, true);
  if (person == nullptr) person = NewEntry(name, "person", of);
  for (size_t i = 1; i < actor.names.size(); ++i) {
    const std::string other = Capitalised(WithoutTitle(actor.names[i]));
    if (other.find(' ') != std::string::npos) {
      AddForm(person, other, FormKind::kName);
    } else if (!Holds(person->called, other)) {
      // A surname alone names whoever holds an office on the day, and is no name of its own.
      person->called.push_back(other);
    }
  }
  for (const Coded& coded : codes) {
    if (coded.meaning.office.empty()) continue;
    Tenure tenure{coded.meaning.office, coded.meaning.country, coded.code->from, coded.code->to, {source_}};
    person->tenures.push_back(std::move(tenure));
  }
}

void DictionaryMerger::AddBody(const DictionaryActor& actor, const CameoMeaning& meaning) {
  Entry* body = nullptr;
  for (const std::string& name : actor.names) {
    if (body == nullptr) body = Known(Capitalised(name), meaning.country, false);
  }
  if (body == nullptr) body = NewEntry(Capitalised(actor.names[0]), meaning.kind, meaning.country);
  // "KREMLIN [RUSGOV]" where the country itself has that form: what is said there already.
  for (const std::string& name : actor.names) {
    AddForm(body, Capitalised(name), body->kind == "country" ? FormKind::kMetonym : FormKind::kName);
  }
}

Entry* DictionaryMerger::Known(const std::string& name, const std::string& of, bool person) const {
  const auto& table = person ? by_fold_ : by_name_;
  const auto found = table.find(person ? FoldName(name) : Normalise(name));
  if (found == table.end()) return nullptr;
  for (Entry* entry : found->second) {
    if (entry->of == of || entry->of.empty() || of.empty()) return entry;
  }
  return nullptr;
}

Entry* DictionaryMerger::NewEntry(const std::string& name, const std::string& kind, const std::string& of) {
  std::string id = IdOf(name, of);
  for (int i = 2; by_id_.contains(id); ++i) id = absl::StrCat(IdOf(name, of), "-", i);
  data_->entries.push_back(std::make_unique<Entry>());
  Entry* entry = data_->entries.back().get();
  entry->id = id;
  entry->name = name;
  entry->kind = kind;
  entry->of = of;
  entry->sources = {source_};
  if (kind == "person") entry->called = {name.substr(name.find_last_of(' ') + 1)};
  by_id_[id] = entry;
  AddForm(entry, name, FormKind::kName);
  return entry;
}

void DictionaryMerger::AddForm(Entry* entry, const std::string& text, FormKind kind) {
  std::vector<std::string>& known = forms_[entry];
  std::string normal = Normalise(text);
  if (Holds(known, normal)) return;
  if (entry->kind == "person") {
    by_fold_[FoldName(text)].push_back(entry);
  } else {
    by_name_[normal].push_back(entry);
  }
  known.push_back(std::move(normal));
  if (text != entry->name && kind == FormKind::kName) entry->names.push_back(text);
  data_->forms.push_back({text, entry, kind});
}

}  // namespace chancery::actors
