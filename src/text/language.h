// Which language a text is in.
#ifndef CHANCERY_TEXT_LANGUAGE_H_
#define CHANCERY_TEXT_LANGUAGE_H_

#include <string>
#include <string_view>

namespace chancery::text {

struct Language {
  std::string code = "und";  // ISO 639-1 where there is one ("en"), else 639-3; "und" where there is too little to tell
  bool reliable = false;     // clearly ahead of the second likeliest
};

// Detects the language of most of a text (valid UTF-8) by Google's Compact Language Detector 2. A text of fewer than 20
// letters is "und". Safe to call from any thread.
Language DetectLanguage(std::string_view text);

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_LANGUAGE_H_
