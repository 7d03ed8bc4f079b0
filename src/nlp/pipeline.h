// Runs an unmodified spaCy v3 English pipeline (en_core_web_sm 3.8): tokenizer, tok2vec, tagger, parser, attribute
// ruler, lemmatizer and named entities, with the results that spaCy itself gives.
#ifndef CHANCERY_NLP_PIPELINE_H_
#define CHANCERY_NLP_PIPELINE_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "nlp/document.h"

namespace chancery::nlp {

// A loaded language model. Immutable once loaded: any number of threads may call Process on one pipeline at a time.
// Documents hold views into it and must not outlive it.
class Pipeline {
 public:
  // Loads the model in `directory` (the folder that holds config.cfg and tokenizer). A folder that is not a supported
  // pipeline, or is damaged, is refused: NotFound or InvalidArgument, naming the file and what is missing or wrong.
  static absl::StatusOr<std::shared_ptr<const Pipeline>> Load(const std::string& directory);

  virtual ~Pipeline() = default;

  // Reads texts, a document each, in order. Texts are UTF-8; Document::text holds U+FFFD in the place of every byte
  // that is not. The texts of one call are computed as one batch, so many short texts cost little more than one long
  // one; what is read in a text does not depend on the others. A "word" of more than 8192 bytes is one token. REQUIRES:
  // no text is longer than 1 GiB.
  virtual std::vector<Document> Process(std::span<const std::string_view> texts) const = 0;

  // Name and version of the model as its meta.json gives them: "en_core_web_sm 3.8.0".
  virtual std::string_view name() const = 0;
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_PIPELINE_H_
