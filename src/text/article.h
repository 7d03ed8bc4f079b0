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

// Where each byte of a derived text stood in the original bytes. A text is made of stretches in order: those copied
// byte for byte, those that stand for something of another length (an entity, a run of white space) and are never
// parted, and those that stand for nothing (an empty range where they were put in).
class OffsetMap {
 public:
  // Says that the next `length` bytes of the text were made of `original`: byte for byte where the lengths are equal.
  void Append(size_t length, Span original);
  // Appends what `from` says of its bytes `derived`. REQUIRES: derived.end <= from.size().
  void Append(const OffsetMap& from, Span derived);
  // The smallest range of the original that holds what a range of the text was made of; what lies beyond size() is cut.
  Span ToOriginal(Span derived) const;
  // The length of the text that has been described.
  size_t size() const { return size_; }

 private:
  struct Run {
    size_t derived;  // where the run begins; it ends where the next one begins
    Span original;
  };
  size_t RunAt(size_t derived) const;
  size_t RunEnd(size_t run) const;

  std::vector<Run> runs_;
  size_t size_ = 0;
};

// A part of the original that is not in the body, and why: "menu", "icon-font", "share bar", "caption", "cookie
// notice", "read more", "script", "footer", ... For people who ask where a sentence went.
struct Dropped {
  Span original;
  std::string reason;
};

// A line beside the text that may name whose words it is: "Prime Minister Ann Lee", "The Hon Ann Lee MP".
struct Byline {
  std::string words;  // the office before the name, and the name as it is spoken
  Span original;
};

// Where a speaker's turn begins in a transcript.
struct Turn {
  size_t paragraph = 0;  // the first one that he says, an index into Article::paragraphs
  std::string label;     // "PRIME MINISTER LEE", "Q", as written, without the colon
  Span original;         // of the label, which the body leaves out
};

// How a page was given.
enum class Format { kText, kHtml, kJson };

// An article as it was published.
struct Article {
  std::string url;        // canonical where the page says so; empty if unknown
  std::string title;      // the headline, without the publisher's name; empty if none
  Span title_original;    // where the title stands in the original; empty range if it was given by the caller
  std::string publisher;  // "RT", "Xinhua"; empty if unknown
  std::string language;   // ISO 639-1, as detected: "en"; the page's claim where there is too little text, else "und"
  std::optional<absl::CivilDay> published;
  // What told the day: "given", "json published", "json-ld datePublished", "meta NAME", "time", "text", "url",
  // "dateline", or "text, last update"; empty if nothing did.
  std::string published_from;
  std::string dateline;          // the place of a dateline such as "MOSCOW, Jan 5 (Xinhua) --"; empty if none
  Span dateline_original;        // all of the dateline, which the body leaves out; empty range if none
  std::vector<Byline> bylines;   // in the order of the page
  std::vector<Turn> turns;       // in order; empty if the text is no transcript
  std::string body;              // UTF-8; paragraphs parted by one "\n\n", no other line ends, no two spaces together
  std::vector<Span> paragraphs;  // of body, in order
  OffsetMap to_original;         // of body
  std::vector<Dropped> dropped;  // in the order of the original
};

// What the caller knows better than the page; what is given wins over what the page says.
struct Given {
  std::string url = {};
  std::string title = {};
  std::string publisher = {};
  std::optional<absl::CivilDay> published = {};
};

// The limits of what is read.
struct Limits {
  size_t max_bytes = 8 << 20;  // of one article; a longer one is refused
};

// The format of a page, told from its first bytes.
Format DetectFormat(std::string_view bytes);

// Reads one page. Never fails on odd content: a page without prose is an article with an empty body. Refuses
// (InvalidArgument, saying what and where) no bytes at all, bytes over the limit, binary data, and a JSON object that
// cannot be read or has a field of a wrong type.
//
// Text is UTF-8, or UTF-16 with a byte order mark, or, in HTML, of the charset that the page declares; what is not
// valid in it is read as U+FFFD, a character each bad sequence. Elements of HTML beyond a depth of 200, and formatting
// elements, are read as if their tags were not there, which keeps time and memory linear in the page's size.
//
// JSON has the fields `url`, `title`, `published` (YYYY-MM-DD, or a date and time), `language`, `publisher` and `body`
// (plain text or HTML); others are ignored, null and "" are as absent. What the object says wins over what its body
// says, and `given` over both. Offsets of such an article are bytes of the decoded `body`, not of the JSON around it.
// Safe to call from any thread.
absl::StatusOr<Article> ReadArticle(std::string_view bytes, const Given& given = {}, const Limits& limits = {});

// Reads a JSON object, as ReadArticle does, whatever the bytes begin with.
absl::StatusOr<Article> ReadJsonArticle(std::string_view bytes, const Given& given = {}, const Limits& limits = {});

// The `body` of a JSON article as decoded: the bytes that the offsets of the article refer to. Errors as ReadArticle.
absl::StatusOr<std::string> ReadJsonBody(std::string_view bytes);

// Reads a date as YYYY-MM-DD. InvalidArgument for anything else, or a day that is not in the calendar.
absl::StatusOr<absl::CivilDay> ParseDay(std::string_view text);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_ARTICLE_H_
