#!/usr/bin/env python3
"""test_board.py: decisions with lights, and the sessions that they come from, by keyboard.

The board agrees with `fallwerkctl query … decisions`; decisions are done, postponed, dropped, given
another light and taken back; an export is guarded; a case with open decisions ends only when each
has an answer; a session is made and a case registered. Prints TAP."""
import csv, json, os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, pause, wait_for
from tap import attempt, done, silent

TODAY = "2026-11-24"
SCHOOL = "Schulbericht der Gesamtschule einholen"
KITA = "Rückmeldung an die Kita geben"

app = App(size="1440x900")
office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
subprocess.run([f"{os.environ['FALLWERK_BUILD']}/tests/ui/seed-decisions", office, "demo", "demo", TODAY], check=True)
open(password, "w").write("demo\n")

def nodes(): return [n for n, _ in app.root().walk()]
def unique(found):
    """Each shown thing once, in order: some nodes are listed several times."""
    seen = {}
    for n in found: seen.setdefault((n.name, n.box()), n)
    return list(seen.values())
def cards(column):
    return next(([c for c in n.children() if c.role == "list item" and "%s ·" % column in c.name]
                 for n in nodes() if n.role == "list" and n.name.startswith(column + ",")), [])
def card(what): return next((n for n in nodes() if n.role == "list item" and re.match(r"(Red|Yellow|Green) ·", n.name) and what in n.name), None)
def colour(what):
    found = card(what)
    return found.name.split(" ")[0] if found else None
def says(text): return any(text in (n.name or n.text or "") for n in nodes())
def shows(text): wait_for(lambda: says(text), 10, f"“{text}”")
def shows_no(text): wait_for(lambda: not says(text), 10, f"no “{text}”")
def query(*more, what="decisions"):
    r = subprocess.run(["fallwerkctl", "query", office, what, *more, "--user", "demo", "--password-file", password,
                        "--today", TODAY, "--json"], capture_output=True, text=True)
    assert r.returncode == 0, r.stderr
    return json.loads(r.stdout)
def decision(what): return next(d for d in query() if d["what"] == what)
def choose(name): app.one(lambda n: n.role in ("radio button", "toggle button") and n.name == name).click(); pause(.8)
def go_to(what):
    wait_for(lambda: card(what), 10, f"the card “{what}”").click()
    wait_for(lambda: app.focused() is not None and what in app.focused().name, 5, f"the focus on “{what}”")

def start():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
    wait_for(lambda: any(n.role == "list" and n.name == "Overdue" for n in nodes()), 30, "the overdue rows of Today")
    window = app.xwindows()[-1][0]
    app.xdo("windowsize", window, 1440, 900, "windowmove", window, 0, 0); pause(.5)

def today_shows_decisions():
    wait_for(lambda: any(SCHOOL in n.name for n in nodes() if n.role == "list item"), 10, "the decision among what is overdue")

def board_opens():
    app.key("alt+3"); shows("Coming")
    app.key("ctrl+2"); wait_for(lambda: cards("Red") and card(SCHOOL), 15, "the red column")

def board_agrees_with_the_query():
    choose("Office")
    expected = {c: sorted(d["what"] for d in query() if d["light"] == c.lower()) for c in ("Red", "Yellow", "Green")}
    wait_for(lambda: len(cards("Green")) == len(expected["Green"]), 10, "the green column of the office")
    for column, whats in expected.items():
        shown = [c.name for c in cards(column)]
        assert len(shown) == len(whats), f"{column}: {len(shown)} cards, {len(whats)} decisions"
        for what in whats: assert any(what in name for name in shown), f"{column} lacks “{what}”"
    open_ones = sum(map(len, expected.values()))
    assert says(f"{open_ones} decisions"), "the number of decisions"
    choose("Mine"); wait_for(lambda: len(cards("Green")) < len(expected["Green"]) or not says(f"{open_ones} decisions"), 10, "my own")

def red_is_explained():
    go_to(SCHOOL); shows("Why Red?")
    shows("Due on Thu 19/11."); shows("Counted: Fri 20/11, Mon 23/11, Tue 24/11."); shows("No holiday in Nordrhein-Westfalen.")
    assert "3 working days overdue" in card(SCHOOL).name, card(SCHOOL).name
    shows("Step 1 of 3 reached")

def done_goes_on_and_comes_back():
    go_to(SCHOOL); app.key("e")
    wait_for(lambda: card(SCHOOL) is None, 10, "the card gone")
    assert decision(SCHOOL)["status"] == "done"
    focused = wait_for(lambda: app.focused(), 5, "a focus")
    assert focused.role == "list item", f"the focus is lost: {focused.role}"
    app.key("ctrl+z")
    wait_for(lambda: card(SCHOOL) is not None, 10, "the card back")
    assert decision(SCHOOL)["status"] == "open"

def postponing_wants_a_reason():
    go_to(SCHOOL); app.key("v"); shows("Postpone?")
    assert not app.find("button", "Postpone").has("sensitive"), "postponing without a reason is offered"
    app.find("text", "Reason").click(); app.type("Die Schule hat Ferien")
    wait_for(lambda: app.find("button", "Postpone").has("sensitive"), 5, "the button"); app.key("Return")
    wait_for(lambda: decision(SCHOOL)["due"] == "2026-11-27", 10, "the new day")
    wait_for(lambda: colour(SCHOOL) == "Yellow", 10, "the card among the yellow ones")
    shows("Die Schule hat Ferien")                       # in the history
    app.key("ctrl+z"); wait_for(lambda: colour(SCHOOL) == "Red", 10, "the card red again")

def dropping_wants_a_reason():
    go_to(KITA); app.key("g"); shows("Drop?")
    assert not app.find("button", "Drop").has("sensitive"), "dropping without a reason is offered"
    app.type("Die Kita ist geschlossen")
    wait_for(lambda: app.find("button", "Drop").has("sensitive"), 5, "the button"); app.key("Return")
    wait_for(lambda: card(KITA) is None, 10, "the card gone")
    d = decision(KITA)
    assert (d["status"], d["reason"]) == ("dropped", "Die Kita ist geschlossen"), d
    app.key("ctrl+z"); wait_for(lambda: card(KITA) is not None, 10, "the card back")

def another_light_wants_a_reason():
    go_to(KITA)
    app.find("toggle button", "More Acts").click(); pause(.5)
    app.one(lambda n: n.role in ("menu item", "check menu item") and "Another" in n.label).click()
    shows("Another Light?")
    assert not app.find("button", "Set Light").has("sensitive"), "another light without a reason is offered"
    app.find("text", "Reason").click(); app.type("Die Antwort kommt heute")
    wait_for(lambda: app.find("button", "Set Light").has("sensitive"), 5, "the button"); app.key("Return")
    wait_for(lambda: colour(KITA) == "Green", 10, "the card among the green ones")
    wait_for(lambda: decision(KITA)["light"] == "green", 5, "the light of the query")
    app.key("ctrl+z"); wait_for(lambda: colour(KITA) == "Red", 10, "the card red again")

def columns_by_keyboard():
    go_to(SCHOOL); app.key("Right"); pause(.3)
    assert "Yellow ·" in app.focused().name, app.focused().name
    app.key("Right"); pause(.3)
    assert "Green ·" in app.focused().name, app.focused().name
    app.key("Left", "Left"); pause(.3)
    assert "Red ·" in app.focused().name, app.focused().name

def list_twin():
    n = len([d for d in query() if d["light"] in ("red", "yellow", "green") and d["responsible"] == "S. Brandt"])
    app.key("ctrl+l"); wait_for(lambda: any(x.role in ("table", "tree table") and x.name == "Decisions" for x in nodes()), 10, "the table")
    rows = {x.name for x in nodes() if x.role in ("table row", "row", "tree item", "list item") and re.match(r"(Red|Yellow|Green) ·", x.name)}
    assert any(SCHOOL in r for r in rows) and len(rows) >= 7, (n, len(rows))
    app.key("ctrl+l"); wait_for(lambda: cards("Red"), 10, "the board again")

def calendar():
    choose("Calendar"); shows("November 2026")
    day = app.one(lambda n: n.role == "toggle button" and n.name.startswith("Thu 19/11"))
    assert re.search(r"[1-9]\d* red", day.name), day.name
    day.click(); wait_for(lambda: any(n.role == "list item" and SCHOOL in n.name for n in nodes()), 5, "the agenda of the day")
    day.click(); app.key("Next"); shows("December 2026"); app.key("Prior"); shows("November 2026"); choose("Board")

def search_finds_words():
    app.key("ctrl+f"); pause(.4); app.type("kita")
    wait_for(lambda: card(KITA) and not card(SCHOOL), 10, "only what was searched for")
    app.key("ctrl+a", "BackSpace"); wait_for(lambda: card(SCHOOL), 10, "all again"); app.key("Escape"); pause(.3)

def export_is_guarded():
    path = f"{app.tmp}/board.csv"
    app.find("toggle button", "Main Menu").click(); pause(.5)
    app.one(lambda n: n.role in ("menu item", "check menu item") and "CSV" in n.label).click()
    shows("not encrypted"); app.find("button", "Export…").press()
    wait_for(lambda: len(app.xwindows()) > 1 or any(n.role in ("file chooser", "dialog") and "ave" in n.name for n in nodes()), 10, "the file chooser")
    pause(1); app.key("ctrl+a"); app.type(path); pause(.3); app.key("Return")
    wait_for(lambda: os.path.exists(path) and os.path.getsize(path) > 0, 10, "the file")
    text = open(path, encoding="utf-8-sig", newline="").read()
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    cells = [c for r in rows for c in r]
    assert any("HYPERLINK" in c for c in cells), "the decision that looks like a formula is missing"
    assert not any(re.match(r"\s*[=+@\t]", c) for c in cells), [c for c in cells if re.match(r"\s*[=+@\t]", c)]
    assert any(SCHOOL in c for c in cells)

def new_session():
    app.key("ctrl+1"); shows("Coming"); app.key("ctrl+shift+n"); shows("Begins At")
    app.find("text", "Begins At").click(); app.type("14.30"); app.find("text", "Place").click(); app.type("Raum Linde"); app.key("Return")
    wait_for(lambda: says("When and Where") and says("Raum Linde") and says("14:30"), 10, "the new session")

def choose_case(number):
    wait_for(lambda: app.focused() is not None and app.focused().role == "text", 8, "the focus in the dialog"); app.type(number)
    wait_for(lambda: any(n.role == "list" and n.name == "Cases found" and len(unique(c for c in n.children())) == 1 for n in nodes()), 10, "one case found")
    app.key("Return"); wait_for(lambda: any(n.role == "text" and n.name == "Question to the Round" and n.has("focused") for n in nodes()), 8, "the cursor in the question")

def register_in_the_session():
    app.key("ctrl+shift+n"); shows("Register a Case")
    choose_case("51-2026-0042")
    app.type("Was hilft Emil?"); pause(.3); app.key("Return")
    wait_for(lambda: any(n.role == "list item" and "Was hilft Emil?" in n.name for n in nodes()), 10, "the case in the session")
    mine = [c for c in query(what="conferences") if c["held_on"] == "2026-12-01" and c["file_number"] == "51-2026-0042"]
    assert [c["status"] for c in mine] == ["registered"], mine

def order_of_cases():
    app.key("ctrl+shift+n"); shows("Family or File Number")
    choose_case("51-2026-0010")
    app.type("Wie geht es weiter?"); pause(.3); app.key("Return")
    def order(): return [n.name for n in unique(n for n in nodes() if n.role == "list item" and re.match(r"\d\.", n.name))]
    wait_for(lambda: len(order()) == 2, 10, "two cases")
    assert "Ahornblatt" in order()[0], order()
    app.tab_to(lambda n: n.role == "list item" and n.name.startswith("1."))
    app.key("alt+Down")
    wait_for(lambda: "Birkental" in order()[0], 10, "the other case first")
    app.key("ctrl+z"); wait_for(lambda: "Ahornblatt" in order()[0], 10, "the order before")

def case_ends_only_with_answers():
    case = next(d for d in query() if d["what"] == KITA)["file_number"]
    app.key("alt+2"); pause(.6); app.key("ctrl+k"); pause(.4); app.type(case); pause(1.2); app.key("Return")
    wait_for(lambda: any(n.name == "Journal Line" for n in nodes()), 15, "the case")
    app.key("ctrl+alt+6"); shows("Open Decisions")
    n_open = len([d for d in query("--case", case) if d["light"] in ("red", "yellow", "green")])
    app.key("ctrl+alt+1"); shows("Responsible")
    app.one(lambda n: n.role == "button" and n.name == "Change").press()
    shows("Close the Case …")
    app.one(lambda n: n.role == "list item" and n.label.startswith("Close the Case")).click()
    shows("asked next"); app.find("text", "Reason").click(); app.type("Umzug in ein anderes Jugendamt")
    wait_for(lambda: app.find("button", "Close Case").has("sensitive"), 5, "the button"); app.find("button", "Close Case").press()
    shows("Decisions Are Still Open")
    assert not app.find("button", "Close Case").has("sensitive"), "the case may end while decisions are open"
    combos = unique(n for n in nodes() if n.role in ("combo box", "list item", "button") and n.name.startswith("What Becomes of It"))
    assert len(combos) >= n_open, (len(combos), n_open)
    app.key("Escape"); pause(.5)
    assert [c["status"] for c in query(what="cases") if c["file_number"] == case] == ["open"], "the case has ended"
    app.key("Escape"); pause(.4)

def end_case_with_answers():
    case = next(d for d in query() if d["what"] == KITA)["file_number"]
    shows("Responsible")
    app.one(lambda n: n.role == "button" and n.name == "Change").press()
    shows("Close the Case …")
    app.one(lambda n: n.role == "list item" and n.label.startswith("Close the Case")).click()
    shows("asked next"); app.find("text", "Reason").click(); app.type("Umzug in ein anderes Jugendamt")
    wait_for(lambda: app.find("button", "Close Case").has("sensitive"), 5, "the button"); app.find("button", "Close Case").press()
    shows("Decisions Are Still Open"); pause(.6)
    n_open = len([d for d in query("--case", case) if d["light"] in ("red", "yellow", "green")])
    for i in range(n_open):                              # each answered by keyboard: the first row has the focus
        app.key("Return"); pause(.4); app.key("Down"); pause(.2); app.key("Return"); pause(.4)
        if i + 1 < n_open: app.key("Tab"); pause(.3)
    wait_for(lambda: app.find("button", "Close Case").has("sensitive"), 5, "the button once all have an answer")
    app.find("button", "Close Case").press()
    wait_for(lambda: not [d for d in query("--case", case) if d["light"] in ("red", "yellow", "green")], 10, "no open decision")

start()
attempt("a decision in force stands on Today", today_shows_decisions)
attempt("the board opens", board_opens)
attempt("the board agrees with the query", board_agrees_with_the_query)
attempt("red is explained with the days that were counted", red_is_explained)
attempt("E: done, the focus goes on, undo brings it back", done_goes_on_and_comes_back)
attempt("V: postponing wants a reason, stays in the history, undo", postponing_wants_a_reason)
attempt("G: dropping wants a reason, undo", dropping_wants_a_reason)
attempt("another light wants a reason and a last day", another_light_wants_a_reason)
attempt("Left and Right go from column to column", columns_by_keyboard)
attempt("Ctrl+L: the list twin", list_twin)
attempt("the calendar and its agenda", calendar)
attempt("Ctrl+F searches", search_finds_words)
attempt("an export guards formulas", export_is_guarded)
attempt("a session is made by keyboard", new_session)
attempt("a case is registered by keyboard", register_in_the_session)
attempt("Alt+Down changes the order of the cases, undo", order_of_cases)
attempt("a case with open decisions does not end without answers", case_ends_only_with_answers)
attempt("a case ends when each decision has an answer", end_case_with_answers)
silent(app)
done()
