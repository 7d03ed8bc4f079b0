// Tells from the shape of the page which part of it is the article.
#ifndef CHANCERY_TEXT_HTML_STRUCTURE_H_
#define CHANCERY_TEXT_HTML_STRUCTURE_H_

#include <gumbo.h>

#include <cstddef>
#include <vector>

#include "text/block.h"
#include "text/html_chrome.h"

namespace chancery::text {

struct HtmlElement {
  size_t parent = 0;  // an index; the first element is its own parent
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  ElementMarks marks;
};

// Gives a reason to the blocks that stand in furniture or outside of the article, and to the elements in furniture the
// reason of what they stand in. Furniture is what is marked so and holds less than half of the page's prose, nor its
// only h1; the article is the marked element with the most prose, or else the smallest that holds nearly all of it.
// REQUIRES: parents come before their children; block_elements[i] is the element of blocks[i].
void MarkChrome(std::vector<HtmlElement>& elements, const std::vector<size_t>& block_elements,
                std::vector<Block>* blocks);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_HTML_STRUCTURE_H_
