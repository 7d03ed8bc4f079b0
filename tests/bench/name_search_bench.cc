// Times the search as you type over a million made-up actors: each question by itself, and a mixture with its median
// and 99th percentile.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "actors/name_search.h"
#include "actors/name_words.h"
#include "tests/actors/made_up_names.h"

namespace {

using chancery::actors::NameQuery;
using chancery::actors::NameSearch;
using Clock = std::chrono::steady_clock;

constexpr size_t kActors = 1'000'000;

const std::vector<chancery::actors::NamedActor>& Actors() {
  static const auto* const kMade = new std::vector(chancery::testing::MadeUpActors(17, kActors));
  return *kMade;
}

const NameSearch& Searched() {
  static const auto* const kSearch = [] {
    auto* search = new NameSearch;
    search->Update(Actors());
    return search;
  }();
  return *kSearch;
}

// What somebody who looks for an actor has typed so far, once after each key; with an error in one of eight.
std::vector<std::string> Questions() {
  std::mt19937_64 random(5);
  std::vector<std::string> questions;
  while (questions.size() < 20'000) {
    const auto& actor = Actors()[random() % Actors().size()];
    std::string typed;
    for (const auto& word : chancery::actors::WordsOfName(actor.names[0])) {
      typed += (typed.empty() ? "" : " ") + word.text;
    }
    std::u32string letters = chancery::actors::LettersOf(typed);
    if (random() % 8 == 0) letters[random() % letters.size()] = U'e';
    std::string begun;
    for (const char32_t letter : letters) {
      if (letter >= 0x80) break;  // other scripts have questions of their own
      begun.push_back(static_cast<char>(letter));
      questions.push_back(begun);
    }
  }
  return questions;
}

void Fill(benchmark::State& state) {
  Actors();
  for (auto _ : state) {
    NameSearch search;
    search.Update(Actors());
    state.counters["names"] = static_cast<double>(search.names());
    state.counters["bytes_a_name"] =
        static_cast<double>(search.MemoryBytes()) / static_cast<double>(std::max<size_t>(search.names(), 1));
  }
}
BENCHMARK(Fill)->Unit(benchmark::kMillisecond)->Iterations(1);

void ChangeOne(benchmark::State& state) {
  NameSearch search;
  search.Update(Actors());
  size_t place = 0;
  for (auto _ : state) {
    search.Update(std::span(Actors()).subspan(place, 1));
    place = (place + 7919) % Actors().size();
  }
}
BENCHMARK(ChangeOne)->Unit(benchmark::kMicrosecond)->Iterations(2000);

void Ask(benchmark::State& state, const char* text, const char* of) {
  const NameQuery query{.text = text, .of = of};
  size_t found = 0;
  Searched();
  for (auto _ : state) found = Searched().Search(query).size();
  state.counters["found"] = static_cast<double>(found);
}
BENCHMARK_CAPTURE(Ask, one_letter, "k", "")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Ask, one_letter_of_a_country, "k", "VN")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Ask, one_letter_of_nobody, "k", "XX")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Ask, three_letters, "ser", "")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Ask, two_common_words, "mohammed ser", "")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Ask, two_letters_that_are_words, "k x", "")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Ask, other_spelling, "serguei", "")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Ask, other_script, "сан", "")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Ask, one_error, "zergei", "")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Ask, two_errors, "wenbertxsanlq", "")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Ask, nothing, "qqqqqqqqqqqq", "")->Unit(benchmark::kMicrosecond);

void Typing(benchmark::State& state) {
  const std::vector<std::string> questions = Questions();
  for (const std::string& question : questions) benchmark::DoNotOptimize(Searched().Search({.text = question}));
  std::vector<double> micros;
  for (auto _ : state) {
    for (const std::string& question : questions) {
      const auto begin = Clock::now();
      benchmark::DoNotOptimize(Searched().Search({.text = question}));
      micros.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
    }
  }
  std::sort(micros.begin(), micros.end());
  const auto percentile = [&](double share) {
    return micros[static_cast<size_t>(share * static_cast<double>(micros.size() - 1))];
  };
  state.counters["median_us"] = percentile(0.5);
  state.counters["p90_us"] = percentile(0.9);
  state.counters["p99_us"] = percentile(0.99);
  state.counters["most_us"] = micros.back();
}
BENCHMARK(Typing)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace

BENCHMARK_MAIN();
