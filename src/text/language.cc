#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>

namespace chancery::text {
namespace {

constexpr size_t kEnough = 64 << 10;  // bytes; more of an article does not change the answer
constexpr int kLeastBytes = 20;       // of letters
constexpr int kLeastPercent = 50;

}  // namespace

Language DetectLanguage(std::string_view text) {
  text = text.substr(0, kEnough);
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.remove_suffix(1);
  if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.remove_suffix(1);
  CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages = {};
  std::array<int, 3> percents = {};
  std::array<double, 3> scores = {};
  int letters = 0;
  bool reliable = false;
  int valid = 0;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, &hints, 0, languages.data(),
                                          percents.data(), scores.data(), nullptr, &letters, &reliable, &valid);
  if (letters < kLeastBytes || languages[0] == CLD2::UNKNOWN_LANGUAGE || percents[0] < kLeastPercent) return {};
  return {CLD2::LanguageCode(languages[0]), reliable};
}

}  // namespace chancery::text
