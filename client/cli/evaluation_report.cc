#include "client/cli/evaluation_report.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "client/cli/output.h"
#include "client/cli/table.h"
#include "evaluate/diagnosis.h"

namespace chancery::cli {
namespace {

using evaluate::CodedEvent;
using evaluate::Counts;
using evaluate::Evaluation;
using evaluate::Interval;
using evaluate::Rates;
using nlohmann::ordered_json;

// What is told of both views, in this order.
std::array<std::pair<const char*, const evaluate::ViewResult*>, 2> Views(const Evaluation& evaluation) {
  return {{{"strict", &evaluation.strict}, {"country", &evaluation.by_country}}};
}

// What is counted on the matched ones: a name, the right ones, and of how many.
struct Detail {
  const char* name;
  size_t right;
  size_t all;
};
std::array<Detail, 6> DetailsOf(const Counts& counts) {
  return {{{"participants", counts.participants, counts.matched},
           {"roles", counts.roles, counts.matched},
           {"status", counts.status, counts.matched},
           {"time", counts.time, counts.matched},
           {"place", counts.place, counts.placed},
           {"evidence", counts.evidence, counts.proven}}};
}

double Share(const Detail& detail) {
  return detail.all == 0 ? 0 : static_cast<double>(detail.right) / static_cast<double>(detail.all);
}

std::string Rate(double rate) { return fmt::format("{:.3f}", rate); }

std::string RateIn(double rate, const Interval& interval) {
  return fmt::format("{:.3f} ({:.2f}-{:.2f})", rate, interval.low, interval.high);
}

std::vector<std::string> ScoreRow(const char* view, std::string_view type, const Counts& counts) {
  const Rates rates = evaluate::RatesOf(counts);
  return {view,
          std::string(type),
          fmt::format("{}", counts.matched + counts.missed),
          fmt::format("{}", counts.matched + counts.invented),
          fmt::format("{}", counts.matched),
          Rate(rates.precision),
          Rate(rates.recall),
          Rate(rates.f1)};
}

std::string ScoreTable(const Evaluation& evaluation) {
  std::vector<std::vector<std::string>> rows = {
      {"view", "type", "expected", "found", "matched", "precision", "recall", "F1"}};
  for (const auto& [name, result] : Views(evaluation)) {
    for (size_t i = 0; i < evaluate::kTypes.size(); ++i) {
      rows.push_back(ScoreRow(name, evaluate::kTypes[i], result->types[i]));
    }
    rows.push_back(ScoreRow(name, "all", result->all));
    if (!result->intervals.has_value()) continue;
    const Rates rates = evaluate::RatesOf(result->all);
    rows.back()[5] = RateIn(rates.precision, result->intervals->precision);
    rows.back()[6] = RateIn(rates.recall, result->intervals->recall);
    rows.back()[7] = RateIn(rates.f1, result->intervals->f1);
  }
  return Table(rows);
}

std::string DetailTable(const Evaluation& evaluation) {
  std::vector<std::vector<std::string>> rows = {{"right of the matched"}};
  for (const Detail& detail : DetailsOf({})) rows.front().emplace_back(detail.name);
  for (const auto& [name, result] : Views(evaluation)) {
    std::vector<std::string> row = {name};
    for (const Detail& detail : DetailsOf(result->all)) {
      row.push_back(detail.all == 0 ? "-" : fmt::format("{:.3f} of {}", Share(detail), detail.all));
    }
    rows.push_back(std::move(row));
  }
  return Table(rows);
}

std::string ReliabilityTable(const evaluate::Reliability& reliability) {
  std::vector<std::vector<std::string>> rows = {{"confidence", "events", "mean confidence", "share right"}};
  for (const evaluate::ConfidenceBin& bin : reliability.bins) {
    if (bin.count == 0) continue;
    const double share = static_cast<double>(bin.right) / static_cast<double>(bin.count);
    rows.push_back(
        {fmt::format("{:.1f}-{:.1f}", bin.from, bin.to), fmt::format("{}", bin.count), Rate(bin.mean), Rate(share)});
  }
  return fmt::format(
      "{}\n{} found events; expected calibration error {:.3f}; Brier score {:.3f} ({:.3f} if all had the same "
      "confidence)\n",
      Table(rows), reliability.count, reliability.expected_error, reliability.brier, reliability.base_brier);
}

std::string EventLine(const CodedEvent& event) {
  std::vector<std::string> parties;
  for (const evaluate::Party& party : event.parties) {
    parties.push_back(fmt::format("{} ({})", party.actor, party.role));
  }
  std::string line =
      fmt::format("{} {} {}: {}", event.type, event.status, fmt::join(event.times, " or "), fmt::join(parties, ", "));
  if (!event.places.empty()) line += fmt::format("; in {}", event.places.front());
  if (!event.content.empty()) line += fmt::format("; “{}”", Shorten(event.content, 80));
  return line;
}

// The two sides of an error: where the event stands, and where the one nearest to it is sought.
struct Sides {
  const CodedEvent* event;
  const CodedEvent* nearest;  // null if there is none
};
Sides SidesOf(const evaluate::CodedArticle& article, const evaluate::Diagnosis& diagnosis) {
  const std::vector<CodedEvent>& own = diagnosis.missed ? article.gold.expected : article.found;
  const std::vector<CodedEvent>& other = diagnosis.missed ? article.found : article.gold.expected;
  return {&own[diagnosis.event], diagnosis.nearest.has_value() ? &other[*diagnosis.nearest] : nullptr};
}

std::string NearestLines(const evaluate::Diagnosis& diagnosis, const CodedEvent* nearest) {
  const char* side = diagnosis.missed ? "found" : "expected";
  if (nearest == nullptr) return fmt::format("    nearest   nothing like it was {}\n", side);
  std::string lines =
      fmt::format("    nearest   {} {}{}{}\n", side, EventLine(*nearest), nearest->optional ? " [optional]" : "",
                  diagnosis.nearest_is_matched ? " [matched with another]" : "");
  for (const std::string& difference : diagnosis.differences) lines += fmt::format("    differs   {}\n", difference);
  return lines;
}

std::string DiagnosisBlock(const evaluate::CodedArticle& article, const evaluate::Diagnosis& diagnosis) {
  const auto [event, nearest] = SidesOf(article, diagnosis);
  std::string block = fmt::format("  {}  {}\n", diagnosis.missed ? "MISSED  " : "INVENTED", EventLine(*event));
  block += NearestLines(diagnosis, nearest);
  for (const evaluate::SentenceNotes& sentence : diagnosis.sentences) {
    block += fmt::format("    sentence  {}\n", sentence.sentence);
    for (const auto& note : sentence.notes) {
      block += fmt::format("      {}  “{}” {}\n", note.rule, note.words, note.detail);
    }
    if (sentence.notes.empty()) block += "      no step said anything of it\n";
  }
  if (diagnosis.sentences.empty()) {
    for (const std::string& evidence : event->evidence) block += fmt::format("    evidence  {}\n", evidence);
    if (article.reading.has_value()) block += "    no sentence that was read begins so\n";
  }
  return block;
}

std::string ErrorBlocks(const Evaluation& evaluation) {
  std::string blocks;
  for (size_t i = 0; i < evaluation.articles.size(); ++i) {
    const std::vector<evaluate::Diagnosis> diagnoses = evaluate::Diagnose(evaluation, i);
    if (diagnoses.empty()) continue;
    const evaluate::CodedArticle& article = evaluation.articles[i];
    blocks += fmt::format("\n{}, published {}\n", article.gold.name, article.gold.published);
    for (const evaluate::Diagnosis& diagnosis : diagnoses) blocks += DiagnosisBlock(article, diagnosis);
  }
  return blocks;
}

ordered_json RatesJson(const Counts& counts) {
  const Rates rates = evaluate::RatesOf(counts);
  return {{"precision", rates.precision}, {"recall", rates.recall}, {"f1", rates.f1},
          {"tp", counts.matched},         {"fp", counts.invented},  {"fn", counts.missed}};
}

ordered_json ViewJson(const evaluate::ViewResult& result) {
  ordered_json view = RatesJson(result.all);
  if (result.intervals.has_value()) {
    const auto pair = [](const Interval& interval) { return ordered_json{interval.low, interval.high}; };
    view["precision_ci95"] = pair(result.intervals->precision);
    view["recall_ci95"] = pair(result.intervals->recall);
    view["f1_ci95"] = pair(result.intervals->f1);
  }
  for (const Detail& detail : DetailsOf(result.all)) {
    view[detail.name] = detail.all == 0 ? ordered_json(nullptr) : ordered_json(Share(detail));
  }
  for (size_t i = 0; i < evaluate::kTypes.size(); ++i) {
    view["by_type"][std::string(evaluate::kTypes[i])] = RatesJson(result.types[i]);
  }
  return view;
}

ordered_json ReliabilityJson(const evaluate::Reliability& reliability) {
  ordered_json json = {{"events", reliability.count},
                       {"expected_error", reliability.expected_error},
                       {"brier", reliability.brier},
                       {"base_brier", reliability.base_brier},
                       {"bins", ordered_json::array()}};
  for (const evaluate::ConfidenceBin& bin : reliability.bins) {
    json["bins"].push_back(
        {{"from", bin.from}, {"to", bin.to}, {"events", bin.count}, {"right", bin.right}, {"mean", bin.mean}});
  }
  return json;
}

ordered_json EventJson(const CodedEvent& event) {
  ordered_json json = {{"type", event.type},        {"participants", ordered_json::array()},
                       {"time", event.times},       {"status", event.status},
                       {"place", event.places},     {"content", event.content},
                       {"evidence", event.evidence}};
  for (const evaluate::Party& party : event.parties) {
    json["participants"].push_back(
        {{"actor", party.actor}, {"kind", party.kind}, {"of", party.of}, {"role", party.role}});
  }
  return json;
}

ordered_json DiagnosisJson(const evaluate::CodedArticle& article, const evaluate::Diagnosis& diagnosis) {
  const auto [event, nearest] = SidesOf(article, diagnosis);
  ordered_json json = {{"kind", diagnosis.missed ? "missed" : "invented"},
                       {"article", article.gold.name},
                       {"event", EventJson(*event)},
                       {"nearest", nearest == nullptr ? ordered_json(nullptr) : EventJson(*nearest)},
                       {"nearest_is_matched", diagnosis.nearest_is_matched},
                       {"differences", diagnosis.differences},
                       {"sentences", ordered_json::array()}};
  for (const evaluate::SentenceNotes& sentence : diagnosis.sentences) {
    ordered_json notes = ordered_json::array();
    for (const auto& note : sentence.notes) {
      notes.push_back({{"rule", note.rule}, {"words", note.words}, {"detail", note.detail}});
    }
    json["sentences"].push_back({{"text", sentence.sentence}, {"notes", std::move(notes)}});
  }
  return json;
}

std::string Line(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string EvaluationTable(const Evaluation& evaluation, const ReportOptions& options) {
  std::string text = fmt::format("{}\n{}\n", ScoreTable(evaluation), DetailTable(evaluation));
  text += fmt::format("{} articles; {} events invented in those that expect none\n", evaluation.articles.size(),
                      evaluation.inventions_in_traps);
  if (options.reliability) text += "\n" + ReliabilityTable(evaluate::ReliabilityOf(evaluation));
  if (options.errors) text += ErrorBlocks(evaluation);
  return text;
}

std::string EvaluationJson(const Evaluation& evaluation, const ReportOptions& options) {
  ordered_json scores = {{"kind", "scores"}, {"articles", evaluation.articles.size()}, {"refused", evaluation.refused}};
  for (const auto& [name, result] : Views(evaluation)) scores[name] = ViewJson(*result);
  scores["inventions_in_trap_articles"] = evaluation.inventions_in_traps;
  if (options.reliability) scores["reliability"] = ReliabilityJson(evaluate::ReliabilityOf(evaluation));
  std::string lines = Line(scores);
  if (!options.errors) return lines;
  for (size_t i = 0; i < evaluation.articles.size(); ++i) {
    for (const evaluate::Diagnosis& diagnosis : evaluate::Diagnose(evaluation, i)) {
      lines += Line(DiagnosisJson(evaluation.articles[i], diagnosis));
    }
  }
  return lines;
}

std::string JudgedJson(const Evaluation& evaluation) {
  std::string lines;
  for (const evaluate::Judged& one : evaluate::JudgedOf(evaluation)) {
    const evaluate::CodedArticle& article = evaluation.articles[one.article];
    const CodedEvent& event = article.found[one.found];
    ordered_json line = {{"article", article.gold.name}, {"right", one.right}, {"confidence", event.confidence}};
    for (const auto& [name, value] : event.features) line["features"][name] = value;
    lines += Line(line);
  }
  return lines;
}

std::string EvaluationCsv(const Evaluation& evaluation) {
  std::string lines =
      "view,type,matched,invented,missed,precision,recall,f1,participants,roles,status,time,place,evidence\n";
  const auto add = [&lines](const char* view, std::string_view type, const Counts& counts) {
    const Rates rates = evaluate::RatesOf(counts);
    lines += fmt::format("{},{},{},{},{},{:.6f},{:.6f},{:.6f}", view, type, counts.matched, counts.invented,
                         counts.missed, rates.precision, rates.recall, rates.f1);
    for (const Detail& detail : DetailsOf(counts)) {
      lines += detail.all == 0 ? std::string(",") : fmt::format(",{:.6f}", Share(detail));
    }
    lines += "\n";
  };
  for (const auto& [name, result] : Views(evaluation)) {
    for (size_t i = 0; i < evaluate::kTypes.size(); ++i) add(name, evaluate::kTypes[i], result->types[i]);
    add(name, "all", result->all);
  }
  return lines;
}

}  // namespace chancery::cli
