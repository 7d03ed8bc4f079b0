// The bytes of keys, so that RocksDB's bytewise order is the order in which they are scanned. docs/formats.md tells the
// same in prose.
#ifndef CHANCERY_STORE_KEYS_H_
#define CHANCERY_STORE_KEYS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"

namespace chancery::store {

// Big-endian, so that numbers sort.
void AppendFixed32(std::string* key, uint32_t number);
void AppendFixed64(std::string* key, uint64_t number);
// REQUIRES: the bytes are there.
uint32_t ReadFixed32(std::string_view bytes, size_t at);
uint64_t ReadFixed64(std::string_view bytes, size_t at);

// A key of eight bytes: of actors, events, evidence (mentions) and changes.
std::string NumberKey(uint64_t number);

// articles: the number and which part.
enum class ArticlePart : char { kHead = 0, kOriginal = 1 };
std::string ArticleKey(uint64_t article, ArticlePart part);

// names: what kind of name, and the name.
enum class NameKind : char {
  kActor = 'a',    // the part after "actors/"
  kAlias = 'n',    // see AliasKey
  kArticle = 'r',  // the article's id
  kEvent = 'e',    // the part after "events/"
  kMention = 'm',  // the mention's id
};
std::string NameKey(NameKind kind, std::string_view name);

// names: a normalised name (LookupNames), a zero byte, and the actor. A zero byte in it is left out.
std::string AliasKey(std::string_view normalised, uint64_t actor);
std::string AliasPrefix(std::string_view normalised);

// Days as numbers that sort: from year 1 on, and never negative.
uint32_t DayNumber(absl::CivilDay day);
absl::CivilDay DayOf(uint32_t number);

// A place in an index: what is indexed (the prefix), the lane, the day, newest first, and the event.
//
// Events that take more than kLongestShortDays are in a lane of their own: so an event that overlaps a day but began
// before it is either not more than that many days back, or in the lane of the few long ones.
enum class Lane : char { kShort = 0, kLong = 1 };
inline constexpr int kLongestShortDays = 31;

struct IndexPosition {
  absl::CivilDay day;
  uint64_t event = 0;
  friend bool operator==(const IndexPosition&, const IndexPosition&) = default;
};

std::string IndexKey(std::string_view prefix, Lane lane, IndexPosition position);
// The last twelve bytes of an index key.
// REQUIRES: the key is that long.
IndexPosition ReadIndexPosition(std::string_view key);
inline constexpr size_t kIndexPositionBytes = 12;

// The prefixes of the indexes. by_time has none.
std::string ActorPrefix(uint64_t actor);
std::string PairPrefix(uint64_t a, uint64_t b);  // the smaller number first, whatever the order of the arguments
// In by_pair: the events of an actor that have too many participants for each pair to be indexed.
std::string GatheringPrefix(uint64_t actor);
std::string TypePrefix(std::string_view type);  // the name and a zero byte

// by_trait: what kind of trait, its text and a zero byte. A zero byte in the text is left out.
enum class Trait : char {
  kOf = 'o',           // somebody acts for this country or organisation and is not the state itself
  kPlaceWord = 'p',    // a word of the place, or kLongText (text_words.h)
  kStatus = 's',       // of events that have another status than OCCURRED
  kContentWord = 'w',  // a word of the content, or kLongText
};
std::string TraitPrefix(Trait trait, std::string_view text);

// candidates: type and a zero byte, what resolution seeks (resolve/traits.h) and a zero byte, the first day of the
// window, the mention. A zero byte in what is sought is left out.
std::string CandidatePrefix(std::string_view type, std::string_view sought);
std::string CandidateKey(std::string_view type, std::string_view sought, absl::CivilDay first, uint64_t mention);

// decisions: one by its number, and those that hold for a mention by its id.
std::string DecisionKey(uint64_t number);
std::string MentionDecisionsKey(std::string_view mention_id);

// history: what ended, its key in the family that it was in, and the revision at which it ended.
enum class HistoryKind : char {
  kActor = 'P',
  kActorMentions = 'u',  // how many mentions named the actor, a counter
  kArticle = 'A',
  kOriginal = 'O',
  kMention = 'M',
  kMentionName = 'm',   // the mention's id, which had the number
  kEventName = 'e',     // the part after "events/", which led to the number
  kMentionEvent = 'v',  // the mention, which was of the event
  kEvent = 'E',
  kAlias = 'n',  // as in names, without the letter
  kByActor = 'a',
  kByPair = 'p',
  kByType = 't',
  kByTime = 'd',
  kByTrait = 'x',
};
std::string HistoryKey(HistoryKind kind, std::string_view key, uint64_t ended);
std::string HistoryPrefix(HistoryKind kind, std::string_view key);

// counts: how many mentions use an alias or office for an actor, or name it at all.
enum class UsageKind : char { kAlias = 'a', kDisplayName = 'd', kMention = 'm', kOffice = 'o' };
std::string UsageKey(uint64_t actor, UsageKind kind, std::string_view text);
std::string UsagePrefix(uint64_t actor, UsageKind kind);

// The first key that does not begin with the prefix: the bound of a scan; empty if there is none.
std::string EndOfPrefix(std::string_view prefix);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_KEYS_H_
