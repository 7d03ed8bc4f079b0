// Search as you type over the names of actors: after each key the likeliest actors, over a million names and more.
#ifndef CHANCERY_ACTORS_NAME_SEARCH_H_
#define CHANCERY_ACTORS_NAME_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace chancery::actors {

class NameSegment;

// An actor with everything that it is called.
struct NamedActor {
  uint64_t actor = 0;              // not 0
  uint64_t weight = 0;             // how often it is mentioned
  std::string kind;                // as Entry::kind
  std::string of;                  // as Entry::of
  std::vector<std::string> names;  // UTF-8; the first is its own, the others are other names
};

// How a name fits what was typed, best first.
enum class NameMatch {
  kWhole,        // it is the whole name
  kWords,        // each word typed begins another word of the name; their order does not matter
  kSpelling,     // as kWords for another way to write the name ("Sergei" and "Sergey", "Qaddafi" and "Gaddafi")
  kTypingError,  // as kWords after corrections: of one letter in words of 4 letters or more, of two from 8 letters on
};

struct NameQuery {
  std::string text;
  std::string kind = {};  // empty: any
  std::string of = {};    // empty: any
  size_t limit = 10;
};

// Words of a query beyond these find nothing.
inline constexpr size_t kMaxQueryWords = 16;

struct FoundName {
  uint64_t actor = 0;
  uint64_t weight = 0;
  std::string name;       // the best fitting one of the actor's
  bool is_other = false;  // not the actor's own name
  std::string own_name;
  std::string kind;
  std::string of;
  NameMatch match = NameMatch::kWhole;
  uint32_t edits = 0;  // of kTypingError: the corrections in the word that has the most of them
  // The bytes of the name that fit what was typed: half-open ranges in their order, at ends of characters.
  std::vector<std::pair<size_t, size_t>> ranges;
};

// Case, diacritics and punctuation never matter. Actors come by how their name fits, then by weight, then by number.
// Typing errors are looked for only where spelling gives fewer than three actors (or than asked for), as they cost the
// most and mean the least.
//
// Names lie in immutable segments, of which a change makes a new one; segments that are not four times as large as the
// next are merged into one (the logarithmic method: Bentley and Saxe 1980, "Decomposable searching problems").
// Searching takes no lock but to copy one pointer, and never waits for a change. Thread-safe; changes take turns.
class NameSearch {
 public:
  NameSearch();
  ~NameSearch();
  NameSearch(const NameSearch&) = delete;
  NameSearch& operator=(const NameSearch&) = delete;

  // Replaces all that was known of these actors; those that are gone, or have no name, are not found any more. Takes
  // about 4 us a name, and now and then that of all names merged.
  void Update(std::span<const NamedActor> changed, std::span<const uint64_t> gone = {});

  // Each actor once; at most `query.limit`.
  std::vector<FoundName> Search(const NameQuery& query) const;

  // What is held: names that were replaced and not yet merged away count.
  size_t names() const;
  size_t MemoryBytes() const;

  using Segments = std::vector<std::shared_ptr<const NameSegment>>;  // oldest first

 private:
  std::shared_ptr<const Segments> Current() const;

  std::mutex changing_;       // held by who makes a change
  mutable std::mutex mutex_;  // guards the pointer
  std::shared_ptr<const Segments> segments_;
};

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_NAME_SEARCH_H_
