#!/usr/bin/env python3
"""The value stream in the real program: ten steps with times by keyboard alone in at most 60 key presses beyond
their text, and by pointer; stamp, dot, measure, target; the second window hides and shows numbers; the program
killed in the middle loses nothing.

  ./dev exec python3 tests/ui/test_value_stream.py
"""
import os, re, signal, subprocess, sys, time
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, NotFound, until, wait_for
from tap import check, done, ended_early, shot, silent

TODAY = "2026-06-02"
app = App()
office, password = f"{app.tmp}/Demo.fallwerk", f"{app.tmp}/password"

def start():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
    app.find("button", re.compile("^(New Case|Main Menu)"), 20)

def nodes(): return [n for n, _ in app.root().walk() if n.showing]
def steps(): return sorted({n.label for n in nodes() if n.role == "list item" and n.label.startswith("Step ")},
                           key=lambda s: int(re.match(r"Step (\d+)", s)[1]))
def fit(): app.find("button", re.compile("^Show all"), 10).press()      # what is out of view has no widget
def wait_steps(count):
    fit()
    return wait_for(lambda: len(steps()) == count and steps(), 15, f"{count} steps, there are {steps()}")
def step(number): return next(n for n in nodes() if n.role == "list item" and n.label.startswith(f"Step {number},"))
def figure(title): return wait_for(lambda: next((n.name for n in nodes() if n.name.startswith(f"{title}: ")), None), 10, title)
def press(label): app.find("button", label, 10).click()
def to_streams():
    app.find("list item", "Value Streams", 15).click()
    app.find("button", re.compile("New Value Stream|^New$|New Value"), 10)

# Ten steps with waiting and process time; the key presses beyond their text are counted.
TYPED = [("First contact", "0h", "1h"), ("Assessment", "1-3d", "3h"), ("Talk", "3d", "4h"), ("Application", "?", "1h"),
         ("Report", "2d", "5h"), ("Conference", "3.5d", "90m"), ("Check", "3d", "2.5h"), ("Decision", "2d", "30m"),
         ("Notice", "2d", "1.5h"), ("Plan", "5d", "2h")]

def by_keyboard():
    presses = 0
    def key(k):
        nonlocal presses
        presses += 1; app.key(k)
    key("ctrl+e")
    wait_for(lambda: any(n.has("focused") and n.name.startswith("Type a step") for n in nodes()), 10, "the entry")
    for name, wait, work in TYPED:
        app.type(name); key("Tab"); app.type(wait); key("Tab"); app.type(work); key("Return")
    told = wait_steps(10)
    check(presses <= 60, f"ten steps with times in {presses} key presses beyond their text")
    check(told[1].startswith("Step 2, Assessment") and "waits 1–3" in told[1] and "works 3" in told[1],
          "a span of waiting and a process time are understood", told[1])
    check("unknown" in told[3], "unknown stays unknown", told[3])
    lead = figure("Lead time")
    check(lead.startswith("Lead time: ?") and "1 input unknown" in lead, "one unknown input leaves the total unknown, and says so", lead)
    shot("typed")

def handle():
    step(4).click()
    # Its pane opens beside the map, which gives way.
    wait_for(lambda: any(n.role == "text" and n.text == "Application" for n in nodes()), 10, "the step in the pane"); time.sleep(.3)
    app.find("button", "Add on the right", 10).click()
    wait_steps(11)
    app.key("ctrl+a"); app.type("Second talk"); app.key("Return")
    wait_for(lambda: any("Step 5, Second talk" in s for s in steps()), 10, "the new step named")
    check(True, "an arrow at the selected box adds a connected step, named in place")

def killed():
    """What was done a moment ago is there after the power went."""
    before = steps()
    time.sleep(.3)
    os.kill(app.proc.pid, signal.SIGKILL); app.proc.wait(); app.proc = None
    start(); to_streams()
    until(lambda: app.one(lambda n: n.role == "list item" and "11 steps" in n.label + " ".join(m.name for m, _ in n.walk())).click(),
          lambda: any(n.role == "button" and n.name.startswith("Show all") for n in nodes()), "the map opened from the list")
    wait_steps(11)
    check(lambda: steps() == before, "killed in the middle: nothing is lost", f"{before} {steps()}")

def focused_text(): return next((n for n in nodes() if n.role in ("text", "entry") and n.has("focused")), None)
def fill(name, text):
    """The field of that name, by a click into it, and its text."""
    until(lambda: app.one(lambda n: n.role in ("text", "entry") and n.name.startswith(name)).click(),
          lambda: focused_text() is not None and focused_text().name.startswith(name), f"the cursor in {name}", 60)
    app.type(text)

def by_pointer():
    """Ten steps with times: half in the line above, half by the arrow at the last box and the pane. Text is typed;
    nothing else is done with the keyboard."""
    app.key("alt+Left"); to_streams()
    app.find("button", re.compile("New Value Stream|^New$"), 10).click()
    app.find("label", "Where Does It Begin, Where Does It End?", 10)
    app.one(lambda n: n.role in ("radio button", "toggle button") and n.label.startswith("Map")).click()
    for name, wait, work in TYPED[:5]:
        fill("Type a step", name); fill("Waiting before", wait); fill("Process time", work)
        app.find("button", "Make the Step (Enter)", 10).click()
        wait_for(lambda: any(f", {name}" in s for s in steps()), 10, name)
    for i, (name, wait, work) in enumerate(TYPED[5:], 6):
        def added():
            """Pane and arrows come with the selected box, and the view may move meanwhile."""
            fit(); time.sleep(.3)
            if len(steps()) == i: return True
            step(i - 1).click(); time.sleep(.5)
            app.find("button", "Add on the right", 10).click()
            try: return wait_for(lambda: len(steps()) == i, 6, "one more")
            except NotFound: return False
        wait_for(added, 60, f"step {i}, there are {steps()}")
        wait_for(lambda: focused_text() is not None, 10, "the name typed in place")
        app.type(name)
        fill("Waiting Before", wait)
        wait_for(lambda: any(s.startswith(f"Step {i}, {name}") and "waits unknown" not in s for s in steps()), 20, f"{name} with its waiting, there are {steps()}")
        fill("Process Time", work)
        wait_for(lambda: any(s.startswith(f"Step {i}, {name}") and "unknown" not in s for s in steps()), 15, f"{name} with its times, there are {steps()}")
    told = wait_steps(10)
    check([s.split(",")[1].strip() for s in told] == [t[0] for t in TYPED], "ten steps by pointer alone", f"{told}")
    check(all(("waits" in s) == (t[1] != "0h") and "works" in s and ("waits unknown" in s) == (t[1] == "?") and "works unknown" not in s
              for s, t in zip(told, TYPED)), "each with its times", f"{told}")
    lead = figure("Lead time")
    check(lead.startswith("Lead time: ?") and "1 input unknown" in lead, "the same total as by keyboard", lead)

def undo():
    step(3).click()
    app.key("Delete"); wait_steps(10)
    app.key("ctrl+z"); wait_steps(11)
    check(True, "a deleted step comes back by undo")

def example():
    app.key("alt+Left"); to_streams()
    app.find("button", "Look at an Example", 10).click()
    wait_steps(11)
    app.find("label", "Example", 10)
    check(lambda: figure("Lead time").startswith("Lead time: 30.8 wd"), "the example's lead time is 30.8 working days", figure("Lead time"))
    shot("example")

def money():
    """Where the money goes, under the map: each amount with its ends, and what does not close."""
    toggle = app.one(lambda n: n.role in ("radio button", "toggle button") and (n.label == "Money" or "Under the Map: Money" in n.description + n.name))
    toggle.click()
    bands = lambda: [n.label for n in nodes() if n.role == "list item" and n.label.startswith("Money from") and "”: " in n.label]
    wait_for(lambda: len(bands()) >= 11, 10, "the bands")
    check(lambda: any("from “Staff” to “Fallvorlage schreiben”: 400.00 €" in b for b in bands()), "staff money by step, returns included", f"{bands()}")
    check(lambda: any("to “Träger der Hilfe”: 7674.00 €" in b for b in bands()), "money by payee", f"{bands()}")
    check(lambda: any("672.00 € came in and went nowhere" in n.label for n in nodes()), "the sums say by how much they do not close")
    shot("money")
    app.key("ctrl+l")
    wait_for(lambda: any("7674.00 €" in n.label + n.name for n in nodes()), 10, "the list")
    check(True, "the list twin tells the same")
    app.key("ctrl+l")
    app.one(lambda n: n.role in ("radio button", "toggle button") and (n.label == "Time" or "Under the Map: Time" in n.description + n.name)).click()
    wait_for(lambda: not bands(), 10, "the ladder again")

def waste():
    app.key("ctrl+alt+4")
    app.find("button", "1 Waiting", 10)
    step(2).click(); time.sleep(.2)
    app.key("1"); app.key("1")
    wait_for(lambda: any("Step 2," in s and "stamp Waiting × 2" in s for s in steps()), 10, "two stamps")
    check(True, "the key 1 stamps, again counts one more")
    app.key("shift+1")
    wait_for(lambda: any("Step 2," in s and "stamp Waiting × 1" in s for s in steps()), 10, "one stamp")
    check(True, "with Shift one less")
    shot("waste")
    app.find("toggle button", re.compile("Uncover Dots"), 10).click()
    wait_for(lambda: any("35 of 35" in n.name for n in nodes()), 10, "all dots given")
    app.one(lambda n: n.name == "Stick a Dot").click()
    wait_for(lambda: any("All 35 dots are given" in n.name for n in nodes()), 10, "one dot too many refused")
    check(True, "more dots than there are are refused with the reason")
    app.one(lambda n: n.name == "Take a Dot Off").click()
    wait_for(lambda: any("34 of 35" in n.name for n in nodes()), 10, "a dot taken off")
    check(True, "a dot is taken off")
    app.one(lambda n: n.name == "Make a Measure").click()

def target():
    app.key("ctrl+alt+6")
    wait_for(lambda: any("of 8 on" in n.name for n in nodes()), 10, "a measure of a stamp")
    check(lambda: any("7 of 8 on" in n.name for n in nodes()), "a stamp became a measure, with place and text")
    before = figure("Lead time")
    check("21.3 wd" in before and "today 30.8 wd" in before, "target and today stand side by side", before)
    fit()
    told = lambda: [n.label for n in nodes() if n.role == "list item"]
    wait_for(lambda: any(s.startswith("Today: Step 4,") for s in told()), 10, "today above the target")
    check(lambda: any(s.startswith("Step 4,") and "falls away" in s for s in told()), "today and target above each other: what falls away is told", f"{told()}")
    check(lambda: any(s.startswith("Step 3,") and "−41 %" in s for s in told()) and not any(s.startswith("Today: Step 3,") and "%," in s.split("accurate")[-1] for s in told()),
          "each step tells its change", f"{told()}")
    deadlines = [s for s in told() if "≤ 3 wd" in s]
    check(len(deadlines) == 2 and all("Fast track" in s and "> 10 wd" in s for s in deadlines), "both are held against 3 and 10 working days and the fast track", f"{deadlines}")
    shot("target")
    app.one(lambda n: n.name == "Measure on the target").click()
    wait_for(lambda: figure("Lead time") != before, 10, "another total")
    check(True, "a switch changes the target at once")
    app.key("ctrl+z")
    wait_for(lambda: figure("Lead time") == before, 10, "the total before")

def presenter():
    app.key("ctrl+alt+2"); time.sleep(.3)
    app.key("F5")
    wait_for(lambda: len(app.xwindows()) == 2, 10, "the second window"); time.sleep(.5)
    app.focus_window()
    room = lambda: next(n for n in app.root().children() if n.name == "Value Stream for the Room")
    totals = lambda: next((n.name for n, _ in room().walk() if "Lead time: " in n.name), "")
    wait_for(lambda: "covered" in totals(), 10, "numbers covered")
    check("1 h" not in totals(), "the second window hides numbers until they are shown", totals())
    shot("presenter")
    for _ in range(4): app.key("space")
    wait_for(lambda: totals().startswith("Up to “Antrag auf HzE stellen”: 10.6 wd"), 10, "numbers of the first part shown")
    check("Lead time: covered" in totals(), "Space shows them one after the other, the totals last", totals())
    shot("presenter-shown")
    for _ in range(9): app.key("space")
    wait_for(lambda: "Lead time: 30.8 wd" in totals(), 10, "all numbers shown")
    check(True, "the totals are those of the whole map")
    shot("presenter-all")
    # Step by step with the arrows, and what the room calls out is stamped there.
    said = lambda: [n.name or n.label for n, _ in room().walk() if (n.name or n.label).startswith("Step ")]
    for _ in range(3): app.key("Page_Up")
    app.key("Right"); app.key("Right")
    wait_for(lambda: any(n.has("focused") and (n.name or n.label).startswith("Step 2,") for n, _ in room().walk()), 10, "the second step")
    app.key("5"); app.key("5"); app.key("shift+5")
    wait_for(lambda: any(s.startswith("Step 2,") and "stamp Hand-over × 1" in s for s in said()), 10, f"the stamp, there is {said()}")
    check(True, "arrows walk step by step, 1 to 8 stamp, Shift takes off")
    for _ in range(3): app.key("Right")
    wait_for(lambda: any(n.has("focused") and (n.name or n.label).startswith("Step 5,") for n, _ in room().walk()), 10, "the fifth step in the next part")
    check(True, "the arrows lead into the next part")
    app.key("Escape")
    wait_for(lambda: len(app.xwindows()) == 1, 10, "the second window gone")
    app.focus_window()

try:
    open(password, "w").write("demo\n")
    subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY, "--seed", "1", "--cases", "5"], check=True, stdout=subprocess.DEVNULL)
    start(); to_streams()
    shot("empty")
    app.find("button", "New Value Stream", 10).click()
    app.find("label", "Where Does It Begin, Where Does It End?", 10)
    shot("define")
    for act in (by_keyboard, handle, killed, undo, by_pointer, example, money, waste, target, presenter):
        if len(sys.argv) < 2 or act.__name__ in sys.argv[1:]: act()
except Exception as e:
    ended_early(e)
silent(app)
done()
