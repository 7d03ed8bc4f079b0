"""Prints the shape of a made-up history beside that of real event data.

    history_shape.py TABLES ICEWS [--sentences FILE]

TABLES is a folder that history_tables wrote; ICEWS a folder of daily ICEWS files (*.tab, *.tab.gz, or tar.gz of them);
FILE has a real sentence of news a line. Reads all with Python alone; a million events take about half a minute.
"""

import argparse
import collections
import csv
import datetime
import gzip
import io
import itertools
import math
import pathlib
import statistics
import tarfile
import zlib

# CAMEO's root codes by the type of the history that is nearest to each.
ROOTS = {"04": "consult, meeting, conference", "03": "agree, promise", "05": "support", "06": "cooperate",
         "07": "aid", "08": "concede, retreat", "02": "request", "10": "request", "11": "accuse", "12": "reject",
         "13": "threaten", "14": "protest", "15": "mobilize", "16": "sanction", "17": "coerce", "18": "assault",
         "19": "assault", "20": "assault"}
SENTENCES = 100_000  # so many are looked at
CHUNK = 3_000        # so many are compressed together; a smaller text is compared on the same number of them


class Shape:
    """Counts of one data set: rows are (day, type, actors); of an event of many, the first two are its pair."""

    def __init__(self):
        self.rows = 0
        self.actors = collections.Counter()
        self.pairs = collections.Counter()
        self.days = collections.Counter()
        self.types = collections.Counter()

    def add(self, day, kind, actors):
        self.rows += 1
        self.days[day] += 1
        self.types[kind] += 1
        self.actors.update(actors)
        self.pairs[tuple(sorted(actors[:2]))] += 1


def slope(counts, first, last):
    """Of the logarithm of frequency by that of rank, between two ranks."""
    counts = sorted(counts.values(), reverse=True)
    if len(counts) < last:
        return "-"
    return f"{math.log(counts[last - 1] / counts[first - 1]) / math.log(last / first):.2f}"


def share(counts, part):
    """Of all, what the first part of the different ones has; a whole number: so many of them."""
    ordered = sorted(counts.values(), reverse=True)
    first = part if isinstance(part, int) else max(1, int(len(ordered) * part))
    return f"{100 * sum(ordered[:first]) / sum(ordered):.1f} %"


def month_peaks(days):
    """The busiest day of a month beside the middle one, in the middle and in the ninth tenth of months."""
    months = collections.defaultdict(list)
    for day, count in days.items():
        months[day[:7]].append(count)
    peaks = sorted(max(counts) / statistics.median(counts) for counts in months.values() if len(counts) >= 20)
    if not peaks:
        return "-"
    return f"{peaks[len(peaks) // 2]:.1f}, {peaks[int(len(peaks) * 0.9)]:.1f}"


def weekend(days):
    """A day of the weekend beside a working day."""
    by_kind = collections.defaultdict(list)
    for day, count in days.items():
        by_kind[datetime.date.fromisoformat(day).weekday() >= 5].append(count)
    return f"{statistics.mean(by_kind[True]) / statistics.mean(by_kind[False]):.2f}"


def read_icews(folder):
    """The shape of ICEWS; a visit is counted once, though it comes from both sides."""
    shape = Shape()

    def add(lines):
        next(lines)
        for line in lines:
            row = line.rstrip("\n").split("\t")
            code = row[6]
            if code != "043":
                kind = "visit" if code == "042" else ROOTS.get(code[:2], "statements and inquiries")
                shape.add(row[1], kind, [row[2], row[8]])

    for path in sorted(pathlib.Path(folder).iterdir()):
        if path.name.endswith(".tar.gz"):
            with tarfile.open(path) as archive:
                for member in archive:
                    if member.isfile():
                        add(io.TextIOWrapper(archive.extractfile(member), "utf-8"))
        elif path.name.endswith((".tab", ".tab.gz")):
            opener = gzip.open if path.suffix == ".gz" else open
            with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
                add(lines)
    # The ends hold late reports only.
    usual = statistics.median(shape.days.values()) / 4
    shape.days = collections.Counter({day: count for day, count in shape.days.items() if count > usual})
    return shape


def read_tables(folder):
    """The shape of what history_tables wrote."""
    def rows(name):
        with open(pathlib.Path(folder) / name, encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines)
            next(reader)
            yield from reader

    shape = Shape()
    taking_part = itertools.groupby(rows("participants.csv"), key=lambda row: row[0])
    merged = {"meeting": ROOTS["04"], "conference": ROOTS["04"], "consult": ROOTS["04"], "agree": ROOTS["03"],
              "promise": ROOTS["03"], "concede": ROOTS["08"], "retreat": ROOTS["08"]}
    for event, (number, participants) in zip(rows("events.csv"), taking_part):
        assert event[0] == number
        shape.add(event[14], merged.get(event[3], event[3]), [row[2] for row in participants])
    sentences = [row[2] for row in itertools.islice(rows("evidence.csv"), 0, None, 7)][:SENTENCES]
    return shape, sentences


def describe_text(sentences):
    """Words a sentence, variety, and how far text can be compressed."""
    words = sorted(len(sentence.split()) for sentence in sentences)
    sample = sentences[:CHUNK]
    tokens = [word for sentence in sample for word in sentence.lower().split()]
    triples = list(zip(tokens, tokens[1:], tokens[2:]))
    text = "\n".join(sample).encode()
    return {
        "words a sentence: 10 %, middle, 90 %": " ".join(str(words[int(len(words) * part)]) for part in (.1, .5, .9)),
        "bytes a sentence": f"{len(text) / len(sample):.0f}",
        "different words of 100": f"{100 * len(set(tokens)) / len(tokens):.0f}",
        "different triples of words of 100": f"{100 * len(set(triples)) / len(triples):.0f}",
        "deflated to": f"{100 * len(zlib.compress(text, 6)) / len(text):.0f} %",
    }


def describe(shape):
    """The rows of the table."""
    table = {
        "events": f"{shape.rows:,}",
        "actors": f"{len(shape.actors):,}",
        "events' slope by actor, ranks 10 to 100": slope(shape.actors, 10, 100),
        "ranks 100 to 1,000": slope(shape.actors, 100, 1000),
        "ranks 1,000 to 5,000": slope(shape.actors, 1000, 5000),
        "share of the first 10 actors": share(shape.actors, 10),
        "share of the first 100 actors": share(shape.actors, 100),
        "share of the first 0.1 % of pairs": share(shape.pairs, 0.001),
        "share of the first 1 % of pairs": share(shape.pairs, 0.01),
        "share of the first 10 % of pairs": share(shape.pairs, 0.1),
        "a day of the weekend, a working day being 1": weekend(shape.days),
        "a month's busiest day by its middle one: middle, 90 %": month_peaks(shape.days),
    }
    for kind in sorted(set(ROOTS.values()) | {"visit"}):
        table["type " + kind] = f"{100 * shape.types[kind] / shape.rows:.1f} %"
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables")
    parser.add_argument("icews")
    parser.add_argument("--sentences")
    arguments = parser.parse_args()
    made, sentences = read_tables(arguments.tables)
    columns = [describe(made) | describe_text(sentences)]
    columns.append(describe(read_icews(arguments.icews)))
    if arguments.sentences:
        real = pathlib.Path(arguments.sentences).read_text(encoding="utf-8").splitlines()
        columns[1] |= describe_text([line for line in real if line.strip()])
    print(f"{'':56}{'made':>12}{'real':>12}")
    for label, value in columns[0].items():
        print(f"{label:56}{value:>12}{columns[1].get(label, '-'):>12}")


if __name__ == "__main__":
    main()
