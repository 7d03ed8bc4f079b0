#include "nlp/entity_recognizer.h"

#include <array>
#include <utility>

#include "nlp/model_config.h"
#include "nlp/moves.h"

namespace chancery::nlp {
namespace {

constexpr size_t kFeatures = 3;

}  // namespace

absl::StatusOr<EntityRecognizer> EntityRecognizer::Load(const std::string& directory, const ThincModel& stored,
                                                        size_t width, NameTables& names) {
  if (absl::Status status = CheckTransitionSettings(directory, "ner/cfg"); !status.ok()) {
    return status;
  }
  absl::StatusOr<std::vector<Move>> moves = ReadMoves(directory, "ner/moves", kKinds);
  if (!moves.ok()) {
    return moves.status();
  }
  EntityRecognizer recognizer;
  bool can_be_outside = false;
  std::vector<uint8_t> closable;
  std::vector<uint8_t> opened;
  for (const Move& move : *moves) {
    const auto kind = static_cast<Kind>(move.kind);
    if (kind == kMissing || (kind == kOut && !move.label.empty())) {
      continue;
    }
    const uint16_t label = names.entities.Add(move.label);
    recognizer.actions_.push_back({kind, label});
    can_be_outside = can_be_outside || kind == kOut;
    if (kind == kLast || kind == kBegin) {
      std::vector<uint8_t>& seen = kind == kLast ? closable : opened;
      seen.resize(names.entities.size());
      seen[label] = 1;
    }
  }
  closable.resize(names.entities.size());
  for (size_t i = 0; i < opened.size(); ++i) {
    can_be_outside = can_be_outside && closable[i] >= opened[i];
  }
  if (!can_be_outside) {
    return BadModelFile(directory + "/ner/moves", "lacks the move O, or an L for a label that has a B");
  }
  absl::StatusOr<TransitionModel> model = TransitionModel::Load(stored, kFeatures, recognizer.actions_.size(), width);
  if (!model.ok()) {
    return model.status();
  }
  recognizer.model_ = *std::move(model);
  return recognizer;
}

// Actions with no label ("U-") stand for tokens barred from entities beforehand, of which there are none here.
int EntityRecognizer::Choose(const float* scores, uint16_t open_label, bool may_go_on, bool is_space) const {
  int best = -1;
  for (size_t i = 0; i < actions_.size(); ++i) {
    const Action& action = actions_[i];
    bool valid = false;
    switch (action.kind) {
      case kBegin:
        valid = open_label == 0 && action.label != 0 && may_go_on && !is_space;
        break;
      case kIn:
        valid = open_label != 0 && action.label == open_label && may_go_on;
        break;
      case kLast:
        valid = open_label != 0 && action.label == open_label;
        break;
      case kUnit:
        valid = open_label == 0 && action.label != 0 && !is_space;
        break;
      case kOut:
        valid = open_label == 0;
        break;
      case kMissing:
      case kKinds:
        break;
    }
    if (valid && (best < 0 || scores[i] > scores[best])) {
      best = static_cast<int>(i);
    }
  }
  return best;
}

void EntityRecognizer::Find(const float* vectors, const std::vector<uint8_t>& is_space,
                            const std::vector<uint8_t>& sentence_starts, StateScorer& scorer,
                            std::vector<EntitySpan>& entities) const {
  const size_t count = is_space.size();
  scorer.Start(model_, vectors, count);
  EntitySpan open;
  for (size_t i = 0; i < count; ++i) {
    const int token = static_cast<int>(i);
    const bool is_open = open.label != 0;
    const std::array<int, kFeatures> features = {token, is_open ? static_cast<int>(open.begin) : -1,
                                                 is_open ? token - 1 : -1};
    const float* const scores = scorer.Score(features);
    const bool may_go_on = i + 1 < count && sentence_starts[i + 1] == 0;
    const Action action = actions_[static_cast<size_t>(Choose(scores, open.label, may_go_on, is_space[i] != 0))];
    const auto here = static_cast<uint32_t>(i);
    switch (action.kind) {
      case kBegin:
        open = {here, here, action.label};
        break;
      case kLast:
        entities.push_back({open.begin, here + 1, open.label});
        open = {};
        break;
      case kUnit:
        entities.push_back({here, here + 1, action.label});
        break;
      default:
        break;
    }
  }
}

}  // namespace chancery::nlp
