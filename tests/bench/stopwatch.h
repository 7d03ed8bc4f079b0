// Asks questions of one kind and keeps how long each took and what was answered.
#ifndef CHANCERY_TESTS_BENCH_STOPWATCH_H_
#define CHANCERY_TESTS_BENCH_STOPWATCH_H_

#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace chancery::bench {

// Asks all of `questions` once without looking at the clock, and then `rounds` times; writes one line:
// {"kind", "micros": of each question asked, "answers": of the first round}. `ask` does what is measured and returns
// what makes the answer of it, which is not.
template <typename Ask>
void Measure(const std::string& kind, const std::vector<nlohmann::json>& questions, int rounds, const Ask& ask,
             std::ostream& out) {
  nlohmann::json answers = nlohmann::json::array();
  for (const nlohmann::json& question : questions) answers.push_back(ask(question)());
  std::vector<double> micros;
  for (int round = 0; round < rounds; ++round) {
    for (const nlohmann::json& question : questions) {
      const auto begin = std::chrono::steady_clock::now();
      [[maybe_unused]] const auto answered = ask(question);
      micros.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
    }
  }
  out << nlohmann::json{{"kind", kind}, {"micros", micros}, {"answers", std::move(answers)}}.dump() << '\n';
}

}  // namespace chancery::bench

#endif  // CHANCERY_TESTS_BENCH_STOPWATCH_H_
