// Whether one event fits, compared with what lists give.
#include "store/event_match.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "store/store.h"
#include "tests/store/synthetic.h"
#include "tests/testing/paths.h"

namespace chancery::store {
namespace {

std::set<std::string> Listed(const ReadView& view, EventQuery query) {
  std::set<std::string> names;
  query.limit = 1000;
  do {
    const absl::StatusOr<EventPage> page = view.ListEvents(query);
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) break;
    for (const EventWithEvidence& event : page->events) names.insert(event.stored.event.name);
    query.after = page->next;
  } while (query.after);
  return names;
}

TEST(EventMatch, AnEventFitsWhereAListGivesIt) {
  const testing::TemporaryDirectory folder;
  const std::unique_ptr<Store> store = testing::OpenStore(folder.path().string());
  for (const ArticleInput& article : testing::RandomArticles(3, 300)) ASSERT_TRUE(store->Ingest(article).ok());
  const ReadView view = store->Latest();
  const std::map<std::string, ontology::Event> events = testing::AllEvents(view);

  std::vector<absl::CivilDay> days;
  for (const auto& [name, event] : events) days.push_back(event.sort_day);
  std::sort(days.begin(), days.end());
  const absl::CivilDay day = days[days.size() / 2];
  const std::vector<EventQuery> queries = {
      {},
      {.actors = {"actors/sergey-lavrov"}},
      {.actors = {"actors/sergey-lavrov", "actors/riad-maliki-ps"}},
      {.actors = {"actors/RU"}, .roles = {"host", "visitor"}},
      {.roles = {"source"}},
      {.types = {"visit", "promise"}},
      {.statuses = {ontology::EventStatus::kPlanned}},
      {.from = day},
      {.to = day},
      {.types = {"meeting"}, .from = day - 3, .to = day + 3},
      {.actors = {"actors/nobody"}},
  };
  for (size_t i = 0; i < queries.size(); ++i) {
    std::set<std::string> fitting;
    for (const auto& [name, event] : events) {
      if (Fits(event, queries[i])) fitting.insert(name);
    }
    EXPECT_EQ(fitting, Listed(view, queries[i])) << "query " << i;
    const bool none_or_all = i == 0 || i + 1 == queries.size();
    if (!none_or_all) {
      EXPECT_GT(fitting.size(), 0) << "query " << i;
      EXPECT_LT(fitting.size(), events.size()) << "query " << i;
    }
  }
}

}  // namespace
}  // namespace chancery::store
