#include "extract/topic.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::chancery::testing::EventsOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Topics : public ::chancery::testing::ExtractTest {};

TEST_F(Topics, WhatCandidatesPromiseTheirVotersIsDomestic) {
  const std::string campaign =
      "Senator John Miller of the United States is ahead in the polls. Voters like his campaign, said a pollster. "
      "China and Russia watch the rally of the candidate. ";
  EXPECT_THAT(EventsOf(campaign + "Miller pledged to build new roads."), IsEmpty());
  EXPECT_THAT(EventsOf(campaign + "China pledged to build new roads in Laos."), ElementsAre(HasSubstr("source China")));
  EXPECT_THAT(EventsOf("Senator John Miller of the United States spoke about China and Russia. "
                       "Miller pledged to build new roads in Laos."),
              ElementsAre(HasSubstr("source John Miller")));
}

TEST_F(Topics, WhatCompaniesPromiseIsBusiness) {
  const std::string business =
      "The lender lost money in Germany and in France. Investors sold its shares, and its profit fell. ";
  EXPECT_THAT(EventsOf(business + "Nordbank pledged to close the branches."), IsEmpty());
  EXPECT_THAT(EventsOf(business + "Germany pledged to close the branches."), ElementsAre(HasSubstr("source Germany")));
}

TEST_F(Topics, WhoActsForNobodyMeetsForHimself) {
  EXPECT_THAT(EventsOf("Anna Kirchner met Paul Molter in Vienna on Monday."), IsEmpty());
  EXPECT_THAT(EventsOf("The Austrian minister Anna Kirchner met Paul Molter in Vienna on Monday."),
              ElementsAre(HasSubstr("participant Anna Kirchner, participant Paul Molter")));
}

TEST_F(Topics, WhoActsForNobodyTravelsForHimself) {
  EXPECT_THAT(EventsOf("Anna Kirchner visited Japan on Monday."), IsEmpty());
  EXPECT_THAT(EventsOf("The Austrian minister Anna Kirchner visited Japan on Monday."),
              ElementsAre(HasSubstr("visitor Anna Kirchner")));
}

}  // namespace
}  // namespace chancery::extract
