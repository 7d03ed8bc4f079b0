#include "nlp/thinc_model.h"

#include <bit>
#include <cstring>
#include <utility>

#include "text/strings.h"

namespace chancery::nlp {
namespace {

std::string Shape(const std::vector<int64_t>& sizes) {
  std::string shape;
  for (const int64_t size : sizes) {
    shape += text::Join(shape.empty() ? "" : "x", size);
  }
  return shape;
}

}  // namespace

absl::StatusOr<ThincModel> ThincModel::Read(const std::string& directory, const std::string& name) {
  absl::StatusOr<MsgpackFile> file = MsgpackFile::Read(directory, name);
  if (!file.ok()) {
    return file.status();
  }
  ThincModel model(*std::move(file));
  const MsgpackValue root = model.file_.root();
  const std::vector<MsgpackValue> nodes = root.At("nodes").Array();
  const std::vector<MsgpackValue> attributes = root.At("attrs").Array();
  const std::vector<MsgpackValue> parameters = root.At("params").Array();
  if (nodes.empty() || attributes.size() != nodes.size() || parameters.size() != nodes.size()) {
    return model.Bad("lacks the lists 'nodes', 'attrs' and 'params' of one length that a thinc model has");
  }
  for (size_t i = 0; i < nodes.size(); ++i) {
    std::string_view node_name;
    if (!nodes[i].At("name").Get(node_name)) {
      return model.Bad(text::Join("has no name for node ", i));
    }
    model.nodes_.push_back({std::string(node_name), attributes[i], parameters[i]});
  }
  return model;
}

std::vector<size_t> ThincModel::Nodes(std::string_view name) const {
  std::vector<size_t> found;
  for (size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].name == name) {
      found.push_back(i);
    }
  }
  return found;
}

absl::StatusOr<Tensor> ThincModel::Parameter(size_t node, std::string_view name,
                                             const std::vector<int64_t>& shape) const {
  const std::string where = text::Join("parameter ", name, " of node ", node, " (", nodes_[node].name, ")");
  const MsgpackValue array = nodes_[node].parameters.At(name);
  std::string_view type;
  std::string_view data;
  if (!array.At("type").Get(type) || !array.At("data").Get(data)) {
    return Bad(text::Join("has no array for ", where));
  }
  if (type != "<f4" || std::endian::native != std::endian::little) {
    return Bad(text::Join("has numbers of another kind than little-endian 32-bit floats in ", where));
  }
  Tensor tensor;
  uint64_t count = 1;
  bool fits = true;
  for (const MsgpackValue& size : array.At("shape").Array()) {
    int64_t n = 0;
    if (!size.Get(n) || n < 0 || n > (int64_t{1} << 28)) {
      return Bad(text::Join("has a bad shape for ", where));
    }
    tensor.shape.push_back(n);
    count *= static_cast<uint64_t>(n);
    fits = fits && count <= data.size();
  }
  if (!fits || count * sizeof(float) != data.size()) {
    return Bad(text::Join("has ", data.size(), " bytes for ", where, " of shape ", Shape(tensor.shape)));
  }
  bool same = tensor.shape.size() == shape.size();
  for (size_t i = 0; same && i < shape.size(); ++i) {
    same = shape[i] == -1 || shape[i] == tensor.shape[i];
  }
  if (!same) {
    return Bad(
        text::Join("has the shape ", Shape(tensor.shape), " for ", where, ", where ", Shape(shape), " is needed"));
  }
  tensor.values.resize(count);
  std::memcpy(tensor.values.data(), data.data(), data.size());
  return tensor;
}

absl::StatusOr<MsgpackFile> ThincModel::Attribute(size_t node, std::string_view name) const {
  std::string_view packed;
  const std::string where = text::Join(file_.name(), ", attribute ", name, " of node ", node);
  if (!nodes_[node].attributes.At(name).Get(packed)) {
    return BadModelFile(where, "is missing");
  }
  return MsgpackFile::Parse(where, std::string(packed));
}

absl::StatusOr<int64_t> ThincModel::IntAttribute(size_t node, std::string_view name) const {
  absl::StatusOr<MsgpackFile> attribute = Attribute(node, name);
  if (!attribute.ok()) {
    return attribute.status();
  }
  int64_t number = 0;
  if (!attribute->root().Get(number)) {
    return attribute->Bad("is no whole number");
  }
  return number;
}

absl::StatusOr<std::vector<std::string>> ThincModel::TextsAttribute(size_t node, std::string_view name) const {
  absl::StatusOr<MsgpackFile> attribute = Attribute(node, name);
  if (!attribute.ok()) {
    return attribute.status();
  }
  std::vector<std::string> texts;
  for (const MsgpackValue& value : attribute->root().Array()) {
    std::string_view text;
    if (!value.Get(text)) {
      return attribute->Bad("is no list of strings");
    }
    texts.emplace_back(text);
  }
  return texts;
}

}  // namespace chancery::nlp
