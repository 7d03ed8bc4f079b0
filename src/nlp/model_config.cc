#include "nlp/model_config.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "nlp/msgpack_file.h"
#include "nlp/text_map.h"
#include "text/strings.h"

namespace chancery::nlp {
namespace {

using Settings = TextMap<std::string, nlohmann::json>;

absl::StatusOr<nlohmann::json> ReadJson(const std::string& directory, const std::string& name) {
  absl::StatusOr<std::string> text = ReadModelFile(directory, name);
  if (!text.ok()) {
    return text.status();
  }
  nlohmann::json json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object()) {
    return BadModelFile(directory + "/" + name, "is no JSON object");
  }
  return json;
}

// Keys are "section.key"; values that are no JSON (references to other settings) are left out.
Settings ParseConfig(std::string_view config) {
  Settings settings;
  std::string section;
  for (std::string_view line : text::Split(config, '\n')) {
    line = text::StripWhitespace(line);
    if (line.starts_with('[') && line.ends_with(']')) {
      section = std::string(line.substr(1, line.size() - 2));
      continue;
    }
    constexpr std::string_view kEquals = " = ";
    const size_t equals = line.find(kEquals);
    if (equals == std::string_view::npos) {
      continue;
    }
    nlohmann::json value = nlohmann::json::parse(line.substr(equals + kEquals.size()), nullptr, false);
    if (!value.is_discarded()) {
      settings.insert_or_assign(text::Join(section, ".", line.substr(0, equals)), std::move(value));
    }
  }
  return settings;
}

// What the settings must be.
const std::vector<std::pair<std::string, nlohmann::json>>& Expected() {
  static const auto* const kExpected = new std::vector<std::pair<std::string, nlohmann::json>>{
      {"nlp.lang", "en"},
      {"nlp.tokenizer", {{"@tokenizers", "spacy.Tokenizer.v1"}}},
      {"components.tok2vec.factory", "tok2vec"},
      {"components.tok2vec.model.@architectures", "spacy.Tok2Vec.v2"},
      {"components.tok2vec.model.embed.@architectures", "spacy.MultiHashEmbed.v2"},
      {"components.tok2vec.model.embed.include_static_vectors", false},
      {"components.tok2vec.model.encode.@architectures", "spacy.MaxoutWindowEncoder.v2"},
      {"components.tagger.factory", "tagger"},
      {"components.tagger.model.@architectures", "spacy.Tagger.v2"},
      {"components.tagger.model.tok2vec.@architectures", "spacy.Tok2VecListener.v1"},
      {"components.parser.factory", "parser"},
      {"components.parser.model.@architectures", "spacy.TransitionBasedParser.v2"},
      {"components.parser.model.state_type", "parser"},
      {"components.parser.model.extra_state_tokens", false},
      {"components.parser.model.use_upper", true},
      {"components.parser.model.tok2vec.@architectures", "spacy.Tok2VecListener.v1"},
      {"components.attribute_ruler.factory", "attribute_ruler"},
      {"components.lemmatizer.factory", "lemmatizer"},
      {"components.lemmatizer.mode", "rule"},
      {"components.lemmatizer.overwrite", false},
      {"components.ner.factory", "ner"},
      {"components.ner.model.@architectures", "spacy.TransitionBasedParser.v2"},
      {"components.ner.model.state_type", "ner"},
      {"components.ner.model.extra_state_tokens", false},
      {"components.ner.model.use_upper", true},
      {"components.ner.model.tok2vec.@architectures", "spacy.Tok2Vec.v2"},
      {"components.ner.model.tok2vec.embed.@architectures", "spacy.MultiHashEmbed.v2"},
      {"components.ner.model.tok2vec.embed.include_static_vectors", false},
      {"components.ner.model.tok2vec.encode.@architectures", "spacy.MaxoutWindowEncoder.v2"},
  };
  return *kExpected;
}

// The components that run, in their order.
absl::StatusOr<std::vector<std::string>> EnabledComponents(const Settings& settings, const std::string& file) {
  std::vector<std::string> enabled;
  const auto pipeline = settings.find("nlp.pipeline");
  const auto disabled = settings.find("nlp.disabled");
  if (pipeline == settings.end() || !pipeline->second.is_array()) {
    return BadModelFile(file, "has no list 'pipeline' in its section [nlp]");
  }
  for (const nlohmann::json& name : pipeline->second) {
    if (!name.is_string()) {
      return BadModelFile(file, "has a component in [nlp] pipeline that is no string");
    }
    bool runs = true;
    if (disabled != settings.end() && disabled->second.is_array()) {
      for (const nlohmann::json& other : disabled->second) {
        runs = runs && other != name;
      }
    }
    if (runs) {
      enabled.push_back(name.get<std::string>());
    }
  }
  return enabled;
}

}  // namespace

absl::StatusOr<std::string> ReadModelName(const std::string& directory) {
  absl::StatusOr<nlohmann::json> meta = ReadJson(directory, "meta.json");
  if (!meta.ok()) {
    return meta.status();
  }
  std::string parts[3];
  const char* const keys[] = {"lang", "name", "version"};
  for (size_t i = 0; i < 3; ++i) {
    const auto found = meta->find(keys[i]);
    if (found == meta->end() || !found->is_string()) {
      return BadModelFile(directory + "/meta.json", text::Join("has no string '", keys[i], "'"));
    }
    parts[i] = found->get<std::string>();
  }
  return text::Join(parts[0], "_", parts[1], " ", parts[2]);
}

absl::Status CheckConfig(const std::string& directory) {
  absl::StatusOr<std::string> text = ReadModelFile(directory, "config.cfg");
  if (!text.ok()) {
    return text.status();
  }
  const std::string file = directory + "/config.cfg";
  const Settings settings = ParseConfig(*text);
  absl::StatusOr<std::vector<std::string>> components = EnabledComponents(settings, file);
  if (!components.ok()) {
    return components.status();
  }
  if (*components != std::vector<std::string>{"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"}) {
    return BadModelFile(file, "does not run the components tok2vec, tagger, parser, attribute_ruler, lemmatizer, ner");
  }
  for (const auto& [key, value] : Expected()) {
    const auto found = settings.find(key);
    if (found == settings.end() || found->second != value) {
      return BadModelFile(file, text::Join("has ", found == settings.end() ? "nothing" : found->second.dump(), " for ",
                                           key, " where only ", value.dump(), " is supported"));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckTransitionSettings(const std::string& directory, const std::string& name) {
  absl::StatusOr<nlohmann::json> cfg = ReadJson(directory, name);
  if (!cfg.ok()) {
    return cfg.status();
  }
  if (cfg->value("beam_width", nlohmann::json(1)) != 1 || cfg->value("learn_tokens", nlohmann::json(false)) != false) {
    return BadModelFile(directory + "/" + name, "asks for beam search or learned tokens, which is not supported");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> ReadTaggerLabels(const std::string& directory) {
  absl::StatusOr<nlohmann::json> cfg = ReadJson(directory, "tagger/cfg");
  if (!cfg.ok()) {
    return cfg.status();
  }
  std::vector<std::string> labels;
  const auto found = cfg->find("labels");
  if (found != cfg->end() && found->is_array()) {
    for (const nlohmann::json& label : *found) {
      if (label.is_string()) {
        labels.push_back(label.get<std::string>());
      }
    }
  }
  if (labels.empty() || labels.size() != found->size() || labels.size() > 1000) {
    return BadModelFile(directory + "/tagger/cfg", "has no list 'labels' of strings");
  }
  return labels;
}

}  // namespace chancery::nlp
