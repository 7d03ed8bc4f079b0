"""Sets Chancery's speed beside spaCy's, on the same texts and core, in alternating rounds. Called by scripts/bench-nlp."""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import parity

BATCH = 32
ROOT = pathlib.Path(__file__).resolve().parent.parent

# Run in a process of its own: loads spaCy, reads the first text, says how long that took and the memory it needed.
SPACY_START = """
import json, resource, sys, time
start = time.perf_counter()
import spacy
nlp = spacy.load(sys.argv[1])
nlp(json.loads(open(sys.argv[2]).readline()))
print(json.dumps([time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def spacy_round(nlp, texts):
    """Tokens, and seconds of processor time."""
    start = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH))
    return tokens, time.process_time() - start


def benchmark(build, name, file):
    """The results of one Google benchmark."""
    environment = os.environ | {"CHANCERY_BENCH_TEXTS": file}
    done = subprocess.run([f"{build}/tests/bench/nlp_bench", f"--benchmark_filter={name}", "--benchmark_format=json"],
                          capture_output=True, text=True, check=True, env=environment)
    return json.loads(done.stdout)["benchmarks"]


def start_of_chancery(build, model, file):
    """Seconds from the start of a process to its first document, and the KiB that it needed by then."""
    first = open(file, encoding="utf-8").readline()
    start = time.perf_counter()
    with subprocess.Popen([f"{build}/tests/nlp/nlp_dump", model, "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as process:
        process.stdin.write(first)
        process.stdin.flush()
        process.stdout.readline()
        seconds = time.perf_counter() - start
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        process.stdin.close()
    return seconds, int(status.split("VmHWM:")[1].split()[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--build", required=True)
    parser.add_argument("--texts", nargs="+", metavar="FILE")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--core", type=int, default=0)
    arguments = parser.parse_args()
    os.sched_setaffinity(0, {arguments.core})
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[variable] = "1"
    import spacy  # after the number of threads is set
    files = arguments.texts or sorted(str(p) for p in (ROOT / "data" / "articles").glob("*.txt"))
    texts = parity.read_texts(files)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(text) + "\n" for text in texts)
        file.flush()
        nlp = spacy.load(arguments.model)
        spacy_round(nlp, texts)
        theirs, ours = [], []
        for _ in range(arguments.rounds):
            tokens, seconds = spacy_round(nlp, texts)
            theirs.append(tokens / seconds)
            ours.append(benchmark(arguments.build, "^Read$", file.name)[0]["tokens/s"])
            print(f"spaCy {theirs[-1]:9.0f} tokens/s   Chancery {ours[-1]:9.0f} tokens/s   {ours[-1] / theirs[-1]:.2f}x")
        limits = {b["name"] + " " + b.get("label", ""): b["tokens/s"]
                  for b in benchmark(arguments.build, "Limit", file.name)}
        started = [json.loads(subprocess.run([sys.executable, "-c", SPACY_START, arguments.model, file.name],
                                             capture_output=True, text=True, check=True).stdout)
                   for _ in range(3)]
        own_start = [start_of_chancery(arguments.build, arguments.model, file.name) for _ in range(5)]
    ratio = statistics.median(o / t for o, t in zip(ours, theirs))
    print(f"{tokens} tokens in {len(texts)} texts, batches of {BATCH}, one core, processor time, {arguments.rounds} rounds")
    print(f"median        spaCy {statistics.median(theirs):9.0f}   Chancery {statistics.median(ours):9.0f} tokens/s   "
          f"ratio {ratio:.2f}")
    for name, limit in limits.items():
        print(f"products only {name:24} {limit:9.0f} tokens/s   reading reaches "
              f"{100 * statistics.median(ours) / limit:.0f} % of it")
    print(f"first article spaCy {min(s for s, _ in started):.3f} s, {min(m for _, m in started) / 1024:.0f} MiB   "
          f"Chancery {min(s for s, _ in own_start):.3f} s, {min(m for _, m in own_start) / 1024:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
