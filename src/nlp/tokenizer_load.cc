// Reads the file `tokenizer` of a model: regular expressions and exceptions.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "nlp/msgpack_file.h"
#include "nlp/string_id.h"
#include "nlp/tokenizer.h"
#include "nlp/unicode.h"
#include "text/strings.h"

namespace chancery::nlp {
namespace {

// The numbers of the attributes in an exception's tokens.
constexpr int64_t kOrth = 65;
constexpr int64_t kNorm = 67;

// Compiles the pattern under `key` into `patterns`, which stays empty where the file holds nil.
absl::Status LoadPattern(const MsgpackFile& file, std::string_view key, std::vector<Regex>& patterns) {
  const MsgpackValue value = file.root().At(key);
  if (value.IsNil()) {
    return absl::OkStatus();
  }
  std::string_view pattern;
  if (!value.Get(pattern)) {
    return file.Bad(text::Join("has no string for ", key));
  }
  absl::StatusOr<Regex> regex = Regex::Compile(pattern);
  if (!regex.ok()) {
    return file.Bad(text::Join("(", key, ") ", text::FromAbsl(regex.status().message())));
  }
  patterns.push_back(*std::move(regex));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Tokenizer> Tokenizer::Load(const std::string& directory) {
  absl::StatusOr<MsgpackFile> file = MsgpackFile::Read(directory, "tokenizer");
  if (!file.ok()) {
    return file.status();
  }
  const MsgpackValue root = file->root();
  if (root.At("prefix_search").IsNil() || root.At("suffix_search").IsNil() || !root.At("exceptions").IsMap()) {
    return file->Bad("lacks prefix_search, suffix_search or exceptions");
  }
  bool faster_heuristics = true;
  if (!root.At("token_match").IsNil() || (root.At("faster_heuristics").Get(faster_heuristics) && !faster_heuristics)) {
    return file->Bad("sets token_match or switches faster_heuristics off, which is not supported");
  }
  Tokenizer tokenizer;
  for (const auto& [key, patterns] : {std::pair("prefix_search", &tokenizer.prefix_),
                                      {"suffix_search", &tokenizer.suffix_},
                                      {"infix_finditer", &tokenizer.infix_},
                                      {"url_match", &tokenizer.url_}}) {
    if (absl::Status status = LoadPattern(*file, key, *patterns); !status.ok()) {
      return status;
    }
  }
  for (const MsgpackEntry& entry : root.At("exceptions").Map()) {
    std::string_view text;
    if (!entry.key.Get(text)) {
      return file->Bad("has an exception whose key is no string");
    }
    if (absl::Status status = tokenizer.LoadException(text, entry.value, *file); !status.ok()) {
      return status;
    }
  }
  tokenizer.phrases_ = std::make_unique<PhraseNode>();
  TokenizerCache cache;
  std::vector<std::string> texts;
  for (const auto& [text, pieces] : tokenizer.exceptions_) {
    texts.push_back(text);
  }
  for (const std::string& text : texts) {
    tokenizer.AddPhrase(text, cache);
  }
  return tokenizer;
}

absl::Status Tokenizer::LoadException(std::string_view text, const MsgpackValue& tokens, const MsgpackFile& file) {
  std::vector<Piece> pieces;
  std::string joined;
  for (const MsgpackValue& token : tokens.Array()) {
    Piece piece;
    piece.begin = static_cast<uint32_t>(joined.size());
    for (const MsgpackEntry& attribute : token.Map()) {
      int64_t key = 0;
      std::string_view value;
      if (!attribute.key.Get(key) || !attribute.value.Get(value) || (key != kOrth && key != kNorm)) {
        return file.Bad(text::Join("has the exception '", text, "' with attributes other than ORTH and NORM"));
      }
      if (key == kOrth) {
        joined.append(value);
      } else {
        piece.norm = StringId(value);
      }
    }
    piece.end = static_cast<uint32_t>(joined.size());
    if (piece.begin == piece.end) {
      return file.Bad(text::Join("has the exception '", text, "' with an empty token"));
    }
    pieces.push_back(piece);
  }
  if (pieces.empty() || joined != text || ReplaceInvalidUtf8(text) != text) {
    return file.Bad(text::Join("has the exception '", text, "' whose tokens do not make up its text"));
  }
  exceptions_.insert_or_assign(std::string(text), std::move(pieces));
  return absl::OkStatus();
}

// An exception that contains signs which are cut off, or white space, may not survive as one word in running text: it
// is looked for again among the pieces.
void Tokenizer::AddPhrase(const std::string& text, TokenizerCache& cache) {
  std::vector<ByteRange> infixes;
  if (!infix_.empty()) {
    infix_.front().FindAll(text, cache.scratch, infixes);
  }
  const auto found = [&](const std::vector<Regex>& pattern) {
    const auto match = pattern.empty() ? std::nullopt : pattern.front().Search(text, cache.scratch);
    return match.has_value() && match->begin != match->end;
  };
  if (!found(prefix_) && !found(suffix_) && infixes.empty() && text.find(' ') == std::string::npos) {
    return;
  }
  std::vector<Piece> pieces;
  SplitAtSpaces(text, Exceptions(), cache, pieces);
  PhraseNode* node = phrases_.get();
  for (const Piece& piece : pieces) {
    std::unique_ptr<PhraseNode>& next = node->next[text.substr(piece.begin, piece.end - piece.begin)];
    if (next == nullptr) {
      next = std::make_unique<PhraseNode>();
    }
    node = next.get();
  }
  node->is_end = true;
}

}  // namespace chancery::nlp
