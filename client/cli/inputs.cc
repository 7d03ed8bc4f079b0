#include "client/cli/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <iterator>
#include <memory>
#include <utility>

namespace chancery::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStandardInput = "-";

absl::Status CannotRead(const std::string& path) {
  const std::string message = fmt::format("cannot read {}: {}", path, std::strerror(errno));
  return errno == ENOENT ? absl::NotFoundError(message) : absl::UnavailableError(message);
}

bool IsJsonLines(const fs::path& path) { return path.extension() == ".jsonl" || path.extension() == ".ndjson"; }

bool IsArticle(const fs::path& path) {
  const std::string extension = path.extension().string();
  if (path.filename().string().ends_with(".events.json")) return false;
  return extension == ".txt" || extension == ".html" || extension == ".htm" || extension == ".json" ||
         IsJsonLines(path);
}

absl::StatusOr<std::vector<std::string>> ListFolder(const std::string& path) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::recursive_directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    if (at->is_regular_file() && IsArticle(at->path())) found.push_back(at->path().string());
  }
  if (error) return absl::UnavailableError(fmt::format("cannot read the folder {}: {}", path, error.message()));
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

absl::StatusOr<std::string> ReadInput(const std::string& path) {
  if (path == kStandardInput) return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream file(path, std::ios::binary);
  if (!file || fs::is_directory(path)) {
    if (file) errno = EISDIR;
    return CannotRead(path);
  }
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (file.bad()) return CannotRead(path);
  return bytes;
}

Inputs::Inputs(std::vector<std::string> paths) : waiting_(paths.begin(), paths.end()), total_(paths.size()) {}

absl::StatusOr<Inputs> Inputs::Open(const std::string& path) {
  if (path == kStandardInput) return Inputs({path});
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return absl::NotFoundError(fmt::format("there is no file or folder {}", path));
  if (!fs::is_directory(status)) return Inputs({path});
  absl::StatusOr<std::vector<std::string>> files = ListFolder(path);
  if (!files.ok()) return files.status();
  return Inputs(*std::move(files));
}

std::optional<absl::StatusOr<Input>> Inputs::Next() {
  while (true) {
    if (lines_ != nullptr) {
      if (auto input = NextLine()) return input;
    }
    if (waiting_.empty()) return std::nullopt;
    const std::string path = std::move(waiting_.front());
    waiting_.pop_front();
    if (path == kStandardInput && std::cin.peek() == '{') {
      lines_ = &std::cin;
    } else if (IsJsonLines(path)) {
      file_ = std::make_unique<std::ifstream>(path, std::ios::binary);
      if (!*file_) return CannotRead(path);
      lines_ = file_.get();
    } else {
      absl::StatusOr<std::string> bytes = ReadInput(path);
      if (!bytes.ok()) return bytes.status();
      return Input{path, *std::move(bytes)};
    }
    lines_path_ = path;
    line_ = 0;
  }
}

std::optional<absl::StatusOr<Input>> Inputs::NextLine() {
  std::string text;
  while (std::getline(*lines_, text)) {
    ++line_;
    if (!text.empty() && text.back() == '\r') text.pop_back();
    if (text.find_first_not_of(" \t") == std::string::npos) continue;
    return Input{fmt::format("{}:{}", lines_path_, line_), std::move(text)};
  }
  lines_ = nullptr;
  file_.reset();
  return std::nullopt;
}

}  // namespace chancery::cli
