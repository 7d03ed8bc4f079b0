// Names that the same input always makes again: 128 bits of SHA-256 (FIPS 180-4) in lower-case hexadecimal.
#ifndef CHANCERY_ONTOLOGY_IDS_H_
#define CHANCERY_ONTOLOGY_IDS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace chancery::ontology {

// The id of an article: of its canonical URL where it has one, else of its bytes.
std::string ArticleId(std::string_view url, std::string_view bytes);

// The id of a mention: of the article, the event type and the bytes of the original that first say it; `ordinal` parts
// mentions of one type in one sentence.
std::string MentionId(std::string_view article_id, std::string_view type, uint64_t begin, uint64_t end,
                      uint32_t ordinal);

// The fingerprint of any content.
std::string Fingerprint(std::string_view bytes);

}  // namespace chancery::ontology

#endif  // CHANCERY_ONTOLOGY_IDS_H_
