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

absl::StatusOr<std::vector<std::optional<EventRecord>>> FindEvents(const Reader& reader,
                                                                   std::span<const std::string> names) {
  std::vector<std::optional<EventRecord>> events(names.size());
  std::vector<std::string> keys;
  for (const std::string& name : names) {
    const absl::StatusOr<std::string_view> id = IdOf(name, "events/");
    if (!id.ok()) return id.status();
    keys.push_back(NameKey(NameKind::kEvent, *id));
  }
  std::vector<std::string> event_keys(names.size());
  std::vector<std::optional<v1::Event>> records(names.size());
  // What names led to and what was there in the past is looked up one by one.
  if (!reader.reads_past()) {
    const absl::StatusOr<std::vector<std::optional<std::string>>> numbers = reader.MultiGet(Family::kNames, keys);
    if (!numbers.ok()) return numbers.status();
    for (size_t i = 0; i < names.size(); ++i) event_keys[i] = (*numbers)[i].value_or("");
    absl::StatusOr<std::vector<std::optional<v1::Event>>> found =
        reader.GetRecords<v1::Event>(Family::kEvents, event_keys);
    if (!found.ok()) return found.status();
    records = *std::move(found);
  }
  for (size_t i = 0; i < names.size(); ++i) {
    if (records[i] && !records[i]->gone() && records[i]->name() == names[i]) {
      events[i] = EventRecord{ReadFixed64(event_keys[i], 0), std::move(*records[i]), ""};
      continue;
    }
    // Redirects are few, too.
    absl::StatusOr<EventRecord> found = FindEvent(reader, names[i]);
    if (absl::IsNotFound(found.status())) continue;
    if (!found.ok()) return found.status();
    events[i] = *std::move(found);
  }
  return events;
}

}  // namespace chancery::store
