#include "extract/factuality.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/testing/reading.h"

namespace chancery::extract {
namespace {

struct FactualityCase {
  std::string_view text;     // "# " begins a headline
  std::string_view trigger;  // the word that evokes the event
  std::string_view status;   // empty: no event
};

Factuality Judged(const testing::ParsedText& parsed, std::string_view trigger) {
  const Children children(parsed.document());
  return Judge(parsed.reading.units[0], children, parsed.Token(trigger));
}

void ExpectStatuses(const std::vector<FactualityCase>& cases) {
  for (const FactualityCase& c : cases) {
    const Factuality found = Judged(*testing::ReadingOf(c.text, "2009-12-09"), c.trigger);
    EXPECT_EQ(found.status ? ontology::ToString(*found.status) : "", c.status) << c.text << " (" << found.rule << ")";
    EXPECT_NE(found.status.has_value(), found.denied.has_value()) << c.text;
    EXPECT_FALSE(found.rule.empty()) << c.text;
  }
}

TEST(Judge, ReadsTheTenses) {
  SKIP_WITHOUT_MODEL();
  ExpectStatuses({
      {"The ministers met in Oslo on Monday.", "met", "OCCURRED"},
      {"She has visited Iran twice.", "visited", "OCCURRED"},
      {"He had met the king before.", "met", "OCCURRED"},
      {"They last met in Vienna in May.", "met", "OCCURRED"},
      {"The president is visiting China this week.", "visiting", "ONGOING"},
      {"The president is visiting China next week.", "visiting", "PLANNED"},
      {"The president was visiting China when the news came.", "visiting", "OCCURRED"},
      {"The leaders are holding talks in Rome.", "talks", "ONGOING"},
      {"Talks are being held in Rome.", "Talks", "ONGOING"},
      {"The president will visit Cairo in June.", "visit", "PLANNED"},
      {"The summit opens on Monday.", "summit", "PLANNED"},
      {"They met and signed a deal.", "signed", "OCCURRED"},
      {"She will meet the king and visit the shrine.", "visit", "PLANNED"},
  });
}

TEST(Judge, TakesWhatIsToEndForUnderWay) {
  SKIP_WITHOUT_MODEL();
  ExpectStatuses({
      {"The president will fly home tonight, ending his visit to Peru.", "visit", "ONGOING"},
      {"The president flew home on Monday, ending his visit to Peru.", "visit", "OCCURRED"},
      {"The president will fly to Lima tonight, beginning a visit to Peru.", "visit", "PLANNED"},
  });
}

TEST(Judge, TellsNoDayOfASeries) {
  SKIP_WITHOUT_MODEL();
  ExpectStatuses({
      {"She has been travelling to Peru for twelve years.", "travelling", ""},
      {"They have been meeting in Rome for two days.", "meeting", "ONGOING"},
      {"The border was a topic of previous meetings between Peru and Chile.", "meetings", ""},
      {"The border was a topic of previous talks between Peru and Chile.", "talks", "OCCURRED"},
      {"The border was a topic of two previous meetings between Peru and Chile.", "meetings", "OCCURRED"},
      {"The presidents have rarely met in recent years.", "met", ""},
      {"The presidents have finally met in recent days.", "met", "OCCURRED"},
      {"She said that such a visit would show courage.", "visit", ""},
      {"Such talks between Peru and Chile were long expected.", "talks", ""},
      {"She said that much of the visit was pleasant.", "visit", "OCCURRED"},
      {"After numerous visits to Chile, he resigned.", "visits", ""},
      {"He resigned after numerous visits to Chile in 1998.", "visits", "OCCURRED"},
  });
}

TEST(Judge, TellsPlannedFromPossible) {
  SKIP_WITHOUT_MODEL();
  ExpectStatuses({
      {"The president would visit Cairo, his office said.", "visit", "PLANNED"},
      {"His office said he would visit Cairo in June.", "visit", "PLANNED"},
      {"The minister is to visit Cairo on Monday.", "visit", "PLANNED"},
      {"The president is due to visit Cairo.", "visit", "PLANNED"},
      {"The summit is expected to open on Monday.", "summit", "PLANNED"},
      {"A conference is to be held in Doha in May.", "conference", "PLANNED"},
      {"A conference to be held in Doha will discuss water.", "conference", "PLANNED"},
      {"He accepted an invitation to visit Tehran.", "visit", "PLANNED"},
      {"They look forward to a meeting with the king.", "meeting", "PLANNED"},
      {"The ministers may meet next week.", "meet", "POSSIBLE"},
      {"The ministers could meet next week.", "meet", "POSSIBLE"},
      {"They will meet if the truce holds.", "meet", "POSSIBLE"},
      {"The premier invited the king to visit Madrid.", "visit", "POSSIBLE"},
      {"He was invited to visit Moscow.", "visit", "POSSIBLE"},
      {"The two sides called for a summit.", "summit", "POSSIBLE"},
      {"It is possible that he will visit Rome.", "visit", "POSSIBLE"},
      {"The prospects of a meeting are slim.", "meeting", "POSSIBLE"},
      {"The visit by the king may be postponed.", "visit", "POSSIBLE"},
      {"Moscow offered to host a conference.", "conference", "POSSIBLE"},
      {"The minister did not rule out a meeting with the rebels.", "meeting", "POSSIBLE"},
  });
}

TEST(Judge, FindsNoEventInWhatIsDeniedOrRefused) {
  SKIP_WITHOUT_MODEL();
  ExpectStatuses({
      {"The ministers did not meet in Oslo.", "meet", ""},
      {"She has never visited Iran.", "visited", ""},
      {"The president will not visit Cairo.", "visit", ""},
      {"The minister refused to meet the envoy.", "meet", ""},
      {"The minister did not agree to meet the envoy.", "meet", ""},
      {"The minister agreed not to meet the envoy.", "meet", ""},
      {"There are no plans to meet the president.", "meet", ""},
      {"He denied that he met the envoy.", "met", ""},
      {"The ministers left without meeting the envoy.", "meeting", ""},
      {"Instead of meeting the envoy, he left.", "meeting", ""},
      {"No meeting took place.", "meeting", ""},
      {"There was no conference.", "conference", ""},
      {"Neither leader attended the summit.", "attended", ""},
      {"They did not hold talks.", "talks", ""},
      {"She did not meet the king or visit the shrine.", "visit", ""},
      {"He declined an invitation to visit Tehran.", "visit", ""},
      {"A meeting is not possible.", "meeting", ""},
      // "Not only" denies nothing.
      {"They not only met the king but dined with him.", "met", "OCCURRED"},
  });
}

TEST(Judge, FindsNoEventInWhatIsAskedSupposedOrUsual) {
  SKIP_WITHOUT_MODEL();
  ExpectStatuses({
      {"Will the leaders meet?", "meet", ""},
      {"The ministers would meet if the truce held.", "meet", ""},
      {"They would have met if the truce had held.", "met", ""},
      {"If they meet, the king will be pleased.", "meet", ""},
      {"She said whether he would visit was unclear.", "visit", ""},
      {"The ministers should meet.", "meet", ""},
      {"He has to visit Rome.", "visit", ""},
      {"France urged Syria to attend the conference.", "attend", ""},
      {"The ministers meet regularly.", "meet", ""},
      {"The ministers meet every year.", "meet", ""},
      {"Visit our page for more.", "Visit", ""},
      {"When they meet next week, they will discuss trade.", "meet", "PLANNED"},
  });
}

TEST(Judge, TellsWhatWasCalledOff) {
  SKIP_WITHOUT_MODEL();
  ExpectStatuses({
      {"The planned visit was cancelled.", "visit", "CANCELLED"},
      {"The summit was called off.", "summit", "CANCELLED"},
      {"The visit has been put off indefinitely.", "visit", "CANCELLED"},
      {"The visit was postponed until a later date.", "visit", "CANCELLED"},
      {"The minister had to postpone his visit to Rome.", "visit", "CANCELLED"},
      {"The visit will not go ahead.", "visit", "CANCELLED"},
      {"The summit, which was cancelled, cost millions.", "summit", "CANCELLED"},
      {"The cancellation of the meeting was a blow.", "meeting", "CANCELLED"},
      {"They abandoned plans to visit Rome.", "visit", "CANCELLED"},
      {"He had planned to visit Rome.", "visit", "CANCELLED"},
      {"He had agreed to visit Rome.", "visit", "PLANNED"},
      {"The visit of the envoy in June fell through after the vote.", "visit", "CANCELLED"},
      {"The talks fell through the ice of the lake.", "talks", "OCCURRED"},
      {"They had promised to hold talks in Rome.", "talks", "PLANNED"},
      {"They were invited to a conference that will open in May.", "conference", "PLANNED"},
      {"They were invited to a conference that they will praise.", "conference", "POSSIBLE"},
      // Moved to a day that is told, it is still planned; nobody planned what is denied of an unknown one.
      {"The visit has been postponed until June.", "visit", "PLANNED"},
      {"A visit will not take place.", "visit", ""},
  });
}

TEST(Judge, ReadsNounsByWhatTheyHangOn) {
  SKIP_WITHOUT_MODEL();
  ExpectStatuses({
      {"The leaders held talks in Rome.", "talks", "OCCURRED"},
      {"Talks were held in Rome.", "Talks", "OCCURRED"},
      {"Talks will be held in Rome.", "Talks", "PLANNED"},
      {"Talks held in Rome failed.", "Talks", "OCCURRED"},
      {"Talks collapsed on Monday.", "Talks", "OCCURRED"},
      {"Talks between the two are likely to resume.", "Talks", "POSSIBLE"},
      {"A summit planned for June will discuss trade.", "summit", "PLANNED"},
      {"The upcoming visit was discussed.", "visit", "PLANNED"},
      {"The proposed meeting drew protests.", "meeting", "POSSIBLE"},
      {"This was his first visit to Rome.", "visit", "OCCURRED"},
      {"This will be his first visit to Rome.", "visit", "PLANNED"},
      {"The visit will be short.", "visit", "PLANNED"},
      {"There will be a conference in May.", "conference", "PLANNED"},
      {"They announced a visit to Rome.", "visit", "PLANNED"},
      {"The first leader to visit Iran was the emir.", "visit", "OCCURRED"},
      {"The president's visit to Rome was a success.", "visit", "OCCURRED"},
  });
}

TEST(Judge, LetsAnEventTakePlaceWithoutThoseWhoStayAway) {
  SKIP_WITHOUT_MODEL();
  ExpectStatuses({
      {"Neither leader attended the summit.", "summit", "OCCURRED"},
      {"The leaders will not attend the summit.", "summit", "PLANNED"},
      {"The minister spoke during a visit to Rome.", "visit", "OCCURRED"},
      {"The minister did not speak during a visit to Rome.", "visit", "OCCURRED"},
      {"The minister will speak during a visit to Rome.", "visit", "PLANNED"},
      {"The two met ahead of a meeting of the council.", "meeting", "PLANNED"},
      {"The envoy arrived in Paris for talks.", "talks", "OCCURRED"},
      {"The envoy will arrive in Paris for talks.", "talks", "PLANNED"},
      {"The president flew to Rome to visit the pope.", "visit", "OCCURRED"},
  });
}

TEST(Judge, ReadsHeadlinesInTheirOwnTenses) {
  SKIP_WITHOUT_MODEL();
  ExpectStatuses({
      {"# President meets envoy in Oslo", "meets", "OCCURRED"},
      {"# President to visit Oslo", "visit", "PLANNED"},
      {"# Ministers hold talks in Oslo", "talks", "OCCURRED"},
  });
}

TEST(Judge, JudgesVerbsOfPromisingAsAnyOther) {
  SKIP_WITHOUT_MODEL();
  ExpectStatuses({
      {"The minister promised that aid would come.", "promised", "OCCURRED"},
      {"The minister did not promise aid.", "promise", ""},
      {"The minister will promise aid.", "promise", "PLANNED"},
      {"The minister could promise aid.", "promise", "POSSIBLE"},
      {"The minister promised to send aid.", "send", "PLANNED"},
      {"\"We will send aid,\" the minister said.", "send", "PLANNED"},
  });
}

TEST(Judge, TellsByTheTimeWhetherThePresentTenseMeansTheFuture) {
  SKIP_WITHOUT_MODEL();
  const std::vector<FactualityCase> cases = {
      {"The king is visiting Rome on Friday.", "visiting", "PLANNED"},
      {"The king is visiting Rome from 10 to 12 December.", "visiting", "PLANNED"},
      {"The king visits Rome tomorrow.", "visits", "PLANNED"},
      // They run now.
      {"The king is visiting Rome from 8 to 11 December.", "visiting", "ONGOING"},
      {"The king is visiting Rome today.", "visiting", "ONGOING"},
      {"The king is visiting Rome this week.", "visiting", "ONGOING"},
  };
  for (const FactualityCase& c : cases) {
    const auto parsed = testing::ReadingOf(c.text, "2009-12-09");
    const Children children(parsed->document());
    const std::vector<TimeExpression> times = FindTimes(parsed->reading.units[0], 0, parsed->reading.published);
    const Factuality found = Judge(parsed->reading.units[0], children, parsed->Token(c.trigger), &times);
    EXPECT_EQ(found.status ? ontology::ToString(*found.status) : "", c.status) << c.text << " (" << found.rule << ")";
  }
}

TEST(Judge, SaysInWhichDirectionTimesAreToBeRead) {
  SKIP_WITHOUT_MODEL();
  const auto direction = [](std::string_view text, std::string_view trigger) {
    return Judged(*testing::ReadingOf(text, "2009-12-09"), trigger).direction;
  };
  EXPECT_EQ(direction("He met the king in May.", "met"), Direction::kPast);
  EXPECT_EQ(direction("He will meet the king in May.", "meet"), Direction::kFuture);
  EXPECT_EQ(direction("He may meet the king in May.", "meet"), Direction::kFuture);
  EXPECT_EQ(direction("He may have met the king in May.", "met"), Direction::kPast);
  EXPECT_EQ(direction("He is visiting Rome.", "visiting"), Direction::kPresent);
  EXPECT_EQ(direction("He cancelled a visit in May.", "visit"), Direction::kFuture);
}

TEST(Judge, TellsWhatIsDenied) {
  SKIP_WITHOUT_MODEL();
  const auto denied = [](std::string_view text, std::string_view trigger) {
    return Judged(*testing::ReadingOf(text, "2009-12-09"), trigger).denied;
  };
  EXPECT_EQ(denied("We will not send troops.", "send"), ontology::EventStatus::kPlanned);
  EXPECT_EQ(denied("They did not send troops.", "send"), ontology::EventStatus::kOccurred);
  EXPECT_EQ(denied("They sent troops.", "sent"), std::nullopt);
}

// Trees that no parser makes, circles among them.
TEST(Judge, EndsOnDamagedTrees) {
  const std::vector<std::string_view> deps = {"ROOT", "dobj", "pobj", "prep",  "ccomp", "xcomp",     "acl", "relcl",
                                              "aux",  "neg",  "conj", "advcl", "nsubj", "nsubjpass", "amod"};
  const std::vector<std::string_view> tags = {"VB", "VBD", "VBG", "VBN", "NN", "IN", "TO", "MD", "JJ"};
  const std::vector<std::string> lemmas = {"hold", "agree", "plan", "cancel", "visit", "to", "deny", "ahead", "of"};
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    nlp::Document document;
    const uint32_t size = 1 + random() % 9;
    for (uint32_t i = 0; i < size; ++i) {
      nlp::Token token;
      token.lemma = lemmas[random() % lemmas.size()];
      token.begin = static_cast<uint32_t>(document.text.size());
      document.text += token.lemma;
      token.end = static_cast<uint32_t>(document.text.size());
      document.text += ' ';
      token.tag = tags[random() % tags.size()];
      token.pos = token.tag.substr(0, 2) == "VB" ? "VERB" : token.tag == "NN" ? "NOUN" : "ADP";
      token.dep = deps[random() % deps.size()];
      token.head = random() % (size + 1);
      document.tokens.push_back(token);
    }
    document.sentences.push_back({0, size});
    const Unit unit{&document, round % 2 == 0, 0};
    const Children children(document);
    for (uint32_t i = 0; i < size; ++i) EXPECT_FALSE(Judge(unit, children, i).rule.empty());
  }
}

}  // namespace
}  // namespace chancery::extract
