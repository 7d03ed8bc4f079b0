// Lists of items, in the format that was asked for.
#ifndef CHANCERY_CLIENT_CLI_ITEM_LIST_H_
#define CHANCERY_CLIENT_CLI_ITEM_LIST_H_

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client/cli/commands.h"
#include "client/cli/output.h"
#include "client/cli/table.h"

namespace chancery::cli {

// The items as lines of JSON, or their rows as a table or as comma-separated values; `empty`, on stderr, where there
// are none: what that means, and what to try next.
template <typename Item, typename RowOf>
ExitCode PrintList(OutputFormat format, const std::vector<Item>& items, std::vector<std::string> heading,
                   const RowOf& row_of, std::string_view empty) {
  if (format == OutputFormat::kJson) {
    for (const Item& item : items) fmt::print("{}\n", ToJsonLine(item));
  } else if (!items.empty() || format == OutputFormat::kCsv) {
    std::vector<std::vector<std::string>> rows = {std::move(heading)};
    for (const Item& item : items) rows.push_back(row_of(item));
    fmt::print("{}", format == OutputFormat::kCsv ? Csv(rows) : Table(rows));
  }
  if (items.empty()) fmt::print(stderr, "chancery: {}\n", empty);
  return ExitCode::kOk;
}

}  // namespace chancery::cli

#endif  // CHANCERY_CLIENT_CLI_ITEM_LIST_H_
