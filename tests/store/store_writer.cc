// store_writer FOLDER SEED MENTIONS: ingests random articles as a stream, and writes the id of each to standard output
// as soon as it is acknowledged. To be killed.
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "tests/store/synthetic.h"

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const auto store = chancery::testing::OpenStore(argv[1]);
  const auto articles = chancery::testing::RandomArticles(std::stoull(argv[2]), std::stoull(argv[3]));
  chancery::testing::Stream(*store, articles, [](const auto& article, const auto& result) {
    if (!result.ok()) std::abort();
    const std::string line = article.id + "\n";
    // Not buffered: what the program could still say must be what it knows.
    if (write(STDOUT_FILENO, line.data(), line.size()) < 0) std::abort();
  });
  return 0;
}
