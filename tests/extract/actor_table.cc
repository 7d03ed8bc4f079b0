#include "tests/extract/actor_table.h"

#include <cstdlib>
#include <iostream>

#include "absl/strings/str_cat.h"
#include "tests/testing/paths.h"

namespace chancery::extract {
namespace {

const actors::Gazetteer& Shipped() {
  static const auto gazetteer = actors::Gazetteer::Load((testing::DataDirectory() / "actors").string());
  if (!gazetteer.ok()) {
    std::cerr << gazetteer.status() << '\n';
    std::abort();
  }
  return **gazetteer;
}

std::string Shown(const ontology::ActorMention& actor) {
  return absl::StrCat(actor.name, " | ", actor.kind, " | ", actor.of, " | ", actor.office);
}

}  // namespace

ActorTable::ActorTable(std::string_view text, std::string_view published)
    : parsed_(testing::ReadingOf(text, published)) {
  Notes notes;
  found_ = std::make_unique<ArticleActors>(FindActors(parsed_->reading, Shipped(), &notes));
  notes_ = notes.Take();
}

std::vector<std::string> ActorTable::Actors() const {
  std::vector<std::string> shown;
  for (const ontology::ActorMention& actor : found_->actors()) shown.push_back(Shown(actor));
  return shown;
}

std::string ActorTable::Actor(std::string_view name) const {
  for (const ontology::ActorMention& actor : found_->actors()) {
    if (actor.name == name) return Shown(actor);
  }
  return "";
}

const ActorSpan* ActorTable::Span(std::string_view token, int nth) const {
  for (uint32_t unit = 0; unit < parsed_->reading.units.size(); ++unit) {
    const nlp::Document& document = *parsed_->reading.units[unit].document;
    for (uint32_t i = 0; i < document.tokens.size(); ++i) {
      if (document.Text(document.tokens[i]) != token || --nth > 0) continue;
      const ActorSpan* span = found_->At({unit, i});
      return span != nullptr && span->head == TokenRef{unit, i} ? span : nullptr;
    }
  }
  std::cerr << "The text has no such token: " << token << '\n';
  std::abort();
}

std::string ActorTable::Means(std::string_view token, int nth) const {
  const ActorSpan* span = Span(token, nth);
  if (span == nullptr) return "-";
  std::string names;
  for (const uint32_t actor : span->actors) {
    absl::StrAppend(&names, names.empty() ? "" : ", ", found_->actors()[actor].name);
  }
  return names;
}

std::string ActorTable::CalledBy(std::string_view token, int nth) const {
  const ActorSpan* span = Span(token, nth);
  if (span == nullptr) return "-";
  switch (span->called_by) {
    case extract::CalledBy::kName:
      return "name";
    case extract::CalledBy::kShortName:
      return "short name";
    case extract::CalledBy::kDescription:
      return "description";
    case extract::CalledBy::kMetonym:
      return "metonym";
    case extract::CalledBy::kDemonym:
      return "demonym";
    case extract::CalledBy::kPronoun:
      return "pronoun";
    case extract::CalledBy::kPlace:
      return "place";
  }
  return "?";
}

std::string ActorTable::Place(std::string_view token, int nth) const {
  const ActorSpan* span = Span(token, nth);
  return span == nullptr || !span->place ? "" : span->place_name;
}

}  // namespace chancery::extract
