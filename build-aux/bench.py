#!/usr/bin/env python3
"""bench.py [NAME...] [--json] [--cases N] [--events N] [--rounds N] [--keep DIR]: measures; called by ./dev bench.

store   list, open, save, search of a large office, encrypted beside plain SQLite in the same run,
        warm (one process) and cold (a new process, files dropped from the system's cache)
start   from start to the first painted frame, beside gnome-text-editor; from the password to Today
calendar  working-day sums in a batch, beside numpy's with the same holidays
canvas  a frame while the view is panned over 50, 200, 1000 items and over a family of 208, and while somebody
        of that family is dragged with all that hangs from them; 1280×800, cairo renderer
genogram  import of a GEDCOM file of 3000 persons; placing families of 50 to 3200, and of 60 and 208 persons
conference  50 000 decisions listed and counted by light
deadlines  100 000 deadlines of rules computed and listed
value-stream  a map of 60 steps and 120 flows: figures, layout, scene, all of it drawn, what follows a changed number; a frame
        while it is panned and while a step is dragged; 1280×800, cairo renderer
timeline  packing of 1k to 100k things; a case of 10 000 events over 18 years: loading, first frame, a frame while
        it is panned and zoomed; 1280×800, cairo renderer
pdf     a help plan of three pages in a batch and alone, without and with the step for the archive, beside
        LibreOffice with the same words as ODT in the same run; signatures, their verification, sizes
Figures side by side, set against a goal at most: the machine may be busy."""
import argparse, json, os, re, resource, shutil, statistics, subprocess, sys, tempfile, time

top, build = os.environ["FALLWERK_TOP"], os.environ["FALLWERK_BUILD"]
perf = os.path.join(build, "tests", "perf")

def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))] if values else float("nan")

def summary(values):
    return {"n": len(values), "p50": round(percentile(values, .5), 3), "p99": round(percentile(values, .99), 3)}

# store

OPERATIONS = ["sign-in", "list-mine", "list-all", "open", "save", "search", "find-name"]

def measure(program, folder, rounds, cold=False):
    text = subprocess.run([os.path.join(perf, program), "measure", folder, str(rounds)] + (["cold"] if cold else []),
                          check=True, capture_output=True, text=True).stdout
    out = {}
    for line in text.splitlines():
        name, value = line.split()
        out.setdefault(name, []).append(float(value))
    return out

def bench_store(options):
    kinds = {"encrypted": ("bench-store", "cipher.fallwerk"), "plain": ("bench-store-plain", "plain.fallwerk")}
    place = options.keep or tempfile.mkdtemp(prefix="fallwerk-bench-")
    os.makedirs(place, exist_ok=True)
    result = {"cases": options.cases, "events": options.events, "made": {}, "size_mb": {}, "warm": {}, "cold": {}}
    try:
        for kind, (program, name) in kinds.items():
            folder = os.path.join(place, name)
            if not os.path.exists(folder):
                if not options.json: print(f"making the {kind} office of {options.cases} cases and {options.events} entries …", flush=True)
                t = time.monotonic()
                subprocess.run([os.path.join(perf, program), "make", folder, str(options.cases), str(options.events)], check=True)
                result["made"][kind] = round(time.monotonic() - t, 1)
            result["size_mb"][kind] = round(os.path.getsize(os.path.join(folder, "office.db")) / 1e6, 1)
        samples = {state: {kind: {} for kind in kinds} for state in ("warm", "cold")}
        # In turns, so that both meet the same machine.
        for i in range(options.rounds):
            for kind, (program, name) in kinds.items():
                folder = os.path.join(place, name)
                for state, rounds in (("cold", 1), ("warm", 40)):
                    for operation, values in measure(program, folder, rounds, state == "cold").items():
                        # The first round of a process warms it up.
                        samples[state][kind].setdefault(operation, []).extend(values[1:] if state == "warm" and len(values) > 1 else values)
        for state in samples:
            for operation in OPERATIONS:
                row = {kind: summary(samples[state][kind].get(operation, [])) for kind in kinds}
                row["ratio_p50"] = round(row["encrypted"]["p50"] / row["plain"]["p50"], 2) if row["plain"]["p50"] else None
                result[state][operation] = row
    finally:
        if not options.keep: shutil.rmtree(place, ignore_errors=True)
    return result

def print_store(r):
    print(f"{r['cases']} cases, {r['events']} entries; file {r['size_mb']['encrypted']} MB encrypted, {r['size_mb']['plain']} MB plain"
          + (f"; made in {r['made']['encrypted']} s, {r['made']['plain']} s" if len(r["made"]) == 2 else ""))
    for state in ("warm", "cold"):
        print(f"\n{state:10} {'encrypted p50':>14} {'p99':>9} {'plain p50':>11} {'p99':>9} {'ratio':>6} {'n':>5}   ms")
        for operation, row in r[state].items():
            e, p = row["encrypted"], row["plain"]
            print(f"{operation:10} {e['p50']:14.2f} {e['p99']:9.2f} {p['p50']:11.2f} {p['p99']:9.2f} {row['ratio_p50'] or 0:6.2f} {e['n']:5}")

# start

def first_frame(display, command, env, limit=60):
    """Seconds from exec to a mapped window, and to one whose pixels are more than one colour."""
    from Xlib import X, error
    root = display.screen().root
    root.change_attributes(event_mask=X.SubstructureNotifyMask); display.sync()
    while display.pending_events(): display.next_event()
    t = time.monotonic()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    window = mapped = painted = None
    while painted is None and time.monotonic() - t < limit and process.poll() is None:
        while display.pending_events():
            event = display.next_event()
            if event.type == X.MapNotify and window is None:
                try: geometry = event.window.get_geometry()
                except error.XError: continue
                if geometry.width > 100 and geometry.height > 100: window, mapped = event.window, time.monotonic() - t
        if window is not None:
            try:
                g = window.get_geometry(); w, h = min(g.width, 400), min(g.height, 300)
                data = window.get_image((g.width - w) // 2, 0, w, h, X.ZPixmap, 0xffffffff).data
                if len({data[i:i + 3] for i in range(0, len(data), 28)}) > 3: painted = time.monotonic() - t
            except error.XError: window = None
        time.sleep(.004)
    try: os.killpg(process.pid, 15); process.wait(5)
    except (ProcessLookupError, subprocess.TimeoutExpired):
        try: os.killpg(process.pid, 9)
        except ProcessLookupError: pass
        process.wait()
    return mapped, painted

def bench_start(options):
    sys.path.insert(0, os.path.join(top, "tests", "ui"))
    from drive import App, wait_for
    from Xlib import display as x_display
    app = App(env={k: os.environ[k] for k in ("FALLWERK_LOCALE_DIR",) if k in os.environ})
    result = {}
    place = tempfile.mkdtemp(prefix="fallwerk-bench-")
    try:
        display = x_display.Display(app.env["DISPLAY"])
        commands = {"fallwerk": ["fallwerk"]}
        if shutil.which("gnome-text-editor"): commands["gnome-text-editor"] = ["gnome-text-editor", "--standalone"]
        times = {name: [] for name in commands}
        for i in range(options.rounds + 1):
            for name, command in commands.items():
                mapped, painted = first_frame(display, command, app.env)
                # The first run fills the system's cache.
                if i > 0 and painted is not None: times[name].append(painted * 1000)
        result["first_frame_ms"] = {name: summary(values) for name, values in times.items()}
        if len(times) == 2 and all(times.values()):
            a, b = (statistics.median(v) for v in times.values())
            result["ratio"] = round(a / b, 2)
        office = os.path.join(place, "Auental.fallwerk")
        subprocess.run(["fallwerkctl", "demo", office, "--today", "2026-06-02"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        filled = []
        for i in range(max(2, options.rounds // 2)):
            app.start(["fallwerk", office, "--today", "2026-06-02", "--user", "demo"])
            entry = app.find("text", "Password", timeout=20)
            app.type("demo")
            wait_for(lambda: (entry.text or "") != "", 5, "the password")
            t = time.monotonic()
            app.key("Return")
            wait_for(lambda: today_is_filled(app), 30, "Today")
            filled.append((time.monotonic() - t) * 1000)
            app.stop()
        result["password_to_today_ms"] = summary(filled)
    finally:
        app.close()
        shutil.rmtree(place, ignore_errors=True)
    return result

def today_is_filled(app):
    """The page Today shows rows of what is due."""
    page = app.root().find("grouping", "Today", .01)
    return any(n.role in ("list item", "table row") and n.showing for n, _ in page.walk())

def print_start(r):
    for name, row in r["first_frame_ms"].items():
        print(f"{name:20} first frame {row['p50']:8.0f} ms (p99 {row['p99']:.0f}, n {row['n']})")
    if "ratio" in r: print(f"{'ratio':20} {r['ratio']:20.2f}")
    row = r["password_to_today_ms"]
    print(f"{'password → Today':20} {row['p50']:20.0f} ms (p99 {row['p99']:.0f}, n {row['n']}), key derivation included")

# calendar

def bench_calendar(options):
    import random
    import numpy
    draw = random.Random(1)
    lines = [(f"20{draw.randrange(20, 30)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}", draw.randrange(0, 120)) for _ in range(100000)]
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as f:
        f.writelines(f"NW,{day},{n}\n" for day, n in lines); f.flush()
        times = []
        for _ in range(3):
            t = time.monotonic()
            out = subprocess.run(["fallwerkctl", "calendar", "add", "--batch", f.name], check=True, capture_output=True, text=True).stdout
            times.append(time.monotonic() - t)
    holidays = json.loads(subprocess.run(["fallwerkctl", "calendar", "holidays", "--land", "NW", "2020", "2031", "--json"],
                                         check=True, capture_output=True, text=True).stdout)["holidays"]
    calendar = numpy.busdaycalendar(holidays=[h["date"] for h in holidays])
    t = time.monotonic()
    # Forward for the day itself, which is day 0; then the days.
    theirs = [str(numpy.busday_offset(day, n if numpy.is_busday(day, busdaycal=calendar) else max(n - 1, 0), roll="forward", busdaycal=calendar)) for day, n in lines]
    other = time.monotonic() - t
    ours = [line.split(",")[-1] for line in out.splitlines()]
    ours_us, other_us = statistics.median(times) / len(lines) * 1e6, other / len(lines) * 1e6
    return {"sums": len(lines), "fallwerk_us": round(ours_us, 2), "numpy_us": round(other_us, 2), "ratio": round(ours_us / other_us, 2),
            "different": sum(a != b for a, b in zip(ours, theirs)) + abs(len(ours) - len(theirs))}

def print_calendar(r):
    print(f"{r['sums']} sums: {r['fallwerk_us']} µs each, reading and writing included; numpy {r['numpy_us']} µs; ratio {r['ratio']}; {r['different']} different results")

# canvas

def run_canvas(*words):
    text = subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", os.path.join(build, "tests", "ui", "canvas-window"), *words],
                          check=True, capture_output=True, text=True,
                          env={**os.environ, "GSK_RENDERER": "cairo", "GDK_BACKEND": "x11", "GTK_A11Y": "none",
                               "GSETTINGS_BACKEND": "memory", "GDK_DISABLE": "gl,vulkan"}).stdout.split()
    values = dict(zip(text[::2], map(float, text[1::2])))
    return {"visible": int(values["visible"]), **{k.replace("-", "_"): values[k] for k in ("median-ms", "p95-ms", "max-ms")}}

KENNEDY = os.path.join(top, "tests", "data", "genogram", "kennedy_208.ged")

def bench_canvas(options):
    result = {}
    for items in (50, 200, 1000):
        for zoom in (1, .3):
            result[f"pan, {items} items, zoom {zoom}"] = run_canvas("--items", str(items), "--zoom", str(zoom), "--pan", "120")
    # A family of 208, all of it in view, and as large as it is read.
    for zoom in ("0", "0.3", "1"):
        for way in ("pan", "drag"):
            result[f"{way}, kennedy_208, {'all in view' if zoom == '0' else 'zoom ' + zoom}"] = run_canvas("--file", KENNEDY, "--zoom", zoom, "--" + way, "120")
    return result

def print_canvas(result):
    for name, row in result.items():
        print(f"  {name:32} {row['visible']:4} symbols in view   " + "  ".join(f"{k[:-3]} {v:6.2f} ms" for k, v in row.items() if k != "visible"))
    print("  (goal: 16 ms at 200 visible persons, pan and drag)")

# genogram

def run_genogram(*words):
    text = subprocess.run([os.path.join(perf, "bench-genogram"), *words], check=True, capture_output=True, text=True).stdout
    out = {}
    for line in text.splitlines():
        name, value = line.split()
        out.setdefault(name, []).append(float(value))
    # The first round of a process warms it up.
    return {name: summary(values[1:] if len(values) > 1 else values) for name, values in out.items()}

def bench_genogram(options):
    rounds = str(options.rounds)
    result = {"import_3000_ms": run_genogram("import", "3000", str(options.rounds + 1))["import"], "layout_ms": {}}
    for persons in (50, 60, 100, 200, 400, 800, 1600, 3200):
        row = run_genogram("layout", str(persons), rounds if persons <= 400 else "2")
        result["layout_ms"][str(persons)] = {"layout": row["layout"], "whole": row["whole"], "left_out": row["left-out"]["p50"]}
    kennedy = os.path.join(top, "tests", "data", "genogram", "kennedy_208.ged")
    row = run_genogram("file", kennedy, rounds)
    result["kennedy_208_ms"] = {"layout": row["layout"], "whole": row["whole"]}
    return result

def print_genogram(r):
    row = r["import_3000_ms"]
    print(f"import of 3000 persons  {row['p50']:9.1f} ms (p99 {row['p99']:.1f}, n {row['n']}; goal 300)")
    print(f"{'placing, persons':22} {'engine p50':>11} {'p99':>9} {'with signs p50':>15}   ms")
    before = None
    for persons, row in r["layout_ms"].items():
        grown = f"   × {row['layout']['p50'] / before[1]:.1f} for × {int(persons) / before[0]:.1f}" if before and before[1] else ""
        if row["left_out"]: grown += f"   {row['left_out']:.0f} left out"
        print(f"{persons:>22} {row['layout']['p50']:11.2f} {row['layout']['p99']:9.2f} {row['whole']['p50']:15.2f}{grown}")
        before = (int(persons), row["layout"]["p50"])
    row = r["kennedy_208_ms"]
    print(f"{'kennedy_208':>22} {row['layout']['p50']:11.2f} {row['layout']['p99']:9.2f} {row['whole']['p50']:15.2f}   (goals: 60 persons 15, 208 persons 100)")

# conference

def bench_conference(options):
    text = subprocess.run([os.path.join(perf, "bench-conference"), "50000", str(options.rounds)], check=True, capture_output=True, text=True).stdout
    out = {}
    for line in text.splitlines():
        name, value = line.split()
        out.setdefault(name, []).append(float(value))
    # The first round of a process warms it up.
    return {name: summary(values[1:] if len(values) > 1 else values) for name, values in out.items()}

def print_conference(r):
    print("50 000 open decisions: the board's first 500 by day, all of them, counts by light (goal 50 ms)")
    for name, row in r.items():
        if not name.endswith("-cpu"): print(f"{name:14} {row['p50']:9.1f} ms (p99 {row['p99']:.1f}, n {row['n']}); {r[name + '-cpu']['p50']:8.1f} ms of work")

# deadlines

def bench_deadlines(options):
    text = subprocess.run([os.path.join(perf, "bench-deadlines"), "33400", str(options.rounds)], check=True, capture_output=True, text=True).stdout
    out = {}
    for line in text.splitlines():
        name, value = line.split()
        out.setdefault(name, []).append(float(value))
    return {name: summary(values[1:] if len(values) > 1 else values) for name, values in out.items()}

def print_deadlines(r):
    print("100 200 open deadlines of 33 400 cases, computed: the team's list (the first 500, all counted; the first 1000), one's own (goal 50 ms); the engine alone; copy: all days made anew")
    for name, row in r.items():
        if not name.endswith("-cpu"): print(f"{name:14} {row['p50']:9.1f} ms (p99 {row['p99']:.1f}, n {row['n']}); {r[name + '-cpu']['p50']:8.1f} ms of work")

# value stream

def read_stream(text):
    out = {}
    for line in text.splitlines():
        name, value = line.split()
        out.setdefault(name, []).append(float(value))
    return out

def run_stream_window(*words):
    return read_stream(subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", os.path.join(perf, "bench-stream-window"), *words], check=True, capture_output=True, text=True,
                       env={**os.environ, "GSK_RENDERER": "cairo", "GDK_BACKEND": "x11", "GTK_A11Y": "none", "GSETTINGS_BACKEND": "memory", "GDK_DISABLE": "gl,vulkan"}).stdout)

def bench_value_stream(options):
    text = subprocess.run([os.path.join(perf, "bench-stream"), str(options.rounds + 1)], check=True, capture_output=True, text=True).stdout
    # The first round of a process warms it up.
    out = {name: summary(values[1:] if len(values) > 1 else values) for name, values in read_stream(text).items()}
    for what in ("pan", "drag"):
        for zoom in ("0.3", "1"):
            out[f"{what}, zoom {zoom}"] = summary(run_stream_window(what, "120", zoom)[what])
    return out

def print_value_stream(r):
    goals = {"totals": "100", "layout": "50", "pan, zoom 0.3": "16", "pan, zoom 1": "16", "drag, zoom 0.3": "16", "drag, zoom 1": "16"}
    print("a map of 60 steps and 120 flows, another one each round; totals: figures, formulas and scene after a number has changed; all: not only what is in view")
    for name, row in r.items():
        print(f"{name:14} {row['p50']:9.2f} ms (p99 {row['p99']:.2f}, n {row['n']}{'; goal ' + goals[name] if name in goals else ''})")

# pdf

def run_pdf(*words):
    text = subprocess.run([os.path.join(perf, "bench-pdf"), *words], check=True, capture_output=True, text=True).stdout
    out = {}
    for line in text.splitlines():
        name, value = line.split()
        out.setdefault(name, []).append(float(value))
    # The first round of a process warms it up.
    return {name: values[-1] if name.endswith("-bytes") else summary(values[1:] if len(values) > 1 else values) for name, values in out.items()}

def timed(command, env=None):
    t = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    return (time.monotonic() - t) * 1000

def work(command):
    """Milliseconds of the processor that a command takes, with what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000

def make_odt(plan, path):
    """The same words in the same headings, paragraphs and tables, as an office's template has them."""
    import zipfile
    from xml.sax.saxutils import escape
    body = []
    def paragraph(text, style="Standard"): body.append(f'<text:p text:style-name="{style}">{escape(text)}</text:p>')
    def heading(text, level): body.append(f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{escape(text)}</text:h>')
    def table(head, rows):
        columns = len(head or rows[0])
        body.append(f'<table:table><table:table-column table:number-columns-repeated="{columns}"/>')
        def row(cells):
            return "<table:table-row>" + "".join(f'<table:table-cell office:value-type="string" table:style-name="Cell"><text:p text:style-name="Small">{escape(c)}</text:p></table:table-cell>'
                                                 for c in cells) + "</table:table-row>"
        if head: body.append(f"<table:table-header-rows>{row(head)}</table:table-header-rows>")
        body.extend(row(r) for r in rows)
        body.append("</table:table>")
    def fields(row): return {f["name"]: f["text"] or f["reason"] for f in row["fields"]}
    office, help_ = plan["office"], plan["help"]
    table(None, [[office["name"] + "\n" + office["unit"] + "\n" + office["address"], f"Aktenzeichen {plan['file_number']}\nHilfeplan Nr. {plan['plan']['number']}\nFachkraft {plan['worker']['name']}"]])
    heading(plan["title"], 1)
    paragraph("nach § 36 SGB VIII für " + ", ".join(c["name"] for c in plan["children"]))
    table(["Hilfe", "Umfang", "Zeitraum", "Nächste Überprüfung"], [[help_["title"] + " " + help_["paragraph"], help_["scope"], help_["start"] + " – " + help_["end"], help_["review"]]])
    for i, section in enumerate(plan["sections"], 1):
        heading(f"{i} {section['title']}", 2)
        for f in section.get("fields", []):
            paragraph(f["prompt"], "Small"); paragraph(f["text"] or "unbekannt, weil: " + f["reason"])
        rows = [fields(r) for r in section.get("rows", [])]
        if section["layout"] == "table": table([c["prompt"] for c in section["columns"]], [list(r.values()) for r in rows])
        elif section["layout"] == "goals":
            table(["", "In eigenen Worten", "Vereinbartes Ziel", "Woran wir es merken", "Bis"], [[str(n), r["own_words"], r["wording"], r["measure"], r["until"]] for n, r in enumerate(rows, 1)])
            for n, r in enumerate(rows, 1):
                heading(f"Ziel {n}", 3)
                for text in r.values(): paragraph(text)
        else:
            pairs = [rows[k:k + 2] for k in range(0, len(rows), 2)]
            if pairs: table(None, [["\n".join(r.values()) for r in (pair + [{}])[:2]] for pair in pairs])
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for n, u in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")))
    spaces += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"'
    def style(name, size, more="", above=0.08): return (f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:margin-top="{above}cm" fo:line-height="118%"/><style:text-properties fo:font-size="{size}pt" style:font-name="Noto Sans" fo:font-family="Noto Sans" '
                                                  f'fo:language="de" fo:country="DE"{more}/></style:style>')
    styles = style("Standard", 9.2) + style("Small", 8.5) + "".join(style(f"Heading_20_{n}", s, ' fo:font-weight="bold"', 0.5) for n, s in ((1, 23), (2, 10.6), (3, 9.8)))
    page = ('<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-left="2.3cm" fo:margin-right="1.9cm" '
            'fo:margin-top="1.2cm" fo:margin-bottom="2cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>')
    cell = '<office:automatic-styles><style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.18cm" fo:border-bottom="0.5pt solid #c8c9cc"/></style:style></office:automatic-styles>'
    text = "".join(body).replace("\n", "<text:line-break/>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as odt:
        odt.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        odt.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>{cell}<office:body><office:text>{text}</office:text></office:body></office:document-content>')
        odt.writestr("styles.xml", f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {spaces}><office:styles>{styles}</office:styles>{page}</office:document-styles>')
        odt.writestr("META-INF/manifest.xml", '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
                     '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
                     '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>')

def count_pages(path):
    return int(re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout)[1])

# Without, and as PDF/A-2b with PDF/UA.
OFFICE_EXPORTS = {"libreoffice": "pdf:writer_pdf_Export",
                  "libreoffice archive": 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"PDFUACompliance":{"type":"boolean","value":"true"}}'}

def bench_office(place, rounds, result):
    """LibreOffice in the same run: one document a start, and 50 documents in one."""
    content = os.path.join(place, "content.json")
    subprocess.run([os.path.join(perf, "bench-pdf"), "content", content], check=True)
    names = [os.path.join(place, f"{i:03}.odt") for i in range(50)]
    make_odt(json.load(open(content, encoding="utf-8")), names[0])
    for name in names[1:]: shutil.copy(names[0], name)
    made = names[0][:-3] + "pdf"
    for key, kind in OFFICE_EXPORTS.items():
        office = ["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to", kind, "--outdir", place]
        timed(office + names[:1])
        result["alone_cpu_ms"][key] = work(office + names[:1])
        result["batch_cpu_ms"][key] = work(office + names) / len(names)
        result["alone_ms"][key] = summary([timed(office + names[:1]) for _ in range(max(3, rounds // 3))])
        result["batch_ms"][key] = summary([timed(office + names) / len(names) for _ in range(2)])
        result["bytes"][key], result["pages"][key] = os.path.getsize(made), count_pages(made)
        os.unlink(made)

def bench_pdf(options):
    rounds = str(max(options.rounds, 5) * 4)
    result = {"batch_ms": {}, "alone_ms": {}, "batch_cpu_ms": {}, "alone_cpu_ms": {}, "bytes": {}, "pages": {}, "sign_ms": {}, "verify_three_ms": {}}
    place = tempfile.mkdtemp(prefix="fallwerk-bench-")
    try:
        for name in ("plain", "archive"):
            row = run_pdf(name, rounds)
            result["batch_ms"][name], result["bytes"][name] = row[name], row[name + "-bytes"]
            result["batch_cpu_ms"][name] = row[name + "-cpu"]["p50"]
        for kind in ("RSA", "P-256"):
            row = run_pdf("sign", kind, rounds)
            result["sign_ms"][kind], result["verify_three_ms"][kind], result["bytes"]["signature " + kind] = row["sign"], row["verify"], row["sign-bytes"]
        pdf = os.path.join(place, "plan.pdf")
        write = [os.path.join(perf, "bench-pdf"), "write", pdf]
        timed(write)
        result["alone_ms"]["fallwerk"] = summary([timed(write) for _ in range(options.rounds)])
        result["alone_cpu_ms"]["fallwerk"] = statistics.median(work(write) for _ in range(5))
        result["pages"]["fallwerk"] = count_pages(pdf)
        if shutil.which("soffice"): bench_office(place, options.rounds, result)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return result

def verdict(value, goal, most=True):
    return "reached" if (value <= goal if most else value >= goal) else "MISSED"

def print_pdf(r):
    batch, alone = {k: v["p50"] for k, v in r["batch_ms"].items()}, {k: v["p50"] for k, v in r["alone_ms"].items()}
    batch_work, alone_work = r["batch_cpu_ms"], r["alone_cpu_ms"]
    for name, goal, size in (("plain", 15, None), ("archive", 25, 80)):
        row = r["batch_ms"][name]
        print(f"plan of {r['pages']['fallwerk']} pages, {name:12} {row['p50']:8.1f} ms (p99 {row['p99']:.1f}, n {row['n']}; goal {goal}: {verdict(row['p50'], goal)}), {batch_work[name]:.1f} ms of work, "
              f"{r['bytes'][name] / 1000:.1f} kB" + (f" (goal {size}: {verdict(r['bytes'][name] / 1000, size)})" if size else ""))
    print(f"plan alone, with its process      {alone['fallwerk']:8.1f} ms (goal 60: {verdict(alone['fallwerk'], 60)}), {alone_work['fallwerk']:.1f} ms of work")
    for key, ours, goal_alone, goal_batch in (("libreoffice", "plain", 10, 4), ("libreoffice archive", "archive", 10, 2)):
        if key not in alone:
            print("LibreOffice is not here"); break
        a, b = alone[key] / alone["fallwerk"], batch[key] / batch[ours]
        print(f"{key.replace('libreoffice', 'LibreOffice'):20} {r['pages'][key]} pages: alone {alone[key]:.0f} ms (× {a:.1f}; goal × {goal_alone}: {verdict(a, goal_alone, False)}; work × {alone_work[key] / alone_work['fallwerk']:.1f}),"
              f" in a batch {batch[key]:.1f} ms (× {b:.1f}; goal × {goal_batch}: {verdict(b, goal_batch, False)}; work × {batch_work[key] / batch_work[ours]:.1f}), {r['bytes'][key] / 1000:.1f} kB")
    for kind, row in r["sign_ms"].items():
        print(f"signature {kind:23} {row['p50']:8.1f} ms (p99 {row['p99']:.1f}; goal 30), {r['bytes']['signature ' + kind] / 1000:.1f} kB (goal 30)")
        print(f"verification of three             {r['verify_three_ms'][kind]['p50']:8.1f} ms")

# timeline

def run_timeline(*words, window=False):
    command = ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24"] if window else []
    text = subprocess.run(command + [os.path.join(perf, "bench-timeline"), *words], check=True, capture_output=True, text=True,
                          env={**os.environ, "GSK_RENDERER": "cairo", "GDK_BACKEND": "x11", "GTK_A11Y": "none",
                               "GSETTINGS_BACKEND": "memory", "GDK_DISABLE": "gl,vulkan"}).stdout
    out = {}
    for line in text.splitlines():
        name, value = line.split()
        out.setdefault(name, []).append(float(value))
    return {name: summary(values) for name, values in out.items()}

def bench_timeline(options):
    return {"pack_ms": {str(n): run_timeline("pack", str(n))["pack"] for n in (1000, 10000, 100000)},
            "open_ms": run_timeline("open", str(options.rounds + 1)), "window_ms": run_timeline("window", "120", window=True)}

def print_timeline(r):
    before = None
    for n, row in r["pack_ms"].items():
        print(f"packing of {n:>6}        {row['p50']:9.2f} ms" + (f"   × {row['p50'] / before:.1f} for × 10" if before else ""))
        before = row["p50"]
    row, window = r["open_ms"], r["window_ms"]
    print(f"10 000 events: read     {row['load']['p50']:9.2f} ms, laid out {row['layout']['p50']:.2f} ms, first frame after "
          f"{window['open']['p50']:.1f} ms (goal 100); {row['load-cpu']['p50']:.1f} and {window['open-cpu']['p50']:.1f} ms of work")
    for name in ("pan", "zoom"):
        print(f"a frame while {name:4}      {window[name]['p50']:9.2f} ms (p99 {window[name]['p99']:.2f}; goal 16), {window['visible']['p50']:.0f} marks in view at first")

NAMES = {"timeline": (bench_timeline, print_timeline),
         "canvas": (bench_canvas, print_canvas), "calendar": (bench_calendar, print_calendar), "store": (bench_store, print_store), "start": (bench_start, print_start),
         "genogram": (bench_genogram, print_genogram), "conference": (bench_conference, print_conference), "value-stream": (bench_value_stream, print_value_stream),
         "deadlines": (bench_deadlines, print_deadlines), "pdf": (bench_pdf, print_pdf)}

parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("names", nargs="*", metavar="NAME")
parser.add_argument("--json", action="store_true")
parser.add_argument("--cases", type=int, default=100000)
parser.add_argument("--events", type=int, default=2000000)
parser.add_argument("--rounds", type=int, default=10)
parser.add_argument("--keep", metavar="DIR", help="make the offices there, or use those that are there")
options = parser.parse_args()
wanted = options.names or list(NAMES)
for name in wanted:
    if name not in NAMES: parser.error(f"unknown benchmark: {name} (there are: {' '.join(NAMES)})")
results = {}
for name in wanted:
    results[name] = NAMES[name][0](options)
    if not options.json:
        print(f"== {name}")
        NAMES[name][1](results[name])
if options.json: print(json.dumps(results, indent=2))
