#include "tests/bench/history_files.h"

#include <fmt/format.h>

#include <initializer_list>
#include <nlohmann/json.hpp>

namespace chancery::bench {
namespace {

using nlohmann::json;

void AppendField(std::string_view text, std::string& line) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    line += text;
    return;
  }
  line += '"';
  for (const char c : text) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

void WriteRow(std::ofstream& out, std::initializer_list<std::string_view> fields) {
  std::string line;
  for (const std::string_view field : fields) {
    AppendField(field, line);
    line += ',';
  }
  line.back() = '\n';
  out << line;
}

}  // namespace

std::string ToIso(absl::CivilDay day) { return fmt::format("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()); }

TableWriter::TableWriter(const std::string& folder)
    : actors_(folder + "/actors.csv"),
      events_(folder + "/events.csv"),
      participants_(folder + "/participants.csv"),
      evidence_(folder + "/evidence.csv") {
  actors_ << "number,name,kind,acts_for\n";
  events_ << "number,source,record,type,status,time,sort_day,last_day,place,content,confidence,url,title,"
             "publisher,published\n";
  participants_ << "event,position,actor,role\n";
  evidence_ << "event,position,quote\n";
}

void TableWriter::Add(const HistoryEvent& event) {
  const std::string number = std::to_string(event.number);
  WriteRow(events_, {number, event.source, event.record_id, event.type, ToString(event.status), event.time.ToString(),
                     ToIso(event.SortDay()), ToIso(event.LastDay()), event.place, event.content,
                     fmt::format("{:.2f}", event.confidence), event.report.url, event.report.title,
                     event.report.publisher, ToIso(event.report.published)});
  for (size_t i = 0; i < event.participants.size(); ++i) {
    const HistoryParticipant& participant = event.participants[i];
    WriteRow(participants_, {number, std::to_string(i), std::to_string(participant.actor), participant.role});
  }
  for (size_t i = 0; i < event.report.quotes.size(); ++i) {
    WriteRow(evidence_, {number, std::to_string(i), event.report.quotes[i]});
  }
}

void TableWriter::AddActors(const World& world, const std::vector<uint32_t>& event_counts) {
  for (size_t i = 0; i < event_counts.size(); ++i) {
    if (event_counts[i] == 0) continue;
    const WorldActor& actor = world.actors()[i];
    WriteRow(actors_, {std::to_string(i), actor.name, actor.kind, actor.of});
  }
}

bool TableWriter::Close() {
  bool good = true;
  for (std::ofstream* out : {&actors_, &events_, &participants_, &evidence_}) {
    out->close();
    good = good && out->good();
  }
  return good;
}

json ToJson(const HistoryEvent& event, const World& world) {
  json participants = json::array();
  for (const HistoryParticipant& participant : event.participants) {
    const WorldActor& actor = world.actors()[participant.actor];
    participants.push_back({{"name", actor.name}, {"kind", actor.kind}, {"of", actor.of}, {"role", participant.role}});
  }
  return {{"source", event.source},
          {"record", event.record_id},
          {"type", event.type},
          {"participants", std::move(participants)},
          {"time", event.time.ToString()},
          {"status", ToString(event.status)},
          {"place", event.place},
          {"content", event.content},
          {"url", event.report.url},
          {"title", event.report.title},
          {"publisher", event.report.publisher},
          {"published", ToIso(event.report.published)},
          {"quotes", event.report.quotes},
          {"confidence", event.confidence}};
}

}  // namespace chancery::bench
