#include "tests/server/test_server.h"

#include <fmt/format.h>
#include <grpcpp/create_channel.h>

#include <array>
#include <chrono>

#include "absl/time/civil_time.h"

namespace chancery::testing {
namespace {

struct Minister {
  const char* name;
  const char* demonym;
};

constexpr std::array<Minister, 6> kMinisters = {{{"Sergey Lavrov", "Russian"},
                                                 {"Bernard Kouchner", "French"},
                                                 {"Guido Westerwelle", "German"},
                                                 {"Franco Frattini", "Italian"},
                                                 {"Ahmet Davutoglu", "Turkish"},
                                                 {"Carl Bildt", "Swedish"}}};

// In the order of absl::Weekday.
constexpr std::array<const char*, 7> kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};

}  // namespace

std::shared_ptr<const bulk::ArticleReader> SharedReader() {
  static const std::shared_ptr<const bulk::ArticleReader> reader = []() -> std::shared_ptr<const bulk::ArticleReader> {
    const std::optional<std::string> model = ModelDirectory();
    if (!model) return nullptr;
    auto loaded = bulk::ArticleReader::Load({.model = *model, .data = DataDirectory().string()});
    EXPECT_TRUE(loaded.ok()) << loaded.status();
    return loaded.ok() ? *loaded : nullptr;
  }();
  return reader;
}

void ServerTest::SetUp() {
  if (!ModelDirectory()) GTEST_SKIP() << "the language model is not there: run scripts/fetch";
  ASSERT_NE(SharedReader(), nullptr);
  Start();
}

void ServerTest::Configure(server::ServerConfig&) {}

void ServerTest::Start() {
  server::ServerConfig config;
  config.listen = "127.0.0.1:0";
  config.store = (folder_.path() / "store").string();
  config.shutdown_seconds = 5;
  Configure(config);
  auto started = server::Server::Start(config, SharedReader());
  ASSERT_TRUE(started.ok()) << started.status();
  server_ = *std::move(started);
  channel_ = grpc::CreateChannel(server_->address(), grpc::InsecureChannelCredentials());
  articles_ = v1::Articles::NewStub(channel_);
  events_ = v1::Events::NewStub(channel_);
  actors_ = v1::Actors::NewStub(channel_);
  timelines_ = v1::Timelines::NewStub(channel_);
}

void ServerTest::Stop() {
  articles_.reset();
  events_.reset();
  actors_.reset();
  timelines_.reset();
  channel_.reset();
  server_.reset();
}

std::unique_ptr<grpc::ClientContext> ServerTest::Context() {
  auto context = std::make_unique<grpc::ClientContext>();
  context->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  return context;
}

v1::IngestArticleResponse ServerTest::Ingest(const v1::ArticleInput& article) {
  v1::IngestArticleRequest request;
  *request.mutable_article() = article;
  v1::IngestArticleResponse response;
  const grpc::Status status = articles_->IngestArticle(Context().get(), request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response;
}

std::vector<v1::Event> ServerTest::AllEvents(v1::ListEventsRequest request) {
  std::vector<v1::Event> events;
  do {
    v1::ListEventsResponse response;
    const grpc::Status status = events_->ListEvents(Context().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    if (!status.ok()) break;
    events.insert(events.end(), response.events().begin(), response.events().end());
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return events;
}

v1::ArticleInput MeetingArticle(int number) {
  const auto count = static_cast<int>(kMinisters.size());
  const Minister& guest = kMinisters[static_cast<size_t>(number % count)];
  const Minister& host = kMinisters[static_cast<size_t>((number + 1 + number / count % (count - 1)) % count)];
  const absl::CivilDay day = absl::CivilDay(2010, 1, 4) + 11 * number;
  v1::ArticleInput article;
  article.set_url(fmt::format("https://news.example/world/{}", number));
  article.set_title(fmt::format("{} and {} ministers hold talks", guest.demonym, host.demonym));
  article.set_published(fmt::format("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()));
  article.set_content(fmt::format(
      "{} Foreign Minister {} met {} Foreign Minister {} on {}, a spokesman said.\n\n"
      "The two ministers discussed trade and the situation in the region. Nothing was signed.\n",
      guest.demonym, guest.name, host.demonym, host.name, kWeekdays[static_cast<size_t>(absl::GetWeekday(day))]));
  return article;
}

}  // namespace chancery::testing
