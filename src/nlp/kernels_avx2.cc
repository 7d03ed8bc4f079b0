#define CHANCERY_KERNEL_NAMESPACE kernels_avx2
#define CHANCERY_KERNEL_LANES 8
#define CHANCERY_KERNEL_ROWS 4
#include "nlp/kernels_impl.h"

namespace chancery::nlp {

extern const Kernels kAvx2Kernels;
const Kernels kAvx2Kernels = kernels_avx2::MakeKernels("avx2");

}  // namespace chancery::nlp
