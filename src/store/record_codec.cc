#include "store/record_codec.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "ontology/ids.h"

namespace chancery::store {
namespace {

constexpr absl::CivilDay kEpoch(1970, 1, 1);

absl::Status Unreadable(const std::string& what, const std::string& name, const std::string& value) {
  return absl::DataLossError(absl::StrCat("the record of ", name, " has a ", what, " that is none: \"", value, "\""));
}

absl::StatusOr<ontology::EventStatus> DecodeStatus(const std::string& status, const std::string& name) {
  const std::optional<ontology::EventStatus> decoded = ontology::ParseEventStatus(status);
  if (!decoded) return Unreadable("status", name, status);
  return *decoded;
}

absl::StatusOr<ontology::EventTime> DecodeTime(const std::string& time, const std::string& name) {
  absl::StatusOr<ontology::EventTime> decoded = ontology::EventTime::Parse(time);
  if (!decoded.ok()) return Unreadable("time", name, time);
  return decoded;
}

// Status, time and due day of a mention or an event, which are told alike.
template <typename Record, typename Model>
absl::Status DecodeTold(const Record& record, const std::string& name, Model* model) {
  absl::StatusOr<ontology::EventStatus> status = DecodeStatus(record.status(), name);
  if (!status.ok()) return status.status();
  absl::StatusOr<ontology::EventTime> time = DecodeTime(record.time(), name);
  if (!time.ok()) return time.status();
  absl::StatusOr<ontology::EventTime> due = DecodeTime(record.due(), name);
  if (!due.ok()) return due.status();
  model->status = *status;
  model->time = *time;
  model->due = *due;
  for (const v1::Relation& relation : record.relations()) {
    model->relations.push_back({relation.kind(), relation.words(), relation.target()});
  }
  return absl::OkStatus();
}

template <typename Model, typename Record>
void EncodeTold(const Model& model, Record* record) {
  record->set_type(model.type);
  record->set_time(model.time.ToString());
  record->set_status(std::string(ToString(model.status)));
  record->set_place(model.place);
  record->set_content(model.content);
  record->set_due(model.due.ToString());
  record->set_confidence(model.confidence);
  for (const ontology::Relation& relation : model.relations) {
    v1::Relation* added = record->add_relations();
    added->set_kind(relation.kind);
    added->set_words(relation.words);
    added->set_target(relation.target);
  }
}

void EncodeParticipant(const ontology::ParticipantMention& participant, const resolve::ActorIdentity& actor,
                       uint64_t number, v1::ParticipantMention* record) {
  record->set_name(participant.actor.name);
  for (const std::string& alias : participant.actor.aliases) record->add_aliases(alias);
  record->set_kind(participant.actor.kind);
  record->set_of(participant.actor.of);
  record->set_office(participant.actor.office);
  record->set_gazetteer_id(participant.actor.gazetteer_id);
  record->set_role(participant.role);
  record->set_status(participant.status);
  record->set_actor(number);
  record->set_actor_name(actor.name);
  record->set_actor_display_name(actor.display_name);
  record->set_actor_kind(actor.kind);
  record->set_actor_of(actor.of);
  record->set_actor_gazetteer_id(actor.gazetteer_id);
  record->set_actor_acts_for(actor.acts_for);
}

ontology::ParticipantMention DecodeParticipant(const v1::ParticipantMention& record) {
  ontology::ParticipantMention participant;
  participant.actor = {record.name(),   {record.aliases().begin(), record.aliases().end()},
                       record.kind(),   record.of(),
                       record.office(), record.gazetteer_id()};
  participant.role = record.role();
  participant.status = record.status();
  return participant;
}

}  // namespace

int32_t EncodeDay(absl::CivilDay day) { return static_cast<int32_t>(day - kEpoch); }
absl::CivilDay DecodeDay(int32_t day) { return kEpoch + day; }

v1::Mention EncodeMention(const resolve::ResolvedMention& mention, uint64_t article, const ActorNumbers& numbers) {
  const ontology::EventMention& told = mention.mention;
  v1::Mention record;
  EncodeTold(told, &record);
  record.set_id(told.id);
  record.set_article(article);
  record.set_article_id(told.article);
  record.set_place_country(mention.place_country);
  if (told.published) record.set_published(EncodeDay(*told.published));
  for (size_t i = 0; i < told.participants.size(); ++i) {
    EncodeParticipant(told.participants[i], mention.actors[i], numbers(mention.actors[i].name),
                      record.add_participants());
  }
  for (const ontology::Evidence& evidence : told.evidence) {
    v1::Evidence* added = record.add_evidence();
    added->set_quote(evidence.quote);
    added->set_begin(evidence.begin);
    added->set_end(evidence.end);
    added->set_reported_by(evidence.reported_by);
    added->set_frame(evidence.frame);
  }
  return record;
}

absl::StatusOr<resolve::ResolvedMention> DecodeMention(const v1::Mention& record) {
  resolve::ResolvedMention result;
  ontology::EventMention& told = result.mention;
  if (absl::Status status = DecodeTold(record, absl::StrCat("mention ", record.id()), &told); !status.ok()) {
    return status;
  }
  told.id = record.id();
  told.article = record.article_id();
  told.type = record.type();
  told.place = record.place();
  result.place_country = record.place_country();
  told.content = record.content();
  told.confidence = record.confidence();
  if (record.has_published()) told.published = DecodeDay(record.published());
  for (const v1::ParticipantMention& participant : record.participants()) {
    told.participants.push_back(DecodeParticipant(participant));
    result.actors.push_back({participant.actor_name(), participant.actor_display_name(), participant.actor_kind(),
                             participant.actor_of(), participant.actor_gazetteer_id(), participant.actor_acts_for()});
  }
  for (const v1::Evidence& evidence : record.evidence()) {
    told.evidence.push_back(
        {evidence.quote(), evidence.begin(), evidence.end(), evidence.reported_by(), evidence.frame()});
  }
  return result;
}

absl::StatusOr<StoredMention> DecodeEvidence(const v1::MentionEvidence& record) {
  StoredMention result;
  ontology::EventMention& told = result.mention;
  absl::StatusOr<ontology::EventStatus> status = DecodeStatus(record.status(), record.id());
  if (!status.ok()) return status.status();
  absl::StatusOr<ontology::EventTime> time = DecodeTime(record.time(), record.id());
  if (!time.ok()) return time.status();
  told.status = *status;
  told.time = *time;
  told.id = record.id();
  told.article = record.article_id();
  told.confidence = record.confidence();
  if (record.has_published()) told.published = DecodeDay(record.published());
  told.evidence.reserve(static_cast<size_t>(record.evidence_size()));
  for (const v1::Evidence& one : record.evidence()) {
    told.evidence.push_back({one.quote(), one.begin(), one.end(), one.reported_by(), one.frame()});
  }
  if (!record.has_record()) return result;
  const v1::Record& from = record.record();
  result.url = from.url();
  result.title = from.title();
  result.publisher = from.publisher();
  result.source = from.source();
  result.record = from.id();
  return result;
}

v1::Event EncodeEvent(const ontology::Event& event, const ActorNumbers& numbers) {
  v1::Event record;
  EncodeTold(event, &record);
  record.set_name(event.name);
  record.set_sort_day(EncodeDay(event.sort_day));
  record.set_undated(event.undated);
  for (const std::string& mention : event.mentions) record.add_mentions(mention);
  for (const ontology::Event::Participant& participant : event.participants) {
    v1::EventParticipant* added = record.add_participants();
    added->set_actor(numbers(participant.actor));
    added->set_actor_name(participant.actor);
    added->set_name(participant.name);
    added->set_kind(participant.kind);
    added->set_of(participant.of);
    added->set_role(participant.role);
    added->set_status(participant.status);
  }
  return record;
}

absl::StatusOr<ontology::Event> DecodeEvent(const v1::Event& record) {
  ontology::Event event;
  if (absl::Status status = DecodeTold(record, record.name(), &event); !status.ok()) return status;
  event.name = record.name();
  event.type = record.type();
  event.place = record.place();
  event.content = record.content();
  event.confidence = record.confidence();
  event.sort_day = DecodeDay(record.sort_day());
  event.undated = record.undated();
  event.mentions.assign(record.mentions().begin(), record.mentions().end());
  for (const v1::EventParticipant& participant : record.participants()) {
    event.participants.push_back({participant.actor_name(), participant.name(), participant.kind(), participant.of(),
                                  participant.role(), participant.status()});
  }
  return event;
}

v1::Article EncodeArticle(const ArticleInput& article) {
  v1::Article record;
  record.set_id(article.id);
  record.set_url(article.url);
  record.set_title(article.title);
  record.set_publisher(article.publisher);
  record.set_language(article.language);
  if (article.published) record.set_published(EncodeDay(*article.published));
  record.set_published_from(article.published_from);
  record.set_extractor(article.extractor);
  record.set_content_fingerprint(ontology::Fingerprint(article.original));
  return record;
}

StoredArticle DecodeArticle(const v1::Article& record) {
  StoredArticle article;
  article.name = absl::StrCat("articles/", record.id());
  article.url = record.url();
  article.title = record.title();
  article.publisher = record.publisher();
  article.language = record.language();
  if (record.has_published()) article.published = DecodeDay(record.published());
  article.published_from = record.published_from();
  article.extractor = record.extractor();
  article.content_fingerprint = record.content_fingerprint();
  article.revision = record.born();
  article.version = record.version();
  article.mentions.assign(record.mentions().begin(), record.mentions().end());
  article.withdrawn = record.withdrawn();
  article.withdrawn_author = record.withdrawn_author();
  article.withdrawn_note = record.withdrawn_note();
  return article;
}

ontology::Actor DecodeActor(const v1::Actor& record) {
  return {record.name(),
          record.display_name(),
          record.kind(),
          record.of(),
          {record.aliases().begin(), record.aliases().end()},
          {record.offices().begin(), record.offices().end()},
          record.gazetteer_id()};
}

std::string Serialise(const google::protobuf::MessageLite& record) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  record.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

}  // namespace chancery::store
