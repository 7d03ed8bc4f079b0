#include "extract/actor_titles.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_split.h"

namespace chancery::extract {

bool TitleFits(const std::string& described, const std::string& held) {
  if (described == held) return true;
  // What other countries' foreign ministers are called.
  if (described == "foreign minister" && (held == "secretary of state" || held == "foreign secretary")) return true;
  const auto words_of = [](const std::string& title) {
    std::vector<std::string> words;
    for (const auto word : absl::StrSplit(title, ' ', absl::SkipEmpty())) words.emplace_back(word);
    return words;
  };
  std::vector<std::string> said = words_of(described), has = words_of(held);
  if (said.empty() || has.empty()) return false;
  const auto premier = [](const std::vector<std::string>& words) {
    return words.back() == "premier" || words.back() == "taoiseach" ||
           (words.size() >= 2 && words[words.size() - 2] == "prime" && words.back() == "minister");
  };
  const auto has_word = [&](const std::string& word) { return std::find(has.begin(), has.end(), word) != has.end(); };
  // No president is a vice president, and "the minister" is not the premier.
  if (has_word("vice") || has_word("deputy")) return false;
  if (premier(said) || premier(has)) return premier(said) && premier(has);
  // "The secretary" is one of state as well.
  const auto portfolio =
      std::find_if(has.begin(), has.end(), [](const std::string& word) { return word == "of" || word == "for"; });
  if (portfolio != has.begin() && absl::c_find(said, *std::prev(has.end())) == said.end()) {
    has.erase(portfolio, has.end());
  }
  if (said.back() != has.back()) return false;
  // "The minister" fits any minister, "the foreign minister" that one only.
  return std::all_of(said.begin(), said.end(),
                     [&](const std::string& word) { return has_word(word) || word == "senior" || word == "top"; });
}

bool Leads(const std::string& office) {
  if (office.find("vice") != std::string::npos || office.find("deputy") != std::string::npos) return false;
  for (const std::string_view noun : {"president", "prime minister", "premier", "chancellor", "king", "queen", "emir",
                                      "sultan", "leader", "head", "general secretary", "taoiseach", "crown prince",
                                      "chairman", "pope", "secretary-general", "director-general"}) {
    if (office.ends_with(noun) && (office.size() == noun.size() || office[office.size() - noun.size() - 1] == ' ')) {
      return true;
    }
  }
  return false;
}

}  // namespace chancery::extract
