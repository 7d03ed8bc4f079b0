// What a description may mean: whether the title that it gives fits the one that an actor holds.
#ifndef CHANCERY_EXTRACT_COREFERENCE_H_
#define CHANCERY_EXTRACT_COREFERENCE_H_

#include <string>

namespace chancery::extract {

// "minister" fits "foreign minister", "premier" fits "prime minister"; "president" does not fit "vice president".
bool TitleFits(const std::string& described, const std::string& held);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_COREFERENCE_H_
