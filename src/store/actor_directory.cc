#include "store/actor_directory.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "store/actor_numbers.h"
#include "store/counter_merge.h"
#include "store/published.h"
#include "store/reader.h"

namespace chancery::store {
namespace {

constexpr std::string_view kActorPrefixText = "actors/";
// Actors whose names are handed over together: many, as each hand-over makes a segment, but they are in memory twice.
constexpr size_t kActorsAtOnce = 1 << 16;
constexpr size_t kReadAtOnce = 256;
constexpr size_t kMostRevisionsAtOnce = 1024;
constexpr absl::Duration kLookAgain = absl::Milliseconds(10);

// The numbers of actors that changed, and up to which revision.
struct Changed {
  std::set<uint64_t> records;
  std::set<uint64_t> counts;
  uint64_t revision = 0;
};

absl::StatusOr<Changed> ReadChanged(const Reader& reader, uint64_t after) {
  Changed changed;
  changed.revision = after;
  Scan scan(reader.database(), reader.options(), Family::kChanges, NumberKey(after + 1), "");
  size_t read = 0;
  for (scan.SeekToFirst(); scan.Valid() && read < kMostRevisionsAtOnce; scan.Next(), ++read) {
    v1::Change record;
    if (scan.key().size() != sizeof(uint64_t) ||
        !record.ParseFromArray(scan.value().data(), static_cast<int>(scan.value().size()))) {
      return UnreadableRecord(Family::kChanges, scan.key());
    }
    changed.records.insert(record.actors().begin(), record.actors().end());
    changed.counts.insert(record.counted_actors().begin(), record.counted_actors().end());
    changed.revision = ReadFixed64(scan.key(), 0);
  }
  if (absl::Status status = scan.status(); !status.ok()) return status;
  return changed;
}

}  // namespace

class ActorDirectory::Impl {
 public:
  Impl(Store& store, std::shared_ptr<const actors::Gazetteer> gazetteer)
      : store_(store), gazetteer_(std::move(gazetteer)) {
    store_.OnPublish(
        [this](uint64_t) {
          {
            const std::lock_guard lock(mutex_);
            has_news_ = true;
          }
          woken_.notify_all();
        },
        this);
    thread_ = std::thread(&Impl::Run, this);
  }

  ~Impl() {
    store_.OnPublish(nullptr, this);
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    woken_.notify_all();
    thread_.join();
  }

  absl::Status WaitFor(uint64_t revision, absl::Duration patience, const ReadControl& control) const;
  absl::StatusOr<ActorSearchResult> Search(const actors::NameQuery& query) const;

  uint64_t revision() const {
    const std::lock_guard lock(mutex_);
    return filled_ ? revision_ : 0;
  }
  size_t names() const { return search_.names(); }
  size_t MemoryBytes() const { return search_.MemoryBytes() + numbers_.MemoryBytes(); }

 private:
  // What is to be handed to the search.
  struct Batch {
    std::vector<actors::NamedActor> changed;
    std::vector<uint64_t> gone;
  };

  void Run();
  absl::Status Fill(const ReadView& view);
  absl::StatusOr<uint64_t> Follow(const ReadView& view, uint64_t after);
  // Reads actors and puts those into the batch that are to be found otherwise than before.
  absl::Status ReadInto(const Reader& reader, const std::vector<uint64_t>& numbers, const std::set<uint64_t>& records,
                        Batch* batch);
  actors::NamedActor Named(uint64_t number, const v1::Actor& record, uint64_t mentions) const;
  bool stopping() const {
    const std::lock_guard lock(mutex_);
    return stopping_;
  }
  absl::Status state() const;  // with mutex_

  Store& store_;
  const std::shared_ptr<const actors::Gazetteer> gazetteer_;
  actors::NameSearch search_;
  ActorNumbers numbers_;

  mutable std::mutex mutex_;
  mutable std::condition_variable woken_;  // of this thread and of those who wait for it
  bool has_news_ = false;
  bool stopping_ = false;
  bool filled_ = false;
  uint64_t revision_ = 0;
  absl::Status failed_;

  std::thread thread_;
};

void ActorDirectory::Impl::Run() {
  uint64_t known = 0;
  bool filled = false;
  for (;;) {
    // Held no longer than the reading of what it shows: a view pins files.
    std::optional<ReadView> view = store_.Latest();
    absl::Status status;
    if (!filled) {
      known = view->revision();
      status = Fill(*view);
      filled = true;
    } else {
      const absl::StatusOr<uint64_t> followed = Follow(*view, known);
      status = followed.status();
      if (followed.ok()) known = *followed;
    }
    const bool behind = known < view->revision();
    view.reset();
    std::unique_lock lock(mutex_);
    if (stopping_) return;
    filled_ = true;
    revision_ = known;
    failed_ = status;
    woken_.notify_all();
    if (!status.ok()) return;
    if (!behind) woken_.wait(lock, [this] { return stopping_ || has_news_; });
    has_news_ = false;
    if (stopping_) return;
  }
}

absl::Status ActorDirectory::Impl::Fill(const ReadView& view) {
  const Reader& reader = view.published().reader;
  Scan scan(reader.database(), reader.options(), Family::kActors, "", "");
  Batch batch;
  std::vector<uint64_t> numbers;
  const auto read = [&] {
    const absl::Status status = ReadInto(reader, numbers, {numbers.begin(), numbers.end()}, &batch);
    numbers.clear();
    return status;
  };
  for (scan.SeekToFirst(); scan.Valid() && !stopping(); scan.Next()) {
    if (scan.key().size() != sizeof(uint64_t)) return UnreadableRecord(Family::kActors, scan.key());
    numbers.push_back(ReadFixed64(scan.key(), 0));
    if (numbers.size() == kReadAtOnce) {
      if (absl::Status status = read(); !status.ok()) return status;
    }
    if (batch.changed.size() >= kActorsAtOnce) search_.Update(std::exchange(batch, {}).changed);
  }
  if (absl::Status status = scan.status(); !status.ok()) return status;
  if (absl::Status status = read(); !status.ok()) return status;
  search_.Update(batch.changed);
  return absl::OkStatus();
}

absl::StatusOr<uint64_t> ActorDirectory::Impl::Follow(const ReadView& view, uint64_t after) {
  const Reader& reader = view.published().reader;
  const absl::StatusOr<Changed> changed = ReadChanged(reader, after);
  if (!changed.ok()) return changed.status();
  std::vector<uint64_t> numbers;
  std::set_union(changed->records.begin(), changed->records.end(), changed->counts.begin(), changed->counts.end(),
                 std::back_inserter(numbers));
  Batch batch;
  if (absl::Status status = ReadInto(reader, numbers, changed->records, &batch); !status.ok()) return status;
  search_.Update(batch.changed, batch.gone);
  return changed->revision;
}

absl::Status ActorDirectory::Impl::ReadInto(const Reader& reader, const std::vector<uint64_t>& numbers,
                                            const std::set<uint64_t>& records, Batch* batch) {
  std::vector<std::string> keys;
  std::vector<std::string> count_keys;
  for (const uint64_t number : numbers) {
    keys.push_back(NumberKey(number));
    count_keys.push_back(UsageKey(number, UsageKind::kMention, ""));
  }
  const absl::StatusOr<std::vector<std::optional<v1::Actor>>> actors =
      reader.GetRecords<v1::Actor>(Family::kActors, keys);
  if (!actors.ok()) return actors.status();
  const absl::StatusOr<std::vector<std::optional<std::string>>> counts = reader.MultiGet(Family::kCounts, count_keys);
  if (!counts.ok()) return counts.status();
  for (size_t i = 0; i < numbers.size(); ++i) {
    const std::optional<v1::Actor>& actor = (*actors)[i];
    if (!actor) {
      batch->gone.push_back(numbers[i]);
      continue;
    }
    const std::optional<int64_t> count = (*counts)[i] ? DecodeCounter(*(*counts)[i]) : 0;
    if (!count) return UnreadableRecord(Family::kCounts, count_keys[i]);
    const auto mentions = static_cast<uint64_t>(std::max<int64_t>(0, *count));
    const std::string_view name = actor->name();
    const bool moved = numbers_.Set(numbers[i], name.substr(kActorPrefixText.size()), mentions);
    if (moved || records.contains(numbers[i])) batch->changed.push_back(Named(numbers[i], *actor, mentions));
  }
  return absl::OkStatus();
}

actors::NamedActor ActorDirectory::Impl::Named(uint64_t number, const v1::Actor& record, uint64_t mentions) const {
  actors::NamedActor actor{number, mentions, record.kind(), record.of(), {}};
  std::set<std::string> known;
  const auto add = [&](const std::string& name) {
    if (known.insert(actors::Normalise(name)).second) actor.names.push_back(name);
  };
  add(record.display_name());
  for (const std::string& alias : record.aliases()) add(alias);
  const actors::Entry* entry = record.gazetteer_id().empty() ? nullptr : gazetteer_->FindById(record.gazetteer_id());
  if (entry != nullptr) {
    add(entry->name);
    for (const std::string& name : entry->names) add(name);
  }
  return actor;
}

absl::Status ActorDirectory::Impl::WaitFor(uint64_t revision, absl::Duration patience,
                                           const ReadControl& control) const {
  const absl::Time end = absl::Now() + patience;
  std::unique_lock lock(mutex_);
  while (failed_.ok() && (!filled_ || revision_ < revision)) {
    if (control.cancelled && control.cancelled()) return absl::CancelledError("the caller gave up");
    const absl::Time now = absl::Now();
    if (now >= control.deadline) return absl::DeadlineExceededError("the time for the search is over");
    if (now >= end) {
      return absl::UnavailableError(filled_ ? "the names of actors lag behind the revision asked for: try again"
                                            : "the names of actors are still being read: try again");
    }
    woken_.wait_for(lock, absl::ToChronoNanoseconds(std::min(kLookAgain, end - now)));
  }
  return failed_;
}

absl::StatusOr<ActorSearchResult> ActorDirectory::Impl::Search(const actors::NameQuery& query) const {
  ActorSearchResult result;
  {
    const std::lock_guard lock(mutex_);
    if (!failed_.ok()) return failed_;
    if (!filled_) return absl::UnavailableError("the names of actors are still being read: try again");
    result.revision = revision_;
  }
  for (actors::FoundName& fit : search_.Search(query)) {
    const ActorNumbers::Actor known = numbers_.Get(fit.actor);
    ListedActor listed;
    listed.name = absl::StrCat(std::string(kActorPrefixText), known.id);
    listed.display_name = fit.own_name;
    listed.kind = fit.kind;
    listed.of = fit.of;
    listed.mentions = known.mentions;
    listed.fit = std::move(fit);
    result.actors.push_back(std::move(listed));
  }
  std::sort(result.actors.begin(), result.actors.end(), [](const ListedActor& a, const ListedActor& b) {
    return std::tuple(a.fit.match, a.fit.edits, b.mentions, std::string_view(a.name)) <
           std::tuple(b.fit.match, b.fit.edits, a.mentions, std::string_view(b.name));
  });
  return result;
}

ActorDirectory::ActorDirectory(Store& store, std::shared_ptr<const actors::Gazetteer> gazetteer)
    : impl_(std::make_unique<Impl>(store, std::move(gazetteer))) {}
ActorDirectory::~ActorDirectory() = default;

absl::Status ActorDirectory::WaitFor(uint64_t revision, absl::Duration patience, const ReadControl& control) const {
  return impl_->WaitFor(revision, patience, control);
}
absl::StatusOr<ActorSearchResult> ActorDirectory::Search(const actors::NameQuery& query) const {
  return impl_->Search(query);
}
uint64_t ActorDirectory::revision() const { return impl_->revision(); }
size_t ActorDirectory::names() const { return impl_->names(); }
size_t ActorDirectory::MemoryBytes() const { return impl_->MemoryBytes(); }

}  // namespace chancery::store
