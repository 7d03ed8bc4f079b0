// The commands as a user runs them: the real programs, a real server, files on disk.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "tests/end_to_end/programs.h"

namespace chancery {
namespace {

using ::nlohmann::json;
using ::testing::AllOf;
using ::testing::ElementsAre;
using testing::Finished;
using ::testing::Ge;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using testing::kMeeting;
using testing::kVisit;
using testing::Lines;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

std::vector<std::string> Types(const std::vector<json>& events) {
  std::vector<std::string> types;
  for (const json& event : events) types.push_back(event.at("type"));
  return types;
}

class CommandLineTest : public testing::ProgramsTest {};

TEST_F(CommandLineTest, ExtractPrintsTheFieldsOfAnEvaluationEmptyOnesIncluded) {
  const Finished done = Chancery({"extract", "--format", "json", Write("a.txt", kVisit)});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  const std::vector<json> events = Lines(done.out);
  ASSERT_THAT(Types(events), UnorderedElementsAre("visit", "meeting"));
  for (const json& event : events) {
    for (const char* field : {"type", "participants", "time", "status", "place", "content", "evidence"}) {
      EXPECT_TRUE(event.contains(field)) << field;
    }
    for (const json& participant : event.at("participants")) {
      for (const char* field : {"actor", "kind", "of", "role"}) EXPECT_TRUE(participant.contains(field)) << field;
    }
    EXPECT_FALSE(event.at("evidence").at(0).at("quote").get<std::string>().empty());
  }
}

// The expected events are written out of order and one is wrong, so that each figure is another.
TEST_F(CommandLineTest, EvaluateScoresWhatIsFoundAndShowsEachMissAndInvention) {
  const auto participant = [](const char* name, const char* of, const char* role) {
    return json{{"actor", name}, {"kind", "person"}, {"of", of}, {"role", role}};
  };
  const auto event = [](const char* type, const json& participants, const char* time) {
    return json{{"type", type},
                {"participants", participants},
                {"time", time},
                {"status", "OCCURRED"},
                {"place", ""},
                {"content", ""},
                {"evidence", json::array({"She met"})},
                {"optional", false}};
  };
  Write("a.txt", kVisit);
  Write("a.events.json",
        json{{"article", {{"title", "Premier to fly north"}, {"published", "2014-03-12"}, {"publisher", ""}}},
             {"events",
              {event("meeting",
                     {participant("Erna Solberg", "NO", "participant"),
                      participant("Sauli Niinisto", "FI", "participant")},
                     "2014-03-11"),
               event("promise", json::array({participant("Erna Solberg", "NO", "source")}), "2014-03-12")}},
             {"traps", json::array()}}
            .dump());
  const std::string folder = folder_.path().string();
  const Finished done = Chancery({"--format", "json", "evaluate", folder, "--errors"});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  const std::vector<json> lines = Lines(done.out);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].at("strict").at("tp"), 1);
  EXPECT_EQ(lines[0].at("strict").at("fp"), 1);
  EXPECT_EQ(lines[0].at("strict").at("fn"), 1);
  EXPECT_EQ(lines[0].at("strict").at("time"), 1.0);
  EXPECT_EQ(lines[1].at("kind"), "missed");
  EXPECT_EQ(lines[1].at("event").at("type"), "promise");
  EXPECT_EQ(lines[2].at("kind"), "invented");
  EXPECT_EQ(lines[2].at("event").at("type"), "visit");
}

TEST_F(CommandLineTest, EvaluateNamesTheFieldOfExpectedEventsThatIsWrong) {
  Write("a.txt", kVisit);
  Write("a.events.json", R"({"article": {"title": "t", "published": "2014-03-12"}, "events": [{"type": "party"}]})");
  const Finished done = Chancery({"evaluate", folder_.path().string()});
  EXPECT_EQ(done.exit_code, 2);
  EXPECT_THAT(done.err, AllOf(HasSubstr("a.events.json"), HasSubstr("/events/0")));
}

TEST_F(CommandLineTest, WhatIsGivenWinsOverWhatThePageSays) {
  const std::string path = Write("a.txt", kVisit);
  const auto time_of_visit = [&](const std::vector<std::string>& more) -> std::string {
    std::vector<std::string> arguments = {"extract", "--format", "json", path};
    arguments.insert(arguments.end(), more.begin(), more.end());
    for (const json& event : Lines(Chancery(arguments).out)) {
      if (event.at("type") == "visit") return event.at("time");
    }
    return "no visit";
  };
  EXPECT_EQ(time_of_visit({}), "2014-04");
  EXPECT_EQ(time_of_visit({"--published", "2015-05-20"}), "2016-04");
  EXPECT_EQ(Chancery({"extract", path, "--published", "20 May"}).exit_code, 2);
}

TEST_F(CommandLineTest, ExplainShowsEveryStep) {
  const Finished done = Chancery({"explain", "--format", "table", Write("a.txt", kVisit)});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(done.out, AllOf(HasSubstr("published  2014-03-12"), HasSubstr("Solberg/NNP"),
                              HasSubstr("candidate.status"), HasSubstr("\"type\":\"visit\"")));
  std::set<std::string> steps;
  for (const json& line : Lines(Chancery({"explain", "--format", "json", "-"}, kVisit).out))
    steps.insert(line.at("step"));
  EXPECT_THAT(steps, IsSupersetOf({"text", "sentence", "note", "event"}));
}

TEST_F(CommandLineTest, AnArticleGoesInAndItsTimelineComesOut) {
  StartServer();
  const std::string path = Write("a.txt", kVisit);
  const Finished first = Chancery({"ingest", "--format", "table", path});
  ASSERT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("1 articles stored, 0 known already, 0 refused"));
  EXPECT_THAT(Chancery({"ingest", "--format", "table", path}).out, HasSubstr("0 articles stored, 1 known already"));

  const std::vector<json> events = Lines(Chancery({"timeline", "--format", "json", "Solberg"}).out);
  ASSERT_THAT(Types(events), ElementsAre("visit", "meeting"));
  EXPECT_THAT(Types(Lines(Chancery({"timeline", "--format", "json", "Solberg", "--with", "Niinisto"}).out)),
              ElementsAre("meeting"));
  EXPECT_THAT(Types(Lines(Chancery({"timeline", "--format", "json", "Solberg", "--to", "2014-03-31"}).out)),
              ElementsAre("meeting"));
  EXPECT_THAT(Types(Lines(Chancery({"timeline", "--format", "json", "Solberg", "--oldest-first", "--limit", "1"}).out)),
              ElementsAre("meeting"));

  const std::string name = events[0].at("name");
  const std::vector<json> event = Lines(Chancery({"event", "--format", "json", name}).out);
  ASSERT_EQ(event.size(), 1U);
  EXPECT_THAT(event[0].at("evidence").at(0).at("quote").get<std::string>(), HasSubstr("will visit Iceland"));
  EXPECT_THAT(Chancery({"event", "--format", "table", name}).out, HasSubstr("Erna Solberg"));
  EXPECT_THAT(Chancery({"actor", "--format", "table", "Solberg"}).out, HasSubstr("Erna Solberg"));
}

TEST_F(CommandLineTest, AskingForAnEarlierStateGivesWhatWasKnownThen) {
  StartServer();
  ASSERT_EQ(Chancery({"ingest", Write("a.txt", kVisit)}).exit_code, 0);
  const std::vector<json> before = Lines(Chancery({"timeline", "--format", "json", "Solberg"}).out);
  ASSERT_THAT(before, SizeIs(2));
  const std::string then = before[0].at("revision");
  ASSERT_EQ(Chancery({"ingest", Write("b.txt", kMeeting)}).exit_code, 0);
  EXPECT_THAT(Lines(Chancery({"timeline", "--format", "json", "Solberg"}).out), SizeIs(3));
  EXPECT_EQ(Lines(Chancery({"timeline", "--format", "json", "Solberg", "--at", then}).out), before);
  const std::string today = absl::FormatTime("%Y-%m-%d", absl::Now(), absl::UTCTimeZone());
  EXPECT_THAT(Lines(Chancery({"timeline", "--format", "json", "Solberg", "--known-at", today}).out), SizeIs(3));
  EXPECT_EQ(Chancery({"timeline", "Solberg", "--known-at", "2001-01-01"}).exit_code, 4);
  const Finished wrong = Chancery({"timeline", "Solberg", "--known-at", "yesterday"});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("--known-at yesterday: expected a day"));
}

// The names of the events that lines of `chancery watch` tell.
std::vector<std::string> Told(const std::vector<json>& lines) {
  std::vector<std::string> names;
  for (const json& line : lines) {
    if (!line.contains("changes")) continue;
    for (const json& change : line["changes"].value("changes", json::array())) names.push_back(change.at("name"));
  }
  return names;
}

TEST_F(CommandLineTest, AWatchTellsWhatCameAndGoesOnFromWhereItEnded) {
  StartServer();
  ASSERT_EQ(Chancery({"ingest", Write("a.txt", kVisit)}).exit_code, 0);
  const std::vector<json> first = Lines(Chancery({"watch", "--format", "json", "--beginning", "--once"}).out);
  ASSERT_THAT(first, SizeIs(2));
  EXPECT_THAT(Told(first), SizeIs(2));
  EXPECT_TRUE(first[1].contains("checkpoint"));
  const std::string after = first[1].at("resumeRevision");
  EXPECT_THAT(Told(Lines(Chancery({"watch", "--format", "json", "--after", after, "--once"}).out)), IsEmpty());
  ASSERT_EQ(Chancery({"ingest", Write("b.txt", kMeeting)}).exit_code, 0);
  EXPECT_THAT(Told(Lines(Chancery({"watch", "--format", "json", "--after", after, "--once"}).out)), SizeIs(1));
  const Finished filtered =
      Chancery({"watch", "--format", "table", "--beginning", "--once", "--type", "meeting", "--actor", "Rutte"});
  EXPECT_THAT(filtered.out, AllOf(HasSubstr("CREATED"), HasSubstr("Mark Rutte"), Not(HasSubstr("Iceland"))));
  EXPECT_THAT(filtered.err, HasSubstr("--after"));
  const Finished wrong = Chancery({"watch", "--after", "never"});
  EXPECT_NE(wrong.exit_code, 0);
  EXPECT_THAT(wrong.err, HasSubstr("REVISION_UNKNOWN"));
}

TEST_F(CommandLineTest, AWatchOutlivesTheServerAndTellsEachChangeOnce) {
  StartServer();
  ASSERT_EQ(Chancery({"ingest", Write("a.txt", kVisit)}).exit_code, 0);
  const auto out = folder_.path() / "watch.out";
  testing::Background watch({"/bin/sh", "-c", "exec \"$0\" \"$@\" >" + out.string(), CHANCERY_PROGRAM, "--server",
                             address_, "--format", "json", "watch", "--beginning"},
                            folder_.path() / "watch.log");
  const auto wait_for = [&](size_t events) {
    for (int i = 0; i < 300; ++i) {
      // The file is there once the shell has begun.
      const std::string text = std::filesystem::exists(out) ? testing::ReadFile(out) : "";
      if (text.ends_with('\n') && Told(Lines(text)).size() >= events) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  };
  wait_for(2);
  server_->Signal(SIGKILL);
  server_->Wait();
  StartServer();
  ASSERT_EQ(Chancery({"ingest", Write("b.txt", kMeeting)}).exit_code, 0);
  wait_for(3);
  const std::vector<std::string> told = Told(Lines(testing::ReadFile(out)));
  EXPECT_THAT(told, SizeIs(3));
  EXPECT_THAT(std::set<std::string>(told.begin(), told.end()), SizeIs(3));
  EXPECT_TRUE(watch.Running());
}

TEST_F(CommandLineTest, JsonLinesFromStandardInputAreStoredAndABadLineIsNamed) {
  StartServer();
  const std::string good =
      R"({"url":"https://courier.example/1","published":"2014-03-12","body":"Erna Solberg met Sauli Niinisto in Oslo."})";
  const Finished done = Chancery({"ingest", "--format", "table", "-"}, good + "\n{\"body\": \n");
  EXPECT_EQ(done.exit_code, 3);
  EXPECT_THAT(done.out, HasSubstr("1 articles stored, 0 known already, 1 refused"));
  EXPECT_THAT(done.err, AllOf(HasSubstr("-:2"), HasSubstr("CONTENT_UNREADABLE")));
}

std::string RecordedMeeting(const std::string& record, const std::string& type, const std::string& country) {
  return json{{"source", "desk"},
              {"record", record},
              {"type", type},
              {"status", "EVENT_STATUS_OCCURRED"},
              {"time", "2014-05-01"},
              {"quote", "They met."},
              {"participants",
               {{{"name", "Ana Prva"}, {"kind", "person"}, {"of", "SI"}, {"role", "participant"}},
                {{"name", "Bo Anden"}, {"kind", "person"}, {"of", country}, {"role", "participant"}}}}}
             .dump() +
         "\n";
}

TEST_F(CommandLineTest, RecordedEventsAreStoredOnceAndABadOneIsNamedWhileTheOthersAreKept) {
  StartServer();
  std::string lines;
  for (int i = 0; i < 20; ++i) lines += RecordedMeeting(std::to_string(i), i == 13 ? "party" : "meeting", "DK");
  const std::string path = Write("events.jsonl", lines + "{\"source\": 1\n");
  const Finished tried = Chancery({"record", "--dry-run", "--format", "table", path});
  EXPECT_THAT(tried.out, HasSubstr("19 events would be added"));
  const Finished done = Chancery({"record", "--format", "table", path});
  EXPECT_EQ(done.exit_code, 3);
  EXPECT_THAT(done.out, HasSubstr("19 events added, 0 new versions, 0 known already, 2 refused"));
  EXPECT_THAT(done.err,
              AllOf(HasSubstr("events.jsonl:14: "), HasSubstr("TYPE_UNKNOWN"), HasSubstr("events.jsonl:21: ")));
  EXPECT_THAT(Chancery({"record", "--format", "table", path}).out,
              HasSubstr("0 events added, 0 new versions, 19 known"));
  const Finished changed = Chancery({"record", "--format", "table", "-"}, RecordedMeeting("0", "meeting", "NO"));
  EXPECT_EQ(changed.exit_code, 0) << changed.err;
  EXPECT_THAT(changed.out, HasSubstr("0 events added, 1 new versions, 0 known already, 0 refused"));
}

TEST_F(CommandLineTest, GroupsAndSeriesHaveTimelines) {
  StartServer();
  json conference = json::parse(RecordedMeeting("2", "conference", "DK"));
  conference["participants"][0]["role"] = "organizer";
  conference["participants"][1]["role"] = "attendee";
  const std::string lines = RecordedMeeting("1", "meeting", "DK") + conference.dump();
  ASSERT_EQ(Chancery({"record", "-"}, lines).exit_code, 0);
  EXPECT_THAT(Lines(Chancery({"between", "SI", "--and", "DK", "NO", "--with-people", "--format", "json"}).out),
              SizeIs(2));
  EXPECT_THAT(Lines(Chancery({"between", "Prva", "--and", "Anden", "--type", "meeting", "--format", "json"}).out),
              SizeIs(1));
  const Finished none = Chancery({"between", "SI", "--and", "DK", "--format", "json"});
  EXPECT_EQ(none.out, "");
  EXPECT_THAT(none.err, HasSubstr("--with-people"));
  EXPECT_THAT(Types(Lines(Chancery({"series", "Prva", "--format", "json"}).out)), ElementsAre("conference"));
  EXPECT_THAT(Chancery({"series", "Anden"}).err, HasSubstr("no events"));
}

TEST_F(CommandLineTest, GarbageIsRefusedByNameAndDoesNotStopTheOthers) {
  StartServer();
  const auto garbage = folder_.path() / "garbage";
  std::filesystem::create_directory(garbage);
  const auto put = [&](const std::string& name, const std::string& bytes) {
    std::ofstream(garbage / name, std::ios::binary) << bytes;
  };
  std::string nested;
  for (int i = 0; i < 100000; ++i) nested += "<div>";
  put("binary.txt", std::string("\x7f"
                                "ELF\0\0\x01\x02",
                                8) +
                        std::string(5000, '\0'));
  put("empty.txt", "");
  put("french.txt",
      "Le ministre des Affaires étrangères a rencontré hier son homologue à Paris, où ils ont parlé de paix. "
      "Les deux hommes se reverront le mois prochain à Rome, a dit un porte-parole, pour préparer la conférence que "
      "l'Italie doit accueillir avant la fin de l'année.");
  put("good.txt", kVisit);
  put("huge.txt", std::string(50 << 20, 'a'));
  put("invalid.txt", "Talks\n\nThe minister \xff\xfe met nobody at all on that day, his office said on Tuesday.\n");
  put("long.txt", std::string(9 << 20, 'b'));
  put("nested.html", "<html><body>" + nested + "<p>The river rose by a metre on Monday and fell again on Tuesday.</p>");
  put("truncated.json", R"({"url": "https://courier.example/2", "body": "The min)");

  const auto begin = std::chrono::steady_clock::now();
  const Finished done = Chancery({"ingest", "--format", "table", garbage.string()});
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(120));
  EXPECT_EQ(done.exit_code, 3);
  EXPECT_THAT(done.out, HasSubstr("3 articles stored, 0 known already, 6 refused")) << done.err;
  for (const char* part : {"binary.txt", "empty.txt", "french.txt", "huge.txt", "long.txt", "truncated.json",
                           "CONTENT_EMPTY", "CONTENT_UNREADABLE", "CONTENT_TOO_LARGE", "LANGUAGE_UNSUPPORTED"}) {
    EXPECT_THAT(done.err, HasSubstr(part));
  }
  EXPECT_THAT(Chancery({"timeline", "--format", "json", "Solberg"}).out, Not(IsEmpty()));
  for (const char* name : {"binary.txt", "empty.txt", "huge.txt", "truncated.json"}) {
    EXPECT_EQ(Chancery({"extract", (garbage / name).string()}).exit_code, 2) << name;
  }
}

TEST_F(CommandLineTest, ExitCodesAndMessagesTellWhatToDo) {
  const Finished unreachable = Chancery({"timeline", "Solberg"});
  EXPECT_EQ(unreachable.exit_code, 5);
  EXPECT_THAT(unreachable.err, AllOf(HasSubstr(address_), HasSubstr("chanceryd")));
  EXPECT_EQ(Chancery({"extract", "/nowhere/a.txt"}).exit_code, 4);
  EXPECT_EQ(Chancery({"tineline"}).exit_code, 2);
  EXPECT_EQ(Chancery({"--help"}).exit_code, 0);

  StartServer();
  const Finished unknown = Chancery({"timeline", "Nobody Atall"});
  EXPECT_EQ(unknown.exit_code, 4);
  EXPECT_THAT(unknown.err, HasSubstr("Nobody Atall"));
  EXPECT_EQ(Chancery({"event", "events/0123"}).exit_code, 4);
  EXPECT_EQ(Chancery({"timeline", "actors/RU", "--from", "yesterday"}).exit_code, 2);
}

TEST_F(CommandLineTest, TheServerEndsCleanlyOnSigtermAndKeepsWhatItHas) {
  StartServer();
  ASSERT_EQ(Chancery({"ingest", Write("a.txt", kVisit)}).exit_code, 0);
  server_->Signal(SIGTERM);
  EXPECT_EQ(server_->Wait(), 0);
  StartServer();
  EXPECT_THAT(Chancery({"timeline", "--format", "json", "Solberg"}).out, Not(IsEmpty()));
}

}  // namespace
}  // namespace chancery
