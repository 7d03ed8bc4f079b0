// Where the frames of the ontology match a text: which words evoke an event, and where its positions lie in the tree.
#ifndef CHANCERY_EXTRACT_FRAME_MATCH_H_
#define CHANCERY_EXTRACT_FRAME_MATCH_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actor_mentions.h"
#include "extract/factuality.h"
#include "extract/grammar.h"
#include "extract/notes.h"
#include "ontology/frame.h"
#include "ontology/ontology.h"

namespace chancery::extract {

// One frame that a word of a unit evokes.
struct FrameMatch {
  const ontology::Frame* frame = nullptr;
  uint32_t trigger = 0;
  Tokens nouns;  // of a noun trigger: itself and what counts or bundles it ("round" of "a round of talks")
  const ontology::Support* support = nullptr;  // null: none
  uint32_t support_verb = 0;                   // REQUIRES for use: support
  std::optional<uint32_t> governor;            // the nearest verb above
  std::optional<Attribution> attribution;      // who says the clause

  // The words that make up the frame, for times and relations.
  Tokens Own() const;
};

// The frames by the words that evoke them. Immutable; holds pointers into the ontology, which must outlive it.
class FrameIndex {
 public:
  explicit FrameIndex(const ontology::Ontology& ontology);

  // All frames of a unit whose words and conditions match, in the order of their triggers. Words inside the name of an
  // actor evoke nothing. `notes` may be null.
  std::vector<FrameMatch> Match(const Tree& tree, const ArticleActors& actors, const Attributions& attributions,
                                Notes* notes) const;

 private:
  using ByLemma = std::map<std::string, std::vector<const ontology::Frame*>, std::less<>>;
  const ByLemma* Lookup(std::string_view pos) const;
  std::vector<const ontology::Frame*> Candidates(const Tree& tree, uint32_t token) const;

  ByLemma verbs_, nouns_, adjectives_, conjunctions_;
  std::vector<const ontology::Frame*> any_verb_;  // evoked by auxiliaries
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_FRAME_MATCH_H_
