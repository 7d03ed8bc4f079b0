// Between the model's types and the records that are kept (store/records.proto).
#ifndef CHANCERY_STORE_RECORD_CODEC_H_
#define CHANCERY_STORE_RECORD_CODEC_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "ontology/model.h"
#include "resolve/known_mentions.h"
#include "store/records.h"
#include "store/records.pb.h"

namespace chancery::store {

int32_t EncodeDay(absl::CivilDay day);
absl::CivilDay DecodeDay(int32_t day);

// Gives the number of an actor by its name.
using ActorNumbers = std::function<uint64_t(const std::string&)>;

// Without event and revisions.
v1::Mention EncodeMention(const resolve::ResolvedMention& mention, uint64_t article, const ActorNumbers& numbers);
// DataLoss, naming the mention, where a time or status is none.
absl::StatusOr<resolve::ResolvedMention> DecodeMention(const v1::Mention& record);

// Where a mention comes from is left out, but for what was recorded. DataLoss as DecodeMention.
absl::StatusOr<StoredMention> DecodeEvidence(const v1::MentionEvidence& record);

// Without the numbers of mentions and revisions.
v1::Event EncodeEvent(const ontology::Event& event, const ActorNumbers& numbers);
absl::StatusOr<ontology::Event> DecodeEvent(const v1::Event& record);

// Without version, mentions and revisions.
v1::Article EncodeArticle(const ArticleInput& article);
// Without `events` and `original`.
StoredArticle DecodeArticle(const v1::Article& record);

ontology::Actor DecodeActor(const v1::Actor& record);

// Bytes that are the same for the same record, whatever the program.
std::string Serialise(const google::protobuf::MessageLite& record);

}  // namespace chancery::store

#endif  // CHANCERY_STORE_RECORD_CODEC_H_
