#include "extract/actor_quotes.h"

namespace chancery::extract {
namespace {

bool Opens(const UnitWords& words, uint32_t i, bool inside) {
  const std::string& text = words.lower[i];
  if (text == "\"") return !inside;
  return text == "“" || text == "``" || text == "«" || (text == "„" && !inside);
}

bool Closes(const UnitWords& words, uint32_t i) {
  const std::string& text = words.lower[i];
  return text == "\"" || text == "”" || text == "''" || text == "»";
}

// A speaker named by a verb of saying outside the quotation: "..., he said", "said Lavrov", "X said: ...".
std::optional<uint32_t> SpeakerIn(const UnitWords& words, nlp::TokenRange range, int quote) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (words.quote_at[i] == quote || words.token(i).pos != "VERB" || !IsSpeechVerb(words.token(i).lemma)) continue;
    if (words.quote_at[i] != kNone) continue;
    if (const std::optional<uint32_t> subject = words.children.Find(i, {"nsubj"});
        subject && words.quote_at[*subject] == kNone && words.token(*subject).pos != "DET") {
      return subject;
    }
    if (i + 1 < range.end && words.name_at[i + 1] != kNone) return i + 1;  // "said Lavrov"
    if (i > range.begin && words.name_at[i - 1] != kNone) return i - 1;    // "Lavrov said"
  }
  return std::nullopt;
}

nlp::TokenRange SentenceAt(const UnitWords& words, uint32_t token) {
  return words.document->sentences[words.token(token).sentence];
}

std::optional<uint32_t> SpeakerInUnit(const UnitWords& words, uint32_t token) {
  const int quote = words.quote_at[token];
  uint32_t begin = token, end = token + 1;
  while (begin > 0 && words.quote_at[begin - 1] == quote) --begin;
  while (end < words.size() && words.quote_at[end] == quote) ++end;
  // The sentences that hold its end and its beginning, the one after it, the one before it; then all others.
  const nlp::TokenRange last = SentenceAt(words, end - 1), first = SentenceAt(words, begin);
  if (auto speaker = SpeakerIn(words, last, quote)) return speaker;
  if (auto speaker = SpeakerIn(words, first, quote)) return speaker;
  if (last.end < words.size()) {
    if (auto speaker = SpeakerIn(words, SentenceAt(words, last.end), quote)) return speaker;
  }
  for (uint32_t i = first.begin; i > 0;) {
    const nlp::TokenRange before = SentenceAt(words, i - 1);
    if (auto speaker = SpeakerIn(words, before, quote)) return speaker;
    i = before.begin;
  }
  return std::nullopt;
}

}  // namespace

void FindQuotes(Draft* draft) {
  int number = 0;
  for (UnitWords& words : draft->units) {
    bool inside = false;
    for (uint32_t i = 0; i < words.size(); ++i) {
      if (inside && Closes(words, i)) {
        inside = false;
      } else if (Opens(words, i, inside)) {
        inside = true;
        ++number;
      } else if (inside) {
        words.quote_at[i] = number;
      }
    }
  }
}

std::optional<TokenRef> SpeakerOf(const Draft& draft, TokenRef token) {
  if (draft.units[token.unit].quote_at[token.token] == kNone) return std::nullopt;
  if (auto speaker = SpeakerInUnit(draft.units[token.unit], token.token)) return TokenRef{token.unit, *speaker};
  // A paragraph that is all quotation goes on with the speaker of the one before.
  for (uint32_t unit = token.unit; unit > 0 && token.unit - unit < 3;) {
    --unit;
    const UnitWords& words = draft.units[unit];
    for (uint32_t i = words.size(); i-- > 0;) {
      if (words.quote_at[i] == kNone) continue;
      if (auto speaker = SpeakerInUnit(words, i)) return TokenRef{unit, *speaker};
      break;
    }
  }
  return std::nullopt;
}

}  // namespace chancery::extract
