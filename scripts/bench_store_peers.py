"""Loads a made-up history into DuckDB or Kuzu, and asks the questions of scripts/bench-store.

    bench_store_peers.py duckdb|kuzu load TABLES STORE      TABLES: the folder that history_tables wrote
    bench_store_peers.py duckdb|kuzu ask TABLES STORE ANSWERS [--rounds N]

ANSWERS gets a JSON object a line for each kind of question, as tests/bench/stopwatch.h says. A time is that from the
call to the rows in Python. Each store is laid out as suits the questions: see the two classes.
"""

import argparse
import datetime
import json
import os
import pathlib
import resource
import time
import warnings

THREADS = 2
MEMORY = "4GB"           # while it is asked
LOADING_MEMORY = "8GB"
CHUNK = 500_000          # events whose lists are made at once, as all that go into one statement are in memory


def event_row(row):
    """An answer of columns in the order of COLUMNS, participants and quotes."""
    (record, kind, status, when, sort_day, place, content, confidence, url, title, publisher, published, participants,
     quotes) = row
    return {"record": record, "type": kind, "status": status, "time": when or "", "sort_day": str(sort_day),
            "place": place or "", "content": content or "", "confidence": round(100 * confidence),
            "participants": [[one["name"], one["kind"], one["acts_for"] or "", one["role"]] for one in participants],
            "url": url, "title": title, "publisher": publisher, "published": str(published), "quotes": quotes}


COLUMNS = ("record, type, status, time, sort_day, place, content, confidence, url, title, publisher, published, "
           "participants, quotes")


def chunks(count):
    """Ranges of the numbers from 1, both ends included."""
    return [(first, min(first + CHUNK - 1, count)) for first in range(1, count + 1, CHUNK)]


def key(question):
    """The smaller and the larger actor of a pair."""
    return sorted((question["one"]["number"], question["other"]["number"]))


class DuckDb:
    """Events hold their participants and quotes, so that one look-up reads them; lists of an actor and of a pair are
    tables of their own, sorted as they are asked, with indexes."""

    def __init__(self, store, load):
        import duckdb
        self.version = duckdb.__version__
        self.base = duckdb.connect(store, read_only=not load,
                                   config={"threads": THREADS, "memory_limit": LOADING_MEMORY if load else MEMORY})

    def load(self, tables):
        run = self.base.execute
        text = "delim=',', header=true, quote='\"', escape='\"', auto_detect=false, null_padding=false"

        def read(name, columns):
            return f"read_csv('{tables}/{name}.csv', {text}, columns={columns!r})"

        actors = {"number": "UINTEGER", "name": "VARCHAR", "kind": "VARCHAR", "acts_for": "VARCHAR"}
        events = {"number": "UINTEGER", "source": "VARCHAR", "record": "VARCHAR", "type": "VARCHAR",
                  "status": "VARCHAR", "time": "VARCHAR", "sort_day": "DATE", "last_day": "DATE", "place": "VARCHAR",
                  "content": "VARCHAR", "confidence": "DOUBLE", "url": "VARCHAR", "title": "VARCHAR",
                  "publisher": "VARCHAR", "published": "DATE"}
        parts = {"event": "UINTEGER", "position": "UTINYINT", "actor": "UINTEGER", "role": "VARCHAR"}
        quotes = {"event": "UINTEGER", "position": "UTINYINT", "quote": "VARCHAR"}
        run(f"CREATE TABLE actors AS SELECT * FROM {read('actors', actors)}")
        run(f"CREATE TEMP TABLE parts AS SELECT * FROM {read('participants', parts)}")
        run(f"CREATE TEMP TABLE quotes AS SELECT * FROM {read('evidence', quotes)}")
        run(f"CREATE TEMP TABLE bare AS SELECT * FROM {read('events', events)}")
        for first, last in chunks(self.rows("SELECT max(number) FROM bare")[0][0]):
            lists = f"""SELECT e.*, p.participants, q.quotes FROM bare e
                JOIN (SELECT event, list({{'actor': actor, 'name': name, 'kind': kind, 'acts_for': acts_for,
                                           'role': role}} ORDER BY position) participants
                      FROM parts JOIN actors ON number = actor WHERE event BETWEEN {first} AND {last}
                      GROUP BY event) p ON p.event = e.number
                JOIN (SELECT event, list(quote ORDER BY position) quotes FROM quotes
                      WHERE event BETWEEN {first} AND {last} GROUP BY event) q ON q.event = e.number
                WHERE e.number BETWEEN {first} AND {last} ORDER BY e.number"""
            run(f"{'CREATE TABLE events AS' if first == 1 else 'INSERT INTO events'} {lists}")
        run("DROP TABLE quotes")
        run("DROP TABLE bare")
        run("""CREATE TABLE by_actor AS SELECT p.actor, e.sort_day, p.event FROM parts p
               JOIN events e ON e.number = p.event ORDER BY p.actor, e.sort_day DESC, p.event""")
        run("""CREATE TABLE by_pair AS SELECT a.actor one, b.actor other, e.sort_day, a.event FROM parts a
               JOIN parts b ON a.event = b.event AND a.actor < b.actor JOIN events e ON e.number = a.event
               ORDER BY one, other, e.sort_day DESC, a.event""")
        run("""CREATE TABLE names AS SELECT lower(name) folded, name, number, count(*) events FROM actors
               JOIN parts ON number = actor GROUP BY ALL ORDER BY folded""")
        run("CREATE UNIQUE INDEX events_number ON events(number)")
        run("CREATE UNIQUE INDEX events_record ON events(record)")
        run("CREATE INDEX by_actor_actor ON by_actor(actor)")
        run("CREATE INDEX by_pair_both ON by_pair(one, other)")
        run("CHECKPOINT")

    def rows(self, statement):
        return self.base.execute(statement).fetchall()

    def page(self, numbers):
        """The events of a subquery that gives the numbers of a page."""
        rows = self.rows(f"SELECT {COLUMNS} FROM events WHERE number IN ({numbers}) ORDER BY sort_day DESC, number")
        return lambda: [event_row(row) for row in rows]

    def get(self, question):
        rows = self.base.execute(f"SELECT {COLUMNS} FROM events WHERE record = ?", [question["record"]]).fetchall()
        return lambda: event_row(rows[0])

    def pair_page(self, question):
        one, other = key(question)
        return self.page(f"SELECT event FROM by_pair WHERE one = {one} AND other = {other} "
                         f"ORDER BY sort_day DESC, event LIMIT {question['limit']}")

    def actor_page(self, question):
        return self.page(f"SELECT event FROM by_actor WHERE actor = {question['one']['number']} "
                         f"ORDER BY sort_day DESC, event LIMIT {question['limit']}")

    busiest_page = actor_page

    def monthly_counts(self, question):
        one, other = key(question)
        rows = self.rows(f"SELECT date_trunc('month', sort_day) AS month, count(*) FROM by_pair WHERE one = {one} "
                         f"AND other = {other} AND sort_day BETWEEN DATE '{question['from']}' AND "
                         f"DATE '{question['to']}' GROUP BY month ORDER BY month")
        return lambda: [[str(month)[:7], count] for month, count in rows]

    def week_of_plans(self, question):
        rows = self.rows(f"SELECT {COLUMNS} FROM events WHERE status = 'PLANNED' "
                         f"AND sort_day <= DATE '{question['to']}' AND last_day >= DATE '{question['from']}' "
                         f"ORDER BY sort_day DESC, number LIMIT {question['limit']}")
        return lambda: [event_row(row) for row in rows]

    def name_prefix(self, question):
        folded = question["prefix"].lower()
        rows = self.base.execute("SELECT name FROM names WHERE folded >= ? AND folded < ? "
                                 "ORDER BY events DESC, name LIMIT ?",
                                 [folded, folded + "\U0010ffff", question["limit"]]).fetchall()
        return lambda: [name for name, in rows]


class Kuzu:
    """Actors and events are nodes, found by hash of their keys; taking part and dealing with each other are relations.
    Events hold their quotes. Kuzu has no other indexes."""

    def __init__(self, store, load):
        import kuzu
        # Preparing a statement once is faster than what is advised in its place.
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        self.version = kuzu.__version__
        self.base = kuzu.Database(store, buffer_pool_size=4 << 30, max_num_threads=THREADS, read_only=not load)
        self.connection = kuzu.Connection(self.base, num_threads=THREADS)
        self.prepared = {}

    def load(self, tables):
        import duckdb
        reader = duckdb.connect(config={"threads": THREADS, "memory_limit": LOADING_MEMORY,
                                        "temp_directory": f"{tables}/spilled"})
        run = self.connection.execute

        def copy(table, query):
            path = pathlib.Path(tables) / f"{table}.parquet"
            reader.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
            run(f"COPY {table} FROM '{path}'")
            path.unlink()

        def read(name):
            return f"read_csv('{tables}/{name}.csv', delim=',', header=true, quote='\"', escape='\"', " \
                   f"nullstr='\\0', sample_size=-1)"

        for name in ("actors", "participants", "evidence", "events"):
            reader.execute(f"CREATE TABLE {name} AS SELECT * FROM {read(name)}")
        run("CREATE NODE TABLE Actor(number INT64 PRIMARY KEY, name STRING, kind STRING, acts_for STRING, "
            "folded STRING, events INT64)")
        run("CREATE NODE TABLE Event(record STRING PRIMARY KEY, number INT64, type STRING, status STRING, "
            "time STRING, sort_day DATE, last_day DATE, place STRING, content STRING, confidence DOUBLE, url STRING, "
            "title STRING, publisher STRING, published DATE, quotes STRING[])")
        run("CREATE REL TABLE TakesPart(FROM Actor TO Event, position INT64, role STRING, sort_day DATE)")
        run("CREATE REL TABLE Deals(FROM Actor TO Actor, sort_day DATE, number INT64, record STRING)")
        copy("Actor", "SELECT number, name, kind, acts_for, lower(name), count(*) FROM actors "
                      "JOIN participants ON number = actor GROUP BY ALL ORDER BY number")
        for first, last in chunks(reader.execute("SELECT max(number) FROM events").fetchall()[0][0]):
            copy("Event", "SELECT record, number, type, status, time, sort_day, last_day, place, content, confidence, "
                          "url, title, publisher, published, quotes FROM events JOIN (SELECT event, "
                          "list(quote ORDER BY position) quotes FROM evidence "
                          f"WHERE event BETWEEN {first} AND {last} GROUP BY event) ON event = number "
                          f"WHERE number BETWEEN {first} AND {last} ORDER BY number")
        copy("TakesPart", "SELECT actor, record, position, role, sort_day FROM participants "
                          "JOIN events ON event = number ORDER BY actor, event")
        copy("Deals", "SELECT a.actor, b.actor, sort_day, number, record FROM participants a JOIN participants b "
                      "ON a.event = b.event AND a.actor < b.actor JOIN events ON a.event = number "
                      "ORDER BY a.actor, b.actor, number")
        run("CHECKPOINT")

    def rows(self, statement, **values):
        if statement not in self.prepared:
            self.prepared[statement] = self.connection.prepare(statement)
        return self.connection.execute(self.prepared[statement], values).get_all()

    def page(self, events, **values):
        """Events, which a statement gives as e, with their participants, newest first."""
        rows = self.rows(
            f"{events} MATCH (e)<-[t:TakesPart]-(x:Actor) "
            "RETURN e.record, e.type, e.status, e.time, e.sort_day, e.place, e.content, e.confidence, e.url, e.title, "
            "e.publisher, e.published, e.quotes, e.number, t.position, x.name, x.kind, x.acts_for, t.role", **values)

        def answers():
            events, participants = {}, {}
            for row in rows:
                events[row[0]] = row
                participants.setdefault(row[0], []).append(
                    (row[14], {"name": row[15], "kind": row[16], "acts_for": row[17], "role": row[18]}))
            ordered = sorted(events.values(), key=lambda row: (-row[4].toordinal(), row[13]))
            return [event_row([*row[:12], [one for _, one in sorted(participants[row[0]], key=lambda part: part[0])],
                               row[12]]) for row in ordered]
        return answers

    def get(self, question):
        answers = self.page("MATCH (e:Event) WHERE e.record = $record", record=question["record"])
        return lambda: answers()[0]

    def pair_page(self, question):
        one, other = key(question)
        return self.page("MATCH (a:Actor)-[p:TakesPart]->(e:Event)<-[:TakesPart]-(b:Actor) WHERE a.number = $one "
                         "AND b.number = $other WITH e ORDER BY e.sort_day DESC, e.number LIMIT 100",
                         one=one, other=other)

    def actor_page(self, question):
        return self.page("MATCH (a:Actor)-[p:TakesPart]->(e:Event) WHERE a.number = $one "
                         "WITH e, p.sort_day AS day ORDER BY day DESC, e.number LIMIT 100",
                         one=question["one"]["number"])

    busiest_page = actor_page

    def monthly_counts(self, question):
        one, other = key(question)
        rows = self.rows(
            "MATCH (a:Actor)-[d:Deals]->(b:Actor) WHERE a.number = $one AND b.number = $other "
            "AND d.sort_day >= $since AND d.sort_day <= $until "
            "RETURN date_trunc('month', d.sort_day) AS month, count(*) AS events ORDER BY month", one=one, other=other,
            since=datetime.date.fromisoformat(question["from"]), until=datetime.date.fromisoformat(question["to"]))
        return lambda: [[str(month)[:7], count] for month, count in rows]

    def week_of_plans(self, question):
        return self.page(
            "MATCH (e:Event) WHERE e.status = 'PLANNED' AND e.sort_day <= $until AND e.last_day >= $since "
            "WITH e ORDER BY e.sort_day DESC, e.number LIMIT 100",
            since=datetime.date.fromisoformat(question["from"]), until=datetime.date.fromisoformat(question["to"]))

    def name_prefix(self, question):
        rows = self.rows("MATCH (a:Actor) WHERE starts_with(a.folded, $folded) "
                         "RETURN a.name ORDER BY a.events DESC, a.name LIMIT 10", folded=question["prefix"].lower())
        return lambda: [name for name, in rows]


PEERS = {"duckdb": DuckDb, "kuzu": Kuzu}
KINDS = ("get", "pair_page", "actor_page", "busiest_page", "monthly_counts", "week_of_plans", "name_prefix")


SECONDS = 10  # after so many of a kind, no more are asked: slow answers need no more of them to be told so


def measure(ask, questions, rounds):
    """As Measure in tests/bench/stopwatch.h; a slow store is asked fewer questions."""
    until = time.perf_counter() + SECONDS
    answers = []
    for question in questions:
        answers.append(ask(question)())
        if time.perf_counter() > until:
            break
    until = time.perf_counter() + SECONDS
    micros = []
    for question in list(questions[:len(answers)]) * rounds:
        begin = time.perf_counter()
        ask(question)
        end = time.perf_counter()
        micros.append((end - begin) * 1e6)
        if end > until:
            break
    return {"micros": micros, "answers": answers}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("action", choices=["load", "ask"])
    parser.add_argument("tables")
    parser.add_argument("store")
    parser.add_argument("answers", nargs="?")
    parser.add_argument("--rounds", type=int, default=1)
    arguments = parser.parse_args()
    peer = PEERS[arguments.peer](arguments.store, arguments.action == "load")
    begin = time.perf_counter()
    if arguments.action == "load":
        peer.load(arguments.tables)
        seconds = time.perf_counter() - begin
        print(json.dumps({"seconds": seconds, "bytes": os.path.getsize(arguments.store), "version": peer.version}))
        return
    questions = json.loads((pathlib.Path(arguments.tables) / "questions.json").read_text(encoding="utf-8"))
    with open(arguments.answers, "w", encoding="utf-8") as out:
        for kind in KINDS:
            mine = [question for question in questions if question["kind"] == kind]
            line = {"kind": kind, **measure(getattr(peer, kind), mine, arguments.rounds)}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        out.write(json.dumps({"kind": "memory", "peak_bytes": peak, "version": peer.version}) + "\n")


if __name__ == "__main__":
    main()
