// Articles for the tests of the store, and what is needed to look into one.
#ifndef CHANCERY_TESTS_STORE_SYNTHETIC_H_
#define CHANCERY_TESTS_STORE_SYNTHETIC_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ontology/model.h"
#include "store/store.h"
#include "tests/resolve/mention_builder.h"

namespace chancery::testing {

// An article that tells one thing.
store::ArticleInput ArticleTelling(const Told& told);

// The articles of RandomMentions, in its order; about one in seven tells nothing. The same seed gives the same.
std::vector<store::ArticleInput> RandomArticles(uint64_t seed, size_t mentions);

// Opens a store with the small gazetteer; ends the program with a message if that fails.
std::unique_ptr<store::Store> OpenStore(const std::string& folder, const store::StoreOptions& options = {});

// Gives the articles as a stream of which one to three wait at a time, and calls `answered` for each, on another
// thread.
void Stream(
    store::Store& store, const std::vector<store::ArticleInput>& articles,
    const std::function<void(const store::ArticleInput&, const absl::StatusOr<store::IngestResult>&)>& answered);

// All events in force, by name.
std::map<std::string, ontology::Event> AllEvents(const store::ReadView& view);

// The events that the articles tell, made all at once and without a store.
std::map<std::string, ontology::Event> ExpectedEvents(const std::vector<store::ArticleInput>& articles);

// Every key and value of every family.
std::map<std::string, std::string> DumpOf(const store::ReadView& view);

// What Verify finds, one fault a line; empty if all is well.
std::string FaultsOf(const store::ReadView& view);

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_STORE_SYNTHETIC_H_
