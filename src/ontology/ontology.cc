#include "ontology/ontology.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "ontology/builder.h"
#include "ontology/frame.h"

namespace chancery::ontology {
namespace {

template <typename Named>
bool Knows(const std::vector<Named>& all, std::string_view name) {
  return std::any_of(all.begin(), all.end(), [name](const Named& one) { return one.name == name; });
}

absl::StatusOr<std::vector<std::string>> JsonFiles(const std::string& directory) {
  std::vector<std::string> files;
  std::error_code error;
  for (std::filesystem::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".json") files.push_back(it->path().string());
  }
  if (error) {
    return absl::InvalidArgumentError(absl::StrCat(directory, ": cannot be read as a folder: ", error.message()));
  }
  if (files.empty()) return absl::InvalidArgumentError(absl::StrCat(directory, ": holds no *.json file"));
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

bool EventType::HasRole(std::string_view role) const { return Knows(roles, role); }

Ontology::Ontology() = default;
Ontology::~Ontology() = default;

const EventType* Ontology::FindType(std::string_view name) const {
  for (const EventType& type : types_) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

bool Ontology::IsKind(std::string_view kind) const {
  return std::find(kinds_.begin(), kinds_.end(), kind) != kinds_.end();
}

bool Ontology::IsRelation(std::string_view name) const { return Knows(relations_, name); }

const std::vector<std::string>& Ontology::List(std::string_view name) const {
  static const std::vector<std::string> kNone;
  const auto it = lists_.find(name);
  return it == lists_.end() ? kNone : it->second;
}

absl::StatusOr<std::shared_ptr<const Ontology>> Ontology::Load(const std::string& directory) {
  absl::StatusOr<std::vector<std::string>> files = JsonFiles(directory);
  if (!files.ok()) return files.status();
  OntologyBuilder builder;
  for (const std::string& file : *files) {
    if (absl::Status read = builder.AddFile(file); !read.ok()) return read;
  }
  return builder.Build();
}

}  // namespace chancery::ontology
