// The actors of a made-up history: real states and organisations, made-up persons, and how often each is in the news.
#ifndef CHANCERY_TESTS_BENCH_WORLD_H_
#define CHANCERY_TESTS_BENCH_WORLD_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/bench/alias_table.h"
#include "tests/bench/grammar.h"
#include "tests/bench/random.h"

namespace chancery::bench {

struct WorldActor {
  std::string name;       // no other actor has it, in any spelling that actors::FoldName makes one
  std::string_view kind;  // as in the ontology; valid for ever
  std::string of;         // as in ontology::ActorMention
};

struct WorldState {
  std::string name;
  std::string code;                      // ISO 3166-1 alpha-2
  std::vector<std::string> towns;        // the capital first; never empty
  double weight = 0;                     // how often it is in the news, beside others
  uint32_t actor = 0;                    // the state itself
  uint32_t groups = 0, group_count = 0;  // "Police (India)", and the organisations of the state
  // Persons have places in public life; who holds one changes a few times in 47 years.
  uint32_t persons = 0, places = 0;
};

struct Publisher {
  std::string name, host;
};

// Made once from the seed. Its functions may be used from several threads.
class World {
 public:
  // Reads the grammar and the states in `folder` (tests/bench) and the gazetteer in `data`. `actors` is about how many
  // there will be; at least 5000. InvalidArgument or NotFound, naming the file, where one is not as it should be.
  static absl::StatusOr<World> Make(const std::string& folder, const std::string& data, size_t actors, uint64_t seed);

  const std::vector<WorldActor>& actors() const { return actors_; }
  const std::vector<WorldState>& states() const { return states_; }

  // Two states, or one twice, as often as they have to do with each other.
  std::pair<uint32_t, uint32_t> DrawPair(Random& random) const;
  uint32_t DrawState(Random& random) const { return static_cast<uint32_t>(state_table_.Draw(random)); }
  // Actors, by their numbers. `day` counts from the beginning of the history.
  uint32_t DrawPerson(uint32_t state, int day, Random& random) const;
  uint32_t DrawGroup(uint32_t state, Random& random) const;
  uint32_t DrawOrganization(Random& random) const;
  const Publisher& DrawPublisher(Random& random) const { return publishers_[random.Ranked(publishers_.size())]; }
  // The surname of somebody.
  const std::string& DrawSurname(Random& random) const;

 private:
  World() = default;

  absl::Status ReadStates(const std::string& folder, const std::string& data);
  absl::Status ReadOrganizations(const std::string& data);
  void MakeTowns(const Grammar& names, Random& random);
  void MakePairs(uint64_t seed);
  void MakeGroups(const Grammar& names, size_t count, Random& random);
  void MakePersons(const Grammar& names, size_t count, Random& random);
  void MakePublishers(const Grammar& names, Random& random);
  // A name that is new, from a rule. `given` as for the rule.
  std::string NewName(const Grammar& names, std::string_view rule, std::span<const std::string> given, Random& random);
  uint32_t Add(WorldActor actor);

  std::vector<WorldActor> actors_;
  std::vector<WorldState> states_;
  std::vector<std::string> regions_;  // of each state
  std::vector<Publisher> publishers_;
  std::vector<std::string> surnames_;
  uint32_t organizations_ = 0, organization_count_ = 0;
  AliasTable state_table_, pair_table_;
  std::unordered_set<std::string> taken_;  // names as FoldName has them, while they are made
};

}  // namespace chancery::bench

#endif  // CHANCERY_TESTS_BENCH_WORLD_H_
