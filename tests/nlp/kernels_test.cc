// Every kind of kernel that this processor runs gives what plain loops in double precision give, but for rounding, and
// the same for a row whatever rows it is computed with.
#include "nlp/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace chancery::nlp {
namespace {

std::vector<float> RandomNumbers(size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> uniform(-1.0F, 1.0F);
  std::vector<float> numbers(count);
  std::generate(numbers.begin(), numbers.end(), [&] { return uniform(random); });
  return numbers;
}

class KernelsTest : public ::testing::TestWithParam<const Kernels*> {
 protected:
  // Where weight (output, group, input) stands in packed panels.
  size_t Packed(size_t unit, size_t group, size_t input, size_t inputs) const {
    const size_t lanes = GetParam()->lanes;
    return ((unit / lanes * inputs + input) * kPanelGroups + group) * lanes + unit % lanes;
  }
};

TEST_P(KernelsTest, MaxoutTakesTheLargestOfThreeSumsOverOverlappingRows) {
  constexpr size_t kRows = 21;
  constexpr size_t kStep = 32;
  constexpr size_t kInputs = 96;
  constexpr size_t kUnits = 32;
  const std::vector<float> x = RandomNumbers(kRows * kStep + kInputs, 1);
  const std::vector<float> w = RandomNumbers(kUnits * 3 * kInputs, 2);
  const std::vector<float> bias = RandomNumbers(kUnits * 3, 3);
  std::vector<float> y(kRows * kUnits);
  GetParam()->maxout3(x.data(), kStep, kRows, kInputs, w.data(), bias.data(), kUnits, y.data(), kUnits);
  for (size_t r = 0; r < kRows; ++r) {
    for (size_t unit = 0; unit < kUnits; ++unit) {
      double best = -1e9;
      for (size_t group = 0; group < 3; ++group) {
        double sum = bias[Packed(unit, group, 0, 1)];
        for (size_t i = 0; i < kInputs; ++i) {
          sum += double{x[r * kStep + i]} * double{w[Packed(unit, group, i, kInputs)]};
        }
        best = std::max(best, sum);
      }
      EXPECT_NEAR(y[r * kUnits + unit], best, 1e-4);
    }
    std::vector<float> alone(kUnits);
    GetParam()->maxout3(x.data() + r * kStep, kStep, 1, kInputs, w.data(), bias.data(), kUnits, alone.data(), kUnits);
    EXPECT_TRUE(std::equal(alone.begin(), alone.end(), y.begin() + static_cast<ptrdiff_t>(r * kUnits))) << "row " << r;
  }
}

TEST_P(KernelsTest, AffineGivesEveryOutputOfEveryRow) {
  constexpr size_t kInputs = 64;
  constexpr size_t kPanels = 3;
  const size_t width = kPanelGroups * GetParam()->lanes;
  for (const size_t rows : {size_t{1}, size_t{5}, size_t{8}, size_t{19}}) {
    const std::vector<float> x = RandomNumbers(rows * kInputs, 4);
    const std::vector<float> w = RandomNumbers(kPanels * width * kInputs, 5);
    const std::vector<float> bias = RandomNumbers(kPanels * width, 6);
    std::vector<float> y(rows * kPanels * width);
    GetParam()->affine(x.data(), kInputs, rows, kInputs, w.data(), bias.data(), kPanels, y.data(), kPanels * width);
    for (size_t r = 0; r < rows; ++r) {
      for (size_t o = 0; o < kPanels * width; ++o) {
        double sum = bias[o];
        for (size_t i = 0; i < kInputs; ++i) {
          sum += double{x[r * kInputs + i]} * double{w[(o / width * kInputs + i) * width + o % width]};
        }
        EXPECT_NEAR(y[r * kPanels * width + o], sum, 1e-4);
      }
    }
  }
}

TEST_P(KernelsTest, NormalizeGivesMeanZeroAndVarianceOneBeforeGainAndBias) {
  constexpr size_t kWidth = 96;
  const std::vector<float> before = RandomNumbers(2 * kWidth, 7);
  const std::vector<float> gain = RandomNumbers(kWidth, 8);
  const std::vector<float> bias = RandomNumbers(kWidth, 9);
  const std::vector<float> residual = RandomNumbers(2 * kWidth, 10);
  std::vector<float> y = before;
  GetParam()->normalize(y.data(), 2, kWidth, gain.data(), bias.data(), residual.data());
  for (size_t r = 0; r < 2; ++r) {
    double mean = 0;
    double variance = 0;
    for (size_t i = 0; i < kWidth; ++i) {
      mean += before[r * kWidth + i] / double{kWidth};
    }
    for (size_t i = 0; i < kWidth; ++i) {
      variance += std::pow(before[r * kWidth + i] - mean, 2) / double{kWidth};
    }
    for (size_t i = 0; i < kWidth; ++i) {
      const double hat = (before[r * kWidth + i] - mean) / std::sqrt(variance + 1e-8);
      EXPECT_NEAR(y[r * kWidth + i], hat * gain[i] + bias[i] + residual[r * kWidth + i], 1e-4);
    }
  }
}

TEST_P(KernelsTest, SumMaxoutAddsRowsAndTakesTheLargerHalf) {
  constexpr size_t kWidth = 64;
  const std::vector<float> a = RandomNumbers(2 * kWidth, 11);
  const std::vector<float> b = RandomNumbers(2 * kWidth, 12);
  const std::vector<float> bias = RandomNumbers(2 * kWidth, 13);
  const float* const rows[] = {a.data(), b.data()};
  std::vector<float> y(kWidth);
  GetParam()->sum_maxout2(rows, 2, bias.data(), kWidth, y.data());
  for (size_t i = 0; i < kWidth; ++i) {
    EXPECT_FLOAT_EQ(y[i], std::max(a[i] + b[i] + bias[i], a[kWidth + i] + b[kWidth + i] + bias[kWidth + i]));
  }
}

TEST_P(KernelsTest, VectorAffineGivesEveryOutput) {
  constexpr size_t kInputs = 64;
  for (const size_t outputs : {size_t{16}, size_t{80}, size_t{112}, size_t{144}, size_t{272}}) {
    const std::vector<float> x = RandomNumbers(kInputs, 14);
    const std::vector<float> w = RandomNumbers(kInputs * outputs, 15);
    const std::vector<float> bias = RandomNumbers(outputs, 16);
    std::vector<float> y(outputs);
    GetParam()->vector_affine(x.data(), kInputs, w.data(), bias.data(), outputs, y.data());
    for (size_t o = 0; o < outputs; ++o) {
      double sum = bias[o];
      for (size_t i = 0; i < kInputs; ++i) {
        sum += double{x[i]} * double{w[i * outputs + o]};
      }
      EXPECT_NEAR(y[o], sum, 1e-4);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(OfThisProcessor, KernelsTest,
                         ::testing::ValuesIn(AvailableKernels().begin(), AvailableKernels().end()),
                         [](const auto& kernels) { return std::string(kernels.param->name); });

}  // namespace
}  // namespace chancery::nlp
