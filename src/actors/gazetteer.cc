#include "actors/gazetteer.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "actors/gazetteer_reader.h"
#include "actors/name_fold.h"
#include "actors/word_pieces.h"

namespace chancery::actors {
namespace {

// A form cut into pieces, in a table ordered by first piece, longest first, best first.
struct IndexedForm {
  std::vector<Piece> pieces;
  const Entry* entry;
  FormKind kind;
};

// States of today before those that are no more.
bool IsPast(const Entry& entry) { return entry.to.has_value(); }

class FormIndex final : public Gazetteer {
 public:
  explicit FormIndex(GazetteerData data);

  std::vector<Match> FindAll(std::span<const std::string_view> words) const override;
  std::vector<Match> Find(std::string_view form) const override;
  std::vector<const Entry*> FindPersons(std::string_view name) const override;
  const Entry* FindById(std::string_view id) const override;
  const Entry* HolderOf(std::string_view office, std::string_view of, absl::CivilDay day) const override;
  std::vector<const Entry*> HoldersCalled(std::string_view last_name, absl::CivilDay day) const override;
  std::vector<const Entry*> Entries() const override;
  const std::vector<std::string>& problems() const override { return problems_; }

 private:
  struct Range {
    uint32_t begin = 0, end = 0;  // of forms_
  };
  struct Holding {
    absl::CivilDay from;
    std::optional<absl::CivilDay> to;
    const Entry* holder;
  };
  using Holdings = absl::flat_hash_map<std::string, std::vector<Holding>>;

  void IndexForms(const std::vector<Form>& forms);
  void IndexTenures();
  void IndexPersons(const std::vector<Form>& forms);
  static std::string OfficeKey(std::string_view office, std::string_view of) {
    return absl::StrCat(CanonicalOffice(office), "\n", std::string(of));
  }
  static std::vector<const Entry*> HoldersOn(const Holdings& holdings, const std::string& key, absl::CivilDay day);
  Range FormsFrom(const std::string& first_piece) const {
    const auto found = by_first_piece_.find(first_piece);
    return found == by_first_piece_.end() ? Range() : found->second;
  }

  std::vector<std::unique_ptr<Entry>> entries_;
  std::vector<IndexedForm> forms_;
  absl::flat_hash_map<std::string, Range> by_first_piece_;
  absl::flat_hash_map<std::string, const Entry*> by_id_;
  absl::flat_hash_map<std::string, std::vector<const Entry*>> by_folded_name_;  // of persons
  Holdings by_office_;
  Holdings by_last_name_;
  std::vector<std::unique_ptr<const std::string>> sources_;
  std::vector<std::string> problems_;
};

FormIndex::FormIndex(GazetteerData data)
    : entries_(std::move(data.entries)), sources_(std::move(data.sources)), problems_(std::move(data.problems)) {
  for (const auto& entry : entries_) by_id_[entry->id] = entry.get();
  IndexForms(data.forms);
  IndexPersons(data.forms);
  IndexTenures();
}

void FormIndex::IndexPersons(const std::vector<Form>& forms) {
  for (const Form& form : forms) {
    if (form.entry->kind != "person") continue;
    std::vector<const Entry*>& persons = by_folded_name_[FoldName(form.text)];
    if (std::find(persons.begin(), persons.end(), form.entry) == persons.end()) persons.push_back(form.entry);
  }
}

void FormIndex::IndexForms(const std::vector<Form>& forms) {
  forms_.reserve(forms.size());
  for (const Form& form : forms) {
    IndexedForm indexed{{}, form.entry, form.kind};
    AppendPieces(form.text, &indexed.pieces);
    if (!indexed.pieces.empty()) forms_.push_back(std::move(indexed));
  }
  std::stable_sort(forms_.begin(), forms_.end(), [](const IndexedForm& a, const IndexedForm& b) {
    if (const int order = a.pieces[0].text.compare(b.pieces[0].text); order != 0) return order < 0;
    if (a.pieces.size() != b.pieces.size()) return a.pieces.size() > b.pieces.size();
    return std::make_pair(a.kind, IsPast(*a.entry)) < std::make_pair(b.kind, IsPast(*b.entry));
  });
  for (uint32_t i = 0; i < forms_.size(); ++i) {
    Range& range = by_first_piece_.try_emplace(forms_[i].pieces[0].text, Range{i, i}).first->second;
    range.end = i + 1;
  }
}

void FormIndex::IndexTenures() {
  for (const auto& entry : entries_) {
    for (const Tenure& tenure : entry->tenures) {
      if (!tenure.from) continue;  // since when is not known, so neither is whether on a given day
      const Holding holding{*tenure.from, tenure.to, entry.get()};
      by_office_[OfficeKey(tenure.office, tenure.of)].push_back(holding);
      for (const std::string& surname : entry->called) by_last_name_[FoldName(surname)].push_back(holding);
    }
  }
}

std::vector<Match> FormIndex::FindAll(std::span<const std::string_view> words) const {
  std::vector<Piece> pieces;
  std::vector<size_t> word_of;  // of each piece, and one more at the end
  for (size_t i = 0; i < words.size(); ++i) {
    AppendPieces(words[i], &pieces);
    word_of.resize(pieces.size(), i);
  }
  word_of.push_back(words.size());
  const auto is_start = [&](size_t p) { return p == 0 || word_of[p] != word_of[p - 1]; };
  const auto agrees = [&](const IndexedForm& form, size_t at) {
    const size_t end = at + form.pieces.size();
    if (end > pieces.size() || !is_start(end)) return false;
    for (size_t i = 0; i < form.pieces.size(); ++i) {
      const Piece& piece = pieces[at + i];
      if (piece.text != form.pieces[i].text || !CapitalsAgree(piece, form.pieces[i])) return false;
    }
    return true;
  };

  std::vector<Match> matches;
  for (size_t at = 0; at < pieces.size();) {
    size_t length = 0;
    const Range range = is_start(at) ? FormsFrom(pieces[at].text) : Range();
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const IndexedForm& form = forms_[i];
      if (length != 0 && form.pieces.size() < length) break;
      if (!agrees(form, at)) continue;
      length = form.pieces.size();
      const Match match{word_of[at], word_of[at + length - 1] + 1, form.entry, form.kind};
      const bool known = !matches.empty() && std::any_of(matches.begin(), matches.end(), [&](const Match& other) {
        return other.begin == match.begin && other.entry == match.entry;
      });
      if (!known) matches.push_back(match);
    }
    at += std::max<size_t>(length, 1);
  }
  return matches;
}

std::vector<Match> FormIndex::Find(std::string_view form) const {
  std::vector<Piece> pieces;
  AppendPieces(form, &pieces);
  if (pieces.empty()) return {};
  std::vector<Match> matches;
  const Range range = FormsFrom(pieces[0].text);
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const IndexedForm& known = forms_[i];
    const bool same = std::equal(pieces.begin(), pieces.end(), known.pieces.begin(), known.pieces.end(),
                                 [](const Piece& a, const Piece& b) { return a.text == b.text; });
    const bool fresh =
        std::none_of(matches.begin(), matches.end(), [&](const Match& match) { return match.entry == known.entry; });
    if (same && fresh) matches.push_back({0, 1, known.entry, known.kind});
  }
  if (matches.empty() && pieces.size() > 1 && pieces[0].text == "the") {
    return Find(form.substr(form.find_first_not_of(" \t", 3)));
  }
  return matches;
}

const Entry* FormIndex::FindById(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : found->second;
}

std::vector<const Entry*> FormIndex::FindPersons(std::string_view name) const {
  std::vector<const Entry*> persons;
  const auto add = [&](const Entry* entry) {
    if (entry->kind == "person" && std::find(persons.begin(), persons.end(), entry) == persons.end()) {
      persons.push_back(entry);
    }
  };
  for (const Match& match : Find(name)) add(match.entry);
  if (const auto found = by_folded_name_.find(FoldName(name)); found != by_folded_name_.end()) {
    for (const Entry* entry : found->second) add(entry);
  }
  return persons;
}

std::vector<const Entry*> FormIndex::HoldersOn(const Holdings& holdings, const std::string& key, absl::CivilDay day) {
  std::vector<const Entry*> holders;
  const auto found = holdings.find(key);
  if (found == holdings.end()) return holders;
  for (const Holding& holding : found->second) {
    if (day < holding.from || (holding.to && *holding.to < day)) continue;
    if (std::find(holders.begin(), holders.end(), holding.holder) == holders.end()) holders.push_back(holding.holder);
  }
  return holders;
}

const Entry* FormIndex::HolderOf(std::string_view office, std::string_view of, absl::CivilDay day) const {
  const std::vector<const Entry*> holders = HoldersOn(by_office_, OfficeKey(office, of), day);
  return holders.size() == 1 ? holders.front() : nullptr;
}

std::vector<const Entry*> FormIndex::HoldersCalled(std::string_view last_name, absl::CivilDay day) const {
  return HoldersOn(by_last_name_, FoldName(last_name), day);
}

std::vector<const Entry*> FormIndex::Entries() const {
  std::vector<const Entry*> entries;
  entries.reserve(entries_.size());
  for (const auto& entry : entries_) entries.push_back(entry.get());
  return entries;
}

}  // namespace

std::string CanonicalOffice(std::string_view office) {
  std::string normal = Normalise(office);
  for (const std::string_view one : {"premier", "taoiseach", "minister-president", "minister president"}) {
    if (normal == one) return "prime minister";
  }
  if (normal == "amir") return "emir";
  if (normal == "foreign secretary" || normal == "secretary of state for foreign affairs") return "foreign minister";
  const bool foreign = normal.find("foreign") != std::string::npos || normal.find("external") != std::string::npos;
  const bool deputy = normal.find("deputy") != std::string::npos || normal.find("vice") != std::string::npos;
  if (foreign && !deputy && normal.find("minister") != std::string::npos) return "foreign minister";
  return normal;
}

absl::StatusOr<std::shared_ptr<const Gazetteer>> Gazetteer::Load(const std::string& directory,
                                                                 const std::string& more) {
  absl::StatusOr<GazetteerData> data = ReadGazetteer(directory, more);
  if (!data.ok()) return data.status();
  return std::make_shared<const FormIndex>(*std::move(data));
}

}  // namespace chancery::actors
