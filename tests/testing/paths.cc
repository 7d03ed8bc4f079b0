#include "tests/testing/paths.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "absl/strings/str_cat.h"

namespace chancery::testing {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void Fail(const std::string& message) {
  std::cerr << message << '\n';
  std::abort();
}

}  // namespace

fs::path DataDirectory() { return fs::path(CHANCERY_SOURCE_DIR) / "data"; }

std::optional<std::string> ModelDirectory() {
  const char* given = std::getenv("CHANCERY_MODEL");
  const fs::path path = given != nullptr ? fs::path(given) : fs::path(CHANCERY_CACHE) / "en_core_web_sm-3.8.0";
  if (!fs::exists(path / "config.cfg")) return std::nullopt;
  return path.string();
}

std::optional<fs::path> SharedDirectory() {
  fs::path path = fs::path(CHANCERY_SOURCE_DIR) / ".." / "shared";
  if (!fs::is_directory(path)) return std::nullopt;
  return path;
}

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file) Fail(absl::StrCat("cannot read ", path.string()));
  return std::move(bytes).str();
}

TemporaryDirectory::TemporaryDirectory() {
  std::string name = (fs::temp_directory_path() / "chancery_test_XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) Fail(absl::StrCat("cannot make the folder ", name));
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace chancery::testing
