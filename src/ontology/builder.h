// Makes an ontology of its files: first the names that they declare, then the frames that use them, so that the order
// of the files does not matter.
#ifndef CHANCERY_ONTOLOGY_BUILDER_H_
#define CHANCERY_ONTOLOGY_BUILDER_H_

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "nlohmann/json.hpp"
#include "ontology/frame.h"
#include "ontology/json_node.h"
#include "ontology/ontology.h"

namespace chancery::ontology {

class OntologyBuilder {
 public:
  OntologyBuilder() : ontology_(new Ontology) {}

  // Reads a file and what it declares.
  absl::Status AddFile(const std::string& path);
  // Reads the frames of all files. To be called once, last.
  absl::StatusOr<std::shared_ptr<const Ontology>> Build();

 private:
  struct File {
    std::string path;
    nlohmann::json content;
  };

  void ReadLists(const JsonNode& file);
  void ReadKinds(const JsonNode& file);
  void ReadRelations(const JsonNode& file);
  void ReadType(const JsonNode& node);
  void CheckWholes(const JsonNode& type) const;
  Need ReadNeed(const JsonNode& node, const EventType& type) const;
  SameEventRule ReadSameEventRule(const JsonNode& node, const EventType& type) const;
  void ReadFrame(const JsonNode& node);

  Trigger ReadTrigger(const JsonNode& node) const;
  Argument ReadArgument(const JsonNode& node, const EventType& type, Position::Anchor anchor) const;
  Support ReadSupport(const JsonNode& node, const EventType& type) const;
  Condition ReadCondition(const JsonNode& node) const;
  // Words, in which "@name" stands for the list of that name.
  std::vector<std::string> ReadWords(const JsonNode& node, std::string_view key) const;

  std::deque<File> files_;
  std::unique_ptr<Ontology> ontology_;
};

}  // namespace chancery::ontology

#endif  // CHANCERY_ONTOLOGY_BUILDER_H_
