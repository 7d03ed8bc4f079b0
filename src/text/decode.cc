#include "text/decode.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "text/strings.h"

namespace chancery::text {
namespace {

constexpr size_t kCharsetSearchBytes = 1024;  // as far as HTML (WHATWG, "prescan a byte stream") looks
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

absl::Status RefuseBinary(std::string_view bytes) {
  const size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) {
    return absl::InvalidArgumentError(Join("not a text: NUL byte at byte ", nul, "; give plain text, HTML or JSON"));
  }
  return absl::OkStatus();
}

absl::Status RefuseIfMostlyBad(size_t bad, size_t first_bad, size_t size) {
  constexpr size_t kFewBytes = 16;  // a short text may hold a few odd bytes
  if (bad * 10 <= size || bad <= kFewBytes) return absl::OkStatus();
  return absl::InvalidArgumentError(Join("not a text: ", bad, " of ", size,
                                         " bytes are control characters or not UTF-8, the first at byte ", first_bad,
                                         "; give plain text, HTML or JSON"));
}

absl::StatusOr<MappedText> DecodeUtf8(std::string_view bytes, size_t start) {
  MappedText result;
  result.text.reserve(bytes.size());
  size_t bad = 0;
  size_t first_bad = 0;
  const auto count_bad = [&](size_t at, size_t count) {
    if (bad == 0) first_bad = at;
    bad += count;
  };
  size_t copied_to = start;
  for (size_t at = start; at < bytes.size();) {
    const size_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes.data(), at, bytes.size(), c);
    if (c < 0) {
      result.Append(bytes.substr(copied_to, begin - copied_to), {copied_to, begin});
      result.Append(kReplacement, {begin, at});
      copied_to = at;
      count_bad(begin, at - begin);
    } else if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
      count_bad(begin, 1);
    }
  }
  result.Append(bytes.substr(copied_to), {copied_to, bytes.size()});
  if (absl::Status status = RefuseIfMostlyBad(bad, first_bad, bytes.size()); !status.ok()) return status;
  return result;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// Appends UTF-16 of which ICU says at which byte each unit's character began.
void AppendUtf16(const std::vector<UChar>& units, const std::vector<size_t>& starts, size_t end, MappedText* result) {
  const size_t count = units.size();
  for (size_t at = 0; at < count;) {
    const size_t begin = at;
    UChar32 c = 0;
    U16_NEXT(units.data(), at, count, c);
    if (c == 0xFEFF && begin == 0) continue;
    if (U_IS_SURROGATE(c)) c = 0xFFFD;
    std::array<char, U8_MAX_LENGTH> utf8;
    size_t length = 0;
    U8_APPEND_UNSAFE(utf8.data(), length, c);
    const size_t next = at < count ? starts[at] : end;
    result->Append(std::string_view(utf8.data(), length), {starts[begin], std::max(next, starts[begin])});
  }
}

absl::StatusOr<MappedText> DecodeCharset(std::string_view bytes, UConverter* converter) {
  constexpr size_t kChunk = 8192;
  std::vector<UChar> units;
  std::vector<size_t> starts;
  std::array<UChar, kChunk> chunk;
  std::array<int32_t, kChunk> offsets;
  const char* source = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  size_t last_start = 0;
  for (bool more = true; more;) {
    const size_t base = static_cast<size_t>(source - bytes.data());
    UChar* target = chunk.data();
    UErrorCode error = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, chunk.data() + kChunk, &source, end, offsets.data(), true, &error);
    more = error == U_BUFFER_OVERFLOW_ERROR;
    for (size_t i = 0; i < static_cast<size_t>(target - chunk.data()); ++i) {
      // ICU gives -1 for what it had read before this call.
      last_start = offsets[i] < 0 ? last_start : base + static_cast<size_t>(offsets[i]);
      units.push_back(chunk[i]);
      starts.push_back(last_start);
    }
  }
  MappedText result;
  AppendUtf16(units, starts, bytes.size(), &result);
  if (absl::Status status = RefuseBinary(result.text); !status.ok()) return status;
  return result;
}

}  // namespace

std::string_view DeclaredCharset(std::string_view html) {
  html = html.substr(0, kCharsetSearchBytes);
  for (size_t at = 0; (at = html.find('<', at)) != std::string_view::npos; ++at) {
    if (!StartsWithIgnoreCase(html.substr(at), "<meta")) continue;
    std::string_view tag = html.substr(at, html.find('>', at) - at);
    for (size_t key = 0; key < tag.size(); ++key) {
      std::string_view rest = tag.substr(key);
      if (!StartsWithIgnoreCase(rest, "charset")) continue;
      rest = StripLeadingWhitespace(rest.substr(7));
      if (!ConsumePrefix(&rest, "=")) continue;
      rest = rest.substr(std::min(rest.find_first_not_of(" \t\r\n\"'"), rest.size()));
      return rest.substr(0, rest.find_first_of(" \t\r\n\"'/;>"));
    }
  }
  return {};
}

absl::StatusOr<MappedText> Decode(std::string_view bytes, std::string_view charset) {
  if (StartsWith(bytes, "\xEF\xBB\xBF")) {
    if (absl::Status status = RefuseBinary(bytes); !status.ok()) return status;
    return DecodeUtf8(bytes, 3);
  }
  std::string name(charset);
  if (StartsWith(bytes, "\xFF\xFE")) {
    name = "UTF-16LE";
  } else if (StartsWith(bytes, "\xFE\xFF")) {
    name = "UTF-16BE";
  } else {
    if (absl::Status status = RefuseBinary(bytes); !status.ok()) return status;
    // WHATWG: these names mean windows-1252; a page that says UTF-16 in ASCII letters is not in UTF-16.
    if (EqualsIgnoreCase(name, "iso-8859-1") || EqualsIgnoreCase(name, "latin1") ||
        EqualsIgnoreCase(name, "us-ascii") || EqualsIgnoreCase(name, "ascii")) {
      name = "windows-1252";
    } else if (StartsWithIgnoreCase(name, "utf")) {
      name.clear();
    }
  }
  if (name.empty()) return DecodeUtf8(bytes, 0);
  UErrorCode error = U_ZERO_ERROR;
  const Converter converter(ucnv_open(name.c_str(), &error));
  if (U_FAILURE(error)) return DecodeUtf8(bytes, 0);
  return DecodeCharset(bytes, converter.get());
}

}  // namespace chancery::text
