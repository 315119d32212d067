#!/usr/bin/env python3
"""test_plan_between.py: what a help owes between two conversations: the four lines with what fell, the provider's
reports due, late and in, hours that come to their end; all of it on Today. TAP."""
import os, subprocess, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, NotFound, wait_for
from tap import check, done, ended_early, holds, shot, silent

CASE, TODAY = "51-2026-0042", "2026-06-02"

def says(): return [" ".join(filter(None, (n.name, n.description, n.text if n.role == "label" else ""))) for n, _ in app.root().walk() if n.showing]
def has(text): return any(text in s for s in says())

def press(name): app.root().find("button", name, 8).press()

def fill(name, text):
    wait_for(lambda: app.root().find("text", name, .5).click(), 30, name)
    app.key("ctrl+a"); app.type(text)
    wait_for(lambda: (app.root().find("text", name, .5).text or "") == text, 8, f"{text} in {name}")

def act(label):
    """The button of the dialog: the page behind it has one of that name too."""
    return next((n for n, _ in app.root().walk() if n.showing and n.role == "button" and n.name == label
                 and any(a.role == "dialog" for a in n.ancestors())), None)

def accept(label):
    wait_for(lambda: act(label).has("sensitive"), 8, f"{label} to be possible")
    act(label).press()
    wait_for(lambda: act(label) is None, 10, "the dialog to go")

def open_tab():
    app.key("ctrl+k"); app.type(CASE)
    wait_for(lambda: any(CASE in n.label for n, _ in app.root().walk() if n.role in ("list item", "table row") and n.showing), 12, "the hit")
    app.key("Return"); wait_for(lambda: has("Familie Ahornblatt") and has("Help Plan"), 12, "the case")
    app.key("ctrl+alt+5")
    wait_for(lambda: app.root().find("list", "Help Plans", .5), 12, "the help plans")

def today_has(words):
    app.key("alt+1")
    wait_for(lambda: has("Overdue"), 15, "Today")
    try: return bool(wait_for(lambda: any(words in s and "Ahornblatt" in s for s in says()), 8))
    except NotFound: return False

app = App()
try:
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    subprocess.run(["fallwerkctl", "demo", office, "--cases", "5", "--today", TODAY], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(password, "w") as f: f.write("demo\n")
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password], timeout=60)
    wait_for(lambda: app.root().find("list", "Pages", .5), 20, "the office")
    open_tab(); shot("tab")

    press("Values …")
    fill("How I Am", "11")
    check(holds(lambda: not act("Enter").has("sensitive")), "a value that is none cannot be entered")
    fill("How I Am", "3"); fill("All in All", "6,5"); shot("values")
    accept("Enter")
    check(holds(lambda: has("fell")), "a line that fell is named", says()[-40:])
    check(holds(lambda: has("to 3: what are the causes")), "with the question for its causes")
    check(holds(lambda: has("To be asked again by 2")), "and it says when to ask again", says()[-40:]); shot("fell")
    app.key("ctrl+z")
    check(holds(lambda: not has("to 3: what are the causes")), "it can be undone", says()[-40:])

    press("Report …")
    kind = app.one(lambda n: n.showing and n.name == "Kind" and n.role in ("combo box", "list item", "toggle button"))
    kind.click(); time.sleep(.5); app.key("Down", "Down", "Return")
    wait_for(lambda: has("Situation Report"), 5, "the kind chosen")
    fill("Due On", "29.5.26"); app.key("Tab")
    accept("Expect")
    check(holds(lambda: has("late, was due on")), "a report that is late is told with its day", says()[-40:])
    check(today_has("Sachstandsbericht des Trägers"), "and Today has it", says()[:60]); shot("today-report")

    open_tab()
    press("Use …")
    fill("Up To", "31.5.26"); fill("Hours", "190")
    accept("Enter")
    check(holds(lambda: has("of 208 used")), "hours used stand beside those approved", says()[-40:])
    check(today_has("Bewilligte Stunden prüfen"), "Today warns that they come to their end", says()[:60]); shot("today-hours")

    open_tab()
    late = wait_for(lambda: next(n for n, _ in app.root().walk() if n.showing and n.role == "list item" and "Situation Report" in (n.name or n.label)), 8, "the report")
    late.find("button", "Came In", 5).press()
    check(holds(lambda: has("in on 2.6.2026") or has("in on 2/6/2026") or has("in on 06/02/")), "the report is in", says()[-40:])
    check(not today_has("Sachstandsbericht des Trägers"), "and gone from Today", says()[:60])
    silent(app)
except Exception as e:
    ended_early(e)
done()
