#include "nlp/pipeline.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "nlp/lemmatizer.h"
#include "nlp/model_config.h"
#include "nlp/parse_tree.h"
#include "nlp/unicode.h"
#include "nlp/workspace.h"

namespace chancery::nlp {
namespace {

// Texts are read in groups of about this many words, a longer text alone.
constexpr size_t kGroupWords = 8192;
// A workspace forgets the word forms it knows when there are more than this many, or this much text of them.
constexpr size_t kMostLexemes = 40'000;
constexpr size_t kMostLexemeBytes = size_t{4} << 20;

// The steps in order. Each is loaded from files of its own and knows nothing of the others; numbers of names join them.
class SpacyPipeline : public Pipeline {
 public:
  static absl::StatusOr<std::shared_ptr<const Pipeline>> Load(const std::string& directory);

  std::vector<Document> Process(std::span<const std::string_view> texts) const override;
  std::string_view name() const override { return name_; }

 private:
  absl::Status LoadTagger(const std::string& directory);

  void Tokenize(std::string_view text, size_t document, Workspace& work) const;
  void ReadGroup(std::vector<Document>& documents, Workspace& work) const;
  void Project(const Tok2Vec& network, const LinearLayer& projection, bool tag, Workspace& work) const;
  void Parse(TextWork& text, Workspace& work) const;
  void FillTokens(const TextWork& text, Document& document) const;
  void FillEntities(const TextWork& text, Workspace& work, Document& document) const;

  std::string name_;
  NameTables names_;
  std::optional<Norms> norms_;
  std::optional<Tokenizer> tokenizer_;
  std::optional<Tok2Vec> tok2vec_;
  std::optional<LinearLayer> tagger_;
  std::vector<uint16_t> tagger_tags_;
  std::optional<DependencyParser> parser_;
  std::optional<DecoratedLabels> decorated_labels_;
  std::optional<AttributeRuler> ruler_;
  std::optional<Lemmatizer> lemmatizer_;
  std::optional<Tok2Vec> entity_tok2vec_;
  std::optional<EntityRecognizer> entity_recognizer_;
  mutable WorkspacePool pool_;
};

// Moves a loaded step to its place, or hands back why it could not be loaded.
template <typename T>
absl::Status Keep(absl::StatusOr<T> loaded, std::optional<T>& place) {
  if (!loaded.ok()) {
    return loaded.status();
  }
  place.emplace(*std::move(loaded));
  return absl::OkStatus();
}

absl::Status SpacyPipeline::LoadTagger(const std::string& directory) {
  absl::StatusOr<std::vector<std::string>> labels = ReadTaggerLabels(directory);
  if (!labels.ok()) {
    return labels.status();
  }
  absl::StatusOr<ThincModel> model = ThincModel::Read(directory, "tagger/model");
  if (!model.ok()) {
    return model.status();
  }
  const std::vector<size_t> softmax = model->Nodes("softmax");
  if (softmax.size() != 1) {
    return model->Bad("holds no tagger with one softmax layer");
  }
  if (absl::Status status = Keep(LinearLayer::Load(*model, softmax[0], tok2vec_->width()), tagger_); !status.ok()) {
    return status;
  }
  if (tagger_->outputs() != labels->size()) {
    return model->Bad("has another number of outputs than tagger/cfg has labels");
  }
  for (const std::string& label : *labels) {
    tagger_tags_.push_back(names_.tags.Add(label));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::shared_ptr<const Pipeline>> SpacyPipeline::Load(const std::string& directory) {
  auto pipeline = std::make_shared<SpacyPipeline>();
  SpacyPipeline& p = *pipeline;
  absl::Status status = CheckConfig(directory);
  const auto then = [&status](auto&& step) {
    if (status.ok()) {
      status = step();
    }
  };
  then([&] {
    absl::StatusOr<std::string> name = ReadModelName(directory);
    p.name_ = name.value_or("");
    return name.status();
  });
  then([&] { return Keep(Norms::Load(directory), p.norms_); });
  then([&] { return Keep(Tokenizer::Load(directory), p.tokenizer_); });
  then([&] {
    absl::StatusOr<ThincModel> model = ThincModel::Read(directory, "tok2vec/model");
    return model.ok() ? Keep(Tok2Vec::Load(*model, 0), p.tok2vec_) : model.status();
  });
  then([&] { return p.LoadTagger(directory); });
  then([&] { return Keep(DependencyParser::Load(directory, p.tok2vec_->width(), p.names_), p.parser_); });
  then([&] {
    p.decorated_labels_.emplace(p.names_.labels);
    return Keep(AttributeRuler::Load(directory, p.names_), p.ruler_);
  });
  then([&] { return Keep(Lemmatizer::Load(directory, p.names_), p.lemmatizer_); });
  then([&] {
    absl::StatusOr<ThincModel> model = ThincModel::Read(directory, "ner/model");
    if (!model.ok()) {
      return model.status();
    }
    absl::Status loaded = Keep(Tok2Vec::Load(*model, 1), p.entity_tok2vec_);
    return !loaded.ok() ? loaded
                        : Keep(EntityRecognizer::Load(directory, *model, p.entity_tok2vec_->width(), p.names_),
                               p.entity_recognizer_);
  });
  if (!status.ok()) {
    return status;
  }
  return pipeline;
}

std::vector<Document> SpacyPipeline::Process(std::span<const std::string_view> texts) const {
  std::vector<Document> documents(texts.size());
  std::unique_ptr<Workspace> work = pool_.Take();
  size_t group_words = 0;
  for (size_t i = 0; i < texts.size(); ++i) {
    documents[i].text = ReplaceInvalidUtf8(texts[i]);
    Tokenize(documents[i].text, i, *work);
    group_words += work->texts[work->text_count - 1].words.size();
    if (group_words >= kGroupWords || i + 1 == texts.size()) {
      ReadGroup(documents, *work);
      group_words = 0;
    }
  }
  pool_.Return(std::move(work));
  return documents;
}

void SpacyPipeline::Tokenize(std::string_view text, size_t document, Workspace& work) const {
  if (work.text_count == 0 && (work.lexicon.size() > kMostLexemes || work.lexicon.text_bytes() > kMostLexemeBytes)) {
    work.lexicon.Clear();
    work.tokenizer.pieces_by_word.clear();
  }
  if (work.texts.size() == work.text_count) {
    work.texts.emplace_back();
  }
  TextWork& out = work.texts[work.text_count++];
  out.document = document;
  out.pieces.clear();
  out.words.clear();
  out.is_space.clear();
  tokenizer_->Split(text, work.tokenizer, out.pieces);
  for (const Piece& piece : out.pieces) {
    bool created = false;
    Lexeme* const lexeme =
        work.lexicon.Get(text.substr(piece.begin, piece.end - piece.begin), piece.norm, *norms_, created);
    if (created) {
      ruler_->Prepare(*lexeme, work.tokenizer.scratch);
    }
    out.words.push_back(lexeme);
    out.is_space.push_back(lexeme->is_space ? 1 : 0);
  }
}

void SpacyPipeline::ReadGroup(std::vector<Document>& documents, Workspace& work) const {
  // One padding serves both networks: more than a network needs does no harm.
  const size_t padding = std::max(tok2vec_->padding(), entity_tok2vec_->padding());
  work.places.assign(padding, Place());
  for (size_t t = 0; t < work.text_count; ++t) {
    TextWork& text = work.texts[t];
    text.first_place = work.places.size();
    for (size_t i = 0; i < text.words.size(); ++i) {
      work.places.push_back({text.words[i], text.pieces[i].space_after});
    }
    work.places.resize(work.places.size() + padding);
  }
  Project(*tok2vec_, parser_->projection(), true, work);
  for (size_t t = 0; t < work.text_count; ++t) {
    Parse(work.texts[t], work);
    FillTokens(work.texts[t], documents[work.texts[t].document]);
  }
  Project(*entity_tok2vec_, entity_recognizer_->projection(), false, work);
  for (size_t t = 0; t < work.text_count; ++t) {
    FillEntities(work.texts[t], work, documents[work.texts[t].document]);
  }
  work.text_count = 0;
}

// Computes the token vectors of all places and projects them; with `tag`, finds the best tag of each place as well.
void SpacyPipeline::Project(const Tok2Vec& network, const LinearLayer& projection, bool tag, Workspace& work) const {
  work.projected.resize(work.places.size() * projection.row_size());
  Tok2VecScratch& scratch = tag ? work.tok2vec : work.entity_tok2vec;
  if (tag) {
    work.tags.resize(work.places.size());
  }
  network.Run(work.places, scratch, [&](size_t first, size_t count, const float* vectors) {
    projection.Run(vectors, network.width(), count, work.projected.data() + first * projection.row_size());
    if (!tag) {
      return;
    }
    const size_t stride = tagger_->row_size();
    work.tag_scores.resize(count * stride);
    tagger_->Run(vectors, network.width(), count, work.tag_scores.data());
    for (size_t i = 0; i < count; ++i) {
      const float* const scores = work.tag_scores.data() + i * stride;
      const float* const best = std::max_element(scores, scores + tagger_->outputs());
      work.tags[first + i] = tagger_tags_[static_cast<size_t>(best - scores)];
    }
  });
}

void SpacyPipeline::Parse(TextWork& text, Workspace& work) const {
  const size_t count = text.words.size();
  const float* const vectors = work.projected.data() + text.first_place * parser_->projection().row_size();
  parser_->Parse(vectors, count, work.parser, text.tree);
  decorated_labels_->Resolve(text.is_space, text.tree);
  const auto tags = work.tags.begin() + static_cast<ptrdiff_t>(text.first_place);
  text.annotations.tags.assign(tags, tags + static_cast<ptrdiff_t>(count));
  text.annotations.labels = text.tree.labels;
  ruler_->Apply(text.words, text.annotations);
}

void SpacyPipeline::FillTokens(const TextWork& text, Document& document) const {
  const Annotations& annotations = text.annotations;
  document.tokens.resize(text.words.size());
  for (size_t i = 0; i < text.words.size(); ++i) {
    if (i == 0 || text.tree.sentence_starts[i] != 0) {
      document.sentences.push_back({static_cast<uint32_t>(i), static_cast<uint32_t>(i)});
    }
    ++document.sentences.back().end;
    const uint16_t part_of_speech = annotations.parts_of_speech[i];
    const uint16_t morphology = annotations.morphologies[i];
    Token& token = document.tokens[i];
    token.begin = text.pieces[i].begin;
    token.end = text.pieces[i].end;
    token.space_after = text.pieces[i].space_after;
    token.tag = names_.tags[annotations.tags[i]];
    token.pos = names_.parts_of_speech[part_of_speech];
    token.morph = names_.morphologies[morphology];
    token.dep = names_.labels[annotations.labels[i]];
    token.lemma = annotations.lemmas[i] != nullptr ? *annotations.lemmas[i]
                                                   : lemmatizer_->Lemma(*text.words[i], part_of_speech, morphology);
    token.head = static_cast<uint32_t>(text.tree.heads[i]);
    token.sentence = static_cast<uint32_t>(document.sentences.size() - 1);
  }
}

void SpacyPipeline::FillEntities(const TextWork& text, Workspace& work, Document& document) const {
  const float* const vectors = work.projected.data() + text.first_place * entity_recognizer_->projection().row_size();
  work.entities.clear();
  entity_recognizer_->Find(vectors, text.is_space, text.tree.sentence_starts, work.entity_scorer, work.entities);
  for (const EntitySpan& span : work.entities) {
    for (uint32_t i = span.begin; i < span.end; ++i) {
      document.tokens[i].entity = static_cast<int32_t>(document.entities.size());
    }
    document.entities.push_back({{span.begin, span.end}, names_.entities[span.label]});
  }
}

}  // namespace

absl::StatusOr<std::shared_ptr<const Pipeline>> Pipeline::Load(const std::string& directory) {
  return SpacyPipeline::Load(directory);
}

}  // namespace chancery::nlp
