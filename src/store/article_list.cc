#include "store/article_list.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "actors/gazetteer.h"
#include "store/event_lookup.h"
#include "store/event_match.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

constexpr size_t kReadAtOnce = 256;
constexpr size_t kMostListed = 1000;

absl::Status CheckControl(const ReadControl& control) {
  if (control.cancelled && control.cancelled()) return absl::CancelledError("the caller gave up");
  if (absl::Now() >= control.deadline) return absl::DeadlineExceededError("the time for the list is over");
  return absl::OkStatus();
}

bool FitsDays(const ArticleQuery& query, const StoredArticle& article) {
  if (!query.first && !query.last) return true;
  return article.published && (!query.first || *article.published >= *query.first) &&
         (!query.last || *article.published <= *query.last);
}

class ArticleFits {
 public:
  explicit ArticleFits(const ArticleQuery& query) : query_(query), publisher_(actors::Normalise(query.publisher)) {}

  bool operator()(const StoredArticle& article) const {
    if (query_.withdrawn && *query_.withdrawn != article.withdrawn) return false;
    if (!query_.not_extracted_by.empty() && article.extractor == query_.not_extracted_by) return false;
    if (!query_.publisher.empty() && actors::Normalise(article.publisher) != publisher_) return false;
    if (!FitsDays(query_, article)) return false;
    if (query_.domain.empty()) return true;
    const std::string host = HostOf(article.url);
    return host == query_.domain || host.ends_with("." + query_.domain);
  }

 private:
  const ArticleQuery& query_;
  const std::string publisher_;
};

// The numbers of articles after one, in either direction: they are given in the order of storing, without gaps.
class NumberWalk {
 public:
  NumberWalk(const ArticleQuery& query, uint64_t last)
      : last_(last), newest_first_(query.newest_first), at_(query.after != 0 ? Next(query.after) : First()) {}

  std::vector<uint64_t> NextSome() {
    std::vector<uint64_t> numbers;
    for (; at_ != 0 && at_ <= last_ && numbers.size() < kReadAtOnce; at_ = Next(at_)) numbers.push_back(at_);
    return numbers;
  }

 private:
  uint64_t First() const { return newest_first_ ? last_ : 1; }
  uint64_t Next(uint64_t number) const { return newest_first_ ? number - 1 : number + 1; }

  const uint64_t last_;
  const bool newest_first_;
  uint64_t at_;
};

absl::StatusOr<std::vector<std::optional<v1::Article>>> Heads(const Reader& reader,
                                                              const std::vector<uint64_t>& numbers) {
  std::vector<std::string> keys;
  keys.reserve(numbers.size());
  for (const uint64_t number : numbers) keys.push_back(ArticleKey(number, ArticlePart::kHead));
  return reader.GetRecords<v1::Article>(Family::kArticles, keys);
}

// The versions of an article that came into force by the revision that is read, as records.
absl::StatusOr<std::vector<v1::Article>> VersionsOf(const Reader& reader, uint64_t number, uint64_t after,
                                                    size_t limit) {
  std::vector<v1::Article> versions;
  const auto add = [&](Family family, std::string_view key, std::string_view value) -> absl::Status {
    v1::Article record;
    if (!record.ParseFromArray(value.data(), static_cast<int>(value.size()))) return UnreadableRecord(family, key);
    if (record.born() > reader.as_of() || record.born() <= after) return absl::OkStatus();
    if (record.ended() > reader.as_of()) record.clear_ended();
    versions.push_back(std::move(record));
    return absl::OkStatus();
  };
  const std::string prefix = HistoryPrefix(HistoryKind::kArticle, NumberKey(number));
  Scan scan(reader.database(), reader.options(), Family::kHistory,
            HistoryKey(HistoryKind::kArticle, NumberKey(number), after), EndOfPrefix(prefix));
  for (scan.SeekToFirst(); scan.Valid() && versions.size() < limit; scan.Next()) {
    if (absl::Status status = add(Family::kHistory, scan.key(), scan.value()); !status.ok()) return status;
  }
  if (!scan.status().ok()) return scan.status();
  if (versions.size() >= limit) return versions;
  const std::string key = ArticleKey(number, ArticlePart::kHead);
  const absl::StatusOr<std::optional<std::string>> present = reader.Get(Family::kArticles, key);
  if (!present.ok()) return present.status();
  if (!present->has_value()) return UnreadableRecord(Family::kArticles, key);
  if (absl::Status status = add(Family::kArticles, key, **present); !status.ok()) return status;
  return versions;
}

}  // namespace

absl::StatusOr<ArticlePage> ListArticles(const Reader& reader, const ArticleQuery& query, const ReadControl& control) {
  if (query.limit == 0 || query.limit > kMostListed) {
    return absl::InvalidArgumentError(absl::StrCat("limit: is ", query.limit, ", and may be from 1 to ", kMostListed));
  }
  const absl::StatusOr<std::optional<v1::Counters>> counters =
      reader.GetRecord<v1::Counters>(Family::kMeta, kCountersKey);
  if (!counters.ok()) return counters.status();
  ArticlePage page;
  if (!counters->has_value()) return page;
  NumberWalk walk(query, (*counters)->last_article());
  const ArticleFits fits(query);
  uint64_t last = query.after;
  for (size_t looked_at = 0;;) {
    if (absl::Status status = CheckControl(control); !status.ok()) return status;
    const std::vector<uint64_t> numbers = walk.NextSome();
    if (numbers.empty()) return page;
    const absl::StatusOr<std::vector<std::optional<v1::Article>>> heads = Heads(reader, numbers);
    if (!heads.ok()) return heads.status();
    for (size_t i = 0; i < numbers.size(); ++i, ++looked_at) {
      std::optional<StoredArticle> article;
      if ((*heads)[i]) article = DecodeArticle(*(*heads)[i]);
      const bool fit = article && fits(*article);
      // Only where another one follows is there a next page.
      if ((fit && page.articles.size() == query.limit) || looked_at >= kMostArticlesLookedAt) {
        page.next = last;
        page.remaining = query.newest_first ? last - 1 : (*counters)->last_article() - last;
        return page;
      }
      last = numbers[i];
      if (fit) page.articles.push_back(*std::move(article));
    }
  }
}

absl::StatusOr<std::vector<ArticleVersion>> ListArticleVersions(const Reader& reader, std::string_view name,
                                                                uint64_t after, size_t limit) {
  const absl::Status unknown = absl::NotFoundError(absl::StrCat("the store has no ", std::string(name)));
  const absl::StatusOr<std::string_view> id = IdOf(name, "articles/");
  if (!id.ok()) return id.status();
  const absl::StatusOr<std::optional<uint64_t>> number = reader.FindNumber(NameKind::kArticle, *id);
  if (!number.ok()) return number.status();
  if (!number->has_value()) return unknown;
  const absl::StatusOr<std::vector<v1::Article>> records = VersionsOf(reader, **number, after, limit);
  if (!records.ok()) return records.status();
  if (records->empty() && after == 0) return unknown;
  std::vector<ArticleVersion> versions;
  for (const v1::Article& record : *records) {
    const absl::StatusOr<std::optional<v1::Change>> change =
        reader.GetRecord<v1::Change>(Family::kChanges, NumberKey(record.born()));
    if (!change.ok()) return change.status();
    if (!change->has_value()) return UnreadableRecord(Family::kChanges, NumberKey(record.born()));
    versions.push_back({DecodeArticle(record), record.ended(), absl::FromUnixMicros((*change)->committed_micros())});
  }
  return versions;
}

}  // namespace chancery::store
