#include "resolve/actor_names.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "actors/candidates.h"
#include "actors/name_fold.h"
#include "ontology/ids.h"

namespace chancery::resolve {
namespace {

using actors::Entry;
using ontology::ActorMention;
using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 30> kOfficeNouns = {
    "ambassador", "chairman", "chancellor", "chief",      "commander", "commissioner", "counterpart", "diplomat",
    "emir",       "emperor",  "envoy",      "governor",   "guest",     "head",         "host",        "king",
    "leader",     "minister", "monarch",    "negotiator", "official",  "pope",         "premier",     "president",
    "prince",     "princess", "queen",      "secretary",  "speaker",   "sultan"};

bool IsOfficeNoun(std::string_view word) {
  return std::find(kOfficeNouns.begin(), kOfficeNouns.end(), word) != kOfficeNouns.end();
}

constexpr size_t kLongestSlug = 80;
constexpr size_t kFingerprintDigits = 16;

// Texts do not tell an organisation from a group.
std::vector<std::string> KindsOf(const std::string& kind) {
  if (kind == "organization" || kind == "group") return {"organization", "group"};
  return {kind};
}

bool IsName(const actors::ActorCandidate& candidate) {
  const actors::Evidence form = candidate.evidence.front();
  return form == actors::Evidence::kExactName || form == actors::Evidence::kFoldedName ||
         form == actors::Evidence::kSurname;
}

bool HeldOfficeOn(const Entry& entry, absl::CivilDay day) {
  return std::any_of(entry.tenures.begin(), entry.tenures.end(), [&](const actors::Tenure& tenure) {
    return (!tenure.from || *tenure.from <= day) && (!tenure.to || day <= *tenure.to);
  });
}

const Entry* FindEntry(const ActorMention& mention, std::optional<absl::CivilDay> published,
                       const actors::Gazetteer& gazetteer) {
  if (!mention.gazetteer_id.empty()) {
    if (const Entry* entry = gazetteer.FindById(mention.gazetteer_id)) return entry;
  }
  std::vector<actors::ActorCandidate> candidates;
  for (const std::string& kind : KindsOf(mention.kind)) {
    const actors::MentionContext context = {
        .kind = kind, .of = mention.of, .office = mention.office, .day = published, .named = {}};
    const std::vector<actors::ActorCandidate> ranked = actors::RankCandidates(gazetteer, mention.name, context);
    std::copy_if(ranked.begin(), ranked.end(), std::back_inserter(candidates), IsName);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  if (const Entry* entry = actors::ChooseCandidate(candidates)) return entry;
  // Of several who are as likely, the one in office.
  if (published && !candidates.empty()) {
    const double best = candidates.front().score;
    std::erase_if(candidates, [&](const actors::ActorCandidate& candidate) {
      return candidate.score < best || !HeldOfficeOn(*candidate.entry, *published);
    });
    if (const Entry* entry = actors::ChooseCandidate(candidates)) return entry;
  }
  // Who is called by his office alone.
  if (mention.kind != "person" || !published || mention.of.empty() || mention.office.empty()) return nullptr;
  if (!IsDescription(mention.name)) return nullptr;
  return gazetteer.HolderOf(actors::CanonicalOffice(mention.office), mention.of, *published);
}

// A name in ASCII letters, digits and single hyphens, and whether letters of it were lost.
struct Slug {
  std::string text;
  bool lossy = false;
};

Slug Slugify(std::string_view name) {
  Slug slug;
  for (const char c : actors::Normalise(name)) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) {
      slug.text += absl::ascii_tolower(static_cast<unsigned char>(c));
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      slug.lossy = true;
    } else if (c != '\'' && !slug.text.empty() && slug.text.back() != '-') {
      slug.text += '-';
    }
  }
  while (!slug.text.empty() && slug.text.back() == '-') slug.text.pop_back();
  if (slug.text.empty()) slug.lossy = true;
  return slug;
}

bool IsCountryCode(std::string_view of) {
  return of.size() == 2 && absl::ascii_isupper(static_cast<unsigned char>(of[0])) &&
         absl::ascii_isupper(static_cast<unsigned char>(of[1]));
}

std::string OwnName(const ActorMention& mention, const actors::Gazetteer& gazetteer) {
  // Persons are one however their names are transliterated.
  const std::string name = mention.kind == "person" ? actors::FoldName(mention.name) : mention.name;
  Slug slug = Slugify(name);
  // A person is the usual case and needs no word for it.
  if (mention.kind != "person" && !mention.kind.empty()) absl::StrAppend(&slug.text, "-", Slugify(mention.kind).text);
  if (!mention.of.empty()) {
    const Slug of = Slugify(mention.of);
    absl::StrAppend(&slug.text, IsCountryCode(mention.of) ? "-" : "--", of.text);
    slug.lossy |= of.lossy;
  }
  if (slug.lossy || slug.text.size() > kLongestSlug || gazetteer.FindById(slug.text) != nullptr) {
    const std::string fingerprint = ontology::Fingerprint(
        absl::StrCat(mention.kind, "\n", actors::Normalise(name), "\n", actors::Normalise(mention.of)));
    slug.text.resize(std::min(slug.text.size(), kLongestSlug));
    absl::StrAppend(&slug.text, slug.text.empty() ? "" : "-", fingerprint.substr(0, kFingerprintDigits));
  }
  return slug.text;
}

// Whose office a person held on a day, if that is one and another than the entry's.
std::string ActsForElse(const Entry& entry, std::optional<absl::CivilDay> day) {
  if (entry.kind != "person" || !day) return "";
  std::string other;
  for (const actors::Tenure& tenure : entry.tenures) {
    if (!tenure.from || *tenure.from > *day || (tenure.to && *tenure.to < *day)) continue;
    if (tenure.of == entry.of || (!other.empty() && tenure.of != other)) return "";
    other = tenure.of;
  }
  return other;
}

}  // namespace

bool IsDescription(std::string_view name) {
  const std::string normal = actors::Normalise(name);
  const Words words = absl::StrSplit(normal, ' ', absl::SkipEmpty());
  if (words.empty() || IsOfficeNoun(words.back())) return true;
  return std::adjacent_find(words.begin(), words.end(), [](const std::string& word, const std::string& next) {
           return IsOfficeNoun(word) && next == "of";
         }) != words.end();
}

ActorIdentity IdentifyActor(const ActorMention& mention, std::optional<absl::CivilDay> published,
                            const actors::Gazetteer& gazetteer) {
  if (const Entry* entry = FindEntry(mention, published, gazetteer)) {
    return {absl::StrCat("actors/", entry->id), entry->name, entry->kind, entry->of, entry->id,
            ActsForElse(*entry, published)};
  }
  return {absl::StrCat("actors/", OwnName(mention, gazetteer)), mention.name, mention.kind, mention.of, ""};
}

std::string CountryOfPlace(std::string_view place, const actors::Gazetteer& gazetteer) {
  for (std::string_view rest = place; !rest.empty();) {
    for (const actors::Match& match : gazetteer.Find(rest)) {
      if (match.form == actors::FormKind::kDemonym) continue;
      if (match.entry->kind == "country") return match.entry->id;
      if (match.form == actors::FormKind::kPlace) return match.entry->of;
    }
    const size_t comma = rest.find(", ");
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
  }
  return "";
}

}  // namespace chancery::resolve
