#!/usr/bin/python3
"""conflicts.py: inputs that contradict each other, in any order.

Random inputs describe the same events and relations with other values, each from its own
references or from none. Under `--conflicts keep` any order of the inputs gives the same
bytes, with and without `--prefer`; what is written is read back to the same bytes, and each
value that an input gives is a claim of what it cites, or of the input itself.
30 datasets, 60 with MORE=1, 2,000 with TORTURE=1 (SEED=n chooses others).
"""
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

BUILD = os.path.abspath(os.environ.get("BUILD", "build"))
TIELINE = os.path.join(BUILD, "tieline")
COUNT = 2000 if os.environ.get("TORTURE") else 60 if os.environ.get("MORE") else 30
DATES = ["2001", "2001-05", "2003", "[2001,2003]", "2001~", "1999/2004", "../2000", "-0043"]
VALUES = {
    "events": {"date": DATES, "place": ["Bern", "BERN", "Rom", "a=b"],
               "count": [1, 2, 32], "kind": ["visit", "Visit", "talk"]},
    "relations": {"date": DATES, "kind": ["owns", "holds"], "weight": [1, 2.5, "2.50"]},
}


def citation(chance):
    cite = {"reference": chance.choice(["r1", "r2", "r3"])}
    if chance.random() < 0.2:
        cite["status"] = chance.choice(["inferred", "denied", "disputed"])
    if chance.random() < 0.2:
        cite["locator"] = chance.choice(["p. 1", "p. 2"])
    return cite


def item(chance, kind, number):
    one = {"id": f"{kind[0]}{number}"}
    if kind == "events":
        one["title"] = f"Event {number}"
    else:
        one.update(source="A", target="B")
    for field, values in VALUES[kind].items():
        if chance.random() < 0.6:
            one[field] = chance.choice(values)
    if chance.random() < 0.6:
        one["cite"] = [citation(chance) for _ in range(chance.randint(1, 2))]
    return one


def document(chance):
    return {kind: [item(chance, kind, number) for number in range(3)
                   for _ in range(chance.choice([0, 1, 1, 1, 2]))] for kind in VALUES}


def run(*arguments):
    done = subprocess.run([TIELINE, "export", *arguments, "-t", "json"], capture_output=True,
                          check=False)
    return done.stdout if done.returncode == 0 else done.stderr


def missing(document, name, exported):
    """The values of an input that no citation of the exported item, nor the item, gives."""
    by_id = {one["id"]: one for kind in VALUES for one in exported[kind]}
    for kind, fields in VALUES.items():
        for one in document[kind]:
            there = by_id[one["id"]]
            said = [cite.get("says", {}) for cite in there.get("cite", [])] + [there]
            for field in fields:
                if field in one and str(one[field]) not in [
                        str(each.get(field)) for each in said] and \
                        not (field == "weight" and any("2.5" in str(each.get(field)) for each in said)):
                    yield f"{name}: {field} of {one['id']}"


def check(seed, folder):
    chance = random.Random(seed)
    documents = {f"{name}.json": document(chance) for name in "abc"}
    for name, content in documents.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(content, file)
    os.chdir(folder)
    for prefer in ([], ["--prefer", "b.json"], ["--prefer", "c.json", "--prefer", "a.json"]):
        outputs = [run(*order, "--conflicts", "keep", *prefer)
                   for order in chance.sample(list(itertools.permutations(documents)), 3)]
        if len(set(outputs)) != 1:
            return f"orders differ with {prefer}"
        with open("out.json", "wb") as file:
            file.write(outputs[0])
        if run("out.json") != outputs[0]:
            return f"what is written with {prefer} is read back to something else"
    exported = json.loads(run(*documents, "--conflicts", "keep"))
    for name, content in documents.items():
        for gone in missing(content, name, exported):
            return f"no claim of {gone}"
    return None


def main():
    first = int(os.environ.get("SEED", "1"))
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + COUNT):
            wrong = check(seed, folder)
            if wrong:
                print(f"not ok - inputs that contradict each other\n# SEED={seed}: {wrong}")
                return 1
    print("ok - inputs that contradict each other")
    return 0


if __name__ == "__main__":
    sys.exit(main())
