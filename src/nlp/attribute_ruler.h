// Part of speech, morphology and some lemmas by rules over tags, labels and words (attribute_ruler/patterns).
#ifndef CHANCERY_NLP_ATTRIBUTE_RULER_H_
#define CHANCERY_NLP_ATTRIBUTE_RULER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "nlp/lexeme.h"
#include "nlp/msgpack_file.h"
#include "nlp/names.h"
#include "nlp/regex.h"
#include "nlp/text_map.h"

namespace chancery::nlp {

// What the steps after the parser write on tokens: numbers of names, and lemmas where a rule gives one.
struct Annotations {
  std::vector<uint16_t> tags;
  std::vector<uint16_t> labels;
  std::vector<uint16_t> parts_of_speech;
  std::vector<uint16_t> morphologies;
  std::vector<const std::string*> lemmas;  // null where no rule gives one; points into the ruler
};

class AttributeRuler {
 public:
  // Rules with conditions or attributes that are not supported are refused. Call it after all tags and labels of other
  // steps have been numbered in `names`.
  static absl::StatusOr<AttributeRuler> Load(const std::string& directory, NameTables& names);

  // Finds which conditions on its lower-case form a new lexeme meets. Must be called for every lexeme once.
  void Prepare(Lexeme& lexeme, Regex::Scratch& scratch) const;

  // Applies all rules to a text: each looks at the tags and labels as they are given, later rules overrule earlier
  // ones. Sets everything of `annotations` but reads tags and labels from it.
  void Apply(const std::vector<Lexeme*>& words, Annotations& annotations) const;

 private:
  // A condition on the lower-case form, asked once for a lexeme.
  struct LowerCondition {
    bool negated = false;
    TextSet<std::string> texts;
    std::vector<Regex> pattern;  // one, or none
    bool Holds(std::string_view lower, Regex::Scratch& scratch) const;
  };
  // The conditions on one token; sets of names are bits, empty where any name will do.
  struct TokenConditions {
    std::vector<bool> tags;
    std::vector<bool> labels;
    std::vector<size_t> lower;
    std::optional<bool> is_space;
  };
  struct Rule {
    std::vector<TokenConditions> tokens;
    size_t target = 0;
    std::optional<uint16_t> tag;
    std::optional<uint16_t> label;
    std::optional<uint16_t> part_of_speech;
    std::optional<uint16_t> morphology;
    std::optional<std::string> lemma;
  };

  absl::StatusOr<TokenConditions> ReadToken(const MsgpackValue& token, const MsgpackFile& file, const Names& tags,
                                            const Names& labels);
  absl::Status ReadRule(const MsgpackValue& entry, const MsgpackFile& file, NameTables& names);
  void BuildIndex(size_t tag_count);
  bool Matches(const Rule& rule, const std::vector<Lexeme*>& words, const Annotations& annotations, size_t first) const;

  std::vector<LowerCondition> lower_conditions_;
  std::vector<Rule> rules_;  // a pattern each; those of one entry of the file follow each other
  // For each tag, the rules whose first token may have it: those without a condition on the word, and all.
  std::vector<std::vector<uint32_t>> plain_by_tag_;
  std::vector<std::vector<uint32_t>> all_by_tag_;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_ATTRIBUTE_RULER_H_
