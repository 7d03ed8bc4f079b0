#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "store/verify_parts.h"

namespace chancery::store {
namespace {

absl::Status CheckSide(Verification* verification, const v1::Merge& merge, const v1::Merge::Side& side) {
  const std::string_view id = std::string_view{side.name()}.substr(std::string_view("actors/").size());
  const absl::StatusOr<std::optional<uint64_t>> number = verification->reader().FindNumber(NameKind::kActor, id);
  if (!number.ok()) return number.status();
  verification->Expect(number->value_or(0) == side.actor(), [&] {
    return absl::StrCat("merge ", merge.number(), " is of ", side.name(), ", which is not the actor ", side.actor());
  });
  return absl::OkStatus();
}

}  // namespace

absl::Status VerifyIdentity(Verification* verification) {
  std::set<uint64_t> merged;
  return ForEach(verification->reader(), Family::kIdentity, "", [&](auto key, auto value) -> absl::Status {
    v1::Merge merge;
    if (key.size() != sizeof(uint64_t) || !merge.ParseFromArray(value.data(), static_cast<int>(value.size())) ||
        merge.number() != ReadFixed64(key, 0)) {
      verification->AddFault(absl::StrCat("the merge with key ", Hex(key), " cannot be read"));
      return absl::OkStatus();
    }
    if (merge.undone() == 0) {
      verification->Expect(merged.insert(merge.from().actor()).second,
                           [&] { return absl::StrCat(merge.from().name(), " is merged into two actors"); });
    }
    if (absl::Status status = CheckSide(verification, merge, merge.from()); !status.ok()) return status;
    return CheckSide(verification, merge, merge.into());
  });
}

}  // namespace chancery::store
