#include "extract/actor_draft.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "extract/notes.h"

namespace chancery::extract {

UnitWords::UnitWords(const Unit& unit)
    : document(unit.document),
      headline(unit.headline),
      children(*unit.document),
      name_at(unit.document->tokens.size(), kNone),
      office_at(unit.document->tokens.size(), kNone),
      quote_at(unit.document->tokens.size(), kNone) {
  lower.reserve(document->tokens.size());
  for (const nlp::Token& token : document->tokens) {
    std::string text(document->Text(token));
    absl::AsciiStrToLower(&text);
    lower.push_back(std::move(text));
  }
}

Draft::Draft(const Reading& article, const actors::Gazetteer& known_actors, Notes* article_notes)
    : reading(article), gazetteer(known_actors), notes(article_notes) {
  units.reserve(reading.units.size());
  for (const Unit& unit : reading.units) units.emplace_back(unit);
}

std::string Draft::Text(uint32_t unit, nlp::TokenRange range) const {
  std::string result;
  for (const char c : units[unit].document->Text(range)) {
    if (!absl::ascii_isspace(static_cast<unsigned char>(c))) {
      result.push_back(c);
    } else if (!result.empty() && result.back() != ' ') {
      result.push_back(' ');
    }
  }
  return result;
}

void Draft::Note(std::string_view rule, TokenRef at, std::string_view detail) const {
  if (notes != nullptr) notes->Add(std::string(rule), at, std::string(detail));
}

int Draft::ActorOf(const actors::Entry& entry) {
  for (size_t i = 0; i < actors.size(); ++i) {
    if (actors[i].mention.gazetteer_id == entry.id) return static_cast<int>(i);
  }
  DraftActor actor;
  actor.mention = {entry.name, {}, entry.kind, entry.of, "", entry.id};
  // An organisation that belongs to no other acts for itself.
  if (entry.kind == "organization" && entry.of.empty()) actor.mention.of = entry.name;
  actors.push_back(std::move(actor));
  return static_cast<int>(actors.size()) - 1;
}

uint32_t HeadOfRange(const nlp::Document& document, nlp::TokenRange range) {
  for (uint32_t i = range.end; i-- > range.begin;) {
    const nlp::Token& token = document.tokens[i];
    const bool outside = token.head < range.begin || token.head >= range.end || token.head == i;
    if (outside && token.pos != "PUNCT" && token.dep != "punct") return i;
  }
  return range.end - 1;
}

bool ExistedOn(const actors::Entry& entry, std::optional<absl::CivilDay> day) {
  return day && entry.to && *day <= *entry.to && (!entry.from || *entry.from <= *day);
}

bool IsCapitalised(std::string_view text) {
  return !text.empty() &&
         (absl::ascii_isupper(static_cast<unsigned char>(text[0])) || static_cast<unsigned char>(text[0]) >= 0xC3);
}

bool Conflict(Gender a, Gender b) { return a != Gender::kUnknown && b != Gender::kUnknown && a != b; }

}  // namespace chancery::extract
