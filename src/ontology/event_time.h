// When an event happened: a start and an end, each known to lie between an earliest and a latest day.
//
// For people and files it is written in a short profile of EDTF (ISO 8601-2):
//   2009-12-09               that day
//   2010-01, 2010            one day or more in that month or year
//   2010-01-04/2010-01-06    from the first to the second (each may be a day, a month or a year)
//   ../2009-12-09            at some time on or before that day (or month, or year)
//   2009-12-09/..            at some time from that day (or month, or year) on
//   (empty)                  nothing is known
#ifndef CHANCERY_ONTOLOGY_EVENT_TIME_H_
#define CHANCERY_ONTOLOGY_EVENT_TIME_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"

namespace chancery::ontology {

// How exactly a bound was told.
enum class Granularity { kDay, kMonth, kYear };

// A day, month or year of the proleptic Gregorian calendar. REQUIRES: its year is 1 to 9999.
class CalendarUnit {
 public:
  explicit CalendarUnit(absl::CivilDay day) : first_(day), granularity_(Granularity::kDay) {}
  explicit CalendarUnit(absl::CivilMonth month) : first_(month), granularity_(Granularity::kMonth) {}
  explicit CalendarUnit(absl::CivilYear year) : first_(year), granularity_(Granularity::kYear) {}

  absl::CivilDay first_day() const { return first_; }
  absl::CivilDay last_day() const;
  Granularity granularity() const { return granularity_; }
  std::string ToString() const;  // "2009-12-09", "2009-12", "2009"

  friend bool operator==(const CalendarUnit&, const CalendarUnit&) = default;

 private:
  absl::CivilDay first_;
  Granularity granularity_;
};

// A value; see the head of this file. Default-constructed: nothing is known.
class EventTime {
 public:
  EventTime() = default;

  static EventTime In(CalendarUnit unit);  // 2009-12-09, 2010-01
  // From `from` to `to`; the same as In(from) where the two are one. REQUIRES: `to` does not end before `from` begins.
  static EventTime FromTo(CalendarUnit from, CalendarUnit to);
  static EventTime OnOrBefore(CalendarUnit latest);    // ../2009-12-09
  static EventTime FromThenOn(CalendarUnit earliest);  // 2009-12-09/..

  // Reads the short form. InvalidArgument, naming the text and what is wrong with it.
  static absl::StatusOr<EventTime> Parse(std::string_view text);
  // Writes the short form; Parse(ToString()) gives the same value.
  std::string ToString() const;

  bool empty() const { return form_ == Form::kUnknown; }
  // The earliest day on which the event can have begun, and the latest on which it can have ended; none: not known.
  //   2010-01      2010-01-01 and 2010-01-31        ../2010-01   none and 2010-01-31
  //   2010-01/..   2010-01-01 and none
  std::optional<absl::CivilDay> earliest() const;
  std::optional<absl::CivilDay> latest() const;
  // The latest day on which it can have begun, and the earliest on which it can have ended. They differ from latest()
  // and earliest() only where start and end were told apart: of 2010-01/2010-03 they are 2010-01-31 and 2010-03-01.
  std::optional<absl::CivilDay> latest_start() const;
  std::optional<absl::CivilDay> earliest_end() const;
  // Whether it is one single known day.
  bool IsDay() const;

  // The day by which timelines are ordered: the earliest day, or the latest where only that is known; none if empty.
  std::optional<absl::CivilDay> SortDay() const;

  friend bool operator==(const EventTime&, const EventTime&) = default;

 private:
  enum class Form { kUnknown, kIn, kFromTo, kOnOrBefore, kFromThenOn };

  EventTime(Form form, CalendarUnit first) : form_(form), first_(first) {}

  Form form_ = Form::kUnknown;
  std::optional<CalendarUnit> first_;   // none for kUnknown only
  std::optional<CalendarUnit> second_;  // kFromTo only
};

}  // namespace chancery::ontology

#endif  // CHANCERY_ONTOLOGY_EVENT_TIME_H_
