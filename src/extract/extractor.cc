#include "extract/extractor.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "extract/actor_mentions.h"
#include "extract/attribution.h"
#include "extract/candidates.h"
#include "extract/confidence.h"
#include "extract/event_ties.h"
#include "extract/frame_match.h"
#include "extract/grammar.h"
#include "extract/merge.h"
#include "extract/reading.h"
#include "extract/setting.h"
#include "extract/topic.h"
#include "ontology/ids.h"

namespace chancery::extract {
namespace {

using ontology::EventMention;
using ontology::Evidence;

Reading ReadingOf(const text::Article& article, const nlp::Document& title, std::span<const nlp::Document> documents) {
  Reading reading;
  reading.published = article.published;
  reading.dateline = article.dateline;
  if (!title.tokens.empty()) reading.units.push_back({&title, /*headline=*/true, 0});
  for (const text::Byline& byline : article.bylines) reading.bylines.push_back(byline.words);
  auto turn = article.turns.begin();
  for (size_t i = 0; i < documents.size() && i < article.paragraphs.size(); ++i) {
    Unit unit{&documents[i], /*headline=*/false, article.paragraphs[i].begin};
    for (; turn != article.turns.end() && turn->paragraph <= i; ++turn) {
      unit.turn = true;
      unit.label = turn->label;
    }
    reading.units.push_back(unit);
  }
  return reading;
}

// Writes merged candidates as mentions of one article.
class MentionWriter {
 public:
  MentionWriter(const text::Article& article, std::string_view article_id, const Reading& reading,
                const ArticleActors& actors)
      : article_(article), article_id_(article_id), reading_(reading), actors_(actors) {}

  EventMention Write(const Candidate& merged, const std::vector<const Candidate*>& members) {
    EventMention mention;
    mention.article = article_id_;
    mention.type = merged.type->name;
    for (const Filler& filler : merged.participants) {
      mention.participants.push_back({actors_.actors()[filler.actor], filler.role, filler.status});
    }
    mention.time = merged.time;
    mention.status = merged.status;
    mention.place = merged.place;
    mention.content = merged.content;
    mention.due = merged.due;
    for (const TiedWords& tied : merged.relations) mention.relations.push_back(tied.relation);
    mention.confidence = merged.confidence;
    mention.published = article_.published;
    for (const Candidate* member : members) AddEvidence(*member, mention.evidence);
    const Evidence& first = FirstOfBody(mention.evidence, members);
    const uint32_t ordinal = ordinals_[{mention.type, first.begin, first.end}]++;
    mention.id = ontology::MentionId(article_id_, mention.type, first.begin, first.end, ordinal);
    return mention;
  }

 private:
  void AddEvidence(const Candidate& candidate, std::vector<Evidence>& all) const {
    Evidence evidence = EvidenceOf(candidate);
    const bool known = std::any_of(all.begin(), all.end(), [&](const Evidence& other) {
      return other.begin == evidence.begin && other.end == evidence.end && other.quote == evidence.quote;
    });
    if (!known) all.push_back(std::move(evidence));
  }

  Evidence EvidenceOf(const Candidate& candidate) const {
    const Unit& unit = reading_.units[candidate.unit];
    const nlp::Document& document = *unit.document;
    const nlp::TokenRange sentence = document.sentences[document.tokens[candidate.match.trigger].sentence];
    Evidence evidence;
    evidence.quote = document.Text(sentence);
    const size_t begin = unit.body_offset + document.tokens[sentence.begin].begin;
    const size_t end = unit.body_offset + document.tokens[sentence.end - 1].end;
    const text::Span original = unit.headline ? article_.title_original : article_.to_original.ToOriginal({begin, end});
    evidence.begin = original.begin;
    evidence.end = original.end;
    evidence.reported_by = candidate.reported_by;
    evidence.frame = candidate.match.frame->id;
    return evidence;
  }

  // The evidence that names the mention: the first sentence of the body, as a title may be given from outside.
  const Evidence& FirstOfBody(const std::vector<Evidence>& all, const std::vector<const Candidate*>& members) const {
    return members.front()->headline && all.size() > 1 ? all[1] : all[0];
  }

  const text::Article& article_;
  std::string article_id_;
  const Reading& reading_;
  const ArticleActors& actors_;
  std::map<std::tuple<std::string, uint64_t, uint64_t>, uint32_t> ordinals_;
};

// Names the mention that a tie leads to, in the words that tell it or as a relation of its own.
void SetRelation(const EventTie& tie, std::vector<EventMention>& mentions) {
  std::vector<ontology::Relation>& relations = mentions[tie.event].relations;
  const auto told = std::find_if(relations.begin(), relations.end(), [&](const ontology::Relation& relation) {
    return !tie.words.empty() && relation.kind == tie.relation && relation.words == tie.words;
  });
  if (told != relations.end()) {
    told->target = mentions[tie.other].id;
  } else {
    relations.push_back({tie.relation, tie.words, mentions[tie.other].id});
  }
}

// A headline is too short to be trusted alone: it supports what the body tells.
bool HeadlineOnly(const std::vector<const Candidate*>& members) {
  return std::all_of(members.begin(), members.end(), [](const Candidate* member) { return member->headline; });
}

}  // namespace

Extractor::Extractor(std::shared_ptr<const ontology::Ontology> ontology,
                     std::shared_ptr<const actors::Gazetteer> gazetteer,
                     std::shared_ptr<const ConfidenceModel> confidence)
    : ontology_(std::move(ontology)),
      gazetteer_(std::move(gazetteer)),
      frames_(std::make_shared<const FrameIndex>(*ontology_)),
      confidence_(std::move(confidence)) {}

std::string_view Extractor::Version() { return "chancery-rules 1"; }

// What is more likely wrong than the model allows is no event, unless it is to be kept.
std::vector<std::vector<Feature>> Extractor::Weigh(std::vector<ToldEvent>& events, const ArticleActors& actors,
                                                   bool keep_doubtful, Notes* notes) const {
  std::vector<std::vector<Feature>> kept;
  std::erase_if(events, [&](ToldEvent& event) {
    std::vector<Feature> features = FeaturesOf(event.merged, event.members, actors);
    bool doubtful = false;
    if (confidence_ != nullptr) {
      event.merged.confidence = confidence_->Probability(features);
      doubtful = !keep_doubtful && event.merged.confidence < confidence_->least();
      if (notes != nullptr) {
        notes->Add(doubtful ? "confidence.doubtful" : "confidence", {event.merged.unit, event.merged.match.trigger},
                   confidence_->Explain(features));
      }
    }
    if (!doubtful) kept.push_back(std::move(features));
    return doubtful;
  });
  return kept;
}

Extraction Extractor::Extract(const text::Article& article, std::string_view article_id, const nlp::Document& title,
                              std::span<const nlp::Document> documents, const ExtractOptions& options) const {
  Notes collected;
  Notes* notes = options.explain ? &collected : nullptr;
  const Reading reading = ReadingOf(article, title, documents);
  const ArticleActors actors = FindActors(reading, *gazetteer_, notes);
  const Attributions attributions(reading);
  const Topic topic(reading, actors, *ontology_);
  std::vector<Candidate> candidates;
  for (uint32_t i = 0; i < reading.units.size(); ++i) {
    const Tree tree(reading.units[i], i);
    for (Candidate& candidate : FindCandidates(tree, reading, actors, attributions, *ontology_, *frames_, notes)) {
      if (const auto off = topic.Excludes(candidate, actors)) {
        if (notes != nullptr) {
          notes->Add(std::string(off->rule), tree.Ref(candidate.match.trigger), std::string(off->why));
        }
        continue;
      }
      candidates.push_back(std::move(candidate));
    }
  }
  InheritTimes(candidates, actors);
  Extraction extraction;
  MentionWriter writer(article, article_id, reading, actors);
  std::vector<ToldEvent> events;
  for (const std::vector<size_t>& group : GroupByEvent(candidates, actors)) {
    std::vector<const Candidate*> members;
    members.reserve(group.size());
    for (const size_t index : group) members.push_back(&candidates[index]);
    if (HeadlineOnly(members)) continue;
    Candidate merged = Merge(candidates, group, actors);
    if (IsPrivate(merged, actors)) {
      if (notes != nullptr) {
        notes->Add("topic.private", {members.front()->unit, members.front()->match.trigger}, "nobody acts for a state");
      }
      continue;
    }
    if (!IsTold(merged, actors)) {
      if (notes != nullptr) {
        notes->Add("merge.untold", {members.front()->unit, members.front()->match.trigger},
                   members.front()->match.frame->id + ": no mention of it tells enough");
      }
      continue;
    }
    events.push_back({std::move(merged), std::move(members)});
  }
  CompleteBySetting(reading, actors, events, notes);
  std::vector<std::vector<Feature>> features = Weigh(events, actors, options.keep_doubtful, notes);
  for (const ToldEvent& event : events) {
    extraction.mentions.push_back(writer.Write(event.merged, event.members));
  }
  if (notes != nullptr) extraction.features = std::move(features);
  for (const EventTie& tie : TieEvents(actors, events, notes)) SetRelation(tie, extraction.mentions);
  extraction.notes = collected.Take();
  return extraction;
}

}  // namespace chancery::extract
