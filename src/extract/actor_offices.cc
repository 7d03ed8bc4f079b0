// The words for offices ("the outgoing foreign minister of Egypt"): which words, and of which country or organisation.
#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "extract/actor_draft.h"

namespace chancery::extract {
namespace {

using actors::FormKind;
using nlp::TokenRange;

// "ministers" -> "minister", by the lemma where the parse has one.
std::string Singular(const UnitWords& words, uint32_t i) {
  std::string lemma = words.token(i).lemma;
  absl::AsciiStrToLower(&lemma);
  const std::string& lower = words.lower[i];
  if (IsOfficeNoun(lower)) return lower;
  if (IsOfficeNoun(lemma)) return lemma;
  if (lower.size() > 1 && lower.back() == 's') return lower.substr(0, lower.size() - 1);  // "Ministers" tagged NNP
  return lower;
}

bool IsPlural(const UnitWords& words, uint32_t i, const std::string& singular) {
  return words.lower[i] != singular && words.lower[i].back() == 's';
}

// Whether a word that can be an office noun is one here.
bool IsOfficeHere(const UnitWords& words, uint32_t i, const std::string& noun) {
  if (!words.HasTag(i, "NN")) return false;
  const std::string next = i + 1 < words.size() ? words.lower[i + 1] : "";
  if (noun == "general" || noun == "chief" || noun == "deputy") {
    static constexpr std::array<std::string_view, 6> kNotAfter = {"staff",  "debate",    "election",
                                                                  "public", "elections", "strike"};
    if (IsInstitutionNoun(next) || std::find(kNotAfter.begin(), kNotAfter.end(), next) != kNotAfter.end()) return false;
    // "general secretary", "deputy minister": the office is the noun that follows.
    if (IsOfficeNoun(next) || IsOfficeModifier(next)) return false;
  }
  if (IsRepresentative(words.lower[i])) return false;
  if (noun == "head" || noun == "chair") return next == "of" || words.token(i).dep == "compound";
  return true;
}

bool IsHyphen(const UnitWords& words, uint32_t i) { return words.lower[i] == "-"; }

// "of Foreign Affairs and Trade" after "minister": the end of what belongs to the office's name.
uint32_t EndOfPortfolio(const UnitWords& words, uint32_t end) {
  if (end + 1 >= words.size() || (words.lower[end] != "of" && words.lower[end] != "for")) return end;
  uint32_t i = end + 1;
  if (words.lower[i] == "the" && i + 1 < words.size()) ++i;
  if (!IsPortfolioWord(words.lower[i])) return end;
  uint32_t last = end;
  for (; i < words.size(); ++i) {
    const bool name_of_state = words.lower[i] == "state" && i + 1 < words.size() && words.lower[i + 1] == "of";
    if (IsPortfolioWord(words.lower[i]) && !name_of_state) {
      last = i;
    } else if (words.lower[i] != "and" && words.lower[i] != "," && words.lower[i] != "&") {
      break;
    }
  }
  return last == end ? end : last + 1;
}

// "minister of foreign affairs" and "foreign minister" are one office.
std::string OfficeTitle(const UnitWords& words, TokenRange tokens, uint32_t noun_at, const std::string& noun,
                        uint32_t portfolio) {
  std::string before;
  for (uint32_t i = tokens.begin; i < noun_at; ++i) {
    if (!IsHyphen(words, i)) {
      absl::StrAppend(&before, words.lower[i], i + 1 < noun_at && IsHyphen(words, i + 1) ? "-" : " ");
    }
  }
  std::string after;
  for (uint32_t i = portfolio; i < tokens.end; ++i) absl::StrAppend(&after, after.empty() ? "" : " ", words.lower[i]);
  if (noun == "minister" && !after.empty()) {
    const bool foreign = after.find("foreign") != std::string::npos || after.find("external") != std::string::npos;
    if (foreign) return absl::StrCat(before, "foreign minister");
    for (const std::string_view lead : {"of ", "for ", "the "}) {
      if (after.starts_with(lead)) after = after.substr(lead.size());
    }
    return absl::StrCat(before, after, " minister");
  }
  return absl::StrCat(before, noun, after.empty() ? "" : " ", after);
}

// The office whose noun is token `at`; none if there is none.
std::optional<Office> OfficeAt(const UnitWords& words, uint32_t unit, uint32_t at) {
  const std::string noun = Singular(words, at);
  if (!IsOfficeNoun(noun) || !IsOfficeHere(words, at, noun)) return std::nullopt;
  Office office;
  office.unit = unit;
  office.head = at;
  office.noun = noun;
  office.plural = IsPlural(words, at, noun);
  uint32_t begin = at;
  while (begin > 0) {
    const uint32_t before = begin - 1;
    if (IsHyphen(words, before) && before > 0 &&
        (IsOfficeModifier(words.lower[before - 1]) || IsOfficeNoun(words.lower[before - 1]))) {
      begin = before - 1;
    } else if ((IsOfficeModifier(words.lower[before]) || words.lower[before] == "deputy") &&
               words.token(before).sentence == words.token(at).sentence) {
      begin = before;
    } else {
      break;
    }
  }
  uint32_t end = at + 1;
  // "secretary-general", "governor general": the adjective after the noun.
  const bool hyphen = end + 1 < words.size() && IsHyphen(words, end);
  const uint32_t general = hyphen ? end + 1 : end;
  const bool takes_general = noun == "secretary" || noun == "director" || noun == "governor";
  if (takes_general && general < words.size() && words.lower[general] == "general") {
    office.noun = absl::StrCat(noun, "-general");
    office.head = general;
    end = general + 1;
  }
  // "President-elect", "Minister-designate"
  if (end + 1 < words.size() && IsHyphen(words, end) && !words.token(end - 1).space_after &&
      (words.lower[end + 1] == "elect" || words.lower[end + 1] == "designate")) {
    end += 2;
  }
  const uint32_t portfolio = end;
  end = EndOfPortfolio(words, EndOfPortfolio(words, end));  // "secretary of state for defence"
  office.tokens = {begin, end};
  office.phrase = office.tokens;
  office.title = OfficeTitle(words, office.tokens, at, office.noun, portfolio);
  return office;
}

// Whoever is sent to somebody, or speaks or acts for him on something.
bool IsSentNoun(std::string_view noun) {
  return noun == "ambassador" || noun == "envoy" || noun == "representative" || noun == "negotiator" ||
         noun == "coordinator" || noun == "delegate" || noun == "rapporteur" || noun == "adviser" || noun == "advisor";
}

bool IsCountryNoun(std::string_view word) {
  return word == "country" || word == "nation" || word == "kingdom" || word == "republic" || word == "state";
}

// Looks around an office for its country or organisation, article and possessor.
class OfficeAttacher {
 public:
  OfficeAttacher(Draft* draft, Office* office) : draft_(draft), office_(office), words_(draft->units[office->unit]) {}

  void Run() {
    Before();
    if (office_->of.empty()) After();
    AfterEnvoy();
  }

 private:
  // The country or organisation named at a token; kNone if none is.
  int Bearer(uint32_t token) const {
    const int name = words_.name_at[token];
    if (name == kNone) return kNone;
    const NameType type = draft_->names[name].type;
    return type == NameType::kKnown || type == NameType::kOrganization ||
                   (type == NameType::kPlace && draft_->names[name].entry != nullptr)
               ? name
               : kNone;
  }

  void Before();
  void After();
  void AfterEnvoy();
  int LatestCountry(uint32_t token) const;

  Draft* draft_;
  Office* office_;
  const UnitWords& words_;
};

void OfficeAttacher::Before() {
  uint32_t i = office_->tokens.begin;
  while (i > 0 && words_.token(i - 1).sentence == words_.token(office_->head).sentence) {
    const uint32_t at = i - 1;
    const nlp::Token& token = words_.token(at);
    if (const int bearer = Bearer(at); bearer != kNone) {
      if (std::find(office_->of.begin(), office_->of.end(), bearer) == office_->of.end()) {
        office_->of.insert(office_->of.begin(), bearer);
      }
      i = draft_->names[bearer].tokens.begin;
      continue;
    }
    // "the country's president": of the one last spoken of.
    if (token.tag == "POS" && at > 1 && office_->of.empty() && IsCountryNoun(words_.lower[at - 1])) {
      if (const int country = LatestCountry(at - 1); country != kNone) office_->of = {country};
      i = at - 1;
      continue;
    }
    if (token.tag == "DT" || token.tag == "PDT") {
      office_->definite = words_.lower[at] == "the";
      office_->indefinite = !office_->definite;
      i = at;
      break;
    }
    if (token.tag == "PRP$") {
      office_->possessor = at;
      office_->definite = true;
      i = at;
      break;
    }
    const bool joins = office_->plural && !office_->of.empty() && (token.tag == "CC" || token.tag == ",") && at > 0 &&
                       Bearer(at - 1) != kNone;
    const bool modifies = words_.HasTag(at, "JJ") || token.tag == "POS" || token.tag == "HYPH" ||
                          IsTenureAdjective(words_.lower[at]) || token.tag == "VBN" || token.tag == "VBG" ||
                          (token.tag == "RB" && (words_.token(i).tag == "VBN" || words_.HasTag(i, "JJ"))) ||
                          token.tag == "CD" ||
                          (words_.HasTag(at, "NN") && token.dep == "compound" && words_.name_at[at] == kNone &&
                           words_.office_at[at] == kNone);
    if (!joins && !modifies) break;
    if (token.tag == "VBG" && !IsTenureAdjective(words_.lower[at])) break;
    if (words_.lower[at] == "former" || words_.lower[at] == "ex" || words_.lower[at] == "late") office_->former = true;
    i = at;
  }
  while (i < office_->tokens.begin && words_.token(i).tag == "POS") ++i;  // of a person's name before it
  office_->phrase.begin = i;
  // A possessor before the office owns it: "Egypt's foreign minister".
  if (!office_->of.empty() && words_.token(office_->tokens.begin - 1).tag == "POS") office_->definite = true;
}

// The country named last before a token, in this paragraph or the one before it.
int OfficeAttacher::LatestCountry(uint32_t token) const {
  int latest = kNone;
  for (size_t i = 0; i < draft_->names.size(); ++i) {
    const Name& name = draft_->names[i];
    if (name.unit > office_->unit || (name.unit == office_->unit && name.tokens.begin >= token)) break;
    if (name.unit + 1 >= office_->unit && name.entry != nullptr && name.entry->kind == "country") {
      latest = static_cast<int>(i);
    }
  }
  return latest;
}

// "Israel's envoy to the United Nations": where an envoy is sent belongs to the phrase, and is not whom he acts for.
void OfficeAttacher::AfterEnvoy() {
  if (!IsSentNoun(office_->noun)) return;
  uint32_t i = office_->phrase.end;
  if (i + 1 >= words_.size() || (words_.lower[i] != "to" && words_.lower[i] != "for" && words_.lower[i] != "on")) {
    return;
  }
  ++i;
  uint32_t end = i;
  while (i < words_.size() && (words_.token(i).tag == "DT" || words_.HasTag(i, "NN") || words_.HasTag(i, "JJ") ||
                               words_.token(i).tag == "HYPH")) {
    end = ++i;
  }
  if (end < words_.size() && end - office_->phrase.end > 1 && words_.lower[end] == ",") office_->phrase.end = end;
}

void OfficeAttacher::After() {
  uint32_t i = office_->tokens.end;
  if (i + 1 >= words_.size()) return;
  const std::string& preposition = words_.lower[i];
  const bool general = preposition == "of" || preposition == "for";
  const bool from = preposition == "from" && office_->noun == "counterpart";
  if (!general && !from && preposition != "at" && preposition != "in") return;
  // An ambassador's or envoy's second country is where he is sent, and "in" a town is only where he is.
  ++i;
  std::vector<int> found;
  uint32_t end = i;
  while (i < words_.size()) {
    const int bearer = Bearer(i);
    const nlp::Token& token = words_.token(i);
    if (bearer != kNone && (general || from || draft_->names[bearer].type == NameType::kOrganization)) {
      found.push_back(bearer);
      i = end = draft_->names[bearer].tokens.end;
      // "a spokesman for the German foreign ministry"
      const bool adjective = draft_->names[bearer].form == FormKind::kDemonym;
      while (adjective && i < words_.size() && (words_.HasTag(i, "NN") || words_.HasTag(i, "JJ"))) end = ++i;
      if (!office_->plural) break;
    } else if (token.tag == "DT" || (found.empty() && words_.HasTag(i, "JJ")) ||
               (office_->plural && !found.empty() && (token.tag == "CC" || token.tag == ","))) {
      ++i;
    } else {
      break;
    }
  }
  if (found.empty()) return;
  office_->of = std::move(found);
  office_->phrase.end = end;
  if (!office_->indefinite) office_->definite = true;
}

}  // namespace

void FindOffices(Draft* draft) {
  for (uint32_t unit = 0; unit < draft->units.size(); ++unit) {
    UnitWords& words = draft->units[unit];
    for (uint32_t i = 0; i < words.size(); ++i) {
      if (words.office_at[i] != kNone) continue;
      const std::optional<Office> office = OfficeAt(words, unit, i);
      if (!office) continue;
      for (uint32_t k = office->tokens.begin; k < office->tokens.end; ++k) {
        words.office_at[k] = static_cast<int>(draft->offices.size());
      }
      draft->offices.push_back(*office);
    }
  }
}

void AttachOffices(Draft* draft) {
  for (Office& office : draft->offices) OfficeAttacher(draft, &office).Run();
}

}  // namespace chancery::extract
