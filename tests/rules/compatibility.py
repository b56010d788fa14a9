#!/usr/bin/python3
"""compatibility.py [--accept]: what docs/compatibility.md promises is kept.

tests/promise.json has names as of the version that it names: commands, options, formats, readers,
mappings, rules, fields of JSON, columns of tables, exit statuses. What is in it must still be there;
what was added since is no mistake. --accept writes it anew, when the version changes.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TIELINE = os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline")
PROMISE = os.path.join(TOP, "tests/promise.json")
BELLS = "examples/bell-foundry/bell-foundry.json"
HARBOUR = "examples/harbour-affair/harbour-affair.json"
BAD = '{"tieline": "1", "events": [{"id": "e", "title": "t", "date": "yesterday"}]}'
TIES = ["--view", "actors"]

# Tables by what is promised of them: the order of their first columns, or their names.
ORDERED = {
    "csv": ["export", BELLS, "-t", "csv"],
    "csv@actors": ["export", BELLS, *TIES, "-t", "csv"],
    "csv --ties pair": ["export", BELLS, *TIES, "--ties", "pair", "-t", "csv"],
    "csv --each decade": ["export", BELLS, *TIES, "--each", "decade", "-t", "csv"],
    "csv --evidence-dates": ["export", BELLS, *TIES, "--evidence-dates", "-t", "csv"],
    "stats --each decade": ["stats", BELLS, "--each", "decade", "-t", "csv"],
    "diff": ["diff", BELLS, HARBOUR, "-t", "csv"],
    "names": ["names", BELLS],
    "csv-claims": ["export", HARBOUR, "-t", "csv-claims"],
}
NAMED = {
    "csv-nodes@actors": ["export", BELLS, *TIES, "-t", "csv-nodes"],
    "csv-nodes@actors --group kind": ["export", BELLS, *TIES, "--group", "kind", "-t", "csv-nodes"],
    "csv-events": ["export", "@demo", "-t", "csv-events"],
}
DOCUMENTS = {
    "export -t json": ["export", HARBOUR, "-t", "json"],
    "formats": ["formats", "--json"],
    "rules": ["check", "--list-rules", "--json"],
    "stats": ["stats", BELLS, "--json"],
    "stats --each decade": ["stats", BELLS, "--each", "decade", "--json"],
    "diff": ["diff", BELLS, HARBOUR, "--to=json"],
    "check": ["check", "BAD", "--json"],
}
STATUSES = {
    "check: no problem": ["check", "@demo"],
    "check: warnings": ["check", HARBOUR],
    "check: errors": ["check", "BAD"],
    "export: success": ["export", "@demo", "-t", "csv"],
    "export: errors in the input": ["export", "BAD", "-t", "csv"],
    "export: a loss with --strict": ["export", "@demo", "--strict", "-t", "csv"],
    "export: no such file": ["export", "no-such-file.csv", "-t", "csv"],
    "export: no such option": ["export", "@demo", "--no-such-option"],
    "no such command": ["no-such-command"],
    "no command": [],
    "version": ["--version"],
    "diff: nothing differs": ["diff", BELLS, BELLS],
    "diff: something differs": ["diff", BELLS, HARBOUR],
    "diff: errors in the input": ["diff", BELLS, "BAD"],
}


def run(arguments, bad):
    arguments = [bad if argument == "BAD" else argument for argument in arguments]
    return subprocess.run([TIELINE, *arguments], cwd=TOP, capture_output=True, text=True, check=False)


def columns(arguments, bad):
    return run(arguments, bad).stdout.split("\n", 1)[0].split(",")


def paths(value, before=""):
    """The keys of a document: events[].date."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield before + key
            yield from paths(inner, before + key + ".")
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, before[:-1] + "[]." if before else "[].")


def keys(arguments, bad):
    done = run(arguments, bad)
    # check writes one object a line to standard error.
    document = done.stdout or done.stderr.split("\n", 1)[0]
    found = sorted(set(paths(json.loads(document))))
    return [path for path in found if is_field(path)] if arguments[-1] == "json" else found


def is_field(path):
    """Whether a key of a document is a field, and not an attribute of an example."""
    key = path.split(".")[-1]
    with open(TOP + "/docs/tieline.schema.json", encoding="utf-8") as file:
        return f'"{key}"' in file.read() or re.fullmatch("(open|unknown)_(start|end)", key)


def tables(bad, folder):
    run(["export", HARBOUR, "-o", "tables:" + folder], bad)
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            yield name, file.readline().strip().split(",")


def version():
    with open(TOP + "/Makefile", encoding="utf-8") as file:
        return re.search(r"^VERSION = (.*)$", file.read(), re.M)[1]


def current(bad, folder):
    lists = json.loads(run(["formats", "--json"], bad).stdout)
    rules = json.loads(run(["check", "--list-rules", "--json"], bad).stdout)
    options = {command["name"]: ["--" + option["name"] for option in lists["options"]
                                 if command["name"] in option["commands"]]
               for command in lists["commands"]}
    written = {format["name"]: {"endings": format["endings"], "views": format["views"]}
               for format in lists["formats"] if format["written"]}
    return {
        "version": version(),
        "options": options,
        "formats": written,
        "readers": [reader["name"] for reader in lists["readers"]],
        "mappings": [mapping["name"] for mapping in lists["mappings"]],
        "rules": {rule["rule"]: rule["severity"] for rule in rules},
        "fields of JSON": {name: keys(arguments, bad) for name, arguments in DOCUMENTS.items()},
        "first columns": {name: columns(arguments, bad) for name, arguments in ORDERED.items()},
        "columns": {**{name: columns(arguments, bad) for name, arguments in NAMED.items()},
                    **dict(tables(bad, folder))},
        "exit status": {name: run(arguments, bad).returncode for name, arguments in STATUSES.items()},
    }


def broken(promised, found, place, ordered):
    """What is promised and no longer found."""
    if isinstance(promised, dict):
        for key, inner in promised.items():
            if key not in found:
                yield f"{place}: {key} is no longer there"
            else:
                yield from broken(inner, found[key], f"{place}: {key}", ordered or key == "first columns")
    elif isinstance(promised, list) and ordered:
        if found[:len(promised)] != promised:
            yield f"{place}: {','.join(promised)} became {','.join(found)}"
    elif isinstance(promised, list):
        for name in promised:
            if name not in found:
                yield f"{place}: {name} is no longer there"
    elif promised != found:
        yield f"{place}: {promised} became {found}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        bad = os.path.join(folder, "bad.json")
        with open(bad, "w", encoding="utf-8") as file:
            file.write(BAD)
        found = current(bad, os.path.join(folder, "tables"))
    if sys.argv[1:] == ["--accept"]:
        with open(PROMISE, "w", encoding="utf-8") as file:
            file.write(json.dumps(found, indent=1) + "\n")
        return 0
    with open(PROMISE, encoding="utf-8") as file:
        promise = json.load(file)
    wrong = False
    for key, promised in promise.items():
        lost = list(broken(promised, found[key], key, key == "first columns"))
        wrong |= bool(lost)
        print("not ok" if lost else "ok", f"- {key}, as promised")
        for line in lost:
            print("# " + line)
    return 1 if wrong else 0


sys.exit(main())
