#!/usr/bin/env python3
"""test_plan.py: a help plan is written, frozen and found again, as a case worker does it. TAP."""
import os, re, subprocess, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, wait_for
from tap import check, done, ended_early, holds, silent

OWN = "Ich will morgens ohne Bauchweh in die Schule gehen."
BAD = "Lina fehlt nicht mehr."
GOOD = "Lina besucht den Unterricht an vier von fuenf Tagen."

def names(app, role=None):
    return [n.name for n, _ in app.root().walk() if n.showing and (role is None or n.role == role)]

def has(app, text):
    return any(text in (n.name or "") for n, _ in app.root().walk() if n.showing)

def text_of(app, name):
    return app.root().find("text", name, .5).text

def focused_name(app):
    node = app.focused()
    return node.name if node else None

def start(app, office, password):
    app.start(["fallwerk", office, "--today", "2026-06-02", "--user", "demo", "--password-file", password], timeout=60)
    wait_for(lambda: app.root().find("list", "Pages", .5), 20, "the office")

def open_plans(app):
    app.key("ctrl+k"); time.sleep(.4); app.type("51-2026-0042"); time.sleep(1.2); app.key("Return")
    wait_for(lambda: has(app, "Familie Ahornblatt"), 10, "the case")
    tab = app.root().find(None, "Help Plan", 10)
    tab.press() if tab.actions() else tab.click()
    app.root().find("list", "Help Plans", 10)

def open_plan(app, title):
    row = wait_for(lambda: next(n for n, _ in app.root().find("list", "Help Plans", .5).walk()
                                if n.role == "list item" and n.name.startswith(title)), 8, title)
    row.click()
    app.root().find("form", None, 10)

def go_to_section(app, title):
    """Ctrl+Page Down until the heading is there, as a person without a mouse."""
    for _ in range(20):
        if title in names(app, "heading"): return True
        app.key("ctrl+Page_Down"); time.sleep(.3)
    return False

app = App()
try:
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    subprocess.run(["fallwerkctl", "demo", office, "--cases", "5", "--today", "2026-06-02"], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(password, "w") as f: f.write("demo\n")

    start(app, office, password); open_plans(app)
    before = len([n for n, _ in app.root().find("list", "Help Plans").walk() if n.role == "list item"])
    title = f"Help Plan No. {before + 1}"
    app.root().find("button", "New Help Plan").press()
    app.root().find("check box", "Emil", 5)
    app.root().find("button", "Create", 5).press()
    app.root().find("form", None, 10)
    check(lambda: has(app, title), "a new plan opens in the editor", names(app, "label"))
    check(holds(lambda: app.focused()), "the cursor stands in the form", app.focused())

    for _ in range(8):
        if focused_name(app) == "Ort": break
        app.key("Tab"); time.sleep(.15)
    check(lambda: focused_name(app) == "Ort", "Tab reaches the place of the talk", focused_name(app))
    app.type("Rathaus Zimmer 3")
    check(holds(lambda: text_of(app, "Ort") == "Rathaus Zimmer 3"), "what is typed stands in the field")
    check(holds(lambda: has(app, "saved")), "the head says when it was saved", names(app, "label")[:8])

    app.key("ctrl+n")
    # A continuation has the goals of the plan before it: ours comes after them.
    check(holds(lambda: (focused_name(app) or "").startswith("Eigene Worte, Ziel ")),
          "Ctrl+N makes a goal and begins with own words", focused_name(app))
    first = int(focused_name(app).split()[-1]); second = first + 1
    app.type(OWN); app.key("Tab"); time.sleep(.2)
    check(lambda: focused_name(app) == f"Fachliche Formulierung, Ziel {first}", "Tab goes on to the wording", focused_name(app))
    app.type(BAD)
    check(holds(lambda: has(app, "What shall be instead?")), "a negative word brings a question")
    app.key("ctrl+a"); app.type(GOOD)
    check(holds(lambda: has(app, "says what shall be")), "a goal that says what shall be is ticked")
    check(holds(lambda: not has(app, "What shall be instead?")), "the question goes with the word")
    check(holds(lambda: has(app, "not measurable yet")), "a goal without a measure is said to be so")
    app.key("ctrl+n")
    wait_for(lambda: app.root().find("text", f"Eigene Worte, Ziel {second}", .5), 8, "the second goal")
    wait_for(lambda: focused_name(app) == f"Eigene Worte, Ziel {second}", 5, "the cursor in it")
    app.type("Ich will meine Kinder sehen."); app.key("Tab"); time.sleep(.2); app.key("F9"); time.sleep(.4)
    app.type("wird noch besprochen")
    check(holds(lambda: any(n.text == "wird noch besprochen" for n, _ in app.root().walk() if n.showing and n.role == "text")),
          "F9 asks why a field is empty, and the reason is kept")
    app.key("F8"); time.sleep(.6)
    check(lambda: focused_name(app) not in (None, f"Fachliche Formulierung, Ziel {second}"), "F8 passes over what has a reason",
          focused_name(app))
    check(holds(lambda: has(app, f"Ziel {first}: “" + OWN)), "the other goal shows its summary", names(app, "button"))

    time.sleep(1.5)
    app.key("ctrl+z")
    check(holds(lambda: has(app, "Undone:")), "undo says what it took back")
    app.key("ctrl+shift+z")
    check(holds(lambda: has(app, "Done again:")), "and it can be done again")

    pages = wait_for(lambda: [n for n in names(app, "image") if n.startswith("Page ")], 8, "the pages")
    total = int(pages[0].split(" of ")[1])
    check(total >= 2, "the preview has its pages", pages)
    check(holds(lambda: has(app, f"of {total}")), "and says how many")

    app.root().find("button", re.compile("^Freeze and Print")).press()
    app.root().find("button", "Freeze", 5).press()
    check(holds(lambda: has(app, "Version 1, frozen"), 15), "the frozen version opens", names(app, "label"))
    check(holds(lambda: has(app, "unchanged since it was frozen")), "its checksum is shown and holds")
    check(lambda: any(n.startswith("Page 1 of") for n in names(app, "image")), "its pages are shown")
    shown = next((n.description for n, _ in app.root().walk() if n.role == "image" and n.name.startswith("Page ")
                  and OWN.split()[3] in n.description), "")
    check(OWN in " ".join(shown.split()), "the PDF holds the own words, for a screen reader too", shown[:200])
    app.stop()

    start(app, office, password); open_plans(app)
    check(holds(lambda: any(n.role == "list item" and n.name.startswith(title) and "frozen, version 1" in n.name
                            for n, _ in app.root().walk())), "the list says that it is frozen")
    open_plan(app, title)
    check(holds(lambda: text_of(app, "Ort") == "Rathaus Zimmer 3"), "after a restart the text is there")
    check(go_to_section(app, "Ziele"), "Ctrl+Page Down reaches the goals")
    app.root().find("button", re.compile(f"^Ziel {first}: “"), 5).press()
    check(holds(lambda: text_of(app, f"Eigene Worte, Ziel {first}") == OWN), "and so are the goals")
    check(lambda: text_of(app, f"Fachliche Formulierung, Ziel {first}") == GOOD, "with their wording")
    silent(app)
except Exception as e:
    ended_early(e)
done()
