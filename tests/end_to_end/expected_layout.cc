#include "tests/end_to_end/expected_layout.h"

#include <gtest/gtest.h>
#include <gumbo.h>

#include <algorithm>
#include <map>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"
#include "tests/testing/paths.h"

namespace chancery::testing {
namespace {

// The roles that a participant of each type can have.
const std::map<std::string, std::set<std::string>>& RolesOfTypes() {
  static const auto* const roles_of_types = new std::map<std::string, std::set<std::string>>{
      {"meeting", {"participant", "host", "mediator"}},
      {"visit", {"visitor", "host"}},
      {"conference", {"host", "organizer", "chair", "attendee", "invitee"}},
      {"promise", {"source", "target"}},
  };
  return *roles_of_types;
}

bool IsCountryCode(absl::string_view of) {
  return of.size() == 2 && absl::c_all_of(of, [](char c) { return absl::ascii_isupper(c); });
}

void AppendText(const GumboNode* node, std::string& text) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) text += node->v.text.text;
  if (node->type != GUMBO_NODE_ELEMENT) return;
  if (node->v.element.tag == GUMBO_TAG_SCRIPT || node->v.element.tag == GUMBO_TAG_STYLE) return;
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) AppendText(static_cast<const GumboNode*>(children.data[i]), text);
}

}  // namespace

bool IsEventType(const std::string& type) { return RolesOfTypes().contains(type); }

size_t CountOfEventTypes() { return RolesOfTypes().size(); }

bool IsRoleOf(const std::string& type, const std::string& role) { return RolesOfTypes().at(type).contains(role); }

std::string NeededRole(const std::string& type) {
  if (type == "visit") return "visitor";
  if (type == "promise") return "source";
  return "";
}

const std::set<std::string>& Statuses() {
  static const auto* const statuses =
      new std::set<std::string>{"OCCURRED", "ONGOING", "PLANNED", "POSSIBLE", "CANCELLED"};
  return *statuses;
}

bool IsDate(absl::string_view text) {
  absl::CivilYear year;
  absl::CivilMonth month;
  absl::CivilDay day;
  switch (text.size()) {
    case 4:
      return absl::ParseCivilTime(text, &year);
    case 7:
      return absl::ParseCivilTime(text, &month);
    case 10:
      return absl::ParseCivilTime(text, &day);
    default:
      return false;
  }
}

bool IsShortEdtf(absl::string_view time) {
  if (time.empty() || IsDate(time)) return true;
  const std::vector<absl::string_view> ends = absl::StrSplit(time, '/');
  if (ends.size() != 2) return false;
  if (ends[0] == "..") return IsDate(ends[1]);
  if (ends[1] == "..") return IsDate(ends[0]);
  const size_t shared = std::min(ends[0].size(), ends[1].size());
  return IsDate(ends[0]) && IsDate(ends[1]) && ends[0].substr(0, shared) <= ends[1].substr(0, shared);
}

void CheckActor(const std::string& type, const nlohmann::json& participant) {
  static const auto* const kinds = new std::set<std::string>{"country", "person", "organization", "group"};
  const std::string kind = participant.value("kind", "");
  const std::string of = participant.value("of", "");
  EXPECT_FALSE(participant.value("actor", "").empty());
  EXPECT_TRUE(kinds->contains(kind));
  EXPECT_TRUE(IsRoleOf(type, participant.value("role", "")));
  const bool is_code = IsCountryCode(of);
  const bool is_itself = kind == "organization" && of == participant.value("actor", "");  // "G7"
  EXPECT_TRUE(is_code || is_itself || of.size() > 2 || (kind == "group" && of.empty()))
      << "of: a code of two letters, or a name";
  EXPECT_TRUE(is_code || kind != "country");
}

std::string TextOfArticle(const std::filesystem::path& path) {
  std::string bytes = ReadFile(path);
  if (path.extension() != ".html") return bytes;
  GumboOutput* const page = gumbo_parse_with_options(&kGumboDefaultOptions, bytes.data(), bytes.size());
  std::string text;
  AppendText(page->root, text);
  gumbo_destroy_output(&kGumboDefaultOptions, page);
  return text;
}

}  // namespace chancery::testing
