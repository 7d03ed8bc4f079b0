// Reads pages that were broken at random and checks what must hold of every article. The changes come from a generator
// of fixed seed, so that a failure can be had again. CHANCERY_FUZZ_SECONDS and CHANCERY_FUZZ_SEED make it go on longer
// or take other ways.
#include <gtest/gtest.h>
#include <unicode/utf8.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/testing/paths.h"
#include "text/article.h"

namespace chancery::text {
namespace {

bool IsUtf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, text.size(), c);
    if (c < 0) return false;
  }
  return true;
}

// The visible ASCII characters of a text; what is left of it when white space and characters of other lengths go.
std::string VisibleAscii(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c > ' ' && c < 0x7F) result.push_back(c);
  }
  return result;
}

bool IsWithin(const Span& span, size_t size) { return span.begin <= span.end && span.end <= size; }

// What holds of every article that was read from `original`.
void Check(const Article& article, std::string_view original, bool is_plain) {
  ASSERT_TRUE(IsUtf8(article.body));
  ASSERT_EQ(article.to_original.size(), article.body.size());
  size_t at = 0;
  for (const Span& paragraph : article.paragraphs) {
    if (at > 0) {
      ASSERT_EQ(article.body.substr(at, 2), "\n\n");
      at += 2;
    }
    ASSERT_EQ(paragraph.begin, at);
    ASSERT_LT(paragraph.begin, paragraph.end);
    const std::string text = article.body.substr(paragraph.begin, paragraph.end - paragraph.begin);
    ASSERT_EQ(text.find('\n'), std::string::npos);
    const Span span = article.to_original.ToOriginal(paragraph);
    ASSERT_TRUE(IsWithin(span, original.size()));
    if (is_plain) {
      ASSERT_EQ(VisibleAscii(original.substr(span.begin, span.end - span.begin)), VisibleAscii(text));
    }
    at = paragraph.end;
  }
  ASSERT_EQ(at, article.body.size());
  ASSERT_TRUE(IsWithin(article.title_original, original.size()));
  ASSERT_TRUE(IsWithin(article.dateline_original, original.size()));
  for (const Dropped& dropped : article.dropped) {
    ASSERT_TRUE(IsWithin(dropped.original, original.size()));
    ASSERT_FALSE(dropped.reason.empty());
  }
}

std::vector<std::string> Pages() {
  std::vector<std::string> pages;
  for (const char* folder : {"/tests/fuzz/pages", "/data/articles"}) {
    const std::filesystem::path path = std::string(CHANCERY_SOURCE_DIR) + folder;
    if (!std::filesystem::exists(path)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      const std::filesystem::path extension = entry.path().extension();
      if (extension == ".txt" || extension == ".html" || extension == ".json") {
        pages.push_back(testing::ReadFile(entry.path()));
      }
    }
  }
  return pages;
}

uint64_t FromEnvironment(const char* name, uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

class Mutator {
 public:
  Mutator(const std::vector<std::string>& pages, uint64_t seed) : pages_(pages), random_(seed) {}

  std::string Next() {
    std::string page = pages_[Below(pages_.size())];
    for (size_t changes = 1 + Below(8); changes > 0; --changes) Change(&page);
    return page;
  }

 private:
  size_t Below(size_t bound) { return bound == 0 ? 0 : random_() % bound; }

  void Change(std::string* page) {
    const std::vector<std::string> inserts = {
        "<div>", "</div>",  "<p>",        "<table>", "</table>", "<script>", "<!--",      "-->",
        "&",     "&amp",    "&#x110000;", "&#0;",    "\"",       "<a href",  "\xFF",      "\xE2\x82",
        "\n",    "\n\n",    "{",          "\\u",     "\xC2\xAD", " - ",      "(AP) —",    "©",
        "<br>",  "</body>", "<svg>",      "\r",      "|",        "2009",     "<template>"};
    const size_t at = Below(page->size() + 1);
    switch (Below(6)) {
      case 0:
        page->erase(at, Below(60));
        break;
      case 1:
        page->insert(at, inserts[Below(inserts.size())]);
        break;
      case 2:
        if (at < page->size()) (*page)[at] = static_cast<char>(1 + Below(255));
        break;
      case 3:
        page->insert(at, page->substr(Below(page->size() + 1), Below(400)));
        break;
      case 4: {
        const std::string& other = pages_[Below(pages_.size())];
        page->insert(at, other.substr(Below(other.size() + 1), Below(800)));
        break;
      }
      default:
        page->resize(at);
    }
  }

  const std::vector<std::string>& pages_;
  std::mt19937_64 random_;
};

TEST(ArticleFuzz, WhatMustHoldHoldsOfEverySample) {
  const std::vector<std::string> pages = Pages();
  ASSERT_GE(pages.size(), 5U);
  for (const std::string& page : pages) {
    const absl::StatusOr<Article> article = ReadArticle(page);
    if (!article.ok()) continue;
    const bool is_json = DetectFormat(page) == Format::kJson;
    Check(*article, is_json ? *ReadJsonBody(page) : page, DetectFormat(page) == Format::kText);
    ASSERT_FALSE(::testing::Test::HasFatalFailure()) << page;
  }
}

TEST(ArticleFuzz, WhatMustHoldHoldsOfBrokenPages) {
  const std::vector<std::string> pages = Pages();
  Mutator mutator(pages, FromEnvironment("CHANCERY_FUZZ_SEED", 1));
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(FromEnvironment("CHANCERY_FUZZ_SECONDS", 2));
  size_t read = 0;
  size_t tried = 0;
  for (; std::chrono::steady_clock::now() < end; ++tried) {
    const std::string page = mutator.Next();
    const absl::StatusOr<Article> article = ReadArticle(page);
    if (!article.ok()) {
      ASSERT_EQ(article.status().code(), absl::StatusCode::kInvalidArgument);
      ASSERT_FALSE(article.status().message().empty());
      continue;
    }
    ++read;
    const bool is_json = DetectFormat(page) == Format::kJson;
    // A byte order mark at the beginning may make it another encoding.
    const bool is_plain =
        DetectFormat(page) == Format::kText && page.find("\xFF\xFE") != 0 && page.find("\xFE\xFF") != 0;
    Check(*article, is_json ? *ReadJsonBody(page) : page, is_plain);
    ASSERT_FALSE(::testing::Test::HasFatalFailure()) << "page " << tried << ":\n" << page;
  }
  EXPECT_GT(read, tried / 4);
}

}  // namespace
}  // namespace chancery::text
