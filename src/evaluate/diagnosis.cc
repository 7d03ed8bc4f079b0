#include "evaluate/diagnosis.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/algorithm/container.h"
#include "evaluate/match.h"
#include "evaluate/names.h"
#include "evaluate/same_actor.h"

namespace chancery::evaluate {
namespace {

std::string Quoted(const std::vector<std::string>& texts) {
  const auto shown = [](const std::string& text) { return text.empty() ? std::string("nothing") : text; };
  std::vector<std::string> all;
  all.reserve(texts.size());
  for (const std::string& text : texts) all.push_back(shown(text));
  return all.empty() ? "nothing" : fmt::format("{}", fmt::join(all, " or "));
}

void AddParties(const CodedEvent& expected, const CodedEvent& found, std::vector<std::string>& differences) {
  const std::vector<Pair> pairs = PairUp(expected.parties, found.parties);
  std::vector<std::string> lacking;
  std::vector<std::string> besides;
  for (size_t i = 0; i < expected.parties.size(); ++i) {
    const Party& party = expected.parties[i];
    const auto pair = absl::c_find_if(pairs, [i](const Pair& it) { return it.first == i; });
    if (pair == pairs.end()) {
      lacking.push_back(fmt::format("{} ({})", party.actor, party.role));
    } else if (const Party& other = found.parties[pair->second]; other.role != party.role) {
      differences.push_back(fmt::format("role of {}: {}, expected {}", party.actor, other.role, party.role));
    }
  }
  for (size_t j = 0; j < found.parties.size(); ++j) {
    if (absl::c_any_of(pairs, [j](const Pair& it) { return it.second == j; })) continue;
    besides.push_back(fmt::format("{} ({})", found.parties[j].actor, found.parties[j].role));
  }
  if (!besides.empty()) {
    differences.insert(differences.begin(), fmt::format("participants not expected: {}", fmt::join(besides, ", ")));
  }
  if (!lacking.empty()) {
    differences.insert(differences.begin(), fmt::format("participants lacking: {}", fmt::join(lacking, ", ")));
  }
}

// How like two events are, whatever their types: the evidence, the participants, the type, the time, the content.
using Likeness = std::tuple<size_t, size_t, bool>;

Likeness LikenessOf(const CodedEvent& expected, const CodedEvent& found) {
  const bool evidence = SameEvidence(expected, found);
  const size_t shared = PairUp(expected.parties, found.parties).size();
  const bool type = expected.type == found.type;
  const size_t grounds = (evidence ? 2 : 0) + std::min<size_t>(shared, 2) + (type && (evidence || shared > 0) ? 1 : 0);
  return {grounds, SharedWords(expected.content, found.content), SameTime(expected, found)};
}

bool IsLike(const Likeness& likeness) { return std::get<0>(likeness) > 1; }

std::string Flat(std::string_view text) {
  std::string flat(text);
  absl::c_replace(flat, '\n', ' ');
  return flat;
}

// The plain beginning of a sentence, long enough to know it by.
bool BeginsAlike(std::string_view sentence, const std::string& evidence) {
  const std::string a = PlainText(sentence);
  const std::string b = PlainText(evidence);
  return !a.empty() && !b.empty() && (a.starts_with(b) || b.starts_with(a));
}

bool IsOnActors(const SentenceNotes::Note& note) { return note.rule.starts_with("actor"); }

SentenceNotes NotesOfSentence(const bulk::ArticleReading& reading, uint32_t unit, const nlp::Document& document,
                              const nlp::TokenRange& sentence) {
  SentenceNotes notes;
  notes.sentence = Flat(document.Text(sentence));
  for (const extract::Note& note : reading.extraction.notes) {
    const nlp::TokenRange& at = note.tokens;
    if (note.unit != unit || at.begin < sentence.begin || at.begin >= sentence.end) continue;
    const bool has_words = at.begin < at.end && at.end <= document.tokens.size();
    notes.notes.push_back({note.rule, has_words ? Flat(document.Text(at)) : "", note.detail});
  }
  std::stable_partition(notes.notes.begin(), notes.notes.end(),
                        [](const SentenceNotes::Note& note) { return !IsOnActors(note); });
  return notes;
}

class Differ {
 public:
  Differ(const Evaluation& evaluation, size_t article)
      : article_(evaluation.articles[article]), comparison_(evaluation.strict.articles[article]) {}

  Diagnosis Miss(size_t index) const {
    const CodedEvent& expected = article_.gold.expected[index];
    Diagnosis diagnosis;
    diagnosis.missed = true;
    diagnosis.event = index;
    diagnosis.nearest = Nearest(article_.found, [&](const CodedEvent& found) { return LikenessOf(expected, found); });
    if (diagnosis.nearest.has_value()) {
      diagnosis.nearest_is_matched = absl::c_any_of(
          comparison_.matched, [&](const MatchedPair& pair) { return pair.found == *diagnosis.nearest; });
      diagnosis.differences = DifferencesOf(expected, article_.found[*diagnosis.nearest], Published());
    }
    AddNotes(expected.evidence, diagnosis);
    return diagnosis;
  }

  Diagnosis Invention(size_t index) const {
    const CodedEvent& found = article_.found[index];
    Diagnosis diagnosis;
    diagnosis.event = index;
    diagnosis.nearest =
        Nearest(article_.gold.expected, [&](const CodedEvent& expected) { return LikenessOf(expected, found); });
    if (diagnosis.nearest.has_value()) {
      diagnosis.nearest_is_matched = absl::c_any_of(
          comparison_.matched, [&](const MatchedPair& pair) { return pair.expected == *diagnosis.nearest; });
      diagnosis.differences = DifferencesOf(article_.gold.expected[*diagnosis.nearest], found, Published());
    }
    AddNotes(found.evidence, diagnosis);
    return diagnosis;
  }

 private:
  std::string Published() const { return article_.gold.published.substr(0, 10); }

  static std::optional<size_t> Nearest(const std::vector<CodedEvent>& events, const auto& likeness_of) {
    std::optional<size_t> nearest;
    Likeness best;
    for (size_t i = 0; i < events.size(); ++i) {
      const Likeness likeness = likeness_of(events[i]);
      if (!IsLike(likeness) || (nearest.has_value() && likeness <= best)) continue;
      nearest = i;
      best = likeness;
    }
    return nearest;
  }

  void AddNotes(const std::vector<std::string>& evidence, Diagnosis& diagnosis) const {
    if (article_.reading.has_value()) diagnosis.sentences = NotesOn(*article_.reading, evidence);
  }

  const CodedArticle& article_;
  const Comparison& comparison_;
};

}  // namespace

std::vector<std::string> DifferencesOf(const CodedEvent& expected, const CodedEvent& found,
                                       std::string_view published) {
  std::vector<std::string> differences;
  AddParties(expected, found, differences);
  if (expected.type != found.type) {
    differences.push_back(fmt::format("type: {}, expected {}", found.type, expected.type));
  }
  if (expected.type == "promise" && !expected.content.empty() && !found.content.empty() &&
      SharedWords(expected.content, found.content) == 0 && !SameEvidence(expected, found)) {
    differences.push_back(fmt::format("content: '{}', expected '{}'", found.content, expected.content));
  }
  if (!SameStatus(expected, found, published)) {
    differences.push_back(fmt::format("status: {}, expected {}", found.status, expected.status));
  }
  if (!SameTime(expected, found)) {
    differences.push_back(fmt::format("time: {}, expected {}", Quoted(found.times), Quoted(expected.times)));
  }
  if (!expected.places.empty() && !SamePlace(expected, found)) {
    differences.push_back(fmt::format("place: {}, expected {}", Quoted(found.places), Quoted(expected.places)));
  }
  return differences;
}

std::vector<SentenceNotes> NotesOn(const bulk::ArticleReading& reading, const std::vector<std::string>& evidence) {
  std::vector<SentenceNotes> sentences;
  uint32_t unit = 0;
  for (const nlp::Document& document : reading.documents) {
    // An article without a title has no unit for it.
    if (&document == &reading.documents.front() && document.tokens.empty()) continue;
    for (const nlp::TokenRange& sentence : document.sentences) {
      const std::string_view text = document.Text(sentence);
      if (absl::c_any_of(evidence, [text](const std::string& one) { return BeginsAlike(text, one); })) {
        sentences.push_back(NotesOfSentence(reading, unit, document, sentence));
      }
    }
    ++unit;
  }
  return sentences;
}

std::vector<Diagnosis> Diagnose(const Evaluation& evaluation, size_t article) {
  const Differ differ(evaluation, article);
  const Comparison& comparison = evaluation.strict.articles[article];
  std::vector<Diagnosis> diagnoses;
  for (const size_t index : comparison.missed) diagnoses.push_back(differ.Miss(index));
  for (const size_t index : comparison.invented) diagnoses.push_back(differ.Invention(index));
  return diagnoses;
}

}  // namespace chancery::evaluate
