#include "nlp/kernels.h"

#include <cstdlib>
#include <vector>

namespace chancery::nlp {

extern const Kernels kPortableKernels;
#ifdef CHANCERY_X86_KERNELS
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;
#endif

namespace {

// Slowest first.
std::vector<const Kernels*> FindAvailable() {
  std::vector<const Kernels*> available = {&kPortableKernels};
#ifdef CHANCERY_X86_KERNELS
  if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0) {
    available.push_back(&kAvx2Kernels);
    if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
        __builtin_cpu_supports("avx512dq") != 0) {
      available.push_back(&kAvx512Kernels);
    }
  }
#endif
  return available;
}

}  // namespace

std::span<const Kernels* const> AvailableKernels() {
  static const auto* const kAvailable = new std::vector<const Kernels*>(FindAvailable());
  return *kAvailable;
}

const Kernels& BestKernels() {
  static const Kernels* const kBest = [] {
    const std::span<const Kernels* const> available = AvailableKernels();
    if (const char* const wanted = std::getenv("CHANCERY_KERNELS"); wanted != nullptr) {
      for (const Kernels* const kernels : available) {
        if (kernels->name == wanted) {
          return kernels;
        }
      }
    }
    return available.back();
  }();
  return *kBest;
}

}  // namespace chancery::nlp
