// What a title in a description says of who may be meant.
#ifndef CHANCERY_EXTRACT_ACTOR_TITLES_H_
#define CHANCERY_EXTRACT_ACTOR_TITLES_H_

#include <string>

namespace chancery::extract {

// Whether the title that a description gives fits the one that an actor holds: "minister" fits "foreign minister",
// "premier" fits "prime minister"; "president" does not fit "vice president".
bool TitleFits(const std::string& described, const std::string& held);

// Whether an office is one of those at the head of a state or an organisation, whom "leader" or "chief" may mean.
bool Leads(const std::string& office);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_ACTOR_TITLES_H_
