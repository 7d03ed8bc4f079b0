// Writes an article as a few lines, so that a test can hold a page and what is read from it on one screen.
#ifndef CHANCERY_TESTS_TEXT_TELLING_H_
#define CHANCERY_TESTS_TEXT_TELLING_H_

#include <string>
#include <string_view>

#include "text/article.h"

namespace chancery::text {

// "title: ...", "published: DAY (from)", "publisher: ...", "dateline: ...", "byline: ...", each where there is one,
// then a line "| ..." for each paragraph, after "turn: LABEL" where a speaker begins; an error as "error: ...". The
// page may begin with a line end.
std::string Told(std::string_view page, const Given& given = {});

// The reasons for what was dropped, in order, parted by ", ".
std::string DroppedFrom(std::string_view page);

}  // namespace chancery::text

#endif  // CHANCERY_TESTS_TEXT_TELLING_H_
