// What an article is about, as far as it changes what its words mean.
#ifndef CHANCERY_EXTRACT_TOPIC_H_
#define CHANCERY_EXTRACT_TOPIC_H_

#include <optional>
#include <string_view>

#include "extract/actor_mentions.h"
#include "extract/candidate.h"
#include "extract/reading.h"
#include "ontology/ontology.h"

namespace chancery::extract {

// An event that is no diplomacy for what its article is about: by which rule, and why, for people.
struct OffTopic {
  std::string_view rule;
  std::string_view why;
};

// The topic of one article, known by how many different words of a list of the ontology stand in it, and by whose
// affairs it tells.
class Topic {
 public:
  Topic(const Reading& reading, const ArticleActors& actors, const ontology::Ontology& ontology);

  // Where countries play each other, only persons meet and promise. In news of one country's own affairs, of an
  // election or of business, an event concerns diplomacy only if a state takes part, or actors of several.
  std::optional<OffTopic> Excludes(const Candidate& candidate, const ArticleActors& actors) const;

 private:
  bool sport_ = false;
  bool domestic_ = false;
  bool election_ = false;
  bool business_ = false;
};

// Whether persons take part in an event (of a journey or a promise, make it) of whom the text nowhere says for which
// state or organisation they act, and nobody else does of whom it says so: they met, went and promised for themselves.
bool IsPrivate(const Candidate& merged, const ArticleActors& actors);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_TOPIC_H_
