#include "extract/actor_lexicon.h"

#include <unordered_set>

namespace chancery::extract {
namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

bool IsOfficeNoun(std::string_view word) {
  static const Words kWords = {"president",
                               "minister",
                               "premier",
                               "chancellor",
                               "secretary",
                               "ambassador",
                               "envoy",
                               "commissioner",
                               "governor",
                               "mayor",
                               "chairman",
                               "chairwoman",
                               "chairperson",
                               "chair",
                               "spokesman",
                               "spokeswoman",
                               "spokesperson",
                               "leader",
                               "chief",
                               "head",
                               "director",
                               "king",
                               "queen",
                               "emir",
                               "sultan",
                               "prince",
                               "princess",
                               "monarch",
                               "emperor",
                               "empress",
                               "pope",
                               "pontiff",
                               "ayatollah",
                               "general",
                               "marshal",
                               "speaker",
                               "senator",
                               "representative",
                               "negotiator",
                               "mediator",
                               "diplomat",
                               "counterpart",
                               "undersecretary",
                               "under-secretary",
                               "president-elect",
                               "administrator",
                               "commander",
                               "adviser",
                               "advisor",
                               "taoiseach",
                               "consul",
                               "charge",
                               "delegate",
                               "coordinator",
                               "official",
                               "statesman",
                               "vice-president",
                               "vice-premier",
                               "vice-chancellor",
                               "deputy",
                               "lawmaker",
                               "parliamentarian",
                               "congressman",
                               "congresswoman",
                               "archbishop",
                               "patriarch",
                               "rapporteur",
                               "treasurer",
                               "attorney",
                               "ruler",
                               "strongman",
                               "dictator",
                               "colonel",
                               "admiral",
                               "co-chair",
                               "nuncio",
                               "legate",
                               "secretary-general",
                               "director-general",
                               "governor-general",
                               "politician",
                               "guerrilla"};
  return kWords.contains(word);
}

bool IsOfficeModifier(std::string_view word) {
  static const Words kWords = {
      "foreign",    "prime",         "deputy",      "vice",        "defence",     "defense",  "finance",   "interior",
      "trade",      "economy",       "economic",    "oil",         "energy",      "justice",  "culture",   "transport",
      "health",     "education",     "agriculture", "environment", "information", "planning", "labour",    "labor",
      "commerce",   "industry",      "security",    "national",    "assistant",   "under",    "permanent", "executive",
      "managing",   "general",       "supreme",     "crown",       "special",     "high",     "chief",     "first",
      "senior",     "home",          "external",    "internal",    "cabinet",     "state",    "press",     "party",
      "opposition", "parliamentary", "military",    "army",        "spiritual",   "rebel",    "guerrilla", "nuclear",
      "peace",      "policy",        "affairs",     "climate",     "development", "treasury", "lead",      "top",
      "grand",      "federal",       "principal",   "petroleum"};
  return kWords.contains(word);
}

bool IsPortfolioWord(std::string_view word) {
  static const Words kWords = {"foreign",   "external",      "affairs",  "state",       "defence",     "defense",
                               "finance",   "trade",         "interior", "justice",     "economy",     "energy",
                               "staff",     "government",    "health",   "culture",     "transport",   "education",
                               "commerce",  "treasury",      "labour",   "labor",       "agriculture", "environment",
                               "industry",  "information",   "planning", "development", "cooperation", "co-operation",
                               "relations", "international", "economic", "security",    "war",         "homeland",
                               "european",  "primary",       "customs",  "overseas"};
  return kWords.contains(word);
}

bool IsTenureAdjective(std::string_view word) {
  static const Words kWords = {"former",    "outgoing",  "incoming",  "acting",  "interim",   "then",
                               "current",   "new",       "newly",     "elected", "ex",        "late",
                               "visiting",  "ousted",    "exiled",    "deposed", "caretaker", "transitional",
                               "designate", "departing", "long-time", "longtime"};
  return kWords.contains(word);
}

bool IsTitle(std::string_view word) {
  static const Words kWords = {
      "mr",       "mr.",      "mrs",    "mrs.",      "ms",        "ms.",     "miss",      "dr",         "dr.",
      "sir",      "lord",     "lady",   "dame",      "prof",      "prof.",   "professor", "gen",        "gen.",
      "lt",       "lt.",      "col",    "col.",      "maj",       "maj.",    "capt",      "capt.",      "adm",
      "adm.",     "sen",      "sen.",   "rep",       "rep.",      "gov",     "gov.",      "amb",        "amb.",
      "sheikh",   "sheik",    "shaikh", "shah",      "hon",       "hon.",    "rev",       "rev.",       "father",
      "bishop",   "cardinal", "imam",   "mullah",    "brigadier", "major",   "captain",   "lieutenant", "tun",
      "datuk",    "dato",     "st.",    "comrade",   "madam",     "madame",  "herr",      "excellency", "majesty",
      "highness", "tunku",    "ceo",    "columnist", "coach",     "coaches", "analyst",   "pm",         "ratu",
      "senor",    "field"};
  return kWords.contains(word);
}

Gender GenderOfNoun(std::string_view word) {
  static const Words kFemale = {"mrs",           "mrs.",  "ms",       "ms.",     "miss",       "lady",
                                "dame",          "queen", "princess", "empress", "chairwoman", "spokeswoman",
                                "congresswoman", "madam", "madame",   "woman",   "wife",       "duchess"};
  static const Words kMale = {"mr",         "mr.",         "sir",    "lord",      "king",      "prince",    "emperor",
                              "sultan",     "emir",        "pope",   "sheikh",    "sheik",     "ayatollah", "chairman",
                              "spokesman",  "congressman", "man",    "husband",   "pontiff",   "mullah",    "imam",
                              "archbishop", "cardinal",    "bishop", "patriarch", "strongman", "statesman", "duke"};
  if (kFemale.contains(word)) return Gender::kFemale;
  return kMale.contains(word) ? Gender::kMale : Gender::kUnknown;
}

Gender GenderOfGivenName(std::string_view word) {
  static const Words kFemale = {
      "angela",   "margaret",      "condoleezza", "hillary",   "madeleine", "theresa",   "indira",    "benazir",
      "golda",    "michelle",      "dilma",       "cristina",  "helen",     "julia",     "julie",     "mary",
      "maria",    "anna",          "anne",        "elizabeth", "catherine", "christine", "ursula",    "federica",
      "giorgia",  "jacinda",       "sanna",       "magdalena", "annalena",  "liz",       "nancy",     "susan",
      "samantha", "nikki",         "penny",       "marise",    "laura",     "hanan",     "tzipi",     "ellen",
      "joyce",    "sheikh hasina", "khaleda",     "sonia",     "sushma",    "aung",      "yulia",     "tarja",
      "vaira",    "dalia",         "kolinda",     "erna",      "gro",       "mette",     "sarah",     "jane",
      "barbara",  "patricia",      "linda",       "karen",     "carla",     "victoria",  "alexandra", "natalia",
      "elena",    "irina",         "olga",        "svetlana",  "fatima",    "leila",     "wendy",     "kamala",
      "jill",     "melania",       "michele",     "corazon",   "gloria",    "megawati",  "portia",    "nkosazana",
      "graca",    "winnie",        "jeane",       "baroness",  "susana",    "delcy",     "claudia",   "xiomara",
      "mia",      "portia"};
  static const Words kMale = {
      "john",    "george",    "bill",     "william",  "james",    "robert",   "michael",   "david",     "richard",
      "joseph",  "joe",       "donald",   "ronald",   "jimmy",    "gerald",   "henry",     "warren",    "colin",
      "barack",  "tony",      "gordon",   "boris",    "dmitry",   "dmitri",   "vladimir",  "sergey",    "sergei",
      "mikhail", "igor",      "viktor",   "leonid",   "nikolai",  "andrei",   "andrey",    "alexander", "aleksandr",
      "ivan",    "yevgeny",   "mahmoud",  "ahmed",    "mohammed", "mohamed",  "muhammad",  "mohammad",  "ali",
      "hassan",  "hussein",   "hosni",    "anwar",    "yasser",   "yasir",    "ehud",      "benjamin",  "binyamin",
      "yitzhak", "shimon",    "ariel",    "menachem", "moshe",    "avigdor",  "jacques",   "nicolas",   "emmanuel",
      "bernard", "dominique", "pierre",   "laurent",  "alain",    "helmut",   "gerhard",   "olaf",      "klaus",
      "frank",   "guido",     "joschka",  "silvio",   "romano",   "mario",    "giuseppe",  "jose",      "juan",
      "carlos",  "hugo",      "fidel",    "raul",     "evo",      "luiz",     "felipe",    "enrique",   "pedro",
      "manuel",  "alberto",   "rafael",   "oscar",    "daniel",   "kofi",     "ban",       "boutros",   "kurt",
      "javier",  "antonio",   "jens",     "anders",   "javad",    "saddam",   "bashar",    "hafez",     "walid",
      "tariq",   "nuri",      "jalal",    "abdullah", "abdul",    "hamid",    "ashraf",    "pervez",    "nawaz",
      "imran",   "zulfikar",  "manmohan", "narendra", "rajiv",    "atal",     "natwar",    "pranab",    "jintao",
      "jinping", "wen",       "deng",     "jiang",    "taro",     "shinzo",   "junichiro", "fumio",     "nelson",
      "thabo",   "jacob",     "cyril",    "robert",   "morgan",   "goodluck", "olusegun",  "paul",      "yoweri",
      "mwai",    "uhuru",     "omar",     "salva",    "riek",     "meles",    "peter",     "kevin",     "malcolm",
      "scott",   "bob",       "harold",   "edward",   "stephen",  "justin",   "brian",     "thomas",    "mark",
      "martin",  "stefan",    "recep",    "abdullah", "ahmet",    "turgut",   "suleyman",  "bulent",    "konstantinos",
      "andreas", "alexis",    "kostas",   "josip",    "slobodan", "franjo",   "alija",     "zoran",     "radovan",
      "vaclav",  "lech",      "wojciech", "nicolae",  "traian",   "todor",    "petro",     "leonid",    "volodymyr",
      "dmytro",  "mike",      "rex",      "antony",   "cyrus",    "riyad",    "saeb",      "ismail",    "amr",
      "nabil",   "hun"};
  if (kFemale.contains(word)) return Gender::kFemale;
  return kMale.contains(word) ? Gender::kMale : Gender::kUnknown;
}

bool IsNameParticle(std::string_view word) {
  static const Words kWords = {"al",  "el",  "ul", "bin", "ben", "ibn", "van", "von", "der", "de",
                               "da",  "del", "di", "la",  "le",  "du",  "dos", "abu", "abd", "st",
                               "den", "ad",  "as", "ash", "ur",  "dos", "y",   "wa",  "ter", "zu"};
  return kWords.contains(word);
}

bool IsRepresentative(std::string_view word) {
  static const Words kWords = {
      "government", "governments",    "delegation", "delegations", "officials",  "authorities",     "side",
      "sides",      "administration", "leadership", "negotiators", "diplomats",  "representatives", "team",
      "teams",      "regime",         "cabinet",    "delegates",   "mission",    "envoys",          "parties",
      "party",      "lawmakers",      "commanders", "rulers",      "politicians"};
  return kWords.contains(word);
}

bool IsLeaderNoun(std::string_view word) {
  static const Words kWords = {"leader", "ruler", "politician", "official", "statesman", "strongman", "dictator"};
  return kWords.contains(word);
}

bool IsGroupNoun(std::string_view word) {
  static const Words kWords = {"movement", "group",     "organisation", "organization", "party",      "militia",
                               "faction",  "rebels",    "guerrillas",   "militants",    "fighters",   "front",
                               "alliance", "bloc",      "union",        "insurgents",   "militiamen", "nations",
                               "members",  "countries", "states"};
  return kWords.contains(word);
}

bool IsInstitutionNoun(std::string_view word) {
  static const Words kWords = {
      "ministry",     "parliament",     "bank",    "office",      "department", "agency",      "council",
      "committee",    "commission",     "party",   "union",       "congress",   "senate",      "assembly",
      "court",        "army",           "police",  "embassy",     "federation", "association", "organization",
      "organisation", "forum",          "group",   "league",      "institute",  "university",  "foundation",
      "fund",         "movement",       "front",   "authority",   "alliance",   "community",   "corporation",
      "company",      "inc.",           "ltd.",    "secretariat", "bureau",     "force",       "command",
      "chamber",      "board",          "navy",    "duma",        "knesset",    "majlis",      "society",
      "centre",       "center",         "network", "coalition",   "consortium", "tribunal",    "partnership",
      "conference",   "administration", "service", "directorate", "presidency", "house",       "brigades",
      "guard"};
  return kWords.contains(word);
}

bool IsNoActorNoun(std::string_view word) {
  static const Words kWords = {
      "treaty",      "agreement",   "accord",       "accords",      "process",     "summit",  "conference",
      "act",         "declaration", "protocol",     "charter",      "convention",  "plan",    "prize",
      "cup",         "award",       "hotel",        "airport",      "war",         "day",     "resolution",
      "pact",        "agenda",      "initiative",   "roadmap",      "compact",     "talks",   "dialogue",
      "meeting",     "session",     "palace",       "hall",         "square",      "street",  "games",
      "olympics",    "festival",    "constitution", "bill",         "law",         "report",  "statement",
      "communique",  "memorandum",  "state",        "states",       "nations",     "affairs", "times",
      "post",        "news",        "press",        "journal",      "programme",   "program", "project",
      "fund-raiser", "week",        "expo",         "cold",         "revolution",  "spring",  "minister",
      "president",   "secretary",   "mr",           "twitter",      "facebook",    "week",    "round",
      "travel",      "phone",       "call",         "laughter",     "joint",       "remarks", "readout",
      "visit",       "policy",      "euro",         "celebrations", "paralympics", "classic", "region",
      "resolve",     "detention",   "vehicles",     "gaggle",       "trilateral",  "facility"};
  return kWords.contains(word);
}

bool IsNewsMedium(std::string_view name) {
  static const Words kWords = {"reuters",
                               "afp",
                               "ap",
                               "associated press",
                               "xinhua",
                               "rt",
                               "tass",
                               "itar-tass",
                               "interfax",
                               "ria novosti",
                               "bbc",
                               "cnn",
                               "al jazeera",
                               "al-jazeera",
                               "dpa",
                               "upi",
                               "bloomberg",
                               "kyodo",
                               "yonhap",
                               "anadolu",
                               "irna",
                               "fars",
                               "press tv",
                               "npr",
                               "abc",
                               "nbc",
                               "cbs",
                               "fox news",
                               "sky news",
                               "the new york times",
                               "new york times",
                               "washington post",
                               "the washington post",
                               "guardian",
                               "the guardian",
                               "financial times",
                               "wall street journal",
                               "the wall street journal",
                               "wikinews",
                               "le monde",
                               "le figaro",
                               "der spiegel",
                               "kommersant",
                               "haaretz",
                               "jerusalem post",
                               "al arabiya",
                               "al-arabiya",
                               "voice of america",
                               "voa",
                               "radio free europe",
                               "deutsche welle",
                               "itv",
                               "pti",
                               "efe",
                               "ansa",
                               "cctv",
                               "people's daily",
                               "global times",
                               "politico",
                               "axios",
                               "twitter",
                               "facebook",
                               "youtube",
                               "telegram"};
  return kWords.contains(name);
}

bool IsSpeechVerb(std::string_view lemma) {
  static const Words kWords = {"say",      "tell",    "announce", "state",       "declare",   "add",       "note",
                               "report",   "explain", "stress",   "emphasize",   "emphasise", "underline", "insist",
                               "argue",    "claim",   "warn",     "promise",     "pledge",    "vow",       "reiterate",
                               "confirm",  "affirm",  "remark",   "observe",     "comment",   "write",     "reply",
                               "answer",   "ask",     "admit",    "acknowledge", "deny",      "hope",      "believe",
                               "think",    "suggest", "indicate", "assure",      "urge",      "conclude",  "recall",
                               "continue", "hint",    "point",    "respond",     "agree",     "express"};
  return kWords.contains(lemma);
}

bool IsLocative(std::string_view word) {
  static const Words kWords = {"in",         "at",      "from",   "to",      "near", "outside",
                               "across",     "around",  "into",   "inside",  "via",  "through",
                               "throughout", "towards", "toward", "outside", "off",  "within"};
  return kWords.contains(word);
}

}  // namespace chancery::extract
