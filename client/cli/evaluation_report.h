// Prints what an evaluation found out.
#ifndef CHANCERY_CLIENT_CLI_EVALUATION_REPORT_H_
#define CHANCERY_CLIENT_CLI_EVALUATION_REPORT_H_

#include <string>
#include <vector>

#include "evaluate/evaluation.h"
#include "evaluate/stories.h"

namespace chancery::cli {

struct ReportOptions {
  bool errors = false;       // each miss and each invention, with what the steps made of it
  bool reliability = false;  // what the confidences are worth
};

// Tables and blocks for people.
std::string EvaluationTable(const evaluate::Evaluation& evaluation, const ReportOptions& options);

// One JSON object a line, told apart by their `kind`: "scores", then "missed" and "invented". Rates are numbers from 0
// to 1, not rounded.
std::string EvaluationJson(const evaluate::Evaluation& evaluation, const ReportOptions& options);

// One JSON object a line for each found event that is right or wrong: article, right, confidence and the features that
// the confidence is made of. Read by scripts/calibrate.
std::string JudgedJson(const evaluate::Evaluation& evaluation);

// The scores as comma-separated values with a heading; a row for each view and type, and one for all types.
std::string EvaluationCsv(const evaluate::Evaluation& evaluation);

// How well mentions were put together into events: all stories together, and each; with `errors` also which events were
// parted or mixed.
std::string MergingTable(const std::vector<evaluate::ResolvedStory>& stories, const ReportOptions& options);

// One JSON object a line: `kind` "merging" for all stories together, then "story" for each.
std::string MergingJson(const std::vector<evaluate::ResolvedStory>& stories);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_EVALUATION_REPORT_H_
