#!/usr/bin/python3
"""valid.py FILE...: are these what their endings say? Others' programs judge.

cgraph and dot judge DOT, jansson and the schema JSON, libcsv CSV, xmllint XML. Silent if all
are valid. One process of each judges all files; a file that was refused is judged again alone,
so that each message is about one file.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build")))
VALIDATE = os.environ.get("VALIDATE", BUILD + "/tests/validate")

# The syntax of each format that is written; None: no judge knows it, or it is a folder, whose
# files are judged by their endings. rules/lists.py compares this with the program's formats.
SYNTAXES = {
    "dot": "dot", "json": "json", "csv": "csv", "csv-nodes": "csv", "csv-events": "csv",
    "csv-claims": "csv",
    "timelinejs": "json", "vis": "json", "cytoscape": "json", "graphology": "json",
    "nodelink": "json", "gexf": "xml", "graphml": "xml", "svg": "xml", "mermaid": None, "jsonl": None,
    "html": None, "ics": None, "png": None, "pdf": None, "tables": None, "gephi": None, "neo4j": None,
}
ENDINGS = {"dot": "dot", "gv": "dot", "json": "json", "csv": "csv", "svg": "xml", "gexf": "xml",
           "graphml": "xml", "xml": "xml"}
AT_ONCE = 200


def said(*command):
    """What a judge says of a file, "" if nothing is wrong."""
    run = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, timeout=600, check=False)
    text = run.stdout.decode(errors="replace")
    return text or (f"{command[0]}: exit status {run.returncode}" if run.returncode else "")


def judged(paths, *command):
    """What a judge of many files says, by the path of each that it refuses."""
    wrong = {}
    for at in range(0, len(paths), AT_ONCE):
        some = paths[at:at + AT_ONCE]
        if said(*command, *some):
            wrong.update((path, text) for path in some if (text := said(*command, path)))
    return wrong


def well_formed(paths):
    """Without the DTD that SVG names: as long as there is one, which it does not load,
    xmllint lets pass what it might declare, such as &nbsp;."""
    with tempfile.TemporaryDirectory() as folder:
        copies = {}
        for number, path in enumerate(paths):
            copies[f"{folder}/{number}.xml"] = path
            with open(path, "rb") as file:
                content = re.sub(rb"^<!DOCTYPE (.*\n)*?.*>$\n?", b"", file.read(), flags=re.M)
            with open(f"{folder}/{number}.xml", "wb") as file:
                file.write(content)
        wrong = judged(list(copies), "xmllint", "--noout")
        return {copies[copy]: text for copy, text in wrong.items()}


def drawn(paths):
    """dot draws them without a word, and the pictures are well-formed."""
    with tempfile.TemporaryDirectory() as folder:
        links = {}
        for number, path in enumerate(paths):
            links[f"{folder}/{number}"] = path
            os.symlink(os.path.abspath(path), f"{folder}/{number}")
        wrong = {links[link]: "dot -Tsvg: " + text
                 for link, text in judged(list(links), "dot", "-Tsvg", "-O").items()}
        pictures = {link + ".svg": path for link, path in links.items() if path not in wrong}
        wrong.update((pictures[picture], "dot -Tsvg: " + text)
                     for picture, text in well_formed(list(pictures)).items())
        return wrong


def in_schema(paths):
    """Only our own documents say "tieline" at the top; the schema is for them."""
    import jsonschema
    with open(TOP + "/docs/tieline.schema.json", encoding="utf-8") as file:
        schema = json.load(file)
    judge = jsonschema.validators.validator_for(schema)
    judge.check_schema(schema)
    wrong = {}
    for path in paths:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if '"tieline"' not in text[:200]:
            continue
        problems = sorted(judge(schema).iter_errors(json.loads(text)),
                          key=lambda problem: list(map(str, problem.path)))
        lines = [f"at /{'/'.join(map(str, problem.path))}: {problem.message[:300]}"
                 for problem in problems[:20]]
        if lines:
            wrong[path] = "\n".join(lines)
    return wrong


SECOND = {"dot": drawn, "json": in_schema}


def invalid(paths, syntax):
    """What is wrong, by path, with files of one syntax: dot, json, csv or xml."""
    if syntax == "xml":
        return well_formed(paths)
    wrong = judged(paths, VALIDATE, syntax)
    rest = [path for path in paths if path not in wrong]
    if syntax in SECOND and rest:
        wrong.update(SECOND[syntax](rest))
    return wrong


def syntax_of(path):
    """The syntax that the ending of a path promises; None if no judge knows it."""
    return ENDINGS.get(path.rpartition(".")[2])


def main():
    wrong = {}
    for syntax in sorted(set(ENDINGS.values())):
        paths = [path for path in sys.argv[1:] if syntax_of(path) == syntax]
        wrong.update(invalid(paths, syntax) if paths else {})
    for path, text in wrong.items():
        print(f"{path}: {text}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
