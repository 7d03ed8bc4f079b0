// Revisions as messages of the service Watch.
#ifndef CHANCERY_SERVER_WATCH_MESSAGES_H_
#define CHANCERY_SERVER_WATCH_MESSAGES_H_

#include <grpcpp/support/byte_buffer.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "chancery/v1/watch.pb.h"
#include "server/backend.h"
#include "store/change_feed.h"
#include "store/event_query.h"

namespace chancery::server {

// None: everything fits.
using WatchFilter = std::optional<store::EventQuery>;

// A message as bytes, which all who are sent it share.
absl::StatusOr<grpc::ByteBuffer> ToBytes(const google::protobuf::Message& message);

// What is sent of one revision. What was read once is kept for the others who watch.
//
// Thread-safe; one reads at a time. The views that are given must be of this revision or a later one: they all answer
// the same, as events are read as of the revision.
class RevisionMessages {
 public:
  RevisionMessages(const Backend& backend, store::RevisionChange change)
      : backend_(backend), change_(std::move(change)), events_(change_.events.size()) {}

  uint64_t revision() const { return change_.revision; }

  // The messages with the changes that fit, one or, where that would be too long, several parts; none if nothing fits.
  // The same each time.
  absl::StatusOr<std::vector<grpc::ByteBuffer>> For(const WatchFilter& filter, const store::ReadView& view);

 private:
  // What was read of the event of one change, as far as somebody wanted it.
  struct Read {
    std::optional<ontology::Event> now;     // what is told of it; of an ended event as it was before
    std::optional<ontology::Event> before;  // of a changed event
    std::optional<v1::EventChange> message;
  };
  struct Fitting {
    size_t index;
    bool left_filter;
  };

  absl::StatusOr<std::vector<Fitting>> FittingChanges(const WatchFilter& filter, const store::ReadView& view);
  absl::StatusOr<const ontology::Event*> Now(size_t index, const store::ReadView& view);
  absl::StatusOr<const ontology::Event*> Before(size_t index, const store::ReadView& view);
  absl::StatusOr<const v1::EventChange*> Message(size_t index, const store::ReadView& view);
  absl::StatusOr<std::vector<grpc::ByteBuffer>> MakeMessages(const std::vector<Fitting>& changes,
                                                             const store::ReadView& view);
  // The view as of the revision that tells a change: this one, or for an ended event the one before.
  absl::StatusOr<store::ReadView> ViewOf(const store::EventChange& change, const store::ReadView& view) const;

  const Backend& backend_;
  const store::RevisionChange change_;

  std::mutex mutex_;  // guards the following
  std::vector<Read> events_;
  std::optional<std::vector<grpc::ByteBuffer>> all_;  // of no filter
};

// The messages of the newest revisions, so that a thousand watchers need not make them a thousand times. Thread-safe.
class RecentMessages {
 public:
  explicit RecentMessages(const Backend& backend) : backend_(backend) {}

  // Those of a revision near the view's. OutOfRange and others as store::ReadChanges.
  absl::StatusOr<std::shared_ptr<RevisionMessages>> Get(uint64_t revision, const store::ReadView& view);

  // How far behind the newest revision one may be and still be kept.
  static constexpr uint64_t kKept = 16;

 private:
  const Backend& backend_;
  std::mutex mutex_;
  std::map<uint64_t, std::shared_ptr<RevisionMessages>> kept_;
};

// A message that says how far a watch has come.
absl::StatusOr<v1::WatchEventsResponse> CheckpointAt(const Backend& backend, uint64_t revision,
                                                     const store::ReadView& view);

// REVISION_TRIMMED for what ReadChanges refuses because the changes are not kept any more; other errors as they are.
absl::Status FeedError(const Backend& backend, const absl::Status& status, const store::ReadView& view);

// When a revision was committed; none for the state before the first one, or where that is not kept any more.
absl::StatusOr<std::optional<google::protobuf::Timestamp>> CommitTimeOf(const store::ReadView& view, uint64_t revision);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_WATCH_MESSAGES_H_
