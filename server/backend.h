// What all services work with, and the checks that they share.
#ifndef CHANCERY_SERVER_BACKEND_H_
#define CHANCERY_SERVER_BACKEND_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "bulk/article_reader.h"
#include "bulk/ingestor.h"
#include "chancery/v1/model.pb.h"
#include "ontology/ontology.h"
#include "server/config.h"
#include "server/stream_registry.h"
#include "server/tokens.h"
#include "server/worker_pool.h"
#include "store/store.h"

namespace chancery::server {

// The parts of a running server. They outlive the services and their calls.
struct Backend {
  const ServerConfig& config;
  const bulk::ArticleReader& reader;
  store::Store& store;
  bulk::Ingestor& ingestor;
  WorkerPool& workers;  // for questions
  WorkerPool& readers;  // for articles, so that a load does not hold up questions
  size_t reading_threads;
  StreamRegistry& streams;
  std::string revision_prefix = RevisionPrefix(store.id());

  const ontology::Ontology& ontology() const { return *reader.ontology(); }
  std::string RevisionToken(uint64_t revision) const;
  // The state that a request asks for. REVISION_UNKNOWN, KNOWN_AT_TOO_LATE.
  absl::StatusOr<store::ReadView> ViewFor(const v1::ReadAt& read_at) const;
  // The state of a revision, with the actors that a request asks for: for the next page of a list.
  absl::StatusOr<store::ReadView> ViewAt(uint64_t revision, const v1::ReadAt& read_at) const;
};

// The last revision of a view that was committed at a time or before; 0 if there is none. FIELD_INVALID and
// KNOWN_AT_TOO_LATE for `field`.
absl::StatusOr<uint64_t> RevisionKnownAt(const store::ReadView& view, const google::protobuf::Timestamp& at,
                                         std::string_view field);

// NAME_INVALID for `field` unless `name` is "<collection>/" and an id.
absl::Status CheckName(std::string_view name, std::string_view collection, std::string_view field);

// An event that was read at `view`, as a reply holds it, with at most `max_evidence` sentences. SetEvent is for an
// empty message, which may be part of a reply: that spares a copy where the reply is on an arena.
absl::Status SetEvent(const Backend& backend, const store::ReadView& view, const store::EventWithEvidence& event,
                      size_t max_evidence, v1::Event& message);
absl::StatusOr<v1::Event> EventMessage(const Backend& backend, const store::ReadView& view,
                                       const store::EventWithEvidence& event, size_t max_evidence);

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_BACKEND_H_
