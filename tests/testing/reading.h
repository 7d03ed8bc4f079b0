// Parses a text with the real language model, for tests that hold a sentence and what is expected of it.
#ifndef CHANCERY_TESTS_TESTING_READING_H_
#define CHANCERY_TESTS_TESTING_READING_H_

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "extract/reading.h"
#include "nlp/document.h"
#include "nlp/pipeline.h"

namespace chancery::testing {

// The pipeline that scripts/fetch brought, loaded once a process; null where it was not fetched.
std::shared_ptr<const nlp::Pipeline> Model();

// A parsed article. Stays where it is, as `reading` points into `documents`.
struct ParsedText {
  std::shared_ptr<const nlp::Pipeline> model;
  std::vector<nlp::Document> documents;
  extract::Reading reading;

  const nlp::Document& document(size_t unit = 0) const { return *reading.units[unit].document; }
  // The first token of a unit with this text, which must be there.
  uint32_t Token(std::string_view text, size_t unit = 0) const;
};

// Paragraphs are parted by "\n"; one that begins with "# " is the headline. `published` is "2009-12-09", or empty.
// REQUIRES: Model() is not null (see SKIP_WITHOUT_MODEL).
std::unique_ptr<ParsedText> ReadingOf(std::string_view text, std::string_view published = "");

}  // namespace chancery::testing

// Leaves a test that needs the language model where it was not fetched.
#define SKIP_WITHOUT_MODEL()                                                                             \
  if (::chancery::testing::Model() == nullptr) {                                                         \
    GTEST_SKIP() << "The language model is not in the cache: run scripts/fetch, or set CHANCERY_MODEL."; \
  }                                                                                                      \
  static_assert(true, "a semicolon follows")

#endif  // CHANCERY_TESTS_TESTING_READING_H_
