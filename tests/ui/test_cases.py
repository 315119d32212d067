#!/usr/bin/env python3
"""Cases as a person works with them: search, open, see the family, add and change people, undo."""
import os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, pause, until, wait_for
from tap import attempt, done, silent

TODAY = "2026-06-02"
app = App(env={"LANGUAGE": "en"})
office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY], check=True, stdout=subprocess.DEVNULL)
open(password, "w").write("demo\n")

def names():
    return [n.name for n, _ in app.root().walk() if n.showing and n.name]

def shows(pattern, timeout=10):
    p = re.compile(pattern)
    return wait_for(lambda: next((x for x in names() if p.search(x)), None), timeout, f"“{pattern}”")

def shows_no(pattern, timeout=5):
    p = re.compile(pattern)
    wait_for(lambda: not any(p.search(x) for x in names()), timeout, f"“{pattern}” to go")

def search(text):
    app.key("ctrl+k"); pause(.3); app.key("ctrl+a"); app.type(text); pause(.3)

def write(field, text):
    """Into the text of a row of a form, as a whole."""
    node = app.find("text", field)
    node.clear(); node.insert(text, 0)

def bring_into_view(role, name):
    """Scrolls the dialog until the row can be clicked."""
    for _ in range(30):
        node = app.find(role, name)
        if 120 < node.box()[1] < 620: break
        app.scroll(640, 500, -1 if node.box()[1] >= 620 else 1); pause(.25)
    return node

def list_of_own_cases():
    app.key("alt+2")
    shows(r"^(Overdue|Due|On track), Familie .* 51-")

def part_of_a_name():
    search("hornbl")
    text = shows(r"Familie Ahornblatt 51-2026-0042")
    assert "Emil (11), Lina (4)" in text, text

def folded_words_of_the_record():
    search("grosseltern")
    shows(r"(Phone Call|Talk) of .*Großeltern")

def birth_date():
    search("3.3.22")
    shows(r"Familie Ahornblatt .*Child Lina Ahornblatt, \*")

def other_teams_case_tells_no_name():
    search("51-20")
    app.key("Down"); pause(.4); app.key("End"); pause(.8)
    text = shows(r"Other team’s case 51-")
    assert "Familie" not in text and "Responsible" not in text, text

def other_teams_case_asks_for_a_reason():
    app.key("Return")
    shows(r"Open a Case of Another Team")
    assert not app.find("button", "Open").has("sensitive")
    app.key("Escape"); shows_no(r"Open a Case of Another Team")

def first_hit_opens():
    search("ahornblatt"); shows(r"Familie Ahornblatt 51-2026-0042"); pause(.3); app.key("Return")
    shows(r"^Lindenweg 12, Jana, Marek, Emil, Lina, 4 people")

def enter_waits_for_the_answer():
    def in_search():
        app.key("ctrl+k"); wait_for(lambda: app.focused().name == "Search Cases", 5, "the search entry")
    app.key("alt+2"); app.find("button", "New Case"); pause(.5)
    in_search(); app.key("ctrl+a", "BackSpace"); shows(r"^Overdue, Familie Eschenblatt .*none")
    app.type("heidelicht"); app.key("Return")
    shows(r"^No\. 51-2025-0001 ")
    in_search(); app.key("ctrl+a"); app.type("51-2026-0042"); app.key("Return")
    shows(r"^Lindenweg 12, Jana, Marek, Emil, Lina, 4 people")

def overview_shows_the_family():
    shows(r"^Am Anger 3 · foster family, Noemi|^Am Anger 3 · foster family, Ruth")
    shows(r"^Custody Emil: Jana, Tom, gemeinsam · .*, proved")
    shows(r"^Custody Lina: Jana, allein")
    shows(r"^Contact rights Emil: Tom, nur begleitet")
    shows(r"^Tom Quellstein \(41\), Father, address blocked")
    shows(r"^Umgang mit Tom nur begleitet$")
    shows(r"^S\. Brandt · deputy R\. Aydin, Tandem with economic youth aid: K\. Lorenz")

def similar_people_are_offered():
    app.find("button", "Open Family").press()
    shows(r"^Add Person$"); app.find("button", re.compile("Add Person")).press()
    write("Given Name", "Lina"); write("Family Name", "Ahorn")
    shows(r"^in this case already$")

def person_with_a_birth_date():
    write("Given Name", "Gisela"); write("Family Name", "Ahornblatt")
    write("Born (also “2019” or “~2019”)", "31.2.2019")
    pause(.3)
    assert not app.find("button", "Add").has("sensitive"), "a day that does not exist is taken"
    write("Born (also “2019” or “~2019”)", "~1962")
    app.find("button", "Add").press()
    wait_for(lambda: app.find("text", "Born").text == "about 1962", 10, "the birth date on the sheet")

def born_is_changed():
    write("Born", "3.4.1962")
    shows(r"^saved$")
    pause(1.2)
    app.key("alt+Left")
    shows(r"^Gisela Ahornblatt \(64\)")

def undo_takes_back():
    app.key("ctrl+z")
    shows(r"^Undone: Change person")
    shows(r"^Gisela Ahornblatt \(64\)")   # about 1962: the same age in this year
    app.key("ctrl+z")
    shows(r"^Undone: Add person")
    shows_no(r"^Gisela Ahornblatt")

def custody_is_changed():
    app.find("list item", re.compile("^Lina Ahornblatt")).press()
    wait_for(lambda: app.find("text", "Given Name").text == "Lina", 10, "the sheet of Lina"); pause(.6)
    until(lambda: bring_into_view("list item", re.compile("^Custody: Jana")).click(),
          lambda: app.root().find("text", "Extent (Joint, Sole, Supervised …)", .1), "the page of custody")
    write("Extent (Joint, Sole, Supervised …)", "gemeinsam seit heute")
    pause(1.2)
    app.key("Escape"); pause(.5); app.key("Escape")
    shows(r"^Custody Lina: Jana, gemeinsam seit heute")

def closing_asks_for_a_reason():
    app.find("button", "Change").press()
    shows(r"^Close the Case …$")
    bring_into_view("list item", re.compile("^Close the Case")).click()
    shows(r"^Close the Case\?$")
    assert not app.find("button", "Close Case").has("sensitive")
    write("Reason", "Ziele erreicht")
    app.find("button", "Close Case").press()
    shows(r"^Decisions Are Still Open"); pause(.6)
    assert not app.find("button", "Close Case").has("sensitive"), "a case ends while decisions are open"
    for _ in range(20):                                  # each is answered; the first row has the focus
        app.key("Return"); pause(.4); app.key("Down"); pause(.2); app.key("Return"); pause(.4)
        if app.find("button", "Close Case").has("sensitive"): break
        app.key("Tab"); pause(.3)
    app.find("button", "Close Case").press()
    shows(r"closed, first contact")
    app.key("ctrl+z")
    shows(r"open since")

app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
shows(r"^Today$", 30); pause(1)
for title, fn in [
    ("the list shows the own cases with their lights", list_of_own_cases),
    ("a part of a name finds the family", part_of_a_name),
    ("words of the record are found, however they are written", folded_words_of_the_record),
    ("a birth date finds the child and says so", birth_date),
    ("another team's case tells no name", other_teams_case_tells_no_name),
    ("another team's case asks for a reason", other_teams_case_asks_for_a_reason),
    ("Enter opens the first hit", first_hit_opens),
    ("Enter right after typing opens what was typed", enter_waits_for_the_answer),
    ("the overview shows homes, custody, blocked addresses and who is responsible", overview_shows_the_family),
    ("people with a similar name are offered", similar_people_are_offered),
    ("a new person takes a partial birth date and no impossible one", person_with_a_birth_date),
    ("a birth date is changed and saved by itself", born_is_changed),
    ("undo takes back the change, then the person", undo_takes_back),
    ("custody is changed and the overview follows", custody_is_changed),
    ("closing a case asks for a reason and can be undone", closing_asks_for_a_reason),
]:
    attempt(title, fn)
silent(app)
done()
