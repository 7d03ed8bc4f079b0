#include "store/event_evidence.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "store/event_scan.h"
#include "store/record_codec.h"

namespace chancery::store {
namespace {

// Mentions that are read at once; so many take about a millisecond.
constexpr size_t kReadAtOnce = 256;

// One mention to be read, and the event that it is for.
struct Wanted {
  uint64_t mention;
  EventWithEvidence* event;
};

using ArticlesByNumber = std::unordered_map<uint64_t, v1::Article>;

// The articles of mentions that are not among those already.
absl::Status AddArticles(const Reader& reader, std::span<const std::optional<v1::MentionEvidence>> mentions,
                         ArticlesByNumber* articles) {
  std::vector<uint64_t> numbers;
  for (const std::optional<v1::MentionEvidence>& mention : mentions) {
    if (mention->has_record() || articles->contains(mention->article())) continue;
    numbers.push_back(mention->article());
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::vector<std::string> keys;
  for (const uint64_t number : numbers) keys.push_back(ArticleKey(number, ArticlePart::kHead));
  absl::StatusOr<std::vector<std::optional<v1::Article>>> records =
      reader.GetRecords<v1::Article>(Family::kArticles, keys);
  if (!records.ok()) return records.status();
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (!(*records)[i]) return UnreadableRecord(Family::kArticles, keys[i]);
    articles->emplace(numbers[i], *std::move((*records)[i]));
  }
  return absl::OkStatus();
}

absl::StatusOr<StoredMention> Decode(const v1::MentionEvidence& record, const ArticlesByNumber& articles) {
  absl::StatusOr<StoredMention> mention = DecodeEvidence(record);
  if (!mention.ok() || record.has_record()) return mention;
  const v1::Article& article = articles.at(record.article());
  mention->article = absl::StrCat("articles/", article.id());
  mention->url = article.url();
  mention->title = article.title();
  mention->publisher = article.publisher();
  mention->extractor = article.extractor();
  return mention;
}

absl::Status LoadSome(const Reader& reader, std::span<const Wanted> wanted, ArticlesByNumber* articles) {
  std::vector<std::string> keys;
  keys.reserve(wanted.size());
  for (const Wanted& one : wanted) keys.push_back(NumberKey(one.mention));
  const absl::StatusOr<std::vector<std::optional<v1::MentionEvidence>>> mentions =
      reader.GetRecords<v1::MentionEvidence>(Family::kEvidence, keys);
  if (!mentions.ok()) return mentions.status();
  for (size_t i = 0; i < keys.size(); ++i) {
    if (!(*mentions)[i]) return UnreadableRecord(Family::kEvidence, keys[i]);
  }
  if (absl::Status status = AddArticles(reader, *mentions, articles); !status.ok()) return status;
  for (size_t i = 0; i < wanted.size(); ++i) {
    absl::StatusOr<StoredMention> mention = Decode(*(*mentions)[i], *articles);
    if (!mention.ok()) return mention.status();
    wanted[i].event->mentions.push_back(*std::move(mention));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status LoadEvidence(const Reader& reader, std::span<const v1::Event> records, const ReadControl& control,
                          std::span<EventWithEvidence> events) {
  std::vector<Wanted> wanted;
  for (size_t i = 0; i < records.size(); ++i) {
    events[i].mentions.reserve(static_cast<size_t>(records[i].mention_numbers_size()));
    for (const uint64_t number : records[i].mention_numbers()) wanted.push_back({number, &events[i]});
  }
  ArticlesByNumber articles;
  for (size_t begin = 0; begin < wanted.size(); begin += kReadAtOnce) {
    if (absl::Status status = CheckControl(control); !status.ok()) return status;
    const size_t count = std::min(kReadAtOnce, wanted.size() - begin);
    absl::Status status = LoadSome(reader, std::span(wanted).subspan(begin, count), &articles);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace chancery::store
