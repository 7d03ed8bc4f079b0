#include "store/transaction.h"

#include <algorithm>
#include <utility>

#include "store/counter_merge.h"
#include "store/record_codec.h"

namespace chancery::store {

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

void Transaction::Put(Family family, std::string_view key, std::string_view value) {
  Note(batch_.Put(database_.family(family), ToSlice(key), ToSlice(value)));
}

void Transaction::Delete(Family family, std::string_view key) {
  Note(batch_.Delete(database_.family(family), ToSlice(key)));
}

void Transaction::AddCount(std::string_view key, int64_t delta) {
  Note(batch_.Merge(database_.family(Family::kCounts), ToSlice(key), EncodeCounter(delta)));
}

void Transaction::AddCells(std::string_view key, std::string_view cells) {
  Note(batch_.Merge(database_.family(Family::kEventCounts), ToSlice(key), ToSlice(cells)));
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
  if (!status_.ok()) return FromRocks(status_, "making a write batch");
  return &batch_;
}

void Transaction::Note(const rocksdb::Status& status) {
  if (status_.ok()) status_ = status;
}

}  // namespace chancery::store
