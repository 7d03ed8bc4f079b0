// Makes any HTML cheap to parse.
#ifndef CHANCERY_TEXT_HTML_GUARD_H_
#define CHANCERY_TEXT_HTML_GUARD_H_

#include <string>
#include <string_view>

namespace chancery::text {

// The same bytes with some tags overwritten by spaces, so that offsets stay: those nested deeper than 200, those after
// the 200,000th, those with more than 200 attributes, and formatting tags (b, font, ...). gumbo's time and memory grow
// with the square of such things and it destroys its tree recursively; of news pages none comes near the limits.
std::string TameHtml(std::string_view html);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_HTML_GUARD_H_
