#include "client/cli/table.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <algorithm>

namespace chancery::cli {
namespace {

// East Asian wide characters take two columns, combining ones none (Unicode Standard Annex 11).
size_t Columns(UChar32 character) {
  const int type = u_charType(character);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

UChar32 Next(std::string_view text, int32_t& at) {
  const auto* const bytes = reinterpret_cast<const uint8_t*>(text.data());
  UChar32 character = 0;
  U8_NEXT_OR_FFFD(bytes, at, static_cast<int32_t>(text.size()), character);
  return character;
}

std::string Padded(const std::string& text, size_t columns) {
  const size_t width = DisplayWidth(text);
  return width < columns ? text + std::string(columns - width, ' ') : text;
}

std::string CsvRow(const std::vector<std::string>& values) {
  std::string row;
  for (const std::string& value : values) {
    if (&value != &values.front()) row += ',';
    if (value.find_first_of(",\"\r\n") == std::string::npos) {
      row += value;
      continue;
    }
    row += '"';
    for (const char c : value) row += c == '"' ? "\"\"" : std::string(1, c);
    row += '"';
  }
  return row + "\r\n";
}

}  // namespace

size_t TerminalWidth() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 120;
}

size_t DisplayWidth(std::string_view utf8) {
  size_t width = 0;
  for (int32_t at = 0; at < static_cast<int32_t>(utf8.size());) width += Columns(Next(utf8, at));
  return width;
}

std::string Shorten(std::string_view utf8, size_t columns) {
  if (DisplayWidth(utf8) <= columns) return std::string(utf8);
  size_t width = 1;  // of the ellipsis
  int32_t at = 0;
  int32_t end = 0;
  while (at < static_cast<int32_t>(utf8.size())) {
    width += Columns(Next(utf8, at));
    if (width > columns) break;
    end = at;
  }
  return std::string(utf8.substr(0, static_cast<size_t>(end))) + "…";
}

std::string Table(const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return "";
  std::vector<size_t> widths(rows[0].size());
  for (const auto& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], DisplayWidth(row[i]));
  }
  const size_t terminal = TerminalWidth();
  std::string table;
  for (const auto& row : rows) {
    size_t used = 0;
    for (size_t i = 0; i + 1 < row.size(); ++i) {
      table += Padded(row[i], widths[i]) + "  ";
      used += widths[i] + 2;
    }
    table += Shorten(row.back(), std::max<size_t>(terminal > used ? terminal - used : 0, 20)) + "\n";
  }
  return table;
}

std::string Csv(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (const auto& row : rows) text += CsvRow(row);
  return text;
}

}  // namespace chancery::cli
