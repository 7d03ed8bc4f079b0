#include "store/event_recorder.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ontology/ids.h"
#include "resolve/compose.h"
#include "resolve/resolve.h"
#include "store/actor_writer.h"
#include "store/event_writer.h"
#include "store/mention_writer.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

using resolve::ActorIdentity;
using resolve::ResolvedMention;

constexpr std::string_view kActorPrefixText = "actors/";

absl::Status Refuse(size_t place, const std::string& what) {
  return absl::InvalidArgumentError(absl::StrCat("events[", place, "].", what));
}

absl::Status CheckOne(size_t place, const RecordedEvent& event) {
  if (event.source.empty()) return Refuse(place, "source: is empty; name the program or data set that tells it");
  if (event.record.empty()) return Refuse(place, "record: is empty; give the record's id within its source");
  if (event.told.type.empty()) return Refuse(place, "type: is empty");
  if (event.told.type.find('\0') != std::string::npos) return Refuse(place, "type: has a zero byte");
  if (event.told.participants.empty()) return Refuse(place, "participants: is empty; an event is somebody's");
  if (event.told.evidence.empty()) return Refuse(place, "evidence: is empty; say what tells it");
  if (event.actors.size() > event.told.participants.size()) {
    return Refuse(place, "actors: are more than the participants");
  }
  return absl::OkStatus();
}

// An actor by its name: as the store has it, else as the gazetteer does.
absl::StatusOr<ActorIdentity> FindActor(const std::string& name, const actors::Gazetteer& gazetteer,
                                        const Reader& reader) {
  const absl::Status unknown = absl::NotFoundError(absl::StrCat("there is no actor \"", name, "\""));
  if (!name.starts_with(kActorPrefixText)) return unknown;
  const std::string_view id = std::string_view{name}.substr(kActorPrefixText.size());
  if (const actors::Entry* entry = gazetteer.FindById(id)) {
    return ActorIdentity{name, entry->name, entry->kind, entry->of, entry->id};
  }
  const absl::StatusOr<std::optional<uint64_t>> number = reader.FindNumber(NameKind::kActor, id);
  if (!number.ok()) return number.status();
  if (!number->has_value()) return unknown;
  const absl::StatusOr<std::optional<v1::Actor>> actor =
      reader.GetRecord<v1::Actor>(Family::kActors, NumberKey(**number));
  if (!actor.ok()) return actor.status();
  if (!actor->has_value()) return unknown;
  const v1::Actor& found = **actor;
  return ActorIdentity{found.name(), found.display_name(), found.kind(), found.of(), found.gazetteer_id()};
}

// Gives the participants the actors that the event names.
absl::Status NameActors(const RecordedEvent& event, const std::string& path, const actors::Gazetteer& gazetteer,
                        const Reader& reader, ResolvedMention& mention) {
  for (size_t i = 0; i < event.actors.size(); ++i) {
    if (event.actors[i].empty()) continue;
    absl::StatusOr<ActorIdentity> actor = FindActor(event.actors[i], gazetteer, reader);
    if (absl::IsNotFound(actor.status())) {
      return absl::NotFoundError(
          absl::StrCat(path, "participants[", i, "].actor: ", std::string(actor.status().message())));
    }
    if (!actor.ok()) return actor.status();
    ontology::ActorMention& called = mention.mention.participants[i].actor;
    if (called.name.empty()) called.name = actor->display_name;
    called.kind = actor->kind;
    called.of = actor->of;
    mention.actors[i] = *std::move(actor);
  }
  return absl::OkStatus();
}

// Writes the events of one change.
class Recorder {
 public:
  explicit Recorder(Transaction& transaction)
      : transaction_(transaction), actors_(transaction), mentions_(transaction) {}

  absl::Status Add(PreparedRecording& recording) {
    for (size_t i = 0; i < recording.mentions.size(); ++i) {
      const absl::StatusOr<Added> added = AddOne((*recording.events)[i], recording.mentions[i]);
      if (!added.ok()) return added.status();
      recording.result.events.push_back({resolve::EventName(recording.mentions[i].mention.id), added->outcome});
      recording.result.revision = std::max(recording.result.revision, added->revision);
    }
    return absl::OkStatus();
  }

  absl::Status Apply() {
    EventWriter events(transaction_, actors_, mentions_);
    if (absl::Status status = events.Apply(changes_); !status.ok()) return status;
    if (absl::Status status = actors_.Apply(); !status.ok()) return status;
    mentions_.Apply();
    for (const std::string& source : sources_) transaction_.change().add_sources(source);
    return absl::OkStatus();
  }

 private:
  struct Added {
    RecordResult::Outcome outcome;
    uint64_t revision;
  };

  absl::StatusOr<Added> AddOne(const RecordedEvent& event, const ResolvedMention& mention) {
    const absl::StatusOr<std::optional<uint64_t>> known =
        transaction_.reader().FindNumber(NameKind::kMention, mention.mention.id);
    if (!known.ok()) return known.status();
    for (const ActorIdentity& actor : mention.actors) {
      if (absl::Status status = actors_.Prepare(actor.name); !status.ok()) return status;
    }
    v1::Mention record = EncodeMention(mention, 0, [&](const std::string& name) { return actors_.NumberOf(name); });
    v1::Record& from = *record.mutable_record();
    from.set_source(event.source);
    from.set_id(event.record);
    from.set_url(event.url);
    from.set_title(event.title);
    from.set_publisher(event.publisher);
    if (known->has_value()) {
      const absl::StatusOr<std::optional<uint64_t>> same_since = WithdrawUnlessSame(**known, record);
      if (!same_since.ok()) return same_since.status();
      if (same_since->has_value()) return Added{RecordResult::Outcome::kUnchanged, **same_since};
    }
    actors_.Count(mention, 1);
    mentions_.Add(std::move(record));
    sources_.insert(event.source);
    ontology::Event made = resolve::Compose({&mention});
    if (known->has_value()) {
      std::string name = made.name;
      changes_.changed.push_back({std::move(name), std::move(made)});
      return Added{RecordResult::Outcome::kNewVersion, transaction_.revision()};
    }
    changes_.created.push_back(std::move(made));
    return Added{RecordResult::Outcome::kAdded, transaction_.revision()};
  }

  // The revision since which the mention is as it is to be; none where it was not, and is withdrawn now.
  absl::StatusOr<std::optional<uint64_t>> WithdrawUnlessSame(uint64_t number, const v1::Mention& now) {
    absl::StatusOr<std::optional<v1::Mention>> stored =
        transaction_.reader().GetRecord<v1::Mention>(Family::kEvidence, NumberKey(number));
    if (!stored.ok()) return stored.status();
    if (!stored->has_value()) return UnreadableRecord(Family::kEvidence, NumberKey(number));
    v1::Mention before = **stored;
    before.clear_event();
    before.clear_born();
    if (Serialise(before) == Serialise(now)) return std::optional<uint64_t>((*stored)->born());
    const absl::StatusOr<ResolvedMention> decoded = DecodeMention(**stored);
    if (!decoded.ok()) return decoded.status();
    for (const ActorIdentity& actor : decoded->actors) {
      if (absl::Status status = actors_.Prepare(actor.name); !status.ok()) return status;
    }
    actors_.Count(*decoded, -1);
    mentions_.Withdraw(number, **stored);
    return std::optional<uint64_t>();
  }

  Transaction& transaction_;
  ActorWriter actors_;
  MentionWriter mentions_;
  resolve::Changes changes_;
  std::set<std::string> sources_;
};

}  // namespace

absl::Status CheckRecording(const std::vector<RecordedEvent>& events) {
  std::set<std::pair<std::string_view, std::string_view>> records;
  for (size_t i = 0; i < events.size(); ++i) {
    if (absl::Status status = CheckOne(i, events[i]); !status.ok()) return status;
    if (!records.emplace(events[i].source, events[i].record).second) {
      return Refuse(i, absl::StrCat("record: \"", events[i].record, "\" comes twice"));
    }
  }
  return absl::OkStatus();
}

std::vector<ResolvedMention> ResolveRecording(const std::vector<RecordedEvent>& events,
                                              const actors::Gazetteer& gazetteer) {
  std::vector<ontology::EventMention> told;
  told.reserve(events.size());
  for (const RecordedEvent& event : events) {
    told.push_back(event.told);
    told.back().id = ontology::RecordId(event.source, event.record);
    told.back().article.clear();
  }
  return resolve::ResolveActors(told, gazetteer);
}

absl::Status NameActors(PreparedRecording& recording, const actors::Gazetteer& gazetteer, const Reader& reader) {
  const std::vector<RecordedEvent>& events = *recording.events;
  for (size_t i = 0; i < events.size(); ++i) {
    if (events[i].actors.empty()) continue;
    absl::Status status =
        NameActors(events[i], absl::StrCat("events[", i, "]."), gazetteer, reader, recording.mentions[i]);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<ResolvedMention> ResolveValues(const RecordedEvent& event, const actors::Gazetteer& gazetteer,
                                              const Reader& reader) {
  std::vector<ResolvedMention> resolved = resolve::ResolveActors({&event.told, 1}, gazetteer);
  if (absl::Status status = NameActors(event, "", gazetteer, reader, resolved[0]); !status.ok()) return status;
  return std::move(resolved[0]);
}

absl::Status WriteRecordings(std::vector<PreparedRecording>& recordings, Transaction& transaction) {
  Recorder recorder(transaction);
  for (PreparedRecording& recording : recordings) {
    if (absl::Status status = recorder.Add(recording); !status.ok()) return status;
  }
  return recorder.Apply();
}

}  // namespace chancery::store
