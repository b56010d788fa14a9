#!/usr/bin/python3
"""svg.py [COUNT [FIRST]]: pictures are valid everywhere, and show the texts of the data.

Each SVG is read by a parser without a DTD. As in browsers, an entity that XML itself does
not declare, such as "&nbsp;", is an error. (xmllint accepts it.) The texts in the picture of
tests/data/entities.json are compared with a list written by hand. The pictures of difficult
datasets and of COUNT (12) random ones are only parsed.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from xml.parsers import expat
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, TOP + "/tests/support")
import random_dataset
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))
ENTITIES = TOP + "/tests/data/entities.json"
NASTY = ("tests/data/nasty.json", "tests/clients/nasty.json", "tests/data/every-field.json")
VIEWS = ("network", "actors", "events", "timeline")
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"

# The ids of the actors in entities.json. All but the last have no name, so the id is shown.
IDS = ["A &amp; B", "A & B", "Caf&eacute;", "Bar&nbsp;X", "&#0;", "&#65;", "&#xD800;",
       "&#x1F600;", "&#;", "&#x;", "&;", "&sup2;", "&bogus;", "&amp;amp;", "&&lt;;",
       "&lt;b&gt;", "&lt", "R&D", "100% &quot;", "]]>", "<!--x-->", "it's \"q\""]
NAMED = "who", "N&nbsp;<b> &amp;lt; %"

# Texts in the pictures of some views: labels, with their lines joined by blanks, tooltips or
# lines of them, and links.
EVERYWHERE = ['T&nbsp;<1> &amp; "&#0;" ]]>']
LABELS = {
    "network": ["Meet &lt;i&gt; &nbsp; %s 3 February 2001", "r&ocirc;le", "r<2> &amp;",
                "v&eacute; <k>", "k&nbsp;<a> &amp;", "kn&oacute;ws <x>", "c&nbsp;",
                "1  Book&nbsp;1 &amp; <2>. P&lt;Q", "2  r&#0;"],
    "actors": ["Meet &lt;i&gt; &nbsp; %s 3 February 2001", "kn&oacute;ws <x> 2004"],
    "events": ["Meet &lt;i&gt; &nbsp; %s 3 February 2001", "&amp;nbsp; 2003"],
    "timeline": ["&amp;nbsp;", "1  Book&nbsp;1 &amp; <2>. P&lt;Q"],
}
# In a picture, a pair of actors has one line, with one label.
PAIRS = ["v&eacute; <k> 3 Feb 2001", "kn&oacute;ws <x>, e&2; 2001–2004"]
TOOLTIPS = ["Meet &lt;i&gt; &nbsp; %s", "Source's words: 3&nbsp;Feb", "Pl&aacute;ce",
            "ev&nbsp;", "More: https://example.org/&#65;", "1  Book&nbsp;1 &amp; <2>. P&lt;Q"]
WHO = ["N&nbsp;<b> &amp;lt; %", "k&nbsp;<a> &amp;", "D&eacute; &#0; ]]>",
       "More: https://example.org/?x=&lt;&y&#0;", "Source: Book&nbsp;1 &amp; <2>"]
LINK = "https://example.org/?a=1&nbsp;b&amp;c&d"
EVENTS = ["e&nbsp;1", "e&2;", "e3"]
RELATION = "rel&nbsp;1 &amp;"


def run(*arguments, read=None):
    return subprocess.run(arguments, input=read, capture_output=True, check=True).stdout


def by_us(path, view, *options):
    with tempfile.TemporaryDirectory() as folder:
        run(TIELINE, "export", path, *options, "-o", f"svg@{view}:{folder}/x.svg")
        with open(folder + "/x.svg", "rb") as file:
            return file.read()


def by_dot(path, view, *options):
    return run("dot", "-Tsvg",
               read=run(TIELINE, "export", path, *options, "-t", "dot", "--view", view))


def strict(picture):
    """The tree of an SVG, read without a DTD."""
    return ElementTree.fromstring(re.sub(rb"<!DOCTYPE [^>]*>", b"", picture, count=1))


def plain(text):
    """A label without the raised figures that lead to its sources."""
    return re.sub("[⁰¹²³⁴-⁹⁺\u202f]+", "", blank(text))


def blank(text):
    """The text with ordinary blanks. Graphviz replaces several blanks by no-break spaces."""
    return text.replace("\u00a0", " ")


class Shown:
    """The texts in a picture."""

    def __init__(self, root):
        self.labels, self.tooltips, self.links, self.nodes = [], [], [], {}
        self.ids = [group.get("id") for group in root.iter(SVG + "g")]
        for group in root.iter(SVG + "g"):
            texts = [plain("".join(text.itertext())) for text in group.iter(SVG + "text")]
            anchors = list(group.iter(SVG + "a"))
            title = group.find(SVG + "title")
            if group.get("class") == "graph":
                self.labels += [text.text for text in group.findall(SVG + "text")]
                continue
            self.labels.append(" ".join(texts))
            if group.get("class") == "node":
                tips = [blank(a.get(XLINK + "title", "")) for a in anchors] or [""]
                self.nodes[blank(title.text)] = (" ".join(texts), tips[0].split("\n"))
        for anchor in root.iter(SVG + "a"):
            self.tooltips += blank(anchor.get(XLINK + "title", "")).split("\n")
            self.links.append(anchor.get(XLINK + "href"))


def wrong(shown, view, labels):
    """The texts in which a picture of entities.json differs from the data."""
    if view != "events":
        for name in IDS:
            label, tooltip = shown.nodes.get(name, ("", [""]))
            if (label, tooltip[0]) != (name, name):
                yield f"{name} has the label {label!r} and the tooltip {tooltip!r}"
        if shown.nodes.get(NAMED[0]) != (NAMED[1], WHO):
            yield f"{NAMED[0]} is {shown.nodes.get(NAMED[0])}"
    if view != "actors":
        yield from (f"no event {name}" for name in EVENTS if name not in shown.nodes)
        yield from (f"no tooltip {text!r}" for text in TOOLTIPS if text not in shown.tooltips)
    yield from (f"no label {text!r}" for text in EVERYWHERE + labels
                if text not in shown.labels)
    if LINK not in shown.links:
        yield f"no link {LINK}: {set(shown.links)}"
    if view == "network" and RELATION not in shown.ids:
        yield f"no id {RELATION!r}"


def problems(draw, path, view, *options):
    labels = PAIRS if (draw, view) == (by_us, "actors") else LABELS[view]
    try:
        yield from wrong(Shown(strict(draw(path, view, *options))), view, labels)
    except (ElementTree.ParseError, expat.ExpatError) as error:
        yield f"not well-formed: {error}"


def malformed(path):
    for view in VIEWS:
        for draw in by_us, by_dot:
            try:
                strict(draw(path, view))
            except (ElementTree.ParseError, expat.ExpatError) as error:
                yield f"{draw.__name__}, {view}: {error}"
            except subprocess.CalledProcessError as error:
                yield f"{draw.__name__}, {view}: {error.stderr.decode(errors='replace')}"


def many(path):
    """A dataset with so many ties that its picture has no columns."""
    with open(ENTITIES, encoding="utf-8") as file:
        data = json.load(file)
    data["events"].append({"id": "all", "kind": "v&eacute; <k>", "date": "2001-02-03",
                           "participants": [{"actor": a["id"]} for a in data["actors"]]})
    with open(path, "w", encoding="utf-8") as file:
        json.dump(data, file)


def wrong_in_tangle(path):
    """The kinds and sources that the legend does not show correctly."""
    try:
        shown = Shown(strict(by_us(path, "actors", "--all")))
    except (ElementTree.ParseError, expat.ExpatError) as error:
        return [f"not well-formed: {error}"]
    texts = EVERYWHERE + ["k&nbsp;<a> &amp;", "2  r&#0;"]
    lacking = [f"no label {text!r}" for text in texts if text not in shown.labels]
    return lacking + ([] if shown.links.count(LINK) > 1 else
                      [f"links: {set(shown.links)}"])


def is_strict():
    """Whether the parser refuses unknown entities, in texts and in attributes."""
    for part in b"<a>&nbsp;</a>", b"<a b='&nbsp;'/>", b"<a>&#0;</a>", b"<a>&;</a>", b"<a>\xff</a>":
        try:
            strict(b"<?xml version='1.0'?><!DOCTYPE a PUBLIC 'b'\n 'c'>\n" + part)
            yield f"{part} passes"
        except ElementTree.ParseError:
            pass


def report(name, lines):
    lines = list(lines)
    print(f"{'not ok' if lines else 'ok'} - {name}")
    for line in lines[:10]:
        print("# " + line[:600].replace("\n", "\\n").replace("\r", "\\r"))
    return not lines


def random_malformed(path, first, count):
    for number in range(first, first + count):
        rng = random.Random(number)
        random_dataset.write_json(rng, random_dataset.random_dataset(rng), path)
        yield from (f"{number}: {line}" for line in malformed(path))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    good = report("the parser is strict", is_strict())
    for view in VIEWS:
        for draw in by_us, by_dot:
            good &= report(f"entities in the view {view}, {draw.__name__}",
                           problems(draw, ENTITIES, view))
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/in.json"
        many(path)
        good &= report("entities in a tangle", wrong_in_tangle(path))
        for file in NASTY:
            good &= report(f"{file} is well-formed", malformed(os.path.join(TOP, file)))
        good &= report(f"{count} random datasets are well-formed",
                       random_malformed(path, first, count))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
