#include "client/cli/timeline_options.h"

#include <optional>
#include <string>
#include <vector>

namespace chancery::cli {
namespace {

using Texts = std::vector<std::string>;

// An option that sets one text of the filter.
template <typename Set>
void AddText(CLI::App* command, const std::string& name, const std::string& help, const Set& set) {
  command->add_option_function<std::string>(name, set, help);
}

// An option that may be given several times, each time with one value: an actor may follow it.
template <typename Add>
void AddTexts(CLI::App* command, const std::string& name, const std::string& help, const Add& add) {
  command
      ->add_option_function<Texts>(
          name,
          [add](const Texts& values) {
            for (const std::string& value : values) add(value);
          },
          help)
      ->allow_extra_args(false);
}

// Two flags, one for each side of a choice that need not be made. (As one flag of CLI11 it would be made always.)
void AddChoice(CLI::App* command, const std::string& yes, const std::string& yes_help, const std::string& no,
               const std::string& no_help, std::optional<bool>& choice) {
  auto* chosen = command->add_flag_callback(
      yes, [&choice] { choice = true; }, yes_help);
  command
      ->add_flag_callback(
          no, [&choice] { choice = false; }, no_help)
      ->excludes(chosen);
}

void AddWho(CLI::App* command, TimelineOptions& options) {
  v1::EventFilter& filter = options.filter;
  AddText(command, "--role", "The actor's role: visitor, host, source, ...",
          [&](const std::string& value) { filter.set_role(value); });
  AddTexts(command, "--kind", "Somebody of this kind takes part: person, country, organization, group",
           [&](const std::string& value) { filter.add_kinds(value); });
  AddTexts(command, "--country", "This state takes part: a code, RU; several: any of them",
           [&](const std::string& value) { filter.add_countries(value); });
  command->add_flag_callback(
      "--with-people", [&] { filter.set_include_people(true); }, "Of countries: or somebody who acts for one of them");
}

void AddWhen(CLI::App* command, TimelineOptions& options) {
  v1::EventFilter& filter = options.filter;
  AddText(command, "--from", "First day, YYYY-MM-DD", [&](const std::string& value) { filter.set_from(value); });
  AddText(command, "--to", "Last day, YYYY-MM-DD", [&](const std::string& value) { filter.set_to(value); });
  command->add_flag_callback(
      "--within", [&] { filter.set_entirely_within(true); }, "All days of the event lie between the two");
  AddChoice(command, "--undated", "Only events of which no time is known", "--dated", "None of those", options.undated);
}

void AddWhat(CLI::App* command, TimelineOptions& options) {
  v1::EventFilter& filter = options.filter;
  AddTexts(command, "--type", "meeting, visit, conference, promise, ...",
           [&](const std::string& value) { filter.add_types(value); });
  AddTexts(command, "--plover", "A PLOVER code: CONSULT, or CONSULT/visit",
           [&](const std::string& value) { filter.add_plover(value); });
  AddTexts(command, "--cameo", "A CAMEO code or its beginning: 04, 042",
           [&](const std::string& value) { filter.add_cameo(value); });
  command->add_option("--status", options.statuses, "possible, planned, ongoing, occurred or cancelled")
      ->allow_extra_args(false);
  AddText(command, "--place", "Where", [&](const std::string& value) { filter.set_place(value); });
  AddText(command, "--topic", "Words of what it is about",
          [&](const std::string& value) { filter.set_content_words(value); });
  AddText(command, "--words", "Words of one sentence of its evidence",
          [&](const std::string& value) { filter.set_evidence_words(value); });
  AddChoice(command, "--disputed", "Only events about which reports disagree", "--undisputed", "None of those",
            options.disputed);
}

void AddTellers(CLI::App* command, v1::EventFilter& filter) {
  AddText(command, "--publisher", "Who reports it", [&](const std::string& value) { filter.set_publisher(value); });
  AddText(command, "--domain", "The web site that reports it: example.org",
          [&](const std::string& value) { filter.set_domain(value); });
  AddText(command, "--source", "The program or data set that recorded it",
          [&](const std::string& value) { filter.set_source(value); });
  command->add_option_function<double>(
      "--min-confidence", [&](double value) { filter.set_min_confidence(value); }, "The least confidence, 0 to 1");
}

// What all lists of events have.
void AddList(CLI::App* command, TimelineOptions& options) {
  AddWho(command, options);
  AddWhen(command, options);
  AddWhat(command, options);
  AddTellers(command, options.filter);
  command->add_option("--limit", options.limit, "At most so many events; 0: all")->capture_default_str();
  command->add_flag("--oldest-first", options.oldest_first, "Begin with the oldest event");
}

}  // namespace

void AddTimelineOptions(CLI::App* command, TimelineOptions& options) {
  command->add_option("actor", options.actor,
                      "A name (\"Lavrov\", \"France\") or a resource name (actors/FR); without one, all events");
  command->add_option("--with", options.with, "Another actor that takes part too");
  AddList(command, options);
}

void AddBetweenOptions(CLI::App* command, BetweenOptions& options) {
  command
      ->add_option("group", options.group,
                   "Names, resource names or codes of countries: FR, Lavrov, \"European Union\"")
      ->required();
  command->add_option("--and", options.other_group, "The other group, in the same way")->required();
  AddList(command, options.list);
}

void AddSeriesOptions(CLI::App* command, SeriesOptions& options) {
  command->add_option("convener", options.convener, "Who convenes, hosts or chairs: ASEAN, actors/EU")->required();
  AddList(command, options.list);
}

}  // namespace chancery::cli
