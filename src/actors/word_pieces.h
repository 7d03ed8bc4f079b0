// Words cut into the pieces by which names are compared, whatever tokenizer made the words: "Guinea-Bissau" is the
// pieces guinea, -, bissau, be it one word or three.
#ifndef CHANCERY_ACTORS_WORD_PIECES_H_
#define CHANCERY_ACTORS_WORD_PIECES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::actors {

// How a piece is capitalised.
enum class Capitals : uint8_t {
  kNone,     // "of", "20", "-"
  kInitial,  // "Moscow", "McDonald"
  kAll,      // "UN", "U" of "U.N."
};

// A run of letters and digits, or one other character.
struct Piece {
  std::string text;  // folded as Normalise does
  Capitals capitals = Capitals::kNone;
};

// Appends the pieces of a word (UTF-8; invalid bytes read as U+FFFD).
void AppendPieces(std::string_view word, std::vector<Piece>* pieces);

// Whether a piece of a text may stand for a piece of a name: capitals where the name has them, so that "us" is not
// "US" and "turkey" is not "Turkey". Names of four letters or more that are all capitals may be written "Nato".
bool CapitalsAgree(const Piece& text, const Piece& name);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_WORD_PIECES_H_
