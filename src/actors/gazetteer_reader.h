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
  std::vector<std::unique_ptr<const std::string>> sources;  // what Entry::sources and Tenure::sources point to
  std::vector<std::string> problems;                        // lines left out: "file:line: what is wrong"
};

// Reads every *.json file of a directory, then every *.actors.txt file (actors/dictionary.h); those of `more`, a file
// or a directory, after those of its kind. NotFound if the directory has no *.json file or `more` is neither,
// InvalidArgument for a mistake in JSON.
absl::StatusOr<GazetteerData> ReadGazetteer(const std::string& directory, const std::string& more = "");

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_GAZETTEER_READER_H_
