#!/usr/bin/env python3
"""test_files.py: every family at hand is drawn and its geometry judged: three hundred made by
chance here, the project's own, and, where ../shared/data is, the families in it (GEDCOM, and
GEDCOM written from the pedigrees of Madeline and kinship2). Drawn by `fallwerkctl genogram draw`
where that can, else by the engine's own layout-file."""
import importlib.util, json, os, random, subprocess, sys, tempfile
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)

def load(name):
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), os.path.join(here, name + ".py"))
    module = importlib.util.module_from_spec(spec); spec.loader.exec_module(module); return module

checker, pedigree = load("check-geometry"), load("pedigree-to-gedcom")
import family_reader
top = os.environ.get("FALLWERK_TOP") or os.path.dirname(os.path.dirname(here))
shared = os.path.join(os.environ.get("FALLWERK_TEST_DATA") or os.path.join(os.path.dirname(top), "shared", "data"), "genogram")
n = failed = 0

def report(ok, text, skip=None):
    global n, failed
    n += 1; failed += not ok
    print(f"{'ok' if ok else 'not ok'} {n} {text}" + (f" # SKIP {skip}" if skip else ""), flush=True)

def draw_by_engine(path, out):
    subprocess.run([os.environ["FALLWERK_LAYOUT_FILE"], path, out], check=True, stderr=subprocess.DEVNULL)

def draw_by_program(path, out):
    subprocess.run(["fallwerkctl", "genogram", "draw", path, "-o", out + ".svg", "--geometry", out], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

def judge(path, out, draw):
    try: draw(path, out)
    except (subprocess.CalledProcessError, OSError) as e: return [("not-drawn", str(e))]
    return checker.check(json.load(open(out)), *family_reader.read(path))

def random_gedcom(seed):
    """Remarriage, cousins, adoption beside birth, foster care, single and unknown parents."""
    r = random.Random(seed); people, families = [], []
    def person(year): people.append([r.choice("MFU"), year if r.random() < .8 else None, []]); return len(people) - 1
    def family(a, b, children): families.append((a, b, children)); return len(families) - 1
    last, year = [person(1900 + r.randrange(9)) for _ in range(r.randint(2, 5))], 1900
    while len(people) < r.randint(6, 40):
        year += 25; born = []
        for p in last:
            for _ in range(r.choice((0, 1, 1, 1, 1, 2, 3))):
                q = r.choice((None, r.choice(last), person(year - 20), person(year - 20)))
                if q == p: q = None
                born += (children := [person(year + 2 * i) for i in range(r.choice((0, 1, 2, 3, 5)))])
                if q is not None or children: family(p, q, children)
        last = born or [person(year)]
    for c in range(len(people)):
        if families and r.random() < .08:
            f = r.randrange(len(families))
            if c not in families[f][:2] and c not in families[f][2]:
                families[f][2].append(c); people[c][2].append((f, r.choice(("adopted", "foster"))))
    out = ["0 HEAD", "1 GEDC", "2 VERS 5.5.1", "1 CHAR UTF-8"]
    for i, (sex, born, second) in enumerate(people):
        out += [f"0 @I{i}@ INDI", f"1 NAME Person{i} /Name{i % 7}/", f"1 SEX {sex}"]
        if born: out += ["1 BIRT", f"2 DATE {born}"]
        kinds = dict(second)
        for f, (_, _, children) in enumerate(families):
            if i in children: out += [f"1 FAMC @F{f}@"] + ([f"2 PEDI {kinds[f]}"] if f in kinds else [])
        out += [f"1 FAMS @F{f}@" for f, (a, b, _) in enumerate(families) if i in (a, b)]
    for f, (a, b, children) in enumerate(families):
        out.append(f"0 @F{f}@ FAM")
        if a is not None: out.append(f"1 HUSB @I{a}@")
        if b is not None: out.append(f"1 WIFE @I{b}@")
        if r.random() < .5: out += ["1 MARR", f"2 DATE {1900 + r.randrange(120)}"]
        if r.random() < .2: out.append("1 DIV Y")
        out += [f"1 CHIL @I{c}@" for c in children]
    return "\n".join(out + ["0 TRLR", ""])

with tempfile.TemporaryDirectory() as folder:
    out = os.path.join(folder, "g.json")
    probe = subprocess.run(["fallwerkctl", "genogram", "draw", os.path.join(here, "family.ged"), "-o", out + ".svg", "--geometry", out],
                           capture_output=True) if not os.environ.get("FALLWERK_ENGINE_ONLY") else None
    whole = probe is not None and probe.returncode == 0
    draw = draw_by_program if whole else draw_by_engine
    print(f"# drawn by {'fallwerkctl' if whole else 'the engine alone'}")
    bad = []
    for seed in range(300):
        path = os.path.join(folder, "random.ged")
        open(path, "w").write(random_gedcom(seed))
        found = judge(path, out, draw_by_engine)
        if found: bad.append((seed, found[:2]))
    report(not bad, f"300 families by chance {bad[:3] or ''}")
    own = os.path.join(top, "tests", "data")
    files = [os.path.join(here, "family.ged")]
    for base in (own, shared):
        for d, _, names in sorted(os.walk(base)): files += [os.path.join(d, x) for x in sorted(names) if x.endswith(".ged")]
    for kind in ("madeline2", "kinship2"):
        at = os.path.join(shared, kind)
        for x in sorted(os.listdir(at)) if os.path.isdir(at) else []:
            target = os.path.join(folder, x.replace(".", "_") + ".ged")
            pedigree.main(os.path.join(at, x), target); files.append(target)
    for path in files:
        found = judge(path, out, draw)
        report(not found, f"{os.path.basename(path)} {found[:3] or ''}")
    if not os.path.isdir(shared): report(True, "families of ../shared/data", skip="not there")
print(f"1..{n}")
sys.exit(failed > 0)
