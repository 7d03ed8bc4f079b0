#include "evaluate/coding.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "absl/algorithm/container.h"
#include "evaluate/found.h"
#include "text/article.h"

namespace chancery::evaluate {
namespace {

namespace fs = std::filesystem;

bulk::PageInput PageOf(const std::string& bytes, const std::string& published) {
  bulk::PageInput page;
  page.bytes = bytes;
  // A month or a year is no day of publication.
  if (const auto day = text::ParseDay(published); day.ok()) page.given.published = *day;
  return page;
}

absl::StatusOr<bulk::ArticleReading> ReadOne(const bulk::ArticleReader& reader, const GoldArticle& article,
                                             const bulk::ReadOptions& options) {
  const absl::StatusOr<std::string> bytes = ReadBytes(article.text);
  if (!bytes.ok()) return bytes.status();
  return reader.Read(PageOf(*bytes, article.published), options);
}

void ExtractOne(const bulk::ArticleReader& reader, const bulk::ReadOptions& options, CodedArticle& article) {
  absl::StatusOr<bulk::ArticleReading> reading = ReadOne(reader, article.gold, options);
  if (!reading.ok()) {
    article.refused = std::string(reading.status().message());
    return;
  }
  const extract::Extraction& extraction = reading->extraction;
  for (size_t i = 0; i < extraction.mentions.size(); ++i) {
    if (!absl::c_linear_search(kTypes, extraction.mentions[i].type)) continue;
    article.found.push_back(FromMention(extraction.mentions[i]));
    if (extraction.features.empty()) continue;
    for (const extract::Feature& feature : extraction.features[i]) {
      article.found.back().features.emplace_back(feature.name, feature.value);
    }
  }
  article.reading = *std::move(reading);
}

}  // namespace

void ForEachOnAllCores(size_t count, const std::function<void(size_t)>& work) {
  std::atomic<size_t> next = 0;
  const auto run = [&] {
    for (size_t i = next++; i < count; i = next++) work(i);
  };
  const size_t threads = std::clamp<size_t>(std::thread::hardware_concurrency(), 1, std::max<size_t>(1, count));
  std::vector<std::jthread> others;
  for (size_t i = 1; i < threads; ++i) others.emplace_back(run);
  run();
}

std::vector<CodedArticle> ExtractAll(const bulk::ArticleReader& reader, std::vector<GoldArticle> articles,
                                     const bulk::ReadOptions& options) {
  std::vector<CodedArticle> coded(articles.size());
  ForEachOnAllCores(articles.size(), [&](size_t i) {
    coded[i].gold = std::move(articles[i]);
    ExtractOne(reader, options, coded[i]);
  });
  return coded;
}

absl::StatusOr<std::vector<CodedArticle>> ReadFoundOf(std::vector<GoldArticle> articles, const fs::path& folder) {
  if (!fs::is_directory(folder)) {
    return absl::NotFoundError(fmt::format("there is no folder {}", folder.string()));
  }
  std::vector<CodedArticle> coded;
  for (GoldArticle& article : articles) {
    CodedArticle one;
    const fs::path file = folder / (article.name + ".jsonl");
    one.gold = std::move(article);
    if (fs::exists(file)) {
      const absl::StatusOr<std::string> bytes = ReadBytes(file);
      if (!bytes.ok()) return bytes.status();
      absl::StatusOr<std::vector<CodedEvent>> found = ParseFound(*bytes, file.string());
      if (!found.ok()) return found.status();
      one.found = *std::move(found);
    }
    coded.push_back(std::move(one));
  }
  return coded;
}

}  // namespace chancery::evaluate
