#include "store/recording_queue.h"

#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "store/event_recorder.h"
#include "store/request_log.h"

namespace chancery::store {
namespace {

// A greater batch is no faster, and lets the first of its callers wait.
constexpr size_t kMostEvents = 1000;

size_t SizeOf(const RecordedEvent& event) {
  size_t size = sizeof(event) + event.url.size() + event.title.size() + event.told.content.size();
  for (const ontology::Evidence& evidence : event.told.evidence) size += sizeof(evidence) + evidence.quote.size();
  return size + event.told.participants.size() * sizeof(ontology::ParticipantMention);
}

size_t SizeOf(const std::vector<RecordedEvent>& events) {
  size_t size = 0;
  for (const RecordedEvent& event : events) size += SizeOf(event);
  return size;
}

v1::Request ToRequest(const RecordResult& result) {
  v1::Request answer;
  answer.set_revision(result.revision);
  for (const RecordResult::Event& event : result.events) {
    answer.add_names(event.name);
    answer.add_outcomes(static_cast<uint32_t>(event.outcome));
  }
  return answer;
}

RecordResult AnswerOf(const v1::Request& request) {
  RecordResult result;
  result.revision = request.revision();
  for (int i = 0; i < request.names_size(); ++i) {
    const uint32_t outcome = i < request.outcomes_size() ? request.outcomes(i) : 0;
    result.events.push_back({request.names(i), static_cast<RecordResult::Outcome>(outcome)});
  }
  return result;
}

}  // namespace

void RecordingQueue::Add(std::vector<RecordedEvent> events, WriteControl control, Done done) {
  if (absl::Status status = CheckRecording(events); !status.ok()) {
    done(status);
    return;
  }
  // Here rather than on the thread that writes, which is the one that all wait for.
  std::vector<resolve::ResolvedMention> mentions = ResolveRecording(events, gazetteer_);
  const size_t bytes = 2 * SizeOf(events);
  bool submit = false;
  {
    const std::lock_guard lock(mutex_);
    const bool has_room = waiting_.empty() || waiting_bytes_ + bytes <= max_queued_bytes_;
    if (has_room) {
      waiting_bytes_ += bytes;
      waiting_.push_back({std::move(events), std::move(mentions), std::move(control), bytes, std::move(done)});
      submit = !std::exchange(submitted_, true);
    }
    if (has_room && !submit) return;
  }
  if (submit) {
    Submit();
    return;
  }
  done(absl::ResourceExhaustedError(
      absl::StrCat("recordings of more than ", max_queued_bytes_, " bytes wait to be stored: try again in a moment")));
}

void RecordingQueue::Submit() {
  auto group = std::make_shared<Group>();
  // What waits is bounded here, so the sequencer need not count its bytes.
  sequencer_.Submit(
      0,
      [this, group](Transaction& transaction) {
        *group = Take();
        return Write(*group, transaction);
      },
      [this, group](const absl::Status& status) {
        if (group->empty()) FailWaiting(status);
        for (Recording& recording : *group) {
          recording.done(status.ok() || !recording.result.ok() ? std::move(recording.result) : status);
        }
      });
}

void RecordingQueue::FailWaiting(const absl::Status& status) {
  std::deque<Recording> failed;
  {
    const std::lock_guard lock(mutex_);
    failed.swap(waiting_);
    waiting_bytes_ = 0;
    submitted_ = false;
  }
  for (Recording& recording : failed) recording.done(status);
}

RecordingQueue::Group RecordingQueue::Take() {
  Group group;
  bool more = false;
  {
    const std::lock_guard lock(mutex_);
    size_t events = 0;
    std::set<std::pair<std::string, std::string>> records;
    std::set<std::string> requests;
    while (!waiting_.empty() && events < kMostEvents) {
      const WriteControl& control = waiting_.front().control;
      if (control.validate_only && !group.empty()) break;
      bool is_new = control.request_id.empty() || requests.insert(control.request_id).second;
      for (const RecordedEvent& event : waiting_.front().events) {
        is_new &= records.emplace(event.source, event.record).second;
      }
      if (!is_new) break;
      events += waiting_.front().events.size();
      waiting_bytes_ -= waiting_.front().bytes;
      group.push_back(std::move(waiting_.front()));
      waiting_.pop_front();
      if (group.back().control.validate_only) break;
    }
    submitted_ = more = !waiting_.empty();
  }
  if (more) Submit();
  return group;
}

absl::Status RecordingQueue::Write(Group& group, Transaction& transaction) const {
  std::vector<PreparedRecording> prepared;
  std::vector<Recording*> writable;
  for (Recording& recording : group) {
    const absl::StatusOr<std::optional<v1::Request>> repeated = FindRequest(transaction.reader(), recording.control);
    if (!repeated.ok() || repeated->has_value()) {
      if (repeated.ok()) {
        recording.result = AnswerOf(**repeated);
      } else {
        recording.result = repeated.status();
      }
      continue;
    }
    PreparedRecording one = {&recording.events, std::move(recording.mentions)};
    if (absl::Status status = NameActors(one, gazetteer_, transaction.reader()); !status.ok()) {
      recording.result = status;
      continue;
    }
    prepared.push_back(std::move(one));
    writable.push_back(&recording);
  }
  if (absl::Status status = WriteRecordings(prepared, transaction); !status.ok()) return status;
  for (size_t i = 0; i < writable.size(); ++i) {
    Recording& recording = *writable[i];
    recording.result = std::move(prepared[i].result);
    KeepRequest(transaction, recording.control, ToRequest(*recording.result));
    if (recording.control.validate_only) transaction.Discard();
  }
  return absl::OkStatus();
}

}  // namespace chancery::store
