#include "server/actor_search.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace chancery::server {
namespace {

// The most actors of one name that are looked at.
constexpr size_t kMaxNamesakes = 200;

// How a name fits an actor. Reports that name it move the score within a step, never over one.
struct Fit {
  double score;
  std::string_view reason;
};
constexpr Fit kName = {0.9, "name"};
constexpr Fit kAlias = {0.8, "alias"};
constexpr Fit kPart = {0.7, "part of the name"};
constexpr Fit kDemonym = {0.6, "demonym"};
constexpr Fit kMetonym = {0.5, "metonym"};
constexpr Fit kCapital = {0.4, "capital"};
constexpr double kStep = 0.1;

// Whether `part` is a run of whole words of `name`; both normalised.
bool IsPart(std::string_view name, std::string_view part) {
  return fmt::format(" {} ", name).find(fmt::format(" {} ", part)) != std::string::npos;
}

std::string WithoutArticle(std::string name) {
  if (name.starts_with("the ")) name.erase(0, 4);
  return name;
}

class Search {
 public:
  Search(const ActorSearch& search, const store::ReadView& view, const actors::Gazetteer& gazetteer)
      : search_(search), view_(view), gazetteer_(gazetteer), query_(WithoutArticle(actors::Normalise(search.query))) {}

  absl::Status Run() {
    if (absl::Status status = AddByForm(); !status.ok()) return status;
    return AddByName();
  }

  std::vector<FoundActor> Take() {
    std::vector<FoundActor> found;
    for (auto& [name, actor] : found_) found.push_back(std::move(actor));
    std::stable_sort(found.begin(), found.end(),
                     [](const FoundActor& a, const FoundActor& b) { return a.score > b.score; });
    if (found.size() > search_.max_candidates) found.resize(search_.max_candidates);
    return found;
  }

 private:
  absl::Status AddByName() {
    for (const std::string& name : {query_, "the " + query_}) {
      absl::StatusOr<std::vector<store::StoredActor>> actors = view_.FindActorsByName(name, kMaxNamesakes);
      if (!actors.ok()) return actors.status();
      for (store::StoredActor& actor : *actors) {
        const Fit fit = FitOf(actor.actor);
        Add(std::move(actor), fit);
      }
    }
    return absl::OkStatus();
  }

  absl::Status AddByForm() {
    for (const actors::Match& match : gazetteer_.Find(search_.query)) {
      if (match.form == actors::FormKind::kPlace) continue;
      absl::StatusOr<store::StoredActor> actor = view_.GetActor("actors/" + match.entry->id);
      if (absl::IsNotFound(actor.status())) continue;
      if (!actor.ok()) return actor.status();
      Add(*std::move(actor), FitOf(match.form));
    }
    return absl::OkStatus();
  }

  Fit FitOf(const ontology::Actor& actor) const {
    const std::string display = WithoutArticle(actors::Normalise(actor.display_name));
    if (display == query_) return kName;
    if (IsPart(display, query_)) return kPart;
    const bool whole = std::any_of(actor.aliases.begin(), actor.aliases.end(), [&](const std::string& alias) {
      return WithoutArticle(actors::Normalise(alias)) == query_;
    });
    return whole ? kAlias : kPart;
  }

  static Fit FitOf(actors::FormKind form) {
    switch (form) {
      case actors::FormKind::kDemonym:
        return kDemonym;
      case actors::FormKind::kMetonym:
        return kMetonym;
      case actors::FormKind::kCapital:
        return kCapital;
      default:
        return kName;
    }
  }

  void Add(store::StoredActor actor, const Fit& fit) {
    if (!search_.kind.empty() && actor.actor.kind != search_.kind) return;
    if (!search_.of.empty() && actor.actor.of != search_.of) return;
    const auto reports = static_cast<double>(actor.mentions);
    const double score = fit.score + kStep * reports / (reports + 100);
    const std::string name = actor.actor.name;
    const auto [place, is_new] = found_.try_emplace(name);
    // Articles call Russia "Moscow" and "Russian" too: what such a form is, the gazetteer says better.
    if (is_new || fit.score == kName.score) place->second = {std::move(actor), score, fit.reason};
  }

  const ActorSearch& search_;
  const store::ReadView& view_;
  const actors::Gazetteer& gazetteer_;
  const std::string query_;
  std::map<std::string, FoundActor> found_;  // by resource name
};

}  // namespace

absl::StatusOr<std::vector<FoundActor>> FindActors(const ActorSearch& search, const store::ReadView& view,
                                                   const actors::Gazetteer& gazetteer) {
  Search run(search, view, gazetteer);
  if (absl::Status status = run.Run(); !status.ok()) return status;
  return run.Take();
}

}  // namespace chancery::server
