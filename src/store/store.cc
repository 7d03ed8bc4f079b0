#include "store/store.h"

#include <latch>
#include <utility>

#include "store/article_withdrawal.h"
#include "store/article_writer.h"
#include "store/database.h"
#include "store/decision_writer.h"
#include "store/merge_writer.h"
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

template <typename Result>
using Answer = std::function<void(absl::StatusOr<Result>)>;

// Starts a write and waits for its answer.
template <typename Result, typename Start>
absl::StatusOr<Result> Await(Start start) {
  absl::StatusOr<Result> result = absl::InternalError("the sequencer did not answer");
  std::latch answered(1);
  start(Answer<Result>([&](absl::StatusOr<Result> given) {
    result = std::move(given);
    answered.count_down();
  }));
  answered.wait();
  return result;
}

// Hands a write to the sequencer.
template <typename Result>
void Submit(Sequencer& sequencer, size_t bytes, std::function<absl::StatusOr<Result>(Transaction&)> write,
            Answer<Result> done) {
  auto result = std::make_shared<Result>();
  sequencer.Submit(
      bytes,
      [write = std::move(write), result](Transaction& transaction) {
        absl::StatusOr<Result> written = write(transaction);
        if (!written.ok()) return written.status();
        *result = *std::move(written);
        return absl::OkStatus();
      },
      [done = std::move(done), result](const absl::Status& status) {
        done(status.ok() ? absl::StatusOr<Result>(std::move(*result)) : absl::StatusOr<Result>(status));
      });
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
  return Await<IngestResult>([&](auto done) { IngestAsync(std::move(article), std::move(done)); });
}

void Store::IngestAsync(ArticleInput article, std::function<void(absl::StatusOr<IngestResult>)> done) {
  if (absl::Status status = CheckArticle(article); !status.ok()) {
    done(status);
    return;
  }
  const size_t size = SizeOf(article);
  Submit<IngestResult>(
      *impl_->sequencer, size,
      [article = std::move(article), gazetteer = impl_->gazetteer](Transaction& transaction) {
        return WriteArticle(article, *gazetteer, transaction);
      },
      std::move(done));
}

void Store::OnPublish(std::function<void(uint64_t revision)> listener, const void* owner) {
  impl_->sequencer->OnPublish(std::move(listener), owner);
}

absl::StatusOr<RecordResult> Store::Record(std::vector<RecordedEvent> events, WriteControl control) {
  return Await<RecordResult>([&](auto done) { RecordAsync(std::move(events), std::move(control), std::move(done)); });
}

void Store::RecordAsync(std::vector<RecordedEvent> events, WriteControl control,
                        std::function<void(absl::StatusOr<RecordResult>)> done) {
  impl_->recordings->Add(std::move(events), std::move(control), std::move(done));
}

absl::StatusOr<DecisionResult> Store::Decide(EventDecision decision, WriteControl control) {
  return Await<DecisionResult>(
      [&](auto done) { DecideAsync(std::move(decision), std::move(control), std::move(done)); });
}

void Store::DecideAsync(EventDecision decision, WriteControl control,
                        std::function<void(absl::StatusOr<DecisionResult>)> done) {
  if (absl::Status status = CheckDecision(decision); !status.ok()) {
    done(status);
    return;
  }
  const size_t size = sizeof(decision) + decision.note.size() + decision.values.told.content.size();
  Submit<DecisionResult>(
      *impl_->sequencer, size,
      [decision = std::move(decision), control = std::move(control), gazetteer = impl_->gazetteer](
          Transaction& transaction) { return WriteDecision(decision, control, *gazetteer, transaction); },
      std::move(done));
}

absl::StatusOr<DecisionResult> Store::UndoDecision(DecisionUndoing undoing, WriteControl control) {
  return Await<DecisionResult>(
      [&](auto done) { UndoDecisionAsync(std::move(undoing), std::move(control), std::move(done)); });
}

void Store::UndoDecisionAsync(DecisionUndoing undoing, WriteControl control,
                              std::function<void(absl::StatusOr<DecisionResult>)> done) {
  const size_t size = sizeof(undoing) + undoing.note.size();
  Submit<DecisionResult>(
      *impl_->sequencer, size,
      [undoing = std::move(undoing), control = std::move(control)](Transaction& transaction) {
        return WriteUndoing(undoing, control, transaction);
      },
      std::move(done));
}

absl::StatusOr<MergeResult> Store::MergeActors(ActorMerge merge, WriteControl control) {
  return Await<MergeResult>([&](Answer<MergeResult> done) {
    Submit<MergeResult>(
        *impl_->sequencer, sizeof(merge),
        [&](Transaction& transaction) { return WriteMerge(merge, control, transaction); }, std::move(done));
  });
}

absl::StatusOr<MergeResult> Store::UndoMerge(MergeUndoing undoing, WriteControl control) {
  return Await<MergeResult>([&](Answer<MergeResult> done) {
    Submit<MergeResult>(
        *impl_->sequencer, sizeof(undoing),
        [&](Transaction& transaction) { return WriteMergeUndoing(undoing, control, transaction); }, std::move(done));
  });
}

absl::StatusOr<WithdrawalResult> Store::WithdrawArticle(ArticleWithdrawal withdrawal, WriteControl control) {
  return Await<WithdrawalResult>([&](Answer<WithdrawalResult> done) {
    Submit<WithdrawalResult>(
        *impl_->sequencer, sizeof(withdrawal) + withdrawal.note.size(),
        [&](Transaction& transaction) { return WriteWithdrawal(withdrawal, control, transaction); }, std::move(done));
  });
}

ReadView Store::Latest() const { return ReadView(impl_->sequencer->Latest()); }

const std::string& Store::id() const { return impl_->database->store_id(); }
const std::string& Store::folder() const { return impl_->database->folder(); }

}  // namespace chancery::store
