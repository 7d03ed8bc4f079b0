#include "extract/attribution.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>

#include "absl/strings/ascii.h"

namespace chancery::extract {
namespace {

using nlp::Document;
using nlp::Token;
using nlp::TokenRange;

constexpr std::string_view kSayings[] = {
    "acknowledge", "add",        "admit",     "advise",    "affirm",  "allege",   "announce", "argue",   "assert",
    "assure",      "claim",      "comment",   "complain",  "confirm", "contend",  "declare",  "deny",    "disclose",
    "emphasise",   "emphasize",  "explain",   "guarantee", "hint",    "indicate", "inform",   "insist",  "maintain",
    "mention",     "note",       "notify",    "observe",   "pledge",  "predict",  "promise",  "quote",   "reaffirm",
    "recall",      "reiterate",  "relate",    "remark",    "repeat",  "reply",    "report",   "respond", "reveal",
    "say",         "signal",     "state",     "stress",    "suggest", "swear",    "tell",     "testify", "tweet",
    "underline",   "underscore", "undertake", "vow",       "warn",    "write"};

// Words between a quotation and the verb that gives it: "...," the tall minister said.
constexpr uint32_t kNearQuotation = 12;

bool In(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool Contains(TokenRange range, uint32_t token) { return range.begin <= token && token < range.end; }

class Finder {
 public:
  Finder(const Document& document, const Children& children) : document_(document), children_(children) {}

  std::optional<Attribution> Of(uint32_t token, const std::vector<Quotation>& quotations) const {
    const auto quotation = std::find_if(quotations.begin(), quotations.end(),
                                        [&](const Quotation& q) { return Contains(q.tokens, token); });
    const bool direct = quotation != quotations.end();
    std::optional<Attribution> found = ByTree(token);
    if (!found && direct) found = ByQuotation(quotations, static_cast<size_t>(quotation - quotations.begin()));
    if (found) found->direct = direct;
    return found;
  }

 private:
  const Token& At(uint32_t token) const { return document_.tokens[token]; }
  uint32_t HeadOf(uint32_t token) const { return At(token).head < document_.tokens.size() ? At(token).head : token; }
  std::string Lower(uint32_t token) const { return absl::AsciiStrToLower(std::string(document_.Text(At(token)))); }

  static Attribution Given(uint32_t verb, std::optional<uint32_t> speaker) {
    Attribution attribution;
    attribution.verb = verb;
    attribution.speaker = speaker;
    return attribution;
  }

  bool IsSaying(uint32_t token) const {
    return At(token).pos == "VERB" &&
           std::find(std::begin(kSayings), std::end(kSayings), At(token).lemma) != std::end(kSayings);
  }

  // Climbs from the token to a verb of saying whose clause it stands in, looking at each clause for "according to X",
  // "as X said" and "X said" put in.
  std::optional<Attribution> ByTree(uint32_t token) const {
    uint32_t at = token;
    for (size_t steps = 0; steps <= document_.tokens.size(); ++steps) {
      if (std::optional<Attribution> inserted = Inserted(at, token)) return inserted;
      const uint32_t head = HeadOf(at);
      if (head == at) return std::nullopt;
      if (IsSaying(head) && IsSaid(at, head)) return Given(head, SpeakerOf(head));
      at = head;
    }
    return std::nullopt;
  }

  // Whether the clause `at` is what the verb `verb` says.
  bool IsSaid(uint32_t at, uint32_t verb) const {
    const std::string_view dep = At(at).dep;
    if (dep == "ccomp" || dep == "parataxis") return true;
    // "is said to have met", "claims to have met"
    return dep == "xcomp" && In(At(verb).lemma, {"say", "report", "claim", "allege", "deny"});
  }

  std::optional<Attribution> Inserted(uint32_t at, uint32_t token) const {
    for (const uint32_t child : children_.Of(at)) {
      const std::string_view dep = At(child).dep;
      if (IsBelow(document_, token, child)) continue;
      if (Lower(child) == "according") return Given(child, AccordingTo(child));
      if (!IsSaying(child) && !In(At(child).lemma, {"cite", "quote"})) continue;
      const bool put_in = dep == "parataxis" || (dep == "dep" && children_.Find(child, {"nsubj"}));
      const bool as = dep == "advcl" && HasAs(child);
      if (put_in || as) return Given(child, SpeakerOf(child));
      // "..., citing the minister"
      if (dep == "advcl" && In(At(child).lemma, {"cite", "quote"}) && At(child).tag == "VBG") {
        return Given(child, children_.Find(child, {"dobj"}));
      }
    }
    return std::nullopt;
  }

  bool HasAs(uint32_t verb) const {
    const auto of = children_.Of(verb);
    return std::any_of(of.begin(), of.end(), [&](uint32_t child) { return child < verb && Lower(child) == "as"; });
  }

  std::optional<uint32_t> AccordingTo(uint32_t according) const {
    for (const uint32_t to : children_.Of(according)) {
      if (const auto object = children_.Find(to, {"pobj"})) return object;
    }
    return children_.Find(according, {"pobj", "dobj"});
  }

  // Who says what the verb of saying says: its subject, that of the verb it continues ("..., adding that"), or the noun
  // that its clause belongs to ("the minister, who said that").
  std::optional<uint32_t> SpeakerOf(uint32_t verb) const {
    uint32_t at = verb;
    for (size_t steps = 0; steps <= document_.tokens.size(); ++steps) {
      if (children_.Find(at, {"nsubjpass"}) || children_.Find(at, {"auxpass"})) return AgentOf(at);
      if (const auto subject = SubjectOf(at)) {
        if (In(Lower(*subject), {"who", "which", "that"}) && At(at).dep == "relcl") return HeadOf(at);
        if (In(Lower(*subject), {"it", "there"}) && At(at).lemma == "be") return std::nullopt;
        return *subject;
      }
      const std::string_view dep = At(at).dep;
      const uint32_t head = HeadOf(at);
      if (head == at) break;
      if (dep == "acl" || dep == "relcl") return head;
      if (!In(dep, {"conj", "advcl", "xcomp", "pcomp", "prep", "dep"})) break;
      at = head;
    }
    // "..., said the minister": what follows the verb where the parser saw no subject.
    for (const uint32_t child : children_.Of(verb)) {
      if (child > verb && In(At(child).dep, {"dobj", "attr", "npadvmod"}) &&
          In(At(child).pos, {"NOUN", "PROPN", "PRON"})) {
        return child;
      }
    }
    return std::nullopt;
  }

  // The parser may call every part of a hyphenated name a subject: the last one before the verb ends it.
  std::optional<uint32_t> SubjectOf(uint32_t verb) const {
    std::optional<uint32_t> subject;
    for (const uint32_t child : children_.Of(verb)) {
      if (At(child).dep == "nsubj" && (!subject || child < verb)) subject = child;
    }
    return subject;
  }

  // "was quoted by the agency", "he was quoted as saying"
  std::optional<uint32_t> AgentOf(uint32_t verb) const {
    if (At(verb).lemma == "quote" || At(verb).lemma == "cite") return children_.Find(verb, {"nsubjpass"});
    const auto agent = children_.Find(verb, {"agent"});
    return agent ? children_.Find(*agent, {"pobj"}) : std::nullopt;
  }

  bool InQuotation(const std::vector<Quotation>& quotations, uint32_t token) const {
    return std::any_of(quotations.begin(), quotations.end(),
                       [&](const Quotation& q) { return Contains(q.tokens, token); });
  }

  // The verb of saying nearest to a quotation in the sentences that it begins and ends in; else that of the quotation
  // before it, which it continues.
  std::optional<Attribution> ByQuotation(const std::vector<Quotation>& quotations, size_t index) const {
    for (size_t i = index + 1; i-- > 0;) {
      if (std::optional<Attribution> found = NearQuotation(quotations, quotations[i])) return found;
      if (i > 0 && !OnlyQuotedBetween(quotations[i - 1], quotations[i])) break;
    }
    return std::nullopt;
  }

  // Whether nothing but the words that give the first quotation lies between the two.
  bool OnlyQuotedBetween(const Quotation& first, const Quotation& second) const {
    const uint32_t from = At(first.tokens.end - 1).sentence;
    const uint32_t to = At(second.tokens.begin).sentence;
    return to <= from + 1;
  }

  std::optional<Attribution> NearQuotation(const std::vector<Quotation>& quotations, const Quotation& quotation) const {
    std::optional<uint32_t> nearest;
    uint32_t distance = kNearQuotation + 1;
    const auto size = static_cast<uint32_t>(document_.tokens.size());
    const uint32_t begin = quotation.tokens.begin > kNearQuotation ? quotation.tokens.begin - kNearQuotation : 0;
    const uint32_t end = std::min(size, quotation.tokens.end + kNearQuotation + 1);
    for (uint32_t i = begin; i < end; ++i) {
      if (Contains(quotation.tokens, i) || !IsSaying(i) || InQuotation(quotations, i)) continue;
      const bool before = i < quotation.tokens.begin;
      const uint32_t edge = before ? quotation.tokens.begin : quotation.tokens.end - 1;
      const bool same_sentence = At(i).sentence == At(edge).sentence;
      // "He said:" may end the parser's sentence, as may the quotation's last full stop.
      const bool announced = before && At(i).sentence + 1 == At(edge).sentence && EndsWithColon(i);
      if (!same_sentence && !announced) continue;
      const uint32_t away = before ? quotation.tokens.begin - i : i - quotation.tokens.end + 1;
      if (away < distance) {
        distance = away;
        nearest = i;
      }
    }
    if (!nearest) return std::nullopt;
    return Given(*nearest, SpeakerOf(*nearest));
  }

  bool EndsWithColon(uint32_t token) const {
    if (At(token).sentence >= document_.sentences.size()) return false;
    const TokenRange sentence = document_.sentences[At(token).sentence];
    for (uint32_t i = sentence.end; i > sentence.begin && i + 3 > sentence.end; --i) {
      if (document_.Text(At(i - 1)) == ":") return true;
    }
    return false;
  }

  const Document& document_;
  const Children& children_;
};

enum class Mark { kNone, kOpen, kClose, kStraight };

Mark MarkOf(const Document& document, uint32_t token) {
  const std::string_view text = document.Text(document.tokens[token]);
  if (text == "\"") return Mark::kStraight;
  if (text == "\u201C" || text == "\u201E" || text == "\u00AB" || text == "``") return Mark::kOpen;
  if (text == "\u201D" || text == "\u00BB" || text == "''") return Mark::kClose;
  // Single quotation marks are apostrophes too: the tagger tells.
  if (text == "\u2018" && document.tokens[token].tag == "``") return Mark::kOpen;
  if (text == "\u2019" && document.tokens[token].tag == "''") return Mark::kClose;
  return Mark::kNone;
}

}  // namespace

std::vector<Quotation> FindQuotations(const Document& document) {
  std::vector<Quotation> quotations;
  bool open = false;
  uint32_t begin = 0;
  const auto size = static_cast<uint32_t>(document.tokens.size());
  for (uint32_t i = 0; i < size; ++i) {
    const Mark mark = MarkOf(document, i);
    if (mark == Mark::kNone) continue;
    if (open && mark != Mark::kOpen) {
      if (begin < i) quotations.push_back({{begin, i}, true});
      open = false;
    } else if (!open && mark != Mark::kClose) {
      open = true;
      begin = i + 1;
    }
  }
  if (open && begin < size) quotations.push_back({{begin, size}, false});
  return quotations;
}

std::optional<Attribution> AttributionOf(const Unit& unit, const Children& children, uint32_t token) {
  return Finder(*unit.document, children).Of(token, FindQuotations(*unit.document));
}

Attributions::Attributions(const Reading& reading) : reading_(reading) {
  units_.reserve(reading.units.size());
  for (uint32_t i = 0; i < reading.units.size(); ++i) {
    const Document& document = *reading.units[i].document;
    units_.push_back({Children(document), FindQuotations(document), std::nullopt});
    UnitQuotations& unit = units_.back();
    if (unit.quotations.empty()) continue;
    unit.last = Of({i, unit.quotations.back().tokens.begin});
  }
}

bool Attributions::Continues(uint32_t unit) const {
  if (unit == 0 || reading_.units[unit - 1].headline || units_[unit - 1].quotations.empty()) return false;
  const std::vector<Quotation>& here = units_[unit].quotations;
  if (here.empty() || here.front().tokens.begin > 1) return false;
  const Quotation& before = units_[unit - 1].quotations.back();
  const auto end = static_cast<uint32_t>(reading_.units[unit - 1].document->tokens.size());
  // An open end says that the same speaker goes on; a closed one at the end of the paragraph mostly means it.
  return !before.closed || before.tokens.end + 1 >= end;
}

std::optional<Attribution> Attributions::Of(TokenRef token) const {
  const UnitQuotations& unit = units_[token.unit];
  const Document& document = *reading_.units[token.unit].document;
  std::optional<Attribution> found = Finder(document, unit.children).Of(token.token, unit.quotations);
  if (found) {
    found->unit = token.unit;
    return found;
  }
  const bool quoted = std::any_of(unit.quotations.begin(), unit.quotations.end(),
                                  [&](const Quotation& q) { return Contains(q.tokens, token.token); });
  if (!quoted || !Continues(token.unit)) return std::nullopt;
  return units_[token.unit - 1].last;
}

}  // namespace chancery::extract
