"""Sets the way from raw page to stored events beside spaCy's parse of the same articles. Called by scripts/bench-articles."""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

BATCH = 32
HERE = pathlib.Path(__file__).resolve().parent


def make_pages(count, path):
    """Writes `count` varied pages."""
    with open(path, "w", encoding="utf-8") as out:
        subprocess.run([sys.executable, str(HERE / "vary_articles.py"), "--count", str(count)], stdout=out, check=True)


def ingest(build, pages, threads, cores, bodies=None):
    """What ingest_bench reports, run on these cores into a new store."""
    with tempfile.TemporaryDirectory() as folder:
        command = [f"{build}/tests/bench/ingest_bench", str(pages), str(threads), f"{folder}/store"]
        command += [str(bodies)] if bodies else []
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True,
                              preexec_fn=lambda: os.sched_setaffinity(0, cores))
    return json.loads(done.stdout)


def spacy_round(nlp, texts):
    """Articles a second of processor time."""
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=BATCH):
        pass
    return len(texts) / (time.process_time() - start)


def compare(arguments, folder):
    """Alternates spaCy's parse and our whole way on one core."""
    pages, bodies = folder / "pages.jsonl", folder / "bodies.jsonl"
    make_pages(arguments.articles, pages)
    ingest(arguments.build, pages, 1, {arguments.core}, bodies)
    texts = [json.loads(line) for line in bodies.read_text(encoding="utf-8").splitlines()]
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {arguments.core})
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[variable] = "1"
    import spacy  # after the number of threads is set
    nlp = spacy.load(arguments.model)
    spacy_round(nlp, texts[:BATCH])
    ratios = []
    for _ in range(arguments.rounds):
        theirs = spacy_round(nlp, texts)
        report = ingest(arguments.build, pages, 1, {arguments.core})
        ours = report["articles"] / report["processor_seconds"]
        ratios.append(ours / theirs)
        print(f"spaCy parses {theirs:7.1f} articles/s   Chancery reads, extracts and stores {ours:7.1f}   "
              f"{ratios[-1]:.2f}x", flush=True)
    print(f"median {statistics.median(ratios):.2f}x; {report['articles']} articles, {report['mentions']} mentions of "
          "events, one core, processor time")
    os.sched_setaffinity(0, cores)
    for threads in range(1, len(cores) + 1):
        report = ingest(arguments.build, pages, threads, set(sorted(cores)[:threads]))
        print(f"{threads} threads on {threads} cores: {report['articles'] / report['seconds']:7.1f} articles/s by the clock")


def show_memory(arguments, folder):
    """Prints resident memory on the way through many articles."""
    pages = folder / "many.jsonl"
    make_pages(arguments.flat, pages)
    cores = os.sched_getaffinity(0)
    report = ingest(arguments.build, pages, len(cores), cores)
    print(f"{report['articles']} articles in {report['seconds']:.0f} s on {len(cores)} cores, "
          f"{report['articles'] / report['seconds']:.1f} a second, {report['refused']} refused")
    for point in report["memory"]:
        print(f"after {point['articles']:8} articles {point['resident_mib']:6} MiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--build", required=True)
    parser.add_argument("--articles", type=int, default=580)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--flat", type=int, default=0)
    parser.add_argument("--core", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare(arguments, pathlib.Path(folder))
        if arguments.flat:
            show_memory(arguments, pathlib.Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
