#!/usr/bin/python3
"""selection.py [COUNT [FIRST]]: options select what they say, and nothing else.

Of COUNT (200; 1,000 with TORTURE) random datasets, exported as JSON, some selections are made
here as well, from what the manual says of the options. tieline must select the same events
and relations, make the same ties of them, united and grouped as it is told, and count the
same in periods (--each). The number of a dataset that failed repeats it, and KEEP=1 keeps its files.
"""
import collections
import csv
import datetime
import io
import json
import multiprocessing
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from decimal import Decimal

sys.dont_write_bytecode = True

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, TOP + "/tests/support")
import dataset
import random_dataset
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))
SELECTIONS = 5
csv.field_size_limit(1 << 30)
STATUSES = ("stated", "inferred", "assessed", "disputed", "denied")
DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
# Keys whose values are not simple texts, or are made by tieline.
ODD_KEYS = {"participants", "cite", "events", "date", "earliest", "latest", "label",
            "undecided", "tieline", "aliases", "weight", "weight_disputed", "directed",
            *dataset.DERIVED}


def narrow(rng, document):
    """Few kinds, roles and places, and claims only of what has a value of its own."""
    pools = {key: [random_dataset.random_text(rng)[:200] for _ in range(3)]
             for key in ("kind", "role", "place")}

    def claims(item, fields):
        for cite in item.get("cite") or []:
            says = cite.get("says")
            if not isinstance(says, dict):
                continue
            for field in list(says):
                if field not in fields or dataset.is_nothing(item.get(field)):
                    del says[field]
                elif field in pools and rng.random() < 0.5:
                    says[field] = rng.choice(pools[field])
            if not says:
                del cite["says"]
        random_dataset.agree(item.get("cite") or [])

    for kind in ("actors", "events", "relations"):
        for item in document[kind]:
            for key in ("kind", "place"):
                if not dataset.is_nothing(item.get(key)):
                    item[key] = rng.choice(pools[key])
            claims(item, ("kind", "place", "date", "count", "weight"))
            parts = {}
            for part in item.get("participants") or [] if kind == "events" else []:
                if not dataset.is_nothing(part.get("role")):
                    part["role"] = rng.choice(pools["role"])
                claims(part, ("role", "date"))
                parts[part["actor"], part.get("role") or "", part.get("date") or ""] = part
            if parts:
                item["participants"] = list(parts.values())


def for_ties(rng, document):
    """No dates of participations and relations on events, about which Ties knows nothing;
    but roles with sides, and groups."""
    names = [actor["id"] for actor in document["actors"]]
    for event in document["events"]:
        parts = {}
        for part in event.get("participants") or []:
            part.pop("date", None)
            part["role"] = rng.choice(("guest", "host", "member", ""))
            for cite in part.get("cite") or []:
                cite.pop("says", None)
            parts[part["actor"], part["role"]] = part
        if parts:
            event["participants"] = list(parts.values())
    for relation in document["relations"]:
        relation.pop("events", None)
    for actor in document["actors"]:
        if rng.random() < 0.5:
            actor["member_of"] = rng.choice((*names, "a club"))
        if rng.random() < 0.7:
            actor["bloc"] = rng.choice(("East", "West; or =1"))


def like(text, pattern):
    """The pattern as a regular expression, not as tieline does it."""
    parts = [re.escape(part) for part in pattern.split("*")]
    return re.fullmatch(".*".join(parts), text, re.DOTALL) is not None


def folded(text):
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = unicodedata.normalize("NFD", text)
    return "".join(char for char in text if unicodedata.category(char) not in ("Mn", "Cf"))


class Whole:
    """A dataset as tieline exports all of it, and what can be asked of it."""

    def __init__(self, document):
        self.document = document
        self.actors = {item["id"]: item for item in document["actors"]}
        self.events = {item["id"]: item for item in document["events"]}
        self.relations = {item["id"]: item for item in document["relations"]}
        self.references = {item["id"]: item for item in document["references"]}
        self.items = {**self.actors, **self.events, **self.relations}

    def parts(self, event):
        parts = event.get("participants")  # of a relation, it may be an attribute
        return parts if isinstance(parts, list) else []

    def ends(self, relation):
        return [self.actors[relation[end]] for end in ("source", "target")
                if relation[end] in self.actors]

    def ties_actors(self, relation):
        return len(self.ends(relation)) == 2

    def rests_on(self, relation):
        return [self.events[event] for event in relation.get("events") or []]

    def status(self, item, relation=False):
        """As the citations are; `relation` says that it is one."""
        cites = item.get("cite") or []
        denying = [one for one in cites if one.get("status") == "denied" and not one.get("says")]
        supporting = [one.get("status") or "stated" for one in cites
                      if one.get("status") != "denied"]
        if denying and not supporting:
            return "denied"
        # What says itself how much of its weight is disputed has the status of the rest.
        if denying and item.get("weight_disputed") is None:
            return "disputed"
        if supporting:
            return min(supporting, key=STATUSES.index)
        rested = self.rests_on(item) if relation else []
        if relation and not cites and rested and all(
                self.status(event) == "denied" for event in rested):
            return "denied"
        return "uncited"

    def claimed(self, item, field):
        return [str(one["says"][field]) for one in item.get("cite") or []
                if one.get("status") != "denied" and field in (one.get("says") or {})]


class Selection:
    """One selection: the options, and whether an event or relation is selected."""

    def __init__(self, rng, whole):
        self.rng = rng
        self.whole = whole
        self.arguments = []
        self.tests = []  # (negative, of an event, of a relation) -> bool
        self.claims = rng.random() < 0.3
        self.named = None
        self.actors = None
        self.hops = None
        self.has_claimable = False

    def option(self, name, value):
        self.arguments.append(f"--{name}={value}")

    def some(self, values):
        """One or two values that a command line has room for."""
        values = sorted({value for value in values if value and len(value) < 1000})
        return self.rng.sample(values, min(len(values), self.rng.choice((1, 1, 2))))

    def maybe_pattern(self, value):
        """The value, or a pattern that it is like."""
        if self.rng.random() < 0.7 or "\0" in value:
            return value
        first = self.rng.randint(0, len(value))
        return value[:first] + "*" + value[self.rng.randint(first, len(value)):]

    def meant(self, wanted, values):
        """The values that are meant."""
        values = {value for value in values if value}
        if wanted in values:
            return {wanted}
        return {value for value in values if "*" in wanted and like(value, wanted)}

    def add(self, negative, event, relation, exempt=None):
        """A condition. `exempt` says which relations need not meet it."""
        def of_relation(one):
            if not negative and exempt and exempt(one):
                return True
            return relation(one) != negative
        self.tests.append((lambda one: event(one) != negative, of_relation))

    def no_actor(self, relation):
        return not self.whole.ends(relation)

    def an_event(self, relation):
        return not self.whole.ties_actors(relation)

    def by_values(self, name, values, event, relation, exempt):
        """An option with some values; the functions give the values of an item."""
        negative = name.startswith("not-")
        wanted = set()
        texts = [self.maybe_pattern(value) for value in self.some(values)]
        for text in texts:
            self.option(name, text)
            wanted |= self.meant(text, values)
        if texts:
            self.add(negative, lambda one: bool(wanted & set(event(one))),
                     lambda one: bool(wanted & set(relation(one))), exempt)

    def with_claims(self, item, field, own):
        return [own, *(self.whole.claimed(item, field) if self.claims else [])]

    def add_kind(self, name):
        whole = self.whole
        self.has_claimable = True
        def kinds(one):
            return self.with_claims(one, "kind", one.get("kind"))
        values = {kind for one in (*whole.events.values(), *whole.relations.values())
                  for kind in kinds(one)}
        self.by_values(name, values, kinds, kinds, self.an_event)

    def add_place(self, name):
        whole = self.whole
        self.has_claimable = True
        def places(one):
            return self.with_claims(one, "place", one.get("place"))
        self.by_values(
            name, {place for one in whole.events.values() for place in places(one)}, places,
            lambda one: [place for event in whole.rests_on(one) for place in places(event)]
            if whole.ties_actors(one) else [], self.an_event)

    def add_role(self, name):
        whole = self.whole
        self.has_claimable = True
        def roles(one, named):
            return [role for part in whole.parts(one)
                    if named is None or part["actor"] in named
                    for role in self.with_claims(part, "role", part.get("role"))]
        self.by_values(
            name, {role for one in whole.events.values() for role in roles(one, None)},
            lambda one: roles(one, self.named),
            lambda one: [role for event in whole.rests_on(one)
                         for role in roles(event, self.named)]
            if whole.ties_actors(one) else [], self.an_event)

    def add_actor_kind(self, name):
        whole = self.whole
        self.by_values(
            name, {one.get("kind") for one in whole.actors.values()},
            lambda one: [whole.actors[part["actor"]].get("kind") for part in whole.parts(one)],
            lambda one: [end.get("kind") for end in whole.ends(one)], self.no_actor)

    def add_reference(self, name):
        def cited(one):
            return [cite["reference"] for item in (one, *self.whole.parts(one))
                    for cite in item.get("cite") or []]
        negative = name.startswith("not-")
        chosen = self.some(self.whole.references)
        for reference in chosen:
            self.option(name, reference)
        if chosen:
            self.add(negative, lambda one: bool(set(chosen) & set(cited(one))),
                     lambda one: bool(set(chosen) & set(cited(one))))

    def some_actors(self, name):
        """Sets of actors, one for each text."""
        found = []
        for actor in self.some(self.whole.actors):
            text = self.maybe_pattern(actor)
            names = {name: {one["id"], one.get("name") or "", *(one.get("aliases") or [])}
                     for name, one in self.whole.actors.items()}
            titles = {one.get("title") or "" for one in self.whole.events.values()}
            if text != actor and (text in self.whole.items or text in titles or
                                  any(text in one for one in names.values())):
                text = actor  # it is a name
            self.option(name, text)
            found.append({actor} if text == actor else
                         {one for one, texts in names.items()
                          if any(text and like(text_of, text) for text_of in texts if text_of)})
        return found

    def by_actors(self, negative, actors):
        whole = self.whole
        self.add(negative,
                 lambda one: any(part["actor"] in actors for part in whole.parts(one)),
                 lambda one: any(end["id"] in actors for end in whole.ends(one)),
                 self.no_actor)

    def name(self, actors):
        self.named = (self.named or set()) | actors

    def add_actor(self, _):
        found = self.some_actors("actor")
        if not found:
            return
        self.actors = set().union(*found)
        self.name(self.actors)
        if self.rng.random() < 0.5:
            self.hops = self.rng.randint(0, 3)
            self.option("hops", self.hops)
        else:
            self.by_actors(False, self.actors)

    def add_with(self, _):
        for actors in self.some_actors("with"):
            self.name(actors)
            self.by_actors(False, actors)

    def add_not_actor(self, _):
        found = self.some_actors("not-actor")
        if found:
            self.by_actors(True, set().union(*found))

    def add_status(self, name):
        whole = self.whole
        sure = any(one.get("says") for kind in ("events", "relations")
                   for item in whole.document[kind]
                   for part in (item, *whole.parts(item)) for one in part.get("cite") or [])
        wanted = set(self.rng.sample(
            [one for one in (*STATUSES, "uncited")
             if not sure or one not in ("inferred", "assessed")], self.rng.choice((1, 2))))
        for status in wanted:
            self.option(name, status)
        if name == "status" and "denied" in wanted:
            self.crosses_denied = True
        def of_event(one):
            return whole.status(one) in wanted or "denied" in wanted and any(
                whole.status(part) == "denied" for part in whole.parts(one))
        self.add(name == "not-status", of_event,
                 lambda one: whole.status(one, True) in wanted)

    crosses_denied = False

    def add_where(self, name):
        whole = self.whole
        actors = self.rng.random() < 0.4
        items = [*whole.actors.values()] if actors else \
            [*whole.events.values(), *whole.relations.values()]
        keys = sorted({key for item in items for key in item
                       if key not in ODD_KEYS and "=" not in key
                       and not key.startswith("actor.") and isinstance(item[key], (str, int))})
        if not keys:
            return
        key = self.rng.choice(keys)
        def values(one):
            if key in ("part_of", "source", "target") and one.get(key) in whole.items:
                other = whole.items[one[key]]
                return [one[key], other.get("title") or other.get("name") or one[key]]
            return [str(one.get(key) or "")]
        known = {value for item in items for value in values(item)}
        wanted = set()
        texts = [self.maybe_pattern(value) if key != "count" else value
                 for value in self.some(known)]
        for text in texts:
            self.option(name, f"{'actor.' if actors else ''}{key}={text}")
            wanted |= self.meant(text, known)
        if not texts:
            return
        def of_event(one):
            found = [whole.actors[part["actor"]] for part in whole.parts(one)] \
                if actors else [one]
            return any(wanted & set(values(item)) for item in found)
        def of_relation(one):
            found = whole.ends(one) if actors else [one]
            return any(wanted & set(values(item)) for item in found)
        self.add(False, of_event, of_relation, self.an_event)

    def add_match(self, name):
        whole = self.whole
        words = sorted({word for item in whole.items.values()
                        for key in ("title", "description", "place", "name")
                        for word in re.findall("[a-z0-9]{1,5}", folded(item.get(key) or ""))})
        chosen = [self.rng.choice((str.upper, str))(word) for word in self.some(words)]
        for word in chosen:
            self.option(name, word)
        if not chosen:
            return
        def has(texts):
            return any(word.lower() in folded(text or "") for word in chosen
                       for text in texts)
        def named(actor):
            return has([actor.get("name") or actor["id"], *(actor.get("aliases") or [])])
        self.add(False,
                 lambda one: has([one.get("title"), one.get("description"), one.get("place")])
                 or any(named(whole.actors[part["actor"]]) for part in whole.parts(one)),
                 lambda one: has([one.get("description")])
                 or any(named(end) for end in whole.ends(one)), self.an_event)

    def add_window(self, _):
        whole = self.whole
        dated = [one for one in (*whole.events.values(), *whole.relations.values())]
        days = [one[key] for one in dated for key in ("earliest", "latest") if one.get(key)]
        if self.claims or not days or not all(DAY.match(day) for day in days):
            return
        since, until = sorted((self.rng.choice(days), self.rng.choice(days)))
        self.option("since", since)
        self.option("until", until)
        def falls(one):
            return (one.get("earliest") or since) <= until and (one.get("latest") or until) >= since
        self.add(False, falls, falls)

    OPTIONS = (
        (add_actor, "actor"), (add_with, "with"), (add_window, "since"), (add_kind, "kind"),
        (add_actor_kind, "actor-kind"), (add_role, "role"), (add_place, "place"),
        (add_reference, "reference"), (add_status, "status"), (add_where, "where"),
        (add_match, "match"), (add_not_actor, "not-actor"), (add_kind, "not-kind"),
        (add_actor_kind, "not-actor-kind"), (add_role, "not-role"), (add_place, "not-place"),
        (add_reference, "not-reference"), (add_status, "not-status"))

    def fill(self):
        chosen = self.rng.sample(self.OPTIONS, self.rng.choice((1, 1, 2, 3, 4)))
        # Roles are of actors that other options name.
        for add, name in sorted(chosen, key=lambda one: self.OPTIONS.index(one)):
            add(self, name)
        if self.claims and self.has_claimable and any(
                re.match("--(not-)?(kind|role|place)=", one) for one in self.arguments):
            self.arguments.append("--any-claim")
        else:
            self.claims = False

    def reach(self, events, relations):
        """The actors within so many steps."""
        whole = self.whole
        def counts(item, relation=False):
            return self.crosses_denied or whole.status(item, relation) != "denied"
        steps = [{part["actor"] for part in whole.parts(one) if counts(part)}
                 for one in events if counts(one)]
        steps += [{end["id"] for end in whole.ends(one)} for one in relations
                  if whole.ties_actors(one) and counts(one, True)]
        reached = set(self.actors)
        for _ in range(self.hops):
            reached = reached.union(*(step for step in steps if step & reached))
        return reached

    def selected(self):
        """The ids of the events and relations that are selected."""
        whole = self.whole
        events = [one for one in whole.events.values()
                  if all(test(one) for test, _ in self.tests)]
        relations = [one for one in whole.relations.values()
                     if all(test(one) for _, test in self.tests)]
        if self.hops is not None:
            reached = self.reach(events, relations)
            def near(one):
                parts = {part["actor"] for part in whole.parts(one)}
                counted = {part["actor"] for part in whole.parts(one)
                           if self.crosses_denied or whole.status(part) != "denied"}
                return parts & reached and counted <= reached
            events = [one for one in events if near(one)]
            relations = [one for one in relations
                         if all(end["id"] in reached for end in whole.ends(one))]
        kept = {one["id"] for one in events}
        return kept, {one["id"] for one in relations
                      if all(one[end] in kept or one[end] in whole.actors
                             for end in ("source", "target"))}


class Ties:
    """The ties of a selection, and the groups of its actors."""

    def __init__(self, whole, events, relations, mode, key, everything):
        self.whole = whole
        self.mode = mode
        self.key = key
        self.groups = {actor: self.group_of(item) for actor, item in whole.actors.items()}
        events = [whole.events[one] for one in events]
        relations = [whole.relations[one] for one in relations]
        self.shown = set(whole.actors) if everything else \
            {part["actor"] for event in events for part in whole.parts(event)} | \
            {end["id"] for one in relations for end in whole.ends(one)}
        self.members = {}
        for actor in self.shown:
            if self.groups[actor] != actor:
                self.members[self.groups[actor]] = self.members.get(self.groups[actor], 0) + 1
        self.edges, self.inner = {}, {}  # lists of events and relations by ends
        for event in events:
            self.add_event(event)
        for relation in relations:
            self.add_relation(relation)

    def group_of(self, actor):
        value = actor.get(self.key) if self.key else None
        if not value:
            return actor["id"]
        if self.key == "member_of" and value in self.whole.actors:
            return value
        return "group:" + value

    def pairs(self, event, group):
        """What an event ties: pairs of ids with whether the first gives to the second."""
        sides = {}
        for part in self.whole.parts(event):
            if self.whole.status(part) != "denied":
                sides.setdefault(group(part["actor"]), set()).add(part.get("role"))
        givers = {one for one, roles in sides.items() if "guest" in roles}
        hosts = {one for one, roles in sides.items() if "host" in roles}
        if givers and hosts and not givers & hosts:
            return {(giver, host, True) for giver in givers for host in hosts}
        return {(one, other, False) for one in sides for other in sides
                if one.encode() < other.encode()}

    def put(self, source, target, directed, item):
        if self.mode == "pair,undirected":
            directed = False
        if not directed and target.encode() < source.encode():
            source, target = target, source
        kind = item.get("kind") or "" if self.mode == "kind" else ""
        self.edges.setdefault((source, target, directed, kind), []).append(item)

    def add_event(self, event):
        if self.whole.status(event) == "denied":
            return
        for source, target, directed in self.pairs(event, self.groups.get):
            self.put(source, target, directed, event)
        for group in {self.groups[one] for one, other, _ in self.pairs(event, lambda one: one)
                      if self.groups[one] == self.groups[other]}:
            self.inner.setdefault(group, []).append(event)

    def add_relation(self, relation):
        if not self.whole.ties_actors(relation) or \
                self.whole.status(relation, True) == "denied":
            return
        source, target = self.groups[relation["source"]], self.groups[relation["target"]]
        if source == target and source in self.members:
            self.inner.setdefault(source, []).append(relation)
        else:
            self.put(source, target, relation.get("directed", True), relation)

    def is_part(self, event, events):
        while event.get("part_of"):
            event = self.whole.events[event["part_of"]]
            if self.whole.status(event) == "denied":
                return False
            if event["id"] in events:
                return True
        return False

    def weigh(self, items):
        """The millionths that each kind adds."""
        kinds = {}
        events = {item["id"] for item in items if "source" not in item or item["id"] in
                  self.whole.events}
        for item in items:
            weight = item.get("weight", 1) if item["id"] not in events else \
                0 if self.is_part(item, events) else item.get("count", 1)
            kind = item.get("kind") or ""
            kinds[kind] = kinds.get(kind, 0) + millionths(weight)
        return kinds

    def told(self):
        """The rows of csv and csv-nodes: by ends, and by id."""
        rows = {}
        for ends, items in self.edges.items():
            kinds = self.weigh(items)
            events = sorted(one["id"] for one in items if one["id"] in self.whole.events)
            rows[ends] = (sum(kinds.values()), events,
                          {} if self.mode == "kind" or list(kinds) == [""] else kinds)
        nodes = {group: (self.members.get(group, 0),
                         sum(self.weigh(self.inner.get(group, [])).values())
                         if group in self.members else 0)
                 for group in {self.groups[actor] for actor in self.shown}}
        return rows, nodes


def elements(cell):
    found = [re.sub(r"\\(.)", r"\1", one, flags=re.DOTALL) for one in
             re.findall(r"(?:^|; )((?:\\.|[^;\\])+)", cell, re.DOTALL)]
    return found


def millionths(text):
    return round(Decimal(str(text or 0)) * 10**6)


def read_ties(folder):
    def read(name):
        with open(f"{folder}/{name}", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    rows, nodes = {}, {}
    for row in read("edges.csv"):
        kinds = [one.rpartition("=") for one in elements(row.get("kinds") or "")]
        ends = row["source"], row["target"], row["directed"] == "true", row["kind"]
        rows[ends] = (millionths(row["weight"]), sorted(elements(row["events"])),
                      {kind: millionths(weight) for kind, _, weight in kinds})
    for row in read("nodes.csv"):
        nodes[row["id"]] = (int(row.get("members") or 0), millionths(row.get("within")))
    return rows, nodes


def choose_ties(rng):
    mode = rng.choice(("kind", "pair", "pair,undirected"))
    key = rng.choice((None, "kind", "member_of", "bloc"))
    return mode, key


def check_ties(selection, mode, key, events, relations, folder):
    if selection.crosses_denied:
        return None
    ties = Ties(selection.whole, events, relations, mode, key, not selection.arguments)
    expected, found = ties.told(), read_ties(folder)
    if expected == found:
        return None
    wrong = [{one: (a.get(one), b.get(one)) for one in {*a, *b} if a.get(one) != b.get(one)}
             for a, b in zip(expected, found)]
    return f"{selection.arguments} --ties {mode} --group {key}: expected, found: {wrong}"


def export(folder, *arguments):
    run = subprocess.run([TIELINE, "export", "in.json", "-o", "json:-", *arguments], cwd=folder,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return run.returncode, run.stdout.decode(), run.stderr.decode(errors="replace")


def check_selection(rng, whole, folder, with_ties):
    selection = Selection(rng, whole)
    selection.fill()
    mode, key = choose_ties(rng)
    if not any(one.get(key) for one in whole.actors.values()):
        key = None
    extra = []
    if with_ties:
        extra = ["-o", "csv@actors:edges.csv", "-o", "csv-nodes@actors:nodes.csv", "--csv-raw",
                 f"--ties={mode}", *([f"--group={key}"] if key else []),
                 f"--threads={rng.choice((1, 3))}"]
    status, out, errors = export(folder, *selection.arguments, *extra)
    said = [line for line in errors.split("\n") if line.startswith("tieline: --")]
    if status:
        return f"{selection.arguments}: status {status}: {said}"
    found = json.loads(out)
    events, relations = selection.selected()
    found_events = {one["id"] for one in found["events"]}
    found_relations = {one["id"] for one in found["relations"]}
    if (events, relations) == (found_events, found_relations):
        return check_ties(selection, mode, key, events, relations, folder) \
            if with_ties else None
    return (f"{selection.arguments}: expected {sorted(events)} {sorted(relations)}, "
            f"found {sorted(found_events)} {sorted(found_relations)}")


UNITS = {
    "day": lambda year, month, day: f"{year:04}-{month:02}-{day:02}",
    "month": lambda year, month, day: f"{year:04}-{month:02}",
    "quarter": lambda year, month, day: f"{year:04}-Q{(month + 2) // 3}",
    "year": lambda year, month, day: f"{year:04}",
    "decade": lambda year, month, day: f"{year // 10:03}X",
}


def days_of(event):
    """The first and the last day that an event may be at; None: none is known."""
    first, last = event.get("earliest"), event.get("latest")
    return (first, last) if first or last else None


def periods_of(unit, first, last):
    """The texts of the periods from one day to another, each once and in order."""
    at = datetime.date.fromisoformat(first)
    found = []
    while at <= datetime.date.fromisoformat(last):
        text = UNITS[unit](at.year, at.month, at.day)
        if text not in found[-1:]:
            found.append(text)
        at += datetime.timedelta(1)
    return found


def expect_counts(unit, events):
    """What stats --each counts, from the days of the selected events."""
    dated = [day for event in events for day in days_of(event) or () if day]
    counts = collections.Counter()
    weights = collections.Counter()
    for event in events:
        days = days_of(event)
        texts = periods_of(unit, days[0] or min(dated), days[1] or max(dated)) \
            if days else ["undated"]
        for text in texts:
            key = text, event.get("kind") or ""
            counts[key] += 1
            weights[key] += int(event.get("count") or 1)
    return {key: (count, weights[key]) for key, count in counts.items()}


def expect_ties(unit, events, rows):
    """For each edge of a list without periods, in which of them which events are."""
    dated = [day for row in rows for event in row for day in days_of(events[event]) or ()
             if day]
    found = []
    for row in rows:
        for event in row:
            days = days_of(events[event])
            texts = periods_of(unit, days[0] or min(dated), days[1] or max(dated)) \
                if days else ["undated"]
            found += [(text, event) for text in texts]
    return sorted(found)


def split(cell):
    return [part for part in re.split(r"; ", cell) if part]


def check_periods(rng, whole, folder):
    """Periods, of a selection with plain days, without relations and own dates."""
    selection = Selection(rng, whole)
    if rng.random() < 0.6:
        selection.fill()
    arguments = selection.arguments
    if any(re.match("--(since|until)", one) for one in arguments):
        return None
    ids, _ = selection.selected()
    events = [whole.events[one] for one in sorted(ids)]
    days = [day for event in events for day in days_of(event) or () if day]
    plain = all(re.fullmatch(r"(19|20)\d\d-\d\d-\d\d", day) for day in days) and not any(
        (event.get("date") or "").startswith("X") for event in events)
    if not plain or whole.relations or any(
            part.get("date") for event in events for part in whole.parts(event)) or any(
            ";" in one or "\\" in one or one != one.strip() for one in ids):
        return None
    unit = rng.choice(sorted(UNITS))
    run = subprocess.run([TIELINE, "stats", "in.json", "--each", unit, "-t", "csv",
                          "--ceiling", "periods=99999", *arguments], cwd=folder,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    rows = csv.DictReader(io.StringIO(run.stdout.decode(), newline=""))
    found = {(row["period"], row["kind"]): (int(row["events"]), int(row["count"]))
             for row in rows}
    expected = expect_counts(unit, events)
    def unguarded(counts):
        return sorted((period, kind.lstrip("'"), counted) for (period, kind), counted in counts.items())

    if unguarded(found) != unguarded(expected):
        return f"stats {unit} {arguments}: expected {expected}, found {found}"

    def edges(*more):
        out = subprocess.run([TIELINE, "export", "in.json", "-t", "csv",
                              "--view", "actors", "--csv-raw", *more, *arguments], cwd=folder,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        return list(csv.DictReader(io.StringIO(out.stdout.decode(), newline="")))
    whole_rows = [split(row["events"]) for row in edges()]
    expected = expect_ties(unit, whole.events, whole_rows)
    found = sorted((row["period"], event)
                   for row in edges("--each", unit, "--ceiling", "periods=99999")
                   for event in split(row["events"]))
    if found != expected:
        return f"export {unit} {arguments}: expected {expected[:9]}, found {found[:9]}"
    return None


def plain_dates(rng, document):
    """The same with few days, months and years for dates, and no relations."""
    pool = ["2014-05-08", "2014-05", "2014", "2013-12-30/2014-02-03", "2014-03-31", "201X",
            "2014-06/..", "../2014-02", "2015-01-01", "2014-05-31?", "/2014-04-02"]
    document["relations"] = []
    actors = [actor["id"] for actor in document["actors"] if actor.get("id")]
    for number, event in enumerate(document["events"]):
        event["id"] = f"tie {number}"
        if len(actors) > 1 and rng.random() < 0.7:
            event["participants"] = [{"actor": actor, "role": rng.choice(("host", "guest", ""))}
                                     for actor in rng.sample(actors, 2)]
        event.pop("date", None)
        event.pop("date_text", None)
        event.pop("part_of", None)
        if rng.random() < 0.85:
            event["date"] = rng.choice(pool)
        parts = {}
        for part in event.get("participants") or []:
            part.pop("date", None)
            parts[part["actor"], part.get("role") or ""] = part
        if parts:
            event["participants"] = list(parts.values())
        for item in (event, *parts.values()):
            for cite in item.get("cite") or []:
                cite.pop("says", None)


def check_dated(rng, document, folder):
    plain_dates(rng, document)
    random_dataset.write_json(rng, document, folder + "/in.json")
    status, out, errors = export(folder)
    if status:
        return [f"plain dates: status {status}: {errors[:500]}"]
    whole = Whole(json.loads(out))
    return [check_periods(rng, whole, folder) for _ in range(2)]


def check(number):
    rng = random.Random(number)
    document = random_dataset.random_dataset(rng, 9)
    with_ties = rng.random() < 0.7
    if with_ties:
        for_ties(rng, document)
    narrow(rng, document)
    if with_ties:
        for_ties(rng, document)
    folder = tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    try:
        random_dataset.write_json(rng, document, folder + "/in.json")
        status, out, errors = export(folder)
        if status:
            return number, [f"status {status}: {errors[:500]}"]
        whole = Whole(json.loads(out))
        wrong = [check_selection(rng, whole, folder, with_ties) for _ in range(SELECTIONS)]
        wrong += check_dated(rng, document, folder)
    finally:
        if os.environ.get("KEEP"):
            print(f"# {number}: {folder}")
        else:
            shutil.rmtree(folder)
    return number, [one for one in wrong if one]


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else \
        1000 if os.environ.get("TORTURE") else 200
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with multiprocessing.Pool(min(2, os.cpu_count() or 1)) as pool:
        failures = [result for result in pool.imap(check, range(first, first + count), 5)
                    if result[1]]
    print(f"{'not ok' if failures else 'ok'} - {count} datasets, {SELECTIONS} selections of each")
    for number, wrong in failures[:4]:
        for line in wrong[:6]:
            print(f"# {number}: {line[:1500]}".replace("\n", "\\n").replace("\r", "\\r"))
    if len(failures) > 4:
        print(f"# {len(failures) - 4} more: {[number for number, _ in failures[4:24]]}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
