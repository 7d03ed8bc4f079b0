// The phrases that names make: what each stands for where it stands, an actor or a place.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "extract/actor_draft.h"

namespace chancery::extract {
namespace {

using actors::FormKind;

// "in Moscow", "to the Swiss city of Geneva": the town and not the government.
bool IsAfterLocative(const UnitWords& words, uint32_t head) {
  uint32_t at = head;
  for (int steps = 0; steps < 8; ++steps) {
    const nlp::Token& token = words.token(at);
    if (token.dep == "pobj") return token.head < words.size() && IsLocative(words.lower[token.head]);
    if ((token.dep != "conj" && token.dep != "appos" && token.dep != "compound") || token.head == at) return false;
    at = token.head;
    if (words.name_at[at] == kNone && token.dep == "compound") return false;
  }
  return false;
}

// "Moscow, Russia" and "MOSCOW (Xinhua)": names of places in a row say where.
bool IsAdverbialTown(const UnitWords& words, uint32_t head) {
  const std::string_view dep = words.token(head).dep;
  return dep == "npadvmod";
}

// A demonym that stands for the people or the state: "the Russians", "the Dutch".
bool IsPeople(const UnitWords& words, const Name& name, uint32_t head) {
  const std::string_view dep = words.token(head).dep;
  if (words.token(head).tag == "NNPS" || words.token(head).tag == "NNS") return true;
  const bool modifier = dep == "amod" || dep == "compound" || dep == "nmod" || dep == "punct" || dep == "advmod";
  if (dep == "conj") {
    const uint32_t first = words.token(head).head;
    return first < words.size() && first != head && words.token(first).dep != "amod" &&
           words.token(first).dep != "compound" && !words.HasTag(first, "JJ") &&
           !(name.tokens.end < words.size() && words.HasTag(name.tokens.end, "NN"));
  }
  return !modifier && words.HasTag(head, "NN");
}

class SpanMaker {
 public:
  explicit SpanMaker(Draft* draft) : draft_(draft) {}

  void Add(const Name& name);
  void AddOffice(const Office& office);

 private:
  void Describe(const Name& name, const UnitWords& words, ActorSpan* span) const;

  Draft* draft_;
};

void SpanMaker::Describe(const Name& name, const UnitWords& words, ActorSpan* span) const {
  const uint32_t head = span->head.token;
  const bool country = name.entry != nullptr && name.entry->kind == "country";
  if (name.type == NameType::kPerson) {
    const DraftActor& actor = draft_->actors[name.actor];
    span->called_by =
        draft_->Text(name.unit, name.tokens) == actor.mention.name ? CalledBy::kName : CalledBy::kShortName;
  } else if (name.type == NameType::kPlace) {
    span->called_by = CalledBy::kPlace;
  } else if (name.type == NameType::kOrganization || name.form == FormKind::kName) {
    span->called_by = CalledBy::kName;
    // "New Zealand officials", "UK Prime Minister": a name used as an adjective is one.
    const std::string_view dep = words.token(head).dep;
    if (country && (dep == "amod" || dep == "compound" || dep == "nmod")) span->called_by = CalledBy::kDemonym;
  } else if (name.form == FormKind::kDemonym) {
    span->called_by = IsPeople(words, name, head) ? CalledBy::kName : CalledBy::kDemonym;
  } else {
    const bool capital = name.form == FormKind::kCapital;
    const bool place = capital && (IsAfterLocative(words, head) || IsAdverbialTown(words, head));
    span->called_by = place ? CalledBy::kPlace : CalledBy::kMetonym;
  }
  span->place = name.type == NameType::kPlace ||
                (country && name.form != FormKind::kDemonym && span->called_by != CalledBy::kDemonym);
  if (span->place) span->place_name = draft_->Text(name.unit, name.tokens);
}

void SpanMaker::Add(const Name& name) {
  const UnitWords& words = draft_->units[name.unit];
  ActorSpan span;
  span.head = {name.unit, HeadOfRange(*words.document, name.tokens)};
  span.tokens = name.tokens;
  if (name.actor != kNone) span.actors = {static_cast<uint32_t>(name.actor)};
  Describe(name, words, &span);
  if (name.type == NameType::kPerson) {
    // The titles before the name belong to the phrase.
    while (span.tokens.begin > 0) {
      const uint32_t before = span.tokens.begin - 1;
      const int office = words.office_at[before];
      if (office != kNone && draft_->offices[office].actor == name.actor && !draft_->offices[office].plural) {
        span.tokens.begin = draft_->offices[office].phrase.begin;
      } else if (IsTitle(words.lower[before])) {
        span.tokens.begin = before;
      } else {
        break;
      }
    }
  }
  draft_->spans.push_back(std::move(span));
}

// An office that stands by itself for the person whose name stands beside it: "Egypt's foreign minister, X Y".
void SpanMaker::AddOffice(const Office& office) {
  if (office.actor == kNone) return;
  const UnitWords& words = draft_->units[office.unit];
  if (office.tokens.end < words.size() && words.name_at[office.tokens.end] != kNone &&
      draft_->names[words.name_at[office.tokens.end]].actor == office.actor) {
    return;
  }
  ActorSpan span;
  span.head = {office.unit, office.head};
  span.tokens = office.phrase;
  span.actors = {static_cast<uint32_t>(office.actor)};
  span.called_by = CalledBy::kDescription;
  draft_->spans.push_back(std::move(span));
}

}  // namespace

void AddNameSpans(Draft* draft) {
  SpanMaker maker(draft);
  for (const Name& name : draft->names) maker.Add(name);
  for (const Office& office : draft->offices) maker.AddOffice(office);
  std::stable_sort(draft->spans.begin(), draft->spans.end(),
                   [](const ActorSpan& a, const ActorSpan& b) { return a.head < b.head; });
}

}  // namespace chancery::extract
