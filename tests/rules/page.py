#!/usr/bin/python3
"""page.py: the page can run and fetch nothing but what the program put into it.

Its scripts make no markup of texts and run none; they are one module in the end, so that no
two of them may have the same name at their top. The policy in the page has the hashes of its
script and style. Pages of any data differ in title, list and data alone.
"""
import base64
import glob
import hashlib
import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))
FORBIDDEN = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b|document\.write|new Function|DOMParser|"
                       r"setTimeout\(['\"`]|srcdoc|\bimport\(|XMLHttpRequest|\bfetch\(|localStorage|document\.cookie")
AT_TOP = re.compile(r"^(?:export )?(?:async )?(?:const|let|class|function\*?) ([\w$]+)", re.M)


def report(name, wrong):
    wrong = list(wrong)
    print("not ok -" if wrong else "ok -", name)
    for line in wrong:
        print("#", line)
    return not wrong


def scripts():
    for path in sorted(glob.glob(TOP + "/output/page/*.js")):
        with open(path, encoding="utf-8") as file:
            yield os.path.basename(path), file.read()


def forbidden():
    return (f"{name}: {found[0]}" for name, text in scripts() for found in FORBIDDEN.finditer(text))


def doubled():
    found = {}
    for name, text in scripts():
        for top in AT_TOP.findall(text):
            if top in found:
                yield f"{top} is in {found[top]} and {name}"
            found[top] = name


def page_of(document):
    return subprocess.run((TIELINE, "export", "-f", "json", "-", "-t", "html"), input=document, capture_output=True,
                          text=True, check=True).stdout


def between(page, start, end):
    return re.search(re.escape(start) + "(.*?)" + re.escape(end), page, re.S)[1]


def unhashed(page):
    policy = between(page, 'Content-Security-Policy content="', '"')
    for start, end in (('<script type=module>', "</script>"), ("<style>", "</style>")):
        digest = base64.b64encode(hashlib.sha256(between(page, start, end).encode()).digest()).decode()
        if f"'sha256-{digest}'" not in policy:
            yield f"{start} has another hash than the policy"
    for word in ("unsafe", "http", "*", "data:", "blob:"):
        if word in policy:
            yield f"the policy permits {word}"
    if not policy.startswith("default-src 'none'"):
        yield "the policy does not begin with default-src 'none'"


def fixed(page):
    """What is the same in all pages."""
    for start, end in (("<title>", "</title>"), ("<noscript>", "</noscript>"), ('id=data>', "</script>")):
        page = page.replace(between(page, start, end), "", 1) if between(page, start, end) else page
    return page


def main():
    nasty = ('{"title":"</title><script>alert(1)</script>","events":[{"title":"</script><!-- \\u2028","kind":"</noscript>",'
             '"description":"<!--<script>"}]}')
    empty = page_of('{"events":[]}')
    good = report("scripts make no markup and run no text", forbidden())
    good &= report("no name is at the top of two scripts", doubled())
    good &= report("the policy names script and style by their hashes", unhashed(empty))
    good &= report("nasty texts stay in title, list and data", [] if fixed(page_of(nasty)) == fixed(empty) else ["they differ"])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
