#include "nlp/lexeme.h"

#include "nlp/msgpack_file.h"
#include "nlp/string_id.h"
#include "nlp/unicode.h"

namespace chancery::nlp {
namespace {

struct BaseNorm {
  std::string_view norm;
  std::vector<std::string_view> texts;
};

// The norms that spaCy gives in every language and that are in no file of a model: one sign for all signs of a kind.
const std::vector<BaseNorm>& BaseNorms() {
  static const auto* const kNorms = new std::vector<BaseNorm>{
      {"'s", {"'s", "'S", "’s", "’S"}},
      {"'", {"’", "‘", "´", "`"}},
      {"\"", {"”", "“", "''", "``", "´´", "„", "»", "«", "‘‘", "’’"}},
      {"?", {"？"}},
      {"!", {"！"}},
      {",", {"，"}},
      {";", {"；"}},
      {":", {"："}},
      {".", {"。", "।"}},
      {"...", {"…"}},
      {"-", {"—", "–", "--", "---", "——"}},
      {"$", {"€", "£", "¥", "฿", "US$", "C$", "A$", "₺", "₹", "৳", "₩", "Mex$", "₣", "E£"}},
  };
  return *kNorms;
}

constexpr size_t kLongWord = 100;
constexpr int kLongestRun = 4;

}  // namespace

absl::StatusOr<Norms> Norms::Load(const std::string& directory) {
  absl::StatusOr<MsgpackFile> file = MsgpackFile::Read(directory, "vocab/lookups.bin");
  if (!file.ok()) {
    return file.status();
  }
  Norms norms;
  for (const BaseNorm& base : BaseNorms()) {
    for (const std::string_view text : base.texts) {
      norms.norm_by_text_[StringId(text)] = StringId(base.norm);
    }
  }
  if (!file->root().IsMap()) {
    return file->Bad("is no map of tables");
  }
  for (const MsgpackEntry& entry : file->root().At("lexeme_norm").Map()) {
    uint64_t text = 0;
    std::string_view norm;
    if (!entry.key.Get(text) || !entry.value.Get(norm)) {
      return file->Bad("has an entry in the table lexeme_norm that is no pair of a hash and a string");
    }
    norms.norm_by_text_[text] = StringId(norm);
  }
  return norms;
}

uint64_t Norms::NormOf(std::string_view text, std::string_view lower) const {
  const auto found = norm_by_text_.find(StringId(text));
  return found != norm_by_text_.end() ? found->second : StringId(lower);
}

std::string WordShape(std::string_view text) {
  if (CharacterCount(text) >= kLongWord) {
    return "LONG";
  }
  std::string shape;
  std::string_view last;
  int run = 0;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = NextCharacter(text, i);
    std::string_view kind = text.substr(begin, i - begin);
    if (IsAlpha(c)) {
      kind = IsUpper(c) ? "X" : "x";
    } else if (IsDigit(c)) {
      kind = "d";
    }
    run = kind == last ? run + 1 : 0;
    last = kind;
    if (run < kLongestRun) {
      shape.append(kind);
    }
  }
  return shape;
}

Lexeme MakeLexeme(std::string_view text, uint64_t norm, const Norms& norms) {
  Lexeme lexeme;
  lexeme.text = text;
  lexeme.lower = ToLower(text);
  lexeme.norm = norm != 0 ? norm : norms.NormOf(text, lexeme.lower);
  size_t first = 0;
  if (!text.empty()) {
    NextCharacter(text, first);
  }
  lexeme.prefix = StringId(text.substr(0, first));
  lexeme.suffix = StringId(LastCharacters(text, 3));
  lexeme.shape = StringId(WordShape(text));
  lexeme.is_space = IsAllSpace(text);
  return lexeme;
}

Lexeme* Lexicon::Get(std::string_view text, uint64_t norm, const Norms& norms, bool& created) {
  const auto found = by_text_.find(Key{text, norm});
  created = found == by_text_.end();
  if (!created) {
    return found->second;
  }
  lexemes_.push_back(MakeLexeme(text, norm, norms));
  Lexeme* const lexeme = &lexemes_.back();
  text_bytes_ += text.size();
  by_text_.emplace(Key{lexeme->text, norm}, lexeme);
  return lexeme;
}

void Lexicon::Clear() {
  by_text_.clear();
  lexemes_.clear();
  text_bytes_ = 0;
}

}  // namespace chancery::nlp
