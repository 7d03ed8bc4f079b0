#include "actors/word_pieces.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "actors/gazetteer.h"

namespace chancery::actors {
namespace {

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Letters that Unicode does not decompose into a base letter and a mark, as English news transliterates them.
const char* PlainLetter(UChar32 c) {
  switch (c) {
    case U'ø':
      return "o";
    case U'Ø':
      return "O";
    case U'ł':
      return "l";
    case U'Ł':
      return "L";
    case U'đ':
      return "d";
    case U'Đ':
      return "D";
    case U'ð':
      return "d";
    case U'þ':
      return "th";
    case U'Þ':
      return "Th";
    case U'ß':
      return "ss";
    case U'æ':
      return "ae";
    case U'Æ':
      return "Ae";
    case U'œ':
      return "oe";
    case U'ı':
      return "i";
    case U'ə':
      return "a";
    default:
      return nullptr;
  }
}

bool IsApostrophe(UChar32 c) {
  return c == U'‘' || c == U'’' || (c >= 0x02BB && c <= 0x02BF) || c == U'`' || c == U'´' || c == U'′';
}

// The text without diacritics, with one kind of quote, hyphen and space; capitals are kept.
std::string WithoutMarks(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  if (U_SUCCESS(status)) wide = nfkd->normalize(wide, status);
  icu::UnicodeString plain;
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const UChar32 c = wide.char32At(i);
    const int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_FORMAT_CHAR) continue;
    if (const char* letter = PlainLetter(c); letter != nullptr) {
      plain.append(icu::UnicodeString::fromUTF8(letter));
    } else if (IsApostrophe(c)) {
      plain.append(UChar32{'\''});
    } else if (type == U_DASH_PUNCTUATION || c == U'−') {
      plain.append(UChar32{'-'});
    } else if (u_isUWhiteSpace(c)) {
      plain.append(UChar32{' '});
    } else {
      plain.append(c);
    }
  }
  std::string result;
  plain.toUTF8String(result);
  return result;
}

std::string FoldCase(std::string_view text) {
  std::string result(text);
  if (IsAscii(text)) {
    absl::AsciiStrToLower(&result);
    return result;
  }
  icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  wide.foldCase();
  result.clear();
  wide.toUTF8String(result);
  return result;
}

// A byte of a letter or digit; all bytes of characters outside ASCII count, which only keeps them together.
bool IsWordByte(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0; }

Capitals CapitalsOf(std::string_view piece) {
  if (!absl::ascii_isupper(static_cast<unsigned char>(piece[0]))) {
    if (IsAscii(piece)) return Capitals::kNone;
    const icu::UnicodeString wide =
        icu::UnicodeString::fromUTF8(icu::StringPiece(piece.data(), static_cast<int32_t>(piece.size())));
    return u_isupper(wide.char32At(0)) ? Capitals::kInitial : Capitals::kNone;
  }
  const bool lower = std::any_of(piece.begin(), piece.end(),
                                 [](char c) { return absl::ascii_islower(static_cast<unsigned char>(c)); });
  return lower ? Capitals::kInitial : Capitals::kAll;
}

}  // namespace

void AppendPieces(std::string_view word, std::vector<Piece>* pieces) {
  std::string plain;
  if (!IsAscii(word)) {
    plain = WithoutMarks(word);
    word = plain;
  }
  for (size_t i = 0; i < word.size();) {
    if (absl::ascii_isspace(static_cast<unsigned char>(word[i]))) {
      ++i;
      continue;
    }
    size_t end = i + 1;
    if (IsWordByte(word[i])) {
      while (end < word.size() && IsWordByte(word[end])) ++end;
    }
    const std::string_view piece = word.substr(i, end - i);
    pieces->push_back({FoldCase(piece), CapitalsOf(piece)});
    i = end;
  }
}

bool CapitalsAgree(const Piece& text, const Piece& name) {
  switch (name.capitals) {
    case Capitals::kNone:
      return true;
    case Capitals::kInitial:
      return text.capitals != Capitals::kNone;
    case Capitals::kAll:
      return text.capitals == Capitals::kAll || (text.capitals == Capitals::kInitial && name.text.size() >= 4);
  }
  return false;
}

std::string Normalise(std::string_view name) {
  const std::string folded = IsAscii(name) ? FoldCase(name) : FoldCase(WithoutMarks(name));
  std::string result;
  for (const char c : folded) {
    if (!absl::ascii_isspace(static_cast<unsigned char>(c))) {
      result.push_back(c == '`' ? '\'' : c);
    } else if (!result.empty() && result.back() != ' ') {
      result.push_back(' ');
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace chancery::actors
