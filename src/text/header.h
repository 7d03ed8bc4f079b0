// What stands above the first paragraph: headline, day, byline.
#ifndef CHANCERY_TEXT_HEADER_H_
#define CHANCERY_TEXT_HEADER_H_

#include <vector>

#include "text/block.h"
#include "text/metadata.h"

namespace chancery::text {

// Finds the headline among the blocks above the first prose and fills facts->title; a visible headline that says the
// same as the title in the page's head stands for it. Gives the header's blocks their reasons ("title", "label").
// REQUIRES: MarkNoise has been run.
void ReadTitle(std::vector<Block>* blocks, Facts* facts);

// Finds the lines that tell the day of publication, above the text or, failing that, at its end, gives them the reason
// "date line", and fills facts->published where it is not known.
void ReadDateLines(std::vector<Block>* blocks, Facts* facts);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_HEADER_H_
