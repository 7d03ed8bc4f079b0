// The opaque tokens of the API: where a list goes on, and which state of the store a reply shows. Both are bound to one
// store and survive restarts. They are checked against mistakes, not against forgery: all they give is a place in a
// list that their holder may read anyway.
#ifndef CHANCERY_SERVER_TOKENS_H_
#define CHANCERY_SERVER_TOKENS_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace chancery::server {

// Says where the list that `request` asks for goes on. `position` is the list's own (up to 200 bytes).
std::string MakePageToken(const google::protobuf::Message& request, std::string_view position,
                          std::string_view store_id);

// The position in `token`. PAGE_TOKEN_INVALID where it is none that MakePageToken made for this store and kind of
// request; PAGE_TOKEN_MISMATCH, naming the field, where another field of the request than page_size and
// page_token is not as it was.
absl::StatusOr<std::string> ReadPageToken(std::string_view token, const google::protobuf::Message& request,
                                          std::string_view store_id);

// What every token of a store's revisions begins with; to be kept by those who make many.
std::string RevisionPrefix(std::string_view store_id);
std::string MakeRevisionToken(uint64_t revision, std::string_view prefix);

// REVISION_UNKNOWN, for `field`, where it is none that MakeRevisionToken made with this store's prefix.
absl::StatusOr<uint64_t> ReadRevisionToken(std::string_view token, std::string_view field, std::string_view store_id);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_TOKENS_H_
