#include "text/html_structure.h"

#include <algorithm>

#include "text/words.h"

namespace chancery::text {
namespace {

constexpr double kMarkedShare = 0.4;  // of the prose: less in a marked element and the mark means something else
constexpr double kDeepestShare = 0.85;

size_t ProseBytes(const Block& block) {
  const size_t size = block.text.text.size();
  return IsProse(block.text.text) && block.link_bytes * 2 < size ? size : 0;
}

// The prose within each element, its descendants' included.
std::vector<size_t> ProseOfElements(const std::vector<HtmlElement>& elements, const std::vector<size_t>& block_elements,
                                    const std::vector<Block>& blocks) {
  std::vector<size_t> prose(elements.size(), 0);
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].reason.empty()) prose[block_elements[i]] += ProseBytes(blocks[i]);
  }
  for (size_t i = elements.size(); i-- > 1;) prose[elements[i].parent] += prose[i];
  return prose;
}

// Takes the marks from elements that hold too much to be furniture, and hands the others' down to what is in them.
void SettleMarks(std::vector<HtmlElement>& elements, const std::vector<size_t>& prose) {
  std::vector<size_t> headlines(elements.size(), 0);
  for (size_t i = elements.size(); i-- > 0;) {
    if (elements[i].tag == GUMBO_TAG_H1) ++headlines[i];
    if (i > 0) headlines[elements[i].parent] += headlines[i];
  }
  for (size_t i = 0; i < elements.size(); ++i) {
    ElementMarks& marks = elements[i].marks;
    const bool only_headline = headlines[0] == 1 && headlines[i] == 1;
    if (!marks.never_shown && (prose[i] * 2 > prose[0] || only_headline)) marks.reason = {};
    if (i > 0 && marks.reason.empty()) marks.reason = elements[elements[i].parent].marks.reason;
  }
}

// The element that holds the article; 0 if none stands out.
size_t FindArticle(const std::vector<HtmlElement>& elements, const std::vector<size_t>& prose) {
  size_t marked = 0;
  size_t deepest = 0;
  for (size_t i = 1; i < elements.size(); ++i) {
    const bool is_leaf = elements[i].tag == GUMBO_TAG_P || elements[i].tag == GUMBO_TAG_LI;
    if (!elements[i].marks.reason.empty() || is_leaf) continue;
    // Of nested marked elements with the same prose the inner one is nearer to the article.
    if (elements[i].marks.content && (marked == 0 || prose[i] >= prose[marked])) marked = i;
    if (static_cast<double>(prose[i]) >= kDeepestShare * static_cast<double>(prose[0])) deepest = i;
  }
  const bool marked_is_large = static_cast<double>(prose[marked]) >= kMarkedShare * static_cast<double>(prose[0]);
  return marked != 0 && marked_is_large ? marked : deepest;
}

}  // namespace

void MarkChrome(std::vector<HtmlElement>& elements, const std::vector<size_t>& block_elements,
                std::vector<Block>* blocks) {
  if (elements.empty()) return;
  SettleMarks(elements, ProseOfElements(elements, block_elements, *blocks));
  for (size_t i = 0; i < blocks->size(); ++i) (*blocks)[i].reason = elements[block_elements[i]].marks.reason;
  const std::vector<size_t> prose = ProseOfElements(elements, block_elements, *blocks);
  if (prose[0] == 0) return;
  const size_t article = FindArticle(elements, prose);
  std::vector<bool> inside(elements.size(), false);
  for (size_t i = 0; i < elements.size(); ++i) inside[i] = i == article || (i > 0 && inside[elements[i].parent]);
  for (size_t i = 0; i < blocks->size(); ++i) {
    Block& block = (*blocks)[i];
    // A headline and the lines below it often stand before the element that holds the text.
    const bool in_article = inside[block_elements[i]];
    if (in_article || block.heading == 1 || !block.reason.empty()) continue;
    block.reason = "outside the article";
  }
}

}  // namespace chancery::text
