// A grammar that makes text: rules with alternatives, chosen by chance.
#ifndef CHANCERY_TESTS_BENCH_GRAMMAR_H_
#define CHANCERY_TESTS_BENCH_GRAMMAR_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/bench/random.h"

namespace chancery::bench {

// Read from a file of lines "rule = alternative | alternative": words, and $other for what another rule gives. A rule
// of several lines has all their alternatives; earlier ones are the likelier, as words of real text are (Zipf). "#"
// begins a comment. $0 to $9 stand for what the caller gives.
//
// Immutable, and so safe to use from several threads.
class Grammar {
 public:
  // InvalidArgument, naming the line, for one that is no rule; NotFound for a rule or a file that is not there.
  static absl::StatusOr<Grammar> Load(const std::string& path);

  // The number of a rule, for Expand. REQUIRES: the rule is there.
  size_t Rule(std::string_view name) const { return rules_by_name_.find(name)->second; }
  bool Has(std::string_view name) const { return rules_by_name_.contains(name); }

  // Appends what the rule gives. REQUIRES: `given` has what the rule names.
  void Expand(size_t rule, std::span<const std::string> given, Random& random, std::string& out) const;

 private:
  struct Part {
    enum class Kind { kText, kRule, kGiven } kind;
    size_t index;  // of the rule or of what is given
    std::string text;
  };
  using Alternative = std::vector<Part>;

  void AddAlternative(size_t rule, std::string_view text);
  size_t FindOrAddRule(std::string_view name);

  std::map<std::string, size_t, std::less<>> rules_by_name_;
  std::vector<std::vector<Alternative>> rules_;
};

}  // namespace chancery::bench

#endif  // CHANCERY_TESTS_BENCH_GRAMMAR_H_
