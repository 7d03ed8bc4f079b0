// Keeps replies under max_reply_bytes.
#ifndef CHANCERY_SERVER_REPLY_SIZE_H_
#define CHANCERY_SERVER_REPLY_SIZE_H_

#include <google/protobuf/message_lite.h>

#include <cstddef>

#include "server/config.h"

namespace chancery::server {

// What there is room for in one reply, as its items are put into it.
class ReplySize {
 public:
  explicit ReplySize(const ServerConfig& config) : left_(config.max_reply_bytes) {}

  // Whether there is room for one more; the first always has.
  bool Take(const google::protobuf::MessageLite& item) {
    const size_t bytes = item.ByteSizeLong();
    if (bytes > left_ && taken_ > 0) return false;
    left_ -= bytes < left_ ? bytes : left_;
    ++taken_;
    return true;
  }
  size_t taken() const { return taken_; }

 private:
  size_t left_;
  size_t taken_ = 0;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_REPLY_SIZE_H_
