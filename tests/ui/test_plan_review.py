#!/usr/bin/env python3
"""test_plan_review.py: a plan is reviewed half a year later: by keyboard, nothing typed twice. TAP."""
import os, re, subprocess, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, wait_for
from tap import check, done, ended_early, holds, shot, silent


def names(app, role=None):
    return [n.name for n, _ in app.root().walk() if n.showing and (role is None or n.role == role)]

def has(app, text):
    return any(text in (n.name or "") for n, _ in app.root().walk() if n.showing)

def focused_name(app):
    node = app.focused()
    return node.name if node else None

def step_to(app, title, key="ctrl+Page_Down"):
    for _ in range(24):
        if title in names(app, "heading"): return True
        app.key(key); time.sleep(.25)
    return False

app = App()
try:
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    subprocess.run(["fallwerkctl", "demo", office, "--cases", "5", "--today", "2026-06-02"], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(password, "w") as f: f.write("demo\n")
    # Half a year after the conversation of the demo's plan.
    app.start(["fallwerk", office, "--today", "2026-08-24", "--user", "demo", "--password-file", password], timeout=60)
    wait_for(lambda: app.root().find("list", "Pages", .5), 20, "the office")
    app.key("ctrl+k"); time.sleep(.4); app.type("51-2026-0042")
    wait_for(lambda: has(app, "51-2026-0042"), 8, "the hit"); time.sleep(.6); app.key("Return")
    wait_for(lambda: has(app, "Familie Ahornblatt"), 10, "the case")
    tab = app.root().find(None, "Help Plan", 10)
    tab.press() if tab.actions() else tab.click()
    app.root().find("list", "Help Plans", 10)

    # The process line.
    wait_for(lambda: app.root().find("button", re.compile("^Antrag, step 4 of 11, done on"), .5), 8, "the line")
    check(lambda: has(app, "Hilfeplangespräch, step 9 of 11, done on"), "the line knows the day of the conversation from the plan")
    check(lambda: has(app, "Überprüfung, step 11 of 11, overdue since"), "and says that the review is overdue", names(app, "button"))
    shot("process")
    app.root().find("button", re.compile("^Antrag, step 4")).press()
    wait_for(lambda: app.root().find("text", "Done On", .5), 8, "the question")
    app.root().find("text", "Done On", 2).click(); app.key("ctrl+a"); app.type("16.2.26"); app.key("Tab"); time.sleep(.3)
    app.root().find("button", "Keep", 5).press()
    check(holds(lambda: has(app, "Antrag, step 4 of 11, done on 16")), "a day that stands in no form is kept", names(app, "button"))

    # The review begins from the last plan.
    app.root().find("button", "New Help Plan").press()
    app.root().find("check box", "Emil", 8)
    app.root().find("button", "Create", 5).press()
    app.root().find("form", None, 10)
    check(step_to(app, "Rückblick auf die Ziele"), "a continuation looks back at the goals", names(app, "heading"))
    check(holds(lambda: has(app, "Ich bin jeden Tag pünktlich in der Schule.") or
                any("Ich bin jeden Tag" in (n.text or "") for n, _ in app.root().walk() if n.showing and n.role == "text")),
          "the goal stands there without being typed")
    # By keyboard: from the own words to the first rating.
    for _ in range(14):
        if (focused_name(app) or "") == "erreicht": break
        app.key("Tab"); time.sleep(.12)
    check(lambda: focused_name(app) == "erreicht" or "erreicht" in names(app), "Tab reaches the ratings", focused_name(app))
    app.key("space"); time.sleep(.3)
    shot("looking-back")
    check(step_to(app, "Ist die Hilfe noch richtig?"), "whether the help is still right is asked", names(app, "heading"))
    # The wish of last time is offered, and nobody's until it is confirmed.
    WISH, SAID = "Wunsch der Familie", "Die Familie wünscht eine Hilfe, die nach Hause kommt."
    def value(name): return next((n.text for n, _ in app.root().walk() if n.showing and n.role == "text" and n.name == name), None)
    def paper(): return "\n".join(n.description for n, _ in app.root().walk() if n.showing and n.role == "image" and n.name.startswith("Page "))
    check(step_to(app, "Wunsch und Wahl"), "wish and choice are asked again", names(app, "heading"))
    check(holds(lambda: has(app, SAID) and has(app, "From the last plan")), "what the last plan said stands there", names(app, "label"))
    check(value(WISH) == "", "and is not taken for granted", value(WISH))
    shot("wish")
    open_before = next((n.name for n, _ in app.root().walk() if n.showing and n.role == "list item" and n.name.startswith("Wunsch und Wahl")), "")
    app.root().find("button", f"Still Holds: {WISH}", 5).press()
    check(holds(lambda: value(WISH) == SAID), "one act confirms it", value(WISH))
    check(holds(lambda: f"Still Holds: {WISH}" not in names(app, "button")), "and the offer has gone", names(app, "button"))
    check(holds(lambda: focused_name(app) == WISH), "the cursor stands in it, to change it", focused_name(app))
    check(holds(lambda: next((n.name for n, _ in app.root().walk() if n.showing and n.role == "list item" and n.name.startswith("Wunsch und Wahl")), "") != open_before),
          "only now it counts", open_before)
    app.key("ctrl+z")
    check(holds(lambda: value(WISH) == "" and f"Still Holds: {WISH}" in names(app, "button")), "Ctrl+Z takes it back, and it is offered again", value(WISH))
    app.root().find("button", f"Still Holds: {WISH}", 5).press()
    check(holds(lambda: value(WISH) == SAID), "confirmed once more", value(WISH))
    check(step_to(app, "Zweck der Hilfe"), "what does not apply is passed over")
    check(lambda: "Leben an einem anderen Ort" not in names(app, "label"), "help at home asks nothing about another place")
    check(step_to(app, "Ziele"), "the goals go on")
    check(holds(lambda: has(app, "2 of 3 in own words (66 %)")), "the share of own words is shown", names(app, "label"))
    shot("goals")

    # The other papers.
    def choose(title):
        app.drop = wait_for(lambda: next(n for n, _ in app.root().walk() if n.showing and n.role == "toggle button"
                                         and n.description == "Printed As"), 5, "the papers")
        app.drop.click()
        wait_for(lambda: sum(n.name == title for n, _ in app.root().walk() if n.showing) > 0, 5, title)
        time.sleep(.4)
        next(n for n, _ in app.root().walk() if n.showing and n.name == title and n.role in ("label", "list item", "option")).click()
    def images(): return [n for n, _ in app.root().walk() if n.showing and n.role == "image" and n.name.startswith("Page ")]
    def pages(): return [n.name for n in images()]
    def paper(): return "\n".join(n.description for n in images())
    german = paper()
    check("Hilfeplan" in german and "Yardım planı" not in german, "what stands on the pages can be read", german[:300])
    choose("With Türkçe")
    check(holds(lambda: "Hilfeplan" in paper() and "Yardım planı" in paper(), 10), "the pages in German and Turkish are shown", paper()[:300])
    shot("turkish")
    # What the interpreter says.
    app.root().find("form", None, 5)
    check(step_to(app, "Zweck der Hilfe", "ctrl+Page_Up"), "back to a free text", names(app, "heading"))
    def toggles(): return [n for n, _ in app.root().walk() if n.showing and n.name.startswith("Translation: Türkçe")]
    wait_for(toggles, 8, "the translation below the field")
    def expander(): return next(n for n in toggles() if n.role != "label")
    (expander() if any(n.role != "label" for n in toggles()) else toggles()[0]).click()
    TEXT = "Translation into Türkçe: Woran alle gemeinsam arbeiten"
    wait_for(lambda: app.root().find("text", TEXT, .5), 8, "the interpreter's text")
    app.root().find("text", TEXT).click(); app.type("Birlikte calisiyoruz.")
    app.root().find("text", "Interpreted By").click(); app.type("N. Yildiz")
    check(holds(lambda: any("N. Yildiz" in n.name for n in toggles())), "says who interpreted", [n.name for n in toggles()])
    check(holds(lambda: "Birlikte calisiyoruz." in paper() and "Çeviri: N. Yildiz, 24.8.2026" in paper(), 12), "and it stands on the page with name and day", paper()[:1500])
    shot("interpreted")
    app.root().find("text", "Woran alle gemeinsam arbeiten").click(); app.key("ctrl+End"); app.type(" Wirklich."); app.key("Tab")
    check(holds(lambda: "Birlikte calisiyoruz." not in paper() and "Wirklich." in paper(), 12), "of another German text it says nothing", paper()[:600])
    check(holds(lambda: any("of an earlier text" in n.name for n in toggles())), "which is said", [n.name for n in toggles()])
    app.root().find("button", "Still Fits", 5).press()
    check(holds(lambda: "Birlikte calisiyoruz." in paper(), 12), "until somebody says that it still fits")
    choose("Page for Emil")
    check(holds(lambda: pages() == ["Page 1 of 1"], 10), "the child's page is one page", pages())
    shot("child")
    silent(app)
except Exception as e:
    ended_early(e)
done()
