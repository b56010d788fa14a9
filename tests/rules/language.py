#!/usr/bin/python3
"""language.py: messages, help and documents avoid the phrases of language.tsv.

It reads the texts in the C sources, the manual, README.md, CONTRIBUTING.md, the pages of examples/, and
docs/, but not docs/style.md, which names the phrases.
"""
import glob
import os
import re
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def read(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as file:
        return file.read()


def rows(name):
    lines = read("tests/rules/" + name).split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def blank(found):
    return re.sub(r"[^\n]", " ", found[0])


def texts(path):
    """Line numbers and texts that people read. Texts that follow one another are one."""
    content = read(path)
    if path.endswith(".c"):
        content = re.sub(r"^ *#include.*$", blank, COMMENT.sub(blank, content), flags=re.M)
        content = re.sub(r'"(\s*\n\s*)"', "", content)
        for found in TEXT.finditer(content):
            yield content.count("\n", 0, found.start()) + 1, found[1]
    else:
        content = re.sub(r"^(```|~~~).*?^\1", blank, content, flags=re.M | re.DOTALL)
        for number, line in enumerate(content.split("\n"), 1):
            yield number, line


def main():
    phrases = [(re.compile(phrase, re.IGNORECASE), remedy) for phrase, remedy in rows("language.tsv")]
    files = [path for folder in ("graph", "output", "src")
             for path in glob.glob(folder + "/**/*.c", root_dir=TOP, recursive=True)]
    files += ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/tieline.1"]
    files += glob.glob("examples/*/*.md", root_dir=TOP)
    files += [path for path in glob.glob("docs/*.md", root_dir=TOP) if path != "docs/style.md"]
    wrong = []
    for path in sorted(files):
        for number, text in texts(path):
            for phrase, remedy in phrases:
                for match in phrase.finditer(text):
                    wrong.append(f"{path}:{number}: '{match[0]}': write: {remedy}")
    print("not ok" if wrong else "ok", "- texts for people avoid the phrases of language.tsv")
    for place in wrong:
        print("# " + place)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
