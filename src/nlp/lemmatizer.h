// Lemmas by suffix rules, lists of known lemmas and exceptions (lemmatizer/lookups), as spaCy's English lemmatizer
// does.
#ifndef CHANCERY_NLP_LEMMATIZER_H_
#define CHANCERY_NLP_LEMMATIZER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "nlp/lexeme.h"
#include "nlp/msgpack_file.h"
#include "nlp/names.h"
#include "nlp/text_map.h"

namespace chancery::nlp {

class Lemmatizer {
 public:
  // Call it after all parts of speech and morphologies have been numbered in `names`.
  static absl::StatusOr<Lemmatizer> Load(const std::string& directory, const NameTables& names);

  // The lemma of a word with a part of speech and a morphology; kept in the lexeme.
  const std::string& Lemma(Lexeme& word, uint16_t part_of_speech, uint16_t morphology) const;

 private:
  struct Table {
    std::vector<std::pair<std::string_view, std::string_view>> rules;  // ending, replacement
    TextMap<std::string_view, std::vector<std::string_view>> exceptions;
    TextSet<std::string_view> index;
    bool IsEmpty() const { return rules.empty() && exceptions.empty() && index.empty(); }
  };
  enum class Kind : uint8_t { kLower, kAsWritten, kRules };
  struct PartOfSpeech {
    Kind kind = Kind::kLower;
    bool is_noun = false;
    bool is_verb = false;
    std::unique_ptr<Table> table;
  };
  // The features that tell a base form.
  struct Morphology {
    bool singular = false;
    bool has_number = false;
    bool infinitive = false;
    bool finite_present = false;
    bool positive = false;
  };

  static absl::Status LoadTable(const MsgpackFile& file, uint64_t part_of_speech, Table& table);
  bool IsBaseForm(uint16_t part_of_speech, uint16_t morphology) const;
  static std::string ApplyRules(const Table& table, const Lexeme& word);

  std::unique_ptr<MsgpackFile> file_;  // owns the text that the tables view
  std::vector<PartOfSpeech> parts_of_speech_;
  std::vector<Morphology> morphologies_;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_LEMMATIZER_H_
