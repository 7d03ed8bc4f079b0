"""Sets Chancery beside DuckDB and Kuzu on a made-up history. Called by scripts/bench-store."""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PEERS = {"duckdb": "DuckDB", "kuzu": "Kuzu"}
CACHE_MIB = 1024  # of chanceryd, for blocks of the store
KINDS = {
    "get": "an event by its name",
    "pair_page": "100 events of a pair with evidence, newest first",
    "actor_page": "100 events of an actor",
    "busiest_page": "100 events of the busiest actor",
    "monthly_counts": "40 years of monthly counts of a pair",
    "week_of_plans": "100 plans of a week",
    "name_prefix": "10 actors by what is typed first",
}
LIMITS = {
    "empty_call": "an empty call over gRPC",
    "empty_call_20kb": "an empty call with a reply of 20 kB",
    "rocksdb_page": "100 events of a pair, raw from RocksDB",
}


class Bench:
    """The files of one size of history."""

    def __init__(self, arguments):
        self.arguments = arguments
        self.folder = pathlib.Path(arguments.cache) / str(arguments.events)
        self.tables = self.folder / "tables"
        self.questions = self.tables / "questions.json"
        self.programs = pathlib.Path(arguments.build) / "tests/bench"

    def once(self, name, make):
        """What `make` reports, kept in a file, so that it is made only once."""
        kept = self.folder / f"{name}.load.json"
        if not kept.exists() or not kept.read_text(encoding="utf-8").strip():
            print(f"loading {name} ...", file=sys.stderr)
            report = make()
            kept.write_text(report, encoding="utf-8")
        return json.loads(kept.read_text(encoding="utf-8"))

    def program(self, name, *arguments):
        done = subprocess.run([str(self.programs / name), *map(str, arguments)], stdout=subprocess.PIPE, text=True,
                              check=True)
        return done.stdout

    def peer(self, *arguments):
        done = subprocess.run([sys.executable, str(HERE / "bench_store_peers.py"), *map(str, arguments)],
                              stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout

    def load_peer(self, name):
        store = self.folder / f"{name}.db"
        for left in self.folder.glob(f"{name}.db*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        return self.peer(name, "load", self.tables, store)

    def load(self):
        """Reports of all loads."""
        events = self.arguments.events
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.questions.exists():
            print("making the history ...", file=sys.stderr)
            self.program("history_tables", self.tables, "--events", events)
        loads = {"chancery": self.once("chancery", lambda: self.program(
            "store_load", self.folder / "chancery", self.questions, self.folder / "actors.json", "--events", events))}
        for name in PEERS:
            loads[name] = self.once(name, lambda name=name: self.load_peer(name))
        return loads

    def ask(self):
        """What each store answered, by its name and the kind of question."""
        answered = {"chancery": read(self.ask_limit()) | read(self.ask_chancery())}
        for name in PEERS:
            out = self.folder / f"{name}.answers"
            load = os.getloadavg()[0]
            self.peer(name, "ask", self.tables, self.folder / f"{name}.db", out, "--rounds", self.arguments.rounds)
            answered[name] = read(out) | {"load": {"values": [load, os.getloadavg()[0]]}}
        return answered

    def ask_limit(self):
        out = self.folder / "rocksdb.answers"
        self.program("store_limit", self.folder / "chancery", self.questions, self.folder / "actors.json", out)
        return out

    def ask_chancery(self):
        out = self.folder / "chancery.answers"
        load = os.getloadavg()[0]
        address, empty = free_address(), free_address()
        daemon = pathlib.Path(self.arguments.build) / "server/chanceryd"
        with running([daemon, "--listen", address, "--store", self.folder / "chancery", "--log_level", "warning",
                      "--store_cache_mib", CACHE_MIB], address) as server, \
                running([self.programs / "empty_server", empty], empty):
            self.program("store_ask", address, empty, self.questions, self.folder / "actors.json", out, "--rounds",
                         self.arguments.rounds)
            status = pathlib.Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8")
        peak = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))
        with open(out, "a", encoding="utf-8") as lines:
            lines.write(json.dumps({"kind": "memory", "peak_bytes": peak}) + "\n")
            lines.write(json.dumps({"kind": "load", "values": [load, os.getloadavg()[0]]}) + "\n")
        return out


def free_address():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{found.getsockname()[1]}"


@contextlib.contextmanager
def running(command, address):
    """A server, from when it listens."""
    with subprocess.Popen([str(part) for part in command]) as process:
        try:
            host, port = address.split(":")
            while process.poll() is None:
                with contextlib.suppress(OSError):
                    socket.create_connection((host, int(port)), timeout=1).close()
                    break
                time.sleep(0.05)
            if process.poll() is not None:
                raise SystemExit(f"{command[0]} ended before it served")
            yield process
        finally:
            process.send_signal(signal.SIGTERM)


def read(path):
    """The lines of answers by kind."""
    with open(path, encoding="utf-8") as lines:
        return {line["kind"]: line for line in map(json.loads, lines)}


def of(micros, part):
    ordered = sorted(micros)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] / 1000


def compare(kind, answered):
    """How many answers of the peers were compared with the others', and how many of them are not the same."""
    given = {name: found[kind]["answers"] for name, found in answered.items()
             if kind in found and any(found[kind]["answers"])}
    first = next(iter(given))
    compared = different = 0
    for name, answers in given.items():
        if name == first:
            continue
        pairs = list(zip(given[first], answers))
        compared += len(pairs)
        different += sum(one != other for one, other in pairs)
    return compared, different


def print_times(answered):
    names = {"chancery": "Chancery"} | PEERS
    print(f"{'milliseconds: median, 99 % (peer by Chancery)':52}" + "".join(f"{label:>24}" for label in names.values())
          + f"{'compared':>10}{'differ':>8}")
    failed = False
    for kind, label in KINDS.items():
        ours = answered["chancery"].get(kind)
        line = f"{label:52}"
        for name in names:
            found = answered[name].get(kind)
            if not found or not found["micros"]:
                line += f"{'-':>24}"
                continue
            median = of(found["micros"], 0.5)
            ratio = f" ({median / of(ours['micros'], 0.5):.1f})" if ours and name != "chancery" else ""
            line += "{:>24}".format(f"{median:.2f}, {of(found['micros'], 0.99):.2f}{ratio}")
        compared, different = compare(kind, answered)
        failed |= different > 0
        print(f"{line}{compared:>10}{different:>8}")
    for kind, label in LIMITS.items():
        found = answered["chancery"][kind]["micros"]
        print(f"{label:52}" + "{:>24}".format(f"{of(found, 0.5):.3f}, {of(found, 0.99):.3f}"))
    return failed


def print_sizes(loads, answered, events):
    million = events / 1e6
    print(f"\n{'':52}" + "".join(f"{label:>24}" for label in ("Chancery", *PEERS.values())))

    def row(label, values):
        print(f"{label:52}" + "".join(f"{value:>24}" for value in values))

    row("version", ["this", *(loads[name]["version"] for name in PEERS)])
    row("loading, events a second",
        [f"{loads['chancery']['recorded'] / loads['chancery']['seconds']:,.0f}",
         *(f"{events / loads[name]['seconds']:,.0f}" for name in PEERS)])
    row("MB on the disk, a million events", [f"{load['bytes'] / 1e6 / million:,.0f}" for load in loads.values()])
    row("by DuckDB's", [f"{load['bytes'] / loads['duckdb']['bytes']:.2f}" for load in loads.values()])
    row("MB of memory at most, while asked", [f"{found['memory']['peak_bytes'] / 1e6:,.0f}" for found in answered.values()])
    row("others' load of the machine, before and after",
        ["{:.1f}, {:.1f}".format(*found["load"]["values"])
         for found in answered.values()])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--build", required=True)
    parser.add_argument("--cache", required=True)
    bench = Bench(parser.parse_args())
    if bench.arguments.again:
        shutil.rmtree(bench.folder, ignore_errors=True)
    loads = bench.load()
    answered = bench.ask()
    print(f"{bench.arguments.events:,} events, {os.cpu_count()} processors\n")
    failed = print_times(answered)
    print_sizes(loads, answered, bench.arguments.events)
    if failed:
        raise SystemExit("bench-store: some answers are not the same")


if __name__ == "__main__":
    main()
