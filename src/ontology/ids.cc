#include "ontology/ids.h"

#include <openssl/evp.h>

#include <array>
#include <cstdlib>
#include <initializer_list>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace chancery::ontology {
namespace {

constexpr size_t kIdBytes = 16;

// "N:field" for each, as netstrings are, so that ("ab", "c") and ("a", "bc") differ.
std::string Joined(std::initializer_list<std::string_view> fields) {
  std::string joined;
  for (const std::string_view field : fields) absl::StrAppendFormat(&joined, "%d:%s", field.size(), field);
  return joined;
}

}  // namespace

std::string Fingerprint(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  // It fails only where OpenSSL was built or set up without SHA-256, and then no name can be made at all.
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) std::abort();
  std::string head(kIdBytes, '\0');
  for (size_t i = 0; i < kIdBytes; ++i) head[i] = static_cast<char>(digest[i]);
  return absl::BytesToHexString(head);
}

std::string ArticleId(std::string_view url, std::string_view bytes) {
  return url.empty() ? Fingerprint(Joined({"article-bytes", bytes})) : Fingerprint(Joined({"article-url", url}));
}

std::string MentionId(std::string_view article_id, std::string_view type, uint64_t begin, uint64_t end,
                      uint32_t ordinal) {
  return Fingerprint(
      Joined({"mention", article_id, type, absl::StrCat(begin), absl::StrCat(end), absl::StrCat(ordinal)}));
}

std::string RecordId(std::string_view source, std::string_view record) {
  return Fingerprint(Joined({"record", source, record}));
}

}  // namespace chancery::ontology
