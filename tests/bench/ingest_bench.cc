// From raw pages to events stored: articles a second, and whether memory stays flat.
//
//   ingest_bench PAGES.jsonl THREADS STORE_FOLDER [BODIES.jsonl]
//
// PAGES has an object a line with url, published and page (scripts/vary_articles.py makes them). Everything is done as
// the server does it, with every article durable. Prints one JSON object: articles, events, seconds by the clock and of
// processor time after the model is loaded, and the resident memory at each tenth of the way. BODIES, where named, gets
// the body of each article as a JSON string a line: what another reader of language would be given.
// scripts/bench-articles sets the figures beside spaCy's.
#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "bulk/article_reader.h"
#include "bulk/ingestor.h"
#include "bulk/locations.h"
#include "store/store.h"

namespace chancery {
namespace {

constexpr size_t kBatch = 16;  // pages read together by a thread
constexpr size_t kSamples = 10;
// Small, so that they are soon full and whatever else grew would show. The filters and indexes of the files must fit
// into the cache, or each look-up reads them anew.
constexpr size_t kCacheBytes = 128 << 20;
constexpr size_t kWriteBufferBytes = 32 << 20;

double ProcessorSeconds() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

size_t ResidentMebibytes() {
  std::ifstream in("/proc/self/statm");
  size_t total = 0, resident = 0;
  in >> total >> resident;
  return resident * 4096 >> 20;
}

[[noreturn]] void Fail(std::string_view what) {
  std::cerr << "ingest_bench: " << what << '\n';
  std::exit(1);
}

template <typename T>
T Must(absl::StatusOr<T> value) {
  if (!value.ok()) Fail(value.status().ToString());
  return *std::move(value);
}

// Hands out the lines of a file to any number of threads.
class PageSource {
 public:
  explicit PageSource(const std::string& path) : in_(path) {
    if (!in_) Fail("cannot open " + path);
  }

  std::vector<bulk::Page> Next() {
    std::vector<bulk::Page> pages;
    const std::lock_guard lock(mutex_);
    for (std::string line; pages.size() < kBatch && std::getline(in_, line);) {
      nlohmann::json object = nlohmann::json::parse(line);
      bulk::Page page{.bytes = object.at("page"), .given = {.url = object.at("url")}};
      page.given.published = Must(text::ParseDay(object.at("published").get<std::string>()));
      pages.push_back(std::move(page));
    }
    return pages;
  }

 private:
  std::mutex mutex_;
  std::ifstream in_;
};

// What was done, and the memory on the way.
class Tally {
 public:
  explicit Tally(size_t expected) : every_(std::max<size_t>(1, expected / kSamples)) {}

  void Add(const absl::StatusOr<bulk::IngestedArticle>& outcome) {
    const std::lock_guard lock(mutex_);
    if (!outcome.ok()) {
      ++refused_;
      return;
    }
    mentions_ += outcome->article.mentions.size();
    if (++articles_ % every_ == 0) {
      memory_.push_back({{"articles", articles_}, {"resident_mib", ResidentMebibytes()}});
    }
  }

  nlohmann::json Report() const {
    return {{"articles", articles_}, {"refused", refused_}, {"mentions", mentions_}, {"memory", memory_}};
  }

 private:
  const size_t every_;
  std::mutex mutex_;
  size_t articles_ = 0, refused_ = 0, mentions_ = 0;
  nlohmann::json memory_ = nlohmann::json::array();
};

size_t CountLines(const std::string& path) {
  std::ifstream in(path);
  size_t lines = 0;
  for (std::string line; std::getline(in, line);) ++lines;
  return lines;
}

void WriteBodies(const bulk::ArticleReader& reader, const std::string& pages, const std::string& bodies) {
  std::ofstream out(bodies);
  PageSource source(pages);
  for (std::vector<bulk::Page> batch = source.Next(); !batch.empty(); batch = source.Next()) {
    for (const bulk::Page& page : batch) {
      const bulk::PageText text = Must(reader.ReadText({.bytes = page.bytes, .given = page.given}));
      out << nlohmann::json(text.article.title + "\n\n" + text.article.body) << '\n';
    }
  }
}

nlohmann::json Run(const std::shared_ptr<const bulk::ArticleReader>& reader, const std::string& pages, size_t threads,
                   const std::string& folder) {
  const std::unique_ptr<store::Store> store = Must(store::Store::Open(
      folder, reader->gazetteer(), {.cache_bytes = kCacheBytes, .write_buffer_bytes = kWriteBufferBytes}));
  PageSource source(pages);
  Tally tally(CountLines(pages));
  const double processor_start = ProcessorSeconds();
  const auto start = std::chrono::steady_clock::now();
  {
    bulk::Ingestor ingestor(reader, *store);
    std::vector<std::jthread> workers;
    for (size_t i = 0; i < threads; ++i) {
      workers.emplace_back([&] {
        for (std::vector<bulk::Page> batch = source.Next(); !batch.empty(); batch = source.Next()) {
          ingestor.IngestAll(std::move(batch), {}, [&](size_t, const auto& outcome) { tally.Add(outcome); });
        }
      });
    }
  }
  nlohmann::json report = tally.Report();
  report["seconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  report["processor_seconds"] = ProcessorSeconds() - processor_start;
  report["threads"] = threads;
  return report;
}

}  // namespace
}  // namespace chancery

int main(int argc, char** argv) {
  using namespace chancery;
  if (argc < 4 || argc > 5) Fail("usage: ingest_bench PAGES.jsonl THREADS STORE_FOLDER [BODIES.jsonl]");
  const bulk::Locations locations = Must(bulk::FindLocations());
  const std::shared_ptr<const bulk::ArticleReader> reader = Must(bulk::ArticleReader::Load(locations));
  if (argc == 5) WriteBodies(*reader, argv[1], argv[4]);
  std::cout << Run(reader, argv[1], std::stoul(argv[2]), argv[3]).dump() << '\n';
  return 0;
}
