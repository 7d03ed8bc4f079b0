#include "server/convert.h"

#include <set>

namespace chancery::server {
namespace {

void SetCodes(const ontology::Ontology& ontology, v1::Event& event) {
  const ontology::EventType* type = ontology.FindType(event.type());
  if (type == nullptr) return;
  v1::EventCodes& codes = *event.mutable_codes();
  codes.set_plover(type->codes.plover);
  codes.set_plover_mode(type->codes.plover_mode);
  for (const std::string& code : type->codes.cameo) codes.add_cameo(code);
  codes.set_goldstein(type->codes.goldstein);
}

void SetTime(const ontology::EventTime& time, v1::EventTime& message) {
  message.set_edtf(time.ToString());
  message.set_earliest(ToText(time.earliest()));
  message.set_latest(ToText(time.latest()));
}

// What mentions and events have in common.
template <typename Source>
void SetCommon(const Source& source, v1::Event& event) {
  event.set_type(source.type);
  SetTime(source.time, *event.mutable_time());
  event.set_status(ToProto(source.status));
  event.set_place(source.place);
  event.set_content(source.content);
  if (!(source.due == ontology::EventTime())) SetTime(source.due, *event.mutable_due());
  for (const ontology::Relation& relation : source.relations) {
    v1::Relation& message = *event.add_relations();
    message.set_kind(relation.kind);
    message.set_words(relation.words);
  }
  event.set_confidence(source.confidence);
}

void SetEvidence(const ontology::Evidence& evidence, v1::Evidence& message) {
  message.set_quote(evidence.quote);
  message.set_begin(evidence.begin);
  message.set_end(evidence.end);
  message.set_reported_by(evidence.reported_by);
  message.set_frame(evidence.frame);
}

void AddEvidence(const store::EventWithEvidence& stored, const EvidenceLimits& limits, v1::Event& event) {
  std::set<std::string_view> articles;
  uint32_t count = 0;
  size_t bytes = 0;
  for (const store::StoredMention& mention : stored.mentions) {
    articles.insert(mention.article);
    for (const ontology::Evidence& evidence : mention.mention.evidence) {
      ++count;
      if (count > 1 && (count > limits.max_evidence || bytes > limits.max_bytes)) continue;
      v1::Evidence& message = *event.add_evidence();
      SetEvidence(evidence, message);
      message.set_article(mention.article);
      message.set_article_title(mention.title);
      message.set_publisher(mention.publisher);
      message.set_extractor(mention.extractor);
      message.set_source(mention.source);
      message.set_record(mention.record);
      if (!mention.source.empty()) message.set_url(mention.url);
      message.set_published(ToText(mention.mention.published));
      bytes += message.ByteSizeLong();
      if (count > 1 && bytes > limits.max_bytes) event.mutable_evidence()->RemoveLast();
    }
  }
  event.set_evidence_count(count);
  event.set_report_count(static_cast<uint32_t>(articles.size()));
}

}  // namespace

v1::EventStatus ToProto(ontology::EventStatus status) {
  switch (status) {
    case ontology::EventStatus::kPossible:
      return v1::EVENT_STATUS_POSSIBLE;
    case ontology::EventStatus::kPlanned:
      return v1::EVENT_STATUS_PLANNED;
    case ontology::EventStatus::kOngoing:
      return v1::EVENT_STATUS_ONGOING;
    case ontology::EventStatus::kOccurred:
      return v1::EVENT_STATUS_OCCURRED;
    case ontology::EventStatus::kCancelled:
      return v1::EVENT_STATUS_CANCELLED;
  }
  return v1::EVENT_STATUS_UNSPECIFIED;
}

std::optional<ontology::EventStatus> FromProto(v1::EventStatus status) {
  switch (status) {
    case v1::EVENT_STATUS_POSSIBLE:
      return ontology::EventStatus::kPossible;
    case v1::EVENT_STATUS_PLANNED:
      return ontology::EventStatus::kPlanned;
    case v1::EVENT_STATUS_ONGOING:
      return ontology::EventStatus::kOngoing;
    case v1::EVENT_STATUS_OCCURRED:
      return ontology::EventStatus::kOccurred;
    case v1::EVENT_STATUS_CANCELLED:
      return ontology::EventStatus::kCancelled;
    default:
      return std::nullopt;
  }
}

std::string ToText(std::optional<absl::CivilDay> day) { return day ? ontology::CalendarUnit(*day).ToString() : ""; }

v1::EventTime ToProto(const ontology::EventTime& time) {
  v1::EventTime message;
  SetTime(time, message);
  return message;
}

v1::Event ToProto(const ontology::EventMention& mention, const ontology::Ontology* ontology) {
  v1::Event event;
  SetCommon(mention, event);
  for (const ontology::ParticipantMention& participant : mention.participants) {
    v1::Participant& message = *event.add_participants();
    message.set_display_name(participant.actor.name);
    message.set_kind(participant.actor.kind);
    message.set_of(participant.actor.of);
    message.set_office(participant.actor.office);
    for (const std::string& alias : participant.actor.aliases) message.add_aliases(alias);
    message.set_role(participant.role);
    message.set_status(participant.status);
  }
  for (const ontology::Evidence& evidence : mention.evidence) SetEvidence(evidence, *event.add_evidence());
  std::optional<absl::CivilDay> sort_day = mention.time.SortDay();
  event.set_undated(!sort_day);
  if (!sort_day) sort_day = mention.published;
  event.set_sort_day(ToText(sort_day));
  event.set_report_count(1);
  event.set_evidence_count(static_cast<uint32_t>(mention.evidence.size()));
  if (ontology != nullptr) SetCodes(*ontology, event);
  return event;
}

v1::Event ToProto(const store::EventWithEvidence& stored, const ontology::Ontology& ontology,
                  const EvidenceLimits& limits) {
  v1::Event event;
  SetEvent(stored, ontology, limits, event);
  return event;
}

void SetEvent(const store::EventWithEvidence& stored, const ontology::Ontology& ontology, const EvidenceLimits& limits,
              v1::Event& event) {
  const ontology::Event& source = stored.stored.event;
  SetCommon(source, event);
  event.set_name(source.name);
  for (const ontology::Event::Participant& participant : source.participants) {
    v1::Participant& message = *event.add_participants();
    message.set_actor(participant.actor);
    message.set_display_name(participant.name);
    message.set_kind(participant.kind);
    message.set_of(participant.of);
    message.set_role(participant.role);
    message.set_status(participant.status);
  }
  event.set_sort_day(source.sort_day == absl::CivilDay(1, 1, 1) ? "" : ToText(source.sort_day));
  event.set_undated(source.undated);
  AddEvidence(stored, limits, event);
  SetCodes(ontology, event);
}

v1::Actor ToProto(const store::StoredActor& stored) {
  const ontology::Actor& actor = stored.actor;
  v1::Actor message;
  message.set_name(actor.name);
  message.set_display_name(actor.display_name);
  message.set_kind(actor.kind);
  message.set_of(actor.of);
  for (const std::string& alias : actor.aliases) message.add_aliases(alias);
  for (const std::string& office : actor.offices) message.add_offices(office);
  for (const std::string& name : stored.merged) message.add_merged(name);
  return message;
}

v1::Article ToProto(const store::StoredArticle& article) {
  v1::Article message;
  message.set_name(article.name);
  message.set_url(article.url);
  message.set_title(article.title);
  message.set_publisher(article.publisher);
  message.set_language(article.language);
  message.set_published(ToText(article.published));
  message.set_published_source(article.published_from);
  for (const std::string& event : article.events) message.add_events(event);
  message.set_extractor(article.extractor);
  message.set_version(article.version);
  message.set_withdrawn(article.withdrawn);
  message.set_withdrawn_author(article.withdrawn_author);
  message.set_withdrawn_note(article.withdrawn_note);
  message.set_mention_count(static_cast<uint32_t>(article.mentions.size()));
  return message;
}

}  // namespace chancery::server
