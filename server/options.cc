// The table of all options: the one place that knows them.
#include "server/config.h"

namespace chancery::server {

const std::vector<ServerOption>& ServerOptions() {
  constexpr uint64_t kMiB = 1 << 20;
  static const auto* const kOptions = new std::vector<ServerOption>{
      {"listen", "HOST:PORT",
       "Where the server is reached. The default serves this machine only; the server has no access control of its "
       "own, "
       "so choose another address only where everyone who reaches it may read and write. Port 0 takes a free one, "
       "which the log names.",
       &ServerConfig::listen},
      {"store", "FOLDER",
       "Where events are kept; made if it is not there. One server at a time can have it open. Empty: "
       "$XDG_DATA_HOME/chancery/store, else ~/.local/share/chancery/store.",
       &ServerConfig::store},
      {"model", "FOLDER",
       "The language model. Empty: en_core_web_sm-3.8.0 in the folder that scripts/fetch fills ($CHANCERY_CACHE, else "
       "$XDG_CACHE_HOME/chancery, else ~/.cache/chancery).",
       &ServerConfig::model},
      {"data", "FOLDER",
       "Ontology and gazetteer. Empty: share/chancery of the installation, else the data folder of the sources.",
       &ServerConfig::data},
      {"worker_threads", "N", "Threads that answer questions. 0: one for each core.", &ServerConfig::worker_threads, 0,
       256},
      {"reading_threads", "N", "Threads that read articles. 0: one for each core.", &ServerConfig::reading_threads, 0,
       256},
      {"max_queued_calls", "N", "Questions that may wait for a thread; one more is refused with SERVER_BUSY.",
       &ServerConfig::max_queued_calls, 1, 65536},
      {"max_queued_articles", "N",
       "Articles of single calls that may wait for a thread; one more is refused with SERVER_BUSY.",
       &ServerConfig::max_queued_articles, 1, 65536},
      {"max_streams", "N", "Streams of articles that may be open; one more is refused with SERVER_BUSY.",
       &ServerConfig::max_streams, 1, 4096},
      {"max_unanswered_articles", "N",
       "Articles of one stream that may be without an answer; the server reads no more from it until one is answered.",
       &ServerConfig::max_unanswered_articles, 1, 4096},
      {"max_watchers", "N", "Clients that may follow the changes; one more is refused with SERVER_BUSY.",
       &ServerConfig::max_watchers, 1, 65536},
      {"max_article_bytes", "N", "The longest article that is taken, as it was given; a longer one is refused.",
       &ServerConfig::max_article_bytes, 1024, 256 * kMiB},
      {"max_text_bytes", "N",
       "The longest text that is read in an article, without its markup; an article with more is refused.",
       &ServerConfig::max_text_bytes, 1024, 64 * kMiB},
      {"max_request_bytes", "N",
       "The longest message that is taken from the network. gRPC itself refuses a longer one (RESOURCE_EXHAUSTED), and "
       "ends the stream that it came in. At least 65536 more than max_article_bytes.",
       &ServerConfig::max_request_bytes, 65536, 512 * kMiB},
      {"max_reply_bytes", "N",
       "The size that a reply of many items is kept under: a page ends early, with a token for the next one.",
       &ServerConfig::max_reply_bytes, 65536, 4 * kMiB},
      {"max_call_seconds", "N",
       "The longest that a call with one reply may take; a longer one is ended (DEADLINE_EXCEEDED), "
       "whatever its client's deadline.",
       &ServerConfig::max_call_seconds, 1, 86400},
      {"default_page_size", "N", "Events a page where a request does not say.", &ServerConfig::default_page_size, 1,
       1000},
      {"max_page_size", "N", "The most events a page that a request may ask for.", &ServerConfig::max_page_size, 1,
       1000},
      {"store_cache_mib", "N", "Memory for blocks of the store that were read, in MiB.", &ServerConfig::store_cache_mib,
       8, 1048576},
      {"store_write_buffer_mib", "N", "Memory for what was written and is not yet in the store's files, in MiB.",
       &ServerConfig::store_write_buffer_mib, 8, 65536},
      {"grpc_memory_mib", "N",
       "Memory for messages under way, in MiB; where it is short, gRPC slows down its connections.",
       &ServerConfig::grpc_memory_mib, 64, 65536},
      {"stream_idle_seconds", "N",
       "A stream of articles on which nothing has come for so long, and nothing is unanswered, is ended.",
       &ServerConfig::stream_idle_seconds, 1, 86400},
      {"watch_stall_seconds", "N",
       "A client that follows the changes and takes nothing of a message for so long is sent away, with the revision "
       "to "
       "go on from.",
       &ServerConfig::watch_stall_seconds, 1, 86400},
      {"keepalive_seconds", "N",
       "An idle connection is probed so often, and given up when the probe is unanswered for 20 seconds. Clients may "
       "send probes of their own every 20 seconds or less often.",
       &ServerConfig::keepalive_seconds, 10, 7200},
      {"shutdown_seconds", "N",
       "On SIGTERM or SIGINT the server takes no more work, and finishes what it has within so many seconds.",
       &ServerConfig::shutdown_seconds, 0, 3600},
      {"log_level",
       "LEVEL",
       "What is written to the standard error: at debug, a line a call.",
       &ServerConfig::log_level,
       0,
       0,
       {"trace", "debug", "info", "warning", "error", "off"}},
  };
  return *kOptions;
}

}  // namespace chancery::server
