#include "ontology/event_time.h"

#include <fmt/format.h>

#include <algorithm>

#include "absl/base/macros.h"
#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace chancery::ontology {
namespace {

constexpr char kOpen[] = "..";

std::string Quoted(std::string_view text) { return absl::StrFormat("\"%s\"", absl::CHexEscape(std::string(text))); }

absl::Status Refused(std::string_view text, std::string_view why) {
  return absl::InvalidArgumentError(
      absl::StrFormat("%s is not a time: %s; write a day (2009-12-09), a month (2010-01), a year (2010), two of them "
                      "with \"/\" between, "
                      "or \"..\" for one of the two",
                      Quoted(text), why));
}

// Reads exactly `digits` decimal digits from the front of `rest` and drops them.
std::optional<int> TakeNumber(std::string_view& rest, size_t digits) {
  if (rest.size() < digits) return std::nullopt;
  int number = 0;
  for (const char c : rest.substr(0, digits)) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  rest.remove_prefix(digits);
  return number;
}

// Reads "-NN" likewise.
std::optional<int> TakePart(std::string_view& rest) {
  if (rest.empty() || rest.front() != '-') return std::nullopt;
  rest.remove_prefix(1);
  return TakeNumber(rest, 2);
}

absl::StatusOr<CalendarUnit> ParseUnit(std::string_view text, std::string_view whole) {
  const auto malformed = [&] { return Refused(whole, absl::StrFormat("%s is no day, month or year", Quoted(text))); };
  std::string_view rest = text;
  const std::optional<int> year = TakeNumber(rest, 4);
  if (!year) return malformed();
  if (*year == 0) return Refused(whole, "years run from 0001 to 9999");
  if (rest.empty()) return CalendarUnit(absl::CivilYear(*year));

  const std::optional<int> month = TakePart(rest);
  if (!month) return malformed();
  if (*month < 1 || *month > 12) return Refused(whole, absl::StrFormat("there is no month %02d", *month));
  if (rest.empty()) return CalendarUnit(absl::CivilMonth(*year, *month));

  const std::optional<int> day = TakePart(rest);
  if (!day || !rest.empty()) return malformed();
  // CivilDay carries days that a month does not have over into the next one.
  const absl::CivilDay civil(*year, *month, *day);
  if (civil.day() != *day || civil.month() != *month) {
    return Refused(whole, absl::StrFormat("%04d-%02d has no day %02d", *year, *month, *day));
  }
  return CalendarUnit(civil);
}

}  // namespace

absl::CivilDay CalendarUnit::last_day() const {
  switch (granularity_) {
    case Granularity::kDay:
      return first_;
    case Granularity::kMonth:
      return absl::CivilDay(absl::CivilMonth(first_) + 1) - 1;
    case Granularity::kYear:
      return absl::CivilDay(absl::CivilYear(first_) + 1) - 1;
  }
  return first_;
}

std::string CalendarUnit::ToString() const {
  switch (granularity_) {
    case Granularity::kDay:
      return fmt::format("{:04}-{:02}-{:02}", first_.year(), first_.month(), first_.day());
    case Granularity::kMonth:
      return fmt::format("{:04}-{:02}", first_.year(), first_.month());
    case Granularity::kYear:
      return fmt::format("{:04}", first_.year());
  }
  return "";
}

EventTime EventTime::In(CalendarUnit unit) { return EventTime(Form::kIn, unit); }

EventTime EventTime::FromTo(CalendarUnit from, CalendarUnit to) {
  ABSL_ASSERT(to.last_day() >= from.first_day());
  if (from == to) return In(from);
  EventTime time(Form::kFromTo, from);
  time.second_ = to;
  return time;
}

EventTime EventTime::OnOrBefore(CalendarUnit latest) { return EventTime(Form::kOnOrBefore, latest); }

EventTime EventTime::FromThenOn(CalendarUnit earliest) { return EventTime(Form::kFromThenOn, earliest); }

absl::StatusOr<EventTime> EventTime::Parse(std::string_view text) {
  if (text.empty()) return EventTime();
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    const absl::StatusOr<CalendarUnit> unit = ParseUnit(text, text);
    if (!unit.ok()) return unit.status();
    return In(*unit);
  }
  const std::string_view left = text.substr(0, slash);
  const std::string_view right = text.substr(slash + 1);
  if (left == kOpen && right == kOpen) return Refused(text, "one side must be known; leave it empty if nothing is");
  if (left == kOpen) {
    const absl::StatusOr<CalendarUnit> latest = ParseUnit(right, text);
    if (!latest.ok()) return latest.status();
    return OnOrBefore(*latest);
  }
  const absl::StatusOr<CalendarUnit> from = ParseUnit(left, text);
  if (!from.ok()) return from.status();
  if (right == kOpen) return FromThenOn(*from);
  const absl::StatusOr<CalendarUnit> to = ParseUnit(right, text);
  if (!to.ok()) return to.status();
  if (to->last_day() < from->first_day()) return Refused(text, "it ends before it begins");
  return FromTo(*from, *to);
}

std::string EventTime::ToString() const {
  switch (form_) {
    case Form::kUnknown:
      return "";
    case Form::kIn:
      return first_->ToString();
    case Form::kFromTo:
      return absl::StrCat(first_->ToString(), "/", second_->ToString());
    case Form::kOnOrBefore:
      return absl::StrCat(kOpen, "/", first_->ToString());
    case Form::kFromThenOn:
      return absl::StrCat(first_->ToString(), "/", kOpen);
  }
  return "";
}

std::optional<absl::CivilDay> EventTime::earliest() const {
  if (form_ == Form::kUnknown || form_ == Form::kOnOrBefore) return std::nullopt;
  return first_->first_day();
}

std::optional<absl::CivilDay> EventTime::latest() const {
  if (form_ == Form::kUnknown || form_ == Form::kFromThenOn) return std::nullopt;
  return form_ == Form::kFromTo ? second_->last_day() : first_->last_day();
}

std::optional<absl::CivilDay> EventTime::latest_start() const {
  if (form_ != Form::kFromTo) return latest();
  return std::min(first_->last_day(), second_->last_day());
}

std::optional<absl::CivilDay> EventTime::earliest_end() const {
  if (form_ != Form::kFromTo) return earliest();
  return std::max(first_->first_day(), second_->first_day());
}

bool EventTime::IsDay() const { return form_ == Form::kIn && first_->granularity() == Granularity::kDay; }

std::optional<absl::CivilDay> EventTime::SortDay() const {
  const std::optional<absl::CivilDay> day = earliest();
  return day ? day : latest();
}

}  // namespace chancery::ontology
