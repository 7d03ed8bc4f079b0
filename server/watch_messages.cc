#include "server/watch_messages.h"

#include <fmt/format.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "server/errors.h"
#include "server/limits.h"
#include "store/event_match.h"

namespace chancery::server {
namespace {

using Kind = store::EventChange::Kind;

v1::EventChange::Kind ToProto(Kind kind) {
  switch (kind) {
    case Kind::kCreated:
      return v1::EventChange::CREATED;
    case Kind::kChanged:
      return v1::EventChange::CHANGED;
    case Kind::kEnded:
      return v1::EventChange::ENDED;
  }
  return v1::EventChange::KIND_UNSPECIFIED;
}

google::protobuf::Timestamp ToProto(absl::Time time) {
  google::protobuf::Timestamp timestamp;
  const int64_t seconds = absl::ToUnixSeconds(time);
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return timestamp;
}

// The head of a message, without changes.
v1::WatchEventsResponse MessageHead(const Backend& backend, const store::RevisionChange& change) {
  v1::WatchEventsResponse message;
  v1::RevisionChanges& changes = *message.mutable_changes();
  changes.set_revision(backend.RevisionToken(change.revision));
  *changes.mutable_commit_time() = ToProto(change.committed);
  changes.mutable_cause()->set_article(change.article);
  changes.mutable_cause()->set_article_version(change.article_version);
  v1::ChangeCause& cause = *changes.mutable_cause();
  cause.set_article_withdrawn(change.article_withdrawn);
  for (const std::string& source : change.sources) cause.add_sources(source);
  if (change.decision != 0) cause.set_decision(absl::StrCat("decisions/", change.decision));
  cause.set_decision_undone(change.decision_undone);
  for (const uint64_t merge : change.merges) cause.add_merges(absl::StrCat("merges/", merge));
  for (const uint64_t merge : change.merges_undone) cause.add_merges_undone(absl::StrCat("merges/", merge));
  return message;
}

// Gives the actors of a filter the names as which they were read at a revision.
absl::Status ReadActorsAs(const store::ReadView& view, uint64_t revision, store::EventQuery& query) {
  if (query.actors.empty() && query.parties.empty()) return absl::OkStatus();
  const absl::StatusOr<store::ReadView> then = view.AsOf(revision);
  if (!then.ok()) return then.status();
  for (std::string& actor : query.actors) {
    absl::StatusOr<std::string> name = store::NameReadAs(*then, actor);
    if (!name.ok()) return name.status();
    actor = *std::move(name);
  }
  for (store::Parties& parties : query.parties) {
    for (store::Party& party : parties) {
      if (party.actor.empty()) continue;
      absl::StatusOr<std::string> name = store::NameReadAs(*then, party.actor);
      if (!name.ok()) return name.status();
      party.actor = *std::move(name);
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<grpc::ByteBuffer> ToBytes(const google::protobuf::Message& message) {
  grpc::ByteBuffer bytes;
  bool own = false;
  const grpc::Status status = grpc::SerializationTraits<google::protobuf::Message>::Serialize(message, &bytes, &own);
  if (!status.ok()) return absl::InternalError(absl::StrCat("making a message: ", status.error_message()));
  return bytes;
}

absl::StatusOr<std::vector<grpc::ByteBuffer>> RevisionMessages::For(const WatchFilter& filter,
                                                                    const store::ReadView& view) {
  const std::lock_guard lock(mutex_);
  if (!filter && all_) return *all_;
  const absl::StatusOr<std::vector<Fitting>> fitting = FittingChanges(filter, view);
  if (!fitting.ok()) return fitting.status();
  const bool has_merges = !change_.merges.empty() || !change_.merges_undone.empty();
  if (fitting->empty() && !has_merges) return std::vector<grpc::ByteBuffer>();
  absl::StatusOr<std::vector<grpc::ByteBuffer>> messages = MakeMessages(*fitting, view);
  if (messages.ok() && !filter) all_ = *messages;
  return messages;
}

absl::StatusOr<std::vector<RevisionMessages::Fitting>> RevisionMessages::FittingChanges(const WatchFilter& filter,
                                                                                        const store::ReadView& view) {
  std::vector<Fitting> fitting;
  WatchFilter then = filter;
  WatchFilter before_then = filter;
  if (filter && !change_.events.empty()) {
    if (absl::Status status = ReadActorsAs(view, change_.revision, *then); !status.ok()) return status;
    if (absl::Status status = ReadActorsAs(view, change_.revision - 1, *before_then); !status.ok()) return status;
  }
  for (size_t i = 0; i < change_.events.size(); ++i) {
    if (!filter) {
      fitting.push_back({i, false});
      continue;
    }
    const absl::StatusOr<const ontology::Event*> now = Now(i, view);
    if (!now.ok()) return now.status();
    const bool ended = change_.events[i].kind == Kind::kEnded;
    if (store::Fits(**now, ended ? *before_then : *then)) {
      fitting.push_back({i, false});
    } else if (change_.events[i].kind == Kind::kChanged) {
      const absl::StatusOr<const ontology::Event*> before = Before(i, view);
      if (!before.ok()) return before.status();
      if (store::Fits(**before, *before_then)) fitting.push_back({i, true});
    }
  }
  return fitting;
}

absl::StatusOr<store::ReadView> RevisionMessages::ViewOf(const store::EventChange& change,
                                                         const store::ReadView& view) const {
  return view.AsOf(change.kind == Kind::kEnded ? change_.revision - 1 : change_.revision);
}

absl::StatusOr<const ontology::Event*> RevisionMessages::Now(size_t index, const store::ReadView& view) {
  std::optional<ontology::Event>& now = events_[index].now;
  if (now) return &*now;
  const store::EventChange& change = change_.events[index];
  const absl::StatusOr<store::ReadView> then = ViewOf(change, view);
  if (!then.ok()) return then.status();
  absl::StatusOr<store::StoredEvent> stored = then->GetEvent(change.name);
  if (!stored.ok()) return stored.status();
  return &now.emplace(std::move(stored->event));
}

absl::StatusOr<const ontology::Event*> RevisionMessages::Before(size_t index, const store::ReadView& view) {
  std::optional<ontology::Event>& before = events_[index].before;
  if (before) return &*before;
  const absl::StatusOr<store::ReadView> then = view.AsOf(change_.revision - 1);
  if (!then.ok()) return then.status();
  absl::StatusOr<store::StoredEvent> stored = then->GetEvent(change_.events[index].previous_name);
  if (!stored.ok()) return stored.status();
  return &before.emplace(std::move(stored->event));
}

absl::StatusOr<const v1::EventChange*> RevisionMessages::Message(size_t index, const store::ReadView& view) {
  std::optional<v1::EventChange>& message = events_[index].message;
  if (message) return &*message;
  const store::EventChange& change = change_.events[index];
  const absl::StatusOr<store::ReadView> then = ViewOf(change, view);
  if (!then.ok()) return then.status();
  const absl::StatusOr<store::EventWithEvidence> stored = then->GetEventWithEvidence(change.name);
  if (!stored.ok()) return stored.status();
  absl::StatusOr<v1::Event> event = EventMessage(backend_, *then, *stored, limits::kListEvidence.value);
  if (!event.ok()) return event.status();
  v1::EventChange& made = message.emplace();
  made.set_kind(ToProto(change.kind));
  made.set_name(change.name);
  if (change.previous_name != change.name) made.set_previous_name(change.previous_name);
  made.set_successor(change.successor);
  made.set_retracted(change.retracted);
  made.set_restored(change.restored);
  *made.mutable_event() = *std::move(event);
  return &made;
}

absl::StatusOr<std::vector<grpc::ByteBuffer>> RevisionMessages::MakeMessages(const std::vector<Fitting>& changes,
                                                                             const store::ReadView& view) {
  std::vector<v1::WatchEventsResponse> parts = {MessageHead(backend_, change_)};
  size_t bytes = 0;
  for (const Fitting& fitting : changes) {
    const absl::StatusOr<const v1::EventChange*> message = Message(fitting.index, view);
    if (!message.ok()) return message.status();
    const size_t size = (*message)->ByteSizeLong();
    if (bytes > 0 && bytes + size > backend_.config.max_reply_bytes) {
      parts.push_back(MessageHead(backend_, change_));
      bytes = 0;
    }
    bytes += size;
    v1::EventChange& told = *parts.back().mutable_changes()->add_changes();
    told = **message;
    told.set_left_filter(fitting.left_filter);
  }
  std::vector<grpc::ByteBuffer> messages;
  for (size_t i = 0; i < parts.size(); ++i) {
    parts[i].mutable_changes()->set_part(static_cast<uint32_t>(i + 1));
    parts[i].mutable_changes()->set_part_count(static_cast<uint32_t>(parts.size()));
    const bool last = i + 1 == parts.size();
    parts[i].set_resume_revision(backend_.RevisionToken(last ? change_.revision : change_.revision - 1));
    absl::StatusOr<grpc::ByteBuffer> made = ToBytes(parts[i]);
    if (!made.ok()) return made.status();
    messages.push_back(*std::move(made));
  }
  return messages;
}

absl::StatusOr<std::shared_ptr<RevisionMessages>> RecentMessages::Get(uint64_t revision, const store::ReadView& view) {
  const std::lock_guard lock(mutex_);
  if (const auto found = kept_.find(revision); found != kept_.end()) return found->second;
  absl::StatusOr<std::vector<store::RevisionChange>> changes =
      store::ReadChanges(view, revision - 1, {.max_revisions = 1});
  if (!changes.ok()) return changes.status();
  auto made = std::make_shared<RevisionMessages>(backend_, std::move(changes->front()));
  kept_.emplace(revision, made);
  if (kept_.size() > kKept) kept_.erase(kept_.begin());
  return made;
}

absl::StatusOr<std::optional<google::protobuf::Timestamp>> CommitTimeOf(const store::ReadView& view,
                                                                        uint64_t revision) {
  if (revision == 0) return std::optional<google::protobuf::Timestamp>();
  const absl::StatusOr<absl::Time> committed = store::CommitTime(view, revision);
  if (absl::IsNotFound(committed.status())) return std::optional<google::protobuf::Timestamp>();
  if (!committed.ok()) return committed.status();
  return std::optional(ToProto(*committed));
}

absl::StatusOr<v1::WatchEventsResponse> CheckpointAt(const Backend& backend, uint64_t revision,
                                                     const store::ReadView& view) {
  v1::WatchEventsResponse message;
  v1::Checkpoint& checkpoint = *message.mutable_checkpoint();
  checkpoint.set_revision(backend.RevisionToken(revision));
  checkpoint.set_head_revision(backend.RevisionToken(view.revision()));
  checkpoint.set_revisions_behind(view.revision() - revision);
  message.set_resume_revision(checkpoint.revision());
  const absl::StatusOr<std::optional<google::protobuf::Timestamp>> commit_time = CommitTimeOf(view, revision);
  if (!commit_time.ok()) return commit_time.status();
  if (*commit_time) *checkpoint.mutable_commit_time() = **commit_time;
  const absl::StatusOr<std::optional<google::protobuf::Timestamp>> head_time = CommitTimeOf(view, view.revision());
  if (!head_time.ok()) return head_time.status();
  if (*head_time) *checkpoint.mutable_head_commit_time() = **head_time;
  return message;
}

absl::Status FeedError(const Backend& backend, const absl::Status& status, const store::ReadView& view) {
  if (!absl::IsOutOfRange(status)) return status;
  const absl::StatusOr<uint64_t> oldest = store::OldestRevision(view);
  if (!oldest.ok()) return oldest.status();
  return MakeError(v1::REVISION_TRIMMED,
                   fmt::format("{}; read the events themselves, and follow from the revision of that answer",
                               std::string{status.message()}),
                   {{"oldest_revision", backend.RevisionToken(*oldest)}});
}

}  // namespace chancery::server
