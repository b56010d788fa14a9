#!/usr/bin/python3
"""merge.py: outputs of shards merge to the bytes of the whole.

Datasets are split into shards that keep together what belongs together: at times, by chance,
and with some of it in several shards. The outputs of the shards, merged in two orders of
arguments, must be those of the whole. SEED=n chooses other splits; MORE=1 adds many.
"""
import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, TOP + "/tests/support")
import dataset
import random_dataset

BUILD = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build")))
TIELINE = BUILD + "/tieline"
FIRST = int(os.environ.get("SEED", "1"))
MORE = bool(os.environ.get("MORE") or os.environ.get("TORTURE"))
SEEDS = 10 if MORE else 3
# What is exported of each shard, with its options, and merged.
EDGES = {
    "csv": [],
    "pair": ["--ties", "pair"],
    "undirected": ["--ties", "pair,undirected"],
}
OTHERS = ("csv-events", "json", "jsonl")


def run(*arguments, folder=None, status=0):
    """Runs the program; returns its standard error, or fails."""
    done = subprocess.run([TIELINE, *arguments], capture_output=True, cwd=folder, check=False,
                          stdin=subprocess.DEVNULL)
    if done.returncode != status:
        raise AssertionError(f"{' '.join(arguments[:6])}…: exit status {done.returncode}: "
                             f"{[line for line in done.stderr.decode().splitlines() if ' warning: ' not in line][:3]}")
    return done.stderr.decode()


def mentions(document):
    """Which items of a document belong together, as pairs of keys."""
    events = {event["id"] for event in document.get("events", []) if "id" in event}
    for event in document.get("events", []):
        if event.get("part_of"):
            yield ("events", event["id"]), ("events", event["part_of"])
        for cite in event.get("cite", []):
            if cite.get("says", {}).get("part_of"):
                yield ("events", event["id"]), ("events", cite["says"]["part_of"])
    for relation in document.get("relations", []):
        ends = [relation["source"], relation["target"], *(relation.get("events") or [])]
        for end in ends:
            if end in events:
                yield ("relations", relation["id"]), ("events", end)


def groups_of(document):
    """Lists of events and relations that belong together, in the order of the document."""
    roots = {}

    def root(key):
        while roots.setdefault(key, key) != key:
            key = roots[key]
        return key

    keys = [(kind, item["id"]) for kind in ("events", "relations") for item in document.get(kind, [])]
    for one, other in mentions(document):
        roots[root(one)] = root(other)
    groups = {}
    for key in keys:
        groups.setdefault(root(key), []).append(key)
    return list(groups.values())


def write_shard(document, keys, path, everything):
    """Writes some events and relations, with all actors and references or those they name."""
    keys = set(keys)
    shard = {key: value for key, value in document.items() if key not in dataset.LISTS}
    for kind in ("events", "relations"):
        shard[kind] = [item for item in document.get(kind, []) if (kind, item["id"]) in keys]
    for kind in ("actors", "references"):
        shard[kind] = document.get(kind, []) if everything else []
        for _ in range(10):  # a reference may name another, and that a third
            text = json.dumps(shard)
            shard[kind] = [item for item in document.get(kind, [])
                           if everything or json.dumps(item["id"]) in text]
    with open(path, "w", encoding="utf-8") as file:
        json.dump(shard, file)


def split(rng, how, document, folder):
    """Writes shards; returns their names."""
    groups = groups_of(document)
    count = rng.randint(2, 5)
    shards = [[] for _ in range(count)]
    for number, group in enumerate(groups):
        places = [number * count // len(groups)]
        if how != "time":
            places = [rng.randrange(count)]
        if how == "overlap":
            places += [rng.randrange(count) for _ in range(rng.choice((0, 0, 1, 2)))]
        for place in set(places):
            shards[place] += group
    names = []
    for number, keys in enumerate(shards):
        names.append(f"shard-{number}")
        write_shard(document, keys, f"{folder}/in/shard-{number}.json", number == 0)
    return names


def export(folder, name, into, more=()):
    for edges, options in EDGES.items():
        run("export", f"in/{name}.json", "-o", f"csv@actors:{into}.{edges}", "-o",
            f"csv-nodes@actors:{into}.{edges}-nodes", *options, *more, folder=folder)
    run("export", f"in/{name}.json", *[text for other in OTHERS for text in ("-o", f"{other}:{into}.{other}")],
        folder=folder)


def content(path):
    with open(path, "rb") as file:
        return file.read()


def compare(folder, wanted, found):
    """The first difference of two files; or nothing."""
    one, other = content(f"{folder}/{wanted}"), content(f"{folder}/{found}")
    if one == other:
        return []
    lines = zip(one.split(b"\n") + [b"(end)"], other.split(b"\n") + [b"(end)"])
    for number, (left, right) in enumerate(lines, 1):
        if left != right:
            return [f"{found}:{number}: {right[:300]!r}", f"expected {left[:300]!r}"]
    return [f"{found}: another length"]


def merge(folder, names, into):
    """Merges all outputs of shards."""
    for edges in EDGES:
        run("merge", *[f"{name}.{edges}{more}" for name in names for more in ("", "-nodes")],
            "-o", f"csv:{into}.{edges}", "-o", f"csv-nodes:{into}.{edges}-nodes", folder=folder)
    for other in OTHERS:
        run("merge", *[f"{name}.{other}" for name in names], "-o", f"{other}:{into}.{other}",
            folder=folder)


def check_task(task):
    """What is wrong with one split of a dataset."""
    seed, how, document = task
    folder = tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    try:
        return check_split(random.Random(f"{seed} {how}"), how, document, folder)
    except AssertionError as failure:
        return [f"{seed}, {how}: {failure}"]
    finally:
        if os.environ.get("KEEP"):
            print(f"# {seed}, {how}: {folder}")
        else:
            shutil.rmtree(folder)


def check_splits(what, document, seeds=SEEDS):
    tasks = [(seed, how, document) for seed in range(FIRST, FIRST + seeds)
             for how in ("time", "chance", "overlap")]
    with multiprocessing.Pool(min(2, os.cpu_count() or 1)) as pool:
        report(f"shards of {what}", [line for wrong in pool.imap(check_task, tasks, 1) for line in wrong])


def check_split(rng, how, document, folder):
    os.mkdir(folder + "/in")
    with open(folder + "/in/whole.json", "w", encoding="utf-8") as file:
        json.dump(document, file)
    export(folder, "whole", "whole")
    names = split(rng, how, document, folder)
    for name in names:
        export(folder, name, name, ["--evidence-dates"])
    wrong = []
    for order in (names, rng.sample(names, len(names))):
        merge(folder, order, "merged")
        for ending in [edges + more for edges in EDGES for more in ("", "-nodes")] + list(OTHERS):
            wrong += compare(folder, f"whole.{ending}", f"merged.{ending}")
    return wrong


def with_ids(*inputs):
    """A dataset in which all items have ids, as outputs give them."""
    with tempfile.TemporaryDirectory() as folder:
        run("export", *inputs, "-o", f"json:{folder}/whole.json")
        return dataset.read_json(folder + "/whole.json")


def random_document(number):
    rng = random.Random(number)
    with tempfile.TemporaryDirectory() as folder:
        random_dataset.write_json(rng, random_dataset.random_dataset(rng), folder + "/it.json")
        return with_ids(folder + "/it.json")


def report(what, wrong):
    print("not ok -" if wrong else "ok -", what)
    for line in wrong[:8]:
        print("#", line.replace("\n", "\\n"))
    report.failed = report.failed or bool(wrong)


report.failed = False


def check_periods():
    """Ties by year, of events that all have a first and a last day."""
    rng = random.Random(FIRST)
    events = [{"id": f"e{number}", "date": rng.choice(("2001", "2002-05", "2003-01-02/2004-03-04", "1999~")),
               "count": rng.randint(1, 3), "participants": [
                   {"actor": rng.choice("ABC"), "role": "guest"},
                   {"actor": rng.choice("DEF"), "role": "host"}]} for number in range(60)]
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(folder + "/in")
        parts = {"whole": events, "a": events[:20], "b": events[20:50], "c": events[45:]}
        for name, some in parts.items():
            with open(f"{folder}/in/{name}.json", "w", encoding="utf-8") as file:
                json.dump({"tieline": "1", "events": some}, file)
            run("export", f"in/{name}.json", "-o", f"csv@actors:{name}.csv", "--each", "year",
                *([] if name == "whole" else ["--evidence-dates"]), folder=folder)
        for order in (("a.csv", "b.csv", "c.csv"), ("c.csv", "a.csv", "b.csv")):
            run("merge", *order, "-o", "csv:merged.csv", folder=folder)
            wrong += compare(folder, "whole.csv", "merged.csv")
    report("ties by year", wrong)


def check_many():
    """More inputs than are merged at once, in two rounds, and merged lists merged again."""
    document = random_document(FIRST)
    groups = groups_of(document)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(folder + "/in")
        with open(folder + "/in/whole.json", "w", encoding="utf-8") as file:
            json.dump(document, file)
        export(folder, "whole", "whole")
        names = [f"shard-{number}" for number in range(70)]
        for number, name in enumerate(names):
            keys = [key for group in groups[number % len(groups)::70] for key in group]
            write_shard(document, keys, f"{folder}/in/{name}.json", number == 0)
            export(folder, name, name, ["--evidence-dates"])
        merge(folder, names, "merged")
        for half, some in (("left", names[:30]), ("right", names[30:])):
            for edges in EDGES:
                run("merge", *[f"{name}.{edges}" for name in some], "-o", f"csv:{half}.{edges}",
                    "--evidence-dates", folder=folder)
        for edges in EDGES:
            run("merge", f"right.{edges}", f"left.{edges}", "-o", f"csv:again.{edges}", folder=folder)
            wrong += compare(folder, f"whole.{edges}", f"again.{edges}")
        for ending in [edges + more for edges in EDGES for more in ("", "-nodes")] + list(OTHERS):
            wrong += compare(folder, f"whole.{ending}", f"merged.{ending}")
    report("seventy shards, and merged lists merged again", wrong)


def check_partition(what, *inputs):
    """Shards that the program makes: read together they are the dataset, and their outputs
    merge."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(folder + "/in")
        run("export", *inputs, "-o", f"json:{folder}/in/whole.json")
        export(folder, "whole", "whole")
        for count in (1, 3, 12) if MORE else (7,):
            run("export", "in/whole.json", "--partition", f"time:{count}", "-o", "json:in/json-{shard}.json",
                "-o", "tables:in/tables-{shard}", "-o", "jsonl:in/lines-{shard}.jsonl", folder=folder)
            names = [f"json-{number:0{len(str(count))}}" for number in range(1, count + 1)]
            for name in names:
                export(folder, name, name, ["--evidence-dates"])
            merge(folder, names[::-1], "merged")
            for ending in [edges + more for edges in EDGES for more in ("", "-nodes")] + list(OTHERS):
                wrong += compare(folder, f"whole.{ending}", f"merged.{ending}")
            tables = [f"in/tables-{name[5:]}" for name in names]
            run("export", *tables, "-o", "json:read.json", folder=folder)
            wrong += compare(folder, "whole.json", "read.json")
            lines = [content(f"{folder}/in/lines-{name[5:]}.jsonl") for name in names]
            if sum(len(some.splitlines()) for some in lines) != \
                    len(content(f"{folder}/whole.jsonl").splitlines()):
                wrong.append(f"{count} shards have other events than the whole")
    report(f"--partition of {what}", wrong)


def check_killed():
    """A merge that is ended on the way leaves nothing behind."""
    wrong = []
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("a", "b"):
                with open(f"{folder}/{name}.json", "w", encoding="utf-8") as file:
                    json.dump({"tieline": "1", "events": [{"id": name, "date": "2001", "participants": [
                        {"actor": "A"}, {"actor": "B"}]}]}, file)
                run("export", f"{name}.json", "-o", f"csv@actors:{name}.csv", folder=folder)
            os.mkfifo(folder + "/late.csv")
            os.mkdir(folder + "/temp")
            with open(folder + "/out.csv", "w", encoding="utf-8") as file:
                file.write("as it was\n")
            with subprocess.Popen([TIELINE, "merge", "a.csv", "late.csv", "-o", "csv:out.csv", "--temp", "temp"],
                                  cwd=folder, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as merging:
                with open(folder + "/late.csv", "wb") as late:
                    late.write(content(folder + "/b.csv"))
                    late.flush()
                    time.sleep(0.3)
                    merging.send_signal(sign)
                    merging.wait()
            left = sorted(os.listdir(folder)), os.listdir(folder + "/temp")
            if left != (["a.csv", "a.json", "b.csv", "b.json", "late.csv", "out.csv", "temp"], []):
                wrong.append(f"{sign.name}: {left}")
            if content(folder + "/out.csv") != b"as it was\n":
                wrong.append(f"{sign.name}: the output was touched")
    report("a merge that is killed", wrong)


def main():
    for name in ("bell-foundry", "harbour-affair"):
        check_splits(name, with_ids(f"{TOP}/examples/{name}/{name}.json"))
    for number in range(FIRST, FIRST + SEEDS):
        check_splits(f"random dataset {number}", random_document(number), SEEDS if MORE else 1)
    for name in ("bell-foundry", "harbour-affair", "cyber-sovereignty"):
        check_partition(name, f"{TOP}/examples/{name}/{name}.json")
    icews = os.environ.get("ICEWS14", TOP + "/../shared/data/icews14.tsv")
    if os.path.exists(icews):
        table = [icews, "--no-header", "--columns", "source=1,kind=2,target=3,date=4"]
        check_splits("icews14", with_ids(*table), SEEDS if MORE else 1)
        check_partition("icews14", *table)
    check_periods()
    check_many()
    check_killed()
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
