#include "text/json_article.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/status/status.h"
#include "text/article.h"
#include "text/dates.h"
#include "text/strings.h"

namespace chancery::text {
namespace {

using Json = nlohmann::json;

// Takes the strings of the outermost object and passes over all else, so that what is read is never larger than the
// input, however it is nested.
class FieldReader : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return Skip(""); }
  bool boolean(bool /*value*/) override { return Skip("a boolean"); }
  bool number_integer(number_integer_t /*value*/) override { return Skip("a number"); }
  bool number_unsigned(number_unsigned_t /*value*/) override { return Skip("a number"); }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return Skip("a number"); }
  bool binary(binary_t& /*value*/) override { return Skip("binary"); }
  bool start_array(size_t /*elements*/) override { return Skip("an array") && Open(); }
  bool end_array() override { return Close(); }
  bool start_object(size_t /*elements*/) override { return (depth_ == 0 || Skip("an object")) && Open(); }
  bool end_object() override { return Close(); }
  bool key(string_t& key) override {
    if (depth_ == 1) key_ = key;
    return true;
  }
  bool string(string_t& value) override {
    if (depth_ == 0) return Skip("a string");
    if (depth_ > 1) return true;
    if (std::string* field = Field()) *field = std::move(value);
    return true;
  }
  bool parse_error(size_t position, const std::string& /*token*/, const nlohmann::detail::exception& error) override {
    // nlohmann's message says where and in what, then " - ", what is wrong, and the bytes before it.
    std::string_view what = error.what();
    const size_t detail = what.find(" - ");
    what = detail == std::string_view::npos ? std::string_view() : what.substr(detail + 3);
    what = what.substr(0, what.find("; last read"));
    status_ = absl::InvalidArgumentError(
        Join("not valid JSON at byte ", position == 0 ? 0 : position - 1, what.empty() ? "" : ": ", what));
    return false;
  }

  const absl::Status& status() const { return status_; }
  const std::string& published() const { return published_; }
  JsonArticle TakeArticle() { return std::move(article_); }

 private:
  // Where the value of the present key goes; none if the key is of no concern.
  std::string* Field() {
    const std::array<std::pair<std::string_view, std::string*>, 6> fields = {{{"url", &article_.url},
                                                                              {"title", &article_.title},
                                                                              {"publisher", &article_.publisher},
                                                                              {"language", &article_.language},
                                                                              {"published", &published_},
                                                                              {"body", &article_.body}}};
    for (const auto& [name, field] : fields) {
      if (name == key_) return field;
    }
    return nullptr;
  }

  // A value that is no string (`what`; empty for null): wrong for a field that is read, and for the whole.
  bool Skip(std::string_view what) {
    if (depth_ == 0) {
      status_ = absl::InvalidArgumentError(Join("JSON must be an object, not ", what.empty() ? "null" : what));
      return false;
    }
    if (depth_ > 1 || what.empty() || Field() == nullptr) return true;
    status_ = absl::InvalidArgumentError(Join("JSON field '", key_, "' must be a string, not ", what));
    return false;
  }

  bool Open() {
    constexpr int kMaxDepth = 1000;
    if (++depth_ <= kMaxDepth) return true;
    status_ = absl::InvalidArgumentError(Join("JSON is nested more than ", kMaxDepth, " deep"));
    return false;
  }

  bool Close() {
    --depth_;
    return true;
  }

  JsonArticle article_;
  std::string published_;
  std::string key_;
  int depth_ = 0;
  absl::Status status_;
};

}  // namespace

absl::StatusOr<JsonArticle> ParseJsonArticle(std::string_view bytes) {
  FieldReader reader;
  if (!Json::sax_parse(bytes.begin(), bytes.end(), &reader)) return reader.status();
  JsonArticle article = reader.TakeArticle();
  if (!reader.published().empty()) {
    article.published = DayOfMetadata(reader.published());
    if (!article.published.has_value()) {
      return absl::InvalidArgumentError(
          Join("JSON field 'published' is no date: '", reader.published().substr(0, 40), "'; write it as YYYY-MM-DD"));
    }
  }
  return article;
}

}  // namespace chancery::text
