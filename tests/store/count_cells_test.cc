// Packed counts: what is put in comes out, added up, whatever the order in which it is merged.
#include "store/count_cells.h"

#include <algorithm>
#include <deque>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "gtest/gtest.h"
#include "store/database.h"

namespace chancery::store {
namespace {

using ontology::EventStatus;
using ontology::EventTime;

std::vector<CountCell> Decoded(const std::string& bytes) {
  std::vector<CountCell> cells;
  EXPECT_TRUE(DecodeCells(bytes, &cells));
  return cells;
}

std::vector<CountCell> RandomCells(std::mt19937_64& random, size_t count) {
  constexpr std::string_view kTypes[] = {"meeting", "visit", "", "promise"};
  constexpr EventStatus kStatuses[] = {EventStatus::kPossible, EventStatus::kPlanned, EventStatus::kOngoing,
                                       EventStatus::kOccurred, EventStatus::kCancelled};
  std::vector<CountCell> cells;
  for (size_t i = 0; i < count; ++i) {
    cells.push_back({kTypes[random() % 4], kStatuses[random() % 5], static_cast<DatePrecision>(random() % 5),
                     static_cast<uint16_t>(random() % 366), static_cast<int64_t>(random() % 7) - 3,
                     static_cast<int64_t>(random() % 2000) - 1000});
  }
  return cells;
}

using Sums = std::map<std::tuple<std::string, EventStatus, DatePrecision, uint16_t>, std::pair<int64_t, int64_t>>;

Sums SumsOf(const std::vector<CountCell>& cells) {
  Sums sums;
  for (const CountCell& cell : cells) {
    auto& [events, reports] = sums[{std::string(cell.type), cell.status, cell.precision, cell.day}];
    events += cell.events;
    reports += cell.reports;
  }
  std::erase_if(sums, [](const auto& one) { return one.second == std::pair<int64_t, int64_t>(); });
  return sums;
}

TEST(CountCells, AreOneRunOfBytesForEachKind) {
  const std::string bytes = EncodeCells({{"visit", EventStatus::kPlanned, DatePrecision::kMonth, 30, 2, 3},
                                         {"visit", EventStatus::kPlanned, DatePrecision::kMonth, 0, 1, -1}});
  EXPECT_EQ(bytes, std::string("\x05visit\x11\x02\x00\x02\x01\x1e\x04\x06", 14));
}

TEST(CountCells, WhatComesToNothingIsLeftOut) {
  EXPECT_EQ(EncodeCells({{"visit", EventStatus::kOccurred, DatePrecision::kDay, 3, 1, 2},
                         {"visit", EventStatus::kOccurred, DatePrecision::kDay, 3, -1, -2}}),
            "");
  EXPECT_TRUE(Decoded("").empty());
}

TEST(CountCells, ComeBackAddedUpWhateverTheirOrder) {
  std::mt19937_64 random(5);
  for (int i = 0; i < 200; ++i) {
    std::vector<CountCell> cells = RandomCells(random, random() % 300);
    const std::string bytes = EncodeCells(cells);
    EXPECT_EQ(SumsOf(Decoded(bytes)), SumsOf(cells));
    std::shuffle(cells.begin(), cells.end(), random);
    EXPECT_EQ(EncodeCells(cells), bytes);
  }
}

TEST(CountCells, GreatNumbersComeBack) {
  for (const int64_t number : {INT64_MAX, INT64_MIN + 1, int64_t{1} << 40, int64_t{-64}, int64_t{64}}) {
    const std::vector<CountCell> cells = {{"x", EventStatus::kOccurred, DatePrecision::kUndated, 365, number, -number}};
    EXPECT_EQ(Decoded(EncodeCells(cells)), cells);
  }
}

TEST(CountCells, BytesThatAreCutShortOrWrongAreRefused) {
  const std::string bytes = EncodeCells({{"meeting", EventStatus::kOccurred, DatePrecision::kDay, 200, 1000, 70}});
  std::vector<CountCell> cells;
  for (size_t size = 1; size < bytes.size(); ++size) EXPECT_FALSE(DecodeCells(bytes.substr(0, size), &cells)) << size;
  std::string wrong = bytes;
  wrong[8] = '\x07';  // a status that there is not
  EXPECT_FALSE(DecodeCells(wrong, &cells));
  wrong[8] = '\x53';  // a precision that there is not
  EXPECT_FALSE(DecodeCells(wrong, &cells));
  EXPECT_FALSE(DecodeCells("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", &cells));
}

TEST(CountCells, AreMergedAlikeInOneStepAndInMany) {
  std::mt19937_64 random(9);
  const auto merge = NewCellMergeOperator();
  for (int i = 0; i < 100; ++i) {
    std::vector<std::string> parts;
    std::vector<CountCell> all;
    std::vector<std::vector<CountCell>> kept;
    for (size_t j = 0; j < 1 + random() % 6; ++j) {
      kept.push_back(RandomCells(random, random() % 20));
      all.insert(all.end(), kept.back().begin(), kept.back().end());
      parts.push_back(EncodeCells(kept.back()));
    }
    const std::deque<rocksdb::Slice> slices(parts.begin(), parts.end());
    std::string partial;
    ASSERT_TRUE(merge->PartialMergeMulti("", slices, &partial, nullptr));
    const rocksdb::Slice existing = parts[0];
    const std::vector<rocksdb::Slice> operands(slices.begin() + 1, slices.end());
    std::string merged;
    rocksdb::Slice unused;
    rocksdb::MergeOperator::MergeOperationOutput out(merged, unused);
    ASSERT_TRUE(
        merge->FullMergeV2(rocksdb::MergeOperator::MergeOperationInput("", &existing, operands, nullptr), &out));
    EXPECT_EQ(merged, EncodeCells(all));
    EXPECT_EQ(partial, merged);
  }
}

TEST(CountCells, AMergeOfDamagedBytesIsRefused) {
  std::string merged;
  EXPECT_FALSE(NewCellMergeOperator()->PartialMergeMulti("", {"\x01", ""}, &merged, nullptr));
}

TEST(CountCells, ADateIsAsPreciseAsItsBeginning) {
  const auto of = [](const char* text) { return PrecisionOf(*EventTime::Parse(text)); };
  EXPECT_EQ(of("2024-02-29"), DatePrecision::kDay);
  EXPECT_EQ(of("2009-12-09/2010-03"), DatePrecision::kDay);
  EXPECT_EQ(of("1899-12"), DatePrecision::kMonth);
  EXPECT_EQ(of("2010-01/2010-03"), DatePrecision::kMonth);
  EXPECT_EQ(of("2010"), DatePrecision::kYear);
  EXPECT_EQ(of("../2009-12-09"), DatePrecision::kBound);
  EXPECT_EQ(of("2009-12-09/.."), DatePrecision::kBound);
  EXPECT_EQ(of(""), DatePrecision::kUndated);
}

}  // namespace
}  // namespace chancery::store
