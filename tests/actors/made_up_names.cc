#include "tests/actors/made_up_names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <string>
#include <string_view>

namespace chancery::testing {
namespace {

using Syllables = std::array<std::string_view, 24>;

constexpr Syllables kLatin = {"ka", "lo", "mi", "san", "ber", "to",  "vi", "ne", "ra",  "dal", "os", "wen",
                              "qu", "fi", "jo", "zu",  "chi", "pet", "ga", "hu", "mer", "ly",  "sk", "x"};
constexpr Syllables kMarked = {"á", "lé", "mí", "săn", "ber", "tø", "vî", "né",  "ra", "dał", "os", "wën",
                               "q", "fi", "jó", "zü",  "çi",  "pé", "ga", "hůj", "me", "lý",  "šk", "ñ"};
constexpr Syllables kCyrillic = {"ка", "ло", "ми", "сан", "бер", "то", "ви", "не", "ра", "дал", "ос", "вен",
                                 "щу", "фи", "жо", "зу",  "чи",  "пе", "га", "ху", "ме", "лы",  "ск", "я"};
constexpr Syllables kArabic = {"كا", "لو", "مي", "سن", "بر", "تو", "في", "ني", "را", "دل", "وس", "ون",
                               "قو", "في", "جو", "زو", "شي", "بت", "غا", "هو", "مر", "لي", "سك", "ع"};
constexpr std::array<std::string_view, 8> kGivenNames = {"Sergei",  "Sergey",  "Mohammed", "Muhammad",
                                                         "Gaddafi", "Qadhafi", "Ivanov",   "al-Aziz"};
constexpr std::array<const char*, 4> kKinds = {"person", "person", "organization", "group"};
constexpr std::array<const char*, 6> kCountries = {"RU", "FR", "EG", "GE", "US", "VN"};

class Maker {
 public:
  explicit Maker(uint64_t seed) : random_(seed) {}

  actors::NamedActor Make(uint64_t number) {
    actors::NamedActor actor;
    actor.actor = number;
    // Zipf's law, cut off: few are in every report and most in one or two.
    actor.weight = static_cast<uint64_t>(1 / std::pow(Share(), 0.9));
    actor.kind = kKinds[Below(kKinds.size())];
    actor.of = kCountries[Below(kCountries.size())];
    const Syllables& script = Script();
    actor.names.push_back(Name(script));
    if (Below(4) == 0) actor.names.push_back(Name(script));
    return actor;
  }

 private:
  size_t Below(size_t count) { return std::uniform_int_distribution<size_t>(0, count - 1)(random_); }
  double Share() { return std::uniform_real_distribution<double>(1e-6, 1)(random_); }

  const Syllables& Script() {
    const size_t die = Below(20);
    return die == 0 ? kCyrillic : die == 1 ? kArabic : die < 6 ? kMarked : kLatin;
  }

  std::string Name(const Syllables& script) {
    std::string name;
    const size_t words = 1 + Below(100) / 45 + Below(2);
    for (size_t i = 0; i < words; ++i) {
      if (i > 0) name += Below(15) == 0 ? "-" : " ";
      name += Below(12) == 0 ? std::string(kGivenNames[Below(kGivenNames.size())]) : Word(script);
    }
    return name;
  }

  // Of some two hundred thousand words of a script, the first ones often.
  std::string Word(const Syllables& script) {
    auto number = static_cast<size_t>(std::pow(331776.0, Share())) - 1;
    std::string word;
    do {
      word += script[number % script.size()];
      number /= script.size();
    } while (number > 0 || word.size() < 3);
    if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
  }

  std::mt19937_64 random_;
};

}  // namespace

std::vector<actors::NamedActor> MadeUpActors(uint64_t seed, size_t count) {
  Maker maker(seed);
  std::vector<actors::NamedActor> actors;
  actors.reserve(count);
  for (size_t i = 1; i <= count; ++i) actors.push_back(maker.Make(i));
  return actors;
}

}  // namespace chancery::testing
