#!/usr/bin/python3
"""roundtrip.py [COUNT [FIRST]]: nothing is lost.

tests/data/every-field.json and COUNT (200; 10,000 with TORTURE) random datasets go through the formats
`json` and `tables`. dataset.py, which is independent of tieline, reads the outputs and
compares them with the inputs, field by field. Then tieline reads both outputs and must write
the same bytes again. Documents that each hold a part of the dataset, down to single claims
about one field of an item, must give these bytes, too, in any order. To repeat a dataset that
failed, run roundtrip.py 1 NUMBER; KEEP=1 keeps its files.
"""
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, TOP + "/tests/support")
import dataset
import random_dataset
import shards
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))
TESTS = ("json holds everything", "tables hold everything",
         "earliest and latest are right", "numbers are undecided if claims differ", "json reads back and writes the same bytes",
         "tables read back and write the same bytes",
         "documents that are shards of it write the same bytes, in any order")
JSON, TABLES, BOUNDS, UNDECIDED, JSON_AGAIN, TABLES_AGAIN, SHARDS = TESTS


def tieline(folder, *arguments):
    """Runs tieline; returns what it says beside the warnings about the data, of which
    sources that disagree give one. That something is lost is no such warning, but a long cell is
    one."""
    with open(folder + "/said", "w+", encoding="utf-8", errors="replace") as said:
        run = subprocess.run((TIELINE, "export") + arguments, cwd=folder,
                             stdin=subprocess.DEVNULL, stderr=said, check=False)
        said.seek(0)
        wrong = [line.strip() for line in said if ": warning:" not in line]
    wrong = [line for line in wrong if run.returncode
             or (line.startswith("tieline: ") and "that a spreadsheet can hold" not in line)]
    return f"exit status {run.returncode}: " + " | ".join(wrong)[:1500] \
        if run.returncode or wrong else ""


def wrong_bounds(document):
    """The wrong bounds beside plain dates."""
    items = [item for kind in ("references", "events", "relations")
             for item in document[kind]]
    items += [part for event in document["events"]
              for part in event.get("participants", [])]
    for item in items:
        bounds = dataset.plain_bounds(item.get("date", ""))
        found = (item.get("earliest"), item.get("latest"))
        if bounds and bounds != found:
            yield f"{item['date']}: {found}, expected {bounds}"


def wrong_numbers(document):
    """The items of which a count or weight is wrongly undecided, or not."""
    for kind, field in (("events", "count"), ("relations", "weight")):
        for item in document[kind]:
            said = {citation["says"][field] for citation in item.get("cite", [])
                    if field in citation.get("says", {}) and citation.get("status") != "denied"}
            differ = len(said) > 1 and field not in item
            if differ != (field in item.get("undecided", []) and bool(said)):
                yield f"{item['id']}: {field} {sorted(said)}, {item.get('undecided')}"


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def compare(expected, read, path):
    try:
        found = dataset.normal(read(path))
    except (AssertionError, KeyError, ValueError) as error:
        return [f"{path}: {type(error).__name__}: {error}"]
    return dataset.unlike(dataset.normal(expected), found)


def check_written(document, folder):
    """Each failed test, with what is wrong."""
    yield JSON, compare(document, dataset.read_json, folder + "/out.json")
    yield TABLES, compare(document, dataset.read_tables, folder + "/tables")
    written = dataset.read_json(folder + "/out.json")
    yield BOUNDS, list(wrong_bounds(written))
    yield UNDECIDED, list(wrong_numbers(written))


def unlike_first(folder, again, names):
    """The files that differ from those written the first time."""
    return [f"{name} has other bytes" for name in names
            if bytes_of(f"{folder}/{again}/{name}") != bytes_of(f"{folder}/{name}")]


def check_again(folder):
    files = ["out.json"] + [f"tables/{name}" for name in os.listdir(folder + "/tables")]
    failure = tieline(folder, "out.json", "-o", "from_json/out.json",
                      "-o", "tables:from_json/tables")
    yield JSON_AGAIN, [failure] if failure else unlike_first(folder, "from_json", files)
    failure = tieline(folder, "tables", "-o", "from_tables/out.json")
    yield TABLES_AGAIN, ([failure] if failure else
                         unlike_first(folder, "from_tables", files[:1]))


def check_shards(rng, document, folder):
    parts = shards.split(rng, document) + shards.split_declarations(rng, document)
    names = [f"shard{number}.json" for number in range(len(parts))]
    for name, part in zip(names, parts):
        part["tieline"] = document["tieline"]  # else it may seem to be no dataset
        random_dataset.write_json(rng, part, f"{folder}/{name}")
    for _ in range(2):
        rng.shuffle(names)
        failure = tieline(folder, *names, "-o", "from_shards/out.json")
        wrong = [failure] if failure else unlike_first(folder, "from_shards", ["out.json"])
        if wrong:
            return [*wrong, f"from {' '.join(names)}"]
    return []


def check(rng, document, path, folder):
    for again in ("from_json", "from_tables", "from_shards"):
        os.mkdir(f"{folder}/{again}")
    failure = tieline(folder, path, "-o", "out.json", "-o", "tables:tables")
    if failure:
        return [(JSON, [failure])]
    return [(test, wrong) for checks in (check_written(document, folder), check_again(folder),
                                         [(SHARDS, check_shards(rng, document, folder))])
            for test, wrong in checks if wrong]


def check_random(number):
    rng = random.Random(number)
    document = random_dataset.random_dataset(rng)
    random_dataset.add_declarations(rng, document)
    folder = tempfile.mkdtemp(dir=scratch())
    try:
        path = folder + "/in.json"
        random_dataset.write_json(rng, document, path)
        return number, check(rng, document, path, folder)
    finally:
        if os.environ.get("KEEP"):
            print(f"# {number}: {folder}")
        else:
            shutil.rmtree(folder)


def scratch():
    """A folder in memory if possible, because every file is flushed to the disk."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def report(what, failures):
    """Prints a line for each test, and explains the first failures."""
    for test in TESTS:
        failed = [(name, wrong) for name, checks in failures
                  for failed_test, wrong in checks if failed_test == test]
        print(f"{'not ok' if failed else 'ok'} - {what}: {test}")
        for name, wrong in failed[:3]:
            for line in wrong[:5]:
                print(f"# {name}: {line[:600]}".replace("\n", "\\n").replace("\r", "\\r"))
        if len(failed) > 3:
            print(f"# {len(failed) - 3} more: {[name for name, _ in failed[3:20]]}")
    return not failures


def report_every_field():
    path = os.path.join(TOP, "tests/data/every-field.json")
    with tempfile.TemporaryDirectory(dir=scratch()) as folder:
        document = dataset.read_json(path)
        checks = check(random.Random(1), document, path, folder)
        lacking = [f"{kind}: {sorted(set(fields) - used(document, kind))}"
                   for kind, fields in dataset.FIELDS.items()
                   if set(fields) - used(document, kind)]
    print(f"{'not ok' if lacking else 'ok'} - every-field.json: has every field")
    for line in lacking:
        print(f"# {line}")
    return report("every-field.json", [("it", checks)] if checks else []) and not lacking


def used(document, kind):
    """The fields that a document uses in items of a kind."""
    items = {"dataset": [document],
             "participants": [part for event in document["events"]
                              for part in event.get("participants", [])],
             "citations": [cite for each in ("actors", "events", "relations")
                           for item in document[each] for cite in item.get("cite", [])]}
    return {key for item in items.get(kind, document.get(kind)) for key in item}


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10000 if os.environ.get("TORTURE") else 200
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    good = report_every_field()
    with multiprocessing.Pool(min(2, os.cpu_count() or 1)) as pool:
        failures = [(number, checks) for number, checks in
                    pool.imap(check_random, range(first, first + count), 20) if checks]
    return 0 if report(f"{count} datasets", failures) and good else 1


if __name__ == "__main__":
    sys.exit(main())
