#include "tests/text/telling.h"

#include <sstream>

namespace chancery::text {

std::string Told(std::string_view page, const Given& given) {
  const absl::StatusOr<Article> article = ReadArticle(page, given);
  std::ostringstream out;
  if (!article.ok()) {
    out << "error: " << article.status().message() << "\n";
    return out.str();
  }
  if (!article->url.empty()) out << "url: " << article->url << "\n";
  if (!article->title.empty()) out << "title: " << article->title << "\n";
  if (article->published.has_value()) {
    out << "published: " << *article->published << " (" << article->published_from << ")\n";
  }
  if (!article->publisher.empty()) out << "publisher: " << article->publisher << "\n";
  if (!article->dateline.empty()) out << "dateline: " << article->dateline << "\n";
  for (const Byline& byline : article->bylines) out << "byline: " << byline.words << "\n";
  for (size_t i = 0; i < article->paragraphs.size(); ++i) {
    for (const Turn& turn : article->turns) {
      if (turn.paragraph == i) out << "turn: " << turn.label << "\n";
    }
    const Span& paragraph = article->paragraphs[i];
    out << "| " << article->body.substr(paragraph.begin, paragraph.end - paragraph.begin) << "\n";
  }
  return out.str();
}

std::string DroppedFrom(std::string_view page) {
  const absl::StatusOr<Article> article = ReadArticle(page);
  if (!article.ok()) return std::string(article.status().message());
  std::string reasons;
  for (const Dropped& dropped : article->dropped) reasons += (reasons.empty() ? "" : ", ") + dropped.reason;
  return reasons;
}

}  // namespace chancery::text
