// The days that an article tells, as the setting of what it tells without one: the day told last before, and the day of
// the news itself.
#ifndef CHANCERY_EXTRACT_TOLD_DAYS_H_
#define CHANCERY_EXTRACT_TOLD_DAYS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "extract/candidate.h"
#include "extract/reading.h"
#include "extract/times.h"

namespace chancery::extract {

// Whether a time is a sentence by itself: "Tuesday.", the heading of what follows in its paragraph.
bool IsHeading(const TimeExpression& time, const nlp::Document& document);

// Reads the times of a paragraph when first asked for them. The reading must outlive it; not for several threads.
class ToldDays {
 public:
  explicit ToldDays(const Reading& reading) : reading_(reading) {}

  // The last day told before a token of a mention in its paragraph, not too many sentences back; null if there is none.
  // `headings_only`: one that is a sentence by itself, which may also be a stretch of days.
  const TimeExpression* LastBefore(const Candidate& mention, uint32_t token, bool headings_only);

  // The last of the days that the first paragraph with any tells, of a verb in the simple past, if it is one of the
  // last days.
  struct News {
    absl::CivilDay day;
    uint32_t unit = 0;  // that tells it
  };
  std::optional<News> OfNews();

  // Whether the sentence of a mention tells of any time: "at the time", "last year", "two days later".
  bool TellsTime(const Candidate& mention);

 private:
  const std::vector<TimeExpression>& TimesOf(uint32_t unit);

  const Reading& reading_;
  std::map<uint32_t, std::vector<TimeExpression>> times_;  // of the units looked at
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_TOLD_DAYS_H_
