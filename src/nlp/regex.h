// Regular expressions in Python's syntax, as spaCy's files hold them, run by PCRE2.
#ifndef CHANCERY_NLP_REGEX_H_
#define CHANCERY_NLP_REGEX_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace chancery::nlp {

// A half-open range of bytes.
struct ByteRange {
  size_t begin = 0;
  size_t end = 0;
};

// A compiled pattern. Immutable: any number of threads may use one, each with a Scratch of its own.
// All text is valid UTF-8. A match that would take absurdly long counts as no match.
class Regex {
 public:
  // Memory that matching needs.
  class Scratch {
   public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

   private:
    friend class Regex;
    void* data_;
    void* context_;
    void* stack_;
  };

  // InvalidArgument with PCRE2's message if the pattern cannot be read.
  static absl::StatusOr<Regex> Compile(std::string_view python_pattern);

  // The first match in text (re.search) that begins at `start`, between two characters, or later.
  std::optional<ByteRange> Search(std::string_view text, Scratch& scratch, size_t start = 0) const;
  // True if the pattern matches at the beginning of the text (re.match).
  bool Match(std::string_view text, Scratch& scratch) const;
  // All matches that do not overlap, in order (re.finditer), in `found`.
  void FindAll(std::string_view text, Scratch& scratch, std::vector<ByteRange>& found) const;

 private:
  explicit Regex(std::shared_ptr<const void> code) : code_(std::move(code)) {}
  std::optional<ByteRange> Run(std::string_view text, size_t start, unsigned options, Scratch& scratch) const;

  std::shared_ptr<const void> code_;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_REGEX_H_
