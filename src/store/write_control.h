// How a write is asked for.
#ifndef CHANCERY_STORE_WRITE_CONTROL_H_
#define CHANCERY_STORE_WRITE_CONTROL_H_

#include <string>

namespace chancery::store {

struct WriteControl {
  // Names the write. Where one of this name and fingerprint was made before, nothing is done and its answer comes
  // again; where the fingerprint is another, AlreadyExists. Empty: the write has no name.
  std::string request_id = {};
  std::string fingerprint = {};  // of all that is asked
  // Does everything but keep it: says what would happen. No name is remembered.
  bool validate_only = false;
};

}  // namespace chancery::store

#endif  // CHANCERY_STORE_WRITE_CONTROL_H_
