#include "tests/bench/news_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace chancery::bench {
namespace {

// As measured over the sentences of annotated news: a middle of 24 words, a tenth below 13 and a tenth above 40.
constexpr double kMeanLogWords = 3.15;
constexpr double kDeviationLogWords = 0.42;
constexpr int kGreatestTails = 7;

constexpr std::array<std::string_view, 12> kTitles = {
    "President",       "Foreign Minister",   "Prime Minister", "Ambassador", "Envoy",          "Defence Minister",
    "Deputy Minister", "Secretary of State", "General",        "Senator",    "Trade Minister", "Chief negotiator"};
constexpr std::array<std::string_view, 8> kOffices = {"the government of", "officials of",       "delegates of",
                                                      "diplomats of",      "the authorities of", "the leadership of",
                                                      "envoys of",         "the army of"};
constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};

template <typename Choices>
std::string_view Choose(const Choices& choices, Random& random) {
  return choices[random.Ranked(choices.size())];
}

// As articles call an actor: a person by title or surname too, a state by who acts for it.
std::string Call(const WorldActor& actor, Random& random) {
  const double drawn = random.Real();
  if (actor.kind == "person") {
    if (drawn < 0.25) return actor.name.substr(actor.name.rfind(' ') + 1);
    if (drawn < 0.5) return fmt::format("{} {}", Choose(kTitles, random), actor.name);
  }
  if (actor.kind == "country" && drawn < 0.2) return fmt::format("{} {}", Choose(kOffices, random), actor.name);
  return actor.name;
}

std::string DayInWords(absl::CivilDay day, Random& random) {
  const double drawn = random.Real();
  if (drawn < 0.5) return fmt::format("on {}", kWeekdays[static_cast<size_t>(absl::GetWeekday(day))]);
  const std::string_view month = kMonths[static_cast<size_t>(day.month() - 1)];
  if (drawn < 0.7) return fmt::format("on {} {}", month, day.day());
  if (drawn < 0.8) return fmt::format("on {} {}, {},", day.day(), month, day.year());
  return drawn < 0.9 ? "this week" : "late in the day";
}

long CountWords(std::string_view text) { return std::count(text.begin(), text.end(), ' ') + 1; }

void Capitalise(std::string& text) { text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0]))); }

}  // namespace

absl::StatusOr<NewsText> NewsText::Load(const std::string& folder, const World& world) {
  absl::StatusOr<Grammar> grammar = Grammar::Load(folder + "/news.grammar");
  if (!grammar.ok()) return grammar.status();
  return NewsText(*std::move(grammar), world);
}

NewsText::Given NewsText::Fill(const NewsSubject& subject, Random& random) const {
  return {Call(*subject.one, random),
          Call(*subject.other, random),
          std::string(subject.town),
          DayInWords(subject.day, random),
          world_->DrawSurname(random),
          world_->DrawSurname(random),
          subject.topic,
          world_->states()[world_->DrawState(random)].name};
}

std::string NewsText::Expand(std::string_view rule, const Given& given, Random& random) const {
  std::string out;
  grammar_.Expand(grammar_.Rule(rule), given, random, out);
  return out;
}

std::string NewsText::Topic(Random& random) const {
  const WorldState& state = world_->states()[world_->DrawState(random)];
  Given given;
  given[2] = state.towns[random.Ranked(state.towns.size())];
  given[7] = state.name;
  return Expand("topic", given, random);
}

std::string NewsText::Promise(const NewsSubject& subject, Random& random) const {
  return Expand("content_promise", Fill(subject, random), random);
}

std::string NewsText::Sentence(const NewsSubject& subject, Random& random) const {
  const long words = std::lround(std::exp(random.Normal(kMeanLogWords, kDeviationLogWords)));
  Given given = Fill(subject, random);
  std::string sentence = Expand(subject.rule, given, random);
  if (CountWords(sentence) + 8 < words && random.Chance(0.25)) {
    sentence = Expand("lead", given, random) + ' ' + sentence;
  }
  for (int tails = 0; tails < kGreatestTails && CountWords(sentence) + 4 < words; ++tails) {
    given[4] = world_->DrawSurname(random);
    given[7] = world_->states()[world_->DrawState(random)].name;
    const std::string tail = Expand("tail", given, random);
    if (tail[0] != ',' && tail[0] != ';') sentence += ' ';
    sentence += tail;
  }
  Capitalise(sentence);
  return sentence + '.';
}

std::string NewsText::Headline(const NewsSubject& subject, Random& random) const {
  std::string headline = Expand("headline", Fill(subject, random), random);
  Capitalise(headline);
  return headline;
}

}  // namespace chancery::bench
