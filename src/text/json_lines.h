// Articles from a stream of JSON lines: one JSON object a line.
#ifndef CHANCERY_TEXT_JSON_LINES_H_
#define CHANCERY_TEXT_JSON_LINES_H_

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "text/article.h"

namespace chancery::text {

// One line that is not blank.
struct JsonLine {
  uint64_t number = 0;  // of the line in the stream, from 1
  uint64_t offset = 0;  // bytes of the stream before it
  std::string text;     // as it stands, for a file of rejects; cut off at the limit where it is longer
  // The article, or an error (InvalidArgument) that names line and byte. It says nothing of the other lines.
  absl::StatusOr<Article> article;
};

// Reads a stream line by line; holds one line at a time, and of that no more than the limit. Not for use by more than
// one thread at a time.
class JsonLinesReader {
 public:
  // `in` must outlive the reader.
  explicit JsonLinesReader(std::istream& in, const Limits& limits = {}) : in_(in), limits_(limits) {}

  // The next line that is not blank; none at the end of the stream. A stream that cannot be read on gives one line
  // whose error (DataLoss) says so, and ends.
  std::optional<JsonLine> Next();

 private:
  // Reads to the end of the line; false at the end of the stream.
  bool ReadLine(std::string* line, uint64_t* length);

  std::istream& in_;
  const Limits limits_;
  uint64_t number_ = 0;
  uint64_t offset_ = 0;
  bool ended_ = false;
};

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_JSON_LINES_H_
