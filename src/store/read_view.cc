#include "store/read_view.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "actors/gazetteer.h"
#include "ontology/ids.h"
#include "store/actor_history.h"
#include "store/actor_list.h"
#include "store/actor_sets.h"
#include "store/actor_writer.h"
#include "store/article_list.h"
#include "store/counter_merge.h"
#include "store/event_evidence.h"
#include "store/event_list.h"
#include "store/event_lookup.h"
#include "store/event_versions.h"
#include "store/published.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

absl::Status Unknown(std::string_view name) {
  return absl::NotFoundError(absl::StrCat("the store has no ", std::string(name)));
}

absl::StatusOr<StoredEvent> Decode(const Reader& reader, EventRecord& found) {
  if (absl::Status status = IdentifyParticipants(reader, {&found.record, 1}); !status.ok()) return status;
  absl::StatusOr<ontology::Event> event = DecodeEvent(found.record);
  if (!event.ok()) return event.status();
  return StoredEvent{*std::move(event),
                     found.record.born(),
                     found.redirected,
                     {found.record.decisions().begin(), found.record.decisions().end()},
                     found.record.retracted_by()};
}

// The text of an article as it was; the history has it where a later version has another.
absl::StatusOr<std::string> OriginalOf(const Reader& reader, uint64_t article) {
  if (reader.reads_past()) {
    absl::StatusOr<std::optional<std::string>> ended = reader.FindEnded(HistoryKind::kOriginal, NumberKey(article));
    if (!ended.ok()) return ended.status();
    if (ended->has_value()) return **std::move(ended);
  }
  const std::string key = ArticleKey(article, ArticlePart::kOriginal);
  absl::StatusOr<std::optional<std::string>> original = reader.Get(Family::kArticles, key);
  if (!original.ok()) return original.status();
  if (!original->has_value()) return UnreadableRecord(Family::kArticles, key);
  return **std::move(original);
}

// Who is called by a name now, and for the past also who no longer is.
absl::StatusOr<std::set<uint64_t>> ActorsEverCalled(const Reader& reader, std::string_view normalised) {
  std::set<uint64_t> numbers;
  const auto collect = [&](Family family, const std::string& prefix, size_t tail) {
    Scan scan(reader.database(), reader.options(), family, prefix, EndOfPrefix(prefix));
    for (scan.SeekToFirst(); scan.Valid(); scan.Next()) {
      if (scan.key().size() != prefix.size() + sizeof(uint64_t) + tail) return UnreadableRecord(family, scan.key());
      numbers.insert(ReadFixed64(scan.key(), prefix.size()));
    }
    return scan.status();
  };
  const std::string prefix = AliasPrefix(normalised);
  absl::Status status = collect(Family::kNames, prefix, 0);
  if (status.ok() && reader.reads_past()) {
    const std::string ended = HistoryPrefix(HistoryKind::kAlias, std::string_view{prefix}.substr(1));
    status = collect(Family::kHistory, ended, sizeof(uint64_t));
  }
  if (!status.ok()) return status;
  return numbers;
}

bool IsCalled(const v1::Actor& actor, const std::string& normalised) {
  return LookupNames({actor.aliases().begin(), actor.aliases().end()}, actor.kind()).contains(normalised);
}

// The events of an article's mentions, in their order, each once.
absl::Status NameEvents(const Reader& reader, const v1::Article& record, StoredArticle* article) {
  const std::vector<uint64_t> numbers(record.mention_numbers().begin(), record.mention_numbers().end());
  const absl::StatusOr<std::vector<std::optional<v1::Mention>>> mentions = reader.GetMentions(numbers);
  if (!mentions.ok()) return mentions.status();
  std::vector<std::string> keys;
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (!(*mentions)[i]) return UnreadableRecord(Family::kEvidence, NumberKey(numbers[i]));
    const absl::StatusOr<uint64_t> event = reader.EventOf(numbers[i], *(*mentions)[i]);
    if (!event.ok()) return event.status();
    keys.push_back(NumberKey(*event));
  }
  const absl::StatusOr<std::vector<std::optional<v1::Event>>> events =
      reader.GetRecords<v1::Event>(Family::kEvents, keys);
  if (!events.ok()) return events.status();
  for (size_t i = 0; i < keys.size(); ++i) {
    if (!(*events)[i] || (*events)[i]->gone()) return UnreadableRecord(Family::kEvents, keys[i]);
    if ((*events)[i]->retracted_by() != 0) continue;
    const std::string& name = (*events)[i]->name();
    if (std::find(article->events.begin(), article->events.end(), name) == article->events.end()) {
      article->events.push_back(name);
    }
  }
  return absl::OkStatus();
}

}  // namespace

ReadView::ReadView(std::shared_ptr<const Published> published)
    : published_(std::move(published)), as_of_(kNewest), identities_(published_->merges->AsOf(revision())) {}

Reader ReadView::reader() const {
  return Reader(*published_->database, published_->snapshot, as_of_, identities_.get());
}

uint64_t ReadView::revision() const { return as_of_ == kNewest ? published_->counters.revision() : as_of_; }

absl::StatusOr<ReadView> ReadView::AsOf(uint64_t revision) const {
  if (revision > this->revision()) {
    return absl::OutOfRangeError(
        absl::StrCat("revision ", revision, " is later than the one that is read, ", this->revision()));
  }
  ReadView view = *this;
  if (revision < this->revision()) view.as_of_ = revision;
  view.identities_ = published_->merges->AsOf(revision);
  return view;
}

absl::StatusOr<ReadView> ReadView::WithIdentitiesOf(uint64_t revision) const {
  if (revision > published_->counters.revision()) {
    return absl::OutOfRangeError(absl::StrCat("revision ", revision, " is later than the latest"));
  }
  ReadView view = *this;
  view.identities_ = published_->merges->AsOf(revision);
  return view;
}

absl::StatusOr<uint64_t> ReadView::RevisionAt(absl::Time time) const {
  uint64_t low = 0;
  uint64_t high = revision();
  while (low < high) {
    const uint64_t middle = low + (high - low + 1) / 2;
    const absl::StatusOr<std::optional<v1::Change>> change =
        reader().GetRecord<v1::Change>(Family::kChanges, NumberKey(middle));
    if (!change.ok()) return change.status();
    if (!change->has_value()) return UnreadableRecord(Family::kChanges, NumberKey(middle));
    if (absl::FromUnixMicros((*change)->committed_micros()) <= time) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

absl::StatusOr<StoredArticle> ReadView::GetArticle(std::string_view name, bool with_original) const {
  const absl::StatusOr<std::string_view> id = IdOf(name, "articles/");
  if (!id.ok()) return id.status();
  const absl::StatusOr<std::optional<uint64_t>> number = reader().FindNumber(NameKind::kArticle, *id);
  if (!number.ok()) return number.status();
  if (!number->has_value()) return Unknown(name);
  const std::string key = ArticleKey(**number, ArticlePart::kHead);
  const absl::StatusOr<std::optional<v1::Article>> record = reader().GetRecord<v1::Article>(Family::kArticles, key);
  if (!record.ok()) return record.status();
  if (!record->has_value() && reader().reads_past()) return Unknown(name);
  if (!record->has_value()) return UnreadableRecord(Family::kArticles, key);
  StoredArticle article = DecodeArticle(**record);
  if (absl::Status status = NameEvents(reader(), **record, &article); !status.ok()) return status;
  if (with_original) {
    absl::StatusOr<std::string> original = OriginalOf(reader(), **number);
    if (!original.ok()) return original.status();
    article.original = *std::move(original);
  }
  return article;
}

absl::StatusOr<ArticlePage> ReadView::ListArticles(const ArticleQuery& query, const ReadControl& control) const {
  return store::ListArticles(reader(), query, control);
}

absl::StatusOr<std::vector<ArticleVersion>> ReadView::ListArticleVersions(std::string_view name, uint64_t after,
                                                                          size_t limit) const {
  return store::ListArticleVersions(reader(), name, after, limit);
}

absl::StatusOr<StoredEvent> ReadView::GetEvent(std::string_view name) const {
  absl::StatusOr<EventRecord> found = FindEvent(reader(), name);
  if (!found.ok()) return found.status();
  return Decode(reader(), *found);
}

absl::StatusOr<EventWithEvidence> ReadView::GetEventWithEvidence(std::string_view name) const {
  absl::StatusOr<EventRecord> found = FindEvent(reader(), name);
  if (!found.ok()) return found.status();
  absl::StatusOr<StoredEvent> stored = Decode(reader(), *found);
  if (!stored.ok()) return stored.status();
  EventWithEvidence event = {*std::move(stored), {}};
  if (absl::Status status = LoadEvidence(reader(), {&found->record, 1}, {}, {&event, 1}); !status.ok()) {
    return status;
  }
  return event;
}

absl::StatusOr<std::vector<std::optional<StoredEvent>>> ReadView::GetEvents(std::span<const std::string> names) const {
  absl::StatusOr<std::vector<std::optional<EventRecord>>> found = FindEvents(reader(), names);
  if (!found.ok()) return found.status();
  std::vector<std::optional<StoredEvent>> events(names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    if (!(*found)[i]) continue;
    absl::StatusOr<StoredEvent> decoded = Decode(reader(), *(*found)[i]);
    if (!decoded.ok()) return decoded.status();
    events[i] = *std::move(decoded);
  }
  return events;
}

absl::StatusOr<std::vector<EventVersion>> ReadView::ListEventVersions(std::string_view name, uint64_t after,
                                                                      size_t limit) const {
  return store::ListEventVersions(reader(), name, after, limit);
}

absl::StatusOr<StoredDecision> ReadView::GetDecision(uint64_t number) const {
  return store::GetDecision(reader(), revision(), number);
}

absl::StatusOr<std::vector<StoredDecision>> ReadView::ListDecisions(std::string_view event) const {
  return store::ListDecisions(reader(), revision(), event);
}

absl::StatusOr<StoredActor> ReadView::GetActor(std::string_view name) const {
  const absl::StatusOr<std::string_view> id = IdOf(name, "actors/");
  if (!id.ok()) return id.status();
  const absl::StatusOr<std::optional<uint64_t>> number = reader().FindNumber(NameKind::kActor, *id);
  if (!number.ok()) return number.status();
  if (!number->has_value()) return Unknown(name);
  absl::StatusOr<std::optional<StoredActor>> actor = ReadActor(reader(), **number);
  if (!actor.ok()) return actor.status();
  if (!actor->has_value()) return Unknown(name);
  return **std::move(actor);
}

absl::StatusOr<std::vector<StoredActor>> ReadView::FindActorsByName(std::string_view name, size_t limit) const {
  const std::string normalised = actors::Normalise(name);
  const absl::StatusOr<std::set<uint64_t>> numbers = ActorsEverCalled(reader(), normalised);
  if (!numbers.ok()) return numbers.status();
  std::vector<StoredActor> found;
  std::set<uint64_t> roots;
  for (const uint64_t number : *numbers) {
    const absl::StatusOr<std::optional<v1::Actor>> record =
        reader().GetRecord<v1::Actor>(Family::kActors, NumberKey(number));
    if (!record.ok()) return record.status();
    if (!record->has_value() && !reader().reads_past()) return UnreadableRecord(Family::kActors, NumberKey(number));
    if (!record->has_value() || !IsCalled(**record, normalised)) continue;
    if (!roots.insert(reader().identities().RootOf(number)).second) continue;
    absl::StatusOr<std::optional<StoredActor>> actor = ReadActor(reader(), number);
    if (!actor.ok()) return actor.status();
    found.push_back(**std::move(actor));
  }
  std::sort(found.begin(), found.end(), [](const StoredActor& a, const StoredActor& b) {
    return a.mentions != b.mentions ? a.mentions > b.mentions : a.actor.name < b.actor.name;
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

absl::StatusOr<std::vector<StoredMerge>> ReadView::ListMerges(std::string_view actor) const {
  if (!actor.empty()) {
    const absl::StatusOr<std::string_view> id = IdOf(actor, "actors/");
    if (!id.ok()) return id.status();
  }
  std::vector<StoredMerge> merges;
  for (const auto& [number, merge] : published_->merges->merges()) {
    if (merge.made() > revision()) continue;
    if (!actor.empty() && merge.from().name() != actor && merge.into().name() != actor) continue;
    StoredMerge& stored = merges.emplace_back(
        StoredMerge{number, {merge.from().name(), merge.into().name(), merge.author(), merge.note()}, merge.made()});
    if (merge.undone() == 0 || merge.undone() > revision()) continue;
    stored.undone = merge.undone();
    stored.undone_author = merge.undone_author();
    stored.undone_note = merge.undone_note();
  }
  return merges;
}

absl::StatusOr<std::vector<ActorChange>> ReadView::ListActorChanges(std::string_view actor) const {
  return store::ListActorChanges(reader(), *published_->merges, revision(), actor);
}

absl::StatusOr<EventPage> ReadView::ListEvents(const EventQuery& query, const ReadControl& control) const {
  return store::ListEvents(reader(), query, control);
}

absl::StatusOr<EventCounts> ReadView::CountEvents(const CountQuery& query, const ReadControl& control) const {
  return store::CountEvents(reader(), query, control);
}

absl::StatusOr<ActorPage> ReadView::ListActors(const ActorQuery& query, const ReadControl& control) const {
  return store::ListActors(reader(), query, control);
}

}  // namespace chancery::store
