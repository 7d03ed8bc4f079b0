// Numbers for names (tags, labels), so that steps compare numbers and documents hold views.
#ifndef CHANCERY_NLP_NAMES_H_
#define CHANCERY_NLP_NAMES_H_

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "nlp/text_map.h"

namespace chancery::nlp {

// Names numbered from 0 in the order of their addition; 0 is the empty name. Views stay valid while the table lives.
class Names {
 public:
  Names() { Add(""); }
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;

  uint16_t Add(std::string_view name) {
    const auto found = numbers_.find(name);
    if (found != numbers_.end()) {
      return found->second;
    }
    const auto number = static_cast<uint16_t>(names_.size());
    names_.emplace_back(name);
    numbers_.emplace(names_.back(), number);
    return number;
  }

  std::string_view operator[](uint16_t number) const { return names_[number]; }
  size_t size() const { return names_.size(); }

 private:
  std::deque<std::string> names_;
  TextMap<std::string_view, uint16_t> numbers_;
};

// The tables that the steps of one pipeline share.
struct NameTables {
  Names tags;
  Names parts_of_speech;
  Names morphologies;
  Names labels;    // of dependencies
  Names entities;  // entity types
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_NAMES_H_
