// What the whole extraction, on real parts, makes of an article given in a line or two.
#ifndef CHANCERY_TESTS_EXTRACT_EVENTS_OF_H_
#define CHANCERY_TESTS_EXTRACT_EVENTS_OF_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/extractor.h"
#include "gtest/gtest.h"

namespace chancery::testing {

// Tests of the extraction: skipped with a message where the language model was not fetched.
class ExtractTest : public ::testing::Test {
 protected:
  void SetUp() override;
};

// The extraction of an article of this body and headline, published on Thursday 9 May 2019 unless said otherwise.
extract::Extraction ExtractionOf(std::string_view body, std::string_view headline = "",
                                 std::string_view published = "2019-05-09");

// The extraction of a page as bytes.
extract::Extraction ExtractionOfPage(std::string_view bytes, std::string_view published);

// The events of an extraction, or of an article as above, one a line:
//   meeting OCCURRED 2019-05-07 | participant Angela Merkel, participant Emmanuel Macron | Berlin | trade
// with type, status and time, the participants in alphabetical order (with a status in brackets), place and content.
std::vector<std::string> Lines(const extract::Extraction& extraction);
std::vector<std::string> EventsOf(std::string_view body, std::string_view headline = "",
                                  std::string_view published = "2019-05-09");

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_EXTRACT_EVENTS_OF_H_
