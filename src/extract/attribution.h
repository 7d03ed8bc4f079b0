// Who says it: the source that a text gives for a clause.
#ifndef CHANCERY_EXTRACT_ATTRIBUTION_H_
#define CHANCERY_EXTRACT_ATTRIBUTION_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/reading.h"

namespace chancery::extract {

// `verb` and `speaker` are tokens of the unit `unit`.
struct Attribution {
  uint32_t verb = 0;                // the verb or preposition of saying: "said", "According"
  std::optional<uint32_t> speaker;  // the head of the phrase that names who says it; none for "it was reported"
  bool direct = false;              // the clause stands inside quotation marks
  uint32_t unit = 0;                // of Reading::units; AttributionOf leaves it 0

  friend bool operator==(const Attribution&, const Attribution&) = default;
};

// A stretch of tokens between quotation marks, without them.
struct Quotation {
  nlp::TokenRange tokens;
  bool closed = true;  // false: it runs to the end of the paragraph, as quotations do that the next one takes up
};

// The quotations of a document, in order: “...”, "..." , «...» and ‘...’.
std::vector<Quotation> FindQuotations(const nlp::Document& document);

// The attribution of the clause that holds `token`: "X said (that) ...", "according to X", "..., as X reported", or a
// quotation whose speaker a neighbouring clause or sentence of the unit names. None if the article itself says it.
std::optional<Attribution> AttributionOf(const Unit& unit, const Children& children, uint32_t token);

// The attributions of a whole reading, in which a quotation may go on over paragraphs: one that its own paragraph gives
// no speaker has that of the paragraph before, if that ends in a quotation. Immutable; the reading must outlive it.
class Attributions {
 public:
  explicit Attributions(const Reading& reading);
  std::optional<Attribution> Of(TokenRef token) const;

 private:
  struct UnitQuotations {
    Children children;
    std::vector<Quotation> quotations;
    std::optional<Attribution> last;  // of its last quotation, where its end is the paragraph's
  };

  // Whether the unit begins with a quotation that a reader takes for the continuation of the last one.
  bool Continues(uint32_t unit) const;

  const Reading& reading_;
  std::vector<UnitQuotations> units_;
};

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_ATTRIBUTION_H_
