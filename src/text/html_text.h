// The text of HTML's text nodes, byte by byte with where it stood.
#ifndef CHANCERY_TEXT_HTML_TEXT_H_
#define CHANCERY_TEXT_HTML_TEXT_H_

#include <string_view>

#include "text/block.h"

namespace chancery::text {

// Appends to `result` the text `decoded` that the parser made of `source`, a part of `buffer` with entities, carriage
// returns, and tags that the parser ignored, mapped to what the page was made of. `buffer` is page.text as the parser
// got it, as long as that and the same but for what was overwritten by spaces. Where the two cannot be matched the text
// is still appended whole, its place being as near as could be told.
void AppendDecoded(const MappedText& page, std::string_view buffer, Span source, std::string_view decoded,
                   MappedText* result);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_HTML_TEXT_H_
