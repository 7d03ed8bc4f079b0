#include "nlp/attribute_ruler.h"

#include <array>
#include <utility>

#include "nlp/text_map.h"
#include "text/strings.h"

namespace chancery::nlp {
namespace {

// Both a set of names and its complement, as the conditions IN and NOT_IN or a plain name give it.
struct NameSet {
  bool negated = false;
  TextSet<std::string> texts;
};

// False if the value is of another form.
bool ReadNameSet(const MsgpackValue& value, NameSet& set) {
  std::string_view text;
  if (value.Get(text)) {
    set.texts.insert(std::string(text));
    return true;
  }
  if (value.Map().size() != 1) {
    return false;
  }
  set.negated = value.At("NOT_IN").IsArray();
  const MsgpackValue list = value.At(set.negated ? "NOT_IN" : "IN");
  for (const MsgpackValue& element : list.Array()) {
    if (!element.Get(text)) {
      return false;
    }
    set.texts.insert(std::string(text));
  }
  return list.IsArray();
}

std::vector<bool> Select(const NameSet& set, const Names& names) {
  std::vector<bool> selected(names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    selected[i] = set.texts.contains(names[static_cast<uint16_t>(i)]) != set.negated;
  }
  return selected;
}

bool Allows(const std::vector<bool>& names, uint16_t name) {
  return names.empty() || (name < names.size() && names[name]);
}

}  // namespace

bool AttributeRuler::LowerCondition::Holds(std::string_view lower, Regex::Scratch& scratch) const {
  if (!pattern.empty()) {
    return pattern.front().Search(lower, scratch).has_value();
  }
  return texts.contains(lower) != negated;
}

absl::StatusOr<AttributeRuler> AttributeRuler::Load(const std::string& directory, NameTables& names) {
  absl::StatusOr<MsgpackFile> file = MsgpackFile::Read(directory, "attribute_ruler/patterns");
  if (!file.ok()) {
    return file.status();
  }
  AttributeRuler ruler;
  if (!file->root().IsArray()) {
    return file->Bad("is no list of rules");
  }
  const size_t tag_count = names.tags.size();
  for (const MsgpackValue& entry : file->root().Array()) {
    if (absl::Status status = ruler.ReadRule(entry, *file, names); !status.ok()) {
      return status;
    }
  }
  ruler.BuildIndex(tag_count);
  return ruler;
}

absl::StatusOr<AttributeRuler::TokenConditions> AttributeRuler::ReadToken(const MsgpackValue& token,
                                                                          const MsgpackFile& file, const Names& tags,
                                                                          const Names& labels) {
  TokenConditions conditions;
  for (const MsgpackEntry& entry : token.Map()) {
    std::string_view attribute;
    entry.key.Get(attribute);
    const absl::Status unsupported = file.Bad(text::Join("has a condition on ", attribute, " that is not supported"));
    NameSet set;
    if (attribute == "IS_SPACE") {
      bool is_space = false;
      if (!entry.value.Get(is_space)) {
        return unsupported;
      }
      conditions.is_space = is_space;
    } else if (attribute == "TAG" || attribute == "DEP") {
      if (!ReadNameSet(entry.value, set)) {
        return unsupported;
      }
      (attribute == "TAG" ? conditions.tags : conditions.labels) = Select(set, attribute == "TAG" ? tags : labels);
    } else if (attribute == "LOWER") {
      LowerCondition lower;
      std::string_view pattern;
      if (entry.value.Map().size() == 1 && entry.value.At("REGEX").Get(pattern)) {
        absl::StatusOr<Regex> regex = Regex::Compile(pattern);
        if (!regex.ok()) {
          return file.Bad(text::FromAbsl(regex.status().message()));
        }
        lower.pattern.push_back(*std::move(regex));
      } else if (ReadNameSet(entry.value, set)) {
        lower.negated = set.negated;
        lower.texts = std::move(set.texts);
      } else {
        return unsupported;
      }
      conditions.lower.push_back(lower_conditions_.size());
      lower_conditions_.push_back(std::move(lower));
    } else {
      return unsupported;
    }
  }
  return conditions;
}

absl::Status AttributeRuler::ReadRule(const MsgpackValue& entry, const MsgpackFile& file, NameTables& names) {
  Rule rule;
  for (const MsgpackEntry& attribute : entry.At("attrs").Map()) {
    std::string_view name;
    std::string_view value;
    if (!attribute.key.Get(name) || !attribute.value.Get(value)) {
      return file.Bad("sets an attribute that is no string");
    }
    if (name == "TAG") {
      rule.tag = names.tags.Add(value);
    } else if (name == "DEP") {
      rule.label = names.labels.Add(value);
    } else if (name == "POS") {
      rule.part_of_speech = names.parts_of_speech.Add(value);
    } else if (name == "MORPH") {
      rule.morphology = names.morphologies.Add(value == "_" ? "" : value);
    } else if (name == "LEMMA") {
      rule.lemma = std::string(value);
    } else {
      return file.Bad(text::Join("sets the attribute ", name, ", which is not supported"));
    }
  }
  uint64_t target = 0;
  if (!entry.At("index").IsNil() && !entry.At("index").Get(target)) {
    return file.Bad("has a rule with an index that counts from the end, which is not supported");
  }
  rule.target = target;
  const std::vector<MsgpackValue> patterns = entry.At("patterns").Array();
  for (const MsgpackValue& pattern : patterns) {
    rule.tokens.clear();
    for (const MsgpackValue& token : pattern.Array()) {
      absl::StatusOr<TokenConditions> conditions = ReadToken(token, file, names.tags, names.labels);
      if (!conditions.ok() || !token.IsMap()) {
        return conditions.ok() ? file.Bad("has a rule whose token is no map") : conditions.status();
      }
      rule.tokens.push_back(*std::move(conditions));
    }
    if (rule.tokens.size() <= rule.target || rules_.size() > 10'000) {
      return file.Bad("has a rule whose index lies outside its tokens, or too many rules");
    }
    rules_.push_back(rule);
  }
  return patterns.empty() ? file.Bad("has a rule without patterns") : absl::OkStatus();
}

void AttributeRuler::BuildIndex(size_t tag_count) {
  plain_by_tag_.resize(tag_count);
  all_by_tag_.resize(tag_count);
  for (uint32_t r = 0; r < rules_.size(); ++r) {
    const TokenConditions& first = rules_[r].tokens.front();
    for (size_t tag = 0; tag < tag_count; ++tag) {
      if (!Allows(first.tags, static_cast<uint16_t>(tag))) {
        continue;
      }
      all_by_tag_[tag].push_back(r);
      if (first.lower.empty()) {
        plain_by_tag_[tag].push_back(r);
      }
    }
  }
}

void AttributeRuler::Prepare(Lexeme& lexeme, Regex::Scratch& scratch) const {
  lexeme.lower_conditions.assign((lower_conditions_.size() + 63) / 64, 0);
  lexeme.has_lower_conditions = false;
  for (size_t i = 0; i < lower_conditions_.size(); ++i) {
    if (lower_conditions_[i].Holds(lexeme.lower, scratch)) {
      lexeme.lower_conditions[i / 64] |= uint64_t{1} << i % 64;
      lexeme.has_lower_conditions = true;
    }
  }
}

bool AttributeRuler::Matches(const Rule& rule, const std::vector<Lexeme*>& words, const Annotations& annotations,
                             size_t first) const {
  if (first + rule.tokens.size() > words.size()) {
    return false;
  }
  for (size_t i = 0; i < rule.tokens.size(); ++i) {
    const TokenConditions& token = rule.tokens[i];
    const Lexeme& word = *words[first + i];
    if (!Allows(token.tags, annotations.tags[first + i]) || !Allows(token.labels, annotations.labels[first + i]) ||
        (token.is_space.has_value() && *token.is_space != word.is_space)) {
      return false;
    }
    for (const size_t condition : token.lower) {
      if ((word.lower_conditions[condition / 64] >> condition % 64 & 1) == 0) {
        return false;
      }
    }
  }
  return true;
}

void AttributeRuler::Apply(const std::vector<Lexeme*>& words, Annotations& annotations) const {
  const size_t count = words.size();
  annotations.parts_of_speech.assign(count, 0);
  annotations.morphologies.assign(count, 0);
  annotations.lemmas.assign(count, nullptr);
  // The rule that set an attribute of a token last; rules that start at later tokens may have come earlier in the file.
  enum : uint8_t { kTag, kLabel, kPartOfSpeech, kMorphology, kLemma, kAttributes };
  std::vector<std::array<uint32_t, kAttributes>> setters(count);
  struct Rename {
    size_t token;
    const Rule* rule;
  };
  std::vector<Rename> renames;
  for (size_t i = 0; i < count; ++i) {
    const uint16_t tag = annotations.tags[i];
    for (const uint32_t r : words[i]->has_lower_conditions ? all_by_tag_[tag] : plain_by_tag_[tag]) {
      const Rule& rule = rules_[r];
      if (!Matches(rule, words, annotations, i)) {
        continue;
      }
      const size_t token = i + rule.target;
      const auto set = [&](int attribute, const auto& value, auto& target) {
        uint32_t& setter = setters[token][static_cast<size_t>(attribute)];
        if (value.has_value() && setter <= r) {
          setter = r;
          target = *value;
        }
      };
      set(kPartOfSpeech, rule.part_of_speech, annotations.parts_of_speech[token]);
      set(kMorphology, rule.morphology, annotations.morphologies[token]);
      if (rule.lemma.has_value() && setters[token][kLemma] <= r) {
        setters[token][kLemma] = r;
        annotations.lemmas[token] = &*rule.lemma;
      }
      if (rule.tag.has_value() || rule.label.has_value()) {
        renames.push_back({token, &rule});
      }
    }
  }
  // Tags and labels are read by the rules, so they change only now.
  for (const auto& [token, rule] : renames) {
    const auto r = static_cast<uint32_t>(rule - rules_.data());
    if (rule->tag.has_value() && setters[token][kTag] <= r) {
      setters[token][kTag] = r;
      annotations.tags[token] = *rule->tag;
    }
    if (rule->label.has_value() && setters[token][kLabel] <= r) {
      setters[token][kLabel] = r;
      annotations.labels[token] = *rule->label;
    }
  }
}

}  // namespace chancery::nlp
