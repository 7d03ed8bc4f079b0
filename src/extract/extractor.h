// Finds the events that one article tells: frames of the ontology over the parse, actors, times, and whether it is so.
#ifndef CHANCERY_EXTRACT_EXTRACTOR_H_
#define CHANCERY_EXTRACT_EXTRACTOR_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "actors/gazetteer.h"
#include "extract/confidence_model.h"
#include "extract/notes.h"
#include "nlp/document.h"
#include "ontology/model.h"
#include "ontology/ontology.h"
#include "text/article.h"

namespace chancery::extract {

class ArticleActors;
class FrameIndex;
class Notes;
struct ToldEvent;

// What an article tells, and why.
struct Extraction {
  std::vector<ontology::EventMention> mentions;  // in the order of the article
  std::vector<Note> notes;                       // empty unless asked for
  // What the confidence of each mention is made of, as many as mentions; empty unless asked for.
  std::vector<std::vector<Feature>> features;
};

struct ExtractOptions {
  bool explain = false;
  bool keep_doubtful = false;  // keep also what is less likely than ConfidenceModel::least
};

// Immutable; safe to call from any thread.
class Extractor {
 public:
  // Without a model of confidence the hand-set strengths of the frames stand.
  Extractor(std::shared_ptr<const ontology::Ontology> ontology, std::shared_ptr<const actors::Gazetteer> gazetteer,
            std::shared_ptr<const ConfidenceModel> confidence = nullptr);

  // `documents` are the readings of the article's paragraphs, one each in the same order; `title` that of its title (an
  // empty document if it has none). `article_id` names the article in the mentions.
  Extraction Extract(const text::Article& article, std::string_view article_id, const nlp::Document& title,
                     std::span<const nlp::Document> documents, const ExtractOptions& options = {}) const;

  // Name and version of the rules, kept with every article they were run over.
  static std::string_view Version();

 private:
  // Sets the confidence of each event, and gives what each that stays is made of.
  std::vector<std::vector<Feature>> Weigh(std::vector<ToldEvent>& events, const ArticleActors& actors,
                                          bool keep_doubtful, Notes* notes) const;

  std::shared_ptr<const ontology::Ontology> ontology_;
  std::shared_ptr<const actors::Gazetteer> gazetteer_;
  std::shared_ptr<const FrameIndex> frames_;
  std::shared_ptr<const ConfidenceModel> confidence_;  // may be null
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_EXTRACTOR_H_
