#include "text/noise_words.h"

#include "absl/container/flat_hash_set.h"
#include "text/strings.h"

namespace chancery::text {
namespace {

using WordSet = absl::flat_hash_set<std::string_view>;

}  // namespace

bool IsShareName(const std::string& word) {
  static const auto* const words = new WordSet{
      "share",       "tweet",     "facebook",  "twitter",   "whatsapp",  "linkedin", "telegram", "reddit",
      "pinterest",   "vk",        "vkontakte", "messenger", "flipboard", "tumblr",   "digg",     "delicious",
      "stumbleupon", "instagram", "youtube",   "viber",     "email",     "e-mail",   "print",    "bookmark"};
  return words->contains(word);
}

bool IsShareWord(const std::string& word) {
  static const auto* const words =
      new WordSet{"save",     "copy",    "link", "like", "follow",    "us",     "on",      "via",    "this",
                  "article",  "story",   "page", "pin",  "it",        "send",   "x",       "google", "google+",
                  "plus",     "+",       "by",   "to",   "with",      "friend", "friends", "a",      "comment",
                  "comments", "and",     "more", "post", "recommend", "rss",    "url",     "copied", "sharing",
                  "button",   "buttons", "your", "the",  "in",        "app",    "shares",  "0",      "1"};
  return IsShareName(word) || words->contains(word);
}

bool IsMenuWord(const std::string& word) {
  static const auto* const words = new WordSet{"home",
                                               "homepage",
                                               "news",
                                               "world",
                                               "politics",
                                               "business",
                                               "sport",
                                               "sports",
                                               "opinion",
                                               "opinions",
                                               "video",
                                               "videos",
                                               "photo",
                                               "photos",
                                               "gallery",
                                               "galleries",
                                               "login",
                                               "logout",
                                               "log",
                                               "sign",
                                               "in",
                                               "out",
                                               "up",
                                               "register",
                                               "registration",
                                               "subscribe",
                                               "search",
                                               "menu",
                                               "contact",
                                               "contacts",
                                               "about",
                                               "us",
                                               "rss",
                                               "newsletter",
                                               "newsletters",
                                               "archive",
                                               "archives",
                                               "weather",
                                               "jobs",
                                               "careers",
                                               "next",
                                               "previous",
                                               "prev",
                                               "live",
                                               "tv",
                                               "radio",
                                               "podcast",
                                               "podcasts",
                                               "more",
                                               "health",
                                               "science",
                                               "technology",
                                               "tech",
                                               "culture",
                                               "entertainment",
                                               "lifestyle",
                                               "travel",
                                               "economy",
                                               "finance",
                                               "markets",
                                               "money",
                                               "local",
                                               "national",
                                               "international",
                                               "regional",
                                               "region",
                                               "regions",
                                               "africa",
                                               "asia",
                                               "europe",
                                               "americas",
                                               "middle",
                                               "east",
                                               "latin",
                                               "america",
                                               "features",
                                               "analysis",
                                               "editorial",
                                               "editorials",
                                               "columns",
                                               "blogs",
                                               "blog",
                                               "multimedia",
                                               "interactive",
                                               "help",
                                               "faq",
                                               "sitemap",
                                               "privacy",
                                               "terms",
                                               "cookies",
                                               "advertise",
                                               "advertising",
                                               "mobile",
                                               "apps",
                                               "app",
                                               "english",
                                               "arabic",
                                               "russian",
                                               "chinese",
                                               "french",
                                               "spanish",
                                               "german",
                                               "français",
                                               "español",
                                               "deutsch",
                                               "русский",
                                               "العربية",
                                               "中文",
                                               "edition",
                                               "editions",
                                               "breaking",
                                               "latest",
                                               "top",
                                               "stories",
                                               "story",
                                               "all",
                                               "and",
                                               "the",
                                               "a",
                                               "of",
                                               "my",
                                               "account",
                                               "profile",
                                               "settings",
                                               "close",
                                               "open",
                                               "expand",
                                               "collapse",
                                               "print",
                                               "pdf",
                                               "page",
                                               "section",
                                               "sections",
                                               "site",
                                               "map",
                                               "arts",
                                               "style",
                                               "food",
                                               "education",
                                               "environment",
                                               "climate",
                                               "law",
                                               "crime",
                                               "special",
                                               "reports",
                                               "report",
                                               "cartoons",
                                               "letters",
                                               "e-paper",
                                               "epaper",
                                               "classifieds",
                                               "shop",
                                               "store",
                                               "donate",
                                               "event",
                                               "events",
                                               "calendar",
                                               "back",
                                               "to",
                                               "go",
                                               "your",
                                               "for",
                                               "&",
                                               "uk",
                                               "us",
                                               "u.s"};
  return words->contains(word);
}

bool IsIconName(std::string_view word) {
  const std::string lower = AsciiLower(word);
  if (Contains(lower, "icon") || Contains(lower, "glyph") || Contains(lower, "chevron")) {
    return lower != "iconic" && lower != "icon." && lower != "lexicon" && lower != "icons";
  }
  // Ligature names of icon fonts: arrow_drop_down.
  if (Contains(lower, '_')) {
    for (const char c : lower) {
      if (c != '_' && !absl::ascii_isalnum(static_cast<unsigned char>(c))) return false;
    }
    return true;
  }
  return lower == "fa" || StartsWith(lower, "fa-");
}

}  // namespace chancery::text
