#include "nlp/regex.h"

#include <cstdint>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "absl/status/status.h"
#include "text/strings.h"

namespace chancery::nlp {
namespace {

// Patterns run on single words. Beyond this many steps a match is given up; ordinary words take some hundreds.
constexpr uint32_t kMatchLimit = 1'000'000;
constexpr size_t kStackBytes = size_t{1} << 20;

// Python writes \uXXXX and \UXXXXXXXX where PCRE2 writes \x{...}, and allows the inline flag (?u), which changes
// nothing.
std::string Translate(std::string_view pattern) {
  std::string out;
  if (pattern.starts_with("(?u)")) {
    pattern.remove_prefix(4);
  }
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '\\' || i + 1 == pattern.size()) {
      out.push_back(pattern[i]);
      continue;
    }
    const char kind = pattern[++i];
    const size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    if (digits != 0 && i + digits < pattern.size()) {
      out += text::Join("\\x{", pattern.substr(i + 1, digits), "}");
      i += digits;
    } else {
      out.push_back('\\');
      out.push_back(kind);
    }
  }
  return out;
}

}  // namespace

Regex::Scratch::Scratch()
    : data_(pcre2_match_data_create(1, nullptr)),
      context_(pcre2_match_context_create(nullptr)),
      stack_(pcre2_jit_stack_create(size_t{32} << 10, kStackBytes, nullptr)) {
  auto* context = static_cast<pcre2_match_context*>(context_);
  pcre2_set_match_limit(context, kMatchLimit);
  pcre2_jit_stack_assign(context, nullptr, stack_);
}

Regex::Scratch::~Scratch() {
  pcre2_match_data_free(static_cast<pcre2_match_data*>(data_));
  pcre2_match_context_free(static_cast<pcre2_match_context*>(context_));
  pcre2_jit_stack_free(static_cast<pcre2_jit_stack*>(stack_));
}

absl::StatusOr<Regex> Regex::Compile(std::string_view python_pattern) {
  const std::string pattern = Translate(python_pattern);
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), PCRE2_UTF | PCRE2_UCP,
                                   &error, &offset, nullptr);
  if (code == nullptr) {
    PCRE2_UCHAR message[160] = {};
    pcre2_get_error_message(error, message, sizeof(message));
    return absl::InvalidArgumentError(text::Join("has a regular expression that PCRE2 refuses at offset ", offset, ": ",
                                                 reinterpret_cast<const char*>(message)));
  }
  // Without a compiler for this processor PCRE2 interprets the pattern: slower, the same result.
  pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
  return Regex(std::shared_ptr<const void>(
      code, [](const void* p) { pcre2_code_free(static_cast<pcre2_code*>(const_cast<void*>(p))); }));
}

std::optional<ByteRange> Regex::Run(std::string_view text, size_t start, unsigned options, Scratch& scratch) const {
  auto* data = static_cast<pcre2_match_data*>(scratch.data_);
  const int result =
      pcre2_match(static_cast<const pcre2_code*>(code_.get()), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(),
                  start, options | PCRE2_NO_UTF_CHECK, data, static_cast<pcre2_match_context*>(scratch.context_));
  if (result < 0) {
    return std::nullopt;
  }
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data);
  return ByteRange{ends[0], ends[1]};
}

std::optional<ByteRange> Regex::Search(std::string_view text, Scratch& scratch, size_t start) const {
  return Run(text, start, 0, scratch);
}

bool Regex::Match(std::string_view text, Scratch& scratch) const {
  return Run(text, 0, PCRE2_ANCHORED, scratch).has_value();
}

void Regex::FindAll(std::string_view text, Scratch& scratch, std::vector<ByteRange>& found) const {
  found.clear();
  size_t start = 0;
  unsigned options = 0;
  while (start <= text.size()) {
    const std::optional<ByteRange> match = Run(text, start, options, scratch);
    if (match.has_value()) {
      found.push_back(*match);
      start = match->end;
      // After an empty match the next one may begin at the same place but must not be empty again.
      options = match->begin == match->end ? PCRE2_NOTEMPTY_ATSTART : 0;
      continue;
    }
    return;
  }
}

}  // namespace chancery::nlp
