// Prints what the extraction makes of article files, for people who write frames: the events as JSON lines, and with
// --explain the notes of every step and the parse.
//
// usage: extract_dump [--explain] [--published DAY] FILE...
#include <cstring>
#include <fstream>
#include <iostream>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "actors/gazetteer.h"
#include "extract/extractor.h"
#include "extract/json.h"
#include "nlp/pipeline.h"
#include "ontology/ids.h"
#include "ontology/ontology.h"
#include "tests/testing/paths.h"
#include "text/article.h"

namespace {

using namespace chancery;  // NOLINT(google-build-using-namespace): a program of one file

void PrintParse(const nlp::Document& document) {
  for (size_t i = 0; i < document.tokens.size(); ++i) {
    const nlp::Token& token = document.tokens[i];
    const std::string_view entity =
        token.entity < 0 ? std::string_view() : document.entities[static_cast<size_t>(token.entity)].label;
    std::cout << "  " << i << '\t' << document.Text(token) << '\t' << token.lemma << '\t' << token.tag << '\t'
              << token.pos << '\t' << token.dep << '\t' << token.head << '\t'
              << document.Text(document.tokens[token.head]) << '\t' << entity << '\n';
  }
}

void PrintNotes(const extract::Extraction& extraction, const nlp::Document& title,
                const std::vector<nlp::Document>& documents) {
  const bool titled = !title.tokens.empty();
  for (const extract::Note& note : extraction.notes) {
    const nlp::Document& document = titled && note.unit == 0 ? title : documents[note.unit - (titled ? 1 : 0)];
    std::cout << "note " << note.unit << ':' << note.tokens.begin << ' ' << note.rule << " \""
              << document.Text(note.tokens) << "\" " << note.detail << '\n';
  }
}

struct Parts {
  std::shared_ptr<const nlp::Pipeline> pipeline;
  std::shared_ptr<const ontology::Ontology> ontology;
  std::shared_ptr<const actors::Gazetteer> gazetteer;
};

template <typename T>
T OrDie(absl::StatusOr<T> value) {
  if (value.ok()) return *std::move(value);
  std::cerr << value.status() << '\n';
  std::exit(1);
}

void Run(const Parts& parts, const std::string& path, const text::Given& given, bool explain) {
  const std::string bytes = chancery::testing::ReadFile(path);
  const text::Article article = OrDie(text::ReadArticle(bytes, given));
  std::vector<std::string_view> texts = {article.title};
  for (const text::Span& span : article.paragraphs) {
    texts.push_back(std::string_view(article.body).substr(span.begin, span.end - span.begin));
  }
  std::vector<nlp::Document> documents = parts.pipeline->Process(texts);
  const nlp::Document title = std::move(documents.front());
  documents.erase(documents.begin());
  const extract::Extractor extractor(parts.ontology, parts.gazetteer);
  const auto extraction =
      extractor.Extract(article, ontology::ArticleId(article.url, bytes), title, documents, {.explain = explain});
  if (explain) {
    std::cout << "# " << path << "\n# title: " << article.title << '\n';
    for (size_t i = 0; i < documents.size(); ++i) {
      std::cout << "unit " << i + (title.tokens.empty() ? 0 : 1) << ": " << documents[i].text << '\n';
      PrintParse(documents[i]);
    }
    PrintNotes(extraction, title, documents);
  }
  for (const auto& mention : extraction.mentions) std::cout << extract::ToEvaluationJson(mention) << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  bool explain = false;
  text::Given given;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--explain") == 0) {
      explain = true;
    } else if (std::strcmp(argv[i], "--published") == 0 && i + 1 < argc) {
      given.published = OrDie(text::ParseDay(argv[++i]));
    } else {
      files.emplace_back(argv[i]);
    }
  }
  const auto model = chancery::testing::ModelDirectory();
  if (!model.has_value() || files.empty()) {
    std::cerr << "usage: extract_dump [--explain] [--published DAY] FILE... (the model is fetched by scripts/fetch)\n";
    return 2;
  }
  const std::string data = chancery::testing::DataDirectory().string();
  const Parts parts = {OrDie(nlp::Pipeline::Load(*model)), OrDie(ontology::Ontology::Load(data + "/ontology")),
                       OrDie(actors::Gazetteer::Load(data + "/actors"))};
  for (const std::string& file : files) Run(parts, file, given, explain);
  return 0;
}
