// A stretch of a page that stands by itself (a paragraph, a heading, a line of a menu), on its way to the body.
#ifndef CHANCERY_TEXT_BLOCK_H_
#define CHANCERY_TEXT_BLOCK_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/article.h"

namespace chancery::text {

// Text with where it came from.
struct MappedText {
  std::string text;
  OffsetMap map;

  // Appends bytes that were made of `original`.
  void Append(std::string_view bytes, Span original) {
    text.append(bytes);
    map.Append(bytes.size(), original);
  }
  // Appends bytes that stand for as many bytes `part` of what `from` maps.
  void Append(std::string_view bytes, const OffsetMap& from, Span part) {
    text.append(bytes);
    map.Append(from, part);
  }
  // Appends a part of another mapped text.
  void Append(const MappedText& from, Span part) {
    text.append(from.text, part.begin, part.end - part.begin);
    map.Append(from.map, part);
  }
  void Append(const MappedText& from) { Append(from, {0, from.text.size()}); }
  // All that it was made of.
  Span Original() const { return map.ToOriginal({0, text.size()}); }
};

// The same text with white space of every kind collapsed to single spaces, without any at its ends, and without what is
// not seen: soft hyphens, zero-width spaces, byte order marks, control characters, and the private-use characters of
// icon fonts.
MappedText Collapse(const MappedText& text);

struct Block {
  MappedText text;  // collapsed, not empty
  int heading = 0;  // 1 to 6 for h1 to h6
  bool list_item = false;
  bool alone = false;        // between empty lines
  size_t link_bytes = 0;     // of text, before it was collapsed, within links
  std::optional<Turn> turn;  // of a transcript, where one begins here; its paragraph is not known yet
  std::string reason;        // why it is not part of the body; empty while it is
};

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_BLOCK_H_
