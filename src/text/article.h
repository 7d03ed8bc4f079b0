// Reads a news page (plain text, HTML or a JSON line) into an article: title, publisher, date and a body without menus,
// captions and share bars, in which every character knows where in the original it stood.
#ifndef CHANCERY_TEXT_ARTICLE_H_
#define CHANCERY_TEXT_ARTICLE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"

namespace chancery::text {

// A half-open range of bytes.
struct Span {
  size_t begin = 0;
  size_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

// Where each byte of a derived text stood in the original bytes: runs of equal length, in order.
class OffsetMap {
 public:
  // Says that `length` bytes of the text from `derived` on are those of the original from `original` on.
  // REQUIRES: runs are added in the order of `derived`.
  void Add(size_t derived, size_t original, size_t length);
  // The smallest range of the original that holds what a range of the text was made of.
  Span ToOriginal(Span derived) const;

 private:
  struct Run {
    size_t derived, original, length;
  };
  std::vector<Run> runs_;
};

// A part of the original that is not in the body, and why: "menu", "icon-font", "share bar", "caption", "cookie
// notice", "read more", "script", "footer", ... For people who ask where a sentence went.
struct Dropped {
  Span original;
  std::string reason;
};

// How a page was given.
enum class Format { kText, kHtml, kJson };

// An article as it was published.
struct Article {
  std::string url;        // canonical where the page says so; empty if unknown
  std::string title;      // the headline, without the publisher's name; empty if none
  Span title_original;    // where the title stands in the original; empty range if it was given by the caller
  std::string publisher;  // "RT", "Xinhua"; empty if unknown
  std::string language;   // ISO 639-1, as detected: "en"; "und" if there is too little text to tell
  std::optional<absl::CivilDay> published;
  std::string
      published_from;    // what told the day: "given", "meta article:published_time", "url", "dateline", "text", ...
  std::string dateline;  // the place of a dateline such as "MOSCOW, Jan 5 (Xinhua) --"; empty if none
  std::string body;      // UTF-8, NFC where the original was; paragraphs parted by one "\n\n", no other line ends
  std::vector<Span> paragraphs;  // of body, in order
  OffsetMap to_original;         // of body
  std::vector<Dropped> dropped;
};

// What the caller knows better than the page; what is given wins over what the page says.
struct Given {
  std::string url;
  std::string title;
  std::string publisher;
  std::optional<absl::CivilDay> published;
};

// The limits of what is read.
struct Limits {
  size_t max_bytes = 8 << 20;  // of one article; a longer one is refused
};

// The format of a page, told from its first bytes.
Format DetectFormat(std::string_view bytes);

// Reads one page. Never fails on odd content: a page without prose is an article with an empty body. Refuses
// (InvalidArgument, saying what and where) bytes over the limit, binary data, and a JSON object that cannot be read or
// has a field of a wrong type.
//
// JSON has the fields `url`, `title`, `published` (YYYY-MM-DD, or a date and time), `language`, `publisher` and `body`
// (plain text or HTML); others are ignored. Safe to call from any thread.
absl::StatusOr<Article> ReadArticle(std::string_view bytes, const Given& given = {}, const Limits& limits = {});

// Reads a date as YYYY-MM-DD. InvalidArgument for anything else, or a day that is not in the calendar.
absl::StatusOr<absl::CivilDay> ParseDay(std::string_view text);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_ARTICLE_H_
