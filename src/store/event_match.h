// Whether one event is among those that a query asks for.
#ifndef CHANCERY_STORE_EVENT_MATCH_H_
#define CHANCERY_STORE_EVENT_MATCH_H_

#include "ontology/model.h"
#include "store/event_query.h"

namespace chancery::store {

// True where ListEvents with this query, all pages taken, would give the event; its order and page aside.
bool Fits(const ontology::Event& event, const EventQuery& query);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_MATCH_H_
