#include "bulk/ingestor.h"

#include <future>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ontology/ids.h"

namespace chancery::bulk {

// A page on its way.
struct Ingestor::Work {
  size_t index = 0;
  std::string bytes;
  bool republished = false;
  uint64_t reextracts = 0;
  bool validate_only = false;
};

Ingestor::Ingestor(std::shared_ptr<const ArticleReader> reader, store::Store& store, size_t max_pending_bytes)
    : reader_(std::move(reader)), store_(store), max_pending_bytes_(max_pending_bytes) {}

Ingestor::~Ingestor() {
  std::unique_lock lock(mutex_);
  released_.wait(lock, [this] { return pending_bytes_ == 0; });
}

void Ingestor::IngestAll(std::vector<Page> pages, const std::function<absl::Status()>& stop, const Done& done) {
  std::vector<Work> works;
  std::vector<PageText> texts;
  for (size_t i = 0; i < pages.size(); ++i) {
    absl::StatusOr<PageText> text = reader_->ReadText({.bytes = pages[i].bytes, .given = pages[i].given});
    if (!text.ok()) {
      done(i, text.status());
      continue;
    }
    absl::StatusOr<std::optional<store::StoredArticle>> same = FindSame(*text, pages[i]);
    if (!same.ok()) {
      done(i, same.status());
    } else if (*same) {
      done(i, IngestedArticle{.already_known = true, .article = **std::move(same)});
    } else {
      works.push_back({.index = i, .bytes = std::move(pages[i].bytes), .republished = pages[i].republished});
      texts.push_back(*std::move(text));
    }
  }
  ReadAndCommit(std::move(works), std::move(texts), stop, done);
}

void Ingestor::ReextractAll(std::vector<Reextraction> articles, const std::function<absl::Status()>& stop,
                            const Done& done) {
  std::vector<Work> works;
  std::vector<PageText> texts;
  for (size_t i = 0; i < articles.size(); ++i) {
    absl::StatusOr<PageText> text = ReadAgain(articles[i].article);
    if (!text.ok()) {
      done(i, text.status());
      continue;
    }
    texts.push_back(*std::move(text));
    works.push_back({.index = i,
                     .bytes = std::move(articles[i].article.original),
                     .reextracts = articles[i].article.revision,
                     .validate_only = articles[i].validate_only});
  }
  ReadAndCommit(std::move(works), std::move(texts), stop, done);
}

void Ingestor::ReadAndCommit(std::vector<Work> works, std::vector<PageText> texts,
                             const std::function<absl::Status()>& stop, const Done& done) {
  if (works.empty()) return;
  absl::StatusOr<std::vector<ArticleReading>> readings =
      reader_->ReadEventsOfAll(std::move(texts), {.explain = false, .keep_documents = false, .stop = stop});
  for (size_t i = 0; i < works.size(); ++i) {
    if (!readings.ok()) {
      done(works[i].index, readings.status());
    } else {
      Commit(std::move(works[i]), std::move((*readings)[i]), done);
    }
  }
}

absl::StatusOr<IngestedArticle> Ingestor::Ingest(Page page, const std::function<absl::Status()>& stop) {
  std::promise<absl::StatusOr<IngestedArticle>> outcome;
  std::vector<Page> pages;
  pages.push_back(std::move(page));
  IngestAll(std::move(pages), stop,
            [&](size_t, absl::StatusOr<IngestedArticle> result) { outcome.set_value(std::move(result)); });
  return outcome.get_future().get();
}

absl::StatusOr<PageText> Ingestor::ReadAgain(const store::StoredArticle& article) const {
  // What the page itself says needs not be given, and has a place in it.
  absl::StatusOr<PageText> text = reader_->ReadText({.bytes = article.original});
  if (!text.ok()) return text.status();
  text::Given given;
  if (text->article.url != article.url) given.url = article.url;
  if (text->article.title != article.title) given.title = article.title;
  if (text->article.publisher != article.publisher) given.publisher = article.publisher;
  if (article.published_from == "given") given.published = article.published;
  text = reader_->ReadText({.bytes = article.original, .given = given});
  if (!text.ok()) return text.status();
  if (absl::StrCat("articles/", text->id) != article.name) {
    return absl::InternalError(absl::StrCat(article.name, " reads as articles/", text->id, " now"));
  }
  return text;
}

absl::StatusOr<std::optional<store::StoredArticle>> Ingestor::FindSame(const PageText& text, const Page& page) const {
  absl::StatusOr<store::StoredArticle> known = store_.Latest().GetArticle(absl::StrCat("articles/", text.id));
  if (absl::IsNotFound(known.status())) return std::nullopt;
  if (!known.ok()) return known.status();
  const text::Article& article = text.article;
  const bool same =
      !(known->withdrawn && page.republished) && known->content_fingerprint == ontology::Fingerprint(page.bytes) &&
      known->published == article.published && known->published_from == article.published_from &&
      known->extractor == reader_->version() && known->url == article.url && known->title == article.title &&
      known->publisher == article.publisher && known->language == article.language;
  if (!same) return std::nullopt;
  return *std::move(known);
}

void Ingestor::Commit(Work work, ArticleReading reading, const Done& done) {
  const text::Article& article = reading.page.article;
  store::ArticleInput input{.id = std::move(reading.page.id),
                            .url = article.url,
                            .title = article.title,
                            .publisher = article.publisher,
                            .language = article.language,
                            .published = article.published,
                            .published_from = article.published_from,
                            .extractor = reader_->version(),
                            .original = std::move(work.bytes),
                            .mentions = std::move(reading.extraction.mentions),
                            .reextracts = work.reextracts,
                            .republished = work.republished,
                            .validate_only = work.validate_only};
  IngestedArticle ingested;
  ingested.article.url = input.url;
  ingested.article.title = input.title;
  ingested.article.publisher = input.publisher;
  ingested.article.language = input.language;
  ingested.article.published = input.published;
  ingested.article.published_from = input.published_from;
  ingested.article.extractor = input.extractor;
  ingested.article.content_fingerprint = ontology::Fingerprint(input.original);
  for (const ontology::EventMention& mention : input.mentions) ingested.article.mentions.push_back(mention.id);

  const size_t bytes = input.original.size();
  Reserve(bytes);
  store_.IngestAsync(std::move(input), [this, bytes, done, index = work.index, ingested = std::move(ingested)](
                                           absl::StatusOr<store::IngestResult> result) mutable {
    if (result.ok()) {
      ingested.already_known = result->outcome == store::IngestResult::Outcome::kUnchanged;
      ingested.article.name = std::move(result->article);
      ingested.article.revision = result->revision;
      ingested.article.version = result->version;
      ingested.article.withdrawn = result->withdrawn;
      ingested.article.events = std::move(result->events);
      done(index, std::move(ingested));
    } else {
      done(index, result.status());
    }
    Release(bytes);
  });
}

void Ingestor::Reserve(size_t bytes) {
  std::unique_lock lock(mutex_);
  released_.wait(lock, [&] { return pending_bytes_ == 0 || pending_bytes_ + bytes <= max_pending_bytes_; });
  pending_bytes_ += bytes;
}

void Ingestor::Release(size_t bytes) {
  // Notified under the lock: the destructor may end the condition's life as soon as it is given up.
  const std::lock_guard lock(mutex_);
  pending_bytes_ -= bytes;
  released_.notify_all();
}

}  // namespace chancery::bulk
