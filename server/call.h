// One call: the work that answers it, and whether its client still waits.
#ifndef CHANCERY_SERVER_CALL_H_
#define CHANCERY_SERVER_CALL_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <string>
#include <string_view>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "server/worker_pool.h"
#include "store/event_query.h"

namespace chancery::server {

// Whether a call is still wanted. Safe to use from any thread.
class CallControl {
 public:
  // The client's deadline; the call ends before it where it takes longer than `longest`.
  explicit CallControl(absl::Time deadline, absl::Duration longest = absl::InfiniteDuration());

  void Cancel() { cancelled_ = true; }
  bool cancelled() const { return cancelled_; }
  // OK, CALL_CANCELLED or DEADLINE_PASSED.
  absl::Status Check() const;
  // For reads of the store; it must not outlive this.
  store::ReadControl ForReads() const;

 private:
  std::atomic<bool> cancelled_ = false;
  const absl::Duration longest_;
  const absl::Time own_deadline_;  // of the server
  const absl::Time deadline_;      // the earlier of the two
};

// Writes a line about a call that ended: at debug, at warning where the store could not write, at error where the fault
// is the server's.
void LogCall(std::string_view method, const absl::Status& status, absl::Duration took);

// A call with one request and one reply. Nothing is done on gRPC's threads: the work is handed to a pool, and the call
// refused with SERVER_BUSY where that has enough to do. Lives until gRPC is done with it.
class UnaryCall final : public grpc::ServerUnaryReactor {
 public:
  // Fills the reply, which lives as long as the call, and says how it went.
  using Work = absl::AnyInvocable<absl::Status(const CallControl& control)>;
  // Work that ends by Complete, once, then or later and on any thread.
  using AsyncWork = absl::AnyInvocable<void(UnaryCall& call)>;

  // `method` names the call in the log: a literal.
  static UnaryCall* Start(WorkerPool& pool, grpc::CallbackServerContext* context, std::string_view method, Work work);
  static UnaryCall* StartAsync(WorkerPool& pool, grpc::CallbackServerContext* context, std::string_view method,
                               AsyncWork work);

  const CallControl& control() const { return control_; }
  // Sends the reply, or the error. The call must not be used afterwards.
  void Complete(const absl::Status& status);

 private:
  UnaryCall(grpc::CallbackServerContext* context, std::string_view method, absl::Duration longest);
  void OnCancel() override { control_.Cancel(); }
  void OnDone() override { delete this; }

  CallControl control_;
  const std::string_view method_;
  const absl::Time started_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_CALL_H_
