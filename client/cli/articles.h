// The commands about stored articles, and about what the server takes.
#ifndef CHANCERY_CLIENT_CLI_ARTICLES_H_
#define CHANCERY_CLIENT_CLI_ARTICLES_H_

#include <string>
#include <vector>

#include "client/cli/commands.h"
#include "client/cli/decisions.h"

namespace chancery::cli {

struct ArticleListOptions {
  v1::ArticleFilter filter;
  bool newest_first = false;
  size_t limit = 0;  // 0: all
};
ExitCode ListArticles(const Settings& settings, const ArticleListOptions& options);

// The versions of one article ("articles/…", or what follows the slash).
ExitCode ListArticleVersions(const Settings& settings, const std::string& article);

struct WithdrawOptions {
  DecisionOptions decision;
  std::string article;
  std::string etag;
};
ExitCode WithdrawArticle(const Settings& settings, const WithdrawOptions& options);

struct ReextractOptions {
  std::vector<std::string> articles;  // none: all that fit the filter
  v1::ArticleFilter filter;
  bool dry_run = false;
  std::string after;  // the token that an earlier run gave; empty: from the beginning
};
ExitCode ReextractArticles(const Settings& settings, const ReextractOptions& options);

ExitCode ListLimits(const Settings& settings);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_ARTICLES_H_
