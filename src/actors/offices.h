// Who held an office, and when.
#ifndef CHANCERY_ACTORS_OFFICES_H_
#define CHANCERY_ACTORS_OFFICES_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "actors/gazetteer.h"

namespace chancery::actors {

struct OfficeHolding {
  const Entry* holder = nullptr;
  const Tenure* tenure = nullptr;
};

// Whether it is sure that the office was held on the day: not where its first day is not known.
bool HeldOn(const Tenure& tenure, absl::CivilDay day);

// All who held an office of a country (its code) or organisation (its name), by the first day; those of whom it is not
// known come first. Offices are compared by CanonicalOffice. Looks at all entries. The gazetteer owns what it points
// to.
std::vector<OfficeHolding> HoldingsOf(const Gazetteer& gazetteer, std::string_view office, std::string_view of);

// The offices of a country or organisation that somebody held, each once, in alphabetical order.
std::vector<std::string> OfficesOf(const Gazetteer& gazetteer, std::string_view of);

// The code of a country or the name of an organisation, given that or another name; empty where there is none.
std::string CountryOrOrganization(const Gazetteer& gazetteer, std::string_view name);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_OFFICES_H_
