#include "tests/store/model/questions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>
#include <vector>

#include "store/change_feed.h"

namespace chancery::testing {
namespace {

using store::EventQuery;
using store::ReadView;
using store::StoredEvent;

// One state: the events of a revision with the identities of another.
struct State {
  uint64_t revision;
  uint64_t identity_revision;

  std::string Text() const { return fmt::format("at revision {} with identities of {}", revision, identity_revision); }
};

template <typename Items>
std::string Joined(const Items& items) {
  return fmt::format("{}", fmt::join(items, " | "));
}

std::string Differ(const std::string& question, const std::string& answer, const std::string& expected) {
  return answer == expected ? "" : fmt::format("{}:\n  answered {}\n  expected {}", question, answer, expected);
}

// Every value of an event that the model knows.
std::string Told(const StoredEvent& stored) {
  std::set<std::string> roles;
  for (const auto& one : stored.event.participants) roles.insert(one.actor + " as " + one.role);
  return fmt::format("{} {} {} {} {} {} \"{}\" \"{}\" born {} decisions {} retracted by {}", stored.event.name,
                     stored.event.type, Joined(roles), stored.event.time.ToString(),
                     absl::FormatCivilTime(stored.event.sort_day), std::string(ToString(stored.event.status)),
                     stored.event.place, stored.event.content, stored.revision, Joined(stored.decisions),
                     stored.retracted_by);
}

std::string Expected(const Model& model, const State& state, uint32_t record) {
  const World& world = model.At(state.revision);
  const Values now = world.Now(record);
  const Time& time = TimeOf(now.time);
  std::set<std::string> roles;
  for (const auto& [person, role] : model.Roles(state.revision, state.identity_revision, record)) {
    roles.insert(PersonOf(person).resource + " as " + role);
  }
  return fmt::format("{} {} {} {} {} {} \"{}\" \"{}\" born {} decisions {} retracted by {}", EventNameOf(record),
                     now.type, Joined(roles), time.text, absl::FormatCivilTime(time.sort_day.value_or(kPublished)),
                     std::string(ToString(now.status)), now.place, now.content, world.events.at(record).born,
                     Joined(world.DecisionsInForce(record)), world.RetractedBy(record));
}

std::string CompareEvents(const ReadView& view, const Model& model, const State& state) {
  std::vector<std::string> names;
  std::vector<std::string> expected;
  for (uint32_t record = 0; record < kRecords; ++record) {
    const bool known = model.At(state.revision).events.contains(record);
    names.push_back(EventNameOf(record));
    expected.push_back(known ? Expected(model, state, record) : "NOT_FOUND");
    const auto event = view.GetEvent(names.back());
    std::string fault =
        Differ(fmt::format("event of record {} {}", record, state.Text()),
               event.ok() ? Told(*event) : absl::StatusCodeToString(event.status().code()), expected.back());
    if (!fault.empty()) return fault;
  }
  const auto batch = view.GetEvents(names);
  if (!batch.ok()) return "batch " + state.Text() + ": " + batch.status().ToString();
  for (size_t i = 0; i < names.size(); ++i) {
    std::string fault = Differ("batch " + state.Text(), (*batch)[i] ? Told(*(*batch)[i]) : "NOT_FOUND", expected[i]);
    if (!fault.empty()) return fault;
  }
  return "";
}

bool OneIn(uint32_t n, std::mt19937_64& random) { return random() % n == 0; }

EventQuery RandomQuery(std::mt19937_64& random) {
  EventQuery query;
  const auto person = [&] { return PersonOf(static_cast<uint32_t>(random() % kPersons)); };
  const auto day = [&] { return absl::CivilDay(2012, 2, 25) + static_cast<int>(random() % 14); };
  for (uint64_t i = random() % 3; i > 0; --i) query.actors.push_back(person().resource);
  if (OneIn(4, random)) query.roles = {OneIn(2, random) ? "host" : "participant"};
  if (OneIn(4, random)) query.types = {OneIn(2, random) ? "visit" : "meeting"};
  if (OneIn(4, random)) query.statuses = {ontology::EventStatus::kPlanned, ontology::EventStatus::kCancelled};
  if (OneIn(4, random)) query.from = OneIn(8, random) ? absl::CivilDay(1899, 1, 1) : day();
  if (OneIn(4, random)) query.to = day();  // often before `from`: then nothing fits
  query.within = OneIn(4, random);
  if (OneIn(4, random)) query.parties = {{{.of = person().of}}};
  if (OneIn(6, random)) query.place = OneIn(2, random) ? "sao" : "GENEVA";
  if (OneIn(6, random)) query.content_words = OneIn(2, random) ? "gas" : "oil";
  if (OneIn(6, random)) query.undated = OneIn(2, random);
  if (OneIn(2, random)) query.order = store::EventOrder::kOldestFirst;
  query.limit = 1 + random() % 5;
  return query;
}

std::string QueryText(const EventQuery& query) {
  std::string text = fmt::format("list of {}", Joined(query.actors));
  text += fmt::format(" roles {} types {} place {} words {}", Joined(query.roles), Joined(query.types), query.place,
                      query.content_words);
  if (!query.statuses.empty()) text += " planned or cancelled";
  if (query.from) text += " from " + absl::FormatCivilTime(*query.from);
  if (query.to) text += " to " + absl::FormatCivilTime(*query.to);
  if (query.within) text += " within";
  if (!query.parties.empty()) text += " of " + query.parties[0][0].of;
  if (query.undated) text += *query.undated ? " undated" : " dated";
  return text + (query.order == store::EventOrder::kOldestFirst ? " oldest" : " newest") +
         fmt::format(" in pages of {}", query.limit);
}

std::string CompareList(const ReadView& view, const Model& model, const State& state, EventQuery query) {
  std::vector<std::string> expected;
  for (const uint32_t record : model.List(state.revision, state.identity_revision, query)) {
    expected.push_back(EventNameOf(record));
  }
  const std::string question = QueryText(query) + " " + state.Text();
  std::vector<std::string> names;
  do {
    const auto page = view.ListEvents(query);
    if (!page.ok()) return question + ": " + page.status().ToString();
    for (const auto& event : page->events) names.push_back(event.stored.event.name);
    if (page->events.size() > query.limit) return question + ": a page is too long";
    query.after = page->next;
  } while (query.after && names.size() <= kRecords);
  return Differ(question, Joined(names), Joined(expected));
}

// The versions of an event up to a revision, each with its end and what made it.
std::string CompareVersions(const ReadView& view, const Model& model, uint64_t revision) {
  for (uint32_t record = 0; record < kRecords; ++record) {
    std::vector<std::string> expected;
    for (uint64_t at = 1; at <= revision; ++at) {
      const auto event = model.At(at).events.find(record);
      if (event == model.At(at).events.end() || event->second.born != at) continue;
      uint64_t ended = 0;
      for (uint64_t later = at + 1; later <= revision && ended == 0; ++later) {
        if (model.At(later).events.at(record).born == later) ended = later;
      }
      expected.push_back(fmt::format("{} to {} by {} {}: {}", at, ended, model.At(at).by_decision,
                                     model.At(at).taken_back, Expected(model, {at, 0}, record)));
    }
    std::vector<std::string> versions;
    const auto found = view.ListEventVersions(EventNameOf(record), 0, 1000);
    if (!found.ok() && !absl::IsNotFound(found.status())) return "versions: " + found.status().ToString();
    if (found.ok()) {
      for (const store::EventVersion& one : *found) {
        versions.push_back(fmt::format("{} to {} by {} {}: {}", one.event.revision, one.ended, one.decision,
                                       one.decision_undone, Told(one.event)));
      }
    }
    std::string fault = Differ(fmt::format("versions of record {} at revision {}", record, revision), Joined(versions),
                               Joined(expected));
    if (!fault.empty()) return fault;
  }
  return "";
}

std::string CompareDecisions(const ReadView& view, const Model& model, uint64_t revision) {
  std::vector<std::string> expected;
  std::vector<std::string> answers;
  const World& world = model.At(revision);
  for (uint32_t record = 0; record < kRecords; ++record) {
    if (!world.events.contains(record)) continue;
    const auto found = view.ListDecisions(EventNameOf(record));
    if (!found.ok()) return found.status().ToString();
    for (const store::StoredDecision& one : *found) {
      answers.push_back(fmt::format("{} {} of {} {} made {} undone {}", one.number, one.decision.retracts, record,
                                    Joined(one.decision.fields), one.made, one.undone));
    }
    for (const auto& [number, one] : world.decisions) {
      if (one.record != record) continue;
      expected.push_back(fmt::format("{} {} of {} {} made {} undone {}", number, one.retracts, record,
                                     Joined(one.fields), one.made, one.undone));
    }
  }
  return Differ(fmt::format("decisions at revision {}", revision), Joined(answers), Joined(expected));
}

std::string CompareMerges(const ReadView& view, const Model& model, uint64_t revision) {
  std::vector<std::string> expected;
  std::vector<std::string> answers;
  const auto found = view.ListMerges("");
  if (!found.ok()) return found.status().ToString();
  for (const store::StoredMerge& one : *found) {
    answers.push_back(
        fmt::format("{} {} {} made {} undone {}", one.number, one.merge.from, one.merge.into, one.made, one.undone));
  }
  for (const auto& [number, one] : model.At(revision).merges) {
    expected.push_back(fmt::format("{} {} {} made {} undone {}", number, PersonOf(one.from).resource,
                                   PersonOf(one.into).resource, one.made, one.undone));
  }
  return Differ(fmt::format("merges at revision {}", revision), Joined(answers), Joined(expected));
}

// Only of the latest state, of which mentions are counted.
std::string CompareActors(const ReadView& view, const Model& model) {
  const World& world = model.Latest();
  for (uint32_t person = 0; person < kPersons; ++person) {
    const uint32_t root = world.RootOf(person);
    uint64_t mentions = 0;
    std::set<std::string> merged;
    for (uint32_t member = 0; member < kPersons; ++member) {
      if (world.RootOf(member) != root) continue;
      mentions += world.MentionsOf(member);
      if (member != root) merged.insert(PersonOf(member).resource);
    }
    const auto found = view.GetActor(PersonOf(person).resource);
    std::string answer(absl::StatusCodeToString(found.status().code()));
    if (found.ok()) {
      const std::set<std::string> names(found->merged.begin(), found->merged.end());
      answer = fmt::format("{} {} {}", found->actor.name, found->mentions, Joined(names));
    }
    std::string fault = Differ(
        "actor " + PersonOf(person).name, answer,
        mentions == 0 ? "NOT_FOUND" : fmt::format("{} {} {}", PersonOf(root).resource, mentions, Joined(merged)));
    if (!fault.empty()) return fault;
  }
  return "";
}

std::string Kind(store::EventChange::Kind kind) {
  constexpr const char* kNames[] = {"created", "changed", "ended"};
  return kNames[static_cast<int>(kind)];
}

// What those who follow the store from a revision on are told.
std::string CompareChanges(const ReadView& view, const Model& model, uint64_t after) {
  std::vector<std::string> expected;
  for (uint64_t at = after + 1; at <= model.revision(); ++at) {
    const World& world = model.At(at);
    std::set<std::string> events;
    for (const auto& [record, event] : world.events) {
      if (event.born != at) continue;
      const bool was = model.At(at - 1).IsListed(record);
      const bool is = world.IsListed(record);
      if (was || is) events.insert(EventNameOf(record) + (!was ? " created" : !is ? " ended" : " changed"));
    }
    expected.push_back(fmt::format("{}: decision {} merges {} undone {}: {}", at, world.by_decision,
                                   Joined(world.by_merges), world.taken_back, Joined(events)));
  }
  std::vector<std::string> told;
  while (told.size() < expected.size()) {
    const auto changes = store::ReadChanges(view, after + told.size(), {.max_revisions = 3});
    if (!changes.ok()) return "changes: " + changes.status().ToString();
    if (changes->empty()) break;
    for (const store::RevisionChange& change : *changes) {
      std::set<std::string> events;
      for (const store::EventChange& event : change.events) events.insert(event.name + " " + Kind(event.kind));
      std::set<uint64_t> merges(change.merges.begin(), change.merges.end());
      merges.insert(change.merges_undone.begin(), change.merges_undone.end());
      told.push_back(fmt::format("{}: decision {} merges {} undone {}: {}", change.revision, change.decision,
                                 Joined(merges), change.decision_undone || !change.merges_undone.empty(),
                                 Joined(events)));
    }
  }
  return Differ(fmt::format("changes after {}", after), Joined(told), Joined(expected));
}

std::string CompareState(const ReadView& latest, const Model& model, const State& state, std::mt19937_64& random) {
  const auto past = latest.AsOf(state.revision);
  if (!past.ok()) return state.Text() + ": " + past.status().ToString();
  const auto view = past->WithIdentitiesOf(state.identity_revision);
  if (!view.ok()) return state.Text() + ": " + view.status().ToString();
  std::string fault = CompareEvents(*view, model, state);
  for (int i = 0; fault.empty() && i < 4; ++i) fault = CompareList(*view, model, state, RandomQuery(random));
  return fault;
}

}  // namespace

std::string Compare(const store::Store& store, const Model& model, std::mt19937_64& random) {
  const ReadView view = store.Latest();
  if (view.revision() != model.revision()) {
    return fmt::format("the store is at revision {}, not {}", view.revision(), model.revision());
  }
  const auto any = [&] { return random() % (model.revision() + 1); };
  std::string fault = CompareState(view, model, {model.revision(), model.revision()}, random);
  for (int i = 0; fault.empty() && i < 2; ++i) {
    const uint64_t revision = any();
    fault = CompareState(view, model, {revision, OneIn(2, random) ? revision : any()}, random);
  }
  const uint64_t revision = OneIn(2, random) ? model.revision() : any();
  const auto past = view.AsOf(revision);
  if (!past.ok()) return past.status().ToString();
  if (fault.empty()) fault = CompareVersions(*past->WithIdentitiesOf(0), model, revision);
  if (fault.empty()) fault = CompareDecisions(*past, model, revision);
  if (fault.empty()) fault = CompareMerges(*past, model, revision);
  if (fault.empty()) fault = CompareActors(view, model);
  if (fault.empty()) fault = CompareChanges(view, model, any());
  return fault;
}

}  // namespace chancery::testing
