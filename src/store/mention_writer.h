// Writes the mentions of an article, and which event each mention belongs to.
#ifndef CHANCERY_STORE_MENTION_WRITER_H_
#define CHANCERY_STORE_MENTION_WRITER_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "resolve/known_mentions.h"
#include "store/record_codec.h"
#include "store/transaction.h"

namespace chancery::store {

// The keys under which resolution finds a mention; empty for one that can be one event with no other.
std::set<std::string> CandidateKeysOf(const v1::Mention& record, uint64_t number);

class MentionWriter {
 public:
  explicit MentionWriter(Transaction& transaction) : transaction_(transaction) {}

  // Puts a mention out of force, into the history. Withdraw comes before Add for an id that is replaced.
  void Withdraw(uint64_t number, const v1::Mention& record);
  // Puts a mention (EncodeMention) into force and gives it a number. It must be given its event before Apply.
  void Add(v1::Mention record);

  // Of a mention in force, old or new. DataLoss if there is none of this id.
  absl::StatusOr<uint64_t> NumberOf(const std::string& id);
  absl::Status SetEvent(const std::string& id, uint64_t event);
  absl::StatusOr<std::optional<absl::CivilDay>> PublicationOf(const std::string& id);

  void Apply();

 private:
  struct Entry {
    v1::Mention record;
    bool changed = false;
  };
  absl::StatusOr<uint64_t> Load(const std::string& id);

  Transaction& transaction_;
  std::map<std::string, uint64_t> numbers_;
  std::set<std::string> withdrawn_;
  std::map<uint64_t, Entry> entries_;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_MENTION_WRITER_H_
