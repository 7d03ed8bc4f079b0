#include "tests/store/synthetic.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <latch>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "resolve/compose.h"
#include "resolve/partition.h"
#include "resolve/resolve.h"
#include "store/published.h"
#include "store/verify.h"

namespace chancery::testing {
namespace {

using store::ArticleInput;

template <typename Value>
Value OrDie(absl::StatusOr<Value> result) {
  if (!result.ok()) {
    std::cerr << result.status() << '\n';
    std::abort();
  }
  return *std::move(result);
}

ArticleInput EmptyArticle(const std::string& id) {
  ArticleInput article;
  article.id = id;
  article.url = absl::StrCat("https://news.example/", id);
  article.title = absl::StrCat("Title of ", id);
  article.publisher = "Example News";
  article.language = "en";
  article.published_from = "given";
  article.extractor = "test 1";
  // Long enough that blocks of the log are crossed.
  for (int i = 0; i < 20; ++i) absl::StrAppend(&article.original, "Sentence ", i, " of the article ", id, ". ");
  return article;
}

}  // namespace

ArticleInput ArticleTelling(const Told& told) {
  ArticleInput article = EmptyArticle(told.article);
  article.mentions = {Mention(told)};
  article.published = article.mentions[0].published;
  return article;
}

std::vector<ArticleInput> RandomArticles(uint64_t seed, size_t mentions) {
  std::vector<ArticleInput> articles;
  for (ontology::EventMention& mention : RandomMentions(seed, mentions)) {
    if (articles.empty() || articles.back().id != mention.article) {
      if (articles.size() % 7 == 6)
        articles.push_back(EmptyArticle(absl::StrCat("silent", seed, "x", articles.size())));
      articles.push_back(EmptyArticle(mention.article));
      articles.back().published = mention.published;
    }
    articles.back().mentions.push_back(std::move(mention));
  }
  return articles;
}

std::unique_ptr<store::Store> OpenStore(const std::string& folder, const store::StoreOptions& options) {
  return OrDie(store::Store::Open(folder, SmallGazetteer(), options));
}

void Stream(store::Store& store, const std::vector<ArticleInput>& articles,
            const std::function<void(const ArticleInput&, const absl::StatusOr<store::IngestResult>&)>& answered) {
  for (size_t start = 0; start < articles.size();) {
    const size_t count = std::min(1 + start % 3, articles.size() - start);
    std::latch waiting(static_cast<std::ptrdiff_t>(count));
    for (size_t i = start; i < start + count; ++i) {
      store.IngestAsync(articles[i], [&answered, &waiting, &article = articles[i]](const auto& result) {
        answered(article, result);
        waiting.count_down();
      });
    }
    waiting.wait();
    start += count;
  }
}

std::map<std::string, ontology::Event> AllEvents(const store::ReadView& view) {
  std::map<std::string, ontology::Event> events;
  store::EventQuery query;
  query.limit = 1000;
  do {
    store::EventPage page = OrDie(view.ListEvents(query));
    for (store::EventWithEvidence& event : page.events) {
      std::string name = event.stored.event.name;
      events.emplace(std::move(name), std::move(event.stored.event));
    }
    query.after = page.next;
  } while (query.after);
  return events;
}

std::map<std::string, ontology::Event> ExpectedEvents(const std::vector<ArticleInput>& articles) {
  std::vector<ontology::EventMention> told;
  for (const ArticleInput& article : articles) {
    told.insert(told.end(), article.mentions.begin(), article.mentions.end());
  }
  const std::vector<resolve::ResolvedMention> mentions = resolve::ResolveActors(told, *SmallGazetteer());
  std::vector<const resolve::ResolvedMention*> pointers;
  for (const resolve::ResolvedMention& mention : mentions) pointers.push_back(&mention);
  std::map<std::string, ontology::Event> events;
  for (const resolve::Cluster& cluster : resolve::Partition(pointers)) {
    ontology::Event event = resolve::Compose(cluster);
    events.emplace(event.name, event);
  }
  return events;
}

std::map<std::string, std::string> DumpOf(const store::ReadView& view) {
  std::map<std::string, std::string> dump;
  const store::Reader& reader = view.published().reader;
  for (size_t i = 0; i < store::kFamilyCount; ++i) {
    const auto family = static_cast<store::Family>(i);
    store::Scan scan(reader.database(), reader.options(), family, "", "");
    for (scan.SeekToFirst(); scan.Valid(); scan.Next()) {
      dump.emplace(absl::StrCat(std::string(FamilyName(family)), " ", absl::BytesToHexString(std::string(scan.key()))),
                   std::string(scan.value()));
    }
  }
  return dump;
}

std::string FaultsOf(const store::ReadView& view) { return absl::StrJoin(OrDie(store::Verify(view)).faults, "\n"); }

}  // namespace chancery::testing
