#!/usr/bin/env python3
"""The timeline in the real program: walked by keyboard with words, a life event typed into a lane, its end
moved by key and by pointer, undone, found in the list, searched, a record opened, the page saved.

  ./dev exec python3 tests/ui/test_timeline.py
"""
import os, re, subprocess, sys
from gi.repository import GLib
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, pause, wait_for
from tap import check, done, ended_early, shot, silent

TODAY, MAIN_CASE = "2026-06-02", "51-2026-0042"

def nodes():
    seen = {}
    for n, _ in app.root().walk():
        if n.showing: seen.setdefault(n.path, n)
    return list(seen.values())

def marks():
    """The marks in view: list items that begin with the name of a lane."""
    found = []
    for n in nodes():
        try:
            if n.role == "list item" and re.match(r"(Deadlines|Family, living|School, work|Health|Helps|Protection|Contacts|Conferences|Plans, goals|Other|\d+ contact)", n.label or ""):
                found.append(n)
        except GLib.Error: pass
    return found

def mark(text, timeout=10): return wait_for(lambda: next((n for n in marks() if text in n.label), None), timeout, text)
def no_mark(text): return wait_for(lambda: not any(text in n.label for n in marks()), 10, f"no {text}")
def focused():
    n = app.focused()
    return n.label if n else ""
def said(text): return wait_for(lambda: any(text in (n.label or "") for n in nodes()), 10, text)

def stored(where=""):
    """Life events of the case as the store has them."""
    out = f"{app.tmp}/line.svg"
    done = subprocess.run(["fallwerkctl", "timeline", "draw", f"{office}#case/{MAIN_CASE}", "-o", out, "--user", "demo",
                           "--password-file", password, "--today", TODAY], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return open(out).read()

def open_timeline():
    app.key("ctrl+k"); pause(.4); app.type(MAIN_CASE)
    wait_for(lambda: any((n.text or n.name).startswith("1 hit") for n in nodes()), 15, "one hit"); app.key("Return")
    wait_for(lambda: any(n.name == "Journal Line" for n in nodes()), 15, "the case"); pause(.6)
    app.key("ctrl+alt+4")
    wait_for(lambda: len(marks()) > 10, 15, "the timeline")
    wait_for(lambda: (app.focused() or None) and "Timeline" in focused(), 10, "the focus on the lanes")

def walk():
    app.key("Right")
    first = wait_for(lambda: focused() if ": " in focused() else None, 10, "the first event")
    check(first.startswith("Deadlines: "), "an arrow begins at what is next", first)
    app.key("Down")
    second = wait_for(lambda: focused() if focused() != first else None, 10, "the lane below")
    check(second.startswith("Family, living: ") and re.search(r"\d{4}", second), "it is spoken with lane and date", second)
    app.key("Home"); pause(.3)
    begin = focused()
    seen = [begin]
    for _ in range(4):
        app.key("Right")
        seen.append(wait_for(lambda: focused() if focused() != seen[-1] else None, 10, "the next"))
    check(len(set(seen)) == 5 and all(s.startswith("Family, living") for s in seen), "arrows walk along the lane", str(seen))

def type_event():
    app.key("ctrl+e"); pause(.3)
    app.type("5.2023 bis 3.2025 Schule: Lina Spielgruppe am Bach")
    said("Spielgruppe am Bach")
    check(lambda: any("May 2023 to March 2025" in (n.label or "") for n in nodes()), "what is typed is understood while it is typed")
    app.key("Return")
    added = mark("Spielgruppe am Bach")
    check("School, work" in added.label and "Lina" in added.label and "May 2023 to March 2025" in added.label,
          "a typed event stands in its lane", added.label)
    app.key("ctrl+e"); pause(.3); app.type("ohne Datum"); app.key("Return")
    check(said("No date was found"), "a line without a date says what is missing")
    app.key("Escape")
    check(bool(wait_for(lambda: "Timeline" in focused(), 10, "the lanes")), "Escape goes back to the lanes, not off the page")

def move_end():
    app.key("ctrl+0"); pause(.5)
    node = mark("Spielgruppe am Bach"); x, y, w, h = node.box(); ox, oy = app.origin()
    node.click(); wait_for(lambda: "Spielgruppe" in focused(), 10, "the focus on the bar")
    before = mark("Spielgruppe am Bach").label
    app.key("shift+Right")
    moved = wait_for(lambda: next((n.label for n in marks() if "Spielgruppe" in n.label and n.label != before), None), 10, "another end")
    check("4/2025" in moved or "April 2025" in moved or "30/4" in moved, "a key moves the end of a bar", moved)
    app.key("ctrl+z")
    check(bool(wait_for(lambda: any(n.label == before for n in marks()), 10, "the old end")), "undo takes it back")

    # Near enough for its words to stand inside: then nothing but the room for an arrow is right of it.
    app.key("plus", "plus"); pause(.6)
    x, y, w, h = mark("Spielgruppe am Bach").box()
    right = x + w - 11
    app.drag(right, y + h / 2, right + 60, y + h / 2); pause(.3)
    dragged = wait_for(lambda: next((n.label for n in marks() if "Spielgruppe" in n.label and n.label != before), None), 10, "a dragged end")
    check(bool(re.search(r"202[5-7]", dragged)), "the pointer drags the end of a bar", dragged)
    app.key("ctrl+z")
    check(bool(wait_for(lambda: any(n.label == before for n in marks()), 10, "the old end again")), "undo takes the drag back")
    app.key("ctrl+z")
    check(no_mark("Spielgruppe"), "undo takes the typed event back")

def search_and_list():
    app.key("ctrl+f"); pause(.4); app.type("Grundschule")
    wait_for(lambda: len(marks()) == 1, 10, "one mark")
    check(lambda: "Grundschule" in marks()[0].label, "search leaves what fits")
    app.key("Escape")
    wait_for(lambda: len(marks()) > 10, 10, "everything again")
    mark("Grundschule").click(); wait_for(lambda: "Grundschule" in focused(), 10, "the focus")
    app.key("ctrl+l"); pause(.5)
    check(lambda: any(n.role in ("table", "list", "tree table") and "List" in (n.label or "") for n in nodes()), "the list twin is there")
    app.key("ctrl+l"); pause(.5)

def open_record():
    mark("Grundschule").click(); wait_for(lambda: "Grundschule" in focused(), 10, "the focus")
    for _ in range(9):
        if focused().startswith("Plans, goals"): break
        before = focused(); app.key("Down"); wait_for(lambda: focused() != before, 5, "the next lane")
    app.key("Home"); pause(.4)
    for _ in range(6):
        if "Help plan no." in focused(): break
        before = focused(); app.key("Right"); wait_for(lambda: focused() != before, 5, "the next one")
    check(lambda: "Help plan no." in focused(), "the help plan is walked to", focused())
    app.key("Return")
    check(bool(wait_for(lambda: any("Goals" in (n.label or "") or n.name == "Ziele" for n in nodes()), 15, "the plan")), "Enter opens the record")
    app.key("alt+Left"); pause(1)

def save_page():
    wait_for(lambda: len(marks()) > 5, 15, "the timeline again")
    app.key("ctrl+p")
    app.find("button", "Save as File…", 10); pause(.5)
    target = f"{app.tmp}/page.pdf"
    app.save_as(target)
    wait_for(lambda: os.path.exists(target) and os.path.getsize(target) > 5000, 20, "the file")
    text = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True).stdout
    check("Emil" in text and "Grundschule" in text and "Confidential" in text, "the page has names, events and its footer", text[:300])
    check("Alkohol" not in text, "health is left out unless asked for")

def together():
    app.key("F5")
    wait_for(lambda: any("With the family" in (n.label or "") for n in nodes()), 10, "with the family")
    wait_for(lambda: any("Grundschule" in n.label for n in marks()), 10, "the lanes")
    check(lambda: not any(n.label.startswith(("Deadlines", "Protection", "Contacts", "Conferences", "Health")) or "contact" in n.label for n in marks()),
          "with the family nothing that only the office knows")
    wait_for(lambda: app.focused(), 5); app.key("F5")
    check(wait_for(lambda: not any("With the family" in (n.label or "") for n in nodes()), 8, "at work again"), "F5 ends it, wherever the cursor is")

def compare():
    mark("Grundschule").click(); wait_for(lambda: "Grundschule" in focused(), 10, "the focus")
    app.key("ctrl+d")
    check(bool(said("One day is pinned")), "Ctrl+D pins the day of the selected event")
    app.key("End"); wait_for(lambda: "Grundschule" not in focused() and focused().startswith("School, work"), 10, "the last of the lane"); app.key("ctrl+d")
    check(bool(wait_for(lambda: any(re.search(r"\d+ differences?$", n.label or "") for n in nodes()), 10, "the differences")), "once more, and the two are compared")
    told = [n.label for n in nodes() if re.search(r"(new|ended): |→", n.label or "")]
    check(any("Gesamtschule" in t for t in told), "what changed stands in words", str(told[:12]))
    entry = app.one(lambda n: n.role in ("text", "entry") and n.showing and (n.label or "").startswith("The Other Day"), 10)
    entry.click(); app.key("ctrl+a"); app.type("1.3.2019"); app.key("Return")
    check(bool(wait_for(lambda: any("1/3/2019" in (n.label or "") or "3/1/2019" in (n.label or "") for n in nodes()), 10, "the typed day")), "a day is typed as well")
    app.find("button", "Take the Pins Out").click()
    check(bool(said("Ctrl+D pins the day")), "the pins come out")

def family_beside():
    app.one(lambda n: n.showing and n.role in ("toggle button", "radio button", "page tab") and n.label == "Genogram", 10).click()
    mark("Grundschule").click(); wait_for(lambda: "Grundschule" in focused(), 10, "the focus"); app.key("End"); said("On ")
    def told(): return next((n.label or n.text or "" for n in nodes() if n.role == "label" and "Emil (" in (n.label or n.text or "")), None)
    now = wait_for(lambda: "Lina (" in (told() or "") and told(), 10, "the family in words on the day of the last one")
    check("Lina (" in now, "beside the lanes stands the family of the day, in words too", now)
    app.key("Home")
    check(bool(wait_for(lambda: told() and "Lina (" not in told(), 10, "an earlier day")), "who is not born yet is not there")
    app.one(lambda n: n.showing and n.role in ("toggle button", "radio button", "page tab") and n.label == "Selected", 10).click()

def do(action): app.one(lambda n: action in n.actions(), 10).do(action)
def deadlines_together():
    app.key("ctrl+0"); app.scroll(600, 450, 25); pause(.5)
    count = mark("Deadlines: ").label and next((n for n in marks() if re.match(r"Deadlines: \d+ together", n.label)), None)
    check(count is not None, "deadlines that stand close together are counted", str([n.label for n in marks() if n.label.startswith("Deadlines")]))
    if count is None: return
    shot("timeline-life")
    wanted = int(re.match(r"Deadlines: (\d+)", count.label)[1])
    count.click(); wait_for(lambda: focused().startswith("Deadlines: "), 10, "the focus on it"); app.key("Return")
    wait_for(lambda: len([m for m in marks() if m.label.startswith("Deadlines: ") and "together" not in m.label]) >= min(wanted, 2), 10, "single deadlines")
    check(True, "Enter goes in to where each stands for itself")
    shot("timeline-deadlines"); app.key("ctrl+0"); pause(.5)

def fold_gaps():
    def names(): return sorted(m.label for m in marks() if not re.match(r"\d+ contact|.*together", m.label))
    before = names()
    do("timeline.fold-gaps"); pause(.8)
    folded = names()
    lost = [n for n in before if n not in folded]
    check(not lost, "what is there stays there when empty times are folded", str(lost))
    shot("timeline-folded")
    do("timeline.fold-gaps"); pause(.8)
    check(lambda: names() == before, "and comes back as it was", f"{len(before)} before, {len(names())} after")

app = App()
try:
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    open(password, "w").write("demo\n")
    subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY, "--seed", "1", "--cases", "5"], check=True, stdout=subprocess.DEVNULL)
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
    wait_for(lambda: any("win.lock" in n.actions() for n in app.root().children()), 30, "the window")
    pause(.8)
    open_timeline()
    for part in (walk, type_event, move_end, search_and_list, compare, family_beside, open_record, save_page, deadlines_together, fold_gaps, together):
        try: part()
        except Exception as e: ended_early(e)
    check("Spielgruppe" not in stored(), "what was undone is not in the store")
    silent(app)
except Exception as e:
    ended_early(e)
done()
