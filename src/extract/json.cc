#include "extract/json.h"

#include "nlohmann/json.hpp"

namespace chancery::extract {
namespace {

using Json = nlohmann::ordered_json;

Json ParticipantJson(const ontology::ParticipantMention& participant) {
  const ontology::ActorMention& actor = participant.actor;
  return {{"actor", actor.name}, {"aliases", actor.aliases}, {"kind", actor.kind},
          {"of", actor.of},      {"role", participant.role}, {"status", participant.status}};
}

Json EvidenceJson(const ontology::Evidence& evidence) {
  return {{"quote", evidence.quote},
          {"begin", evidence.begin},
          {"end", evidence.end},
          {"reported_by", evidence.reported_by},
          {"frame", evidence.frame}};
}

}  // namespace

std::string ToEvaluationJson(const ontology::EventMention& mention) {
  Json json = {{"id", mention.id},
               {"type", mention.type},
               {"participants", Json::array()},
               {"time", mention.time.ToString()},
               {"status", ontology::ToString(mention.status)},
               {"place", mention.place},
               {"content", mention.content},
               {"due", mention.due.ToString()},
               {"relations", Json::array()},
               {"confidence", mention.confidence},
               {"evidence", Json::array()}};
  for (const auto& participant : mention.participants) json["participants"].push_back(ParticipantJson(participant));
  for (const auto& relation : mention.relations) {
    json["relations"].push_back({{"kind", relation.kind}, {"words", relation.words}, {"target", relation.target}});
  }
  for (const auto& evidence : mention.evidence) json["evidence"].push_back(EvidenceJson(evidence));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace chancery::extract
