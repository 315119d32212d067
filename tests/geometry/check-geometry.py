#!/usr/bin/env python3
"""check-geometry.py GEOMETRY.json INPUT.ged ...: judges a drawn genogram by its geometry alone.

Reads the geometry file and the input, nothing of the program. Every hard rule has a name; each
breach is one line `RULE: what`. Takes pairs of files; ends 0 only without a breach.

person-missing person-twice person-unknown reason-missing union-missing union-unknown union-partners
union-ends union-mark link-missing link-kind child-ends child-start child-main through-symbol
through-label overlap touch birth-order twins-adjacent generation-height blood-generation
household-member household-stranger symbols-overlap label-overlap"""
import json, os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import family_reader

EPS = 0.75     # what a pen would not tell apart
WEIGHT = {"birth": 3, "adopted": 2, "foster": 1}

def segments(path):
    return [(path[i], path[i + 1]) for i in range(len(path) - 1)
            if abs(path[i][0] - path[i + 1][0]) > 1e-6 or abs(path[i][1] - path[i + 1][1]) > 1e-6]

def meets_box(seg, box, shrink=0.5):
    """Whether a stretch passes through the inside of (left, top, right, bottom)."""
    (x0, y0), (x1, y1) = seg
    l, t, r, b = box[0] + shrink, box[1] + shrink, box[2] - shrink, box[3] - shrink
    if l >= r or t >= b or max(x0, x1) <= l or min(x0, x1) >= r or max(y0, y1) <= t or min(y0, y1) >= b: return False
    lo, hi = 0.0, 1.0
    for d, start, low, high in ((x1 - x0, x0, l, r), (y1 - y0, y0, t, b)):
        if abs(d) < 1e-9:
            if start <= low or start >= high: return False
            continue
        a, c = sorted(((low - start) / d, (high - start) / d))
        lo, hi = max(lo, a), min(hi, c)
    return lo < hi - 1e-9

def distance(p, seg):
    (x0, y0), (x1, y1) = seg
    dx, dy = x1 - x0, y1 - y0
    n = dx * dx + dy * dy
    t = 0 if n == 0 else max(0, min(1, ((p[0] - x0) * dx + (p[1] - y0) * dy) / n))
    return ((p[0] - x0 - t * dx) ** 2 + (p[1] - y0 - t * dy) ** 2) ** 0.5

def common_length(a, b):
    """How far two stretches run on each other."""
    (x0, y0), (x1, y1) = a
    dx, dy = x1 - x0, y1 - y0
    n = (dx * dx + dy * dy) ** 0.5
    dx, dy = dx / n, dy / n
    along, off = [], []
    for x, y in b:
        along.append((x - x0) * dx + (y - y0) * dy); off.append((y - y0) * dx - (x - x0) * dy)
    if abs(along[1] - along[0]) < 1e-9: return 0
    # The part of b within EPS of the line of a.
    lo, hi = 0.0, 1.0
    d = off[1] - off[0]
    if abs(d) < 1e-9:
        if abs(off[0]) > EPS: return 0
    else:
        p, q = sorted(((-EPS - off[0]) / d, (EPS - off[0]) / d))
        lo, hi = max(lo, p), min(hi, q)
        if lo >= hi: return 0
        # Lines that cross are near each other only for a moment.
        if abs(d) / max(abs(along[1] - along[0]), 1e-9) > 0.05: return 0
    s, e = sorted((along[0] + lo * (along[1] - along[0]), along[0] + hi * (along[1] - along[0])))
    return max(0, min(e, n) - max(s, 0))

def box_of(p): return (p["x"] - p["w"] / 2, p["y"] - p["h"] / 2, p["x"] + p["w"] / 2, p["y"] + p["h"] / 2)
def label_box(l): return (l["x"], l["y"], l["x"] + l["w"], l["y"] + l["h"])

def inside_polygon(p, poly):
    x, y = p; odd = False
    for i in range(len(poly)):
        (x0, y0), (x1, y1) = poly[i], poly[(i + 1) % len(poly)]
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0: odd = not odd
    return odd

def on_edge(point, person):
    """At the edge of a symbol of any shape: within its box, not in its core."""
    dx, dy = abs(point[0] - person["x"]), abs(point[1] - person["y"])
    return (dx <= person["w"] / 2 + 1.5 and dy <= person["h"] / 2 + 1.5
            and (dx > 0.2 * person["w"] or dy > 0.3 * person["h"] or person["w"] < 30))

class Buckets:
    """Pairs of boxes that may meet, found by a grid."""
    def __init__(self, size=160): self.size, self.cells = size, {}
    def keys(self, box):
        for i in range(int(box[0] // self.size), int(box[2] // self.size) + 1):
            for k in range(int(box[1] // self.size), int(box[3] // self.size) + 1): yield i, k
    def add(self, box, what):
        for key in self.keys(box): self.cells.setdefault(key, []).append(what)
    def near(self, box):
        seen = set()
        for key in self.keys(box):
            for what in self.cells.get(key, ()):
                if id(what) not in seen: seen.add(id(what)); yield what

def seg_box(s): return (min(s[0][0], s[1][0]) - 1, min(s[0][1], s[1][1]) - 1, max(s[0][0], s[1][0]) + 1, max(s[0][1], s[1][1]) + 1)

def check(g, persons, families):
    found = []
    def bad(rule, text): found.append((rule, text))
    left_out = {}
    for entry in g["left_out"]:
        left_out[entry["id"]] = entry.get("reason") or ""
        if not entry.get("reason"): bad("reason-missing", f"{entry['id']} is left out without a reason")
    drawn = {}
    for p in g["persons"]:
        if p["id"] in drawn: bad("person-twice", p["id"])
        drawn[p["id"]] = p
    origin = {i: (p.get("ghost_of") or i) for i, p in drawn.items()}
    unnamed = persons.anonymous
    for i, p in drawn.items():
        if p.get("placeholder"): continue
        if origin[i] not in persons and unnamed: unnamed -= 1
        elif origin[i] not in persons: bad("person-unknown", f"{i} is nobody of the input")
        if p.get("ghost_of") and p["ghost_of"] not in drawn: bad("person-missing", f"{i} is a second drawing of {p['ghost_of']}, who is not drawn")
    for i in persons:
        if i not in drawn and i not in left_out: bad("person-missing", f"{i} is neither drawn nor listed")

    # --- unions and links against the input
    unions = {}
    for u in g["unions"]:
        if u["id"] in unions: bad("union-unknown", f"{u['id']} is drawn twice")
        unions[u["id"]] = u
        f = families.get(u["id"])
        if f is None: bad("union-unknown", f"{u['id']} is not in the input"); continue
        named = sorted(origin.get(p, p) for p in u["partners"] if not drawn.get(p, {}).get("placeholder"))
        wanted = sorted(p for p in f.partners if p not in left_out)
        if named != wanted: bad("union-partners", f"{u['id']} joins {named}, the input says {wanted}")
        mark = u.get("mark", "")
        again = any(o is not f and o.marriages and sorted(o.partners) == sorted(f.partners) for o in families.values())
        if f.divorces and f.marriages < 2 and not again and mark in ("married", "engaged", "met"): bad("union-mark", f"{u['id']} is divorced, drawn as {mark}")
        if not f.divorces and not again and mark == "divorced": bad("union-mark", f"{u['id']} is drawn as divorced and is not")
    for f in families.values():
        if (len(f.partners) == 2 or f.children) and f.id not in unions and f.id not in left_out:
            bad("union-missing", f"{f.id} is neither drawn nor listed")
    lines_of = {}
    for c in g["children"]:
        f = families.get(c["union"])
        child = origin.get(c["child"], c["child"])
        if f is None or child not in f.children: bad("link-missing", f"{c['child']} is drawn as a child of {c['union']} and is not"); continue
        lines_of.setdefault(c["child"], []).append(c)
        kind = family_reader.link_kind(persons, f, child)
        if kind and c["kind"] != kind: bad("link-kind", f"{c['child']} of {c['union']} is {kind}, drawn as {c['kind']}")
    linked = {(origin.get(c["child"], c["child"]), c["union"]) for c in g["children"]}
    for f in families.values():
        for c in f.children:
            if (c, f.id) not in linked and c not in left_out and f.id not in left_out: bad("link-missing", f"{c} of {f.id} has no line")

    # --- ends of lines
    for u in unions.values():
        partners = [drawn[p] for p in u["partners"] if p in drawn]
        path = u["path"]
        if len(path) < 2: bad("union-ends", f"{u['id']} has no line"); continue
        ends = [path[0], path[-1]]
        if len(partners) == 2:
            ok = any(on_edge(ends[0], partners[i]) and on_edge(ends[1], partners[1 - i]) for i in (0, 1))
            if not ok: bad("union-ends", f"{u['id']} does not run from partner to partner")
        elif len(partners) == 1:
            if sum(on_edge(e, partners[0]) for e in ends) < 1: bad("union-ends", f"{u['id']} does not touch its partner")
        for e in ends:
            for p in drawn.values():
                if p["id"] not in u["partners"] and p["w"] >= 8 and abs(e[0] - p["x"]) <= p["w"] / 2 + 1.5 and abs(e[1] - p["y"]) <= p["h"] / 2 + 1.5:
                    bad("union-ends", f"{u['id']} ends at {p['id']}, who is no partner")
    main = {}
    for child, lines in lines_of.items():
        p = drawn.get(child)
        if p is None: bad("child-ends", f"{child} has lines and is not drawn"); continue
        exact = []
        for c in lines:
            end = c["path"][-1]
            if not (abs(end[0] - p["x"]) <= p["w"] / 2 and end[1] <= p["y"] and on_edge(end, p)):
                bad("child-ends", f"the line of {c['union']} does not end on top of {child}")
            if abs(end[0] - p["x"]) <= 2.5: exact.append(c)
            u = unions.get(c["union"])
            if u and min((distance(c["path"][0], s) for s in segments(u["path"])), default=99) > EPS:
                bad("child-start", f"the line to {child} does not start on {c['union']}")
        if not exact and all(own_ancestor(families, child, [c], {"kind": None}) for c in lines): continue
        if len(exact) != 1: bad("child-main", f"{child} hangs from {len(exact)} unions in its middle")
        else:
            main[child] = exact[0]
            if max(WEIGHT.get(c["kind"], 0) for c in lines) > WEIGHT.get(exact[0]["kind"], 0) and len(lines) > 1:
                # Lighter only where the heavier link would make somebody his own ancestor.
                if not own_ancestor(families, child, lines, exact[0]): bad("child-main", f"{child} hangs from a lesser link")

    # --- lines through symbols and labels, on each other
    # Records of the same two people may share one bar: they are one line.
    names = {u["id"]: u["id"] for u in unions.values()}
    for u in unions.values():
        if len(u["partners"]) == 2:
            names[u["id"]] = next(v["id"] for v in unions.values() if sorted(v["partners"]) == sorted(u["partners"]))
    lines = [("union", names[u["id"]], set(u["partners"]), segments(u["path"])) for u in unions.values()]
    lines += [("child", names.get(c["union"], c["union"]), {c["child"]}, segments(c["path"])) for c in g["children"]]
    symbols, labels, texts, stretches = Buckets(), Buckets(), Buckets(), Buckets()
    for p in drawn.values():
        symbols.add(box_of(p), p)
        for l in p["labels"]:
            if l["w"] > 0: labels.add(label_box(l), (p["id"], l))
    for u in unions.values():
        for l in u.get("labels", []):
            if l["w"] > 0: texts.add(label_box(l), (names[u["id"]], l))
    for kind, union, own, segs in lines:
        for s in segs:
            for p in symbols.near(seg_box(s)):
                if p["id"] in own:
                    core = (p["x"] - p["w"] * .2, p["y"] - p["h"] * .2, p["x"] + p["w"] * .2, p["y"] + p["h"] * .2)
                    if p["w"] >= 30 and meets_box(s, core): bad("through-symbol", f"{kind} line of {union} runs through its own {p['id']}")
                elif meets_box(s, box_of(p)): bad("through-symbol", f"{kind} line of {union} runs through {p['id']}")
            for owner, l in labels.near(seg_box(s)):
                if owner not in own and meets_box(s, label_box(l)): bad("through-label", f"{kind} line of {union} runs through the label of {owner}")
            for owner, l in texts.near(seg_box(s)):
                if owner != union and meets_box(s, label_box(l)): bad("through-label", f"{kind} line of {union} runs through the text of {owner}")
    for n, (kind, union, own, segs) in enumerate(lines):
        for s in segs: stretches.add(seg_box(s), (n, union, s))
    for n, (kind, union, own, segs) in enumerate(lines):
        for s in segs:
            for m, other, t in stretches.near(seg_box(s)):
                if other == union: continue
                if m > n and common_length(s, t) > 0.5: bad("overlap", f"{union} and {other} lie on each other")
                for e in s:
                    if distance(e, t) < EPS and common_length(s, t) <= 0.5: bad("touch", f"a corner of {union} lies on {other}")

    # --- order and heights
    by_union = {}
    for child, c in main.items(): by_union.setdefault(c["union"], []).append(child)
    twins = {p: i for i, t in enumerate(g.get("twins", [])) for p in t["persons"]}
    for union, children in by_union.items():
        f = families.get(union)
        if f is None: continue
        for i, a in enumerate(children):
            for b in children[i + 1:]:
                if a in twins and twins[a] == twins.get(b): continue
                pa, pb = persons.get(origin[a]), persons.get(origin[b])
                if pa is None or pb is None or pa is pb: continue
                sign = family_reader.sibling_order(persons, f, origin[a], origin[b])
                if sign and (drawn[a]["x"] - drawn[b]["x"]) * sign < 0: bad("birth-order", f"{a} and {b} of {union} stand in the wrong order")
    for t in g.get("twins", []):
        here = [drawn[p] for p in t["persons"] if p in drawn]
        if len(here) < 2: continue
        lo, hi = min(p["x"] for p in here), max(p["x"] for p in here)
        for p in drawn.values():
            if lo < p["x"] < hi and p not in here and abs(p["y"] - here[0]["y"]) < 1: bad("twins-adjacent", f"{p['id']} stands between twins")
        if max(p["y"] for p in here) - min(p["y"] for p in here) > 0.5: bad("twins-adjacent", "twins at different heights")
    heights = {}
    for p in drawn.values():
        n = p.get("generation")
        if n is None or n < 0: continue
        if abs(heights.setdefault(n, p["y"]) - p["y"]) > 0.5: bad("generation-height", f"{p['id']} is not at the height of generation {n}")
    for n in heights:
        if n + 1 in heights and heights[n + 1] <= heights[n] + 1: bad("generation-height", f"generation {n + 1} is not below {n}")
    for child, c in main.items():
        gens = [drawn[p]["generation"] for p in unions.get(c["union"], {"partners": []})["partners"] if p in drawn]
        if gens and drawn[child]["generation"] != max(gens) + 1: bad("blood-generation", f"{child} is not one generation below {c['union']}")

    # --- symbols, labels, households
    boxes = Buckets()
    for p in drawn.values(): boxes.add(box_of(p), p)
    for p in drawn.values():
        for q in boxes.near(box_of(p)):
            if q["id"] > p["id"] and abs(p["x"] - q["x"]) < (p["w"] + q["w"]) / 2 - .5 and abs(p["y"] - q["y"]) < (p["h"] + q["h"]) / 2 - .5:
                bad("symbols-overlap", f"{p['id']} and {q['id']}")
        for l in p["labels"]:
            lb = label_box(l)
            if l["w"] <= 0: continue
            for q in boxes.near(lb):
                b = box_of(q)
                if q["id"] != p["id"] and lb[0] < b[2] - .5 and lb[2] > b[0] + .5 and lb[1] < b[3] - .5 and lb[3] > b[1] + .5:
                    bad("label-overlap", f"label of {p['id']} over {q['id']}")
    for h in g["households"]:
        poly = h["outline"]
        if not poly:
            if h["id"] not in left_out: bad("reason-missing", f"household {h['id']} has no outline and no reason")
            continue
        for m in h["members"]:
            p = drawn.get(m)
            if p is None: bad("household-member", f"{m} of {h['id']} is not drawn"); continue
            b = box_of(p)
            if not all(inside_polygon(c, poly) for c in ((b[0], b[1]), (b[2], b[1]), (b[0], b[3]), (b[2], b[3]), (p["x"], p["y"]))):
                bad("household-member", f"{m} is not within the outline of {h['id']}")
        edges = segments(poly + [poly[0]])
        for p in drawn.values():
            if p["id"] in h["members"] or p.get("ghost_of") in h["members"]: continue
            if inside_polygon((p["x"], p["y"]), poly) or any(meets_box(e, box_of(p)) for e in edges):
                bad("household-stranger", f"{p['id']} is within the outline of {h['id']}")
    return found

def own_ancestor(families, child, lines, hung):
    """Whether @child is an ancestor of a partner (or one) of a heavier union than it hangs from."""
    parents = {}
    for f in families.values():
        for c in f.children: parents.setdefault(c, set()).update(f.partners)
    for c in lines:
        if c is hung or (hung["kind"] and WEIGHT.get(c["kind"], 0) <= WEIGHT.get(hung["kind"], 0)): continue
        todo, seen = list(families[c["union"]].partners), set()
        while todo:
            p = todo.pop()
            if p == child: return True
            if p not in seen: seen.add(p); todo.extend(parents.get(p, ()))
    return False

def main(argv):
    if len(argv) < 3 or len(argv) % 2 == 0: print(__doc__, file=sys.stderr); return 2
    total = 0
    for i in range(1, len(argv), 2):
        found = check(json.load(open(argv[i])), *family_reader.read(argv[i + 1]))
        total += len(found)
        for rule, text in found: print(f"{os.path.basename(argv[i + 1])}: {rule}: {text}")
    print(f"{(len(argv) - 1) // 2} drawings, {total} breaches")
    return 1 if total else 0

if __name__ == "__main__": sys.exit(main(sys.argv))
