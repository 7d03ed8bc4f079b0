#include "bulk/article_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <span>
#include <sstream>
#include <utility>

#include "actors/dictionary.h"
#include "bulk/article_fault.h"
#include "ontology/ids.h"

namespace chancery::bulk {
namespace {

namespace fs = std::filesystem;

// Bytes of text given to the language model at once: about a tenth of a second's work, which bounds both the memory of
// a batch and the time until a cancelled call is noticed.
constexpr size_t kBatchBytes = 32 << 10;

// The weights of confidence, in the folder of the data; it need not be there.
constexpr char kConfidenceFile[] = "confidence.json";

absl::StatusOr<std::shared_ptr<const extract::ConfidenceModel>> LoadConfidence(const fs::path& data) {
  if (!fs::exists(data / kConfidenceFile)) return std::shared_ptr<const extract::ConfidenceModel>();
  return extract::ConfidenceModel::Load((data / kConfidenceFile).string());
}

// The start of a fingerprint of all files of the data, in the order of their paths.
std::string DataFingerprint(const Locations& locations) {
  std::vector<fs::path> files;
  std::error_code error;
  const fs::path data = locations.data;
  for (const fs::path& folder : {data / "ontology", data / "actors", fs::path(locations.actors)}) {
    if (fs::is_regular_file(folder, error)) files.push_back(folder);
    for (const auto& entry : fs::directory_iterator(folder, error)) {
      const bool read = entry.path().extension() == ".json" ||
                        (folder.filename() != "ontology" && actors::IsDictionaryName(entry.path().filename().string()));
      if (read) files.push_back(entry.path());
    }
  }
  if (fs::exists(data / kConfidenceFile)) files.push_back(data / kConfidenceFile);
  std::sort(files.begin(), files.end());
  std::string fingerprints;
  for (const fs::path& file : files) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    fingerprints += fmt::format("{} {}\n", file.filename().string(), ontology::Fingerprint(std::move(bytes).str()));
  }
  return ontology::Fingerprint(fingerprints).substr(0, 8);
}

// The texts of some articles, title and paragraphs, as the language model takes them.
std::vector<std::string_view> TextsOf(std::span<const PageText> pages) {
  std::vector<std::string_view> texts;
  for (const PageText& page : pages) {
    texts.push_back(page.article.title);
    const std::string_view body = page.article.body;
    for (const text::Span& paragraph : page.article.paragraphs) {
      texts.push_back(body.substr(paragraph.begin, paragraph.end - paragraph.begin));
    }
  }
  return texts;
}

// A few words, names above all, can look like another language's: CLD2 is made for texts of 200 characters or more (its
// README), and a short English report must not be lost.
bool IsForeign(const text::Article& article) {
  constexpr size_t kLeastBytes = 200;
  if (article.language == "en" || article.language == "und") return false;
  return article.body.size() >= kLeastBytes;
}

absl::Status TooLarge(FaultKind kind, std::string_view what, size_t asked, size_t allowed) {
  return FaultError({.kind = kind, .asked = asked, .allowed = allowed},
                    fmt::format("{} has {} bytes, and at most {} are read", what, asked, allowed));
}

}  // namespace

ArticleReader::ArticleReader(std::shared_ptr<const nlp::Pipeline> pipeline,
                             std::shared_ptr<const ontology::Ontology> ontology,
                             std::shared_ptr<const actors::Gazetteer> gazetteer,
                             std::shared_ptr<const extract::ConfidenceModel> confidence, std::string version,
                             const ReadLimits& limits)
    : pipeline_(std::move(pipeline)),
      ontology_(ontology),
      gazetteer_(gazetteer),
      extractor_(std::move(ontology), std::move(gazetteer), std::move(confidence)),
      version_(std::move(version)),
      limits_(limits) {}

absl::StatusOr<std::shared_ptr<const ArticleReader>> ArticleReader::Load(const Locations& locations,
                                                                         const ReadLimits& limits) {
  auto pipeline = std::async(std::launch::async, [&] { return nlp::Pipeline::Load(locations.model); });
  const fs::path data = locations.data;
  auto confidence = LoadConfidence(data);
  auto ontology = ontology::Ontology::Load((data / "ontology").string());
  auto gazetteer = actors::Gazetteer::Load((data / "actors").string(), locations.actors);
  std::string fingerprint = DataFingerprint(locations);
  auto loaded = pipeline.get();
  if (!loaded.ok()) return loaded.status();
  if (!ontology.ok()) return ontology.status();
  if (!gazetteer.ok()) return gazetteer.status();
  if (!confidence.ok()) return confidence.status();
  std::string version = fmt::format("{}, {}, data {}", extract::Extractor::Version(), (*loaded)->name(), fingerprint);
  return std::shared_ptr<const ArticleReader>(new ArticleReader(*std::move(loaded), *std::move(ontology),
                                                                *std::move(gazetteer), *std::move(confidence),
                                                                std::move(version), limits));
}

absl::StatusOr<PageText> ArticleReader::ReadText(const PageInput& page) const {
  if (page.bytes.empty()) return FaultError({.kind = FaultKind::kEmpty}, "the article has no content");
  if (page.bytes.size() > limits_.max_article_bytes) {
    return TooLarge(FaultKind::kTooLarge, "the article", page.bytes.size(), limits_.max_article_bytes);
  }
  absl::StatusOr<text::Article> article =
      text::ReadArticle(page.bytes, page.given, {.max_bytes = limits_.max_article_bytes});
  if (!article.ok()) {
    const std::string message(article.status().message());
    return FaultError({.kind = FaultKind::kUnreadable}, message);
  }
  if (article->body.size() > limits_.max_text_bytes) {
    return TooLarge(FaultKind::kTextTooLarge, "the article's text", article->body.size(), limits_.max_text_bytes);
  }
  if (IsForeign(*article)) {
    return FaultError({.kind = FaultKind::kLanguage, .language = article->language},
                      fmt::format("the article is in the language '{}' (ISO 639-1), and only English ('en') is read",
                                  article->language));
  }
  PageText text;
  text.id = ontology::ArticleId(article->url, page.bytes);
  text.article = *std::move(article);
  return text;
}

absl::StatusOr<std::vector<ArticleReading>> ArticleReader::ReadEventsOfAll(std::vector<PageText> pages,
                                                                           const ReadOptions& options) const {
  const std::vector<std::string_view> texts = TextsOf(pages);
  std::vector<nlp::Document> documents;
  documents.reserve(texts.size());
  for (size_t begin = 0; begin < texts.size();) {
    if (options.stop) {
      if (absl::Status stopped = options.stop(); !stopped.ok()) return stopped;
    }
    size_t end = begin;
    for (size_t bytes = 0; end < texts.size() && (end == begin || bytes + texts[end].size() <= kBatchBytes); ++end) {
      bytes += texts[end].size();
    }
    std::vector<nlp::Document> batch = pipeline_->Process(std::span(texts).subspan(begin, end - begin));
    std::move(batch.begin(), batch.end(), std::back_inserter(documents));
    begin = end;
  }

  std::vector<ArticleReading> readings;
  readings.reserve(pages.size());
  size_t first = 0;
  for (PageText& page : pages) {
    if (options.stop) {
      if (absl::Status stopped = options.stop(); !stopped.ok()) return stopped;
    }
    const std::span<nlp::Document> own = std::span(documents).subspan(first, 1 + page.article.paragraphs.size());
    first += own.size();
    ArticleReading& reading = readings.emplace_back();
    reading.extraction = extractor_.Extract(page.article, page.id, own.front(), own.subspan(1),
                                            {.explain = options.explain, .keep_doubtful = options.keep_doubtful});
    if (options.keep_documents) {
      reading.documents.assign(std::move_iterator(own.begin()), std::move_iterator(own.end()));
    }
    reading.page = std::move(page);
  }
  return readings;
}

absl::StatusOr<ArticleReading> ArticleReader::ReadEvents(PageText page, const ReadOptions& options) const {
  std::vector<PageText> pages;
  pages.push_back(std::move(page));
  absl::StatusOr<std::vector<ArticleReading>> readings = ReadEventsOfAll(std::move(pages), options);
  if (!readings.ok()) return readings.status();
  return std::move(readings->front());
}

absl::StatusOr<ArticleReading> ArticleReader::Read(const PageInput& page, const ReadOptions& options) const {
  absl::StatusOr<PageText> text = ReadText(page);
  if (!text.ok()) return text.status();
  return ReadEvents(*std::move(text), options);
}

}  // namespace chancery::bulk
