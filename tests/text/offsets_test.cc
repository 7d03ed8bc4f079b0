#include <gtest/gtest.h>

#include "text/block.h"

namespace chancery::text {
namespace {

TEST(OffsetMap, MapsCopiedBytesOneByOne) {
  OffsetMap map;
  map.Append(5, {10, 15});
  map.Append(5, {15, 20});
  EXPECT_EQ(map.size(), 10U);
  EXPECT_EQ(map.ToOriginal({3, 7}), (Span{13, 17}));
  EXPECT_EQ(map.ToOriginal({0, 10}), (Span{10, 20}));
  EXPECT_EQ(map.ToOriginal({4, 4}), (Span{14, 14}));
}

TEST(OffsetMap, NeverPartsWhatStandsForSomethingOfAnotherLength) {
  OffsetMap map;
  map.Append(2, {0, 2});
  map.Append(3, {2, 9});  // three bytes for "&mdash;"
  map.Append(2, {9, 11});
  EXPECT_EQ(map.ToOriginal({3, 4}), (Span{2, 9}));
  EXPECT_EQ(map.ToOriginal({1, 3}), (Span{1, 9}));
  EXPECT_EQ(map.ToOriginal({4, 7}), (Span{2, 11}));
}

TEST(OffsetMap, GivesWhatWasPutInAnEmptyRange) {
  OffsetMap map;
  map.Append(4, {0, 4});
  map.Append(2, {9, 9});
  map.Append(4, {9, 13});
  EXPECT_EQ(map.ToOriginal({4, 6}), (Span{9, 9}));
  EXPECT_EQ(map.ToOriginal({2, 8}), (Span{2, 11}));
}

TEST(OffsetMap, CutsWhatLiesBeyondItsEnd) {
  OffsetMap map;
  EXPECT_EQ(map.ToOriginal({0, 5}), (Span{0, 0}));
  map.Append(3, {7, 10});
  EXPECT_EQ(map.ToOriginal({1, 50}), (Span{8, 10}));
  EXPECT_EQ(map.ToOriginal({40, 50}), (Span{10, 10}));
}

TEST(OffsetMap, HoldsTextThatWasMovedForward) {
  OffsetMap map;
  map.Append(3, {20, 23});
  map.Append(3, {5, 8});
  EXPECT_EQ(map.ToOriginal({1, 5}), (Span{5, 23}));
}

TEST(OffsetMap, AppendsPartsOfOthers) {
  OffsetMap first;
  first.Append(4, {10, 14});
  first.Append(1, {14, 20});
  first.Append(4, {20, 24});
  OffsetMap second;
  second.Append(first, {2, 7});
  EXPECT_EQ(second.size(), 5U);
  EXPECT_EQ(second.ToOriginal({0, 2}), (Span{12, 14}));
  EXPECT_EQ(second.ToOriginal({2, 3}), (Span{14, 20}));
  EXPECT_EQ(second.ToOriginal({3, 5}), (Span{20, 22}));
}

TEST(Collapse, MakesOneSpaceOfManyAndDropsWhatIsNotSeen) {
  MappedText text;
  const std::string bytes = " \u00A0 A\u00ADb \t\n\u2009c\uE001\u200B d\u0007 ";
  text.Append(bytes, {0, bytes.size()});
  const MappedText collapsed = Collapse(text);
  EXPECT_EQ(collapsed.text, "Ab c d");
  const Span span = collapsed.map.ToOriginal({0, 4});
  EXPECT_EQ(bytes.substr(span.begin, span.end - span.begin), "A\u00ADb \t\n\u2009c");
}

}  // namespace
}  // namespace chancery::text
