// The store: articles, their mentions, the events made of them and the actors, in RocksDB. docs/formats.md tells how.
//
// One article is written whole or not at all. Writes are queued to one sequencer, which gives each its revision, syncs
// the log once for all that wait (group commit), makes the revisions visible in order and then answers.
#ifndef CHANCERY_STORE_STORE_H_
#define CHANCERY_STORE_STORE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "actors/gazetteer.h"
#include "store/read_view.h"
#include "store/records.h"
#include "store/write_control.h"

namespace rocksdb {
class Env;
}

namespace chancery::store {

enum class Durability {
  kSync,  // an acknowledged write survives a crash of the program and of the machine
  kNone,  // it survives neither for certain; what is left is whole all the same
};

struct StoreOptions {
  bool create_if_missing = true;
  Durability durability = Durability::kSync;
  size_t cache_bytes = 256 << 20;         // of blocks read
  size_t write_buffer_bytes = 128 << 20;  // of writes not yet in files, all families together
  size_t max_queued_bytes = 64 << 20;     // of writes that wait; one that would go over it is refused
  rocksdb::Env* env = nullptr;            // for tests: the file system; not owned
};

struct IngestResult {
  enum class Outcome {
    kAdded,       // new
    kNewVersion,  // the article was there with other content, date or mentions: that version is history now
    kUnchanged,   // the same was there: nothing was written
  };
  Outcome outcome = Outcome::kAdded;
  std::string article;              // "articles/…"
  uint64_t revision = 0;            // at which the version that is in force came into force
  std::vector<std::string> events;  // names of the events of its mentions, in the article's order, each once
  uint32_t version = 1;             // of the article, counted from 1
  bool withdrawn = false;           // the article that is there was withdrawn (ArticleInput::republished)
};

struct RecordResult {
  using Outcome = IngestResult::Outcome;
  struct Event {
    std::string name;  // "events/…", made of source and record: the same ones always give the same
    Outcome outcome = Outcome::kAdded;
  };
  std::vector<Event> events;  // in the order in which they were given
  uint64_t revision = 0;      // from which on all of them are there; 0 if none was given
};

// Thread-safe. REQUIRES: it outlives the ReadViews and calls made of it.
class Store {
 public:
  // Opens the store in a folder, or makes one. FailedPrecondition, naming the folder, where another process has it
  // open, where it is of a format that this version does not know, or something else than a Chancery store; NotFound
  // where there is none and none may be made. `gazetteer` tells who the actors of mentions are.
  static absl::StatusOr<std::unique_ptr<Store>> Open(const std::string& folder,
                                                     std::shared_ptr<const actors::Gazetteer> gazetteer,
                                                     const StoreOptions& options = {});

  // Finishes what is queued.
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Keeps an article and what it tells, and returns when that is durable. The same article with the same content,
  // publication day and mentions adds nothing. With other ones it is a new version: mentions that it no longer has are
  // withdrawn, and their events made anew or ended. Aborted for a re-extraction of a version that is not in force.
  //
  // InvalidArgument: an article without id, or a mention of another article, without id, type or evidence, or with an
  // id that comes twice. ResourceExhausted: too much is queued; try later. Unavailable: an earlier write could not be
  // made durable, and the store takes no more until it is opened anew; the message says what happened. Any error means
  // that nothing of the article is visible; after one of the file system, the article may be there, whole, when the
  // store is opened again.
  absl::StatusOr<IngestResult> Ingest(ArticleInput article);

  // As Ingest, but returns at once; `done` is called, once, on the sequencer's thread (or on the caller's, before this
  // returns, for an article that is refused) and must be short.
  void IngestAsync(ArticleInput article, std::function<void(absl::StatusOr<IngestResult>)> done);

  // Takes an article back, and returns when that is durable. It gets a version that tells nothing: its mentions go, and
  // events that no other evidence tells end. Reads of earlier revisions still have all of it.
  //
  // NotFound for an article that is not known; Aborted where it is of another revision than expected; AlreadyExists as
  // Record; ResourceExhausted and Unavailable as Ingest.
  absl::StatusOr<WithdrawalResult> WithdrawArticle(ArticleWithdrawal withdrawal, WriteControl control = {});

  // Keeps events that a program or a data set tells, all or none, and returns when that is durable. A record that is
  // there with the same values adds nothing; with other ones it is a new version. Recordings that wait at the same time
  // share one revision, in the order of their coming.
  //
  // InvalidArgument, naming the event by its place and the field, for an event without source, record, type,
  // participants or evidence, or a record that comes twice; NotFound for an actor that is given by a name which neither
  // store nor gazetteer has; ResourceExhausted and Unavailable as Ingest.
  // AlreadyExists for a request id that was used for something else.
  absl::StatusOr<RecordResult> Record(std::vector<RecordedEvent> events, WriteControl control = {});

  // As Record, but returns at once; `done` as that of IngestAsync.
  void RecordAsync(std::vector<RecordedEvent> events, WriteControl control,
                   std::function<void(absl::StatusOr<RecordResult>)> done);

  // Keeps what a person decided about an event, and returns when that is durable. It holds for whatever event has one
  // of the mentions that the event has now, also after new versions of their articles and new extractions; later
  // decisions hold over earlier ones. A retracted event keeps its mentions, and lists leave it out.
  //
  // NotFound for an event or actor that is not known; Aborted where the event is of another revision than expected;
  // FailedPrecondition for a correction of a retracted event; AlreadyExists as Record; InvalidArgument for a field that
  // cannot be corrected; ResourceExhausted and Unavailable as Ingest.
  absl::StatusOr<DecisionResult> Decide(EventDecision decision, WriteControl control = {});
  void DecideAsync(EventDecision decision, WriteControl control,
                   std::function<void(absl::StatusOr<DecisionResult>)> done);

  // Takes a decision back: the event is what its mentions and the other decisions make of it. NotFound for a decision
  // that there is not.
  absl::StatusOr<DecisionResult> UndoDecision(DecisionUndoing undoing, WriteControl control = {});
  void UndoDecisionAsync(DecisionUndoing undoing, WriteControl control,
                         std::function<void(absl::StatusOr<DecisionResult>)> done);

  // Lets an actor be read as another from now on: on timelines, in lists and by name. Nothing of their events is
  // written, so it takes no longer for an actor with many, and taking it back gives exactly what was.
  //
  // NotFound for an actor that no mention names; FailedPrecondition for one that is merged into another already;
  // InvalidArgument for an actor and itself; AlreadyExists, ResourceExhausted and Unavailable as Record.
  absl::StatusOr<MergeResult> MergeActors(ActorMerge merge, WriteControl control = {});
  // FailedPrecondition where the actor that it went into was merged into another since, unless that is to be undone
  // too; NotFound for a merge that there is not.
  absl::StatusOr<MergeResult> UndoMerge(MergeUndoing undoing, WriteControl control = {});

  // The newest durable revision.
  ReadView Latest() const;

  // Calls `listener` each time after a new revision became visible, with that revision, until its owner sets another
  // one (or none); when this returns, the one before is not running any more. Each owner, any address, has one. It is
  // called on the thread that writes, and must only wake another; it must not set a listener.
  void OnPublish(std::function<void(uint64_t revision)> listener, const void* owner = nullptr);

  // Made at random when the store was made.
  const std::string& id() const;
  const std::string& folder() const;

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_STORE_H_
