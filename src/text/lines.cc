#include "text/lines.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/dateline.h"
#include "text/dates.h"
#include "text/noise.h"
#include "text/strings.h"
#include "text/words.h"

namespace chancery::text {
namespace {

constexpr size_t kWidestPage = 100;  // characters; longer lines were not broken to fit a page
constexpr size_t kNarrowestPage = 35;
constexpr double kFullLine = 0.7;  // of the width: typists and scanners leave the right margin ragged

bool IsListItem(std::string_view text) {
  for (std::string_view bullet : {"- ", "* ", "• ", "· ", "– ", "— "}) {
    if (StartsWith(text, bullet)) return true;
  }
  return false;
}

bool StandsAlone(std::string_view text) { return !NoiseReason(text).empty() || ReadDateLine(text).has_value(); }

// The width to which a group of lines was broken, or 0: that of the longest but a quarter of them, as headings and the
// scanner's mistakes stand out.
size_t WidthOf(const std::vector<Block>& lines, size_t begin, size_t end) {
  std::vector<size_t> lengths;
  for (size_t i = begin; i < end; ++i) lengths.push_back(Length(lines[i].text.text));
  const auto most = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 3 / 4);
  std::nth_element(lengths.begin(), most, lengths.end());
  return lengths.size() > 1 && *most >= kNarrowestPage && *most <= kWidestPage ? *most : 0;
}

bool Joins(std::string_view line, std::string_view next, size_t width) {
  if (IsListItem(next) || FindDateline(next).has_value()) return false;
  if (BeginsLower(next)) return !EndsSentence(line) || EndsInAbbreviation(line);
  if (width == 0 || IsAllCapitals(line) != IsAllCapitals(next)) return false;
  if (EndsWith(line, ";") || EndsWith(line, ":")) return false;
  const double full = kFullLine * static_cast<double>(width);
  if (static_cast<double>(Length(line)) < full) return false;
  const std::string_view first_word = next.substr(0, next.find(' '));
  // A sentence that ends where the next word would still have fitted ends a paragraph too.
  return !EndsSentence(line) || Length(line) + 1 + Length(first_word) > width;
}

void JoinGroup(std::vector<Block>& lines, size_t begin, size_t end, std::vector<Block>* blocks) {
  const size_t width = WidthOf(lines, begin, end);
  bool previous_alone = true;
  for (size_t i = begin; i < end; ++i) {
    const bool alone = StandsAlone(lines[i].text.text);
    if (!previous_alone && !alone && Joins(lines[i - 1].text.text, lines[i].text.text, width)) {
      Block& block = blocks->back();
      const size_t gap_begin = lines[i - 1].text.Original().end;
      const size_t gap_end = lines[i].text.Original().begin;
      block.text.Append(" ", {gap_begin, std::max(gap_begin, gap_end)});
      block.text.Append(lines[i].text);
      block.link_bytes += lines[i].link_bytes;
    } else {
      blocks->push_back(lines[i]);
    }
    previous_alone = alone;
  }
}

}  // namespace

std::vector<Block> JoinLines(std::vector<Block> lines) {
  std::vector<Block> blocks;
  for (size_t begin = 0; begin < lines.size();) {
    size_t end = begin;
    while (end < lines.size() && !lines[end].text.text.empty()) ++end;
    if (end == begin + 1) {
      blocks.push_back(std::move(lines[begin]));
      blocks.back().alone = true;
    } else {
      JoinGroup(lines, begin, end, &blocks);
    }
    begin = end + 1;
  }
  return blocks;
}

std::vector<Block> ReadPlainText(const MappedText& page) {
  std::vector<Block> lines;
  const std::string_view text = page.text;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find_first_of("\n\r\f", begin), text.size());
    MappedText line;
    line.Append(page, {begin, end});
    MappedText collapsed = Collapse(line);
    const bool empty_again = collapsed.text.empty() && !lines.empty() && lines.back().text.text.empty();
    if (!empty_again) {
      lines.emplace_back();
      lines.back().text = std::move(collapsed);
    }
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return JoinLines(std::move(lines));
}

}  // namespace chancery::text
