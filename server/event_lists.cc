#include "server/event_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "server/errors.h"
#include "server/limits.h"
#include "server/tokens.h"

namespace chancery::server {
namespace {

// Events that are read from the store at once: few enough that a long page notices a cancelled call between two.
constexpr size_t kReadAtOnce = 100;

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
  const Limit allowed = {"max_page_size", backend.config.max_page_size, "events", ""};
  const absl::StatusOr<size_t> size = PageSizeOf(request.page_size, allowed, backend.config.default_page_size);
  if (!size.ok()) return size.status();
  query.limit = *size;
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

absl::StatusOr<store::EventQuery> QueryOf(const Backend& backend, const EventListRequest& request,
                                          const store::ReadView& view, EventList& list) {
  const FindActor find = [&](const std::string& name) -> absl::StatusOr<std::string> {
    absl::StatusOr<store::StoredActor> actor = view.GetActor(name);
    if (!actor.ok()) return actor.status();
    return std::move(actor->actor.name);
  };
  absl::StatusOr<store::EventQuery> query = FilterOf(backend, request.filter, find, request.actors);
  if (!query.ok()) return query.status();
  list.filter = Normalised(request.filter, *query);
  query->evidence = true;
  if (request.narrow) {
    if (absl::Status narrowed = request.narrow(find, *query); !narrowed.ok()) return narrowed;
  }
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

  absl::Status Fill(EventMessages& events) {
    do {
      if (absl::Status status = control_.Check(); !status.ok()) return status;
      if (absl::Status status = FillSome(events); !status.ok()) return status;
    } while (left_ > 0 && next_ && !full_ && query_.most_scanned > 0);
    return absl::OkStatus();
  }

  const std::optional<store::Cursor>& next() const { return next_; }
  // The limit that ended a page that has a next one; empty where it is full.
  std::string_view ended_by() const {
    if (full_) return "max_reply_bytes";
    return left_ > 0 ? limits::kScannedEntries.name : "";
  }

 private:
  absl::Status FillSome(EventMessages& events) {
    query_.limit = std::min(left_, kReadAtOnce);
    query_.after = next_ ? next_ : query_.after;
    absl::StatusOr<store::EventPage> page = view_.ListEvents(query_, control_.ForReads());
    if (!page.ok()) return page.status();
    const size_t scan_left = page->stopped ? 0 : query_.most_scanned - std::min(query_.most_scanned, page->scanned);
    size_t taken = 0;
    for (const store::EventWithEvidence& event : page->events) {
      v1::Event& message = *events.Add();
      absl::Status status = SetEvent(backend_, view_, event, limits::kListEvidence.value, message);
      if (!status.ok()) return status;
      bytes_ += message.ByteSizeLong();
      if (bytes_ > backend_.config.max_reply_bytes && events.size() > 1) {
        events.RemoveLast();
        full_ = true;
        break;
      }
      ++taken;
    }
    left_ -= taken;
    if (!full_) {
      next_ = page->next;
      query_.most_scanned = scan_left;
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

absl::StatusOr<EventList> ListEvents(const Backend& backend, const EventListRequest& request,
                                     const CallControl& control, EventMessages& events) {
  std::optional<PageStart> start;
  if (!request.page_token.empty()) {
    absl::StatusOr<PageStart> read = ReadPage(backend, request);
    if (!read.ok()) return read.status();
    start = *read;
  }
  const absl::StatusOr<store::ReadView> view =
      start ? backend.ViewAt(start->revision, request.read_at) : backend.ViewFor(request.read_at);
  if (!view.ok()) return view.status();
  EventList list;
  absl::StatusOr<store::EventQuery> query = QueryOf(backend, request, *view, list);
  if (!query.ok()) return query.status();
  if (start) query->after = start->after;
  list.revision = backend.RevisionToken(view->revision());
  list.read_at.set_exactly(list.revision);
  PageFiller filler(backend, *view, *std::move(query), control);
  if (absl::Status status = filler.Fill(events); !status.ok()) return status;
  if (filler.next()) {
    list.ended_by = filler.ended_by();
    list.next_page_token =
        MakePageToken(request.request, Encode({view->revision(), *filler.next()}), backend.store.id());
  }
  return list;
}

}  // namespace chancery::server
