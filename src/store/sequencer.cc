#include "store/sequencer.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace chancery::store {
namespace {

// A longer group would let its first caller wait for too much.
constexpr size_t kMostInGroup = 256;

}  // namespace

absl::StatusOr<std::unique_ptr<Sequencer>> Sequencer::Start(std::shared_ptr<const Database> database,
                                                            Durability durability, size_t max_queued_bytes) {
  const Reader reader(*database);
  absl::StatusOr<std::optional<v1::Counters>> counters = reader.GetRecord<v1::Counters>(Family::kMeta, kCountersKey);
  if (!counters.ok()) return counters.status();
  std::unique_ptr<Sequencer> sequencer(new Sequencer(std::move(database), durability, max_queued_bytes));
  if (counters->has_value()) sequencer->counters_ = **counters;
  absl::StatusOr<std::shared_ptr<const MergeLog>> merges = MergeLog::Load(reader);
  if (!merges.ok()) return merges.status();
  sequencer->merges_ = *std::move(merges);
  sequencer->Publish();
  sequencer->thread_ = std::thread(&Sequencer::Run, sequencer.get());
  return sequencer;
}

Sequencer::Sequencer(std::shared_ptr<const Database> database, Durability durability, size_t max_queued_bytes)
    : database_(std::move(database)), durability_(durability), max_queued_bytes_(max_queued_bytes) {}

Sequencer::~Sequencer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  has_work_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Sequencer::Submit(size_t bytes, Change change, Done done) {
  {
    const std::lock_guard lock(mutex_);
    // One that is greater than the limit goes alone; one of no bytes is bounded by who submits it.
    if (queue_.empty() || bytes == 0 || queued_bytes_ + bytes <= max_queued_bytes_) {
      queued_bytes_ += bytes;
      queue_.push_back({bytes, std::move(change), std::move(done), absl::OkStatus()});
      has_work_.notify_one();
      return;
    }
  }
  done(absl::ResourceExhaustedError(
      absl::StrCat("writes of more than ", max_queued_bytes_, " bytes wait to be stored: try again in a moment")));
}

std::shared_ptr<const Published> Sequencer::Latest() const {
  const std::lock_guard lock(mutex_);
  return latest_;
}

void Sequencer::Run() {
  for (;;) {
    std::vector<Work> group = TakeGroup();
    if (group.empty()) return;
    CommitGroup(group);
    for (Work& work : group) work.done(work.status);
  }
}

std::vector<Sequencer::Work> Sequencer::TakeGroup() {
  std::unique_lock lock(mutex_);
  has_work_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  std::vector<Work> group;
  while (!queue_.empty() && group.size() < kMostInGroup) {
    queued_bytes_ -= queue_.front().bytes;
    group.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return group;
}

void Sequencer::CommitGroup(std::vector<Work>& group) {
  bool wrote = false;
  for (Work& work : group) work.status = Commit(work.change, &wrote);
  if (wrote && poisoned_.ok() && durability_ == Durability::kSync) {
    const rocksdb::Status synced = database_->rocks().SyncWAL();
    if (!synced.ok()) Poison(FromRocks(synced, absl::StrCat("syncing the log of the store in ", database_->folder())));
  }
  if (!poisoned_.ok()) {
    // Nothing of this group is certain, not even that what one of them found there already is durable.
    for (Work& work : group) {
      if (work.status.ok()) work.status = poisoned_;
    }
    return;
  }
  if (wrote) Publish();
}

absl::Status Sequencer::Commit(const Change& change, bool* wrote) {
  if (!poisoned_.ok()) return poisoned_;
  Transaction transaction(*database_, counters_, merges_);
  if (absl::Status status = change(transaction); !status.ok()) return status;
  if (transaction.empty()) return absl::OkStatus();
  const absl::StatusOr<rocksdb::WriteBatch*> batch = transaction.Finish(absl::Now());
  if (!batch.ok()) return batch.status();
  const rocksdb::Status written = database_->rocks().Write(rocksdb::WriteOptions(), *batch);
  if (!written.ok()) {
    Poison(FromRocks(written, absl::StrCat("writing to the store in ", database_->folder())));
    return poisoned_;
  }
  counters_ = transaction.counters();
  merges_ = transaction.shared_merges();
  *wrote = true;
  return absl::OkStatus();
}

void Sequencer::Poison(const absl::Status& cause) {
  poisoned_ = absl::UnavailableError(
      absl::StrCat("the store takes no more writes until it is opened again, because one could not be made durable: ",
                   cause.message()));
}

void Sequencer::Publish() {
  auto published = std::make_shared<const Published>(database_, database_->rocks().GetSnapshot(), counters_, merges_);
  {
    const std::lock_guard lock(mutex_);
    // The snapshot before is let go outside of the lock.
    latest_.swap(published);
  }
  const std::lock_guard lock(listener_mutex_);
  for (const auto& [owner, listener] : listeners_) listener(counters_.revision());
}

void Sequencer::OnPublish(std::function<void(uint64_t revision)> listener, const void* owner) {
  const std::lock_guard lock(listener_mutex_);
  if (listener) {
    listeners_.insert_or_assign(owner, std::move(listener));
  } else {
    listeners_.erase(owner);
  }
}

}  // namespace chancery::store
