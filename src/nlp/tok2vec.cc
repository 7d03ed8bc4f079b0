#include "nlp/tok2vec.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "nlp/string_id.h"
#include "text/strings.h"

namespace chancery::nlp {
namespace {

// Places computed at a time: two buffers of them and one layer's weights fit the second-level cache.
constexpr size_t kChunk = 512;
// Context-free vectors kept; English articles use some thousands of word forms in a day.
constexpr size_t kCachedRows = 8192;

std::optional<LexicalAttribute> AttributeNamed(std::string_view name) {
  constexpr std::pair<std::string_view, LexicalAttribute> kNames[] = {
      {"NORM", LexicalAttribute::kNorm},     {"PREFIX", LexicalAttribute::kPrefix},
      {"SUFFIX", LexicalAttribute::kSuffix}, {"SHAPE", LexicalAttribute::kShape},
      {"SPACY", LexicalAttribute::kSpacy},   {"IS_SPACE", LexicalAttribute::kIsSpace},
  };
  for (const auto& [known, attribute] : kNames) {
    if (known == name) {
      return attribute;
    }
  }
  return std::nullopt;
}

uint64_t AttributeValue(const Place& place, LexicalAttribute attribute) {
  switch (attribute) {
    case LexicalAttribute::kNorm:
      return place.lexeme->norm;
    case LexicalAttribute::kPrefix:
      return place.lexeme->prefix;
    case LexicalAttribute::kSuffix:
      return place.lexeme->suffix;
    case LexicalAttribute::kShape:
      return place.lexeme->shape;
    case LexicalAttribute::kSpacy:
      return place.space_after ? 1 : 0;
    case LexicalAttribute::kIsSpace:
      return place.lexeme->is_space ? 1 : 0;
  }
  return 0;
}

}  // namespace

absl::StatusOr<Tok2Vec> Tok2Vec::Load(const ThincModel& model, size_t number) {
  const std::vector<size_t> columns = model.Nodes("extract_features");
  const std::vector<size_t> tables = model.Nodes("hashembed");
  const std::vector<size_t> maxouts = model.Nodes("maxout");
  const std::vector<size_t> norms = model.Nodes("layernorm");
  const std::vector<size_t> windows = model.Nodes("expand_window");
  if (columns.size() != 1 || tables.empty() || maxouts.size() < 2 || norms.size() != maxouts.size() ||
      windows.size() + 1 != maxouts.size()) {
    return model.Bad("holds no MultiHashEmbed with a MaxoutWindowEncoder");
  }
  absl::StatusOr<std::vector<std::string>> attributes = model.TextsAttribute(columns.front(), "columns");
  if (!attributes.ok()) {
    return attributes.status();
  }
  if (attributes->size() != tables.size()) {
    return model.Bad(text::Join("has ", attributes->size(), " attributes for ", tables.size(), " embedding tables"));
  }
  Tok2Vec network;
  network.number_ = number;
  int64_t width = -1;
  for (size_t i = 0; i < tables.size(); ++i) {
    const std::optional<LexicalAttribute> attribute = AttributeNamed((*attributes)[i]);
    if (!attribute.has_value()) {
      return model.Bad(text::Join("embeds the attribute ", (*attributes)[i], ", which is not supported"));
    }
    network.uses_spacy_ |= attribute == LexicalAttribute::kSpacy;
    absl::StatusOr<Tensor> values = model.Parameter(tables[i], "E", {-1, width});
    absl::StatusOr<int64_t> seed = model.IntAttribute(tables[i], "seed");
    absl::StatusOr<int64_t> column = model.IntAttribute(tables[i], "column");
    if (!values.ok() || !seed.ok() || !column.ok()) {
      return !values.ok() ? values.status() : !seed.ok() ? seed.status() : column.status();
    }
    width = values->shape[1];
    if (values->shape[0] == 0 || width == 0 || width > 4096 || *column != static_cast<int64_t>(i)) {
      return model.Bad(text::Join("has an embedding table ", i, " without rows or out of order"));
    }
    network.tables_.push_back(
        {*attribute, static_cast<uint32_t>(*seed), static_cast<uint32_t>(values->shape[0]), std::move(values->values)});
  }
  const auto n = static_cast<size_t>(width);
  for (size_t i = 0; i < maxouts.size(); ++i) {
    absl::StatusOr<MaxoutLayer> layer =
        MaxoutLayer::Load(model, maxouts[i], norms[i], i == 0 ? tables.size() * n : 3 * n, n);
    if (!layer.ok()) {
      return layer.status();
    }
    if (i == 0) {
      network.mix_ = *std::move(layer);
      continue;
    }
    const absl::StatusOr<int64_t> window = model.IntAttribute(windows[i - 1], "window_size");
    if (!window.ok() || *window != 1) {
      return model.Bad("has a convolution with a window other than 1, which is not supported");
    }
    network.convolutions_.push_back(*std::move(layer));
  }
  return network;
}

void Tok2Vec::EmbedOne(const Place& place, float* unmixed) const {
  const Kernels& kernels = BestKernels();
  const size_t n = width();
  for (const Table& table : tables_) {
    std::fill_n(unmixed, n, 0.0F);
    for (const uint32_t key : HashFeature(AttributeValue(place, table.attribute), table.seed)) {
      kernels.add(table.values.data() + size_t{key % table.rows} * n, n, unmixed);
    }
    unmixed += n;
  }
}

// Makes sure that the cache has a row for every word of a chunk.
void Tok2Vec::EmbedMissing(std::span<const Place> places, Tok2VecScratch& scratch) const {
  const size_t n = width();
  if (scratch.cached + places.size() > kCachedRows) {
    scratch.cached = 0;
    ++scratch.generation;
  }
  scratch.missing.clear();
  for (const Place& place : places) {
    if (place.lexeme == nullptr) {
      continue;
    }
    Lexeme::CachedRow& row = CachedRow(place);
    if (row.generation != scratch.generation) {
      row = {scratch.generation, scratch.cached + static_cast<uint32_t>(scratch.missing.size())};
      scratch.missing.push_back(place);
    }
  }
  if (scratch.missing.empty()) {
    return;
  }
  const size_t inputs = mix_.inputs();
  scratch.unmixed.resize(scratch.missing.size() * inputs);
  for (size_t i = 0; i < scratch.missing.size(); ++i) {
    EmbedOne(scratch.missing[i], scratch.unmixed.data() + i * inputs);
  }
  const size_t needed = (scratch.cached + scratch.missing.size()) * n;
  if (scratch.cache.size() < needed) {
    scratch.cache.resize(needed);
  }
  mix_.Run(scratch.unmixed.data(), inputs, scratch.missing.size(), nullptr, scratch.cache.data() + scratch.cached * n);
  scratch.cached += static_cast<uint32_t>(scratch.missing.size());
}

void Tok2Vec::Run(std::span<const Place> places, Tok2VecScratch& scratch, Use use) const {
  const size_t n = width();
  const size_t reach = convolutions_.size();
  // One row of zeros stands before and after the places of a chunk.
  const size_t buffer = (kChunk + 2 * reach + 2) * n;
  scratch.front.assign(buffer, 0.0F);
  scratch.back.assign(buffer, 0.0F);
  for (size_t first = 0; first < places.size(); first += kChunk) {
    const size_t count = std::min(kChunk, places.size() - first);
    // The places that these ones see through all layers.
    const size_t begin = first - std::min(first, reach);
    const size_t end = std::min(places.size(), first + count + reach);
    const std::span<const Place> seen = places.subspan(begin, end - begin);
    EmbedMissing(seen, scratch);
    float* x = scratch.front.data() + n;
    float* y = scratch.back.data() + n;
    for (size_t i = 0; i < seen.size(); ++i) {
      if (seen[i].lexeme == nullptr) {
        std::fill_n(x + i * n, n, 0.0F);
      } else {
        std::memcpy(x + i * n, scratch.cache.data() + size_t{CachedRow(seen[i]).row} * n, n * sizeof(float));
      }
    }
    std::fill_n(x + seen.size() * n, n, 0.0F);
    std::fill_n(y + seen.size() * n, n, 0.0F);
    for (const MaxoutLayer& convolution : convolutions_) {
      // The three rows around a place lie one after the other.
      convolution.Run(x - n, n, seen.size(), x, y);
      std::swap(x, y);
    }
    use(first, count, x + (first - begin) * n);
  }
}

}  // namespace chancery::nlp
