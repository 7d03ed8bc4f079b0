#include "resolve/traits.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "actors/gazetteer.h"

namespace chancery::resolve {
namespace {

using ontology::EventMention;
using ontology::EventStatus;
using Keys = std::set<std::string>;

constexpr std::array<std::string_view, 28> kFunctionWords = {
    "about", "after", "also", "been",  "before", "being", "between", "from",  "have",  "into",
    "more",  "over",  "than", "that",  "their",  "them",  "then",    "there", "these", "they",
    "this",  "those", "were", "which", "will",   "with",  "would",   "your"};

// Of longer words the ends are left out, so that "negotiate" is found in "negotiations".
constexpr size_t kStemLetters = 6;
// Of longer contents these many words are enough to be found by.
constexpr size_t kMostKeyWords = 12;
// Among so few parties every way to be found is kept; among more, pairs of one sort.
constexpr size_t kFewParties = 4;
// Of more parties than these no pairs are made.
constexpr size_t kMostPaired = 12;

constexpr std::array<std::string_view, 10> kMovingWords = {"postpone",  "put off",  "puts off",   "delayed",
                                                           "reschedul", "deferred", "called off", "brought forward",
                                                           "cancelled", "new date"};

constexpr std::array<std::string_view, 4> kRemoteWords = {"telephone", "by phone", "phone call", "video call"};

// Letters of UTF-8: bytes that do not continue one.
size_t CountLetters(std::string_view word) {
  return static_cast<size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::vector<std::string> ContentStems(std::string_view text) {
  std::set<std::string> stems;
  std::string word;
  for (const char c : actors::Normalise(text) + " ") {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      word += c;
      continue;
    }
    const bool function_word = std::find(kFunctionWords.begin(), kFunctionWords.end(), word) != kFunctionWords.end();
    if (CountLetters(word) > 3 && !function_word) {
      if (word.back() == 's' && word.size() <= kStemLetters) word.pop_back();
      stems.insert(word.substr(0, kStemLetters));
    }
    word.clear();
  }
  return {stems.begin(), stems.end()};
}

bool SaysItMoved(const EventMention& mention) {
  return std::any_of(mention.evidence.begin(), mention.evidence.end(), [](const ontology::Evidence& evidence) {
    const std::string quote = actors::Normalise(evidence.quote);
    return std::any_of(kMovingWords.begin(), kMovingWords.end(),
                       [&](std::string_view words) { return quote.find(words) != std::string::npos; });
  });
}

// Frames that tell calls are named so. The first sentence decides: later ones may speak of a call in passing.
bool IsRemote(const EventMention& mention) {
  if (mention.evidence.empty()) return false;
  const ontology::Evidence& evidence = mention.evidence.front();
  const std::string quote = actors::Normalise(evidence.quote);
  return evidence.frame.ends_with(".call") || evidence.frame.ends_with(".telephone") ||
         std::any_of(kRemoteWords.begin(), kRemoteWords.end(),
                     [&](std::string_view words) { return quote.find(words) != std::string::npos; });
}

// Under what a party is found: its side, and for a person also the surname, as not every article tells the side.
std::vector<std::string> KeysOf(const Party& party) {
  std::vector<std::string> keys;
  for (const std::string& side : party.sides) keys.push_back(absl::StrCat("s:", side));
  if (party.person && !party.words.empty()) keys.push_back(absl::StrCat("n:", party.words.back()));
  if (keys.empty()) keys.push_back(absl::StrCat("a:", std::string(party.actor)));
  return keys;
}

void AddPairs(const Parties& parties, Keys* keys) {
  if (parties.size() > kMostPaired) return;
  for (size_t i = 0; i < parties.size(); ++i) {
    for (size_t j = i + 1; j < parties.size(); ++j) {
      for (const std::string& a : KeysOf(*parties[i])) {
        for (const std::string& b : KeysOf(*parties[j])) {
          if (parties.size() > kFewParties && a[0] != b[0]) continue;
          keys->insert(absl::StrCat(std::min(a, b), "|", std::max(a, b)));
        }
      }
    }
  }
}

void AddProducts(const Parties& parties, const std::vector<std::string>& others, Keys* keys) {
  for (const Party* party : parties) {
    for (const std::string& key : KeysOf(*party)) {
      for (const std::string& other : others) keys->insert(absl::StrCat(key, ">", other));
    }
  }
}

std::vector<std::string> MakeKeys(const Traits& traits) {
  Keys keys;
  const std::string& type = traits.mention->type;
  if (type == "visit") {
    std::vector<std::string> destinations;
    for (const Party* host : traits.In({"host"})) {
      destinations.insert(destinations.end(), host->sides.begin(), host->sides.end());
    }
    if (!traits.country.empty()) destinations.push_back(traits.country);
    if (destinations.empty() && !traits.place.empty()) destinations.push_back("@" + traits.place);
    AddProducts(traits.In({"visitor"}), destinations, &keys);
  } else if (type == "promise") {
    std::vector<std::string> words = traits.words;
    if (words.size() > kMostKeyWords) words.resize(kMostKeyWords);
    AddProducts(traits.In({"source"}), words, &keys);
    // A promise without content can only be told again in the same article.
    AddProducts(traits.In({"source"}), {traits.mention->article}, &keys);
  } else if (type == "conference") {
    for (const Party* party : traits.everyone) {
      for (std::string& key : KeysOf(*party)) keys.insert(std::move(key));
    }
    if (!traits.place.empty()) keys.insert(absl::StrCat("@", traits.place));
    if (!traits.country.empty()) keys.insert(absl::StrCat("@@", traits.country));
  } else {
    AddPairs(traits.everyone, &keys);
  }
  return {keys.begin(), keys.end()};
}

enum class Lane : char { kOrdinary = '=', kMoved = '!', kVague = '~' };

Lane LaneOf(const Traits& traits) {
  if (traits.IsVague()) return Lane::kVague;
  return traits.moved ? Lane::kMoved : Lane::kOrdinary;
}

std::string LaneKey(Lane lane, const std::string& key) {
  return absl::StrCat(std::string(1, static_cast<char>(lane)), key);
}

std::optional<Window> ToldWindow(const EventMention& mention, bool happened) {
  const std::optional<absl::CivilDay> earliest = mention.time.earliest();
  const std::optional<absl::CivilDay> latest = mention.time.latest();
  const std::optional<absl::CivilDay>& published = mention.published;
  if (earliest && latest) return Window{*earliest, *latest};
  if (latest) {
    // What was promised is told again for weeks.
    const int recent = mention.type == "promise" ? kLongestWindowDays - 1 : kRecentDays;
    return Window{std::min(*latest, published.value_or(*latest)) - recent, *latest};
  }
  if (earliest) return Window{*earliest, *earliest + (happened ? kRecentDays : kLongestWindowDays - 1)};
  if (!published) return std::nullopt;
  return happened ? Window{*published - kRecentDays, *published} : Window{*published, *published + kPlanDays};
}

}  // namespace

int Window::Gap(const Window& other) const {
  if (last < other.first) return static_cast<int>(other.first - last);
  if (other.last < first) return static_cast<int>(first - other.last);
  return 0;
}

bool HasHappened(const EventMention& mention) {
  return mention.status == EventStatus::kOccurred || mention.status == EventStatus::kOngoing;
}

std::optional<Window> WindowOf(const EventMention& mention) {
  const bool happened = HasHappened(mention);
  std::optional<Window> window = ToldWindow(mention, happened);
  if (!window || window->days() > kLongestVagueDays) return std::nullopt;
  // A day of tolerance, as it is already tomorrow elsewhere. A window that contradicts is left as it was told.
  if (mention.published && window->days() > 1) {
    if (happened && mention.status != EventStatus::kOngoing && window->first <= *mention.published + 1) {
      window->last = std::min(window->last, *mention.published + 1);
    }
    const bool ahead = mention.status == EventStatus::kPlanned || mention.status == EventStatus::kPossible;
    if (ahead && *mention.published - 1 <= window->last) {
      window->first = std::max(window->first, *mention.published - 1);
    }
  }
  return window;
}

Traits::Traits(const ResolvedMention& resolved)
    : mention(&resolved.mention),
      window(WindowOf(resolved.mention)),
      place(actors::Normalise(resolved.mention.place)),
      country(actors::Normalise(resolved.place_country)),
      words(ContentStems(resolved.mention.content)),
      remote(resolved.mention.type == "meeting" && IsRemote(resolved.mention)),
      moved(resolved.mention.status == EventStatus::kCancelled || SaysItMoved(resolved.mention)) {
  for (size_t i = 0; i < resolved.actors.size(); ++i) {
    const ActorIdentity& actor = resolved.actors[i];
    const auto is_same = [&](const Party& party) { return party.actor == actor.name; };
    const bool is_new_actor = std::none_of(parties.begin(), parties.end(), is_same);
    const std::string& role = resolved.mention.participants[i].role;
    if (std::any_of(parties.begin(), parties.end(),
                    [&](const Party& party) { return is_same(party) && party.role == role; })) {
      continue;
    }
    parties.emplace_back(actor, resolved.mention.participants[i]);
    if (is_new_actor) everyone.push_back(&parties.back());
  }
  keys = MakeKeys(*this);
}

Parties Traits::In(std::initializer_list<std::string_view> roles) const {
  Parties found;
  for (const Party& party : parties) {
    if (std::find(roles.begin(), roles.end(), party.role) != roles.end()) found.push_back(&party);
  }
  return found;
}

std::vector<std::string> CandidateKeysOf(const Traits& traits) {
  std::vector<std::string> keys;
  if (!traits.window) return keys;
  for (const std::string& key : traits.keys) keys.push_back(LaneKey(LaneOf(traits), key));
  return keys;
}

std::vector<Lookup> LookupsOf(const Traits& traits) {
  std::vector<Lookup> lookups;
  if (!traits.window) return lookups;
  for (const std::string& key : traits.keys) {
    for (const Lane lane : {Lane::kOrdinary, Lane::kMoved, Lane::kVague}) {
      const int longest = lane == Lane::kVague ? kLongestVagueDays : kLongestWindowDays;
      // Vague ones may tell of another day, too; they are few.
      const int slack = traits.moved || lane != Lane::kOrdinary ? kPostponedDays : kMostSlackDays;
      const Window starts = {traits.window->first - (longest - 1) - slack, traits.window->last + slack};
      lookups.push_back({LaneKey(lane, key), starts, lane == Lane::kVague});
    }
  }
  return lookups;
}

}  // namespace chancery::resolve
