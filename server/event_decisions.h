// What persons decide about events: Events.CorrectEvent, RetractEvent, UndoDecision, ListEventDecisions.
#ifndef CHANCERY_SERVER_EVENT_DECISIONS_H_
#define CHANCERY_SERVER_EVENT_DECISIONS_H_

#include "absl/status/status.h"
#include "chancery/v1/events.pb.h"
#include "server/backend.h"

namespace chancery::server {

// These wait until the decision is durable or refused, so they are not for the threads that answer questions.
absl::Status CorrectEvent(const Backend& backend, const v1::CorrectEventRequest& request,
                          v1::DecisionResponse& response);
absl::Status RetractEvent(const Backend& backend, const v1::RetractEventRequest& request,
                          v1::DecisionResponse& response);
absl::Status UndoDecision(const Backend& backend, const v1::UndoDecisionRequest& request,
                          v1::DecisionResponse& response);

absl::Status ListEventDecisions(const Backend& backend, const v1::ListEventDecisionsRequest& request,
                                v1::ListEventDecisionsResponse& response);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_EVENT_DECISIONS_H_
