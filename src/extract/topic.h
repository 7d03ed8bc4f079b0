// What an article is about, as far as it changes what its words mean.
#ifndef CHANCERY_EXTRACT_TOPIC_H_
#define CHANCERY_EXTRACT_TOPIC_H_

#include "extract/actor_mentions.h"
#include "extract/reading.h"
#include "ontology/ontology.h"

namespace chancery::extract {

// Whether an article is about sport, where countries "meet", "visit" and "promise" without any diplomacy: whether
// enough different words of the ontology's list "sport" stand in it.
bool IsAboutSport(const Reading& reading, const ontology::Ontology& ontology);

// Whether all actors that an article speaks of as acting belong to one country: its domestic politics.
bool IsDomestic(const ArticleActors& actors);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_TOPIC_H_
