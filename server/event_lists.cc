#include "server/event_lists.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "server/convert.h"
#include "server/errors.h"
#include "server/tokens.h"
#include "text/article.h"

namespace chancery::server {
namespace {

constexpr size_t kListEvidence = 20;
constexpr int kMaxActors = 8;
constexpr int kMaxTypes = 64;
// Events that are read from the store at once: few enough that a long page notices a cancelled call between two.
constexpr size_t kReadAtOnce = 100;

absl::Status CheckCount(std::string_view field, int asked, int allowed) {
  if (asked <= allowed) return absl::OkStatus();
  return FieldError(v1::FIELD_INVALID, field, fmt::format("has {} values, and may have at most {}", asked, allowed));
}

absl::Status SetDay(const std::string& text, std::string_view field, std::optional<absl::CivilDay>& day) {
  if (text.empty()) return absl::OkStatus();
  const absl::StatusOr<absl::CivilDay> parsed = text::ParseDay(text);
  if (!parsed.ok()) return FieldError(v1::FIELD_INVALID, field, std::string(parsed.status().message()));
  day = *parsed;
  return absl::OkStatus();
}

absl::Status SetRole(const ontology::Ontology& ontology, const std::string& role, store::EventQuery& query) {
  if (role.empty()) return absl::OkStatus();
  std::vector<std::string> known;
  for (const ontology::EventType& type : ontology.types()) {
    for (const ontology::Role& one : type.roles) known.push_back(one.name);
  }
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  if (!std::binary_search(known.begin(), known.end(), role)) {
    return FieldError(v1::ROLE_UNKNOWN, "filter.role",
                      fmt::format("no event type has the role \"{}\"; there are {}", role, fmt::join(known, ", ")),
                      {{"value", role}});
  }
  query.roles = {role};
  return absl::OkStatus();
}

absl::Status SetTypes(const ontology::Ontology& ontology, const v1::EventFilter& filter, store::EventQuery& query) {
  if (absl::Status status = CheckCount("filter.types", filter.types_size(), kMaxTypes); !status.ok()) return status;
  for (int i = 0; i < filter.types_size(); ++i) {
    if (ontology.FindType(filter.types(i)) == nullptr) {
      std::vector<std::string_view> known;
      for (const ontology::EventType& type : ontology.types()) known.push_back(type.name);
      return FieldError(
          v1::TYPE_UNKNOWN, fmt::format("filter.types[{}]", i),
          fmt::format("there is no event type \"{}\"; there are {}", filter.types(i), fmt::join(known, ", ")),
          {{"value", filter.types(i)}});
    }
    query.types.push_back(filter.types(i));
  }
  return absl::OkStatus();
}

absl::Status SetStatuses(const v1::EventFilter& filter, store::EventQuery& query) {
  for (int i = 0; i < filter.statuses_size(); ++i) {
    const auto status = FromProto(filter.statuses(i));
    if (!status) {
      return FieldError(v1::FIELD_INVALID, fmt::format("filter.statuses[{}]", i),
                        "expected POSSIBLE, PLANNED, ONGOING, OCCURRED or CANCELLED");
    }
    if (std::find(query.statuses.begin(), query.statuses.end(), *status) == query.statuses.end()) {
      query.statuses.push_back(*status);
    }
  }
  return absl::OkStatus();
}

// Where a page begins, and the revision that the first page showed.
struct PageStart {
  uint64_t revision;
  store::Cursor after;
};

std::string Encode(const PageStart& start) {
  std::string bytes = start.after.Encode();
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(start.revision >> shift & 0xFF);
  return bytes;
}

absl::StatusOr<PageStart> ReadPage(const Backend& backend, const EventListRequest& request) {
  const absl::StatusOr<std::string> position = ReadPageToken(request.page_token, request.request, backend.store.id());
  if (!position.ok()) return position.status();
  const size_t cursor_bytes = position->size() - std::min(position->size(), sizeof(uint64_t));
  const absl::StatusOr<store::Cursor> cursor =
      store::Cursor::Decode(std::string_view{*position}.substr(0, cursor_bytes));
  PageStart start = {0, {}};
  for (const char byte : position->substr(cursor_bytes))
    start.revision = start.revision << 8 | static_cast<unsigned char>(byte);
  if (!cursor.ok() || start.revision > backend.store.Latest().revision()) {
    return FieldError(v1::PAGE_TOKEN_INVALID, "page_token",
                      "comes from another version of the server or a later state of the store; leave it out");
  }
  start.after = *cursor;
  return start;
}

absl::Status SetPage(const Backend& backend, const EventListRequest& request, store::EventQuery& query) {
  const auto allowed = static_cast<int64_t>(backend.config.max_page_size);
  if (request.page_size < 0 || request.page_size > allowed) {
    return FieldError(v1::PAGE_SIZE_INVALID, "page_size",
                      fmt::format("is {}, and may be from 0 (the default) to {}", request.page_size, allowed),
                      {{"asked", std::to_string(request.page_size)}, {"allowed", std::to_string(allowed)}});
  }
  query.limit = request.page_size == 0 ? backend.config.default_page_size : static_cast<size_t>(request.page_size);
  return absl::OkStatus();
}

absl::Status SetOrder(v1::EventOrder order, store::EventQuery& query) {
  if (!v1::EventOrder_IsValid(order)) {
    return FieldError(v1::FIELD_INVALID, "order", "expected NEWEST_FIRST or OLDEST_FIRST");
  }
  query.order =
      order == v1::EVENT_ORDER_OLDEST_FIRST ? store::EventOrder::kOldestFirst : store::EventOrder::kNewestFirst;
  return absl::OkStatus();
}

absl::Status NoSuchActor(const std::string& field, const std::string& name) {
  return MakeError(v1::ACTOR_NOT_FOUND,
                   fmt::format("{}: no stored article names the actor \"{}\"; Actors.ResolveActor finds actors by "
                               "their names",
                               field, name),
                   {{"name", name}});
}

// `named` are the actors that the request names beside the filter.
absl::Status SetActors(const v1::EventFilter& filter, NamedActors named, const FindActor& find,
                       store::EventQuery& query) {
  if (!named.empty() && filter.actors_size() > 0) {
    return FieldError(v1::FIELD_INVALID, "filter.actors", "must be empty in a timeline, which names its actors itself");
  }
  if (absl::Status status = CheckCount("filter.actors", filter.actors_size(), kMaxActors); !status.ok()) return status;
  for (int i = 0; i < filter.actors_size(); ++i) {
    named.emplace_back(fmt::format("filter.actors[{}]", i), filter.actors(i));
  }
  for (const auto& [field, name] : named) {
    if (absl::Status status = CheckName(name, "actors", field); !status.ok()) return status;
    absl::StatusOr<std::string> actor = find(name);
    if (absl::IsNotFound(actor.status())) return NoSuchActor(field, name);
    if (!actor.ok()) return actor.status();
    if (std::find(query.actors.begin(), query.actors.end(), *actor) == query.actors.end()) {
      query.actors.push_back(*std::move(actor));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<store::EventQuery> QueryOf(const Backend& backend, const EventListRequest& request,
                                          const store::ReadView& view) {
  const auto find = [&](const std::string& name) -> absl::StatusOr<std::string> {
    absl::StatusOr<store::StoredActor> actor = view.GetActor(name);
    if (!actor.ok()) return actor.status();
    return std::move(actor->actor.name);
  };
  absl::StatusOr<store::EventQuery> query = FilterOf(backend, request.filter, find, request.actors);
  if (!query.ok()) return query.status();
  query->evidence = true;
  absl::Status status = SetOrder(request.order, *query);
  if (status.ok()) status = SetPage(backend, request, *query);
  if (!status.ok()) return status;
  return query;
}

// Reads events into a list until its page is full, in number or in bytes, or there are no more.
class PageFiller {
 public:
  PageFiller(const Backend& backend, const store::ReadView& view, store::EventQuery query, const CallControl& control)
      : backend_(backend), view_(view), query_(std::move(query)), control_(control), left_(query_.limit) {}

  absl::Status Fill(EventList& list) {
    do {
      if (absl::Status status = control_.Check(); !status.ok()) return status;
      if (absl::Status status = FillSome(list); !status.ok()) return status;
    } while (left_ > 0 && next_ && !full_);
    return absl::OkStatus();
  }

  const std::optional<store::Cursor>& next() const { return next_; }

 private:
  absl::Status FillSome(EventList& list) {
    query_.limit = std::min(left_, kReadAtOnce);
    query_.after = next_ ? next_ : query_.after;
    absl::StatusOr<store::EventPage> page = view_.ListEvents(query_, control_.ForReads());
    if (!page.ok()) return page.status();
    size_t taken = 0;
    for (const store::EventWithEvidence& event : page->events) {
      absl::StatusOr<v1::Event> message = EventMessage(backend_, view_, event, kListEvidence);
      if (!message.ok()) return message.status();
      bytes_ += message->ByteSizeLong();
      if (bytes_ > backend_.config.max_reply_bytes && !list.events.empty()) {
        full_ = true;
        break;
      }
      list.events.push_back(*std::move(message));
      ++taken;
    }
    left_ -= taken;
    if (!full_) {
      next_ = page->next;
      return absl::OkStatus();
    }
    if (taken == 0) return absl::OkStatus();
    // The store tells where a page of its own ends, so the shorter one is asked for again.
    query_.limit = taken;
    query_.evidence = false;
    page = view_.ListEvents(query_, control_.ForReads());
    if (!page.ok()) return page.status();
    next_ = page->next;
    return absl::OkStatus();
  }

  const Backend& backend_;
  const store::ReadView& view_;
  store::EventQuery query_;
  const CallControl& control_;
  size_t left_;
  size_t bytes_ = 0;
  bool full_ = false;
  std::optional<store::Cursor> next_;
};

}  // namespace

absl::StatusOr<store::EventQuery> FilterOf(const Backend& backend, const v1::EventFilter& filter, const FindActor& find,
                                           NamedActors named) {
  store::EventQuery query;
  absl::Status status = SetRole(backend.ontology(), filter.role(), query);
  if (status.ok()) status = SetTypes(backend.ontology(), filter, query);
  if (status.ok()) status = SetStatuses(filter, query);
  if (status.ok()) status = SetDay(filter.from(), "filter.from", query.from);
  if (status.ok()) status = SetDay(filter.to(), "filter.to", query.to);
  if (status.ok() && query.from && query.to && *query.to < *query.from) {
    status = FieldError(v1::FIELD_INVALID, "filter.to", "lies before filter.from");
  }
  if (status.ok()) status = SetActors(filter, std::move(named), find, query);
  if (!status.ok()) return status;
  return query;
}

absl::StatusOr<EventList> ListEvents(const Backend& backend, const EventListRequest& request,
                                     const CallControl& control) {
  std::optional<PageStart> start;
  if (!request.page_token.empty()) {
    absl::StatusOr<PageStart> read = ReadPage(backend, request);
    if (!read.ok()) return read.status();
    start = *read;
  }
  const absl::StatusOr<store::ReadView> view =
      start ? backend.store.Latest().AsOf(start->revision) : backend.ViewFor(request.read_at);
  if (!view.ok()) return view.status();
  absl::StatusOr<store::EventQuery> query = QueryOf(backend, request, *view);
  if (!query.ok()) return query.status();
  if (start) query->after = start->after;
  EventList list;
  list.revision = backend.RevisionToken(view->revision());
  PageFiller filler(backend, *view, *std::move(query), control);
  if (absl::Status status = filler.Fill(list); !status.ok()) return status;
  if (filler.next()) {
    list.next_page_token =
        MakePageToken(request.request, Encode({view->revision(), *filler.next()}), backend.store.id());
  }
  return list;
}

}  // namespace chancery::server
