#include "resolve/actor_names.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "actors/name_fold.h"
#include "ontology/ids.h"

namespace chancery::resolve {
namespace {

using actors::Entry;
using ontology::ActorMention;

constexpr size_t kLongestSlug = 80;
constexpr size_t kFingerprintDigits = 16;

bool KindsAgree(std::string_view mentioned, std::string_view known) {
  // Texts do not tell an organisation from a group.
  const auto folded = [](std::string_view kind) { return kind == "group" ? std::string_view("organization") : kind; };
  return mentioned.empty() || folded(mentioned) == folded(known);
}

bool BelongingsAgree(const ActorMention& mention, const Entry& entry) {
  if (mention.of.empty() || entry.of.empty() || mention.of == entry.of) return true;
  const std::string of = actors::Normalise(mention.of);
  return of == actors::Normalise(entry.of) || of == actors::Normalise(entry.name);
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
  std::vector<const Entry*> fitting;
  for (const actors::Match& match : gazetteer.Find(mention.name)) {
    if (match.form != actors::FormKind::kName || !KindsAgree(mention.kind, match.entry->kind) ||
        !BelongingsAgree(mention, *match.entry)) {
      continue;
    }
    if (std::find(fitting.begin(), fitting.end(), match.entry) == fitting.end()) fitting.push_back(match.entry);
  }
  if (fitting.size() > 1 && published) {
    std::erase_if(fitting, [&](const Entry* entry) { return !HeldOfficeOn(*entry, *published); });
  }
  return fitting.size() == 1 ? fitting.front() : nullptr;
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

}  // namespace

ActorIdentity IdentifyActor(const ActorMention& mention, std::optional<absl::CivilDay> published,
                            const actors::Gazetteer& gazetteer) {
  if (const Entry* entry = FindEntry(mention, published, gazetteer)) {
    return {absl::StrCat("actors/", entry->id), entry->name, entry->kind, entry->of, entry->id};
  }
  return {absl::StrCat("actors/", OwnName(mention, gazetteer)), mention.name, mention.kind, mention.of, ""};
}

}  // namespace chancery::resolve
