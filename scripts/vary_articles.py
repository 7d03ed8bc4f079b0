"""Makes any number of different pages of the sample articles: other actors, other years, the same English.

Each page is a sample in which countries (with their capitals and demonyms), persons and years were exchanged for others,
drawn with a fixed seed. What comes of it is not true, and is for measuring speed and memory only.

    vary_articles.py --count N [--seed S] > PAGES.jsonl    one object a line: url, published, page
"""

import argparse
import datetime
import json
import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIRST_YEAR, LAST_YEAR = 1979, 2025
FORMS = ("names", "demonyms", "capitals")


def read_countries():
    """Of each country with a demonym and a capital, the forms of each kind; the first name is the usual one."""
    entries = json.loads((ROOT / "data/actors/countries.json").read_text(encoding="utf-8"))["countries"]
    return [{"names": [e["name"]], "demonyms": e["demonyms"], "capitals": e["capitals"][:1]}
            for e in entries if e.get("demonyms") and e.get("capitals")]


def read_name_parts():
    """First and last names of known persons."""
    persons = []
    for path in sorted((ROOT / "data/actors").glob("*.json")):
        persons += json.loads(path.read_text(encoding="utf-8")).get("persons", [])
    names = [person["name"].split() for person in persons]
    return sorted({n[0] for n in names if len(n) > 1}), sorted({n[-1] for n in names if len(n) > 1})


def read_samples():
    """Of each sample: file name, page, day of publication, and the persons in it."""
    samples = []
    for events in sorted((ROOT / "data/articles").glob("*.events.json")):
        expected = json.loads(events.read_text(encoding="utf-8"))
        persons = sorted({p["actor"] for event in expected["events"] for p in event["participants"]
                          if p["kind"] == "person"})
        for suffix in (".txt", ".html"):
            page = events.with_name(events.name.removesuffix(".events.json") + suffix)
            if page.exists():
                samples.append((page.name, page.read_text(encoding="utf-8"), expected["article"]["published"], persons))
    return samples


def exchange_countries(text, countries, draw):
    """Gives every country of the text the place of another one."""
    others = countries[:]
    draw.shuffle(others)
    forms = {}
    for country, other in zip(countries, others):
        for kind in FORMS:
            for i, form in enumerate(country[kind]):
                forms.setdefault(form, other[kind][i % len(other[kind])])
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")
    return pattern.sub(lambda match: forms[match.group()], text)


def exchange_persons(text, persons, first_names, last_names, draw):
    """Gives every person another name, wherever the whole one or the last part of it stands."""
    for person in persons:
        first, last = draw.choice(first_names), draw.choice(last_names)
        text = text.replace(person, f"{first} {last}")
        text = re.sub(rf"\b{re.escape(person.split()[-1])}\b", last, text)
    return text


def vary(sample, number, countries, parts, draw):
    """One page made of a sample."""
    name, page, published, persons = sample
    day = datetime.date.fromisoformat(published)
    years = draw.randint(FIRST_YEAR, LAST_YEAR) - day.year
    page = exchange_countries(exchange_persons(page, persons, *parts, draw), countries, draw)
    page = re.sub(r"\b(?:19|20)\d\d\b", lambda match: str(int(match.group()) + years), page)
    moved = datetime.date(day.year + years, day.month, min(day.day, 28))
    return {"url": f"https://varied.example/{number}/{name}", "published": moved.isoformat(), "page": page}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)
    samples, countries, parts = read_samples(), read_countries(), read_name_parts()
    for number in range(arguments.count):
        page = vary(samples[number % len(samples)], number, countries, parts, draw)
        sys.stdout.write(json.dumps(page, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
