// What the server takes and gives at most: the one place that has the numbers. Checks read them here, GetLimits
// publishes them, and docs/limits.md lists them.
#ifndef CHANCERY_SERVER_LIMITS_H_
#define CHANCERY_SERVER_LIMITS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "chancery/v1/error_reason.pb.h"
#include "server/config.h"
#include "store/event_count.h"
#include "store/event_query.h"

namespace chancery::server {

// One number that no option changes. Names are those of GetLimits, and of the metadata `limit` of a refusal.
struct Limit {
  std::string_view name;
  uint64_t value;
  std::string_view unit;    // "bytes"
  std::string_view effect;  // what it bounds, and what becomes of more
};

namespace limits {

// Texts of requests.
inline constexpr Limit kNameBytes = {"name_bytes", 512, "bytes", "A resource name."};
inline constexpr Limit kLabelBytes = {"label_bytes", 512, "bytes",
                                      "A name, place, title, author or office in a request that writes."};
inline constexpr Limit kTextBytes = {"text_bytes", 4096, "bytes", "A sentence, content or note in a request."};
inline constexpr Limit kUrlBytes = {"url_bytes", 2048, "bytes", "A URL."};
inline constexpr Limit kArticleTitleBytes = {"article_title_bytes", 4096, "bytes", "The title given with an article."};
inline constexpr Limit kPublisherBytes = {"publisher_bytes", 256, "bytes",
                                          "The publisher given with an article, and a publisher, domain or source in "
                                          "a filter."};
inline constexpr Limit kQueryBytes = {"query_bytes", 256, "bytes",
                                      "What is searched for among actors and offices, and whom they act for."};
inline constexpr Limit kSourceBytes = {"source_bytes", 128, "bytes", "The source of a recorded event."};
inline constexpr Limit kRecordBytes = {"record_bytes", 256, "bytes", "The id of a recorded event in its source."};
inline constexpr Limit kRequestIdBytes = {"request_id_bytes", 128, "bytes", "A request_id."};
inline constexpr Limit kItemIdBytes = {"item_id_bytes", 256, "bytes", "An item_id in a stream of articles."};
inline constexpr Limit kTokenBytes = {"token_bytes", 1024, "bytes", "A page token, revision or etag."};

// Filters.
inline constexpr Limit kFilterActors = {"filter_actors", 8, "values", "actors and all_of in a filter."};
inline constexpr Limit kFilterParties = {"filter_parties", 32, "values", "any_of and countries in a filter."};
inline constexpr Limit kFilterTypes = {"filter_types", 64, "values", "types, and codes of each kind, in a filter."};
inline constexpr Limit kFilterWords = {"filter_words", 16, "words", "Words looked for in content or in evidence."};
inline constexpr Limit kFilterWordsBytes = {"filter_words_bytes", 512, "bytes", "The text of these words."};
inline constexpr Limit kGroupMembers = {"group_members", 32, "values", "Actors and countries of one side of a group."};

// Lists in requests.
inline constexpr Limit kBatchNames = {"batch_names", 100, "values",
                                      "Names in BatchGetEvents and in ReextractArticles."};
inline constexpr Limit kRecordedEvents = {"recorded_events", 1000, "values", "Events recorded by one message."};
inline constexpr Limit kParticipants = {"participants", 256, "values",
                                        "Participants of an event that is recorded or corrected."};

// Pages and lists in replies. That of lists of events is the option max_page_size.
inline constexpr Limit kArticlesPage = {"articles_page", 1000, "articles", "A page of ListArticles."};
inline constexpr Limit kVersionsPage = {"versions_page", 100, "versions",
                                        "A page of ListEventVersions and of ListArticleVersions."};
inline constexpr Limit kMergesPage = {"merges_page", 1000, "merges", "A page of ListMerges."};
inline constexpr Limit kCandidates = {"candidates", 100, "actors", "max_candidates of ResolveActor."};
inline constexpr Limit kSearchResults = {"search_results", 100, "actors", "max_results of SearchActors."};
inline constexpr Limit kListEvidence = {"list_evidence", 20, "sentences",
                                        "Evidence of an event in a list, a stream or a watch; evidence_count tells "
                                        "how much there is."};
inline constexpr Limit kBatchEvidence = {"batch_evidence", 100, "sentences",
                                         "Evidence of an event in BatchGetEvents; evidence_count tells how much there "
                                         "is."};
inline constexpr Limit kGetEvidence = {"get_evidence", 1000, "sentences",
                                       "Evidence of an event in GetEvent and after a decision; evidence_count tells "
                                       "how much there is."};
inline constexpr Limit kScannedEntries = {"scanned_entries", store::kMostScanned, "entries",
                                          "Entries that are looked at for one page; where few fit, the page ends "
                                          "there and has a token for the next one."};
inline constexpr Limit kCountedEntries = {"counted_entries", store::kMostCounted, "entries",
                                          "Entries that CountEvents walks where no counter knows the answer; more are "
                                          "refused, as a count is exact or none."};
inline constexpr Limit kCountRows = {"count_rows", store::kMostCountRows, "rows", "Rows of CountEvents."};

// Streams.
inline constexpr Limit kUnansweredRecordings = {"unanswered_recordings", 32, "messages",
                                                "Messages of RecordEventStream without an answer; no more are read "
                                                "until one is answered."};
inline constexpr Limit kUnansweredBytes = {"unanswered_bytes", 8 << 20, "bytes",
                                           "Of these messages together; the last one may go over it."};
inline constexpr Limit kWaitingArticleBytes = {"waiting_article_bytes", 8 << 20, "bytes",
                                               "Articles of IngestArticles that wait to be read; the last one may go "
                                               "over it."};
inline constexpr Limit kReextractedAtOnce = {"reextracted_at_once", 8, "articles",
                                             "Articles that a message of ReextractArticles tells of."};
inline constexpr Limit kCheckpointSeconds = {"checkpoint_seconds", 600, "seconds",
                                             "The longest checkpoint_period of WatchEvents; the shortest is 1 "
                                             "second."};

// Errors.
inline constexpr Limit kErrorMessageBytes = {"error_message_bytes", 600, "bytes",
                                             "The message of an error; a longer one is cut."};
inline constexpr Limit kErrorDetailsBytes = {"error_details_bytes", 2047, "bytes",
                                             "The details of an error; those that would go over it are left out."};

}  // namespace limits

// A limit as it is in force.
struct LimitInForce {
  std::string_view name;
  uint64_t value = 0;
  std::string unit;
  std::string_view effect;
  bool is_option = false;  // chanceryd has an option of the same name
};

// All limits: those that options set, then the others.
std::vector<LimitInForce> LimitsOf(const ServerConfig& config);

// FIELD_INVALID for a field that has more than it may, with limit, asked and allowed.
absl::Status CheckLimit(uint64_t asked, const Limit& limit, std::string_view field);

// The number of items that a page, or a list of candidates, is to have: `usual` for 0. Else `reason`, with limit, asked
// and allowed.
absl::StatusOr<size_t> PageSizeOf(int64_t asked, const Limit& limit, size_t usual, std::string_view field = "page_size",
                                  v1::ErrorReason reason = v1::PAGE_SIZE_INVALID);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_LIMITS_H_
