#include "bulk/article_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "bulk/article_fault.h"
#include "tests/testing/paths.h"

namespace chancery::bulk {
namespace {

constexpr char kMeeting[] =
    "Italian Foreign Minister Franco Frattini met Swedish Foreign Minister Carl Bildt in Rome on Monday.\n\n"
    "They spoke about fishing rights for most of the afternoon.\n";

class ArticleReaderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::optional<std::string> model = testing::ModelDirectory();
    if (!model) GTEST_SKIP() << "the language model is not there: run scripts/fetch";
    auto reader = ArticleReader::Load({.model = *model, .data = testing::DataDirectory().string()},
                                      {.max_article_bytes = 100000, .max_text_bytes = 50000});
    ASSERT_TRUE(reader.ok()) << reader.status();
    reader_ = *reader;
  }

  // The fault for which an article is refused.
  ArticleFault FaultOfReading(std::string_view bytes) const {
    const auto reading = reader_->Read({.bytes = bytes});
    EXPECT_FALSE(reading.ok());
    const std::optional<ArticleFault> fault = FaultOf(reading.status());
    EXPECT_TRUE(fault) << reading.status();
    return fault.value_or(ArticleFault());
  }

  std::shared_ptr<const ArticleReader> reader_;
};

TEST_F(ArticleReaderTest, ReadsAPageToTheEventsThatItTells) {
  PageInput page{.bytes = kMeeting};
  page.given.url = "https://news.example/rome";
  page.given.published = absl::CivilDay(2010, 3, 1);
  const auto reading = reader_->Read(page);
  ASSERT_TRUE(reading.ok()) << reading.status();
  EXPECT_EQ(reading->page.article.language, "en");
  ASSERT_EQ(reading->extraction.mentions.size(), 1U);
  const ontology::EventMention& mention = reading->extraction.mentions[0];
  EXPECT_EQ(mention.type, "meeting");
  EXPECT_EQ(mention.article, reading->page.id);
  EXPECT_EQ(mention.time.ToString(), "2010-03-01");
  EXPECT_TRUE(reading->extraction.notes.empty());
  EXPECT_TRUE(reading->documents.empty());
}

TEST_F(ArticleReaderTest, KeepsNotesAndParsesWhereAskedTo) {
  const auto reading = reader_->Read({.bytes = kMeeting}, {.explain = true, .keep_documents = true});
  ASSERT_TRUE(reading.ok()) << reading.status();
  EXPECT_FALSE(reading->extraction.notes.empty());
  ASSERT_EQ(reading->documents.size(), 1 + reading->page.article.paragraphs.size());
  EXPECT_TRUE(absl::StartsWith(reading->documents[1].text, "Italian Foreign Minister"));
}

TEST_F(ArticleReaderTest, NamesAnArticleByItsUrlElseByItsContent) {
  PageInput with_url{.bytes = kMeeting};
  with_url.given.url = "https://news.example/rome";
  PageInput changed = with_url;
  changed.bytes = "The page is empty now, and its editors say that they are sorry for that.\n";
  EXPECT_EQ(reader_->ReadText(with_url)->id, reader_->ReadText(changed)->id);
  EXPECT_NE(reader_->ReadText({.bytes = kMeeting})->id, reader_->ReadText({.bytes = changed.bytes})->id);
  EXPECT_EQ(reader_->ReadText({.bytes = kMeeting})->id, reader_->ReadText({.bytes = kMeeting})->id);
}

TEST_F(ArticleReaderTest, ManyAtOnceAreReadAsEachAlone) {
  std::vector<PageText> pages;
  std::vector<std::string> texts;
  for (int i = 0; i < 40; ++i) {
    texts.push_back(i % 3 == 0 ? std::string(kMeeting) : "A quiet day in village number " + std::to_string(i) + ".\n");
    for (int j = 0; j < i; ++j) texts.back() += "\nThe Turkish president received the Russian prime minister.\n";
  }
  for (const std::string& text : texts) pages.push_back(*reader_->ReadText({.bytes = text}));
  const auto together = reader_->ReadEventsOfAll(pages);
  ASSERT_TRUE(together.ok()) << together.status();
  ASSERT_EQ(together->size(), texts.size());
  for (size_t i = 0; i < texts.size(); ++i) {
    const auto alone = reader_->Read({.bytes = texts[i]});
    ASSERT_TRUE(alone.ok());
    EXPECT_EQ((*together)[i].page.id, alone->page.id);
    EXPECT_EQ((*together)[i].extraction.mentions, alone->extraction.mentions) << i;
  }
}

TEST_F(ArticleReaderTest, RefusesWhatItCannotRead) {
  EXPECT_EQ(FaultOfReading("").kind, FaultKind::kEmpty);
  EXPECT_EQ(FaultOfReading(std::string_view("\x7F"
                                            "ELF\0\0\0\1\2\3",
                                            10))
                .kind,
            FaultKind::kUnreadable);
  EXPECT_EQ(FaultOfReading(R"({"body": "Two min)").kind, FaultKind::kUnreadable);
  const ArticleFault article = FaultOfReading(std::string(100001, 'x'));
  EXPECT_EQ(article.kind, FaultKind::kTooLarge);
  EXPECT_EQ(article.asked, 100001U);
  EXPECT_EQ(article.allowed, 100000U);
  std::string text;
  while (text.size() < 60000) text += "The ministers spoke about trade and about the situation in the region.\n\n";
  EXPECT_EQ(FaultOfReading(text).allowed, 50000U);
}

TEST_F(ArticleReaderTest, RefusesOtherLanguagesAndTakesWhatIsTooShortToTell) {
  const ArticleFault fault = FaultOfReading(
      "El ministro de Asuntos Exteriores se reunió el martes con su homólogo italiano en Madrid. Los dos hablaron del "
      "comercio y de la situación en la región, pero no firmaron nada. Se volverán a ver en primavera en Roma.");
  EXPECT_EQ(fault.kind, FaultKind::kLanguage);
  EXPECT_EQ(fault.language, "es");
  EXPECT_TRUE(reader_->Read({.bytes = "Talks. Rome."}).ok());
  EXPECT_TRUE(reader_->Read({.bytes = "Erna Solberg met Sauli Niinisto in Oslo."}).ok());
}

TEST_F(ArticleReaderTest, StopsWhereItIsToldTo) {
  int looks = 0;
  std::string text;
  while (text.size() < 40000) text += "The Turkish president received the Russian prime minister in Ankara.\n\n";
  const auto reading =
      reader_->Read({.bytes = text}, {.explain = false, .keep_documents = false, .stop = [&] {
                                        return ++looks < 2 ? absl::OkStatus() : absl::CancelledError("enough");
                                      }});
  EXPECT_EQ(reading.status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(looks, 2);
}

TEST_F(ArticleReaderTest, IsReadByManyThreadsAtOnce) {
  const auto expected = reader_->Read({.bytes = kMeeting});
  ASSERT_TRUE(expected.ok());
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 5; ++j) {
        const auto reading = reader_->Read({.bytes = kMeeting});
        ASSERT_TRUE(reading.ok());
        EXPECT_EQ(reading->extraction.mentions, expected->extraction.mentions);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST_F(ArticleReaderTest, ItsVersionNamesRulesModelAndData) {
  EXPECT_TRUE(absl::StrContains(reader_->version(), "en_core_web_sm")) << reader_->version();
  EXPECT_TRUE(absl::StrContains(reader_->version(), "data ")) << reader_->version();
}

TEST_F(ArticleReaderTest, AFolderThatIsNoModelIsRefused) {
  const testing::TemporaryDirectory folder;
  EXPECT_FALSE(ArticleReader::Load({.model = folder.path().string(), .data = testing::DataDirectory().string()}).ok());
}

}  // namespace
}  // namespace chancery::bulk
