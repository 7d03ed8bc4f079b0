// The tense in which an event is told, as far as it tells which of several comes first.
#ifndef CHANCERY_EXTRACT_TENSE_H_
#define CHANCERY_EXTRACT_TENSE_H_

#include <cstdint>

#include "extract/frame_match.h"
#include "nlp/document.h"

namespace chancery::extract {

// The verb whose tense tells the event: the trigger, its support verb, or the nearest verb above a noun; the trigger
// itself if there is none.
uint32_t TellingVerb(const FrameMatch& match, const nlp::Document& document);

// "agreed", and not "has agreed", "had agreed", "was agreed".
bool IsSimplePast(const nlp::Document& document, uint32_t verb);

// "has agreed", "have agreed".
bool IsInPerfect(const nlp::Document& document, uint32_t verb);

// "had agreed", also of a verb coordinated with it or that completes it ("had come to meet", "had met and agreed").
bool IsInPluperfect(const nlp::Document& document, uint32_t verb);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_TENSE_H_
