// How a text speaks of a frame's event, beside tense and mood: asks about it, says it of nobody, points back to it.
#ifndef CHANCERY_EXTRACT_TELLING_H_
#define CHANCERY_EXTRACT_TELLING_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/frame_match.h"
#include "extract/grammar.h"

namespace chancery::extract {

// A hedge on the verb of a participation ("will most likely be invited", "may attend"): "likely", "possible", or empty.
std::string HedgeOf(const Tree& tree, uint32_t verb);

// The word whose tense tells: the trigger, or of "the summit, which takes place on Tuesday" the verb below the noun.
uint32_t JudgedWord(const FrameMatch& match, const Tree& tree);

// "Will they meet?", "no president had met": nothing is told.
bool IsAskedOrDeniedOfAll(const FrameMatch& match, const Tree& tree);

// "the talks with X", "his meeting", "this summit": a noun that speaks of something known.
bool IsDefinite(const FrameMatch& match, const Tree& tree);

// "the conference", "the two-day summit", "the talks in Geneva": a definite noun with nothing before or after it that
// says which of several it is.
bool IsAnaphoric(const FrameMatch& match, const Tree& tree);

// "later that night they met": another one than that told before.
bool IsSequel(const Tree& tree, uint32_t verb);

// "a separate meeting", "the two talked alone": not the one that they had with others.
bool IsApart(const FrameMatch& match, const Tree& tree);

// "met separately with B and C", "bilateral meetings with B and C": as many events as there are others.
bool IsSeparate(const FrameMatch& match, const Tree& tree);

// "spoke by telephone", "talked over the phone", "held talks by video".
bool IsByWire(const FrameMatch& match, const Tree& tree);

bool HasAdverb(const Tree& tree, uint32_t verb, std::string_view word);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_TELLING_H_
