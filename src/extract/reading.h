// An article as the rules see it: its title and paragraphs as units of parsed text, and walks over their trees.
#ifndef CHANCERY_EXTRACT_READING_H_
#define CHANCERY_EXTRACT_READING_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "nlp/document.h"

namespace chancery::extract {

// A paragraph (or the title) with its parse.
struct Unit {
  const nlp::Document* document = nullptr;
  bool headline = false;   // headlines drop articles and auxiliaries, and tell the recent past in the present tense
  size_t body_offset = 0;  // where the paragraph begins in the article's body; 0 for the headline
  bool turn = false;       // a speaker's turn of a transcript begins here
  std::string_view label = {};  // of the turn: "PRIME MINISTER LEE"
};

// What the rules read. Views: the article's documents must outlive it.
struct Reading {
  std::vector<Unit> units;  // the title first if there is one, then the paragraphs in order
  std::optional<absl::CivilDay> published;
  std::string_view dateline;              // place of the dateline, or empty
  std::vector<std::string_view> bylines;  // lines beside the text that may name whose words it is
};

// A token of a reading.
struct TokenRef {
  uint32_t unit = 0;
  uint32_t token = 0;
  friend auto operator<=>(const TokenRef&, const TokenRef&) = default;  // NOLINT(modernize-use-nullptr): none here
};

// The tokens whose head is `token`, in order. Built once a document, as documents keep heads only. A head outside the
// document counts as a root's. Immutable; it holds views into the pipeline, as the document does, none into the
// document.
class Children {
 public:
  explicit Children(const nlp::Document& document);
  std::span<const uint32_t> Of(uint32_t token) const {
    return std::span(children_).subspan(begins_[token], begins_[token + 1] - begins_[token]);
  }
  // The first child with one of these labels; none if there is none.
  std::optional<uint32_t> Find(uint32_t token, std::initializer_list<std::string_view> labels) const;

 private:
  std::vector<uint32_t> children_;        // of all tokens, one after the other
  std::vector<uint32_t> begins_;          // where those of each token begin, and the end
  std::vector<std::string_view> labels_;  // of each token; they live in the pipeline, as the document's do
};

// The range from the leftmost to the rightmost token at or below `token` within its sentence. Heads that run in a
// circle are each below the others.
nlp::TokenRange Subtree(const nlp::Document& document, uint32_t token);

// Whether `token` is `above` or hangs below it, however deep.
bool IsBelow(const nlp::Document& document, uint32_t token, uint32_t above);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_READING_H_
