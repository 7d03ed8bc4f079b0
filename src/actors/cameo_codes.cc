#include "actors/cameo_codes.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace chancery::actors {
namespace {

struct OtherCode {
  std::string_view code, country;
};

// States that are no more, and codes of dictionaries that ISO 3166-1 does not have or has withdrawn.
constexpr OtherCode kOtherCodes[] = {
    {"SUN", "SU"}, {"USR", "SU"}, {"YUG", "YU"}, {"FRY", "YU"}, {"SCG", "YU"}, {"CSK", "CS"}, {"DDR", "DD"},
    {"GME", "DD"}, {"GMW", "DE"}, {"KSV", "XK"}, {"KOS", "XK"}, {"XKX", "XK"}, {"TMP", "TL"}, {"ROM", "RO"},
    {"ZAR", "CD"}, {"PAL", "PS"}, {"BUR", "MM"}, {"SER", "RS"}, {"MTN", "ME"}, {"YMD", "YD"},
};

struct Role {
  std::string_view code, kind, office;
};

// The codes of roles. Whoever has one for some days only is a person.
constexpr Role kRoles[] = {
    {"GOV", "organization", "member of the government"},
    {"MIL", "organization", "officer"},
    {"COP", "organization", "police officer"},
    {"JUD", "organization", "judge"},
    {"LEG", "organization", "member of parliament"},
    {"SPY", "organization", "intelligence officer"},
    {"MED", "organization", "journalist"},
    {"BUS", "organization", "business leader"},
    {"EDU", "organization", "educator"},
    {"HLH", "organization", "health official"},
    {"LAB", "organization", "union leader"},
    {"AGR", "organization", "farmer"},
    {"DEV", "organization", "development official"},
    {"ENV", "organization", "environmental official"},
    {"HRI", "organization", "human rights official"},
    {"REF", "group", ""},
    {"CVL", "group", ""},
    {"CRM", "group", ""},
    {"REB", "group", "rebel leader"},
    {"INS", "group", "rebel leader"},
    {"SEP", "group", "separatist leader"},
    {"UAF", "group", "militia leader"},
    {"RAD", "group", "radical leader"},
    {"OPP", "group", "opposition politician"},
    {"PTY", "group", "party politician"},
    {"ELI", "person", ""},
};

// Actors of no state, and regions, whose actors are of no one state either.
constexpr std::array<std::string_view, 8> kInternational = {"IGO", "NGO", "NGM", "MNC", "INT", "UIS", "WST", "UNO"};
constexpr std::array<std::string_view, 24> kRegions = {"AFR", "ASA", "BLK", "CRB", "CAU", "CFR", "CAS", "CEU",
                                                       "EIN", "EAF", "EEU", "EUR", "LAM", "MEA", "MDT", "NAF",
                                                       "NMR", "PGS", "SAF", "SAS", "SCN", "SEA", "SAM", "WAF"};

const Role* RoleAt(std::string_view code) {
  const auto* const found =
      std::find_if(std::begin(kRoles), std::end(kRoles), [&](const Role& role) { return role.code == code; });
  return found == std::end(kRoles) ? nullptr : found;
}

// By the first role of the code: "GOVMED" speaks for a government.
CameoMeaning WithRole(std::string country, std::string_view rest) {
  CameoMeaning meaning{std::move(country), "organization", "", false};
  for (size_t i = 0; i + 3 <= rest.size(); i += 3) {
    if (const Role* role = RoleAt(rest.substr(i, 3)); role != nullptr) {
      meaning.kind = role->kind;
      meaning.office = role->office;
      return meaning;
    }
  }
  return meaning;
}

template <typename List>
bool Holds(const List& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

std::optional<CameoMeaning> MeaningOf(std::string_view code,
                                      const absl::flat_hash_map<std::string, std::string>& countries) {
  const std::string_view head = code.substr(0, 3), rest = code.substr(std::min<size_t>(3, code.size()));
  std::string country;
  if (const auto known = countries.find(std::string(head)); known != countries.end()) country = known->second;
  for (const OtherCode& other : kOtherCodes) {
    if (country.empty() && other.code == head) country = other.country;
  }
  if (!country.empty()) {
    if (rest.empty()) return CameoMeaning{country, "country", "", true};
    return WithRole(country, rest);
  }
  if (head == "IMG") return CameoMeaning{"", "group", "militant leader", false};
  if (Holds(kInternational, head)) {
    CameoMeaning meaning = WithRole("", rest);
    if (meaning.office.empty()) meaning.office = "official";
    return meaning;
  }
  if (Holds(kRegions, head)) return WithRole("", rest);
  if (RoleAt(head) != nullptr) return WithRole("", code);
  return std::nullopt;
}

}  // namespace chancery::actors
