#!/usr/bin/env python3
"""test_conference.py: conferences are held, closed and found again, as a minute taker does it. TAP.

A complete case conference by keyboard and pointer; a decision team with three cases in one session;
a risk assessment. Every decision is looked for afterwards on Today, in its case, at the head of the
next conference and in the text of the PDF; no file of one case knows of the session's other cases."""
import glob, json, os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, pause, wait_for
from tap import check, done, ended_early, holds, silent

HELPERS = os.path.join(os.environ["FALLWERK_BUILD"], "tests", "ui")
TODAY = "2026-06-02"
AHORNBLATT = "51-2026-0042"
QUESTION = "Reicht die Hilfe aus, damit Emil wieder zur Schule geht?"

def nodes(role=None):
    return [n for n, _ in app.root().walk() if n.showing and (role is None or n.role == role)]

def names(role=None): return [n.name for n in nodes(role)]
def has(text): return any(text in (n.name or "") for n in nodes())
def find(role, name, timeout=8): return app.root().find(role, name, timeout)
def focused(): node = app.focused(); return node.name if node else None
def text_of(name): return find("text", name, 3).text

def press(role, name, timeout=8):
    node = find(role, name, timeout)
    node.press()
    return node

def choose(question, answer):
    """A choice of few answers is a row of buttons, of more a list that drops down."""
    node = next((n for n in nodes() if n.name == answer and n.role in ("radio button", "toggle button", "check box")), None)
    if node is None:
        shown = nodes(); at = next(i for i, n in enumerate(shown) if n.name == question)
        next(n for n in shown[at:] if n.role in ("combo box", "toggle button") and not n.name.startswith("Why")).click()
        find("list item", answer, 5).click()
    else: node.press()
    pause(.2)

def call(helper, *words):
    return subprocess.run([f"{HELPERS}/{helper}", *words], check=True, stdout=subprocess.PIPE, text=True).stdout.split()

def start():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password], timeout=60)
    wait_for(lambda: find("list", "Pages", .5), 30, "the office")

def open_case(file_number):
    app.key("ctrl+k"); wait_for(lambda: app.focused(), 5); app.key("ctrl+a"); app.type(file_number)
    # The list of finds comes a moment after the keys.
    wait_for(lambda: has(file_number), 8, "the case is found"); pause(.8)
    app.key("Return")
    def tab(): return [n for n in nodes() if n.name == "Conferences" and n.role in ("page tab", "radio button", "toggle button", "tab")]
    wait_for(lambda: tab() or has("Open a Case of Another Team?"), 12, "the case, or why")
    if not tab():
        app.type("Sitzung des Entscheidungsteams"); app.key("Return")
        wait_for(tab, 12, "the tab")

def open_conference(file_number, question):
    """Through search, the case and its tab, as a case worker does."""
    open_case(file_number)
    tab = [n for n in nodes() if n.name == "Conferences" and n.role != "list item"][-1]
    tab.press() if tab.actions() else tab.click()
    row = wait_for(lambda: next((n for n in nodes("list item") if question in n.name), None), 12, "the conference's row")
    row.click()
    wait_for(lambda: find("page tab list", "Steps", .5), 15, "the conference")
    wait_for(lambda: app.focused(), 5, "a cursor")

def go_step(number, title):
    app.key(f"ctrl+{number}")
    return holds(lambda: title in names("heading"))

def write(name, text):
    """Into the field of that name, by pointer and keyboard."""
    find("text", name, 8).click()
    wait_for(lambda: focused() == name, 5, f"the cursor in {name}")
    app.key("ctrl+a"); app.type(text)
    wait_for(lambda: text_of(name) == text, 5, f"{text} in {name}")

def reason(name, text):
    """F9: unknown or not done, because …"""
    find("text", name, 8).click()
    wait_for(lambda: focused() == name, 5, f"the cursor in {name}")
    app.key("F9")
    wait_for(lambda: focused() != name, 5, "the reason's field")
    app.type(text)

def all_present():
    """Everybody in the first step's list is there."""
    for toggle in [n for n in nodes("radio button") if n.name == "present"]: toggle.press(); pause(.1)
    return holds(lambda: all(n.has("checked") for n in nodes("radio button") if n.name == "present"))

def rate(person, keys, way="Rate"):
    press("button", f"{way}: {person}")
    wait_for(lambda: has(person), 5, "the sheet")
    pause(.3)
    for key in keys: app.key(key)
    done = "Done, Next Card" if way == "Type Card" else "Done, Hand On"
    wait_for(lambda: find("button", done, .3).has("sensitive"), 5, "all values")
    find("button", done).press()
    wait_for(lambda: find("list", "Who Rates", .3), 8, "the list again")

def people(): return sorted({n.name[6:] for n in nodes("button") if n.name.startswith("Rate: ")})

def agree(values):
    wait_for(lambda: find("list", "Rating Grid", .3).find("list item", timeout=.3).click(), 8, "the first row")
    pause(.2)
    for i, key in enumerate(values):
        if i: app.key("Down")
        app.key(key)

def quick(line, expected):
    """Ctrl+Enter goes to the quick entry, once more enters it."""
    if focused() != "New Decision":
        app.key("ctrl+Return")
        wait_for(lambda: focused() == "New Decision", 5, "the quick entry")
    before = len([n for n in names("text") if n.startswith("What, decision")])
    app.type(line); app.key("ctrl+Return")
    return holds(lambda: text_of(f"What, decision {before + 1}") == expected)

def close_minutes(answers=()):
    """Goes through what closing asks; answers: (heading, reason) in order."""
    app.key("ctrl+9") # no such step: nothing happens
    steps = len(nodes("page tab"))
    app.key(f"ctrl+{steps}")
    wait_for(lambda: [n for n in nodes("button") if n.name == "Close Minutes …"], 8)
    [n for n in nodes("button") if n.name == "Close Minutes …"][-1].press()
    for heading, text in answers:
        if not check(holds(lambda: has(heading)), f"closing asks: {heading}", names("heading")): return False
        wait_for(lambda: app.focused(), 3); app.type(text); pause(.2); app.key("Return")
        wait_for(lambda: not has(heading), 15, "the next question")
    if not holds(lambda: has("Close These Minutes?")): return False
    press("button", "Close Minutes")
    return holds(lambda: any(re.search(r"Version 1, closed 2/6/2026, \d\d:\d\d by", n or "") for n in names()), 25)

app = App(size="1440x900")
try:
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    subprocess.run(["fallwerkctl", "demo", office, "--cases", "5", "--today", TODAY], check=True, stdout=subprocess.DEVNULL)
    with open(password, "w") as f: f.write("demo\n")
    cases = json.loads(subprocess.run(["fallwerkctl", "query", office, "cases", "--json", "--user", "demo", "--password-file", password],
                                      check=True, stdout=subprocess.PIPE, text=True).stdout)
    call("make-conference", office, "demo", "demo", "conference-case", TODAY, AHORNBLATT, QUESTION)

    # --- 1. a case conference -----------------------------------------------------------------------------
    start(); open_conference(AHORNBLATT, QUESTION)
    check(lambda: len(nodes("page tab")) == 6, "the conference has its six steps", names("page tab"))
    check(lambda: focused() == "Question for the round" and text_of("Question for the round") == QUESTION,
          "the cursor stands in the question that the case was registered with", focused())
    app.key("ctrl+End"); app.type(" Und abends?")
    check(holds(lambda: any(n.startswith("✓ Saved at") for n in names("label"))), "what is typed saves itself", names("label")[-6:])
    app.key("ctrl+z")
    check(holds(lambda: text_of("Question for the round") == QUESTION), "and can be taken back", text_of("Question for the round"))
    check(all_present(), "people are marked as present")
    write("Anlass: Was ist geschehen, dass der Fall jetzt besprochen wird?", "Emil fehlt seit Ostern.")
    write("Was soll am Ende entschieden sein?", "Umfang der Familienhilfe")
    reason("Welche Unterlagen liegen auf dem Tisch?", "Akte im Umlauf")
    choose("Weiß die Familie von dieser Besprechung?", "ja, sie ist einverstanden")
    check(holds(lambda: any(n.startswith("1 Vorbereitung, complete") for n in names("page tab"))),
          "answered and reasoned fields make the step complete", names("page tab"))

    check(go_step(3, "Risiko-Scoring"), "Ctrl+3 goes to the rating")
    crowd = people()
    check(len(crowd) == 3, "three people are to rate", names("button"))
    check(lambda: not find("button", "Show All Together").has("sensitive"), "nothing is shown before all have rated")
    rate(crowd[0], "112223211")
    check(holds(lambda: has("1 of 3 have rated")), "who has rated is counted, nothing else is told", names("label"))
    rate(crowd[1], "123334322")
    rate(crowd[2], "112243222", "Type Card")
    check(holds(lambda: has("has rated, from a card")), "a card is told apart")
    press("button", "Show All Together")
    check(holds(lambda: find("list", "Rating Grid", .3)), "then everything is shown together")
    check(holds(lambda: any(re.match(r"Aufsicht und Schutz: .* 2, .* 3, .* 4; span 2 to 4; not agreed yet", n) for n in names("image"))),
          "the spread is spoken with every value", [n for n in names("image") if "Aufsicht" in n])
    check(lambda: not any(n.has("checked") for n, _ in find("list", "Rating Grid").walk() if n.role == "radio button"),
          "no agreed value is filled in beforehand")
    agree("12223322")
    check(holds(lambda: any("span 2 to 4; agreed 2" in n for n in names("image"))), "one key sets the agreed value of an area")
    find("radio button", "Yes").press()
    check(holds(lambda: has("Yellow – clearly burdened")), "the rule suggests a light and says why", names("label"))
    press("radio button", "Green")
    check(holds(lambda: has("needed, because it differs")), "another light asks for its reason")

    check(go_step(4, "Lösungsdesign"), "Ctrl+4 goes to the options")
    for _ in range(2): press("button", "Add Option"); pause(.6)
    write("Was wäre die Lösung?, Option A", "SPFH mit 8 Stunden je Woche")
    write("Was wäre die Lösung?, Option B", "Tagesgruppe")
    find(None, "Choose option A").press()
    choose("Folgt die Runde dem Wunsch?", "teilweise")
    check(holds(lambda: has("A talk with the family is due.")), "a wish that is not followed makes another talk due (CONF-16)")

    check(go_step(5, "Beschluss"), "Ctrl+5 goes to the decisions")
    check(holds(lambda: text_of("What, decision 1") == "SPFH mit 8 Stunden je Woche"), "the option chosen stands there as a draft")
    check(lambda: has("Who is missing") and has("Date is missing"), "what a decision lacks is said in words")
    check(quick("Schulbericht einholen @Dorn +5 AT", "Schulbericht einholen"), "a line becomes a decision")
    check(lambda: text_of("Who, decision 2").endswith("Dorn") and "10.6.2026" in text_of("Until When, decision 2"),
          "with who and until when, counted in working days", (text_of("Who, decision 2"), text_of("Until When, decision 2")))
    check(quick("Doppelt", "Doppelt"), "and another one")
    find("button", "Decision 3").click(); app.key("Delete")
    check(holds(lambda: "What, decision 3" not in names("text")), "Delete on its number drops it")
    app.key("ctrl+z")
    check(holds(lambda: "What, decision 3" in names("text")), "and it can be brought back")
    find("text", "What, decision 3").click(); app.key("alt+Up")
    check(holds(lambda: text_of("What, decision 2") == "Doppelt"), "Alt+Up moves it", names("text"))
    find("button", "Decision 2").click(); app.key("Delete")
    check(holds(lambda: text_of("What, decision 2") == "Schulbericht einholen"), "the others close up")
    find("text", "Until When, decision 2").click(); app.key("ctrl+a"); app.type("6.6.2026"); app.key("Tab")
    check(holds(lambda: has("is no working day")), "a day that is none is hinted at, and not changed")
    press("button", re.compile("^Take ")); pause(.3)
    check(holds(lambda: "8.6.2026" in text_of("Until When, decision 2")), "the next working day is one key away")

    app.key("F5")
    check(holds(lambda: any(n.name == "Projector" for n in nodes("frame") + nodes("window")), 8), "F5 opens the second window", [n.name for n in app.root().children()])
    def wall():
        return next(n for n in app.root().children() if n.name == "Projector")
    def on_wall(text): return any(text in (n.name or "") for n, _ in wall().walk())
    check(holds(lambda: on_wall("Familienhilfe mit 8 Stunden je Woche")), "it shows the decisions in plain words")
    check(holds(lambda: on_wall("Family names hidden")) and not on_wall("Ahornblatt"), "and no family name")
    # The row that is being worded is marked in the margin: no text moves when it is another one.
    def places(): return {n.name: n.window_box()[0] for n, _ in wall().walk() if n.role == "label" and n.name and ("Familienhilfe mit 8" in n.name or "Schulbericht einholen" in n.name)}
    check(holds(lambda: len(places()) == 2 and len(set(places().values())) == 1), "all decisions begin at one edge, the current one too", places())
    app.key("b"); check(holds(lambda: on_wall("Break")), "B blanks it"); app.key("b")
    app.key("Escape")
    check(holds(lambda: not [n for n in app.root().children() if n.name == "Projector"]), "Esc ends it")

    app.focus_window()
    go_step(6, "Follow-up-Ampel")
    [n for n in nodes("button") if n.name == "Close Minutes …"][-1].press()
    check(holds(lambda: has("A Decision Is Incomplete")), "closing refuses a decision without who and date (g)", names("heading"))
    press("button", "Go There")
    check(holds(lambda: focused() == "Who, decision 1"), "and goes there", focused())
    app.type("B. Sanddorn"); app.key("Tab"); app.type("+3 AT"); app.key("Tab")
    check(holds(lambda: "8.6.2026" in text_of("Until When, decision 1")), "both are filled in", text_of("Until When, decision 1"))
    go_step(6, "Follow-up-Ampel")
    press("button", re.compile("^Suggestion: ")); pause(.3)
    ok = close_minutes([("Another Light Than Suggested", "Das Netz traegt"), ("These Minutes Are Incomplete", "Rest folgt schriftlich")])
    check(ok, "closing asks for the reason of another light (b) and for the exception, then freezes", names("label"))
    shown = " ".join(next((n.description for n in nodes("image") if n.name.startswith("Page 1")), "").split())
    check("Schulbericht einholen" in shown, "the frozen pages hold the decisions, for a screen reader too", shown[:300])
    app.key("alt+Left")
    check(holds(lambda: has("These minutes are closed")), "the page says that the minutes are closed")
    app.key("ctrl+5")
    find("text", "What, decision 1").click(); app.type("Anders "); pause(.5)
    check(lambda: text_of("What, decision 1") == "SPFH mit 8 Stunden je Woche", "frozen minutes cannot be changed (d)", text_of("What, decision 1"))
    app.stop()

    # --- 2. a decision team with three cases in one session --------------------------------------------------
    found = sorted(set(re.findall(r"51-20\d\d-\d{4}", json.dumps(cases))) - {AHORNBLATT})
    trio = [AHORNBLATT] + found[:2]
    check(len(trio) == 3, "there are three cases", found)
    words = ["Bewilligung der Familienhilfe", "Bewilligung der Tagesgruppe", "Bewilligung der Erziehungsbeistandschaft"]
    args = [w for n, q in zip(trio, words) for w in (n, q + "?")]
    call("make-conference", office, "demo", "demo", "conference-decision-team", TODAY, *args)
    for i, (file_number, word) in enumerate(zip(trio, words)):
        start(); open_conference(file_number, word)
        if i == 0:
            check(holds(lambda: has("Schulbericht einholen")), "the next conference has the last one's decisions at its head", names("label"))
        steps = names("page tab")
        where = next(k for k, n in enumerate(steps) if "Beschluss" in n or "Entscheidung" in n) + 1
        app.key(f"ctrl+{where}"); pause(.6)
        check(quick(f"{word} @Brandt +10 AT", word), f"case {i + 1} of the session has its decision")
        app.key(f"ctrl+{len(steps)}")
        asked = [("Not Everybody Was There", "Umlaufverfahren, alle haben zugestimmt")]
        asked += [("These Minutes Are Incomplete", "Kurzprotokoll")]
        check(close_minutes(asked), f"case {i + 1} is closed, with the reason why a role is missing (a)", names("heading"))
        app.stop()

    # --- 3. a risk assessment ----------------------------------------------------------------------------
    call("make-conference", office, "demo", "demo", "conference-risk-assessment", TODAY, trio[1], "Ist das Kind sicher?")
    start(); open_conference(trio[1], "Ist das Kind sicher?")
    check(all_present(), "everybody is there")
    app.key("ctrl+3"); wait_for(lambda: people(), 8)
    for person in people(): rate(person, "n33333333")
    press("button", "Show All Together")
    wait_for(lambda: find("list", "Rating Grid", .3), 8)
    agree("33333333")
    find("radio button", "No").press()
    check(holds(lambda: has("Protection comes before everything else.")), "an unsafe night puts red on top", names("label"))
    check(holds(lambda: has("Red – act at once")), "and red is what the rule suggests")
    press("radio button", "Red")
    app.key("ctrl+4"); pause(.6)
    check(quick("Hausbesuch heute @Brandt +1 AT", "Hausbesuch heute"), "protection is decided")
    check(close_minutes([("These Minutes Are Incomplete", "Protokoll im Notdienst")]), "the assessment is closed")
    app.stop()

    # --- afterwards -----------------------------------------------------------------------------------------
    start()
    check(holds(lambda: has("Hausbesuch heute"), 12), "decisions stand on Today", names("list item"))
    for i, (file_number, word) in enumerate(zip(trio, words)):
        open_case(file_number)
        tab = [n for n in nodes() if n.name == "Conferences" and n.role != "list item"][-1]
        tab.press() if tab.actions() else tab.click()
        check(holds(lambda: any(word in n for n in names("list item"))), f"case {i + 1} shows what was decided", names("list item"))
    silent(app)
    app.stop()
    folder = f"{app.tmp}/minutes"; os.makedirs(folder)
    call("dump-minutes", office, "demo", "demo", folder)
    files = sorted(glob.glob(f"{folder}/*.pdf"))
    check(len(files) >= 4, "every conference has its frozen file", files)
    texts = {}
    for f in files:
        texts[f] = " ".join(subprocess.run(["pdftotext", f, "-"], check=True, stdout=subprocess.PIPE, text=True).stdout.split())
        texts[f] += open(f[:-4] + ".json").read()
    for file_number, word in zip(trio, words):
        mine = [t for f, t in texts.items() if os.path.basename(f).startswith(file_number)]
        rest = [w for w in words if w != word]
        check(any(word in t for t in mine), f"the PDF of {file_number} holds its decision")
        check(not any(w in t for w in rest for t in mine) and not any(n in t for n in trio if n != file_number for t in mine),
              "and nothing of the session's other cases")
    first = next((t for f, t in texts.items() if QUESTION in t), "")
    check(all(w in first for w in ("SPFH mit 8 Stunden je Woche", "Schulbericht einholen", "Das Netz traegt", "Rest folgt schriftlich", "Akte im Umlauf")),
          "the case conference's PDF holds decisions, reasons and the exception", first[:400])
except Exception as e:
    ended_early(e)
done()
