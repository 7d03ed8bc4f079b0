// The index entries that an event must have.
#ifndef CHANCERY_STORE_INDEX_ENTRIES_H_
#define CHANCERY_STORE_INDEX_ENTRIES_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "store/database.h"
#include "store/keys.h"
#include "store/records.pb.h"

namespace chancery::store {

// Of an event with more actors than this, pairs are not indexed one by one: it is found by each of its actors among
// their gatherings.
inline constexpr size_t kMostPairedActors = 24;

// Whether a participant acts for what its `of` names, and is not the state itself.
bool ActsForOther(const v1::EventParticipant& participant);

// By family and key; the values without revisions. A retracted event has none.
using IndexEntries = std::map<std::pair<Family, std::string>, v1::IndexEntry>;
IndexEntries IndexEntriesOf(const v1::Event& event, uint64_t number);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_INDEX_ENTRIES_H_
