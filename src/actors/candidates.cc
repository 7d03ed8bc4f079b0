#include "actors/candidates.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace chancery::actors {
namespace {

struct Weighing {
  Evidence evidence;
  double weight;
  const char* name;
};

// A name alone is enough (0.5) but for a surname and a place; what the text says of its bearer decides between several.
// The weights of names are probabilities by rule of thumb, those of the rest are added to them.
constexpr std::array<Weighing, 15> kWeighings = {{
    {Evidence::kExactName, 0.80, "exact name"},
    {Evidence::kFoldedName, 0.70, "folded name"},
    {Evidence::kSurname, 0.30, "surname of an office holder"},
    {Evidence::kDemonym, 0.65, "demonym"},
    {Evidence::kCapital, 0.55, "capital"},
    {Evidence::kMetonym, 0.70, "metonym"},
    {Evidence::kPlace, 0.30, "place"},
    {Evidence::kOfAgrees, 0.30, "same country or organisation"},
    {Evidence::kOfNamed, 0.20, "its country or organisation is named"},
    {Evidence::kOfficeOnDay, 0.25, "held the office on the day"},
    {Evidence::kOfficeOnceHeld, 0.10, "once held the office"},
    {Evidence::kInOffice, 0.05, "in office"},
    {Evidence::kOfficeNeverHeld, -0.20, "not known to have held the office"},
    {Evidence::kNotYetInOffice, -0.10, "not yet in office"},
    {Evidence::kPastState, -0.20, "a state that is no more"},
}};

const Weighing& WeighingOf(Evidence evidence) {
  return *std::find_if(kWeighings.begin(), kWeighings.end(),
                       [&](const Weighing& weighing) { return weighing.evidence == evidence; });
}

Evidence EvidenceOf(FormKind form) {
  switch (form) {
    case FormKind::kName:
      return Evidence::kExactName;
    case FormKind::kDemonym:
      return Evidence::kDemonym;
    case FormKind::kCapital:
      return Evidence::kCapital;
    case FormKind::kMetonym:
      return Evidence::kMetonym;
    case FormKind::kPlace:
      return Evidence::kPlace;
  }
  return Evidence::kPlace;
}

bool Covers(const Tenure& tenure, absl::CivilDay day) {
  return tenure.from && *tenure.from <= day && (!tenure.to || day <= *tenure.to);
}

bool IsDeputy(const std::string& office) {
  return office.find("vice") != std::string::npos || office.find("deputy") != std::string::npos;
}

// Whether the office that a text gives may be the one held: "minister" may be the foreign minister.
bool OfficeFits(const std::string& given, const std::string& held) {
  if (IsDeputy(given) != IsDeputy(held)) return false;
  if (given == "minister" && held == "prime minister") return false;
  const auto ends = [](const std::string& text, const std::string& end) {
    return text.ends_with(end) && (text.size() == end.size() || text[text.size() - end.size() - 1] == ' ');
  };
  return ends(given, held) || ends(held, given);
}

class Ranker {
 public:
  Ranker(const Gazetteer& gazetteer, const MentionContext& context) : gazetteer_(gazetteer), context_(context) {
    std::string_view office = context.office;
    for (const std::string_view past : {"former ", "ex-"}) {
      if (office.starts_with(past)) office.remove_prefix(past.size());
    }
    office_ = CanonicalOffice(office);
  }

  std::vector<ActorCandidate> Run(std::string_view name);

 private:
  void Add(const Entry* entry, Evidence evidence);
  void Weigh(ActorCandidate* candidate) const;
  void WeighPerson(ActorCandidate* candidate) const;

  const Gazetteer& gazetteer_;
  const MentionContext& context_;
  std::string office_;
  std::vector<ActorCandidate> candidates_;
};

void Ranker::Add(const Entry* entry, Evidence evidence) {
  if (!context_.kind.empty() && entry->kind != context_.kind) return;
  const bool known = std::any_of(candidates_.begin(), candidates_.end(),
                                 [&](const ActorCandidate& candidate) { return candidate.entry == entry; });
  if (!known) candidates_.push_back({entry, 0, {evidence}});
}

std::vector<ActorCandidate> Ranker::Run(std::string_view name) {
  for (const Match& match : gazetteer_.Find(name)) Add(match.entry, EvidenceOf(match.form));
  for (const Entry* person : gazetteer_.FindPersons(name)) Add(person, Evidence::kFoldedName);
  const bool one_word = Normalise(name).find(' ') == std::string::npos;
  if (one_word && context_.day && (context_.kind.empty() || context_.kind == "person")) {
    for (const Entry* person : gazetteer_.HoldersCalled(name, *context_.day)) Add(person, Evidence::kSurname);
  }
  for (ActorCandidate& candidate : candidates_) Weigh(&candidate);
  std::erase_if(candidates_, [](const ActorCandidate& candidate) { return candidate.score <= 0; });
  std::stable_sort(candidates_.begin(), candidates_.end(),
                   [](const ActorCandidate& a, const ActorCandidate& b) { return a.score > b.score; });
  return std::move(candidates_);
}

void Ranker::Weigh(ActorCandidate* candidate) const {
  const Entry& entry = *candidate->entry;
  const bool person = entry.kind == "person";
  const auto belongs = [&](const std::string& of) {
    return entry.of == of || std::any_of(entry.tenures.begin(), entry.tenures.end(),
                                         [&](const Tenure& tenure) { return tenure.of == of; });
  };
  if (!context_.of.empty() && !entry.of.empty()) {
    if (!belongs(context_.of)) return;  // somebody else of that name
    candidate->evidence.push_back(Evidence::kOfAgrees);
  } else if (person && std::any_of(context_.named.begin(), context_.named.end(),
                                   [&](std::string_view named) { return belongs(std::string(named)); })) {
    candidate->evidence.push_back(Evidence::kOfNamed);
  }
  if (person) WeighPerson(candidate);
  if (context_.day && entry.to && *entry.to < *context_.day) candidate->evidence.push_back(Evidence::kPastState);
  double score = 0;
  for (const Evidence evidence : candidate->evidence) score += WeighingOf(evidence).weight;
  candidate->score = std::clamp(score, 0.0, 1.0);
}

void Ranker::WeighPerson(ActorCandidate* candidate) const {
  const std::vector<Tenure>& tenures = candidate->entry->tenures;
  bool in_office = false, held = false, held_on_day = false, later = !tenures.empty() && context_.day.has_value();
  for (const Tenure& tenure : tenures) {
    const bool on_day = context_.day && Covers(tenure, *context_.day);
    const bool same = !office_.empty() && OfficeFits(office_, CanonicalOffice(tenure.office));
    in_office |= on_day;
    held |= same;
    held_on_day |= same && on_day;
    later = later && tenure.from && *tenure.from > *context_.day;
  }
  std::vector<Evidence>& evidence = candidate->evidence;
  if (held_on_day) {
    evidence.push_back(Evidence::kOfficeOnDay);
  } else if (held) {
    evidence.push_back(Evidence::kOfficeOnceHeld);
  } else if (!office_.empty() && !tenures.empty()) {
    evidence.push_back(Evidence::kOfficeNeverHeld);
  }
  if (in_office) evidence.push_back(Evidence::kInOffice);
  if (later) evidence.push_back(Evidence::kNotYetInOffice);
}

}  // namespace

std::vector<ActorCandidate> RankCandidates(const Gazetteer& gazetteer, std::string_view name,
                                           const MentionContext& context) {
  return Ranker(gazetteer, context).Run(name);
}

const Entry* ChooseCandidate(const std::vector<ActorCandidate>& candidates) {
  constexpr double kSame = 1e-9;
  if (candidates.empty() || candidates[0].score + kSame < kLeastCandidateScore) return nullptr;
  if (candidates.size() > 1 && std::abs(candidates[0].score - candidates[1].score) < kSame) return nullptr;
  return candidates[0].entry;
}

const std::string& ActsForOn(const Entry& person, std::optional<absl::CivilDay> day) {
  const std::string* of = nullptr;
  for (const Tenure& tenure : person.tenures) {
    if (!day || !Covers(tenure, *day)) continue;
    if (of != nullptr && *of != tenure.of) return person.of;
    of = &tenure.of;
  }
  return of == nullptr ? person.of : *of;
}

std::string DescribeCandidates(const std::vector<ActorCandidate>& candidates) {
  constexpr size_t kShown = 3;
  std::string text;
  for (size_t i = 0; i < candidates.size() && i < kShown; ++i) {
    absl::StrAppend(&text, i == 0 ? "" : "; ", candidates[i].entry->id,
                    absl::StrFormat(" %.2f (", candidates[i].score));
    for (size_t k = 0; k < candidates[i].evidence.size(); ++k) {
      absl::StrAppend(&text, k == 0 ? "" : ", ", WeighingOf(candidates[i].evidence[k]).name);
    }
    text.append(")");
  }
  return text;
}

}  // namespace chancery::actors
