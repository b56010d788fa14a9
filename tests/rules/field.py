#!/usr/bin/python3
"""field.py: with MORE or TORTURE, a text that is added to the table of fields reaches every output.

It adds a TOLD row to graph/fields.def in a copy of the sources, and builds the copy. The
program must then read the field, and write it in each format except those that cannot hold
it, which must report that.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROW = 'TOLD(TL_OUTCOME, "outcome", TL_VALUE_TEXT, A | E | R, "Outcome: ")\n'

# Formats without a place for the texts of an event, an actor or a relation.
SUMMARIES = {"mermaid", "csv"}
EVENTS_ONLY = {"csv-events", "ics", "jsonl", "timelinejs", "vis"}

DATASET = {
    "tieline": "1",
    "actors": [{"id": "A", "outcome": "OutcomeOfActor"}, {"id": "B"}],
    "events": [{"id": "e", "title": "Talks", "date": "2014", "outcome": "OutcomeOfEvent",
                "participants": [{"actor": "A"}, {"actor": "B"}]}],
    "relations": [{"id": "r", "source": "A", "target": "B", "kind": "owns",
                   "outcome": "OutcomeOfRelation"}],
}


def report(name, problems):
    print("not ok" if problems else "ok", "-", name)
    for problem in problems[:20]:
        print("#", problem)


def build(folder):
    for name in ("graph", "output", "src", "examples"):
        shutil.copytree(os.path.join(TOP, name), os.path.join(folder, name))
    shutil.copy(os.path.join(TOP, "Makefile"), folder)
    path = os.path.join(folder, "graph/fields.def")
    with open(path, encoding="utf-8") as file:
        table = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(table.replace("\n/* Fields of declarations only. */\n", ROW + "\n/* Fields of declarations only. */\n"))
    program = os.path.join(folder, "build/tieline")
    made = subprocess.run(["make", "-s", "-C", folder, "-j2", "BUILD=build", "CFLAGS=-O0",
                           "build/tieline"], capture_output=True, text=True, check=False,
                          env={**os.environ, "MAKEFLAGS": "", "MAKELEVEL": ""})
    report("the program builds with a new row in graph/fields.def",
           [] if made.returncode == 0 else made.stderr.splitlines())
    return program if made.returncode == 0 else None


def contents(path):
    """All that an output consists of, be it a folder."""
    if not os.path.isdir(path):
        with open(path, encoding="utf-8") as file:
            return file.read()
    return "".join(contents(os.path.join(path, name)) for name in sorted(os.listdir(path)))


def formats_of(program):
    done = subprocess.run([program, "formats", "--json"], capture_output=True, text=True,
                          check=True)
    return [entry for entry in json.loads(done.stdout)["formats"]
            if entry["written"] and entry["name"] not in ("png", "pdf")]


def expected(name):
    if name in SUMMARIES | {"csv-claims"}:  # which lists claims alone
        return []
    if name in EVENTS_ONLY:
        return ["OutcomeOfEvent"]
    if name == "csv-nodes":
        return ["OutcomeOfEvent", "OutcomeOfActor"]
    return ["OutcomeOfEvent", "OutcomeOfActor", "OutcomeOfRelation"]


def check_format(program, folder, entry):
    name = entry["name"]
    path = os.path.join(folder, "out-" + name)
    view = "@network" if "network" in entry["views"] else ""
    done = subprocess.run([program, "export", os.path.join(folder, "in.json"), "-o",
                           f"{name}{view}:{path}"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        report(f"{name} holds a new field", done.stderr.splitlines())
        return
    text = contents(path)
    problems = [f"{wanted} is missing" for wanted in expected(name) if wanted not in text]
    if name in SUMMARIES and "left out" not in done.stderr and "only" not in done.stderr \
            and "cannot hold" not in done.stderr:
        problems.append("nothing reports that it was left out: " + done.stderr)
    report(f"{name} holds a new field" if expected(name) else f"{name} reports a new field",
           problems)


def check_round_trip(program, folder, name):
    path = os.path.join(folder, "out-" + name)
    done = subprocess.run([program, "export", path, "-t", "json"], capture_output=True,
                          text=True, check=False)
    want = contents(os.path.join(folder, "out-json"))
    report(f"{name} is read back with a new field",
           [] if done.stdout == want else [done.stdout, done.stderr])


def main():
    if not os.environ.get("MORE") and not os.environ.get("TORTURE"):
        print("ok - a new field # SKIP takes long to build; MORE=1 runs it")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        program = build(folder)
        if not program:
            return 1
        with open(os.path.join(folder, "in.json"), "w", encoding="utf-8") as file:
            json.dump(DATASET, file)
        for entry in formats_of(program):
            check_format(program, folder, entry)
        check_round_trip(program, folder, "tables")
        check_round_trip(program, folder, "json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
