#!/usr/bin/env python3
"""A clearing in the real program: one that has ended is found in its case, a new one is begun, hours are entered
and taken back, its report is written and handed out with its annexes, it ends and goes on; it stands on the
timeline and among the deadlines, also after a restart.

  ./dev exec python3 tests/ui/test_clearing.py
"""
import json, os, re, subprocess, sys
from gi.repository import GLib
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, wait_for
from tap import check, done, ended_early, shot, silent

TODAY, MAIN_CASE = "2026-06-02", "51-2026-0042"

def words(node):
    try: return node.label or node.text or ""
    except GLib.Error: return ""
def shown(text, timeout=15): return wait_for(lambda: next((n for n, _ in app.root().walk() if n.showing and text in words(n)), None), timeout, text)
def gone(text, timeout=15): return wait_for(lambda: not any(n.showing and text in words(n) for n, _ in app.root().walk()), timeout, f"no {text}")
def button(name, timeout=15): return app.find("button", name, timeout)

def ctl(*args):
    done = subprocess.run(["fallwerkctl", *args, "--user", "demo", "--password-file", password, "--today", TODAY],
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout

def start():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
    wait_for(lambda: any("win.lock" in n.actions() for n in app.root().children()), 30, "the window")

def open_tab():
    app.key("ctrl+k"); shown("Search"); app.type(MAIN_CASE)
    shown("1 hit"); app.key("Return")
    shown("Journal Line"); app.key("ctrl+alt+7")
    shown("Clearings")

def fill(title, text):
    """The entry of the dialog's row with that title."""
    row = app.one(lambda n: n.role in ("text", "entry") and n.showing and words(n).startswith(title), 10)
    row.clear(); row.insert(text)

def ended_one():
    row = shown("M. Sommer")
    told = re.search(r"([0-9,]+) of 30 hours used, ([0-9,]+) open", words(row))
    check(told and sum(float(x.replace(",", ".")) for x in told.groups()) == 30 and told[1] != "0", "the ended one stands in its case with hours used and open", words(row))
    check("finished" in words(row), "its state is a word", words(row))

def begin():
    button("Begin a Clearing …").press()
    shown("Begin a Clearing")
    last = app.one(lambda n: n.role in ("text", "entry") and n.showing and words(n).startswith("Last Day"), 10)
    check(wait_for(lambda: last.real_text() in ("9/2/2026", "2/9/2026", "02.09.2026", "2.9.2026"), 5, "three months") is not None, "the last day is three months away", last.real_text())
    fill("Hour Quota in All", "20")
    fill("Question That It Has to Answer", "Reicht die Familienhilfe?")
    button("Begin").press()
    shown("Reicht die Familienhilfe?")
    check(bool(shown("0 of 20 hours used, 20 open")), "a new one begins with its whole quota")
    check(bool(shown("who performs it is not decided")), "what is not decided is said")

def hours():
    button("Enter Hours …").press()
    shown("Hours Used"); fill("Hours", "2,5"); fill("What For", "Erster Besuch zu dritt")
    button("Enter").press()
    check(bool(shown("2,5 of 20 hours used, 17,5 open")), "hours that are entered count")
    check(bool(shown("Erster Besuch zu dritt")), "what they were for is listed")
    app.key("ctrl+z")
    check(bool(shown("0 of 20 hours used")) and gone("Erster Besuch zu dritt"), "undo takes them back")
    app.key("ctrl+shift+z")
    check(bool(shown("2,5 of 20 hours used")), "and does them again")

def refused():
    button("End …").press()
    shown("End the Clearing")
    fill("Ended On", "2.10.2026")
    act = button("End")
    check(wait_for(lambda: not act.has("sensitive"), 5, "refused"), "an end after the agreed day wants a reason")
    fill("Reason", "Warten auf den Bericht der Klinik")
    wait_for(lambda: act.has("sensitive"), 5, "ready"); act.press()
    check(bool(shown("Warten auf den Bericht der Klinik")), "it ends with its reason")
    button("Go On").press()
    check(gone("Warten auf den Bericht der Klinik") and bool(button("End …")), "it can go on")

def report():
    shown("Report").click()
    shown("Welche Frage soll das Clearing beantworten?")
    app.key("F8")
    wait_for(lambda: app.focused() and app.focused().role in ("text", "entry"), 10, "an empty field")
    app.type("Zwei Hilfen laufen nebeneinander.")
    shown("Ressourcencheck").click()
    areas = wait_for(lambda: [t for t in (n.real_text() for n, _ in app.root().walk() if n.showing and n.role in ("text", "entry")) if t and "Schule, Kita" in t], 15, "the areas")
    check(bool(areas), "the resource check has its areas")

def page():
    shown("Page").click()
    wait_for(lambda: any("Reicht die Familienhilfe" in words(n) or "page" in words(n).lower() for n, _ in app.root().walk() if n.showing), 30, "the pages")
    target = f"{app.tmp}/report.pdf"
    app.one(lambda n: n.showing and "Main Menu" in (n.name or n.description or ""), 10).click()
    shown("Export as PDF …").click()
    app.choose_file(target)
    wait_for(lambda: os.path.exists(target) and os.path.getsize(target) > 10000, 30, "the file")
    text = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True).stdout
    for part in ("Clearingbericht", "Reicht die Familienhilfe?", "Zwei Hilfen laufen nebeneinander.", "Ressourcencheck",
                 "2,5 von 20 Stunden", "Erster Besuch zu dritt", "Anlage 1: Genogramm", "Anlage 2: Zeitstrahl"):
        check(part in text, f"the report says “{part}”", text[:400])

def view(name): app.one(lambda n: n.showing and n.label == name and n.role in ("radio button", "toggle button", "tab", "page tab"), 10).press()
def finish():
    app.key("Escape"); app.key("ctrl+alt+7"); shown("Clearings")
    app.one(lambda n: n.role == "list item" and n.showing and "2,5 of 20 hours used" in words(n), 10).click()
    shown("Reicht die Familienhilfe?")
    app.one(lambda n: n.role == "button" and n.showing and n.label.startswith("Finish Report"), 10).press()
    check(bool(shown("The clearing is still running")), "a report of a running clearing is not finished, and it says why")
    gone("Please end it first", 40)
    view("Course")
    button("End …").press(); shown("End the Clearing"); button("End").press()
    gone("End the Clearing")
    app.one(lambda n: n.role == "button" and n.showing and n.label.startswith("Finish Report"), 10).press()
    shown("Finish This Report?"); shown("version 1")
    button("Finish").press()
    check(bool(shown("The stored PDF is unchanged since it was frozen", 40)), "the finished version is shown with its checksum")
    check(bool(shown("Version 1, finished")), "the page says what it shows")
    shot("clearing-finished")
    view("Course")
    def act(name): return app.one(lambda n: n.role == "button" and n.showing and n.label.startswith(name), 15)
    check(not act("Enter Hours").has("sensitive") and not act("Change").has("sensitive"), "what the report tells cannot be changed")
    view("Report")
    field = app.one(lambda n: n.role in ("text", "entry") and n.showing and "Zwei Hilfen laufen" in (n.real_text() or ""), 10)
    check(not field.has("editable"), "nor can the report")

def correct():
    button("Correct …").press()
    shown("Correct the Report")
    check(not button("Correct").has("sensitive"), "a correction wants a reason")
    fill("What Was Wrong", "Eine Stunde war vergessen"); wait_for(lambda: button("Correct").has("sensitive"), 5, "ready"); button("Correct").press()
    gone("Correct the Report")
    view("Course")
    wait_for(lambda: button("Enter Hours …").has("sensitive"), 10, "hours can be entered")
    button("Enter Hours …").press()
    shown("Hours Used"); fill("Hours", "1"); fill("What For", "Gespräch mit der Schule"); button("Enter").press()
    shown("3,5 of 20 hours used")
    app.one(lambda n: n.role == "button" and n.showing and n.label.startswith("Finish Report"), 10).press()
    shown("version 2"); button("Finish").press()
    shown("Version 2, finished", 40)
    view("Course")
    check(bool(shown("Version 1, finished")) and bool(shown("Version 2, finished")), "both versions are listed")
    shot("clearing-versions")
    app.one(lambda n: n.showing and words(n).startswith("Version 1, finished") and n.role in ("list item", "button", "label"), 10).click()
    check(bool(shown("The stored PDF is unchanged since it was frozen", 40)), "the old version opens")
    target = f"{app.tmp}/finished.pdf"
    ctl("clearing", "export", f"{office}#case/{MAIN_CASE}", "-o", target)
    text = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True).stdout
    check("Fassung 2" in text and "Berichtigung der Fassung 1" in text and "Gespräch mit der Schule" in text and "Entwurf" not in text,
          "what goes out is the newest finished version", text[:300])

def afterwards():
    app.stop(); start(); open_tab()
    check(bool(shown("2,5 of 20 hours used")), "everything is there after a restart")
    app.key("ctrl+alt+4")
    shown("Family, living")
    wait_for(lambda: app.focused() and "Timeline" in words(app.focused()), 15, "the focus on the lanes")
    app.key("ctrl+f")
    wait_for(lambda: app.focused() and app.focused().role in ("text", "entry"), 10, "the search"); app.type("Clearing")
    bar = wait_for(lambda: next((words(n) for n, _ in app.root().walk() if n.showing and words(n).startswith("Helps: Clearing") and "2/9/2026" in words(n)), None), 20, "the bar")
    check(bool(bar), "it is a bar on the timeline", bar)
    due = ctl("query", office, "deadlines", "--json")
    found = [d for d in json.loads(due) if "Clearing" in json.dumps(d, ensure_ascii=False)] if due.strip().startswith("[") else due
    check("2026-09-02" in due and "Clearing" in due, "its end is among the deadlines", str(found)[:400])

app = App()
try:
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    open(password, "w").write("demo\n")
    subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY, "--seed", "1", "--cases", "5"], check=True, stdout=subprocess.DEVNULL)
    start(); open_tab()
    for part in (ended_one, begin, hours, refused, report, page, afterwards, finish, correct):
        try: part()
        except Exception as e: ended_early(e)
    silent(app)
except Exception as e:
    ended_early(e)
done()
