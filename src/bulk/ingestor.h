// Takes articles from their bytes into the store.
#ifndef CHANCERY_BULK_INGESTOR_H_
#define CHANCERY_BULK_INGESTOR_H_

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "bulk/article_reader.h"
#include "store/store.h"

namespace chancery::bulk {

// An article to be ingested.
struct Page {
  std::string bytes;
  text::Given given;
  bool republished = false;  // see store::ArticleInput
};

// An article in the store whose text is to be read again.
struct Reextraction {
  store::StoredArticle article;  // with its original
  bool validate_only = false;    // says what would become of it
};

struct IngestedArticle {
  bool already_known = false;    // the very same was there: nothing was written
  store::StoredArticle article;  // without `original` and `version`
};

// Reads in the threads of its callers, any number at a time, and hands what was read to the store's sequencer. Keeps no
// queue but that of the store: a caller waits where more than a few articles' bytes are not yet durable.
class Ingestor {
 public:
  // REQUIRES: `store` outlives the ingestor. `max_pending_bytes` bounds what was read and is not yet durable; one
  // article may be larger.
  Ingestor(std::shared_ptr<const ArticleReader> reader, store::Store& store, size_t max_pending_bytes = 16 << 20);

  // Waits for what is pending.
  ~Ingestor();
  Ingestor(const Ingestor&) = delete;
  Ingestor& operator=(const Ingestor&) = delete;

  // Takes the index of a page and what became of it.
  using Done = std::function<void(size_t index, absl::StatusOr<IngestedArticle> outcome)>;

  // Reads some pages as one batch and stores each by itself, all or nothing. `done` is called once for each, in any
  // order, when it is durable or refused: on the calling thread, or on the store's after the return; it must be short.
  // Errors are those of ArticleReader, of Store::Ingest, and of `stop`, which is looked at while reading only.
  void IngestAll(std::vector<Page> pages, const std::function<absl::Status()>& stop, const Done& done);

  // As IngestAll, of what the store has, with this extractor; `already_known` tells that an article tells the same.
  // Aborted for one that has another version by now. What the caller of the ingest knew better than the page stays.
  void ReextractAll(std::vector<Reextraction> articles, const std::function<absl::Status()>& stop, const Done& done);

  // Ingests one page and returns when it is durable.
  absl::StatusOr<IngestedArticle> Ingest(Page page, const std::function<absl::Status()>& stop = {});

 private:
  struct Work;

  // The article in force if it is this very one; none if it is new or has changed.
  absl::StatusOr<std::optional<store::StoredArticle>> FindSame(const PageText& text, const Page& page) const;
  // The text of an article that the store has, as it was when it came.
  absl::StatusOr<PageText> ReadAgain(const store::StoredArticle& article) const;
  void ReadAndCommit(std::vector<Work> works, std::vector<PageText> texts, const std::function<absl::Status()>& stop,
                     const Done& done);
  void Commit(Work work, ArticleReading reading, const Done& done);
  void Reserve(size_t bytes);
  void Release(size_t bytes);

  std::shared_ptr<const ArticleReader> reader_;
  store::Store& store_;
  const size_t max_pending_bytes_;
  std::mutex mutex_;  // guards pending_bytes_
  std::condition_variable released_;
  size_t pending_bytes_ = 0;
};

}  // namespace chancery::bulk

#endif  // CHANCERY_BULK_INGESTOR_H_
