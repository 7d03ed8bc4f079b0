// Trees with decorated labels, drawn as heads and labels.
#include "nlp/parse_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chancery::nlp {
namespace {

using ::testing::ElementsAre;

struct Drawn {
  std::vector<int> heads;
  std::vector<std::string> labels;
};

struct Resolved {
  std::vector<int> heads;
  std::vector<std::string> labels;
  std::vector<int> sentence_starts;
};

Resolved Resolve(const Drawn& drawn, std::vector<uint8_t> is_space = {}) {
  Names names;
  ParseTree tree;
  tree.heads = drawn.heads;
  for (const std::string& label : drawn.labels) {
    tree.labels.push_back(names.Add(label));
  }
  const DecoratedLabels decorated(names);
  is_space.resize(drawn.heads.size());
  decorated.Resolve(is_space, tree);
  Resolved resolved{tree.heads, {}, {}};
  for (size_t i = 0; i < tree.heads.size(); ++i) {
    resolved.labels.emplace_back(names[tree.labels[i]]);
    if (tree.sentence_starts[i] != 0) {
      resolved.sentence_starts.push_back(static_cast<int>(i));
    }
  }
  return resolved;
}

TEST(ParseTree, LeavesPlainLabelsAlone) {
  const Resolved resolved = Resolve({{1, 1, 1}, {"nsubj", "ROOT", "dobj"}});
  EXPECT_THAT(resolved.heads, ElementsAre(1, 1, 1));
  EXPECT_THAT(resolved.labels, ElementsAre("nsubj", "ROOT", "dobj"));
  EXPECT_THAT(resolved.sentence_starts, ElementsAre(0));
}

// that(0) we(1) flew(2) to(3): "that" belongs to the preposition.
TEST(ParseTree, MovesAWordToTheNamedDescendantOfItsHead) {
  const Resolved resolved = Resolve({{2, 2, 2, 2}, {"pobj||prep", "nsubj", "ROOT", "prep"}});
  EXPECT_THAT(resolved.heads, ElementsAre(3, 2, 2, 2));
  EXPECT_EQ(resolved.labels[0], "pobj");
}

TEST(ParseTree, PrefersTheDescendantNearestToTheHead) {
  // 0 is moved: 2 has the children 1 and 4, 1 has the child 3 by its arc over 2.
  const Resolved resolved = Resolve({{2, 2, 2, 4, 2}, {"x||prep", "nsubj", "ROOT", "prep", "prep"}});
  EXPECT_EQ(resolved.heads[0], 4);
}

TEST(ParseTree, PassesOverWhiteSpaceAndKeepsTheHeadWhereNothingFits) {
  const Resolved resolved = Resolve({{1, 1, 1}, {"pobj||prep", "ROOT", "prep"}}, {0, 0, 1});
  EXPECT_THAT(resolved.heads, ElementsAre(1, 1, 1));
  EXPECT_EQ(resolved.labels[0], "pobj");
}

TEST(ParseTree, BeginsASentenceAtTheLeftEdgeOfEveryRoot) {
  const Resolved resolved = Resolve({{1, 1, 4, 4, 4, 4}, {"a", "ROOT", "b", "c", "ROOT", "d"}});
  EXPECT_THAT(resolved.sentence_starts, ElementsAre(0, 2));
}

TEST(ParseTree, HoldsNothingForNoTokens) { EXPECT_TRUE(Resolve({{}, {}}).heads.empty()); }

}  // namespace
}  // namespace chancery::nlp
