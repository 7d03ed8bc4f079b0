// The names of persons from other scripts, which newspapers write in several ways ("Sergei", "Sergey", "Serguei";
// "Qaddafi", "Gaddafi", "Kadhafi"), brought to one form.
#ifndef CHANCERY_ACTORS_NAME_FOLD_H_
#define CHANCERY_ACTORS_NAME_FOLD_H_

#include <string>
#include <string_view>
#include <vector>

namespace chancery::actors {

// Names that are spellings of one name fold to the same words: beyond Normalise, the Latin letters that systems of
// romanisation use for one letter of Cyrillic or Arabic are made one, doubled consonants are single, the Arabic article
// is left out, hyphens part words, and given names that no rule of letters reaches are looked up in a table.
//
//   FoldName("Volodymyr Zelenskyy") == FoldName("Volodymyr Zelenskiy")
//   FoldName("Abd al-Aziz ibn Baz") == FoldName("Abdulaziz bin Baz")
//
// Two names that fold alike are the same name, not yet the same person. Lower-case UTF-8, words parted by single
// spaces; for names in the Latin script only. The rules follow BGN/PCGN 1947, ISO 9:1995 and ALA-LC for Cyrillic, the
// Ukrainian system of 2010, ALA-LC and UNGEGN 1972 for Arabic, and the French and German habits beside them.
std::string FoldName(std::string_view name);

// The words of FoldName(name).
std::vector<std::string> FoldWords(std::string_view name);

// How the folded words may begin of which somebody has typed this normalised beginning: "gaddaf" gives, beside its own
// letters folded, that to which "Gaddafi" folds. Never empty for a word that has letters.
std::vector<std::string> FoldBeginning(std::string_view word);

}  // namespace chancery::actors

#endif  // CHANCERY_ACTORS_NAME_FOLD_H_
