#include "extract/factuality_lexicon.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extract/factuality.h"
#include "tests/testing/reading.h"
#include "tests/testing/table.h"

namespace chancery::extract {
namespace {

// A line of factuality_lexicon.tsv.
struct Row {
  std::string entry;  // "call off object"
  std::string text, trigger, status;
  std::string near_text, near_trigger, near_status;
};

std::vector<Row> Rows() {
  std::vector<Row> rows;
  for (const std::vector<std::string>& fields : testing::ReadTable("tests/extract/factuality_lexicon.tsv", 9)) {
    rows.push_back({absl::StrCat(fields[0], " ", fields[1], " ", fields[2]), fields[3], fields[4], fields[5], fields[6],
                    fields[7], fields[8]});
  }
  return rows;
}

std::string StatusOf(std::string_view text, std::string_view trigger) {
  const auto parsed = testing::ReadingOf(text, "2009-12-09");
  const Children children(parsed->document());
  const Factuality found = Judge(parsed->reading.units[0], children, parsed->Token(trigger));
  return found.status ? std::string(ontology::ToString(*found.status)) : "none";
}

TEST(FactualityLexicon, EveryEntryIsShownByASentenceAndItsNearMiss) {
  SKIP_WITHOUT_MODEL();
  for (const Row& row : Rows()) {
    EXPECT_EQ(StatusOf(row.text, row.trigger), row.status) << row.entry << ": " << row.text;
    EXPECT_EQ(StatusOf(row.near_text, row.near_trigger), row.near_status) << row.entry << ": " << row.near_text;
  }
}

TEST(FactualityLexicon, NoEntryIsWithoutASentenceAndNoSentenceWithoutAnEntry) {
  std::set<std::string> entries;
  const auto add = [&](std::string_view word, std::string_view link, std::string_view use, Effect effect) {
    if (effect == Effect::kNone) return;
    const std::string entry =
        absl::StrCat(std::string(word), " ", link.empty() ? "-" : std::string(link), " ", std::string(use));
    EXPECT_TRUE(entries.insert(entry).second) << entry << " is there twice";
  };
  for (const VerbEntry& verb : VerbEntries()) {
    add(verb.lemma, verb.link, "infinitive", verb.infinitive);
    add(verb.lemma, verb.link, "that", verb.that);
    add(verb.lemma, verb.link, "object", verb.object);
    add(verb.lemma, verb.link, "subject", verb.subject);
  }
  for (const WordEntry& noun : NounEntries()) add(noun.word, "", "noun", noun.effect);
  for (const WordEntry& adjective : AdjectiveEntries()) add(adjective.word, "", "adjective", adjective.effect);
  for (const WordEntry& preposition : PrepositionEntries())
    add(preposition.word, "", "preposition", preposition.effect);
  std::set<std::string> shown;
  for (const Row& row : Rows()) shown.insert(row.entry);
  EXPECT_EQ(entries, shown);
}

}  // namespace
}  // namespace chancery::extract
