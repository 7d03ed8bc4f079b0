// Prints answers: blocks and tables for people, one JSON object a line for programs.
#ifndef CHANCERY_CLIENT_CLI_OUTPUT_H_
#define CHANCERY_CLIENT_CLI_OUTPUT_H_

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "chancery/v1/actors.pb.h"
#include "chancery/v1/model.pb.h"
#include "chancery/v1/watch.pb.h"

namespace chancery::cli {

// One object of the proto's JSON mapping, on one line. Fields without a value are left out, as the mapping does.
std::string ToJsonLine(const google::protobuf::Message& message);

// What made a version or a change, for people: an article with its version, a decision, merges, recordings.
std::string CauseName(const v1::ChangeCause& cause);

// Who takes part, with roles: "Sergey Lavrov (RU) as host; France".
std::string ParticipantList(const v1::Event& event);

// "Sergey Lavrov (RU)", "Russia".
std::string ActorLabel(const v1::Participant& participant);

// An event in a timeline: a line of day, status, type and participants, then what it is about and its first sentence.
std::string EventLines(const v1::Event& event);

// An event as one row of comma-separated values (RFC 4180), and the row of headings.
std::string EventCsvHeading();
std::string EventCsv(const v1::Event& event);

// What one revision changed: a line of its time and cause, then each event with what became of it.
std::string ChangeLines(const v1::RevisionChanges& changes);

// An event with everything that is known of it.
std::string EventPage(const v1::Event& event);

std::string ActorPage(const v1::Actor& actor);
std::string CandidateTable(const std::vector<v1::ActorCandidate>& candidates);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_OUTPUT_H_
