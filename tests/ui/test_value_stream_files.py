#!/usr/bin/env python3
"""What goes out of and comes into a map's window, read back by readers that know nothing of the program: draw.io, SVG,
PNG, PDF on A3, A4, A4 sheets and A0, XLSX, CSV and MAP.json written from the one dialog; a draw.io file of ours gives
the same map again, one drawn elsewhere and packed gives steps; what cannot be read or written is told.

  ./dev exec python3 tests/ui/test_value_stream_files.py
"""
import base64, csv, json, os, re, shutil, subprocess, sys, urllib.parse, zipfile, zlib
import xml.etree.ElementTree as ET
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, NotFound, pause, wait_for
from tap import SHOTS, check, done, ended_early, holds, shot, silent
import numpy as np
from PIL import Image

TODAY = "2026-06-02"
STEPS = ["Erstkontakt aufnehmen", "Erste Einschätzung", "Beratungsgespräch", "Antrag auf HzE stellen", "Fallvorlage schreiben"]
app = App()
office, password = f"{app.tmp}/Demo.fallwerk", f"{app.tmp}/password"

def start():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
    app.find("button", re.compile("^(New Case|Main Menu)"), 20)

def nodes(): return [n for n, _ in app.root().walk() if n.showing]
def has(text): return any(text in (n.name or "") for n in nodes())
def act(action): wait_for(lambda: next((n for n in nodes() if action in n.actions()), None), 10, action).do(action)
def steps(): return sorted({n.label for n in nodes() if n.role == "list item" and n.label.startswith("Step ")}, key=lambda s: int(re.match(r"Step (\d+)", s)[1]))
def figure(title): return wait_for(lambda: next((n.name for n in nodes() if n.name.startswith(f"{title}: ")), None), 10, title)
def wait_steps(count):
    app.find("button", re.compile("^Show all"), 10).press()
    return wait_for(lambda: len(steps()) == count and steps(), 15, f"{count} steps, there are {steps()}")
def to_streams():
    app.key("alt+Left")
    app.find("button", re.compile("New Value Stream|^New$"), 15)

def set_row(row, on):
    """A switch of the dialog."""
    node = app.one(lambda n: n.role in ("switch", "check box", "list item") and n.label.startswith(row))
    if (node.has("checked") or node.has("pressed")) != on: node.click(); pause(.3)

def choose(row, number):
    """The so-manieth choice of a row of the dialog."""
    app.one(lambda n: n.role in ("combo box", "list item") and n.label.startswith(row)).click(); pause(.8)
    app.key("Home", *["Down"] * number); pause(.3); app.key("Return"); pause(.5)

def saved(name, paper=0, what=0, money=False):
    """A file written from the dialog."""
    path = f"{app.tmp}/{name}"
    act("stream.export"); app.find("button", "Save as File…", 15); pause(.6)
    if what: choose("What", what)
    if paper: choose("Paper", paper)
    set_row("Money by Step", money)
    if name.startswith(("a3-money", "a4.")): shot(f"export-{name}")
    app.save_as(path)
    wait_for(lambda: os.path.exists(path) and os.path.getsize(path) > 0, 60, name)
    app.gone("button", "Save as File…")
    if SHOTS: shutil.copy(path, SHOTS)
    return path

# --- out -----------------------------------------------------------------------------------------------------------

def out_json():
    global first
    first = json.load(open(saved("map.json")))
    check([s["name"] for s in first["steps"]][:5] == STEPS and len(first["steps"]) == 11, "MAP.json holds the steps in their order", f"{[s['name'] for s in first['steps']]}")
    check(first["example"] is True and len(first["measures"]) == 7 and any(f.get("kind") == "money" for f in first["flows"]), "with measures, money, and that it is an example")

def out_drawio():
    root = ET.parse(saved("map.drawio")).getroot()
    check(root.tag == "mxfile" and root.find("diagram/mxGraphModel/root") is not None, "draw.io gets a plain file")
    cells = root.find("diagram/mxGraphModel/root")
    check([c.get("id") for c in list(cells)[:2]] == ["0", "1"], "with the two cells that every drawing begins with")
    boxes = [o for o in cells.iter("object") if o.get("vsm_kind_of_item") == "step"]
    lean = [o.get("vsm_name") for o in boxes if "lean_mapping.manufacturing_process" in o.find("mxCell").get("style")]
    check(len(boxes) == 11 and len(lean) == 10 and lean[:5] == STEPS, "each step is one of its lean shapes, but for the end", f"{len(boxes)} {lean}")
    known = {o.get("id") for o in cells.iter("object")} | {c.get("id") for c in cells.iter("mxCell")}
    edges = [c for c in cells.iter("mxCell") if c.get("edge") == "1"]
    check(len(edges) >= 14 and all(c.get("source") in known and c.get("target") in known for c in edges), "each flow hangs between two of its cells", f"{len(edges)} edges")

def out_drawings():
    svg = ET.parse(saved("map.svg")).getroot()
    ns = "{http://www.w3.org/2000/svg}"
    shapes = list(svg.iter())
    check(svg.tag == f"{ns}svg" and float(re.match(r"[\d.]+", svg.get("width"))[0]) > 1000 and len(shapes) > 500, "SVG is a drawing of shapes", f"{svg.tag} {svg.get('width')} {len(shapes)}")
    check(not any((e.get("{http://www.w3.org/1999/xlink}href") or "#").startswith("http") for e in shapes), "that asks nothing of the net")
    image = Image.open(saved("map.png")); image.load()
    grey = np.asarray(image.convert("L"))
    check(image.format == "PNG" and image.width > 2000 and .01 < (grey < 128).mean() < .5, "PNG is a picture with something on it", f"{image.size} {(grey < 128).mean()}")

def pdf(path):
    info = subprocess.run(["pdfinfo", "-l", "99", path], capture_output=True, text=True, check=True).stdout
    sizes = [tuple(round(float(x)) for x in m) for m in re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", info)]
    return sizes, subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout

def out_pdf():
    for name, number, size in (("a3.pdf", 0, (1191, 842)), ("a4.pdf", 1, (842, 595)), ("sheets.pdf", 2, (842, 595)), ("a0.pdf", 3, (3370, 2384))):
        sizes, text = pdf(saved(name, number))
        check(set(sizes) == {size}, f"{name}: every page is of that paper", f"{sizes}")
        flat = re.sub(r"\s+", " ", text)
        check(all(s in flat for s in STEPS) and "30.8 wd" in flat and "Example" in flat, f"{name}: steps, lead time and that it is an example can be found in it", flat[:400])
        if name == "sheets.pdf":
            sheets = re.findall(r"Sheet ([A-Z]\d+) ·", text)
            check(len(sheets) >= 2 and sheets[:2] == ["A1", "A2"], "sheets to be put together have their names", f"{sheets}")
    fonts = subprocess.run(["pdffonts", f"{app.tmp}/a3.pdf"], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    check(fonts and all(re.search(r" yes +yes +yes ", f + " ") or re.search(r"yes yes", f) for f in fonts), "letters are letters, and their fonts inside", f"{fonts}")
    sizes, text = pdf(saved("a3-money.pdf", money=True))
    check(len(sizes) > 3 and "on in row 2" in text and "from row 1" in text and re.search(r"672\.00 €", text), "with its money the map stands in rows, the money behind it", f"{len(sizes)} pages")
    sizes, text = pdf(saved("both.pdf", 0, 2))
    flat = re.sub(r"\s+", " ", text)
    check("Today and Target" in flat and "21.3 wd" in flat and "30.8 wd" in flat, "today and target stand on one page", flat[:300])

def cells(path):
    """Rows as texts."""
    if path.endswith(".csv"):
        raw = open(path, "rb").read()
        assert raw.startswith(b"\xef\xbb\xbf"), "no BOM"
        return list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))
    z = zipfile.ZipFile(path)
    assert z.testzip() is None
    for name in z.namelist(): ET.fromstring(z.read(name))
    ns, rows = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}", []
    for r in ET.fromstring(z.read("xl/worksheets/sheet1.xml")).iter(ns + "row"):
        row = {}
        for c in r.iter(ns + "c"):
            assert c.find(ns + "f") is None, "a formula"
            row[re.match("[A-Z]+", c.get("r"))[0]] = (c.find(f"{ns}is/{ns}t").text or "") if c.get("t") == "inlineStr" else c.find(ns + "v").text
        rows.append([row.get(chr(65 + i), "") for i in range(9)])
    return rows

def out_tables():
    sheet, text = cells(saved("map.xlsx")), cells(saved("map.csv"))
    check(sheet and sheet == text, "XLSX and CSV say the same", f"{sheet[:2]} {text[:2]}")
    check([r[1] for r in sheet if r[0] == "Step"][:5] == STEPS, "a row a step", f"{[r[1] for r in sheet if r[0] == 'Step']}")
    lead = next((r for r in sheet if r[0] == "Figure" and r[1] == "Lead time"), None)
    check(lead is not None and lead[5] == "30.8 wd" and lead[8], "the lead time with its formula", f"{lead}")
    check(len([r for r in sheet if r[0] == "Measure"]) == 7, "and the measures")

def out_nowhere():
    act("stream.export"); app.save_as(f"{app.tmp}/map.txt")
    try: wait_for(lambda: has("Nothing was saved: the name has to end in"), 10, "why nothing was saved")
    except NotFound: pass
    check(lambda: has("Nothing was saved: the name has to end in") and not os.path.exists(f"{app.tmp}/map.txt"), "a name that tells no kind of file is told")
    app.find("button", "Cancel", 10).click(); app.gone("button", "Save as File…")

# --- in -------------------------------------------------------------------------------------------------------------

def read_in(name):
    to_streams(); act("streams.import"); app.choose_file(f"{app.tmp}/{name}")

def in_drawio():
    lead = figure("Lead time")
    read_in("map.drawio"); wait_steps(11)
    check(lambda: figure("Lead time") == lead, "a draw.io file of ours gives the same lead time", figure("Lead time"))
    again = json.load(open(saved("again.json")))
    check(again == first, "and the same map in every figure", f"{[k for k in first if first[k] != again.get(k)]}")

# Drawn by hand in draw.io: two process boxes, an edge, packed as draw.io packs.
FOREIGN = """<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="a" value="Antrag annehmen" style="shape=mxgraph.lean_mapping.manufacturing_process;whiteSpace=wrap;" vertex="1" parent="1"><mxGeometry x="40" y="40" width="120" height="80" as="geometry"/></mxCell>
<mxCell id="b" value="Bescheid &lt;b&gt;schreiben&lt;/b&gt;" style="shape=mxgraph.lean_mapping.manufacturing_process;whiteSpace=wrap;" vertex="1" parent="1"><mxGeometry x="260" y="40" width="120" height="80" as="geometry"/></mxCell>
<mxCell id="e" style="edgeStyle=orthogonalEdgeStyle;" edge="1" source="a" target="b" parent="1"><mxGeometry relative="1" as="geometry"/></mxCell>
</root></mxGraphModel>"""

def in_foreign():
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(urllib.parse.quote(FOREIGN, safe="~()*!.'").encode()) + packer.flush()
    open(f"{app.tmp}/foreign.drawio", "w").write(f'<mxfile host="app.diagrams.net"><diagram name="Seite 1">{base64.b64encode(packed).decode()}</diagram></mxfile>')
    read_in("foreign.drawio")
    told = wait_steps(2)
    check([s.split(",")[1].strip() for s in told] == ["Antrag annehmen", "Bescheid schreiben"], "a packed drawing of somebody else gives its steps", f"{told}")
    check(all("works" not in s and "? complete" in s for s in told), "of which nothing is told that nobody said", f"{told}")

def in_json():
    read_in("map.json"); wait_steps(11)
    check(lambda: figure("Lead time").startswith("Lead time: 30.8 wd"), "MAP.json is read as well")

def in_broken():
    whole = open(f"{app.tmp}/map.drawio").read()
    open(f"{app.tmp}/broken.drawio", "w").write(whole[:len(whole) // 2])
    open(f"{app.tmp}/broken.json", "w").write('{"name": "X", "steps": [{"id": "a", "name": "A", "process": {"mode": "viel", "unit": "h"}}]}')
    to_streams(); before = len([n for n in nodes() if n.role == "list item" and "step" in " ".join(m.name for m, _ in n.walk())])
    for name, words in (("broken.drawio", ""), ("broken.json", "steps[0].process")):
        act("streams.import"); app.choose_file(f"{app.tmp}/{name}")
        wait_for(lambda: has("Nothing Was Read"), 10, "why nothing was read")
        check(holds(lambda: any("Nothing of the file was taken" in n.name and words in n.name for n in nodes())), f"{name}: what is wrong is told, and where", f"{[n.name for n in nodes() if 'Nothing' in n.name]}")
        if name == "broken.json": shot("import-broken")
        app.key("Escape"); wait_for(lambda: not has("Nothing Was Read"), 10, "the message gone")
    check(lambda: len([n for n in nodes() if n.role == "list item" and "step" in " ".join(m.name for m, _ in n.walk())]) == before, "and no map was made")

try:
    open(password, "w").write("demo\n")
    subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY, "--seed", "1", "--cases", "5"], check=True, stdout=subprocess.DEVNULL)
    start()
    app.find("list item", "Value Streams", 15).click()
    app.find("button", "Look at an Example", 15).click()
    wait_steps(11)
    for step in (out_json, out_drawio, out_drawings, out_pdf, out_tables, out_nowhere, in_drawio, in_foreign, in_json, in_broken): step()
except Exception as e:
    ended_early(e)
silent(app)
done()
