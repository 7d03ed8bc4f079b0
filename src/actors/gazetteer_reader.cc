#include "actors/gazetteer_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "actors/dictionary.h"
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
  absl::Status ReadSources(const JsonNode& top);
  absl::StatusOr<std::vector<const std::string*>> SourcesOf(const JsonNode& node,
                                                            const std::vector<const std::string*>& otherwise);
  const std::string* KeepSource(std::string text);
  absl::Status ReadEntry(const JsonNode& node, const std::string& kind);
  absl::Status ReadCodes(const JsonNode& node, Entry* entry);
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
  absl::flat_hash_set<std::string> alpha3_codes_;
  std::vector<Reference> references_;
  std::vector<Place> places_;
  std::string file_;
  std::vector<const std::string*> file_source_;                        // of the file being read
  absl::flat_hash_map<std::string, const std::string*> file_sources_;  // and those that it names, by key
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
  absl::Status status =
      top.CheckFields({"source", "sources", "countries", "organizations", "groups", "persons", "places"});
  if (!status.ok()) return status;
  if (status = ReadSources(top); !status.ok()) return status;
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

const std::string* Reader::KeepSource(std::string text) {
  data_.sources.push_back(std::make_unique<const std::string>(std::move(text)));
  return data_.sources.back().get();
}

absl::Status Reader::ReadSources(const JsonNode& top) {
  absl::StatusOr<std::string> source = top.String("source");
  if (!source.ok()) return source.status();
  file_source_ = {KeepSource(*std::move(source))};
  file_sources_.clear();
  const std::optional<JsonNode> named = top.Find("sources");
  if (!named) return absl::OkStatus();
  if (!named->value().is_object()) return named->Error("an object of sources by their keys");
  for (const auto& [key, value] : named->value().items()) {
    absl::StatusOr<std::string> text = named->String(key);
    if (!text.ok()) return text.status();
    file_sources_[key] = KeepSource(*std::move(text));
  }
  return absl::OkStatus();
}

// The sources that an entry or tenure has of its own, else those of what it stands in.
absl::StatusOr<std::vector<const std::string*>> Reader::SourcesOf(const JsonNode& node,
                                                                  const std::vector<const std::string*>& otherwise) {
  absl::StatusOr<std::string> source = node.OptionalString("source");
  if (!source.ok()) return source.status();
  const std::optional<JsonNode> list = node.Find("sources");
  if (!source->empty() && list) return list->Error("no \"sources\" beside a \"source\"");
  if (!source->empty()) return std::vector<const std::string*>{KeepSource(*std::move(source))};
  if (!list) return otherwise;
  const absl::StatusOr<std::vector<std::string>> keys = node.Strings("sources");
  if (!keys.ok()) return keys.status();
  if (keys->empty()) return list->Error("at least one key of the file's \"sources\"");
  std::vector<const std::string*> sources;
  for (const std::string& key : *keys) {
    const auto known = file_sources_.find(key);
    if (known == file_sources_.end())
      return list->Error(absl::StrCat("keys of the file's \"sources\", not \"", key, "\""));
    sources.push_back(known->second);
  }
  return sources;
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
      country  ? node.CheckFields({"id", "alpha3", "numeric", "name", "names", "demonyms", "capitals", "metonyms",
                                   "from", "to", "source", "sources"})
      : person ? node.CheckFields({"id", "name", "names", "called", "of", "gender", "tenures", "source", "sources"})
               : node.CheckFields({"id", "name", "names", "demonyms", "of", "source", "sources"});
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
  if (country) {
    if (status = ReadCodes(node, entry.get()); !status.ok()) return status;
  }
  absl::StatusOr<std::vector<const std::string*>> sources = SourcesOf(node, file_source_);
  if (!sources.ok()) return sources.status();
  entry->sources = *std::move(sources);
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
    absl::StatusOr<std::vector<std::string>> called = node.Strings("called");
    if (!called.ok()) return called.status();
    entry->called = *std::move(called);
    if (!node.Find("called")) entry->called = {entry->name.substr(entry->name.find_last_of(' ') + 1)};
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

absl::Status Reader::ReadCodes(const JsonNode& node, Entry* entry) {
  const auto all = [](const std::string& text, auto is) {
    return text.size() == 3 && std::all_of(text.begin(), text.end(), [&](unsigned char c) { return is(c); });
  };
  absl::StatusOr<std::string> alpha3 = node.OptionalString("alpha3");
  if (!alpha3.ok()) return alpha3.status();
  if (!alpha3->empty() && !all(*alpha3, absl::ascii_isupper))
    return node.Find("alpha3")->Error("three capital letters");
  if (!alpha3->empty() && !alpha3_codes_.insert(*alpha3).second) return node.Find("alpha3")->Error("a code of its own");
  const absl::StatusOr<std::string> numeric = node.OptionalString("numeric");
  if (!numeric.ok()) return numeric.status();
  if (!numeric->empty() && !all(*numeric, absl::ascii_isdigit)) return node.Find("numeric")->Error("three digits");
  entry->alpha3 = *std::move(alpha3);
  return absl::OkStatus();
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
    if (absl::Status status = element.CheckFields({"office", "of", "from", "to", "sources"}); !status.ok())
      return status;
    const absl::StatusOr<std::string> office = element.String("office");
    if (!office.ok()) return office.status();
    if (!element.Find("of")) return element.Error("a field \"of\"");
    const absl::StatusOr<std::string> of = ReadOf(element, false);
    if (!of.ok()) return of.status();
    const absl::StatusOr<std::optional<DaySpan>> from = element.Days("from"), to = element.Days("to");
    if (!from.ok()) return from.status();
    if (!to.ok()) return to.status();
    if (*from && *to && (**to).last < (**from).first) return element.Find("to")->Error("a day not before \"from\"");
    absl::StatusOr<std::vector<const std::string*>> sources = SourcesOf(element, entry->sources);
    if (!sources.ok()) return sources.status();
    Tenure tenure{*office, *of, std::nullopt, std::nullopt, *std::move(sources)};
    if (*from) tenure.from = (**from).last;
    if (*to) tenure.to = (**to).first;
    entry->tenures.push_back(std::move(tenure));
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

// The files of a gazetteer, each kind in its order.
struct Files {
  std::vector<fs::path> json;
  std::vector<fs::path> dictionaries;

  absl::Status AddDirectory(const std::string& directory);
  absl::Status AddFileOrDirectory(const std::string& path);
};

absl::Status Files::AddDirectory(const std::string& directory) {
  std::error_code error;
  std::vector<fs::path> found;
  for (const fs::directory_entry& file : fs::directory_iterator(directory, error)) found.push_back(file.path());
  if (error) return absl::NotFoundError(absl::StrCat(directory, ": cannot be listed: ", error.message()));
  std::sort(found.begin(), found.end());
  for (const fs::path& file : found) {
    if (file.extension() == ".json") json.push_back(file);
    if (IsDictionaryName(file.filename().string())) dictionaries.push_back(file);
  }
  return absl::OkStatus();
}

absl::Status Files::AddFileOrDirectory(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return AddDirectory(path);
  if (!fs::exists(path, error)) return absl::NotFoundError(absl::StrCat(path, ": is not there"));
  if (fs::path(path).extension() == ".json") {
    json.emplace_back(path);
  } else if (IsDictionaryName(fs::path(path).filename().string())) {
    dictionaries.emplace_back(path);
  } else {
    return absl::InvalidArgumentError(absl::StrCat(path, ": files of actors end in .json or .actors.txt"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<GazetteerData> ReadGazetteer(const std::string& directory, const std::string& more) {
  Files files;
  if (absl::Status status = files.AddDirectory(directory); !status.ok()) return status;
  if (files.json.empty()) return absl::NotFoundError(absl::StrCat(directory, ": holds no *.json file of actors"));
  if (!more.empty()) {
    if (absl::Status status = files.AddFileOrDirectory(more); !status.ok()) return status;
  }
  Reader reader;
  for (const fs::path& file : files.json) {
    if (absl::Status status = reader.ReadFile(file); !status.ok()) return status;
  }
  absl::StatusOr<GazetteerData> data = std::move(reader).Finish();
  if (!data.ok() || files.dictionaries.empty()) return data;
  DictionaryMerger merger(&*data);
  for (const fs::path& file : files.dictionaries) {
    if (absl::Status status = merger.ReadFile(file.string()); !status.ok()) return status;
  }
  return data;
}

}  // namespace chancery::actors
