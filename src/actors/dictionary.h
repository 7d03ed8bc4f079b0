// Actor dictionaries of the event data field (PETRARCH's *.actors.txt) as entries of the gazetteer.
#ifndef CHANCERY_ACTORS_DICTIONARY_H_
#define CHANCERY_ACTORS_DICTIONARY_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "actors/cameo_codes.h"
#include "actors/dictionary_lines.h"
#include "actors/gazetteer_reader.h"

namespace chancery::actors {

// Whether a file of this name is such a dictionary.
bool IsDictionaryName(std::string_view file_name);

// Adds dictionaries to what was read before. An actor that is known already by the same name, of the same country, gets
// the further names and days in office; else a new entry is made. A name with days in its codes is a person's; a name
// whose one code is a country's is another name of that country. Not safe for use by several threads.
class DictionaryMerger {
 public:
  // `data` must outlive this.
  explicit DictionaryMerger(GazetteerData* data);

  // NotFound if the file cannot be read. What cannot be used in it goes to data->problems.
  absl::Status ReadFile(const std::string& path);

 private:
  struct Coded {
    const DictionaryCode* code;
    CameoMeaning meaning;
  };

  void Add(const DictionaryActor& actor, const std::string& path);
  void AddToCountry(const DictionaryActor& actor, const std::string& id);
  void AddPerson(const DictionaryActor& actor, const std::vector<Coded>& codes);
  void AddBody(const DictionaryActor& actor, const CameoMeaning& meaning);
  Entry* Known(const std::string& name, const std::string& of, bool person) const;
  Entry* NewEntry(const std::string& name, const std::string& kind, const std::string& of);
  void AddForm(Entry* entry, const std::string& text, FormKind kind);

  GazetteerData* data_;
  absl::flat_hash_map<std::string, std::string> countries_;        // alpha-3 code to id
  absl::flat_hash_map<std::string, std::vector<Entry*>> by_name_;  // normalised; no persons
  absl::flat_hash_map<std::string, std::vector<Entry*>> by_fold_;  // of persons
  absl::flat_hash_map<std::string, Entry*> by_id_;
  absl::flat_hash_map<const Entry*, std::vector<std::string>> forms_;  // normalised
  const std::string* source_ = nullptr;                                // of the file being read
};

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_DICTIONARY_H_
