// Mentions for tests: written by hand in a line, or made at random from a small world in which many of them tell the
// same events.
#ifndef CHANCERY_TESTS_RESOLVE_MENTION_BUILDER_H_
#define CHANCERY_TESTS_RESOLVE_MENTION_BUILDER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actors/gazetteer.h"
#include "ontology/model.h"
#include "resolve/known_mentions.h"

namespace chancery::testing {

// Knows Russia, Palestine, Israel, Egypt, France, the United States with their capitals, the United Nations and Sergey
// Lavrov; Mohamed ElBaradei of Egypt, who served the IAEA, which it knows too, until November 2009; and two persons
// called Ivan Petrov of Bulgaria, of whom one held an office in 2001 and the other in 2011.
std::shared_ptr<const actors::Gazetteer> SmallGazetteer();

// "Sergey Lavrov" a person of RU, "Russia" a country: kinds and codes are found in a short list of names. Others are
// persons; "Petrov, BG" is one of that country.
ontology::ActorMention ActorCalled(std::string_view name);

// REQUIRES: days and times are in the short form; the published day may be empty.
struct Told {
  std::string article = {};
  std::string type = "meeting";
  std::vector<std::pair<std::string, std::string>> parts = {};  // role and actor
  std::string time = {};
  std::string published = {};
  ontology::EventStatus status = ontology::EventStatus::kOccurred;
  std::string place = {};
  std::string content = {};
  std::string quote = {};  // empty: a sentence that says nothing more
};

// The ordinal parts mentions of one article, each told by a sentence of its own.
ontology::EventMention Mention(const Told& told, uint32_t ordinal = 0);
resolve::ResolvedMention Resolved(const Told& told, uint32_t ordinal = 0);

// Mentions in articles of one to three mentions each, of few actors, places and days. The same seed gives the same.
std::vector<ontology::EventMention> RandomMentions(uint64_t seed, size_t count);

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_RESOLVE_MENTION_BUILDER_H_
