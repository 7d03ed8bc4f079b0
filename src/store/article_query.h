// Which articles.
#ifndef CHANCERY_STORE_ARTICLE_QUERY_H_
#define CHANCERY_STORE_ARTICLE_QUERY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "store/records.h"

namespace chancery::store {

// The most articles that are looked at for one page, where few fit.
inline constexpr size_t kMostArticlesLookedAt = 20'000;

// Empty filters let everything through.
struct ArticleQuery {
  std::string publisher = {};                // case and diacritics aside
  std::string domain = {};                   // of the URL, in lower case: "example.org" has "www.example.org" too
  std::optional<absl::CivilDay> first = {};  // published on this day or later
  std::optional<absl::CivilDay> last = {};   // or before; an article without a day fits neither
  std::optional<bool> withdrawn = {};        // only those that are, or are not
  std::string not_extracted_by = {};         // only those that another extractor read
  bool newest_first = false;                 // the one that was stored last comes first; else the first
  uint64_t after = 0;                        // goes on after this place (ArticlePage::next); 0: begins
  size_t limit = 100;                        // REQUIRES: from 1 to 1000
};

struct ArticlePage {
  std::vector<StoredArticle> articles;  // without `events`
  uint64_t next = 0;                    // what `after` gives the next page; 0: there is nothing more
  uint64_t remaining = 0;               // how many are to be looked at after this page
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_ARTICLE_QUERY_H_
