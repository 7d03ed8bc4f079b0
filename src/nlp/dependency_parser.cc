#include "nlp/dependency_parser.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "nlp/model_config.h"
#include "nlp/moves.h"

namespace chancery::nlp {
namespace {

constexpr size_t kFeatures = 8;
constexpr std::string_view kSubtokenLabel = "subtok";

}  // namespace

// The words read and not yet read: a stack of words in work and a buffer of words to come.
class DependencyParser::State {
 public:
  State(size_t count, ParserScratch& scratch, ParseTree& tree)
      : s_(scratch), tree_(tree), length_(static_cast<int>(count)) {
    s_.stack.clear();
    s_.returned.clear();
    s_.last_left.assign(count, -1);
    s_.last_right.assign(count, -1);
    s_.previous_right.assign(count, -1);
    s_.was_returned.assign(count, 0);
    s_.starts_sentence.assign(count, 0);
    tree_.heads.assign(count, -1);
    tree_.labels.assign(count, 0);
    if (count > 0) {
      s_.starts_sentence[0] = 1;
    }
  }

  bool IsFinal() const { return s_.stack.empty() && BufferLength() == 0; }

  // B(0), B(1), S(0), S(1), S(2), and the last child on the left of B(0) and on either side of S(0).
  std::array<int, kFeatures> Features() const {
    const int b0 = Buffer(0);
    const int s0 = Stack(0);
    return {b0,
            Buffer(1),
            s0,
            Stack(1),
            Stack(2),
            b0 < 0 ? -1 : s_.last_left[Index(b0)],
            s0 < 0 ? -1 : s_.last_left[Index(s0)],
            s0 < 0 ? -1 : s_.last_right[Index(s0)]};
  }

  bool Allows(Kind kind) const {
    const int buffer = BufferLength();
    switch (kind) {
      case kShift:
        return s_.stack.empty() ||
               (buffer >= 2 && !StartsSentence(Buffer(0)) && s_.was_returned[Index(Buffer(0))] == 0);
      case kReduce:
        return !s_.stack.empty();
      case kLeft:
      case kRight:
        return !s_.stack.empty() && buffer > 0 && !StartsSentence(Buffer(0));
      case kBreak:
        return buffer >= 2 && Buffer(1) == Buffer(0) + 1 && !StartsSentence(Buffer(1));
      case kKinds:
        break;
    }
    return false;
  }

  void Apply(Action action) {
    switch (action.kind) {
      case kShift:
        Push();
        break;
      case kReduce:
        if (tree_.heads[Index(Stack(0))] < 0 && s_.stack.size() > 1) {
          s_.was_returned[Index(Stack(0))] = 1;
          s_.returned.push_back(Stack(0));
        }
        s_.stack.pop_back();
        break;
      case kLeft:
        AddArc(Buffer(0), Stack(0), action.label);
        s_.was_returned[Index(Buffer(0))] = 0;
        s_.stack.pop_back();
        break;
      case kRight:
        AddArc(Stack(0), Buffer(0), action.label);
        Push();
        break;
      case kBreak:
        s_.starts_sentence[Index(Buffer(1))] = 1;
        break;
      case kKinds:
        break;
    }
  }

 private:
  static size_t Index(int token) { return static_cast<size_t>(token); }

  int Stack(size_t depth) const { return depth < s_.stack.size() ? s_.stack[s_.stack.size() - 1 - depth] : -1; }

  int Buffer(size_t place) const {
    if (place < s_.returned.size()) {
      return s_.returned[s_.returned.size() - 1 - place];
    }
    const int token = next_ + static_cast<int>(place - s_.returned.size());
    return token < length_ ? token : -1;
  }

  int BufferLength() const { return length_ - next_ + static_cast<int>(s_.returned.size()); }

  bool StartsSentence(int token) const { return token >= 0 && s_.starts_sentence[Index(token)] != 0; }

  void Push() {
    if (s_.returned.empty()) {
      s_.stack.push_back(next_++);
    } else {
      s_.stack.push_back(s_.returned.back());
      s_.returned.pop_back();
    }
  }

  // A head that is replaced is always one on the left whose last child on the right this is: later children of it could
  // only have come after this word had left the stack for good.
  void AddArc(int head, int child, uint16_t label) {
    const int old = tree_.heads[Index(child)];
    if (old >= 0 && s_.last_right[Index(old)] == child) {
      s_.last_right[Index(old)] = s_.previous_right[Index(child)];
    }
    if (head > child) {
      s_.last_left[Index(head)] = child;
    } else {
      s_.previous_right[Index(child)] = s_.last_right[Index(head)];
      s_.last_right[Index(head)] = child;
    }
    tree_.heads[Index(child)] = head;
    tree_.labels[Index(child)] = label;
  }

  ParserScratch& s_;
  ParseTree& tree_;
  int length_;
  int next_ = 0;
};

absl::StatusOr<DependencyParser> DependencyParser::Load(const std::string& directory, size_t width, NameTables& names) {
  if (absl::Status status = CheckTransitionSettings(directory, "parser/cfg"); !status.ok()) {
    return status;
  }
  absl::StatusOr<std::vector<Move>> moves = ReadMoves(directory, "parser/moves", kKinds);
  if (!moves.ok()) {
    return moves.status();
  }
  absl::StatusOr<ThincModel> stored = ThincModel::Read(directory, "parser/model");
  if (!stored.ok()) {
    return stored.status();
  }
  DependencyParser parser;
  for (const Move& move : *moves) {
    const auto kind = static_cast<Kind>(move.kind);
    if (move.label == kSubtokenLabel) {
      return BadModelFile(directory + "/parser/moves", "merges tokens ('subtok'), which is not supported");
    }
    if (parser.ranges_.empty() || parser.ranges_.back().kind != kind) {
      const auto begin = static_cast<int>(parser.actions_.size());
      parser.ranges_.push_back({kind, begin, begin});
    }
    parser.actions_.push_back({kind, names.labels.Add(move.label)});
    ++parser.ranges_.back().end;
  }
  bool has[kKinds] = {};
  for (const Range& range : parser.ranges_) {
    has[range.kind] = true;
  }
  if (!has[kShift] || !has[kReduce]) {
    return BadModelFile(directory + "/parser/moves", "lacks the moves to shift and reduce");
  }
  parser.root_label_ = names.labels.Add("ROOT");
  absl::StatusOr<TransitionModel> model = TransitionModel::Load(*stored, kFeatures, parser.actions_.size(), width);
  if (!model.ok()) {
    return model.status();
  }
  parser.model_ = *std::move(model);
  return parser;
}

void DependencyParser::Parse(const float* vectors, size_t count, ParserScratch& scratch, ParseTree& tree) const {
  State state(count, scratch, tree);
  scratch.scorer.Start(model_, vectors, count);
  while (!state.IsFinal()) {
    const float* const scores = scratch.scorer.Score(state.Features());
    int best = -1;
    for (const Range& range : ranges_) {
      if (!state.Allows(range.kind)) {
        continue;
      }
      for (int i = range.begin; i < range.end; ++i) {
        if (best < 0 || scores[i] > scores[best]) {
          best = i;
        }
      }
    }
    state.Apply(actions_[static_cast<size_t>(best)]);
  }
  for (size_t i = 0; i < count; ++i) {
    if (tree.heads[i] < 0) {
      tree.heads[i] = static_cast<int>(i);
      tree.labels[i] = root_label_;
    }
  }
}

}  // namespace chancery::nlp
