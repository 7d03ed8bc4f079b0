// Model directories that are not what they should be are refused with the file's name, and never bring the program
// down.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

#include "nlp/pipeline.h"
#include "tests/testing/paths.h"

namespace chancery::nlp {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr const char* kFiles[] = {
    "config.cfg",
    "meta.json",
    "tokenizer",
    "vocab/lookups.bin",
    "tok2vec/model",
    "tagger/cfg",
    "tagger/model",
    "parser/cfg",
    "parser/moves",
    "parser/model",
    "ner/cfg",
    "ner/moves",
    "ner/model",
    "attribute_ruler/patterns",
    "lemmatizer/lookups/lookups.bin",
};

// A copy of the model, made of links, in which single files can be replaced.
class DamagedModelTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto model = chancery::testing::ModelDirectory();
    if (!model.has_value()) {
      GTEST_SKIP() << "The language model is not there: run scripts/fetch.";
    }
    model_ = *model;
    for (const char* const file : kFiles) {
      fs::create_directories((directory_.path() / file).parent_path());
      fs::create_symlink(fs::absolute(model_ / file), directory_.path() / file);
    }
  }

  std::string Original(std::string_view file) const { return chancery::testing::ReadFile(model_ / file); }

  void Replace(std::string_view file, std::string_view bytes) {
    fs::remove(directory_.path() / file);
    std::ofstream(directory_.path() / file, std::ios::binary) << bytes;
  }

  void Restore(std::string_view file) {
    fs::remove(directory_.path() / file);
    fs::create_symlink(fs::absolute(model_ / file), directory_.path() / file);
  }

  auto Load() const { return Pipeline::Load(directory_.path().string()); }

  // The message with which the model is refused; fails where it is accepted.
  std::string Refusal() const {
    const auto loaded = Load();
    EXPECT_FALSE(loaded.ok());
    return std::string(loaded.status().ToString());
  }

  fs::path model_;
  chancery::testing::TemporaryDirectory directory_;
};

TEST_F(DamagedModelTest, LoadsACopyWithOnlyTheFilesItNames) { EXPECT_TRUE(Load().ok()) << Load().status(); }

TEST_F(DamagedModelTest, NamesAMissingFile) {
  for (const char* const file : kFiles) {
    fs::remove(directory_.path() / file);
    EXPECT_EQ(Load().status().code(), absl::StatusCode::kNotFound);
    EXPECT_THAT(Refusal(), HasSubstr(file));
    Restore(file);
  }
  EXPECT_EQ(Pipeline::Load("/nowhere/at/all").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(DamagedModelTest, NamesATruncatedFile) {
  for (const char* const file : kFiles) {
    const std::string bytes = Original(file);
    for (const double part : {0.0, 0.1, 0.5, 0.99}) {
      Replace(file, bytes.substr(0, static_cast<size_t>(static_cast<double>(bytes.size()) * part)));
      const auto loaded = Load();
      // The settings are read up to the last one needed, so only their end can be lost without harm.
      if (std::string_view{file} == "config.cfg" && part > 0.9) {
        continue;
      }
      EXPECT_EQ(loaded.status().code(), absl::StatusCode::kInvalidArgument) << file << " " << part;
      EXPECT_THAT(std::string(loaded.status().ToString()), HasSubstr(file));
    }
    Restore(file);
  }
}

TEST_F(DamagedModelTest, SurvivesFlippedBits) {
  std::mt19937 random(1);
  const std::string_view text = "The envoy of Chad won't meet them in U.N. talks on 5 May (see http://x.example).";
  for (const char* const file : kFiles) {
    const std::string bytes = Original(file);
    const bool big = bytes.size() > 200'000;
    for (int round = 0; round < (big ? 8 : 30); ++round) {
      std::string damaged = bytes;
      // In big files most bytes are numbers; what describes them stands at the beginning.
      const size_t reach = big && round % 2 == 0 ? 20'000 : damaged.size();
      for (int flips = 0; flips < 1 + round % 3; ++flips) {
        damaged[random() % reach] ^= static_cast<char>(1U << random() % 8);
      }
      Replace(file, damaged);
      const auto loaded = Load();
      if (loaded.ok()) {
        const Document document = (*loaded)->Process(std::span(&text, 1)).front();
        EXPECT_FALSE(document.tokens.empty());
      } else {
        EXPECT_THAT(std::string(loaded.status().ToString()), HasSubstr(directory_.path().string()));
      }
    }
    Restore(file);
  }
}

// Replaces the first occurrence.
std::string With(std::string text, std::string_view from, std::string_view to) {
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST_F(DamagedModelTest, RefusesOtherKindsOfPipelines) {
  const std::string config = Original("config.cfg");
  Replace("config.cfg", With(config, "\"tok2vec\",\"tagger\"", "\"transformer\",\"tagger\""));
  EXPECT_THAT(Refusal(), AllOf(HasSubstr("config.cfg"), HasSubstr("components")));
  Replace("config.cfg", With(config, "lang = \"en\"", "lang = \"de\""));
  EXPECT_THAT(Refusal(), AllOf(HasSubstr("nlp.lang"), HasSubstr("\"de\"")));
  Replace("config.cfg", With(config, "spacy.MultiHashEmbed.v2", "spacy.CharacterEmbed.v2"));
  EXPECT_THAT(Refusal(), HasSubstr("spacy.CharacterEmbed.v2"));
  Replace("config.cfg", With(config, "mode = \"rule\"", "mode = \"lookup\""));
  EXPECT_THAT(Refusal(), HasSubstr("lookup"));
  Restore("config.cfg");
  Replace("parser/cfg", With(Original("parser/cfg"), "\"beam_width\":1", "\"beam_width\":8"));
  EXPECT_THAT(Refusal(), AllOf(HasSubstr("parser/cfg"), HasSubstr("beam")));
}

TEST_F(DamagedModelTest, RefusesNetworksThatDoNotFitTheirActions) {
  Replace("parser/moves", Original("ner/moves"));
  EXPECT_THAT(Refusal(), HasSubstr("parser/"));
  Restore("parser/moves");
  Replace("ner/model", Original("parser/model"));
  EXPECT_THAT(Refusal(), AllOf(HasSubstr("ner/model"), HasSubstr("MultiHashEmbed")));
  Restore("ner/model");
  Replace("tagger/cfg", With(Original("tagger/cfg"), "\"ADD\",", ""));
  EXPECT_THAT(Refusal(), HasSubstr("tagger/"));
}

TEST_F(DamagedModelTest, RefusesRulesItCannotApply) {
  const std::string patterns = Original("attribute_ruler/patterns");
  Replace("attribute_ruler/patterns", With(patterns, "LOWER", "SHAPE"));
  EXPECT_THAT(Refusal(), AllOf(HasSubstr("attribute_ruler/patterns"), HasSubstr("SHAPE")));
  Replace("attribute_ruler/patterns", With(patterns, "NOT_IN", "IS_SUB"));
  EXPECT_THAT(Refusal(), HasSubstr("attribute_ruler/patterns"));
  Restore("attribute_ruler/patterns");
  const std::string tokenizer = Original("tokenizer");
  Replace("tokenizer", With(tokenizer, "\\(", "(("));
  EXPECT_THAT(Refusal(), AllOf(HasSubstr("tokenizer"), HasSubstr("regular expression")));
}

}  // namespace
}  // namespace chancery::nlp
