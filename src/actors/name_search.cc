#include "actors/name_search.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

#include "actors/best_names.h"
#include "actors/name_highlight.h"
#include "actors/name_segment.h"
#include "actors/name_words.h"
#include "actors/near_words.h"

namespace chancery::actors {
namespace {

// With so many actors found by spelling nobody asks for typing errors.
constexpr size_t kEnoughActors = 3;
// A segment is merged with the one before it unless that is so many times as large.
constexpr size_t kGrowth = 4;

// A name found in a segment.
struct Hit {
  const NameSegment* segment;
  uint32_t name;
  NameMatch match;
  uint32_t edits;
  NameRank rank() const { return segment->rank(name); }
};

class Search {
 public:
  Search(const NameSearch::Segments& segments, const NameQuery& query)
      : segments_(segments), query_(query), typed_(TypedOf(query.text)) {
    for (const auto& segment : segments) wanted_groups_.push_back(WantedGroups(*segment));
  }

  std::vector<FoundName> Run() {
    if (typed_.spelled.empty() || typed_.spelled.size() > kMaxQueryWords) return {};
    RunStage(NameMatch::kWhole, 0);
    RunStage(NameMatch::kWords, 0);
    RunStage(NameMatch::kSpelling, 0);
    for (uint32_t edits = 1; edits <= MostEdits() && hits_.size() < kEnoughActors; ++edits) {
      RunStage(NameMatch::kTypingError, edits);
    }
    std::vector<FoundName> found;
    found.reserve(hits_.size());
    for (const Hit& hit : hits_) found.push_back(Describe(hit));
    return found;
  }

 private:
  // For each group of the segment whether its actors are asked for; empty where all are.
  std::vector<bool> WantedGroups(const NameSegment& segment) const {
    std::vector<bool> wanted;
    if (query_.kind.empty() && query_.of.empty()) return wanted;
    for (const auto& [kind, of] : segment.groups()) {
      wanted.push_back((query_.kind.empty() || kind == query_.kind) && (query_.of.empty() || of == query_.of));
    }
    return wanted;
  }

  bool NobodyWanted(size_t place) const {
    const std::vector<bool>& wanted = wanted_groups_[place];
    return !wanted.empty() && std::find(wanted.begin(), wanted.end(), true) == wanted.end();
  }

  uint32_t MostEdits() const {
    uint32_t most = 0;
    for (const std::string& word : typed_.spelled) most = std::max(most, AllowedEdits(LettersOf(word).size()));
    return most;
  }

  void RunStage(NameMatch match, uint32_t edits) {
    if (hits_.size() >= query_.limit) return;
    std::vector<Hit> found;
    for (size_t i = 0; i < segments_.size(); ++i) {
      if (NobodyWanted(i)) continue;
      TopNames top(query_.limit - hits_.size());
      FindIn(i, match, edits, &top);
      for (const auto& [name, actor] : top.names()) found.push_back({segments_[i].get(), name, match, edits});
    }
    std::sort(found.begin(), found.end(), [](const Hit& a, const Hit& b) { return a.rank() < b.rank(); });
    if (found.size() > query_.limit - hits_.size()) found.resize(query_.limit - hits_.size());
    hits_.insert(hits_.end(), found.begin(), found.end());
  }

  void FindIn(size_t place, NameMatch match, uint32_t edits, TopNames* top) const {
    const NameSegment& segment = *segments_[place];
    const auto actor_of = [&](uint32_t name) { return WantedActor(place, name); };
    switch (match) {
      case NameMatch::kWhole:
        FindWhole(segment, actor_of, top);
        return;
      case NameMatch::kWords:
      case NameMatch::kTypingError:
        FindBestNames(segment.spelled(), SpelledRanges(segment.spelled(), edits), actor_of, top);
        return;
      case NameMatch::kSpelling:
        FindBestNames(segment.folded(), FoldedRanges(segment.folded()), actor_of, top);
        return;
    }
  }

  void FindWhole(const NameSegment& segment, ActorOfName actor_of, TopNames* top) const {
    std::vector<uint32_t> words;
    for (const std::string& word : typed_.spelled) {
      const WordRange range = segment.spelled().Exactly(word);
      if (range.empty()) return;
      words.push_back(range.begin);
    }
    for (const uint32_t name : segment.NamesOfWords(words)) {
      if (top->full()) return;
      if (const uint64_t actor = actor_of(name); actor != 0) top->Offer(name, actor);
    }
  }

  QueryRanges SpelledRanges(const WordIndex& index, uint32_t edits) const {
    QueryRanges ranges;
    for (const std::string& word : typed_.spelled) {
      const uint32_t allowed = std::min(edits, AllowedEdits(LettersOf(word).size()));
      if (allowed > 0) {
        ranges.push_back(WordsNear(index, word, allowed));
      } else {
        ranges.push_back({index.BeginningWith(word)});
      }
    }
    return ranges;
  }

  QueryRanges FoldedRanges(const WordIndex& index) const {
    QueryRanges ranges;
    for (const std::vector<std::string>& beginnings : typed_.folded) {
      std::vector<WordRange>& of_word = ranges.emplace_back();
      for (const std::string& beginning : beginnings) {
        if (const WordRange range = index.BeginningWith(beginning); !range.empty()) of_word.push_back(range);
      }
      WithoutOverlap(&of_word);
    }
    return ranges;
  }

  // Of two beginnings one begins with the other, or they share no word.
  static void WithoutOverlap(std::vector<WordRange>* ranges) {
    std::sort(ranges->begin(), ranges->end(), [](const WordRange& a, const WordRange& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<WordRange> kept;
    for (const WordRange& range : *ranges) {
      if (kept.empty() || range.begin >= kept.back().end) kept.push_back(range);
    }
    *ranges = std::move(kept);
  }

  // 0 for an actor that is not asked for, was found before, or is known better by a later segment.
  uint64_t WantedActor(size_t place, uint32_t name) const {
    const NameSegment& segment = *segments_[place];
    const std::vector<bool>& wanted = wanted_groups_[place];
    if (!wanted.empty() && !wanted[segment.group(name)]) return 0;
    const uint64_t actor = segment.actor(name);
    for (const Hit& hit : hits_) {
      if (hit.segment->actor(hit.name) == actor) return 0;
    }
    for (size_t later = place + 1; later < segments_.size(); ++later) {
      if (segments_[later]->Knows(actor)) return 0;
    }
    return actor;
  }

  FoundName Describe(const Hit& hit) const {
    const NameRank rank = hit.rank();
    FoundName found;
    found.actor = rank.actor;
    found.weight = rank.weight;
    found.name = std::string(rank.text);
    found.is_other = rank.is_other;
    found.own_name = std::string(hit.segment->own_name(hit.name));
    std::tie(found.kind, found.of) = hit.segment->groups()[hit.segment->group(hit.name)];
    found.match = hit.match;
    found.edits = hit.edits;
    found.ranges = FittingBytes(rank.text, typed_, hit.match, hit.edits);
    return found;
  }

  const NameSearch::Segments& segments_;
  const NameQuery& query_;
  const TypedWords typed_;
  std::vector<std::vector<bool>> wanted_groups_;  // of each segment
  std::vector<Hit> hits_;
};

// Merges the newest segments until each is a good deal smaller than the one before it.
void MergeNewest(NameSearch::Segments* segments) {
  const auto weight = [](const NameSegment& segment) { return segment.size() + segment.known().size(); };
  while (segments->size() > 1) {
    const NameSegment& older = *(*segments)[segments->size() - 2];
    const NameSegment& newer = *segments->back();
    if (weight(newer) * kGrowth < weight(older)) return;
    NameSegmentBuilder builder;
    builder.AddAll(older, [&](uint64_t actor) { return !newer.Knows(actor); });
    builder.AddAll(newer, [](uint64_t) { return true; });
    std::vector<uint64_t> known;
    if (segments->size() > 2) {
      std::set_union(older.known().begin(), older.known().end(), newer.known().begin(), newer.known().end(),
                     std::back_inserter(known));
    }
    std::shared_ptr<const NameSegment> merged = builder.Build(std::move(known));
    segments->pop_back();
    segments->back() = std::move(merged);
  }
}

}  // namespace

NameSearch::NameSearch() : segments_(std::make_shared<const Segments>()) {}
NameSearch::~NameSearch() = default;

std::shared_ptr<const NameSearch::Segments> NameSearch::Current() const {
  const std::lock_guard lock(mutex_);
  return segments_;
}

void NameSearch::Update(std::span<const NamedActor> changed, std::span<const uint64_t> gone) {
  const std::lock_guard turn(changing_);
  auto segments = std::make_shared<Segments>(*Current());
  NameSegmentBuilder builder;
  std::vector<uint64_t> known(gone.begin(), gone.end());
  for (const NamedActor& actor : changed) {
    known.push_back(actor.actor);
    for (size_t i = 0; i < actor.names.size(); ++i) {
      builder.Add({actor.actor, actor.weight, i > 0, actor.kind, actor.of, actor.names[i]});
    }
  }
  if (known.empty()) return;
  if (segments->empty()) known.clear();
  segments->push_back(builder.Build(std::move(known)));
  MergeNewest(segments.get());
  std::shared_ptr<const Segments> now = std::move(segments);
  const std::lock_guard lock(mutex_);
  segments_.swap(now);
}

std::vector<FoundName> NameSearch::Search(const NameQuery& query) const {
  const std::shared_ptr<const Segments> segments = Current();
  return actors::Search(*segments, query).Run();
}

size_t NameSearch::names() const {
  size_t count = 0;
  for (const auto& segment : *Current()) count += segment->size();
  return count;
}

size_t NameSearch::MemoryBytes() const {
  size_t bytes = 0;
  for (const auto& segment : *Current()) bytes += segment->MemoryBytes();
  return bytes;
}

}  // namespace chancery::actors
