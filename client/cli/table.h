// Tables for people, and comma-separated values for spreadsheets.
#ifndef CHANCERY_CLIENT_CLI_TABLE_H_
#define CHANCERY_CLIENT_CLI_TABLE_H_

#include <string>
#include <string_view>
#include <vector>

namespace chancery::cli {

// The columns that stdout shows; 120 where it is no terminal.
size_t TerminalWidth();

// The columns that a text takes up in a terminal; and the text cut to `columns`, with "…" where something is missing.
size_t DisplayWidth(std::string_view utf8);
std::string Shorten(std::string_view utf8, size_t columns);

// Rows of equal length as aligned columns, the first row a heading; the last column is cut to the terminal's width.
std::string Table(const std::vector<std::vector<std::string>>& rows);

// Rows of comma-separated values (RFC 4180), the first row a heading.
std::string Csv(const std::vector<std::vector<std::string>>& rows);

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_TABLE_H_
