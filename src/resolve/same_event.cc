#include "resolve/same_event.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "actors/gazetteer.h"

namespace chancery::resolve {
namespace {

using ontology::EventMention;
using Names = std::set<std::string_view>;
using Words = std::set<std::string>;

constexpr std::array<std::string_view, 28> kFunctionWords = {
    "about", "after", "also", "been",  "before", "being", "between", "from",  "have",  "into",
    "more",  "over",  "than", "that",  "their",  "them",  "then",    "there", "these", "they",
    "this",  "those", "were", "which", "will",   "with",  "would",   "your"};

bool IsOf(std::string_view role, std::initializer_list<std::string_view> roles) {
  return roles.size() == 0 || std::find(roles.begin(), roles.end(), role) != roles.end();
}

// The actors in one of these roles, or in any role if none is given.
Names ActorsAs(const ResolvedMention& mention, std::initializer_list<std::string_view> roles = {}) {
  Names names;
  for (size_t i = 0; i < mention.actors.size(); ++i) {
    if (IsOf(mention.mention.participants[i].role, roles)) names.insert(mention.actors[i].name);
  }
  return names;
}

size_t Shared(const Names& a, const Names& b) {
  return static_cast<size_t>(
      std::count_if(a.begin(), a.end(), [&](std::string_view name) { return b.contains(name); }));
}

bool OneHoldsTheOther(const Names& a, const Names& b) { return Shared(a, b) == std::min(a.size(), b.size()); }

// Letters of UTF-8: bytes that do not continue one.
size_t CountLetters(std::string_view word) {
  return static_cast<size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

Words ContentWords(std::string_view text) {
  const std::string normal = actors::Normalise(text);
  Words words;
  std::string word;
  const auto end_word = [&] {
    const bool function_word = std::find(kFunctionWords.begin(), kFunctionWords.end(), word) != kFunctionWords.end();
    if (CountLetters(word) > 3 && !function_word) words.insert(word);
    word.clear();
  };
  for (const char c : normal) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      word += c;
    } else {
      end_word();
    }
  }
  end_word();
  return words;
}

size_t SharedWords(const Words& a, const Words& b) {
  return static_cast<size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
}

enum class Agreement { kUnknown, kSame, kDifferent };

Agreement ComparePlaces(const EventMention& a, const EventMention& b) {
  if (a.place.empty() || b.place.empty()) return Agreement::kUnknown;
  return actors::Normalise(a.place) == actors::Normalise(b.place) ? Agreement::kSame : Agreement::kDifferent;
}

bool TimesAgree(const EventMention& a, const EventMention& b) {
  const std::optional<Window> window_a = WindowOf(a);
  const std::optional<Window> window_b = WindowOf(b);
  if (!window_a || !window_b || !window_a->Overlaps(*window_b)) return false;
  if (window_a->days() <= kLongestWindowDays && window_b->days() <= kLongestWindowDays) return true;
  return a.time == b.time && a.published && b.published && std::abs(*a.published - *b.published) <= kRecentDays;
}

bool MeetingsAgree(const ResolvedMention& a, const ResolvedMention& b) {
  const Names actors_a = ActorsAs(a);
  const Names actors_b = ActorsAs(b);
  return Shared(actors_a, actors_b) >= 2 && OneHoldsTheOther(actors_a, actors_b);
}

bool VisitsAgree(const ResolvedMention& a, const ResolvedMention& b) {
  const Names visitors_a = ActorsAs(a, {"visitor"});
  const Names visitors_b = ActorsAs(b, {"visitor"});
  if (visitors_a.empty() || visitors_b.empty() || !OneHoldsTheOther(visitors_a, visitors_b)) return false;
  const Names hosts_a = ActorsAs(a, {"host"});
  const Names hosts_b = ActorsAs(b, {"host"});
  if (!hosts_a.empty() && !hosts_b.empty()) return Shared(hosts_a, hosts_b) > 0;
  return ComparePlaces(a.mention, b.mention) == Agreement::kSame;
}

bool ConferencesAgree(const ResolvedMention& a, const ResolvedMention& b) {
  const bool conveners_shared =
      Shared(ActorsAs(a, {"host", "organizer", "chair"}), ActorsAs(b, {"host", "organizer", "chair"})) > 0;
  if (!conveners_shared && Shared(ActorsAs(a), ActorsAs(b)) < 2) return false;
  switch (ComparePlaces(a.mention, b.mention)) {
    case Agreement::kSame:
      return true;
    case Agreement::kDifferent:
      return false;
    case Agreement::kUnknown:
      return SharedWords(ContentWords(a.mention.content), ContentWords(b.mention.content)) > 0;
  }
  return false;
}

bool PromisesAgree(const ResolvedMention& a, const ResolvedMention& b) {
  const Names sources_a = ActorsAs(a, {"source"});
  const Names sources_b = ActorsAs(b, {"source"});
  if (sources_a.empty() || sources_b.empty() || !OneHoldsTheOther(sources_a, sources_b)) return false;
  if (!OneHoldsTheOther(ActorsAs(a, {"target"}), ActorsAs(b, {"target"}))) return false;
  const Words words_a = ContentWords(a.mention.content);
  const Words words_b = ContentWords(b.mention.content);
  const size_t shared = SharedWords(words_a, words_b);
  return shared >= 2 && 4 * shared >= 3 * std::min(words_a.size(), words_b.size());
}

bool OthersAgree(const ResolvedMention& a, const ResolvedMention& b) {
  const auto parts = [](const ResolvedMention& mention) {
    std::set<std::pair<std::string_view, std::string_view>> result;
    for (size_t i = 0; i < mention.actors.size(); ++i) {
      result.emplace(mention.actors[i].name, mention.mention.participants[i].role);
    }
    return result;
  };
  return ActorsAs(a).size() >= 2 && parts(a) == parts(b);
}

bool ParticipantsAgree(const ResolvedMention& a, const ResolvedMention& b) {
  const std::string& type = a.mention.type;
  if (type == "meeting") return MeetingsAgree(a, b);
  if (type == "visit") return VisitsAgree(a, b);
  if (type == "conference") return ConferencesAgree(a, b);
  if (type == "promise") return PromisesAgree(a, b);
  return OthersAgree(a, b);
}

}  // namespace

std::optional<Window> WindowOf(const EventMention& mention) {
  const std::optional<absl::CivilDay> earliest = mention.time.earliest();
  const std::optional<absl::CivilDay> latest = mention.time.latest();
  if (earliest && latest) return Window{*earliest, *latest};
  if (latest) return Window{std::min(*latest, mention.published.value_or(*latest)) - kRecentDays, *latest};
  if (earliest) return Window{*earliest, *earliest + kRecentDays};
  if (mention.published) return Window{*mention.published - kRecentDays, *mention.published + kRecentDays};
  return std::nullopt;
}

Window CandidateStarts(const Window& window) {
  // A window that is too long agrees only with its equals.
  if (window.days() > kLongestWindowDays) return {window.first, window.first};
  return {window.first - (kLongestWindowDays - 1), window.last};
}

bool CanBeSameEvent(const ResolvedMention& a, const ResolvedMention& b) {
  return a.mention.type == b.mention.type && a.mention.article != b.mention.article &&
         TimesAgree(a.mention, b.mention) && ParticipantsAgree(a, b);
}

}  // namespace chancery::resolve
