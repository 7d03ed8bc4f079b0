#include "tests/resolve/mention_builder.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <random>

#include "absl/strings/str_cat.h"
#include "ontology/ids.h"
#include "resolve/resolve.h"
#include "tests/testing/paths.h"

namespace chancery::testing {
namespace {

using ontology::EventMention;
using ontology::EventStatus;
using ontology::EventTime;

constexpr std::string_view kGazetteer = R"json({
  "source": "Made for tests.",
  "countries": [
    {"id": "RU", "name": "Russia", "capitals": ["Moscow"]}, {"id": "PS", "name": "Palestine"},
    {"id": "IL", "name": "Israel"}, {"id": "EG", "name": "Egypt", "capitals": ["Cairo"]},
    {"id": "FR", "name": "France", "capitals": ["Paris"]},
    {"id": "US", "name": "United States", "capitals": ["Washington"], "metonyms": ["White House"]},
    {"id": "BG", "name": "Bulgaria"}
  ],
  "organizations": [{"id": "united-nations", "name": "United Nations"}, {"id": "iaea", "name": "IAEA"}],
  "persons": [
    {"id": "sergey-lavrov", "name": "Sergey Lavrov", "of": "RU", "tenures": []},
    {"id": "mohamed-elbaradei", "name": "Mohamed ElBaradei", "of": "EG",
     "tenures": [{"office": "director general", "of": "IAEA", "from": "1997-12-01", "to": "2009-11-30"}]},
    {"id": "ivan-petrov-2001", "name": "Ivan Petrov", "of": "BG",
     "tenures": [{"office": "foreign minister", "of": "BG", "from": "2001-01-01", "to": "2001-12-31"}]},
    {"id": "ivan-petrov-2011", "name": "Ivan Petrov", "of": "BG",
     "tenures": [{"office": "foreign minister", "of": "BG", "from": "2011-01-01", "to": "2011-12-31"}]}
  ]
})json";

std::shared_ptr<const actors::Gazetteer> LoadGazetteer() {
  const TemporaryDirectory folder;
  std::ofstream(folder.path() / "small.json") << kGazetteer;
  absl::StatusOr<std::shared_ptr<const actors::Gazetteer>> gazetteer = actors::Gazetteer::Load(folder.path().string());
  if (!gazetteer.ok()) {
    std::cerr << gazetteer.status() << '\n';
    std::abort();
  }
  return *std::move(gazetteer);
}

struct KnownActor {
  std::string kind;
  std::string of;
};

const std::map<std::string, KnownActor, std::less<>>& KnownActors() {
  static const auto* const known =
      new std::map<std::string, KnownActor, std::less<>>{{"Russia", {"country", "RU"}},
                                                         {"Palestine", {"country", "PS"}},
                                                         {"Israel", {"country", "IL"}},
                                                         {"Egypt", {"country", "EG"}},
                                                         {"France", {"country", "FR"}},
                                                         {"United States", {"country", "US"}},
                                                         {"Hamas", {"group", "PS"}},
                                                         {"IAEA", {"organization", ""}},
                                                         {"United Nations", {"organization", "United Nations"}},
                                                         {"Sergey Lavrov", {"person", "RU"}},
                                                         {"Riyad al-Maliki", {"person", "PS"}},
                                                         {"Mahmoud Abbas", {"person", "PS"}},
                                                         {"Ivan Petrov", {"person", "BG"}},
                                                         {"Ahmed Aboul Gheit", {"person", "EG"}}};
  return *known;
}

EventTime TimeOf(const std::string& text) {
  const absl::StatusOr<EventTime> time = EventTime::Parse(text);
  if (!time.ok()) {
    std::cerr << time.status() << '\n';
    std::abort();
  }
  return *time;
}

template <typename Values>
auto Pick(std::mt19937_64& random, const Values& values) {
  return values[std::uniform_int_distribution<size_t>(0, std::size(values) - 1)(random)];
}

std::string DayText(absl::CivilDay day) { return absl::FormatCivilTime(day); }

std::string RandomTime(std::mt19937_64& random, absl::CivilDay published) {
  const absl::CivilDay near = published + std::uniform_int_distribution<int>(-4, 4)(random);
  switch (std::uniform_int_distribution<int>(0, 7)(random)) {
    case 0:
      return "";
    case 5:
      return DayText(near).substr(0, 4);
    case 1:
      return "../" + DayText(published);
    case 2:
      return DayText(published) + "/..";
    case 3:
      return DayText(near).substr(0, 7);
    case 4:
      return DayText(near) + "/" + DayText(near + 2);
    default:
      return DayText(near);
  }
}

using Parts = std::vector<std::pair<std::string, std::string>>;

Told RandomTold(std::mt19937_64& random) {
  static const std::array<Parts, 7> meetings = {
      Parts{{"participant", "Sergey Lavrov"}, {"participant", "Riyad al-Maliki"}},
      Parts{{"participant", "Sergey Lavrov"}, {"host", "Riyad al-Maliki"}, {"participant", "Mahmoud Abbas"}},
      Parts{{"participant", "Sergey Lavrov"}, {"participant", "Mahmoud Abbas"}},
      Parts{{"participant", "Israel"}, {"participant", "Egypt"}},
      Parts{{"participant", "Russia"}, {"participant", "Palestine"}},
      Parts{{"participant", "Lavrov"}, {"participant", "Maliki, PS"}},
      Parts{{"participant", "Russia"}, {"participant", "Palestinian leader, PS"}}};
  static const std::array<Parts, 3> visits = {Parts{{"visitor", "Mahmoud Abbas"}, {"host", "Russia"}},
                                              Parts{{"visitor", "Mahmoud Abbas"}},
                                              Parts{{"visitor", "Sergey Lavrov"}, {"host", "Egypt"}}};
  static const std::array<Parts, 3> conferences = {
      Parts{{"host", "Russia"}, {"invitee", "Hamas"}}, Parts{{"host", "Russia"}, {"attendee", "Egypt"}},
      Parts{{"organizer", "United Nations"}, {"attendee", "Egypt"}, {"attendee", "Russia"}}};
  static const std::array<Parts, 2> promises = {Parts{{"source", "Sergey Lavrov"}, {"target", "Hamas"}},
                                                Parts{{"source", "Sergey Lavrov"}}};
  static const std::array<std::string, 3> places = {"", "Moscow", "Cairo"};
  static const std::array<std::string, 4> contents = {"", "continue working with Hamas on the peace process",
                                                      "continue the Middle East peace process", "build a reactor"};
  static const std::array<EventStatus, 4> statuses = {EventStatus::kOccurred, EventStatus::kPlanned,
                                                      EventStatus::kPossible, EventStatus::kCancelled};
  Told told;
  const absl::CivilDay published = absl::CivilDay(2009, 12, 24) + std::uniform_int_distribution<int>(0, 19)(random);
  told.published = std::uniform_int_distribution<int>(0, 11)(random) == 0 ? "" : DayText(published);
  told.time = RandomTime(random, published);
  told.status = Pick(random, statuses);
  told.place = Pick(random, places);
  told.content = Pick(random, contents);
  if (std::uniform_int_distribution<int>(0, 9)(random) == 0) told.quote = "It was postponed to another day.";
  switch (std::uniform_int_distribution<int>(0, 5)(random)) {
    case 0:
      told.type = "visit";
      told.parts = Pick(random, visits);
      break;
    case 1:
      told.type = "conference";
      told.parts = Pick(random, conferences);
      break;
    case 2:
      told.type = "promise";
      told.parts = Pick(random, promises);
      break;
    default:
      told.parts = Pick(random, meetings);
  }
  return told;
}

}  // namespace

std::shared_ptr<const actors::Gazetteer> SmallGazetteer() {
  static const auto gazetteer = LoadGazetteer();
  return gazetteer;
}

ontology::ActorMention ActorCalled(std::string_view name) {
  ontology::ActorMention actor;
  actor.name = std::string(name);
  actor.kind = "person";
  if (const auto known = KnownActors().find(name); known != KnownActors().end()) {
    actor.kind = known->second.kind;
    actor.of = known->second.of;
  } else if (const size_t comma = name.find(", "); comma != std::string_view::npos) {
    actor.name = std::string(name.substr(0, comma));
    actor.of = std::string(name.substr(comma + 2));
  }
  return actor;
}

EventMention Mention(const Told& told, uint32_t ordinal) {
  EventMention mention;
  mention.article = told.article;
  mention.type = told.type;
  const uint64_t begin = 10 + 100 * ordinal;
  mention.id = ontology::MentionId(told.article, told.type, begin, begin + 40, ordinal);
  for (const auto& [role, actor] : told.parts) mention.participants.push_back({ActorCalled(actor), role, ""});
  mention.time = TimeOf(told.time);
  mention.status = told.status;
  mention.place = told.place;
  mention.content = told.content;
  mention.confidence = 0.5;
  const std::string quote = told.quote.empty() ? absl::StrCat("A sentence of ", told.article, ".") : told.quote;
  mention.evidence = {{quote, begin, begin + 40, "", told.type + ".verb"}};
  if (!told.published.empty()) mention.published = TimeOf(told.published).earliest();
  return mention;
}

resolve::ResolvedMention Resolved(const Told& told, uint32_t ordinal) {
  const std::vector<EventMention> mentions = {Mention(told, ordinal)};
  return resolve::ResolveActors(mentions, *SmallGazetteer()).front();
}

std::vector<EventMention> RandomMentions(uint64_t seed, size_t count) {
  std::mt19937_64 random(seed);
  std::vector<EventMention> mentions;
  for (uint32_t article = 0; mentions.size() < count; ++article) {
    const uint32_t in_article = std::uniform_int_distribution<uint32_t>(1, 3)(random);
    std::string published;
    for (uint32_t ordinal = 0; ordinal < in_article && mentions.size() < count; ++ordinal) {
      Told told = RandomTold(random);
      told.article = absl::StrCat("article", seed, "x", article);
      if (ordinal == 0) published = told.published;
      told.published = published;
      mentions.push_back(Mention(told, ordinal));
    }
  }
  return mentions;
}

}  // namespace chancery::testing
