#include "tests/store/model/step.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <iterator>
#include <ostream>
#include <random>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"

namespace chancery::testing {
namespace {

using store::WriteControl;
using Kind = Step::Kind;

constexpr uint32_t kHows = 5;

uint32_t RecordOf(const Step& step, uint32_t i = 0) { return (step.which + i) % kRecords; }
uint32_t CountOf(const Step& step) { return step.other % 3 + 1; }
// Also one that there is not.
uint64_t NumberOf(const Step& step, size_t count) { return 1 + step.which % (count + 1); }

std::vector<std::pair<uint32_t, Values>> EventsOf(const Step& step) {
  std::vector<std::pair<uint32_t, Values>> events;
  for (uint32_t i = 0; i < CountOf(step); ++i) events.emplace_back(RecordOf(step, i), ValuesOf(step.values + 7919 * i));
  return events;
}

store::RecordedEvent RecordedOf(uint32_t record, const Values& values) {
  store::RecordedEvent event;
  event.source = "desk";
  event.record = std::to_string(record);
  event.told.type = values.type;
  for (const auto& [person, role] : values.roles) {
    event.told.participants.push_back({{PersonOf(person).name, {}, "person", PersonOf(person).of, "", ""}, role, ""});
  }
  event.told.time = *ontology::EventTime::Parse(TimeOf(values.time).text);
  event.told.status = values.status;
  event.told.place = values.place;
  event.told.content = values.content;
  event.told.evidence = {{"They said so.", 0, 0, "", ""}};
  event.told.published = kPublished;
  return event;
}

template <typename Result>
std::string CodeOf(const absl::StatusOr<Result>& result) {
  return absl::StatusCodeToString(result.status().code());
}

// One write: what it answers as text, and what the model says that it must answer.
struct Write {
  std::function<std::string(const WriteControl&)> ask;
  std::function<std::string()> expect;
};

std::string Told(absl::StatusCode code, bool nothing_to_do, const std::vector<uint64_t>& numbers) {
  if (code != absl::StatusCode::kOk) return absl::StatusCodeToString(code);
  return fmt::format("{}{}", nothing_to_do ? "nothing to do, " : "", fmt::join(numbers, " "));
}

std::string Told(const absl::StatusOr<store::DecisionResult>& result) {
  if (!result.ok()) return CodeOf(result);
  return Told(absl::StatusCode::kOk, result->nothing_to_do, {result->decision});
}

std::string Told(const absl::StatusOr<store::MergeResult>& result) {
  if (!result.ok()) return CodeOf(result);
  const std::set<uint64_t> merges(result->merges.begin(), result->merges.end());
  return Told(absl::StatusCode::kOk, result->nothing_to_do, {merges.begin(), merges.end()});
}

std::string Told(const Model::Answer& answer) { return Told(answer.code, answer.nothing_to_do, answer.numbers); }

Write WriteOf(const Step& step, store::Store& store, Model& model) {
  switch (step.kind) {
    case Kind::kRecord: {
      const auto events = EventsOf(step);
      std::vector<store::RecordedEvent> recorded;
      for (const auto& [record, values] : events) recorded.push_back(RecordedOf(record, values));
      return {[&store, recorded](const WriteControl& control) {
                const auto result = store.Record(recorded, control);
                if (!result.ok()) return CodeOf(result);
                std::string told;
                for (const auto& event : result->events) told += fmt::format("{} ", static_cast<int>(event.outcome));
                return told;
              },
              [&model, events] {
                std::string told;
                for (const int outcome : model.Record(events)) told += fmt::format("{} ", outcome);
                return told;
              }};
    }
    case Kind::kCorrect:
    case Kind::kRetract: {
      const bool retracts = step.kind == Kind::kRetract;
      const uint32_t record = RecordOf(step);
      const std::vector<std::string> fields = retracts ? std::vector<std::string>() : FieldsOf(step.other);
      const Values values = retracts ? Values() : ValuesOf(step.values);
      uint64_t expected = 0;
      const auto event = model.Latest().events.find(record);
      if (event != model.Latest().events.end() && step.how % kHows >= 3) {
        expected = event->second.born + (step.how % kHows == 4 ? 1000 : 0);
      }
      store::EventDecision decision = {EventNameOf(record), expected, retracts, fields, {}, "desk", "", ""};
      if (!retracts) decision.values = RecordedOf(record, values);
      return {
          [&store, decision](const WriteControl& control) { return Told(store.Decide(decision, control)); },
          [&model, record, fields, values, expected] { return Told(model.Decide(record, fields, values, expected)); }};
    }
    case Kind::kUndoDecision: {
      const uint64_t number = NumberOf(step, model.Latest().decisions.size());
      return {[&store, number](const WriteControl& control) {
                return Told(store.UndoDecision({number, "desk", ""}, control));
              },
              [&model, number] { return Told(model.UndoDecision(number)); }};
    }
    case Kind::kMerge: {
      const uint32_t from = step.which % kPersons;
      const uint32_t into = step.other % kPersons;
      return {[&store, from, into](const WriteControl& control) {
                return Told(store.MergeActors({PersonOf(from).resource, PersonOf(into).resource, "", ""}, control));
              },
              [&model, from, into] { return Told(model.Merge(from, into)); }};
    }
    default: {
      const uint64_t number = NumberOf(step, model.Latest().merges.size());
      const bool cascade = step.other % 2 == 1;
      return {[&store, number, cascade](const WriteControl& control) {
                return Told(store.UndoMerge({number, cascade, "", ""}, control));
              },
              [&model, number, cascade] { return Told(model.UndoMerge(number, cascade)); }};
    }
  }
}

// Refusals are told by their codes, answers by numbers or in small letters.
bool IsRefusal(const std::string& told) {
  return !told.empty() && absl::ascii_isupper(static_cast<unsigned char>(told[0]));
}

std::string Differ(const char* how, const std::string& answer, const std::string& expected) {
  return answer == expected ? "" : fmt::format("{}: answered \"{}\", not \"{}\"", how, answer, expected);
}

}  // namespace

std::string Do(const Step& step, const std::string& request, store::Store& store, Model& model) {
  if (IsRestart(step)) return "";
  const Write write = WriteOf(step, store, model);
  const uint32_t how = step.how % kHows;
  std::string tried;
  if (how == 1) {
    tried = write.ask({.validate_only = true});
    if (store.Latest().revision() != model.revision()) return "what was only tried made a revision";
  }
  WriteControl control;
  if (how == 2) control = {.request_id = request, .fingerprint = request};
  const std::string answer = write.ask(control);
  const uint64_t before = model.revision();
  const std::string expected = write.expect();
  if (how == 2 && model.revision() == before && !IsRefusal(expected)) model.Remember();
  std::string fault = Differ("the write", answer, expected);
  if (how == 1 && fault.empty()) fault = Differ("tried first", tried, expected);
  // What is refused is not remembered.
  if (how == 2 && fault.empty()) fault = Differ("asked again", write.ask(control), expected);
  if (fault.empty() && store.Latest().revision() != model.revision()) {
    fault = fmt::format("the store is at revision {}, not {}", store.Latest().revision(), model.revision());
  }
  return fault;
}

std::vector<Step> RandomSteps(uint64_t seed, size_t count) {
  std::mt19937_64 random(seed);
  // Recordings and corrections are most of what happens.
  constexpr Kind kKinds[] = {Kind::kRecord,  Kind::kRecord,       Kind::kRecord, Kind::kCorrect,  Kind::kCorrect,
                             Kind::kRetract, Kind::kUndoDecision, Kind::kMerge,  Kind::kUndoMerge};
  std::vector<Step> steps;
  for (size_t i = 0; i < count; ++i) {
    const auto number = [&] { return static_cast<uint32_t>(random() % 100'000); };
    steps.push_back({kKinds[random() % std::size(kKinds)], number(), number(), number(), number()});
  }
  return steps;
}

std::ostream& operator<<(std::ostream& out, const Step& step) {
  const Values values = ValuesOf(step.values);
  const auto tell = [&](const Values& told) {
    std::string text = told.type;
    for (const auto& [person, role] : told.roles) text += fmt::format(", {} as {}", PersonOf(person).name, role);
    return text + fmt::format(", {} on \"{}\" in \"{}\" about \"{}\"", std::string(ToString(told.status)),
                              TimeOf(told.time).text, told.place, told.content);
  };
  constexpr const char* kHow[] = {"", ", tried first", ", asked twice", ", with its etag", ", with a stale etag"};
  switch (step.kind) {
    case Kind::kRecord:
      for (const auto& [record, told] : EventsOf(step)) out << "record " << record << ": " << tell(told) << "; ";
      break;
    case Kind::kCorrect:
      out << fmt::format("correct {} of {}: {}", fmt::join(FieldsOf(step.other), ", "), RecordOf(step), tell(values));
      break;
    case Kind::kRetract:
      out << "retract " << RecordOf(step);
      break;
    case Kind::kUndoDecision:
      out << "undo decision " << step.which << " (of those that there are, or one more)";
      break;
    case Kind::kMerge:
      out << fmt::format("merge {} into {}", PersonOf(step.which % kPersons).name,
                         PersonOf(step.other % kPersons).name);
      break;
    case Kind::kUndoMerge:
      out << "undo merge " << step.which << " (of those that there are, or one more)"
          << (step.other % 2 == 1 ? " with later ones" : "");
      break;
    case Kind::kReopen:
      return out << "close and open";
    case Kind::kCrash:
      return out << "lose power and open";
  }
  return out << kHow[step.how % kHows];
}

}  // namespace chancery::testing
