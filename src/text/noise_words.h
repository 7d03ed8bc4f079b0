// The vocabulary of page furniture. Lower case, without punctuation.
#ifndef CHANCERY_TEXT_NOISE_WORDS_H_
#define CHANCERY_TEXT_NOISE_WORDS_H_

#include <array>
#include <string>
#include <string_view>

namespace chancery::text {

// Words of share bars, and those that make one of a line made of such words only.
bool IsShareWord(const std::string& word);
bool IsShareName(const std::string& word);

// Words of menus and of tools around an article.
bool IsMenuWord(const std::string& word);

// Whether the word, as it stands, is the name of a glyph of an icon font ("chevron", "fa-share", "arrow_drop_down",
// "closeicon").
bool IsIconName(std::string_view word);

// How lines of each kind begin, in lower case. `whole` means that only a line of these words alone (and marks or a
// number) is meant.
struct Opening {
  std::string_view words;
  std::string_view reason;
  bool whole = false;
};
inline constexpr std::array kOpenings = {
    Opening{"read more", "read more"},
    Opening{"read also", "read more"},
    Opening{"also read", "read more"},
    Opening{"read next", "read more"},
    Opening{"read:", "read more"},
    Opening{"read this", "read more"},
    Opening{"see also", "read more"},
    Opening{"more on this", "read more"},
    Opening{"more from", "read more"},
    Opening{"more:", "read more"},
    Opening{"more news", "read more", true},
    Opening{"more stories", "read more", true},
    Opening{"more", "read more", true},
    Opening{"related", "read more", true},
    Opening{"related:", "read more"},
    Opening{"related news", "read more"},
    Opening{"related stories", "read more"},
    Opening{"related story", "read more"},
    Opening{"related articles", "read more"},
    Opening{"related topics", "read more"},
    Opening{"related content", "read more"},
    Opening{"related links", "read more"},
    Opening{"recommended", "read more", true},
    Opening{"recommended for you", "read more"},
    Opening{"you may also like", "read more"},
    Opening{"you might also like", "read more"},
    Opening{"most read", "read more"},
    Opening{"most popular", "read more"},
    Opening{"most viewed", "read more"},
    Opening{"trending", "read more", true},
    Opening{"trending now", "read more"},
    Opening{"latest news", "read more", true},
    Opening{"latest stories", "read more", true},
    Opening{"top stories", "read more", true},
    Opening{"top news", "read more", true},
    Opening{"other news", "read more", true},
    Opening{"other stories", "read more", true},
    Opening{"editor's picks", "read more", true},
    Opening{"editors' picks", "read more", true},
    Opening{"don't miss", "read more", true},
    Opening{"up next", "read more", true},
    Opening{"in pictures:", "read more"},
    Opening{"watch:", "read more"},
    Opening{"watch live", "read more"},
    Opening{"listen:", "read more"},
    Opening{"listen to this", "read more"},
    Opening{"continue reading", "read more"},
    Opening{"click here", "read more"},
    Opening{"external links", "read more", true},
    Opening{"subscribe", "newsletter"},
    Opening{"sign up", "newsletter"},
    Opening{"get our newsletter", "newsletter"},
    Opening{"get the latest", "newsletter"},
    Opening{"join our", "newsletter"},
    Opening{"follow us", "share bar"},
    Opening{"follow our", "share bar"},
    Opening{"share this", "share bar"},
    Opening{"share on", "share bar"},
    Opening{"download our app", "newsletter"},
    Opening{"download the app", "newsletter"},
    Opening{"support our journalism", "newsletter"},
    Opening{"become a member", "newsletter"},
    Opening{"already a subscriber", "newsletter"},
    Opening{"advertisement", "advertisement"},
    Opening{"advertising", "advertisement", true},
    Opening{"sponsored", "advertisement", true},
    Opening{"story continues below", "advertisement"},
    Opening{"article continues", "advertisement"},
    Opening{"scroll to continue", "advertisement"},
    Opening{"please enable javascript", "script"},
    Opening{"loading", "menu", true},
    Opening{"skip to", "menu"},
    Opening{"back to top", "menu"},
    Opening{"jump to", "menu"},
    Opening{"you are here", "menu"},
    Opening{"text size", "menu"},
    Opening{"font size", "menu"},
    Opening{"print this", "menu"},
    Opening{"email this", "menu"},
    Opening{"tags:", "menu"},
    Opening{"topics:", "menu"},
    Opening{"keywords:", "menu"},
    Opening{"filed under", "menu"},
    Opening{"leave a comment", "comments"},
    Opening{"leave a reply", "comments"},
    Opening{"post a comment", "comments"},
    Opening{"join the conversation", "comments"},
    Opening{"show comments", "comments"},
    Opening{"view comments", "comments"},
    Opening{"comments", "comments", true},
    Opening{"photo:", "caption"},
    Opening{"photos:", "caption"},
    Opening{"photo by", "caption"},
    Opening{"photo credit", "caption"},
    Opening{"file photo", "caption"},
    Opening{"image:", "caption"},
    Opening{"image source", "caption"},
    Opening{"image caption", "caption"},
    Opening{"image credit", "caption"},
    Opening{"picture:", "caption"},
    Opening{"photograph:", "caption"},
    Opening{"credit:", "caption"},
    Opening{"caption:", "caption"},
    Opening{"copyright ©", "footer"},
    Opening{"copyright (c)", "footer"},
    Opening{"copyright 1", "footer"},
    Opening{"copyright 2", "footer"},
    Opening{"©", "footer"},
    Opening{"(c) ", "footer"},
    Opening{"all rights reserved", "footer"},
    Opening{"terms of", "footer"},
    Opening{"privacy policy", "footer"},
    Opening{"reporting by", "byline"},
    Opening{"(reporting by", "byline"},
    Opening{"additional reporting", "byline"},
    Opening{"editing by", "byline"},
    Opening{"writing by", "byline"},
    Opening{"written by", "byline"},
    Opening{"editor:", "byline"},
    Opening{"author:", "byline"},
    Opening{"source:", "byline"},
    Opening{"staff writer", "byline"},
    Opening{"staff reporter", "byline"},
    Opening{"ends", "footer", true},
    Opening{"media contact", "footer"},
    Opening{"for further information", "footer"},
    Opening{"for more information", "footer"},
};

}  // namespace chancery::text

#endif  // CHANCERY_TEXT_NOISE_WORDS_H_
