// Who takes part where the parse or the wording hides it.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ParticipantsTest : public testing::ExtractTest {};

TEST_F(ParticipantsTest, OfOneRowAreNotPartsOfTheCountriesBetweenThem) {
  EXPECT_THAT(testing::EventsOf("Presidents Pablo Rojas of Costa Rica, José Molina of El Salvador, Carlos Vega of "
                                "Guatemala and Daniel Soto of Nicaragua met in Guatemala City on Tuesday."),
              ElementsAre(AllOf(HasSubstr("Pablo Rojas"), HasSubstr("José Molina"), HasSubstr("Carlos Vega"),
                                HasSubstr("Daniel Soto"))));
  EXPECT_THAT(
      testing::EventsOf("Ana Vega received Premier Luis Soto of Chile and Poland's Foreign Minister Jan Nowak in "
                        "Lima on Tuesday."),
      Contains(AllOf(HasSubstr("Luis Soto"), HasSubstr("Jan Nowak"))));
}

TEST_F(ParticipantsTest, AreNotTheRelativesOfWhomAnotherOneIs) {
  EXPECT_THAT(testing::EventsOf("Peruvian President Ana Vega met Luis Soto of Chile, a friend of Jan Nowak and Mary "
                                "Wanjiru, on Tuesday."),
              Each(Not(HasSubstr("Wanjiru"))));
}

TEST_F(ParticipantsTest, ArriveWithWhatCarriesThem) {
  EXPECT_THAT(
      testing::EventsOf("President Luis Soto of Chile left Lima. The Chilean president's plane has touched down "
                        "at Geneva airport."),
      Contains(AllOf(HasSubstr("visit"), HasSubstr("visitor Luis Soto"), HasSubstr("host Switzerland"))));
  EXPECT_THAT(testing::EventsOf("A Chilean plane has touched down at Geneva airport."), IsEmpty());
}

TEST_F(ParticipantsTest, OfTwoSidesAmongThreeHaveMetApart) {
  EXPECT_THAT(testing::EventsOf("Chilean President Luis Soto received Peruvian President Ana Vega and Kenyan President "
                                "Mary Wanjiru in Santiago on Tuesday. Soto also met Vega."),
              Contains(Not(HasSubstr("Wanjiru"))));
  EXPECT_THAT(testing::EventsOf("Chilean President Luis Soto received Peruvian President Ana Vega and Kenyan President "
                                "Mary Wanjiru in Santiago on Tuesday. They met for two hours."),
              Each(HasSubstr("Wanjiru")));
}

TEST_F(ParticipantsTest, AttendWhatTheirJourneyLeadsTo) {
  EXPECT_THAT(testing::EventsOf("Chilean President Luis Soto is in Brussels, where the NATO allies meet on Friday."),
              Contains(AllOf(HasSubstr("conference"), HasSubstr("attendee Luis Soto"))));
  EXPECT_THAT(
      testing::EventsOf("Chilean President Luis Soto will travel to Peru in May for the Summit of the Americas, "
                        "which opens in Lima on Friday."),
      Contains(AllOf(HasSubstr("conference"), HasSubstr("attendee Luis Soto"))));
  EXPECT_THAT(testing::EventsOf("Chilean President Luis Soto left Brussels, where the NATO allies meet on Friday."),
              Each(Not(HasSubstr("attendee Luis Soto"))));
}

}  // namespace
}  // namespace chancery::extract
