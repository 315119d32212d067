#!/usr/bin/env python3
"""The side of the tab Family: what is selected is changed beside the drawing, fact by fact, with undo;
what contradicts and what is missing; what has changed since a past day."""
import os, re, subprocess, sys
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, pause, wait_for
from tap import attempt, done, silent

TODAY = "2026-06-02"
app = App(env={"LANGUAGE": "en"})
office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY], check=True, stdout=subprocess.DEVNULL)
open(password, "w").write("demo\n")

def nodes(): return [n for n, _ in app.root().walk() if n.showing]

def node(pattern, role=None):
    p = re.compile(pattern)
    return wait_for(lambda: next((n for n in nodes() if p.search(n.label) and role in (None, n.role)), None), 8, pattern)

def gone(pattern):
    p = re.compile(pattern)
    wait_for(lambda: not any(p.search(n.label) for n in nodes()), 8, f"{pattern} to go")

def select(name):
    """By the upper left of its box: there is the symbol, its labels lie below."""
    x, y, _, _ = node(f"^{name}", "list item").box()
    app.xdo("mousemove", x + 20, y + 19); app.xdo("click", 1); pause(.6)

def entry(title): return wait_for(lambda: next((n for n in nodes() if n.role == "text" and n.name == title), None), 8, title)

def write(title, text):
    field = entry(title); field.click(); pause(.3)
    app.key("ctrl+a"); app.type(text); app.key("Return"); pause(.8)

def shows_who_is_selected():
    select("Jana Ahornblatt"); node("^mother, 38"); assert entry("Given Name").text == "Jana"

def renames():
    write("Given Name", "Johanna"); node("^Johanna Ahornblatt, mother", "list item")

def takes_back():
    app.key("Escape"); select("Johanna Ahornblatt")
    app.key("ctrl+z"); pause(1); node("^Jana Ahornblatt, mother", "list item")
    wait_for(lambda: entry("Given Name").text == "Jana", 5, "the old name in the row")

def refuses_no_date():
    write("Born", "Unsinn"); pause(.5)
    node("^Jana Ahornblatt, mother, 38", "list item")
    write("Born", "3.4.1986"); node("^Jana Ahornblatt, mother, 40", "list item")

def scroll_to(pattern, role=None):
    p = re.compile(pattern)
    for _ in range(30):
        found = next((n for n, _ in app.root().walk() if p.search(n.label) and role in (None, n.role) and n.box()[3] > 0), None)
        if found is not None and 120 < found.box()[1] < 690: return found
        app.scroll(1110, 500, -1 if found is None or found.box()[1] >= 690 else 1); pause(.25)
    raise AssertionError(f"{pattern} cannot be scrolled to")

def adds_a_resource():
    scroll_to("^Add a Resource$", "button").click(); pause(.8)
    write("What", "good friends")
    node("^Back$", "button").click(); pause(.6)
    scroll_to("^good friends")

def opens_a_bond():
    scroll_to("^Conflict: Tom").click(); pause(.6)
    assert "Amtsgericht" in entry("Source, or Unknown Because …").text
    write("Since", "2017"); node("^Back$", "button").click(); pause(.6)
    scroll_to("^Established · since 2017")

def lists_questions():
    node("^More about the Family$").click(); pause(.5)
    node("^Questions for the Next Visit").click(); pause(.8)
    node(r"^Who are the parents of Andreas|^Who |^When was |^Which school")
    app.key("Escape"); pause(.5)

def shows_changes():
    x, y, w, h = app.one(lambda n: n.role == "slider").box()
    app.xdo("mousemove", x + int(w * .62), y + h // 2); app.xdo("click", 1); pause(1.2)
    node(r"^\d+ changes from "); node("^Ben Quellstein was born"); node(r"^Happened After \(\d+\)")
    assert not any(n.label == "Given Name" and n.showing for n in nodes()), "the past can be changed"
    node("^Back to Today$", "button").click(); pause(1)
    gone(r"^\d+ changes from ")

app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
wait_for(lambda: any("win.lock" in n.actions() for n in nodes()), 30, "the window"); pause(1)
app.key("ctrl+k"); pause(.4); app.type("ahornblatt"); pause(1); app.key("Return"); pause(1.3)
app.key("ctrl+alt+3"); pause(2)
attempt("the inspector shows who is selected, with the kin word", shows_who_is_selected)
attempt("a name typed beside the drawing is in the drawing", renames)
attempt("undo takes it back in both", takes_back)
attempt("what is no date is not saved, a date is", refuses_no_date)
attempt("a resource is added and named", adds_a_resource)
attempt("a bond is opened and its date changed", opens_a_bond)
attempt("questions for the next visit are listed", lists_questions)
attempt("a past day shows what changed since, to be read only", shows_changes)
silent(app)
done()
