#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/extract/events_of.h"

namespace chancery::extract {
namespace {

using ::chancery::testing::EventsOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using PromiseFrames = ::chancery::testing::ExtractTest;

TEST_F(PromiseFrames, SomebodyPledgesToDoSomething) {
  EXPECT_THAT(EventsOf("Canadian Prime Minister Justin Trudeau pledged to train Ukrainian soldiers."),
              ElementsAre("promise OCCURRED ../2019-05-09 | source Justin Trudeau |  | train Ukrainian soldiers"));
}

TEST_F(PromiseFrames, APromiseHasAWholeClause) {
  EXPECT_THAT(EventsOf("Turkish Foreign Minister Mevlut Cavusoglu promised on Tuesday that Turkey will withdraw its "
                       "troops from Syria."),
              ElementsAre("promise OCCURRED 2019-05-07 | source Mevlut Cavusoglu |  | withdraw its troops from Syria"));
}

TEST_F(PromiseFrames, SomethingIsPledgedToSomebody) {
  EXPECT_THAT(EventsOf("Norway pledged fresh aid to Sudan on Wednesday."),
              ElementsAre("promise OCCURRED 2019-05-08 | source Norway, target Sudan |  | fresh aid"));
}

TEST_F(PromiseFrames, AQuotedWeWillIsTheSpeakersPromise) {
  EXPECT_THAT(
      EventsOf("\"We will continue training the soldiers of Ukraine,\" Canadian Prime Minister Justin Trudeau said."),
      ElementsAre(::testing::StartsWith("promise OCCURRED ../2019-05-09 | source Justin Trudeau")));
}

TEST_F(PromiseFrames, AStateAgreesToDoSomething) {
  EXPECT_THAT(EventsOf("Iran agreed on Monday to suspend the enrichment of uranium."),
              ElementsAre("promise OCCURRED 2019-05-06 | source Iran |  | suspend the enrichment of uranium"));
}

TEST_F(PromiseFrames, APromisedVisitIsAVisit) {
  EXPECT_THAT(EventsOf("Indian Prime Minister Narendra Modi promised to visit Nepal in August."),
              ElementsAre("visit PLANNED 2019-08 | host Nepal, visitor Narendra Modi | Nepal"));
}

TEST_F(PromiseFrames, PromisingResultsPromiseNothing) {
  EXPECT_THAT(EventsOf("The vaccine of Cuba showed promising results in Argentina."), IsEmpty());
}

TEST_F(PromiseFrames, AThreatIsNoPromise) {
  EXPECT_THAT(EventsOf("North Korea vowed to retaliate against South Korea."), IsEmpty());
}

TEST_F(PromiseFrames, APredictionIsNoPromise) {
  EXPECT_THAT(EventsOf("\"Oil prices will fall,\" Saudi Energy Minister Khalid al-Falih said."), IsEmpty());
}

TEST_F(PromiseFrames, WhatAnotherStateWillDoIsNoPromise) {
  EXPECT_THAT(EventsOf("French President Emmanuel Macron said that China will send its troops to the border."),
              IsEmpty());
}

}  // namespace
}  // namespace chancery::extract
