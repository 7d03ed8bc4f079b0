// What words do to the reality of what they govern: "refused to meet", "the planned visit", "a proposal for talks".
//
// A table of its own, so that it can be read and extended; tests/extract/factuality_lexicon_test.cc holds a sentence
// and a near miss for every entry. After the embedding verbs of Karttunen (1971) and the factuality profiles of Saurí
// and Pustejovsky (2009), narrowed to what can be said of meetings, visits, conferences and promises.
#ifndef CHANCERY_EXTRACT_FACTUALITY_LEXICON_H_
#define CHANCERY_EXTRACT_FACTUALITY_LEXICON_H_

#include <span>
#include <string_view>

namespace chancery::extract {

// How real what is governed is, given that the governing word is.
enum class Effect {
  kNone,   // the word says nothing of it
  kSame,   // as real as the governing word: "began to meet", "held talks"
  kTense,  // it takes place at the time of the governing word, which may itself be denied: "did not attend the summit"
  kReported,   // as it says itself: "said that they met"
  kPlanned,    // "agreed to meet"
  kPossible,   // "offered to meet"
  kAsked,      // of others, who may or may not: "urged them to meet"
  kDenied,     // "refused to meet"
  kCancelled,  // "cancelled the meeting"
};

// A verb by its lemma, with the particle or preposition that makes it ("call off", "call for"), and what it does to
// each of its complements.
struct VerbEntry {
  std::string_view lemma;
  std::string_view link;
  Effect infinitive = Effect::kNone;  // "agreed to meet", "suggested meeting"
  Effect that = Effect::kNone;        // "hopes that they meet"
  Effect object = Effect::kNone;      // "agreed on talks", "talks were agreed"
  Effect subject = Effect::kNone;     // "talks began"
};

// A noun ("a plan to visit", "a plan for a visit", "the prospect that they meet") or an adjective or participle before
// or after a noun, or before an infinitive ("the planned visit", "the visit is likely", "likely to visit").
struct WordEntry {
  std::string_view word;
  Effect effect;
};

// The entry, or null. `link` is a particle, a preposition or empty.
const VerbEntry* FindVerb(std::string_view lemma, std::string_view link);
Effect EffectOfNoun(std::string_view lemma);
// By the word as written in lower case.
Effect EffectOfAdjective(std::string_view word);
// What a preposition says of its object where the verb before it says nothing: "during the visit", "without meeting".
Effect EffectOfPreposition(std::string_view lemma);

// The whole tables, for tests.
std::span<const VerbEntry> VerbEntries();
std::span<const WordEntry> NounEntries();
std::span<const WordEntry> AdjectiveEntries();
std::span<const WordEntry> PrepositionEntries();

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_FACTUALITY_LEXICON_H_
