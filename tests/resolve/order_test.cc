// The end result does not depend on the order in which mentions come.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "resolve/compose.h"
#include "resolve/partition.h"
#include "resolve/resolve.h"
#include "tests/resolve/memory_mentions.h"
#include "tests/resolve/mention_builder.h"

namespace chancery::resolve {
namespace {

using Events = std::map<std::string, ontology::Event>;

std::vector<ResolvedMention> RandomResolved(uint64_t seed, size_t count) {
  return ResolveActors(testing::RandomMentions(seed, count), *testing::SmallGazetteer());
}

// The events of a set of mentions, made all at once.
Events EventsOf(const std::vector<ResolvedMention>& mentions) {
  std::vector<const ResolvedMention*> pointers;
  for (const ResolvedMention& mention : mentions) pointers.push_back(&mention);
  Events events;
  for (const Cluster& cluster : Partition(pointers)) {
    ontology::Event event = Compose(cluster);
    events.emplace(event.name, event);
  }
  return events;
}

// Gives the mentions in groups of one to four.
void ApplyInGroups(std::mt19937_64& random, const std::vector<ResolvedMention>& mentions,
                   testing::MemoryMentions* memory) {
  for (size_t start = 0; start < mentions.size();) {
    const size_t count = std::min<size_t>(std::uniform_int_distribution<size_t>(1, 4)(random), mentions.size() - start);
    memory->Apply(std::span(mentions).subspan(start, count), {});
    start += count;
  }
}

TEST(Order, AnyPermutationAndGroupingOfMentionsGivesTheSameEvents) {
  size_t merged = 0;
  for (uint64_t seed = 0; seed < 40; ++seed) {
    std::vector<ResolvedMention> mentions = RandomResolved(seed, 40);
    const Events expected = EventsOf(mentions);
    merged += mentions.size() - expected.size();
    std::mt19937_64 random(seed);
    for (int round = 0; round < 5; ++round) {
      std::shuffle(mentions.begin(), mentions.end(), random);
      testing::MemoryMentions memory;
      ApplyInGroups(random, mentions, &memory);
      ASSERT_EQ(memory.events(), expected) << "seed " << seed << " round " << round;
    }
  }
  // The mentions do merge: else the test would say nothing.
  EXPECT_GT(merged, 200);
}

TEST(Order, WhatWasWithdrawnMightAsWellNeverHaveCome) {
  for (uint64_t seed = 0; seed < 25; ++seed) {
    std::vector<ResolvedMention> mentions = RandomResolved(seed, 30);
    std::mt19937_64 random(seed);
    std::shuffle(mentions.begin(), mentions.end(), random);
    testing::MemoryMentions memory;
    ApplyInGroups(random, mentions, &memory);
    while (!mentions.empty()) {
      const std::vector<std::string> withdrawn = {mentions.back().mention.id};
      mentions.pop_back();
      memory.Apply({}, withdrawn);
      ASSERT_EQ(memory.events(), EventsOf(mentions)) << "seed " << seed << ", " << mentions.size() << " left";
    }
  }
}

TEST(Order, AMentionThatIsReplacedLeavesNoTraceOfWhatItWas) {
  for (uint64_t seed = 0; seed < 25; ++seed) {
    std::vector<ResolvedMention> mentions = RandomResolved(seed, 30);
    const std::vector<ResolvedMention> others = RandomResolved(seed + 1000, 30);
    testing::MemoryMentions memory;
    memory.Apply(mentions, {});
    for (size_t i = 0; i < mentions.size(); ++i) {
      // The same id, the same article, another content.
      ResolvedMention changed = others[i];
      changed.mention.id = mentions[i].mention.id;
      changed.mention.article = mentions[i].mention.article;
      mentions[i] = changed;
      memory.Apply({&changed, 1}, {&changed.mention.id, 1});
      ASSERT_EQ(memory.events(), EventsOf(mentions)) << "seed " << seed << " mention " << i;
    }
  }
}

TEST(Order, EveryNameThatAnEventHadLeadsToAnEventAsLongAsNothingIsWithdrawn) {
  size_t redirected = 0;
  for (uint64_t seed = 0; seed < 25; ++seed) {
    std::vector<ResolvedMention> mentions = RandomResolved(seed, 40);
    std::mt19937_64 random(seed);
    std::shuffle(mentions.begin(), mentions.end(), random);
    testing::MemoryMentions memory;
    std::set<std::string> names;
    for (const ResolvedMention& mention : mentions) {
      memory.Apply({&mention, 1}, {});
      for (const auto& [name, event] : memory.events()) names.insert(name);
    }
    for (const std::string& name : names) {
      const ontology::Event* event = memory.Follow(name);
      ASSERT_NE(event, nullptr) << name;
      if (event->name != name) ++redirected;
    }
  }
  EXPECT_GT(redirected, 10);
}

}  // namespace
}  // namespace chancery::resolve
