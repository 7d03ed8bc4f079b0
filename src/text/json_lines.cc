#include "text/json_lines.h"

#include <utility>

#include "absl/status/status.h"
#include "text/strings.h"

namespace chancery::text {
namespace {

absl::Status AtLine(const absl::Status& status, uint64_t number, uint64_t offset) {
  return {status.code(), Join("line ", number, " (from byte ", offset, "): ", status.message())};
}

// An object, whatever it begins with: a line of prose is no article here.
absl::StatusOr<Article> ReadLineAsArticle(std::string_view line, uint64_t length, const Limits& limits) {
  if (length > limits.max_bytes) {
    return absl::InvalidArgumentError(
        Join("an article of ", length, " bytes; at most ", limits.max_bytes, " are read"));
  }
  return ReadJsonArticle(line, {}, limits);
}

}  // namespace

bool JsonLinesReader::ReadLine(std::string* line, uint64_t* length) {
  line->clear();
  *length = 0;
  std::streambuf* buffer = in_.rdbuf();
  using Traits = std::istream::traits_type;
  for (Traits::int_type c; !Traits::eq_int_type(c = buffer->sbumpc(), Traits::eof());) {
    ++offset_;
    if (Traits::to_char_type(c) == '\n') return true;
    if (++*length <= limits_.max_bytes) line->push_back(Traits::to_char_type(c));
  }
  ended_ = true;
  return *length > 0;
}

std::optional<JsonLine> JsonLinesReader::Next() {
  while (!ended_) {
    JsonLine line{.number = ++number_, .offset = offset_, .text = {}, .article = absl::UnknownError("")};
    if (!in_.good() || in_.rdbuf() == nullptr) {
      ended_ = true;
      line.article = AtLine(absl::DataLossError("the stream cannot be read on"), line.number, line.offset);
      return line;
    }
    uint64_t length = 0;
    if (!ReadLine(&line.text, &length)) break;
    if (StripWhitespace(line.text).empty() && length == line.text.size()) continue;
    line.article = ReadLineAsArticle(line.text, length, limits_);
    if (!line.article.ok()) line.article = AtLine(line.article.status(), line.number, line.offset);
    return line;
  }
  return std::nullopt;
}

}  // namespace chancery::text
