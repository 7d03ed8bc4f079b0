#include "nlp/string_id.h"

#include <cstring>

#include "absl/strings/numbers.h"
#include "nlp/text_map.h"
#include "text/strings.h"

namespace chancery::nlp {
namespace {

// Names with numbers of their own, in the order of their numbers. They matter because an ordinary word, ending or
// letter can be one of them ("mark", "num", "X"), and then has that number instead of a hash.
constexpr uint64_t kFlagsBegin = 1;
constexpr std::string_view kFlags[] = {"IS_ALPHA",      "IS_ASCII",       "IS_DIGIT",          "IS_LOWER",   "IS_PUNCT",
                                       "IS_SPACE",      "IS_TITLE",       "IS_UPPER",          "LIKE_URL",   "LIKE_NUM",
                                       "LIKE_EMAIL",    "IS_STOP",        "IS_OOV_DEPRECATED", "IS_BRACKET", "IS_QUOTE",
                                       "IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_CURRENCY"};
constexpr uint64_t kAttributesBegin = 64;
constexpr std::string_view kAttributes[] = {
    "ID",   "ORTH", "LOWER", "NORM",    "SHAPE",    "PREFIX", "SUFFIX",     "LENGTH", "CLUSTER", "LEMMA",
    "POS",  "TAG",  "DEP",   "ENT_IOB", "ENT_TYPE", "HEAD",   "SENT_START", "SPACY",  "PROB",    "LANG",
    "ADJ",  "ADP",  "ADV",   "AUX",     "CONJ",     "CCONJ",  "DET",        "INTJ",   "NOUN",    "NUM",
    "PART", "PRON", "PROPN", "PUNCT",   "SCONJ",    "SYM",    "VERB",       "X",      "EOL",     "SPACE"};
constexpr uint64_t kLabelsBegin = 380;
constexpr std::string_view kLabels[] = {
    "PERSON",    "NORP",  "FACILITY",  "ORG",      "GPE",     "LOC",       "PRODUCT",   "EVENT",      "WORK_OF_ART",
    "LANGUAGE",  "LAW",   "DATE",      "TIME",     "PERCENT", "MONEY",     "QUANTITY",  "ORDINAL",    "CARDINAL",
    "acomp",     "advcl", "advmod",    "agent",    "amod",    "appos",     "attr",      "aux",        "auxpass",
    "cc",        "ccomp", "complm",    "conj",     "cop",     "csubj",     "csubjpass", "dep",        "det",
    "dobj",      "expl",  "hmod",      "hyph",     "infmod",  "intj",      "iobj",      "mark",       "meta",
    "neg",       "nmod",  "nn",        "npadvmod", "nsubj",   "nsubjpass", "num",       "number",     "oprd",
    "obj",       "obl",   "parataxis", "partmod",  "pcomp",   "pobj",      "poss",      "possessive", "preconj",
    "prep",      "prt",   "punct",     "quantmod", "relcl",   "rcmod",     "root",      "xcomp",      "acl",
    "ENT_KB_ID", "MORPH", "ENT_ID",    "IDX",      "_"};

TextMap<std::string_view, uint64_t> MakeReserved() {
  TextMap<std::string_view, uint64_t> reserved;
  const auto add = [&](uint64_t id, const auto& names) {
    for (const std::string_view name : names) {
      reserved.emplace(name, id++);
    }
  };
  add(kFlagsBegin, kFlags);
  add(kAttributesBegin, kAttributes);
  add(kLabelsBegin, kLabels);
  return reserved;
}

// FLAG19 to FLAG63 and DEPRECATED001 to DEPRECATED276 are numbered places kept free.
uint64_t NumberedPlace(std::string_view text) {
  int number = 0;
  if (text.size() == 6 && text::ConsumePrefix(&text, "FLAG") && absl::SimpleAtoi(text::ToAbsl(text), &number)) {
    return number >= 19 && number <= 63 ? static_cast<uint64_t>(number) : 0;
  }
  if (text.size() == 13 && text::ConsumePrefix(&text, "DEPRECATED") && absl::SimpleAtoi(text::ToAbsl(text), &number)) {
    return number >= 1 && number <= 276 ? static_cast<uint64_t>(103 + number) : 0;
  }
  return 0;
}

uint64_t Load64(const char* p) {
  uint64_t value = 0;
  std::memcpy(&value, p, sizeof(value));
  return value;
}

uint64_t Mix(uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53ULL;
  h ^= h >> 33;
  return h;
}

}  // namespace

uint64_t HashString(std::string_view text) {
  constexpr uint64_t kMultiplier = 0xc6a4a7935bd1e995ULL;
  constexpr int kShift = 47;
  constexpr uint64_t kSeed = 1;
  uint64_t hash = kSeed ^ (text.size() * kMultiplier);
  const char* p = text.data();
  const char* const end = p + text.size() / 8 * 8;
  for (; p != end; p += 8) {
    uint64_t k = Load64(p);
    k *= kMultiplier;
    k ^= k >> kShift;
    k *= kMultiplier;
    hash ^= k;
    hash *= kMultiplier;
  }
  if (const size_t rest = text.size() % 8; rest != 0) {
    uint64_t k = 0;
    std::memcpy(&k, p, rest);
    hash ^= k;
    hash *= kMultiplier;
  }
  hash ^= hash >> kShift;
  hash *= kMultiplier;
  hash ^= hash >> kShift;
  return hash;
}

uint64_t StringId(std::string_view text) {
  if (text.empty()) {
    return 0;
  }
  static const auto* const kReserved = new TextMap<std::string_view, uint64_t>(MakeReserved());
  if (text.size() <= 13) {
    if (const auto found = kReserved->find(text); found != kReserved->end()) {
      return found->second;
    }
    if (const uint64_t place = NumberedPlace(text); place != 0) {
      return place;
    }
  }
  return HashString(text);
}

std::array<uint32_t, 4> HashFeature(uint64_t id, uint32_t seed) {
  uint64_t k = id * 0x87c37b91114253d5ULL;
  k = k << 31 | k >> 33;
  k *= 0x4cf5ad432745937fULL;
  uint64_t h1 = (seed ^ k) ^ sizeof(id);
  uint64_t h2 = seed ^ sizeof(id);
  h1 += h2;
  h2 += h1;
  h1 = Mix(h1);
  h2 = Mix(h2);
  h1 += h2;
  h2 += h1;
  return {static_cast<uint32_t>(h1), static_cast<uint32_t>(h1 >> 32), static_cast<uint32_t>(h2),
          static_cast<uint32_t>(h2 >> 32)};
}

}  // namespace chancery::nlp
