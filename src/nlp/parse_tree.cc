#include "nlp/parse_tree.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace chancery::nlp {
namespace {

constexpr std::string_view kDelimiter = "||";

// The outermost tokens below each token.
struct Edges {
  std::vector<int> left;
  std::vector<int> right;
};

// One sweep over the tokens from the left and one from the right.
void Sweep(const std::vector<int>& heads, Edges& edges) {
  const auto widen = [&](size_t child) {
    const auto head = static_cast<size_t>(heads[child]);
    edges.left[head] = std::min(edges.left[head], edges.left[child]);
    edges.right[head] = std::max(edges.right[head], edges.right[child]);
  };
  for (size_t i = 0; i < heads.size(); ++i) {
    widen(i);
  }
  for (size_t i = heads.size(); i > 0; --i) {
    widen(i - 1);
  }
}

bool IsRoot(const std::vector<int>& heads, size_t i) { return heads[i] == static_cast<int>(i); }

// True if no head lies outside its sentence, with the sentences that the edges give. The last token is left out, and a
// sentence includes the token after it: so does spaCy count.
bool HeadsWithinSentences(const std::vector<int>& heads, const Edges& edges, std::vector<uint8_t>& starts) {
  starts.assign(heads.size(), 0);
  for (size_t i = 0; i < heads.size(); ++i) {
    if (IsRoot(heads, i)) {
      starts[static_cast<size_t>(edges.left[i])] = 1;
    }
  }
  size_t begin = 0;
  for (size_t i = 0; i < heads.size(); ++i) {
    if ((i == 0 || starts[i] == 0) && i + 1 != heads.size()) {
      continue;
    }
    for (size_t j = begin; j < i; ++j) {
      if (heads[j] < static_cast<int>(begin) || heads[j] > static_cast<int>(i)) {
        return false;
      }
    }
    begin = i;
  }
  return true;
}

// Crossing arcs may need several sweeps; like spaCy, it gives up after some.
Edges FindEdges(const std::vector<int>& heads, std::vector<uint8_t>& starts) {
  constexpr int kMostRounds = 12;
  Edges edges;
  edges.left.resize(heads.size());
  edges.right.resize(heads.size());
  for (size_t i = 0; i < heads.size(); ++i) {
    edges.left[i] = edges.right[i] = static_cast<int>(i);
  }
  for (int round = 0; round < kMostRounds; ++round) {
    Sweep(heads, edges);
    if (HeadsWithinSentences(heads, edges, starts)) {
      break;
    }
  }
  return edges;
}

// Appends the children of a token, in order.
void AppendChildren(int token, const Edges& edges, const std::vector<int>& heads, std::vector<int>& children) {
  const auto index = static_cast<size_t>(token);
  for (int i = edges.left[index]; i <= edges.right[index]; ++i) {
    if (i != token && heads[static_cast<size_t>(i)] == token) {
      children.push_back(i);
    }
  }
}

}  // namespace

DecoratedLabels::DecoratedLabels(Names& labels) {
  const size_t count = labels.size();
  parts_.resize(count);
  for (size_t i = 0; i < count; ++i) {
    const std::string name(labels[static_cast<uint16_t>(i)]);
    const size_t split = name.find(kDelimiter);
    if (split != std::string::npos) {
      const std::string_view text = name;
      parts_[i] = {true, labels.Add(text.substr(0, split)), labels.Add(text.substr(split + kDelimiter.size()))};
    }
  }
}

void DecoratedLabels::Resolve(const std::vector<uint8_t>& is_space, ParseTree& tree) const {
  const Edges edges = FindEdges(tree.heads, tree.sentence_starts);
  std::vector<int> level;
  std::vector<int> next_level;
  std::vector<int> children;
  bool changed = false;
  for (size_t i = 0; i < tree.heads.size(); ++i) {
    if (tree.labels[i] >= parts_.size() || !parts_[tree.labels[i]].decorated) {
      continue;
    }
    const Parts& parts = parts_[tree.labels[i]];
    int new_head = -1;
    level.assign(1, tree.heads[i]);
    while (!level.empty() && new_head < 0) {
      next_level.clear();
      for (const int token : level) {
        children.clear();
        AppendChildren(token, edges, tree.heads, children);
        for (const int child : children) {
          if (is_space[static_cast<size_t>(child)] != 0 || child == static_cast<int>(i)) {
            continue;
          }
          if (tree.labels[static_cast<size_t>(child)] == parts.head_label) {
            new_head = child;
            break;
          }
          next_level.push_back(child);
        }
        if (new_head >= 0) {
          break;
        }
      }
      level.swap(next_level);
    }
    if (new_head >= 0) {
      tree.heads[i] = new_head;
      changed = true;
    }
    tree.labels[i] = parts.label;
  }
  if (changed) {
    FindEdges(tree.heads, tree.sentence_starts);
  }
}

}  // namespace chancery::nlp
