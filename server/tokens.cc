#include "server/tokens.h"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <set>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "server/errors.h"
#include "server/limits.h"

namespace chancery::server {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr char kPageVersion = 1;
constexpr char kRevisionVersion = 1;
constexpr size_t kHashBytes = 4;
constexpr size_t kStoreBytes = 6;
constexpr size_t kSealBytes = 8;
constexpr size_t kHeaderBytes = 1 + kHashBytes + 1;  // version, kind of request, number of field hashes

std::string Hash(std::string_view bytes, size_t length) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr);
  return std::string(digest, digest + length);
}

// The end of a page token, which tells whether the rest is as it was made for this store.
std::string Seal(std::string_view bytes, std::string_view store_id) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  HMAC(EVP_sha256(), store_id.data(), static_cast<int>(store_id.size()),
       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest, &size);
  return std::string(digest, digest + kSealBytes);
}

// Fields that may differ from page to page.
bool IsFree(const FieldDescriptor& field) {
  static const std::set<std::string> kFree = {"page_size", "page_token"};
  return kFree.count(field.name()) > 0;
}

// Calls `take` with the path and a hash of the value of each field, those of sub-messages one by one.
template <typename Take>
void VisitFields(const Message& message, const std::string& prefix, const Take& take) {
  const auto* descriptor = message.GetDescriptor();
  const auto* reflection = message.GetReflection();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const FieldDescriptor* field = descriptor->field(i);
    if (prefix.empty() && IsFree(*field)) continue;
    const std::string path = prefix + field->name();
    if (field->type() == FieldDescriptor::TYPE_MESSAGE && !field->is_repeated()) {
      VisitFields(reflection->GetMessage(message, field), path + ".", take);
      continue;
    }
    const bool is_set =
        field->is_repeated() ? reflection->FieldSize(message, field) > 0 : reflection->HasField(message, field);
    if (!is_set) {
      static const std::string kOfNothing = Hash("", kHashBytes);
      take(path, kOfNothing);
      continue;
    }
    // A message of this field alone: its bytes stand for the value, whatever its type.
    const std::unique_ptr<Message> alone(message.New());
    alone->CopyFrom(message);
    std::vector<const FieldDescriptor*> set;
    alone->GetReflection()->ListFields(*alone, &set);
    for (const FieldDescriptor* other : set) {
      if (other != field) alone->GetReflection()->ClearField(alone.get(), other);
    }
    take(path, Hash(alone->SerializeAsString(), kHashBytes));
  }
}

absl::Status Invalid(std::string_view why) {
  return FieldError(v1::PAGE_TOKEN_INVALID, "page_token", fmt::format("{}; leave it out to begin anew", why));
}

}  // namespace

std::string MakePageToken(const Message& request, std::string_view position, std::string_view store_id) {
  std::string hashes;
  VisitFields(request, "", [&](const std::string&, const std::string& hash) { hashes += hash; });
  std::string token(1, kPageVersion);
  token += Hash(request.GetTypeName(), kHashBytes);
  token += static_cast<char>(hashes.size() / kHashBytes);
  token += hashes;
  token += position;
  token += Seal(token, store_id);
  return absl::WebSafeBase64Escape(token);
}

absl::StatusOr<std::string> ReadPageToken(std::string_view text, const Message& request, std::string_view store_id) {
  std::string token;
  if (text.size() > limits::kTokenBytes.value || !absl::WebSafeBase64Unescape(std::string(text), &token) ||
      token.size() < kHeaderBytes + kSealBytes || token.front() != kPageVersion) {
    return Invalid("is no token that this server gave");
  }
  const std::string seal = token.substr(token.size() - kSealBytes);
  token.resize(token.size() - kSealBytes);
  if (seal != Seal(token, store_id)) return Invalid("was altered, or comes from another store");
  if (token.substr(1, kHashBytes) != Hash(request.GetTypeName(), kHashBytes)) {
    return Invalid("comes from another method");
  }
  std::vector<std::pair<std::string, std::string>> fields;
  VisitFields(request, "", [&](std::string path, std::string hash) { fields.emplace_back(path, hash); });
  if (static_cast<size_t>(static_cast<unsigned char>(token[kHeaderBytes - 1])) != fields.size()) {
    return Invalid("comes from another version of the server");
  }
  size_t at = kHeaderBytes;
  std::string differing;
  for (const auto& [path, hash] : fields) {
    if (differing.empty() && token.compare(at, kHashBytes, hash) != 0) differing = path;
    at += kHashBytes;
  }
  if (!differing.empty()) {
    return FieldError(v1::PAGE_TOKEN_MISMATCH, differing,
                      "is not as it was in the request that gave the page_token; keep all fields, or leave the token "
                      "out to begin anew");
  }
  return token.substr(at);
}

std::string RevisionPrefix(std::string_view store_id) { return kRevisionVersion + Hash(store_id, kStoreBytes); }

std::string MakeRevisionToken(uint64_t revision, std::string_view prefix) {
  std::string token(prefix);
  for (int shift = 56; shift >= 0; shift -= 8) token += static_cast<char>((revision >> shift) & 0xFF);
  return absl::WebSafeBase64Escape(token);
}

absl::StatusOr<uint64_t> ReadRevisionToken(std::string_view text, std::string_view field, std::string_view store_id) {
  std::string token;
  if (text.size() > limits::kTokenBytes.value || !absl::WebSafeBase64Unescape(std::string(text), &token) ||
      token.size() != 1 + kStoreBytes + 8 || token.front() != kRevisionVersion) {
    return FieldError(v1::REVISION_UNKNOWN, field, "is no revision that a reply gave");
  }
  if (token.substr(1, kStoreBytes) != Hash(store_id, kStoreBytes)) {
    return FieldError(v1::REVISION_UNKNOWN, field, "is a revision of another store");
  }
  uint64_t revision = 0;
  for (const char byte : token.substr(1 + kStoreBytes)) revision = (revision << 8) | static_cast<unsigned char>(byte);
  return revision;
}

}  // namespace chancery::server
