// Which elements of a page are furniture, told from their tags and from the words that authors of pages use in class,
// id and role ("site-nav", "share-bar", "cookieConsent").
#ifndef CHANCERY_TEXT_HTML_CHROME_H_
#define CHANCERY_TEXT_HTML_CHROME_H_

#include <gumbo.h>

#include <string_view>

namespace chancery::text {

// What an element is by its own marks.
struct ElementMarks {
  std::string_view reason;   // why its text would not be part of the body; empty for most elements
  bool never_shown = false;  // a script, a template, something hidden: no doubt that it is no prose
  bool content = false;  // said to hold the article: <article>, <main>, itemprop="articleBody", class "entry-content"
};

ElementMarks MarksOf(const GumboElement& element);

// Whether the element runs within a line ("em", "span") rather than standing by itself.
bool IsInline(const GumboElement& element);

// An attribute's value, empty if it is not there.
std::string_view Attribute(const GumboElement& element, const char* name);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_HTML_CHROME_H_
