#include "tests/bench/world.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "actors/name_fold.h"
#include "text/strings.h"

namespace chancery::bench {
namespace {

constexpr int kGenerations = 8;  // who hold one place after the other
constexpr int kTermDays = 47 * 365 / (kGenerations - 1);
constexpr size_t kTownsOfState = 12;
constexpr size_t kProminent = 12;  // of a state
constexpr size_t kPublishers = 400;
constexpr size_t kSurnames = 4000;
// Of ICEWS' rows of 2018 and 2019 half are within one state; a history of diplomacy has fewer.
constexpr double kWithinState = 0.3;
constexpr double kGroupShare = 0.15;  // of all actors that are not given

absl::StatusOr<nlohmann::json> ReadJson(const std::string& path) {
  std::ifstream in(path);
  nlohmann::json json = nlohmann::json::parse(in, nullptr, false, true);
  if (json.is_discarded()) return absl::InvalidArgumentError(fmt::format("{} cannot be read as JSON", path));
  return json;
}

// Lines of a word, a tab and words.
absl::StatusOr<std::map<std::string, std::vector<std::string>>> ReadRegions(const std::string& path) {
  std::ifstream in(path);
  if (!in) return absl::NotFoundError(fmt::format("{} cannot be opened", path));
  std::map<std::string, std::vector<std::string>> regions;
  for (std::string line; std::getline(in, line);) {
    const size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    for (std::string_view code : text::Split(std::string_view{line}.substr(tab + 1), ' ')) {
      regions[line.substr(0, tab)].emplace_back(code);
    }
  }
  return regions;
}

// The first few have most of it, and everyone is in the news now and then.
size_t DrawRank(size_t count, Random& random) {
  const double drawn = random.Real();
  if (drawn < 0.55) return random.Ranked(std::min(count, kProminent));
  return drawn < 0.93 ? random.Ranked(count) : random.Below(count);
}

std::string Host(std::string_view name) {
  std::string host;
  for (const char c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) host += static_cast<char>(std::tolower(c));
  }
  return host + ".example";
}

}  // namespace

absl::StatusOr<World> World::Make(const std::string& folder, const std::string& data, size_t actors, uint64_t seed) {
  const absl::StatusOr<Grammar> names = Grammar::Load(folder + "/names.grammar");
  if (!names.ok()) return names.status();
  World world;
  world.actors_.reserve(actors + actors / 8);
  if (absl::Status status = world.ReadStates(folder, data); !status.ok()) return status;
  if (absl::Status status = world.ReadOrganizations(data); !status.ok()) return status;
  Random random(seed);
  world.MakeTowns(*names, random);
  world.MakePairs(seed);
  const size_t made = std::max<size_t>(actors, 5000) - world.actors_.size();
  const size_t groups = static_cast<size_t>(static_cast<double>(made) * kGroupShare);
  world.MakeGroups(*names, groups, random);
  world.MakePersons(*names, made - groups, random);
  world.MakePublishers(*names, random);
  world.taken_ = {};
  return world;
}

uint32_t World::Add(WorldActor actor) {
  actors_.push_back(std::move(actor));
  return static_cast<uint32_t>(actors_.size() - 1);
}

absl::Status World::ReadStates(const std::string& folder, const std::string& data) {
  const absl::StatusOr<nlohmann::json> json = ReadJson(data + "/actors/countries.json");
  if (!json.ok()) return json.status();
  const auto regions = ReadRegions(folder + "/states.tsv");
  if (!regions.ok()) return regions.status();
  const std::vector<std::string>& first = regions->at("first");
  for (const nlohmann::json& country : json->at("countries")) {
    if (!country.contains("capitals")) continue;
    WorldState state{.name = country.at("name"), .code = country.at("id"), .towns = {country.at("capitals").at(0)}};
    states_.push_back(std::move(state));
  }
  const auto rank = [&](const WorldState& state) { return std::find(first.begin(), first.end(), state.code); };
  std::stable_sort(states_.begin(), states_.end(),
                   [&](const WorldState& a, const WorldState& b) { return rank(a) < rank(b); });
  std::vector<double> weights;
  for (WorldState& state : states_) {
    state.weight = 1 / (static_cast<double>(weights.size()) + 1.5);
    weights.push_back(state.weight);
    state.actor = Add({state.name, "country", state.code});
    taken_.insert(actors::FoldName(state.name));
    regions_.emplace_back("latin");
    for (const auto& [region, codes] : *regions) {
      if (region != "first" && std::find(codes.begin(), codes.end(), state.code) != codes.end())
        regions_.back() = region;
    }
  }
  state_table_ = AliasTable(weights);
  return absl::OkStatus();
}

absl::Status World::ReadOrganizations(const std::string& data) {
  const absl::StatusOr<nlohmann::json> json = ReadJson(data + "/actors/organizations.json");
  if (!json.ok()) return json.status();
  organizations_ = static_cast<uint32_t>(actors_.size());
  for (const nlohmann::json& organization : json->at("organizations")) {
    const std::string name = organization.at("name");
    if (taken_.insert(actors::FoldName(name)).second) Add({name, "organization", organization.value("of", "")});
  }
  organization_count_ = static_cast<uint32_t>(actors_.size()) - organizations_;
  return absl::OkStatus();
}

void World::MakeTowns(const Grammar& names, Random& random) {
  for (WorldState& state : states_) {
    while (state.towns.size() < kTownsOfState) state.towns.push_back(NewName(names, "town", {}, random));
  }
}

// Two states have more to do with each other the more each is in the news, and a few much more than that: the tail of
// what they share falls slowly.
void World::MakePairs(uint64_t seed) {
  std::vector<double> weights(states_.size() * states_.size(), 0);
  double between = 0, within = 0;
  for (size_t a = 0; a < states_.size(); ++a) {
    within += states_[a].weight;
    for (size_t b = a + 1; b < states_.size(); ++b) {
      Random random(seed ^ Mix(a * states_.size() + b));
      const double affinity = std::exp(random.Normal(0, 1.9));
      between += weights[a * states_.size() + b] = states_[a].weight * states_[b].weight * affinity;
    }
  }
  for (size_t a = 0; a < states_.size(); ++a) {
    weights[a * states_.size() + a] = states_[a].weight / within * between * kWithinState / (1 - kWithinState);
  }
  pair_table_ = AliasTable(weights);
}

std::string World::NewName(const Grammar& names, std::string_view rule, std::span<const std::string> given,
                           Random& random) {
  std::string name;
  for (int attempt = 0;; ++attempt) {
    name.clear();
    names.Expand(names.Rule(rule), given, random, name);
    if (attempt > 20) name += fmt::format(" {}", static_cast<char>('A' + random.Below(26)));
    if (taken_.insert(actors::FoldName(name)).second) return name;
  }
}

void World::MakeGroups(const Grammar& names, size_t count, Random& random) {
  double sum = 0;
  for (const WorldState& state : states_) sum += std::pow(state.weight, 0.7);
  for (WorldState& state : states_) {
    state.groups = static_cast<uint32_t>(actors_.size());
    state.group_count = 10 + static_cast<uint32_t>(static_cast<double>(count) * std::pow(state.weight, 0.7) / sum);
    for (uint32_t i = 0; i < state.group_count; ++i) {
      const std::vector<std::string> given = {state.name, state.towns[random.Ranked(state.towns.size())]};
      const bool group = i < 10;
      Add({NewName(names, group ? "group" : "organization", given, random), group ? "group" : "organization",
           state.code});
    }
  }
}

void World::MakePersons(const Grammar& names, size_t count, Random& random) {
  double sum = 0;
  for (const WorldState& state : states_) sum += std::pow(state.weight, 0.7);
  for (size_t i = 0; i < states_.size(); ++i) {
    WorldState& state = states_[i];
    state.persons = static_cast<uint32_t>(actors_.size());
    state.places =
        1 + static_cast<uint32_t>(static_cast<double>(count) * std::pow(state.weight, 0.7) / sum / kGenerations);
    const std::string rule = "person_" + regions_[i];
    for (uint32_t person = 0; person < state.places * kGenerations; ++person) {
      Add({NewName(names, rule, {}, random), "person", state.code});
    }
  }
}

void World::MakePublishers(const Grammar& names, Random& random) {
  while (publishers_.size() < kPublishers) {
    const WorldState& state = states_[DrawState(random)];
    const std::vector<std::string> given = {state.name, state.towns[random.Ranked(state.towns.size())]};
    const std::string name = NewName(names, "publisher", given, random);
    publishers_.push_back({name, Host(name)});
  }
  while (surnames_.size() < kSurnames) {
    const std::string& name = actors_[DrawPerson(DrawState(random), 0, random)].name;
    surnames_.push_back(name.substr(name.rfind(' ') + 1));
  }
}

std::pair<uint32_t, uint32_t> World::DrawPair(Random& random) const {
  const size_t drawn = pair_table_.Draw(random);
  return {static_cast<uint32_t>(drawn / states_.size()), static_cast<uint32_t>(drawn % states_.size())};
}

uint32_t World::DrawPerson(uint32_t state, int day, Random& random) const {
  const WorldState& of = states_[state];
  const uint32_t place =
      static_cast<uint32_t>(random.Chance(0.85) ? random.Ranked(of.places) : random.Below(of.places));
  const uint32_t shift = static_cast<uint32_t>(Mix(of.persons + place) % kTermDays);
  const uint32_t generation = (static_cast<uint32_t>(day) + shift) / kTermDays % kGenerations;
  return of.persons + place * kGenerations + generation;
}

uint32_t World::DrawGroup(uint32_t state, Random& random) const {
  const WorldState& of = states_[state];
  return of.groups + static_cast<uint32_t>(DrawRank(of.group_count, random));
}

uint32_t World::DrawOrganization(Random& random) const {
  return organizations_ + static_cast<uint32_t>(random.Ranked(organization_count_));
}

const std::string& World::DrawSurname(Random& random) const { return surnames_[random.Below(surnames_.size())]; }

}  // namespace chancery::bench
