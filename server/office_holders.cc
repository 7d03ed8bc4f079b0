#include "server/office_holders.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "actors/offices.h"
#include "server/convert.h"
#include "server/errors.h"
#include "server/limits.h"
#include "text/dates.h"

namespace chancery::server {
namespace {

absl::Status CheckText(const std::string& text, std::string_view field, std::string_view example) {
  if (text.empty()) return FieldError(v1::FIELD_INVALID, field, fmt::format("is empty; give {}", example));
  return CheckLimit(text.size(), limits::kQueryBytes, field);
}

v1::OfficeHolder Message(const actors::OfficeHolding& holding) {
  v1::OfficeHolder holder;
  holder.set_actor(absl::StrCat("actors/", holding.holder->id));
  holder.set_display_name(holding.holder->name);
  holder.set_from(ToText(holding.tenure->from));
  holder.set_to(ToText(holding.tenure->to));
  for (const std::string* source : holding.tenure->sources) holder.add_sources(*source);
  return holder;
}

}  // namespace

absl::Status FindOfficeHolders(const actors::Gazetteer& gazetteer, const v1::ListOfficeHoldersRequest& request,
                               v1::ListOfficeHoldersResponse& response) {
  absl::Status status = CheckText(request.office(), "office", "one such as \"foreign minister\"");
  if (status.ok()) status = CheckText(request.of(), "of", "a country such as \"FR\", or an organisation's name");
  if (!status.ok()) return status;
  std::optional<absl::CivilDay> on;
  if (!request.on().empty()) {
    const absl::StatusOr<absl::CivilDay> day = text::ParseDay(request.on());
    if (!day.ok()) return FieldError(v1::FIELD_INVALID, "on", std::string(day.status().message()));
    on = *day;
  }
  response.set_office(actors::CanonicalOffice(request.office()));
  response.set_of(actors::CountryOrOrganization(gazetteer, request.of()));
  if (response.of().empty()) return absl::OkStatus();
  const std::vector<actors::OfficeHolding> holdings = actors::HoldingsOf(gazetteer, request.office(), response.of());
  for (const actors::OfficeHolding& holding : holdings) {
    if (!on || actors::HeldOn(*holding.tenure, *on)) *response.add_holders() = Message(holding);
  }
  if (holdings.empty()) {
    for (const std::string& office : actors::OfficesOf(gazetteer, response.of())) response.add_known_offices(office);
  }
  return absl::OkStatus();
}

}  // namespace chancery::server
