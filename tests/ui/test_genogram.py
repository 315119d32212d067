#!/usr/bin/env python3
"""The genogram in the real program: the same family drawn by pointer, by keyboard alone and
typed; undo to empty and redo to full; the slider; tidy up keeps pins; a walk that speaks kin terms.

  ./dev exec python3 tests/ui/test_genogram.py [draw|read]
"""
import json, os, re, subprocess, sys, time
from gi.repository import GLib
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, NotFound, wait_for

TODAY, MAIN_CASE = "2026-06-02", "51-2026-0042"
n_tests = failed = 0

def check(ok, what, why=""):
    global n_tests, failed
    n_tests += 1
    failed += not ok
    print(f"{'ok' if ok else 'not ok'} {n_tests} {what}", flush=True)
    if not ok:
        if why: print(f"#   {why}"[:600])
        if os.environ.get("DRIVE_SHOT"):
            os.makedirs(os.environ["DRIVE_SHOT"], exist_ok=True)
            app.shot(f"{os.environ['DRIVE_SHOT']}/genogram-{n_tests}.png")

def nodes():
    """What is on the screen, each once: some containers name their child twice."""
    seen = {}
    for n, _ in app.root().walk():
        if n.showing: seen.setdefault(n.a.path if hasattr(n.a, "path") else id(n), n)
    return list(seen.values())

def rows():
    """The labels of what is listed; what goes meanwhile is not."""
    labels = []
    for n in nodes():
        try:
            if n.role == "list item": labels.append(n.label)
        except GLib.Error: pass
    return labels

def persons():
    """The persons on the canvas: list items that say who they are, not lines."""
    return [n for n in nodes() if n.role == "list item" and n.label and n.box()[0] < 950 and " – " not in n.label
            and not n.label.startswith(("Household", "Conflict", "Close", "Distant", "Takes care", "Connected"))]

def person(start): return wait_for(lambda: next((n for n in persons() if n.label.startswith(start)), None), 8, start)
def names(): return sorted(n.label.split(",")[0] for n in persons())
def focused(): return next((n.label for n in nodes() if n.has("focused") and n.role == "list item"), "")
def wait_names(count, what): return wait_for(lambda: len(persons()) == count, 8, what)

def geometry(case):
    """The family as the store has it, drawn by the command line."""
    out = f"{app.tmp}/family.json"
    done = subprocess.run(["fallwerkctl", "genogram", "draw", f"{office}#case/{case}", "-o", f"{app.tmp}/family.svg",
                           "--geometry", out, "--user", "demo", "--password-file", password, "--today", TODAY],
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.load(open(out))

def shape(case):
    """Persons by name, couples by names, children by names."""
    drawing = geometry(case)
    name = {p["id"]: next((l["text"] for l in p["labels"] if re.match(r"[A-Z][a-z]+$", l["text"])), "?") for p in drawing["persons"]}
    children = lambda u: tuple(sorted(name[c["child"]] for c in drawing["children"] if c["union"] == u))
    return sorted(name.values()), sorted((tuple(sorted(name[p] for p in u["partners"])), children(u["id"])) for u in drawing["unions"])

def middle_of(case, given):
    """x of the symbol with this name, in the drawing of what is stored."""
    return next(p["x"] for p in geometry(case)["persons"] if any(given in l["text"] for l in p["labels"]))

def new_case(name):
    app.key("ctrl+n"); time.sleep(.6)
    app.type(name); app.key("Return"); time.sleep(1.2)
    app.key("ctrl+alt+3"); time.sleep(1)
    listed = json.loads(subprocess.run(["fallwerkctl", "query", office, "cases", "--user", "demo", "--password-file",
                                        password], capture_output=True, text=True).stdout)
    return next(c["file_number"] if "file_number" in c else c["ref"].split("/")[-1] for c in listed if c.get("name") == name)

def rename(text):
    """Names the person that has the focus, in place."""
    app.key("F2"); time.sleep(.3)
    app.key("ctrl+a"); app.type(text); app.key("Return"); time.sleep(.6)

def draw_by_keyboard(case):
    wait_for(lambda: any(n.label == "Add a Person" for n in nodes()), 8, "the empty family")
    entry = next(n for n in nodes() if n.label == "Add a Person")
    while not any(n.has("focused") and n.label == "Add a Person" for n in nodes()): app.key("Tab"); time.sleep(.1)
    app.key("Return"); wait_names(1, "the first person")
    time.sleep(.5); rename("Kim")
    app.key("ctrl+Up"); wait_names(2, "the mother"); time.sleep(.4); rename("Anna")
    app.key("ctrl+Right"); wait_names(3, "the father"); time.sleep(.4); rename("Tom")
    return shape(case)

def press(label):
    wait_for(lambda: next((n for n in nodes() if n.role in ("button", "push button") and n.label == label), None), 8, label).click()

def name_by_pointer(text):
    wait_for(lambda: next((n for n in nodes() if n.role in ("text", "entry") and n.label == "Given Name"), None), 8, "the name in the inspector").click()
    app.key("ctrl+a"); app.type(text); app.key("Return"); time.sleep(.8)

def draw_by_pointer(case):
    press("Add a Person"); wait_names(1, "the first person"); time.sleep(.5); name_by_pointer("Kim")
    person("Kim").click(); time.sleep(.4)
    press("Add above"); wait_names(2, "the mother"); time.sleep(.5); name_by_pointer("Anna")
    person("Anna").click(); time.sleep(.4)
    press("Add on the right"); wait_names(3, "the father"); time.sleep(.5); name_by_pointer("Tom")
    return shape(case)

try:
    mode = sys.argv[1] if len(sys.argv) > 1 else "all"
    app = App(env={k: os.environ[k] for k in ("FALLWERK_LOCALE_DIR",) if k in os.environ})
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    open(password, "w").write("demo\n")
    subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY, "--seed", "1"], check=True, stdout=subprocess.DEVNULL)
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
    wait_for(lambda: any("win.lock" in n.actions() for n in app.root().children()), 30, "the window")
    time.sleep(1.2)

    if mode in ("all", "draw"):
        case = new_case("Familie Tastatur")
        drawn = draw_by_keyboard(case)
        check(names() == ["Anna", "Kim", "Tom"], "by keyboard alone: child, mother, father stand there", names())
        check(drawn[1] == [(("Anna", "Tom"), ("Kim",))], "the store holds one couple and its child", drawn)
        for _ in range(6): app.key("ctrl+z"); time.sleep(.5)
        wait_for(lambda: not persons(), 8, "nobody after undoing all")
        check(not persons(), "undo to empty")
        for _ in range(6): app.key("ctrl+shift+z"); time.sleep(.5)
        wait_names(3, "everybody again")
        check(shape(case) == drawn, "redo to full gives the same family", shape(case))
        app.key("alt+Left"); time.sleep(.8)

        case = new_case("Familie Zeiger")
        pointed = draw_by_pointer(case)
        check(pointed == drawn, "by pointer: the same family", pointed)
        person("Kim").click(); time.sleep(.4)
        app.key("alt+Left"); time.sleep(.8)

        case = new_case("Familie Getippt")
        app.key("ctrl+e"); app.type("Mutter Anna, Vater Tom, Kind Kim"); time.sleep(.6); app.key("Return")
        wait_names(3, "the typed family")
        typed = shape(case)
        check(typed[0] == ["Anna", "Kim", "Tom"], "typed: the same persons", typed)
        check(typed[1] == drawn[1], "typed: the same couple and child", typed)
        app.key("alt+Left"); time.sleep(.8)

    if mode in ("all", "read"):
        app.key("ctrl+k"); time.sleep(.4); app.type("ahornblatt"); time.sleep(1); app.key("Return"); time.sleep(1.2)
        app.key("ctrl+alt+3"); person("Emil"); time.sleep(1)
        all_names = names()
        person("Emil").click(); time.sleep(.4)
        app.key("Up"); time.sleep(.4)
        up = focused()
        check(", father" in up or ", mother" in up, "up leads to a parent, and says so", up)
        app.key("Down"); time.sleep(.4)
        check(focused().startswith("Emil"), "down leads back to the child", focused())
        lina, ben = person("Lina").label, person("Ben").label
        check("half-sister on the mother’s side" in lina, "a half-sister is told from which side", lina)
        check("in foster care since 20" in ben, "a foster child is told with the year", ben)

        before = person("Katrin").box()
        at_first = middle_of(MAIN_CASE, "Katrin")
        katrin = person("Katrin")
        katrin.click(); time.sleep(.3)
        for _ in range(5): app.key("shift+Right"); time.sleep(.12)
        time.sleep(1)
        moved = person("Katrin").box()
        check(moved[0] > before[0] + 5, "Shift and arrow moves by hand", (before, moved))
        pinned = middle_of(MAIN_CASE, "Katrin")
        check(abs(pinned - at_first) > 5, "the place is stored", (at_first, pinned))
        distance = lambda: round((person("Katrin").box()[0] - person("Emil").box()[0]) / person("Emil").box()[3], 1)
        apart = distance()
        next(n for n in nodes() if n.label.startswith("Tidy Up")).click(); time.sleep(1.2)
        check(names() == all_names, "tidying up keeps everybody")
        check(middle_of(MAIN_CASE, "Katrin") == pinned, "and who was placed by hand where they were put", pinned)
        check(abs(distance() - apart) < .5, "on the screen too", (apart, distance()))
        app.key("ctrl+l"); time.sleep(.6)
        check(any("maternal grandmother" in r for r in rows()), "the list says who is who", rows()[:4])
        app.key("ctrl+l"); time.sleep(.6)

        slider = next(n for n in nodes() if n.role == "slider")
        slider.click(); time.sleep(.4)
        app.key("Home"); time.sleep(.8)
        check(any("To be read only" in n.label for n in nodes() if n.label), "a past day is to be read only")
        check(not any(n.label.startswith("Lina") and "not there yet" not in n.label for n in persons()),
              "who was not born yet is a ghost")
        app.key("End"); time.sleep(.8)
        check(not any(n.label == "That Day" for n in nodes()), "today again")
    errors = [l for l in app.errors().splitlines() if "CRITICAL" in l]
    check(not errors, "nothing is complained about", errors)
except (NotFound, GLib.Error) as problem:
    check(False, f"found: {problem}")
finally:
    app.close()
print(f"1..{n_tests}")
sys.exit(failed > 0)
