#include "extract/factuality.h"

#include <gtest/gtest.h>

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

void ExpectStatuses(const std::vector<FactualityCase>& cases) {
  for (const FactualityCase& c : cases) {
    const auto parsed = testing::ReadingOf(c.text, "2009-12-09");
    const Children children(parsed->document());
    const Factuality found = Judge(parsed->reading.units[0], children, parsed->Token(c.trigger));
    EXPECT_EQ(found.status ? ontology::ToString(*found.status) : "", c.status) << c.text << " (" << found.rule << ")";
    EXPECT_NE(found.status.has_value(), found.denied.has_value()) << c.text;
    EXPECT_FALSE(found.rule.empty()) << c.text;
  }
}

TEST(Judge, TellsWhatIsSoFromWhatIsNot) {
  SKIP_WITHOUT_MODEL();
  ExpectStatuses({
      {"The ministers met in Oslo on Monday.", "met", "OCCURRED"},
      {"The ministers did not meet in Oslo.", "meet", ""},
      {"She has never visited Iran.", "visited", ""},
      {"She has visited Iran twice.", "visited", "OCCURRED"},
      {"The president will visit Cairo in June.", "visit", "PLANNED"},
      {"The president will not visit Cairo.", "visit", ""},
      {"The president would visit Cairo, his office said.", "visit", "PLANNED"},
      {"His office said he would visit Cairo in June.", "visit", "PLANNED"},
      {"The ministers would meet if the truce held.", "meet", ""},
      {"They would have met if the truce had held.", "met", ""},
      {"The ministers may meet next week.", "meet", "POSSIBLE"},
      {"The ministers could meet next week.", "meet", "POSSIBLE"},
      {"The ministers should meet.", "meet", ""},
      {"The minister is to visit Cairo on Monday.", "visit", "PLANNED"},
      {"The president is due to visit Cairo.", "visit", "PLANNED"},
      {"The president is expected to visit Cairo.", "visit", "PLANNED"},
      {"The president is likely to visit Cairo.", "visit", "POSSIBLE"},
      {"The president is unlikely to visit Cairo.", "visit", ""},
      {"The president is scheduled to visit Cairo.", "visit", "PLANNED"},
      {"He was invited to visit Moscow.", "visit", "POSSIBLE"},
      {"The premier invited the king to visit Madrid.", "visit", "POSSIBLE"},
      {"The president is visiting China this week.", "visiting", "ONGOING"},
      {"The president is visiting China next week.", "visiting", "PLANNED"},
      {"The president was visiting China when the news came.", "visiting", "OCCURRED"},
      {"The minister refused to meet the envoy.", "meet", ""},
      {"The minister agreed to meet the envoy.", "meet", "PLANNED"},
      {"The minister did not agree to meet the envoy.", "meet", ""},
      {"The minister agreed not to meet the envoy.", "meet", ""},
      {"Abbas agreed to hold talks with the premier.", "talks", "PLANNED"},
      {"He plans to visit Moscow.", "visit", "PLANNED"},
      {"He hopes to visit Moscow.", "visit", "POSSIBLE"},
      {"He wants to visit Moscow.", "visit", "POSSIBLE"},
      {"He does not want to visit Moscow.", "visit", ""},
      {"They failed to meet.", "meet", ""},
      {"They managed to meet.", "meet", "OCCURRED"},
      {"The two sides called for a summit.", "summit", "POSSIBLE"},
      {"France urged Syria to attend the conference.", "attend", ""},
      {"The planned visit was cancelled.", "visit", "CANCELLED"},
      {"The summit was called off.", "summit", "CANCELLED"},
      {"The visit has been put off indefinitely.", "visit", "CANCELLED"},
      {"The visit has been postponed until June.", "visit", "PLANNED"},
      {"The minister ruled out a meeting with the rebels.", "meeting", ""},
      {"The minister did not rule out a meeting with the rebels.", "meeting", "POSSIBLE"},
      {"There are no plans to meet the president.", "meet", ""},
      {"He denied that he met the envoy.", "met", ""},
      {"The ministers left without meeting the envoy.", "meeting", ""},
      {"Instead of meeting the envoy, he left.", "meeting", ""},
      {"The talks are scheduled for Monday.", "talks", "PLANNED"},
      {"No meeting took place.", "meeting", ""},
      {"Neither leader attended the summit.", "attended", ""},
      {"Neither leader attended the summit.", "summit", "OCCURRED"},
      {"Will the leaders meet?", "meet", ""},
      {"Talks between the two are likely to resume.", "Talks", "POSSIBLE"},
      {"The visit by the king may be postponed.", "visit", "POSSIBLE"},
      {"A meeting is not possible.", "meeting", ""},
      {"A meeting is possible.", "meeting", "POSSIBLE"},
      {"They did not hold talks.", "talks", ""},
      {"He declined an invitation to visit Tehran.", "visit", ""},
      {"He accepted an invitation to visit Tehran.", "visit", "PLANNED"},
      {"The prospects of a meeting are slim.", "meeting", "POSSIBLE"},
      {"The president offered to meet the opposition.", "meet", "POSSIBLE"},
      {"The minister cancelled his visit to Rome.", "visit", "CANCELLED"},
      {"The leaders held talks in Rome.", "talks", "OCCURRED"},
      {"The leaders will hold talks in Rome.", "talks", "PLANNED"},
      {"The leaders are holding talks in Rome.", "talks", "ONGOING"},
      {"Talks were held in Rome.", "Talks", "OCCURRED"},
      {"Talks will be held in Rome.", "Talks", "PLANNED"},
      {"Talks are being held in Rome.", "Talks", "ONGOING"},
      {"Talks held in Rome failed.", "Talks", "OCCURRED"},
      {"A summit planned for June will discuss trade.", "summit", "PLANNED"},
      {"The summit, which was cancelled, cost millions.", "summit", "CANCELLED"},
      {"The upcoming visit was discussed.", "visit", "PLANNED"},
      {"The proposed meeting drew protests.", "meeting", "POSSIBLE"},
      {"The minister spoke during a visit to Rome.", "visit", "OCCURRED"},
      {"The minister will speak during a visit to Rome.", "visit", "PLANNED"},
      {"The minister did not speak during a visit to Rome.", "visit", "OCCURRED"},
      {"The ministers meet regularly.", "meet", ""},
      {"# President meets envoy in Oslo", "meets", "OCCURRED"},
      {"# President to visit Oslo", "visit", "PLANNED"},
      {"# Ministers hold talks in Oslo", "talks", "OCCURRED"},
      {"Visit our page for more.", "Visit", ""},
      {"He spoke after meeting the envoy.", "meeting", "OCCURRED"},
      {"The president flew to Rome to visit the pope.", "visit", "OCCURRED"},
      {"The first leader to visit Iran was the emir.", "visit", "OCCURRED"},
      {"The minister promised that aid would come.", "promised", "OCCURRED"},
      {"The minister did not promise aid.", "promise", ""},
      {"The minister will promise aid.", "promise", "PLANNED"},
      {"The minister could promise aid.", "promise", "POSSIBLE"},
      {"The minister promised to send aid.", "send", "PLANNED"},
      {"\"We will send aid,\" the minister said.", "send", "PLANNED"},
      {"He had planned to visit Rome.", "visit", "CANCELLED"},
      {"He was due to visit Rome but fell ill.", "visit", "PLANNED"},
      {"He has to visit Rome.", "visit", ""},
      {"It is possible that he will visit Rome.", "visit", "POSSIBLE"},
      {"She said whether he would visit was unclear.", "visit", ""},
      {"They last met in Vienna in May.", "met", "OCCURRED"},
      {"He had met the king before.", "met", "OCCURRED"},
      {"The summit opened in Lima.", "summit", "OCCURRED"},
      {"The summit opens on Monday.", "summit", "PLANNED"},
      {"The summit is expected to open on Monday.", "summit", "PLANNED"},
      {"A conference is to be held in Doha in May.", "conference", "PLANNED"},
      {"A conference to be held in Doha will discuss water.", "conference", "PLANNED"},
      {"Moscow will host a conference.", "conference", "PLANNED"},
      {"Moscow offered to host a conference.", "conference", "POSSIBLE"},
      {"Moscow has hosted a conference.", "conference", "OCCURRED"},
      {"There will be a conference in May.", "conference", "PLANNED"},
      {"There was no conference.", "conference", ""},
      {"The president's visit to Rome was a success.", "visit", "OCCURRED"},
      {"This was his first visit to Rome.", "visit", "OCCURRED"},
      {"This will be his first visit to Rome.", "visit", "PLANNED"},
      {"The two considered visiting Rome.", "visiting", "POSSIBLE"},
      {"They prepared for a meeting with the king.", "meeting", "PLANNED"},
      {"They look forward to a meeting with the king.", "meeting", "PLANNED"},
      {"The envoy arrived in Paris for talks.", "talks", "OCCURRED"},
      {"The envoy will arrive in Paris for talks.", "talks", "PLANNED"},
      {"When they meet next week, they will discuss trade.", "meet", "PLANNED"},
      {"If they meet, the king will be pleased.", "meet", ""},
      {"He is ready to visit Rome.", "visit", "POSSIBLE"},
      {"He is unable to visit Rome.", "visit", ""},
      {"They announced plans to visit Rome.", "visit", "PLANNED"},
      {"They announced a visit to Rome.", "visit", "PLANNED"},
      {"They abandoned plans to visit Rome.", "visit", "CANCELLED"},
      {"They agreed to meet and hold talks.", "hold", "PLANNED"},
      {"They met and signed a deal.", "met", "OCCURRED"},
      {"They met and signed a deal.", "signed", "OCCURRED"},
      {"She will meet the king and visit the shrine.", "visit", "PLANNED"},
      {"She did not meet the king or visit the shrine.", "visit", ""},
      {"The leaders will not attend the summit.", "summit", "PLANNED"},
      {"Talks collapsed on Monday.", "Talks", "OCCURRED"},
      {"The cancellation of the meeting was a blow.", "meeting", "CANCELLED"},
      {"The two met ahead of a meeting of the council.", "meeting", "PLANNED"},
      {"He postponed his visit to Rome.", "visit", "CANCELLED"},
  });
}

}  // namespace
}  // namespace chancery::extract
