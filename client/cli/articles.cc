#include "client/cli/articles.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <google/protobuf/util/time_util.h>

#include "client/cli/item_list.h"

namespace chancery::cli {
namespace {

using Reextracted = v1::ReextractArticlesResponse;

// "articles/…" of either that or what follows the slash.
std::string ArticleName(const std::string& name) { return name.starts_with("articles/") ? name : "articles/" + name; }

std::string StateOf(const v1::Article& article) {
  if (!article.withdrawn()) return "in force";
  return article.withdrawn_note().empty() ? "withdrawn" : "withdrawn: " + article.withdrawn_note();
}

std::vector<std::string> RowOf(const v1::Article& article) {
  return {article.name(),
          article.published(),
          article.publisher(),
          std::to_string(article.version()),
          std::to_string(article.mention_count()),
          StateOf(article),
          article.url(),
          article.title()};
}

std::string Joined(const google::protobuf::RepeatedPtrField<std::string>& names) {
  return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

void PrintResults(const Settings& settings, const Reextracted& message) {
  if (settings.format == OutputFormat::kJson) {
    fmt::print("{}\n", ToJsonLine(message));
  } else {
    for (const Reextracted::Result& result : message.results()) {
      const std::string outcome = Reextracted::Outcome_Name(result.outcome());
      if (settings.format == OutputFormat::kCsv) {
        fmt::print("{}", Csv({{result.article(), outcome, result.error().message()}}));
      } else if (result.outcome() != Reextracted::UNCHANGED) {
        fmt::print("{}  {}  {}\n", result.article(), outcome, result.error().message());
      }
    }
  }
  std::fflush(stdout);
}

}  // namespace

ExitCode ListArticles(const Settings& settings, const ArticleListOptions& options) {
  client::Client client(settings.connect);
  v1::ListArticlesRequest request;
  *request.mutable_filter() = options.filter;
  request.set_newest_first(options.newest_first);
  std::vector<v1::Article> articles;
  const absl::Status status = client.ListArticles(std::move(request), [&](const v1::Article& article) {
    articles.push_back(article);
    return articles.size() != options.limit;
  });
  if (!status.ok()) return Fail(status);
  return PrintList(settings.format, articles,
                   {"ARTICLE", "PUBLISHED", "PUBLISHER", "VERSION", "EVENTS", "STATE", "URL", "TITLE"}, RowOf,
                   "no article fits; leave out options to see more, or store some: chancery ingest FOLDER");
}

ExitCode ListArticleVersions(const Settings& settings, const std::string& article) {
  client::Client client(settings.connect);
  const absl::StatusOr<std::vector<v1::ArticleVersion>> versions = client.ListArticleVersions(ArticleName(article));
  if (!versions.ok()) return Fail(versions.status());
  return PrintList(
      settings.format, *versions, {"VERSION", "KNOWN SINCE", "REVISION", "PUBLISHED", "EVENTS", "STATE", "TITLE"},
      [](const v1::ArticleVersion& version) {
        const v1::Article& state = version.article();
        return std::vector<std::string>{std::to_string(state.version()),
                                        google::protobuf::util::TimeUtil::ToString(version.committed()),
                                        state.revision(),
                                        state.published(),
                                        std::to_string(state.mention_count()),
                                        StateOf(state),
                                        state.title()};
      },
      "it has no version that was known then; leave out --at and --known-at");
}

ExitCode WithdrawArticle(const Settings& settings, const WithdrawOptions& options) {
  client::Client client(settings.connect);
  v1::WithdrawArticleRequest request;
  request.set_name(ArticleName(options.article));
  request.set_author(options.decision.author);
  request.set_note(options.decision.note);
  request.set_request_id(options.decision.request_id);
  request.set_validate_only(options.decision.dry_run);
  request.set_etag(options.etag);
  const absl::StatusOr<v1::WithdrawArticleResponse> response = client.WithdrawArticle(std::move(request));
  if (!response.ok()) return Fail(response.status());
  if (settings.format == OutputFormat::kJson) {
    fmt::print("{}\n", ToJsonLine(*response));
  } else {
    fmt::print("ended: {}\nchanged: {}\nmade anew: {}\n", Joined(response->ended_events()),
               Joined(response->changed_events()), Joined(response->created_events()));
  }
  const char* told = "withdrawn; chancery articles versions shows what it was";
  if (options.decision.dry_run) told = "only tried; nothing was written";
  if (response->nothing_to_do()) told = "it was withdrawn already; nothing was written";
  fmt::print(stderr, "chancery: {}\n", told);
  return ExitCode::kOk;
}

ExitCode ReextractArticles(const Settings& settings, const ReextractOptions& options) {
  client::Client client(settings.connect);
  v1::ReextractArticlesRequest request;
  for (const std::string& article : options.articles) request.add_names(ArticleName(article));
  *request.mutable_filter() = options.filter;
  request.set_validate_only(options.dry_run);
  request.set_page_token(options.after);
  uint64_t changed = 0;
  uint64_t unchanged = 0;
  uint64_t skipped = 0;
  uint64_t failed = 0;
  std::string next = options.after;
  const absl::Status status = client.ReextractArticles(std::move(request), [&](const Reextracted& message) {
    PrintResults(settings, message);
    for (const Reextracted::Result& result : message.results()) {
      changed += result.outcome() == Reextracted::CHANGED ? 1 : 0;
      unchanged += result.outcome() == Reextracted::UNCHANGED ? 1 : 0;
      skipped += result.outcome() == Reextracted::SKIPPED ? 1 : 0;
      failed += result.outcome() == Reextracted::FAILED ? 1 : 0;
    }
    next = message.next_page_token();
    return true;
  });
  fmt::print(stderr, "chancery: {} changed, {} unchanged, {} skipped, {} failed{}\n", changed, unchanged, skipped,
             failed, options.dry_run ? "; only tried" : "");
  if (!status.ok() && !next.empty()) {
    fmt::print(stderr, "chancery: the same command with --after {} goes on from here\n", next);
  }
  if (!status.ok()) return Fail(status);
  if (changed + unchanged + skipped + failed == 0) {
    fmt::print(stderr, "chancery: no article fits; chancery articles list shows which there are\n");
  }
  return failed > 0 ? ExitCode::kRejected : ExitCode::kOk;
}

ExitCode ListLimits(const Settings& settings) {
  client::Client client(settings.connect);
  const absl::StatusOr<std::vector<v1::Limit>> limits = client.GetLimits();
  if (!limits.ok()) return Fail(limits.status());
  return PrintList(
      settings.format, *limits, {"LIMIT", "VALUE", "UNIT", "OPTION", "WHAT IT BOUNDS"},
      [](const v1::Limit& limit) {
        return std::vector<std::string>{limit.name(), std::to_string(limit.value()), limit.unit(),
                                        limit.configurable() ? "yes" : "no", limit.effect()};
      },
      "the server tells of no limits");
}

}  // namespace chancery::cli
