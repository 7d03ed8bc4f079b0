#include "client/cli/article_options.h"

#include <memory>
#include <string>

#include "client/cli/articles.h"
#include "client/cli/decision_options.h"

namespace chancery::cli {
namespace {

void AddFilter(CLI::App* command, v1::ArticleFilter& filter) {
  const auto add = [&](const std::string& name, const std::string& help, auto set) {
    command->add_option_function<std::string>(
        name, [&filter, set](const std::string& value) { set(filter, value); }, help);
  };
  add("--publisher", "Only of this publisher",
      [](v1::ArticleFilter& to, const std::string& value) { to.set_publisher(value); });
  add("--domain", "Only from this host and those below it: example.org",
      [](v1::ArticleFilter& to, const std::string& value) { to.set_domain(value); });
  add("--from", "Only published on this day or later, YYYY-MM-DD",
      [](v1::ArticleFilter& to, const std::string& value) { to.set_published_from(value); });
  add("--to", "Only published on this day or before, YYYY-MM-DD",
      [](v1::ArticleFilter& to, const std::string& value) { to.set_published_to(value); });
  command->add_flag_function(
      "--other-extractor", [&filter](int64_t) { filter.set_other_extractor(true); },
      "Only those that another extractor read than the server's present one");
}

void AddList(CLI::App* command, ArticleListOptions& options) {
  AddFilter(command, options.filter);
  command->add_flag_function(
      "--withdrawn,!--in-force", [&options](int64_t count) { options.filter.set_withdrawn(count > 0); },
      "Only those that were withdrawn, or only those that were not");
  command->add_flag("--newest-first", options.newest_first, "Those that were stored last come first");
  command->add_option("--limit", options.limit, "At most so many; 0: all")->capture_default_str();
}

void AddWithdraw(CLI::App* command, WithdrawOptions& options) {
  command->add_option("article", options.article, "Its name (articles/…)")->required();
  AddDecision(command, options.decision);
  command->add_option("--etag", options.etag, "Refuse if the article is not as it was when it had this etag");
}

void AddReextract(CLI::App* command, ReextractOptions& options) {
  command->add_option("articles", options.articles, "Their names (articles/…); none: all that fit the options");
  AddFilter(command, options.filter);
  command->add_flag("--dry-run", options.dry_run, "Say what would change, and write nothing");
  command->add_option("--after", options.after, "Go on where an earlier run, with the same options, broke off");
}

using Run = std::function<ExitCode()>;

// A command whose options live as long as it.
template <typename Options, typename Add>
void AddCommand(CLI::App& app, const std::string& name, const std::string& help, const Settings& settings, Run& run,
                ExitCode (*command)(const Settings&, const Options&), const Add& add) {
  auto options = std::make_shared<Options>();
  CLI::App* const added = app.add_subcommand(name, help);
  add(added, *options);
  added->callback([&settings, &run, options, command] {
    run = [&settings, options, command] { return command(settings, *options); };
  });
}

}  // namespace

void AddArticleCommands(CLI::App& app, const Settings& settings, Run& run) {
  CLI::App* const articles = app.add_subcommand("articles", "List, withdraw and read again what is stored");
  articles->require_subcommand(1);
  AddCommand<ArticleListOptions>(*articles, "list", "Print the articles, in the order in which they were stored",
                                 settings, run, ListArticles, AddList);
  AddCommand<std::string>(*articles, "versions", "Print what an article was when", settings, run, ListArticleVersions,
                          [](CLI::App* command, std::string& article) {
                            command->add_option("article", article, "Its name (articles/…)")->required();
                          });
  AddCommand<WithdrawOptions>(*articles, "withdraw", "Take an article back, with what only it tells", settings, run,
                              WithdrawArticle, AddWithdraw);
  AddCommand<ReextractOptions>(*articles, "reextract", "Have articles read again by the server's present extractor",
                               settings, run, ReextractArticles, AddReextract);
  app.add_subcommand("limits", "Print what the server takes and gives at most")->callback([&settings, &run] {
    run = [&settings] { return ListLimits(settings); };
  });
}

}  // namespace chancery::cli
