// Words that tell what an actor is and does: offices, titles, bodies that act for a state, given names. All lower case.
#ifndef CHANCERY_EXTRACT_ACTOR_LEXICON_H_
#define CHANCERY_EXTRACT_ACTOR_LEXICON_H_

#include <string_view>

namespace chancery::extract {

enum class Gender { kUnknown, kFemale, kMale };

// "president", "minister", "envoy": a noun for who holds an office. In the singular.
bool IsOfficeNoun(std::string_view word);
// "foreign", "prime", "deputy": a word before such a noun that belongs to the office's name.
bool IsOfficeModifier(std::string_view word);
// "affairs", "defence": a word of what follows "minister for" or "secretary of".
bool IsPortfolioWord(std::string_view word);
// "former", "outgoing", "acting", "then": how an office is held.
bool IsTenureAdjective(std::string_view word);
// "mr", "dr", "king", "sheikh": stands before a name. Offices that are also titles ("president") are no titles here.
bool IsTitle(std::string_view word);
// What a title, an office or another noun for a person says of the gender.
Gender GenderOfNoun(std::string_view word);
// What a given name says of it, where it is common and not shared.
Gender GenderOfGivenName(std::string_view word);
// "al", "bin", "van": a small word inside names.
bool IsNameParticle(std::string_view word);

// "government", "delegation", "officials": with a country or organisation before it, stands for that one.
bool IsRepresentative(std::string_view word);
// "leader", "politician": of any person who leads.
bool IsLeaderNoun(std::string_view word);
// "movement", "militia": after a group's name, adds nothing to it.
bool IsGroupNoun(std::string_view word);
// "ministry", "parliament", "bank": the last word of an organisation's name.
bool IsInstitutionNoun(std::string_view word);
// "treaty", "summit", "airport": the last word of a name that names no actor.
bool IsNoActorNoun(std::string_view word);
// "reuters": who reports and is no actor.
bool IsNewsMedium(std::string_view name);

// "say", "announce": a verb with which words are quoted or reported.
bool IsSpeechVerb(std::string_view lemma);
// "in", "at", "from": a preposition after which a town's name is a place.
bool IsLocative(std::string_view word);

}  // namespace chancery::extract

#endif  // CHANCERY_EXTRACT_ACTOR_LEXICON_H_
