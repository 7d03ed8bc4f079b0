#include "resolve/compose.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "resolve/party.h"
#include "resolve/traits.h"

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

// Who of a cluster's actors are one: an article may call by a surname whom others call by the full name. Each actor
// stands for itself, or for the one whose name is fullest among those that it may be; nobody who may be two stands for
// either.
class Namesakes {
 public:
  explicit Namesakes(const Cluster& mentions) {
    for (const ResolvedMention* resolved : mentions) {
      for (size_t i = 0; i < resolved->actors.size(); ++i) {
        if (!actors_.contains(resolved->actors[i].name)) {
          actors_.emplace(resolved->actors[i].name,
                          Known{&resolved->actors[i], Party(resolved->actors[i], resolved->mention.participants[i])});
        }
      }
    }
  }

  // The actor that stands for this one.
  const ActorIdentity& Fullest(const ActorIdentity& actor) const {
    const Known& one = actors_.at(actor.name);
    const Known* fullest = nullptr;
    for (const auto& [name, other] : actors_) {
      if (!IsFuller(other.party, one.party) || !MayBe(one.party, other.party)) continue;
      if (fullest != nullptr && Compare(fullest->party, other.party) != Likeness::kSame) return *one.identity;
      if (fullest == nullptr || IsFuller(other.party, fullest->party)) fullest = &other;
    }
    return fullest == nullptr ? *one.identity : *fullest->identity;
  }

  // Whether a person of this state takes part, whom to name is enough.
  bool HasPersonOf(const ActorIdentity& state, const std::set<std::string_view>& among) const {
    const Party& party = actors_.at(state.name).party;
    return std::any_of(actors_.begin(), actors_.end(), [&](const auto& other) {
      return among.contains(other.first) && Compare(party, other.second.party) == Likeness::kSide;
    });
  }

 private:
  struct Known {
    const ActorIdentity* identity;
    Party party;
  };

  // One called by his office may be anyone of his side.
  static bool MayBe(const Party& a, const Party& b) { return a.person && b.person && Compare(a, b) != Likeness::kNone; }
  static bool IsFuller(const Party& a, const Party& b) {
    const auto fullness = [](const Party& party) {
      return std::make_tuple(party.known, !party.described, party.words.size(), party.actor);
    };
    return fullness(a) > fullness(b);
  }

  std::map<std::string, Known> actors_;
};

// The participants of all mentions, each actor in each role once.
class ParticipantList {
 public:
  explicit ParticipantList(const Cluster& mentions)
      : as_told_(mentions.size() == 1 && mentions[0]->mention.article.empty()), namesakes_(mentions) {
    for (const ResolvedMention* resolved : mentions) {
      for (size_t i = 0; i < resolved->actors.size(); ++i) {
        const ActorIdentity& actor = resolved->actors[i];
        Add(as_told_ ? actor : namesakes_.Fullest(actor), resolved->mention.participants[i], resolved->mention);
      }
    }
  }

  std::vector<Event::Participant> Take() {
    std::map<std::string, std::set<std::string_view>> in_role;
    for (const Part& part : parts_) in_role[part.participant.role].insert(part.actor->name);
    std::vector<Event::Participant> participants;
    for (Part& part : parts_) {
      const Naming& naming = namings_[part.participant.actor];
      if (!as_told_ && naming.has_telling_role && SaysLittle(part.participant.role)) continue;
      if (!as_told_ && part.participant.kind != "person" &&
          namesakes_.HasPersonOf(*part.actor, in_role[part.participant.role])) {
        continue;
      }
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
    const ActorIdentity* actor;
    const EventMention* told_by;
  };

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
    if (is_new) {
      parts_.push_back(
          {{actor.name, "", actor.kind, actor.acts_for.empty() ? actor.of : actor.acts_for, part.role, part.status},
           &actor,
           &mention});
    }
    Part& kept = parts_[place->second];
    if (PublishedLater(mention, *kept.told_by)) {
      kept.participant.status = part.status;
      kept.told_by = &mention;
    }
  }

  // Of a record, in which no one is named in passing: a program says whom it means.
  const bool as_told_;
  Namesakes namesakes_;
  std::map<std::string, Naming> namings_;
  std::map<std::pair<std::string, std::string>, size_t> index_;
  std::vector<Part> parts_;
};

ontology::EventStatus ComposeStatus(const Cluster& mentions) {
  const auto key = [](const EventMention& mention) {
    return std::make_tuple(HasHappened(mention), mention.published.has_value(),
                           mention.published.value_or(absl::CivilDay()), mention.status);
  };
  const auto last = std::max_element(
      mentions.begin(), mentions.end(),
      [&](const ResolvedMention* a, const ResolvedMention* b) { return key(a->mention) < key(b->mention); });
  return (*last)->mention.status;
}

// Whether the day that a mention gives is no longer the event's: it was planned for a day that is not among those on
// which others say that it happened, or that they name after it was put off.
bool IsOvertaken(const EventMention& mention, const Cluster& mentions) {
  if (HasHappened(mention)) return false;
  const std::optional<Window> window = WindowOf(mention);
  return std::any_of(mentions.begin(), mentions.end(), [&](const ResolvedMention* other) {
    const std::optional<Window> others = WindowOf(other->mention);
    return window && others && window->Gap(*others) > 0 &&
           (HasHappened(other->mention) || PublishedLater(other->mention, mention));
  });
}

ontology::EventTime ComposeTime(const Cluster& mentions) {
  const auto better = [](const EventMention& a, const EventMention& b) {
    if (Vagueness(a.time) != Vagueness(b.time)) return Vagueness(a.time) < Vagueness(b.time);
    if (HasHappened(a) != HasHappened(b)) return HasHappened(a);
    return PublishedLater(a, b);
  };
  const EventMention* best = nullptr;
  for (const ResolvedMention* resolved : mentions) {
    const EventMention& mention = resolved->mention;
    if (!IsOvertaken(mention, mentions) && (best == nullptr || better(mention, *best))) best = &mention;
  }
  return best == nullptr ? ontology::EventTime() : best->time;
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
  event.participants = ParticipantList(mentions).Take();
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
