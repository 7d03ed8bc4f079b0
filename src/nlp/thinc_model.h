// The layers of a neural network as the thinc library stores them: a list of named nodes, outermost first, breadth
// first.
#ifndef CHANCERY_NLP_THINC_MODEL_H_
#define CHANCERY_NLP_THINC_MODEL_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "nlp/msgpack_file.h"

namespace chancery::nlp {

// A tensor of floats in the order of C arrays.
struct Tensor {
  std::vector<int64_t> shape;
  std::vector<float> values;
};

// One stored network. Owns its file's bytes; tensors are copied out of it, aligned, when asked for.
class ThincModel {
 public:
  static absl::StatusOr<ThincModel> Read(const std::string& directory, const std::string& name);

  const std::string& file() const { return file_.name(); }

  // The indices of the nodes of one name ("maxout", "hashembed"), in order.
  std::vector<size_t> Nodes(std::string_view name) const;
  const std::string& RootName() const { return nodes_.front().name; }

  // A parameter of a node, which must have the shape given; -1 stands for any size.
  absl::StatusOr<Tensor> Parameter(size_t node, std::string_view name, const std::vector<int64_t>& shape) const;

  // A whole number among a node's attributes.
  absl::StatusOr<int64_t> IntAttribute(size_t node, std::string_view name) const;
  // A list of strings among a node's attributes.
  absl::StatusOr<std::vector<std::string>> TextsAttribute(size_t node, std::string_view name) const;

  absl::Status Bad(std::string_view problem) const { return file_.Bad(problem); }

 private:
  struct Node {
    std::string name;
    MsgpackValue attributes;
    MsgpackValue parameters;
  };

  explicit ThincModel(MsgpackFile file) : file_(std::move(file)) {}
  absl::StatusOr<MsgpackFile> Attribute(size_t node, std::string_view name) const;

  MsgpackFile file_;
  std::vector<Node> nodes_;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_THINC_MODEL_H_
