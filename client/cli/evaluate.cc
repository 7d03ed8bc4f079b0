// The command that scores extraction over articles with expected events. It needs no server.
#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

#include "bulk/article_reader.h"
#include "bulk/locations.h"
#include "client/cli/commands.h"
#include "client/cli/evaluation_report.h"
#include "evaluate/evaluation.h"

namespace chancery::cli {
namespace {

absl::StatusOr<std::shared_ptr<const bulk::ArticleReader>> LoadReader(const Settings& settings) {
  const absl::StatusOr<bulk::Locations> locations = bulk::FindLocations({settings.model, settings.data});
  if (!locations.ok()) return locations.status();
  return bulk::ArticleReader::Load(*locations);
}

absl::StatusOr<evaluate::GoldFilter> FilterOf(const EvaluateOptions& options) {
  evaluate::GoldFilter filter;
  filter.recursive = options.recursive;
  if (!options.only.empty()) {
    absl::StatusOr<std::set<std::string>> only = evaluate::ReadNames(options.only);
    if (!only.ok()) return only.status();
    filter.only = *std::move(only);
  }
  if (!options.except.empty()) {
    absl::StatusOr<std::set<std::string>> except = evaluate::ReadNames(options.except);
    if (!except.ok()) return except.status();
    filter.except = *std::move(except);
  }
  return filter;
}

absl::StatusOr<std::vector<evaluate::GoldArticle>> ReadGold(const EvaluateOptions& options) {
  const absl::StatusOr<evaluate::GoldFilter> filter = FilterOf(options);
  if (!filter.ok()) return filter.status();
  auto articles = evaluate::ReadGold(options.folder, options.texts, *filter);
  if (!articles.ok()) return articles.status();
  // Expected events without their text cannot be scored, and must not pass for misses.
  std::vector<evaluate::GoldArticle> with_text;
  for (evaluate::GoldArticle& article : *articles) {
    if (article.text.empty()) {
      fmt::print(stderr, "chancery: {}: the text is not there; the article is left out\n", article.name);
    } else {
      with_text.push_back(std::move(article));
    }
  }
  if (with_text.empty()) {
    return absl::NotFoundError(fmt::format(
        "{} has no articles with expected events (NAME.txt or NAME.html, and NAME.events.json)", options.folder));
  }
  return with_text;
}

std::string ReportOf(const evaluate::Evaluation& evaluation, const Settings& settings, const EvaluateOptions& options) {
  const ReportOptions report{.errors = options.errors, .reliability = options.reliability};
  if (options.judged) return JudgedJson(evaluation);
  if (options.csv) return EvaluationCsv(evaluation);
  return settings.format == OutputFormat::kJson ? EvaluationJson(evaluation, report)
                                                : EvaluationTable(evaluation, report);
}

ExitCode EvaluateStories(const Settings& settings, const EvaluateOptions& options) {
  const absl::StatusOr<evaluate::GoldFilter> filter = FilterOf(options);
  if (!filter.ok()) return Fail(filter.status());
  auto stories = evaluate::ReadStories(options.folder, *filter);
  if (!stories.ok()) return Fail(stories.status());
  if (stories->empty()) {
    return Fail(absl::NotFoundError(fmt::format("{} has no groups (folders with group.json)", options.folder)));
  }
  const auto reader = LoadReader(settings);
  if (!reader.ok()) return Fail(reader.status());
  const auto resolved = evaluate::ResolveAll(**reader, *std::move(stories));
  if (!resolved.ok()) return Fail(resolved.status());
  fmt::print("{}", settings.format == OutputFormat::kJson ? MergingJson(*resolved)
                                                          : MergingTable(*resolved, {.errors = options.errors}));
  return ExitCode::kOk;
}

}  // namespace

ExitCode Evaluate(const Settings& settings, const EvaluateOptions& options) {
  if (options.stories) return EvaluateStories(settings, options);
  absl::StatusOr<std::vector<evaluate::GoldArticle>> gold = ReadGold(options);
  if (!gold.ok()) return Fail(gold.status());
  std::shared_ptr<const bulk::ArticleReader> reader;  // outlives the readings
  std::vector<evaluate::CodedArticle> articles;
  if (options.found.empty()) {
    auto loaded = LoadReader(settings);
    if (!loaded.ok()) return Fail(loaded.status());
    reader = *std::move(loaded);
    articles = evaluate::ExtractAll(*reader, *std::move(gold),
                                    {.explain = options.errors || options.judged,
                                     .keep_doubtful = options.judged,
                                     .keep_documents = options.errors});
  } else {
    auto found = evaluate::ReadFoundOf(*std::move(gold), options.found);
    if (!found.ok()) return Fail(found.status());
    articles = *std::move(found);
  }
  const evaluate::Evaluation evaluation = evaluate::Evaluate(std::move(articles));
  fmt::print("{}", ReportOf(evaluation, settings, options));
  for (const evaluate::CodedArticle& article : evaluation.articles) {
    if (article.refused.empty()) continue;
    fmt::print(stderr, "chancery: {}: {}; it counts as one without found events\n", article.gold.name, article.refused);
  }
  return evaluation.refused == 0 ? ExitCode::kOk : ExitCode::kRejected;
}

}  // namespace chancery::cli
