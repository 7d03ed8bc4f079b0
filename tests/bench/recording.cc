#include "tests/bench/recording.h"

#include <utility>

namespace chancery::bench {

store::RecordedEvent ToRecording(const HistoryEvent& event, const World& world) {
  store::RecordedEvent recording;
  recording.source = event.source;
  recording.record = event.record_id;
  recording.url = event.report.url;
  recording.title = event.report.title;
  recording.publisher = event.report.publisher;
  ontology::EventMention& told = recording.told;
  told.type = event.type;
  told.time = event.time;
  told.status = event.status;
  told.place = event.place;
  told.content = event.content;
  told.confidence = event.confidence;
  told.published = event.report.published;
  for (const HistoryParticipant& participant : event.participants) {
    const WorldActor& actor = world.actors()[participant.actor];
    ontology::ParticipantMention mention;
    mention.actor.name = actor.name;
    mention.actor.kind = actor.kind;
    mention.actor.of = actor.of;
    mention.role = participant.role;
    told.participants.push_back(std::move(mention));
  }
  for (const std::string& quote : event.report.quotes) {
    told.evidence.emplace_back().quote = quote;
  }
  return recording;
}

}  // namespace chancery::bench
