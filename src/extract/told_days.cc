#include "extract/told_days.h"

#include "absl/algorithm/container.h"
#include "extract/tense.h"

namespace chancery::extract {
namespace {

// How many sentences back the day told last still is that of the tale.
constexpr uint32_t kTellingReach = 2;
// The first paragraphs, which tell what the dispatch is about.
constexpr uint32_t kLead = 3;
// How many days old the news of a dispatch may be.
constexpr int kNewsDays = 3;

// Whether it says when something is, and not how often, for how long or before what.
bool SaysWhen(const TimeExpression& time) { return !time.is_frequency && !time.is_duration && !time.is_anchor; }

}  // namespace

bool IsHeading(const TimeExpression& time, const nlp::Document& document) {
  const nlp::TokenRange sentence = document.sentences[document.tokens[time.tokens.begin].sentence];
  return SaysWhen(time) && time.tokens.begin == sentence.begin && time.tokens.end + 1 >= sentence.end;
}

const TimeExpression* ToldDays::LastBefore(const Candidate& mention, uint32_t token, bool headings_only) {
  const uint32_t unit = mention.unit;
  const bool promise = mention.type->name == "promise";
  const nlp::Document& document = *reading_.units[unit].document;
  const uint32_t sentence = document.tokens[token].sentence;
  const TimeExpression* last = nullptr;
  for (const TimeExpression& time : TimesOf(unit)) {
    if (time.tokens.end > token) break;
    if (!SaysWhen(time)) continue;
    const uint32_t there = document.tokens[time.tokens.begin].sentence;
    const bool heading = IsHeading(time, document);
    if (headings_only && !heading) continue;
    // A scene may open with "had arrived on Sunday"; a promise is of the scene itself.
    if (promise && IsInPluperfect(document, document.tokens[time.head.token].head)) continue;
    if (!heading && there + kTellingReach < sentence) continue;
    if (time.past.IsDay() || time.future.IsDay() || heading) last = &time;
  }
  return last;
}

std::optional<ToldDays::News> ToldDays::OfNews() {
  if (!reading_.published.has_value()) return std::nullopt;
  std::optional<News> news;
  for (uint32_t unit = 0; unit < reading_.units.size() && unit <= kLead; ++unit) {
    if (reading_.units[unit].headline) continue;
    const nlp::Document& document = *reading_.units[unit].document;
    for (const TimeExpression& time : TimesOf(unit)) {
      if (!SaysWhen(time) || !time.past.IsDay()) continue;
      const absl::CivilDay day = *time.past.earliest();
      const uint32_t verb = document.tokens[time.head.token].head;
      if (verb >= document.tokens.size() || !IsSimplePast(document, verb) || day > *reading_.published) continue;
      if (!news.has_value() || news->day < day) news = News{day, unit};
    }
    if (news.has_value()) break;
  }
  if (!news.has_value() || *reading_.published - news->day > kNewsDays) return std::nullopt;
  return news;
}

bool ToldDays::TellsTime(const Candidate& mention) {
  const nlp::Document& document = *reading_.units[mention.unit].document;
  const uint32_t sentence = document.tokens[mention.match.trigger].sentence;
  return absl::c_any_of(TimesOf(mention.unit), [&](const TimeExpression& time) {
    return !time.is_duration && !time.is_same_day && document.tokens[time.head.token].sentence == sentence;
  });
}

const std::vector<TimeExpression>& ToldDays::TimesOf(uint32_t unit) {
  auto known = times_.find(unit);
  if (known == times_.end()) {
    known = times_.emplace(unit, FindTimes(reading_.units[unit], unit, reading_.published)).first;
  }
  return known->second;
}

}  // namespace chancery::extract
