#include "store/decisions.h"

#include <array>
#include <set>
#include <utility>

#include "resolve/compose.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

constexpr std::array<std::string_view, 8> kFields = {"type",  "participants", "time", "status",
                                                     "place", "content",      "due",  "confidence"};

void SetTime(const ontology::EventTime& time, std::optional<absl::CivilDay> first_published, ontology::Event* event) {
  const std::optional<absl::CivilDay> day = time.SortDay();
  event->time = time;
  event->undated = !day;
  event->sort_day = day.value_or(first_published.value_or(absl::CivilDay(1, 1, 1)));
}

// `values` as an event of its own, to take the field from.
void SetField(std::string_view field, const ontology::Event& values, std::optional<absl::CivilDay> first_published,
              ontology::Event* event) {
  if (field == "type") event->type = values.type;
  if (field == "participants") event->participants = values.participants;
  if (field == "time") SetTime(values.time, first_published, event);
  if (field == "status") event->status = values.status;
  if (field == "place") event->place = values.place;
  if (field == "content") event->content = values.content;
  if (field == "due") event->due = values.due;
  if (field == "confidence") event->confidence = values.confidence;
}

absl::Status Correct(const v1::Decision& decision, std::optional<absl::CivilDay> first_published,
                     ontology::Event* event) {
  const absl::StatusOr<resolve::ResolvedMention> values = DecodeMention(decision.values());
  if (!values.ok()) return values.status();
  const ontology::Event made = resolve::Compose({&*values});
  for (const std::string& field : decision.fields()) SetField(field, made, first_published, event);
  return absl::OkStatus();
}

}  // namespace

std::span<const std::string_view> CorrectableFields() { return kFields; }

absl::StatusOr<std::vector<v1::Decision>> DecisionsOf(const Reader& reader, std::span<const std::string> mention_ids) {
  std::vector<std::string> keys;
  for (const std::string& id : mention_ids) keys.push_back(MentionDecisionsKey(id));
  const auto lists = reader.GetRecords<v1::MentionDecisions>(Family::kDecisions, keys);
  if (!lists.ok()) return lists.status();
  std::set<uint64_t> numbers;
  for (const std::optional<v1::MentionDecisions>& list : *lists) {
    if (list) numbers.insert(list->numbers().begin(), list->numbers().end());
  }
  std::vector<v1::Decision> decisions;
  for (const uint64_t number : numbers) {
    absl::StatusOr<std::optional<v1::Decision>> decision =
        reader.GetRecord<v1::Decision>(Family::kDecisions, DecisionKey(number));
    if (!decision.ok()) return decision.status();
    if (!decision->has_value()) return UnreadableRecord(Family::kDecisions, DecisionKey(number));
    decisions.push_back(*std::move(*decision));
  }
  return decisions;
}

absl::StatusOr<Decided> ApplyDecisions(std::span<const v1::Decision> decisions,
                                       std::optional<absl::CivilDay> first_published, ontology::Event* event) {
  Decided decided;
  for (const v1::Decision& decision : decisions) {
    if (decision.undone() != 0) continue;
    decided.decisions.push_back(decision.number());
    if (decision.retracts()) {
      decided.retracted_by = decision.number();
    } else if (absl::Status status = Correct(decision, first_published, event); !status.ok()) {
      return status;
    }
  }
  return decided;
}

}  // namespace chancery::store
