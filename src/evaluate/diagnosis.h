// Why an expected event was missed or another one invented: the nearest event on the other side, what differs, and what
// the steps of the extraction said of the sentence.
#ifndef CHANCERY_EVALUATE_DIAGNOSIS_H_
#define CHANCERY_EVALUATE_DIAGNOSIS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bulk/article_reader.h"
#include "evaluate/evaluation.h"
#include "evaluate/event.h"

namespace chancery::evaluate {

// What a found event has otherwise than an expected one, in words: "participants: lacks Carl Bildt", "time: 2010-01-04,
// expected 2010-01-05"; the participants first. Empty if all is right.
std::vector<std::string> DifferencesOf(const CodedEvent& expected, const CodedEvent& found, std::string_view published);

// One sentence with what the steps said of it.
struct SentenceNotes {
  struct Note {
    std::string rule;   // stable id: "factuality.negated"
    std::string words;  // of the sentence
    std::string detail;
  };
  std::string sentence;
  std::vector<Note> notes;  // on events first, then those on actors
};

// The sentences that begin as some evidence does, in the order of the article. REQUIRES: the reading was explained.
std::vector<SentenceNotes> NotesOn(const bulk::ArticleReading& reading, const std::vector<std::string>& evidence);

struct Diagnosis {
  bool missed = false;            // otherwise invented
  size_t event = 0;               // index among the expected, or among the found
  std::optional<size_t> nearest;  // index of the event on the other side that is most like it; none if none is like it
  bool nearest_is_matched = false;       // but that one is another event already
  std::vector<std::string> differences;  // to the nearest one
  std::vector<SentenceNotes> sentences;  // empty where another coder found the events
};

// The misses and then the inventions (strict) of the article at an index of the evaluation.
std::vector<Diagnosis> Diagnose(const Evaluation& evaluation, size_t article);

}  // namespace chancery::evaluate

#endif  // CHANCERY_EVALUATE_DIAGNOSIS_H_
