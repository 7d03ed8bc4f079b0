#define CHANCERY_KERNEL_NAMESPACE kernels_portable
#define CHANCERY_KERNEL_LANES 4
#define CHANCERY_KERNEL_ROWS 4
#include "nlp/kernels_impl.h"

namespace chancery::nlp {

extern const Kernels kPortableKernels;
const Kernels kPortableKernels = kernels_portable::MakeKernels("portable");

}  // namespace chancery::nlp
