"""family_reader: what the geometry checker needs of a GEDCOM file; its own few lines, on purpose
not the program's importer."""
import re

MONTHS = {m: i + 1 for i, m in enumerate(["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"])}

class Person:
    def __init__(self, id): self.id, self.sex, self.name, self.born, self.span, self.famc, self.pedi = id, "U", "", None, None, [], {}

class Persons(dict):
    anonymous = 0   # records of persons without an id of their own

class Family:
    def __init__(self, id):
        self.id, self.partners, self.children, self.kinds = id, [], [], {}
        self.marriages, self.divorces = 0, 0

def parse_date(text):
    """(year, month or None, day or None) of a plain or approximate date, else None."""
    words = re.sub(r"\(.*?\)", "", text.upper()).split()
    if not words or words[0] in ("BEF", "AFT", "BET", "FROM", "TO", "INT") or "AND" in words: return None
    if "B.C." in words or "BC" in words or "BCE" in words or any(w.startswith("@#D") for w in words): return None
    while words and words[0] in ("ABT", "CAL", "EST", "ABOUT", "GREGORIAN"): words.pop(0)
    month = day = None
    if len(words) == 3 and words[0].isdigit(): day = int(words.pop(0))
    if len(words) == 2:
        month = MONTHS.get(words.pop(0)[:3])
        if month is None: return None
    if len(words) != 1 or not re.fullmatch(r"\d{3,4}", words[0]): return None
    return int(words[0]), month, day

ABOUT = 0   # years by which a date that is said to be approximate may be off: its best guess gives the order

def read_span(text):
    """(first, last, how) of the days that a date allows, None for an end that is open; how: "about",
    "before", "after" or "". None where the text says nothing that can be compared. 'Before 1928' is
    up to the end of 1928 here, as the program reads it: a span that surely holds the date."""
    text = text.strip().upper(); words = text.split()
    def ends(part):
        d = parse_date(part)
        return d and ((d[0], d[1] or 1, d[2] or 1), (d[0], d[1] or 12, d[2] or 31))
    if not words: return None
    if words[0] == "BET" and "AND" in words:
        one, other = ends(" ".join(words[1:words.index("AND")])), ends(" ".join(words[words.index("AND") + 1:]))
        return one and other and (one[0], other[1], "")
    plain = ends(" ".join(words[1:]) if words[0] in ("BEF", "AFT") else text)
    if not plain: return None
    if words[0] == "BEF": return None, plain[1], "before"
    if words[0] == "AFT": return plain[0], None, "after"
    return plain[0], plain[1], "about" if words[0] in ("ABT", "ABOUT", "CAL", "EST") else ""

def older(a, b, about=ABOUT, narrow=False):
    """-1, 1 where one of two persons is surely born before the other, 0 where that is not known.
    @about: years that an approximate date may be off. @narrow: 'before 1928' ends with 1927."""
    def span(p):
        if not p.span: return None, None
        first, last, how = p.span
        if how == "about": return (first[0] - about,) + first[1:], (last[0] + about,) + last[1:]
        if how == "before" and narrow: return None, (last[0], 0, 0) if last[1:] == (12, 31) else last
        if how == "after" and narrow: return (first[0] + 1, 0, 0) if first[1:] == (1, 1) else first, None
        return first, last
    (a_first, a_last), (b_first, b_last) = span(a), span(b)
    if a_last and b_first and a_last < b_first: return -1
    if b_last and a_first and b_last < a_first: return 1
    return 0

def sibling_order(persons, family, a, b, **reading):
    """-1, 1 where siblings have an order: by their dates of birth; by the family's list where
    nobody wrote any date. 0 where none is known."""
    one, other = persons[a], persons[b]
    if hasattr(one, "dated") or hasattr(other, "dated"): return older(one, other, **reading)
    return -1 if family.children.index(a) < family.children.index(b) else 1

def decode(data):
    if data[:3] == b"\xef\xbb\xbf": return data[3:].decode("utf-8", "replace")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"): return data.decode("utf-16", "replace")
    try: return data.decode("utf-8")
    except UnicodeDecodeError: return data.decode("latin-1")

def read(path):
    persons, families = Persons(), {}
    current = None; tags = {}
    for line in re.split(r"[\r\n]+", decode(open(path, "rb").read())):
        m = re.match(r"\s*(\d+)\s+(?:@([^@#][^@]*)@\s+)?([A-Za-z0-9_]+)\s?(.*)$", line)
        if not m: continue
        level, xref, tag, value = int(m[1]), m[2], m[3].upper(), m[4]
        tags = {k: v for k, v in tags.items() if k < level}; tags[level] = (tag, value)
        pointer = re.match(r"@([^@#][^@]*)@", value)
        if level == 0:
            current = None
            if xref and tag == "INDI": current = persons.setdefault(xref, Person(xref))
            elif tag == "INDI": persons.anonymous += 1
            elif xref and tag == "FAM": current = families.setdefault(xref, Family(xref))
        elif isinstance(current, Person):
            if level == 1 and tag == "SEX": current.sex = (value.strip() or "U")[0].upper()
            elif level == 1 and tag == "NAME" and not current.name: current.name = value.replace("/", " ").strip()
            elif level == 1 and tag == "FAMC" and pointer: current.famc.append(pointer[1])
            elif level == 2 and tag == "PEDI" and tags.get(1, ("",))[0] == "FAMC" and current.famc:
                current.pedi[current.famc[-1]] = value.strip().lower()
            elif level == 2 and tag == "DATE" and tags.get(1, ("",))[0] == "BIRT" and not hasattr(current, "dated"):
                current.born = parse_date(value); current.span = read_span(value); current.dated = True
        elif isinstance(current, Family):
            if level == 1 and tag in ("HUSB", "WIFE") and pointer: current.partners.append(pointer[1])
            elif level == 1 and tag == "CHIL" and pointer: current.children.append(pointer[1])
            elif level == 2 and tag in ("_FREL", "_MREL") and tags.get(1, ("",))[0] == "CHIL" and current.children:
                kind = value.strip().lower()
                if kind not in ("adopted", "foster", "step"): kind = "birth"
                current.kinds.setdefault(current.children[-1], set()).add(kind)
            elif level == 1 and tag == "MARR": current.marriages += 1
            elif level == 1 and tag == "DIV" and value.strip().upper() != "N": current.divorces += 1
    for f in families.values():
        f.partners = [p for p in dict.fromkeys(f.partners) if p in persons]
        f.children = [c for c in dict.fromkeys(f.children) if c in persons]
    return persons, families

def link_kind(persons, family, child):
    """birth, adopted, foster or None where the file says something else."""
    kinds = family.kinds.get(child)
    if kinds: return kinds.copy().pop() if len(kinds) == 1 else None   # different to father and mother
    pedi = persons[child].pedi.get(family.id)
    if pedi is None or pedi.startswith("birth"): return "birth"
    return pedi if pedi in ("adopted", "foster") else None
