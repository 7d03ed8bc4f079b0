#include "client/client.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <algorithm>
#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "chancery/v1/actors.grpc.pb.h"
#include "chancery/v1/articles.grpc.pb.h"
#include "chancery/v1/events.grpc.pb.h"
#include "chancery/v1/server_info.grpc.pb.h"
#include "chancery/v1/timelines.grpc.pb.h"
#include "chancery/v1/watch.grpc.pb.h"
#include "client/ingest_stream.h"
#include "client/status.h"
#include "client/watch_run.h"

namespace chancery::client {
namespace {

// gRPC's own retries (A6, "client retries"): the same policy for every method, as every method may be tried again.
std::string ServiceConfig(int max_attempts) {
  if (max_attempts < 2) return "{}";
  return absl::StrFormat(
      R"({"methodConfig": [{"name": [{}], "retryPolicy": {"maxAttempts": %d, "initialBackoff": "0.1s",
          "maxBackoff": "5s", "backoffMultiplier": 2, "retryableStatusCodes": ["UNAVAILABLE", "RESOURCE_EXHAUSTED"]}}]})",
      max_attempts);
}

std::shared_ptr<grpc::Channel> Connect(const ConnectOptions& options) {
  grpc::ChannelArguments arguments;
  arguments.SetServiceConfigJSON(ServiceConfig(options.max_attempts));
  // An article with its original content may be longer than gRPC's default of 4 MiB; the server sets the limit.
  arguments.SetMaxReceiveMessageSize(-1);
  return grpc::CreateCustomChannel(options.address, grpc::InsecureChannelCredentials(), arguments);
}

}  // namespace

class Client::Impl {
 public:
  explicit Impl(ConnectOptions options)
      : options_(std::move(options)),
        channel_(Connect(options_)),
        articles_(v1::Articles::NewStub(channel_)),
        events_(v1::Events::NewStub(channel_)),
        actors_(v1::Actors::NewStub(channel_)),
        timelines_(v1::Timelines::NewStub(channel_)),
        watch_(v1::Watch::NewStub(channel_)),
        info_(v1::ServerInfo::NewStub(channel_)) {}

  const v1::ReadAt& read_at() const { return options_.read_at; }

  // One unary call with the deadline of the options.
  template <typename Response, typename Stub, typename Request>
  absl::StatusOr<Response> Call(Stub& stub,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                                const Request& request) {
    if (const size_t size = request.ByteSizeLong(); size > options_.max_request_bytes) {
      return FromRpc(ContentTooLarge(size, options_.max_request_bytes));
    }
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + options_.timeout));
    Response response;
    const grpc::Status status = (stub.*method)(&context, request, &response);
    if (!status.ok()) return FromGrpc(status, options_.address);
    return response;
  }

  // A call that writes, under a name of its own if the caller gave it none.
  template <typename Response, typename Stub, typename Request>
  absl::StatusOr<Response> Write(Stub& stub,
                                 grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                                 Request request) {
    if (request.request_id().empty() && !request.validate_only()) {
      request.set_request_id(boost::uuids::to_string(boost::uuids::random_generator()()));
    }
    return Call(stub, method, request);
  }

  // Calls `method` page by page until `take`, which is given each page, wants no more.
  template <typename Response, typename Stub, typename Request, typename TakePage>
  absl::Status EachPage(Stub& stub, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                        Request& request, const TakePage& take) {
    request.clear_page_token();
    if (!request.has_read_at()) *request.mutable_read_at() = options_.read_at;
    do {
      absl::StatusOr<Response> page = Call(stub, method, request);
      if (!page.ok()) return page.status();
      request.set_page_token(page->next_page_token());
      if (!take(*page)) return absl::OkStatus();
    } while (!request.page_token().empty());
    return absl::OkStatus();
  }

  template <typename Response, typename Stub, typename Request>
  absl::Status EachEvent(Stub& stub, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                         Request& request, const TakeEvent& take) {
    return EachPage(stub, method, request, [&](const Response& page) {
      return std::all_of(page.events().begin(), page.events().end(), take);
    });
  }

  const ConnectOptions& options() const { return options_; }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  v1::Articles::StubInterface& articles() { return *articles_; }
  v1::Events::StubInterface& events() { return *events_; }
  v1::Actors::StubInterface& actors() { return *actors_; }
  v1::Timelines::StubInterface& timelines() { return *timelines_; }
  v1::Watch::StubInterface& watch() { return *watch_; }
  v1::ServerInfo::StubInterface& info() { return *info_; }

 private:
  ConnectOptions options_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::Articles::StubInterface> articles_;
  std::unique_ptr<v1::Events::StubInterface> events_;
  std::unique_ptr<v1::Actors::StubInterface> actors_;
  std::unique_ptr<v1::Timelines::StubInterface> timelines_;
  std::unique_ptr<v1::Watch::StubInterface> watch_;
  std::unique_ptr<v1::ServerInfo::StubInterface> info_;
};

Client::Client(ConnectOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Client::~Client() = default;

absl::Status Client::Check() {
  // The standard health service by its bytes, as Debian has no generated code for it: an empty HealthCheckRequest, and
  // a HealthCheckResponse whose field 1 (status) is 1 (SERVING).
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + std::min(impl_->options().timeout, absl::Seconds(5))));
  grpc::GenericStub stub(impl_->channel());
  const grpc::Slice no_bytes;
  const grpc::ByteBuffer request(&no_bytes, 1);
  grpc::ByteBuffer response;
  std::mutex mutex;
  std::condition_variable finished;
  std::optional<grpc::Status> status;
  stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", {}, &request, &response, [&](grpc::Status result) {
    std::lock_guard lock(mutex);
    status = std::move(result);
    finished.notify_one();
  });
  std::unique_lock lock(mutex);
  finished.wait(lock, [&] { return status.has_value(); });
  if (!status->ok()) return FromGrpc(*status, impl_->options().address);
  grpc::Slice bytes;
  if (!response.DumpToSingleSlice(&bytes).ok() || std::string(bytes.begin(), bytes.end()) != "\x08\x01") {
    return absl::UnavailableError("the server is starting or ending");
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::ExtractArticleResponse> Client::Extract(const v1::ArticleInput& article, bool explain) {
  v1::ExtractArticleRequest request;
  *request.mutable_article() = article;
  request.set_explain(explain);
  return impl_->Call(impl_->articles(), &v1::Articles::StubInterface::ExtractArticle, request);
}

absl::StatusOr<v1::IngestArticleResponse> Client::Ingest(const v1::ArticleInput& article) {
  v1::IngestArticleRequest request;
  *request.mutable_article() = article;
  return impl_->Call(impl_->articles(), &v1::Articles::StubInterface::IngestArticle, request);
}

absl::Status Client::IngestAll(const NextArticle& next, const TakeAnswer& answer) {
  return IngestRun(impl_->articles(), impl_->options(), next, answer).Run();
}

absl::StatusOr<v1::Article> Client::GetArticle(std::string_view name, v1::ArticleView view) {
  v1::GetArticleRequest request;
  request.set_name(std::string(name));
  *request.mutable_read_at() = impl_->read_at();
  request.set_view(view);
  auto response = impl_->Call(impl_->articles(), &v1::Articles::StubInterface::GetArticle, request);
  if (!response.ok()) return response.status();
  return std::move(*response->mutable_article());
}

absl::Status Client::ListArticles(v1::ListArticlesRequest request, const TakeArticle& take) {
  return impl_->EachPage(impl_->articles(), &v1::Articles::StubInterface::ListArticles, request,
                         [&](const v1::ListArticlesResponse& page) {
                           return std::all_of(page.articles().begin(), page.articles().end(), take);
                         });
}

absl::StatusOr<std::vector<v1::ArticleVersion>> Client::ListArticleVersions(std::string_view name) {
  v1::ListArticleVersionsRequest request;
  request.set_name(std::string(name));
  std::vector<v1::ArticleVersion> versions;
  const absl::Status status =
      impl_->EachPage(impl_->articles(), &v1::Articles::StubInterface::ListArticleVersions, request,
                      [&](const v1::ListArticleVersionsResponse& page) {
                        versions.insert(versions.end(), page.versions().begin(), page.versions().end());
                        return true;
                      });
  if (!status.ok()) return status;
  return versions;
}

absl::StatusOr<v1::WithdrawArticleResponse> Client::WithdrawArticle(v1::WithdrawArticleRequest request) {
  return impl_->Write(impl_->articles(), &v1::Articles::StubInterface::WithdrawArticle, std::move(request));
}

absl::Status Client::ReextractArticles(v1::ReextractArticlesRequest request, const TakeReextracted& take) {
  constexpr absl::Duration kPause = absl::Milliseconds(200);
  for (int attempts = 1;; ++attempts) {
    grpc::ClientContext context;
    const auto reader = impl_->articles().ReextractArticles(&context, request);
    bool enough = false;
    for (v1::ReextractArticlesResponse message; !enough && reader->Read(&message);) {
      attempts = 0;
      enough = !take(message) || message.next_page_token().empty();
      request.set_page_token(message.next_page_token());
    }
    if (enough) context.TryCancel();
    const grpc::Status status = reader->Finish();
    if (enough || status.ok()) return absl::OkStatus();
    const bool may_go_on = status.error_code() == grpc::StatusCode::UNAVAILABLE ||
                           status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED ||
                           status.error_code() == grpc::StatusCode::ABORTED;
    if (!may_go_on || attempts >= impl_->options().max_attempts) return FromGrpc(status, impl_->options().address);
    absl::SleepFor(kPause);
  }
}

absl::StatusOr<std::vector<v1::Limit>> Client::GetLimits() {
  auto response = impl_->Call(impl_->info(), &v1::ServerInfo::StubInterface::GetLimits, v1::GetLimitsRequest());
  if (!response.ok()) return response.status();
  return std::vector<v1::Limit>(response->limits().begin(), response->limits().end());
}

absl::StatusOr<v1::Event> Client::GetEvent(std::string_view name) {
  v1::GetEventRequest request;
  request.set_name(std::string(name));
  *request.mutable_read_at() = impl_->read_at();
  auto response = impl_->Call(impl_->events(), &v1::Events::StubInterface::GetEvent, request);
  if (!response.ok()) return response.status();
  return std::move(*response->mutable_event());
}

absl::StatusOr<v1::Actor> Client::GetActor(std::string_view name) {
  v1::GetActorRequest request;
  request.set_name(std::string(name));
  *request.mutable_read_at() = impl_->read_at();
  auto response = impl_->Call(impl_->actors(), &v1::Actors::StubInterface::GetActor, request);
  if (!response.ok()) return response.status();
  return std::move(*response->mutable_actor());
}

absl::StatusOr<std::vector<v1::ActorCandidate>> Client::ResolveActor(v1::ResolveActorRequest request) {
  if (!request.has_read_at()) *request.mutable_read_at() = impl_->read_at();
  auto response = impl_->Call(impl_->actors(), &v1::Actors::StubInterface::ResolveActor, request);
  if (!response.ok()) return response.status();
  return std::vector<v1::ActorCandidate>(response->candidates().begin(), response->candidates().end());
}

// A record is its own name: recording it again is harmless without a request_id, which the store would keep for ever.
absl::StatusOr<v1::RecordEventsResponse> Client::RecordEvents(v1::RecordEventsRequest request) {
  return impl_->Call(impl_->events(), &v1::Events::StubInterface::RecordEvents, request);
}

absl::StatusOr<v1::DecisionResponse> Client::CorrectEvent(v1::CorrectEventRequest request) {
  return impl_->Write(impl_->events(), &v1::Events::StubInterface::CorrectEvent, std::move(request));
}

absl::StatusOr<v1::DecisionResponse> Client::RetractEvent(v1::RetractEventRequest request) {
  return impl_->Write(impl_->events(), &v1::Events::StubInterface::RetractEvent, std::move(request));
}

absl::StatusOr<v1::DecisionResponse> Client::UndoDecision(v1::UndoDecisionRequest request) {
  return impl_->Write(impl_->events(), &v1::Events::StubInterface::UndoDecision, std::move(request));
}

absl::StatusOr<v1::MergeActorsResponse> Client::MergeActors(v1::MergeActorsRequest request) {
  return impl_->Write(impl_->actors(), &v1::Actors::StubInterface::MergeActors, std::move(request));
}

absl::StatusOr<v1::MergeActorsResponse> Client::UndoMerge(v1::UndoMergeRequest request) {
  return impl_->Write(impl_->actors(), &v1::Actors::StubInterface::UndoMerge, std::move(request));
}

absl::StatusOr<std::vector<v1::Decision>> Client::ListEventDecisions(std::string_view event) {
  v1::ListEventDecisionsRequest request;
  request.set_name(std::string(event));
  *request.mutable_read_at() = impl_->read_at();
  auto response = impl_->Call(impl_->events(), &v1::Events::StubInterface::ListEventDecisions, request);
  if (!response.ok()) return response.status();
  return std::vector<v1::Decision>(response->decisions().begin(), response->decisions().end());
}

absl::StatusOr<std::vector<v1::EventVersion>> Client::ListEventVersions(std::string_view event) {
  v1::ListEventVersionsRequest request;
  request.set_name(std::string(event));
  std::vector<v1::EventVersion> versions;
  const absl::Status status =
      impl_->EachPage(impl_->events(), &v1::Events::StubInterface::ListEventVersions, request,
                      [&](const v1::ListEventVersionsResponse& page) {
                        versions.insert(versions.end(), page.versions().begin(), page.versions().end());
                        return true;
                      });
  if (!status.ok()) return status;
  return versions;
}

absl::StatusOr<std::vector<v1::Merge>> Client::ListMerges(std::string_view actor) {
  v1::ListMergesRequest request;
  request.set_actor(std::string(actor));
  std::vector<v1::Merge> merges;
  const absl::Status status = impl_->EachPage(impl_->actors(), &v1::Actors::StubInterface::ListMerges, request,
                                              [&](const v1::ListMergesResponse& page) {
                                                merges.insert(merges.end(), page.merges().begin(), page.merges().end());
                                                return true;
                                              });
  if (!status.ok()) return status;
  return merges;
}

absl::Status Client::ListEvents(v1::ListEventsRequest request, const TakeEvent& take) {
  return impl_->EachEvent(impl_->events(), &v1::Events::StubInterface::ListEvents, request, take);
}

absl::StatusOr<v1::CountEventsResponse> Client::CountEvents(v1::CountEventsRequest request) {
  if (!request.has_read_at()) *request.mutable_read_at() = impl_->read_at();
  return impl_->Call(impl_->timelines(), &v1::Timelines::StubInterface::CountEvents, request);
}

absl::Status Client::ListTimeline(v1::ListActorTimelineRequest request, const TakeEvent& take) {
  return impl_->EachEvent(impl_->timelines(), &v1::Timelines::StubInterface::ListActorTimeline, request, take);
}

absl::Status Client::ListTimeline(v1::ListPairTimelineRequest request, const TakeEvent& take) {
  return impl_->EachEvent(impl_->timelines(), &v1::Timelines::StubInterface::ListPairTimeline, request, take);
}

absl::Status Client::ListTimeline(v1::ListGroupTimelineRequest request, const TakeEvent& take) {
  return impl_->EachEvent(impl_->timelines(), &v1::Timelines::StubInterface::ListGroupTimeline, request, take);
}

absl::Status Client::ListTimeline(v1::ListSeriesTimelineRequest request, const TakeEvent& take) {
  return impl_->EachEvent(impl_->timelines(), &v1::Timelines::StubInterface::ListSeriesTimeline, request, take);
}

absl::Status Client::Watch(v1::WatchEventsRequest request, const TakeChanges& take) {
  return WatchRun(impl_->watch(), impl_->options(), std::move(request), take).Run();
}

}  // namespace chancery::client
