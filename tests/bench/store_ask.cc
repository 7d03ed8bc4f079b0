// Asks a running chanceryd the questions about a made-up history, over gRPC, one after the other.
//
//   store_ask ADDRESS EMPTY_ADDRESS QUESTIONS ACTORS ANSWERS [--rounds N] [--only KIND...]
//
// QUESTIONS is the file of history_tables, ACTORS that of store_load; empty_server listens at EMPTY_ADDRESS. ANSWERS
// gets a line for each kind of question (stopwatch.h). A time is that of a whole call, with the reply parsed.
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "chancery/v1/actors.grpc.pb.h"
#include "chancery/v1/events.grpc.pb.h"
#include "chancery/v1/timelines.grpc.pb.h"
#include "ontology/ids.h"
#include "tests/bench/empty.grpc.pb.h"
#include "tests/bench/stopwatch.h"

namespace chancery::bench {
namespace {

using nlohmann::json;

constexpr char kSource[] = "bench-history";
constexpr size_t kEmptyCalls = 400;

struct Options {
  std::string address, empty_address, questions, actors, answers;
  int rounds = 3;
  std::vector<std::string> only;  // kinds; empty: all
};

void Check(const grpc::Status& status, const json& question) {
  if (status.ok()) return;
  std::cerr << "store_ask: " << question.dump() << ": " << status.error_message() << '\n';
  std::exit(1);
}

json ReadJson(const std::string& path) {
  std::ifstream in(path);
  return json::parse(in);
}

json ToAnswer(const v1::Event& event) {
  json participants = json::array();
  for (const v1::Participant& participant : event.participants()) {
    participants.push_back({participant.display_name(), participant.kind(), participant.of(), participant.role()});
  }
  json quotes = json::array();
  for (const v1::Evidence& evidence : event.evidence()) quotes.push_back(evidence.quote());
  const v1::Evidence& evidence = event.evidence(0);
  return {{"record", evidence.record()},
          {"type", event.type()},
          {"status", v1::EventStatus_Name(event.status()).substr(sizeof("EVENT_STATUS_") - 1)},
          {"time", event.time().edtf()},
          {"sort_day", event.sort_day()},
          {"place", event.place()},
          {"content", event.content()},
          {"confidence", std::lround(100 * event.confidence())},
          {"participants", std::move(participants)},
          {"url", evidence.url()},
          {"title", evidence.article_title()},
          {"publisher", evidence.publisher()},
          {"published", evidence.published()},
          {"quotes", std::move(quotes)}};
}

template <typename Response>
json ToAnswers(const Response& response) {
  json answers = json::array();
  for (const v1::Event& event : response.events()) answers.push_back(ToAnswer(event));
  return answers;
}

// Calls of one server, with stubs that are used again and again.
class Asker {
 public:
  Asker(const Options& options)
      : actors_(ReadJson(options.actors)),
        channel_(grpc::CreateChannel(options.address, grpc::InsecureChannelCredentials())),
        names_(v1::Actors::NewStub(channel_)),
        events_(v1::Events::NewStub(channel_)),
        timelines_(v1::Timelines::NewStub(channel_)),
        empty_(Empty::NewStub(grpc::CreateChannel(options.empty_address, grpc::InsecureChannelCredentials()))) {}

  auto Get(const json& question) {
    v1::GetEventRequest request;
    request.set_name("events/" + ontology::RecordId(kSource, question["record"].get<std::string>()));
    grpc::ClientContext context;
    auto response = std::make_shared<v1::GetEventResponse>();
    Check(events_->GetEvent(&context, request, response.get()), question);
    return [response] { return ToAnswer(response->event()); };
  }

  auto PairPage(const json& question) {
    v1::ListPairTimelineRequest request;
    request.set_actor(Name(question["one"]));
    request.set_other_actor(Name(question["other"]));
    request.set_page_size(question["limit"]);
    grpc::ClientContext context;
    auto response = std::make_shared<v1::ListTimelineResponse>();
    Check(timelines_->ListPairTimeline(&context, request, response.get()), question);
    return [response] { return ToAnswers(*response); };
  }

  auto ActorPage(const json& question) {
    v1::ListActorTimelineRequest request;
    request.set_actor(Name(question["one"]));
    request.set_page_size(question["limit"]);
    grpc::ClientContext context;
    auto response = std::make_shared<v1::ListTimelineResponse>();
    Check(timelines_->ListActorTimeline(&context, request, response.get()), question);
    return [response] { return ToAnswers(*response); };
  }

  auto WeekOfPlans(const json& question) {
    v1::ListEventsRequest request;
    request.mutable_filter()->add_statuses(v1::EVENT_STATUS_PLANNED);
    request.mutable_filter()->set_from(question["from"]);
    request.mutable_filter()->set_to(question["to"]);
    request.set_page_size(question["limit"]);
    grpc::ClientContext context;
    auto response = std::make_shared<v1::ListEventsResponse>();
    Check(events_->ListEvents(&context, request, response.get()), question);
    return [response] { return ToAnswers(*response); };
  }

  // Events of which no month is known are those of the month of their sort day, as in the other stores.
  auto MonthlyCounts(const json& question) {
    v1::CountEventsRequest request;
    request.mutable_filter()->add_actors(Name(question["one"]));
    request.mutable_filter()->add_actors(Name(question["other"]));
    request.set_first_day(question["from"]);
    request.set_last_day(question["to"]);
    request.set_period(v1::COUNT_PERIOD_MONTH);
    grpc::ClientContext context;
    auto response = std::make_shared<v1::CountEventsResponse>();
    Check(timelines_->CountEvents(&context, request, response.get()), question);
    return [response] {
      std::map<std::string, int64_t> months;
      for (const v1::EventCount& count : response->counts()) {
        months[count.period().size() == 4 ? count.period() + "-01" : count.period()] += count.events();
      }
      json answers = json::array();
      for (const auto& [month, events] : months) answers.push_back({month, events});
      return answers;
    };
  }

  // Any word of a name may begin with what is typed, where the other stores look at the first: so nothing is compared.
  auto NamePrefix(const json& question) {
    v1::SearchActorsRequest request;
    request.set_query(question["prefix"]);
    request.set_max_results(question["limit"]);
    grpc::ClientContext context;
    auto response = std::make_shared<v1::SearchActorsResponse>();
    Check(names_->SearchActors(&context, request, response.get()), question);
    return [response] { return json(); };
  }

  auto EmptyCall(const json& question) {
    GetRequest request;
    request.set_bytes(question["bytes"]);
    grpc::ClientContext context;
    auto reply = std::make_shared<GetReply>();
    Check(empty_->Get(&context, request, reply.get()), question);
    return [reply] { return json(reply->filling().size()); };
  }

 private:
  std::string Name(const json& actor) const { return actors_[std::to_string(actor["number"].get<uint32_t>())]; }

  const json actors_;
  const std::shared_ptr<grpc::Channel> channel_;
  const std::unique_ptr<v1::Actors::Stub> names_;
  const std::unique_ptr<v1::Events::Stub> events_;
  const std::unique_ptr<v1::Timelines::Stub> timelines_;
  const std::unique_ptr<Empty::Stub> empty_;
};

int Run(const Options& options) {
  std::map<std::string, std::vector<json>> kinds;
  for (const json& question : ReadJson(options.questions)) kinds[question["kind"]].push_back(question);
  Asker asker(options);
  std::ofstream out(options.answers);
  const auto measure = [&](const std::string& kind, const auto& ask) {
    if (!options.only.empty() && std::ranges::find(options.only, kind) == options.only.end()) return;
    Measure(kind, kinds[kind], options.rounds, ask, out);
  };
  kinds["empty_call"].assign(kEmptyCalls, json{{"bytes", 0}});
  kinds["empty_call_20kb"].assign(kEmptyCalls, json{{"bytes", 20'000}});
  measure("empty_call", [&](const json& question) { return asker.EmptyCall(question); });
  measure("empty_call_20kb", [&](const json& question) { return asker.EmptyCall(question); });
  measure("get", [&](const json& question) { return asker.Get(question); });
  measure("pair_page", [&](const json& question) { return asker.PairPage(question); });
  measure("actor_page", [&](const json& question) { return asker.ActorPage(question); });
  measure("busiest_page", [&](const json& question) { return asker.ActorPage(question); });
  measure("monthly_counts", [&](const json& question) { return asker.MonthlyCounts(question); });
  measure("week_of_plans", [&](const json& question) { return asker.WeekOfPlans(question); });
  measure("name_prefix", [&](const json& question) { return asker.NamePrefix(question); });
  return out.flush() ? 0 : 1;
}

}  // namespace
}  // namespace chancery::bench

int main(int argc, char** argv) {
  chancery::bench::Options options;
  CLI::App app("Asks a server the questions about a made-up history.");
  app.add_option("ADDRESS", options.address)->required();
  app.add_option("EMPTY_ADDRESS", options.empty_address)->required();
  app.add_option("QUESTIONS", options.questions)->required();
  app.add_option("ACTORS", options.actors)->required();
  app.add_option("ANSWERS", options.answers)->required();
  app.add_option("--rounds", options.rounds)->capture_default_str();
  app.add_option("--only", options.only, "The kinds of questions to ask.");
  CLI11_PARSE(app, argc, argv);
  return chancery::bench::Run(options);
}
