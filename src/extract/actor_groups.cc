#include "extract/actor_groups.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "extract/actor_syntax.h"

namespace chancery::extract {
namespace {

using Actors = std::vector<uint32_t>;

void AddOnce(uint32_t actor, Actors* actors) {
  if (std::find(actors->begin(), actors->end(), actor) == actors->end()) actors->push_back(actor);
}

bool IsKind(const Draft& draft, uint32_t actor, GroupKind kind) {
  const std::string& has = draft.actors[actor].mention.kind;
  if (kind == GroupKind::kCountries) return has == "country";
  return (kind == GroupKind::kPersons) == (has == "person");
}

bool AllAreKind(const Draft& draft, const ActorSpan& span, GroupKind kind) {
  return std::all_of(span.actors.begin(), span.actors.end(),
                     [&](uint32_t actor) { return IsKind(draft, actor, kind); });
}

bool Counts(const Actors& actors, size_t count) { return count == 0 ? actors.size() >= 2 : actors.size() == count; }

// "X invited both leaders": the subject of a verb is none of those who are its object.
bool IsSubjectBeside(const Draft& draft, const ActorSpan& span, TokenRef token) {
  if (span.head.unit != token.unit) return false;
  const UnitWords& words = draft.units[token.unit];
  const ClausePlace here = ClausePlaceOf(words, token.token, token.token + 1);
  if (here.role != ClauseRole::kObject || !here.verb) return false;
  const ClausePlace there = ClausePlaceOf(words, span.head.token, span.tokens.end);
  return there.role == ClauseRole::kSubject && there.verb == here.verb;
}

// The spans of one sentence before a token.
class SentenceSpans {
 public:
  // Adjectives ("the Israeli-Palestinian talks") name those whom a counted plural may mean, and no other.
  SentenceSpans(const Draft& draft, uint32_t sentence, TokenRef before, GroupKind kind, bool counted) : draft_(draft) {
    for (const ActorSpan& span : draft.spans) {
      if (!(span.head < before) || span.called_by == CalledBy::kPlace || span.actors.empty()) continue;
      if (!counted && span.called_by == CalledBy::kDemonym) continue;
      if (IsSubjectBeside(draft, span, before)) continue;
      if (SentenceNumber(draft, span.head) == sentence && AllAreKind(draft, span, kind)) spans_.push_back(&span);
    }
  }

  Actors Plural(size_t count) const {
    for (auto span = spans_.rbegin(); span != spans_.rend(); ++span) {
      if ((*span)->actors.size() >= 2 && Counts((*span)->actors, count)) return (*span)->actors;
    }
    return {};
  }

  // "X, Y and Z": those whose heads hang on each other as a coordination; the subject's rather than another.
  Actors Coordinated(size_t count) const {
    Actors best;
    for (const ActorSpan* first : spans_) {
      const UnitWords& words = draft_.units[first->head.unit];
      if (IsJoined(words, *first)) continue;
      Actors group = first->actors;
      Actors heads = {first->head.token};
      for (const ActorSpan* span : spans_) {
        const nlp::Token& token = words.token(span->head.token);
        const bool joined = token.dep == "conj" && std::find(heads.begin(), heads.end(), token.head) != heads.end();
        if (span == first || !joined) continue;
        heads.push_back(span->head.token);
        for (const uint32_t actor : span->actors) AddOnce(actor, &group);
      }
      if (heads.size() < 2 || !Counts(group, count)) continue;
      if (ClausePlaceOf(words, first->head.token, first->tokens.end).role == ClauseRole::kSubject) return group;
      if (best.empty()) best = group;
    }
    return best;
  }

  // Whether a span hangs on another one as a further member of a row.
  bool IsJoined(const UnitWords& words, const ActorSpan& span) const {
    const nlp::Token& token = words.token(span.head.token);
    return token.dep == "conj" && std::any_of(spans_.begin(), spans_.end(), [&](const ActorSpan* other) {
             return other->head.token == token.head && other->head.unit == span.head.unit;
           });
  }

  Actors All(bool core_only) const {
    Actors result;
    for (const ActorSpan* span : spans_) {
      const ClauseRole role = ClausePlaceOf(draft_.units[span->head.unit], span->head.token, span->tokens.end).role;
      if (core_only && (role == ClauseRole::kPossessor || role == ClauseRole::kOther)) continue;
      for (const uint32_t actor : span->actors) AddOnce(actor, &result);
    }
    return result;
  }

 private:
  const Draft& draft_;
  std::vector<const ActorSpan*> spans_;
};

// Those of one sentence who can be meant; empty where it has none or leaves it open. Sets `open` where it has more.
Actors InSentence(const SentenceSpans& spans, size_t count, bool* open) {
  if (Actors group = spans.Plural(count); !group.empty()) return group;
  if (Actors group = spans.Coordinated(count); !group.empty()) return group;
  const size_t wanted = count == 0 ? 2 : count;
  Actors all = spans.All(false);
  if (all.size() == wanted) return all;
  if (all.size() < wanted) return {};
  Actors core = spans.All(true);
  *open = core.size() != wanted;
  return *open ? Actors() : core;
}

}  // namespace

void InsertSpan(Draft* draft, ActorSpan span) {
  const auto at = std::lower_bound(draft->spans.begin(), draft->spans.end(), span.head,
                                   [](const ActorSpan& other, const TokenRef& head) { return other.head < head; });
  if (at != draft->spans.end() && at->head == span.head) {
    if (at->actors.empty()) *at = std::move(span);
    return;
  }
  draft->spans.insert(at, std::move(span));
}

void AddReference(Draft* draft, TokenRef head, nlp::TokenRange tokens, CalledBy called_by, std::vector<uint32_t> actors,
                  std::string_view rule) {
  if (actors.empty()) return;
  if (draft->notes != nullptr) {
    std::string named;
    for (const uint32_t actor : actors) {
      absl::StrAppend(&named, named.empty() ? "" : ", ", draft->actors[actor].mention.name);
    }
    draft->Note(rule, head, absl::StrCat(draft->Text(head.unit, tokens), ": ", named));
  }
  ActorSpan span;
  span.head = head;
  span.tokens = tokens;
  span.called_by = called_by;
  span.actors = std::move(actors);
  InsertSpan(draft, std::move(span));
}

ActorSpan* SpanWithHead(Draft* draft, TokenRef head) {
  const auto at = std::lower_bound(draft->spans.begin(), draft->spans.end(), head,
                                   [](const ActorSpan& other, const TokenRef& key) { return other.head < key; });
  return at != draft->spans.end() && at->head == head ? &*at : nullptr;
}

std::vector<uint32_t> LatestGroup(const Draft& draft, TokenRef before, GroupKind kind, size_t count, uint32_t reach) {
  const uint32_t here = SentenceNumber(draft, before);
  Actors persons;  // of this sentence and the one before it: "X spoke first. Y answered. The two men ..."
  for (uint32_t back = 0; back <= reach && back <= here; ++back) {
    for (const GroupKind one : {GroupKind::kPersons, GroupKind::kCountries, GroupKind::kStates}) {
      const bool any = kind == GroupKind::kAny && one != GroupKind::kCountries;
      if (!any && kind != one) continue;
      const SentenceSpans spans(draft, here - back, before, one, count != 0);
      bool open = false;
      if (Actors group = InSentence(spans, count, &open); !group.empty()) return group;
      if (open) return {};
      if (kind != GroupKind::kPersons || count == 0 || back > 2) continue;
      for (const uint32_t actor : spans.All(false)) AddOnce(actor, &persons);
      if (persons.size() == count) return persons;
    }
  }
  return {};
}

}  // namespace chancery::extract
