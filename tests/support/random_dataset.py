"""Random datasets for the tests, without a mistake in them and with whatever else has
broken some program: every field, texts that are hard to write, dates of all kinds."""
import datetime
import json

from dataset import (CLAIMS, DERIVED, FIELDS, LISTS, attribute_text, day_text, in_one_order,
                     is_nothing, last_of_month, normal_claims, plain_bounds, said_fields)


def random_point(rng, year):
    month = rng.randint(1, 12)
    day = rng.randint(1, last_of_month(year, month))
    text = day_text(year, month, day)
    return text[:len(text) - rng.choice((0, 0, 3, 6))]


def random_interval(rng, year):
    return f"{random_point(rng, year)}/{random_point(rng, year + rng.randint(1, 90))}"


def random_choice(rng, year):
    """One of two, or of all from the one to the other, which are then as exact."""
    first, last = random_point(rng, year), random_point(rng, year + rng.randint(1, 9))
    separator = ".." if len(first) == len(last) else ","
    return f"[{first}{separator}{last}]"


def random_all(rng, year):
    return f"{{{random_point(rng, year)},{random_point(rng, year + 1)},{year + 2:04}}}"


def random_open(rng, year):
    return rng.choice(("{}/..", "../{}", "{}/", "/{}", "[..{}]", "[{}..]", "{{..{}}}")) \
        .format(random_point(rng, year))


def random_qualified(rng, year):
    mark = rng.choice("~?%")
    return rng.choice((f"{random_point(rng, year)}{mark}", f"{year:04}-{mark}06",
                       f"{year:04}{mark}-06-11", f"{mark}{year:04}-05",
                       f"{year:04}-05{mark}/{year + 1:04}-?06-01"))


def random_masked(rng, year):
    text = f"{year:04}"
    return rng.choice((text[:3] + "X", text[:2] + "XX", text[0] + "XXX", "XXXX-12-25",
                       text + "-XX", text + "-XX-XX", text + "-02-XX", text + "-07-1X"))


def random_time(rng, year):
    zone = rng.choice(("", "Z", "+05:30", "-11", "+00:00"))
    clock = datetime.time(rng.randrange(24), rng.randrange(60), rng.randrange(60))
    return f"{year:04}-08-31T{clock.isoformat()}{zone}"


def random_rare(rng, year):
    return rng.choice((f"{year:04}-{rng.randint(21, 41)}", f"-{year:04}-03-15",
                       f"-{year:04}", f"Y{year}0000", f"Y-{year}00", "Y17E7", "Y-17E4",
                       f"{year:04}S2", "Y171010000S3", "0000", "-0001-02-28", "XXXX",
                       f"-{year + 1:04}/-{year:04}", f"-{year:04}/{year:04}",
                       f"{year:04}-21~", "1985-XX/2004-12-XX"))


DATES = (random_point, random_point, random_interval, random_choice, random_all,
         random_open, random_qualified, random_masked, random_time, random_rare)


def random_date(rng):
    year = rng.choice((rng.randint(1900, 2030), rng.randint(1000, 9800)))
    return rng.choice(DATES)(rng, year)


# Each has broken some program that reads or writes CSV, JSON or DOT.
NASTY = (
    "=1+1", "+1", "-1", "@SUM(A1)", "-", "=", "'=x", "''-5", "'", "''", "'quoted'",
    "＝1", "＋x", "－", "＠y", "'＝", "\t=x", "\ttab", "tab\t", " lead", "trail ", " ",
    "\n", "\r", "\r\n", "a\nb", "a\rb", "a\r\nb\r\n", "\nlead", "'\n", "'\t",
    "a,b", ",", '"', '""', 'say "x"', '"quoted"', '",', "a;b", ";", "; ;", "a; b", "\\",
    "\\\\", "a\\", "\\;", "\\n", "a\\;b", "(", ")", "()", "Ministry (Afghanistan)",
    "x (y) (z)", "x ()", "a (b", "a) b", "(all)", "China (host); Russia", "1e5", "1E5",
    "1e", "-1.5e-3", "007", "1.0", "0", "true", "false", "null", "NULL", "NaN", "None",
    "yes", "%x", "%", "%27", "a:b", ":", "C:\\x", "#a", "//", "/*", "a=b", "<b>&amp;</b>",
    "</script>", "<!--", "]]>", "{}", "[]", '{"a":1}', "&#65;", "${x}", "`x`", "..", "/",
    "Caf&eacute;", "a&nbsp;b", "A &amp; B", "&amp;lt;", "&#0;", "&#xD800;", "&sup2;", "&;",
    ".", "~", "2015-05-08", "2015-05", "id", "name", "cite", "中国", "俄罗斯联邦", "Ελλάς",
    "العربية", "שלום (a)", "\u202eabc\u202c", "e\u0301", "\u0301", "é", "ß", "ﬀ", "İ",
    "👩‍👩‍👧", "🇨🇳", "\U0001f600", "\U0010ffff", "\u2028", "a\u2029b", "\u0085", "\u00a0",
    "\u00a0x\u00a0", "\u200b", "\ufeff", "\ufeffx", "\ufffd", "\ufffe", "\x01", "\x1b[31m",
    "\x7f", "\x08", "\x0c", "a\x0bb", "\u3000", "“x”", "–", "x" * 65, "long " * 40,
)

LETTERS = "ab cXYZ019.,;:'\"\\()=+-@\n\t é中😀"


def random_text(rng):
    draw = rng.random()
    if draw < 0.5:
        return rng.choice(NASTY)
    if draw < 0.6:
        return rng.choice(NASTY) + rng.choice(NASTY)
    if draw < 0.6004:
        return rng.choice(("long, \"text\"; ", "é中😀")) * 30000
    return "".join(rng.choice(LETTERS) for _ in range(rng.randint(1, 20)))


def fresh_text(rng, taken):
    """One that is not among those taken, and is now."""
    text = random_text(rng)
    while text in taken:
        text += rng.choice("abc()-; 1")
    taken.add(text)
    return text


KEYS = ("language", "cost", "Title", "=key", "'=key", "key ", " key", "a,b", "k\nl",
        'q"q', "ключ", "-1", "1", "source", "target", "first", "last", "x;y", "Date",
        "label", "item", "field", "value", "undecided", "says", "url2", "status", "participants", "＝z", "'", "open_end")

# What a table has a column of its own for, or JSON a key, can be no attribute.
RESERVED = {
    "dataset": {"participants"},
    "references": set(), "actors": set(), "events": {"participants"},
    "relations": set(), "participants": set(), "citations": {"item", "date", "field", "value"},
    "roles": set(), "kinds": set(),
}


def attribute_keys(rng, kind, item):
    said = said_fields(item)
    keys = [key for key in KEYS
            if key not in FIELDS[kind] and key not in RESERVED[kind]
            and not (key in DERIVED and ("date" in item or "date" in said))
            and not (key == "undecided" and said)]
    # Events from a source to a target are another table.
    if kind == "events":
        keys.remove(rng.choice(("source", "target")))
        keys = [key for key in keys if key != "target"]
    return rng.sample(keys, rng.randint(1, 3))


def add_attributes(rng, kind, item):
    if rng.random() < 0.25:
        for key in attribute_keys(rng, kind, item):
            value = random_text(rng)
            if rng.random() < 0.1:
                value = rng.choice((12, -5, True, False, [1, "a b"], {"k": [None]}))
            item[key] = value
    return item


def maybe(rng, item, key, make, chance=0.5):
    """Sets a field; what is empty or null is as good as none."""
    draw = rng.random()
    if draw < chance:
        item[key] = make(rng)
    elif draw < chance + 0.03:
        item[key] = rng.choice(("", None))


def random_url(rng):
    return rng.choice(("https://example.org/?a=1,2&b=\"c\"", "http://例え.jp/ä (b)",
                       "mailto:a@example.org", "HTTPS://EXAMPLE.ORG", "https://[::1]:80/"))


def random_texts(rng):
    return [random_text(rng) for _ in range(rng.randint(0, 4))]


def random_citations(rng, references):
    citations = []
    for _ in range(rng.choice((0, 0, 1, 1, 2, 4)) if references else 0):
        citation = {"reference": rng.choice(references)["id"]}
        maybe(rng, citation, "locator", random_text)
        maybe(rng, citation, "quote", random_text)
        maybe(rng, citation, "status", lambda r: r.choice(
            ("stated", "inferred", "assessed", "disputed", "denied")))
        citations.append(add_attributes(rng, "citations", citation))
    return citations


def random_count(rng):
    return rng.choice((1, 2, 32, 4294967295))


def random_weight(rng):
    digits = rng.choice((0, 1, 2, 6))
    weight = round(rng.choice((1, -1)) * rng.random() * 10**rng.randint(0, 6), digits)
    return rng.choice((weight, int(weight), 0, 1, 0.000001, -0.5, 90000000000))


def claimed(rng, field, known):
    """What a source says of a field: often what another one does, or nearly."""
    if known and rng.random() < 0.5:
        value = rng.choice(known)
        if field in ("date", "count", "weight"):
            return value if field == "date" or rng.random() < 0.5 else str(value)
        return rng.choice((value, value.upper(), value.lower(), value + "\u0301"))
    return {"count": random_count, "weight": random_weight}.get(field, random_text)(rng)


def add_claims(rng, kind, item, dates):
    """Lets citations say something of an item. `dates` makes dates; None: there are none."""
    known = {field: [item[field]] if not is_nothing(item.get(field)) else []
             for field in CLAIMS[kind]}
    for citation in item.get("cite") or []:
        for field in CLAIMS[kind]:
            if field == "part_of" or rng.random() < 0.6 or (field == "date" and not dates):
                continue
            value = rng.choice((dates(rng), *known[field])) if field == "date" else \
                claimed(rng, field, known[field])
            known[field].append(value)
            citation.setdefault("says", {})[field] = value
        if rng.random() < 0.05:
            citation.setdefault("says", {})[CLAIMS[kind][1]] = rng.choice(("", None))


def content_of(citation):
    """All of a citation but what it says, and what is as good as nothing."""
    return in_one_order({key: attribute_text(value) for key, value in citation.items()
                         if key != "says" and not is_nothing(value)
                         and (key, value) != ("status", "stated")})


def agree(citations):
    """Citations that say something, and are equal in all else, are one, and say one thing."""
    united = {}
    for citation in citations:
        said = united.setdefault(content_of(citation), {})
        for field, value in normal_claims(citation.get("says", {})).items():
            if said.setdefault(field, value) != value:
                del citation["says"][field]


def add_citations(rng, item, references, kind=None, dates=None):
    citations = random_citations(rng, references)
    if not citations:
        return
    item["cite"] = citations
    if kind and rng.random() < 0.7:
        add_claims(rng, kind, item, dates)
    agree(citations)
    if rng.random() < 0.2:
        citations.append(dict(rng.choice(citations)))


def random_reference(rng, taken, references):
    reference = {"id": fresh_text(rng, taken)}
    maybe(rng, reference, "title", random_text)
    maybe(rng, reference, "publisher", random_text)
    maybe(rng, reference, "authors", random_texts)
    maybe(rng, reference, "date", random_date)
    maybe(rng, reference, "url", random_url)
    if references:
        maybe(rng, reference, "via", lambda r: r.choice(references)["id"], 0.3)
    return add_attributes(rng, "references", reference)


def random_actor(rng, taken, references):
    actor = {"id": fresh_text(rng, taken)}
    maybe(rng, actor, "name", random_text, 0.8)
    maybe(rng, actor, "kind", random_text)
    maybe(rng, actor, "aliases", random_texts)
    maybe(rng, actor, "description", random_text)
    maybe(rng, actor, "url", random_url, 0.3)
    add_citations(rng, actor, references)
    return add_attributes(rng, "actors", actor)


def add_participants(rng, event, actors, references):
    known = set()
    for _ in range(rng.choice((0, 1, 2, 3, 5)) if actors else 0):
        part = {"actor": rng.choice(actors)["id"]}
        maybe(rng, part, "role", random_text)
        maybe(rng, part, "date", random_date, 0.3)
        key = (part["actor"], part.get("role") or "", part.get("date") or "")
        if key in known:
            continue
        known.add(key)
        add_citations(rng, part, references, "participants", random_date)
        event.setdefault("participants", []).append(
            add_attributes(rng, "participants", part))


def date_within(rng, whole):
    """A date for a part of an event: whatever cannot lie outside of it."""
    bounds = plain_bounds(whole) if whole else ()
    if bounds == ():
        return random_date(rng)
    return rng.choice((whole, *(bounds or ())))


def add_date_and_whole(rng, event, events):
    whole = rng.choice(events) if events and rng.random() < 0.4 else None
    undecided = whole and is_nothing(whole.get("date")) and "date" in said_fields(whole)
    if whole and "id" in whole and not undecided:
        event["part_of"] = whole["id"]
        maybe(rng, event, "date", lambda r: date_within(r, whole.get("date")), 0.8)
    else:
        maybe(rng, event, "date", random_date, 0.8)


def claimed_dates(event, dataset):
    """What makes the dates of claims about an event. Those of a part lie within the whole,
    where the event has none of its own."""
    whole = next((e for e in dataset["events"]
                  if event.get("part_of") and e.get("id") == event["part_of"]), None)
    if not whole or not is_nothing(event.get("date")):
        return random_date
    return lambda rng: date_within(rng, whole.get("date"))


def may_hold(event, part):
    """Whether an event can be what another one is part of, whatever their dates are."""
    def dated(one):
        return not is_nothing(one.get("date")) or "date" in said_fields(one)
    return "id" in event and not (dated(event) and dated(part) and is_nothing(part.get("part_of")))


def add_claims_of_whole(rng, event, events):
    """Lets citations say which of the events before it an event is part of."""
    wholes = [one["id"] for one in events if may_hold(one, event)]
    if not is_nothing(event.get("part_of")):
        wholes += [event["part_of"]] * len(wholes)
    for citation in event.get("cite") or []:
        if wholes and rng.random() < 0.4:
            citation.setdefault("says", {})["part_of"] = rng.choice(wholes[-3:] + wholes)
    agree(event.get("cite") or [])


def random_event(rng, taken, dataset):
    event = {"id": fresh_text(rng, taken)}
    maybe(rng, event, "title", random_text, 0.9)
    maybe(rng, event, "kind", random_text)
    add_date_and_whole(rng, event, dataset["events"])
    maybe(rng, event, "date_text", random_text, 0.2)
    maybe(rng, event, "place", random_text)
    maybe(rng, event, "count", random_count, 0.3)
    maybe(rng, event, "description", random_text)
    maybe(rng, event, "url", random_url, 0.3)
    add_participants(rng, event, dataset["actors"], dataset["references"])
    add_citations(rng, event, dataset["references"], "events", claimed_dates(event, dataset))
    add_claims_of_whole(rng, event, dataset["events"])
    return add_attributes(rng, "events", event)


def random_relation(rng, taken, dataset):
    ends = [item["id"] for kind in ("actors", "events") for item in dataset[kind]
            if "id" in item]
    relation = {"id": fresh_text(rng, taken),
                "source": rng.choice(ends), "target": rng.choice(ends)}
    events = [event["id"] for event in dataset["events"] if "id" in event]
    maybe(rng, relation, "kind", random_text)
    maybe(rng, relation, "date", random_date)
    maybe(rng, relation, "directed", lambda r: r.random() < 0.5, 0.4)
    maybe(rng, relation, "weight", random_weight)
    maybe(rng, relation, "weight_disputed", random_weight, 0.1)
    maybe(rng, relation, "description", random_text)
    maybe(rng, relation, "events",
          lambda r: r.sample(events, min(len(events), r.randint(0, 3))))
    add_citations(rng, relation, dataset["references"], "relations", random_date)
    return add_attributes(rng, "relations", relation)


def random_colour(rng):
    return "".join(["#"] + [rng.choice("0123456789abcdefABCDEF") for _ in range(6)])


def add_declarations(rng, dataset, most=3):
    """Roles and kinds that the dataset declares, each once in any case of its letters."""
    roles = set()
    dataset["roles"] = []
    for _ in range(rng.randint(0, most)):
        role = {"role": fresh_text(rng, roles)}
        if role["role"].lower() not in {each["role"].lower() for each in dataset["roles"]}:
            maybe(rng, role, "side", lambda r: r.choice(("giving", "receiving", "none", "")))
            if rng.random() < 0.2:
                role["inverse"] = "inverse of " + role["role"]
            dataset["roles"].append(add_attributes(rng, "roles", role))
    kinds = set()
    dataset["kinds"] = []
    for _ in range(rng.randint(0, most)):
        kind = {"kind": fresh_text(rng, kinds),
                "type": rng.choice(("event", "actor", "relation"))}
        maybe(rng, kind, "label", random_text)
        maybe(rng, kind, "colour", random_colour)
        dataset["kinds"].append(add_attributes(rng, "kinds", kind))


def forget_id(rng, item, say, count):
    """An item that nothing mentions does without an id, if its text is its own."""
    del item["id"]
    item[say] = f"{random_text(rng)} {count}"


def has_claims(dataset):
    parts = [part for event in dataset["events"] for part in event.get("participants", [])]
    return any(said_fields(item) for item in dataset["events"] + dataset["relations"] + parts)


def random_dataset(rng, most=6):
    """A dataset of up to so many items of each kind, with no mistake in it."""
    dataset = {"tieline": "1", "references": [], "actors": [], "events": [],
               "relations": []}
    maybe(rng, dataset, "title", random_text)
    maybe(rng, dataset, "description", random_text)
    add_attributes(rng, "dataset", dataset)
    taken, references = set(), set()
    for _ in range(rng.randint(0, most)):
        dataset["references"].append(
            random_reference(rng, references, dataset["references"]))
    for _ in range(rng.randint(0, most)):
        dataset["actors"].append(random_actor(rng, taken, dataset["references"]))
    for _ in range(rng.randint(0, most)):
        dataset["events"].append(random_event(rng, taken, dataset))
        if rng.random() < 0.05:
            forget_id(rng, dataset["events"][-1], "title", len(taken))
    if any("id" in item for item in dataset["actors"] + dataset["events"]):
        for _ in range(rng.randint(0, most)):
            dataset["relations"].append(random_relation(rng, taken, dataset))
            if rng.random() < 0.05:
                forget_id(rng, dataset["relations"][-1], "description", len(taken))
    for kind in LISTS:
        rng.shuffle(dataset[kind])
    if has_claims(dataset):
        dataset["tieline"] = "2"
    return dataset


def shuffled(rng, value):
    """The same with the keys of its objects in another order."""
    if isinstance(value, dict):
        keys = list(value)
        rng.shuffle(keys)
        return {key: shuffled(rng, value[key]) for key in keys}
    if isinstance(value, list):
        return [shuffled(rng, element) for element in value]
    return value


def write_json(rng, dataset, path):
    """In any of the ways in which JSON may be written."""
    text = json.dumps(shuffled(rng, dataset), ensure_ascii=rng.random() < 0.3,
                      indent=rng.choice((None, None, 1, "\t")))
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(rng.choice(("", "", "\ufeff", " \r\n")) + text
                   + rng.choice(("", "\n", "\r\n ")))
