// The commands that read an article here, without a server: extract and explain.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <string_view>
#include <utility>

#include "bulk/article_reader.h"
#include "bulk/locations.h"
#include "client/cli/commands.h"
#include "client/cli/explanation.h"
#include "client/cli/inputs.h"
#include "client/cli/output.h"
#include "extract/json.h"
#include "server/convert.h"

namespace chancery::cli {
namespace {

// An article that was read, with its bytes, and the reader that its documents look into.
struct Local {
  std::shared_ptr<const bulk::ArticleReader> reader;
  std::string bytes;
  bulk::ArticleReading reading;
};

absl::StatusOr<Local> Read(const Settings& settings, const std::string& path, const GivenOptions& given,
                           const bulk::ReadOptions& options) {
  Local local;
  absl::StatusOr<std::string> bytes = ReadInput(path);
  if (!bytes.ok()) return bytes.status();
  local.bytes = *std::move(bytes);
  bulk::PageInput page;
  page.bytes = local.bytes;
  page.given.url = given.url;
  if (!given.published.empty()) {
    const absl::StatusOr<absl::CivilDay> day = text::ParseDay(given.published);
    if (!day.ok()) {
      return absl::InvalidArgumentError(fmt::format("--published: {}", std::string(day.status().message())));
    }
    page.given.published = *day;
  }
  const absl::StatusOr<bulk::Locations> locations = bulk::FindLocations({settings.model, settings.data});
  if (!locations.ok()) return locations.status();
  auto reader = bulk::ArticleReader::Load(*locations);
  if (!reader.ok()) return reader.status();
  local.reader = *std::move(reader);
  for (const std::string& problem : local.reader->gazetteer()->problems()) {
    fmt::print(stderr, "chancery: {}\n", problem);
  }
  auto reading = local.reader->Read(page, options);
  if (!reading.ok()) {
    return absl::Status(reading.status().code(), fmt::format("{}: {}", path, std::string(reading.status().message())));
  }
  local.reading = *std::move(reading);
  return local;
}

}  // namespace

ExitCode Extract(const Settings& settings, const std::string& path, const GivenOptions& given) {
  const absl::StatusOr<Local> local = Read(settings, path, given, {});
  if (!local.ok()) return Fail(local.status());
  for (const ontology::EventMention& mention : local->reading.extraction.mentions) {
    if (settings.format == OutputFormat::kJson) {
      fmt::print("{}\n", extract::ToEvaluationJson(mention));
    } else {
      fmt::print("{}", EventLines(server::ToProto(mention)));
    }
  }
  if (settings.format == OutputFormat::kTable && local->reading.extraction.mentions.empty()) {
    fmt::print(stderr, "chancery: no events; chancery explain {} shows why\n", path);
  }
  return ExitCode::kOk;
}

ExitCode Explain(const Settings& settings, const std::string& path, const GivenOptions& given) {
  const absl::StatusOr<Local> local = Read(settings, path, given, {.explain = true, .keep_documents = true});
  if (!local.ok()) return Fail(local.status());
  const Explanation explanation(local->bytes, local->reading);
  fmt::print("{}", settings.format == OutputFormat::kJson ? explanation.ToJsonLines() : explanation.ToText());
  return ExitCode::kOk;
}

}  // namespace chancery::cli
