// The sample articles give the same events in whatever order and in however many threads they are ingested.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "bulk/article_reader.h"
#include "bulk/ingestor.h"
#include "nlohmann/json.hpp"
#include "store/store.h"
#include "store/verify.h"
#include "tests/testing/paths.h"
#include "text/article.h"

namespace chancery::bulk {
namespace {

// What a user can see of a store, apart from revisions: everything of each event and of its actors, in a fixed order.
struct Seen {
  std::vector<ontology::Event> events;
  std::vector<ontology::Actor> actors;

  friend bool operator==(const Seen&, const Seen&) = default;
};

std::vector<ontology::Event> AllEvents(const store::ReadView& view) {
  std::vector<ontology::Event> events;
  store::EventQuery query;
  do {
    const absl::StatusOr<store::EventPage> page = view.ListEvents(query);
    if (!page.ok()) {
      ADD_FAILURE() << page.status();
      break;
    }
    for (const store::EventWithEvidence& event : page->events) events.push_back(event.stored.event);
    query.after = page->next;
  } while (query.after);
  std::sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return events;
}

Seen Look(const store::ReadView& view) {
  Seen seen{AllEvents(view), {}};
  std::vector<std::string> names;
  for (const ontology::Event& event : seen.events) {
    for (const ontology::Event::Participant& participant : event.participants) names.push_back(participant.actor);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (const std::string& name : names) {
    const absl::StatusOr<store::StoredActor> actor = view.GetActor(name);
    if (actor.ok()) {
      seen.actors.push_back(actor->actor);
    } else {
      ADD_FAILURE() << name << ": " << actor.status();
    }
  }
  return seen;
}

// A store in a folder of its own.
class Archive {
 public:
  explicit Archive(const ArticleReader& reader) {
    store::StoreOptions options;
    options.durability = store::Durability::kNone;
    auto opened = store::Store::Open((folder_.path() / "store").string(), reader.gazetteer(), options);
    if (!opened.ok()) {
      ADD_FAILURE() << opened.status();
      return;
    }
    store_ = *std::move(opened);
  }
  store::Store& store() { return *store_; }

 private:
  testing::TemporaryDirectory folder_;
  std::unique_ptr<store::Store> store_;
};

// The articles of the samples, with their days of publication.
std::vector<Page> SamplePages() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(testing::DataDirectory() / "articles")) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".txt" || extension == ".html") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Page> pages;
  for (const std::filesystem::path& file : files) {
    std::filesystem::path told = file;
    std::ifstream expected(told.replace_extension(".events.json"));
    const nlohmann::json published = nlohmann::json::parse(expected)["article"]["published"];
    Page page;
    page.bytes = testing::ReadFile(file);
    page.given.url = "https://samples.example/" + file.filename().string();
    if (const auto day = text::ParseDay(published.get<std::string>()); day.ok()) page.given.published = *day;
    pages.push_back(std::move(page));
  }
  return pages;
}

// Articles as the store takes them: read once, so that many orders can be tried.
std::vector<store::ArticleInput> Read(const ArticleReader& reader, const std::vector<Page>& pages) {
  std::vector<store::ArticleInput> articles;
  for (const Page& page : pages) {
    absl::StatusOr<ArticleReading> reading = reader.Read({.bytes = page.bytes, .given = page.given});
    if (!reading.ok()) {
      ADD_FAILURE() << page.given.url << ": " << reading.status();
      continue;
    }
    const text::Article& article = reading->page.article;
    articles.push_back({.id = reading->page.id,
                        .url = article.url,
                        .title = article.title,
                        .publisher = article.publisher,
                        .language = article.language,
                        .published = article.published,
                        .published_from = article.published_from,
                        .extractor = reader.version(),
                        .original = page.bytes,
                        .mentions = std::move(reading->extraction.mentions)});
  }
  return articles;
}

// Calls `work` with each of `count` indexes, from some threads at once.
template <typename Work>
void InThreads(int threads, size_t count, const Work& work) {
  std::atomic<size_t> next = 0;
  std::vector<std::thread> workers;
  for (int i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (size_t at = next++; at < count; at = next++) work(at);
    });
  }
  for (std::thread& worker : workers) worker.join();
}

class OrderTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::optional<std::string> model = testing::ModelDirectory();
    if (!model) return;
    auto reader = ArticleReader::Load({.model = *model, .data = testing::DataDirectory().string()});
    ASSERT_TRUE(reader.ok()) << reader.status();
    reader_ = *reader;
    pages_ = SamplePages();
    articles_ = Read(*reader_, pages_);
    Archive archive(*reader_);
    for (const store::ArticleInput& article : articles_) ASSERT_TRUE(archive.store().Ingest(article).ok());
    expected_ = Look(archive.store().Latest());
  }
  static void TearDownTestSuite() { reader_.reset(); }

  void SetUp() override {
    if (reader_ == nullptr) GTEST_SKIP() << "the language model is not there: run scripts/fetch";
  }

  static void ExpectTheSame(store::Store& store, const std::string& what) {
    const Seen seen = Look(store.Latest());
    EXPECT_EQ(seen.events.size(), expected_.events.size()) << what;
    EXPECT_TRUE(seen == expected_) << what << ": other events or actors than in the order of the file names";
    const auto report = store::Verify(store.Latest());
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_TRUE(report->ok()) << what << ": " << report->faults.front();
  }

  static inline std::shared_ptr<const ArticleReader> reader_;
  static inline std::vector<Page> pages_;
  static inline std::vector<store::ArticleInput> articles_;
  static inline Seen expected_;
};

TEST_F(OrderTest, TheSamplesTellSomeEventsMoreThanOnce) {
  // Else the other tests would say little.
  size_t mentions = 0;
  for (const store::ArticleInput& article : articles_) mentions += article.mentions.size();
  EXPECT_GT(mentions, 100);
  EXPECT_GE(mentions, expected_.events.size() + 3);
}

TEST_F(OrderTest, AnyPermutationInAnyNumberOfThreadsGivesTheSameEvents) {
  std::mt19937_64 random(7);
  std::vector<store::ArticleInput> articles = articles_;
  for (int round = 0; round < 24; ++round) {
    std::shuffle(articles.begin(), articles.end(), random);
    const int threads = 1 + round % 8;
    Archive archive(*reader_);
    InThreads(threads, articles.size(), [&](size_t i) { EXPECT_TRUE(archive.store().Ingest(articles[i]).ok()); });
    ExpectTheSame(archive.store(), "round " + std::to_string(round));
  }
}

TEST_F(OrderTest, ReadingFromTheBytesInAnyNumberOfThreadsGivesTheSameEvents) {
  std::mt19937_64 random(8);
  std::vector<Page> pages = pages_;
  for (const int threads : {1, 2, 5}) {
    std::shuffle(pages.begin(), pages.end(), random);
    Archive archive(*reader_);
    {
      Ingestor ingestor(reader_, archive.store());
      InThreads(threads, pages.size(), [&](size_t i) { EXPECT_TRUE(ingestor.Ingest(pages[i]).ok()); });
    }
    ExpectTheSame(archive.store(), std::to_string(threads) + " threads");
  }
}

TEST_F(OrderTest, ArticlesThatComeTwiceAndInOlderVersionsLeaveNoTrace) {
  std::mt19937_64 random(9);
  std::vector<store::ArticleInput> articles = articles_;
  for (int round = 0; round < 4; ++round) {
    std::shuffle(articles.begin(), articles.end(), random);
    Archive archive(*reader_);
    for (size_t i = 0; i < articles.size(); ++i) {
      // A first version told half of it and was published on another day.
      store::ArticleInput older = articles[i];
      older.mentions.resize((older.mentions.size() + 1) / 2);
      for (ontology::EventMention& mention : older.mentions) mention.published.reset();
      older.published.reset();
      ASSERT_TRUE(archive.store().Ingest(older).ok());
      if (i % 3 == 0) {
        ASSERT_TRUE(archive.store().Ingest(articles[i]).ok());
      }
    }
    for (const store::ArticleInput& article : articles) ASSERT_TRUE(archive.store().Ingest(article).ok());
    ExpectTheSame(archive.store(), "round " + std::to_string(round));
  }
}

}  // namespace
}  // namespace chancery::bulk
