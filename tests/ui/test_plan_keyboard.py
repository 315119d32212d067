#!/usr/bin/env python3
"""test_plan_keyboard.py: a help plan by keyboard alone, from the empty plan to the signed one; half a year later it is
reviewed with nothing typed twice, frozen, signed on paper, on the screen and with a certificate, refused once. The
program is left and started again in between. No pointer, no accessible action: only keys. TAP."""
import json, os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, Node, NotFound, wait_for
from tap import check, done, ended_early, holds, shot, silent

TODAY, LATER, KEY = "2026-06-02", "2026-12-02", "geheim123"
PLACE = "Rathaus Zimmer 3"
OWN = ("Ich will morgens ohne Bauchweh in die Schule gehen.", "Ich will wissen, wann ich Papa sehe.")
WORDING = ("Das Kind besucht den Unterricht an vier von fuenf Tagen.", "Das Kind sieht den Vater an jedem zweiten Samstag.")
MEASURE = ("Eintrag im Klassenbuch", "Kalender beider Eltern")
UNTIL = ("30.11.2026", "15.11.2026")
OPTIONS, WISH = "Familienhilfe, Tagesgruppe und Beratung", "Eine Hilfe, die nach Hause kommt"
PURPOSE = "Die Kinder wachsen sicher auf und behalten beide Eltern."
GUEST = "Frau Winter"

# --- keys only: whatever else would touch the program is refused --------------------------------

def refused(*_): raise AssertionError("this test has no pointer")
choosing = False
def only_in_chooser(act):
    return lambda node, *words: act(node, *words) if choosing else refused()
Node.click = Node.press = Node.do = Node.set_value = refused
Node.insert, Node.clear = only_in_chooser(Node.insert), only_in_chooser(Node.clear)
send = App.xdo
def keys_only(app, *words): return refused() if {"mousemove", "click", "mousedown"} & set(words) else send(app, *words)
App.xdo = keys_only

def choose_file(path):
    """GTK's own chooser is not ours to test."""
    global choosing
    choosing = True
    try: app.choose_file(path)
    finally: choosing = False

def names(role=None): return [n.name for n, _ in app.root().walk() if n.showing and (role is None or n.role == role)]
def has(text): return any(text in (n.name or "") for n, _ in app.root().walk() if n.showing)
def said(node):
    """Its name; a text within an entry goes by the entry's."""
    return node.name or (node.parent.name if node.parent else "")
def focused_name():
    node = app.focused()
    return said(node) if node else ""

def reach(name, limit=60):
    """Tab until that control has the focus, or Shift+Tab where it stands before the cursor."""
    fits = name if callable(name) else (lambda n: said(n) == name)
    nodes = [n for n, _ in app.root().walk() if n.showing]
    here = next((i for i, n in enumerate(nodes) if n.has("focused") and n.role not in ("frame", "window", "dialog")), 0)
    there = next((i for i, n in enumerate(nodes) if n.has("focusable") and fits(n)), len(nodes))
    return app.tab_to(fits, limit, "Tab" if there >= here else "shift+Tab")

def press(name, key="space", limit=60):
    reach(name, limit); app.key(key)

def fill(name, text):
    node = reach(name)
    app.key("ctrl+a"); app.type(text)
    wait_for(lambda: (app.focused().text or "") == text, 8, f"{text!r} in {name}")
    return node

def section(title):
    for _ in range(30):
        if title in names("heading"): break
        before = names("heading")
        app.key("ctrl+Page_Down")
        try: wait_for(lambda: names("heading") != before, 3, "the next section")
        except NotFound: break
    check(lambda: title in names("heading"), f"Ctrl+Page Down reaches “{title}”", names("heading"))

def start(day):
    app.start(["fallwerk", office, "--today", day, "--user", "demo", "--password-file", password], timeout=60)
    wait_for(lambda: app.root().find("list", "Pages", .5), 20, "the office")

def open_tab():
    app.key("ctrl+k")
    wait_for(lambda: app.focused() and app.focused().role in ("text", "entry", "search box", "searchbox"), 8, "the search")
    app.type(case["file_number"])
    wait_for(lambda: any(case["file_number"] in n.label for n, _ in app.root().walk() if n.role in ("list item", "table row") and n.showing), 12, "the hit")
    app.key("Return"); wait_for(lambda: has(case["name"]) and has("Help Plan"), 12, "the case")
    app.key("ctrl+alt+5")
    wait_for(lambda: has("New Help Plan"), 12, "the help plans")

def new_plan():
    press(lambda n: n.role == "button" and n.name == "New Help Plan")
    try:
        wait_for(lambda: app.root().find("button", "Create", .3), 3, "the question about the children")
        press("Create")
    except NotFound: pass                                         # one child: nothing to ask
    app.root().find("form", None, 12)
    wait_for(lambda: app.focused(), 8, "the cursor in the form")

def open_plan(title):
    row = reach(lambda n: n.role == "list item" and n.name.startswith(title))
    app.key("Return")
    app.root().find("form", None, 12)
    return row

def freeze(version):
    press(lambda n: n.role == "button" and (n.name or "").startswith("Freeze and Print"), limit=200)
    press(lambda n: n.role == "button" and n.name == "Freeze")
    check(holds(lambda: has(f"Version {version}, frozen"), 20), f"version {version} is frozen", names("label")[:12])
    wait_for(lambda: any(n.startswith("Page 1 of") for n in names("image")), 15, "its pages")

def shown_page(words):
    return any(words in " ".join((n.description or "").split()) for n, _ in app.root().walk() if n.role == "image")

def show_version(label):
    press(lambda n: n.role == "toggle button" and (n.description == "Versions" or n.name == "Versions" or
          any(a.description == "Versions" or a.name == "Versions" for a in [n.parent] if a)), limit=40)
    wait_for(lambda: any(n.role == "menu item" and n.showing and label in n.label for n, _ in app.root().walk()), 10, "the versions")
    app.key("Return")
    wait_for(lambda: has(f"{label}, frozen"), 15, "the version")

def party_row(name):
    return lambda n: n.role == "list item" and n.name.startswith(name + ",")

def sign_dialog():
    press(lambda n: n.role == "button" and n.name.startswith("Sign"), limit=40)
    wait_for(lambda: app.root().find("button", "Take Over", .5), 10, "the dialog")

def choose_party(name):
    reach(lambda n: n.role == "list item" and n.has("selected") or n.role == "list item" and "," in (n.name or ""))
    for key in ["Home"] + ["Down"] * 12:
        app.key(key)
        try: wait_for(lambda: focused_name().startswith(name + ","), 3, name); return app.key("space")
        except NotFound: pass
    raise NotFound(f"{name} is no party: {names('list item')}")

def take_over():
    wait_for(lambda: app.root().find("button", "Take Over", .5).has("sensitive"), 8, "the answer complete")
    app.key("ctrl+Return")

def state(name, words):
    return holds(lambda: any(n.role == "list item" and n.name.startswith(name + ",") and words in n.name for n, _ in app.root().walk()), 20)

def certificate():
    path = f"{app.tmp}/Selma"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", path + ".key",
                    "-out", path + ".pem", "-subj", "/CN=Selma Brandt", "-not_before", "20260101000000Z", "-not_after", "20300101000000Z",
                    "-addext", "keyUsage=digitalSignature"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run(["openssl", "pkcs12", "-export", "-inkey", path + ".key", "-in", path + ".pem", "-out", path + ".p12",
                    "-passout", f"pass:{KEY}"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return path + ".p12"

def query(what, *words):
    return json.loads(subprocess.run(["fallwerkctl", "query", office, what, *words, "--user", "demo", "--password-file", password, "--json"],
                                     check=True, capture_output=True, text=True).stdout)

def find_case():
    """A family that has no help plan yet."""
    for found in query("cases"):
        if not query("plans", "--case", found["file_number"]): return found
    raise NotFound("every family of the demo has a plan")

def write_goal(index):
    app.key("ctrl+n")
    wait_for(lambda: focused_name().startswith("Eigene Worte, Ziel "), 10, "the goal")
    n = int(focused_name().split()[-1])
    app.type(OWN[index])
    fill(f"Fachliche Formulierung, Ziel {n}", WORDING[index])
    fill(f"Woran wir es merken, Ziel {n}", MEASURE[index])
    fill(f"Bis, Ziel {n}", UNTIL[index])
    app.key("Tab")
    return n

def write_plan():
    new_plan()
    fill("Hilfeplangespräch am", "2.6.2026")
    fill("Ort", PLACE)
    fill("Vorgespräch mit dem Kind am", "29.5.2026")
    section("Wer am Plan mitgewirkt hat")
    rows = len([n for n in names() if n.startswith("Name, ")])
    check(rows >= 2, "who took part stands there without being typed", names("text"))
    app.key("ctrl+n")
    wait_for(lambda: focused_name().startswith("Name, ") and not app.focused().text, 10, "one more who took part")
    app.type(GUEST)
    check(holds(lambda: len([n for n in names() if n.startswith("Name, ")]) == rows + 1), "Ctrl+N adds a row to the section shown", names("text"))
    section("Wunsch und Wahl")
    fill("Angebotene Möglichkeiten", OPTIONS); fill("Wunsch der Familie", WISH); fill("Bedenkzeit bis", "9.6.2026")
    app.key("Tab"); press("ja")
    section("Zweck der Hilfe")
    fill("Woran alle gemeinsam arbeiten", PURPOSE)
    section("Ziele")
    goals = [write_goal(0), write_goal(1)]
    section("Nächste Überprüfung")
    fill("Nächste Überprüfung am", "2.12.2026"); app.key("Tab")
    check(holds(lambda: has("saved")), "everything has saved itself", names("label")[:12])
    return goals

def see_process():
    bar = lambda n: n.role == "toggle button" and n.name.startswith("Steps of the Help Plan. Step")
    press(bar)
    check(holds(lambda: app.root().find("button", re.compile("^Hilfeplangespräch, step 9 of 11, done on"), .5)), "the head of the plan opens the line of its steps", names("button"))
    press(lambda n: n.role == "button" and n.name.startswith("Plan an alle, step"))
    check(holds(lambda: "Verteiler" in names("heading")), "a step leads to where it is written", names("heading"))

app = App()
try:
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    subprocess.run(["fallwerkctl", "demo", office, "--cases", "12", "--today", TODAY], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(password, "w") as f: f.write("demo\n")
    scan = f"{app.tmp}/Scan.jpg"
    subprocess.run(["convert", "-size", "620x877", "xc:white", "-fill", "navy", "-draw", "line 100,700 300,640", scan], check=True)
    p12, case = certificate(), find_case()

    start(TODAY); open_tab()
    goals = write_plan()
    see_process(); shot("process")
    freeze(1)
    check(holds(lambda: shown_page(PURPOSE)), "the frozen pages hold what was typed")
    app.stop()

    start(LATER); open_tab()
    check(holds(lambda: any(n.role == "list item" and "frozen, version 1" in n.name for n, _ in app.root().walk())), "after a restart the plan is there, frozen", names("list item"))
    new_plan()
    check(holds(lambda: app.root().find("text", "Hilfeplangespräch am", .5).text in ("", None)), "the review has a day of its own", "")
    fill("Hilfeplangespräch am", "2.12.2026")
    section("Rückblick auf die Ziele")
    for words in OWN:
        check(holds(lambda: any(words in (n.text or "") + (n.name or "") for n, _ in app.root().walk() if n.showing)), f"“{words[:24]}…” is looked back at without being typed", names())
    press("erreicht")
    section("Ist die Hilfe noch richtig?")
    press("ja"); fill("Begründung: geeignet", "Alle nutzen die Termine.")
    section("Wunsch und Wahl")
    # Not carried on: an old wish would be put into the family's mouth.
    check(holds(lambda: app.root().find("text", "Wunsch der Familie", .5).text == ""), "what the family wishes is asked anew", app.root().find("text", "Wunsch der Familie").text)
    section("Zweck der Hilfe")
    check(holds(lambda: app.root().find("text", "Woran alle gemeinsam arbeiten", .5).text == PURPOSE), "so does the purpose")
    section("Ziele")
    for words in OWN:
        check(holds(lambda: any(words in (n.text or "") + (n.name or "") for n, _ in app.root().walk() if n.showing)), f"and “{words[:24]}…” goes on", names("button"))
    freeze(1)
    check(holds(lambda: shown_page(WORDING[1])), "the second plan is frozen with what the first one said")

    parties = [n.split(",")[0] for n in names("list item") if n.endswith(", open")]
    check(len(parties) >= 4, "it has its parties", names("list item"))
    on_paper, on_screen, says_no, signs = parties[0], parties[1], parties[2], parties[3]
    sign_dialog(); choose_party(on_paper); app.key("ctrl+1")
    press("Choose Scan …"); choose_file(scan)
    check(holds(lambda: has("Scan.jpg")), "a scan is attached", names("label"))
    take_over()
    check(state(on_paper, "on paper"), f"{on_paper} has signed on paper", names("list item"))
    choose_party(on_screen); app.key("ctrl+2")
    press(lambda n: n.name.startswith("Name Instead of a Drawing"))
    take_over()
    check(state(on_screen, "on the screen"), f"{on_screen} has signed on the screen", names("list item"))
    app.key("Escape"); app.gone("button", "Take Over"); app.stop()

    start(LATER); open_tab(); open_plan("Help Plan No. 2"); show_version("Version 1")
    check(holds(lambda: has(f"2 of {len(parties)} answered"), 15), "after a restart two have answered", names("label"))
    sign_dialog(); choose_party(says_no); app.key("ctrl+4")
    reach("Why It Was Refused"); app.type("Umgang zu selten"); take_over()
    check(state(says_no, "refused"), f"{says_no} refuses with a reason", names("list item"))
    choose_party(signs); app.key("ctrl+3")
    press("Choose Certificate …"); choose_file(p12)
    wait_for(lambda: app.focused() and app.focused().name == "Password", 10, "the cursor in the password")
    app.type(KEY); app.key("Return")
    check(holds(lambda: has("Selma Brandt")), "the certificate is named before it signs", names("label"))
    take_over()
    check(state(signs, "with a certificate"), f"{signs} has signed with a certificate", names("list item"))
    app.key("Escape"); app.gone("button", "Take Over"); app.stop()

    start(LATER); open_tab(); open_plan("Help Plan No. 2"); show_version("Version 1")
    for who, words in ((on_paper, "on paper"), (on_screen, "on the screen"), (says_no, "Umgang zu selten"), (signs, "with a certificate")):
        check(state(who, words), f"afterwards {who} stands there, {words}", names("list item"))
    check(holds(lambda: has("1 signature of a certificate holds"), 15), "the verification says that it is intact", names("label"))
    shot("signed")
    exported = f"{app.tmp}/plan.pdf"
    newest = max(query("plans", "--case", case["file_number"]), key=lambda plan: int(plan["number"]))
    subprocess.run(["fallwerkctl", "plan", "export", f"{office}#plan/{newest['id']}", "-o", exported, "--user", "demo",
                    "--password-file", password], check=True, stdout=subprocess.DEVNULL)
    judged = subprocess.run(["fallwerkctl", "pdf", "verify", exported], capture_output=True, text=True)
    check(judged.returncode == 0 and "Selma Brandt" in judged.stdout, "and so it says outside of the window", judged.stdout + judged.stderr)
    silent(app)
except Exception as e:
    ended_early(e)
done()
