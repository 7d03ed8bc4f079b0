#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "ontology/ids.h"
#include "store/mention_writer.h"
#include "store/record_codec.h"
#include "store/verify_parts.h"

namespace chancery::store {
namespace {

// That the name leads to the number.
absl::Status ExpectName(Verification* verification, NameKind kind, const std::string& name, uint64_t number) {
  const absl::StatusOr<std::optional<uint64_t>> found = verification->reader().FindNumber(kind, name);
  if (!found.ok()) return found.status();
  verification->Expect(found->value_or(0) == number, [&] {
    return absl::StrCat("the name ", name, " leads to number ", found->value_or(0), ", not to ", number);
  });
  return absl::OkStatus();
}

absl::Status CheckHead(Verification* verification, uint64_t number, const v1::Article& head) {
  ++verification->report.articles;
  const Reader& reader = verification->reader();
  const std::string name = absl::StrCat("articles/", head.id());
  if (absl::Status status = ExpectName(verification, NameKind::kArticle, head.id(), number); !status.ok())
    return status;
  const absl::StatusOr<std::optional<std::string>> original =
      reader.Get(Family::kArticles, ArticleKey(number, ArticlePart::kOriginal));
  if (!original.ok()) return original.status();
  verification->Expect(original->has_value() && ontology::Fingerprint(**original) == head.content_fingerprint(),
                       [&] { return absl::StrCat(name, " does not have the text of its fingerprint"); });
  verification->Expect(head.mentions_size() == head.mention_numbers_size(),
                       [&] { return absl::StrCat(name, " has more ids of mentions than numbers, or fewer"); });
  const std::vector<uint64_t> numbers(head.mention_numbers().begin(), head.mention_numbers().end());
  const absl::StatusOr<std::vector<std::optional<v1::Mention>>> mentions = reader.GetMentions(numbers);
  if (!mentions.ok()) return mentions.status();
  for (size_t i = 0; i < numbers.size(); ++i) {
    const std::optional<v1::Mention>& mention = (*mentions)[i];
    verification->Expect(
        mention && mention->article() == number && mention->id() == head.mentions(static_cast<int>(i)),
        [&] { return absl::StrCat(name, " lists mention ", numbers[i], ", which is not there or another's"); });
  }
  return absl::OkStatus();
}

absl::Status CheckMentionsEvent(Verification* verification, uint64_t number, const v1::Mention& mention) {
  const absl::StatusOr<std::optional<v1::Event>> event =
      verification->reader().GetRecord<v1::Event>(Family::kEvents, NumberKey(mention.event()));
  if (!event.ok()) return event.status();
  const bool listed = event->has_value() && !(*event)->gone() &&
                      std::count((*event)->mention_numbers().begin(), (*event)->mention_numbers().end(), number) == 1;
  verification->Expect(listed, [&] {
    return absl::StrCat("mention ", mention.id(), " says that it is of event ", mention.event(),
                        ", which does not list it");
  });
  return absl::OkStatus();
}

absl::Status CheckMentionsSource(Verification* verification, uint64_t number, const v1::Mention& mention) {
  if (mention.has_record()) {
    verification->Expect(mention.id() == ontology::RecordId(mention.record().source(), mention.record().id()),
                         [&] { return absl::StrCat("mention ", mention.id(), " has not the id of its record"); });
    return absl::OkStatus();
  }
  const absl::StatusOr<std::optional<v1::Article>> article = verification->reader().GetRecord<v1::Article>(
      Family::kArticles, ArticleKey(mention.article(), ArticlePart::kHead));
  if (!article.ok()) return article.status();
  const bool listed = article->has_value() && std::count((*article)->mention_numbers().begin(),
                                                         (*article)->mention_numbers().end(), number) == 1;
  verification->Expect(
      listed, [&] { return absl::StrCat("mention ", mention.id(), " is of an article that does not list it"); });
  return absl::OkStatus();
}

absl::Status CheckMention(Verification* verification, uint64_t number, const v1::Mention& mention) {
  ++verification->report.mentions;
  const Reader& reader = verification->reader();
  const std::string name = absl::StrCat("mention ", mention.id());
  verification->Expect(mention.evidence_size() > 0, [&] { return absl::StrCat(name, " has no evidence"); });
  if (absl::Status status = ExpectName(verification, NameKind::kMention, mention.id(), number); !status.ok())
    return status;
  if (absl::Status status = CheckMentionsSource(verification, number, mention); !status.ok()) return status;
  if (absl::Status status = CheckMentionsEvent(verification, number, mention); !status.ok()) return status;
  for (const std::string& key : CandidateKeysOf(mention, number)) {
    const absl::StatusOr<std::optional<std::string>> candidate = reader.Get(Family::kCandidates, key);
    if (!candidate.ok()) return candidate.status();
    verification->Expect(candidate->has_value(),
                         [&] { return absl::StrCat(name, " is missing among the candidates"); });
  }
  const absl::StatusOr<resolve::ResolvedMention> decoded = DecodeMention(mention);
  if (!decoded.ok()) {
    verification->AddFault(std::string(decoded.status().message()));
  } else {
    CountUses(*decoded, 1, &verification->uses);
  }
  return absl::OkStatus();
}

absl::Status CheckCandidate(Verification* verification, std::string_view key) {
  const uint64_t number = key.size() < sizeof(uint64_t) ? 0 : ReadFixed64(key, key.size() - sizeof(uint64_t));
  const absl::StatusOr<std::optional<v1::Mention>> mention =
      verification->reader().GetRecord<v1::Mention>(Family::kEvidence, NumberKey(number));
  if (!mention.ok()) return mention.status();
  verification->Expect(mention->has_value() && CandidateKeysOf(**mention, number).contains(std::string(key)),
                       [&] { return absl::StrCat("the candidate ", Hex(key), " is of no mention"); });
  return absl::OkStatus();
}

// That each name of a kind leads to a record of that name.
template <typename Record>
absl::Status CheckNames(Verification* verification, NameKind kind, Family family,
                        const std::function<std::string(uint64_t)>& record_key) {
  const std::string prefix = NameKey(kind, "");
  return ForEach(verification->reader(), Family::kNames, prefix, [&](auto key, auto value) -> absl::Status {
    const uint64_t number = value.size() == sizeof(uint64_t) ? ReadFixed64(value, 0) : 0;
    const absl::StatusOr<std::optional<Record>> record =
        verification->reader().template GetRecord<Record>(family, record_key(number));
    if (!record.ok()) return record.status();
    verification->Expect(record->has_value() && (*record)->id() == key.substr(prefix.size()), [&] {
      return absl::StrCat("the name ", std::string(key.substr(prefix.size())), " leads to no record of that name");
    });
    return absl::OkStatus();
  });
}

}  // namespace

absl::Status VerifyArticles(Verification* verification) {
  absl::Status status =
      ForEach(verification->reader(), Family::kArticles, "", [&](auto key, auto value) -> absl::Status {
        if (key.size() != sizeof(uint64_t) + 1) {
          verification->AddFault(absl::StrCat("articles has the key ", Hex(key)));
          return absl::OkStatus();
        }
        const uint64_t number = ReadFixed64(key, 0);
        if (key.back() == static_cast<char>(ArticlePart::kOriginal)) {
          const auto head = verification->reader().Get(Family::kArticles, ArticleKey(number, ArticlePart::kHead));
          if (!head.ok()) return head.status();
          verification->Expect(head->has_value(), [&] { return absl::StrCat("text ", number, " is of no article"); });
          return absl::OkStatus();
        }
        v1::Article head;
        if (!head.ParseFromArray(value.data(), static_cast<int>(value.size()))) {
          verification->AddFault(absl::StrCat("article ", number, " cannot be read"));
          return absl::OkStatus();
        }
        return CheckHead(verification, number, head);
      });
  if (!status.ok()) return status;
  return CheckNames<v1::Article>(verification, NameKind::kArticle, Family::kArticles,
                                 [](uint64_t number) { return ArticleKey(number, ArticlePart::kHead); });
}

absl::Status VerifyMentions(Verification* verification) {
  absl::Status status =
      ForEach(verification->reader(), Family::kEvidence, "", [&](auto key, auto value) -> absl::Status {
        v1::Mention mention;
        if (key.size() != sizeof(uint64_t) || !mention.ParseFromArray(value.data(), static_cast<int>(value.size()))) {
          verification->AddFault(absl::StrCat("the mention with key ", Hex(key), " cannot be read"));
          return absl::OkStatus();
        }
        return CheckMention(verification, ReadFixed64(key, 0), mention);
      });
  if (!status.ok()) return status;
  status = ForEach(verification->reader(), Family::kCandidates, "",
                   [&](auto key, auto) { return CheckCandidate(verification, key); });
  if (!status.ok()) return status;
  return CheckNames<v1::Mention>(verification, NameKind::kMention, Family::kEvidence, NumberKey);
}

}  // namespace chancery::store
