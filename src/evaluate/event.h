// Events as they are compared: those that a careful reader expects and those that a coder found, in one form.
#ifndef CHANCERY_EVALUATE_EVENT_H_
#define CHANCERY_EVALUATE_EVENT_H_

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chancery::evaluate {

// The types that are scored, in the order of reports.
inline constexpr std::array<std::string_view, 4> kTypes = {"meeting", "visit", "conference", "promise"};

// An actor in a role, by the names that the text has for it.
struct Party {
  std::string actor;
  std::vector<std::string> aliases;
  std::string kind;  // "person", "country", "organization", "group"; empty: not said
  std::string of;    // ISO 3166-1 alpha-2 code, or an organisation's name; may be empty
  std::string role;

  friend bool operator==(const Party&, const Party&) = default;
};

struct CodedEvent {
  std::string type;
  std::vector<Party> parties;
  std::vector<std::string> times;   // short EDTF; any of them is right, "" says that nothing is known; never empty
  std::string status;               // "OCCURRED", ...
  std::vector<std::string> places;  // any of them is right; no empty ones
  std::string content;
  std::vector<std::string> evidence;  // sentences, or the beginnings of sentences
  bool optional = false;              // expected only: finding it is neither right nor wrong
  double confidence = 0;              // found only
  // What the confidence is made of, by name; of Chancery's own extraction, explained, only.
  std::vector<std::pair<std::string, double>> features = {};

  friend bool operator==(const CodedEvent&, const CodedEvent&) = default;
};

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_EVENT_H_
