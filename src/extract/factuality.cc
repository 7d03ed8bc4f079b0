#include "extract/factuality.h"

#include <string>

#include "extract/factuality_judgement.h"

namespace chancery::extract {

Factuality Judge(const Unit& unit, const Children& children, uint32_t trigger,
                 const std::vector<TimeExpression>* times) {
  const Reality reality = Judgement(unit, children, times).Of(trigger);
  Factuality factuality;
  if (reality.denied) {
    factuality.denied = reality.status;
  } else {
    factuality.status = reality.status;
  }
  factuality.direction = reality.direction;
  factuality.rule = std::string(reality.rule);
  return factuality;
}

}  // namespace chancery::extract
