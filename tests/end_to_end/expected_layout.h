// The layout that expected events have wherever they are kept, beside the articles of data/articles and in the groups
// of data/stories: the values that a member can have, and an article as a reader sees it. For the tests of both
// layouts.
#ifndef CHANCERY_TESTS_END_TO_END_EXPECTED_LAYOUT_H_
#define CHANCERY_TESTS_END_TO_END_EXPECTED_LAYOUT_H_

#include <filesystem>
#include <set>
#include <string>

#include "absl/strings/string_view.h"
#include "nlohmann/json.hpp"

namespace chancery::testing {

// Whether there is such a type of event.
bool IsEventType(const std::string& type);

// How many types there are.
size_t CountOfEventTypes();

// Whether a participant of an event of this type, which there must be, can have the role.
bool IsRoleOf(const std::string& type, const std::string& role);

// The role without which an event of the type says nothing; empty if any will do.
std::string NeededRole(const std::string& type);

const std::set<std::string>& Statuses();

// Whether a text is a year, a month or a day of the calendar, as in 2010, 2010-01, 2010-01-04.
bool IsDate(absl::string_view text);

// Whether a time is empty or has one of the short forms after EDTF (ISO 8601-2), and ends no earlier than it begins.
bool IsShortEdtf(absl::string_view time);

// Fails the test where name, kind, role or the country or organisation of a participant is none that the layout knows.
void CheckActor(const std::string& type, const nlohmann::json& participant);

// The article as a reader sees it: what a text file holds, or an HTML page without its tags, scripts and styles.
std::string TextOfArticle(const std::filesystem::path& path);

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_END_TO_END_EXPECTED_LAYOUT_H_
