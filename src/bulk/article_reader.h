// Reads an article from its bytes to the events that it tells: text, language, parse and extraction in one call.
//
//   auto locations = FindLocations();
//   auto reader = ArticleReader::Load(*locations);
//   auto reading = (*reader)->Read({.bytes = page, .given = {.url = "https://..."}});
//   for (const ontology::EventMention& mention : reading->extraction.mentions) ...
#ifndef CHANCERY_BULK_ARTICLE_READER_H_
#define CHANCERY_BULK_ARTICLE_READER_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "actors/gazetteer.h"
#include "bulk/locations.h"
#include "extract/extractor.h"
#include "nlp/document.h"
#include "nlp/pipeline.h"
#include "ontology/ontology.h"
#include "text/article.h"

namespace chancery::bulk {

struct ReadLimits {
  size_t max_article_bytes = 8 << 20;  // of an article as given
  size_t max_text_bytes = 1 << 20;     // of its body; the longest reports have a tenth of it
};

// An article as given. Views: what they see must outlive the call.
struct PageInput {
  std::string_view bytes;
  text::Given given = {};
};

// An article before its sentences are parsed: what is needed to know which article it is.
struct PageText {
  std::string id;  // ontology::ArticleId
  text::Article article;
};

struct ArticleReading {
  PageText page;
  extract::Extraction extraction;
  // The parses of the title (empty without one) and of each paragraph; only where they were asked for. They must not
  // outlive the reader.
  std::vector<nlp::Document> documents;
};

struct ReadOptions {
  bool explain = false;         // fill the notes of the extraction
  bool keep_doubtful = false;   // see extract::ExtractOptions
  bool keep_documents = false;  // fill ArticleReading::documents
  // Looked at between batches of paragraphs; an error ends the reading with it. May be empty.
  std::function<absl::Status()> stop = {};
};

// The language model, the ontology and the gazetteer, loaded once. Immutable and safe to share between threads.
class ArticleReader {
 public:
  // Loads what lies in two existing folders. Errors are those of the parts and name the file.
  static absl::StatusOr<std::shared_ptr<const ArticleReader>> Load(const Locations& locations,
                                                                   const ReadLimits& limits = {});

  // The first half: finds text, day and publisher. An article that is not in English is refused; one with too little
  // text to be sure of its language is taken. InvalidArgument with an ArticleFault (bulk/article_fault.h) for what
  // cannot be read. An odd page is no error: it has an empty body, and no events.
  absl::StatusOr<PageText> ReadText(const PageInput& page) const;

  // The second half. Errors are those of `stop`.
  absl::StatusOr<ArticleReading> ReadEvents(PageText page, const ReadOptions& options = {}) const;

  // The second half of several articles at once, which costs less than one by one: paragraphs of all of them share the
  // batches of the language model. In their order.
  absl::StatusOr<std::vector<ArticleReading>> ReadEventsOfAll(std::vector<PageText> pages,
                                                              const ReadOptions& options = {}) const;

  // Both halves.
  absl::StatusOr<ArticleReading> Read(const PageInput& page, const ReadOptions& options = {}) const;

  // What made the events: rules, language model and a fingerprint of the data, so that the same input read by readers
  // of one version gives the same events.
  const std::string& version() const { return version_; }
  const ReadLimits& limits() const { return limits_; }
  const std::shared_ptr<const ontology::Ontology>& ontology() const { return ontology_; }
  const std::shared_ptr<const actors::Gazetteer>& gazetteer() const { return gazetteer_; }

 private:
  ArticleReader(std::shared_ptr<const nlp::Pipeline> pipeline, std::shared_ptr<const ontology::Ontology> ontology,
                std::shared_ptr<const actors::Gazetteer> gazetteer,
                std::shared_ptr<const extract::ConfidenceModel> confidence, std::string version,
                const ReadLimits& limits);

  std::shared_ptr<const nlp::Pipeline> pipeline_;
  std::shared_ptr<const ontology::Ontology> ontology_;
  std::shared_ptr<const actors::Gazetteer> gazetteer_;
  extract::Extractor extractor_;
  std::string version_;
  ReadLimits limits_;
};

}  // namespace chancery::bulk

#endif  // CHANCERY_BULK_ARTICLE_READER_H_
