#!/usr/bin/env python3
"""oracle.py [--seconds N] [--drawn FOLDER] [--about YEARS] [--narrow] FILE.ged...: how few crossings a family can have at all.

An integer programme over the order of the rows under the rules that the layout keeps: rows as the
layout found them, partners who stand side by side in the drawing stay so, siblings in order of
birth where it is sure, twins together. It counts what compare-dot.py counts, by places: lines from
partners to their union's point and from it to the children, two of them in one gap. Ordering
variables stand for pairs of chains (people side by side); that they are transitive is added where
a solution breaks it. HiGHS solves it (python3-scipy); the bound is proven unless time runs out.
A test's tool: the program does not need it. --drawn takes the geometry from FOLDER/NAME.json;
--about says how far an approximate date may be off, --narrow that 'before 1928' ends with 1927."""
import itertools, json, os, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import family_reader
import importlib.util

def load(name):
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".py"))
    module = importlib.util.module_from_spec(spec); spec.loader.exec_module(module); return module

class Model:
    """Items (persons, points of unions without a place of their own, lines that pass a row), each
    in a row; chains of items; who must stand left of whom; lines of each gap."""
    def __init__(self): self.row, self.chain, self.before, self.gaps, self.weight = {}, {}, set(), {}, {}

def build(path, drawn_in=None, **reading):
    compare = load("compare-dot")
    persons, families = family_reader.read(path)
    g = compare.engine(path) if drawn_in is None else json.load(open(os.path.join(drawn_in, os.path.basename(path)[:-4] + ".json")))
    drawn = {p["id"]: p for p in g["persons"] if p["id"] in persons and p["generation"] >= 0}
    m = Model()
    for p, d in drawn.items(): m.row[p] = d["generation"]
    rows = {}
    for p in sorted(m.row, key=lambda p: drawn[p]["x"]): rows.setdefault(m.row[p], []).append(p)
    place = {p: i for row in rows.values() for i, p in enumerate(row)}
    couples = {frozenset(f.partners) for f in families.values() if len(f.partners) == 2 and all(p in m.row for p in f.partners)}
    glued = {}
    for a, b in map(sorted, couples):
        if m.row[a] == m.row[b] and abs(place[a] - place[b]) == 1:
            glued.setdefault(a, []).append(b); glued.setdefault(b, []).append(a)
    chains, seen = [], set()
    for row in rows.values():
        for p in row:
            if p in seen: continue
            chain = [p]; seen.add(p)
            while True:
                q = next((x for x in glued.get(chain[-1], []) if x not in seen and place[x] == place[chain[-1]] + 1), None)
                if q is None: break
                chain.append(q); seen.add(q)
            chains.append(chain)
    hangs = {}
    for c in g["children"]:
        p = drawn.get(c["child"])
        if p and abs(c["path"][-1][0] - p["x"]) <= 2.5: hangs.setdefault(c["child"], c["union"])
    for f in families.values():
        kids = [c for c in f.children if hangs.get(c) == f.id]
        for i, a in enumerate(kids):
            for b in kids[i + 1:]:
                s = family_reader.sibling_order(persons, f, a, b, **reading)
                if s < 0: m.before.add((a, b))
                elif s > 0: m.before.add((b, a))
    # lines: (upper end, point) and (point, child), by gap; what passes a row gets an item there
    lanes = itertools.count()
    m.point, m.lines, free = {}, {}, []
    def lane(row):
        k = ("lane", next(lanes)); m.row[k] = row; free.append(k); return k
    for f in families.values():
        partners = [p for p in f.partners if p in m.row]; kids = [c for c in f.children if c in m.row]
        if not partners and not kids: continue
        row = max(m.row[p] for p in partners) if partners else min(m.row[c] for c in kids) - 1
        tops = []
        for p in partners:
            while m.row[p] < row:
                k = lane(m.row[p] + 1); m.lines.setdefault(m.row[p], []).append((p, k)); p = k
            tops.append(p)
        beside = len(tops) == 1 or len(tops) == 2 and any(tops[0] in c and tops[1] in c and abs(c.index(tops[0]) - c.index(tops[1])) == 1 for c in chains)
        node = ("point", f.id)
        m.point[node] = (row, tops, beside)
        if not beside: m.row[node] = row; free.append(node)
        for c in kids:
            at = node
            if m.row[c] <= row: print(f"  a line of {f.id} leads upwards: not counted", file=sys.stderr); continue
            for r in range(row + 1, m.row[c]):
                k = lane(r); m.lines.setdefault(r - 1, []).append((at, k)); at = k
            m.lines.setdefault(m.row[c] - 1, []).append((at, c))
    chains += [[k] for k in free]
    m.chains = merge_leaves(m, chains, families, persons)
    return m

def merge_leaves(m, chains, families, persons):
    """Neighbours in one sibship's sure order from whom nothing else hangs stand side by side in
    some best solution (each is best where the other is): one of them with their weight stands for all."""
    m.weight = {}
    ups, downs = {}, {}
    for r, lines in m.lines.items():
        for a, b in lines:
            downs.setdefault(a, []).append(b); ups.setdefault(b, []).append(a)
    for node, (row, tops, beside) in m.point.items():
        for p in tops: downs.setdefault(p, []).append(node)
    of = {p: i for i, c in enumerate(chains) for p in c}
    def is_leaf(p):
        """Whom only one line from above reaches, and the chain nobody else."""
        return (len(ups.get(p, [])) == 1 and all(q == p or not ups.get(q) for q in chains[of[p]])
                and all(n in m.point and m.point[n][2] and not downs.get(n) for q in chains[of[p]] for n in downs.get(q, [])))
    gone, merged = set(), set()
    by_parent = {}
    for p in list(of):
        if p in persons and is_leaf(p): by_parent.setdefault(ups[p][0], []).append(p)
    for parent, kids in by_parent.items():
        sib = downs[parent]
        def left(p): return {q for q in sib if (q, p) in m.before} - merged
        def right(p): return {q for q in sib if (p, q) in m.before} - merged
        kept = []
        for p in kids:
            for q in kept:
                if left(p) - {q} == left(q) - {p} and right(p) - {q} == right(q) - {p}:
                    m.weight[q] = m.weight.get(q, 1) + 1; gone.add(of[p]); merged.add(p); break
            else: kept.append(p)
    dead = {p for i in gone for p in chains[i]}
    for r in m.lines: m.lines[r] = [(a, b) for a, b in m.lines[r] if b not in dead and a not in dead]
    for node in [n for n, (row, tops, beside) in m.point.items() if any(t in dead for t in tops)]: del m.point[node]
    m.before = {(a, b) for a, b in m.before if a not in dead and b not in dead}
    return [c for i, c in enumerate(chains) if i not in gone]

class Programme:
    def __init__(self, m):
        self.m, self.n, self.cost, self.fixed, self.rows = m, 0, [], {}, []
        self.of = {p: (i, k) for i, c in enumerate(m.chains) for k, p in enumerate(c)}
        self.var = {}
        self.by_row = {}
        for i, c in enumerate(m.chains): self.by_row.setdefault(m.row[c[0]], []).append(i)
        for (a, b) in m.before:
            if m.row[a] != m.row[b]: continue
            const, coef, v = self.left(self.key(a), self.key(b))
            if v is None: assert const == 1, (a, b)
            else: self.rows.append(([v], [coef], 1 - const, 1 - const))
        self.count()
    def new(self, cost=0.0, integer=1): self.cost.append((cost, integer)); self.n += 1; return self.n - 1
    def key(self, x):
        """(chain, place in it) of an item, or of a union's point between its partners."""
        if x in self.of: return self.of[x]
        row, tops, beside = self.m.point[x]
        places = [self.of[t] for t in tops]
        return places[0][0], sum(p[1] for p in places) / len(places)
    def left(self, a, b):
        """Whether a stands left of b: const + coef * variable; at one place: None."""
        if a == b: return None
        if a[0] == b[0]:
            v = self.var.get(a[0])
            if v is None: v = self.var[a[0]] = self.new()
            return (0, 1, v) if a[1] < b[1] else (1, -1, v)      # 1: the chain stands as listed
        k = (min(a[0], b[0]), max(a[0], b[0])); v = self.var.get(k)
        if v is None: v = self.var[k] = self.new()
        return (0, 1, v) if a[0] < b[0] else (1, -1, v)
    def cross(self, a, b, c, d, w):
        """Lines a-b and c-d of one gap: they cross when a, c and b, d are in different order."""
        one, two = self.left(a, c), self.left(b, d)
        if one is None or two is None: return
        if one[2] == two[2]:
            if one[1] != two[1]: self.base += w      # always different
            return
        z = self.new(w, 0)
        for s in (1, -1):   # z >= s * (one - two)
            self.rows.append(([z, one[2], two[2]], [1, -s * one[1], s * two[1]], s * (one[0] - two[0]), None))
    def count(self):
        self.base = 0; m = self.m
        for r, lines in m.lines.items():
            w = m.weight
            for (a, b), (c, d) in itertools.combinations(lines, 2):
                if a == c or b == d: continue
                self.cross(self.key(a), self.key(b), self.key(c), self.key(d), w.get(b, 1) * w.get(d, 1))
        # partners' lines to points that have places of their own
        for r in self.by_row:
            tops = [(t, n) for n, (row, ts, beside) in m.point.items() if row == r for t in ts]
            for (a, n), (c, o) in itertools.combinations(tops, 2):
                if n == o or a == c or (m.point[n][2] and m.point[o][2]): continue
                self.cross(self.key(a), self.key(n), self.key(c), self.key(o), 1)
    def triangles(self, x, tolerance):
        """Three chains of a row whose order is no order."""
        found = []
        for chains in self.by_row.values():
            def value(i, k):
                if i < k: v = self.var.get((i, k)); return None if v is None else x[v]
                v = self.var.get((k, i)); return None if v is None else 1 - x[v]
            for i, k, l in itertools.combinations(chains, 3):
                a, b, c = value(i, k), value(k, l), value(i, l)
                if a is None or b is None or c is None:
                    if tolerance is None: raise KeyError
                    continue
                s = a + b - c
                if s > 1 + tolerance: found.append((s - 1, i, k, l, 1))
                elif s < -tolerance: found.append((-s, i, k, l, 0))
        found.sort(reverse=True)
        return found
    def demand(self, i, k, l, upper):
        a, b, c = (self.left((p, 0), (q, 0)) for p, q in ((i, k), (k, l), (i, l)))
        cols, coefs, const = [], [], 0
        for e, s in ((a, 1), (b, 1), (c, -1)): cols.append(e[2]); coefs.append(s * e[1]); const += s * e[0]
        self.rows.append((cols, coefs, -const if not upper else None, 1 - const if upper else None))

def count_drawn(m, g):
    """What the programme counts for the order that is drawn; points and lanes without a place of
    their own in the drawing stand where they cost least."""
    x = {p["id"]: p["x"] for p in g["persons"]}
    p = Programme(m)
    return minimise(p, 60, lambda a, b: None if a not in x or b not in x else x[a] < x[b])[2]

def solve(path, seconds, drawn_in=None, **reading):
    return minimise(Programme(build(path, drawn_in, **reading)), seconds)

def minimise(p, seconds, given=None):
    import numpy as np
    from scipy.optimize import milp, LinearConstraint, Bounds
    from scipy.sparse import csr_matrix
    for chains in p.by_row.values():     # all pairs of a row, so that any three can be compared
        for i, k in itertools.combinations(chains, 2): p.left((i, 0), (k, 0))
    start = time.monotonic(); integer = False; bound = None
    first, last = np.zeros(p.n), np.ones(p.n)
    for k, v in p.var.items() if given else ():
        here = given(p.m.chains[k[0]][0], p.m.chains[k[1]][0]) if isinstance(k, tuple) else True   # chains are listed as drawn
        if here is not None: first[v] = last[v] = here
    if not p.n: return p, [], p.base, True, 0.0
    while True:
        A = csr_matrix(([c for r in p.rows for c in r[1]], ([i for i, r in enumerate(p.rows) for _ in r[0]], [c for r in p.rows for c in r[0]])), shape=(len(p.rows), p.n))
        lo = np.array([-np.inf if r[2] is None else r[2] for r in p.rows]); hi = np.array([np.inf if r[3] is None else r[3] for r in p.rows])
        cost = np.array([c for c, _ in p.cost])
        left = max(5, seconds - (time.monotonic() - start))
        res = milp(cost, constraints=LinearConstraint(A, lo, hi), bounds=Bounds(first, last), integrality=np.array([i if integer else 0 for _, i in p.cost]),
                   options={"time_limit": left, "mip_rel_gap": 0})
        if res.x is None: return p, None, bound, False, time.monotonic() - start
        value = res.fun + p.base
        bound = (res.mip_dual_bound if integer else res.fun) + p.base
        found = p.triangles(res.x, 1e-6 if not integer else 0.5 - 1e-3)
        print(f"  {'integer' if integer else 'relaxed'}: {value:.2f}, {len(p.rows)} rows, {p.n} variables, {len(found)} triangles, {time.monotonic() - start:.0f} s", file=sys.stderr)
        if not found:
            if integer: return p, res.x, bound, res.status == 0, time.monotonic() - start
            integer = True; continue
        if time.monotonic() - start > seconds: return p, None, bound, False, time.monotonic() - start
        for _, i, k, l, upper in found[:3000]: p.demand(i, k, l, upper)

def main(argv):
    seconds, files, drawn_in, reading = 120, [], None, {}
    args = argv[1:]
    while args:
        a = args.pop(0)
        if a == "--seconds": seconds = int(args.pop(0))
        elif a == "--drawn": drawn_in = args.pop(0)
        elif a == "--about": reading["about"] = int(args.pop(0))
        elif a == "--narrow": reading["narrow"] = True
        else: files.append(a)
    if not files: print(__doc__, file=sys.stderr); return 2
    try: import scipy
    except ImportError: print("oracle.py: needs python3-scipy (HiGHS)", file=sys.stderr); return 77
    for path in files:
        p, x, bound, proven, took = solve(path, seconds, drawn_in, **reading)
        n = "?" if x is None else round(sum(c * v for (c, _), v in zip(p.cost, x)) + p.base)
        print(f"{os.path.basename(path)}: {n} crossings; {'the least there can be' if proven else f'at least {bound:.1f}'} ({took:.0f} s)", flush=True)
    return 0

if __name__ == "__main__": sys.exit(main(sys.argv))
