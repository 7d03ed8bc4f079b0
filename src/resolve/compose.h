// Makes an event of its mentions.
#ifndef CHANCERY_RESOLVE_COMPOSE_H_
#define CHANCERY_RESOLVE_COMPOSE_H_

#include <string>
#include <string_view>

#include "ontology/model.h"
#include "resolve/partition.h"

namespace chancery::resolve {

// The name of the event whose first mention this is: "events/" and the id.
std::string EventName(std::string_view mention_id);

// Each value is a function of the set of mentions:
//   name          after the first mention by (publication day, id)
//   participants  every (actor, role) that a mention gives, in the order of the mentions. Who is called by a surname or
//   an
//                 office stands for the one person of the event who has that surname, or is of that state, by the full
//                 name. Left out are "participant" and "attendee" for an actor who has a role that says more, and a
//                 state or organisation beside a person who acts for it in the same role. Name: the gazetteer's, else
//                 the longest of those that mentions use. Status of the participation: that of the mention published
//                 last of those that have the participant. A single mention that no article tells keeps all as told
//   status        of the mention published last of those that say it has happened, if any, else of all; of several on
//                 that day, the ripest
//   time          the most exact one (the fewest days) but for plans whose day was overtaken: by what happened, or by
//                 what was said later; of several, one that has happened, then that of the mention published last
//   place, due    of the mention published last that gives one
//   content       the longest one; of several, that of the mention published first
//   relations     all, each once, in the order of the mentions
//   confidence    the greatest
//   sort_day      EventTime::SortDay, else the first publication day, else day 1 of year 1
// "Published last" breaks ties by the greatest id.
//
// REQUIRES: `mentions` is a cluster: not empty, of one type, in its order.
ontology::Event Compose(const Cluster& mentions);

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_COMPOSE_H_
