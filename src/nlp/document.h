// What a reading of a text is: its tokens with tags, lemmas, heads and labels, its sentences and its entities.
//
// The names and values are those of spaCy v3's English pipelines (tag: Penn Treebank; pos: Universal Dependencies;
// dep: ClearNLP labels; entities: OntoNotes types), so that its documentation holds here too.
#ifndef CHANCERY_NLP_DOCUMENT_H_
#define CHANCERY_NLP_DOCUMENT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::nlp {

// One token. Views point into the pipeline that made the document, which must outlive it; offsets are bytes of
// Document::text.
struct Token {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool space_after = false;  // one ASCII space follows that belongs to no token
  std::string_view tag;      // "VBD"
  std::string_view pos;      // "VERB"
  std::string_view morph;    // "Tense=Past|VerbForm=Fin", empty where there is none
  std::string_view dep;      // "nsubj"
  std::string lemma;         // "meet"
  uint32_t head = 0;         // index of the syntactic head in Document::tokens; its own index at a root
  uint32_t sentence = 0;     // index into Document::sentences
  int32_t entity = -1;       // index into Document::entities, -1 outside entities
};

// A half-open range of tokens.
struct TokenRange {
  uint32_t begin = 0;
  uint32_t end = 0;
};

// A named entity: "PERSON", "GPE", "NORP", "ORG", "DATE", ...
struct Entity {
  TokenRange tokens;
  std::string_view label;
};

// A text that was read. A value: copying is deep but for the views of its tokens.
struct Document {
  std::string text;
  std::vector<Token> tokens;
  std::vector<TokenRange> sentences;  // in order, without gaps
  std::vector<Entity> entities;       // in order, without overlap

  std::string_view Text(const Token& token) const {
    return std::string_view{text}.substr(token.begin, token.end - token.begin);
  }
  // The text of a range as written, without the white space after its last token. REQUIRES: the range is not empty.
  std::string_view Text(TokenRange range) const {
    const uint32_t begin = tokens[range.begin].begin;
    return std::string_view{text}.substr(begin, tokens[range.end - 1].end - begin);
  }
};

}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_DOCUMENT_H_
