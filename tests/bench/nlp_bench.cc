// How fast texts are read: tokens a second with warm caches, and the share of the time that the matrix products alone
// would take; and how long it takes from a cold start to the first article.
//
// The texts are the sample articles, or the strings in the JSON-lines file that CHANCERY_BENCH_TEXTS names. Run it on
// one core: taskset -c 0 nlp_bench. scripts/bench-nlp sets the figures beside spaCy's.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "nlp/kernels.h"
#include "nlp/pipeline.h"
#include "tests/testing/paths.h"

#ifdef CHANCERY_BLIS
#include <cblas.h>
#endif

namespace chancery::nlp {
namespace {

constexpr size_t kBatch = 32;

std::vector<std::string> ReadTexts() {
  std::vector<std::string> texts;
  if (const char* const file = std::getenv("CHANCERY_BENCH_TEXTS"); file != nullptr) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      texts.push_back(nlohmann::json::parse(line).get<std::string>());
    }
    return texts;
  }
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(testing::DataDirectory() / "articles")) {
    if (entry.path().extension() == ".txt") {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  for (const std::filesystem::path& path : paths) {
    texts.push_back(testing::ReadFile(path));
  }
  return texts;
}

const std::vector<std::string>& Texts() {
  static const auto* const kTexts = new std::vector<std::string>(ReadTexts());
  return *kTexts;
}

std::shared_ptr<const Pipeline> LoadOrExit() {
  const absl::StatusOr<std::shared_ptr<const Pipeline>> pipeline =
      Pipeline::Load(testing::ModelDirectory().value_or("no model: run scripts/fetch"));
  if (!pipeline.ok()) {
    std::cerr << pipeline.status().message() << '\n';
    std::exit(1);
  }
  return *pipeline;
}

size_t ReadAll(const Pipeline& pipeline) {
  size_t tokens = 0;
  const std::vector<std::string_view> views(Texts().begin(), Texts().end());
  for (size_t first = 0; first < views.size(); first += kBatch) {
    const size_t count = std::min(kBatch, views.size() - first);
    for (const Document& document : pipeline.Process(std::span(views).subspan(first, count))) {
      tokens += document.tokens.size();
    }
  }
  return tokens;
}

void Read(benchmark::State& state) {
  const std::shared_ptr<const Pipeline> pipeline = LoadOrExit();
  size_t tokens = ReadAll(*pipeline);
  for (auto _ : state) {
    tokens = ReadAll(*pipeline);
  }
  state.counters["tokens"] = static_cast<double>(tokens);
  state.counters["tokens/s"] =
      benchmark::Counter(static_cast<double>(tokens), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(Read)->Unit(benchmark::kMillisecond);

void StartAndReadFirst(benchmark::State& state) {
  const std::string_view first = Texts().front();
  for (auto _ : state) {
    benchmark::DoNotOptimize(LoadOrExit()->Process(std::span(&first, 1)));
  }
}
BENCHMARK(StartAndReadFirst)->Unit(benchmark::kMillisecond);

// One product of the networks: rows by `inputs` with `inputs` by `outputs`, so often for one token.
struct Product {
  size_t inputs;
  size_t outputs;
  size_t times;
};

// The products for one token: the convolutions and projections of both networks, tags, what tokens add to states. The
// embedding mix is kept for known words, and the scores of states are no matrix products.
constexpr Product kProducts[] = {{288, 288, 8}, {96, 64, 2}, {96, 50, 1}, {64, 1024, 1}, {64, 384, 1}};
constexpr size_t kRows = 512;

#ifdef CHANCERY_BLIS
// The same multiplications and additions done by BLIS alone, in batches of rows that suit it.
void MatrixLimit(benchmark::State& state) {
  const std::vector<float> x(kRows * 288, 0.5F);
  const std::vector<float> w(size_t{1024} * 288, 0.25F);
  std::vector<float> y(kRows * 1024);
  for (auto _ : state) {
    for (const Product& product : kProducts) {
      for (size_t i = 0; i < product.times; ++i) {
        const auto n = static_cast<int>(product.outputs);
        const auto k = static_cast<int>(product.inputs);
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, static_cast<int>(kRows), n, k, 1.0F, x.data(), k, w.data(),
                    k, 0.0F, y.data(), n);
      }
    }
    benchmark::DoNotOptimize(y.data());
  }
  state.counters["tokens/s"] =
      benchmark::Counter(static_cast<double>(kRows), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(MatrixLimit);
#endif

// The same by this library's own kernels.
void KernelLimit(benchmark::State& state) {
  const Kernels& kernels = *AvailableKernels()[static_cast<size_t>(state.range(0))];
  state.SetLabel(std::string(kernels.name));
  const std::vector<float> x((kRows + 2) * 288, 0.5F);
  const std::vector<float> w(size_t{1152} * 288, 0.25F);
  const std::vector<float> bias(1152, 0.125F);
  std::vector<float> y(kRows * 1152);
  const size_t panel = kPanelGroups * kernels.lanes;
  for (auto _ : state) {
    for (const Product& product : kProducts) {
      for (size_t i = 0; i < product.times; ++i) {
        if (product.inputs == product.outputs) {
          kernels.maxout3(x.data(), 96, kRows, product.inputs, w.data(), bias.data(), product.outputs / kPanelGroups,
                          y.data(), 96);
          continue;
        }
        const size_t panels = (product.outputs + panel - 1) / panel;
        kernels.affine(x.data(), product.inputs, kRows, product.inputs, w.data(), bias.data(), panels, y.data(),
                       panels * panel);
      }
    }
    benchmark::DoNotOptimize(y.data());
  }
  state.counters["tokens/s"] =
      benchmark::Counter(static_cast<double>(kRows), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(KernelLimit)->DenseRange(0, static_cast<int>(AvailableKernels().size()) - 1);

}  // namespace
}  // namespace chancery::nlp

BENCHMARK_MAIN();
