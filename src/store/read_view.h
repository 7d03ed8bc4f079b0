// Reads the store as it was at one revision.
#ifndef CHANCERY_STORE_READ_VIEW_H_
#define CHANCERY_STORE_READ_VIEW_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "store/actor_query.h"
#include "store/article_query.h"
#include "store/event_count.h"
#include "store/event_query.h"
#include "store/records.h"

namespace chancery::store {

class Identities;
class Reader;
struct Published;  // a revision with its snapshot, as the sequencer made it visible

// Everything is as of one revision whose writes are all durable; writes that come later neither show nor wait. A view
// of an earlier revision answers from the history what the latest one answered then, and takes longer. Cheap to make
// and to copy; hold it for a request, not longer: an old one keeps old files from being removed. Safe to use from
// several threads. It may not outlive its store.
//
// All functions may fail with DataLoss (a record cannot be read) or what the file system says. Names are resource
// names: "articles/…", "events/…", "actors/…"; another form is InvalidArgument.
class ReadView {
 public:
  explicit ReadView(std::shared_ptr<const Published> published);

  // 0: nothing was written yet.
  uint64_t revision() const;

  // This view as of an earlier revision, or itself. OutOfRange for one that is later than the view's.
  absl::StatusOr<ReadView> AsOf(uint64_t revision) const;
  // This view with the merges of actors that held at another revision, whatever state of events it reads. OutOfRange
  // for one that is later than the latest.
  absl::StatusOr<ReadView> WithIdentitiesOf(uint64_t revision) const;
  // The last revision of the view that was committed at or before a time; 0 if there is none.
  absl::StatusOr<uint64_t> RevisionAt(absl::Time time) const;

  // NotFound for a name that the store does not have.
  absl::StatusOr<StoredArticle> GetArticle(std::string_view name, bool with_original = false) const;

  // Articles in the order in which they were first stored, each once. A page may have fewer than the limit, or none,
  // and yet a next one: where few fit the query, no more than 20,000 articles are looked at for one. InvalidArgument
  // for a limit out of its range.
  absl::StatusOr<ArticlePage> ListArticles(const ArticleQuery& query, const ReadControl& control = {}) const;
  // The versions of an article up to the view's revision, oldest first: those that came into force after revision
  // `after`, `limit` at most. Also of one that was withdrawn. NotFound for a name that the store does not have.
  absl::StatusOr<std::vector<ArticleVersion>> ListArticleVersions(std::string_view name, uint64_t after,
                                                                  size_t limit) const;

  // A name that an event had before redirects (StoredEvent::redirected says so): to the event that has the mention it
  // was made of, or, where that is withdrawn, to the one that has the other mentions. NotFound for a name that never
  // was and, with a message that says so, for one whose event was withdrawn. A retracted event is given, and says so.
  absl::StatusOr<StoredEvent> GetEvent(std::string_view name) const;
  absl::StatusOr<EventWithEvidence> GetEventWithEvidence(std::string_view name) const;
  // As GetEvent for each name, in their order, in one batch; none where GetEvent gives NotFound.
  absl::StatusOr<std::vector<std::optional<StoredEvent>>> GetEvents(std::span<const std::string> names) const;

  // The versions of an event up to the view's revision, oldest first: those that came into force after revision
  // `after`, `limit` at most. Also of an event that was withdrawn. NotFound for a name that never was.
  absl::StatusOr<std::vector<EventVersion>> ListEventVersions(std::string_view name, uint64_t after,
                                                              size_t limit) const;

  // What persons decided. NotFound for a number that is none. Of an event: all decisions that hold for one of its
  // mentions, in their order, also those that were taken back.
  absl::StatusOr<StoredDecision> GetDecision(uint64_t number) const;
  absl::StatusOr<std::vector<StoredDecision>> ListDecisions(std::string_view event) const;

  // The actor that this one is read as, where it was merged into another. NotFound for an actor that no mention in
  // force names, nor one of those merged into it.
  absl::StatusOr<StoredActor> GetActor(std::string_view name) const;
  // Actors that mentions call by this name or alias, and persons by the first or the last words of one (case and
  // diacritics aside), the most mentioned first.
  absl::StatusOr<std::vector<StoredActor>> FindActorsByName(std::string_view name, size_t limit) const;

  // Actors that mentions name, in the bytewise order of their resource names, each once. A page may have fewer than the
  // limit, or none, and yet a next one: where few fit the filter, no more than 20,000 actors are looked at for one.
  absl::StatusOr<ActorPage> ListActors(const ActorQuery& query, const ReadControl& control = {}) const;

  // The merges up to the view's revision in which an actor is on either side (all, for an empty name), also those that
  // were taken back, in their order. InvalidArgument for a name of another form; none for one that is not known.
  absl::StatusOr<std::vector<StoredMerge>> ListMerges(std::string_view actor) const;

  // What became of an actor, and of those that are read as it, up to the view's revision, oldest first: when mentions
  // began or ceased to name it, its names and offices, and the merges that it was ever part of. Changes of one revision
  // stand in the order of ActorChange::Kind, then of the actors' names. NotFound for a name that never was.
  absl::StatusOr<std::vector<ActorChange>> ListActorChanges(std::string_view actor) const;

  // A timeline, of one actor, of a pair, of more, or of all. An unknown actor gives an empty page. InvalidArgument for
  // a limit out of its range. Cancelled and DeadlineExceeded as `control` says.
  absl::StatusOr<EventPage> ListEvents(const EventQuery& query, const ReadControl& control = {}) const;

  // How many events fit, by period. Errors as those of store/event_count.h.
  absl::StatusOr<EventCounts> CountEvents(const CountQuery& query, const ReadControl& control = {}) const;

  // For the checks of store/verify.h.
  const Published& published() const { return *published_; }

 private:
  Reader reader() const;

  std::shared_ptr<const Published> published_;
  uint64_t as_of_;
  std::shared_ptr<const Identities> identities_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_READ_VIEW_H_
