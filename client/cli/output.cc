#include "client/cli/output.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <iterator>

#include "client/cli/names.h"
#include "client/cli/table.h"

namespace chancery::cli {
namespace {

// Where and about what, in one phrase; empty if neither is known.
std::string About(const v1::Event& event) {
  std::string about = event.content();
  if (!event.place().empty()) about += (about.empty() ? "in " : ", in ") + event.place();
  return about;
}

// Who says so: "Meridian News, 1985-11-21", "desk 17".
std::string Source(const v1::Evidence& evidence) {
  std::vector<std::string> parts;
  if (!evidence.publisher().empty()) parts.push_back(evidence.publisher());
  if (!evidence.source().empty()) parts.push_back(evidence.source() + " " + evidence.record());
  if (!evidence.published().empty()) parts.push_back(evidence.published());
  if (parts.empty()) parts.push_back(evidence.article());
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string BecameOf(const v1::EventChange& change) {
  if (change.left_filter()) return "LEFT";
  if (change.retracted()) return "RETRACTED";
  std::string kind = change.restored() ? "RESTORED" : v1::EventChange::Kind_Name(change.kind());
  if (!change.previous_name().empty()) kind += " from " + change.previous_name();
  if (!change.successor().empty()) kind += " into " + change.successor();
  return kind;
}

std::string Field(std::string_view name, const std::string& value) {
  return value.empty() ? "" : fmt::format("{:<13}{}\n", name, value);
}

}  // namespace

std::string ToJsonLine(const google::protobuf::Message& message) {
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json);
  return status.ok() ? json : fmt::format("{{\"error\":\"{}\"}}", status.ToString());
}

std::string ParticipantList(const v1::Event& event) {
  std::vector<std::string> labels;
  for (const v1::Participant& participant : event.participants()) {
    std::string label = ActorLabel(participant);
    if (participant.role() != "participant") label += fmt::format(" as {}", participant.role());
    if (!participant.status().empty()) label += fmt::format(", {}", participant.status());
    labels.push_back(std::move(label));
  }
  return fmt::format("{}", fmt::join(labels, "; "));
}

std::string CauseName(const v1::ChangeCause& cause) {
  if (!cause.article().empty()) {
    return fmt::format("{} version {}{}", cause.article(), cause.article_version(),
                       cause.article_withdrawn() ? ", withdrawn" : "");
  }
  if (!cause.decision().empty()) return cause.decision() + (cause.decision_undone() ? " undone" : "");
  if (cause.merges_size() > 0) return fmt::format("{}", fmt::join(cause.merges(), ", "));
  if (cause.merges_undone_size() > 0) return fmt::format("{} undone", fmt::join(cause.merges_undone(), ", "));
  return fmt::format("recorded by {}", fmt::join(cause.sources(), ", "));
}

std::string ActorLabel(const v1::Participant& participant) {
  if (participant.of().empty() || participant.kind() == "country" || participant.of() == participant.display_name()) {
    return participant.display_name();
  }
  return fmt::format("{} ({})", participant.display_name(), participant.of());
}

std::string EventLines(const v1::Event& event) {
  const size_t terminal = TerminalWidth();
  const std::string when = event.time().edtf().empty() ? "undated" : event.time().edtf();
  std::string lines =
      fmt::format("{:<23} {:<9} {:<10} {}\n", when, StatusName(event.status()), event.type(), ParticipantList(event));
  const std::string indent(24, ' ');
  if (const std::string about = About(event); !about.empty()) {
    lines += indent + Shorten(about, terminal - indent.size()) + "\n";
  }
  if (event.evidence_size() > 0) {
    const std::string source = Source(event.evidence(0));
    const size_t room = terminal - std::min(terminal, indent.size() + DisplayWidth(source) + 5);
    lines += fmt::format("{}“{}” {}\n", indent, Shorten(event.evidence(0).quote(), std::max<size_t>(room, 30)), source);
  }
  if (!event.name().empty()) lines += indent + event.name() + "\n";
  return lines;
}

std::string EventCsvHeading() {
  return "event,type,status,time,sort_day,participants,place,content,confidence,reports,quote,source\r\n";
}

std::string EventCsv(const v1::Event& event) {
  const bool has_evidence = event.evidence_size() > 0;
  return Csv({{event.name(), event.type(), StatusName(event.status()), event.time().edtf(), event.sort_day(),
               ParticipantList(event), event.place(), event.content(), fmt::format("{:.2f}", event.confidence()),
               std::to_string(event.report_count()), has_evidence ? event.evidence(0).quote() : "",
               has_evidence ? Source(event.evidence(0)) : ""}});
}

std::string ChangeLines(const v1::RevisionChanges& changes) {
  std::string lines = fmt::format("{}  {}  {}\n", google::protobuf::util::TimeUtil::ToString(changes.commit_time()),
                                  CauseName(changes.cause()), changes.revision());
  for (const v1::EventChange& change : changes.changes()) {
    lines += BecameOf(change) + "\n" + EventLines(change.event());
  }
  return lines;
}

std::string EventPage(const v1::Event& event) {
  std::string page = Field("event", event.name());
  page += Field("type", event.type()) + Field("status", StatusName(event.status()));
  page += Field("time", event.time().edtf()) + Field("due", event.due().edtf());
  page += Field("place", event.place()) + Field("content", event.content());
  for (const v1::Relation& relation : event.relations()) {
    page += Field("relation", relation.kind() + " " + (relation.event().empty() ? relation.words() : relation.event()));
  }
  page += Field("confidence", event.confidence() > 0 ? fmt::format("{:.2f}", event.confidence()) : "");
  page += Field("codes", fmt::format("PLOVER {}{}{}, CAMEO {}", event.codes().plover(),
                                     event.codes().plover_mode().empty() ? "" : " ", event.codes().plover_mode(),
                                     fmt::join(event.codes().cameo(), " ")));
  std::vector<std::vector<std::string>> rows = {{"ROLE", "WHO", "OF", "ACTOR"}};
  for (const v1::Participant& participant : event.participants()) {
    const std::string role =
        participant.role() + (participant.status().empty() ? "" : fmt::format(" ({})", participant.status()));
    rows.push_back({role, participant.display_name(), participant.of(), participant.actor()});
  }
  page += "\n" + Table(rows) + "\n";
  for (const v1::Evidence& evidence : event.evidence()) {
    page += fmt::format("“{}”\n    {}", evidence.quote(), Source(evidence));
    if (!evidence.reported_by().empty()) page += fmt::format(", as {} reports", evidence.reported_by());
    if (!evidence.article().empty()) {
      page += fmt::format(", {}, bytes {} to {}", evidence.article(), evidence.begin(), evidence.end());
    }
    if (!evidence.url().empty()) page += ", " + evidence.url();
    page += "\n";
  }
  return page;
}

std::string ActorPage(const v1::Actor& actor) {
  return Field("actor", actor.name()) + Field("name", actor.display_name()) + Field("kind", actor.kind()) +
         Field("of", actor.of()) + Field("offices", fmt::format("{}", fmt::join(actor.offices(), "; "))) +
         Field("also", fmt::format("{}", fmt::join(actor.aliases(), "; ")));
}

std::string CandidateTable(const std::vector<v1::ActorCandidate>& candidates) {
  std::vector<std::vector<std::string>> rows = {{"ACTOR", "NAME", "KIND", "OF", "REPORTS", "SCORE", "BECAUSE"}};
  for (const v1::ActorCandidate& candidate : candidates) {
    const v1::Actor& actor = candidate.actor();
    rows.push_back({actor.name(), actor.display_name(), actor.kind(), actor.of(),
                    std::to_string(candidate.mention_count()), fmt::format("{:.2f}", candidate.score()),
                    candidate.reason()});
  }
  return Table(rows);
}

}  // namespace chancery::cli
