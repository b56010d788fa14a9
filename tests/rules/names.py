#!/usr/bin/python3
"""names.py: replacing names by --names is the same as renaming in the source.

Random tables of events and actors, and a random table of names, are exported with --names
and, after the names were replaced in the texts, without. Only aliases differ. NAMES_CASES=N
runs N cases (200); with TORTURE all, 2,000.
"""
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TIELINE = os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline")
CASES = int(os.environ.get("NAMES_CASES", "2000" if os.environ.get("TORTURE") else "200"))
ACTORS = ["Ann", "ANN", "A. Lee", "Ann Lee", "Bo", "Bö", "Cy (Peru)", "Cy (Chile)", "Dee, Al"]
WORDS = {"kind": ["visit", "Visit", "call", "letter"], "role": ["host", "Host", "guest"],
         "place": ["Wien", "Vienna", "Málaga", "Malaga"]}


def table(head, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([head, *rows])
    return text.getvalue()


def make_names(chance):
    """A table of names without chains, by type."""
    names = {}
    for kind, words in {"actor": ACTORS, **WORDS}.items():
        words = words + [f"new {kind}"]
        chance.shuffle(words)
        cut = chance.randint(1, len(words) - 1)
        names[kind] = {one: chance.choice(words[cut:]) for one in words[:cut]
                       if chance.random() < 0.7}
    return names


def make_data(chance):
    """Rows of events, and of actors or None."""
    events = [[f"e{i}", f"2001-0{chance.randint(1, 9)}-1{i % 10}", f"Title {i}",
               *(chance.choice(WORDS[key]) for key in ("kind", "place"))]
              for i in range(chance.randint(1, 6))]
    parts = [[chance.choice(events)[0], chance.choice(ACTORS), chance.choice(WORDS["role"])]
             for _ in range(chance.randint(1, 12))]
    actors = None
    if chance.random() < 0.5:
        # Of actors that may become one, only one has a description.
        actors = [[name, "state"] for name in ACTORS]
    return events, parts, actors


def renamed(names, data):
    events, parts, actors = data

    def get(kind, text):
        return names[kind].get(text, text)

    events = [[*row[:3], get("kind", row[3]), get("place", row[4])] for row in events]
    parts = [[row[0], get("actor", row[1]), get("role", row[2])] for row in parts]
    if actors:
        actors = [[get("actor", row[0]), row[1]] for row in actors]
    return events, parts, actors


def write(folder, data, order):
    events, parts, actors = data
    files = {"events.csv": table(["id", "date", "title", "kind", "place"], events),
             "participants.csv": table(["event", "actor", "role"], parts)}
    if actors:
        files["actors.csv"] = table(["name", "kind"], actors)
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    return [os.path.join(folder, name) for name in sorted(files, reverse=order)]


def export(*arguments):
    done = subprocess.run([TIELINE, "export", *arguments, "-t", "json"], capture_output=True,
                          text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr


def without_aliases(document):
    if isinstance(document, dict):
        for actor in document["actors"]:
            actor.pop("aliases", None)
    return document


def aliases_are_right(document, names, parts):
    """Each name of an actor that was used and replaced is an alias of the new one."""
    known = {actor["id"]: set(actor.get("aliases", [])) for actor in document["actors"]}
    used = {row[1] for row in parts}
    return all(old in known[new] for old, new in names["actor"].items() if old in used)


def run(seed):
    chance = random.Random(seed)
    names, data = make_names(chance), make_data(chance)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        path = os.path.join(one, "names-of-all.txt")
        rows = [[kind, old, new] for kind, pairs in names.items() for old, new in pairs.items()]
        chance.shuffle(rows)
        with open(path, "w", encoding="utf-8") as file:
            file.write(table(["type", "from", "to"], rows))
        inputs = write(one, data, chance.random() < 0.5)
        got = export(*inputs, "--names", path)
        again = export(*reversed(inputs), "--names", path)
        wanted = export(*write(other, renamed(names, data), False))
    if not isinstance(got, dict) or got != again:
        return f"{got} {again}"
    if not aliases_are_right(got, names, data[1]):
        return f"aliases of {got['actors']}"
    got, wanted = without_aliases(got), without_aliases(wanted)
    return None if got == wanted else f"{json.dumps(got)}\n{json.dumps(wanted)}"


def main():
    wrong = [(seed, fault) for seed in range(CASES) if (fault := run(seed))]
    print("not ok -" if wrong else "ok -", f"{CASES} datasets are the same with --names and renamed")
    for seed, fault in wrong[:3]:
        print(f"# seed {seed}:", *fault.split("\n"), sep="\n#   ")
    sys.exit(bool(wrong))


main()
