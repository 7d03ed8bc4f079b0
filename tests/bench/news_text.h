// Sentences and headlines about an event, in words of its own and as long as those of news.
#ifndef CHANCERY_TESTS_BENCH_NEWS_TEXT_H_
#define CHANCERY_TESTS_BENCH_NEWS_TEXT_H_

#include <array>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "tests/bench/grammar.h"
#include "tests/bench/random.h"
#include "tests/bench/world.h"

namespace chancery::bench {

// What is said of an event.
struct NewsSubject {
  std::string_view rule;  // of news.grammar: "meeting"
  const WorldActor* one = nullptr;
  const WorldActor* other = nullptr;
  std::string_view town;
  std::string topic;  // as Topic gives it
  absl::CivilDay day;
};

// Immutable, and so safe to use from several threads. REQUIRES: the world outlives it.
class NewsText {
 public:
  static absl::StatusOr<NewsText> Load(const std::string& folder, const World& world);

  bool Has(std::string_view rule) const { return grammar_.Has(rule); }
  // What an event is about: "the future of border security".
  std::string Topic(Random& random) const;
  // What somebody promises: "to reopen the railway".
  std::string Promise(const NewsSubject& subject, Random& random) const;
  // The number of words is log-normal, about 24 in the middle, as in news.
  std::string Sentence(const NewsSubject& subject, Random& random) const;
  std::string Headline(const NewsSubject& subject, Random& random) const;

 private:
  using Given = std::array<std::string, 8>;

  NewsText(Grammar grammar, const World& world) : grammar_(std::move(grammar)), world_(&world) {}
  Given Fill(const NewsSubject& subject, Random& random) const;
  std::string Expand(std::string_view rule, const Given& given, Random& random) const;

  Grammar grammar_;
  const World* world_;
};

}  // namespace chancery::bench

#endif  // CHANCERY_TESTS_BENCH_NEWS_TEXT_H_
