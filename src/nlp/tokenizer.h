// Cuts text into tokens as spaCy's Tokenizer does.
#ifndef CHANCERY_NLP_TOKENIZER_H_
#define CHANCERY_NLP_TOKENIZER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "nlp/regex.h"
#include "nlp/text_map.h"

namespace chancery::nlp {

// A piece of a text. `norm` is the id of a norm that an exception gives, or 0.
struct Piece {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool space_after = false;
  uint64_t norm = 0;
};

// Pieces of words between white space met before. Bounded. Not safe for threads.
struct TokenizerCache {
  static constexpr size_t kMostWords = 20'000;
  static constexpr size_t kLongestWord = 256;  // bytes

  TextMap<std::string, std::vector<Piece>> pieces_by_word;
  Regex::Scratch scratch;
};

// The rules of a model's file `tokenizer`. Immutable: any number of threads may use one, each with its own cache.
class Tokenizer {
 public:
  static absl::StatusOr<Tokenizer> Load(const std::string& directory);

  // Appends the pieces of `text`, in order. White space other than one space between words makes pieces too.
  // REQUIRES: valid UTF-8, shorter than 2^32 bytes.
  void Split(std::string_view text, TokenizerCache& cache, std::vector<Piece>& pieces) const;

 private:
  using Exceptions = TextMap<std::string, std::vector<Piece>>;

  // Exceptions by the pieces that their text falls into without them: a tree whose edges are piece texts.
  struct PhraseNode {
    TextMap<std::string, std::unique_ptr<PhraseNode>> next;
    bool is_end = false;
  };
  // A part of the pieces, as indices, that is replaced by an exception.
  struct Phrase {
    size_t begin = 0;
    size_t end = 0;
  };

  absl::Status LoadException(std::string_view text, const class MsgpackValue& tokens, const class MsgpackFile& file);
  void AddPhrase(const std::string& text, TokenizerCache& cache);

  void SplitAtSpaces(std::string_view text, const Exceptions& exceptions, TokenizerCache& cache,
                     std::vector<Piece>& pieces) const;
  void SplitWord(std::string_view word, uint32_t offset, const Exceptions& exceptions, TokenizerCache& cache,
                 std::vector<Piece>& pieces) const;
  size_t SuffixLength(std::string_view text, TokenizerCache& cache) const;
  ByteRange StripAffixes(std::string_view word, const Exceptions& exceptions, TokenizerCache& cache,
                         std::vector<Piece>& prefixes, std::vector<Piece>& suffixes) const;
  void SplitMiddle(std::string_view middle, uint32_t offset, const Exceptions& exceptions, TokenizerCache& cache,
                   std::vector<Piece>& pieces) const;
  std::vector<Phrase> FindPhrases(std::string_view text, const std::vector<Piece>& pieces, size_t first) const;
  void ReplacePhrases(std::string_view text, size_t first, std::vector<Piece>& pieces) const;

  std::vector<Regex> prefix_;  // one regular expression each, or none
  std::vector<Regex> suffix_;
  std::vector<Regex> infix_;
  std::vector<Regex> url_;
  Exceptions exceptions_;
  std::unique_ptr<PhraseNode> phrases_;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_TOKENIZER_H_
