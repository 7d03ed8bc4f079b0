#include "store/verify.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "store/sequencer.h"
#include "store/verify_parts.h"

namespace chancery::store {
namespace {

constexpr size_t kMostFaultsTold = 100;

}  // namespace

void Verification::AddFault(std::string fault) {
  ++report.fault_count;
  if (report.faults.size() < kMostFaultsTold) report.faults.push_back(std::move(fault));
}

absl::Status Verification::AddRepairable(std::string fault, Family family, std::string_view key,
                                         const std::optional<std::string>& value) {
  AddFault(std::move(fault));
  if (!repair) return absl::OkStatus();
  ++report.rebuilt;
  return repair(family, key, value);
}

absl::Status ForEach(const Reader& reader, Family family, std::string_view prefix, const CheckEntry& check) {
  Scan scan(reader.database(), reader.options(), family, std::string(prefix), EndOfPrefix(prefix));
  for (scan.SeekToFirst(); scan.Valid(); scan.Next()) {
    if (absl::Status status = check(scan.key(), scan.value()); !status.ok()) return status;
  }
  return scan.status();
}

absl::Status VerifyChanges(Verification* verification) {
  uint64_t last = 0;
  absl::Status status = ForEach(verification->reader(), Family::kChanges, "", [&](auto key, auto value) {
    const uint64_t revision = key.size() == sizeof(uint64_t) ? ReadFixed64(key, 0) : 0;
    verification->Expect(revision == last + 1,
                         [&] { return absl::StrCat("the change after revision ", last, " has the key ", Hex(key)); });
    last = revision;
    v1::Change change;
    verification->Expect(change.ParseFromArray(value.data(), static_cast<int>(value.size())),
                         [&] { return absl::StrCat("the change of revision ", revision, " cannot be read"); });
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  const uint64_t revision = verification->published.counters.revision();
  verification->Expect(last == revision, [&] {
    return absl::StrCat("the last change is of revision ", last, ", the last revision is ", revision);
  });
  return absl::OkStatus();
}

namespace {

absl::StatusOr<VerifyReport> VerifyAll(Verification verification) {
  for (const auto part : {VerifyArticles, VerifyMentions, VerifyDecisions, VerifyEvents, VerifyIndexes,
                          VerifyEventCounts, VerifyActors, VerifyIdentity, VerifyChanges}) {
    if (absl::Status status = part(&verification); !status.ok()) return status;
  }
  return std::move(verification.report);
}

absl::Status WriteRepair(const Database& database, Family family, std::string_view key,
                         const std::optional<std::string>& value) {
  rocksdb::DB& rocks = database.rocks();
  const rocksdb::Status written = value ? rocks.Put({}, database.family(family), ToSlice(key), *value)
                                        : rocks.Delete({}, database.family(family), ToSlice(key));
  return FromRocks(written, absl::StrCat("rebuilding the store in ", database.folder()));
}

}  // namespace

absl::StatusOr<VerifyReport> Verify(const ReadView& view) { return VerifyAll({view.published(), {}, {}}); }

absl::StatusOr<VerifyReport> VerifyStore(const std::string& folder, bool rebuild) {
  StoreOptions options;
  options.create_if_missing = false;
  absl::StatusOr<std::shared_ptr<Database>> database = Database::Open(folder, options);
  if (!database.ok()) return database.status();
  absl::StatusOr<std::unique_ptr<Sequencer>> sequencer = Sequencer::Start(*database, Durability::kSync, 0);
  if (!sequencer.ok()) return sequencer.status();
  Verification verification = {*(*sequencer)->Latest(), {}, {}};
  if (rebuild) {
    verification.repair = [&](Family family, std::string_view key, const std::optional<std::string>& value) {
      return WriteRepair(**database, family, key, value);
    };
  }
  absl::StatusOr<VerifyReport> report = VerifyAll(std::move(verification));
  if (!report.ok() || report->rebuilt == 0) return report;
  const rocksdb::Status synced = (*database)->rocks().SyncWAL();
  if (!synced.ok()) return FromRocks(synced, absl::StrCat("rebuilding the store in ", folder));
  return report;
}

}  // namespace chancery::store
