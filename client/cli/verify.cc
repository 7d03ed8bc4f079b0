// chancery verify: a store against itself, without a server.
#include "store/verify.h"

#include <fmt/format.h>

#include <cstdio>

#include "client/cli/commands.h"

namespace chancery::cli {
namespace {

void PrintFaults(const store::VerifyReport& report) {
  for (const std::string& fault : report.faults) fmt::print(stderr, "chancery: {}\n", fault);
  if (report.fault_count > report.faults.size()) {
    fmt::print(stderr, "chancery: and {} more\n", report.fault_count - report.faults.size());
  }
}

void PrintSizes(OutputFormat format, const store::VerifyReport& report, uint64_t rebuilt) {
  if (format == OutputFormat::kJson) {
    fmt::print(
        "{{\"articles\":{},\"mentions\":{},\"events\":{},\"actors\":{},\"indexEntries\":{},\"counters\":{},"
        "\"faults\":{},\"rebuilt\":{}}}\n",
        report.articles, report.mentions, report.events, report.actors, report.index_entries, report.counters,
        report.fault_count, rebuilt);
    return;
  }
  fmt::print("{} articles, {} mentions, {} events, {} actors, {} index entries, {} counters: {}\n", report.articles,
             report.mentions, report.events, report.actors, report.index_entries, report.counters,
             report.ok() ? "all fits" : fmt::format("{} faults", report.fault_count));
}

}  // namespace

ExitCode Verify(const Settings& settings, const std::string& folder, bool rebuild) {
  absl::StatusOr<store::VerifyReport> report = store::VerifyStore(folder, rebuild);
  if (!report.ok()) return Fail(report.status());
  const uint64_t rebuilt = report->rebuilt;
  if (rebuilt > 0) {
    PrintFaults(*report);
    fmt::print(stderr, "chancery: {} index entries and counters were made anew\n", rebuilt);
    report = store::VerifyStore(folder, false);
    if (!report.ok()) return Fail(report.status());
  }
  PrintFaults(*report);
  PrintSizes(settings.format, *report, rebuilt);
  if (!report->ok() && !rebuild) {
    fmt::print(stderr, "chancery: --rebuild makes index entries and counters anew that are wrong\n");
  }
  return report->ok() ? ExitCode::kOk : ExitCode::kFailed;
}

}  // namespace chancery::cli
