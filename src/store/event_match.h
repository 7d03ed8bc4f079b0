// Whether one event is among those that a query asks for.
#ifndef CHANCERY_STORE_EVENT_MATCH_H_
#define CHANCERY_STORE_EVENT_MATCH_H_

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/model.h"
#include "store/event_query.h"
#include "store/records.h"

namespace chancery::store {

// A query made ready to be held against many events; order and page aside. Safe to use from several threads.
class EventMatcher {
 public:
  // Whether the participant at this place is the actor of this name.
  using IsActor = std::function<bool(size_t participant, const std::string& actor)>;

  // REQUIRES: the query outlives this.
  explicit EventMatcher(const EventQuery& query);

  // All but what only the evidence tells. Without `is_actor`, actors are compared by their names.
  bool Fits(const ontology::Event& event) const;
  bool Fits(const ontology::Event& event, const IsActor& is_actor) const;

  // Whether the query asks for what only the evidence tells, and whether the evidence, all of it, is so.
  bool needs_evidence() const;
  bool FitsEvidence(std::span<const StoredMention> mentions) const;

 private:
  bool FitsDays(const ontology::Event& event) const;
  bool FitsParticipants(const ontology::Event& event, const IsActor& is_actor) const;
  bool FitsSource(const StoredMention& mention) const;

  const EventQuery& query_;
  const std::vector<std::string> place_words_;
  const std::vector<std::string> content_words_;
  const std::vector<std::string> evidence_words_;
  const std::string publisher_;
};

// True where ListEvents with this query, all pages taken, would give the event; what only evidence tells aside.
bool Fits(const ontology::Event& event, const EventQuery& query);

// Whether mentions of one event cannot all be right: some say that it has happened (is under way) and others that it
// was called off, or two that say it has happened give times that have no day in common. A plan that was moved to
// another day, or that came true, is no dispute.
bool IsDisputed(std::span<const StoredMention> mentions);

// The host of a URL in lower case, without port; empty if it has none.
std::string HostOf(std::string_view url);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_EVENT_MATCH_H_
