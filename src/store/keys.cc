#include "store/keys.h"

#include <algorithm>
#include <limits>

namespace chancery::store {
namespace {

// Days are counted from here, so that those of every year that a text can name are positive.
constexpr absl::CivilDay kDayZero(-9999, 1, 1);

std::string Tagged(char tag, std::string_view rest) {
  std::string key(1, tag);
  key.append(rest);
  return key;
}

void AppendWithoutZeros(std::string_view text, std::string* key) {
  std::copy_if(text.begin(), text.end(), std::back_inserter(*key), [](char c) { return c != '\0'; });
}

}  // namespace

void AppendFixed32(std::string* key, uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) *key += static_cast<char>(number >> shift & 0xFF);
}

void AppendFixed64(std::string* key, uint64_t number) {
  AppendFixed32(key, static_cast<uint32_t>(number >> 32));
  AppendFixed32(key, static_cast<uint32_t>(number));
}

uint32_t ReadFixed32(std::string_view bytes, size_t at) {
  uint32_t number = 0;
  for (size_t i = at; i < at + 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

uint64_t ReadFixed64(std::string_view bytes, size_t at) {
  return static_cast<uint64_t>(ReadFixed32(bytes, at)) << 32 | ReadFixed32(bytes, at + 4);
}

std::string NumberKey(uint64_t number) {
  std::string key;
  AppendFixed64(&key, number);
  return key;
}

std::string ArticleKey(uint64_t article, ArticlePart part) {
  std::string key = NumberKey(article);
  key += static_cast<char>(part);
  return key;
}

std::string NameKey(NameKind kind, std::string_view name) { return Tagged(static_cast<char>(kind), name); }

std::string AliasPrefix(std::string_view normalised) {
  std::string key(1, static_cast<char>(NameKind::kAlias));
  AppendWithoutZeros(normalised, &key);
  key += '\0';
  return key;
}

std::string AliasKey(std::string_view normalised, uint64_t actor) {
  std::string key = AliasPrefix(normalised);
  AppendFixed64(&key, actor);
  return key;
}

uint32_t DayNumber(absl::CivilDay day) { return static_cast<uint32_t>(std::max<int64_t>(0, day - kDayZero)); }

absl::CivilDay DayOf(uint32_t number) { return kDayZero + static_cast<int64_t>(number); }

std::string IndexKey(std::string_view prefix, Lane lane, IndexPosition position) {
  std::string key(prefix);
  key += static_cast<char>(lane);
  AppendFixed32(&key, ~DayNumber(position.day));
  AppendFixed64(&key, position.event);
  return key;
}

IndexPosition ReadIndexPosition(std::string_view key) {
  const size_t at = key.size() - kIndexPositionBytes;
  return {DayOf(~ReadFixed32(key, at)), ReadFixed64(key, at + 4)};
}

std::string ActorPrefix(uint64_t actor) { return NumberKey(actor); }

std::string PairPrefix(uint64_t a, uint64_t b) {
  std::string key = NumberKey(std::min(a, b));
  AppendFixed64(&key, std::max(a, b));
  return key;
}

std::string GatheringPrefix(uint64_t actor) { return PairPrefix(actor, std::numeric_limits<uint64_t>::max()); }

std::string TypePrefix(std::string_view type) {
  std::string key(type);
  key += '\0';
  return key;
}

std::string TraitPrefix(Trait trait, std::string_view text) {
  std::string key(1, static_cast<char>(trait));
  AppendWithoutZeros(text, &key);
  key += '\0';
  return key;
}

std::string CandidatePrefix(std::string_view type, std::string_view sought) {
  std::string key = TypePrefix(type);
  AppendWithoutZeros(sought, &key);
  key += '\0';
  return key;
}

std::string CandidateKey(std::string_view type, std::string_view sought, absl::CivilDay first, uint64_t mention) {
  std::string key = CandidatePrefix(type, sought);
  AppendFixed32(&key, DayNumber(first));
  AppendFixed64(&key, mention);
  return key;
}

std::string HistoryPrefix(HistoryKind kind, std::string_view key) { return Tagged(static_cast<char>(kind), key); }

std::string DecisionKey(uint64_t number) {
  std::string key = "d";
  AppendFixed64(&key, number);
  return key;
}

std::string MentionDecisionsKey(std::string_view mention_id) {
  std::string key = "m";
  key += mention_id;
  return key;
}

std::string HistoryKey(HistoryKind kind, std::string_view key, uint64_t ended) {
  std::string result = HistoryPrefix(kind, key);
  AppendFixed64(&result, ended);
  return result;
}

std::string UsagePrefix(uint64_t actor, UsageKind kind) {
  std::string key = "u";
  AppendFixed64(&key, actor);
  key += static_cast<char>(kind);
  return key;
}

std::string UsageKey(uint64_t actor, UsageKind kind, std::string_view text) {
  return UsagePrefix(actor, kind).append(text);
}

std::string EndOfPrefix(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && end.back() == '\xFF') end.pop_back();
  if (!end.empty()) end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
  return end;
}

}  // namespace chancery::store
