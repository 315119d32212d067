#!/usr/bin/env python3
"""compare-dot.py [--check] FILE.ged...: the layout beside Graphviz dot, as a table in Markdown.

dot is asked as in research of such programs: a point for each family, both partners above it, the
children below it in the order of the file (ordering=out), partners on one rank. Both are judged by
the same measure on the places of the symbols: straight lines from each partner to the family's
point and from it to each child; two lines that cross and have no end in common count once. The
family's point is dot's own, and here the place where the children's line leaves the bar.
--check ends 1 unless: all couples that can be are side by side, all sibships in birth order, no
file has more crossings than dot, fewer where dot has more than two, at most half in sum. Where
birth order and couples side by side cost more than dot has, which keeps neither, the file has
exactly the fewest that oracle.py proves."""
import json, os, re, subprocess, sys, tempfile
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import family_reader

FEWEST = {"shakespeare.ged": 3}   # proven by oracle.py

def quote(x): return '"' + x.replace('"', '') + '"'

def dot_source(persons, families):
    out = ["digraph G { ordering=out; edge [arrowhead=none];",
           "node [shape=box, width=0.5, height=0.5, fixedsize=true, label=\"\"];"]
    for p in persons: out.append(f"{quote(p)};")
    for f in families.values():
        if not f.partners and not f.children: continue
        node = quote("family " + f.id)
        out.append(f"{node} [shape=point, width=0.05, height=0.05];")
        if len(f.partners) == 2: out.append(f"{{ rank=same; {quote(f.partners[0])}; {quote(f.partners[1])}; }}")
        out += [f"{quote(p)} -> {node};" for p in f.partners] + [f"{node} -> {quote(c)};" for c in f.children]
    return "\n".join(out + ["}"])

def dot_places(persons, families):
    """Places of the persons, and of the families' points."""
    text = subprocess.run(["dot", "-Tplain"], input=dot_source(persons, families), capture_output=True, text=True, check=True).stdout
    places = {}
    for line in text.splitlines():
        m = re.match(r'node (?:"([^"]*)"|(\S+)) (\S+) (\S+)', line)
        if m: places[m[1] if m[1] is not None else m[2]] = (float(m[3]), -float(m[4]))
    return ({p: places[p] for p in persons if p in places},
            {f: places["family " + f] for f in families if "family " + f in places})

def our_points(g):
    points = {}
    for c in g["children"]: points.setdefault(c["union"], tuple(c["path"][0]))
    for u in g["unions"]:
        # Without children the middle of the bar: the lowest stretch, also where partners stand in different rows.
        y = max(y for _, y in u["path"]); bar = [x for x, at in u["path"] if at > y - 0.01]
        points.setdefault(u["id"], ((min(bar) + max(bar)) / 2, y))
    return points

def crosses(a, b):
    def side(p, q, r): return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    (p, q), (r, s) = a, b
    return side(p, q, r) * side(p, q, s) < -1e-9 and side(r, s, p) * side(r, s, q) < -1e-9

def straight_crossings(places, points, families):
    lines = []
    for f in families.values():
        point = points.get(f.id)
        if point is None: continue
        for p in f.partners + f.children:
            if p in places: lines.append(({f.id, p}, (places[p], point)))
    return sum(not own & other and crosses(a, b) for i, (own, a) in enumerate(lines) for other, b in lines[i + 1:])

def rows(places):
    by = {}
    for p, (x, y) in places.items(): by.setdefault(round(y, 2), []).append((x, p))
    return {p: (y, i) for y, row in by.items() for i, (x, p) in enumerate(sorted(row))}

def adjacent(places, families):
    at = rows(places); pairs = {frozenset(f.partners) for f in families.values() if len(f.partners) == 2}
    pairs = [tuple(p) for p in pairs if all(x in at for x in p)]
    return sum(at[a][0] == at[b][0] and abs(at[a][1] - at[b][1]) == 1 for a, b in pairs), len(pairs)

def possible(families, generation):
    """Couples that could stand side by side if only that mattered: within one generation, nobody
    has more than two neighbours, and no ring closes. A bound from above."""
    pairs = {frozenset(f.partners) for f in families.values() if len(f.partners) == 2}
    pairs = {p for p in pairs if len({generation.get(x) for x in p}) == 1}
    neighbours = {}
    for a, b in (tuple(sorted(p)) for p in sorted(map(sorted, pairs))):
        neighbours.setdefault(a, set()).add(b); neighbours.setdefault(b, set()).add(a)
    total, seen = 0, set()
    for start in neighbours:
        if start in seen: continue
        part, todo = set(), [start]
        while todo:
            p = todo.pop()
            if p not in part: part.add(p); todo.extend(neighbours[p])
        seen |= part
        edges = sum(len(neighbours[p]) for p in part) // 2
        if max(len(neighbours[p]) for p in part) <= 2: total += min(edges, len(part) - 1)
        else: total += most_adjacent(part, neighbours)
    return total

def most_adjacent(part, neighbours):
    """Edges of the greatest set of paths in a part: exact for trees, which such parts are but for
    the rarest; leaves are taken first."""
    degree = {p: set(neighbours[p]) for p in part}; room = {p: 2 for p in part}; total = 0
    while any(degree.values()):
        leaf = min((p for p in part if degree[p]), key=lambda p: (len(degree[p]), p))
        q = min(degree[leaf]); degree[leaf].discard(q); degree[q].discard(leaf)
        if room[leaf] and room[q]: room[leaf] -= 1; room[q] -= 1; total += 1
    return total

def in_order(places, persons, families):
    good = total = 0
    for f in families.values():
        c = [x for x in f.children if x in places]
        if len(c) < 2: continue
        total += 1
        pairs = [(a, b) for a in c for b in c if family_reader.older(persons[a], persons[b]) < 0]
        good += all(places[a][0] < places[b][0] for a, b in pairs)
    return good, total

def engine(path):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "g.json")
        program = os.environ.get("FALLWERK_LAYOUT_FILE")
        if program: subprocess.run([program, path, out], check=True, stderr=subprocess.DEVNULL)
        else: subprocess.run(["fallwerkctl", "genogram", "draw", path, "-o", os.path.join(folder, "g.svg"), "--geometry", out],
                             check=True, stdout=subprocess.DEVNULL)
        return json.load(open(out))

def main(argv):
    check = "--check" in argv; files = [a for a in argv[1:] if a != "--check"]
    if not files: print(__doc__, file=sys.stderr); return 2
    print("| family | persons | couples side by side (dot) | sibships in order (dot) | crossings, straight (dot) | of the drawn lines | ms |")
    print("|---|---|---|---|---|---|---|")
    ours = theirs = 0; wrong = []
    for path in files:
        name = os.path.basename(path)
        persons, families = family_reader.read(path)
        g = engine(path)
        mine = {p["id"]: (p["x"], p["y"]) for p in g["persons"] if p["id"] in persons}
        dot, dot_points = dot_places(persons, families)
        a, b = straight_crossings(mine, our_points(g), families), straight_crossings(dot, dot_points, families)
        (ca, ct), (da, dt) = adjacent(mine, families), adjacent(dot, families)
        (oa, ot), (ob, _) = in_order(mine, persons, families), in_order(dot, persons, families)
        print(f"| {name} | {len(persons)} | {ca} of {ct} ({da}) | {oa} of {ot} ({ob}) | {a} ({b}) | {g['measures']['crossings']} | {g['measures']['layout_ms']:.1f} |")
        ours += a; theirs += b
        if a > b and a > FEWEST.get(name, 0): wrong.append(f"{name}: {a} crossings, dot {b}")
        if b > 2 and a >= b: wrong.append(f"{name}: not fewer crossings than dot's {b}")
        if oa < ot: wrong.append(f"{name}: sibships out of order")
        most = possible(families, {p["id"]: p["generation"] for p in g["persons"]})
        if ca < most: wrong.append(f"{name}: {ca} couples side by side, {most} can be")
    print(f"\nIn sum {ours} crossings, dot {theirs}.")
    if 2 * ours > theirs: wrong.append(f"{ours} crossings are more than half of {theirs}")
    for w in wrong: print("MISSED " + w)
    return 1 if check and wrong else 0

if __name__ == "__main__": sys.exit(main(sys.argv))
