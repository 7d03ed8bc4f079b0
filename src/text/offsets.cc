#include <algorithm>

#include "text/article.h"

namespace chancery::text {

void OffsetMap::Append(size_t length, Span original) {
  if (length == 0) return;
  const bool copied = original.end - original.begin == length;
  if (copied && !runs_.empty()) {
    const Run& last = runs_.back();
    const bool last_copied = last.original.end - last.original.begin == size_ - last.derived;
    if (last_copied && last.original.end == original.begin) {
      runs_.back().original.end = original.end;
      size_ += length;
      return;
    }
  }
  runs_.push_back({size_, original});
  size_ += length;
}

void OffsetMap::Append(const OffsetMap& from, Span derived) {
  for (size_t at = derived.begin; at < derived.end;) {
    const size_t run = from.RunAt(at);
    const size_t end = std::min(derived.end, from.RunEnd(run));
    Append(end - at, from.ToOriginal({at, end}));
    at = end;
  }
}

size_t OffsetMap::RunAt(size_t derived) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), derived,
                                      [](size_t value, const Run& run) { return value < run.derived; });
  return static_cast<size_t>(after - runs_.begin()) - 1;
}

size_t OffsetMap::RunEnd(size_t run) const { return run + 1 < runs_.size() ? runs_[run + 1].derived : size_; }

Span OffsetMap::ToOriginal(Span derived) const {
  if (runs_.empty()) return {};
  derived.end = std::min(derived.end, size_);
  derived.begin = std::min(derived.begin, derived.end);
  const auto bound = [this](size_t at, size_t run, bool is_end) {
    const Span& original = runs_[run].original;
    const bool copied = original.end - original.begin == RunEnd(run) - runs_[run].derived;
    if (copied) return original.begin + (at - runs_[run].derived);
    return is_end ? original.end : original.begin;
  };
  const size_t first = RunAt(derived.begin);
  if (derived.begin == derived.end) {
    const bool at_end = derived.begin == size_;
    const size_t at = bound(derived.begin, first, at_end);
    return {at, at};
  }
  // Runs need not be in the order of the original: HTML's parser moves text out of tables.
  Span result{bound(derived.begin, first, false), 0};
  const size_t last = RunAt(derived.end - 1);
  for (size_t run = first; run <= last; ++run) {
    result.begin = std::min(result.begin, bound(std::max(derived.begin, runs_[run].derived), run, false));
    result.end = std::max(result.end, bound(std::min(derived.end, RunEnd(run)), run, true));
  }
  return result;
}

}  // namespace chancery::text
