#include "extract/actor_mentions.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "extract/actor_draft.h"
#include "extract/speakers.h"
#include "text/strings.h"

namespace chancery::extract {
namespace {

// What else the article calls an actor: other names, and what it calls a person by office. Representatives ("Swedish
// officials") are no other name of their state.
void AddAliases(Draft* draft) {
  for (const ActorSpan& span : draft->spans) {
    if (span.actors.size() != 1) continue;
    ontology::ActorMention& mention = draft->actors[span.actors[0]].mention;
    const bool person = mention.kind == "person";
    const bool described = person && span.called_by == CalledBy::kDescription;
    const bool named = !person && (span.called_by == CalledBy::kName || span.called_by == CalledBy::kMetonym);
    if (!described && !named) continue;
    std::string text = draft->Text(span.head.unit, span.tokens);
    if (text.substr(0, 4) == "The ") text[0] = 't';
    std::vector<std::string>& aliases = mention.aliases;
    if (text != mention.name && std::find(aliases.begin(), aliases.end(), text) == aliases.end()) {
      aliases.push_back(std::move(text));
    }
  }
}

// "NEW YORK" as running text has it.
std::string InTitleCase(std::string_view name) {
  std::string text(name);
  bool inside = false;
  for (char& c : text) {
    const bool letter = absl::ascii_isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
    if (inside) c = absl::ascii_tolower(static_cast<unsigned char>(c));
    inside = letter || c == '\'';
  }
  return text;
}

// "ASMARA", "BEIJING/WASHINGTON", "GENEVA, Switzerland": the first place is where it was written.
DatelinePlace FindDateline(Draft* draft) {
  DatelinePlace dateline;
  const std::string_view written = draft->reading.dateline;
  std::string_view first = written.substr(0, written.find_first_of(",/;("));
  while (!first.empty() && first.back() == ' ') first.remove_suffix(1);
  if (first.empty()) return dateline;
  const bool capitals = std::none_of(first.begin(), first.end(),
                                     [](char c) { return absl::ascii_islower(static_cast<unsigned char>(c)); });
  dateline.name = capitals ? InTitleCase(first) : std::string(first);
  for (const std::string_view part : {first, written.substr(written.find_last_of(',') + 1)}) {
    for (const actors::Match& match : draft->gazetteer.Find(text::StripWhitespace(part))) {
      if (match.entry->kind != "country" || match.form == actors::FormKind::kDemonym) continue;
      dateline.actor = static_cast<uint32_t>(draft->ActorOf(*match.entry));
      return dateline;
    }
  }
  return dateline;
}

// The country for which all who speak in the article in their own voice act; else the one whose president it calls so
// without naming the country.
std::optional<uint32_t> FindHome(Draft* draft) {
  std::string home;
  for (const UnitWords& unit : draft->units) {
    for (const uint32_t speaker : unit.speakers) {
      const std::string& of = draft->actors[speaker].mention.of;
      if (!home.empty() && home != of) return std::nullopt;
      home = of;
    }
  }
  const actors::Entry* country = draft->gazetteer.FindById(home.empty() ? draft->home : home);
  if (country == nullptr || country->kind != "country") return std::nullopt;
  return static_cast<uint32_t>(draft->ActorOf(*country));
}

}  // namespace

ArticleActors::ArticleActors(std::vector<ontology::ActorMention> actors, std::vector<ActorSpan> spans,
                             DatelinePlace dateline, std::vector<std::vector<uint32_t>> speakers,
                             std::optional<uint32_t> home)
    : actors_(std::move(actors)),
      spans_(std::move(spans)),
      dateline_(std::move(dateline)),
      speakers_(std::move(speakers)),
      home_(home) {
  std::stable_sort(spans_.begin(), spans_.end(),
                   [](const ActorSpan& a, const ActorSpan& b) { return a.head < b.head; });
}

const std::vector<uint32_t>& ArticleActors::SpeakersOf(uint32_t unit) const {
  static const std::vector<uint32_t> kNobody;
  return unit < speakers_.size() ? speakers_[unit] : kNobody;
}

const ActorSpan* ArticleActors::At(TokenRef token) const {
  const auto head = std::lower_bound(spans_.begin(), spans_.end(), token,
                                     [](const ActorSpan& span, const TokenRef& key) { return span.head < key; });
  if (head != spans_.end() && head->head == token) return &*head;
  const ActorSpan* shortest = nullptr;
  const auto begin = std::lower_bound(spans_.begin(), spans_.end(), TokenRef{token.unit, 0},
                                      [](const ActorSpan& span, const TokenRef& key) { return span.head < key; });
  for (auto span = begin; span != spans_.end() && span->head.unit == token.unit; ++span) {
    if (token.token < span->tokens.begin || token.token >= span->tokens.end) continue;
    const auto length = [](const ActorSpan& of) { return of.tokens.end - of.tokens.begin; };
    if (shortest == nullptr || length(*span) < length(*shortest)) shortest = &*span;
  }
  return shortest;
}

ArticleActors FindActors(const Reading& reading, const actors::Gazetteer& gazetteer, Notes* notes) {
  Draft draft(reading, gazetteer, notes);
  FindOffices(&draft);
  FindNames(&draft);
  ReviewNames(&draft);
  AttachOffices(&draft);
  MakeActors(&draft);
  LinkOffices(&draft);
  AddNameSpans(&draft);
  DatelinePlace dateline = FindDateline(&draft);
  draft.here = dateline.actor.has_value() ? draft.actors[*dateline.actor].mention.of : draft.home;
  ResolveDescriptions(&draft);
  FindSpeakers(&draft);
  ResolvePronouns(&draft);
  AddAliases(&draft);
  const std::optional<uint32_t> home = FindHome(&draft);
  std::vector<ontology::ActorMention> actors;
  actors.reserve(draft.actors.size());
  for (DraftActor& actor : draft.actors) actors.push_back(std::move(actor.mention));
  std::vector<std::vector<uint32_t>> speakers;
  speakers.reserve(draft.units.size());
  for (UnitWords& unit : draft.units) speakers.push_back(std::move(unit.speakers));
  return ArticleActors(std::move(actors), std::move(draft.spans), std::move(dateline), std::move(speakers), home);
}

}  // namespace chancery::extract
