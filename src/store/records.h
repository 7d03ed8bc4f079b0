// What the store keeps and gives back.
#ifndef CHANCERY_STORE_RECORDS_H_
#define CHANCERY_STORE_RECORDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ontology/model.h"

namespace chancery::store {

// An article with what it tells, as it is to be kept.
struct ArticleInput {
  std::string id;  // ontology::ArticleId
  std::string url;
  std::string title;
  std::string publisher;
  std::string language;
  std::optional<absl::CivilDay> published;
  std::string published_from;  // what told the day
  std::string extractor;       // extract::Extractor::Version() of the mentions
  std::string original;        // the bytes as they were read; spans of evidence count in them
  std::vector<ontology::EventMention> mentions;
  // The same text read again by another extractor: the revision of the version whose text it is. What then tells the
  // same is no new version, and where another version is in force by now, nothing is done. 0: as it was given.
  uint64_t reextracts = 0;
  // A withdrawn article comes back with the text that it had. Without it, only another text or day brings one back.
  bool republished = false;
  bool validate_only = false;  // does everything but keep it: says what would happen
};

// An event that a program or a data set tells, as it is to be kept. It is never made one with what others tell.
struct RecordedEvent {
  std::string source;  // names the program or data set: "foreign-ministry-desk"
  std::string record;  // the record's id, unique within the source: the same one again replaces it
  std::string url;     // where it can be read; may be empty
  std::string title;
  std::string publisher;
  // What it tells. `id` and `article` are set by the store. Evidence is needed; its spans mean nothing.
  ontology::EventMention told;
  // For each participant the name of an actor that the store or the gazetteer knows ("actors/RU"), whose kind and `of`
  // it then has, and whose name if `told` gives none; or an empty one: it is found by what `told` says of it, as in
  // articles. May be shorter than the participants.
  std::vector<std::string> actors;
};

// An article in force.
struct StoredArticle {
  std::string name;  // "articles/" and the id
  std::string url;
  std::string title;
  std::string publisher;
  std::string language;
  std::optional<absl::CivilDay> published;
  std::string published_from;
  std::string extractor;
  std::string content_fingerprint;    // ontology::Fingerprint of the original
  uint64_t revision = 0;              // at which this version came into force
  uint32_t version = 1;               // counted from 1
  std::vector<std::string> mentions;  // ids, in the order of the article
  std::vector<std::string> events;    // names of the events that they belong to now, in their order, each once
  std::string original;               // only where asked for
  bool withdrawn = false;             // the publisher took it back: it tells nothing
  std::string withdrawn_author = {};  // who said so, and why
  std::string withdrawn_note = {};
};

// One version of an article.
struct ArticleVersion {
  StoredArticle article;  // without events; `article.revision` is the first revision that has it
  uint64_t ended = 0;     // the first one that does not any more; 0: it is in force
  absl::Time committed;   // when its first revision was
};

// That a publisher takes an article back.
struct ArticleWithdrawal {
  std::string article;             // "articles/…"
  uint64_t expected_revision = 0;  // of the version that it is about (StoredArticle::revision); 0: whatever it is now
  std::string author = {};         // who says so, and why
  std::string note = {};
};

// What became of an event.
struct EventOutcome {
  enum class Kind { kCreated = 1, kChanged = 2, kEnded = 3 };
  std::string name;  // "events/…"
  Kind kind = Kind::kChanged;
  friend bool operator==(const EventOutcome&, const EventOutcome&) = default;
};

struct WithdrawalResult {
  std::string article;
  uint64_t revision = 0;                   // from which on it is withdrawn
  bool nothing_to_do = false;              // it was so already: nothing was written
  std::vector<EventOutcome> changes = {};  // those that had it as evidence
};

// An event in force, or one that a person retracted.
struct StoredEvent {
  ontology::Event event;
  uint64_t revision = 0;                 // at which this version came into force
  std::string redirected;                // the name that was asked for, where the event has another now; else empty
  std::vector<uint64_t> decisions = {};  // what persons decided about it and did not take back (StoredDecision)
  uint64_t retracted_by = 0;             // the one of them that took it back: lists leave it out; 0: none
};

// What a person decides about an event: that it is none, or that some of its values are others.
struct EventDecision {
  std::string event;  // "events/…"
  // The revision of the version that it was decided about (StoredEvent::revision); 0: whatever it is now.
  uint64_t expected_revision = 0;
  bool retracts = false;
  // Which values are set, each a name of CorrectableFields (store/decisions.h), and the values, as of a recorded event:
  // only those named are looked at. Empty for a retraction.
  std::vector<std::string> fields = {};
  RecordedEvent values = {};
  std::string author = {};  // who decided, and why
  std::string note = {};
  std::string url = {};  // where it can be read; may be empty
};

struct DecisionUndoing {
  uint64_t decision = 0;
  std::string author = {};
  std::string note = {};
};

// A decision that was made.
struct StoredDecision {
  uint64_t number = 0;
  EventDecision decision;  // `expected_revision` is 0, `event` the name at that time
  uint64_t made = 0;       // the revision from which on it holds
  uint64_t undone = 0;     // the one from which on it does not any more; 0: it holds
  std::string undone_author = {};
  std::string undone_note = {};
};

struct DecisionResult {
  uint64_t decision = 0;       // its number; that of the retraction in force where an event is retracted again
  std::string event;           // the name of the event (of the first one, where taking back touches several)
  uint64_t revision = 0;       // from which on it holds
  bool nothing_to_do = false;  // it was so already: nothing was written
  // The event as it would be, of a write that was only tried.
  std::optional<StoredEvent> tried = {};
};

// One version of an event.
struct EventVersion {
  StoredEvent event;     // `event.revision` is the first revision that has it
  uint64_t ended = 0;    // the first one that does not any more; 0: it is in force
  absl::Time committed;  // when its first revision was
  // What made it: the article with its version, the sources of recordings, or a decision, made or taken back.
  std::string article;  // "articles/…"; else empty
  uint32_t article_version = 0;
  bool article_withdrawn = false;  // that version was its withdrawal
  std::vector<std::string> sources;
  uint64_t decision = 0;
  bool decision_undone = false;
};

// A mention with the article it comes from.
struct StoredMention {
  ontology::EventMention mention;
  std::string article;  // "articles/" and the id; empty for what was recorded
  std::string url;
  std::string title;
  std::string publisher;
  std::string extractor;  // empty for what was recorded
  std::string source;     // of what was recorded, with the id of the record; else empty
  std::string record;
};

// An event with its mentions, in their order, which hold the evidence. They are without what the event is made of:
// participants, place, content, due day and relations.
struct EventWithEvidence {
  StoredEvent stored;
  std::vector<StoredMention> mentions;
};

// An actor that articles mention now.
struct StoredActor {
  ontology::Actor actor;
  uint64_t revision = 0;  // at which this version came into force
  uint64_t mentions = 0;  // in how many mentions it takes part; of merged actors the sum
  // The names of the actors that were merged into it.
  std::vector<std::string> merged = {};
};

// That an actor is another one.
struct ActorMerge {
  std::string from;  // "actors/…"
  std::string into;
  std::string author = {};
  std::string note = {};
};

struct MergeUndoing {
  uint64_t merge = 0;
  bool cascade = false;  // also undoes the later merges of the actor that it went into
  std::string author = {};
  std::string note = {};
};

struct StoredMerge {
  uint64_t number = 0;
  ActorMerge merge;
  uint64_t made = 0;    // the revision from which on it holds
  uint64_t undone = 0;  // the one from which on it does not any more; 0: it holds
  std::string undone_author = {};
  std::string undone_note = {};
};

struct MergeResult {
  std::vector<uint64_t> merges;  // that were made or undone
  std::string actor;             // the one that the merged one is read as from then on; of an undoing, the one set free
  uint64_t revision = 0;         // from which on it holds
  bool nothing_to_do = false;    // it was so already: nothing was written
  // The actor as it would be, of a write that was only tried; none that no mention names.
  std::optional<StoredActor> tried = {};
};

// What one revision made of an actor.
struct ActorChange {
  enum class Kind {
    kAppeared,     // mentions name it, for the first time or again
    kChanged,      // it has other names, offices or another display name
    kLeft,         // no mention names it any more
    kMerged,       // it is read as `other`
    kMergeUndone,  // it is not any more
  };
  uint64_t revision = 0;
  absl::Time committed;
  Kind kind = Kind::kAppeared;
  std::string actor;  // whose: of one who was merged, the name of then
  std::string display_name;
  std::string previous_display_name;  // where it is another one now
  std::vector<std::string> names_added, names_removed;
  std::vector<std::string> offices_added, offices_removed;
  // Of what a person decided:
  uint64_t number = 0;  // of the merge
  std::string other;    // the actor that it went into
  std::string author, note;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_RECORDS_H_
