#include "nlp/moves.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "absl/strings/numbers.h"
#include "nlp/msgpack_file.h"
#include "text/strings.h"

namespace chancery::nlp {
namespace {

constexpr size_t kMostMoves = 10'000;

struct Counted {
  int64_t frequency;
  Move move;
};

}  // namespace

absl::StatusOr<std::vector<Move>> ReadMoves(const std::string& directory, const std::string& name, int kinds) {
  absl::StatusOr<MsgpackFile> file = MsgpackFile::Read(directory, name);
  if (!file.ok()) {
    return file.status();
  }
  std::string_view text;
  if (!file->root().At("moves").Get(text)) {
    return file->Bad("has no text under 'moves'");
  }
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) {
    return file->Bad("has no JSON object under 'moves'");
  }
  std::vector<Counted> counted;
  std::vector<Counted> uncounted;
  for (const auto& [key, labels] : json.items()) {
    int kind = 0;
    if (!absl::SimpleAtoi(key, &kind) || kind < 0 || kind >= kinds || !labels.is_object()) {
      return file->Bad(text::Join("has moves of the unknown kind '", key, "'"));
    }
    for (const auto& [label, frequency] : labels.items()) {
      if (!frequency.is_number_integer()) {
        return file->Bad(text::Join("has no whole number as the frequency of '", label, "'"));
      }
      const auto count = frequency.get<int64_t>();
      (count < 0 ? uncounted : counted).push_back({count, {kind, label}});
    }
  }
  if (counted.empty() || counted.size() + uncounted.size() > kMostMoves) {
    return file->Bad("has no moves, or too many");
  }
  std::sort(counted.begin(), counted.end(), [](const Counted& a, const Counted& b) {
    if (a.move.kind != b.move.kind) {
      return a.move.kind < b.move.kind;
    }
    return a.frequency != b.frequency ? a.frequency > b.frequency : a.move.label > b.move.label;
  });
  std::stable_sort(uncounted.begin(), uncounted.end(), [](const Counted& a, const Counted& b) {
    return a.frequency != b.frequency ? a.frequency > b.frequency : a.move.label > b.move.label;
  });
  std::vector<Move> moves;
  for (std::vector<Counted>* part : {&counted, &uncounted}) {
    for (Counted& move : *part) {
      moves.push_back(std::move(move.move));
    }
  }
  return moves;
}

}  // namespace chancery::nlp
