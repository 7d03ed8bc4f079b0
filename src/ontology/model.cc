#include "ontology/model.h"

#include <array>

namespace chancery::ontology {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 5> kStatusNames = {"POSSIBLE", "PLANNED", "ONGOING", "OCCURRED", "CANCELLED"};
static_assert(static_cast<size_t>(EventStatus::kCancelled) + 1 == kStatusNames.size());

}  // namespace

std::string_view ToString(EventStatus status) { return kStatusNames[static_cast<size_t>(status)]; }

std::optional<EventStatus> ParseEventStatus(std::string_view text) {
  for (size_t i = 0; i < kStatusNames.size(); ++i) {
    if (kStatusNames[i] == text) return static_cast<EventStatus>(i);
  }
  return std::nullopt;
}

}  // namespace chancery::ontology
