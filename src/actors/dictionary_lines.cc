#include "actors/dictionary_lines.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace chancery::actors {
namespace {

constexpr size_t kMostNamesOfSets = 1000;  // that one line may stand for

std::string Trimmed(std::string_view text) {
  return std::string(absl::StripAsciiWhitespace(absl::string_view(text.data(), text.size())));
}

bool IsUtf8(std::string_view text) {
  const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  return wide.indexOf(UChar32{0xFFFD}) < 0;
}

// "920101", "19920101"
std::optional<absl::CivilDay> ReadDay(std::string_view digits) {
  const bool all_digits =
      std::all_of(digits.begin(), digits.end(), [](unsigned char c) { return absl::ascii_isdigit(c); });
  int value = 0;
  if (!all_digits || (digits.size() != 6 && digits.size() != 8) ||
      !absl::SimpleAtoi(absl::string_view(digits.data(), digits.size()), &value)) {
    return std::nullopt;
  }
  int year = value / 10000;
  if (digits.size() == 6) year += year > 30 ? 1900 : 2000;
  const int month = value / 100 % 100, day = value % 100;
  const absl::CivilDay read(year, month, day);
  if (read.month() != month || read.day() != day) return std::nullopt;  // normalised: there is no such day
  return read;
}

class LineReader {
 public:
  DictionaryLines Read(std::string_view text);

 private:
  void ReadLine(std::string line);
  void ReadSet(std::string_view line);
  void ReadName(std::string_view written, bool synonym);
  void ReadCodes(std::string_view text);
  void ReadCode(const std::string& text);
  void EndActor();
  std::string WithoutRemarks(std::string_view line);
  std::vector<std::string> Expand(std::string name);
  void Report(std::string message) { lines_.problems.push_back({number_, std::move(message)}); }

  DictionaryLines lines_;
  absl::flat_hash_map<std::string, std::vector<std::string>> sets_;
  size_t number_ = 0;
  bool in_remark_ = false;  // of several lines
  bool open_ = false;       // an actor is being read
};

// "# ..." and "<!-- ... -->", which may go on over several lines.
std::string LineReader::WithoutRemarks(std::string_view line) {
  std::string kept;
  while (!line.empty()) {
    if (in_remark_) {
      const size_t end = line.find("-->");
      if (end == std::string_view::npos) return kept;
      in_remark_ = false;
      line.remove_prefix(end + 3);
      continue;
    }
    const size_t block = line.find("<!--"), rest = line.find('#');
    const size_t first = std::min(block, rest);
    kept.append(line.substr(0, first));
    if (first == std::string_view::npos || first == rest) return kept;
    in_remark_ = true;
    line.remove_prefix(first + 4);
  }
  return kept;
}

DictionaryLines LineReader::Read(std::string_view text) {
  if (absl::StartsWith(absl::string_view(text.data(), text.size()), "\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    ++number_;
    ReadLine(WithoutRemarks(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  EndActor();
  if (in_remark_) Report("a remark \"<!--\" without its end \"-->\"");
  return std::move(lines_);
}

void LineReader::ReadLine(std::string line) {
  if (Trimmed(line).empty()) return;
  if (!IsUtf8(line)) return Report("bytes that are no UTF-8");
  if (line[0] == '!' && line.find('=') != std::string::npos) return ReadSet(line);
  const size_t bracket = std::min(line.find('['), line.size());
  const std::string name = Trimmed(std::string_view(line).substr(0, bracket));
  if (!name.empty()) ReadName(name[0] == '+' ? std::string_view(name).substr(1) : name, name[0] == '+');
  if (bracket < line.size()) ReadCodes(std::string_view(line).substr(bracket));
}

void LineReader::ReadSet(std::string_view line) {
  const size_t equals = line.find('=');
  const std::string key = Trimmed(line.substr(0, equals));
  if (key.size() < 3 || key.back() != '!') return Report("a set of words without a name: \"!NAME! = A, B\"");
  std::vector<std::string>& words = sets_[key];
  for (const absl::string_view word :
       absl::StrSplit(absl::string_view(line.data() + equals + 1, line.size() - equals - 1), ',')) {
    if (std::string trimmed = Trimmed({word.data(), word.size()}); !trimmed.empty())
      words.push_back(std::move(trimmed));
  }
  if (words.empty()) Report("a set without words");
}

// The names that a name with sets stands for.
std::vector<std::string> LineReader::Expand(std::string name) {
  std::vector<std::string> names = {std::move(name)};
  for (size_t i = 0; i < names.size();) {
    const size_t begin = names[i].find('!');
    const size_t end = begin == std::string::npos ? begin : names[i].find('!', begin + 1);
    if (begin == std::string::npos) {
      ++i;
      continue;
    }
    const auto set = end == std::string::npos ? sets_.end() : sets_.find(names[i].substr(begin, end - begin + 1));
    const std::string from = names[i];
    names.erase(names.begin() + static_cast<std::ptrdiff_t>(i));
    if (set == sets_.end() || names.size() + set->second.size() > kMostNamesOfSets) {
      Report(absl::StrCat("\"", from, "\": no such set of words before this line, or too many names by it"));
      continue;
    }
    std::vector<std::string> with;
    for (const std::string& word : set->second) {
      with.push_back(absl::StrCat(from.substr(0, begin), word, from.substr(end + 1)));
    }
    names.insert(names.begin() + static_cast<std::ptrdiff_t>(i), with.begin(), with.end());
  }
  return names;
}

void LineReader::ReadName(std::string_view written, bool synonym) {
  if (!synonym) EndActor();
  if (synonym && !open_) return Report("\"+\" for another name without a name before it");
  std::vector<std::string> names;
  for (const std::string& name : Expand(std::string(written))) {
    std::string plain = Trimmed(absl::StrReplaceAll(name, {{"_", " "}}));
    // "POPULAR_FRONT_(PF)_" has two names.
    const size_t open = plain.find('('), close = plain.find(')', std::min(open, plain.size()));
    if (open != std::string::npos && close != std::string::npos && open > 0) {
      names.push_back(Trimmed(absl::StrCat(plain.substr(0, open), plain.substr(close + 1))));
      plain = Trimmed(plain.substr(open + 1, close - open - 1));
    }
    if (std::any_of(plain.begin(), plain.end(), [](unsigned char c) { return absl::ascii_isalnum(c) || c >= 0x80; })) {
      names.push_back(std::move(plain));
    } else {
      Report("a name without letters");
    }
  }
  if (names.empty()) return;
  if (!synonym) {
    open_ = true;
    lines_.actors.push_back({number_, {}, {}});
  }
  std::vector<std::string>& known = lines_.actors.back().names;
  for (std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) == known.end()) known.push_back(std::move(name));
  }
}

void LineReader::ReadCodes(std::string_view text) {
  while (!text.empty()) {
    if (const size_t bracket = std::min(text.find('['), text.size()); bracket > 0) {
      if (const std::string between = Trimmed(text.substr(0, bracket)); !between.empty() && between != ";") {
        Report(absl::StrCat("\"", between, "\" after a code; remarks begin with \"#\""));
      }
      text.remove_prefix(bracket);
      continue;
    }
    const size_t end = text.find(']');
    if (end == std::string_view::npos) return Report("a code without its \"]\"");
    if (open_) {
      ReadCode(Trimmed(text.substr(1, end - 1)));
    } else {
      Report("a code without a name before it");
    }
    text.remove_prefix(end + 1);
  }
}

// "USAGOV 920101-930101", "HOB < 950601", "AFGGOV >011222"
void LineReader::ReadCode(const std::string& text) {
  const auto is_code = [](unsigned char c) { return absl::ascii_isupper(c) || absl::ascii_isdigit(c) || c == '-'; };
  const size_t space = std::min(text.find_first_of(" <>"), text.size());
  DictionaryCode code{number_, text.substr(0, space), std::nullopt, std::nullopt};
  if (code.code.size() < 3 || !std::all_of(code.code.begin(), code.code.end(), is_code)) {
    return Report(absl::StrCat("\"[", text, "]\": a code of three capital letters and more is expected"));
  }
  const std::string days = absl::StrReplaceAll(text.substr(space), {{" ", ""}, {"\t", ""}});
  bool good = true;
  if (!days.empty() && (days[0] == '<' || days[0] == '>')) {
    std::optional<absl::CivilDay>& end = days[0] == '<' ? code.to : code.from;
    end = ReadDay(std::string_view(days).substr(1));
    good = end.has_value();
  } else if (!days.empty()) {
    const size_t dash = std::min(days.find('-'), days.size());
    code.from = ReadDay(std::string_view(days).substr(0, dash));
    code.to = dash == days.size() ? std::nullopt : ReadDay(std::string_view(days).substr(dash + 1));
    good = code.from && code.to && *code.from <= *code.to;
  }
  if (!good) {
    return Report(absl::StrCat("\"[", text,
                               "]\": days are \"<YYMMDD\", \"YYMMDD-YYMMDD\" or \">YYMMDD\", years of two "
                               "or four digits, the earlier first"));
  }
  lines_.actors.back().codes.push_back(std::move(code));
}

void LineReader::EndActor() {
  if (open_ && lines_.actors.back().codes.empty()) {
    lines_.problems.push_back({lines_.actors.back().line, "a name without a code that can be read"});
    lines_.actors.pop_back();
  }
  open_ = false;
}

}  // namespace

DictionaryLines ReadDictionaryLines(std::string_view text) { return LineReader().Read(text); }

}  // namespace chancery::actors
