#include "store/verify.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "store/verify_parts.h"

namespace chancery::store {
namespace {

constexpr size_t kMostFaultsTold = 100;

}  // namespace

void Verification::AddFault(std::string fault) {
  ++report.fault_count;
  if (report.faults.size() < kMostFaultsTold) report.faults.push_back(std::move(fault));
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

absl::StatusOr<VerifyReport> Verify(const ReadView& view) {
  Verification verification = {view.published(), {}, {}};
  for (const auto part : {VerifyArticles, VerifyMentions, VerifyDecisions, VerifyEvents, VerifyIndexes, VerifyActors,
                          VerifyIdentity, VerifyChanges}) {
    if (absl::Status status = part(&verification); !status.ok()) return status;
  }
  return std::move(verification.report);
}

}  // namespace chancery::store
