// Mentions and events in plain memory: what the store is for resolution, in its simplest form.
#ifndef CHANCERY_TESTS_RESOLVE_MEMORY_MENTIONS_H_
#define CHANCERY_TESTS_RESOLVE_MEMORY_MENTIONS_H_

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "resolve/known_mentions.h"
#include "resolve/resolve.h"
#include "resolve/traits.h"

namespace chancery::testing {

class MemoryMentions : public resolve::KnownMentions {
 public:
  absl::StatusOr<std::vector<resolve::ResolvedMention>> FindMentions(std::string_view type, std::string_view key,
                                                                     absl::CivilDay first,
                                                                     absl::CivilDay last) const override {
    std::vector<resolve::ResolvedMention> found;
    const auto kept = kept_.find({std::string(type), std::string(key)});
    if (kept == kept_.end()) return found;
    for (auto at = kept->second.lower_bound({first, ""}); at != kept->second.end() && at->first <= last; ++at) {
      found.push_back(mentions_.at(at->second));
    }
    return found;
  }

  absl::StatusOr<std::vector<resolve::ResolvedMention>> GetMentions(std::span<const std::string> ids) const override {
    std::vector<resolve::ResolvedMention> found;
    for (const std::string& id : ids) {
      if (const auto mention = mentions_.find(id); mention != mentions_.end()) found.push_back(mention->second);
    }
    return found;
  }

  absl::StatusOr<std::optional<ontology::Event>> EventOf(std::string_view mention_id) const override {
    for (const auto& [name, event] : events_) {
      for (const std::string& id : event.mentions) {
        if (id == mention_id) return std::optional<ontology::Event>(event);
      }
    }
    return std::optional<ontology::Event>();
  }

  // Resolves the change and makes it; what the changes say must fit what is there.
  void Apply(std::span<const resolve::ResolvedMention> added, std::span<const std::string> withdrawn) {
    const absl::StatusOr<resolve::Changes> changes = resolve::Resolve(added, withdrawn, *this);
    ASSERT_TRUE(changes.ok()) << changes.status();
    std::map<std::string, ontology::Event> after = events_;
    for (const resolve::Changes::Ended& ended : changes->ended) {
      EXPECT_EQ(after.erase(ended.name), 1) << ended.name;
      if (!ended.successor.empty()) redirects_[ended.name] = ended.successor;
    }
    for (const resolve::Changes::Changed& changed : changes->changed) {
      EXPECT_EQ(after.erase(changed.previous_name), 1) << changed.previous_name;
      if (changed.previous_name != changed.event.name) redirects_[changed.previous_name] = changed.event.name;
    }
    for (const resolve::Changes::Changed& changed : changes->changed) {
      EXPECT_TRUE(after.emplace(changed.event.name, changed.event).second) << changed.event.name;
    }
    for (const ontology::Event& created : changes->created) {
      EXPECT_TRUE(after.emplace(created.name, created).second) << created.name;
    }
    events_ = std::move(after);
    for (const std::string& id : withdrawn) {
      if (const auto mention = mentions_.find(id); mention != mentions_.end()) Keep(mention->second, false);
      mentions_.erase(id);
    }
    for (const resolve::ResolvedMention& mention : added) {
      if (const auto old = mentions_.find(mention.mention.id); old != mentions_.end()) Keep(old->second, false);
      mentions_.insert_or_assign(mention.mention.id, mention);
      Keep(mention, true);
    }
  }

  const std::map<std::string, ontology::Event>& events() const { return events_; }

  // The event that a name leads to; null if it was withdrawn.
  const ontology::Event* Follow(std::string name) const {
    for (size_t steps = 0; steps <= redirects_.size(); ++steps) {
      if (const auto event = events_.find(name); event != events_.end()) return &event->second;
      const auto redirect = redirects_.find(name);
      if (redirect == redirects_.end()) return nullptr;
      name = redirect->second;
    }
    ADD_FAILURE() << name << " redirects in a circle";
    return nullptr;
  }

 private:
  void Keep(const resolve::ResolvedMention& mention, bool in_force) {
    const resolve::Traits traits(mention);
    for (const std::string& key : resolve::CandidateKeysOf(traits)) {
      auto& kept = kept_[{mention.mention.type, key}];
      if (in_force) {
        kept.insert({traits.window->first, mention.mention.id});
      } else {
        kept.erase({traits.window->first, mention.mention.id});
      }
    }
  }

  // By type and key: the first days of windows, and ids.
  std::map<std::pair<std::string, std::string>, std::set<std::pair<absl::CivilDay, std::string>>> kept_;
  std::map<std::string, resolve::ResolvedMention> mentions_;
  std::map<std::string, ontology::Event> events_;
  std::map<std::string, std::string> redirects_;
};

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_RESOLVE_MEMORY_MENTIONS_H_
