#include "nlp/tokenizer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "nlp/unicode.h"

namespace chancery::nlp {
namespace {

// Longer "words" are no words: they are kept as one piece, because some patterns take time in the square of the length.
constexpr size_t kLongestSplitWord = 8192;
// In words longer than this, suffixes are looked for near the end first. The difference is time: a suffix is short, or
// one sign many times, and then the part near the end matches from its beginning and the whole word is searched.
constexpr size_t kLongWord = 512;
constexpr size_t kNearEnd = 64;  // characters

void AppendAt(const std::vector<Piece>& from, uint32_t offset, std::vector<Piece>& to) {
  for (Piece piece : from) {
    piece.begin += offset;
    piece.end += offset;
    to.push_back(piece);
  }
}

Piece MakePiece(size_t begin, size_t end) {
  return Piece{static_cast<uint32_t>(begin), static_cast<uint32_t>(end), false, 0};
}

size_t Length(const std::optional<ByteRange>& match) { return match.has_value() ? match->end - match->begin : 0; }

}  // namespace

void Tokenizer::Split(std::string_view text, TokenizerCache& cache, std::vector<Piece>& pieces) const {
  const size_t first = pieces.size();
  SplitAtSpaces(text, exceptions_, cache, pieces);
  ReplacePhrases(text, first, pieces);
}

// Runs of white space and of other characters alternate; one space between two of them belongs to neither.
void Tokenizer::SplitAtSpaces(std::string_view text, const Exceptions& exceptions, TokenizerCache& cache,
                              std::vector<Piece>& pieces) const {
  if (text.empty()) {
    return;
  }
  size_t start = 0;
  size_t position = 0;
  size_t peek = 0;
  bool in_space = IsSpace(NextCharacter(text, peek));
  while (position < text.size()) {
    const size_t here = position;
    const char32_t c = NextCharacter(text, position);
    if (IsSpace(c) == in_space) {
      continue;
    }
    if (start < here) {
      SplitWord(text.substr(start, here - start), static_cast<uint32_t>(start), exceptions, cache, pieces);
    }
    if (c == ' ') {
      pieces.back().space_after = true;
      start = here + 1;
    } else {
      start = here;
    }
    in_space = !in_space;
  }
  if (start < text.size()) {
    SplitWord(text.substr(start), static_cast<uint32_t>(start), exceptions, cache, pieces);
  }
}

void Tokenizer::SplitWord(std::string_view word, uint32_t offset, const Exceptions& exceptions, TokenizerCache& cache,
                          std::vector<Piece>& pieces) const {
  if (const auto exception = exceptions.find(word); exception != exceptions.end()) {
    AppendAt(exception->second, offset, pieces);
    return;
  }
  if (const auto cached = cache.pieces_by_word.find(word); cached != cache.pieces_by_word.end()) {
    AppendAt(cached->second, offset, pieces);
    return;
  }
  if (word.size() > kLongestSplitWord) {
    pieces.push_back(MakePiece(offset, offset + word.size()));
    return;
  }
  std::vector<Piece> parts;
  std::vector<Piece> suffixes;
  const ByteRange middle = StripAffixes(word, exceptions, cache, parts, suffixes);
  SplitMiddle(word.substr(middle.begin, middle.end - middle.begin), static_cast<uint32_t>(middle.begin), exceptions,
              cache, parts);
  parts.insert(parts.end(), suffixes.rbegin(), suffixes.rend());
  AppendAt(parts, offset, pieces);
  if (cache.pieces_by_word.size() < TokenizerCache::kMostWords && word.size() <= TokenizerCache::kLongestWord) {
    cache.pieces_by_word.emplace(word, std::move(parts));
  }
}

size_t Tokenizer::SuffixLength(std::string_view text, TokenizerCache& cache) const {
  if (suffix_.empty()) {
    return 0;
  }
  if (text.size() > kLongWord) {
    const size_t near_end = text.size() - LastCharacters(text, kNearEnd).size();
    const std::optional<ByteRange> match = suffix_.front().Search(text, cache.scratch, near_end);
    if (match.has_value() && match->begin > near_end) {
      return Length(match);
    }
  }
  return Length(suffix_.front().Search(text, cache.scratch));
}

// Cuts prefixes and suffixes off until nothing changes or an exception is left; gives the range that is left.
ByteRange Tokenizer::StripAffixes(std::string_view word, const Exceptions& exceptions, TokenizerCache& cache,
                                  std::vector<Piece>& prefixes, std::vector<Piece>& suffixes) const {
  ByteRange rest{0, word.size()};
  size_t last_size = 0;
  bool may_have_suffix = true;
  while (rest.begin < rest.end && rest.end - rest.begin != last_size) {
    const std::string_view text = word.substr(rest.begin, rest.end - rest.begin);
    if (exceptions.contains(text)) {
      break;
    }
    last_size = text.size();
    const size_t prefix = prefix_.empty() ? 0 : Length(prefix_.front().Search(text, cache.scratch));
    if (prefix != 0 && prefix < text.size() && exceptions.contains(text.substr(prefix))) {
      prefixes.push_back(MakePiece(rest.begin, rest.begin + prefix));
      rest.begin += prefix;
      break;
    }
    const size_t suffix = may_have_suffix ? SuffixLength(text.substr(prefix), cache) : 0;
    // A long word that has none gets none by losing prefixes.
    may_have_suffix = suffix != 0 || text.size() <= kLongWord;
    if (suffix != 0) {
      const Piece piece = MakePiece(rest.end - suffix, rest.end);
      if (suffix < text.size() && exceptions.contains(text.substr(0, text.size() - suffix))) {
        suffixes.push_back(piece);
        rest.end -= suffix;
        break;
      }
      suffixes.push_back(piece);
      rest.end -= suffix;
    }
    if (prefix != 0) {
      prefixes.push_back(MakePiece(rest.begin, rest.begin + prefix));
      rest.begin += prefix;
    }
  }
  return rest;
}

// What is left of a word: an exception, a web address, or words joined by infixes.
void Tokenizer::SplitMiddle(std::string_view middle, uint32_t offset, const Exceptions& exceptions,
                            TokenizerCache& cache, std::vector<Piece>& pieces) const {
  if (middle.empty()) {
    return;
  }
  if (const auto exception = exceptions.find(middle); exception != exceptions.end()) {
    AppendAt(exception->second, offset, pieces);
    return;
  }
  if (!url_.empty() && url_.front().Match(middle, cache.scratch)) {
    pieces.push_back(MakePiece(offset, offset + middle.size()));
    return;
  }
  std::vector<ByteRange> infixes;
  if (!infix_.empty()) {
    infix_.front().FindAll(middle, cache.scratch, infixes);
  }
  size_t start = 0;
  for (const ByteRange& infix : infixes) {
    if (infix.begin == 0) {
      continue;
    }
    if (infix.begin != start) {
      pieces.push_back(MakePiece(offset + start, offset + infix.begin));
    }
    if (infix.begin != infix.end) {
      pieces.push_back(MakePiece(offset + infix.begin, offset + infix.end));
    }
    start = infix.end;
  }
  if (start < middle.size()) {
    pieces.push_back(MakePiece(offset + start, offset + middle.size()));
  }
}

// Longest first, then leftmost, without overlap; in the order of the text.
std::vector<Tokenizer::Phrase> Tokenizer::FindPhrases(std::string_view text, const std::vector<Piece>& pieces,
                                                      size_t first) const {
  const auto piece_text = [&](size_t i) { return text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin); };
  std::vector<Phrase> found;
  for (size_t begin = first; begin < pieces.size(); ++begin) {
    const PhraseNode* node = phrases_.get();
    for (size_t end = begin; end < pieces.size(); ++end) {
      const auto next = node->next.find(piece_text(end));
      if (next == node->next.end()) {
        break;
      }
      node = next->second.get();
      if (node->is_end) {
        found.push_back({begin, end + 1});
      }
    }
  }
  if (found.size() < 2) {
    return found;
  }
  std::sort(found.begin(), found.end(), [](const Phrase& a, const Phrase& b) {
    return a.end - a.begin != b.end - b.begin ? a.end - a.begin > b.end - b.begin : a.begin < b.begin;
  });
  std::vector<bool> taken(pieces.size() - first, false);
  std::vector<Phrase> kept;
  for (const Phrase& phrase : found) {
    if (!taken[phrase.begin - first] && !taken[phrase.end - 1 - first]) {
      kept.push_back(phrase);
    }
    std::fill(taken.begin() + static_cast<ptrdiff_t>(phrase.begin - first),
              taken.begin() + static_cast<ptrdiff_t>(phrase.end - first), true);
  }
  std::sort(kept.begin(), kept.end(), [](const Phrase& a, const Phrase& b) { return a.begin < b.begin; });
  return kept;
}

void Tokenizer::ReplacePhrases(std::string_view text, size_t first, std::vector<Piece>& pieces) const {
  const std::vector<Phrase> phrases = FindPhrases(text, pieces, first);
  if (phrases.empty()) {
    return;
  }
  std::vector<Piece> replaced;
  replaced.reserve(pieces.size() - first + phrases.size());
  size_t next = first;
  for (const Phrase& phrase : phrases) {
    replaced.insert(replaced.end(), pieces.begin() + static_cast<ptrdiff_t>(next),
                    pieces.begin() + static_cast<ptrdiff_t>(phrase.begin));
    next = phrase.end;
    const uint32_t begin = pieces[phrase.begin].begin;
    const Piece& last = pieces[phrase.end - 1];
    const auto exception = exceptions_.find(text.substr(begin, last.end - begin));
    if (exception == exceptions_.end()) {
      replaced.insert(replaced.end(), pieces.begin() + static_cast<ptrdiff_t>(phrase.begin),
                      pieces.begin() + static_cast<ptrdiff_t>(phrase.end));
      continue;
    }
    AppendAt(exception->second, begin, replaced);
    replaced.back().space_after = last.space_after;
  }
  replaced.insert(replaced.end(), pieces.begin() + static_cast<ptrdiff_t>(next), pieces.end());
  pieces.resize(first);
  pieces.insert(pieces.end(), replaced.begin(), replaced.end());
}

}  // namespace chancery::nlp
