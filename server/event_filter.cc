#include "server/event_filter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "server/convert.h"
#include "server/errors.h"
#include "server/limits.h"
#include "store/event_match.h"
#include "store/text_words.h"
#include "text/article.h"

namespace chancery::server {
namespace {

// No type has this name: what no event meets.
constexpr char kNoType[] = "";

absl::Status CheckCount(std::string_view field, int asked, const Limit& limit) {
  return CheckLimit(static_cast<uint64_t>(asked), limit, field);
}

std::string Path(std::string_view field, int place) { return fmt::format("filter.{}[{}]", field, place); }

template <typename Value>
void AddOnce(Value value, std::vector<Value>* values) {
  if (std::find(values->begin(), values->end(), value) == values->end()) values->push_back(std::move(value));
}

// Sets a query's values from a filter's, one group of fields after the other.
class FilterReader {
 public:
  FilterReader(const Backend& backend, const v1::EventFilter& filter, const FindActor& find)
      : ontology_(backend.ontology()), filter_(filter), find_(find) {}

  absl::StatusOr<store::EventQuery> Read(const NamedActors& named) {
    absl::Status status = SetRole();
    if (status.ok()) status = SetTypes();
    if (status.ok()) status = SetCodes();
    if (status.ok()) status = SetStatuses();
    if (status.ok()) status = SetDays();
    if (status.ok()) status = SetActors(named);
    if (status.ok()) status = SetParties();
    if (status.ok()) status = SetKinds();
    if (status.ok()) status = SetTold();
    if (status.ok()) status = SetWords();
    if (!status.ok()) return status;
    return std::move(query_);
  }

 private:
  absl::Status CheckRole(const std::string& field, const std::string& role) const {
    std::set<std::string> known;
    for (const ontology::EventType& type : ontology_.types()) {
      for (const ontology::Role& one : type.roles) known.insert(one.name);
    }
    if (known.contains(role)) return absl::OkStatus();
    return FieldError(v1::ROLE_UNKNOWN, field,
                      fmt::format("no event type has the role \"{}\"; there are {}", role, fmt::join(known, ", ")),
                      {{"value", role}});
  }

  absl::Status SetRole() {
    if (filter_.role().empty()) return absl::OkStatus();
    query_.roles = {filter_.role()};
    return CheckRole("filter.role", filter_.role());
  }

  absl::Status SetTypes() {
    if (absl::Status status = CheckCount("filter.types", filter_.types_size(), limits::kFilterTypes); !status.ok())
      return status;
    for (int i = 0; i < filter_.types_size(); ++i) {
      const std::string& name = filter_.types(i);
      if (ontology_.FindType(name) == nullptr) {
        std::vector<std::string_view> known;
        for (const ontology::EventType& type : ontology_.types()) known.push_back(type.name);
        return FieldError(v1::TYPE_UNKNOWN, Path("types", i),
                          fmt::format("there is no event type \"{}\"; there are {}", name, fmt::join(known, ", ")),
                          {{"value", name}});
      }
      AddOnce(name, &query_.types);
    }
    return absl::OkStatus();
  }

  static bool HasPlover(const ontology::Codes& codes, std::string_view asked) {
    return asked == codes.plover ||
           (!codes.plover_mode.empty() && asked == fmt::format("{}/{}", codes.plover, codes.plover_mode));
  }
  static bool HasCameo(const ontology::Codes& codes, const std::string& asked) {
    return std::any_of(codes.cameo.begin(), codes.cameo.end(),
                       [&](const std::string& code) { return code.starts_with(asked); });
  }

  // Keeps those types that have one of the codes.
  template <typename Codes, typename Has>
  absl::Status KeepTypes(std::string_view field, const Codes& asked, const Has& has) {
    if (asked.empty()) return absl::OkStatus();
    absl::Status status = CheckCount(fmt::format("filter.{}", field), asked.size(), limits::kFilterTypes);
    if (!status.ok()) return status;
    std::vector<std::string> coded;
    for (int i = 0; i < asked.size(); ++i) {
      const size_t before = coded.size();
      for (const ontology::EventType& type : ontology_.types()) {
        if (!asked[i].empty() && has(type.codes, asked[i])) coded.push_back(type.name);
      }
      if (coded.size() == before) {
        return FieldError(v1::TYPE_UNKNOWN, Path(field, i), fmt::format("no event type has the code \"{}\"", asked[i]),
                          {{"value", asked[i]}});
      }
    }
    std::vector<std::string> kept;
    for (const std::string& type : coded) {
      if (query_.types.empty() || std::find(query_.types.begin(), query_.types.end(), type) != query_.types.end()) {
        AddOnce(type, &kept);
      }
    }
    if (kept.empty()) kept.emplace_back(kNoType);
    query_.types = std::move(kept);
    return absl::OkStatus();
  }

  absl::Status SetCodes() {
    absl::Status status = KeepTypes("plover", filter_.plover(), HasPlover);
    return status.ok() ? KeepTypes("cameo", filter_.cameo(), HasCameo) : status;
  }

  absl::Status SetStatuses() {
    for (int i = 0; i < filter_.statuses_size(); ++i) {
      const auto status = FromProto(filter_.statuses(i));
      if (!status) {
        return FieldError(v1::FIELD_INVALID, Path("statuses", i),
                          "expected POSSIBLE, PLANNED, ONGOING, OCCURRED or CANCELLED");
      }
      AddOnce(*status, &query_.statuses);
    }
    return absl::OkStatus();
  }

  absl::Status SetDays() {
    absl::Status status = ReadDay(filter_.from(), "filter.from", query_.from);
    if (status.ok()) status = ReadDay(filter_.to(), "filter.to", query_.to);
    if (!status.ok()) return status;
    if (query_.from && query_.to && *query_.to < *query_.from) {
      return FieldError(v1::FIELD_INVALID, "filter.to", "lies before filter.from");
    }
    query_.within = filter_.entirely_within();
    if (query_.within && !query_.from && !query_.to) {
      return FieldError(v1::FIELD_INVALID, "filter.entirely_within", "needs filter.from or filter.to");
    }
    return absl::OkStatus();
  }

  absl::Status SetActors(NamedActors named) {
    absl::Status status = CheckCount("filter.actors", filter_.actors_size(), limits::kFilterActors);
    if (!status.ok()) return status;
    for (int i = 0; i < filter_.actors_size(); ++i) named.emplace_back(Path("actors", i), filter_.actors(i));
    for (const auto& [field, name] : named) {
      absl::StatusOr<std::string> actor = PresentName(find_, field, name);
      if (!actor.ok()) return actor.status();
      AddOnce(*std::move(actor), &query_.actors);
    }
    // With those that a timeline names itself, so that what is echoed can be asked again.
    return CheckCount("filter.actors", static_cast<int>(query_.actors.size()), limits::kFilterActors);
  }

  absl::StatusOr<store::Parties> PartiesOf(const std::string& field, const v1::ParticipantFilter& asked) const {
    if (asked.actor().empty() == asked.country().empty()) {
      return FieldError(v1::FIELD_INVALID, field, "needs an actor or a country, and not both");
    }
    store::Parties parties;
    if (asked.country().empty()) {
      if (asked.include_people()) {
        return FieldError(v1::FIELD_INVALID, field + ".include_people", "is for a country; an actor has no people");
      }
      absl::StatusOr<std::string> actor = PresentName(find_, field + ".actor", asked.actor());
      if (!actor.ok()) return actor.status();
      parties = {{.actor = *std::move(actor)}};
    } else {
      absl::StatusOr<store::Parties> country =
          CountryParties(field + ".country", asked.country(), asked.include_people());
      if (!country.ok()) return country.status();
      parties = *std::move(country);
    }
    const std::vector<std::string> roles(asked.roles().begin(), asked.roles().end());
    for (size_t i = 0; i < roles.size(); ++i) {
      if (absl::Status status = CheckRole(fmt::format("{}.roles[{}]", field, i), roles[i]); !status.ok()) return status;
    }
    for (store::Party& party : parties) party.roles = roles;
    return parties;
  }

  absl::Status SetParties() {
    absl::Status status = CheckCount("filter.all_of", filter_.all_of_size(), limits::kFilterActors);
    if (status.ok()) status = CheckCount("filter.any_of", filter_.any_of_size(), limits::kFilterParties);
    if (status.ok()) status = CheckCount("filter.countries", filter_.countries_size(), limits::kFilterParties);
    if (!status.ok()) return status;
    for (int i = 0; i < filter_.all_of_size(); ++i) {
      absl::StatusOr<store::Parties> one = PartiesOf(Path("all_of", i), filter_.all_of(i));
      if (!one.ok()) return one.status();
      query_.parties.push_back(*std::move(one));
    }
    store::Parties any;
    for (int i = 0; i < filter_.any_of_size(); ++i) {
      absl::StatusOr<store::Parties> one = PartiesOf(Path("any_of", i), filter_.any_of(i));
      if (!one.ok()) return one.status();
      any.insert(any.end(), one->begin(), one->end());
    }
    if (!any.empty()) query_.parties.push_back(std::move(any));
    return SetCountries();
  }

  absl::Status SetCountries() {
    store::Parties countries;
    for (int i = 0; i < filter_.countries_size(); ++i) {
      absl::StatusOr<store::Parties> one =
          CountryParties(Path("countries", i), filter_.countries(i), filter_.include_people());
      if (!one.ok()) return one.status();
      countries.insert(countries.end(), one->begin(), one->end());
    }
    if (countries.empty() && filter_.include_people()) {
      return FieldError(v1::FIELD_INVALID, "filter.include_people", "needs filter.countries");
    }
    if (!countries.empty()) query_.parties.push_back(std::move(countries));
    return absl::OkStatus();
  }

  absl::Status SetKinds() {
    for (int i = 0; i < filter_.kinds_size(); ++i) {
      if (!ontology_.IsKind(filter_.kinds(i))) {
        return FieldError(
            v1::KIND_UNKNOWN, Path("kinds", i),
            fmt::format("there is no kind \"{}\"; there are {}", filter_.kinds(i), fmt::join(ontology_.kinds(), ", ")),
            {{"value", filter_.kinds(i)}});
      }
      AddOnce(filter_.kinds(i), &query_.kinds);
    }
    return absl::OkStatus();
  }

  absl::Status SetTold() {
    absl::Status status = CheckLimit(filter_.publisher().size(), limits::kPublisherBytes, "filter.publisher");
    if (status.ok()) status = CheckLimit(filter_.domain().size(), limits::kPublisherBytes, "filter.domain");
    if (status.ok()) status = CheckLimit(filter_.source().size(), limits::kPublisherBytes, "filter.source");
    if (!status.ok()) return status;
    query_.source = {filter_.publisher(), absl::AsciiStrToLower(filter_.domain()), filter_.source()};
    if (query_.source.domain.find('/') != std::string::npos) {
      return FieldError(v1::FIELD_INVALID, "filter.domain", "expected the name of a host, as \"example.org\"");
    }
    // Written so that what is no number is refused too.
    if (!(filter_.min_confidence() >= 0 && filter_.min_confidence() <= 1)) {
      return FieldError(v1::FIELD_INVALID, "filter.min_confidence", "is from 0 to 1");
    }
    query_.min_confidence = filter_.min_confidence();
    if (filter_.has_undated()) query_.undated = filter_.undated();
    if (filter_.has_disputed()) query_.disputed = filter_.disputed();
    return absl::OkStatus();
  }

  static absl::Status SetText(std::string_view field, const std::string& text, std::string* words) {
    if (text.empty()) return absl::OkStatus();
    if (absl::Status status = CheckLimit(text.size(), limits::kFilterWordsBytes, field); !status.ok()) return status;
    const std::vector<std::string> found = store::WordsOf(text);
    if (found.empty()) return FieldError(v1::FIELD_INVALID, field, "has no word: letters or digits");
    if (absl::Status status = CheckLimit(found.size(), limits::kFilterWords, field); !status.ok()) return status;
    *words = absl::StrJoin(found, " ");
    return absl::OkStatus();
  }

  absl::Status SetWords() {
    absl::Status status = SetText("filter.place", filter_.place(), &query_.place);
    if (status.ok()) status = SetText("filter.content_words", filter_.content_words(), &query_.content_words);
    if (status.ok()) status = SetText("filter.evidence_words", filter_.evidence_words(), &query_.evidence_words);
    return status;
  }

  const ontology::Ontology& ontology_;
  const v1::EventFilter& filter_;
  const FindActor& find_;
  store::EventQuery query_;
};

}  // namespace

absl::StatusOr<std::string> PresentName(const FindActor& find, const std::string& field, const std::string& name) {
  if (absl::Status status = CheckName(name, "actors", field); !status.ok()) return status;
  absl::StatusOr<std::string> present = find(name);
  if (!absl::IsNotFound(present.status())) return present;
  return MakeError(v1::ACTOR_NOT_FOUND,
                   fmt::format("{}: no stored article names the actor \"{}\"; Actors.ResolveActor finds actors by "
                               "their names",
                               field, name),
                   {{"name", name}});
}

absl::Status ReadDay(const std::string& text, std::string_view field, std::optional<absl::CivilDay>& day) {
  if (text.empty()) return absl::OkStatus();
  const absl::StatusOr<absl::CivilDay> parsed = text::ParseDay(text);
  if (!parsed.ok()) return FieldError(v1::FIELD_INVALID, field, std::string(parsed.status().message()));
  day = *parsed;
  return absl::OkStatus();
}

absl::StatusOr<store::Parties> CountryParties(const std::string& field, const std::string& code, bool include_people) {
  const bool right = code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) {
                       return absl::ascii_isupper(static_cast<unsigned char>(c));
                     });
  if (!right) return FieldError(v1::FIELD_INVALID, field, "expected an ISO 3166-1 alpha-2 code, as \"RU\"");
  store::Parties parties = {{.actor = "actors/" + code}};
  if (include_people) parties.push_back({.of = code});
  return parties;
}

absl::StatusOr<store::EventQuery> FilterOf(const Backend& backend, const v1::EventFilter& filter, const FindActor& find,
                                           const NamedActors& named) {
  return FilterReader(backend, filter, find).Read(named);
}

absl::Status CheckAsksNoEvidence(const store::EventQuery& query) {
  const auto refuse = [](std::string_view field) {
    return FieldError(v1::FIELD_INVALID, field, "is not taken here: it needs the evidence of each event");
  };
  if (!query.source.publisher.empty()) return refuse("filter.publisher");
  if (!query.source.domain.empty()) return refuse("filter.domain");
  if (!query.source.source.empty()) return refuse("filter.source");
  if (query.disputed) return refuse("filter.disputed");
  return query.evidence_words.empty() ? absl::OkStatus() : refuse("filter.evidence_words");
}

v1::EventFilter Normalised(v1::EventFilter filter, const store::EventQuery& query) {
  filter.mutable_actors()->Assign(query.actors.begin(), query.actors.end());
  if (std::find(query.types.begin(), query.types.end(), kNoType) == query.types.end()) {
    filter.clear_plover();
    filter.clear_cameo();
    filter.mutable_types()->Assign(query.types.begin(), query.types.end());
  }
  filter.clear_statuses();
  for (const ontology::EventStatus status : query.statuses) filter.add_statuses(ToProto(status));
  filter.mutable_kinds()->Assign(query.kinds.begin(), query.kinds.end());
  // Lists of parties stand in the order of all_of, then any_of.
  size_t place = 0;
  for (v1::ParticipantFilter& one : *filter.mutable_all_of()) {
    if (!one.actor().empty()) one.set_actor(query.parties[place].front().actor);
    ++place;
  }
  size_t party = 0;
  for (v1::ParticipantFilter& one : *filter.mutable_any_of()) {
    if (!one.actor().empty()) one.set_actor(query.parties[place][party].actor);
    party += one.include_people() ? 2 : 1;
  }
  filter.set_domain(query.source.domain);
  filter.set_place(query.place);
  filter.set_content_words(query.content_words);
  filter.set_evidence_words(query.evidence_words);
  return filter;
}

}  // namespace chancery::server
