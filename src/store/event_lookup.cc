#include "store/event_lookup.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"

namespace chancery::store {
namespace {

// A name that its event no longer has means the event of the mention that it was made of, as long as that is in force;
// else the event that went on from the one that had it (`heir`). So the order in which articles came does not show.
absl::StatusOr<EventRecord> Redirect(const Reader& reader, std::string_view name, EventRecord heir) {
  heir.redirected = std::string(name);
  const std::string_view mention_id = name.substr(name.find('/') + 1);
  const absl::StatusOr<std::optional<uint64_t>> mention = reader.FindNumber(NameKind::kMention, mention_id);
  if (!mention.ok()) return mention.status();
  if (!mention->has_value()) return heir;
  const absl::StatusOr<std::optional<v1::Mention>> record =
      reader.GetRecord<v1::Mention>(Family::kEvidence, NumberKey(**mention));
  if (!record.ok()) return record.status();
  if (!record->has_value() && reader.reads_past()) return heir;
  if (!record->has_value()) return UnreadableRecord(Family::kEvidence, NumberKey(**mention));
  const absl::StatusOr<uint64_t> number = reader.EventOf(**mention, **record);
  if (!number.ok()) return number.status();
  absl::StatusOr<std::optional<Reader::NumberedEvent>> event = reader.GetEvent(*number);
  if (!event.ok()) return event.status();
  if (!event->has_value()) return UnreadableRecord(Family::kEvents, NumberKey((*record)->event()));
  heir.number = (*event)->number;
  heir.record = std::move((*event)->record);
  return heir;
}

}  // namespace

// The part of a resource name after its collection.
absl::StatusOr<std::string_view> IdOf(std::string_view name, std::string_view collection) {
  if (!name.starts_with(collection) || name.size() == collection.size()) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", std::string(name), "\" is not a name of the form ", std::string(collection), "..."));
  }
  return name.substr(collection.size());
}

absl::StatusOr<EventRecord> FindEvent(const Reader& reader, std::string_view name) {
  const absl::StatusOr<std::string_view> id = IdOf(name, "events/");
  if (!id.ok()) return id.status();
  const absl::StatusOr<std::optional<uint64_t>> number = reader.FindNumber(NameKind::kEvent, *id);
  if (!number.ok()) return number.status();
  if (!number->has_value()) {
    return absl::NotFoundError(absl::StrCat("the store has no ", std::string(name)));
  }
  absl::StatusOr<std::optional<Reader::NumberedEvent>> event = reader.GetEvent(**number);
  if (!event.ok()) return event.status();
  if (!event->has_value()) {
    return absl::NotFoundError(
        absl::StrCat(std::string(name), " was withdrawn: no article in the store tells it any more"));
  }
  EventRecord found = {(*event)->number, std::move((*event)->record), ""};
  return found.record.name() == name ? found : Redirect(reader, name, std::move(found));
}

}  // namespace chancery::store
