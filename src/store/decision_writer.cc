#include "store/decision_writer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "resolve/compose.h"
#include "resolve/resolve.h"
#include "store/actor_writer.h"
#include "store/decisions.h"
#include "store/event_lookup.h"
#include "store/event_recorder.h"
#include "store/event_writer.h"
#include "store/mention_writer.h"
#include "store/record_codec.h"
#include "store/request_log.h"

namespace chancery::store {
namespace {

using resolve::ResolvedMention;

bool SetsParticipants(const v1::Decision& decision) {
  return std::find(decision.fields().begin(), decision.fields().end(), "participants") != decision.fields().end();
}

// What the mentions of an event make of it, whatever was decided.
absl::StatusOr<ontology::Event> Recompose(const Reader& reader, const v1::Event& record) {
  const std::vector<uint64_t> numbers(record.mention_numbers().begin(), record.mention_numbers().end());
  const absl::StatusOr<std::vector<std::optional<v1::Mention>>> mentions = reader.GetMentions(numbers);
  if (!mentions.ok()) return mentions.status();
  std::vector<ResolvedMention> members;
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (!(*mentions)[i]) return UnreadableRecord(Family::kEvidence, NumberKey(numbers[i]));
    absl::StatusOr<ResolvedMention> decoded = DecodeMention(*(*mentions)[i]);
    if (!decoded.ok()) return decoded.status();
    members.push_back(*std::move(decoded));
  }
  resolve::Cluster cluster;
  for (const ResolvedMention& member : members) cluster.push_back(&member);
  return resolve::Compose(cluster);
}

// The parts of one change that a decision makes or takes back.
class DecisionChange {
 public:
  explicit DecisionChange(Transaction& transaction)
      : transaction_(transaction), actors_(transaction), mentions_(transaction) {}

  // Prepares the actors that a correction names, and counts it as one that uses (1) or used (-1) their names.
  absl::Status CountActors(const ResolvedMention& values, int64_t sign) {
    for (const resolve::ActorIdentity& actor : values.actors) {
      if (absl::Status status = actors_.Prepare(actor.name); !status.ok()) return status;
    }
    actors_.Count(values, sign);
    return absl::OkStatus();
  }

  uint64_t NumberOf(const std::string& actor) const { return actors_.NumberOf(actor); }

  // Makes the events anew and writes all; the first of them as it is now.
  absl::StatusOr<v1::Event> Apply(const v1::Decision& decision, const std::vector<v1::Event>& events) {
    resolve::Changes changes;
    for (const v1::Event& event : events) {
      absl::StatusOr<ontology::Event> made = Recompose(transaction_.reader(), event);
      if (!made.ok()) return made.status();
      changes.changed.push_back({event.name(), *std::move(made)});
    }
    EventWriter writer(transaction_, actors_, mentions_);
    writer.SetDecision(&decision);
    absl::Status status = writer.Apply(changes);
    if (status.ok()) status = actors_.Apply();
    if (!status.ok()) return status;
    mentions_.Apply();
    transaction_.Put(Family::kDecisions, DecisionKey(decision.number()), Serialise(decision));
    transaction_.change().set_decision(decision.number());
    transaction_.change().set_decision_undone(decision.undone() != 0);
    return writer.made().empty() ? v1::Event() : writer.made().front();
  }

 private:
  Transaction& transaction_;
  ActorWriter actors_;
  MentionWriter mentions_;
};

absl::StatusOr<StoredEvent> Tried(const v1::Event& record) {
  absl::StatusOr<ontology::Event> event = DecodeEvent(record);
  if (!event.ok()) return event.status();
  return StoredEvent{*std::move(event),
                     record.born(),
                     "",
                     {record.decisions().begin(), record.decisions().end()},
                     record.retracted_by()};
}

// Ends a change: as it was tried, or with its answer kept under its name.
absl::StatusOr<DecisionResult> Finish(DecisionResult result, const v1::Event& now, const WriteControl& control,
                                      Transaction& transaction) {
  if (control.validate_only) {
    absl::StatusOr<StoredEvent> tried = Tried(now);
    if (!tried.ok()) return tried.status();
    result.tried = *std::move(tried);
    transaction.Discard();
    return result;
  }
  v1::Request answer;
  answer.set_revision(result.revision);
  answer.add_names(result.event);
  answer.add_names(std::to_string(result.decision));
  answer.add_outcomes(result.nothing_to_do ? 1 : 0);
  KeepRequest(transaction, control, std::move(answer));
  return result;
}

absl::StatusOr<DecisionResult> Repeated(const v1::Request& answer) {
  DecisionResult result;
  uint64_t number = 0;
  if (answer.names_size() != 2 || !absl::SimpleAtoi(answer.names(1), &number)) {
    return absl::AlreadyExistsError("the request id was used for a write of another kind: give each write its own");
  }
  result.event = answer.names(0);
  result.decision = number;
  result.revision = answer.revision();
  result.nothing_to_do = answer.outcomes_size() > 0 && answer.outcomes(0) == 1;
  return result;
}

absl::Status CheckExpected(const EventDecision& decision, const EventRecord& found) {
  if (decision.expected_revision == 0 || decision.expected_revision == found.record.born()) return absl::OkStatus();
  return absl::AbortedError(absl::StrCat(found.record.name(), " has changed since: it is of revision ",
                                         found.record.born(), " now, not of ", decision.expected_revision,
                                         "; read it again and decide anew"));
}

// The record of a new decision, without its values.
v1::Decision NewDecision(const EventDecision& decision, const v1::Event& event, Transaction& transaction) {
  v1::Decision record;
  record.set_number(transaction.NewDecision());
  record.set_event(event.name());
  for (const std::string& mention : event.mentions()) record.add_mentions(mention);
  record.set_retracts(decision.retracts);
  for (const std::string& field : decision.fields) record.add_fields(field);
  record.set_author(decision.author);
  record.set_note(decision.note);
  record.set_url(decision.url);
  record.set_made(transaction.revision());
  return record;
}

absl::Status AnchorDecision(const v1::Decision& decision, Transaction& transaction) {
  for (const std::string& mention : decision.mentions()) {
    const std::string key = MentionDecisionsKey(mention);
    const absl::StatusOr<std::optional<v1::MentionDecisions>> known =
        transaction.reader().GetRecord<v1::MentionDecisions>(Family::kDecisions, key);
    if (!known.ok()) return known.status();
    v1::MentionDecisions list = known->value_or(v1::MentionDecisions());
    list.add_numbers(decision.number());
    transaction.Put(Family::kDecisions, key, Serialise(list));
  }
  return absl::OkStatus();
}

// The events that have the mentions of a decision now, each once.
absl::StatusOr<std::vector<v1::Event>> EventsUnder(const v1::Decision& decision, const Reader& reader) {
  std::map<uint64_t, v1::Event> events;
  for (const std::string& id : decision.mentions()) {
    const absl::StatusOr<std::optional<uint64_t>> number = reader.FindNumber(NameKind::kMention, id);
    if (!number.ok()) return number.status();
    if (!number->has_value()) continue;  // withdrawn since
    const absl::StatusOr<std::optional<v1::Mention>> mention =
        reader.GetRecord<v1::Mention>(Family::kEvidence, NumberKey(**number));
    if (!mention.ok()) return mention.status();
    if (!mention->has_value()) return UnreadableRecord(Family::kEvidence, NumberKey(**number));
    absl::StatusOr<std::optional<Reader::NumberedEvent>> event = reader.GetEvent((*mention)->event());
    if (!event.ok()) return event.status();
    if (!event->has_value()) return UnreadableRecord(Family::kEvents, NumberKey((*mention)->event()));
    events.emplace((*event)->number, std::move((*event)->record));
  }
  std::vector<v1::Event> result;
  for (auto& [number, event] : events) result.push_back(std::move(event));
  return result;
}

}  // namespace

absl::Status CheckDecision(const EventDecision& decision) {
  if (decision.retracts) {
    return decision.fields.empty() ? absl::OkStatus()
                                   : absl::InvalidArgumentError("fields: a retraction corrects nothing");
  }
  if (decision.fields.empty()) return absl::InvalidArgumentError("fields: is empty; name what is to be corrected");
  const std::span<const std::string_view> known = CorrectableFields();
  for (const std::string& field : decision.fields) {
    if (std::find(known.begin(), known.end(), field) == known.end()) {
      return absl::InvalidArgumentError(absl::StrCat("fields: \"", field, "\" is no value that can be corrected"));
    }
    if (field == "type" && decision.values.told.type.empty()) return absl::InvalidArgumentError("type: is empty");
    if (field == "participants" && decision.values.told.participants.empty()) {
      return absl::InvalidArgumentError("participants: is empty; an event is somebody's: retract it if it is nobody's");
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<DecisionResult> WriteDecision(const EventDecision& decision, const WriteControl& control,
                                             const actors::Gazetteer& gazetteer, Transaction& transaction) {
  const absl::StatusOr<std::optional<v1::Request>> repeated = FindRequest(transaction.reader(), control);
  if (!repeated.ok()) return repeated.status();
  if (repeated->has_value()) return Repeated(**repeated);
  const absl::StatusOr<EventRecord> found = FindEvent(transaction.reader(), decision.event);
  if (!found.ok()) return found.status();
  const v1::Event& event = found->record;
  if (absl::Status status = CheckExpected(decision, *found); !status.ok()) return status;
  if (event.retracted_by() != 0) {
    if (!decision.retracts) {
      return absl::FailedPreconditionError(absl::StrCat(event.name(), " is retracted, by decision ",
                                                        event.retracted_by(), ": undo that before correcting it"));
    }
    return Finish({event.retracted_by(), event.name(), event.born(), true, {}}, event, control, transaction);
  }
  DecisionChange change(transaction);
  v1::Decision record = NewDecision(decision, event, transaction);
  if (!decision.retracts) {
    absl::StatusOr<ResolvedMention> values = ResolveValues(decision.values, gazetteer, transaction.reader());
    if (!values.ok()) return values.status();
    if (SetsParticipants(record)) {
      if (absl::Status status = change.CountActors(*values, 1); !status.ok()) return status;
    } else {
      values->mention.participants.clear();
      values->actors.clear();
    }
    *record.mutable_values() =
        EncodeMention(*values, 0, [&](const std::string& name) { return change.NumberOf(name); });
  }
  const absl::StatusOr<v1::Event> now = change.Apply(record, {event});
  if (!now.ok()) return now.status();
  if (absl::Status status = AnchorDecision(record, transaction); !status.ok()) return status;
  return Finish({record.number(), event.name(), transaction.revision(), false, {}}, *now, control, transaction);
}

absl::StatusOr<DecisionResult> WriteUndoing(const DecisionUndoing& undoing, const WriteControl& control,
                                            Transaction& transaction) {
  const Reader& reader = transaction.reader();
  const absl::StatusOr<std::optional<v1::Request>> repeated = FindRequest(reader, control);
  if (!repeated.ok()) return repeated.status();
  if (repeated->has_value()) return Repeated(**repeated);
  absl::StatusOr<std::optional<v1::Decision>> stored =
      reader.GetRecord<v1::Decision>(Family::kDecisions, DecisionKey(undoing.decision));
  if (!stored.ok()) return stored.status();
  if (!stored->has_value()) return absl::NotFoundError(absl::StrCat("there is no decision ", undoing.decision));
  v1::Decision record = **std::move(stored);
  const absl::StatusOr<std::vector<v1::Event>> events = EventsUnder(record, reader);
  if (!events.ok()) return events.status();
  const v1::Event first = events->empty() ? v1::Event() : events->front();
  const std::string name = events->empty() ? record.event() : first.name();
  if (record.undone() != 0) {
    return Finish({record.number(), name, record.undone(), true, {}}, first, control, transaction);
  }
  record.set_undone(transaction.revision());
  record.set_undone_author(undoing.author);
  record.set_undone_note(undoing.note);
  DecisionChange change(transaction);
  if (SetsParticipants(record)) {
    const absl::StatusOr<ResolvedMention> values = DecodeMention(record.values());
    if (!values.ok()) return values.status();
    if (absl::Status status = change.CountActors(*values, -1); !status.ok()) return status;
  }
  const absl::StatusOr<v1::Event> now = change.Apply(record, *events);
  if (!now.ok()) return now.status();
  return Finish({record.number(), name, transaction.revision(), false, {}}, *now, control, transaction);
}

}  // namespace chancery::store
