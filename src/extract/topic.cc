#include "extract/topic.h"

#include <set>
#include <string>
#include <string_view>

namespace chancery::extract {
namespace {

// A political article borrows a word or two of sport ("team", "goal"); five different ones are about it.
constexpr size_t kEnough = 5;

}  // namespace

bool IsAboutSport(const Reading& reading, const ontology::Ontology& ontology) {
  const std::vector<std::string>& words = ontology.List("sport");
  const std::set<std::string_view> sport(words.begin(), words.end());
  std::set<std::string_view> found;
  for (const Unit& unit : reading.units) {
    for (const nlp::Token& token : unit.document->tokens) {
      const auto word = sport.find(token.lemma);
      if (word != sport.end()) found.insert(*word);
      if (found.size() >= kEnough) return true;
    }
  }
  return false;
}

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

}  // namespace chancery::extract
