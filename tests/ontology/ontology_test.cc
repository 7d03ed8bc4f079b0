#include "ontology/ontology.h"

#include <algorithm>
#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ontology/frame.h"
#include "tests/testing/paths.h"

namespace chancery::ontology {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr char kBase[] = R"({
  "kinds": ["person", "country"],
  "lists": {"talks": ["talk", "discussion"]},
  "types": [{
    "name": "meeting", "description": "They speak.",
    "codes": {"plover": "CONSULT", "cameo": ["040"], "goldstein": 1.0},
    "roles": [{"name": "participant", "description": "Who speaks."}]
  }]
})";

// A folder with the base above and one more file.
class OntologyFiles {
 public:
  explicit OntologyFiles(const std::string& more, const std::string& base = kBase) {
    Write("base.json", base);
    Write("more.json", more);
  }
  absl::StatusOr<std::shared_ptr<const Ontology>> Load() const { return Ontology::Load(directory_.path().string()); }
  // What loading says is wrong.
  std::string Mistake() const { return std::string(Load().status().message()); }

 private:
  void Write(const std::string& name, const std::string& content) const {
    std::ofstream(directory_.path() / name) << content;
  }
  chancery::testing::TemporaryDirectory directory_;
};

// A file with one frame that has these members besides an id and a type.
std::string FrameWith(const std::string& members) {
  return R"({"frames": [{"id": "meeting.verb.meet", "type": "meeting", )" + members + "}]}";
}

TEST(Ontology, LoadsTheFilesOfTheProject) {
  const auto ontology = Ontology::Load((chancery::testing::DataDirectory() / "ontology").string());
  ASSERT_TRUE(ontology.ok()) << ontology.status();
  for (const char* name : {"meeting", "visit", "conference", "promise"}) {
    const EventType* type = (*ontology)->FindType(name);
    ASSERT_NE(type, nullptr) << name;
    EXPECT_FALSE(type->description.empty());
    EXPECT_FALSE(type->codes.cameo.empty());
    EXPECT_TRUE(std::any_of((*ontology)->frames().begin(), (*ontology)->frames().end(),
                            [&](const Frame& frame) { return frame.type == name; }));
  }
  EXPECT_TRUE((*ontology)->FindType("conference")->HasRole("organizer"));
  EXPECT_FALSE((*ontology)->FindType("visit")->HasRole("organizer"));
  EXPECT_TRUE((*ontology)->IsKind("organization"));
  EXPECT_TRUE((*ontology)->IsRelation("after"));
  EXPECT_FALSE((*ontology)->List("representatives").empty());
}

TEST(Ontology, ReadsAFrameAsItIsWritten) {
  const OntologyFiles files(FrameWith(R"(
      "trigger": {"pos": "noun", "lemmas": ["@talks", "parley"], "plural_only": true},
      "arguments": [{"role": "participant", "from": ["prep:with|between"], "otherwise": ["governor.subject"],
                     "kinds": ["person"]}],
      "supports": [{"verbs": ["hold"], "noun": ["object"],
                    "arguments": [{"role": "participant", "from": ["subject"]}], "status": "PLANNED"}],
      "blockers": [{"at": "modifier:word", "lemmas": ["press"]}],
      "strength": 0.5)"));
  const auto ontology = files.Load();
  ASSERT_TRUE(ontology.ok()) << ontology.status();
  ASSERT_EQ((*ontology)->frames().size(), 1U);
  const Frame& frame = (*ontology)->frames()[0];
  EXPECT_THAT(frame.trigger.lemmas, ::testing::ElementsAre("talk", "discussion", "parley"));
  EXPECT_EQ(frame.arguments[0].from[0].ToString(), "prep:with|between");
  EXPECT_EQ(frame.arguments[0].otherwise[0].ToString(), "governor.subject");
  EXPECT_EQ(frame.supports[0].arguments[0].from[0].ToString(), "support.subject");
  EXPECT_EQ(frame.supports[0].status, EventStatus::kPlanned);
  EXPECT_EQ(frame.strength, 0.5);
}

TEST(Ontology, LetsAFileUseWhatALaterFileDeclares) {
  const OntologyFiles files(
      R"({"lists": {"later": ["parley"]}})",
      R"({"frames": [{"id": "x", "type": "meeting", "trigger": {"pos": "noun", "lemmas": ["@later"]}}],
      "kinds": ["person"],
      "types": [{"name": "meeting", "description": "They speak.", "codes": {"plover": "CONSULT", "goldstein": 1},
                 "roles": [{"name": "participant", "description": "Who speaks."}]}]})");
  EXPECT_TRUE(files.Load().ok()) << files.Mistake();
}

TEST(Ontology, RefusesAFolderWithoutFiles) {
  const chancery::testing::TemporaryDirectory empty;
  EXPECT_THAT(std::string(Ontology::Load(empty.path().string()).status().message()), HasSubstr("no *.json"));
  EXPECT_THAT(std::string(Ontology::Load("/nowhere/at/all").status().message()), HasSubstr("/nowhere/at/all"));
}

struct MistakeCase {
  std::string more;
  std::string pointer;
  std::string says;
};

class OntologyMistakes : public ::testing::TestWithParam<MistakeCase> {};

TEST_P(OntologyMistakes, AreToldWithFileAndPointer) {
  const OntologyFiles files(GetParam().more);
  EXPECT_THAT(files.Mistake(), AllOf(HasSubstr("more.json: " + GetParam().pointer), HasSubstr(GetParam().says)));
}

const char kTrigger[] = R"("trigger": {"pos": "verb", "lemmas": ["meet"]})";

std::string With(const std::string& members) { return FrameWith(std::string(kTrigger) + ", " + members); }

INSTANTIATE_TEST_SUITE_P(
    All, OntologyMistakes,
    ::testing::Values(
        MistakeCase{"{", "is no JSON", "parse error"}, MistakeCase{"[]", "/", "an object was expected"},
        MistakeCase{R"({"frame": []})", "/frame", "no such member"},
        MistakeCase{R"({"frames": {}})", "/frames", "an array was expected"},
        MistakeCase{R"({"frames": [{"type": "meeting"}]})", "/frames/0", "'id' is missing"},
        MistakeCase{R"({"frames": [{"id": "a", "type": "party"}]})", "/frames/0/type", "'party' is no event type"},
        MistakeCase{R"({"frames": [{"id": "a", "type": "meeting"}]})", "/frames/0", "'trigger' is missing"},
        MistakeCase{FrameWith(R"("trigger": {"pos": "adverb", "lemmas": ["so"]})"), "/frames/0/trigger/pos", "adverb"},
        MistakeCase{FrameWith(R"("trigger": {"pos": "verb"})"), "/frames/0/trigger", "needs lemmas"},
        MistakeCase{FrameWith(R"("trigger": {"pos": "verb", "lemmas": ["@none"]})"), "/frames/0/trigger/lemmas/0",
                    "no list 'none'"},
        MistakeCase{FrameWith(R"("trigger": {"pos": "verb", "lemmas": ["meet"], "except": ["see"]})"),
                    "/frames/0/trigger", "except"},
        MistakeCase{FrameWith(R"("trigger": {"pos": "verb", "lemmas": [""]})"), "/frames/0/trigger/lemmas/0", "empty"},
        MistakeCase{With(R"("arguments": [{"role": "guest", "from": ["subject"]}])"), "/frames/0/arguments/0/role",
                    "'guest' is no role"},
        MistakeCase{With(R"("arguments": [{"role": "participant"}])"), "/frames/0/arguments/0", "needs positions"},
        MistakeCase{With(R"("arguments": [{"role": "participant", "from": ["verb"]}])"), "/frames/0/arguments/0/from/0",
                    "no position"},
        MistakeCase{With(R"("arguments": [{"role": "participant", "from": ["prep"]}])"), "/frames/0/arguments/0/from/0",
                    "needs a word"},
        MistakeCase{With(R"("arguments": [{"role": "participant", "from": ["subject:with"]}])"),
                    "/frames/0/arguments/0/from/0", "no word"},
        MistakeCase{With(R"("arguments": [{"role": "participant", "from": ["modifier:colour"]}])"),
                    "/frames/0/arguments/0/from/0", "demonym"},
        MistakeCase{With(R"("content": ["clause:wish"])"), "/frames/0/content/0", "infinitive"},
        MistakeCase{With(R"("arguments": [{"role": "participant", "from": ["prep:in|"]}])"),
                    "/frames/0/arguments/0/from/0", "empty"},
        MistakeCase{With(R"("arguments": [{"role": "participant", "from": ["subject"], "kinds": ["ship"]}])"),
                    "/frames/0/arguments/0/kinds/0", "'ship' is no kind"},
        MistakeCase{With(R"("supports": [{"noun": ["object"]}])"), "/frames/0/supports/0", "needs verbs"},
        MistakeCase{With(R"("supports": [{"verbs": ["hold"]}])"), "/frames/0/supports/0", "positions of the noun"},
        MistakeCase{With(R"("status": "DONE")"), "/frames/0/status", "'DONE' is no status"},
        MistakeCase{With(R"("strength": 2)"), "/frames/0/strength", "a number from 0 to 1"},
        MistakeCase{With(R"("own_side": "yes")"), "/frames/0/own_side", "true or false"},
        MistakeCase{With(R"("yields_to": ["party"])"), "/frames/0/yields_to/0", "no event type"},
        MistakeCase{With(R"("blockers": [{"lemmas": ["press"]}])"), "/frames/0/blockers/0", "'at' is missing"},
        MistakeCase{R"({"types": [{"name": "meeting", "description": "d", "codes": {"plover": "X", "goldstein": 0},
                         "roles": [{"name": "r", "description": "d"}]}]})",
                    "/types/0", "is there twice"},
        MistakeCase{R"({"types": [{"name": "pact", "description": "d", "codes": {"plover": "X", "goldstein": 11},
                         "roles": []}]})",
                    "/types/0/codes/goldstein", "from -10 to 10"},
        MistakeCase{R"({"types": [{"name": "pact", "description": "d", "codes": {"plover": "X", "goldstein": 1},
                         "roles": []}]})",
                    "/types/0", "at least one role"},
        MistakeCase{R"({"types": [{"name": "pact", "description": "d", "codes": {"plover": "X", "goldstein": 1},
                         "roles": [{"name": "r", "description": "d"}], "needs": [{"roles": ["s"]}]}]})",
                    "/types/0/needs/0/roles/0", "'s' is no role"},
        MistakeCase{R"({"types": [{"name": "pact", "description": "d", "codes": {"plover": "X", "goldstein": 1},
                         "roles": [{"name": "r", "description": "d"}],
                         "within": [{"type": "feast", "relation": "during"}]}]})",
                    "/types/0/within/0/type", "no type 'feast'"},
        MistakeCase{R"({"types": [{"name": "pact", "description": "d", "codes": {"plover": "X", "goldstein": 1},
                         "roles": [{"name": "r", "description": "d"}],
                         "within": [{"type": "meeting", "relation": "inside"}]}]})",
                    "/types/0/within/0/relation", "no relation 'inside'"},
        MistakeCase{R"({"lists": {"talks": ["talk"]}})", "/lists/talks", "is there twice"},
        MistakeCase{R"({"lists": {"a/b": []}})", "/lists/a~1b", "at least one word"},
        MistakeCase{R"({"relations": [{"name": "after"}]})", "/relations/0", "'description' is missing"},
        MistakeCase{
            R"({"frames": [)" +
                std::string(R"({"id": "a", "type": "meeting", "trigger": {"pos": "verb", "lemmas": ["meet"]}},)") +
                R"({"id": "a", "type": "meeting", "trigger": {"pos": "verb", "lemmas": ["meet"]}}]})",
            "/frames/1/id", "is there twice"}));

}  // namespace
}  // namespace chancery::ontology
