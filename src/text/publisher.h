// The publisher's name, where it stands on the page rather than in its head.
#ifndef CHANCERY_TEXT_PUBLISHER_H_
#define CHANCERY_TEXT_PUBLISHER_H_

#include <string>
#include <vector>

#include "text/block.h"

namespace chancery::text {

// The name in a copyright line ("© 2009 The Example Post"), or a label or date line above the text that is a name as
// newspapers have them ("The Example Post", "Example News, Monday, July 18, 2005"); empty if there is none.
// REQUIRES: ReadTitle and ReadDateLines have been run.
std::string PublisherOnPage(const std::vector<Block>& blocks);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_PUBLISHER_H_
