#include "resolve/same_event.h"

#include <algorithm>
#include <array>
#include <compare>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "actors/gazetteer.h"

namespace chancery::resolve {
namespace {

using ontology::EventMention;
using Names = Traits::Names;
using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 28> kFunctionWords = {
    "about", "after", "also", "been",  "before", "being", "between", "from",  "have",  "into",
    "more",  "over",  "than", "that",  "their",  "them",  "then",    "there", "these", "they",
    "this",  "those", "were", "which", "will",   "with",  "would",   "your"};

template <typename Values>
void SortOnce(Values* values) {
  std::sort(values->begin(), values->end());
  values->erase(std::unique(values->begin(), values->end()), values->end());
}

// How many values two ordered lists share.
template <typename Values>
size_t Shared(const Values& a, const Values& b) {
  size_t shared = 0;
  for (auto at_a = a.begin(), at_b = b.begin(); at_a != a.end() && at_b != b.end();) {
    const auto order = *at_a <=> *at_b;
    shared += std::is_eq(order) ? 1 : 0;
    if (std::is_lteq(order)) ++at_a;
    if (std::is_gteq(order)) ++at_b;
  }
  return shared;
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
    if (CountLetters(word) > 3 && !function_word) words.push_back(word);
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
  SortOnce(&words);
  return words;
}

enum class Agreement { kUnknown, kSame, kDifferent };

Agreement ComparePlaces(const Traits& a, const Traits& b) {
  if (a.place.empty() || b.place.empty()) return Agreement::kUnknown;
  return a.place == b.place ? Agreement::kSame : Agreement::kDifferent;
}

bool TimesAgree(const Traits& a, const Traits& b) {
  if (!a.window || !b.window || !a.window->Overlaps(*b.window)) return false;
  if (a.window->days() <= kLongestWindowDays && b.window->days() <= kLongestWindowDays) return true;
  const std::optional<absl::CivilDay>& published_a = a.mention->published;
  const std::optional<absl::CivilDay>& published_b = b.mention->published;
  return a.mention->time == b.mention->time && published_a && published_b &&
         std::abs(*published_a - *published_b) <= kRecentDays;
}

bool MeetingsAgree(const Traits& a, const Traits& b) {
  return Shared(a.actors, b.actors) >= 2 && OneHoldsTheOther(a.actors, b.actors);
}

bool VisitsAgree(const Traits& a, const Traits& b) {
  if (a.visitors.empty() || b.visitors.empty() || !OneHoldsTheOther(a.visitors, b.visitors)) return false;
  if (!a.hosts.empty() && !b.hosts.empty()) return Shared(a.hosts, b.hosts) > 0;
  return ComparePlaces(a, b) == Agreement::kSame;
}

bool ConferencesAgree(const Traits& a, const Traits& b) {
  if (Shared(a.conveners, b.conveners) == 0 && Shared(a.actors, b.actors) < 2) return false;
  const Agreement places = ComparePlaces(a, b);
  return places == Agreement::kSame || (places == Agreement::kUnknown && Shared(a.words, b.words) > 0);
}

bool PromisesAgree(const Traits& a, const Traits& b) {
  if (a.sources.empty() || b.sources.empty() || !OneHoldsTheOther(a.sources, b.sources)) return false;
  if (!OneHoldsTheOther(a.targets, b.targets)) return false;
  const size_t shared = Shared(a.words, b.words);
  return shared >= 2 && 4 * shared >= 3 * std::min(a.words.size(), b.words.size());
}

bool ParticipantsAgree(const Traits& a, const Traits& b) {
  const std::string& type = a.mention->type;
  if (type == "meeting") return MeetingsAgree(a, b);
  if (type == "visit") return VisitsAgree(a, b);
  if (type == "conference") return ConferencesAgree(a, b);
  if (type == "promise") return PromisesAgree(a, b);
  return a.actors.size() >= 2 && a.parts == b.parts;
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

Traits::Traits(const ResolvedMention& resolved)
    : mention(&resolved.mention),
      window(WindowOf(resolved.mention)),
      place(actors::Normalise(resolved.mention.place)),
      words(ContentWords(resolved.mention.content)) {
  for (size_t i = 0; i < resolved.actors.size(); ++i) {
    const std::string_view actor = resolved.actors[i].name;
    const std::string_view role = resolved.mention.participants[i].role;
    actors.push_back(actor);
    parts.emplace_back(actor, role);
    if (role == "visitor") visitors.push_back(actor);
    if (role == "host") hosts.push_back(actor);
    if (role == "host" || role == "organizer" || role == "chair") conveners.push_back(actor);
    if (role == "source") sources.push_back(actor);
    if (role == "target") targets.push_back(actor);
  }
  for (Names* names : {&actors, &visitors, &hosts, &conveners, &sources, &targets}) SortOnce(names);
  SortOnce(&parts);
}

bool CanBeSameEvent(const Traits& a, const Traits& b) {
  return a.mention->type == b.mention->type && a.mention->article != b.mention->article && TimesAgree(a, b) &&
         ParticipantsAgree(a, b);
}

}  // namespace chancery::resolve
