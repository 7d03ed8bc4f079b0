// Tells the chrome of a page from prose by its words alone: what buttons, menus, captions and notices have in common
// on pages of every publisher.
#ifndef CHANCERY_TEXT_NOISE_H_
#define CHANCERY_TEXT_NOISE_H_

#include <string_view>
#include <vector>

#include "text/block.h"

namespace chancery::text {

// Why a line would not be prose: "icon-font", "share bar", "menu", "caption", "cookie notice", "read more",
// "newsletter", "advertisement", "footer", "comments", "byline", "note" (an editor's, in brackets); empty where nothing
// speaks against it.
std::string_view NoiseReason(std::string_view text);

// Gives the blocks that are chrome a reason: by their words, by their links, and by the company they keep (runs of
// short lines, what follows "Most read" or "Leave a comment").
void MarkNoise(std::vector<Block>* blocks);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_NOISE_H_
