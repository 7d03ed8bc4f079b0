// The command that stores articles.
#include <fmt/format.h>

#include <cstdio>
#include <mutex>
#include <utility>

#include "client/cli/commands.h"
#include "client/cli/inputs.h"
#include "client/cli/output.h"
#include "client/cli/progress.h"
#include "client/status.h"

namespace chancery::cli {
namespace {

// What became of the articles of one command. Answers and unreadable inputs come on two threads.
class Tally {
 public:
  explicit Tally(const Settings& settings) : settings_(settings), progress_("articles") {}

  void Unreadable(const absl::Status& status) {
    std::lock_guard lock(mutex_);
    ++refused_;
    fmt::print(stderr, "chancery: {}\n", std::string(status.message()));
  }

  void Answered(const v1::IngestArticlesResponse& response, double share) {
    std::lock_guard lock(mutex_);
    if (response.has_error()) {
      ++refused_;
      const absl::Status status = client::FromRpc(response.error());
      fmt::print(stderr, "chancery: {}: {} [{}]\n", response.item_id(), std::string(status.message()),
                 v1::ErrorReason_Name(client::ReasonOf(status)));
    } else {
      const v1::IngestArticleResponse& ingested = response.ingested();
      ++(ingested.already_known() ? known_ : stored_);
      reports_ += static_cast<size_t>(ingested.article().events_size());
      if (settings_.format == OutputFormat::kJson) fmt::print("{}\n", ToJsonLine(response));
    }
    progress_.Show(stored_ + known_ + refused_, share);
  }

  ExitCode Finish() const {
    if (settings_.format == OutputFormat::kTable) {
      fmt::print("{} articles stored, {} known already, {} refused; they hold {} reports of events\n", stored_, known_,
                 refused_, reports_);
    }
    return refused_ > 0 ? ExitCode::kRejected : ExitCode::kOk;
  }

 private:
  const Settings& settings_;
  Progress progress_;
  std::mutex mutex_;
  size_t stored_ = 0;
  size_t known_ = 0;
  size_t refused_ = 0;
  size_t reports_ = 0;
};

}  // namespace

ExitCode Ingest(const Settings& settings, const std::string& path, const GivenOptions& given) {
  absl::StatusOr<Inputs> inputs = Inputs::Open(path);
  if (!inputs.ok()) return Fail(inputs.status());
  client::Client client(settings.connect);
  if (const absl::Status status = client.Check(); !status.ok()) return Fail(status);

  std::mutex reading;  // the number of files begun is read on the thread of the answers
  const auto share = [&] {
    std::lock_guard lock(reading);
    return static_cast<double>(inputs->begun()) / static_cast<double>(std::max<size_t>(inputs->files(), 1));
  };
  absl::Status status;
  ExitCode code = ExitCode::kOk;
  {
    Tally tally(settings);
    const auto next = [&]() -> std::optional<v1::IngestArticlesRequest> {
      while (true) {
        std::optional<absl::StatusOr<Input>> input;
        {
          std::lock_guard lock(reading);
          input = inputs->Next();
        }
        if (!input.has_value()) return std::nullopt;
        if (!input->ok()) {
          tally.Unreadable(input->status());
          continue;
        }
        v1::IngestArticlesRequest request;
        request.set_item_id((*input)->origin);
        request.mutable_article()->set_content(std::move((*input)->bytes));
        request.mutable_article()->set_published(given.published);
        request.mutable_article()->set_url(given.url);
        return request;
      }
    };
    status =
        client.IngestAll(next, [&](const v1::IngestArticlesResponse& response) { tally.Answered(response, share()); });
    code = tally.Finish();
  }
  return status.ok() ? code : Fail(status);
}

}  // namespace chancery::cli
