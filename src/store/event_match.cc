#include "store/event_match.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "actors/gazetteer.h"
#include "store/text_words.h"

namespace chancery::store {
namespace {

using ontology::EventStatus;
using Participant = ontology::Event::Participant;

constexpr std::string_view kActorPrefixText = "actors/";

template <typename Values, typename Value>
bool IsAmong(const Values& values, const Value& value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

// The state itself is not among those who act for it.
bool ActsFor(const Participant& part, const std::string& of) {
  return part.of == of && std::string_view{part.actor}.substr(kActorPrefixText.size()) != of;
}

// Whether the parts of an event, by their places, meet what a query says of them.
class Parts {
 public:
  Parts(const std::vector<Participant>& parts, const EventMatcher::IsActor& is_actor)
      : parts_(parts), is_actor_(is_actor) {}

  template <typename Test>
  bool Any(const Test& test) const {
    for (size_t i = 0; i < parts_.size(); ++i) {
      if (test(i)) return true;
    }
    return false;
  }

  bool Is(size_t i, const std::string& actor) const { return is_actor_(i, actor); }

  bool IsOneOf(size_t i, const Parties& parties) const {
    return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
      if (!IsAmong(party.roles, parts_[i].role)) return false;
      return party.actor.empty() ? ActsFor(parts_[i], party.of) : is_actor_(i, party.actor);
    });
  }

  bool HaveTwo(const Parties& one, const Parties& other) const {
    return Any([&](size_t i) {
      return IsOneOf(i, one) && Any([&](size_t j) { return parts_[j].actor != parts_[i].actor && IsOneOf(j, other); });
    });
  }

 private:
  const std::vector<Participant>& parts_;
  const EventMatcher::IsActor& is_actor_;
};

}  // namespace

EventMatcher::EventMatcher(const EventQuery& query)
    : query_(query),
      place_words_(WordsOf(query.place)),
      content_words_(WordsOf(query.content_words)),
      evidence_words_(WordsOf(query.evidence_words)),
      publisher_(actors::Normalise(query.source.publisher)) {}

bool EventMatcher::Fits(const ontology::Event& event) const {
  return Fits(event, [&](size_t i, const std::string& actor) { return event.participants[i].actor == actor; });
}

bool EventMatcher::Fits(const ontology::Event& event, const IsActor& is_actor) const {
  if (!IsAmong(query_.types, event.type) || !IsAmong(query_.statuses, event.status)) return false;
  if (event.confidence < query_.min_confidence) return false;
  if (query_.undated && *query_.undated != event.undated) return false;
  if (!FitsDays(event) || !FitsParticipants(event, is_actor)) return false;
  return HasWords(event.place, place_words_) && HasWords(event.content, content_words_);
}

bool EventMatcher::FitsDays(const ontology::Event& event) const {
  const absl::CivilDay last = std::max(event.sort_day, event.time.latest().value_or(event.sort_day));
  const absl::CivilDay& to_be_late = query_.within ? event.sort_day : last;
  const absl::CivilDay& to_be_early = query_.within ? last : event.sort_day;
  return (!query_.from || to_be_late >= *query_.from) && (!query_.to || to_be_early <= *query_.to);
}

bool EventMatcher::FitsParticipants(const ontology::Event& event, const IsActor& is_actor) const {
  const Parts parts(event.participants, is_actor);
  for (const std::string& actor : query_.actors) {
    if (!parts.Any([&](size_t i) { return parts.Is(i, actor); })) return false;
  }
  if (!query_.roles.empty() && !parts.Any([&](size_t i) {
        return (query_.actors.empty() || parts.Is(i, query_.actors[0])) &&
               IsAmong(query_.roles, event.participants[i].role);
      })) {
    return false;
  }
  if (!query_.kinds.empty() &&
      !parts.Any([&](size_t i) { return IsAmong(query_.kinds, event.participants[i].kind); })) {
    return false;
  }
  for (const Parties& parties : query_.parties) {
    if (!parts.Any([&](size_t i) { return parts.IsOneOf(i, parties); })) return false;
  }
  return !query_.different_parties || parts.HaveTwo(query_.parties[0], query_.parties[1]);
}

bool EventMatcher::needs_evidence() const {
  return !query_.source.empty() || query_.disputed || !evidence_words_.empty();
}

bool EventMatcher::FitsSource(const StoredMention& mention) const {
  const EventSource& source = query_.source;
  if (!source.source.empty() && mention.source != source.source) return false;
  if (!source.publisher.empty() && actors::Normalise(mention.publisher) != publisher_) return false;
  if (source.domain.empty()) return true;
  const std::string host = HostOf(mention.url);
  return host == source.domain || host.ends_with("." + source.domain);
}

bool EventMatcher::FitsEvidence(std::span<const StoredMention> mentions) const {
  if (query_.disputed && *query_.disputed != IsDisputed(mentions)) return false;
  if (!query_.source.empty() &&
      std::none_of(mentions.begin(), mentions.end(), [&](const auto& mention) { return FitsSource(mention); })) {
    return false;
  }
  return evidence_words_.empty() || std::any_of(mentions.begin(), mentions.end(), [&](const StoredMention& mention) {
           return std::any_of(mention.mention.evidence.begin(), mention.mention.evidence.end(),
                              [&](const ontology::Evidence& one) { return HasWords(one.quote, evidence_words_); });
         });
}

bool Fits(const ontology::Event& event, const EventQuery& query) { return EventMatcher(query).Fits(event); }

bool IsDisputed(std::span<const StoredMention> mentions) {
  bool happened = false;
  bool cancelled = false;
  std::optional<absl::CivilDay> latest_begin;
  std::optional<absl::CivilDay> earliest_end;
  for (const StoredMention& one : mentions) {
    const EventStatus status = one.mention.status;
    cancelled |= status == EventStatus::kCancelled;
    if (status != EventStatus::kOccurred && status != EventStatus::kOngoing) continue;
    happened = true;
    const auto earliest = one.mention.time.earliest();
    const auto latest = one.mention.time.latest();
    if (!earliest || !latest) continue;
    if (!latest_begin || *earliest > *latest_begin) latest_begin = earliest;
    if (!earliest_end || *latest < *earliest_end) earliest_end = latest;
  }
  return (happened && cancelled) || (latest_begin && *latest_begin > *earliest_end);
}

std::string HostOf(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const size_t user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  host = host.substr(0, host.find(':'));
  std::string lower(host);
  absl::AsciiStrToLower(&lower);
  return lower;
}

}  // namespace chancery::store
