// Names of speakers as bylines, labels and headlines write them: an office, a name, or both.
#ifndef CHANCERY_EXTRACT_SPEAKER_NAMES_H_
#define CHANCERY_EXTRACT_SPEAKER_NAMES_H_

#include <optional>
#include <string>
#include <string_view>

#include "actors/gazetteer.h"

namespace chancery::extract {

struct SpeakerName {
  std::string name;     // "Ann Lee", "Lee"; in title case where it was written in capitals; may be empty
  std::string office;   // "prime minister"; may be empty
  std::string of;       // the country's code, where one is named: "Foreign Minister of Norway Kari Berg"
  bool titled = false;  // "Mr", "The Hon" or an office says that it is a person
};

// Reads one; none where neither an office nor a name is found, or something that is no person's ("Prime Minister's
// Office", "World news").
std::optional<SpeakerName> ReadSpeakerName(std::string_view words, const actors::Gazetteer& gazetteer);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_SPEAKER_NAMES_H_
