#include "store/event_query.h"

#include "store/keys.h"

namespace chancery::store {

std::string Cursor::Encode() const {
  std::string bytes;
  AppendFixed32(&bytes, DayNumber(day));
  AppendFixed64(&bytes, event);
  return bytes;
}

absl::StatusOr<Cursor> Cursor::Decode(std::string_view bytes) {
  if (bytes.size() != kIndexPositionBytes) return absl::InvalidArgumentError("this is not a position in a list");
  return Cursor{DayOf(ReadFixed32(bytes, 0)), ReadFixed64(bytes, 4)};
}

}  // namespace chancery::store
