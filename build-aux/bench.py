#!/usr/bin/env python3
"""bench.py [NAME...] [--json] [--cases N] [--events N] [--rounds N] [--keep DIR]: measures; called by ./dev bench.

store   list, open, save, search of a large office, encrypted beside plain SQLite in the same run,
        warm (one process) and cold (a new process, files dropped from the system's cache)
start   from start to the first painted frame, beside gnome-text-editor; from the password to Today
calendar  working-day sums in a batch, beside numpy's with the same holidays
canvas  a frame while the view is panned over 50, 200, 1000 items, at 1280×800 by the cairo renderer
genogram  import of a GEDCOM file of 3000 persons; placing families of 50 to 3200, and of 60 and 208 persons
Figures side by side, never judged: the machine may be busy."""
import argparse, json, os, re, shlex, shutil, statistics, subprocess, sys, tempfile, time

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

def bench_canvas(options):
    result = {}
    for items in (50, 200, 1000):
        for zoom in (1, .3):
            text = subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1280x800x24",
                                   os.path.join(build, "tests", "ui", "canvas-window"), "--items", str(items),
                                   "--zoom", str(zoom), "--pan", "120"], check=True, capture_output=True, text=True,
                                  env={**os.environ, "GSK_RENDERER": "cairo", "GDK_BACKEND": "x11", "GTK_A11Y": "none",
                                       "GSETTINGS_BACKEND": "memory", "GDK_DISABLE": "gl,vulkan"}).stdout.split()
            result[f"{items} items, zoom {zoom}"] = dict(zip(("median_ms", "p95_ms", "max_ms"), map(float, text[3::2])))
    return result

def print_canvas(result):
    for name, row in result.items():
        print(f"  {name:24} " + "  ".join(f"{k[:-3]} {v:6.2f} ms" for k, v in row.items()))

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

NAMES = {"canvas": (bench_canvas, print_canvas), "calendar": (bench_calendar, print_calendar), "store": (bench_store, print_store), "start": (bench_start, print_start),
         "genogram": (bench_genogram, print_genogram)}

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
