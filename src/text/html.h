// HTML to blocks of text and what the page says about itself.
#ifndef CHANCERY_TEXT_HTML_H_
#define CHANCERY_TEXT_HTML_H_

#include <string>
#include <vector>

#include "text/block.h"

namespace chancery::text {

// <meta name|property|itemprop="key" content="value">
struct MetaTag {
  std::string key;  // lower case
  std::string value;
  Span original;  // of the value
};

// <time datetime="...">text</time>
struct TimeTag {
  std::string datetime;    // the attribute, or the text where there is none
  bool published = false;  // pubdate, itemprop="datePublished"
};

struct HtmlPage {
  std::vector<Block> blocks;  // in order; those that the page's structure tells from the article have a reason
  std::vector<MetaTag> metas;
  std::vector<TimeTag> times;        // outside of lists of other articles and the like
  std::vector<std::string> json_ld;  // the texts of its scripts
  MappedText title;                  // <title>, collapsed
  std::string canonical;             // <link rel="canonical">
  std::string language;              // <html lang>
};

// Reads a page by the rules of HTML5 (which give every sequence of bytes a meaning). Memory and time are linear in its
// size.
HtmlPage ReadHtml(const MappedText& page);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_HTML_H_
