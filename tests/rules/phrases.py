#!/usr/bin/python3
"""phrases.py: the languages of the words for people are complete, and outputs in them are.

All files of graph/base/language have the same phrases as en.tsv, with the same names in
braces, as many members of lists and forms of plurals. All phrases are used. Pictures, pages
and the other outputs for people have no English phrase in them where another language has
another; without --lang they are in English.
"""
import glob
import html
import os
import re
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))
FOLDER = TOP + "/graph/base/language/"
# How numbers are written is each language's own.
OWN = {"ordinals", "ordinal", "era", "first_form", "decimal", "thousands", "grouped", "grouped_counts"}
OUTPUTS = ["dot@timeline", "dot@network", "dot@actors", "dot@events", "html", "mermaid", "timelinejs", "vis", "ics"]
DATASETS = sorted(glob.glob(TOP + "/examples/*/*.json")) + [TOP + "/tests/data/every-field.json"]


def report(name, wrong):
    wrong = list(wrong)
    print("not ok -" if wrong else "ok -", name)
    for line in wrong[:40]:
        print("#", line)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def phrases_of(code):
    rows = (line.split("\t") for line in read(FOLDER + code + ".tsv").splitlines() if line and line[0] != "#")
    return {key: text for key, text in rows}


def names_in(text):
    return sorted(set(re.findall(r"\{(\w+)\}", text)))


def differences(code, english):
    phrases = phrases_of(code)
    for key in sorted(english.keys() ^ phrases.keys()):
        yield f"{key} is in one file alone"
    for key in sorted((english.keys() & phrases.keys()) - OWN):
        ours, theirs = english[key].split("|"), phrases[key].split("|")
        if len(ours) != len(theirs):
            yield f"{key}: {len(theirs)} parts, not {len(ours)}"
        if names_in(english[key]) != names_in(phrases[key]):
            yield f"{key}: {names_in(phrases[key])}, not {names_in(english[key])}"
        if "{count}" in english[key] and len(ours) != 2 and key not in ("ties_drawn", "shown_nodes"):
            yield f"{key}: a phrase with a count has two forms"


def unused(english):
    sources = [path for folder in ("graph", "output", "src") for path in
               glob.glob(f"{TOP}/{folder}/**/*.[ch]", recursive=True)]
    in_c = set(re.findall(r"TL_PHRASE_([A-Z_0-9]+)", "".join(map(read, sources))))
    page = "".join(map(read, glob.glob(TOP + "/output/page/*.js")))
    in_page = set(re.findall(r"\bphrases\.(\w+)", page)) | set(re.findall(r"@([a-z_]+)@", read(TOP + "/output/page/page.html")))
    return (key for key in english if key != "ordinals" and key.upper() not in in_c and key not in in_page)


def outputs_in(dataset, folder, *options):
    paths = {to: os.path.join(folder, to.replace("@", "-")) for to in OUTPUTS}
    arguments = [word for to, path in paths.items() for word in ("-o", f"{to}:{path}")]
    subprocess.run((TIELINE, "export", dataset, *arguments, *options), capture_output=True, check=True)
    return {to: shown(to, read(path)) for to, path in paths.items()}


def shown(to, text):
    """What people read of an output: no names of attributes, classes and keys."""
    if to == "html":
        text = re.sub(r'"(undecided|statuses|status)":', "", text)
    elif to.startswith("dot"):
        text = "\n".join(re.findall(r'(?:label|tooltip)="((?:[^"\\]|\\.)*)"', text))
    elif to == "vis":
        text = "\n".join(re.findall(r'"(?:content|title)":"((?:[^"\\]|\\.)*)"', text))
    elif to == "ics":
        text = text.replace("\n ", "")
    return html.unescape(text.replace("\\n", "\n"))


# Phrases of several words: single ones may be a dataset's.
def telling(english, phrases):
    for key, text in english.items():
        for part in text.split("|"):
            for piece in re.split(r"\{\w+\}", part):
                piece = piece.strip(" ,.:;()")
                if len(piece.split()) > 1 and len(piece) > 8 and piece not in phrases[key]:
                    yield key, piece


def left_in_english(outputs, data, english, phrases):
    for key, piece in telling(english, phrases):
        for to, text in outputs.items():
            if re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text) and piece not in data:
                yield f"{to}: '{piece}' ({key})"


def main():
    codes = sorted(os.path.basename(path)[:-4] for path in glob.glob(FOLDER + "*.tsv"))
    english = phrases_of("en")
    report("there are English, German and others", [] if {"en", "de"} < set(codes) else codes)
    for code in codes:
        report(f"{code} has the phrases of English", differences(code, english))
    report("all phrases are used", unused(english))
    with tempfile.TemporaryDirectory() as folder:
        for dataset in DATASETS:
            name = os.path.basename(dataset)
            without = outputs_in(dataset, folder)
            report(f"{name}: without --lang it is English",
                   (to for to, text in outputs_in(dataset, folder, "--lang", "en").items() if text != without[to]))
            for code in codes:
                if code == "en":
                    continue
                outputs = outputs_in(dataset, folder, "--lang", code)
                report(f"{name}: nothing in {code} is English",
                       left_in_english(outputs, read(dataset), english, phrases_of(code)))
                report(f"{name}: all outputs in {code} differ from English",
                       (to for to, text in outputs.items() if text == without[to]))


main()
