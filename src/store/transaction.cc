#include "store/transaction.h"

#include <algorithm>
#include <utility>

#include "store/counter_merge.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

// Shorter keys are filled up with zeros.
uint64_t FirstBytes(std::string_view key) {
  uint64_t bytes = 0;
  for (size_t i = 0; i < sizeof(bytes); ++i)
    bytes = bytes << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0);
  return bytes;
}

}  // namespace

Transaction::Transaction(const Database& database, const v1::Counters& before, std::shared_ptr<const MergeLog> merges)
    : database_(database), reader_(database), counters_(before), merges_(std::move(merges)) {
  counters_.set_revision(before.revision() + 1);
}

// 0 means none everywhere, so numbers begin at 1.
uint64_t Transaction::NewArticle() {
  counters_.set_last_article(counters_.last_article() + 1);
  return counters_.last_article();
}

uint64_t Transaction::NewMention() {
  counters_.set_last_mention(counters_.last_mention() + 1);
  return counters_.last_mention();
}

uint64_t Transaction::NewEvent() {
  counters_.set_last_event(counters_.last_event() + 1);
  return counters_.last_event();
}

uint64_t Transaction::NewActor() {
  counters_.set_last_actor(counters_.last_actor() + 1);
  return counters_.last_actor();
}

uint64_t Transaction::NewDecision() {
  counters_.set_last_decision(counters_.last_decision() + 1);
  return counters_.last_decision();
}

uint64_t Transaction::NewMerge() {
  counters_.set_last_merge(counters_.last_merge() + 1);
  return counters_.last_merge();
}

void Transaction::PutMerges(const std::vector<v1::Merge>& merges) {
  for (const v1::Merge& merge : merges) {
    Put(Family::kIdentity, NumberKey(merge.number()), Serialise(merge));
    if (merge.undone() == 0) {
      change_.add_merges(merge.number());
    } else {
      change_.add_merges_undone(merge.number());
    }
  }
  merges_ = merges_->With(merges);
}

void Transaction::Add(Action action, Family family, std::string_view key, std::string_view value) {
  const auto key_size = static_cast<uint32_t>(key.size());
  const auto value_size = static_cast<uint32_t>(value.size());
  writes_.push_back({family, action, key_size, value_size, bytes_.size(), FirstBytes(key)});
  bytes_.append(key).append(value);
}

void Transaction::Put(Family family, std::string_view key, std::string_view value) {
  Add(Action::kPut, family, key, value);
}

void Transaction::Delete(Family family, std::string_view key) { Add(Action::kDelete, family, key, ""); }

void Transaction::PutCount(std::string_view key, int64_t value) { Put(Family::kCounts, key, EncodeCounter(value)); }

void Transaction::AddCells(std::string_view key, std::string_view cells) {
  Add(Action::kMerge, Family::kEventCounts, key, cells);
}

void Transaction::PutHistory(HistoryKind kind, std::string_view key, std::string_view value) {
  Put(Family::kHistory, HistoryKey(kind, key, revision()), value);
}

absl::StatusOr<rocksdb::WriteBatch*> Transaction::Finish(absl::Time now) {
  // Revisions are found by time: a clock that was set back must not upset their order.
  counters_.set_committed_micros(std::max(counters_.committed_micros(), absl::ToUnixMicros(now)));
  change_.set_committed_micros(counters_.committed_micros());
  Put(Family::kChanges, NumberKey(revision()), Serialise(change_));
  Put(Family::kMeta, kCountersKey, Serialise(counters_));
  // What comes in the order of a write buffer's keys finds its place near that of the key before it, in memory that the
  // processor has at hand. Of one key, the last write counts: they stay in their order.
  std::stable_sort(writes_.begin(), writes_.end(), [this](const Write& a, const Write& b) {
    if (a.family != b.family) return a.family < b.family;
    if (a.first_bytes != b.first_bytes) return a.first_bytes < b.first_bytes;
    return KeyOf(a) < KeyOf(b);
  });
  rocksdb::Status status;
  for (const Write& write : writes_) {
    if (status.ok()) status = PutIntoBatch(write);
  }
  if (!status.ok()) return FromRocks(status, "making a write batch");
  return &batch_;
}

rocksdb::Status Transaction::PutIntoBatch(const Write& write) {
  rocksdb::ColumnFamilyHandle* const family = database_.family(write.family);
  switch (write.action) {
    case Action::kPut:
      return batch_.Put(family, ToSlice(KeyOf(write)), ToSlice(ValueOf(write)));
    case Action::kDelete:
      return batch_.Delete(family, ToSlice(KeyOf(write)));
    case Action::kMerge:
      return batch_.Merge(family, ToSlice(KeyOf(write)), ToSlice(ValueOf(write)));
  }
  return rocksdb::Status::InvalidArgument("no such write");
}

}  // namespace chancery::store
