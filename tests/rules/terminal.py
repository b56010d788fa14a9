#!/usr/bin/python3
"""What goes to a terminal carries no command from the data.

A dataset whose every text has control sequences in it is written in each format and view
that `tieline formats` lists, to a pseudo-terminal that passes bytes on as they are, and to
a pipe. On the terminal, what could command it must be U+FFFD, and all else as in the pipe.
Messages and what other commands print are checked in the same way.
"""
import json
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import tty

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))

# Title of the window, colour (7 and 8 bits), backspace, DEL, CR, directions, line ends of
# Unicode, a byte-order mark.
NASTY = ("\x1b]0;pwned\x07\x1b[31m\x9b31m\x9d0;x\x9c\x08\x7f\rb\u202e\u2066\u200f\u061c"
         "\u2028\u2029\ufeffz")
# A CR is part of a line end before LF; elsewhere it goes back over what is there.
COMMANDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e"
                      "\u2066-\u2069\ufeff]|\r(?!\n)")
# The program's own, before a message: back to the start of the line, and erase it.
OWN = b"\r\x1b[K"


def dataset():
    def n(text):
        return text + NASTY
    return {
        "tieline": "1", "title": n("t"), "description": n("d"),
        "references": [{"id": n("r"), "title": n("r"), "authors": [n("w")],
                        "publisher": n("p"), "url": "https://x.example/" + NASTY}],
        "actors": [{"id": n("a"), "name": n("A"), "kind": n("k"), "aliases": [n("l")],
                    "description": n("d"), "attributes": {n("key"): n("value")}},
                   {"id": "b", "name": n("B")}],
        "events": [{"id": n("e"), "title": n("E"), "kind": n("k"), "date": "2001",
                    "place": n("p"), "description": n("d"), "note": n("n"),
                    "attributes": {n("key"): n("value")},
                    "citations": [{"reference": n("r"), "quote": n("q"),
                                   "locator": n("l")}],
                    "participants": [{"actor": n("a"), "role": n("o"), "note": n("n")},
                                     {"actor": "b", "role": n("p")}]},
                   {"id": "f", "title": n("F"), "date": "2003"}],
        "relations": [{"id": n("v"), "source": n("a"), "target": "b", "kind": n("k"),
                       "description": n("d")}],
    }


def on_terminal(arguments, stream):
    """Exit status and the bytes that come from one stream, which is a terminal."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: slave}
    process = subprocess.Popen([TIELINE] + arguments, stdin=subprocess.DEVNULL, **streams)
    os.close(slave)
    read = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError: # EIO: nobody has it open any more
            break
        if not piece:
            break
        read += piece
    os.close(master)
    return process.wait(), read


def in_pipe(arguments):
    done = subprocess.run([TIELINE] + arguments, stdin=subprocess.DEVNULL,
                          capture_output=True)
    return done.returncode, done.stdout, done.stderr


def report(name, wrong):
    print(f"{'not ok' if wrong else 'ok'} - {name}")
    if wrong:
        print("# " + wrong)
    return not wrong


def commands(read):
    """What in some bytes could command a terminal, if anything."""
    try:
        found = COMMANDS.search(read.replace(OWN, b"").decode())
    except UnicodeDecodeError as error:
        return str(error)
    return found and "found " + ascii(found.group())


def check_format(name, view, path):
    arguments = ["export", path, "-t", name] + (["--view", view] if view else [])
    status, wanted, message = in_pipe(arguments)
    if status == 2 and b"folder of files" in message: # which a terminal is not
        return None
    if status:
        return ascii(message.decode())
    shown_status, shown = on_terminal(arguments, "stdout")
    try:
        wanted = wanted.decode()
    except UnicodeDecodeError: # a picture that is no text
        return None if shown_status == 2 and not shown else "a terminal gets it"
    if shown_status:
        return f"exit status {shown_status}"
    if shown.decode() != COMMANDS.sub("\ufffd", wanted):
        return "it is otherwise than in a pipe"
    return commands(shown)


def formats():
    """Names and views of the formats that are written."""
    for format in json.loads(in_pipe(["formats", "--json"])[1])["formats"]:
        if format["written"]:
            yield format["name"], format["views"]


def check_printed(path, folder):
    """Command lines, the stream that they print on, and what they are called."""
    bad = os.path.join(folder, "bad" + NASTY + ".csv")
    with open(bad, "w") as file:
        file.write(f"event,date,title\n{NASTY},{NASTY},\x80{NASTY}\n")
    loose = os.path.join(folder, "loose.json")
    with open(loose, "w") as file:
        json.dump({"tieline": "1", "events": [{"id": NASTY, "date": NASTY, "where": NASTY,
                                               "participants": [{"actor": NASTY}]}]}, file)
    rows = [
        ("what stats prints", "stdout", ["stats", path]),
        ("what diff prints", "stdout", ["diff", path, "@demo"]),
        ("what diff -t csv prints", "stdout", ["diff", "@demo", path, "-t", "csv"]),
        ("what check --json prints", "stdout", ["check", loose, "--json"]),
        ("what check --json prints of a file's name", "stdout", ["check", bad, "--json"]),
        ("what init prints", "stdout", ["init", os.path.join(folder, "i" + NASTY)]),
        ("what demo prints", "stdout", ["demo", os.path.join(folder, "d" + NASTY)]),
        ("mistakes", "stderr", ["check", loose]),
        ("mistakes in a file with such a name", "stderr", ["check", bad]),
        ("losses", "stderr", ["export", path, "-t", "csv"]),
        ("a folder that cannot be made", "stderr", ["init", folder + "/x/" + NASTY]),
        ("a missing file", "stderr", ["check", NASTY]),
        ("a missing command", "stderr", [NASTY]),
        ("a missing option", "stderr", ["check", "--" + NASTY]),
        ("a missing letter", "stderr", ["check", "-\x9b"]),
        ("a missing mapping", "stderr", ["formats", NASTY]),
    ]
    for option in ("-t", "-o", "-f", "--view", "--theme", "--since", "--until", "--actor",
                   "--kind", "--status", "--top", "--columns", "--mapping", "--encoding",
                   "--delimiter", "--date-format", "--missing", "--min-weight", "--hops",
                   "--links", "--lanes", "--threads", "--max-pairs"):
        values = ["-t", "json"] if option not in ("-t", "-o") else []
        rows.append((f"{option} with such a value", "stderr",
                     ["export", path, *values, option, NASTY]))
    for name, stream, arguments in rows:
        read = on_terminal(arguments, stream)[1]
        if not read and not name.startswith("-"):
            yield name, "nothing was printed"
        else:
            yield name, commands(read)


def check_colours(path):
    """diff has colours on a terminal, unless they are refused."""
    for name, environment, wanted in (("TERM", "xterm", True), ("NO_COLOR", "", True),
                                      ("NO_COLOR", "1", False)):
        os.environ[name] = environment
        read = on_terminal(["diff", "@demo", path], "stdout")[1]
        if (b"\x1b[31m- event " in read and b"\x1b[m\n" in read) != wanted:
            return f"with {name}={environment}: {ascii(read[:300])}"
    return "in a pipe" if b"\x1b" in in_pipe(["diff", "@demo", path])[1] else None


def main():
    good = True
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "nasty.json")
        with open(path, "w") as file:
            json.dump(dataset(), file)
        listed = list(formats())
        good = report("there are formats", None if len(listed) > 15 else str(listed))
        for name, views in listed:
            if name in ("svg", "png", "pdf") and not shutil.which("dot"):
                print(f"ok - {name} # SKIP needs dot")
                continue
            for view in views:
                wrong = check_format(name, view, path)
                good = report(f"{name}{'@' + view if view else ''}", wrong) and good
        plain = os.path.join(folder, "plain.json")
        with open(plain, "w") as file:
            json.dump({"tieline": "1", "events": [{"id": "e", "title": "E"}]}, file)
        good = report("colours", check_colours(plain)) and good
        os.environ["NO_COLOR"] = "1" # they would be taken for commands of the data
        for name, wrong in check_printed(path, folder):
            good = report(name, wrong) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
