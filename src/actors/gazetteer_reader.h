// The files of data/actors as they are: entries with the forms that name them. docs/gazetteer.md describes the layout.
#ifndef CHANCERY_ACTORS_GAZETTEER_READER_H_
#define CHANCERY_ACTORS_GAZETTEER_READER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "actors/gazetteer.h"

namespace chancery::actors {

// A form of words, and what it is to which entry.
struct Form {
  std::string text;
  const Entry* entry = nullptr;
  FormKind kind = FormKind::kName;
};

// What a directory holds. Forms are in the order of the files' names and of the files.
struct GazetteerData {
  std::vector<std::unique_ptr<Entry>> entries;
  std::vector<Form> forms;
};

// Reads every *.json file of a directory. NotFound if there is none, InvalidArgument for a mistake in one.
absl::StatusOr<GazetteerData> ReadGazetteer(const std::string& directory);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_GAZETTEER_READER_H_
