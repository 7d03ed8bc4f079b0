#include "actors/name_words.h"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

#include "absl/strings/ascii.h"
#include "actors/gazetteer.h"
#include "actors/name_fold.h"

namespace chancery::actors {
namespace {

// One character of a name: its bytes, and what it adds to a normalised word; empty where it adds nothing.
struct Character {
  size_t end = 0;
  std::string text;
  bool parts_words = false;
};

Character CharacterAt(std::string_view name, size_t at) {
  const auto byte = static_cast<unsigned char>(name[at]);
  if (byte < 0x80) {
    if (!absl::ascii_isalnum(byte)) return {at + 1, "", true};
    return {at + 1, std::string(1, static_cast<char>(absl::ascii_tolower(byte))), false};
  }
  auto end = static_cast<int32_t>(at);
  UChar32 code = 0;
  U8_NEXT(reinterpret_cast<const uint8_t*>(name.data()), end, static_cast<int32_t>(name.size()), code);
  const auto stop = static_cast<size_t>(end);
  if (code < 0) return {stop, "", true};
  const int8_t type = u_charType(code);
  const bool mark = type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_FORMAT_CHAR;
  if (!mark && !u_isalnum(code)) return {stop, "", true};
  return {stop, Normalise(name.substr(at, stop - at)), false};
}

bool HasOtherScript(std::string_view name) {
  const auto length = static_cast<int32_t>(name.size());
  for (int32_t at = 0; at < length;) {
    UChar32 code = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(name.data()), at, length, code);
    if (code < 0x250) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(code, &status);
    if (script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED) return true;
  }
  return false;
}

std::string InLatin(std::string_view name) {
  // ICU's transliterators keep no state between texts, but not all of them say so.
  thread_local const std::unique_ptr<icu::Transliterator> kToLatin = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  if (kToLatin == nullptr) return std::string(name);
  icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  kToLatin->transliterate(wide);
  std::string latin;
  wide.toUTF8String(latin);
  return latin;
}

}  // namespace

std::vector<WordOfName> WordsOfName(std::string_view name) {
  std::vector<WordOfName> words;
  WordOfName word;
  const auto finish = [&] {
    if (!word.text.empty()) words.push_back(std::move(word));
    word = {};
  };
  for (size_t at = 0; at < name.size() && words.size() < kMaxNameWords;) {
    const Character character = CharacterAt(name, at);
    if (character.parts_words) {
      finish();
    } else {
      if (word.text.empty()) word.begin = at;
      word.text += character.text;
      word.end = character.end;
    }
    at = character.end;
  }
  if (words.size() < kMaxNameWords) finish();
  return words;
}

size_t EndOfBeginning(std::string_view name, const WordOfName& word, size_t bytes) {
  size_t at = word.begin;
  size_t covered = 0;
  while (at < word.end) {
    const Character character = CharacterAt(name, at);
    // Marks without a letter of their own belong to the one before.
    if (covered >= bytes && !character.text.empty()) break;
    covered += character.text.size();
    at = character.end;
  }
  return at;
}

std::vector<std::string> FoldedWordsOfName(std::string_view name) {
  std::vector<std::string> words = FoldWords(HasOtherScript(name) ? InLatin(name) : std::string(name));
  // Words of signs only lead nowhere.
  std::erase_if(words, [](const std::string& word) { return WordsOfName(word).empty(); });
  if (words.size() > kMaxNameWords) words.resize(kMaxNameWords);
  return words;
}

std::u32string LettersOf(std::string_view word) {
  std::u32string letters;
  const auto length = static_cast<int32_t>(word.size());
  for (int32_t at = 0; at < length;) {
    UChar32 code = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(word.data()), at, length, code);
    letters.push_back(static_cast<char32_t>(code));
  }
  return letters;
}

}  // namespace chancery::actors
