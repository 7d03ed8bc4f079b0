#include "store/keys.h"

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "gtest/gtest.h"
#include "store/counter_merge.h"
#include "store/event_query.h"

namespace chancery::store {
namespace {

TEST(Keys, NumbersComeBackAndSort) {
  std::mt19937_64 random(1);
  std::vector<uint64_t> numbers = {0, 1, 255, 256, UINT32_MAX, UINT64_MAX};
  for (int i = 0; i < 200; ++i) numbers.push_back(random() >> (random() % 64));
  for (const uint64_t a : numbers) {
    EXPECT_EQ(ReadFixed64(NumberKey(a), 0), a);
    for (const uint64_t b : numbers) EXPECT_EQ(NumberKey(a) < NumberKey(b), a < b) << a << " " << b;
  }
}

TEST(Keys, NumbersAreBigEndian) { EXPECT_EQ(NumberKey(0x0102030405060708), "\x01\x02\x03\x04\x05\x06\x07\x08"); }

TEST(Keys, DaysComeBackFromTheFirstYearToTheLast) {
  for (const absl::CivilDay day :
       {absl::CivilDay(1, 1, 1), absl::CivilDay(1582, 10, 15), absl::CivilDay(1899, 12, 31), absl::CivilDay(1970, 1, 1),
        absl::CivilDay(2024, 2, 29), absl::CivilDay(9999, 12, 31)}) {
    EXPECT_EQ(DayOf(DayNumber(day)), day);
    EXPECT_LT(DayNumber(day), DayNumber(day + 1));
  }
}

TEST(Keys, IndexKeysSortByLaneThenNewestDayThenEvent) {
  std::mt19937_64 random(1);
  std::vector<std::tuple<int, int64_t, uint64_t, std::string>> keys;
  for (int i = 0; i < 300; ++i) {
    const IndexPosition position = {absl::CivilDay(2000, 1, 1) + static_cast<int>(random() % 20), random() % 5};
    const Lane lane = random() % 2 == 0 ? Lane::kShort : Lane::kLong;
    const std::string key = IndexKey(ActorPrefix(7), lane, position);
    EXPECT_EQ(ReadIndexPosition(key), position);
    keys.emplace_back(static_cast<int>(lane), -(position.day - absl::CivilDay(2000, 1, 1)), position.event, key);
  }
  std::sort(keys.begin(), keys.end());
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end(),
                             [](const auto& a, const auto& b) { return std::get<3>(a) < std::get<3>(b); }));
}

TEST(Keys, APairHasOneKeyAndItsGatheringsComeAfterAllItsPairs) {
  EXPECT_EQ(PairPrefix(3, 9), PairPrefix(9, 3));
  EXPECT_NE(PairPrefix(3, 9), PairPrefix(3, 8));
  EXPECT_LT(PairPrefix(3, 9), GatheringPrefix(3));
  EXPECT_LT(GatheringPrefix(3), PairPrefix(4, 5));
}

TEST(Keys, OneTypeIsNotAPrefixOfAnother) {
  const std::string meet = IndexKey(TypePrefix("meet"), Lane::kShort, {absl::CivilDay(2000, 1, 1), 1});
  EXPECT_FALSE(
      IndexKey(TypePrefix("meeting"), Lane::kShort, {absl::CivilDay(2000, 1, 1), 1}).starts_with(TypePrefix("meet")));
  EXPECT_TRUE(meet.starts_with(TypePrefix("meet")));
}

TEST(Keys, AnAliasWithZeroBytesDoesNotReachAnother) {
  EXPECT_EQ(AliasPrefix(std::string("a\0b", 3)), AliasPrefix("ab"));
  EXPECT_FALSE(AliasKey("lavrov", 1).starts_with(AliasPrefix("lavro")));
}

TEST(Keys, CandidatesSortByTheFirstDayOfTheWindow) {
  const std::string early = CandidateKey("meeting", "=s:ru|s:ps", absl::CivilDay(2009, 12, 9), 500);
  const std::string late = CandidateKey("meeting", "=s:ru|s:ps", absl::CivilDay(2009, 12, 10), 2);
  EXPECT_LT(early, late);
  EXPECT_TRUE(early.starts_with(CandidatePrefix("meeting", "=s:ru|s:ps")));
  EXPECT_FALSE(early.starts_with(CandidatePrefix("meeting", "=s:ru|s:p")));
  EXPECT_EQ(CandidatePrefix("meeting", std::string("=s\0:ru", 6)), CandidatePrefix("meeting", "=s:ru"));
}

TEST(Keys, TheEndOfAPrefixIsTheFirstKeyBeyondIt) {
  EXPECT_EQ(EndOfPrefix("a"), "b");
  EXPECT_EQ(EndOfPrefix(std::string("a\xFF")), "b");
  EXPECT_EQ(EndOfPrefix("\xFF\xFF"), "");
  EXPECT_EQ(EndOfPrefix(""), "");
}

TEST(Keys, HistoryKeepsEachEndOfOneKey) {
  EXPECT_LT(HistoryKey(HistoryKind::kEvent, NumberKey(1), 5), HistoryKey(HistoryKind::kEvent, NumberKey(1), 6));
  EXPECT_NE(HistoryKey(HistoryKind::kEvent, NumberKey(1), 5), HistoryKey(HistoryKind::kMention, NumberKey(1), 5));
}

TEST(Counter, ComesBackAndAddsUp) {
  for (const int64_t value : {INT64_MIN, int64_t{-1}, int64_t{0}, int64_t{1}, INT64_MAX}) {
    EXPECT_EQ(DecodeCounter(EncodeCounter(value)), value);
  }
  EXPECT_EQ(DecodeCounter("short"), std::nullopt);
}

TEST(Cursor, ComesBackAndRefusesWhatItDidNotMake) {
  const Cursor cursor = {absl::CivilDay(2009, 12, 9), 77};
  const auto decoded = Cursor::Decode(cursor.Encode());
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(*decoded, cursor);
  EXPECT_EQ(Cursor::Decode("").status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Cursor::Decode(cursor.Encode() + "x").status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace chancery::store
