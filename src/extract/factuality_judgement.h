// How one trigger is judged: by climbing the tree from it, over the verbs and nouns that govern it.
#ifndef CHANCERY_EXTRACT_FACTUALITY_JUDGEMENT_H_
#define CHANCERY_EXTRACT_FACTUALITY_JUDGEMENT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/factuality_clause.h"
#include "extract/factuality_lexicon.h"
#include "extract/reading.h"
#include "extract/times.h"

namespace chancery::extract {

// Good for one trigger, as it counts its steps. The unit and its children must outlive it.
class Judgement {
 public:
  Judgement(const Unit& unit, const Children& children, const std::vector<TimeExpression>* times)
      : reader_{unit, children, times} {}

  Reality Of(uint32_t trigger) {
    if (!reader_.IsVerb(trigger)) return OfNoun(trigger);
    const Reality reality = OfVerb(trigger);
    // "The president is in Brussels": he is there now.
    const bool is_there = At(trigger).lemma == "be" && reality.rule == "factuality.present" && !reality.denied;
    return is_there ? Ongoing("factuality.ongoing.present") : reality;
  }

 private:
  // Words looked at in one judgement. No sentence that people understand needs as many; trees with circles do.
  static constexpr int kMaxSteps = 64;

  const nlp::Token& At(uint32_t token) const { return reader_.At(token); }
  uint32_t HeadOf(uint32_t token) const { return reader_.HeadOf(token); }

  // Of verbs, and of the clauses that they make (factuality_verbs.cc).
  Reality OfVerb(uint32_t verb);
  Reality OfFinite(uint32_t verb);
  Reality OfThatClause(uint32_t head, const Reality& itself);
  Reality OfClauseOfNoun(uint32_t noun, const Reality& itself);
  Reality OfNonFinite(uint32_t verb);
  Reality NonFiniteByHead(uint32_t verb);
  Reality OfRoot(uint32_t verb, bool infinitive);
  Reality OfConjunct(uint32_t verb, uint32_t head);
  Reality OfModifierClause(uint32_t verb, uint32_t noun, bool infinitive);
  Reality OfComplement(uint32_t verb, uint32_t head, bool infinitive);

  // Of nouns, by what modifies them and by what they are the subject or object of (factuality_nouns.cc).
  Reality OfNoun(uint32_t noun);
  Reality ByModifiers(uint32_t noun);
  Reality ByPosition(uint32_t noun, const Reality& itself);
  Reality Governed(uint32_t verb, Effect effect, const Reality& itself);
  Reality OfSubject(uint32_t noun, uint32_t verb, const Reality& itself);
  Reality OfPassiveSubject(uint32_t noun, uint32_t verb, const Reality& itself);
  Reality OfObject(uint32_t object, uint32_t preposition, bool clause, const Reality& itself);
  Reality OfComplementOfNoun(uint32_t noun, Effect effect);

  ClauseReader reader_;
  int steps_ = 0;
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_FACTUALITY_JUDGEMENT_H_
