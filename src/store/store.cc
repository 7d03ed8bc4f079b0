#include "store/store.h"

#include <latch>
#include <utility>

#include "store/article_writer.h"
#include "store/database.h"
#include "store/recording_queue.h"
#include "store/sequencer.h"

namespace chancery::store {
namespace {

size_t SizeOf(const ArticleInput& article) {
  size_t size = article.original.size() + article.title.size() + article.url.size();
  for (const ontology::EventMention& mention : article.mentions) {
    size += sizeof(mention) + mention.content.size();
    for (const ontology::Evidence& evidence : mention.evidence) size += sizeof(evidence) + evidence.quote.size();
    size += mention.participants.size() * sizeof(ontology::ParticipantMention);
  }
  return size;
}

}  // namespace

struct Store::Impl {
  std::shared_ptr<Database> database;
  std::shared_ptr<const actors::Gazetteer> gazetteer;
  std::unique_ptr<Sequencer> sequencer;
  std::unique_ptr<RecordingQueue> recordings = nullptr;
};

absl::StatusOr<std::unique_ptr<Store>> Store::Open(const std::string& folder,
                                                   std::shared_ptr<const actors::Gazetteer> gazetteer,
                                                   const StoreOptions& options) {
  absl::StatusOr<std::shared_ptr<Database>> database = Database::Open(folder, options);
  if (!database.ok()) return database.status();
  absl::StatusOr<std::unique_ptr<Sequencer>> sequencer =
      Sequencer::Start(*database, options.durability, options.max_queued_bytes);
  if (!sequencer.ok()) return sequencer.status();
  auto impl = std::make_unique<Impl>(Impl{*std::move(database), std::move(gazetteer), *std::move(sequencer)});
  impl->recordings = std::make_unique<RecordingQueue>(*impl->sequencer, *impl->gazetteer, options.max_queued_bytes);
  return std::unique_ptr<Store>(new Store(std::move(impl)));
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Store::~Store() {
  // Its changes are in the sequencer's queue.
  impl_->sequencer.reset();
}

absl::StatusOr<IngestResult> Store::Ingest(ArticleInput article) {
  absl::StatusOr<IngestResult> result = absl::InternalError("the sequencer did not answer");
  std::latch answered(1);
  IngestAsync(std::move(article), [&](absl::StatusOr<IngestResult> ingested) {
    result = std::move(ingested);
    answered.count_down();
  });
  answered.wait();
  return result;
}

void Store::IngestAsync(ArticleInput article, std::function<void(absl::StatusOr<IngestResult>)> done) {
  if (absl::Status status = CheckArticle(article); !status.ok()) {
    done(status);
    return;
  }
  const size_t size = SizeOf(article);
  auto result = std::make_shared<IngestResult>();
  impl_->sequencer->Submit(
      size,
      [article = std::move(article), gazetteer = impl_->gazetteer, result](Transaction& transaction) {
        absl::StatusOr<IngestResult> written = WriteArticle(article, *gazetteer, transaction);
        if (!written.ok()) return written.status();
        *result = *std::move(written);
        return absl::OkStatus();
      },
      [done = std::move(done), result](const absl::Status& status) {
        done(status.ok() ? absl::StatusOr<IngestResult>(std::move(*result)) : absl::StatusOr<IngestResult>(status));
      });
}

void Store::OnPublish(std::function<void(uint64_t revision)> listener, const void* owner) {
  impl_->sequencer->OnPublish(std::move(listener), owner);
}

absl::StatusOr<RecordResult> Store::Record(std::vector<RecordedEvent> events) {
  absl::StatusOr<RecordResult> result = absl::InternalError("the sequencer did not answer");
  std::latch answered(1);
  RecordAsync(std::move(events), [&](absl::StatusOr<RecordResult> recorded) {
    result = std::move(recorded);
    answered.count_down();
  });
  answered.wait();
  return result;
}

void Store::RecordAsync(std::vector<RecordedEvent> events, std::function<void(absl::StatusOr<RecordResult>)> done) {
  impl_->recordings->Add(std::move(events), std::move(done));
}

ReadView Store::Latest() const { return ReadView(impl_->sequencer->Latest()); }

const std::string& Store::id() const { return impl_->database->store_id(); }
const std::string& Store::folder() const { return impl_->database->folder(); }

}  // namespace chancery::store
