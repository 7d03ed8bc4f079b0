// The kernels' code, written once with the compiler's vector types. Each kernels_*.cc defines the number of lanes, the
// rows of a tile and a namespace, and is compiled for one kind of processor. Nothing here may use inline code of other
// headers: the linker would keep one copy of it for all processors.
#ifndef CHANCERY_NLP_KERNELS_IMPL_H_
#define CHANCERY_NLP_KERNELS_IMPL_H_

#include <cstddef>

#include "nlp/kernels.h"

namespace chancery::nlp {
namespace CHANCERY_KERNEL_NAMESPACE {
namespace {

constexpr size_t kLanes = CHANCERY_KERNEL_LANES;
constexpr size_t kTileRows = CHANCERY_KERNEL_ROWS;

// Vectors in memory need no alignment beyond that of a float.
using Vec = float __attribute__((vector_size(kLanes * sizeof(float))));
using Loose = float __attribute__((vector_size(kLanes * sizeof(float)), aligned(alignof(float)), may_alias));

template <size_t... kIndex>
struct Indices {};
template <size_t kCount, size_t... kIndex>
struct CountUp : CountUp<kCount - 1, kCount - 1, kIndex...> {};
template <size_t... kIndex>
struct CountUp<0, kIndex...> {
  using Type = Indices<kIndex...>;
};
using AllLanes = CountUp<kLanes>::Type;

inline Vec Load(const float* p) { return *reinterpret_cast<const Loose*>(p); }
inline void Store(float* p, Vec v) { *reinterpret_cast<Loose*>(p) = v; }
inline Vec Max(Vec a, Vec b) { return a > b ? a : b; }
// Subtracting nothing, unlike adding it, changes no number, so only the broadcast is left of it.
inline Vec Broadcast(float f) { return f - Vec{}; }

// Adds the upper part of the lanes to the lower part until one is left.
template <size_t kWidth, size_t... kIndex>
inline Vec Fold(Vec v, Indices<kIndex...>) {
  v += __builtin_shufflevector(v, v, ((kIndex + kWidth) % kLanes)...);
  if constexpr (kWidth > 1) {
    return Fold<kWidth / 2>(v, Indices<kIndex...>());
  } else {
    return v;
  }
}
inline float Sum(Vec v) { return Fold<kLanes / 2>(v, AllLanes())[0]; }

// One tile: kRows rows of x times one panel.
template <size_t kRows>
inline void Multiply(const float* x, size_t ldx, size_t inputs, const float* panel, Vec (&sums)[kRows][kPanelGroups]) {
#pragma GCC unroll 16
  for (size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 3
    for (size_t g = 0; g < kPanelGroups; ++g) {
      sums[r][g] = Vec{};
    }
  }
  for (size_t i = 0; i < inputs; ++i) {
    const Vec w0 = Load(panel);
    const Vec w1 = Load(panel + kLanes);
    const Vec w2 = Load(panel + 2 * kLanes);
    panel += kPanelGroups * kLanes;
#pragma GCC unroll 16
    for (size_t r = 0; r < kRows; ++r) {
      const Vec a = Broadcast(x[r * ldx + i]);
      sums[r][0] += a * w0;
      sums[r][1] += a * w1;
      sums[r][2] += a * w2;
    }
  }
}

template <size_t kRows>
inline void MaxoutTile(const float* x, size_t ldx, size_t inputs, const float* panel, const float* bias, float* y,
                       size_t ldy) {
  Vec sums[kRows][kPanelGroups];
  Multiply<kRows>(x, ldx, inputs, panel, sums);
  const Vec b0 = Load(bias);
  const Vec b1 = Load(bias + kLanes);
  const Vec b2 = Load(bias + 2 * kLanes);
#pragma GCC unroll 16
  for (size_t r = 0; r < kRows; ++r) {
    Store(y + r * ldy, Max(Max(sums[r][0] + b0, sums[r][1] + b1), sums[r][2] + b2));
  }
}

template <size_t kRows>
inline void AffineTile(const float* x, size_t ldx, size_t inputs, const float* panel, const float* bias, float* y,
                       size_t ldy) {
  Vec sums[kRows][kPanelGroups];
  Multiply<kRows>(x, ldx, inputs, panel, sums);
#pragma GCC unroll 16
  for (size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 3
    for (size_t g = 0; g < kPanelGroups; ++g) {
      Store(y + r * ldy + g * kLanes, sums[r][g] + Load(bias + g * kLanes));
    }
  }
}

// Panels outside, rows inside: a panel stays in the nearest cache while all rows pass. The last rows are computed as a
// tile that overlaps the one before it.
void Maxout3(const float* x, size_t ldx, size_t rows, size_t inputs, const float* panels, const float* bias,
             size_t outputs, float* y, size_t ldy) {
  const size_t panel_size = inputs * kPanelGroups * kLanes;
  for (size_t o = 0; o < outputs; o += kLanes, panels += panel_size, bias += kPanelGroups * kLanes) {
    if (rows < kTileRows) {
      for (size_t r = 0; r < rows; ++r) {
        MaxoutTile<1>(x + r * ldx, ldx, inputs, panels, bias, y + r * ldy + o, ldy);
      }
      continue;
    }
    for (size_t r = 0; r < rows; r += kTileRows) {
      const size_t first = r + kTileRows <= rows ? r : rows - kTileRows;
      MaxoutTile<kTileRows>(x + first * ldx, ldx, inputs, panels, bias, y + first * ldy + o, ldy);
    }
  }
}

void Affine(const float* x, size_t ldx, size_t rows, size_t inputs, const float* panels, const float* bias,
            size_t panel_count, float* y, size_t ldy) {
  constexpr size_t kWidth = kPanelGroups * kLanes;
  for (size_t p = 0; p < panel_count; ++p, panels += inputs * kWidth, bias += kWidth, y += kWidth) {
    if (rows < kTileRows) {
      for (size_t r = 0; r < rows; ++r) {
        AffineTile<1>(x + r * ldx, ldx, inputs, panels, bias, y + r * ldy, ldy);
      }
      continue;
    }
    for (size_t r = 0; r < rows; r += kTileRows) {
      const size_t first = r + kTileRows <= rows ? r : rows - kTileRows;
      AffineTile<kTileRows>(x + first * ldx, ldx, inputs, panels, bias, y + first * ldy, ldy);
    }
  }
}

void Normalize(float* y, size_t rows, size_t width, const float* gain, const float* bias, const float* x) {
  constexpr float kEpsilon = 1e-8F;
  const float scale = 1.0F / static_cast<float>(width);
  for (size_t r = 0; r < rows; ++r, y += width) {
    Vec total = Vec{};
    for (size_t i = 0; i < width; i += kLanes) {
      total += Load(y + i);
    }
    const Vec mean = Broadcast(Sum(total) * scale);
    Vec squares = Vec{};
    for (size_t i = 0; i < width; i += kLanes) {
      const Vec distance = Load(y + i) - mean;
      squares += distance * distance;
    }
    const Vec deviation = Broadcast(1.0F / __builtin_sqrtf(Sum(squares) * scale + kEpsilon));
    for (size_t i = 0; i < width; i += kLanes) {
      Vec value = (Load(y + i) - mean) * deviation * Load(gain + i) + Load(bias + i);
      if (x != nullptr) {
        value += Load(x + i);
      }
      Store(y + i, value);
    }
    if (x != nullptr) {
      x += width;
    }
  }
}

void SumMaxout2(const float* const* rows, size_t count, const float* bias, size_t width, float* out) {
  for (size_t i = 0; i < width; i += kLanes) {
    Vec first = Vec{};
    Vec second = Vec{};
    for (size_t r = 0; r < count; ++r) {
      first += Load(rows[r] + i);
      second += Load(rows[r] + width + i);
    }
    Store(out + i, Max(first + Load(bias + i), second + Load(bias + width + i)));
  }
}

// A strip of kVectors accumulators, so that no sum waits for the one before it.
template <size_t kVectors>
inline void VectorStrip(const float* x, size_t inputs, const float* w, const float* bias, size_t outputs, float* y) {
  Vec sums[kVectors] = {};
  for (size_t i = 0; i < inputs; ++i, w += outputs) {
    const Vec a = Broadcast(x[i]);
#pragma GCC unroll 8
    for (size_t v = 0; v < kVectors; ++v) {
      sums[v] += a * Load(w + v * kLanes);
    }
  }
#pragma GCC unroll 8
  for (size_t v = 0; v < kVectors; ++v) {
    Store(y + v * kLanes, sums[v] + Load(bias + v * kLanes));
  }
}

void VectorAffine(const float* x, size_t inputs, const float* w, const float* bias, size_t outputs, float* y) {
  size_t o = 0;
  for (; o + 8 * kLanes <= outputs; o += 8 * kLanes) {
    VectorStrip<8>(x, inputs, w + o, bias + o, outputs, y + o);
  }
  for (; o + 7 * kLanes <= outputs; o += 7 * kLanes) {
    VectorStrip<7>(x, inputs, w + o, bias + o, outputs, y + o);
  }
  for (; o + 5 * kLanes <= outputs; o += 5 * kLanes) {
    VectorStrip<5>(x, inputs, w + o, bias + o, outputs, y + o);
  }
  for (; o < outputs; o += kLanes) {
    VectorStrip<1>(x, inputs, w + o, bias + o, outputs, y + o);
  }
}

void Add(const float* x, size_t width, float* y) {
  for (size_t i = 0; i < width; i += kLanes) {
    Store(y + i, Load(y + i) + Load(x + i));
  }
}

constexpr Kernels MakeKernels(const char* name) {
  return Kernels{name, kLanes, Maxout3, Affine, Normalize, SumMaxout2, VectorAffine, Add};
}

}  // namespace
}  // namespace CHANCERY_KERNEL_NAMESPACE
}  // namespace chancery::nlp

#endif  // CHANCERY_NLP_KERNELS_IMPL_H_
