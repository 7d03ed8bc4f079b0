#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "store/record_codec.h"
#include "store/verify_parts.h"

namespace chancery::store {
namespace {

template <typename Values, typename Value>
bool Has(const Values& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

absl::Status CheckAnchors(Verification* verification, const v1::Decision& decision) {
  for (const std::string& mention : decision.mentions()) {
    const absl::StatusOr<std::optional<v1::MentionDecisions>> list =
        verification->reader().GetRecord<v1::MentionDecisions>(Family::kDecisions, MentionDecisionsKey(mention));
    if (!list.ok()) return list.status();
    verification->Expect(list->has_value() && Has((*list)->numbers(), decision.number()), [&] {
      return absl::StrCat("decision ", decision.number(), " is not found by its mention ", mention);
    });
  }
  return absl::OkStatus();
}

absl::Status CheckDecision(Verification* verification, std::string_view key, std::string_view value) {
  v1::Decision decision;
  const uint64_t number = key.size() == 1 + sizeof(uint64_t) ? ReadFixed64(key, 1) : 0;
  if (!decision.ParseFromArray(value.data(), static_cast<int>(value.size())) || decision.number() != number) {
    verification->AddFault(absl::StrCat("the decision with key ", Hex(key), " cannot be read"));
    return absl::OkStatus();
  }
  if (absl::Status status = CheckAnchors(verification, decision); !status.ok()) return status;
  if (decision.undone() != 0 || !Has(decision.fields(), "participants")) return absl::OkStatus();
  const absl::StatusOr<resolve::ResolvedMention> values = DecodeMention(decision.values());
  if (!values.ok()) {
    verification->AddFault(absl::StrCat("decision ", number, " has values that cannot be read"));
    return absl::OkStatus();
  }
  // What a correction calls an actor counts as what a mention does.
  CountUses(*values, 1, &verification->uses);
  return absl::OkStatus();
}

absl::Status CheckList(Verification* verification, std::string_view key, std::string_view value) {
  v1::MentionDecisions list;
  const bool readable = list.ParseFromArray(value.data(), static_cast<int>(value.size()));
  verification->Expect(readable, [&] { return absl::StrCat("the list of decisions ", Hex(key), " cannot be read"); });
  for (const uint64_t number : list.numbers()) {
    const absl::StatusOr<std::optional<v1::Decision>> decision =
        verification->reader().GetRecord<v1::Decision>(Family::kDecisions, DecisionKey(number));
    if (!decision.ok()) return decision.status();
    verification->Expect(decision->has_value() && Has((*decision)->mentions(), std::string(key.substr(1))), [&] {
      return absl::StrCat("mention ", std::string(key.substr(1)), " has a decision ", number, " that is not of it");
    });
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status VerifyDecisions(Verification* verification) {
  absl::Status status = ForEach(verification->reader(), Family::kDecisions, "d",
                                [&](auto key, auto value) { return CheckDecision(verification, key, value); });
  if (!status.ok()) return status;
  return ForEach(verification->reader(), Family::kDecisions, "m",
                 [&](auto key, auto value) { return CheckList(verification, key, value); });
}

}  // namespace chancery::store
