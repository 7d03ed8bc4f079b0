#include "tests/extract/events_of.h"

#include <algorithm>
#include <memory>
#include <span>
#include <utility>

#include "actors/gazetteer.h"
#include "nlohmann/json.hpp"
#include "nlp/pipeline.h"
#include "ontology/ontology.h"
#include "tests/testing/paths.h"
#include "text/article.h"

namespace chancery::testing {
namespace {

template <typename T>
T OrDie(absl::StatusOr<T> value) {
  if (value.ok()) return *std::move(value);
  ADD_FAILURE() << value.status();
  std::abort();
}

struct Parts {
  std::shared_ptr<const nlp::Pipeline> pipeline;
  std::unique_ptr<extract::Extractor> extractor;
};

// Loaded once: the model takes most of the time of these tests.
const Parts& SharedParts() {
  static const Parts* parts = [] {
    const std::string data = DataDirectory().string();
    auto* loaded = new Parts;
    loaded->pipeline = OrDie(nlp::Pipeline::Load(ModelDirectory().value()));
    loaded->extractor = std::make_unique<extract::Extractor>(OrDie(ontology::Ontology::Load(data + "/ontology")),
                                                             OrDie(actors::Gazetteer::Load(data + "/actors")));
    return loaded;
  }();
  return *parts;
}

std::string Line(const ontology::EventMention& mention) {
  std::vector<std::string> participants;
  for (const auto& participant : mention.participants) {
    const std::string status = participant.status.empty() ? "" : " (" + participant.status + ")";
    participants.push_back(participant.role + " " + participant.actor.name + status);
  }
  std::sort(participants.begin(), participants.end());
  std::string line = mention.type + " " + std::string(ontology::ToString(mention.status));
  if (!mention.time.empty()) line += " " + mention.time.ToString();
  line += " | ";
  for (size_t i = 0; i < participants.size(); ++i) line += (i == 0 ? "" : ", ") + participants[i];
  if (!mention.place.empty() || !mention.content.empty()) line += " | " + mention.place;
  if (!mention.content.empty()) line += " | " + mention.content;
  return line;
}

}  // namespace

void ExtractTest::SetUp() {
  if (!ModelDirectory().has_value()) GTEST_SKIP() << "the language model is not there: run scripts/fetch";
}

extract::Extraction ExtractionOfPage(std::string_view bytes, std::string_view published) {
  const text::Article article = OrDie(text::ReadArticle(bytes, {.published = OrDie(text::ParseDay(published))}));
  std::vector<std::string_view> texts = {article.title};
  for (const text::Span& span : article.paragraphs) {
    texts.push_back(std::string_view(article.body).substr(span.begin, span.end - span.begin));
  }
  const std::vector<nlp::Document> documents = SharedParts().pipeline->Process(texts);
  return SharedParts().extractor->Extract(article, "article", documents[0], std::span(documents).subspan(1),
                                          {.explain = true});
}

extract::Extraction ExtractionOf(std::string_view body, std::string_view headline, std::string_view published) {
  const nlohmann::json json = {{"title", headline}, {"body", body}};
  return ExtractionOfPage(json.dump(), published);
}

std::vector<std::string> Lines(const extract::Extraction& extraction) {
  std::vector<std::string> lines;
  for (const auto& mention : extraction.mentions) lines.push_back(Line(mention));
  return lines;
}

std::vector<std::string> EventsOf(std::string_view body, std::string_view headline, std::string_view published) {
  return Lines(ExtractionOf(body, headline, published));
}

}  // namespace chancery::testing
