// Who is spoken of: every phrase of an article that stands for an actor, and which of them are the same one.
//
// Names come from the gazetteer and from the parse's entities; titles, offices and countries from apposition and
// compounds ("Russia's Foreign Minister Sergey Lavrov"); pronouns, short forms ("Lavrov"), descriptions ("the
// minister") and plurals ("the two leaders", "both sides") are tied to the actors named before them.
#ifndef CHANCERY_EXTRACT_ACTOR_MENTIONS_H_
#define CHANCERY_EXTRACT_ACTOR_MENTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "actors/gazetteer.h"
#include "extract/reading.h"
#include "ontology/model.h"

namespace chancery::extract {

// By what an actor is called at one place.
enum class CalledBy {
  kName,         // "Sergey Lavrov", "Russia", "the United Nations"
  kShortName,    // "Lavrov"
  kDescription,  // "the minister", "the Russian president"
  kMetonym,      // "Moscow", "the Kremlin" where a government is meant or may be meant
  kDemonym,      // "Russian" as an adjective: the country, where a state acts ("Israeli-Palestinian talks")
  kPronoun,      // "he", "they", "we"
  kPlace,        // "Geneva", "in Moscow": a place, where nobody acts; the country it lies in is its actor, if known
};

// One place where actors are spoken of.
struct ActorSpan {
  TokenRef head;                 // the head of the phrase
  nlp::TokenRange tokens;        // the phrase with its titles ("Foreign Minister X Y"), without relative clauses
  std::vector<uint32_t> actors;  // indexes into ArticleActors::actors; several for a plural
  CalledBy called_by = CalledBy::kName;
  bool place = false;      // it can be read as a place: "Moscow", "Russia", but not "Lavrov"
  std::string place_name;  // of a place: its name as written ("Moscow")
};

// Where the article was written.
struct DatelinePlace {
  std::string name;               // as running text writes it ("Asmara", of "ASMARA"); empty if there is no dateline
  std::optional<uint32_t> actor;  // the country it lies in, or is: index into ArticleActors::actors; none if not known
};

// The actors of one article. Immutable; holds no views.
class ArticleActors {
 public:
  ArticleActors(std::vector<ontology::ActorMention> actors, std::vector<ActorSpan> spans, DatelinePlace dateline = {},
                std::vector<std::vector<uint32_t>> speakers = {}, std::optional<uint32_t> home = std::nullopt);

  const std::vector<ontology::ActorMention>& actors() const { return actors_; }
  const std::vector<ActorSpan>& spans() const { return spans_; }  // ordered by head
  // The span whose head is this token, else the shortest one that holds it; null if none does.
  const ActorSpan* At(TokenRef token) const;
  const DatelinePlace& dateline() const { return dateline_; }
  // The country in whose name the article is written, by those who speak in it or by how it calls its leader: index
  // into actors(); none for news.
  std::optional<uint32_t> home() const { return home_; }
  // Whose words a unit is outside quotations: indexes into actors(); empty for the article's own.
  const std::vector<uint32_t>& SpeakersOf(uint32_t unit) const;

 private:
  std::vector<ontology::ActorMention> actors_;
  std::vector<ActorSpan> spans_;
  DatelinePlace dateline_;
  std::vector<std::vector<uint32_t>> speakers_;
  std::optional<uint32_t> home_;
};

class Notes;

// Finds the actors of an article. `notes` may be null.
ArticleActors FindActors(const Reading& reading, const actors::Gazetteer& gazetteer, Notes* notes);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_ACTOR_MENTIONS_H_
