// Why an article was refused, beside the words for people.
#ifndef CHANCERY_BULK_ARTICLE_FAULT_H_
#define CHANCERY_BULK_ARTICLE_FAULT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace chancery::bulk {

enum class FaultKind {
  kEmpty,         // no bytes
  kUnreadable,    // binary, or JSON that is none
  kTooLarge,      // as given, over a limit, in bytes: `asked` and `allowed`
  kLanguage,      // not in English: `language`
  kTextTooLarge,  // its text is over a limit, in bytes: `asked` and `allowed`
};

struct ArticleFault {
  FaultKind kind = FaultKind::kUnreadable;
  uint64_t asked = 0;
  uint64_t allowed = 0;
  std::string language = {};  // ISO 639-1 as found
};

// An InvalidArgument error that carries the fault; and back, none for any other status.
absl::Status FaultError(const ArticleFault& fault, std::string_view message);
std::optional<ArticleFault> FaultOf(const absl::Status& status);

}  // namespace chancery::bulk

#endif  // CHANCERY_BULK_ARTICLE_FAULT_H_
