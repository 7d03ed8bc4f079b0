#include "client/cli/explanation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "client/cli/output.h"
#include "client/cli/table.h"
#include "extract/json.h"

namespace chancery::cli {
namespace {

using nlohmann::ordered_json;

std::string DayOf(const text::Article& article) {
  return article.published.has_value() ? absl::FormatCivilTime(*article.published) : std::string();
}

// The documents that the notes count as units: an article without a title has none for it.
std::vector<const nlp::Document*> Units(const bulk::ArticleReading& reading) {
  std::vector<const nlp::Document*> units;
  for (const nlp::Document& document : reading.documents) {
    if (&document == &reading.documents.front() && document.tokens.empty()) continue;
    units.push_back(&document);
  }
  return units;
}

std::string Flat(std::string_view text) {
  std::string flat(text);
  std::replace(flat.begin(), flat.end(), '\n', ' ');
  return flat;
}

// "met/VBD→ROOT", "Paris/NNP→pobj:in": each token with its tag, and its label under its head.
std::string Parse(const nlp::Document& document, const nlp::TokenRange& sentence) {
  std::vector<std::string> tokens;
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const nlp::Token& token = document.tokens[i];
    std::string line = fmt::format("{}/{}→{}", document.Text(token), token.tag, token.dep);
    if (token.head != i) line += fmt::format(":{}", document.Text(document.tokens[token.head]));
    tokens.push_back(std::move(line));
  }
  return fmt::format("{}", fmt::join(tokens, " "));
}

std::vector<std::string> Entities(const nlp::Document& document, const nlp::TokenRange& sentence) {
  std::vector<std::string> entities;
  for (const nlp::Entity& entity : document.entities) {
    if (entity.tokens.begin < sentence.begin || entity.tokens.begin >= sentence.end) continue;
    entities.push_back(fmt::format("{} ({})", Flat(document.Text(entity.tokens)), entity.label));
  }
  return entities;
}

bool IsOf(const extract::Note& note, uint32_t unit, const nlp::TokenRange& sentence) {
  return note.unit == unit && note.tokens.begin >= sentence.begin && note.tokens.begin < sentence.end;
}

std::string Words(const extract::Note& note, const nlp::Document& document) {
  if (note.tokens.begin >= note.tokens.end || note.tokens.end > document.tokens.size()) return "";
  return Flat(document.Text(note.tokens));
}

}  // namespace

std::string Explanation::ToText() const {
  const text::Article& article = reading_.page.article;
  std::string text = "TEXT\n";
  text += fmt::format("  title      {}\n  published  {} (from {})\n  publisher  {}\n  dateline   {}\n  language   {}\n",
                      article.title, DayOf(article), article.published_from, article.publisher, article.dateline,
                      article.language);
  for (const text::Dropped& dropped : article.dropped) {
    const std::string_view words = bytes_.substr(dropped.original.begin, dropped.original.end - dropped.original.begin);
    text += fmt::format("  dropped    {}: {}\n", dropped.reason, Shorten(Flat(words), 80));
  }
  text += "\nSENTENCES\n";
  const std::vector<const nlp::Document*> units = Units(reading_);
  for (uint32_t unit = 0; unit < units.size(); ++unit) {
    const nlp::Document& document = *units[unit];
    for (const nlp::TokenRange& sentence : document.sentences) {
      text += fmt::format("{}\n  parse     {}\n", Flat(document.Text(sentence)), Parse(document, sentence));
      const std::vector<std::string> entities = Entities(document, sentence);
      if (!entities.empty()) text += fmt::format("  entities  {}\n", fmt::join(entities, ", "));
      for (const extract::Note& note : reading_.extraction.notes) {
        if (!IsOf(note, unit, sentence)) continue;
        text += fmt::format("  {}  “{}” {}\n", note.rule, Words(note, document), note.detail);
      }
      text += "\n";
    }
  }
  text += "EVENTS\n";
  for (const ontology::EventMention& mention : reading_.extraction.mentions) {
    text += fmt::format("  {}\n", extract::ToEvaluationJson(mention));
  }
  return text;
}

std::string Explanation::ToJsonLines() const {
  const text::Article& article = reading_.page.article;
  std::string lines;
  const auto add = [&lines](const ordered_json& line) {
    lines += line.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
  };
  add({{"step", "text"},
       {"title", article.title},
       {"published", DayOf(article)},
       {"published_from", article.published_from},
       {"publisher", article.publisher},
       {"dateline", article.dateline},
       {"language", article.language}});
  for (const text::Dropped& dropped : article.dropped) {
    add({{"step", "dropped"},
         {"reason", dropped.reason},
         {"begin", dropped.original.begin},
         {"end", dropped.original.end}});
  }
  const std::vector<const nlp::Document*> units = Units(reading_);
  for (uint32_t unit = 0; unit < units.size(); ++unit) {
    const nlp::Document& document = *units[unit];
    for (const nlp::TokenRange& sentence : document.sentences) {
      add({{"step", "sentence"},
           {"unit", unit},
           {"text", document.Text(sentence)},
           {"parse", Parse(document, sentence)},
           {"entities", Entities(document, sentence)}});
    }
  }
  for (const extract::Note& note : reading_.extraction.notes) {
    const std::string words = note.unit < units.size() ? Words(note, *units[note.unit]) : "";
    add({{"step", "note"}, {"rule", note.rule}, {"detail", note.detail}, {"unit", note.unit}, {"words", words}});
  }
  for (const ontology::EventMention& mention : reading_.extraction.mentions) {
    ordered_json line = {{"step", "event"}};
    line.update(ordered_json::parse(extract::ToEvaluationJson(mention)));
    add(line);
  }
  return lines;
}

}  // namespace chancery::cli
