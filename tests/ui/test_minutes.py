#!/usr/bin/env python3
"""test_minutes.py: what becomes of minutes afterwards: a proposal goes to those who decide and is taken back, closed
minutes are corrected as a new version, it is noted who got them, a copy without names leaves, and the list of a session
holds nothing of its cases (e). At 900 pixels the pane beside the minutes covers nothing that is written. TAP."""
import json, os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, pause, wait_for
from tap import check, done, ended_early, holds, shot, silent

HELPERS = os.path.join(os.environ["FALLWERK_BUILD"], "tests", "ui")
TODAY, AHORNBLATT = "2026-06-02", "51-2026-0042"
QUESTION = "Welche Hilfe traegt Emil durch das Schuljahr?"
LOOKING_BACK = "Was lernen wir aus dem Fall?"

def nodes(role=None): return [n for n, _ in app.root().walk() if n.showing and (role is None or n.role == role)]
def names(role=None): return [n.name for n in nodes(role)]
def said(): return [" ".join(filter(None, (n.name, n.description, n.text if n.role == "label" else ""))) for n in nodes()]
def has(text): return any(text in s for s in said())
def find(role, name, timeout=8): return app.root().find(role, name, timeout)
def focused(): node = app.focused(); return node.name if node else None
def text_of(name): return find("text", name, 3).text
def press(role, name, timeout=8): find(role, name, timeout).press()
def call(helper, *words):
    return subprocess.run([f"{HELPERS}/{helper}", *words], check=True, stdout=subprocess.PIPE, text=True).stdout.split()

def start():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password], timeout=60)
    wait_for(lambda: find("list", "Pages", .5), 30, "the office")

def open_conference(file_number, question, kind=""):
    app.key("ctrl+k"); wait_for(lambda: app.focused(), 5); app.key("ctrl+a"); app.type(file_number)
    wait_for(lambda: any(file_number in n.label for n in nodes() if n.role in ("list item", "table row")), 12, "the case is found")
    app.key("Return")
    def tab(): return [n for n in nodes() if n.name == "Conferences" and n.role in ("page tab", "radio button", "toggle button", "tab")]
    wait_for(tab, 12, "the tab")
    tab()[-1].press() if tab()[-1].actions() else tab()[-1].click()
    wait_for(lambda: next((n for n in nodes("list item") if question in n.name and kind in n.name), None), 12, "the conference's row").click()
    wait_for(lambda: find("page tab list", "Steps", .5), 15, "the conference")

def go_step(n): app.key(f"ctrl+{n}"); wait_for(lambda: nodes("page tab")[n - 1].has("selected"), 8, f"step {n}")

def write(name, text):
    # At its beginning: over the middle a toast may lie.
    _, y = find("text", name, 8).spot()
    app.xdo("mousemove", find("text", name, 8).box()[0] + 30, y, "sleep", .05, "click", 1)
    wait_for(lambda: focused() == name, 5, f"the cursor in {name}")
    app.key("ctrl+a"); app.type(text)
    wait_for(lambda: text_of(name) == text, 5, f"{text} in {name}")

def all_present():
    for toggle in [n for n in nodes("radio button") if n.name == "present"]: toggle.press(); pause(.1)
    wait_for(lambda: all(n.has("checked") for n in nodes("radio button") if n.name == "present"), 8, "all present")

def back():
    """To the conference that the minutes are of."""
    press("button", "Back") if "Back" in names("button") else app.key("alt+Left")
    wait_for(lambda: find("page tab list", "Steps", .5), 15, "the conference")
    wait_for(lambda: has("These minutes are closed"), 12, "closed")

def close_minutes(version, answers):
    """Goes through what closing asks: (heading, reason) in order."""
    go_step(len(nodes("page tab")))
    [n for n in nodes("button") if n.name == "Close Minutes …"][-1].press()
    for heading, text in answers:
        wait_for(lambda: heading in names(), 12, heading)
        wait_for(lambda: app.focused() and app.focused().role == "text", 5, "the reason"); app.type(text); app.key("Return")
        wait_for(lambda: heading not in names(), 15, "the next question")
    wait_for(lambda: "Close These Minutes?" in names(), 12, "the last question")
    press("button", "Close Minutes")
    return holds(lambda: any(re.search(rf"Version {version}, closed 2/6/2026, \d\d:\d\d by", n or "") for n in names()), 25)

def page_text(): return " ".join(" ".join(n.description for n in nodes("image") if n.name.startswith("Page ")).split())
def pdf_text(path): return " ".join(subprocess.run(["pdftotext", path, "-"], check=True, stdout=subprocess.PIPE, text=True).stdout.split())

size = os.environ.get("SIZE", "1440x900")
app = App(size=size)
try:
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    subprocess.run(["fallwerkctl", "demo", office, "--cases", "5", "--today", TODAY], check=True, stdout=subprocess.DEVNULL)
    with open(password, "w") as f: f.write("demo\n")
    cases = json.loads(subprocess.run(["fallwerkctl", "query", office, "cases", "--json", "--user", "demo", "--password-file", password],
                                      check=True, stdout=subprocess.PIPE, text=True).stdout)
    call("make-conference", office, "demo", "demo", "conference-case", TODAY, AHORNBLATT, QUESTION)
    call("make-conference", office, "demo", "demo", "conference-retrospective", TODAY, AHORNBLATT, LOOKING_BACK)
    call("make-conference", office, "demo", "demo", "conference-decision-team", "2026-06-23", AHORNBLATT, "Ein anderer Punkt")

    # --- to the decision team -------------------------------------------------------------------------
    start(); open_conference(AHORNBLATT, QUESTION)
    go_step(4)
    for letter in "AB":
        press("button", "Add Option")
        wait_for(lambda: f"Was wäre die Lösung?, Option {letter}" in names("text"), 12, "the option")
    pause(.5)
    write("Was wäre die Lösung?, Option A", "SPFH mit 8 Stunden je Woche")
    write("Was wäre die Lösung?, Option B", "Tagesgruppe")
    find(None, "Choose option A").press()
    go_step(5)
    write("Warum dieser Weg und kein anderer?", "Der Weg zur Tagesgruppe ist zu weit.")
    go_step(6)
    check(holds(lambda: "To the Decision Team" in names("button")), "at its end the conference offers the way to the decision team", names("button"))
    shot("to-decision-team")
    press("button", "To the Decision Team")
    check(holds(lambda: has("Registered for the Decision Team")), "one act registers the case", said()[-30:])
    check(holds(lambda: "Undo" in names("button")), "with a way back", names("button"))
    shot("registered")
    press("button", "Undo")
    check(holds(lambda: "To the Decision Team" in names("button") and not has("Registered for the Decision Team")), "which takes it back", names("button"))
    press("button", "To the Decision Team")
    wait_for(lambda: has("Registered for the Decision Team"), 12, "registered again")
    find("list", "Decision Team").find("button", "Open", 5).press()
    check(holds(lambda: any("Entscheidungsteam" in n for n in names() if n) and "Vorlage" in " ".join(names("page tab"))), "it opens there", names("page tab"))
    check(holds(lambda: text_of("Question for the round") == QUESTION), "with its question", names("text"))
    go_step(2)
    check(holds(lambda: text_of("Warum ist sie geeignet?") == "Der Weg zur Tagesgruppe ist zu weit."), "the reasons", names("text"))
    check(lambda: text_of("Was wurde daneben geprüft?") == "Tagesgruppe", "what was weighed beside it", text_of("Was wurde daneben geprüft?"))
    check(lambda: "Please choose" in names(), "a kind of help can be chosen", names())
    go_step(3)
    check(holds(lambda: text_of("Was wäre die Lösung?, Option A") == "SPFH mit 8 Stunden je Woche"), "and the help that was proposed", names("text"))
    go_step(5)
    check(lambda: not any("To the Decision Team" == n for n in names("button")), "who decides proposes to nobody")
    shot("decides")
    app.stop()

    # --- corrected as a new version ---------------------------------------------------------------------
    start(); open_conference(AHORNBLATT, LOOKING_BACK)
    all_present()
    go_step(4)
    check(lambda: "To the Decision Team" not in names("button"), "what proposes no help goes to no decision team", names("button"))
    go_step(3)
    app.key("ctrl+Return")
    wait_for(lambda: focused() == "New Decision", 5, "the quick entry")
    app.type("Uebergaben schriftlich machen @Sanddorn +3 AT"); app.key("ctrl+Return")
    wait_for(lambda: text_of("What, decision 1") == "Uebergaben schriftlich machen", 8, "the decision")
    check(close_minutes(1, [("These Minutes Are Incomplete", "Kurzprotokoll")]), "minutes are closed", names("heading"))
    check(holds(lambda: "Uebergaben schriftlich machen" in page_text()), "their pages hold the decision", page_text()[:200])
    back()
    [n for n in nodes("button") if n.name == "Correct …"][-1].press()
    wait_for(lambda: "Correct These Minutes?" in names(), 12, "the question")
    wait_for(lambda: app.focused() and app.focused().role == "text", 5, "the reason")
    check(holds(lambda: not next(n for n in nodes("button") if n.name == "Correct").has("sensitive")), "a correction needs its reason")
    app.type("Das Datum fehlte"); app.key("Return")
    wait_for(lambda: "Close Minutes …" in names("button") and "Correct Minutes …" not in names("button"), 12, "open again")
    go_step(3)
    write("What, decision 1", "Uebergaben schriftlich und am selben Tag machen")
    check(close_minutes(2, []), "closing again makes the second version, the exception is known", names("heading"))
    check(holds(lambda: "am selben Tag" in page_text()), "with the words of the correction", page_text()[:300])
    back()
    go_step(4)
    versions = wait_for(lambda: [n for n in find("list", "Versions of the Minutes", .3).children() if n.role == "list item"], 8, "the versions")
    check(len(versions) == 2, "both versions are kept", [n.label for n in versions])
    versions[1].click()
    check(holds(lambda: "Uebergaben schriftlich machen" in page_text() and "am selben Tag" not in page_text()), "the first stays as it was closed", page_text()[:300])
    shot("first-version")

    # --- a copy without names -------------------------------------------------------------------------------
    press("button", "Copy Without Names …")
    check(holds(lambda: has("Copy Without Names") and has("pseudonymous, not anonymous")), "what could not be judged is shown before", said()[-20:])
    shot("without-names")
    copy = f"{app.tmp}/copy.pdf"
    press("button", "Export …")
    app.choose_file(copy)
    check(holds(lambda: os.path.exists(copy) and has("The copy was exported")), "then the copy is written", names("label")[-6:])
    text = pdf_text(copy)
    check("Uebergaben schriftlich machen" in text and "am selben Tag" not in text, "it holds what was decided in this version", text[300:1500])
    check("Fassung 1 · pseudonymisiert" in text and "Entwurf" not in text and "Prüfsumme" not in text, "its foot says of what it is", text[-600:])
    check("Ahornblatt" not in text and AHORNBLATT not in text and "Sanddorn" not in text, "and no name or number", [w for w in ("Ahornblatt", AHORNBLATT, "Sanddorn") if w in text])

    # --- who got them -----------------------------------------------------------------------------------
    back()
    wait_for(lambda: "Name of the Receiver" in names("text"), 12, "the distribution list")
    write("Name of the Receiver", "Frau Muster"); write("Institution", "Grundschule Auental")
    app.key("Return")
    check(holds(lambda: any("Frau Muster · Grundschule Auental" in (n.label or "") for n in nodes("list item"))), "who got the minutes is noted", names("list item"))
    check(lambda: has("2/6/2026") or has("today"), "with the day", said()[-30:])
    shot("distribution")
    app.stop(); start(); open_conference(AHORNBLATT, LOOKING_BACK); go_step(4)
    check(holds(lambda: any("Frau Muster · Grundschule Auental" in (n.label or "") for n in nodes("list item"))), "and still there after a restart", names("list item"))
    app.stop()

    # --- (e) a session's list and another case's content ---------------------------------------------------
    others = sorted(set(re.findall(r"51-20\d\d-\d{4}", json.dumps(cases))) - {AHORNBLATT})[:2]
    secrets = ["Geheimfrage Eins", "Geheimfrage Zwei", "Geheimfrage Drei"]
    trio = [AHORNBLATT] + others
    call("make-conference", office, "demo", "demo", "conference-advisory-team", "2026-06-03", *[w for pair in zip(trio, secrets) for w in pair])
    start()
    press("list item", re.compile("^Conferences")) if any((n.name or "").startswith("Conferences") for n in nodes("list item")) else app.key("alt+3")
    row = wait_for(lambda: next((n for n in nodes("list item") if "Beratungsteam" in (n.label or n.name)), None), 15, "the session")
    row.click()
    def menu(): return next((n for n in nodes() if n.role in ("toggle button", "button") and "More Acts" in f"{n.name} {n.description}"), None)
    wait_for(lambda: has("Beratungsteam") and menu(), 15, "the session's page")
    out = f"{app.tmp}/list.pdf"
    menu().click()
    wait_for(lambda: next((n for n in nodes("menu item") if n.label == "List as a File…"), None), 8, "the menu").click()
    app.choose_file(out)
    check(holds(lambda: os.path.exists(out) and has("The file was written")), "the list of the session is written", names("label")[-6:])
    text = pdf_text(out)
    check(all(n in text for n in trio), "it holds the order of the cases by their numbers", text[:400])
    check(not any(s in text for s in secrets) and "Ahornblatt" not in text and "Emil" not in text, "and of no case its question or a name (e)", text[:600])

    # --- 900 pixels: the pane comes up from below and covers nothing that is written -----------------------
    window = app.xwindows()[-1][0]
    app.xdo("windowsize", window, 900, 780); app.xdo("windowmove", window, 0, 0)
    open_conference(AHORNBLATT, QUESTION, "Fallkonferenz")
    go_step(2)
    FIELD = "Was wissen wir nicht?"
    wait_for(lambda: FIELD in names("text") and any("empty" in n for n in names("label")), 10, "the form and the sheet's handle")
    check(lambda: "Parked" not in names("radio button"), "the pane is closed at first", names("radio button"))
    shot("narrow-closed")
    find("text", "Was ist beobachtet worden? Von wem, wann?").click()
    app.key("ctrl+F9")
    check(holds(lambda: "Parked" in names("radio button")), "Ctrl+F9 brings it up from below", names("radio button"))
    def form(): return find("text", "Was ist beobachtet worden? Von wem, wann?").pane()
    def top(): return min(n.box()[1] for n in nodes("radio button") if n.name in ("Last Time", "Complete", "Parked"))
    check(holds(lambda: form()[3] > 100 and form()[1] + form()[3] <= top()), "the form ends where it begins", (form(), top()))
    shot("narrow-open")
    find("text", FIELD).click(); app.type("Wer Emil morgens weckt.")
    check(holds(lambda: text_of(FIELD) == "Wer Emil morgens weckt."), "and the last field can be written while it is open", text_of(FIELD))
    app.key("ctrl+F9")
    check(holds(lambda: "Parked" not in names("radio button")), "Ctrl+F9 puts it away", names("radio button"))
    silent(app)
except Exception as e:
    ended_early(e)
done()
