// How sure the extraction is of a mention.
#ifndef CHANCERY_EXTRACT_CONFIDENCE_H_
#define CHANCERY_EXTRACT_CONFIDENCE_H_

#include <span>
#include <string_view>
#include <vector>

#include "extract/actor_mentions.h"
#include "extract/candidate.h"
#include "extract/confidence_model.h"

namespace chancery::extract {

// The product of the frame's strength and of a factor for each thing that is often misread: a participant known by a
// pronoun only or taken from a fallback position, an actor that no list knows, a hedged status. The factors are
// estimates, not measurements: the value orders candidates, and stands where there is no ConfidenceModel. 0 to 1.
double ConfidenceOf(const Candidate& candidate, const ArticleActors& actors);

// What a ConfidenceModel weighs of one event: what its merged candidate and the candidates that were merged say. In a
// fixed order. REQUIRES: `members` is not empty.
std::vector<Feature> FeaturesOf(const Candidate& merged, std::span<const Candidate* const> members,
                                const ArticleActors& actors);

// Whether FeaturesOf can give a feature of this name; "type." with any word after it is one.
bool IsConfidenceFeature(std::string_view name);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_CONFIDENCE_H_
