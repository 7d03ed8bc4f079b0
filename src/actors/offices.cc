#include "actors/offices.h"

#include <algorithm>
#include <set>

namespace chancery::actors {
namespace {

bool IsState(const Entry& entry) { return entry.kind == "country"; }

std::string PartyOf(const Entry& entry) { return IsState(entry) ? entry.of : entry.name; }

}  // namespace

bool HeldOn(const Tenure& tenure, absl::CivilDay day) {
  return tenure.from && *tenure.from <= day && (!tenure.to || day <= *tenure.to);
}

std::vector<OfficeHolding> HoldingsOf(const Gazetteer& gazetteer, std::string_view office, std::string_view of) {
  const std::string wanted = CanonicalOffice(office);
  std::vector<OfficeHolding> holdings;
  for (const Entry* entry : gazetteer.Entries()) {
    for (const Tenure& tenure : entry->tenures) {
      if (tenure.of == of && CanonicalOffice(tenure.office) == wanted) holdings.push_back({entry, &tenure});
    }
  }
  std::stable_sort(holdings.begin(), holdings.end(),
                   [](const OfficeHolding& a, const OfficeHolding& b) { return a.tenure->from < b.tenure->from; });
  return holdings;
}

std::vector<std::string> OfficesOf(const Gazetteer& gazetteer, std::string_view of) {
  std::set<std::string> offices;
  for (const Entry* entry : gazetteer.Entries()) {
    for (const Tenure& tenure : entry->tenures) {
      if (tenure.of == of) offices.insert(CanonicalOffice(tenure.office));
    }
  }
  return {offices.begin(), offices.end()};
}

std::string CountryOrOrganization(const Gazetteer& gazetteer, std::string_view name) {
  const Entry* by_id = gazetteer.FindById(name);
  if (by_id != nullptr && by_id->kind != "person") return PartyOf(*by_id);
  for (const Match& match : gazetteer.Find(name)) {
    if (match.form == FormKind::kName && match.entry->kind != "person") return PartyOf(*match.entry);
  }
  return "";
}

}  // namespace chancery::actors
