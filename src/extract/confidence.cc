#include "extract/confidence.h"

namespace chancery::extract {
namespace {

constexpr double kPronoun = 0.9;
constexpr double kFallback = 0.85;
constexpr double kUnknownActor = 0.95;
constexpr double kHedged = 0.9;
constexpr double kInPassing = 0.95;

}  // namespace

double ConfidenceOf(const Candidate& candidate, const ArticleActors& actors) {
  double confidence = candidate.match.frame->strength;
  for (const Filler& filler : candidate.participants) {
    if (filler.by_pronoun) confidence *= kPronoun;
    if (filler.by_fallback) confidence *= kFallback;
    if (actors.actors()[filler.actor].of.empty()) confidence *= kUnknownActor;
  }
  if (candidate.status == ontology::EventStatus::kPossible) confidence *= kHedged;
  if (!candidate.asserted) confidence *= kInPassing;
  return confidence;
}

}  // namespace chancery::extract
