#include "extract/factuality_lexicon.h"

#include <algorithm>
#include <iterator>

namespace chancery::extract {
namespace {

constexpr Effect kNone = Effect::kNone;
constexpr Effect kSame = Effect::kSame;
constexpr Effect kTense = Effect::kTense;
constexpr Effect kReported = Effect::kReported;
constexpr Effect kPlanned = Effect::kPlanned;
constexpr Effect kPossible = Effect::kPossible;
constexpr Effect kAsked = Effect::kAsked;
constexpr Effect kDenied = Effect::kDenied;
constexpr Effect kCancelled = Effect::kCancelled;

// Each block is in the order of the alphabet.
constexpr VerbEntry kVerbs[] = {
    // lemma, link, infinitive, that, object, subject
    // Light verbs, and verbs of taking place, beginning and ending.
    {"begin", "", kSame, kNone, kSame, kSame},
    {"chair", "", kNone, kNone, kSame, kNone},
    {"come", "", kSame, kNone, kNone, kSame},
    {"complete", "", kNone, kNone, kSame, kNone},
    {"conclude", "", kNone, kReported, kSame, kSame},
    {"conduct", "", kNone, kNone, kSame, kNone},
    {"continue", "", kSame, kNone, kSame, kSame},
    {"convene", "", kNone, kNone, kSame, kSame},
    {"do", "", kNone, kNone, kSame, kNone},
    {"end", "", kSame, kNone, kSame, kSame},
    {"engage", "in", kNone, kNone, kSame, kNone},
    {"finish", "", kSame, kNone, kSame, kSame},
    {"gather", "", kSame, kNone, kNone, kNone},
    {"get", "", kSame, kNone, kNone, kNone},
    {"give", "", kNone, kNone, kSame, kNone},
    {"go", "", kSame, kNone, kNone, kNone},
    {"go", "ahead", kNone, kNone, kNone, kSame},
    {"go", "forward", kNone, kNone, kNone, kSame},
    {"go", "on", kSame, kNone, kNone, kSame},
    {"happen", "", kSame, kNone, kNone, kSame},
    {"have", "", kAsked, kNone, kSame, kNone},
    {"help", "", kSame, kNone, kNone, kNone},
    {"hold", "", kNone, kNone, kSame, kNone},
    {"host", "", kNone, kNone, kSame, kNone},
    {"kick", "off", kNone, kNone, kSame, kSame},
    {"last", "", kNone, kNone, kNone, kSame},
    {"launch", "", kNone, kNone, kSame, kNone},
    {"make", "", kNone, kNone, kSame, kNone},
    {"manage", "", kSame, kNone, kNone, kNone},
    {"occur", "", kNone, kNone, kNone, kSame},
    {"open", "", kNone, kNone, kSame, kSame},
    {"pay", "", kNone, kNone, kSame, kNone},
    {"proceed", "", kSame, kNone, kNone, kSame},
    {"reconvene", "", kNone, kNone, kSame, kSame},
    {"reopen", "", kNone, kNone, kSame, kSame},
    {"restart", "", kNone, kNone, kSame, kSame},
    {"remain", "", kNone, kNone, kNone, kSame},
    {"renew", "", kNone, kNone, kSame, kNone},
    {"resume", "", kSame, kNone, kSame, kSame},
    {"run", "", kNone, kNone, kNone, kSame},
    {"start", "", kSame, kNone, kSame, kSame},
    {"take", "", kNone, kNone, kSame, kSame},
    {"undertake", "", kPlanned, kNone, kSame, kNone},
    {"wrap", "up", kNone, kNone, kSame, kSame},
    // Taking part: the event takes place whether one does or not.
    {"attend", "", kNone, kNone, kTense, kNone},
    {"boycott", "", kNone, kNone, kTense, kNone},
    {"join", "", kSame, kNone, kTense, kNone},
    {"miss", "", kDenied, kNone, kTense, kNone},
    {"participate", "in", kNone, kNone, kTense, kNone},
    {"skip", "", kNone, kNone, kTense, kNone},
    // Saying and knowing.
    {"add", "", kNone, kReported, kNone, kNone},
    {"admit", "", kSame, kReported, kNone, kNone},
    {"announce", "", kNone, kReported, kPlanned, kNone},
    {"claim", "", kSame, kReported, kNone, kNone},
    {"confirm", "", kNone, kReported, kNone, kNone},
    {"deny", "", kDenied, kDenied, kDenied, kNone},
    {"doubt", "", kNone, kDenied, kNone, kNone},
    {"note", "", kNone, kReported, kNone, kNone},
    {"report", "", kSame, kReported, kNone, kNone},
    {"say", "", kSame, kReported, kNone, kNone},
    {"tell", "", kAsked, kReported, kNone, kNone},
    // Settled for a time to come.
    {"agree", "", kPlanned, kReported, kPlanned, kNone},
    {"agree", "on", kNone, kNone, kPlanned, kNone},
    {"agree", "to", kPlanned, kNone, kPlanned, kNone},
    {"arrange", "", kPlanned, kNone, kPlanned, kNone},
    {"await", "", kNone, kNone, kPlanned, kNone},
    {"be", "", kPlanned, kNone, kSame, kNone},
    {"choose", "", kPlanned, kNone, kNone, kNone},
    {"commit", "", kPlanned, kNone, kNone, kNone},
    {"commit", "to", kPlanned, kNone, kPlanned, kNone},
    {"decide", "", kPlanned, kPlanned, kNone, kNone},
    {"decide", "against", kDenied, kNone, kDenied, kNone},
    {"expect", "", kPlanned, kPlanned, kPlanned, kNone},
    {"guarantee", "", kPlanned, kReported, kNone, kNone},
    {"intend", "", kPlanned, kNone, kNone, kNone},
    {"look", "to", kPlanned, kNone, kPlanned, kNone},
    {"plan", "", kPlanned, kPlanned, kPlanned, kNone},
    {"pledge", "", kPlanned, kReported, kNone, kNone},
    {"prepare", "", kPlanned, kNone, kPlanned, kNone},
    {"prepare", "for", kNone, kNone, kPlanned, kNone},
    {"promise", "", kPlanned, kReported, kNone, kNone},
    {"resolve", "", kPlanned, kNone, kNone, kNone},
    {"schedule", "", kPlanned, kNone, kPlanned, kNone},
    {"set", "", kPlanned, kNone, kPlanned, kNone},
    {"swear", "", kPlanned, kReported, kNone, kNone},
    {"vow", "", kPlanned, kReported, kNone, kNone},
    // Wished, offered, thought of.
    {"aim", "", kPossible, kNone, kNone, kNone},
    {"ask", "", kPossible, kAsked, kNone, kNone},
    {"ask", "for", kNone, kNone, kPossible, kNone},
    {"believe", "", kPossible, kReported, kNone, kNone},
    {"call", "for", kAsked, kNone, kPossible, kNone},
    {"call", "on", kPossible, kNone, kNone, kNone},
    {"consider", "", kPossible, kNone, kPossible, kNone},
    {"contemplate", "", kPossible, kNone, kPossible, kNone},
    {"envisage", "", kPossible, kPossible, kPossible, kNone},
    // "hop" is the lemma that the model gives to "hopes" and "hoped".
    {"hop", "", kPossible, kPossible, kNone, kNone},
    {"hop", "for", kNone, kNone, kPossible, kNone},
    {"hope", "", kPossible, kPossible, kNone, kNone},
    {"hope", "for", kNone, kNone, kPossible, kNone},
    {"invite", "", kPossible, kNone, kNone, kNone},
    {"invite", "for", kNone, kNone, kPossible, kNone},
    {"invite", "to", kNone, kNone, kPossible, kNone},
    {"like", "", kPossible, kNone, kPossible, kNone},
    {"mull", "", kPossible, kNone, kPossible, kNone},
    {"offer", "", kPossible, kNone, kPossible, kNone},
    {"offer", "for", kNone, kNone, kPossible, kNone},
    {"prefer", "", kPossible, kNone, kPossible, kNone},
    {"propose", "", kPossible, kPossible, kPossible, kNone},
    {"push", "for", kAsked, kNone, kPossible, kNone},
    {"recommend", "", kPossible, kPossible, kPossible, kNone},
    {"request", "", kPossible, kPossible, kPossible, kNone},
    {"rescue", "", kNone, kNone, kPossible, kNone},
    {"revive", "", kNone, kNone, kPossible, kNone},
    {"salvage", "", kNone, kNone, kPossible, kNone},
    {"seek", "", kPossible, kNone, kPossible, kNone},
    {"suggest", "", kPossible, kPossible, kPossible, kNone},
    {"threaten", "", kPossible, kNone, kNone, kNone},
    {"try", "", kPossible, kNone, kNone, kNone},
    {"urge", "", kAsked, kAsked, kPossible, kNone},
    {"want", "", kPossible, kNone, kPossible, kNone},
    {"wish", "", kPossible, kPossible, kNone, kNone},
    // Asked of others.
    {"appeal", "for", kAsked, kNone, kPossible, kNone},
    {"appeal", "to", kAsked, kNone, kNone, kNone},
    {"demand", "", kAsked, kAsked, kAsked, kNone},
    {"need", "", kAsked, kNone, kAsked, kNone},
    {"oblige", "", kAsked, kNone, kNone, kNone},
    {"order", "", kAsked, kAsked, kNone, kNone},
    {"press", "", kAsked, kNone, kNone, kNone},
    {"press", "for", kNone, kNone, kPossible, kNone},
    {"require", "", kAsked, kAsked, kNone, kNone},
    // Not so.
    {"avoid", "", kDenied, kNone, kDenied, kNone},
    {"ban", "", kDenied, kNone, kDenied, kNone},
    {"ban", "from", kDenied, kNone, kNone, kNone},
    {"bar", "from", kDenied, kNone, kNone, kNone},
    {"block", "", kNone, kNone, kDenied, kNone},
    {"decline", "", kDenied, kNone, kDenied, kNone},
    {"dismiss", "", kNone, kDenied, kDenied, kNone},
    {"fail", "", kDenied, kNone, kNone, kNone},
    {"forbid", "", kDenied, kNone, kDenied, kNone},
    {"forget", "", kDenied, kNone, kNone, kNone},
    {"oppose", "", kDenied, kNone, kDenied, kNone},
    {"prevent", "", kDenied, kNone, kDenied, kNone},
    {"prevent", "from", kDenied, kNone, kNone, kNone},
    {"prohibit", "from", kDenied, kNone, kNone, kNone},
    {"refrain", "from", kDenied, kNone, kNone, kNone},
    {"refuse", "", kDenied, kNone, kDenied, kNone},
    {"reject", "", kDenied, kNone, kDenied, kNone},
    {"rule", "out", kDenied, kNone, kDenied, kNone},
    {"stop", "from", kDenied, kNone, kNone, kNone},
    {"turn", "down", kNone, kNone, kDenied, kNone},
    {"veto", "", kNone, kNone, kDenied, kNone},
    // Planned, and then not.
    {"abandon", "", kCancelled, kNone, kCancelled, kNone},
    {"abort", "", kNone, kNone, kCancelled, kNone},
    {"call", "off", kNone, kNone, kCancelled, kNone},
    {"cancel", "", kNone, kNone, kCancelled, kNone},
    {"defer", "", kNone, kNone, kCancelled, kNone},
    {"delay", "", kNone, kNone, kCancelled, kNone},
    {"ditch", "", kNone, kNone, kCancelled, kNone},
    {"drop", "", kNone, kNone, kCancelled, kNone},
    {"fall", "through", kNone, kNone, kNone, kCancelled},
    {"postpone", "", kNone, kNone, kCancelled, kNone},
    {"put", "off", kNone, kNone, kCancelled, kNone},
    {"scrap", "", kNone, kNone, kCancelled, kNone},
    {"scratch", "", kNone, kNone, kCancelled, kNone},
    {"scrub", "", kNone, kNone, kCancelled, kNone},
    {"shelve", "", kNone, kNone, kCancelled, kNone},
    {"reschedule", "", kNone, kNone, kCancelled, kNone},
};

constexpr WordEntry kNouns[] = {
    {"agreement", kPlanned},
    {"arrangement", kPlanned},
    {"commitment", kPlanned},
    {"date", kPlanned},
    {"decision", kPlanned},
    {"intention", kPlanned},
    {"pledge", kPlanned},
    {"plan", kPlanned},
    {"preparation", kPlanned},
    {"promise", kPlanned},
    {"vow", kPlanned},

    {"turn", kSame},

    {"appeal", kPossible},
    {"attempt", kPossible},
    {"bid", kPossible},
    {"call", kPossible},

    {"desire", kPossible},
    {"effort", kPossible},
    {"hope", kPossible},
    {"idea", kPossible},
    {"invitation", kPossible},
    {"offer", kPossible},

    {"possibility", kPossible},
    {"proposal", kPossible},
    {"prospect", kPossible},
    {"readiness", kPossible},
    {"request", kPossible},
    {"rumour", kPossible},
    {"rumor", kPossible},
    {"speculation", kPossible},
    {"suggestion", kPossible},
    {"willingness", kPossible},
    {"wish", kPossible},

    {"demand", kAsked},
    {"need", kAsked},
    {"obligation", kAsked},

    {"absence", kDenied},
    {"failure", kDenied},
    {"inability", kDenied},
    {"lack", kDenied},
    {"refusal", kDenied},
    {"reluctance", kDenied},
    {"unwillingness", kDenied},

    {"cancellation", kCancelled},
    {"postponement", kCancelled},

    {"beginning", kSame},
    {"conclusion", kSame},
    {"continuation", kSame},
    {"day", kSame},
    {"end", kSame},
    {"holding", kSame},
    {"hour", kSame},
    {"opening", kSame},
    {"report", kReported},
    {"subject", kTense},
    {"topic", kTense},
    {"focus", kTense},
    {"part", kTense},
    {"venue", kTense},
    {"host", kTense},
    {"resumption", kSame},
    {"chance", kSame},
    {"honour", kSame},
    {"honor", kSame},
    {"opportunity", kSame},
    {"pleasure", kSame},
    {"privilege", kSame},
    {"round", kSame},
    {"series", kSame},
    {"session", kSame},
    {"start", kSame},
    {"week", kSame},
};

constexpr WordEntry kAdjectives[] = {
    {"able", kSame},           {"certain", kPlanned},     {"coming", kPlanned},       {"due", kPlanned},
    {"expected", kPlanned},    {"forthcoming", kPlanned}, {"future", kPlanned},       {"imminent", kPlanned},
    {"impending", kPlanned},   {"next", kPlanned},        {"planned", kPlanned},      {"poised", kPlanned},
    {"scheduled", kPlanned},   {"set", kPlanned},         {"slated", kPlanned},       {"sure", kPlanned},
    {"upcoming", kPlanned},    {"bound", kPlanned},       {"determined", kPlanned},

    {"eager", kPossible},      {"hopeful", kPossible},    {"keen", kPossible},        {"likely", kPossible},
    {"mooted", kPossible},     {"possible", kPossible},   {"potential", kPossible},   {"prepared", kPossible},
    {"probable", kPossible},   {"proposed", kPossible},   {"prospective", kPossible}, {"ready", kPossible},
    {"rumored", kPossible},    {"rumoured", kPossible},   {"tentative", kPossible},   {"welcome", kPossible},
    {"willing", kPossible},

    {"necessary", kAsked},     {"needed", kAsked},

    {"impossible", kDenied},   {"reluctant", kDenied},    {"unable", kDenied},        {"unlikely", kDenied},
    {"unwilling", kDenied},

    {"aborted", kCancelled},   {"abandoned", kCancelled}, {"canceled", kCancelled},   {"cancelled", kCancelled},
    {"postponed", kCancelled}, {"scrapped", kCancelled},

    {"delighted", kSame},      {"glad", kSame},           {"happy", kSame},           {"honored", kSame},
    {"honoured", kSame},       {"pleased", kSame},
};

constexpr WordEntry kPrepositions[] = {
    {"after", kTense},    {"amid", kTense},       {"at", kTense},        {"during", kTense},     {"following", kTense},
    {"in", kTense},       {"on", kTense},         {"since", kTense},     {"throughout", kTense},

    {"for", kSame},       {"to", kSame},          {"into", kSame},

    {"ahead", kPlanned},  {"before", kPlanned},   {"pending", kPlanned}, {"prior", kPlanned},    {"until", kPlanned},

    {"about", kPossible}, {"towards", kPossible}, {"toward", kPossible},

    {"against", kDenied}, {"without", kDenied},   {"instead", kDenied},  {"than", kDenied},
};

template <size_t kSize>
Effect Find(const WordEntry (&entries)[kSize], std::string_view word) {
  const auto* found =
      std::find_if(std::begin(entries), std::end(entries), [&](const WordEntry& entry) { return entry.word == word; });
  return found == std::end(entries) ? Effect::kNone : found->effect;
}

}  // namespace

const VerbEntry* FindVerb(std::string_view lemma, std::string_view link) {
  const auto* found = std::find_if(std::begin(kVerbs), std::end(kVerbs),
                                   [&](const VerbEntry& entry) { return entry.lemma == lemma && entry.link == link; });
  return found == std::end(kVerbs) ? nullptr : found;
}

Effect EffectOfNoun(std::string_view lemma) { return Find(kNouns, lemma); }
Effect EffectOfAdjective(std::string_view word) { return Find(kAdjectives, word); }
Effect EffectOfPreposition(std::string_view lemma) { return Find(kPrepositions, lemma); }

std::span<const VerbEntry> VerbEntries() { return kVerbs; }
std::span<const WordEntry> NounEntries() { return kNouns; }
std::span<const WordEntry> AdjectiveEntries() { return kAdjectives; }
std::span<const WordEntry> PrepositionEntries() { return kPrepositions; }

}  // namespace chancery::extract
