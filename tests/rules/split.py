#!/usr/bin/python3
"""split.py [COUNT [FIRST]]: a dataset can be split over inputs, in any order.

The examples, the files in tests/data and random datasets are split at random into up to
six inputs: JSON documents, JSON Lines and folders of tables. The fields of one item
are split as well. In any order the inputs must give the same bytes as the whole dataset, in
each of FORMATS. Each dataset is split COUNT (10; 20 with MORE, 150 with TORTURE) times. The number of a split that failed
repeats it, and KEEP=1 keeps its files.
"""
import glob
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
FORMATS = ("json", "csv-events", "dot@timeline") + tuple(
    f"{name}@{view}" for name in ("csv", "csv-nodes", "dot")
    for view in ("network", "actors", "events"))


def export(folder, inputs, into):
    """Runs an export; returns the error, if any."""
    os.mkdir(f"{folder}/{into}")
    outputs = [text for name in FORMATS for text in ("-o", f"{name}:{into}/{name}")]
    with open(folder + "/said", "w+", encoding="utf-8", errors="replace") as said:
        run = subprocess.run([TIELINE, "export", *inputs, *outputs], cwd=folder,
                             stdin=subprocess.DEVNULL, stderr=said, check=False)
        said.seek(0)
        wrong = [line.strip() for line in said if ": warning:" not in line]
    return "" if run.returncode == 0 else \
        f"{into}: exit status {run.returncode}: {' | '.join(wrong)[:1000]}"


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def check(rng, document, folder):
    """What is wrong with one split of a dataset."""
    random_dataset.write_json(rng, document, folder + "/whole.json")
    inputs = shards.write(rng, document, folder)
    rng.shuffle(inputs)
    failure = export(folder, ["whole.json"], "one") or export(folder, inputs, "many")
    if failure:
        return [failure, f"inputs: {inputs}"]
    return [f"{name} has other bytes from {inputs}" for name in FORMATS
            if bytes_of(f"{folder}/one/{name}") != bytes_of(f"{folder}/many/{name}")]


def check_split(task):
    path, number = task
    rng = random.Random(number)
    document = dataset.read_json(path) if path else random_dataset.random_dataset(rng)
    folder = tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    try:
        wrong = check(rng, document, folder)
    finally:
        if os.environ.get("KEEP"):
            print(f"# {number}: {folder}")
        else:
            shutil.rmtree(folder)
    return task, wrong


def report(what, failures):
    """Prints a line for each dataset, and explains the first failures."""
    print(f"{'not ok' if failures else 'ok'} - {what}")
    for (_, number), wrong in failures[:3]:
        for line in wrong[:4]:
            print(f"# {number}: {line[:800]}".replace("\n", "\\n").replace("\r", "\\r"))
    if len(failures) > 3:
        print(f"# {len(failures) - 3} more: {[task[1] for task, _ in failures[3:20]]}")


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 150 if os.environ.get("TORTURE") else 20 if os.environ.get("MORE") else 10
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    paths = sorted(glob.glob(TOP + "/examples/*/*.json"))
    paths += [f"{TOP}/tests/data/{name}.json" for name in ("every-field", "mentions", "no-ids")]
    tasks = [(path, number) for path in paths for number in range(first, first + count)]
    tasks += [("", number) for number in range(first, first + 10 * count)]
    with multiprocessing.Pool(min(2, os.cpu_count() or 1)) as pool:
        failures = [result for result in pool.imap(check_split, tasks, 5) if result[1]]
    for path in paths + [""]:
        name = os.path.basename(path) or f"{10 * count} random datasets"
        report(f"splits of {name}", [one for one in failures if one[0][0] == path])
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
