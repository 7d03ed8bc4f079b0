#include "actors/gazetteer_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "actors/json_check.h"

namespace chancery::actors {
namespace {

namespace fs = std::filesystem;

// One of the lists that a file may hold.
struct Section {
  const char* field;
  const char* kind;
};
constexpr Section kSections[] = {
    {"countries", "country"}, {"organizations", "organization"}, {"groups", "group"}, {"persons", "person"}};

bool IsCountryCode(std::string_view text) {
  return text.size() == 2 && absl::ascii_isupper(static_cast<unsigned char>(text[0])) &&
         absl::ascii_isupper(static_cast<unsigned char>(text[1]));
}

// Reads files one after the other; what names another entry is checked when all are read.
class Reader {
 public:
  absl::Status ReadFile(const fs::path& path);
  absl::StatusOr<GazetteerData> Finish() &&;

 private:
  // A place where a file names a country or an organisation.
  struct Reference {
    std::string of;
    bool country_only;
    absl::Status error;  // what to say if there is none
  };

  absl::Status ReadTop(const JsonNode& top);
  absl::Status ReadEntry(const JsonNode& node, const std::string& kind);
  absl::Status ReadForms(const JsonNode& node, const Entry* entry);
  absl::Status ReadTenures(const JsonNode& node, Entry* entry);
  absl::Status ReadPlaces(const JsonNode& node);
  absl::StatusOr<std::string> ReadOf(const JsonNode& node, bool country_only);

  struct Place {
    std::string name, of;
  };

  GazetteerData data_;
  absl::flat_hash_map<std::string, const Entry*> by_id_;
  absl::flat_hash_map<std::string, std::string> where_;  // id -> file
  absl::flat_hash_set<std::string> organization_names_;
  std::vector<Reference> references_;
  std::vector<Place> places_;
  std::string file_;
};

absl::Status Reader::ReadFile(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream) return absl::InvalidArgumentError(absl::StrCat(path.string(), ": cannot be read"));
  file_ = path.string();
  const absl::StatusOr<nlohmann::json> value = ParseObject(bytes.view(), file_);
  if (!value.ok()) return value.status();
  return ReadTop(JsonNode(*value, file_));
}

absl::Status Reader::ReadTop(const JsonNode& top) {
  absl::Status status = top.CheckFields({"source", "countries", "organizations", "groups", "persons", "places"});
  if (!status.ok()) return status;
  if (const absl::StatusOr<std::string> source = top.String("source"); !source.ok()) return source.status();
  for (const Section& section : kSections) {
    const std::optional<JsonNode> list = top.Find(section.field);
    if (!list) continue;
    const absl::StatusOr<std::vector<JsonNode>> elements = list->Elements();
    if (!elements.ok()) return elements.status();
    for (const JsonNode& element : *elements) {
      if (status = ReadEntry(element, section.kind); !status.ok()) return status;
    }
  }
  const std::optional<JsonNode> places = top.Find("places");
  if (!places) return absl::OkStatus();
  const absl::StatusOr<std::vector<JsonNode>> elements = places->Elements();
  if (!elements.ok()) return elements.status();
  for (const JsonNode& element : *elements) {
    if (status = ReadPlaces(element); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> Reader::ReadOf(const JsonNode& node, bool country_only) {
  absl::StatusOr<std::string> of = node.OptionalString("of");
  if (!of.ok() || of->empty()) return of;
  references_.push_back({*of, country_only,
                         node.Find("of")->Error(country_only ? "the code of a country in these files"
                                                             : "the code of a country in these files or the name of an "
                                                               "organization in them")});
  return of;
}

absl::Status Reader::ReadEntry(const JsonNode& node, const std::string& kind) {
  const bool country = kind == "country", person = kind == "person";
  absl::Status status =
      country  ? node.CheckFields({"id", "name", "names", "demonyms", "capitals", "metonyms", "from", "to"})
      : person ? node.CheckFields({"id", "name", "names", "of", "gender", "tenures", "source"})
               : node.CheckFields({"id", "name", "names", "demonyms", "of", "source"});
  if (!status.ok()) return status;
  auto entry = std::make_unique<Entry>();
  entry->kind = kind;
  absl::StatusOr<std::string> id = node.String("id"), name = node.String("name");
  if (!id.ok()) return id.status();
  if (!name.ok()) return name.status();
  entry->id = *std::move(id);
  entry->name = *std::move(name);
  if (country && !IsCountryCode(entry->id)) return node.Find("id")->Error("two capital letters");
  if (const auto [known, fresh] = where_.try_emplace(entry->id, file_); !fresh) {
    return node.Find("id")->Error(absl::StrCat("an id of its own (it is taken in ", known->second, ")"));
  }
  absl::StatusOr<std::string> of = country ? entry->id : ReadOf(node, false);
  if (!of.ok()) return of.status();
  entry->of = *std::move(of);
  if (person) {
    const absl::StatusOr<std::string> gender = node.OptionalString("gender");
    if (!gender.ok()) return gender.status();
    if (!gender->empty() && *gender != "female" && *gender != "male") {
      return node.Find("gender")->Error("\"female\" or \"male\"");
    }
    entry->gender = *gender;
  }
  const absl::StatusOr<std::optional<absl::CivilDay>> from = node.Day("from"), to = node.Day("to");
  if (!from.ok()) return from.status();
  if (!to.ok()) return to.status();
  if (*from && *to && **to < **from) return node.Find("to")->Error("a day not before \"from\"");
  entry->from = *from;
  entry->to = *to;
  if (status = ReadTenures(node, entry.get()); !status.ok()) return status;
  absl::StatusOr<std::vector<std::string>> names = node.Strings("names");
  if (!names.ok()) return names.status();
  entry->names = *std::move(names);
  if (kind == "organization") organization_names_.insert(entry->name);
  by_id_[entry->id] = entry.get();
  data_.entries.push_back(std::move(entry));
  return ReadForms(node, data_.entries.back().get());
}

absl::Status Reader::ReadForms(const JsonNode& node, const Entry* entry) {
  data_.forms.push_back({entry->name, entry, FormKind::kName});
  for (const std::string& name : entry->names) data_.forms.push_back({name, entry, FormKind::kName});
  constexpr std::pair<const char*, FormKind> kLists[] = {
      {"demonyms", FormKind::kDemonym}, {"metonyms", FormKind::kMetonym}, {"capitals", FormKind::kCapital}};
  for (const auto& [field, kind] : kLists) {
    absl::StatusOr<std::vector<std::string>> texts = node.Strings(field);
    if (!texts.ok()) return texts.status();
    for (std::string& text : *texts) data_.forms.push_back({std::move(text), entry, kind});
  }
  return absl::OkStatus();
}

absl::Status Reader::ReadTenures(const JsonNode& node, Entry* entry) {
  const std::optional<JsonNode> list = node.Find("tenures");
  if (!list) return absl::OkStatus();
  const absl::StatusOr<std::vector<JsonNode>> elements = list->Elements();
  if (!elements.ok()) return elements.status();
  for (const JsonNode& element : *elements) {
    if (absl::Status status = element.CheckFields({"office", "of", "from", "to"}); !status.ok()) return status;
    const absl::StatusOr<std::string> office = element.String("office");
    if (!office.ok()) return office.status();
    if (!element.Find("of")) return element.Error("a field \"of\"");
    const absl::StatusOr<std::string> of = ReadOf(element, false);
    if (!of.ok()) return of.status();
    const absl::StatusOr<std::optional<absl::CivilDay>> from = element.Day("from"), to = element.Day("to");
    if (!from.ok()) return from.status();
    if (!to.ok()) return to.status();
    if (*from && *to && **to < **from) return element.Find("to")->Error("a day not before \"from\"");
    entry->tenures.push_back({*office, *of, *from, *to});
  }
  return absl::OkStatus();
}

absl::Status Reader::ReadPlaces(const JsonNode& node) {
  if (absl::Status status = node.CheckFields({"of", "names"}); !status.ok()) return status;
  if (!node.Find("of")) return node.Error("a field \"of\"");
  const absl::StatusOr<std::string> of = ReadOf(node, true);
  if (!of.ok()) return of.status();
  absl::StatusOr<std::vector<std::string>> names = node.Strings("names");
  if (!names.ok()) return names.status();
  for (std::string& name : *names) places_.push_back({std::move(name), *of});
  return absl::OkStatus();
}

absl::StatusOr<GazetteerData> Reader::Finish() && {
  for (const Reference& reference : references_) {
    const auto entry = by_id_.find(reference.of);
    const bool country = entry != by_id_.end() && entry->second->kind == "country";
    if (!country && (reference.country_only || !organization_names_.contains(reference.of))) return reference.error;
  }
  for (Place& place : places_) {
    data_.forms.push_back({std::move(place.name), by_id_.at(place.of), FormKind::kPlace});
  }
  return std::move(data_);
}

}  // namespace

absl::StatusOr<GazetteerData> ReadGazetteer(const std::string& directory) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const fs::directory_entry& file : fs::directory_iterator(directory, error)) {
    if (file.path().extension() == ".json") files.push_back(file.path());
  }
  if (error) return absl::NotFoundError(absl::StrCat(directory, ": cannot be listed: ", error.message()));
  if (files.empty()) return absl::NotFoundError(absl::StrCat(directory, ": holds no *.json file of actors"));
  std::sort(files.begin(), files.end());
  Reader reader;
  for (const fs::path& file : files) {
    if (absl::Status status = reader.ReadFile(file); !status.ok()) return status;
  }
  return std::move(reader).Finish();
}

}  // namespace chancery::actors
