// How the events of one article hang together: talks during a visit, a meeting at the margin of a summit, a promise
// made at talks.
#ifndef CHANCERY_EXTRACT_EVENT_TIES_H_
#define CHANCERY_EXTRACT_EVENT_TIES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "extract/actor_mentions.h"
#include "extract/setting.h"

namespace chancery::extract {

class Notes;

// One event tied to another of the same article.
struct EventTie {
  size_t event = 0;  // index of the one that is tied
  size_t other = 0;  // and of the one that it is tied to
  std::string relation;
  std::string words;  // by which the text speaks of the other there; empty where no preposition ties them
};

// Ties that the text says by a preposition ("during his visit"), and those that follow from the events: one is a part
// of another where its type can be (EventType::within), its days lie within the other's, and it was there, or the same
// actors took part. Each event has at most one tie of the second sort for each type. `notes` may be null.
std::vector<EventTie> TieEvents(const ArticleActors& actors, const std::vector<ToldEvent>& events, Notes* notes);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_EVENT_TIES_H_
