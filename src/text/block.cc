#include "text/block.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace chancery::text {
namespace {

bool IsUnseen(UChar32 c) {
  return c == 0x00AD || c == 0x200B || c == 0x2060 || c == 0xFEFF || u_charType(c) == U_PRIVATE_USE_CHAR ||
         (u_charType(c) == U_CONTROL_CHAR && !u_isUWhiteSpace(c));
}

}  // namespace

MappedText Collapse(const MappedText& text) {
  MappedText result;
  const std::string& bytes = text.text;
  bool space_pending = false;
  Span space;
  for (size_t at = 0; at < bytes.size();) {
    const size_t begin = at;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes.data(), at, bytes.size(), c);
    if (u_isUWhiteSpace(c)) {
      if (!space_pending) space = {begin, at};
      space.end = at;
      space_pending = true;
      continue;
    }
    if (IsUnseen(c)) continue;
    if (space_pending && !result.text.empty()) result.Append(" ", text.map.ToOriginal(space));
    space_pending = false;
    result.Append(text, {begin, at});
  }
  return result;
}

}  // namespace chancery::text
