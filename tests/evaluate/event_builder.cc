#include "tests/evaluate/event_builder.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_split.h"

namespace chancery::testing {

evaluate::Party MakeParty(std::string_view text) {
  std::vector<std::string> parts = absl::StrSplit(std::string(text), '|');
  parts.resize(std::max<size_t>(parts.size(), 4));
  evaluate::Party party;
  party.actor = parts[0];
  party.kind = parts[1];
  party.of = parts[2];
  party.role = parts[3];
  party.aliases.assign(parts.begin() + 4, parts.end());
  return party;
}

evaluate::CodedEvent MakeEvent(std::string type, const std::vector<std::string_view>& parties) {
  evaluate::CodedEvent event;
  event.type = std::move(type);
  event.status = "OCCURRED";
  event.times = {""};
  for (const std::string_view party : parties) event.parties.push_back(MakeParty(party));
  return event;
}

}  // namespace chancery::testing
