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
  Span run;  // what is copied as it stands
  const auto end_run = [&](size_t at) {
    if (run.begin < run.end) result.Append(text, run);
    run = {at, at};
  };
  for (size_t at = 0; at < bytes.size();) {
    const size_t begin = at;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes.data(), at, bytes.size(), c);
    const bool single_space =
        c == ' ' && run.begin < run.end && at < bytes.size() && bytes[at] > ' ' && bytes[at] < 0x7F;
    if (single_space) {
      run.end = at;
      continue;
    }
    if (u_isUWhiteSpace(c)) {
      end_run(at);
      if (!space_pending) space = {begin, at};
      space.end = at;
      space_pending = true;
      continue;
    }
    if (IsUnseen(c)) {
      end_run(at);
      continue;
    }
    if (space_pending && !result.text.empty()) result.Append(" ", text.map.ToOriginal(space));
    space_pending = false;
    if (run.begin == run.end) run.begin = begin;
    run.end = at;
  }
  end_run(bytes.size());
  return result;
}

}  // namespace chancery::text
