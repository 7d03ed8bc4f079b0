// Lines of text to blocks: which line ends are the author's and which are only where the paper was full.
#ifndef CHANCERY_TEXT_LINES_H_
#define CHANCERY_TEXT_LINES_H_

#include <vector>

#include "text/block.h"

namespace chancery::text {

// Joins lines (collapsed; an empty one parts paragraphs) that were broken to fit a width. Lines stay alone that are
// chrome or a date, that end a sentence early in the line, that begin a dateline, and those of a text without a width.
std::vector<Block> JoinLines(std::vector<Block> lines);

// Plain text to blocks.
std::vector<Block> ReadPlainText(const MappedText& page);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_LINES_H_
