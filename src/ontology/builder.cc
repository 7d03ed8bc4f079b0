#include "ontology/builder.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace chancery::ontology {
namespace {

absl::StatusOr<nlohmann::json> ReadJson(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream) return absl::InvalidArgumentError(absl::StrCat(path, ": cannot be read"));
  try {
    return nlohmann::json::parse(bytes.str());
  } catch (const nlohmann::json::parse_error& error) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": is no JSON: ", error.what()));
  }
}

std::string RoleNames(const EventType& type) {
  return absl::StrJoin(type.roles, ", ", [](std::string* out, const Role& role) { out->append(role.name); });
}

void CheckRole(const JsonNode& node, const std::string& role, const EventType& type) {
  if (type.HasRole(role) || !node.ok()) return;
  node.Fail(absl::StrCat("'", role, "' is no role of the type '", type.name, "' (it has ", RoleNames(type), ")"));
}

std::optional<EventStatus> ReadStatus(const JsonNode& node) {
  if (!node.Has("status")) return std::nullopt;
  const std::string text = node.At("status").String();
  std::optional<EventStatus> status = ParseEventStatus(text);
  if (!status.has_value()) {
    node.At("status").Fail(
        absl::StrCat("'", text, "' is no status; one of POSSIBLE, PLANNED, ONGOING, OCCURRED, CANCELLED was expected"));
  }
  return status;
}

Position ReadPosition(const JsonNode& node, Position::Anchor anchor) {
  absl::StatusOr<Position> position = Position::Parse(node.String());
  if (!position.ok()) {
    const std::string message(position.status().message());
    node.Fail(message);
    return {};
  }
  if (anchor == Position::Anchor::kSupport && position->anchor == Position::Anchor::kTrigger) position->anchor = anchor;
  return *std::move(position);
}

std::vector<Position> ReadPositions(const JsonNode& node, std::string_view key,
                                    Position::Anchor anchor = Position::Anchor::kTrigger) {
  std::vector<Position> positions;
  for (const JsonNode& item : node.Items(key)) positions.push_back(ReadPosition(item, anchor));
  return positions;
}

Codes ReadCodes(const JsonNode& node) {
  node.AllowOnly({"plover", "plover_mode", "cameo", "goldstein"});
  Codes codes;
  codes.plover = node.At("plover").String();
  codes.plover_mode = node.StringOr("plover_mode", "");
  codes.cameo = node.Strings("cameo");
  codes.goldstein = node.At("goldstein").Number(-10, 10);
  return codes;
}

}  // namespace

absl::Status OntologyBuilder::AddFile(const std::string& path) {
  absl::StatusOr<nlohmann::json> content = ReadJson(path);
  if (!content.ok()) return content.status();
  files_.push_back({path, *std::move(content)});
  JsonErrors errors(path);
  const JsonNode file(&files_.back().content, "", &errors);
  file.AllowOnly({"about", "kinds", "relations", "lists", "types", "frames"});
  ReadLists(file);
  ReadKinds(file);
  ReadRelations(file);
  for (const JsonNode& type : file.Items("types")) ReadType(type);
  return errors.status();
}

absl::StatusOr<std::shared_ptr<const Ontology>> OntologyBuilder::Build() {
  for (const File& file : files_) {
    JsonErrors errors(file.path);
    const JsonNode node(&file.content, "", &errors);
    for (const JsonNode& type : node.Items("types")) CheckWholes(type);
    for (const JsonNode& frame : node.Items("frames")) ReadFrame(frame);
    if (!errors.ok()) return errors.status();
  }
  return std::shared_ptr<const Ontology>(std::move(ontology_));
}

void OntologyBuilder::ReadLists(const JsonNode& file) {
  for (const auto& [name, node] : file.Members("lists")) {
    std::vector<std::string> words;
    for (const JsonNode& item : node.Items()) words.push_back(item.String());
    if (words.empty()) node.Fail("a list of at least one word was expected here");
    if (!ontology_->lists_.emplace(name, std::move(words)).second) {
      node.Fail(absl::StrCat("the list '", name, "' is there twice"));
    }
  }
}

void OntologyBuilder::ReadKinds(const JsonNode& file) {
  for (const std::string& kind : file.Strings("kinds")) {
    if (!ontology_->IsKind(kind)) ontology_->kinds_.push_back(kind);
  }
}

void OntologyBuilder::ReadRelations(const JsonNode& file) {
  for (const JsonNode& node : file.Items("relations")) {
    node.AllowOnly({"name", "description", "words"});
    RelationKind relation{node.At("name").String(), node.At("description").String(), node.Strings("words")};
    if (ontology_->IsRelation(relation.name)) {
      node.Fail(absl::StrCat("the relation '", relation.name, "' is there twice"));
    }
    ontology_->relations_.push_back(std::move(relation));
  }
}

void OntologyBuilder::ReadType(const JsonNode& node) {
  node.AllowOnly({"name", "description", "codes", "roles", "needs", "one_each", "same_event", "later_mentions",
                  "takes_part", "within"});
  EventType type;
  type.name = node.At("name").String();
  if (ontology_->FindType(type.name) != nullptr) node.Fail(absl::StrCat("the type '", type.name, "' is there twice"));
  type.description = node.At("description").String();
  type.codes = ReadCodes(node.At("codes"));
  for (const JsonNode& role : node.At("roles").Items()) {
    role.AllowOnly({"name", "description"});
    type.roles.push_back({role.At("name").String(), role.At("description").String()});
  }
  if (type.roles.empty()) node.Fail("a type has at least one role");
  for (const JsonNode& need : node.Items("needs")) type.needs.push_back(ReadNeed(need, type));
  if (node.Has("one_each")) {
    type.one_each = node.At("one_each").String();
    CheckRole(node.At("one_each"), type.one_each, type);
  }
  if (node.Has("later_mentions")) type.later_mentions = node.At("later_mentions").String();
  if (node.Has("takes_part")) {
    type.takes_part = node.At("takes_part").String();
    CheckRole(node.At("takes_part"), type.takes_part, type);
  }
  for (const JsonNode& rule : node.Items("same_event")) type.same_event.push_back(ReadSameEventRule(rule, type));
  for (const JsonNode& whole : node.Items("within")) {
    whole.AllowOnly({"type", "relation"});
    type.within.push_back({whole.At("type").String(), whole.At("relation").String()});
  }
  ontology_->types_.push_back(std::move(type));
}

// Types and relations may stand in any file, so they are looked for when all are read.
void OntologyBuilder::CheckWholes(const JsonNode& type) const {
  for (const JsonNode& whole : type.Items("within")) {
    const std::string name = whole.At("type").String(), relation = whole.At("relation").String();
    if (ontology_->FindType(name) == nullptr) whole.At("type").Fail(absl::StrCat("there is no type '", name, "'"));
    if (!ontology_->IsRelation(relation)) {
      whole.At("relation").Fail(absl::StrCat("there is no relation '", relation, "'"));
    }
  }
}

Need OntologyBuilder::ReadNeed(const JsonNode& node, const EventType& type) const {
  node.AllowOnly({"roles", "actors", "affiliations", "or_place"});
  Need need;
  for (const JsonNode& item : node.Items("roles")) {
    need.roles.push_back(item.String());
    CheckRole(item, need.roles.back(), type);
  }
  if (node.Has("actors")) need.actors = node.At("actors").Integer(1, 100);
  if (node.Has("affiliations")) need.affiliations = node.At("affiliations").Integer(1, 100);
  need.or_place = node.BoolOr("or_place", false);
  return need;
}

SameEventRule OntologyBuilder::ReadSameEventRule(const JsonNode& node, const EventType& type) const {
  node.AllowOnly({"roles", "everyone", "or_place", "or_content"});
  SameEventRule rule;
  for (const JsonNode& item : node.Items("roles")) {
    rule.roles.push_back(item.String());
    CheckRole(item, rule.roles.back(), type);
  }
  rule.everyone = node.BoolOr("everyone", false);
  rule.or_place = node.BoolOr("or_place", false);
  if (node.Has("or_content")) rule.or_content = node.At("or_content").Number(0, 1);
  if (rule.roles.empty() && !rule.everyone && !rule.or_place && rule.or_content == 0) {
    node.Fail("a rule needs roles, everyone, or_place or or_content");
  }
  return rule;
}

void OntologyBuilder::ReadFrame(const JsonNode& node) {
  node.AllowOnly({"id", "about", "type", "trigger", "arguments", "supports", "support_required", "place", "content",
                  "required", "blockers", "own_side", "negated", "yields_to", "status", "strength"});
  Frame frame;
  frame.id = node.At("id").String();
  const auto& frames = ontology_->frames_;
  if (std::any_of(frames.begin(), frames.end(), [&](const Frame& other) { return other.id == frame.id; })) {
    node.At("id").Fail(absl::StrCat("the frame '", frame.id, "' is there twice"));
  }
  frame.type = node.At("type").String();
  const EventType* type = ontology_->FindType(frame.type);
  if (type == nullptr) {
    if (node.Has("type")) node.At("type").Fail(absl::StrCat("'", frame.type, "' is no event type"));
    return;
  }
  frame.trigger = ReadTrigger(node.At("trigger"));
  for (const JsonNode& item : node.Items("arguments")) {
    frame.arguments.push_back(ReadArgument(item, *type, Position::Anchor::kTrigger));
  }
  for (const JsonNode& item : node.Items("supports")) frame.supports.push_back(ReadSupport(item, *type));
  frame.support_required = node.BoolOr("support_required", false);
  frame.place = ReadPositions(node, "place");
  frame.content = ReadPositions(node, "content");
  for (const JsonNode& item : node.Items("required")) frame.required.push_back(ReadCondition(item));
  for (const JsonNode& item : node.Items("blockers")) frame.blockers.push_back(ReadCondition(item));
  frame.own_side = node.BoolOr("own_side", false);
  frame.negated = node.BoolOr("negated", false);
  for (const JsonNode& item : node.Items("yields_to")) {
    frame.yields_to.push_back(item.String());
    if (ontology_->FindType(frame.yields_to.back()) == nullptr) item.Fail("this is no event type");
  }
  frame.status = ReadStatus(node);
  if (node.Has("strength")) frame.strength = node.At("strength").Number(0, 1);
  ontology_->frames_.push_back(std::move(frame));
}

Trigger OntologyBuilder::ReadTrigger(const JsonNode& node) const {
  node.AllowOnly({"pos", "lemmas", "except", "particles", "auxiliaries", "plural_only"});
  Trigger trigger;
  const std::string pos = node.At("pos").String();
  if (pos == "verb") {
    trigger.pos = Trigger::PartOfSpeech::kVerb;
  } else if (pos == "noun") {
    trigger.pos = Trigger::PartOfSpeech::kNoun;
  } else if (pos == "adjective") {
    trigger.pos = Trigger::PartOfSpeech::kAdjective;
  } else if (pos == "conjunction") {
    trigger.pos = Trigger::PartOfSpeech::kConjunction;
  } else if (node.Has("pos")) {
    node.At("pos").Fail(
        absl::StrCat("'", pos, "' is no part of speech; verb, noun, adjective or conjunction was expected"));
  }
  trigger.lemmas = ReadWords(node, "lemmas");
  trigger.except = ReadWords(node, "except");
  trigger.particles = ReadWords(node, "particles");
  trigger.auxiliaries = ReadWords(node, "auxiliaries");
  trigger.plural_only = node.BoolOr("plural_only", false);
  if (trigger.lemmas.empty() && trigger.auxiliaries.empty()) {
    node.Fail("a trigger needs lemmas, or auxiliaries where any word with one of them will do");
  }
  if (!trigger.lemmas.empty() && !trigger.except.empty()) node.Fail("except is only for a trigger without lemmas");
  return trigger;
}

Argument OntologyBuilder::ReadArgument(const JsonNode& node, const EventType& type, Position::Anchor anchor) const {
  node.AllowOnly({"role", "from", "otherwise", "kinds", "required", "other_side", "known", "here", "status"});
  Argument argument;
  argument.role = node.At("role").String();
  if (node.Has("role")) CheckRole(node.At("role"), argument.role, type);
  argument.from = ReadPositions(node, "from", anchor);
  argument.otherwise = ReadPositions(node, "otherwise", anchor);
  if (argument.from.empty() && argument.otherwise.empty()) {
    node.Fail("an argument needs positions in from or otherwise");
  }
  for (const JsonNode& item : node.Items("kinds")) {
    argument.kinds.push_back(item.String());
    if (!ontology_->IsKind(argument.kinds.back())) {
      item.Fail(absl::StrCat("'", argument.kinds.back(), "' is no kind of actor (there are ",
                             absl::StrJoin(ontology_->kinds_, ", "), ")"));
    }
  }
  argument.required = node.BoolOr("required", false);
  argument.other_side = node.BoolOr("other_side", false);
  argument.here = node.BoolOr("here", false);
  argument.known = node.BoolOr("known", false);
  argument.status = node.StringOr("status", "");
  return argument;
}

Support OntologyBuilder::ReadSupport(const JsonNode& node, const EventType& type) const {
  node.AllowOnly({"verbs", "noun", "arguments", "asserts", "status"});
  Support support;
  support.verbs = ReadWords(node, "verbs");
  if (support.verbs.empty()) node.Fail("a support needs verbs");
  support.noun = ReadPositions(node, "noun");
  if (support.noun.empty()) node.Fail("a support needs positions of the noun");
  for (const JsonNode& item : node.Items("arguments")) {
    support.arguments.push_back(ReadArgument(item, type, Position::Anchor::kSupport));
  }
  support.asserts = node.BoolOr("asserts", true);
  support.status = ReadStatus(node);
  return support;
}

Condition OntologyBuilder::ReadCondition(const JsonNode& node) const {
  node.AllowOnly({"at", "lemmas"});
  Condition condition;
  const JsonNode at = node.At("at");
  if (node.Has("at")) condition.at = ReadPosition(at, Position::Anchor::kTrigger);
  condition.lemmas = ReadWords(node, "lemmas");
  return condition;
}

std::vector<std::string> OntologyBuilder::ReadWords(const JsonNode& node, std::string_view key) const {
  std::vector<std::string> words;
  for (const JsonNode& item : node.Items(key)) {
    const std::string word = item.String();
    if (!word.starts_with('@')) {
      words.push_back(word);
      continue;
    }
    const std::vector<std::string>& list = ontology_->List(word.substr(1));
    if (list.empty()) item.Fail(absl::StrCat("there is no list '", word.substr(1), "'"));
    words.insert(words.end(), list.begin(), list.end());
  }
  return words;
}

}  // namespace chancery::ontology
