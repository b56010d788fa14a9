#!/usr/bin/python3
"""memory.py: exports in bounded memory write what those without a limit write.

Inputs are made so large, by blanks that mean nothing, that --memory 32M reads them in portions.
Outputs and messages must be those of an export without it; a portion that cannot tell a message has
everything read at once, which is said. SEED=n chooses other datasets; MORE=1 and TORTURE=1 add more.
"""
import difflib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, TOP + "/tests/support")
import random_dataset

BUILD = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build")))
TIELINE = BUILD + "/tieline"
FIRST = int(os.environ.get("SEED", "1"))
DATASETS = 200 if os.environ.get("TORTURE") else 30 if os.environ.get("MORE") else 12
BLANKS = 50 << 20  # four portions
BLANK_LINES = (" " * 999 + "\n") * (BLANKS // 1000)
OUTPUTS = {"ties": "csv@actors", "nodes": "csv-nodes@actors", "events": "csv-events", "json": "json",
           "lines": "jsonl"}
ON_DISK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
TOLD = b"tieline: --memory: "


def report(what, wrong):
    print("not ok -" if wrong else "ok -", what)
    for line in wrong[:8]:
        print("#", line)
    report.failed = report.failed or bool(wrong)


report.failed = False


def export(folder, into, *arguments):
    """Writes all outputs into a folder in the folder; returns exit status and messages."""
    os.makedirs(f"{folder}/{into}", exist_ok=True)
    outputs = [text for name, form in OUTPUTS.items() for text in ("-o", f"{form}:{into}/{name}")]
    done = subprocess.run([TIELINE, "export", *arguments, *outputs], cwd=folder, capture_output=True,
                          stdin=subprocess.DEVNULL, check=False)
    return done.returncode, done.stderr


def content(path):
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        return file.read()


def compare(folder, *arguments, at_once=False):
    """What differs with a limit; at_once: whether everything is read at once after all, None: it may."""
    whole = export(folder, "whole", *arguments)
    status, messages = export(folder, "portions", *arguments, "--memory", "32M")
    lines = messages.splitlines(keepends=True)
    told = any(line.startswith(TOLD) for line in lines)
    wrong = [f"{name} differs" for name in OUTPUTS
             if content(f"{folder}/whole/{name}") != content(f"{folder}/portions/{name}")]
    lines = [line for line in lines if not line.startswith(TOLD)]
    # What formats cannot hold is said in any order.
    if (status, sorted(lines)) != (whole[0], sorted(whole[1].splitlines(keepends=True))):
        wrong.append(f"exit status {status}, expected {whole[0]}")
        wrong += [line for line in difflib.unified_diff(whole[1].decode().splitlines(), messages.decode().splitlines(),
                                                        "expected", "found", lineterm="", n=0)
                  if line[1:2] not in "-+@" and not line[1:].startswith(TOLD.decode())]
    if at_once is not None and told != at_once:
        wrong.append("everything is read at once" if told else "it is read in portions")
    return wrong


def write_json(path, text):
    """A document that is large for nothing."""
    begin = text.index("{") + 1
    with open(path, "w", encoding="utf-8") as file:
        file.write(text[:begin] + " " * BLANKS + text[begin:])


def write_lines(path, lines):
    """A table or JSON Lines, with lines that are blank."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n" + BLANK_LINES)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def check_examples():
    for name, at_once in (("bell-foundry", False), ("harbour-affair", True), ("cyber-sovereignty", None)):
        with tempfile.TemporaryDirectory(dir=ON_DISK) as folder:
            write_json(folder + "/it.json", read(f"{TOP}/examples/{name}/{name}.json"))
            wrong = compare(folder, "it.json", at_once=at_once)
            wrong += compare(folder, "it.json", "--ties", "pair", "--since", "1850", at_once=None)
            report(name, wrong)


def check_random():
    wrong = []
    at_once = 0
    count = DATASETS
    for number in range(FIRST, FIRST + count):
        rng = random.Random(number)
        with tempfile.TemporaryDirectory(dir=ON_DISK) as folder:
            random_dataset.write_json(rng, random_dataset.random_dataset(rng, 12), folder + "/small.json")
            write_json(folder + "/it.json", read(folder + "/small.json"))
            found = compare(folder, "it.json", at_once=None)
            wrong += [f"{number}: {line}" for line in found]
            at_once += TOLD in export(folder, "portions", "it.json", "--memory", "32M")[1]
    report(f"random datasets, {at_once} of {count} read at once", wrong)


def row(number, actor="Aba", other="Bel", date=None, title=None):
    day = date or f"20{number % 20:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return f"e{number},{day},visit,{actor},{other},{title or f'Visit {number}'}"


HEAD = "id,date,kind,source,target,title"


def some_rows(count=400):
    actors = ("Aba", "Bel", "Cor", "Dun", "=Eve", "Fee")
    return [row(number, actors[number % 6], actors[(number + 1 + number % 4) % 6]) for number in range(count)]


def check_table(what, lines, at_once=False, more=(), **files):
    with tempfile.TemporaryDirectory(dir=ON_DISK) as folder:
        write_lines(folder + "/it.csv", lines)
        for name, text in files.items():
            with open(f"{folder}/{name}.csv", "w", encoding="utf-8") as file:
                file.write(text)
        names = [f"{name}.csv" for name in files]
        report(what, compare(folder, "it.csv", *names, *more, at_once=at_once))


def check_tables():
    rows = some_rows()
    actors = "id,name,note\n" + "".join(f"{name},{name} of X,tall\n" for name in
                                       ("Aba", "Bel", "Cor", "Dun", "=Eve", "Fee", "Nobody"))
    check_table("a table of events", [HEAD, *rows])
    check_table("the same with a table of actors, of whom one is unused", [HEAD, *rows], actors=actors)
    check_table("other delimiters and raw cells", [HEAD, *rows], more=("--csv-raw", "--bom", "--evidence", "2"))
    check_table("events without ids, some equal", ["date,kind,source,target,title"] +
                [line.split(",", 1)[1] for line in rows + rows[5:9]])
    check_table("an event again, the same", [HEAD, *rows, *rows[3:8]])
    check_table("an id again, of another event", [HEAD, *rows, row(7, title="Another"), row(200, date="1999")])
    check_table("dates that are none", [HEAD, *rows, row(900, date="soon"), row(901, date="2001-13")])
    check_table("an unknown actor", [HEAD, *rows, row(900, actor="Nemo")], at_once=True, actors=actors)
    check_table("names that are alike, in different events", [HEAD, *rows, row(900, actor="ABA"),
                                                              row(901, other="Aba; Bel")])
    check_table("a date that is far from all others", [HEAD, *rows, row(900, date="1066")], at_once=True)
    check_table("an event with the id of an actor", [HEAD, *rows, "Aba,2001,visit,Cor,Dun,It"], at_once=True)
    check_table("a table that is cut off", [HEAD, *rows, 'e901,2001,"visit'], at_once=None)


def check_parts():
    """Events in others, and participations in a table of their own."""
    events = "id,title,date,part_of\n" + "".join(
        f"e{number},Event {number},{f'20{number % 20:02}' if number > 50 else '2000/2019'},"
        f"{f'e{number // 7}' if number % 3 == 0 and number else ''}\n" for number in range(300))
    actors = "id,name\n" + "".join(f"a{number},Actor {number}\n" for number in range(20))
    parts = ["event,actor,role"] + [f"e{number % 300},a{number % 19},{('host', 'guest')[number % 2]}"
                                    for number in range(900)]
    for what, lines, at_once in (("participations in a table of their own", parts, False),
                                 ("one of an unknown event", [*parts, "e999,a1,host"], True),
                                 ("one of an event by its title", [*parts, *(f"Event {number},a3,host" for number in range(90, 99))], True)):
        with tempfile.TemporaryDirectory(dir=ON_DISK) as folder:
            for name, text in (("events", events), ("actors", actors)):
                with open(f"{folder}/{name}.csv", "w", encoding="utf-8") as file:
                    file.write(text)
            write_lines(folder + "/participations.csv", lines)
            report(what, compare(folder, "events.csv", "actors.csv", "participations.csv", at_once=at_once))


def check_lines():
    lines = [json.dumps({"id": f"e{number}", "date": f"19{number % 90 + 10}", "title": f"It {number}",
                         "participants": [{"actor": f"A{number % 9}", "role": "host"}, {"actor": f"B{number % 4}"}]})
             for number in range(300)]
    with tempfile.TemporaryDirectory(dir=ON_DISK) as folder:
        write_lines(folder + "/it.jsonl", lines)
        report("JSON Lines", compare(folder, "it.jsonl"))


def check_icews():
    icews = os.environ.get("ICEWS14", TOP + "/../shared/data/icews14.tsv")
    if not os.path.exists(icews):
        return
    with tempfile.TemporaryDirectory(dir=ON_DISK) as folder:
        with open(folder + "/it.tsv", "w", encoding="utf-8") as file:
            file.write(read(icews) + BLANK_LINES)
        report("icews14", compare(folder, "it.tsv", "--no-header", "--columns",
                                  "source=1,kind=2,target=3,date=4", at_once=None))


def check_refused():
    """What is not possible in portions, and what fits anyway."""
    wrong = []
    with tempfile.TemporaryDirectory(dir=ON_DISK) as folder:
        write_lines(folder + "/it.csv", [HEAD, *some_rows()])
        for arguments, word in ((["--actor", "Aba", "--hops", "1"], b"--actor needs all data at once"),
                                (["-o", "html:it.html"], b"html@"), (["-o", "csv:it.csv"], b"csv@network")):
            status, messages = export(folder, "it", "it.csv", *arguments, "--memory", "32M")
            if status != 2 or not messages.startswith(TOLD) or word not in messages or \
                    os.listdir(folder + "/it"):
                wrong.append(f"{arguments}: {status}, {messages}")
        with open(folder + "/small.csv", "w", encoding="utf-8") as file:
            file.write("\n".join([HEAD, *some_rows()]))
        status, messages = export(folder, "it", "small.csv", "-o", "html:it.html", "--memory", "32M")
        if (status, messages) != (0, b""):
            wrong.append(f"a small input: {status}, {messages}")
        for size in ("31M", "1", "1T", "M", "-5G"):
            status, messages = export(folder, "it", "small.csv", f"--memory={size}")
            if status != 2 or b"expected a size from 32M" not in messages:
                wrong.append(f"{size}: {status}, {messages}")
    report("what cannot be read in portions, and what fits", wrong)


def check_killed():
    """Nothing is left of an export that is killed, and outputs are as they were."""
    wrong = []
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with tempfile.TemporaryDirectory(dir=ON_DISK) as folder:
            write_lines(folder + "/it.csv", [HEAD, *some_rows(2000)])
            os.mkdir(folder + "/temp")
            with open(folder + "/out.json", "w", encoding="utf-8") as file:
                file.write("as it was\n")
            with subprocess.Popen([TIELINE, "export", "it.csv", "-o", "json:out.json", "--memory", "32M", "--temp",
                                   "temp"], cwd=folder, stdin=subprocess.DEVNULL) as running:
                held = ""
                while running.poll() is None and "/temp/" not in held:
                    held = "".join(link_of(f"/proc/{running.pid}/fd/{number}") for number in range(3, 20))
                    time.sleep(0.001)
                running.send_signal(sign)
                running.wait()
            if running.returncode != -sign or "/temp/" not in held:
                wrong.append(f"{sign.name}: it ended with {running.returncode}, before that")
            if os.listdir(folder + "/temp") or content(folder + "/out.json") != b"as it was\n" or \
                    sorted(os.listdir(folder)) != ["it.csv", "out.json", "temp"]:
                wrong.append(f"{sign.name}: {os.listdir(folder)}, {os.listdir(folder + '/temp')}")
    report("an export in portions that is killed", wrong)


def link_of(path):
    try:
        return os.readlink(path)
    except OSError:
        return ""


def check_full():
    """A temporary file that gets no room ends the run with one message."""
    wrong = []
    with tempfile.TemporaryDirectory(dir=ON_DISK) as folder:
        write_lines(folder + "/it.csv", [HEAD, *some_rows(2000)])
        done = subprocess.run([TIELINE, "export", "it.csv", "-o", "json:it.json", "--memory", "32M"], cwd=folder,
                              capture_output=True, check=False, stdin=subprocess.DEVNULL,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)))
        if done.returncode != 2 or done.stderr != b"tieline: temporary file: File too large\n" or \
                os.listdir(folder) != ["it.csv"]:
            wrong.append(f"{done.returncode}: {done.stderr}, {os.listdir(folder)}")
    report("no room for temporary files", wrong)


MEASURE = """import resource, subprocess, sys
status = subprocess.call(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status)"""


def check_peak():
    """So much memory is really enough."""
    wrong = []
    rows = 300000
    with tempfile.TemporaryDirectory(dir=ON_DISK) as folder:
        rng = random.Random(FIRST)
        with open(folder + "/it.csv", "w", encoding="utf-8") as file:
            file.write(HEAD + "\n")
            for number in range(rows):
                file.write(row(number, f"Actor {rng.randrange(500)}", f"Actor {rng.randrange(500)}",
                               title=f"{number} of the visits that nobody has counted so far") + "\n")
        for limit, most in (("40M", 40), ("1G", None)):
            # A process that is started counts the memory of the one that starts it: a small one does.
            done = subprocess.run([sys.executable, "-c", MEASURE, TIELINE, "export", "it.csv", "-o",
                                   f"csv@actors:{limit}.csv", "-o", f"json:{limit}.json", "--memory", limit],
                                  cwd=folder, capture_output=True, check=False)
            status, megabytes = done.returncode, int(done.stdout or 0) / 1024
            if status or (most and megabytes > most) or (not most and megabytes < 60):
                wrong.append(f"{limit}: status {status}, {megabytes:.0f} MB")
        for ending in ("csv", "json"):
            if content(f"{folder}/40M.{ending}") != content(f"{folder}/1G.{ending}"):
                wrong.append(f"{ending} differs")
    report("the peak of memory", wrong)


def main():
    check_examples()
    check_random()
    check_tables()
    check_parts()
    check_lines()
    check_icews()
    check_refused()
    check_killed()
    check_full()
    check_peak()
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
