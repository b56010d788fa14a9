#!/usr/bin/python3
"""article.py: the example about the article takes facts from it, not sentences.

Outside quotation marks, quotes and the source's words for a date, no text of the example
has more than six words in a row that the article has in the same order. Words of proper
names do not count. The licence of the article does not permit including it: the test is
skipped where ../shared/seed-article.txt, or $ARTICLE, is missing.
"""
import json
import os
import re
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ARTICLE = os.environ.get("ARTICLE", os.path.join(TOP, "../shared/seed-article.txt"))
DOCUMENT = os.path.join(TOP, "examples/cyber-sovereignty/cyber-sovereignty.json")
NAMES = ["International Code of Conduct on Information Security"]
MOST = 6  # words in a row
WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*", re.UNICODE)
QUOTED = re.compile(r'“[^”]*”|"[^"]*"')


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def words(text):
    return [word.replace("’", "'").lower() for word in WORD.findall(text)]


def without_names(text, names):
    """The words of a text; those of a name are empty, the possessive of its last one too."""
    found = words(text)
    plain = [re.sub(r"'s$", "", word) for word in found]
    result = list(found)
    for name in names:
        for start in range(len(found) - len(name) + 1):
            part = found[start:start + len(name) - 1] + plain[start + len(name) - 1:start + len(name)]
            if part == name or found[start:start + len(name)] == name:
                result[start:start + len(name)] = [""] * len(name)
    return [word for word in result if word]


def texts(value, key, place):
    """The texts of a document that are in the words of whoever coded it, with their places."""
    if key in ("quote", "date_text", "id"):
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name, value.get("id", place))
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key, place)
    elif isinstance(value, str):
        yield place, value


def longest(text, known):
    """The longest run of words of a text that the article has."""
    best = []
    for start in range(len(text)):
        for end in range(start + len(best) + 1, len(text) + 1):
            if tuple(text[start:end]) not in known:
                break
            best = text[start:end]
    return best


def main():
    what = "the example about the article has no more than six of its words in a row"
    if not os.path.exists(ARTICLE):
        print(f"ok - {what} # SKIP no {ARTICLE}")
        return 0
    document = json.loads(read(DOCUMENT))
    named = [actor["name"] for actor in document["actors"]] + NAMES
    named += [alias for actor in document["actors"] for alias in actor.get("aliases", [])]
    names = sorted((words(name) for name in named), key=len, reverse=True)
    article = without_names(read(ARTICLE), names)
    known = {tuple(article[start:end]) for start in range(len(article))
             for end in range(start + 1, start + MOST + 10)}
    wrong = []
    for place, text in texts(document, "", ""):
        for piece in QUOTED.split(text):
            run = longest(without_names(piece, names), known)
            if len(run) > MOST:
                wrong.append(f"{place}: {' '.join(run)}")
    print("not ok" if wrong else "ok", "-", what)
    for line in wrong:
        print("# " + line)
    return 1 if wrong else 0


sys.exit(main())
