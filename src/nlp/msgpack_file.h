// Reads the msgpack files of a model directory, with errors that name the file and the place in it.
#ifndef CHANCERY_NLP_MSGPACK_FILE_H_
#define CHANCERY_NLP_MSGPACK_FILE_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace chancery::nlp {

// The bytes of `directory`/`name`. NotFound, naming the file, if it cannot be read.
absl::StatusOr<std::string> ReadModelFile(const std::string& directory, const std::string& name);

// An InvalidArgument that names the file and says what is wrong with it.
absl::Status BadModelFile(std::string_view file, std::string_view problem);

struct MsgpackEntry;

// A value in a msgpack file. A small view, valid as long as the MsgpackFile that gave it.
class MsgpackValue {
 public:
  MsgpackValue() = default;
  explicit MsgpackValue(const void* object) : object_(object) {}

  bool IsNil() const;  // also true for a value that is missing
  bool IsMap() const;
  bool IsArray() const;
  bool IsText() const;  // a string, or bytes

  // Elements; empty if this is no array or map.
  std::vector<MsgpackValue> Array() const;
  std::vector<MsgpackEntry> Map() const;

  // The value at a text key of a map (msgpack strings and bytes alike); nil if there is none.
  MsgpackValue At(std::string_view key) const;

  // False if the value is of another kind or out of range.
  bool Get(std::string_view& text) const;
  bool Get(int64_t& number) const;
  bool Get(uint64_t& number) const;
  bool Get(bool& truth) const;

 private:
  const void* object_ = nullptr;
};

struct MsgpackEntry {
  MsgpackValue key;
  MsgpackValue value;
};

// A parsed file, which owns its bytes. Text is not copied out of them.
class MsgpackFile {
 public:
  static absl::StatusOr<MsgpackFile> Parse(std::string name, std::string bytes);
  static absl::StatusOr<MsgpackFile> Read(const std::string& directory, const std::string& name);

  MsgpackFile(MsgpackFile&&) noexcept;
  MsgpackFile& operator=(MsgpackFile&&) noexcept;
  ~MsgpackFile();

  const std::string& name() const { return name_; }
  MsgpackValue root() const;
  absl::Status Bad(std::string_view problem) const { return BadModelFile(name_, problem); }

 private:
  struct Parsed;
  MsgpackFile(std::string name, std::unique_ptr<Parsed> parsed);

  std::string name_;
  std::unique_ptr<Parsed> parsed_;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_MSGPACK_FILE_H_
