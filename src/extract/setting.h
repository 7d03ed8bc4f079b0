// The setting of an event: where, and on which days, it happened, as far as not its own sentences but what the article
// tells around them says so. Talks held during a visit are in the country visited, on the days of the visit; what a
// dispatch reports from the town of its dateline, of that day, happened there.
#ifndef CHANCERY_EXTRACT_SETTING_H_
#define CHANCERY_EXTRACT_SETTING_H_

#include <vector>

#include "extract/actor_mentions.h"
#include "extract/candidate.h"
#include "extract/reading.h"

namespace chancery::extract {

class Notes;

// An event of the article with the mentions that tell it.
struct ToldEvent {
  Candidate merged;
  std::vector<const Candidate*> members;  // in the order of the text; not owned, at least one
};

// Gives events without a place or a day of their own those of their setting. `notes` may be null.
void CompleteBySetting(const Reading& reading, const ArticleActors& actors, std::vector<ToldEvent>& events,
                       Notes* notes);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_SETTING_H_
