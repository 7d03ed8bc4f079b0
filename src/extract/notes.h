// The notes that the steps of the extraction leave for people who ask why.
#ifndef CHANCERY_EXTRACT_NOTES_H_
#define CHANCERY_EXTRACT_NOTES_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "extract/reading.h"

namespace chancery::extract {

// One step's word on a part of the article. `rule` is a stable id: "factuality.dropped.negated".
struct Note {
  std::string rule;
  std::string detail;  // in words, for people
  uint32_t unit = 0;   // of Reading::units
  nlp::TokenRange tokens;
};

// Collects notes, in order. Steps take a pointer that is null when nobody asks, and build no text then.
class Notes {
 public:
  void Add(std::string rule, TokenRef at, std::string detail) {
    notes_.push_back({std::move(rule), std::move(detail), at.unit, {at.token, at.token + 1}});
  }
  std::vector<Note> Take() { return std::move(notes_); }

 private:
  std::vector<Note> notes_;
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_NOTES_H_
