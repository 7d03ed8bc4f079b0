#include "server/server.h"

#include <fmt/format.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "absl/time/clock.h"
#include "bulk/ingestor.h"
#include "bulk/locations.h"
#include "server/actors_service.h"
#include "server/articles_service.h"
#include "server/backend.h"
#include "server/events_service.h"
#include "server/server_info_service.h"
#include "server/stream_registry.h"
#include "server/timelines_service.h"
#include "server/watch_hub.h"
#include "server/watch_service.h"
#include "server/worker_pool.h"
#include "store/actor_directory.h"
#include "store/store.h"

namespace chancery::server {
namespace {

constexpr int kKeepaliveTimeoutMs = 20'000;
constexpr int kMinClientPingMs = 20'000;

size_t ThreadsOr(uint64_t asked) {
  if (asked > 0) return asked;
  return std::max(1U, std::thread::hardware_concurrency());
}

store::StoreOptions StoreOptionsOf(const ServerConfig& config) {
  store::StoreOptions options;
  options.cache_bytes = config.store_cache_mib << 20;
  options.write_buffer_bytes = config.store_write_buffer_mib << 20;
  return options;
}

// What the whole process says once: health and reflection are plug-ins of every gRPC server in it.
void EnablePlugins() {
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
}

}  // namespace

struct Server::Impl {
  // In the order of their making; each works with those before it.
  ServerConfig config;
  std::shared_ptr<const bulk::ArticleReader> reader;
  std::unique_ptr<store::Store> store;
  std::unique_ptr<bulk::Ingestor> ingestor;
  std::unique_ptr<WorkerPool> workers;
  std::unique_ptr<WorkerPool> readers;
  std::unique_ptr<StreamRegistry> streams;
  std::unique_ptr<WatchHub> watchers;
  std::unique_ptr<store::ActorDirectory> directory;
  std::optional<Backend> backend;
  std::optional<ArticlesService> articles;
  std::optional<EventsService> events;
  std::optional<ActorsService> actors;
  std::optional<TimelinesService> timelines;
  std::optional<WatchService> watch;
  std::optional<ServerInfoService> info;
  std::unique_ptr<grpc::Server> grpc_server;
  std::string address;
  bool ended = false;

  absl::Status OpenStore();
  void MakeServices();
  absl::Status Listen();
};

absl::Status Server::Impl::OpenStore() {
  const std::string folder = config.store.empty() ? DefaultStoreFolder() : config.store;
  const absl::Time begin = absl::Now();
  absl::StatusOr<std::unique_ptr<store::Store>> opened =
      store::Store::Open(folder, reader->gazetteer(), StoreOptionsOf(config));
  if (!opened.ok()) return opened.status();
  store = *std::move(opened);
  spdlog::info("store open folder={} revision={} ms={}", folder, store->Latest().revision(),
               absl::ToInt64Milliseconds(absl::Now() - begin));
  return absl::OkStatus();
}

void Server::Impl::MakeServices() {
  const size_t reading_threads = ThreadsOr(config.reading_threads);
  const absl::Duration longest_call = absl::Seconds(config.max_call_seconds);
  ingestor = std::make_unique<bulk::Ingestor>(reader, *store);
  workers = std::make_unique<WorkerPool>(ThreadsOr(config.worker_threads), config.max_queued_calls, longest_call);
  readers = std::make_unique<WorkerPool>(reading_threads, config.max_queued_articles, longest_call);
  streams = std::make_unique<StreamRegistry>(config.max_streams);
  watchers = std::make_unique<WatchHub>(*store, ThreadsOr(config.worker_threads), config.max_watchers);
  directory = std::make_unique<store::ActorDirectory>(*store, reader->gazetteer());
  backend.emplace(Backend{config, *reader, *store, *ingestor, *workers, *readers, reading_threads, *streams});
  articles.emplace(*backend);
  events.emplace(*backend);
  actors.emplace(*backend, *directory);
  timelines.emplace(*backend);
  watch.emplace(*backend, *watchers);
  info.emplace(*backend);
}

absl::Status Server::Impl::Listen() {
  EnablePlugins();
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(config.listen, grpc::InsecureServerCredentials(), &port);
  builder.SetMaxReceiveMessageSize(static_cast<int>(config.max_request_bytes));
  builder.SetResourceQuota(grpc::ResourceQuota("chanceryd").Resize(config.grpc_memory_mib << 20));
  // A port that another server has must be an error, not a port shared with it.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, static_cast<int>(config.keepalive_seconds * 1000));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kMinClientPingMs);
  builder.RegisterService(&*articles);
  builder.RegisterService(&*events);
  builder.RegisterService(&*actors);
  builder.RegisterService(&*timelines);
  builder.RegisterService(&*watch);
  builder.RegisterService(&*info);
  grpc_server = builder.BuildAndStart();
  if (grpc_server == nullptr || port == 0) {
    grpc_server.reset();
    return absl::FailedPreconditionError(
        fmt::format("cannot serve on {}: the address is taken by another program, or is none of this machine; choose "
                    "another with --listen HOST:PORT",
                    config.listen));
  }
  address = config.listen.substr(0, config.listen.rfind(':')) + fmt::format(":{}", port);
  grpc_server->GetHealthCheckService()->SetServingStatus(true);
  spdlog::info("serving address={}", address);
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerConfig& config) {
  const absl::Time begin = absl::Now();
  const absl::StatusOr<bulk::Locations> locations = bulk::FindLocations({.model = config.model, .data = config.data});
  if (!locations.ok()) return locations.status();
  absl::StatusOr<std::shared_ptr<const bulk::ArticleReader>> reader = bulk::ArticleReader::Load(
      *locations, {.max_article_bytes = config.max_article_bytes, .max_text_bytes = config.max_text_bytes});
  if (!reader.ok()) return reader.status();
  spdlog::info("reader loaded version=\"{}\" model={} data={} ms={}", (*reader)->version(), locations->model,
               locations->data, absl::ToInt64Milliseconds(absl::Now() - begin));
  for (const std::string& problem : (*reader)->gazetteer()->problems()) spdlog::warn("dictionary {}", problem);
  return Start(config, *std::move(reader));
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerConfig& config,
                                                      std::shared_ptr<const bulk::ArticleReader> reader) {
  auto impl = std::make_unique<Impl>();
  impl->config = config;
  impl->reader = std::move(reader);
  if (absl::Status status = impl->OpenStore(); !status.ok()) return status;
  impl->MakeServices();
  if (absl::Status status = impl->Listen(); !status.ok()) return status;
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Server::~Server() { Shutdown(); }

const std::string& Server::address() const { return impl_->address; }

void Server::Shutdown() {
  if (std::exchange(impl_->ended, true)) return;
  const absl::Time begin = absl::Now();
  impl_->grpc_server->GetHealthCheckService()->Shutdown();
  impl_->streams->DrainAll();
  impl_->watchers->DrainAll();
  impl_->grpc_server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(impl_->config.shutdown_seconds));
  impl_->grpc_server->Wait();
  impl_->readers->Stop();
  impl_->workers->Stop();
  impl_->watchers.reset();
  impl_->directory.reset();
  impl_->ingestor.reset();
  impl_->streams.reset();
  impl_->grpc_server.reset();
  impl_->store.reset();
  spdlog::info("ended ms={}", absl::ToInt64Milliseconds(absl::Now() - begin));
}

}  // namespace chancery::server
