#!/usr/bin/env python3
"""test_checker.py: the checker of geometries finds a planted fault of every rule, and nothing in a
sound drawing. The drawing is the engine's own of family.ged, with twins and a household added."""
import copy, importlib.util, json, os, subprocess, sys, tempfile
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)
spec = importlib.util.spec_from_file_location("check_geometry", os.path.join(here, "check-geometry.py"))
checker = importlib.util.module_from_spec(spec); spec.loader.exec_module(checker)
import family_reader

with tempfile.TemporaryDirectory() as folder:
    out = os.path.join(folder, "g.json")
    subprocess.run([os.environ["FALLWERK_LAYOUT_FILE"], os.path.join(here, "family.ged"), out], check=True, stderr=subprocess.DEVNULL)
    sound = json.load(open(out))
persons, families = family_reader.read(os.path.join(here, "family.ged"))

def person(g, i): return next(p for p in g["persons"] if p["id"] == i)
def union(g, i): return next(u for u in g["unions"] if u["id"] == i)
def link(g, child, u): return next(c for c in g["children"] if c["child"] == child and c["union"] == u)
def move(g, i, dx, dy):
    p = person(g, i); p["x"] += dx; p["y"] += dy
    for l in p["labels"]: l["x"] += dx; l["y"] += dy
def frame(g, ids, pad=12):
    b = [checker.box_of(person(g, i)) for i in ids]
    l, t, r, d = min(x[0] for x in b) - pad, min(x[1] for x in b) - pad, max(x[2] for x in b) + pad, max(x[3] for x in b) + pad
    return [[l, t], [r, t], [r, d], [l, d]]

sound["twins"] = [{"kind": "unknown", "persons": ["I10", "I11"]}]
sound["households"] = [{"id": "H1", "members": ["I13", "I14"], "outline": frame(sound, ["I13", "I14"])}]

mutations = []
def fault(rule):
    def add(f): mutations.append((rule, f)); return f
    return add

@fault("person-missing")
def _(g): g["persons"].remove(person(g, "I5")); g["children"].remove(link(g, "I5", "F1"))
@fault("person-twice")
def _(g): g["persons"].append(copy.deepcopy(person(g, "I5"))); g["persons"][-1]["x"] -= 2000
@fault("person-unknown")
def _(g): g["persons"].append(dict(copy.deepcopy(person(g, "I5")), id="I99", x=-3000, labels=[]))
@fault("reason-missing")
def _(g): g["left_out"].append({"id": "I99", "reason": ""})
@fault("union-missing")
def _(g): g["unions"].remove(union(g, "F3")); g["children"] = [c for c in g["children"] if c["union"] != "F3"]
@fault("union-unknown")
def _(g): union(g, "F3")["id"] = "F77"
@fault("union-partners")
def _(g): union(g, "F4")["partners"] = ["I6", "I7"]
@fault("union-ends")
def _(g): union(g, "F3")["path"][-1][1] += 12
@fault("union-ends")
def _(g):
    u, p = union(g, "F3"), person(g, "I9")
    u["path"][-1] = [p["x"] + 3, p["y"] + 24]
@fault("union-mark")
def _(g): union(g, "F3")["mark"] = "married"
@fault("union-mark")
def _(g): union(g, "F1")["mark"] = "divorced"
@fault("link-missing")
def _(g): g["children"].remove(link(g, "I12", "F5"))
@fault("link-kind")
def _(g): link(g, "I12", "F5")["kind"] = "birth"
@fault("child-ends")
def _(g): link(g, "I10", "F3")["path"][-1][1] -= 15
@fault("child-start")
def _(g): link(g, "I10", "F3")["path"][0][1] += 9
@fault("child-main")
def _(g): link(g, "I12", "F4")["path"][-1][0] += 9
@fault("through-symbol")
def _(g):
    p = person(g, "I5"); path = link(g, "I10", "F3")["path"]
    path[1:1] = [[p["x"] - 60, p["y"]], [p["x"] + 60, p["y"]]]
@fault("through-label")
def _(g):
    l = person(g, "I5")["labels"][0]; path = link(g, "I10", "F3")["path"]
    path[1:1] = [[l["x"] - 5, l["y"] + 8], [l["x"] + l["w"] + 5, l["y"] + 8]]
@fault("through-label")
def _(g):
    l = union(g, "F1")["labels"][0]; path = link(g, "I10", "F3")["path"]
    path[1:1] = [[l["x"] + 6, l["y"] - 9], [l["x"] + 6, l["y"] + 10]]
@fault("overlap")
def _(g):
    a, b = union(g, "F3")["path"], union(g, "F4")["path"]
    y = a[1][1]
    b[1][1] = b[2][1] = y
    x0, x1 = sorted((a[1][0], a[2][0]))
    b[1][0] = (x0 + x1) / 2
@fault("overlap")
def _(g):
    a = [p for p in link(g, "I15", "F5")["path"]]
    path = link(g, "I10", "F3")["path"]
    path[1:1] = [[a[0][0], a[0][1] + 2], [a[0][0], a[-1][1] - 2]]
@fault("touch")
def _(g):
    bar = union(g, "F5")["path"]
    path = link(g, "I10", "F3")["path"]
    path[1:1] = [[(bar[1][0] + bar[2][0]) / 2 + 7, bar[1][1]], [(bar[1][0] + bar[2][0]) / 2 + 7, bar[1][1] + 40]]
@fault("birth-order")
def _(g):
    # The two change places with all their lines.
    g["twins"] = []
    swap = {"I10": "I11", "I11": "I10"}
    for p in g["persons"]: p["id"] = swap.get(p["id"], p["id"])
    for c in g["children"]: c["child"] = swap.get(c["child"], c["child"])
@fault("twins-adjacent")
def _(g):
    a, b = person(g, "I10"), person(g, "I11"); p = person(g, "I15")
    move(g, "I15", (a["x"] + b["x"]) / 2 - p["x"], a["y"] - p["y"])
@fault("generation-height")
def _(g): move(g, "I5", 0, 9)
@fault("generation-height")
def _(g):
    for p in g["persons"]:
        if p["generation"] == 0: p["y"] += 1000
@fault("blood-generation")
def _(g): person(g, "I10")["generation"] = person(g, "I7")["generation"]
@fault("household-member")
def _(g): g["households"][0]["outline"] = frame(g, ["I13"])
@fault("household-stranger")
def _(g): g["households"][0]["members"].remove("I14")
@fault("household-stranger")
def _(g): g["households"][0]["outline"] = frame(g, ["I13", "I14", "I15"])
@fault("symbols-overlap")
def _(g): move(g, "I5", person(g, "I6")["x"] - person(g, "I5")["x"] - 30, 0)
@fault("label-overlap")
def _(g):
    l = person(g, "I5")["labels"][0]; p = person(g, "I6")
    l["x"], l["y"] = p["x"] - 5, p["y"] - 5

n = failed = 0
def report(ok, text):
    global n, failed
    n += 1; failed += not ok
    print(f"{'ok' if ok else 'not ok'} {n} {text}")

print(f"1..{len(mutations) + 2}")
found = checker.check(sound, persons, families)
report(not found, "a sound drawing has no breach" + ("" if not found else f" (found {found[:3]})"))
for rule, mutate in mutations:
    g = copy.deepcopy(sound); mutate(g)
    rules = {r for r, _ in checker.check(g, persons, families)}
    report(rule in rules, f"planted fault is reported: {rule}" + ("" if rule in rules else f" (found only {sorted(rules)})"))
names = set(checker.__doc__.split("without a breach.")[1].split())
report(names == {r for r, _ in mutations}, f"every rule has a planted fault {sorted(names ^ {r for r, _ in mutations}) or ''}")
sys.exit(failed > 0)
