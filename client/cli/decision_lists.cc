// The commands that tell what was decided, and what became of an event.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <google/protobuf/util/time_util.h>

#include <cstdio>

#include "client/cli/actor_choice.h"
#include "client/cli/decisions.h"
#include "client/cli/item_list.h"
#include "client/cli/names.h"
#include "client/cli/output.h"

namespace chancery::cli {
namespace {

std::string Undone(const std::string& revision, const std::string& author, const std::string& note) {
  if (revision.empty()) return "";
  return note.empty() ? "by " + author : fmt::format("by {}: {}", author, note);
}

std::string CauseOf(const v1::EventVersion& version) {
  v1::ChangeCause cause;
  cause.set_article(version.article());
  cause.set_article_version(version.article_version());
  cause.set_article_withdrawn(version.article_withdrawn());
  *cause.mutable_sources() = version.sources();
  cause.set_decision(version.decision());
  cause.set_decision_undone(version.decision_undone());
  return CauseName(cause);
}

// `"place":"Oslo"; time unknown`: the fields that a decision sets, each with its value.
std::string Values(const v1::Decision& decision) {
  if (decision.retracts()) return "retracted";
  v1::EventCorrection correction = decision.correction();
  std::vector<std::string> values;
  for (const std::string& path : decision.update_mask().paths()) {
    const google::protobuf::FieldDescriptor* field = v1::EventCorrection::descriptor()->FindFieldByName(path);
    if (field == nullptr) continue;
    v1::EventCorrection one;
    one.GetReflection()->SwapFields(&one, &correction, {field});
    std::string json = ToJsonLine(one);
    values.push_back(json == "{}" ? path + " unknown" : json.substr(1, json.size() - 2));
  }
  return fmt::format("{}", fmt::join(values, "; "));
}

}  // namespace

ExitCode ListVersions(const Settings& settings, const std::string& event) {
  client::Client client(settings.connect);
  const absl::StatusOr<std::vector<v1::EventVersion>> versions = client.ListEventVersions(EventName(event));
  if (!versions.ok()) return Fail(versions.status());
  return PrintList(
      settings.format, *versions, {"KNOWN SINCE", "REVISION", "TYPE", "STATUS", "TIME", "PLACE", "BECAUSE", "WHO"},
      [](const v1::EventVersion& version) {
        const v1::Event& state = version.event();
        return std::vector<std::string>{google::protobuf::util::TimeUtil::ToString(version.committed()),
                                        state.revision(),
                                        state.type(),
                                        StatusName(state.status()),
                                        state.time().edtf(),
                                        state.place(),
                                        CauseOf(version),
                                        ParticipantList(state)};
      },
      "it has no version that was known then");
}

ExitCode ListDecisions(const Settings& settings, const std::string& event) {
  client::Client client(settings.connect);
  const absl::StatusOr<std::vector<v1::Decision>> decisions = client.ListEventDecisions(EventName(event));
  if (!decisions.ok()) return Fail(decisions.status());
  return PrintList(
      settings.format, *decisions, {"DECISION", "AUTHOR", "NOTE", "TAKEN BACK", "VALUES"},
      [](const v1::Decision& decision) {
        return std::vector<std::string>{
            decision.name(), decision.author(), decision.note(),
            Undone(decision.undone_revision(), decision.undone_author(), decision.undone_note()), Values(decision)};
      },
      "nobody has corrected or retracted it; chancery correct and chancery retract do");
}

ExitCode ListMerges(const Settings& settings, const std::string& actor) {
  client::Client client(settings.connect);
  std::string name;
  if (!actor.empty()) {
    absl::StatusOr<std::string> found = ActorNameOf(client, actor);
    if (!found.ok()) return Fail(found.status());
    name = *std::move(found);
  }
  const absl::StatusOr<std::vector<v1::Merge>> merges = client.ListMerges(name);
  if (!merges.ok()) return Fail(merges.status());
  return PrintList(
      settings.format, *merges, {"MERGE", "FROM", "INTO", "AUTHOR", "TAKEN BACK", "NOTE"},
      [](const v1::Merge& merge) {
        return std::vector<std::string>{merge.name(),
                                        merge.from(),
                                        merge.into(),
                                        merge.author(),
                                        Undone(merge.undone_revision(), merge.undone_author(), merge.undone_note()),
                                        merge.note()};
      },
      name.empty() ? "no actor was merged; chancery merge does"
                   : "it was not merged with another; chancery merges without a name lists those of all");
}

}  // namespace chancery::cli
