"""Compares Chancery's reading of texts with spaCy's own, token by token.

Called by scripts/parity, inside a virtual environment that holds spaCy. Prints, for each kind of annotation, how many
values agree, and examples of those that do not.
"""

import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import sys

KINDS = ["tokens", "sentence ends", "tags", "pos", "morph", "lemmas", "heads", "labels", "entities"]
DEFAULT_TEXTS = 3000
FEWEST_SENTENCES = 3000
EXAMPLES = 5

# English prose that a Debian machine with the project's packages holds.
DEFAULT_FILES = [
    "/usr/share/common-licenses/*",
    "/usr/share/doc/**/copyright",
    "/usr/share/doc/**/README*",
    "/usr/share/doc/**/NEWS*",
    "/usr/share/perl/**/*.pod",
    "/usr/share/perl/*/pod/*",
    "/usr/share/games/fortunes/*",
]


def plain_paragraphs(path):
    """Paragraphs of prose in a file, each as one line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError):
        return
    for block in re.split(r"\n\s*\n", text):
        line = " ".join(block.split())
        letters = sum(c.isalpha() or c == " " for c in line)
        if 80 <= len(line) <= 5000 and letters > 0.85 * len(line):
            yield line


def default_texts():
    """The sample articles, and paragraphs from the default files, mixed, without repetitions."""
    articles = pathlib.Path(__file__).resolve().parent.parent / "data" / "articles"
    seen = dict.fromkeys(path.read_text(encoding="utf-8") for path in sorted(articles.glob("*.txt")))
    for pattern in DEFAULT_FILES:
        root, _, rest = pattern[1:].partition("/")
        for path in sorted(pathlib.Path("/" + root).glob(rest)):
            if path.is_file() and path.stat().st_size < 2_000_000:
                for paragraph in plain_paragraphs(path):
                    seen.setdefault(paragraph)
    texts = list(seen)
    random.Random(1).shuffle(texts)
    return texts[:DEFAULT_TEXTS]


def read_texts(paths):
    """The texts of the files given: JSON lines with a string or a "text" each, else a text a file."""
    texts = []
    for path in paths:
        content = pathlib.Path(path).read_text(encoding="utf-8")
        if path.endswith(".jsonl"):
            for line in filter(None, content.split("\n")):
                value = json.loads(line)
                texts.append(value if isinstance(value, str) else value["text"])
        else:
            texts.append(content)
    return texts


def spacy_documents(model, texts):
    """What spaCy makes of texts, in the form that nlp_dump prints."""
    import spacy

    nlp = spacy.load(model)
    for doc in nlp.pipe(texts, batch_size=32):
        sentence = -1
        tokens = []
        for token in doc:
            sentence += bool(token.is_sent_start or token.i == 0)
            tokens.append([token.text, bool(token.whitespace_), token.tag_, token.pos_, str(token.morph), token.lemma_,
                           token.head.i, token.dep_, sentence])
        yield {"tokens": tokens, "entities": [[e.start, e.end, e.label_] for e in doc.ents]}


def chancery_documents(dump, model, texts):
    """What Chancery makes of them."""
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    done = subprocess.run([dump, model], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.split("\n") if line]


class Comparison:
    """Counts of values compared and of values that differ, with examples."""

    def __init__(self):
        self.total = collections.Counter()
        self.differ = collections.Counter()
        self.examples = collections.defaultdict(list)
        self.sentences = 0

    def add(self, kind, same, example):
        self.total[kind] += 1
        if not same:
            self.differ[kind] += 1
            self.examples[kind].append(example)

    def compare(self, ours, theirs):
        ours_tokens, their_tokens = ours["tokens"], theirs["tokens"]
        offsets = [self.offsets(tokens) for tokens in (ours_tokens, their_tokens)]
        places = [{place: i for i, place in enumerate(o)} for o in offsets]
        for i, place in enumerate(offsets[1]):
            around = " ".join(t[0] for t in their_tokens[max(0, i - 4):i + 5])
            j = places[0].get(place)
            self.add("tokens", j is not None and ours_tokens[j][1] == their_tokens[i][1], f"{place} in: {around}")
            if j is None:
                continue
            a, b = ours_tokens[j], their_tokens[i]
            a_ends = j + 1 == len(ours_tokens) or ours_tokens[j + 1][8] != a[8]
            b_ends = i + 1 == len(their_tokens) or their_tokens[i + 1][8] != b[8]
            self.sentences += b_ends
            self.add("sentence ends", a_ends == b_ends, f"{a_ends} not {b_ends} in: {around}")
            for kind, field in (("tags", 2), ("pos", 3), ("morph", 4), ("lemmas", 5), ("labels", 7)):
                self.add(kind, a[field] == b[field], f"{b[0]!r} {a[field]!r} not {b[field]!r} in: {around}")
            same_head = offsets[0][a[6]] == offsets[1][b[6]]
            self.add("heads", same_head, f"{b[0]!r} {ours_tokens[a[6]][0]!r} not {their_tokens[b[6]][0]!r} in: {around}")
        spans = [{(o[s][0], o[e - 1][1], label) for s, e, label in d["entities"]}
                 for o, d in zip(offsets, (ours, theirs))]
        for span in spans[0] | spans[1]:
            whose = "both" if span in spans[0] and span in spans[1] else "only ours" if span in spans[0] else "only spaCy's"
            words = "".join(t[0] + " " * t[1] for t in their_tokens)
            self.add("entities", whose == "both", f"{whose}: {span[2]} {words[span[0]:span[1]]!r}")

    @staticmethod
    def offsets(tokens):
        places, start = [], 0
        for token in tokens:
            places.append((start, start + len(token[0])))
            start += len(token[0]) + token[1]
        return places

    def report(self):
        print(f"{self.sentences} sentences, {self.total['tokens']} tokens")
        for kind in KINDS:
            total, differ = self.total[kind], self.differ[kind]
            print(f"{kind:14} {100 * (total - differ) / max(total, 1):8.4f} %  {differ} of {total} differ")
        for kind in KINDS:
            for example in self.examples[kind][:EXAMPLES]:
                print(f"  {kind}: {example}")

    def good_enough(self):
        def share(kind):
            return 1 - self.differ[kind] / max(self.total[kind], 1)
        return (all(share(k) >= 0.999 for k in ("tokens", "sentence ends", "tags", "lemmas"))
                and all(share(k) >= 0.995 for k in ("heads", "labels", "entities")))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--dump", required=True)
    parser.add_argument("--texts", nargs="+", metavar="FILE")
    arguments = parser.parse_args()
    texts = read_texts(arguments.texts) if arguments.texts else default_texts()
    comparison = Comparison()
    ours = chancery_documents(arguments.dump, arguments.model, texts)
    for mine, theirs in zip(ours, spacy_documents(arguments.model, texts), strict=True):
        comparison.compare(mine, theirs)
    comparison.report()
    if not arguments.texts and comparison.sentences < FEWEST_SENTENCES:
        print(f"This machine holds too little English text: fewer than {FEWEST_SENTENCES} sentences. Give files.")
        return 1
    return 0 if comparison.good_enough() else 1


if __name__ == "__main__":
    sys.exit(main())
