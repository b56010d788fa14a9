#!/usr/bin/python3
"""links.py: links of the documents lead somewhere, in the sources and where `make install` puts them.

A link to another file is to one that is there, and after # to a heading in it. A document that the manual
names is installed.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LINK = re.compile(r"\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```.*?^```$", re.M | re.S)


def read(path):
    with open(path, encoding="utf-8") as file:
        return BLOCK.sub("", file.read())


def anchors(path):
    """The headings of a document, as addresses."""
    for heading in re.findall(r"^#+ (.*)$", read(path), re.M):
        plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).lower()
        yield re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def dead(root, path):
    for link in LINK.findall(read(path)):
        if re.match("[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = os.path.normpath(os.path.join(os.path.dirname(path), name)) if name else path
        if not os.path.exists(target) or os.path.relpath(target, root).startswith(".."):
            yield f"{os.path.relpath(path, root)}: {link}: there is no such file"
        elif anchor and target.endswith(".md") and anchor not in anchors(target):
            yield f"{os.path.relpath(path, root)}: {link}: there is no such heading"


def report(name, wrong):
    wrong = list(wrong)
    print("not ok" if wrong else "ok", "-", name)
    for line in wrong:
        print("#", line)
    return not wrong


def documents(root):
    return [path for pattern in ("*.md", "docs/*.md") for path in sorted(glob.glob(os.path.join(root, pattern)))]


def all_dead(root):
    return [line for path in documents(root) for line in dead(root, path)]


def not_installed(root):
    """Documents that the manual names and that are not there."""
    for name in re.findall(r"^\.Pa (\S+\.md)", read(TOP + "/docs/tieline.1"), re.M):
        if not os.path.exists(os.path.join(root, "docs", name)):
            yield name


def main():
    good = report("links in the sources", all_dead(TOP))
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([os.environ.get("MAKE", "make"), "-s", "--no-print-directory", "install",
                               "DESTDIR=" + folder, "PREFIX=/usr"], cwd=TOP, capture_output=True, text=True, check=False)
        root = folder + "/usr/share/doc/tieline"
        good &= report("make install", done.stderr.splitlines() if done.returncode else [])
        good &= report("documents are installed", [] if len(documents(root)) > 10 else documents(root))
        good &= report("links in what is installed", all_dead(root))
        good &= report("the manual names documents that are installed", not_installed(root))
    return 0 if good else 1


sys.exit(main())
