// What RocksDB alone takes for a page of a pair: the same keys and values as Chancery reads, neither decoded nor sent.
//
//   store_limit STORE QUESTIONS ACTORS ANSWERS [--rounds N]
//
// The files are those of store_ask. Nobody else may have the store open.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "store/database.h"
#include "store/keys.h"
#include "store/reader.h"
#include "tests/bench/stopwatch.h"

namespace chancery::bench {
namespace {

using nlohmann::json;
using store::Family;

struct Options {
  std::string store, questions, actors, answers;
  int rounds = 3;
};

template <typename T>
T Must(absl::StatusOr<T> value) {
  if (!value.ok()) {
    std::cerr << "store_limit: " << value.status() << '\n';
    std::exit(1);
  }
  return *std::move(value);
}

json ReadJson(const std::string& path) {
  std::ifstream in(path);
  return json::parse(in);
}

// The bytes of the newest events of a pair and of their evidence. Recorded events have one mention each, and were given
// the same numbers as these.
size_t ReadPage(const store::Reader& reader, const std::string& prefix, size_t limit) {
  std::vector<std::string> keys;
  store::Scan scan(reader.database(), reader.options(), Family::kByPair, prefix, store::EndOfPrefix(prefix));
  for (scan.SeekToFirst(); scan.Valid() && keys.size() < limit; scan.Next()) {
    keys.push_back(store::NumberKey(store::ReadIndexPosition(scan.key()).event));
  }
  size_t bytes = 0;
  for (const Family family : {Family::kEvents, Family::kEvidence}) {
    for (const auto& value : Must(reader.MultiGet(family, keys))) bytes += value ? value->size() : 0;
  }
  return bytes;
}

int Run(const Options& options) {
  const json names = ReadJson(options.actors);
  const std::shared_ptr<store::Database> database = Must(store::Database::Open(options.store, {}));
  const store::Reader reader(*database);
  const auto number_of = [&](const json& actor) {
    const std::string name = names[std::to_string(actor["number"].get<uint32_t>())];
    return Must(reader.FindNumber(store::NameKind::kActor, std::string_view(name).substr(sizeof("actors/") - 1)))
        .value();
  };
  std::vector<json> pages;
  for (const json& question : ReadJson(options.questions)) {
    if (question["kind"] != "pair_page") continue;
    const auto [one, other] = std::minmax({number_of(question["one"]), number_of(question["other"])});
    pages.push_back({{"one", one}, {"other", other}, {"limit", question["limit"]}});
  }
  std::ofstream out(options.answers);
  const auto read = [&](const json& page) {
    const size_t bytes = ReadPage(reader, store::PairPrefix(page["one"], page["other"]), page["limit"]);
    return [bytes] { return json(bytes); };
  };
  Measure("rocksdb_page", pages, options.rounds, read, out);
  return out.flush() ? 0 : 1;
}

}  // namespace
}  // namespace chancery::bench

int main(int argc, char** argv) {
  chancery::bench::Options options;
  CLI::App app("Reads pages of pairs from RocksDB alone.");
  app.add_option("STORE", options.store)->required();
  app.add_option("QUESTIONS", options.questions)->required();
  app.add_option("ACTORS", options.actors)->required();
  app.add_option("ANSWERS", options.answers)->required();
  app.add_option("--rounds", options.rounds)->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  return chancery::bench::Run(options);
}
