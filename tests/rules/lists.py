#!/usr/bin/python3
"""lists.py: what the program lists is tested and documented.

The lists are those that `tieline formats --json` and `tieline check --list-rules --json`
print. Each format has a golden case, a section in docs/, a row in complete.py if it is no
picture, a syntax in tests/valid.py that its endings share, and a test in tests/clients/ or a reason below why it has none; each reader a golden
case and a heading in docs/; each rule a golden case and an entry in the manual; each
option an entry in the manual and help of its own.
"""
import glob
import importlib.util
import json
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, TOP + "/tests")
import valid
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))

# Formats without a test in tests/clients/, and why.
NO_CLIENT = {
    "jsonl": "its lines are the events of json; tests/rules/merge.py and a golden case read them back",
    "csv-claims": "a table like that of csv-events, which is compared cell by cell",
    "tables": "it is for tieline alone; tests/rules/roundtrip.py reads it back",
}
# Client tests whose name or `format` is not that of the format.
CLIENTS = {"dot": "pictures", "svg": "pictures", "png": "pictures", "pdf": "pictures"}


def read(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as file:
        return file.read()


def listed(*arguments):
    run = subprocess.run((TIELINE,) + arguments, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def all_of(pattern):
    return "\n".join(read(path) for path in sorted(glob.glob(pattern, root_dir=TOP, recursive=True))
                     if os.path.isfile(os.path.join(TOP, path)))


COMMANDS = all_of("tests/golden/*/*/cmd")
MESSAGES = all_of("tests/golden/*/*/err") + all_of("tests/golden/*/*/out")
MANUAL = read("docs/tieline.1")
SECTIONS = read("docs/outputs.md")


def complete_rows():
    spec = importlib.util.spec_from_file_location("complete", TOP + "/tests/rules/complete.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.FORMATS


def written_by_a_case(format):
    name = re.escape(format["name"])
    endings = "|".join(map(re.escape, format["endings"])) or "$^"
    return re.search(rf"(-t *|--to[ =]|-o *|--output[ =]|for format in .*){name}\b(?!-)|"
                     rf"-o *\S+\.({endings})\b", COMMANDS)


def has_section(name):
    """A heading, or a mention in the first paragraph below one."""
    return any(re.match(rf"{re.escape(name)}\n", section) or
               f"`{name}`" in section.split("\n\n")[1] for section in SECTIONS.split("\n## ")[1:])


def has_client(name):
    name = CLIENTS.get(name, name)
    return os.path.exists(f"{TOP}/tests/clients/{name}.test.mjs")


def of_format(format, rows):
    """What a format that is written lacks."""
    name = format["name"]
    if not written_by_a_case(format):
        yield "no case in tests/golden/ writes it"
    if not has_section(name):
        yield "no section of docs/outputs.md is about it"
    if not format["picture"] and name not in rows:
        yield "tests/rules/complete.py has no row for it"
    if name not in valid.SYNTAXES:
        yield "tests/valid.py does not say what judges it"
    for ending in format["endings"]:
        if valid.ENDINGS.get(ending) != valid.SYNTAXES.get(name):
            yield f"tests/valid.py judges the ending {ending} as something else"
    if not has_client(name) and name not in NO_CLIENT:
        yield "tests/clients/ has no test for it, and lists.py no reason"


def of_reader(reader):
    endings = "|".join(map(re.escape, reader["endings"]))
    if not re.search(rf"-f *{reader['name']}\b|\.({endings})\b", COMMANDS):
        yield "no case in tests/golden/ reads it"
    headings = {"jsonl": "JSON Lines", "records": "Records", "graphml": "GraphML", "gephi": "Gephi", "neo4j": "Neo4j",
                "nodelink": "Graphs in JSON", "cytoscape": "Graphs in JSON", "graphology": "Graphs in JSON"}
    heading = headings.get(reader["name"], reader["name"].upper())
    if not re.search(rf"^## .*{heading}", all_of("docs/*.md"), re.MULTILINE):
        yield "no section of docs/ is about it"


def of_rule(rule):
    name = rule["rule"]
    if f"[{name}]" not in MESSAGES and f'"rule":"{name}"' not in MESSAGES:
        yield "no case in tests/golden/ reports it"
    if not re.search(rf"^\.It {re.escape(name)}$", MANUAL, re.MULTILINE):
        yield "the manual has no entry for it"
    if not re.fullmatch(r"[A-Z].*\.", rule["about"]):
        yield "what it reports is no sentence"


def of_option(option):
    if not re.search(rf"^\.It .*Fl -{re.escape(option['name'])}( |$)", MANUAL, re.MULTILINE):
        yield "the manual has no entry for it"
    if not option["help"]:
        yield "it has no help"
    if not option["commands"]:
        yield "it has an effect with no command"


def of_command(command):
    if not re.search(rf"^\.It Cm {re.escape(command['name'])}$", MANUAL, re.MULTILINE):
        yield "the manual has no entry for it"
    helped = subprocess.run((TIELINE, command["name"], "--help"), capture_output=True, text=True,
                            check=False).stdout
    if not helped.strip() or any(len(line) > 80 for line in helped.split("\n")):
        yield "its help is empty or wider than 80 columns"


def report(what, wrong):
    wrong = list(wrong)
    print(f"{'not ok' if wrong else 'ok'} - {what}")
    for line in wrong:
        print("# " + line)
    return not wrong


def main():
    lists = listed("formats", "--json")
    rows = complete_rows()
    names = [format["name"] for format in lists["formats"] if format["written"]]
    good = True
    for format in lists["formats"]:
        if format["written"]:
            good &= report(f"the format {format['name']}", of_format(format, rows))
    good &= report("rows of complete.py, syntaxes and reasons are those of formats",
                   (name for name in [*rows, *valid.SYNTAXES, *NO_CLIENT, *CLIENTS]
                    if name not in names))
    for reader in lists["readers"]:
        good &= report(f"the reader {reader['name']}", of_reader(reader))
    for rule in listed("check", "--list-rules", "--json"):
        good &= report(f"the rule {rule['rule']}", of_rule(rule))
    for option in lists["options"]:
        good &= report(f"the option --{option['name']}", of_option(option))
    for command in lists["commands"]:
        good &= report(f"the command {command['name']}", of_command(command))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
