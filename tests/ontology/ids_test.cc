#include "ontology/ids.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace chancery::ontology {
namespace {

// The values of "abc" and of nothing are those that FIPS 180 gives as examples for SHA-256.
TEST(Ids, FingerprintIsTheFirstHalfOfSha256) {
  EXPECT_EQ(Fingerprint("abc"), "ba7816bf8f01cfea414140de5dae2223");
  EXPECT_EQ(Fingerprint(""), "e3b0c44298fc1c149afbf4c8996fb924");
}

TEST(Ids, AnArticleIsItsUrlWhereItHasOne) {
  const std::string id = ArticleId("https://example.org/a", "one text");
  EXPECT_EQ(id.size(), 32u);
  EXPECT_EQ(ArticleId("https://example.org/a", "another text"), id);
  EXPECT_NE(ArticleId("https://example.org/b", "one text"), id);
}

TEST(Ids, AnArticleWithoutUrlIsItsBytes) {
  EXPECT_EQ(ArticleId("", "one text"), ArticleId("", "one text"));
  EXPECT_NE(ArticleId("", "one text"), ArticleId("", "one text "));
  // A text that looks like a URL is not the article at that URL.
  EXPECT_NE(ArticleId("", "https://example.org/a"), ArticleId("https://example.org/a", ""));
}

TEST(Ids, EveryFieldOfAMentionCounts) {
  const std::set<std::string> ids = {
      MentionId("a", "visit", 1, 20, 0),  MentionId("b", "visit", 1, 20, 0), MentionId("a", "meeting", 1, 20, 0),
      MentionId("a", "visit", 12, 20, 0), MentionId("a", "visit", 1, 21, 0), MentionId("a", "visit", 1, 20, 1),
  };
  EXPECT_EQ(ids.size(), 6u);
  EXPECT_EQ(ids.count(MentionId("a", "visit", 1, 20, 0)), 1u);
}

TEST(Ids, FieldsDoNotRunTogether) {
  EXPECT_NE(MentionId("ab", "c", 1, 23, 4), MentionId("a", "bc", 1, 23, 4));
  EXPECT_NE(MentionId("a", "b", 1, 23, 4), MentionId("a", "b", 12, 3, 4));
  EXPECT_NE(MentionId("a", "b", 1, 2, 34), MentionId("a", "b", 1, 23, 4));
}

// Stores hold these names: a change here would orphan what they keep.
TEST(Ids, StayTheSameFromReleaseToRelease) {
  EXPECT_EQ(ArticleId("https://example.org/a", ""), Fingerprint("11:article-url21:https://example.org/a"));
  EXPECT_EQ(ArticleId("", "text"), Fingerprint("13:article-bytes4:text"));
  EXPECT_EQ(MentionId("a", "visit", 1, 20, 0), Fingerprint("7:mention1:a5:visit1:12:201:0"));
}

}  // namespace
}  // namespace chancery::ontology
