#!/usr/bin/env python3
"""test_today.py: a morning at the desk, in the real program, by keyboard.

Signs in, works down Today and takes it back, writes into the journal line,
loses the program in the middle of a word, takes a phone note from another
page, and sets another Land. Prints TAP."""
import json, os, re, signal, subprocess, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, wait_for
from tap import attempt, done, silent

TODAY = "2026-06-02"
CASE = "51-2026-0042"

app = App()
office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
open(password, "w").write("demo\n")

def nodes(): return [n for n, _ in app.root().walk()]
def rows(group):
    """Rows of a group of Today that are shown, by their spoken labels."""
    for n in nodes():
        if n.role == "list" and n.name == group and n.showing:
            return [c for c in n.children() if c.role == "list item"]
    return []
def badge():
    for n in nodes():
        if n.role == "label" and re.fullmatch(r"\d+", n.name or n.text or "") and n.showing: return int(n.name or n.text)
    return 0
def says(text): return any(text in (n.name or n.text or "") for n in nodes() if n.showing)
def entry(name): return app.find("entry", name) if any(n.role == "entry" and n.name == name for n in nodes()) else app.find("text", name)
def records():
    r = subprocess.run(["fallwerkctl", "query", office, "records", "--case", CASE, "--user", "demo", "--password-file", password, "--today", TODAY, "--json"],
                       capture_output=True, text=True)
    return [x["text"] for x in json.loads(r.stdout)] if r.returncode == 0 else []
def start():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
    wait_for(lambda: rows("Overdue"), 30, "the overdue rows of Today")
def open_case():
    app.key("ctrl+k"); time.sleep(.5); app.type("ahornblatt"); time.sleep(1.2); app.key("Return")
    wait_for(lambda: any(n.name == "Journal Line" and n.showing for n in nodes()), 15, "the journal line")

def close_preferences():
    """The first Escape may be for what is told."""
    def closed(): app.key("Escape"); time.sleep(.5); return not says("Public Holidays")
    wait_for(closed, 8, "the preferences closed")

def rule():
    def spin(): return app.one(lambda n: n.role == "spin button" and n.showing and any(a.label.startswith("Fallkonferenz") for a in n.ancestors()), 8)
    def open_office():
        app.key("ctrl+comma"); wait_for(lambda: says("This Computer"), 10, "the preferences"); app.key("ctrl+Page_Down")
        wait_for(lambda: says("Public Holidays"), 8, "the page of the office")
    open_office()
    before = spin().value
    spin().click(); app.key("Escape")                   # in its middle is the minus
    wait_for(lambda: not says("Public Holidays"), 8, "the preferences closed"); time.sleep(.5)
    open_office()
    wait_for(lambda: spin().value == before - 1, 8, "the days of the rule as they were set")
    spin().click()
    wait_for(lambda: says("Holds from tomorrow"), 8, "it is saved")
    app.key("Tab"); app.key("ctrl+z")
    wait_for(lambda: spin().value == before - 1, 8, "undo: the rule shows what holds")
    close_preferences()

def sign_in():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo"])
    time.sleep(1); app.type("demo"); app.key("Return")
    wait_for(lambda: rows("Overdue"), 30, "the overdue rows of Today")
    wait_for(lambda: re.match(r"Overdue for .*, due .*, because .*", rows("Overdue")[0].name), 10, "the spoken reason of the first row")

def done_and_undo():
    before = [r.name for r in rows("Overdue")]
    assert len(before) >= 2, f"only {len(before)} overdue"
    app.key("Down"); time.sleep(.2); app.key("Up"); time.sleep(.2)
    focused = app.focused().name
    assert focused == before[0], f"the focus is on {focused!r}"
    app.key("Down"); time.sleep(.3)
    app.key("e")
    wait_for(lambda: len(rows("Overdue")) == len(before) - 1, 8, "one overdue row less")
    assert before[1] not in [r.name for r in rows("Overdue")]
    time.sleep(.5)
    assert app.focused() is not None and app.focused().role == "list item", "the focus is lost after the act"
    app.key("ctrl+z")
    wait_for(lambda: [r.name for r in rows("Overdue")] == before, 8, "the row back at its place")

def postpone_wants_a_reason():
    before = len(rows("Overdue"))
    app.key("v")
    wait_for(lambda: says("Postpone?"), 8, "the question")
    button = app.find("button", "Postpone")
    assert not button.has("sensitive"), "postponing without a reason is offered"
    app.key("Tab", "Tab"); app.type("Familie ist krank")
    wait_for(lambda: app.find("button", "Postpone").has("sensitive"), 5, "the button")
    app.find("button", "Postpone").press()
    wait_for(lambda: len(rows("Overdue")) == before - 1, 8, "the row gone from the overdue ones")

def count_day_by_day():
    for group in ("Overdue", "Next 3 working days", "Later"):
        for row in rows(group):
            if "standard" in row.name or "Office deadline" in row.name:
                assert "expanded" not in row.states()
                row.click()
                wait_for(lambda: says("Source: "), 5, "the source of the rule")
                return
    raise AssertionError("no deadline of a rule")

def journal():
    open_case()
    app.key("ctrl+j"); app.type("tel Jana 15min: Kita-Platz ist zugesagt")
    wait_for(lambda: says("Phone Call · Jana"), 5, "what was understood")
    app.key("Return")
    app.one(lambda n: n.name == "Record" and n.showing and n.role in ("toggle button", "radio button", "page tab", "tab")).press()
    wait_for(lambda: any("Kita-Platz ist zugesagt" in n.name for n in nodes() if n.role == "list item"), 8, "the entry in the record")
    wait_for(lambda: "Kita-Platz ist zugesagt" in records(), 10, "the entry on the disk")

def crash():
    app.key("ctrl+j"); app.type("Frau Moos fragt nach dem Bericht"); time.sleep(1.2)
    app.proc.send_signal(signal.SIGKILL); app.proc.wait(); app.proc = None
    start(); open_case()
    wait_for(lambda: any((n.text or "") == "Frau Moos fragt nach dem Bericht" for n in nodes()), 10, "the draft in the line")
    app.key("ctrl+j"); app.key("ctrl+a", "BackSpace"); time.sleep(.8)

def phone_note():
    app.key("alt+1"); time.sleep(.8)
    app.key("F7")
    wait_for(lambda: says("Phone Note"), 8, "the phone note")
    time.sleep(.6); app.type(CASE)
    wait_for(lambda: rows("Cases found") and CASE in "".join((x.name or x.text or "") for r in rows("Cases found") for x, _ in r.walk()), 8, "the case found")
    app.key("Return"); time.sleep(.6); app.type("Schule bittet um Rueckruf"); time.sleep(.3); app.key("ctrl+Return")
    wait_for(lambda: "Schule bittet um Rueckruf" in records(), 10, "the note on the disk")

def draft_of_a_note():
    app.key("F7"); wait_for(lambda: says("Phone Note"), 8, "the phone note")
    time.sleep(.6); app.type(CASE)
    wait_for(lambda: rows("Cases found"), 8, "the case found")
    time.sleep(.6); app.key("Return"); time.sleep(.6); app.type("Anruf der Kita"); time.sleep(.6); app.key("Escape")
    app.key("alt+2"); time.sleep(1); app.key("alt+1")
    wait_for(lambda: says("Continue Writing"), 8, "the draft on Today")
    app.key("F7")
    wait_for(lambda: any((n.text or "") == "Anruf der Kita" for n in nodes()), 8, "the text of before")
    app.find("button", "Throw Away").press(); time.sleep(.6); app.key("Escape"); time.sleep(.6)
    app.key("alt+2"); time.sleep(1); app.key("alt+1")
    wait_for(lambda: not says("Continue Writing"), 8, "the draft gone")

def menu(label):
    app.key("F10")
    app.one(lambda n: n.role == "menu item" and n.showing and n.label == label, 8).press()

def finished():
    before = [r.name for r in rows("Overdue")]
    rows("Overdue")[1].click(); time.sleep(.3); app.key("e")
    wait_for(lambda: len(rows("Overdue")) == len(before) - 1, 8, "one overdue row less")
    menu("Finished Deadlines…")
    again = app.one(lambda n: n.role == "button" and n.showing and n.label.startswith("Take up again: "), 10)
    name = again.label
    again.press()
    wait_for(lambda: not any(n.role == "button" and n.showing and n.label == name for n, _ in app.root().walk()), 8, "it is off the list")
    app.key("Escape")
    wait_for(lambda: len(rows("Overdue")) == len(before), 8, "it is open again")
    app.key("ctrl+z")
    wait_for(lambda: len(rows("Overdue")) == len(before) - 1, 8, "undo: finished after all")
    app.key("ctrl+z")
    wait_for(lambda: [r.name for r in rows("Overdue")] == before, 8, "as it was")

def away():
    menu("Away…")
    wait_for(lambda: says("Away?"), 8, "the question")
    app.find("button", "Set").press()
    wait_for(lambda: not says("Away?") and says("Away until"), 8, "it is entered")
    menu("Away…")
    wait_for(lambda: says("Away Now or Soon"), 8, "it is listed")
    app.one(lambda n: n.role == "button" and n.showing and n.label.startswith("Back again: "), 8).press()
    wait_for(lambda: not any(n.role == "button" and n.showing and n.label.startswith("Back again: ") for n in nodes()), 8, "it is taken out")
    app.key("Escape"); wait_for(lambda: not says("Away?"), 8, "the question gone")
    menu("Away…"); wait_for(lambda: says("Away?"), 8, "the question again")
    assert not says("Away Now or Soon"), "somebody is still away"
    app.key("Escape"); wait_for(lambda: not says("Away?"), 8, "the question gone")

def land():
    app.key("ctrl+comma")
    wait_for(lambda: says("This Computer"), 10, "the preferences")
    app.one(lambda n: n.name == "Office" and n.showing and n.role in ("toggle button", "radio button", "page tab", "tab")).press()
    wait_for(lambda: says("11 public holidays"), 8, "the holidays of Nordrhein-Westfalen")
    row = app.one(lambda n: n.role in ("combo box", "list item") and n.name.startswith("Land"))
    row.click(); time.sleep(.8); app.key("Home", *["Down"] * 9); time.sleep(.3); app.key("Return")
    wait_for(lambda: says("takes the holidays of Niedersachsen"), 8, "the question")
    app.find("button", "Change").press()
    wait_for(lambda: says("10 public holidays"), 8, "the holidays of Niedersachsen")
    app.key("ctrl+z")
    wait_for(lambda: says("11 public holidays") and says("Nordrhein-Westfalen"), 8, "undo: as before, and shown")
    app.key("ctrl+shift+z")
    wait_for(lambda: says("10 public holidays") and says("Niedersachsen"), 8, "redo")
    close_preferences()
    wait_for(lambda: says("until Fri 5/6"), 8, "the next three working days without Corpus Christi")

attempt("sign in shows what is overdue, and why", sign_in)
attempt("done by key, the focus stays, undo brings it back", done_and_undo)
attempt("postponing wants a reason", postpone_wants_a_reason)
attempt("a row opens to its count and source", count_day_by_day)
attempt("the journal line is understood and written", journal)
attempt("a crash loses nothing of the line", crash)
attempt("F7 takes a phone note from any page", phone_note)
attempt("a note begun waits on Today", draft_of_a_note)
attempt("what is finished is listed and can be taken up again", finished)
attempt("an absence is entered, listed and ended", away)
attempt("another Land moves the working days", land)
attempt("a rule's days are kept though the preferences are closed at once; undo shows what holds", rule)
silent(app)
done()
