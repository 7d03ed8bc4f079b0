#include "store/event_plan.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "store/keys.h"
#include "store/text_words.h"

namespace chancery::store {
namespace {

// More pairs than these are not walked one by one.
constexpr size_t kMostPairs = 64;

// What a query says of one participant: one of these parties, by their numbers.
struct Clause {
  std::set<uint64_t> numbers;
  std::set<std::string> of;
  std::set<uint64_t> merged;       // who are read as of those, whatever they were recorded as
  std::vector<std::string> roles;  // where they are the same for all
};

Clause ClauseOf(const Parties& parties, const QueryActors& actors) {
  Clause clause;
  if (!parties.empty()) clause.roles = parties[0].roles;
  for (const Party& party : parties) {
    if (party.roles != clause.roles) clause.roles.clear();
    if (party.actor.empty()) {
      clause.of.insert(party.of);
      const ActorSet& merged = actors.merged.at(party.of);
      clause.merged.insert(merged.begin(), merged.end());
    } else if (const auto known = actors.by_name.find(party.actor); known != actors.by_name.end()) {
      clause.numbers.insert(known->second.begin(), known->second.end());
    }
  }
  return clause;
}

std::vector<Clause> ClausesOf(const EventQuery& query, const QueryActors& actors) {
  std::vector<Clause> clauses;
  for (const Parties& parties : query.parties) clauses.push_back(ClauseOf(parties, actors));
  for (const std::string& name : query.actors) {
    const bool first = &name == &query.actors.front();
    clauses.push_back(ClauseOf({{name, "", first ? query.roles : std::vector<std::string>()}}, actors));
  }
  return clauses;
}

bool Share(const std::set<uint64_t>& one, const std::set<uint64_t>& other) {
  return std::any_of(one.begin(), one.end(), [&](uint64_t number) { return other.contains(number); });
}

EventPlan PlanOfPairs(const std::set<uint64_t>& few, const std::set<uint64_t>& others) {
  EventPlan plan;
  std::set<std::string> prefixes;
  for (const uint64_t one : few) {
    for (const uint64_t other : others) {
      if (one != other) prefixes.insert(PairPrefix(one, other));
    }
    prefixes.insert(GatheringPrefix(one));
  }
  for (const std::string& prefix : prefixes) plan.prefixes.push_back({Family::kByPair, prefix});
  return plan;
}

// About how many bytes the entries in force take, on disk and in memory.
uint64_t SizeOf(const Reader& reader, const EventPlan& plan) {
  rocksdb::SizeApproximationOptions options;
  options.include_memtables = true;
  uint64_t total = 0;
  for (const auto& [family, prefix] : plan.prefixes) {
    const std::string end = EndOfPrefix(prefix);
    const rocksdb::Range range(ToSlice(prefix), ToSlice(end));
    uint64_t size = 0;
    const rocksdb::Status status =
        reader.database().rocks().GetApproximateSizes(options, reader.database().family(family), &range, 1, &size);
    // Any plan gives the same answer; one whose size is not known is no worse than another.
    if (status.ok()) total += size;
  }
  return total;
}

EventPlan Smallest(const Reader& reader, std::vector<EventPlan> plans) {
  if (plans.size() == 1) return std::move(plans[0]);
  std::vector<uint64_t> sizes;
  for (const EventPlan& plan : plans) sizes.push_back(SizeOf(reader, plan));
  return std::move(plans[static_cast<size_t>(std::min_element(sizes.begin(), sizes.end()) - sizes.begin())]);
}

// The gatherings of one side are walked besides: of the one that has fewer actors, or else fewer gatherings.
EventPlan PlanOfSides(const Reader& reader, const std::set<uint64_t>& one, const std::set<uint64_t>& other) {
  if (one.size() != other.size()) return one.size() < other.size() ? PlanOfPairs(one, other) : PlanOfPairs(other, one);
  return Smallest(reader, {PlanOfPairs(one, other), PlanOfPairs(other, one)});
}

// The pairs of two clauses; no prefixes where they cannot be walked.
EventPlan PlanOfPairs(const Reader& reader, const EventQuery& query, const std::vector<Clause>& clauses) {
  EventPlan best;
  for (size_t i = 0; i < clauses.size(); ++i) {
    for (size_t j = i + 1; j < clauses.size(); ++j) {
      const std::set<uint64_t>& one = clauses[i].numbers;
      const std::set<uint64_t>& other = clauses[j].numbers;
      if (!clauses[i].of.empty() || !clauses[j].of.empty() || one.size() * other.size() > kMostPairs) continue;
      // An actor that is in both may meet them alone.
      const bool may_be_one = Share(one, other) && !(query.different_parties && j == 1);
      if (may_be_one) continue;
      EventPlan plan = PlanOfSides(reader, one, other);
      if (best.prefixes.empty() || plan.prefixes.size() < best.prefixes.size()) best = std::move(plan);
    }
  }
  return best;
}

EventPlan PlanOf(const Clause& clause) {
  EventPlan plan;
  std::set<uint64_t> numbers = clause.numbers;
  numbers.insert(clause.merged.begin(), clause.merged.end());
  for (const uint64_t number : numbers) plan.prefixes.push_back({Family::kByActor, ActorPrefix(number)});
  for (const std::string& of : clause.of) plan.prefixes.push_back({Family::kByTrait, TraitPrefix(Trait::kOf, of)});
  plan.roles = clause.roles;
  return plan;
}

void AddWords(Trait trait, std::string_view text, WordChoice choice, std::vector<EventPlan>* plans) {
  for (const std::string& word : WordsOf(text)) {
    if (!IsIndexed(word, choice)) continue;
    plans->push_back(
        {{{Family::kByTrait, TraitPrefix(trait, word)}, {Family::kByTrait, TraitPrefix(trait, kLongText)}}});
  }
}

// By what few events have.
std::vector<EventPlan> NarrowPlans(const EventQuery& query, const std::vector<Clause>& clauses) {
  std::vector<EventPlan> plans;
  for (const Clause& clause : clauses) plans.push_back(PlanOf(clause));
  AddWords(Trait::kPlaceWord, query.place, WordChoice::kAll, &plans);
  AddWords(Trait::kContentWord, query.content_words, WordChoice::kTelling, &plans);
  return plans;
}

// By what many have.
std::vector<EventPlan> WidePlans(const EventQuery& query) {
  std::vector<EventPlan> plans;
  if (!query.types.empty()) {
    EventPlan plan;
    for (const std::string& type : std::set<std::string>(query.types.begin(), query.types.end())) {
      plan.prefixes.push_back({Family::kByType, TypePrefix(type)});
    }
    plans.push_back(std::move(plan));
  }
  const std::set<ontology::EventStatus> statuses(query.statuses.begin(), query.statuses.end());
  if (!statuses.empty() && !statuses.contains(ontology::EventStatus::kOccurred)) {
    EventPlan plan;
    for (const ontology::EventStatus status : statuses) {
      plan.prefixes.push_back({Family::kByTrait, TraitPrefix(Trait::kStatus, ToString(status))});
    }
    plans.push_back(std::move(plan));
  }
  return plans;
}

}  // namespace

absl::StatusOr<QueryActors> FindActors(const Reader& reader, const EventQuery& query) {
  std::set<std::string> names(query.actors.begin(), query.actors.end());
  QueryActors actors;
  for (const Parties& parties : query.parties) {
    for (const Party& party : parties) {
      if (!party.actor.empty()) names.insert(party.actor);
      if (!party.actor.empty() || actors.merged.contains(party.of)) continue;
      absl::StatusOr<ActorSet> merged = MergedActorsOf(reader, party.of);
      if (!merged.ok()) return merged.status();
      actors.merged.emplace(party.of, *std::move(merged));
    }
  }
  for (const std::string& name : names) {
    absl::StatusOr<std::optional<ActorSet>> set = FindActorSet(reader, name);
    if (!set.ok()) return set.status();
    if (set->has_value()) actors.by_name.emplace(name, **std::move(set));
  }
  return actors;
}

EventPlan MakePlan(const Reader& reader, const EventQuery& query, const QueryActors& actors) {
  const std::vector<Clause> clauses = ClausesOf(query, actors);
  const bool unknown = std::any_of(clauses.begin(), clauses.end(),
                                   [](const Clause& clause) { return clause.numbers.empty() && clause.of.empty(); });
  if (unknown) return {};
  if (EventPlan pairs = PlanOfPairs(reader, query, clauses); !pairs.prefixes.empty()) return pairs;
  if (std::vector<EventPlan> plans = NarrowPlans(query, clauses); !plans.empty()) {
    return Smallest(reader, std::move(plans));
  }
  if (std::vector<EventPlan> plans = WidePlans(query); !plans.empty()) return Smallest(reader, std::move(plans));
  return {{{Family::kByTime, ""}}};
}

}  // namespace chancery::store
