#include "nlp/msgpack_file.h"

#include <exception>
#include <fstream>
#include <limits>
#include <msgpack.hpp>
#include <utility>

#include "text/strings.h"

namespace chancery::nlp {
namespace {

const msgpack::object& Object(const void* object) { return *static_cast<const msgpack::object*>(object); }

}  // namespace

struct MsgpackFile::Parsed {
  std::string bytes;
  msgpack::object_handle handle;
};

absl::StatusOr<std::string> ReadModelFile(const std::string& directory, const std::string& name) {
  const std::string path = text::Join(directory, "/", name);
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) {
    return absl::NotFoundError(text::Join("The language model has no file ", path, ": run scripts/fetch."));
  }
  const std::streamoff size = in.tellg();
  if (size < 0 || size > (std::streamoff{1} << 30)) {
    return BadModelFile(path, "is no file of a size that can be read");
  }
  std::string bytes(static_cast<size_t>(size), '\0');
  in.seekg(0);
  if (!in.read(bytes.data(), size)) {
    return BadModelFile(path, "cannot be read");
  }
  return bytes;
}

absl::Status BadModelFile(std::string_view file, std::string_view problem) {
  return absl::InvalidArgumentError(
      text::Join("The language model's file ", file, " cannot be used: it ", problem, "."));
}

bool MsgpackValue::IsNil() const { return object_ == nullptr || Object(object_).is_nil(); }
bool MsgpackValue::IsMap() const { return object_ != nullptr && Object(object_).type == msgpack::type::MAP; }
bool MsgpackValue::IsArray() const { return object_ != nullptr && Object(object_).type == msgpack::type::ARRAY; }
bool MsgpackValue::IsText() const {
  return object_ != nullptr &&
         (Object(object_).type == msgpack::type::STR || Object(object_).type == msgpack::type::BIN);
}

std::vector<MsgpackValue> MsgpackValue::Array() const {
  std::vector<MsgpackValue> values;
  if (IsArray()) {
    const auto& array = Object(object_).via.array;
    values.reserve(array.size);
    for (uint32_t i = 0; i < array.size; ++i) {
      values.emplace_back(array.ptr + i);
    }
  }
  return values;
}

std::vector<MsgpackEntry> MsgpackValue::Map() const {
  std::vector<MsgpackEntry> entries;
  if (IsMap()) {
    const auto& map = Object(object_).via.map;
    entries.reserve(map.size);
    for (uint32_t i = 0; i < map.size; ++i) {
      entries.push_back({MsgpackValue(&map.ptr[i].key), MsgpackValue(&map.ptr[i].val)});
    }
  }
  return entries;
}

MsgpackValue MsgpackValue::At(std::string_view key) const {
  if (IsMap()) {
    const auto& map = Object(object_).via.map;
    for (uint32_t i = 0; i < map.size; ++i) {
      std::string_view name;
      if (MsgpackValue(&map.ptr[i].key).Get(name) && name == key) {
        return MsgpackValue(&map.ptr[i].val);
      }
    }
  }
  return MsgpackValue();
}

bool MsgpackValue::Get(std::string_view& text) const {
  if (!IsText()) {
    return false;
  }
  const msgpack::object& object = Object(object_);
  text = object.type == msgpack::type::STR ? std::string_view(object.via.str.ptr, object.via.str.size)
                                           : std::string_view(object.via.bin.ptr, object.via.bin.size);
  return true;
}

bool MsgpackValue::Get(uint64_t& number) const {
  if (object_ == nullptr || Object(object_).type != msgpack::type::POSITIVE_INTEGER) {
    return false;
  }
  number = Object(object_).via.u64;
  return true;
}

bool MsgpackValue::Get(int64_t& number) const {
  if (object_ != nullptr && Object(object_).type == msgpack::type::NEGATIVE_INTEGER) {
    number = Object(object_).via.i64;
    return true;
  }
  uint64_t positive = 0;
  if (!Get(positive) || positive > static_cast<uint64_t>(std::numeric_limits<int64_t>::max())) {
    return false;
  }
  number = static_cast<int64_t>(positive);
  return true;
}

bool MsgpackValue::Get(bool& truth) const {
  if (object_ == nullptr || Object(object_).type != msgpack::type::BOOLEAN) {
    return false;
  }
  truth = Object(object_).via.boolean;
  return true;
}

absl::StatusOr<MsgpackFile> MsgpackFile::Parse(std::string name, std::string bytes) {
  auto parsed = std::make_unique<Parsed>();
  parsed->bytes = std::move(bytes);
  // An array claims its memory before its elements are read: a damaged length must not claim much.
  const size_t most = std::min<size_t>(parsed->bytes.size(), size_t{1} << 20);
  const size_t size = parsed->bytes.size();
  const msgpack::unpack_limit limit(most, most, size, size, size, 32);
  const auto keep_in_place = [](msgpack::type::object_type, size_t, void*) { return true; };
  size_t end = 0;
  try {
    bool referenced = false;
    parsed->handle = msgpack::unpack(parsed->bytes.data(), size, end, referenced, +keep_in_place, nullptr, limit);
  } catch (const std::exception& e) {
    return BadModelFile(name, text::Join("is no complete msgpack (", e.what(), ")"));
  }
  if (end != size) {
    return BadModelFile(name, text::Join("has bytes after its msgpack, from offset ", end));
  }
  return MsgpackFile(std::move(name), std::move(parsed));
}

absl::StatusOr<MsgpackFile> MsgpackFile::Read(const std::string& directory, const std::string& name) {
  absl::StatusOr<std::string> bytes = ReadModelFile(directory, name);
  if (!bytes.ok()) {
    return bytes.status();
  }
  return Parse(text::Join(directory, "/", name), *std::move(bytes));
}

MsgpackFile::MsgpackFile(std::string name, std::unique_ptr<Parsed> parsed)
    : name_(std::move(name)), parsed_(std::move(parsed)) {}
MsgpackFile::MsgpackFile(MsgpackFile&&) noexcept = default;
MsgpackFile& MsgpackFile::operator=(MsgpackFile&&) noexcept = default;
MsgpackFile::~MsgpackFile() = default;

MsgpackValue MsgpackFile::root() const { return MsgpackValue(&parsed_->handle.get()); }

}  // namespace chancery::nlp
