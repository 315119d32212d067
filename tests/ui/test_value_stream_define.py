#!/usr/bin/env python3
"""What is told of a value stream beside its steps, in the real program: who does it, kinds of cases, how it is counted,
deadlines; days and rounds of a signature in the pane; dots counted from paper; a snapshot beside the map as it is now.
Each is stored, has its effect on the figures, tells what it does not understand, and is undone.

  ./dev exec python3 tests/ui/test_value_stream_define.py
"""
import json, os, re, subprocess, sys
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, pause, until, wait_for
from tap import SHOTS, check, done, ended_early, holds, shot, silent

TODAY = "2026-06-02"
n_exports = 0
app = App()
office, password = f"{app.tmp}/Demo.fallwerk", f"{app.tmp}/password"
ENTRIES = ("text", "entry")

def start():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
    app.find("button", re.compile("^(New Case|Main Menu|Neuer Fall|Hauptmenü)"), 20)

def nodes(): return [n for n, _ in app.root().walk() if n.showing]
def has(text): return any(text in (n.name or "") for n in nodes())
def act(action): wait_for(lambda: next((n for n in nodes() if action in n.actions()), None), 10, action).do(action)
def mode(number): app.key(f"ctrl+alt+{number}"); pause(.6)
def step(number): return next(n for n in nodes() if n.role == "list item" and re.match(rf"Step {number}\b", n.label))
def figure(title): return wait_for(lambda: next((n.name for n in nodes() if n.name.startswith(f"{title}: ")), None), 10, title)
def select(number, sign):
    """Clicks the step until the pane tells @sign: the view may move meanwhile."""
    until(lambda: step(number).click(), lambda: step(number).has("selected") and sign(), f"step {number} in the pane", 30)
def fit(): app.find("button", re.compile("^Show all"), 10).press(); pause(.4)
def entry(title, at=0): return wait_for(lambda: [n for n in nodes() if n.role in ENTRIES and n.name.startswith(title)][at:at + 1], 10, title)[0]

def fill(title, text, at=0):
    """Types @text in the place of what stood in the field of that title, with the keys."""
    def take():
        """At its beginning: over the middle a toast may lie."""
        _, y = entry(title, at).spot()
        app.xdo("mousemove", entry(title, at).box()[0] + 60, y, "sleep", .05, "click", 1)
    until(take, lambda: entry(title, at).has("focused"), f"the cursor in {title}")
    app.key("ctrl+a"); app.type(text) if text else app.key("BackSpace")
    wait_for(lambda: (entry(title, at).real_text() or "") == text, 10, f"{text!r} in {title}")

def choose(row, number, at=0):
    """The so-manieth choice of a row."""
    node = wait_for(lambda: [n for n in nodes() if n.role in ("combo box", "list item") and n.label.startswith(row)][at:at + 1], 10, row)[0]
    _, y = node.spot()
    app.xdo("mousemove", node.box()[0] + 60, y, "sleep", .05, "click", 1); pause(.8)
    app.key("Home", *["Down"] * number); pause(.3); app.key("Return"); pause(.5)

def stored():
    """The map as it goes out, read by nothing of the program."""
    global n_exports
    n_exports += 1
    path = f"{app.tmp}/map-{n_exports}.json"
    act("stream.export"); app.save_as(path)
    wait_for(lambda: os.path.exists(path) and os.path.getsize(path) > 0, 30, "the map")
    app.gone("button", "Save as File…")
    return json.load(open(path))

def by_name(items, name): return next((i for i in items if i["name"] == name), None)

# --- Define ---------------------------------------------------------------------------------------------------------

def people():
    mode(2)
    cost = figure("Cost per case")
    mode(1)
    app.find("button", "Add People", 10).click()
    wait_for(lambda: any(n.role in ENTRIES and n.name.startswith("Cost an Hour") for n in nodes()), 10, "the row opens")
    check(True, "who does it: a new row opens where it is told")
    fill("Name", "Beratungsteam", 0 if not has("Name of the Map") else 1)
    fill("People", "5"); fill("Cost an Hour", "65,50")
    check(holds(lambda: any(n.label.startswith("Beratungsteam") for n in nodes() if n.role in ("list item", "button", "toggle button"))), "its name is that of the row")
    shot("define-people")
    fill("People", "viel")
    check(holds(lambda: any("viel" in n.name and n.role == "label" for n in nodes())), "what is no number is told", f"{[n.name for n in nodes() if n.role == 'label'][-6:]}")
    fill("People", "5")
    check(holds(lambda: not any("viel" in n.name and n.role == "label" for n in nodes())), "until it is one again")
    # A step names them: what it cost alone gives way to theirs.
    mode(2); fit()
    select(6, lambda: any(n.label.startswith("Who Does It") for n in nodes() if n.role in ("combo box", "list item")))
    fill("Cost an Hour", "")
    choose("Who Does It", 1)
    shot("pane-people")
    check(holds(lambda: figure("Cost per case") != cost and "?" not in figure("Cost per case")), "its step costs what they cost", f"{cost} {figure('Cost per case')}")
    told = stored()
    pool = by_name(told.get("pools", []), "Beratungsteam")
    check(pool is not None and number(pool["staff"]) == 5 and number(pool["hourly_rate_cents"]) == 6550 and told["steps"][5].get("pool") == pool["id"],
          "people, their number and cost are stored, and whose step it is", f"{told.get('pools')} {told['steps'][5]}")
    mode(1)
    app.one(lambda n: n.role == "button" and n.name == "Delete" and any("Beratungsteam" in a.label for a in n.ancestors() if a.role == "list item")).click()
    check(holds(lambda: not any(n.label.startswith("Beratungsteam") for n in nodes() if n.role == "list item")), "they are deleted")
    app.key("ctrl+z")
    check(holds(lambda: any(n.label.startswith("Beratungsteam") for n in nodes() if n.role == "list item")), "and come back by undo")
    check(stored()["steps"][5].get("pool") == pool["id"], "with the step that names them")

def number(value):
    """A figure of MAP.json: plain, or with how it was typed."""
    return value.get("value", value.get("mode")) if isinstance(value, dict) else value

def kinds():
    mode(1)
    app.find("button", "Add a Kind of Cases", 10).click()
    wait_for(lambda: any(n.role in ENTRIES and n.name.startswith("Share of the Cases") for n in nodes()), 10, "the row opens")
    fill("Name", "Eilfall", len([n for n in nodes() if n.role in ENTRIES and n.name.startswith("Name")]) - 1)
    fill("Share of the Cases", "120")
    told = lambda: next((n for n in nodes() if n.role == "label" and n.name.startswith("Not understood: 120.")), None)
    check(holds(told), "more than all cases is refused with the reason", f"{[n.name for n in nodes() if n.role == 'label']}")
    check(holds(lambda: told().box()[1] + told().box()[3] <= 800), "which can be seen, though it is the last of the page", f"{told() and told().box()}")
    fill("Share of the Cases", "15")
    shot("define-kinds")
    told = stored()
    cls = by_name(told.get("classes", []), "Eilfall")
    check(cls is not None and abs(number(cls["share"]) - .15) < 1e-9, "a kind of cases and its share are stored", f"{told.get('classes')}")

def counting():
    mode(1)
    choose("Lead Time", 1)
    check(holds(lambda: any(n.label.startswith("Queues") for n in nodes()) and any(n.role in ENTRIES and n.name.startswith("Demand: Pieces") for n in nodes())),
          "the factory's way asks for queues and demand")
    fill("Demand: Pieces", "viele")
    check(holds(lambda: any(n.role == "label" and "viele" in n.name for n in nodes())), "a demand that is no number is told", f"{[n.name for n in nodes() if n.role == 'label'][-8:]}")
    fill("Demand: Pieces", "4")
    choose("Queues", 1)
    shot("define-factory")
    told = stored()
    check(told["convention"] == "factory" and told["queue_by"] == "throughput" and number(told["demand_per_day"]) == 4, "how it is counted is stored", f"{[told.get(k) for k in ('convention', 'queue_by', 'demand_per_day')]}")
    # Choice, two numbers and choice: each is an act of its own.
    for _ in range(8):
        app.key("ctrl+z"); pause(.25)
        if not any(n.label.startswith("Queues") for n in nodes()): break
    check(stored()["convention"] == "office", "undone it is counted as the office does again")

def deadlines():
    mode(1)
    choose("Done within 3 Working Days", 3)
    shot("define-deadlines")
    told = stored()["steps"]
    check(told[2].get("within") == {"value": 3, "unit": "wd"} and "within" not in told[1], "a deadline goes from the step that had it to the chosen one", f"{[s.get('within') for s in told]}")
    choose("Done within 3 Working Days", 0)
    check("within" not in stored()["steps"][2], "or to none")
    app.key("ctrl+z"); pause(.4); app.key("ctrl+z"); pause(.4)
    check(stored()["steps"][1].get("within") == {"value": 3, "unit": "wd"}, "and back by undo")

# --- the bar ----------------------------------------------------------------------------------------------------------

def toggles():
    """A long message under the line of steps once took the room of what stands beside it."""
    mode(2)
    def widths(): return [app.one(lambda n: n.role in ("radio button", "toggle button") and n.label == name).box()[2] for name in ("Time", "Money", "Media")]
    before = widths()
    fill("Waiting before", "vierteljahr" * 12)
    wait_for(lambda: any(n.role == "label" and n.name.startswith("Time not understood") and len(n.name) > 120 for n in nodes()), 10, "what was not understood"); pause(.5)
    shot("bar-problem")
    check(widths() == before, "Time, Money and Media are as wide with a message beside them", f"{before} {widths()}")
    fill("Waiting before", "")
    check(holds(lambda: widths() == before), "and without it")

# --- the pane ---------------------------------------------------------------------------------------------------------

def day(name): return next((n for n in nodes() if n.role == "toggle button" and f"Released on {name}" in (n.name, n.description)), None)

def gate():
    mode(2); fit()
    select(9, lambda: day("Tuesday") and any(n.real_text() == "Bescheid und Auftrag" for n in nodes() if n.role in ENTRIES))
    for name in ("Tuesday", "Thursday"):
        until(lambda: day(name).click(), lambda: day(name).has("pressed") or day(name).has("checked"), f"{name} pressed")
    wait_for(lambda: any(n.role in ENTRIES and n.name.startswith("Released at") for n in nodes()), 10, "the time of release asked for")
    fill("Released at", "25:00")
    check(holds(lambda: has("A time is written as 12:00")), "a time that is none is told")
    fill("Released at", "12:00")
    # research: signatures on Tuesday and Thursday at noon cost 10.4 working hours on the mean.
    check(holds(lambda: any(re.search(r"these days cost (10\.4 h|1\.3 wd) on the mean", n.name) for n in nodes())), "two rounds a week cost 10.4 working hours before anybody begins",
          f"{[n.name for n in nodes() if 'on the mean' in n.name]}")
    fill("Cases in One Round", "6"); fill("Share of the Day for It", "25")
    shot("pane-gate")
    check(holds(lambda: any("could be done in a working day" in n.name for n in nodes())), "and how much one person could do is told")
    app.find("button", "Take It as the Waiting", 10).click()
    told = wait_for(lambda: stored()["steps"][8], 20, "the step")
    check(told["release"]["weekdays"] == [2, 4] and told["release"]["time"] == "12:00" and number(told["release"]["capacity"]) == 6 and number(told["uptime"]) == .25, "days, time, round and share are stored", f"{told.get('release')} {told.get('uptime')}")
    check(told["wait_before"].get("value") == 10.4 and told["wait_before"].get("cause") == "batch", "what they cost became the waiting, with its cause", f"{told['wait_before']}")
    check(holds(lambda: "only on Tu Th" in step(9).label), "the box tells its days", step(9).label)

# --- dots ---------------------------------------------------------------------------------------------------------------

def dots():
    mode(4)
    app.find("toggle button", re.compile("Uncover Dots"), 10).click()
    wait_for(lambda: has("35 of 35"), 10, "all dots given")
    title = "Dots, also as counted on paper"
    def put(text, key):
        until(lambda: entry(title).click(), lambda: app.focused() is not None and app.focused().name.startswith(title), "the cursor in the dots")
        app.key("ctrl+a"); app.type(text); app.key(key)
    first = entry(title).real_text()
    put("3", "Return")
    check(holds(lambda: has(f"{35 - int(first) + 3} of 35")), "dots counted on paper are typed", f"{[n.name for n in nodes() if ' of 35' in n.name]}")
    shot("waste-dots")
    # Who has most stands first: it may be another by now.
    first = entry(title).real_text()
    put("999", "Return")
    check(holds(lambda: has("All 35 dots are given")), "more than there are are refused with the reason")
    check(holds(lambda: entry(title).real_text() == first), "and what stood there stands there again", entry(title).real_text())
    put("x", "Tab")
    check(holds(lambda: entry(title).real_text() == first), "so it does for what is no number", entry(title).real_text())
    app.key("ctrl+z")
    check(holds(lambda: has("35 of 35")), "and the dots are undone")

def sticking():
    """Once it has passed another an entry took the next one's place, and the next dot went to that."""
    title = "Dots, also as counted on paper"
    def numbers(): return [int(n.real_text()) for n in nodes() if n.role in ENTRIES and n.name.startswith(title)]
    def uncovered(): return app.find("toggle button", re.compile("Uncover Dots"), 10)
    mode(4)
    if not uncovered().has("pressed"): uncovered().click()
    before = wait_for(numbers, 10, "the dots")
    check(before == sorted(before, reverse=True) and len(before) > 2, "uncovered, who has most dots stands first", f"{before}")
    off = before[0] - before[1] + 2
    app.find("button", "Take a Dot Off", 10).click()
    for k in range(1, off):
        wait_for(lambda: numbers()[0] == before[0] - k or sum(numbers()) == sum(before) - k, 10, f"{k} dots less"); pause(.2)
        app.xdo("click", 1)
    check(lambda: numbers() == [before[0] - off] + before[1:], "dots taken off at one place are all of one, though others have more by now", lambda: f"{before} {off} {numbers()}")
    app.key("space")
    check(lambda: numbers() == [before[0] - off - 1] + before[1:], "by keys as well: the focus stays", lambda: f"{numbers()} {app.focused() and app.focused().label}")
    app.key("shift+Tab"); uncovered().click(); uncovered().click()
    check(lambda: len(numbers()) == len(before) and numbers() == sorted([before[0] - off - 1] + before[1:], reverse=True), "then the order follows", lambda: f"{numbers()}")
    # Leaving the list by the pointer, without the Return.
    told = numbers()
    until(lambda: app.one(lambda n: n.role in ENTRIES and n.name.startswith(title)).click(), lambda: app.focused().name.startswith(title), "the cursor in the dots")
    app.key("ctrl+a"); app.type(str(told[0] - 1))
    uncovered().click(); uncovered().click()
    check(lambda: numbers() == sorted([told[0] - 1] + told[1:], reverse=True), "what was typed counts when the list is left", lambda: f"{told} {numbers()}")
    for _ in range(off + 2): app.key("ctrl+z"); pause(.3)
    check(lambda: numbers() == before, "and each is undone", lambda: f"{numbers()}")

# --- snapshots ---------------------------------------------------------------------------------------------------------

def snapshots():
    mode(2); fit()
    act("stream.snapshots")
    fill("Name, for Example", "Vor dem Essen")
    app.find("button", "Take a Snapshot", 10).click()
    wait_for(lambda: any(n.role == "list item" and n.label.startswith("Vor dem Essen") for n in nodes()), 10, "the snapshot")
    app.key("Escape"); app.gone("button", "Take a Snapshot")
    lead = figure("Lead time")
    step(4).click(); app.key("Delete")
    wait_for(lambda: figure("Lead time") != lead, 10, "another lead time")
    now = re.match(r"Lead time: ([\d.]+ wd)", figure("Lead time"))[1]
    act("stream.snapshots")
    row = wait_for(lambda: next((n for n in nodes() if n.role == "list item" and "Vor dem Essen" in n.label + " ".join(m.name for m, _ in n.walk())), None), 10, "the snapshot")
    told = " ".join([row.label] + [m.name for m, _ in row.walk()])
    check("11 steps" in told and f"now {now}" in told, "a snapshot tells its steps, and the lead time then and now", told)
    app.find("button", "Compare", 10).click()
    wait_for(lambda: has("“Vor dem Essen” and Now"), 10, "the comparison"); pause(.8)
    seen = [n.label for n in nodes() if n.role == "list item"]
    check(any(s.startswith("Vor dem Essen") or "Antrag auf HzE stellen" in s and ("falls away" in s or "Vor dem Essen" in s) for s in seen), "what is gone since stands there as it was", f"{seen[:30]}")
    shot("compare")
    app.key("Escape"); pause(.6)
    app.find("button", "Put Back", 10).click()
    check(holds(lambda: figure("Lead time") == lead), "put back the map is as it was", figure("Lead time"))
    app.key("ctrl+z")
    check(holds(lambda: figure("Lead time").startswith(f"Lead time: {now}")), "and that too is undone", figure("Lead time"))
    app.key("ctrl+z")

def looks():
    """The same screens in the dark and in German, to be looked at."""
    if not SHOTS: return
    env = dict(app.env)
    for name, extra in (("dark", {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}), ("german", {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "FALLWERK_LOCALE_DIR": os.environ.get("FALLWERK_LOCALE_DIR", "")})):
        app.stop(); app.env.update(extra); start()
        def listed():
            app.key("alt+4"); pause(1)
            return next((n for n in nodes() if n.role == "list item" and re.search(r"11 (steps|Schritte)", n.label + " ".join(m.name for m, _ in n.walk()))), None)
        row = wait_for(listed, 40, "the map")
        row.click(); pause(2)
        app.key("ctrl+alt+1"); pause(1); app.shot(f"{SHOTS}/{name}-define.png")
        for k in range(2):
            for _ in range(12): app.scroll(640, 500, -1)
            pause(.5); app.shot(f"{SHOTS}/{name}-define-{k + 2}.png")
        app.key("ctrl+alt+2"); pause(1)
        next(n for n in nodes() if n.role == "list item" and re.match(r"(Step|Schritt) 9\b", n.label)).click(); pause(1)
        app.shot(f"{SHOTS}/{name}-gate.png")
        for _ in range(15): app.scroll(1150, 500, -1)
        pause(.5); app.shot(f"{SHOTS}/{name}-gate-2.png")
        app.key("ctrl+alt+4"); pause(1); app.shot(f"{SHOTS}/{name}-waste.png")
        app.key("ctrl+alt+2"); pause(.6); act("stream.snapshots"); pause(1); app.shot(f"{SHOTS}/{name}-snapshots.png")
        compare = next((n for n in nodes() if n.role == "button" and n.name in ("Compare", "Vergleichen")), None)
        if compare is not None: compare.click(); pause(1.2); app.shot(f"{SHOTS}/{name}-compare.png"); app.key("Escape"); pause(.5)
        app.key("Escape"); pause(.8)
        act("stream.photo")
        if name == "dark": app.choose_file(f"{SHOTS}/{name}-waste.png")       # it stays for the next
        pause(2); app.shot(f"{SHOTS}/{name}-photo.png")
        act("stream.export"); pause(1); app.shot(f"{SHOTS}/{name}-export.png")
        app.env.clear(); app.env.update(env)

try:
    open(password, "w").write("demo\n")
    subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY, "--seed", "1", "--cases", "5"], check=True, stdout=subprocess.DEVNULL)
    start()
    app.find("list item", "Value Streams", 15).click()
    app.find("button", "Look at an Example", 15).click()
    wait_for(lambda: any(n.role == "list item" and n.label.startswith("Step 11,") for n in nodes()), 20, "the example"); pause(.6)
    for part in (people, kinds, counting, deadlines, toggles, gate, dots, sticking, snapshots, looks):
        if len(sys.argv) < 2 or part.__name__ in sys.argv[1:]: part()
except Exception as e:
    ended_early(e)
silent(app)
done()
