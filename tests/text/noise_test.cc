#include "text/noise.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chancery::text {
namespace {

struct Case {
  std::string_view text;
  std::string_view reason;
};

TEST(Noise, IsKnownByItsWords) {
  const std::vector<Case> cases = {
      {"homeicon menuicon chevron downicon searchicon closeicon fm", "icon-font"},
      {"fa fa-share fa-print fa-envelope", "icon-font"},
      {"keyboard_arrow_down", "icon-font"},
      {"Share", "share bar"},
      {"Share on Facebook Tweet Email", "share bar"},
      {"Facebook Twitter 12", "share bar"},
      {"Follow us on Instagram", "share bar"},
      {"Home > World > Middle East", "menu"},
      {"World | Sport | Weather", "menu"},
      {"Politics", "menu"},
      {"Log in", "menu"},
      {"Skip to main content", "menu"},
      {"5 min read", "menu"},
      {"***", "menu"},
      {"Photo: The ministers at lunch", "caption"},
      {"The ministers at lunch in the old town hall. Image: Ministry of Trade.", "caption"},
      {"The ministers at lunch on Monday (Agency/Ann Lee)", "caption"},
      {"File photo of the palace", "caption"},
      {"We use cookies to give you the best experience on our website.", "cookie notice"},
      {"Read more: Who is the new minister?", "read more"},
      {"Also read | Who is the new minister", "read more"},
      {"Related", "read more"},
      {"Most read", "read more"},
      {"Sign up for our newsletter", "newsletter"},
      {"Get the day's news in your inbox", "newsletter"},
      {"ADVERTISEMENT", "advertisement"},
      {"Story continues below advertisement", "advertisement"},
      {"© 2009 The Coast Post", "footer"},
      {"Copyright 2009 The Coast Post. All rights reserved.", "footer"},
      {"[ends]", "footer"},
      {"By Ann Lee", "byline"},
      {"By ANN LEE and BO LI", "byline"},
      {"(Reporting by Ann Lee; Editing by Bo Li)", "byline"},
      {"Ann Lee, Staff Writer", "byline"},
      {"From our own correspondent", "byline"},
      {"Prime Minister: Strand, Olaf", "byline"},
      {"[Text taken from a scanned page. Spelling as printed.]", "note"},
      {"12 comments", "menu"},
      {"Leave a comment", "comments"},
  };
  for (const Case& c : cases) EXPECT_EQ(NoiseReason(c.text), c.reason) << c.text;
}

TEST(Noise, IsNotSeenInProse) {
  for (std::string_view text :
       {"The minister met his colleague in Geneva.", "“We will go,” she said.", "By Monday the talks had failed.",
        "Related talks were held in Vienna last year between the same two parties and a mediator of the Union.",
        "More than forty states will share the cost.", "Follow-up talks are planned.", "No.", "Yes, she said.",
        "Copyright law will be on the agenda in Geneva.", "Iconic bridge to be opened by two presidents",
        "Photographs were taken, and then the door was closed to all but the four ministers.",
        "The leaders signed a print of the treaty.", "Source countries and host countries met.",
        "Home affairs ministers agree on borders", "He will visit Rome (or Naples) in May.",
        "Comments by the minister caused anger in Lima", "By boat to the talks: an envoy's long way"}) {
    EXPECT_EQ(NoiseReason(text), "") << text;
  }
}

}  // namespace
}  // namespace chancery::text
