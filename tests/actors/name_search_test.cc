#include "actors/name_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "actors/name_words.h"
#include "tests/actors/made_up_names.h"
#include "tests/actors/plain_search.h"

namespace chancery::actors {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kMatches[] = {"whole", "words", "spelling", "error"};

// "Sergey Lavrov" found by "lav": "words Sergey [Lav]rov".
std::string Show(const FoundName& found) {
  std::string text = found.name;
  for (auto range = found.ranges.rbegin(); range != found.ranges.rend(); ++range) {
    text.insert(range->second, "]").insert(range->first, "[");
  }
  return std::string(kMatches[static_cast<size_t>(found.match)]) + " " + text;
}

class NameSearchTest : public ::testing::Test {
 protected:
  NameSearchTest() {
    search_.Update(std::vector<NamedActor>{
        {1, 900, "country", "RU", {"Russia", "Russian Federation"}},
        {2, 50, "person", "RU", {"Sergey Lavrov"}},
        {3, 60, "person", "RU", {"Sergei Ivanov"}},
        {4, 40, "person", "LY", {"Muammar Gaddafi"}},
        {5, 30, "country", "CI", {"Côte d'Ivoire", "Ivory Coast"}},
        {6, 20, "person", "SA", {"Abd al-Aziz ibn Baz"}},
        {7, 10, "person", "RU", {"Владимир Путин"}},
        {8, 5, "person", "DK", {"Lars Løkke Rasmussen"}},
        {9, 1, "person", "SO", {"Mohamed Mohamud"}},
        {10, 800, "country", "TD", {"Chad"}},
        {11, 1, "person", "US", {"Chadwick Boseman"}},
    });
  }

  std::vector<std::string> Find(const std::string& text, const std::string& kind = "", const std::string& of = "") {
    std::vector<std::string> found;
    for (const FoundName& one : search_.Search({.text = text, .kind = kind, .of = of})) found.push_back(Show(one));
    return found;
  }

  NameSearch search_;
};

TEST_F(NameSearchTest, ABeginningOfAnyWordFindsTheOftenestMentionedFirst) {
  EXPECT_THAT(Find("ser"), ElementsAre("words [Ser]gei Ivanov", "words [Ser]gey Lavrov"));
  EXPECT_THAT(Find("lav"), ElementsAre("words Sergey [Lav]rov"));
  EXPECT_THAT(Find("R"), ElementsAre("words [R]ussia", "words Lars Løkke [R]asmussen"));
}

TEST_F(NameSearchTest, AWholeNameComesBeforeALongerOne) {
  EXPECT_THAT(Find("chad"), ElementsAre("whole [Chad]", "words [Chad]wick Boseman"));
  EXPECT_THAT(Find("russian federation"), ElementsAre("whole [Russian] [Federation]"));
}

TEST_F(NameSearchTest, WordsMayComeInAnyOrderAndEachStandsForAnother) {
  EXPECT_THAT(Find("lavrov s"), ElementsAre("words [S]ergey [Lavrov]"));
  EXPECT_THAT(Find("moha moha"), ElementsAre("words [Moha]med [Moha]mud"));
  EXPECT_THAT(Find("chad chad"), IsEmpty());
}

TEST_F(NameSearchTest, CaseDiacriticsAndPunctuationDoNotMatter) {
  EXPECT_THAT(Find("COTE D'IV"), ElementsAre("words [Côte] [d]'[Iv]oire"));
  EXPECT_THAT(Find("côte"), ElementsAre("words [Côte] d'Ivoire"));
  EXPECT_THAT(Find("lokk"), ElementsAre("words Lars [Løkk]e Rasmussen"));
  EXPECT_THAT(Find("Co\xCC\x82t"), ElementsAre("words [Côt]e d'Ivoire"));
}

TEST_F(NameSearchTest, OtherWaysToWriteANameFindIt) {
  EXPECT_THAT(Find("serguei"), ElementsAre("spelling [Sergei] Ivanov", "spelling [Sergey] Lavrov"));
  for (const char* spelling : {"qaddafi", "Kadhafi", "gheddafi", "qadhaf", "kadaf"}) {
    EXPECT_THAT(Find(spelling), ElementsAre("spelling Muammar [Gaddafi]")) << spelling;
  }
  EXPECT_THAT(Find("abdulaziz"), ElementsAre("spelling [Abd al-Aziz ibn Baz]"));
  EXPECT_THAT(Find("putin"), ElementsAre("spelling Владимир [Путин]"));
  EXPECT_THAT(Find("Лавров"), ElementsAre("spelling Sergey [Lavrov]"));
  EXPECT_THAT(Find("Пут"), ElementsAre("words Владимир [Пут]ин"));
}

TEST_F(NameSearchTest, TypingErrorsAreForgivenByLength) {
  EXPECT_THAT(Find("lawrov"), ElementsAre("error Sergey [Lavrov]"));
  EXPECT_THAT(Find("mavrov"), ElementsAre("error Sergey [Lavrov]"));
  EXPECT_THAT(Find("lrv"), IsEmpty());
  EXPECT_THAT(Find("rusmassen"), ElementsAre("error Lars Løkke [Rasmussen]"));
  EXPECT_THAT(Find("rusmozzen"), IsEmpty());
  EXPECT_THAT(Find("sergey lawrov"), ElementsAre("error [Sergey] [Lavrov]"));
}

TEST_F(NameSearchTest, KindAndCountryNarrow) {
  EXPECT_THAT(Find("ser", "country"), IsEmpty());
  EXPECT_THAT(Find("r", "country", "RU"), ElementsAre("words [R]ussia"));
  EXPECT_THAT(Find("r", "", "XX"), IsEmpty());
}

TEST_F(NameSearchTest, NothingIsFoundByNothing) {
  for (const char* text : {"", "   ", "'-.", "\xFF\xFE", "w", "\xE2\x80\xA6"})
    EXPECT_THAT(Find(text), IsEmpty()) << text;
  EXPECT_THAT(Find(std::string(10'000, 'a')), IsEmpty());
  std::string words;
  for (int i = 0; i < 100; ++i) words += "a ";
  EXPECT_THAT(Find(words), IsEmpty());
  EXPECT_THAT(search_.Search({.text = "r", .kind = "", .of = "", .limit = 0}), IsEmpty());
  EXPECT_THAT(NameSearch().Search({.text = "r"}), IsEmpty());
}

TEST_F(NameSearchTest, AChangeReplacesAllThatAnActorWasCalled) {
  search_.Update(std::vector<NamedActor>{{2, 70, "person", "RU", {"Sergey V. Lavrov"}}}, std::vector<uint64_t>{3});
  EXPECT_THAT(Find("ser"), ElementsAre("words [Ser]gey V. Lavrov"));
  search_.Update(std::vector<NamedActor>{{2, 70, "person", "RU", {}}});
  EXPECT_THAT(Find("ser"), IsEmpty());
}

// The actors as NameSearch should know them, changed at random.
class ChangingActors {
 public:
  explicit ChangingActors(uint64_t seed) : random_(seed), made_(testing::MadeUpActors(seed, 1500)) {}

  void Change(size_t most, NameSearch* search) {
    std::map<uint64_t, NamedActor> changed;
    for (size_t i = random_() % most; i > 0; --i) {
      NamedActor actor = Any();
      actor.actor = 1 + random_() % 700;
      changed.insert_or_assign(actor.actor, actor);
    }
    std::vector<uint64_t> gone;
    if (!expected_.empty() && random_() % 3 == 0) {
      gone.push_back(std::next(expected_.begin(), static_cast<int64_t>(random_() % expected_.size()))->first);
      changed.erase(gone.back());
      expected_.erase(gone.back());
    }
    std::vector<NamedActor> actors;
    for (const auto& [number, actor] : changed) {
      expected_.insert_or_assign(number, actor);
      actors.push_back(actor);
    }
    search->Update(actors, gone);
  }

  // A beginning of some name, one in three with a letter wrong.
  NameQuery Question() {
    const NamedActor& aim = Any();
    std::u32string letters = LettersOf(aim.names[random_() % aim.names.size()]);
    letters.resize(1 + random_() % letters.size());
    if (random_() % 3 == 0) letters[random_() % letters.size()] = U'o';
    NameQuery query;
    query.limit = 1 + random_() % 12;
    for (const char32_t letter : letters) {
      if (letter < 0x80) {
        query.text.push_back(static_cast<char>(letter));
      } else {  // no letter of the made-up names has more than two bytes
        query.text.push_back(static_cast<char>(0xC0 | (letter >> 6)));
        query.text.push_back(static_cast<char>(0x80 | (letter & 0x3F)));
      }
    }
    if (random_() % 4 == 0) query.kind = aim.kind;
    if (random_() % 4 == 0) query.of = aim.of;
    return query;
  }

  std::vector<FoundName> Expected(const NameQuery& query) const { return testing::PlainSearch(expected_, query); }

 private:
  const NamedActor& Any() { return made_[random_() % made_.size()]; }

  std::mt19937_64 random_;
  std::vector<NamedActor> made_;
  std::map<uint64_t, NamedActor> expected_;
};

void ExpectSame(const std::vector<FoundName>& found, const std::vector<FoundName>& plain, const std::string& text) {
  ASSERT_EQ(found.size(), plain.size()) << text;
  for (size_t k = 0; k < found.size(); ++k) {
    EXPECT_EQ(found[k].actor, plain[k].actor) << text << " " << k;
    EXPECT_EQ(found[k].name, plain[k].name) << text;
    EXPECT_EQ(found[k].own_name, plain[k].own_name) << text;
    EXPECT_EQ(found[k].kind + " " + found[k].of, plain[k].kind + " " + plain[k].of) << text;
    EXPECT_EQ(found[k].weight, plain[k].weight) << text;
    EXPECT_EQ(found[k].match, plain[k].match) << text;
    EXPECT_EQ(found[k].edits, plain[k].edits) << text;
    ASSERT_FALSE(found[k].ranges.empty());
    EXPECT_LE(found[k].ranges.back().second, found[k].name.size());
  }
}

TEST(NameSearchModelTest, AgreesWithLookingAtEveryNameWhileActorsChange) {
  ChangingActors actors(11);
  NameSearch search;
  for (int round = 0; round < 60; ++round) {
    actors.Change(round % 10 == 0 ? 300 : 12, &search);
    for (int i = 0; i < 25; ++i) {
      const NameQuery query = actors.Question();
      ExpectSame(search.Search(query), actors.Expected(query), query.text);
      if (HasFatalFailure()) return;
    }
  }
}

TEST(NameSearchModelTest, ManyNamesOfFewWordsAgreeToo) {
  // More names of a word than are picked one by one, so that all are read.
  std::map<uint64_t, NamedActor> expected;
  std::vector<NamedActor> actors;
  std::mt19937_64 random(7);
  const std::vector<std::string> words = {"Ana", "Anton", "Bana", "Ban", "Anders"};
  for (uint64_t i = 1; i <= 6000; ++i) {
    const std::string name = words[random() % 5] + " " + words[random() % 5] + (i % 997 == 0 ? " Zed" : "");
    actors.push_back({i, random() % 50, i % 300 == 0 ? "group" : "person", "", {name}});
    expected.emplace(i, actors.back());
  }
  NameSearch search;
  search.Update(actors);
  for (const char* text : {"a", "an", "an b", "b zed", "an an", "ana anton", "z an a"}) {
    for (const char* kind : {"", "group"}) {
      const NameQuery query{.text = text, .kind = kind};
      ExpectSame(search.Search(query), testing::PlainSearch(expected, query), text);
    }
  }
}

TEST(NameSearchModelTest, SearchesGoOnWhileNamesChange) {
  const std::vector<NamedActor> made = testing::MadeUpActors(9, 3000);
  NameSearch search;
  search.Update(made);
  std::atomic<bool> over = false;
  std::thread reader([&] {
    while (!over) {
      for (const FoundName& found : search.Search({.text = "se"})) EXPECT_FALSE(found.name.empty());
    }
  });
  for (size_t i = 0; i + 10 < made.size(); i += 10) search.Update(std::span(made).subspan(i, 10));
  over = true;
  reader.join();
  EXPECT_LE(search.names(), 2 * 3750U);
}

}  // namespace
}  // namespace chancery::actors
