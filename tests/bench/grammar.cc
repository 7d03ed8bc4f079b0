#include "tests/bench/grammar.h"

#include <fmt/format.h>

#include <cctype>
#include <fstream>

#include "text/strings.h"

namespace chancery::bench {
namespace {

// How much likelier earlier alternatives are: 1 would make all alike.
constexpr double kSkew = 1.1;

bool IsNameSign(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

absl::StatusOr<Grammar> Grammar::Load(const std::string& path) {
  std::ifstream in(path);
  if (!in) return absl::NotFoundError(fmt::format("{} cannot be opened", path));
  Grammar grammar;
  size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const size_t equals = line.find(" = ");
    if (equals == std::string::npos) {
      return absl::InvalidArgumentError(fmt::format("{}:{}: no rule, as it has no \" = \"", path, number));
    }
    const size_t rule = grammar.FindOrAddRule(std::string_view{line}.substr(0, equals));
    for (std::string_view text : text::Split(std::string_view{line}.substr(equals + 3), '|')) {
      grammar.AddAlternative(rule, text::StripWhitespace(text));
    }
  }
  for (const auto& [name, rule] : grammar.rules_by_name_) {
    if (grammar.rules_[rule].empty()) return absl::NotFoundError(fmt::format("{}: there is no rule {}", path, name));
  }
  return grammar;
}

size_t Grammar::FindOrAddRule(std::string_view name) {
  const auto [found, added] = rules_by_name_.try_emplace(std::string(name), rules_.size());
  if (added) rules_.emplace_back();
  return found->second;
}

void Grammar::AddAlternative(size_t rule, std::string_view text) {
  Alternative parts;
  while (!text.empty()) {
    const size_t dollar = text.find('$');
    if (dollar != 0) parts.push_back({Part::Kind::kText, 0, std::string(text.substr(0, dollar))});
    if (dollar == std::string_view::npos) break;
    size_t end = dollar + 1;
    while (end < text.size() && IsNameSign(text[end])) ++end;
    const std::string_view name = text.substr(dollar + 1, end - dollar - 1);
    if (name.size() == 1 && name[0] >= '0' && name[0] <= '9') {
      parts.push_back({Part::Kind::kGiven, static_cast<size_t>(name[0] - '0'), ""});
    } else {
      parts.push_back({Part::Kind::kRule, FindOrAddRule(name), ""});
    }
    text.remove_prefix(end);
  }
  rules_[rule].push_back(std::move(parts));
}

void Grammar::Expand(size_t rule, std::span<const std::string> given, Random& random, std::string& out) const {
  const std::vector<Alternative>& alternatives = rules_[rule];
  const double place = std::pow(random.Real(), kSkew);
  const size_t index = static_cast<size_t>(place * static_cast<double>(alternatives.size()));
  for (const Part& part : alternatives[index]) {
    switch (part.kind) {
      case Part::Kind::kText:
        out += part.text;
        break;
      case Part::Kind::kRule:
        Expand(part.index, given, random, out);
        break;
      case Part::Kind::kGiven:
        out += given[part.index];
        break;
    }
  }
}

}  // namespace chancery::bench
