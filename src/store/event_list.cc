#include "store/event_list.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "store/actor_sets.h"
#include "store/event_evidence.h"
#include "store/event_match.h"
#include "store/event_plan.h"
#include "store/event_scan.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

constexpr size_t kGreatestLimit = 1000;
// Events that are read at once; so many take about a millisecond.
constexpr size_t kReadAtOnce = 128;

// The events that fit, in their order, until there are enough.
class Collector {
 public:
  Collector(const Reader& reader, const EventQuery& query, const QueryActors& actors, const ReadControl& control)
      : reader_(reader),
        query_(query),
        actors_(actors),
        control_(control),
        matcher_(query),
        plan_(MakePlan(reader, query, actors)),
        scan_(reader, plan_, query, control) {}

  // Up to `count` events; fewer only at the end, or where the scan has stopped.
  absl::Status Collect(size_t count) {
    bool at_end = false;
    while (!at_end && events_.size() < count) {
      const size_t wanted = NextBatch(count - events_.size());
      std::vector<IndexPosition> positions;
      while (positions.size() < wanted && !(at_end = !scan_.Next())) positions.push_back(scan_.position());
      if (!scan_.status().ok()) return scan_.status();
      if (absl::Status status = CheckControl(control_); !status.ok()) return status;
      if (absl::Status status = Take(positions); !status.ok()) return status;
    }
    return absl::OkStatus();
  }

  // Adds the evidence of the events that do not have it yet.
  absl::Status AddEvidence(size_t count) {
    if (matcher_.needs_evidence()) return absl::OkStatus();
    return LoadEvidence(reader_, std::span(records_).first(count), control_, std::span(events_).first(count));
  }

  const EventScan& scan() const { return scan_; }
  std::vector<EventWithEvidence>& events() { return events_; }
  const std::vector<IndexPosition>& positions() const { return positions_; }

 private:
  // The first batch is as large as the page, as mostly all of it fits.
  size_t NextBatch(size_t missing) {
    const size_t batch = first_ ? missing : std::max(missing, kReadAtOnce);
    first_ = false;
    return std::min(batch, kReadAtOnce);
  }

  absl::Status Take(std::span<const IndexPosition> positions) {
    std::vector<std::string> keys;
    for (const IndexPosition& position : positions) keys.push_back(NumberKey(position.event));
    absl::StatusOr<std::vector<std::optional<v1::Event>>> found = reader_.GetRecords<v1::Event>(Family::kEvents, keys);
    if (!found.ok()) return found.status();
    std::vector<v1::Event> records;
    for (size_t i = 0; i < keys.size(); ++i) {
      std::optional<v1::Event>& record = (*found)[i];
      if (!record || record->gone()) return UnreadableRecord(Family::kEvents, keys[i]);
      records.push_back(*std::move(record));
    }
    if (absl::Status status = IdentifyParticipants(reader_, records); !status.ok()) return status;
    const size_t before = events_.size();
    for (size_t i = 0; i < records.size(); ++i) {
      if (absl::Status status = TakeIfFits(std::move(records[i]), positions[i]); !status.ok()) return status;
    }
    return matcher_.needs_evidence() ? KeepByEvidence(before) : absl::OkStatus();
  }

  absl::Status TakeIfFits(v1::Event record, IndexPosition position) {
    absl::StatusOr<ontology::Event> event = DecodeEvent(record);
    if (!event.ok()) return event.status();
    const bool fits = matcher_.Fits(*event, [&](size_t i, const std::string& actor) {
      const auto known = actors_.by_name.find(actor);
      const uint64_t number = record.participants(static_cast<int>(i)).actor();
      return known != actors_.by_name.end() &&
             std::find(known->second.begin(), known->second.end(), number) != known->second.end();
    });
    if (!fits) return absl::OkStatus();
    events_.push_back({{*std::move(event),
                        record.born(),
                        "",
                        {record.decisions().begin(), record.decisions().end()},
                        record.retracted_by()},
                       {}});
    records_.push_back(std::move(record));
    positions_.push_back(position);
    return absl::OkStatus();
  }

  // Of the events from this place on, leaves out those that do not fit by their evidence.
  absl::Status KeepByEvidence(size_t begin) {
    absl::Status status =
        LoadEvidence(reader_, std::span(records_).subspan(begin), control_, std::span(events_).subspan(begin));
    if (!status.ok()) return status;
    size_t kept = begin;
    for (size_t i = begin; i < events_.size(); ++i) {
      if (!matcher_.FitsEvidence(events_[i].mentions)) continue;
      if (!query_.evidence) events_[i].mentions.clear();
      if (kept != i) {
        events_[kept] = std::move(events_[i]);
        positions_[kept] = positions_[i];
      }
      ++kept;
    }
    events_.resize(kept);
    positions_.resize(kept);
    records_.resize(kept);
    return absl::OkStatus();
  }

  const Reader& reader_;
  const EventQuery& query_;
  const QueryActors& actors_;
  const ReadControl& control_;
  const EventMatcher matcher_;
  const EventPlan plan_;
  EventScan scan_;
  bool first_ = true;
  std::vector<EventWithEvidence> events_;
  std::vector<v1::Event> records_;
  std::vector<IndexPosition> positions_;
};

absl::Status Check(const EventQuery& query) {
  if (query.limit < 1 || query.limit > kGreatestLimit) {
    return absl::InvalidArgumentError(
        absl::StrCat("the limit of a page is from 1 to ", kGreatestLimit, ", not ", query.limit));
  }
  if (query.most_scanned < 1) return absl::InvalidArgumentError("a page must look at one event at least");
  if (query.different_parties && query.parties.size() < 2) {
    return absl::InvalidArgumentError("different_parties needs two lists of parties");
  }
  for (const Parties& parties : query.parties) {
    if (parties.size() <= kMostParties) continue;
    return absl::InvalidArgumentError(
        absl::StrCat("a list of parties has at most ", kMostParties, ", not ", parties.size()));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<EventPage> ListEvents(const Reader& reader, const EventQuery& query, const ReadControl& control) {
  if (absl::Status status = Check(query); !status.ok()) return status;
  const absl::StatusOr<QueryActors> actors = FindActors(reader, query);
  if (!actors.ok()) return actors.status();
  Collector collector(reader, query, *actors, control);
  // One more tells whether there is a next page.
  if (absl::Status status = collector.Collect(query.limit + 1); !status.ok()) return status;

  EventPage page;
  const EventScan& scan = collector.scan();
  page.scanned = scan.scanned();
  const size_t count = std::min(query.limit, collector.events().size());
  if (count < collector.events().size()) {
    const IndexPosition& last = collector.positions()[count - 1];
    page.next = Cursor{last.day, last.event};
  } else if (scan.stopped()) {
    page.next = Cursor{scan.looked_at().day, scan.looked_at().event};
    page.stopped = true;
  }
  if (query.evidence) {
    if (absl::Status status = collector.AddEvidence(count); !status.ok()) return status;
  }
  page.events = std::move(collector.events());
  page.events.resize(count);
  return page;
}

}  // namespace chancery::store
