#include "tests/testing/reading.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>

#include "absl/time/civil_time.h"
#include "tests/testing/paths.h"

namespace chancery::testing {
namespace {

[[noreturn]] void Fail(std::string_view message, std::string_view text) {
  std::cerr << message << ": " << text << '\n';
  std::abort();
}

}  // namespace

std::shared_ptr<const nlp::Pipeline> Model() {
  static const std::shared_ptr<const nlp::Pipeline> model = []() -> std::shared_ptr<const nlp::Pipeline> {
    const std::optional<std::string> directory = ModelDirectory();
    if (!directory) return nullptr;
    absl::StatusOr<std::shared_ptr<const nlp::Pipeline>> loaded = nlp::Pipeline::Load(*directory);
    if (!loaded.ok()) Fail("The language model does not load", loaded.status().ToString());
    return *std::move(loaded);
  }();
  return model;
}

uint32_t ParsedText::Token(std::string_view text, size_t unit) const {
  const nlp::Document& read = document(unit);
  for (uint32_t i = 0; i < read.tokens.size(); ++i) {
    if (read.Text(read.tokens[i]) == text) return i;
  }
  Fail("The text has no such token", text);
}

std::unique_ptr<ParsedText> ReadingOf(std::string_view text, std::string_view published) {
  auto parsed = std::make_unique<ParsedText>();
  parsed->model = Model();
  if (parsed->model == nullptr) Fail("No language model to read with", text);
  if (!published.empty()) {
    absl::CivilDay day;
    if (!absl::ParseCivilTime(std::string(published), &day)) Fail("No day", published);
    parsed->reading.published = day;
  }
  std::vector<std::string_view> paragraphs;
  std::vector<bool> headlines;
  std::vector<size_t> offsets;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view paragraph = text.substr(begin, end - begin);
    const bool headline = paragraph.substr(0, 2) == "# ";
    if (headline) paragraph.remove_prefix(2);
    if (!paragraph.empty()) {
      paragraphs.push_back(paragraph);
      headlines.push_back(headline);
      offsets.push_back(begin);
    }
    begin = end + 1;
  }
  parsed->documents = parsed->model->Process(paragraphs);
  for (size_t i = 0; i < paragraphs.size(); ++i) {
    parsed->reading.units.push_back({&parsed->documents[i], headlines[i], headlines[i] ? 0 : offsets[i]});
  }
  return parsed;
}

}  // namespace chancery::testing
