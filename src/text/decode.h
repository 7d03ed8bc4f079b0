// From a page's bytes to valid UTF-8 that knows where each of its bytes stood.
#ifndef CHANCERY_TEXT_DECODE_H_
#define CHANCERY_TEXT_DECODE_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "text/block.h"

namespace chancery::text {

// The charset that an HTML page names in its first KiB (meta charset, or meta http-equiv), lower case; empty if none.
std::string_view DeclaredCharset(std::string_view html);

// Reads bytes of a charset (one that ICU knows; empty or unknown: UTF-8) as UTF-8. A byte order mark wins over the
// charset and is left out. Each bad sequence becomes one U+FFFD. InvalidArgument, with the place, where the bytes are
// no text: a NUL byte, or more than one byte in ten bad or a control character.
absl::StatusOr<MappedText> Decode(std::string_view bytes, std::string_view charset);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_DECODE_H_
