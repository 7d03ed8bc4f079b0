#include "ontology/frame.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace chancery::ontology {
namespace {

using Relation = Position::Relation;
using Anchor = Position::Anchor;

constexpr std::array<std::pair<std::string_view, Relation>, 12> kRelations = {{{"subject", Relation::kSubject},
                                                                               {"object", Relation::kObject},
                                                                               {"prep", Relation::kPrep},
                                                                               {"poss", Relation::kPossessor},
                                                                               {"modifier", Relation::kModifier},
                                                                               {"clause", Relation::kClause},
                                                                               {"speaker", Relation::kSpeaker},
                                                                               {"listener", Relation::kListener},
                                                                               {"where", Relation::kWhere},
                                                                               {"complement", Relation::kComplement},
                                                                               {"adverb", Relation::kAdverb},
                                                                               {"self", Relation::kSelf}}};

constexpr std::array<std::string_view, 5> kModifierSorts = {"demonym", "country", "city", "organization", "word"};

constexpr std::array<std::string_view, 3> kClauseSorts = {"infinitive", "gerund", "future"};

bool IsModifierSort(std::string_view word) {
  return std::find(kModifierSorts.begin(), kModifierSorts.end(), word) != kModifierSorts.end();
}

bool IsClauseSort(std::string_view word) {
  return std::find(kClauseSorts.begin(), kClauseSorts.end(), word) != kClauseSorts.end();
}

absl::Status Refused(std::string_view text, std::string_view why) {
  return absl::InvalidArgumentError(absl::StrFormat("'%s' is no position; %s", text, why));
}

// Takes the prefix away if it is there.
bool Consume(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace

absl::StatusOr<Position> Position::Parse(std::string_view text) {
  Position position;
  std::string_view rest = text;
  if (Consume(rest, "support.")) {
    position.anchor = Anchor::kSupport;
  } else if (Consume(rest, "content.")) {
    position.anchor = Anchor::kContent;
  } else if (Consume(rest, "governor.")) {
    position.anchor = Anchor::kGovernor;
  } else if (Consume(rest, "journey.")) {
    position.anchor = Anchor::kJourney;
  }
  const size_t colon = rest.find(':');
  const std::string_view name = rest.substr(0, colon);
  if (colon != std::string_view::npos) position.words = absl::StrSplit(std::string(rest.substr(colon + 1)), '|');
  const auto* known =
      std::find_if(kRelations.begin(), kRelations.end(), [&](const auto& r) { return r.first == name; });
  if (known == kRelations.end()) {
    return Refused(text,
                   "expected is [support.|governor.|journey.|content.] and one of subject, object, prep:WORD, poss, "
                   "modifier:SORT, "
                   "clause[:SORT], speaker, listener, where, complement, adverb, self");
  }
  position.relation = known->second;
  const bool needs_words = position.relation == Relation::kPrep || position.relation == Relation::kModifier;
  const bool takes_words = needs_words || position.relation == Relation::kClause;
  if (needs_words && position.words.empty()) return Refused(text, "it needs a word after a colon");
  if (!takes_words && !position.words.empty()) return Refused(text, "it takes no word after a colon");
  for (const std::string& word : position.words) {
    if (word.empty()) return Refused(text, "a word is empty");
    if (position.relation == Relation::kModifier && !IsModifierSort(word)) {
      return Refused(text, "after 'modifier:' come any of demonym, country, city, organization, word, with | between");
    }
    if (position.relation == Relation::kClause && !IsClauseSort(word)) {
      return Refused(text, "after 'clause:' come any of infinitive, gerund, future, with | between");
    }
  }
  return position;
}

std::string Position::ToString() const {
  std::string written;
  if (anchor == Anchor::kSupport) written = "support.";
  if (anchor == Anchor::kContent) written = "content.";
  if (anchor == Anchor::kGovernor) written = "governor.";
  if (anchor == Anchor::kJourney) written = "journey.";
  for (const auto& [name, value] : kRelations) {
    if (value == relation) written.append(name);
  }
  if (!words.empty()) written.append(":").append(absl::StrJoin(words, "|"));
  return written;
}

}  // namespace chancery::ontology
