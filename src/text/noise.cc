#include "text/noise.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/strings/str_replace.h"
#include "text/noise_words.h"
#include "text/strings.h"
#include "text/words.h"

namespace chancery::text {
namespace {

constexpr size_t kLongNotice = 60;  // words; what is longer is no notice, whatever words it has

struct Line {
  std::string_view text;
  std::string lower;
  std::vector<std::string_view> words;
  std::vector<std::string> bare;  // of the words that have letters or digits

  bool Has(std::string_view part) const { return Contains(lower, part); }
  bool HasAny(std::initializer_list<std::string_view> parts) const {
    return std::any_of(parts.begin(), parts.end(), [this](std::string_view part) { return Has(part); });
  }
};

Line MakeLine(std::string_view text) {
  Line line{text, Lower(text), Words(text), {}};
  // Curly apostrophes read as straight ones.
  absl::StrReplaceAll({{"’", "'"}}, &line.lower);
  for (std::string_view word : line.words) {
    if (std::string bare = Bare(word); !bare.empty()) line.bare.push_back(std::move(bare));
  }
  return line;
}

bool IsNumber(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '.' || c == ',' || c == 'k';
  });
}

template <typename Is>
bool AllWords(const Line& line, Is is) {
  return !line.bare.empty() && std::all_of(line.bare.begin(), line.bare.end(),
                                           [&](const std::string& word) { return is(word) || IsNumber(word); });
}

// Names of glyphs that a program read aloud: nothing else in the line, or at least three and a good part of it (between
// them stand the words of two-word names, "chevron left").
bool IsIconRun(const Line& line) {
  constexpr size_t kFewest = 3;
  const auto icons = static_cast<size_t>(std::count_if(line.words.begin(), line.words.end(), IsIconName));
  return icons > 0 && (icons == line.words.size() || (icons >= kFewest && icons * 5 >= line.words.size() * 2));
}

bool IsShareBar(const Line& line) {
  const auto is_share_word = [](const std::string& word) { return IsShareWord(word); };
  const bool named = std::any_of(line.bare.begin(), line.bare.end(), IsShareName);
  return named && line.bare.size() <= 25 && AllWords(line, is_share_word) && !EndsSentence(line.text);
}

// "Home > World > Middle East", "News | Sports | Weather"
bool IsTrail(const Line& line) {
  constexpr std::array<std::string_view, 7> kMarks = {">", "»", "›", "|", "•", "·", "/"};
  size_t marks = 0;
  size_t run = 0;
  for (std::string_view word : line.words) {
    const bool is_mark = std::find(kMarks.begin(), kMarks.end(), word) != kMarks.end();
    if (is_mark) ++marks;
    run = is_mark ? 0 : run + 1;
    constexpr size_t kLongestStep = 5;
    if (run > kLongestStep) return false;
  }
  const bool arrows = line.HasAny({" > ", " » ", " › "});
  constexpr size_t kShortTrail = 6;  // "World | North Korea"
  return !EndsSentence(line.text) && (marks >= 2 || (marks == 1 && (arrows || line.words.size() <= kShortTrail)));
}

bool IsMenu(const Line& line) {
  const auto is_menu_word = [](const std::string& word) { return IsMenuWord(word); };
  return IsTrail(line) || (AllWords(line, is_menu_word) && !EndsSentence(line.text)) ||
         (line.bare.empty() && line.words.size() <= 8);
}

std::string_view OpeningReason(const Line& line) {
  if (line.words.size() > kLongNotice) return {};
  for (const Opening& opening : kOpenings) {
    if (!StartsWith(line.lower, opening.words)) {
      const std::string bracketed =
          line.lower.substr(std::min(line.lower.find_first_not_of("[(-*> "), line.lower.size()));
      if (!opening.whole || !StartsWith(bracketed, opening.words)) continue;
    }
    const size_t own_words = Words(opening.words).size();
    std::string_view rest = line.lower;
    rest.remove_prefix(std::min(opening.words.size(), rest.size()));
    if (!opening.whole && !rest.empty() && absl::ascii_isalpha(static_cast<unsigned char>(rest[0])) &&
        absl::ascii_isalpha(static_cast<unsigned char>(opening.words.back()))) {
      continue;  // "sign upon"
    }
    if (opening.whole) {
      size_t words = 0;
      for (const std::string& word : line.bare) words += IsNumber(word) ? 0 : 1;
      if (words != own_words) continue;
      return opening.reason;
    }
    // A sentence may begin with such words too ("Trending now in Geneva is ..."), but not one of few words, nor one
    // after a colon.
    constexpr size_t kSentence = 18;
    const bool colon = EndsWith(opening.words, ":") || StartsWith(rest, ":");
    if (!colon && IsProse(line.text, kSentence) && opening.reason != "footer" && opening.reason != "byline") continue;
    return opening.reason;
  }
  return {};
}

bool IsCookieNotice(const Line& line) {
  return line.Has("cookie") && line.words.size() <= 2 * kLongNotice &&
         line.HasAny({"we use", "uses cookies", "use of cookies", "accept", "consent", "your browser",
                      "your experience", "our website", "our site", "this site", "this website", "you agree",
                      "cookie policy", "settings"});
}

bool IsNewsletter(const Line& line) {
  return line.words.size() <= kLongNotice &&
         (line.Has("newsletter") || line.HasAny({"your inbox", "breaking news alerts", "telegram channel"})) &&
         line.HasAny({"sign up", "subscribe", "delivered", "get ", "join", "receive", "follow", "your inbox"});
}

bool IsFooter(const Line& line) {
  if (line.words.size() > 2 * kLongNotice) return false;
  return line.HasAny({"all rights reserved", "may not be reproduced", "may not be published, broadcast",
                      "reproduction in whole or", "without written permission", "without prior permission",
                      "terms of use", "terms and conditions apply", "enable javascript"});
}

// Where a credit stands at the end of a caption: "... in Geneva. Image: State Department.", "(Reuters/Ann Lee)",
// "| Photo: AP", "© AFP".
bool EndsInCredit(const Line& line) {
  constexpr size_t kLongestCaption = 70;
  constexpr size_t kLongestCredit = 70;  // bytes
  if (line.words.size() > kLongestCaption) return false;
  for (std::string_view label :
       {"image: ", "photo: ", "photograph: ", "picture: ", "image credit: ", "photo credit: ", "photo by ", "image by ",
        "(ap photo", "ap photo/", "file photo", "© ", "getty images", "(file photo"}) {
    const size_t at = line.lower.rfind(label);
    if (at == std::string::npos || line.lower.size() - at > kLongestCredit) continue;
    const char before = at == 0 ? ' ' : line.lower[at - 1];
    if (before == ' ' || before == '(' || before == '[' || before == '/' || before == '|') return true;
  }
  // "(Agency/Photographer)" or "[Agency]" at the end.
  const char last = line.text.empty() ? '\0' : line.text.back();
  const size_t open = last == ')' ? line.text.rfind('(') : last == ']' ? line.text.rfind('[') : std::string_view::npos;
  if (open == std::string_view::npos) return false;
  const std::string_view credit = line.text.substr(open + 1, line.text.size() - open - 2);
  return Words(credit).size() <= 6 && BeginsUpper(credit) && (Contains(credit, '/') || last == ']') &&
         credit.find_first_of("0123456789.,") == std::string_view::npos && line.words.size() > 3;
}

// "Prime Minister: Lee, Ann": an office or task and a name as catalogues write it.
bool IsOfficeAndName(const Line& line) {
  const size_t colon = line.text.find(": ");
  if (colon == std::string_view::npos || line.words.size() > 8) return false;
  const std::vector<std::string_view> name = Words(line.text.substr(colon + 2));
  return Words(line.text.substr(0, colon)).size() <= 4 && name.size() >= 2 && name.size() <= 4 &&
         EndsWith(name[0], ",") && !Contains(line.text.substr(colon), '.') &&
         std::all_of(name.begin(), name.end(), BeginsUpper);
}

// "By Ann Lee", "By Ann Lee and Bo Li, Staff Writers", "Ann Lee, Staff Writer"
bool IsByline(const Line& line) {
  constexpr size_t kLongestByline = 12;
  if (line.words.size() > kLongestByline || line.words.size() < 2 || IsProse(line.text, 4)) return false;
  if (line.Has("staff writer") || line.Has("staff reporter") || (line.Has("correspondent") && line.words.size() <= 6)) {
    return true;
  }
  if (IsOfficeAndName(line)) return true;
  if (line.bare.empty() || line.bare[0] != "by") return false;
  return std::all_of(line.words.begin() + 1, line.words.end(), [](std::string_view word) {
    return BeginsUpper(word) || word == "and" || word == "in" || word == "for" || word == "&" || word == "|" ||
           word == "de" || word == "van" || word == "von" || word == "al" || word == "bin";
  });
}

// "5 min read", "12 comments", "1,234 views", "ann@example.org"
bool IsCounter(const Line& line) {
  if (line.bare.size() > 4 || line.bare.empty()) return false;
  const std::string& last = line.bare.back();
  const bool counted = IsNumber(line.bare[0]) && line.bare.size() > 1;
  if (counted && (last == "read" || last == "views" || last == "comments" || last == "comment" || last == "shares")) {
    return true;
  }
  return line.words.size() == 1 && Contains(line.text, '@');
}

// "[Text taken from a scanned page.]"
bool IsNote(const Line& line) {
  return StartsWith(line.text, "[") && line.text.find_first_of("[]", 1) == line.text.size() - 1 &&
         line.words.size() <= kLongNotice;
}

std::string_view LinkReason(const Block& block) {
  const size_t size = block.text.text.size();
  if (block.heading > 0 || block.link_bytes * 10 < size * 7) return {};
  return IsProse(block.text.text, 20) ? std::string_view() : "menu";
}

bool IsLabelLike(const Block& block) {
  const std::string& text = block.text.text;
  constexpr size_t kLongestLabel = 12;  // words
  const char last = text.back();
  // A programme has hours, a list of delegates commas.
  if (text.find_first_of("0123456789,") != std::string::npos) return false;
  return block.reason.empty() && !EndsSentence(text) && Words(text).size() <= kLongestLabel && last != ':' &&
         last != ';' && last != ',' && !BeginsLower(text);
}

// Runs of short lines beside prose are lists of links or of headlines. Runs in capitals are a typist's headings.
void MarkRuns(std::vector<Block>& blocks, size_t first_prose) {
  constexpr size_t kShortestRun = 3;
  for (size_t begin = first_prose; begin < blocks.size();) {
    size_t end = begin;
    while (end < blocks.size() && IsLabelLike(blocks[end]) && !blocks[end].list_item) ++end;
    if (end - begin >= kShortestRun) {
      for (size_t i = begin; i < end; ++i) blocks[i].reason = "menu";
    }
    begin = std::max(end, begin + 1);
  }
}

// What a heading such as "Most read" or "Comments" says of the lines after it.
void MarkAfterHeadings(std::vector<Block>& blocks, size_t first_prose) {
  bool in_list = false;
  bool in_comments = false;
  for (size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    const std::string& text = block.text.text;
    // "Related stories", but not "Read more: Who is the new minister?"
    const bool is_heading = Words(text).size() <= 5 && !EndsSentence(text) && text.find(": ") == std::string::npos;
    if (is_heading && block.reason == "read more") {
      in_list = true;
    } else if (is_heading && block.reason == "comments" && i > first_prose) {
      in_comments = true;
    } else if (in_comments) {
      if (block.reason.empty()) block.reason = "comments";
    } else if (in_list && block.reason.empty()) {
      in_list = !IsProse(text, 6);
      if (in_list && i > first_prose) block.reason = "read more";
    }
  }
}

}  // namespace

std::string_view NoiseReason(std::string_view text) {
  constexpr size_t kLongestLine = 4000;  // bytes; longer than any line of furniture but a run of icons
  const Line line = MakeLine(text.substr(0, kLongestLine));
  if (IsIconRun(line)) return "icon-font";
  if (text.size() > kLongestLine) return {};
  if (IsShareBar(line)) return "share bar";
  if (IsMenu(line) || IsCounter(line)) return "menu";
  if (IsCookieNotice(line)) return "cookie notice";
  if (std::string_view reason = OpeningReason(line); !reason.empty()) return reason;
  if (IsNewsletter(line)) return "newsletter";
  if (IsFooter(line)) return "footer";
  if (IsByline(line)) return "byline";
  if (IsNote(line)) return "note";
  if (EndsInCredit(line)) return "caption";
  return {};
}

void MarkNoise(std::vector<Block>* blocks) {
  for (Block& block : *blocks) {
    if (!block.reason.empty() || block.heading == 1) continue;
    block.reason = NoiseReason(block.text.text);
    if (block.reason.empty()) block.reason = LinkReason(block);
  }
  const auto prose = std::find_if(blocks->begin(), blocks->end(), [](const Block& block) {
    return block.reason.empty() && IsProse(block.text.text, 12);
  });
  const auto first_prose = static_cast<size_t>(prose - blocks->begin());
  MarkAfterHeadings(*blocks, first_prose);
  MarkRuns(*blocks, first_prose);
}

}  // namespace chancery::text
