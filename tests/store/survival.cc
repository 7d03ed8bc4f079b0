#include "tests/store/survival.h"

#include <algorithm>
#include <latch>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/store/synthetic.h"

namespace chancery::testing {
namespace {

using store::ArticleInput;
using store::IngestResult;

// As an event's evidence is read: what the event is made of is left to FaultsOf, which makes each event again.
ontology::EventMention EvidenceOf(const ontology::EventMention& mention) {
  ontology::EventMention told;
  told.id = mention.id;
  told.article = mention.article;
  told.status = mention.status;
  told.time = mention.time;
  told.confidence = mention.confidence;
  told.evidence = mention.evidence;
  told.published = mention.published;
  return told;
}

// Empty if the article is there with all that it tells.
std::string FaultOf(const store::ReadView& view, const ArticleInput& article) {
  const absl::StatusOr<store::StoredArticle> stored = view.GetArticle(absl::StrCat("articles/", article.id), true);
  if (!stored.ok()) return stored.status().ToString();
  if (stored->original != article.original) return "it has another text";
  if (stored->mentions.size() != article.mentions.size()) return "it has lost mentions";
  for (size_t i = 0; i < article.mentions.size(); ++i) {
    if (stored->mentions[i] != article.mentions[i].id) return "it has other mentions";
  }
  for (const std::string& name : stored->events) {
    const absl::StatusOr<store::EventWithEvidence> event = view.GetEventWithEvidence(name);
    if (!event.ok()) return event.status().ToString();
    for (const store::StoredMention& told : event->mentions) {
      const auto given = std::find_if(article.mentions.begin(), article.mentions.end(),
                                      [&](const auto& mention) { return mention.id == told.mention.id; });
      if (given != article.mentions.end() && told.mention != EvidenceOf(*given)) return "a mention has other values";
    }
  }
  return "";
}

// As a stream, so that the log is synced once for many.
std::vector<absl::StatusOr<IngestResult>> IngestAll(store::Store& store, const std::vector<ArticleInput>& articles) {
  std::vector<absl::StatusOr<IngestResult>> results(articles.size());
  std::latch waiting(static_cast<std::ptrdiff_t>(articles.size()));
  for (size_t i = 0; i < articles.size(); ++i) {
    store.IngestAsync(articles[i], [&results, &waiting, i](absl::StatusOr<IngestResult> result) {
      results[i] = std::move(result);
      waiting.count_down();
    });
  }
  waiting.wait();
  return results;
}

}  // namespace

std::vector<std::string> LossesAfterRestart(store::Store& store, const std::vector<ArticleInput>& articles,
                                            const std::set<std::string>& acknowledged) {
  std::vector<std::string> losses;
  const store::ReadView view = store.Latest();
  if (std::string faults = FaultsOf(view); !faults.empty()) losses.push_back(faults);
  for (const ArticleInput& article : articles) {
    const std::string fault = FaultOf(view, article);
    const bool absent = absl::IsNotFound(view.GetArticle(absl::StrCat("articles/", article.id)).status());
    if (!fault.empty() && (!absent || acknowledged.contains(article.id))) {
      losses.push_back(absl::StrCat("article ", article.id, ": ", fault));
    }
  }
  const std::vector<absl::StatusOr<IngestResult>> again = IngestAll(store, articles);
  for (size_t i = 0; i < articles.size(); ++i) {
    if (!again[i].ok()) {
      losses.push_back(absl::StrCat("article ", articles[i].id, " again: ", again[i].status().ToString()));
    } else if (acknowledged.contains(articles[i].id) && again[i]->outcome != IngestResult::Outcome::kUnchanged) {
      losses.push_back(absl::StrCat("article ", articles[i].id, " was acknowledged, and yet added again"));
    }
  }
  const auto dump = DumpOf(store.Latest());
  for (const absl::StatusOr<IngestResult>& result : IngestAll(store, articles)) {
    if (!result.ok()) losses.push_back(result.status().ToString());
  }
  if (DumpOf(store.Latest()) != dump) losses.push_back("the same input added something");
  if (std::string faults = FaultsOf(store.Latest()); !faults.empty()) losses.push_back(faults);
  return losses;
}

}  // namespace chancery::testing
