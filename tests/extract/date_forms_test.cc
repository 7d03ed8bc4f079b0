// Every form of the grammar of time expressions is shown by a sentence in which it reads a time and by a near miss in
// which it must not.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extract/times.h"
#include "extract/times_grammar.h"
#include "gtest/gtest.h"
#include "tests/testing/reading.h"
#include "tests/testing/table.h"

namespace chancery::extract {
namespace {

// A line of date_forms.tsv.
struct Row {
  std::string form, published, sentence, time, near_miss, near_times;
};

std::vector<Row> Rows() {
  std::vector<Row> rows;
  for (const std::vector<std::string>& f : testing::ReadTable("tests/extract/date_forms.tsv", 6)) {
    rows.push_back({f[0], f[1], f[2], f[3], f[4], f[5]});
  }
  return rows;
}

std::vector<TimeExpression> TimesIn(const std::string& sentence, const std::string& published) {
  const auto parsed = testing::ReadingOf(sentence, published);
  return FindTimes(parsed->reading.units[0], 0, parsed->reading.published);
}

// As the table writes it.
std::string Shown(const TimeExpression& time) {
  if (time.is_frequency) return "frequency";
  if (time.is_duration) return time.days == 0 ? "duration" : absl::StrCat("duration of ", time.days, " days");
  const auto told = [](const ontology::EventTime& t) { return t.empty() ? std::string("none") : t.ToString(); };
  std::string shown = told(time.past);
  if (!(time.past == time.future)) absl::StrAppend(&shown, " | ", told(time.future));
  if (time.is_anchor) return shown == "none" ? "anchor" : shown + " anchor";
  return shown;
}

bool IsOf(const TimeExpression& time, std::string_view form) { return time.form == form || time.preposition == form; }

TEST(DateForms, EachReadsItsSentence) {
  SKIP_WITHOUT_MODEL();
  for (const Row& row : Rows()) {
    const std::vector<TimeExpression> times = TimesIn(row.sentence, row.published);
    const auto read = absl::c_find_if(times, [&](const TimeExpression& time) { return IsOf(time, row.form); });
    if (read == times.end()) {
      ADD_FAILURE() << row.form << " reads nothing: " << row.sentence;
    } else {
      EXPECT_EQ(Shown(*read), row.time) << row.form << ": " << row.sentence;
    }
  }
}

TEST(DateForms, NoneTakesItsNearMiss) {
  SKIP_WITHOUT_MODEL();
  for (const Row& row : Rows()) {
    std::vector<std::string> shown;
    for (const TimeExpression& time : TimesIn(row.near_miss, row.published)) {
      EXPECT_FALSE(IsOf(time, row.form)) << row.form << ": " << row.near_miss;
      shown.push_back(Shown(time));
    }
    EXPECT_EQ(shown.empty() ? "nothing" : absl::StrJoin(shown, "; "), row.near_times)
        << row.form << ": " << row.near_miss;
  }
}

TEST(DateFormsTable, HasALineForEachFormAndNoOther) {
  std::set<std::string> forms, shown;
  for (const std::string_view form : TimeGrammar::Forms()) forms.emplace(form);
  for (const Row& row : Rows()) shown.insert(row.form);
  EXPECT_EQ(forms, shown);
}

}  // namespace
}  // namespace chancery::extract
