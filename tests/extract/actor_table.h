// An article of a few sentences and what its phrases stand for, on one screen.
#ifndef CHANCERY_TESTS_EXTRACT_ACTOR_TABLE_H_
#define CHANCERY_TESTS_EXTRACT_ACTOR_TABLE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actor_mentions.h"
#include "extract/notes.h"
#include "tests/testing/reading.h"

namespace chancery::extract {

// The actors of an article, found with the real model and the shipped gazetteer.
class ActorTable {
 public:
  explicit ActorTable(std::string_view text, std::string_view published = "2009-12-09");

  // Each actor as "name | kind | of | office", in any order.
  std::vector<std::string> Actors() const;
  // That of the actor with this name; empty if there is none.
  std::string Actor(std::string_view name) const;
  // The names of those whom the n-th token with this text stands for, as head of a phrase; "-" if it heads none.
  std::string Means(std::string_view token, int nth = 1) const;
  // How they are called there: "name", "short name", "description", "metonym", "demonym", "pronoun", "place".
  std::string CalledBy(std::string_view token, int nth = 1) const;
  // The name of the place that it can be read as; empty if it is none.
  std::string Place(std::string_view token, int nth = 1) const;

  const ArticleActors& found() const { return *found_; }
  const std::vector<Note>& notes() const { return notes_; }

 private:
  const ActorSpan* Span(std::string_view token, int nth) const;

  std::unique_ptr<testing::ParsedText> parsed_;
  std::unique_ptr<ArticleActors> found_;
  std::vector<Note> notes_;
};

}  // namespace chancery::extract

#endif  // CHANCERY_TESTS_EXTRACT_ACTOR_TABLE_H_
