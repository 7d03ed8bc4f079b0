#include "tests/store/model/world.h"

#include <algorithm>
#include <array>

#include "ontology/ids.h"
#include "resolve/compose.h"
#include "resolve/resolve.h"
#include "tests/resolve/mention_builder.h"

namespace chancery::testing {
namespace {

using absl::CivilDay;
using ontology::EventStatus;

constexpr std::array<const char*, 2> kTypes = {"meeting", "visit"};
constexpr std::array<const char*, 2> kRoles = {"participant", "host"};
constexpr std::array<const char*, 3> kPlaces = {"Geneva", "", "São Paulo"};
constexpr std::array<const char*, 3> kContents = {"", "the price of gas", "Gas and oil"};
constexpr std::array<EventStatus, 3> kStatuses = {EventStatus::kOccurred, EventStatus::kPlanned,
                                                  EventStatus::kCancelled};
const std::array<Time, 9> kTimes = {{{"2012-03-05", CivilDay(2012, 3, 5), CivilDay(2012, 3, 5)},
                                     {"2012-02-29", CivilDay(2012, 2, 29), CivilDay(2012, 2, 29)},
                                     {"2012-02", CivilDay(2012, 2, 1), CivilDay(2012, 2, 29)},
                                     {"2011", CivilDay(2011, 1, 1), CivilDay(2011, 12, 31)},
                                     {"2012-02-28/2012-03-02", CivilDay(2012, 2, 28), CivilDay(2012, 3, 2)},
                                     {"../2012-03-01", CivilDay(2012, 3, 1), CivilDay(2012, 3, 1)},
                                     {"2012-02-28/..", CivilDay(2012, 2, 28), std::nullopt},
                                     {"1899-03-01", CivilDay(1899, 3, 1), CivilDay(1899, 3, 1)},
                                     {"", std::nullopt, std::nullopt}}};
constexpr std::array<const char*, 6> kFields = {"type", "participants", "time", "status", "place", "content"};

// Takes the next digit of a number that stands for several choices.
template <typename Table>
auto Choose(const Table& table, uint32_t& number) {
  const auto& chosen = table[number % table.size()];
  number /= static_cast<uint32_t>(table.size());
  return chosen;
}

// Whose resource names nobody but the resolver makes.
std::vector<Person> MakePersons() {
  std::vector<Person> persons = {{"Anna Arden", "FR", ""},    {"Carl Cole", "DE", ""}, {"Dora Dean", "DE", ""},
                                 {"Émile Östberg", "SE", ""}, {"Fay Frost", "GB", ""}, {"Gus Grau", "AT", ""}};
  for (Person& person : persons) {
    ontology::EventMention mention;
    mention.participants.push_back({{person.name, {}, "person", person.of, "", ""}, "participant", ""});
    person.resource = resolve::ResolveActors({&mention, 1}, *SmallGazetteer())[0].actors[0].name;
  }
  return persons;
}

void SetField(const std::string& field, const Values& from, Values& to) {
  if (field == "type") to.type = from.type;
  if (field == "participants") to.roles = from.roles;
  if (field == "time") to.time = from.time;
  if (field == "status") to.status = from.status;
  if (field == "place") to.place = from.place;
  if (field == "content") to.content = from.content;
}

bool Sets(const World::Decision& decision, const std::string& field) {
  return std::find(decision.fields.begin(), decision.fields.end(), field) != decision.fields.end();
}

template <typename List, typename Value>
bool IsAmong(const List& list, const Value& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

// Places and contents are asked for by one word each.
bool HasWord(const std::string& text, const std::string& word) {
  if (word.empty()) return true;
  if (word == "sao") return text == "São Paulo";
  if (word == "GENEVA") return text == "Geneva";
  if (word == "gas") return text == "the price of gas" || text == "Gas and oil";
  return word == "oil" && text == "Gas and oil";
}

}  // namespace

const Time& TimeOf(uint32_t time) { return kTimes.at(time); }

Values ValuesOf(uint32_t number) {
  Values values;
  values.type = Choose(kTypes, number);
  values.time = number % kTimes.size();
  number /= static_cast<uint32_t>(kTimes.size());
  values.status = Choose(kStatuses, number);
  values.place = Choose(kPlaces, number);
  values.content = Choose(kContents, number);
  const uint32_t hosts = number / 64;
  for (uint32_t person = 0; person < kPersons; ++person) {
    if ((number >> person & 1) != 0) values.roles[person] = kRoles[hosts >> person & 1];
  }
  if (values.roles.empty()) values.roles[0] = kRoles[0];
  return values;
}

std::vector<std::string> FieldsOf(uint32_t number) {
  std::vector<std::string> fields;
  for (size_t i = 0; i < kFields.size(); ++i) {
    if ((number >> i & 1) != 0) fields.emplace_back(kFields[i]);
  }
  if (fields.empty()) fields.emplace_back("place");
  return fields;
}

const Person& PersonOf(uint32_t person) {
  static const std::vector<Person> persons = MakePersons();
  return persons.at(person);
}

std::string EventNameOf(uint32_t record) {
  return resolve::EventName(ontology::RecordId("desk", std::to_string(record)));
}

Values World::Now(uint32_t record) const {
  Values now = events.at(record).recorded;
  for (const auto& [number, decision] : decisions) {
    if (decision.record != record || decision.undone != 0) continue;
    for (const std::string& field : decision.fields) SetField(field, decision.values, now);
  }
  return now;
}

uint64_t World::RetractedBy(uint32_t record) const {
  uint64_t last = 0;
  for (const auto& [number, decision] : decisions) {
    if (decision.record == record && decision.retracts && decision.undone == 0) last = number;
  }
  return last;
}

std::vector<uint64_t> World::DecisionsInForce(uint32_t record) const {
  std::vector<uint64_t> in_force;
  for (const auto& [number, decision] : decisions) {
    if (decision.record == record && decision.undone == 0) in_force.push_back(number);
  }
  return in_force;
}

uint64_t World::MergeOf(uint32_t person) const {
  for (const auto& [number, merge] : merges) {
    if (merge.from == person && merge.undone == 0) return number;
  }
  return 0;
}

uint32_t World::RootOf(uint32_t person) const {
  const uint64_t merge = MergeOf(person);
  return merge == 0 ? person : RootOf(merges.at(merge).into);
}

uint64_t World::MentionsOf(uint32_t person) const {
  uint64_t mentions = 0;
  for (const auto& [record, event] : events) mentions += event.recorded.roles.count(person);
  for (const auto& [number, decision] : decisions) {
    if (decision.undone == 0 && Sets(decision, "participants")) mentions += decision.values.roles.count(person);
  }
  return mentions;
}

World& Model::Next() {
  World next = worlds_.back();
  next.by_decision = 0;
  next.by_merges.clear();
  next.recorded = false;
  next.taken_back = false;
  worlds_.push_back(std::move(next));
  return worlds_.back();
}

std::vector<int> Model::Record(const std::vector<std::pair<uint32_t, Values>>& events) {
  std::vector<int> outcomes;
  for (const auto& [record, values] : events) {
    const auto known = Latest().events.find(record);
    outcomes.push_back(known == Latest().events.end() ? 0 : known->second.recorded == values ? 2 : 1);
  }
  if (std::count(outcomes.begin(), outcomes.end(), 2) == static_cast<std::ptrdiff_t>(outcomes.size())) return outcomes;
  World& next = Next();
  next.recorded = true;
  for (size_t i = 0; i < events.size(); ++i) {
    if (outcomes[i] == 2) continue;
    World::Event& event = next.events[events[i].first];
    event.recorded = events[i].second;
    event.born = revision();
    if (outcomes[i] == 0) event.number = next.events.size();
  }
  return outcomes;
}

Model::Answer Model::Decide(uint32_t record, const std::vector<std::string>& fields, const Values& values,
                            uint64_t expected) {
  const auto event = Latest().events.find(record);
  if (event == Latest().events.end()) return {absl::StatusCode::kNotFound};
  if (expected != 0 && expected != event->second.born) return {absl::StatusCode::kAborted};
  if (const uint64_t retracted_by = Latest().RetractedBy(record); retracted_by != 0) {
    if (!fields.empty()) return {absl::StatusCode::kFailedPrecondition};
    return {absl::StatusCode::kOk, true, {retracted_by}};
  }
  World& next = Next();
  const uint64_t number = next.decisions.size() + 1;
  next.decisions[number] = {record, fields.empty(), fields, values, revision(), 0};
  next.events[record].born = revision();
  next.by_decision = number;
  return {absl::StatusCode::kOk, false, {number}};
}

Model::Answer Model::UndoDecision(uint64_t decision) {
  const auto known = Latest().decisions.find(decision);
  if (known == Latest().decisions.end()) return {absl::StatusCode::kNotFound};
  if (known->second.undone != 0) return {absl::StatusCode::kOk, true, {decision}};
  World& next = Next();
  next.decisions[decision].undone = revision();
  next.events[next.decisions[decision].record].born = revision();
  next.by_decision = decision;
  next.taken_back = true;
  return {absl::StatusCode::kOk, false, {decision}};
}

bool Model::WasEverNamed(uint32_t person) const {
  return std::any_of(worlds_.begin(), worlds_.end(), [&](const World& world) { return world.MentionsOf(person) > 0; });
}

absl::StatusCode Model::CanBeMerged(uint32_t person) const {
  if (!WasEverNamed(person)) return absl::StatusCode::kNotFound;
  if (Latest().MergeOf(person) != 0) return absl::StatusCode::kFailedPrecondition;
  if (Latest().MentionsOf(person) > 0) return absl::StatusCode::kOk;
  for (const auto& [number, merge] : Latest().merges) {
    if (merge.into == person && merge.undone == 0) return absl::StatusCode::kOk;
  }
  return absl::StatusCode::kNotFound;
}

Model::Answer Model::Merge(uint32_t from, uint32_t into) {
  if (from == into) return {absl::StatusCode::kInvalidArgument};
  for (const uint32_t person : {from, into}) {
    if (const absl::StatusCode code = CanBeMerged(person); code != absl::StatusCode::kOk) return {code};
  }
  World& next = Next();
  const uint64_t number = next.merges.size() + 1;
  next.merges[number] = {from, into, revision(), 0};
  next.by_merges = {number};
  return {absl::StatusCode::kOk, false, {number}};
}

Model::Answer Model::UndoMerge(uint64_t merge, bool cascade) {
  const auto known = Latest().merges.find(merge);
  if (known == Latest().merges.end()) return {absl::StatusCode::kNotFound};
  if (known->second.undone != 0) return {absl::StatusCode::kOk, true, {merge}};
  // Those by which the person that it went into went on, if they are later.
  std::set<uint64_t> undone = {merge};
  for (uint64_t on = Latest().MergeOf(known->second.into); on != 0;
       on = Latest().MergeOf(Latest().merges.at(on).into)) {
    if (on > merge) undone.insert(on);
  }
  if (undone.size() > 1 && !cascade) return {absl::StatusCode::kFailedPrecondition};
  World& next = Next();
  for (const uint64_t number : undone) next.merges[number].undone = revision();
  next.by_merges = undone;
  next.taken_back = true;
  return {absl::StatusCode::kOk, false, {undone.begin(), undone.end()}};
}

std::set<std::pair<uint32_t, std::string>> Model::Roles(uint64_t revision, uint64_t identity_revision,
                                                        uint32_t record) const {
  std::set<std::pair<uint32_t, std::string>> roles;
  for (const auto& [person, role] : At(revision).Now(record).roles) {
    roles.emplace(At(identity_revision).RootOf(person), role);
  }
  return roles;
}

std::vector<uint32_t> Model::List(uint64_t revision, uint64_t identity_revision, const store::EventQuery& query) const {
  const World& world = At(revision);
  const auto read_as = [&](const std::string& resource) {
    for (uint32_t person = 0; person < kPersons; ++person) {
      if (PersonOf(person).resource == resource) return At(identity_revision).RootOf(person);
    }
    return kPersons;
  };
  struct Place {
    absl::CivilDay day;
    uint64_t number;
    uint32_t record;
  };
  std::vector<Place> places;
  for (const auto& [record, event] : world.events) {
    if (!world.IsListed(record)) continue;
    const Values now = world.Now(record);
    const auto roles = Roles(revision, identity_revision, record);
    const auto any = [&](const auto& test) { return std::any_of(roles.begin(), roles.end(), test); };
    const Time& time = TimeOf(now.time);
    const absl::CivilDay day = time.sort_day.value_or(kPublished);
    const absl::CivilDay last = std::max(day, time.latest_day.value_or(day));
    bool fits = IsAmong(query.types, now.type) && IsAmong(query.statuses, now.status);
    fits = fits && HasWord(now.place, query.place) && HasWord(now.content, query.content_words);
    fits = fits && (!query.undated || *query.undated == !time.sort_day);
    fits = fits && (!query.from || (query.within ? day : last) >= *query.from);
    fits = fits && (!query.to || (query.within ? last : day) <= *query.to);
    for (const std::string& actor : query.actors) {
      fits = fits && any([&](const auto& one) { return one.first == read_as(actor); });
    }
    for (const store::Parties& parties : query.parties) {
      fits = fits && any([&](const auto& one) { return PersonOf(one.first).of == parties.at(0).of; });
    }
    if (!query.roles.empty()) {
      fits =
          fits && any([&](const auto& one) {
            return (query.actors.empty() || one.first == read_as(query.actors[0])) && IsAmong(query.roles, one.second);
          });
    }
    if (fits) places.push_back({day, event.number, record});
  }
  // The newest day first, of one day the event that was recorded first; or all in reverse.
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return std::pair(b.day, a.number) < std::pair(a.day, b.number); });
  if (query.order == store::EventOrder::kOldestFirst) std::reverse(places.begin(), places.end());
  std::vector<uint32_t> records;
  for (const Place& place : places) records.push_back(place.record);
  return records;
}

}  // namespace chancery::testing
