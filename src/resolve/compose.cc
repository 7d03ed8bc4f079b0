#include "resolve/compose.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace chancery::resolve {
namespace {

using ontology::Event;
using ontology::EventMention;

// Mentions without a publication day are taken for older than any with one.
auto LatenessKey(const EventMention& mention) {
  return std::make_tuple(mention.published.has_value(), mention.published.value_or(absl::CivilDay()),
                         std::string_view{mention.id});
}

bool PublishedLater(const EventMention& a, const EventMention& b) { return LatenessKey(a) > LatenessKey(b); }

// The mention published last of those that `has` accepts; null if it accepts none.
const EventMention* Latest(const Cluster& mentions, const std::function<bool(const EventMention&)>& has) {
  const EventMention* latest = nullptr;
  for (const ResolvedMention* resolved : mentions) {
    const EventMention& mention = resolved->mention;
    if (has(mention) && (latest == nullptr || PublishedLater(mention, *latest))) latest = &mention;
  }
  return latest;
}

bool SaysLittle(const std::string& role) { return role == "participant" || role == "attendee"; }

// The participants of all mentions, each actor in each role once.
class ParticipantList {
 public:
  void Add(const ActorIdentity& actor, const ontology::ParticipantMention& part, const EventMention& mention) {
    Naming& naming = namings_[actor.name];
    if (!actor.gazetteer_id.empty()) {
      naming.name = actor.display_name;
    } else if (std::pair(part.actor.name.size(), std::string_view{naming.name}) >
               std::pair(naming.name.size(), std::string_view{part.actor.name})) {
      naming.name = part.actor.name;
    }
    naming.has_telling_role |= !SaysLittle(part.role);
    const auto [place, is_new] = index_.try_emplace({actor.name, part.role}, parts_.size());
    if (is_new) parts_.push_back({{actor.name, "", actor.kind, actor.of, part.role, part.status}, &mention});
    Part& kept = parts_[place->second];
    if (PublishedLater(mention, *kept.told_by)) {
      kept.participant.status = part.status;
      kept.told_by = &mention;
    }
  }

  std::vector<Event::Participant> Take() {
    std::vector<Event::Participant> participants;
    for (Part& part : parts_) {
      const Naming& naming = namings_[part.participant.actor];
      if (naming.has_telling_role && SaysLittle(part.participant.role)) continue;
      part.participant.name = naming.name;
      participants.push_back(std::move(part.participant));
    }
    return participants;
  }

 private:
  struct Naming {
    std::string name;
    bool has_telling_role = false;
  };
  struct Part {
    Event::Participant participant;
    const EventMention* told_by;
  };
  std::map<std::string, Naming> namings_;
  std::map<std::pair<std::string, std::string>, size_t> index_;
  std::vector<Part> parts_;
};

std::vector<Event::Participant> ComposeParticipants(const Cluster& mentions) {
  ParticipantList list;
  for (const ResolvedMention* resolved : mentions) {
    for (size_t i = 0; i < resolved->actors.size(); ++i) {
      list.Add(resolved->actors[i], resolved->mention.participants[i], resolved->mention);
    }
  }
  return list.Take();
}

ontology::EventStatus ComposeStatus(const Cluster& mentions) {
  const auto key = [](const EventMention& mention) {
    return std::make_tuple(mention.published.has_value(), mention.published.value_or(absl::CivilDay()), mention.status);
  };
  const auto last = std::max_element(
      mentions.begin(), mentions.end(),
      [&](const ResolvedMention* a, const ResolvedMention* b) { return key(a->mention) < key(b->mention); });
  return (*last)->mention.status;
}

ontology::EventTime ComposeTime(const Cluster& mentions) {
  const EventMention* best = nullptr;
  for (const ResolvedMention* resolved : mentions) {
    const EventMention& mention = resolved->mention;
    if (best == nullptr || Vagueness(mention.time) < Vagueness(best->time) ||
        (Vagueness(mention.time) == Vagueness(best->time) && PublishedLater(mention, *best))) {
      best = &mention;
    }
  }
  return best->time;
}

std::string ComposeContent(const Cluster& mentions) {
  const auto longest =
      std::max_element(mentions.begin(), mentions.end(), [](const ResolvedMention* a, const ResolvedMention* b) {
        return a->mention.content.size() < b->mention.content.size();
      });
  return (*longest)->mention.content;
}

std::vector<ontology::Relation> ComposeRelations(const Cluster& mentions) {
  std::vector<ontology::Relation> relations;
  for (const ResolvedMention* resolved : mentions) {
    for (const ontology::Relation& relation : resolved->mention.relations) {
      if (std::find(relations.begin(), relations.end(), relation) == relations.end()) relations.push_back(relation);
    }
  }
  return relations;
}

}  // namespace

std::string EventName(std::string_view mention_id) { return std::string("events/").append(mention_id); }

Event Compose(const Cluster& mentions) {
  const EventMention& first = mentions.front()->mention;
  Event event;
  event.name = EventName(first.id);
  event.type = first.type;
  event.participants = ComposeParticipants(mentions);
  event.status = ComposeStatus(mentions);
  event.time = ComposeTime(mentions);
  if (const auto* told = Latest(mentions, [](const EventMention& m) { return !m.place.empty(); })) {
    event.place = told->place;
  }
  if (const auto* told = Latest(mentions, [](const EventMention& m) { return !m.due.empty(); })) event.due = told->due;
  event.content = ComposeContent(mentions);
  event.relations = ComposeRelations(mentions);
  for (const ResolvedMention* resolved : mentions) {
    event.confidence = std::max(event.confidence, resolved->mention.confidence);
    event.mentions.push_back(resolved->mention.id);
  }
  event.undated = !event.time.SortDay().has_value();
  event.sort_day = event.time.SortDay().value_or(first.published.value_or(absl::CivilDay(1, 1, 1)));
  return event;
}

}  // namespace chancery::resolve
