// What the steps of the search for actors share: the words of an article, and the names and offices found so far.
#ifndef CHANCERY_EXTRACT_ACTOR_DRAFT_H_
#define CHANCERY_EXTRACT_ACTOR_DRAFT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/gazetteer.h"
#include "extract/actor_lexicon.h"
#include "extract/actor_mentions.h"
#include "extract/reading.h"
#include "ontology/model.h"

namespace chancery::extract {

// No name, office, actor or quotation.
inline constexpr int kNone = -1;

enum class NameType { kPerson, kKnown, kOrganization, kPlace };

// A name in the text.
struct Name {
  uint32_t unit = 0;
  nlp::TokenRange tokens;  // the name alone, without title or article
  NameType type = NameType::kPerson;
  const actors::Entry* entry = nullptr;  // of a known actor or place, and of a person whom the gazetteer has
  actors::FormKind form = actors::FormKind::kName;
  std::vector<const actors::Entry*> others;  // whom the form could name as well: "Korean"
  Gender gender = Gender::kUnknown;
  int actor = kNone;
};

// The words for an office, named or not: "foreign minister".
struct Office {
  uint32_t unit = 0;
  nlp::TokenRange tokens;  // "Foreign Minister"
  nlp::TokenRange phrase;  // "the outgoing Foreign Minister of Egypt"
  uint32_t head = 0;       // the noun
  std::string noun;        // "minister"
  std::string title;       // "foreign minister"
  bool plural = false;
  bool definite = false;    // "the", a possessor, or no article where titles have none
  bool indefinite = false;  // "a"
  bool former = false;
  std::vector<int> of;                // names of the countries or organisations, in the order of the text
  std::optional<uint32_t> possessor;  // "his": the token of a possessive pronoun
  int actor = kNone;                  // of whom it is said
};

// A unit with what is asked of it again and again.
struct UnitWords {
  explicit UnitWords(const Unit& unit);

  const nlp::Document* document;
  bool headline;
  Children children;
  std::vector<std::string> lower;  // each token in lower case
  std::vector<int> name_at;        // of each token: index into Draft::names
  std::vector<int> office_at;      // and into Draft::offices
  std::vector<int> quote_at;       // number of the quotation that holds the token
  std::vector<uint32_t> speakers;  // whose words the unit is outside quotations: indexes into Draft::actors

  const nlp::Token& token(uint32_t i) const { return document->tokens[i]; }
  uint32_t size() const { return static_cast<uint32_t>(document->tokens.size()); }
  bool HasTag(uint32_t i, std::string_view prefix) const { return token(i).tag.substr(0, prefix.size()) == prefix; }
};

// An actor with what only this step needs to know.
struct DraftActor {
  ontology::ActorMention mention;
  Gender gender = Gender::kUnknown;
  std::vector<std::string> words;  // of a person's name, normalised, without hyphens
  bool former = false;             // its office is a past one
  bool from_text = false;          // the text tells its country or organisation, not only the gazetteer
};

struct Draft {
  Draft(const Reading& article, const actors::Gazetteer& known_actors, Notes* article_notes);

  const Reading& reading;
  const actors::Gazetteer& gazetteer;
  Notes* notes;  // may be null
  std::vector<UnitWords> units;
  std::vector<Name> names;  // in the order of the text
  std::vector<Office> offices;
  std::vector<DraftActor> actors;
  std::vector<ActorSpan> spans;
  std::string home;  // code of the country in whose name the article is written; empty if it does not tell
  std::string here;  // code of the country where it was written; empty if it does not tell

  // The text of a range with single spaces.
  std::string Text(uint32_t unit, nlp::TokenRange range) const;
  void Note(std::string_view rule, TokenRef at, std::string_view detail) const;
  // The actor of an entry, made if it is new.
  int ActorOf(const actors::Entry& entry);
};

// The token of a range by which the range hangs in the tree: the last one whose head lies outside.
uint32_t HeadOfRange(const nlp::Document& document, nlp::TokenRange range);
// Whether the day of publication lies in the time of a state that is no more; false where either is not known.
bool ExistedOn(const actors::Entry& entry, std::optional<absl::CivilDay> day);

// Whether a word begins with a capital letter, or with one outside ASCII.
bool IsCapitalised(std::string_view text);
// Whether two genders rule each other out.
bool Conflict(Gender a, Gender b);

// The steps, in their order. Each adds to the draft.
void FindOffices(Draft* draft);          // actor_offices.cc: the words for offices
void FindNames(Draft* draft);            // actor_names.cc: names, by gazetteer, entities and titles
void ReviewNames(Draft* draft);          // actor_name_review.cc: what the whole article tells of its names
void AttachOffices(Draft* draft);        // actor_offices.cc: of which country or organisation an office is
void MakeActors(Draft* draft);           // actor_identity.cc: which names are one actor
void LinkOffices(Draft* draft);          // actor_holders.cc: who holds which office, of which country
void AddNameSpans(Draft* draft);         // actor_spans.cc: the phrases that names make
void ResolveDescriptions(Draft* draft);  // coreference.h: "the minister", "Russian officials", "the two leaders"
void ResolvePronouns(Draft* draft);      // actor_pronouns.cc: "he", "their", "we"

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_ACTOR_DRAFT_H_
