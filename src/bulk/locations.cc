#include "bulk/locations.h"

#include <cstdlib>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace chancery::bulk {
namespace {

namespace fs = std::filesystem;

constexpr char kModelFolder[] = "en_core_web_sm-3.8.0";

// The value of an environment variable; empty if it is not set.
std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

fs::path DefaultData() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    fs::path installed = program.parent_path().parent_path() / "share" / "chancery";
    if (fs::is_directory(installed / "ontology", error)) return installed;
  }
  return fs::path(CHANCERY_SOURCE_DATA);
}

bool Holds(const fs::path& folder, const char* entry) {
  std::error_code error;
  return fs::exists(folder / entry, error);
}

}  // namespace

fs::path CacheDirectory() {
  if (const std::string cache = Environment("CHANCERY_CACHE"); !cache.empty()) return cache;
  if (const std::string cache = Environment("XDG_CACHE_HOME"); !cache.empty()) return fs::path(cache) / "chancery";
  return fs::path(Environment("HOME")) / ".cache" / "chancery";
}

absl::StatusOr<Locations> FindLocations(const Locations& given) {
  Locations found = given;
  if (found.model.empty()) found.model = Environment("CHANCERY_MODEL");
  if (found.model.empty()) found.model = (CacheDirectory() / kModelFolder).string();
  if (!Holds(found.model, "config.cfg")) {
    return absl::NotFoundError(absl::StrCat("no language model in ", found.model,
                                            " (config.cfg is missing): fetch it with scripts/fetch, or name its folder "
                                            "with --model or CHANCERY_MODEL"));
  }
  if (found.data.empty()) found.data = Environment("CHANCERY_DATA");
  if (found.data.empty()) found.data = DefaultData().string();
  if (found.actors.empty()) found.actors = Environment("CHANCERY_ACTORS");
  for (const char* part : {"ontology", "actors"}) {
    if (!Holds(found.data, part)) {
      return absl::NotFoundError(absl::StrCat("no Chancery data in ", found.data, " (", part,
                                              "/ is missing): name the data folder of the sources or of the "
                                              "installation with --data or CHANCERY_DATA"));
    }
  }
  return found;
}

}  // namespace chancery::bulk
