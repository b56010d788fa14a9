#!/usr/bin/python3
"""An export writes all outputs or none, and overwrites no input, whichever call fails.

An export of several files and folders, some of which exist already, is run many times in a
copy of a folder. Each time another call that touches files or allocates memory fails
(fault.c), or the program is killed there: every call with MORE or TORTURE set, otherwise every
fifth, from another one on in each case. Afterwards the folder must be as before, or as
after an export without failures. Otherwise messages must say which outputs are new. After a
kill each file must be the old or the new one, and temporary files must have the names that
the manual gives.
"""
import collections
import errno
import multiprocessing
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))
FILES = " rename linkat unlink rmdir mkdir fsync fchmod open close "
EVENTS = "id,date,title,participants\n1,2001,One,ann; bob\n2,2002,Two,bob; cem\n"
OUTPUTS = ["csv-events:old.csv", "json:private.csv", "json:new.json", "dot:link.dot", "tables:tables",
           "gephi:fresh"]
STEP = 1 if os.environ.get("MORE") or os.environ.get("TORTURE") else 5
Case = collections.namedtuple("Case", "name calls do error lacks outputs stdout")
Case.__new__.__defaults__ = (errno.EIO, "", OUTPUTS, False)
CASES = [
    Case("a call on files fails", FILES, "fail"),
    Case("a call on files fails, where files must have names", FILES, "fail", lacks="unnamed"),
    Case("a call on files is not supported", FILES, "fail", errno.EPERM),
    Case("a rename fails, where there are no links", " rename ", "fail", lacks="links"),
    Case("a rename fails, after standard output", " rename linkat ", "fail",
         outputs=OUTPUTS + ["csv-events:-"], stdout=True),
    Case("memory ends", " malloc ", "fail"),
    Case("memory ends, where files must have names", " malloc ", "fail", lacks="unnamed"),
    Case("killed before a call", FILES, "kill"),
    Case("killed after a call", FILES, "late"),
    Case("killed, where files must have names", FILES, "kill", lacks="unnamed"),
    Case("killed, where there are no links", FILES, "kill", lacks="links"),
    Case("ended by a signal", FILES, "term"),
    Case("ended by a signal, where files must have names", FILES, "term", lacks="unnamed"),
    Case("ended by a signal, where there are no links", FILES, "term", lacks="links"),
]


def write(path, text, mode=0o644):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, mode)


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def prepare(folder):
    """Makes the folder as it is before the export."""
    work = folder + "/work"
    os.makedirs(work + "/tables")
    write(folder + "/events.csv", EVENTS)
    os.mkdir(work + "/deep")
    write(work + "/old.csv", "old\n")
    write(work + "/private.csv", "private\n", 0o600)
    write(work + "/deep/file.dot", "// old\n")
    os.symlink("deep/file.dot", work + "/link.dot")
    write(work + "/tables/events.csv", "id,title\nold,Old\n")
    write(work + "/tables/notes.txt", "of somebody else\n", 0o400)


def tree(folder):
    """The paths below a folder, each with its mode and content."""
    found = {}
    for path, folders, files in os.walk(folder):
        for name in folders + files:
            full = os.path.join(path, name)
            mode = os.lstat(full).st_mode
            text = os.readlink(full) if stat.S_ISLNK(mode) else ""
            if stat.S_ISREG(mode):
                with open(full, "rb") as file:
                    text = file.read()
            found[os.path.relpath(full, folder)] = (mode, text)
    return found


def run(case, number, folder):
    """Runs the export in a folder; returns the status, the messages and the paths."""
    prepare(folder)
    variables = {**os.environ, "FAULT_CALLS": case.calls, "FAULT_AT": str(number),
                 "FAULT_DO": case.do, "FAULT_ERROR": str(case.error),
                 "FAULT_LACKS": case.lacks, "FAULT_FIRED": folder + "/fired",
                 "LD_PRELOAD": FAULT, "LC_ALL": "C"}
    options = [word for output in case.outputs for word in ("-o", output)]
    done = subprocess.run([TIELINE, "export", "../events.csv", "--threads", "1", *options],
                          cwd=folder + "/work", env=variables, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=60, check=False)
    return done.returncode, done.stderr.decode(), tree(folder + "/work")


def is_temporary(path):
    return any(re.fullmatch(pattern, os.path.basename(path)) for pattern in TEMPORARIES)


def differ(one, other):
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def check_said(case, said, old, found):
    """The missing messages, if the folder is neither old nor new."""
    changed = differ(old, found)
    wrong = []
    if case.stdout and "standard output has been written already" not in said:
        wrong.append("standard output is not named")
    if not changed:
        return wrong
    for path in WRITTEN:
        name = path.replace("deep/file.dot", "link.dot")
        state = "is new" if path in changed else "is as it was" if path in old else "is not there"
        if not re.search(f"^tieline: {re.escape(name)} {state}", said, re.M):
            wrong.append(f"not said: {name} {state}")
    return wrong


def without_modes(found):
    return {path: text for path, (_, text) in found.items()}


def is_new(case, said, found):
    """Whether all is new. Permissions may differ if they cannot be set and a message says so."""
    if found == NEW:
        return True
    return case.error == errno.EPERM and "permissions cannot be set" in said and \
        without_modes(found) == without_modes(NEW)


def check_failure(case, call, status, said, found):
    """What is wrong after a failure. A failure that has a substitute needs no message."""
    wrong = []
    other_way = call in ("open", "linkat", "close") or case.error == errno.EPERM
    left = [path for path in found if is_temporary(path)]
    if left:
        wrong.append(f"left: {left}")
    if case.do == "term":
        if status not in (0, -signal.SIGTERM):
            wrong.append(f"status {status}")
    elif status != 2 and not (other_way and status == 0):
        wrong.append(f"status {status}")
    elif status == 2 and not said:
        wrong.append("nothing is said")
    if status == 0 and not is_new(case, said, found):
        wrong.append(f"status 0, and not new: {differ(NEW, found)}")
    elif status == 2 and found != NEW:
        wrong += check_said(case, said, OLD, found)
    elif status not in (0, 2) and found not in (OLD, NEW):
        wrong.append(f"not old: {differ(OLD, found)}")
    return wrong


def check_kill(found):
    """What is wrong after a kill. A folder may exist before its files."""
    return [f"left: {path}" for path in found
            if found[path] not in (OLD.get(path), NEW.get(path)) and not is_temporary(path)] + \
        [f"gone: {path}" for path in OLD if path not in found]


def check(task):
    """What is wrong with a case at a call; None if there are fewer calls."""
    case, number = task
    folder = tempfile.mkdtemp(dir=SCRATCH)
    status, said, found = run(case, number, folder)
    call = read(folder + "/fired")
    shutil.rmtree(folder)
    if not call:
        return None
    if case.do in ("kill", "late"):
        wrong = check_kill(found)
    else:
        wrong = check_failure(case, call, status, said, found)
    return [f"call {number}, {call}: {one}" for one in wrong] + said.splitlines() if wrong else []


def check_all(pool, case):
    wrong, number = [], 0
    first = 1 + CASES.index(case) % STEP
    while True:
        at = range(first + number * STEP, first + (number + 32) * STEP, STEP)
        results = pool.map(check, [(case, i) for i in at])
        calls = [result for result in results if result is not None]
        number += len(calls)
        wrong += [line for result in calls for line in result]
        if len(calls) < len(results):
            break
    if number * STEP < 5:
        wrong.append(f"there are only about {number * STEP} calls")
    print("not ok -" if wrong else "ok -", f"{case.name} ({number * STEP} calls)"
          if os.environ.get("VERBOSE") else case.name)
    for line in wrong[:20]:
        print("#", line)
    return not wrong


def temporaries():
    """The names that the manual gives, as patterns: an X is a letter or a digit."""
    names = re.findall(r"^\.It Pa (\.tieline-\S*X+)$", read(TOP + "/docs/tieline.1"), re.M)
    return [re.escape(name).replace("X", "[a-z0-9]") for name in names]


def build_fault(path):
    words = [os.environ.get("CC", "cc"), "-std=c11", "-shared", "-fPIC", "-O1", "-o", path,
             TOP + "/tests/rules/fault.c", "-ldl"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


# In memory if possible, because every file is flushed to the disk.
SCRATCH = tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
FAULT = SCRATCH + "/fault.so"
TEMPORARIES = temporaries()
WRITTEN = ["old.csv", "private.csv", "new.json", "deep/file.dot", "tables/events.csv", "fresh/nodes.csv"]

if __name__ == "__main__":
    try:
        if not build_fault(FAULT):
            print("ok - all outputs or none # SKIP fault.c is for glibc")
            sys.exit(0)
        start = Case("", "", "")
        OLD = (prepare(SCRATCH + "/old"), tree(SCRATCH + "/old/work"))[1]
        status, said, NEW = run(start, 0, SCRATCH + "/new")
        assert status == 0 and said == "" and len(NEW) > 15, (status, said, NEW)
        with multiprocessing.get_context("fork").Pool(2) as pool:
            good = all([check_all(pool, case) for case in CASES])
    finally:
        shutil.rmtree(SCRATCH)
    sys.exit(0 if good else 1)
