#!/usr/bin/env python3
"""test_drawio.py: what `value-stream convert` writes for draw.io, read by a program that shares
nothing with it: the rules of draw.io's format, the figures as attributes, and back again, plain and
compressed as draw.io itself packs."""
import base64, glob, json, os, random, re, subprocess, sys, tempfile, urllib.parse, zlib
import xml.etree.ElementTree as ET
top = os.environ["FALLWERK_TOP"]
ctl = os.path.join(os.environ["FALLWERK_BUILD"], "bin", "fallwerkctl")
# The names that draw.io's lean mapping stencils and shapes are registered under.
LEAN = set("""airplane_7 batched_kanban boat_shipment buffer_or_safety_stock control_center crossDock data_box
 electronic_info_flow electronic_info_flow_edge fifo_lane fifo_sequence_flow go_see_production_scheduling inventory_box
 kaizen_lightening_burst kanban_post load_leveling manual_info_flow manual_info_flow_edge manufacturing_process
 manufacturing_process_shared move_by_forklift mrp_erp operator orders outside_sources physical_pull production_kanban
 push_arrow quality_problem rail_shipment schedule sequenced_pull_ball signal_kanban supermarket timeline timeline2
 truck_shipment verbal warehouse withdrawal_kanban work_cell""".split())
n = bad = 0

def result(name, problems):
    global n, bad
    n += 1
    if problems: bad += 1
    print(("not ok" if problems else "ok"), n, name)
    for p in problems[:8]: print("#", p)

def run(*args): return subprocess.run([ctl, "value-stream", *args], capture_output=True, text=True)

def judge(path, source):
    """The rules of the format, and each figure of the map beside its attribute."""
    p = []
    text = open(path, encoding="utf-8").read()
    root = ET.fromstring(text)
    if root.tag != "mxfile": return [f"the root is {root.tag}"]
    diagrams = root.findall("diagram")
    if len(diagrams) != 1 or diagrams[0].find("mxGraphModel/root") is None: return ["not mxfile > diagram > mxGraphModel > root"]
    cells, wrapped = {}, {}
    for e in diagrams[0].find("mxGraphModel/root"):
        c = e if e.tag == "mxCell" else e.find("mxCell")
        if e.tag not in ("mxCell", "object", "UserObject") or c is None: p.append(f"a {e.tag} in the root"); continue
        if e.tag != "mxCell" and c.get("id") is not None: p.append("an id within an object")
        i = e.get("id")
        if not i or i in cells: p.append(f"the id {i} is missing or there twice")
        cells[i] = c
        if e.tag != "mxCell":
            wrapped[i] = e
            if e.get("label") is None: p.append(f"{i} has no label")
    first = list(cells)[:2]
    if first != ["0", "1"] or cells["0"].get("parent") is not None or cells["1"].get("parent") != "0": p.append("cells 0 and 1 are not the first")
    for i, c in cells.items():
        if i == "0": continue
        if c.get("parent") not in cells: p.append(f"{i}: its parent is not there")
        if c.get("vertex") == "1" and c.get("edge") == "1": p.append(f"{i} is a vertex and an edge")
        g = c.find("mxGeometry")
        if (c.get("vertex") or c.get("edge")) and (g is None or g.get("as") != "geometry"): p.append(f"{i} has no geometry"); continue
        if c.get("vertex") and any(g.get(a) is None or not re.fullmatch(r"-?\d+(\.\d+)?", g.get(a)) for a in ("x", "y", "width", "height")):
            p.append(f"{i}: its geometry is incomplete")
        if c.get("edge"):
            if g.get("relative") != "1": p.append(f"{i}: an edge's geometry is relative")
            for end in ("source", "target"):
                if c.get(end) is not None and (c.get(end) not in cells or not cells[c.get(end)].get("vertex")): p.append(f"{i}: its {end} is no box")
            for a in g.findall("Array"):
                if a.get("as") != "points": p.append(f"{i}: an array that is no points")
        for shape in re.findall(r"mxgraph\.lean_mapping\.(\w+)", c.get("style") or ""):
            if shape not in LEAN: p.append(f"{i}: draw.io has no lean shape {shape}")
        # Children move with their parent and lie within it.
        parent = cells.get(c.get("parent"))
        if c.get("vertex") and parent is not None and parent.get("vertex"):
            pg = parent.find("mxGeometry")
            if float(g.get("x")) < 0 or float(g.get("x")) + float(g.get("width")) > float(pg.get("width")) + 0.01: p.append(f"{i} sticks out of its parent")
            if not re.search(r"container=1|swimlane", parent.get("style") or ""): p.append(f"the parent of {i} is no container")
    steps = {e.get("vsm_id"): (i, e) for i, e in wrapped.items() if e.get("vsm_kind_of_item") == "step"}
    for s in source["steps"]:
        if s["id"] not in steps: p.append(f"step {s['id']} is not drawn"); continue
        i, e = steps[s["id"]]
        kind = s.get("kind", "task")
        if kind == "task" and "lean_mapping.manufacturing_process" not in cells[i].get("style"): p.append(f"{s['id']} is no process box")
        if kind == "task":
            box = [k for k, c in cells.items() if c.get("parent") == i]
            if len(box) != 1 or len([k for k, c in cells.items() if c.get("parent") == box[0]]) != 3: p.append(f"{s['id']} has no data box of three rows")
        proc = s.get("process")
        a = e.get("vsm_process")
        if (proc is None) != (a in (None, "?")): p.append(f"{s['id']}: process {proc} is {a}")
        if proc:
            want = proc.get("mode", proc.get("value"))
            got = json.loads(a)["mode"] if a.startswith("{") else float(a.split()[0])
            if got != want: p.append(f"{s['id']}: process {want} is {a}")
        if s.get("percent_complete_accurate") is not None and float(e.get("vsm_percent_complete_accurate")) != s["percent_complete_accurate"]: p.append(f"{s['id']}: %C&A")
    flows = [e for e in wrapped.values() if e.get("vsm_kind_of_item") == "flow"]
    if len(flows) != len(source.get("flows", [])): p.append(f"{len(flows)} flows are drawn")
    return p

def random_map(seed):
    r = random.Random(seed)
    steps, flows = [], []
    for k in range(r.randint(1, 14)):
        s = {"id": f"n{k}", "name": r.choice(["Prüfung <A&B>", "Antrag \"x\"", "Müller's\nBrief", "日本"]) + str(k), "kind": "task", "lane": r.choice("ABC")}
        s["process"] = r.choice([None, {"shape": "fixed", "mode": round(r.random() * 9, 3), "unit": r.choice(["h", "wd", "min"])},
                                 {"shape": "triangular", "min": 1, "mode": 2.5, "max": 4, "unit": "h", "source": "estimated", "n": 4, "typed": "1-4 Std"}])
        s["percent_complete_accurate"] = round(r.random(), 4)
        if r.random() < .3: s["media"] = ["paper", "a,b"]
        if r.random() < .3: s["own"] = {"deep": [1, {"x": "<y>"}]}
        steps.append(s)
        if k: flows.append({"from": f"n{k-1}", "to": f"n{k}", "kind": "work"})
    for _ in range(r.randint(0, 6)):
        flows.append({"from": r.choice(steps)["id"], "to": r.choice(steps)["id"], "kind": r.choice(["information", "document", "money"]), "medium": r.choice(["electronic", "paper"]),
                      "cents": r.choice([None, 1250]), "payee": "Träger"})
    return {"name": f"Zufall {seed} & „mehr“", "later": {"a": 1}, "steps": steps, "flows": flows,
            "measures": [{"id": "m", "name": "Blitz", "changes": [{"step": "n0", "set": {"wait_before": {"value": 1, "unit": "wd"}}}]}]}

def pack(path):
    """As draw.io packs: percent-encoded, raw DEFLATE, base64."""
    model = ET.fromstring(open(path, encoding="utf-8").read()).find("diagram/mxGraphModel")
    xml = ET.tostring(model, encoding="unicode")
    z = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = base64.b64encode(z.compress(urllib.parse.quote(xml, safe="~()*!.'").encode()) + z.flush()).decode()
    return f'<mxfile host="app.diagrams.net"><diagram name="Page-1" id="p">{packed}</diagram></mxfile>', xml

with tempfile.TemporaryDirectory() as folder:
    f = lambda name: os.path.join(folder, name)
    maps = [(os.path.basename(x), json.load(open(x, encoding="utf-8"))) for x in sorted(glob.glob(f"{top}/tests/data/value-stream/*.json"))]
    maps += [(f"random {s}", random_map(s)) for s in range(min(200, int(os.environ.get("FALLWERK_MAPS", 200))))]
    for name, source in maps:
        json.dump(source, open(f("in.json"), "w", encoding="utf-8"), ensure_ascii=False)
        problems = []
        for call in (("convert", f("in.json"), f("out.drawio")), ("convert", f("in.json"), f("want.json")), ("convert", f("out.drawio"), f("back.json")),
                     ("draw", f("in.json"), "-o", f("draw.drawio"))):
            r = run(*call)
            if r.returncode: problems.append(r.stderr.strip())
        if not problems:
            problems = judge(f("out.drawio"), source)
            want = open(f("want.json"), encoding="utf-8").read()
            if open(f("back.json"), encoding="utf-8").read() != want: problems.append("the way back gives another map")
            if open(f("draw.drawio"), "rb").read() != open(f("out.drawio"), "rb").read(): problems.append("draw and convert differ")
            packed, bare = pack(f("out.drawio"))
            for kind, text in (("packed", packed), ("bare", bare)):
                open(f("p.drawio"), "w", encoding="utf-8").write(text)
                r = run("convert", f("p.drawio"), f("p.json"))
                if r.returncode or open(f("p.json"), encoding="utf-8").read() != want: problems.append(f"{kind}: {r.stderr.strip() or 'another map'}")
        result(name, problems)
    # The judge itself: a planted fault of each kind is found.
    name, source = maps[0]
    json.dump(source, open(f("in.json"), "w", encoding="utf-8"), ensure_ascii=False)
    run("convert", f("in.json"), f("out.drawio"))
    sound = open(f("out.drawio"), encoding="utf-8").read()
    faults = [('<mxCell id="1" parent="0"/>', '<mxCell id="1"/>'), ("lean_mapping.manufacturing_process", "lean_mapping.process"), (' relative="1"', ""),
              ('source="step-s1"', 'source="step-x"'), ('vsm_process="1 h"', 'vsm_process="2 h"'), ('parent="step-s1"', 'parent="1"'), ('id="step-s2"', 'id="step-s1"')]
    missed = []
    for old, new in faults:
        if old not in sound: missed.append(f"{old} is not in the file"); continue
        open(f("bad.drawio"), "w", encoding="utf-8").write(sound.replace(old, new, 1))
        try:
            if not judge(f("bad.drawio"), source): missed.append(f"{old} → {new} was not seen")
        except (ET.ParseError, AttributeError, KeyError): pass
    result("planted faults are found", missed)
    problems = []
    for text, says in (("<mxfile>\n<diagram>\n</mxfile>", "line 3"), ("<mxfile><diagram>xx</diagram></mxfile>", "unpacked")):
        open(f("bad.drawio"), "w").write(text)
        r = run("convert", f("bad.drawio"), f("no.json"))
        if r.returncode != 1 or says not in r.stderr or r.stderr.count("\n") != 1 or os.path.exists(f("no.json")): problems.append(f"{r.returncode} {r.stderr}")
    result("broken files are refused", problems)
print(f"1..{n}")
sys.exit(bool(bad))
