// The article that a page describes in JSON-LD (schema.org).
#ifndef CHANCERY_TEXT_JSON_LD_H_
#define CHANCERY_TEXT_JSON_LD_H_

#include <string>
#include <vector>

namespace chancery::text {

// Values as written, empty where they are absent.
struct JsonLdArticle {
  std::string headline;
  std::string published;
  std::string publisher;
  std::string url;
};

// Reads the first object that is an article (else the first with a day of publication) of all scripts, whether it
// stands alone, in an array, in a @graph or within another object. A script that is no JSON is passed over.
JsonLdArticle ReadJsonLd(const std::vector<std::string>& scripts);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_JSON_LD_H_
