// Names that the same input always makes again: 128 bits of SHA-256 (FIPS 180-4) in lower-case hexadecimal, 32
// characters.
//
// The fields that make up a name are told apart by their lengths, so that no two different sets of fields run together
// into the same bytes, and every function has names of its own. Stores keep these names: changing what is hashed makes
// every stored article and mention a stranger.
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

// The id of what a program or a data set records: of the source's name and the record's id in it.
std::string RecordId(std::string_view source, std::string_view record);

// The fingerprint of any content: the first half of its plain SHA-256.
std::string Fingerprint(std::string_view bytes);

}  // namespace chancery::ontology

#endif  // CHANCERY_ONTOLOGY_IDS_H_
