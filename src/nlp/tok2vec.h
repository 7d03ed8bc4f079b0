// Token vectors: hash embeddings of lexical attributes (Bloom embeddings, Serra and Karatzoglou 2017), mixed by a
// maxout layer, then read in context by residual convolutions of three tokens each.
#ifndef CHANCERY_NLP_TOK2VEC_H_
#define CHANCERY_NLP_TOK2VEC_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "nlp/layers.h"
#include "nlp/lexeme.h"
#include "nlp/thinc_model.h"

namespace chancery::nlp {

// A place in a sequence of texts that are read together: a word, or padding where `lexeme` is null.
struct Place {
  Lexeme* lexeme = nullptr;
  bool space_after = false;
};

// The memory of one thread for one network: buffers, and the context-free vectors of the words met last. Bounded.
struct Tok2VecScratch {
  std::vector<float> front;
  std::vector<float> back;
  std::vector<float> unmixed;
  std::vector<Place> missing;
  // Context-free vectors. A lexeme's CachedRow is valid if it is of this generation; generation 0 is never valid.
  std::vector<float> cache;
  uint32_t cached = 0;
  uint32_t generation = 1;
};

class Tok2Vec {
 public:
  // Reads the network out of a model that holds it, alone or as a part. `number` (0 or 1) tells which of a lexeme's
  // cached rows are this network's.
  static absl::StatusOr<Tok2Vec> Load(const ThincModel& model, size_t number);

  size_t width() const { return mix_.outputs(); }
  // How many places of padding stand before, between and after texts, so that none sees another.
  size_t padding() const { return convolutions_.size(); }

  // Computes the vectors of all places in chunks of bounded size, and gives each chunk, in order, to `use`: the first
  // place, the number of places and their vectors, `width` apart. Vectors of padding mean nothing.
  using Use = absl::FunctionRef<void(size_t first, size_t count, const float* vectors)>;
  void Run(std::span<const Place> places, Tok2VecScratch& scratch, Use use) const;

 private:
  struct Table {
    LexicalAttribute attribute = LexicalAttribute::kNorm;
    uint32_t seed = 0;
    uint32_t rows = 0;
    std::vector<float> values;
  };

  Lexeme::CachedRow& CachedRow(const Place& place) const {
    return place.lexeme->cached_rows[number_][uses_spacy_ && place.space_after ? 1 : 0];
  }
  void EmbedMissing(std::span<const Place> places, Tok2VecScratch& scratch) const;
  void EmbedOne(const Place& place, float* unmixed) const;

  size_t number_ = 0;
  bool uses_spacy_ = false;
  std::vector<Table> tables_;
  MaxoutLayer mix_;
  std::vector<MaxoutLayer> convolutions_;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_TOK2VEC_H_
