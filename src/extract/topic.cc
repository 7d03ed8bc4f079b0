#include "extract/topic.h"

#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"

namespace chancery::extract {
namespace {

// A political article borrows a word or two of another field ("team", "goal"); so many different ones are about it.
constexpr size_t kEnoughOfSport = 5;
constexpr size_t kEnoughOfElections = 3;
constexpr size_t kEnoughOfBusiness = 4;

using Lemmas = std::unordered_set<std::string>;

// The lemmas of an article, in lower case.
Lemmas LemmasOf(const Reading& reading) {
  Lemmas lemmas;
  for (const Unit& unit : reading.units) {
    for (const nlp::Token& token : unit.document->tokens) lemmas.insert(absl::AsciiStrToLower(token.lemma));
  }
  return lemmas;
}

// Whether so many different words of a field stand among them.
bool HasWords(const Lemmas& lemmas, const std::vector<std::string>& field, size_t enough) {
  const std::set<std::string> words(field.begin(), field.end());
  const auto found = absl::c_count_if(words, [&](const std::string& word) { return lemmas.contains(word); });
  return static_cast<size_t>(found) >= enough;
}

// Whether all actors that an article speaks of as acting belong to one country: its domestic politics.
bool IsDomestic(const ArticleActors& actors) {
  std::set<std::string_view> countries;
  for (const ActorSpan& span : actors.spans()) {
    for (const uint32_t actor : span.actors) {
      const ontology::ActorMention& mention = actors.actors()[actor];
      // A foreign place is spoken of in domestic news too; a foreign actor makes it more than that.
      if (!mention.of.empty() && span.called_by != CalledBy::kPlace) countries.insert(mention.of);
    }
  }
  return countries.size() == 1;
}

bool HasPerson(const Candidate& candidate, const ArticleActors& actors) {
  return absl::c_any_of(candidate.participants,
                        [&](const Filler& filler) { return actors.actors()[filler.actor].kind == "person"; });
}

// What a state does or who goes abroad is never a country's own affair.
bool IsOwnAffair(const Candidate& candidate, const ArticleActors& actors) {
  std::set<std::string_view> countries;
  for (const Filler& filler : candidate.participants) {
    const ontology::ActorMention& actor = actors.actors()[filler.actor];
    // An organisation of several countries is no country's own affair; those of one are known by its code.
    const bool of_country = actor.of.size() == 2 && absl::c_all_of(actor.of, absl::ascii_isalpha);  // "G7" is none
    const bool common = actor.kind == "organization" && !actor.gazetteer_id.empty() && !of_country;
    if (actor.kind == "country" || common) return false;
    countries.insert(actor.of);
  }
  return countries.size() < 2;
}

}  // namespace

Topic::Topic(const Reading& reading, const ArticleActors& actors, const ontology::Ontology& ontology)
    : domestic_(IsDomestic(actors)) {
  const Lemmas lemmas = LemmasOf(reading);
  sport_ = HasWords(lemmas, ontology.List("sport"), kEnoughOfSport);
  election_ = HasWords(lemmas, ontology.List("election"), kEnoughOfElections);
  business_ = HasWords(lemmas, ontology.List("business"), kEnoughOfBusiness);
}

std::optional<OffTopic> Topic::Excludes(const Candidate& candidate, const ArticleActors& actors) const {
  if (sport_ && !HasPerson(candidate, actors)) return OffTopic{"topic.sport", "countries that play"};
  if (!IsOwnAffair(candidate, actors)) return std::nullopt;
  if (domestic_) return OffTopic{"topic.domestic", "one country's own affairs"};
  if (election_) return OffTopic{"topic.election", "said for the voters"};
  if (business_) return OffTopic{"topic.business", "a company's own affairs"};
  return std::nullopt;
}

bool IsPrivate(const Candidate& merged, const ArticleActors& actors) {
  if (actors.home().has_value()) return false;  // what a government publishes
  // Of a journey or a promise those who make it: a traveller is no guest of the state for being there.
  const std::vector<ontology::Need>& needs = merged.type->needs;
  const bool makers_only = !needs.empty() && !needs.front().roles.empty();
  const bool known = absl::c_any_of(merged.participants, [&](const Filler& filler) {
    if (makers_only && !absl::c_linear_search(needs.front().roles, filler.role)) return false;
    const ontology::ActorMention& actor = actors.actors()[filler.actor];
    const bool alone = actor.kind == "person" || actor.kind == "organization";
    return !alone || !actor.of.empty() || !actor.gazetteer_id.empty() || !actor.office.empty();
  });
  return !known && HasPerson(merged, actors);
}

}  // namespace chancery::extract
