#define CHANCERY_KERNEL_NAMESPACE kernels_avx512
#define CHANCERY_KERNEL_LANES 16
#define CHANCERY_KERNEL_ROWS 8
#include "nlp/kernels_impl.h"

namespace chancery::nlp {

extern const Kernels kAvx512Kernels;
const Kernels kAvx512Kernels = kernels_avx512::MakeKernels("avx512");

}  // namespace chancery::nlp
