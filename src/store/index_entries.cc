#include "store/index_entries.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "ontology/event_time.h"
#include "store/record_codec.h"
#include "store/text_words.h"

namespace chancery::store {
namespace {

// How many days after its sort day the event can still have gone on.
uint32_t DaysAfter(const v1::Event& event, absl::CivilDay sort_day) {
  const absl::StatusOr<ontology::EventTime> time = ontology::EventTime::Parse(event.time());
  if (!time.ok() || !time->latest()) return 0;
  return static_cast<uint32_t>(std::max<int64_t>(0, *time->latest() - sort_day));
}

// What by_trait lists the event by.
std::set<std::string> TraitPrefixesOf(const v1::Event& event) {
  std::set<std::string> prefixes;
  for (const v1::EventParticipant& participant : event.participants()) {
    if (ActsForOther(participant)) prefixes.insert(TraitPrefix(Trait::kOf, participant.of()));
  }
  for (const std::string& word : IndexedWords(event.place(), WordChoice::kAll)) {
    prefixes.insert(TraitPrefix(Trait::kPlaceWord, word));
  }
  for (const std::string& word : IndexedWords(event.content(), WordChoice::kTelling)) {
    prefixes.insert(TraitPrefix(Trait::kContentWord, word));
  }
  if (event.status() != ToString(ontology::EventStatus::kOccurred)) {
    prefixes.insert(TraitPrefix(Trait::kStatus, event.status()));
  }
  return prefixes;
}

}  // namespace

bool ActsForOther(const v1::EventParticipant& participant) {
  constexpr std::string_view kActorPrefixText = "actors/";
  return !participant.of().empty() &&
         std::string_view{participant.actor_name()}.substr(kActorPrefixText.size()) != participant.of();
}

IndexEntries IndexEntriesOf(const v1::Event& event, uint64_t number) {
  const IndexPosition position = {DecodeDay(event.sort_day()), number};
  v1::IndexEntry plain;
  plain.set_type(event.type());
  plain.set_status(event.status());
  plain.set_days(DaysAfter(event, position.day));
  const Lane lane = plain.days() > static_cast<uint32_t>(kLongestShortDays) ? Lane::kLong : Lane::kShort;

  IndexEntries entries;
  if (event.retracted_by() != 0) return entries;
  const auto add = [&](Family family, std::string_view prefix) -> v1::IndexEntry& {
    return entries.try_emplace({family, IndexKey(prefix, lane, position)}, plain).first->second;
  };
  add(Family::kByTime, "");
  add(Family::kByType, TypePrefix(event.type()));
  for (const std::string& prefix : TraitPrefixesOf(event)) add(Family::kByTrait, prefix);
  std::set<uint64_t> actors;
  for (const v1::EventParticipant& participant : event.participants()) {
    add(Family::kByActor, ActorPrefix(participant.actor())).add_roles(participant.role());
    actors.insert(participant.actor());
  }
  for (auto first = actors.begin(); first != actors.end(); ++first) {
    if (actors.size() > kMostPairedActors) {
      add(Family::kByPair, GatheringPrefix(*first));
      continue;
    }
    for (auto second = std::next(first); second != actors.end(); ++second) {
      add(Family::kByPair, PairPrefix(*first, *second));
    }
  }
  return entries;
}

}  // namespace chancery::store
