#include "store/count_cells.h"

#include <algorithm>
#include <deque>
#include <tuple>

#include "store/database.h"

namespace chancery::store {
namespace {

constexpr int kPrecisionShift = 4;
constexpr unsigned kStatusMask = (1U << kPrecisionShift) - 1;

// Kept in the store: the numbers may not change.
uint8_t NumberOf(ontology::EventStatus status) {
  switch (status) {
    case ontology::EventStatus::kPossible:
      return 0;
    case ontology::EventStatus::kPlanned:
      return 1;
    case ontology::EventStatus::kOngoing:
      return 2;
    case ontology::EventStatus::kOccurred:
      return 3;
    case ontology::EventStatus::kCancelled:
      return 4;
  }
  return 3;
}

bool StatusOf(uint8_t number, ontology::EventStatus* status) {
  for (const auto one :
       {ontology::EventStatus::kPossible, ontology::EventStatus::kPlanned, ontology::EventStatus::kOngoing,
        ontology::EventStatus::kOccurred, ontology::EventStatus::kCancelled}) {
    if (NumberOf(one) != number) continue;
    *status = one;
    return true;
  }
  return false;
}

uint8_t KindOf(const CountCell& cell) {
  return static_cast<uint8_t>(static_cast<unsigned>(cell.precision) << kPrecisionShift | NumberOf(cell.status));
}

void AppendVarint(uint64_t number, std::string* bytes) {
  for (; number >= 0x80; number >>= 7) *bytes += static_cast<char>(number | 0x80);
  *bytes += static_cast<char>(number);
}

// Signed numbers near zero as short ones.
void AppendSigned(int64_t number, std::string* bytes) {
  AppendVarint(static_cast<uint64_t>(number) << 1 ^ static_cast<uint64_t>(number >> 63), bytes);
}

// Reads what was appended; once something is missing, all that follows is 0 and ok() is false.
class CellReader {
 public:
  explicit CellReader(std::string_view bytes) : rest_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

  uint64_t Varint() {
    uint64_t number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    return Failed();
  }
  int64_t Signed() {
    const uint64_t number = Varint();
    return static_cast<int64_t>(number >> 1 ^ (~(number & 1) + 1));
  }
  std::string_view Text(uint64_t size) {
    if (size > rest_.size()) Failed();
    const std::string_view text = rest_.substr(0, ok_ ? size : 0);
    rest_.remove_prefix(text.size());
    return text;
  }

 private:
  uint64_t Failed() {
    ok_ = false;
    rest_ = {};
    return 0;
  }

  std::string_view rest_;
  bool ok_ = true;
};

// The cells of one type, status and precision.
bool DecodeGroup(CellReader& reader, std::vector<CountCell>* cells) {
  CountCell cell;
  cell.type = reader.Text(reader.Varint());
  const std::string_view kind = reader.Text(1);
  const uint64_t size = reader.Varint();
  if (!reader.ok()) return false;
  const auto number = static_cast<uint8_t>(kind[0]);
  if (number >> kPrecisionShift > static_cast<unsigned>(DatePrecision::kUndated)) return false;
  cell.precision = static_cast<DatePrecision>(number >> kPrecisionShift);
  if (!StatusOf(number & kStatusMask, &cell.status)) return false;
  for (uint64_t i = 0; i < size && reader.ok(); ++i) {
    cell.day = static_cast<uint16_t>(cell.day + reader.Varint());
    cell.events = reader.Signed();
    cell.reports = reader.Signed();
    cells->push_back(cell);
  }
  return reader.ok();
}

bool SameGroup(const CountCell& one, const CountCell& other) {
  return one.type == other.type && KindOf(one) == KindOf(other);
}

// Adds up those of the same day and kind.
void AddUp(std::vector<CountCell>& cells) {
  std::sort(cells.begin(), cells.end(), [](const CountCell& a, const CountCell& b) {
    if (const int order = a.type.compare(b.type); order != 0) return order < 0;
    return std::tuple(KindOf(a), a.day) < std::tuple(KindOf(b), b.day);
  });
  size_t kept = 0;
  for (size_t i = 0; i < cells.size();) {
    CountCell sum = cells[i];
    for (++i; i < cells.size() && cells[i].day == sum.day && SameGroup(cells[i], sum); ++i) {
      sum.events += cells[i].events;
      sum.reports += cells[i].reports;
    }
    if (sum.events != 0 || sum.reports != 0) cells[kept++] = sum;
  }
  cells.resize(kept);
}

class CellMergeOperator : public rocksdb::MergeOperator {
 public:
  bool FullMergeV2(const MergeOperationInput& in, MergeOperationOutput* out) const override {
    std::vector<CountCell> cells;
    // RocksDB reports corruption where a merge says no.
    if (in.existing_value != nullptr && !DecodeCells(ToView(*in.existing_value), &cells)) return false;
    for (const rocksdb::Slice& operand : in.operand_list) {
      if (!DecodeCells(ToView(operand), &cells)) return false;
    }
    out->new_value = EncodeCells(std::move(cells));
    return true;
  }

  bool PartialMergeMulti(const rocksdb::Slice& /*key*/, const std::deque<rocksdb::Slice>& operands, std::string* merged,
                         rocksdb::Logger* /*logger*/) const override {
    std::vector<CountCell> cells;
    for (const rocksdb::Slice& operand : operands) {
      if (!DecodeCells(ToView(operand), &cells)) return false;
    }
    *merged = EncodeCells(std::move(cells));
    return true;
  }

  // Kept in the store's files: it may never change.
  const char* Name() const override { return "chancery.AddCells"; }
};

}  // namespace

DatePrecision PrecisionOf(const ontology::EventTime& time) {
  if (time.empty()) return DatePrecision::kUndated;
  const std::optional<absl::CivilDay> first = time.earliest();
  const std::optional<absl::CivilDay> last = time.latest_start();
  if (!first || !last) return DatePrecision::kBound;
  if (*first == *last) return DatePrecision::kDay;
  if (absl::CivilMonth(*first) == absl::CivilMonth(*last)) return DatePrecision::kMonth;
  return absl::CivilYear(*first) == absl::CivilYear(*last) ? DatePrecision::kYear : DatePrecision::kBound;
}

std::string EncodeCells(std::vector<CountCell> cells) {
  AddUp(cells);
  std::string bytes;
  for (size_t i = 0; i < cells.size();) {
    size_t end = i;
    while (end < cells.size() && SameGroup(cells[end], cells[i])) ++end;
    AppendVarint(cells[i].type.size(), &bytes);
    bytes += cells[i].type;
    bytes += static_cast<char>(KindOf(cells[i]));
    AppendVarint(end - i, &bytes);
    for (uint16_t day = 0; i < end; ++i) {
      AppendVarint(static_cast<uint64_t>(cells[i].day - day), &bytes);
      AppendSigned(cells[i].events, &bytes);
      AppendSigned(cells[i].reports, &bytes);
      day = cells[i].day;
    }
  }
  return bytes;
}

bool DecodeCells(std::string_view bytes, std::vector<CountCell>* cells) {
  CellReader reader(bytes);
  while (!reader.at_end()) {
    if (!DecodeGroup(reader, cells)) return false;
  }
  return reader.ok();
}

std::shared_ptr<rocksdb::MergeOperator> NewCellMergeOperator() { return std::make_shared<CellMergeOperator>(); }

}  // namespace chancery::store
