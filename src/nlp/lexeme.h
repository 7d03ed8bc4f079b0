// Word forms and what is known of each without its context.
#ifndef CHANCERY_NLP_LEXEME_H_
#define CHANCERY_NLP_LEXEME_H_

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "nlp/text_map.h"

namespace chancery::nlp {

// The lexical attributes that the networks see.
enum class LexicalAttribute : uint8_t { kNorm, kPrefix, kSuffix, kShape, kSpacy, kIsSpace };

// A word form with a norm of its own. The attributes never change; the rest is kept by the steps that use it.
struct Lexeme {
  std::string text;
  std::string lower;
  uint64_t norm = 0;
  uint64_t prefix = 0;
  uint64_t suffix = 0;
  uint64_t shape = 0;
  bool is_space = false;

  // Where the embedding caches keep this word: by network, and by whether a space follows. See EmbeddingCache.
  struct CachedRow {
    uint32_t generation = 0;
    uint32_t row = 0;
  };
  std::array<std::array<CachedRow, 2>, 2> cached_rows;

  // Which of the attribute ruler's conditions on the lower-case form hold (a bit each), and whether any does.
  std::vector<uint64_t> lower_conditions;
  bool has_lower_conditions = false;

  // Lemmas by part of speech. A deque would keep addresses, but nobody keeps them.
  std::vector<std::pair<uint32_t, std::string>> lemmas;
};

// The norms of word forms: the model's own table, then a few that hold for every language, then the lower case.
class Norms {
 public:
  static absl::StatusOr<Norms> Load(const std::string& directory);

  // The id of the norm of a word form whose lower case is `lower`.
  uint64_t NormOf(std::string_view text, std::string_view lower) const;

 private:
  absl::flat_hash_map<uint64_t, uint64_t> norm_by_text_;
};

// Sets all attributes of a word form. `norm` is 0 where none overrides that of the text.
Lexeme MakeLexeme(std::string_view text, uint64_t norm, const Norms& norms);

// The outline of a word: X for capitals, x for other letters, d for digits, at most four of one kind in a row.
std::string WordShape(std::string_view text);

// Word forms met so far, at addresses that stay. Not safe for threads.
class Lexicon {
 public:
  // The lexeme of a text and an overriding norm (0: none); `created` tells whether it is new.
  Lexeme* Get(std::string_view text, uint64_t norm, const Norms& norms, bool& created);

  size_t size() const { return lexemes_.size(); }
  // The length of all texts together.
  size_t text_bytes() const { return text_bytes_; }
  void Clear();

 private:
  struct Key {
    std::string_view text;
    uint64_t norm;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    size_t operator()(const Key& key) const { return TextHash()(key.text) ^ key.norm; }
  };

  std::deque<Lexeme> lexemes_;
  size_t text_bytes_ = 0;
  absl::flat_hash_map<Key, Lexeme*, KeyHash> by_text_;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_LEXEME_H_
