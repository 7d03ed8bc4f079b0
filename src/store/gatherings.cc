#include "store/gatherings.h"

#include <string>
#include <string_view>

#include "store/event_scan.h"

namespace chancery::store {
namespace {

// As in event_scan.cc.
constexpr size_t kLooksBetweenChecks = 256;

// The gatherings of one actor in one lane, newest first.
class Run {
 public:
  Run(const Reader& reader, uint64_t actor, Lane lane, const GatheringQuery& query)
      : prefix_(LanePrefix(actor, lane)),
        scan_(reader.database(), reader.options(), Family::kByPair, query.to ? UpTo(*query.to) : prefix_,
              EndOfPrefix(query.from ? UpTo(*query.from) : prefix_)) {
    scan_.SeekToFirst();
  }

  bool Valid() const { return scan_.Valid(); }
  std::string_view position() const { return scan_.key().substr(prefix_.size()); }
  // Goes to this position or the next one.
  void Seek(std::string_view position) { scan_.Seek(prefix_ + std::string(position)); }
  void Next() { scan_.Next(); }
  absl::Status status() const { return scan_.status(); }

 private:
  static std::string LanePrefix(uint64_t actor, Lane lane) {
    std::string prefix = GatheringPrefix(actor);
    prefix += static_cast<char>(lane);
    return prefix;
  }
  // Days are inverted: the latest comes first.
  std::string UpTo(absl::CivilDay day) const {
    std::string key = prefix_;
    AppendFixed32(&key, ~DayNumber(day));
    return key;
  }

  const std::string prefix_;
  Scan scan_;
};

}  // namespace

absl::StatusOr<std::vector<IndexPosition>> CommonGatherings(const Reader& reader, const GatheringQuery& query,
                                                            const ReadControl& control) {
  std::vector<IndexPosition> common;
  size_t looks = 0;
  for (const Lane lane : {Lane::kShort, Lane::kLong}) {
    Run one(reader, query.one, lane, query);
    Run other(reader, query.other, lane, query);
    while (one.Valid() && other.Valid()) {
      if (++looks > query.most_looked_at) return absl::OutOfRangeError("too many gatherings");
      if (looks % kLooksBetweenChecks == 0) {
        if (absl::Status status = CheckControl(control); !status.ok()) return status;
      }
      if (one.position() < other.position()) {
        one.Seek(other.position());
      } else if (other.position() < one.position()) {
        other.Seek(one.position());
      } else {
        common.push_back(ReadIndexPosition(one.position()));
        one.Next();
      }
    }
    for (const Run* run : {&one, &other}) {
      if (absl::Status status = run->status(); !status.ok()) return status;
    }
  }
  return common;
}

}  // namespace chancery::store
