#include "store/record_version.h"

namespace chancery::store {

HistoryKind HistoryKindOfIndex(Family index) {
  switch (index) {
    case Family::kByActor:
      return HistoryKind::kByActor;
    case Family::kByPair:
      return HistoryKind::kByPair;
    case Family::kByType:
      return HistoryKind::kByType;
    case Family::kByTrait:
      return HistoryKind::kByTrait;
    default:
      return HistoryKind::kByTime;
  }
}

}  // namespace chancery::store
