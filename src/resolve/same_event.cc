#include "resolve/same_event.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace chancery::resolve {
namespace {

using ontology::EventMention;
using Verdict = Comparison::Verdict;

// What speaks for one event, in parts of "the same two persons met" (2.0). By rule of thumb: names decide, then the
// place, then what it was about.
constexpr double kSameActor = 1.0;
constexpr double kSameSide = 0.5;
constexpr double kMostActors = 3;  // more of them say no more
constexpr double kSamePlace = 0.75;
constexpr double kSameCountry = 0.25;
constexpr double kOtherPlace = -0.25;
constexpr double kSameContent = 0.5;  // times the share of words
constexpr double kSameDay = 0.5;
constexpr double kDayFromNews = -0.01;  // a day between the event and the news that does not tell the day
constexpr int kFarFromNews = 60;

// Of a conference: conveners and those present as above, and the words twice as much.
constexpr double kLeastConference = 1.25;

// How many values two ordered lists share.
size_t Shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  size_t shared = 0;
  for (auto at_a = a.begin(), at_b = b.begin(); at_a != a.end() && at_b != b.end();) {
    const auto order = *at_a <=> *at_b;
    shared += std::is_eq(order) ? 1 : 0;
    if (std::is_lteq(order)) ++at_a;
    if (std::is_gteq(order)) ++at_b;
  }
  return shared;
}

Comparison Apart(std::string reason, bool only_days = false) {
  Comparison apart;
  apart.only_days = only_days;
  apart.reason = std::move(reason);
  return apart;
}

// How two lists of parties cover each other.
struct Mutual {
  Mutual(const Parties& a, const Parties& b) : of_a(Cover(a, b)), of_b(Cover(b, a)), in_a(a.size()), in_b(b.size()) {}

  // All of one are like some of the other.
  bool OneHoldsTheOther() const { return of_a.all() == in_a || of_b.all() == in_b; }
  bool All() const { return of_a.all() == in_a && of_b.all() == in_b; }
  size_t least() const { return std::min(of_a.all(), of_b.all()); }
  double Score() const {
    const double same = static_cast<double>(std::min(of_a.same, of_b.same));
    const double side = static_cast<double>(least()) - same;
    return std::min(kMostActors, same * kSameActor + side * kSameSide);
  }
  std::string Tell() const {
    const size_t same = std::min(of_a.same, of_b.same);
    return absl::StrFormat("same actors %d, same sides %d", same, least() - same);
  }

  Coverage of_a, of_b;
  size_t in_a, in_b;
};

// One who plans and one who reports may mean a day's difference: the sun is up elsewhere, or talks go on until the next
// day.
int SlackDays(const Traits& a, const Traits& b) {
  const std::string& type = a.mention->type;
  if (type == "visit") return 3;
  if (type == "conference" || type == "promise") return 2;
  return HasHappened(*a.mention) == HasHappened(*b.mention) ? 0 : 1;
}

// Whether one tells that the other was put off, or is held although the other tells so.
bool PutOff(const Traits& a, const Traits& b) {
  for (const auto& [moving, other] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    if (!moving->moved || !moving->mention->published || !other->mention->published) continue;
    const bool before = *other->mention->published <= *moving->mention->published;
    if (!before || !HasHappened(*other->mention)) return true;
  }
  return false;
}

bool DaysAgree(const Traits& a, const Traits& b) {
  const int gap = a.window->Gap(*b.window);
  return gap <= SlackDays(a, b) || (gap <= kPostponedDays && PutOff(a, b));
}

bool IsOneDay(const Traits& traits) { return traits.window->days() == 1; }

double ScoreDays(const Traits& a, const Traits& b) {
  if (IsOneDay(a) && IsOneDay(b)) return a.window->first == b.window->first ? kSameDay : 0;
  if (a.window->days() == b.window->days()) return 0;
  const Traits& wide = a.window->days() > b.window->days() ? a : b;
  const Traits& narrow = &wide == &a ? b : a;
  if (!wide.mention->published) return 0;
  const auto days = std::abs(narrow.window->first - *wide.mention->published);
  return kDayFromNews * static_cast<double>(std::min<int64_t>(days, kFarFromNews));
}

double ScorePlaces(const Traits& a, const Traits& b) {
  if (a.place.empty() || b.place.empty()) return 0;
  if (a.place == b.place) return kSamePlace;
  if (a.country.empty() || b.country.empty()) return kOtherPlace;
  return a.country == b.country ? kSameCountry : 2 * kOtherPlace;
}

bool CountriesDiffer(const Traits& a, const Traits& b) {
  return !a.country.empty() && !b.country.empty() && a.country != b.country;
}

double ContentShare(const Traits& a, const Traits& b) {
  const size_t fewer = std::min(a.words.size(), b.words.size());
  return fewer == 0 ? 0 : static_cast<double>(Shared(a.words, b.words)) / static_cast<double>(fewer);
}

Comparison One(const Traits& a, const Traits& b, double actors, std::string reason) {
  Comparison one;
  one.verdict = Verdict::kOne;
  one.score = actors + ScoreDays(a, b) + ScorePlaces(a, b) + kSameContent * ContentShare(a, b);
  one.reason = std::move(reason);
  return one;
}

Comparison CompareMeetings(const Traits& a, const Traits& b) {
  if (a.remote != b.remote) return Apart("one is a call");
  const Mutual mutual(a.everyone, b.everyone);
  // One of three or more may be missing, or taken for another.
  const bool nearly =
      std::min(mutual.in_a, mutual.in_b) >= 3 && mutual.least() + 1 >= std::min(mutual.in_a, mutual.in_b);
  if (mutual.least() < 2 || !(mutual.OneHoldsTheOther() || nearly)) return Apart("other participants");
  const bool same_day = IsOneDay(a) && IsOneDay(b) && a.window->first == b.window->first;
  if (CountriesDiffer(a, b) && !same_day) return Apart("places in different countries");
  return One(a, b, mutual.Score(), mutual.Tell());
}

std::vector<std::string> Destinations(const Traits& visit) {
  std::vector<std::string> destinations;
  for (const Party* host : visit.In({"host"})) {
    destinations.insert(destinations.end(), host->sides.begin(), host->sides.end());
  }
  if (!visit.country.empty()) destinations.push_back(visit.country);
  std::sort(destinations.begin(), destinations.end());
  destinations.erase(std::unique(destinations.begin(), destinations.end()), destinations.end());
  return destinations;
}

Comparison CompareVisits(const Traits& a, const Traits& b) {
  const Parties visitors_a = a.In({"visitor"});
  const Parties visitors_b = b.In({"visitor"});
  if (visitors_a.empty() || visitors_b.empty()) return Apart("a visitor is not told");
  const Mutual mutual(visitors_a, visitors_b);
  if (!mutual.OneHoldsTheOther()) return Apart("other visitors");
  const std::vector<std::string> to_a = Destinations(a);
  const std::vector<std::string> to_b = Destinations(b);
  const bool same_place = !a.place.empty() && a.place == b.place;
  if (Shared(to_a, to_b) == 0 && !((to_a.empty() || to_b.empty()) && same_place)) return Apart("other destinations");
  return One(a, b, mutual.Score(), mutual.Tell());
}

Comparison CompareConferences(const Traits& a, const Traits& b) {
  if (CountriesDiffer(a, b)) return Apart("places in different countries");
  const Mutual conveners(a.In({"host", "organizer", "chair"}), b.In({"host", "organizer", "chair"}));
  const Mutual present(a.everyone, b.everyone);
  const double words = ContentShare(a, b);
  Comparison one = One(a, b, present.Score() + (conveners.least() > 0 ? kSameActor : 0) + words * kSameContent,
                       absl::StrCat(present.Tell(), conveners.least() > 0 ? ", a convener is the same" : ""));
  const bool told = one.score - ScoreDays(a, b) >= kLeastConference;
  // One who convenes or attends many says little alone.
  const bool same_place = !a.place.empty() && a.place == b.place;
  const bool tied = same_place || words > 0 || present.least() >= 2;
  if (told && tied) return one;
  one.verdict = Verdict::kOpen;
  one.reason += ": too little in common";
  return one;
}

Comparison ComparePromises(const Traits& a, const Traits& b) {
  const Mutual sources(a.In({"source"}), b.In({"source"}));
  if (sources.in_a == 0 || sources.in_b == 0 || !sources.OneHoldsTheOther()) return Apart("other sources");
  const Mutual targets(a.In({"target"}), b.In({"target"}));
  if (targets.in_a > 0 && targets.in_b > 0 && !targets.OneHoldsTheOther()) return Apart("other targets");
  const size_t shared = Shared(a.words, b.words);
  const size_t fewer = std::min(a.words.size(), b.words.size());
  if (a.mention->article == b.mention->article && fewer == 0) return One(a, b, sources.Score(), sources.Tell());
  if (shared < 2 || 4 * shared < 3 * fewer) return Apart("other content");
  return One(a, b, sources.Score(), absl::StrCat(sources.Tell(), ", words shared ", shared));
}

Comparison CompareOthers(const Traits& a, const Traits& b) {
  const auto parts = [](const Traits& traits) {
    std::vector<std::pair<std::string_view, std::string_view>> all;
    for (const Party& party : traits.parties) all.emplace_back(party.actor, party.role);
    std::sort(all.begin(), all.end());
    return all;
  };
  if (a.everyone.size() < 2 || parts(a) != parts(b)) return Apart("other participants or roles");
  return One(a, b, Mutual(a.everyone, b.everyone).Score(), "the same actors in the same roles");
}

Comparison CompareWho(const Traits& a, const Traits& b) {
  const std::string& type = a.mention->type;
  if (type == "meeting") return CompareMeetings(a, b);
  if (type == "visit") return CompareVisits(a, b);
  if (type == "conference") return CompareConferences(a, b);
  if (type == "promise") return ComparePromises(a, b);
  return CompareOthers(a, b);
}

// The extractor told them apart, with more to go by than there is here, unless it told one sentence twice or knew one
// of them by description only.
bool ToldTwice(const Traits& a, const Traits& b) {
  if (HasHappened(*a.mention) != HasHappened(*b.mention)) return false;
  const Mutual mutual(a.everyone, b.everyone);
  if (!mutual.All()) return false;
  const bool same_sentence = !a.mention->evidence.empty() && !b.mention->evidence.empty() &&
                             a.mention->evidence.front().begin == b.mention->evidence.front().begin;
  return same_sentence || (a.mention->type != "promise" && (mutual.of_a.side > 0 || mutual.of_b.side > 0));
}

}  // namespace

Comparison CompareMentions(const Traits& a, const Traits& b) {
  if (a.mention->type != b.mention->type || !a.window || !b.window) return Apart("another type, or no day known");
  if (Shared(a.keys, b.keys) == 0) return Apart("nothing in common");
  if (a.mention->article == b.mention->article && !ToldTwice(a, b)) return Apart("told apart in one article");
  Comparison who = CompareWho(a, b);
  if (who.verdict == Verdict::kApart || DaysAgree(a, b)) return who;
  return Apart("other days", who.verdict == Verdict::kOne);
}

}  // namespace chancery::resolve
