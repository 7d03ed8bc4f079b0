// What a page says about itself in its head: headline, publisher, day, canonical URL.
#ifndef CHANCERY_TEXT_METADATA_H_
#define CHANCERY_TEXT_METADATA_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "text/html.h"

namespace chancery::text {

// Facts of an article, each empty where it is unknown.
struct Facts {
  std::string url;
  std::string title;
  Span title_original;
  std::string publisher;
  std::string language;  // as claimed
  std::optional<absl::CivilDay> published;
  std::string published_from;
};

// Reads meta tags (Open Graph, Dublin Core, the names that publishers share), JSON-LD (single objects, arrays, @graph)
// and <time>. JSON-LD that cannot be read is passed over.
Facts ReadMetadata(const HtmlPage& page);

// A title without the publisher's name at its end: "Talks resume | Example News". The name is `publisher`, or fits the
// host of `url`, or stands after a bar.
std::string WithoutPublisher(std::string_view title, std::string_view publisher, std::string_view url);

// The registrable name of a URL's host: "https://www.news.example.co.uk/x" gives "example.co.uk"; empty if there is
// none.
std::string SiteOfUrl(std::string_view url);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_METADATA_H_
