#include "nlp/lemmatizer.h"

#include <algorithm>

#include "nlp/string_id.h"
#include "nlp/text_map.h"
#include "nlp/unicode.h"
#include "text/strings.h"

namespace chancery::nlp {

absl::StatusOr<Lemmatizer> Lemmatizer::Load(const std::string& directory, const NameTables& names) {
  absl::StatusOr<MsgpackFile> file = MsgpackFile::Read(directory, "lemmatizer/lookups/lookups.bin");
  if (!file.ok()) {
    return file.status();
  }
  Lemmatizer lemmatizer;
  lemmatizer.file_ = std::make_unique<MsgpackFile>(*std::move(file));
  if (!lemmatizer.file_->root().At("lemma_rules").IsMap()) {
    return lemmatizer.file_->Bad("has no table lemma_rules");
  }
  for (size_t i = 0; i < names.parts_of_speech.size(); ++i) {
    const std::string name = ToLower(names.parts_of_speech[static_cast<uint16_t>(i)]);
    PartOfSpeech part;
    part.is_noun = name == "noun";
    part.is_verb = name == "verb";
    if (!name.empty() && name != "eol" && name != "space") {
      part.table = std::make_unique<Table>();
      if (absl::Status status = LoadTable(*lemmatizer.file_, StringId(name), *part.table); !status.ok()) {
        return status;
      }
      part.kind = !part.table->IsEmpty() ? Kind::kRules : name == "propn" ? Kind::kAsWritten : Kind::kLower;
    }
    lemmatizer.parts_of_speech_.push_back(std::move(part));
  }
  for (size_t i = 0; i < names.morphologies.size(); ++i) {
    TextMap<std::string_view, std::string_view> features;
    for (const std::string_view feature : text::Split(names.morphologies[static_cast<uint16_t>(i)], '|')) {
      const size_t equals = std::min(feature.find('='), feature.size() - 1);
      features.emplace(feature.substr(0, equals), feature.substr(equals + 1));
    }
    Morphology morphology;
    morphology.singular = features["Number"] == "Sing";
    morphology.has_number = !features["Number"].empty();
    morphology.infinitive = features["VerbForm"] == "Inf" || features["VerbForm"] == "None";
    morphology.finite_present = features["VerbForm"] == "Fin" && features["Tense"] == "Pres";
    morphology.positive = features["Degree"] == "Pos";
    lemmatizer.morphologies_.push_back(morphology);
  }
  return lemmatizer;
}

absl::Status Lemmatizer::LoadTable(const MsgpackFile& file, uint64_t part_of_speech, Table& table) {
  const auto find = [&](std::string_view name) {
    for (const MsgpackEntry& entry : file.root().At(name).Map()) {
      uint64_t key = 0;
      if (entry.key.Get(key) && key == part_of_speech) {
        return entry.value;
      }
    }
    return MsgpackValue();
  };
  for (const MsgpackValue& rule : find("lemma_rules").Array()) {
    const std::vector<MsgpackValue> parts = rule.Array();
    std::string_view ending;
    std::string_view replacement;
    if (parts.size() != 2 || !parts[0].Get(ending) || !parts[1].Get(replacement)) {
      return file.Bad("has a rule in lemma_rules that is no pair of strings");
    }
    table.rules.emplace_back(ending, replacement);
  }
  for (const MsgpackEntry& exception : find("lemma_exc").Map()) {
    std::string_view form;
    std::string_view lemma;
    if (!exception.key.Get(form) || !exception.value.IsArray()) {
      return file.Bad("has an entry in lemma_exc that is no list of strings");
    }
    std::vector<std::string_view>& lemmas = table.exceptions[form];
    for (const MsgpackValue& value : exception.value.Array()) {
      if (!value.Get(lemma)) {
        return file.Bad("has an entry in lemma_exc that is no list of strings");
      }
      lemmas.push_back(lemma);
    }
  }
  const std::vector<MsgpackValue> index = find("lemma_index").Array();
  table.index.reserve(index.size());
  for (const MsgpackValue& value : index) {
    std::string_view lemma;
    if (!value.Get(lemma)) {
      return file.Bad("has an entry in lemma_index that is no string");
    }
    table.index.insert(lemma);
  }
  return absl::OkStatus();
}

bool Lemmatizer::IsBaseForm(uint16_t part_of_speech, uint16_t morphology) const {
  const PartOfSpeech& part = parts_of_speech_[part_of_speech];
  const Morphology& features = morphologies_[morphology];
  return (part.is_noun && features.singular) || (part.is_verb && features.finite_present && !features.has_number) ||
         features.infinitive || features.positive;
}

std::string Lemmatizer::ApplyRules(const Table& table, const Lexeme& word) {
  // Forms that are known lemmas, or no words of letters: the known one found last comes first.
  std::vector<std::string> forms;
  std::vector<std::string> unknown;
  for (const auto& [ending, replacement] : table.rules) {
    if (!word.lower.ends_with(ending)) {
      continue;
    }
    std::string form =
        text::Join(std::string_view{word.lower}.substr(0, word.lower.size() - ending.size()), replacement);
    if (form.empty()) {
      continue;
    }
    if (table.index.contains(form)) {
      forms.insert(forms.begin(), std::move(form));
    } else {
      (IsAllAlpha(form) ? unknown : forms).push_back(std::move(form));
    }
  }
  if (const auto found = table.exceptions.find(word.lower); found != table.exceptions.end()) {
    for (const std::string_view form : found->second) {
      if (std::find(forms.begin(), forms.end(), form) == forms.end()) {
        forms.insert(forms.begin(), std::string(form));
      }
    }
  }
  return !forms.empty() ? forms.front() : !unknown.empty() ? unknown.front() : word.text;
}

const std::string& Lemmatizer::Lemma(Lexeme& word, uint16_t part_of_speech, uint16_t morphology) const {
  const PartOfSpeech& part = parts_of_speech_[part_of_speech];
  if (part.kind == Kind::kLower || IsBaseForm(part_of_speech, morphology)) {
    return word.lower;
  }
  if (part.kind == Kind::kAsWritten) {
    return word.text;
  }
  for (const auto& [kept, lemma] : word.lemmas) {
    if (kept == part_of_speech) {
      return lemma;
    }
  }
  word.lemmas.emplace_back(part_of_speech, ApplyRules(*part.table, word));
  return word.lemmas.back().second;
}

}  // namespace chancery::nlp
