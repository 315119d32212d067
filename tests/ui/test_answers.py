#!/usr/bin/env python3
"""test_answers.py: who refused to sign a frozen help plan is on a sheet beside it; the file itself stays as it was. TAP."""
import os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, wait_for
from tap import check, done, ended_early, holds, shot, silent

CASE, TODAY, REASON = "51-2026-0042", "2026-06-02", "Umgang zu selten"

def nodes(): return [n for n, _ in app.root().walk() if n.showing]

def has(text): return any(text in (n.name or "") for n in nodes())

def pages():
    """What a screen reader tells of the pages in sight."""
    return " ".join(" ".join(n.description.split()) for n in nodes() if n.name.startswith("Page "))

def toggle_sheet():
    app.root().find("button", "More").find("toggle button").press()
    app.one(lambda n: n.role in ("menu item", "check menu item") and "Sheet of Answers" in n.label).press()

def export(name, *options):
    path = f"{app.tmp}/{name}.pdf"
    subprocess.run(["fallwerkctl", "plan", "export", f"{office}#plan/{plan}", "-o", path, "--user", "demo", "--password-file", password, *options],
                   check=True, stdout=subprocess.DEVNULL)
    with open(path, "rb") as f: return f.read()

app = App()
try:
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    subprocess.run(["fallwerkctl", "demo", office, "--cases", "5", "--today", TODAY], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(password, "w") as f: f.write("demo\n")
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password], timeout=90)
    wait_for(lambda: app.root().find("list", "Pages", .5), 30, "the office")
    app.key("ctrl+k"); app.type(CASE)
    wait_for(lambda: any(CASE in n.label for n in nodes() if n.role in ("list item", "table row")), 20, "the hit")
    app.key("Return"); wait_for(lambda: has("Familie Ahornblatt"), 20, "the case")
    tab = app.root().find(None, "Help Plan", 20)
    tab.press() if tab.actions() else tab.click()
    wait_for(lambda: next(n for n, _ in app.root().find("list", "Help Plans", .5).walk()
                          if n.role == "list item" and n.name.startswith("Help Plan No. 1")), 20, "the plan").click()
    app.root().find("form", None, 20)
    app.root().find("button", re.compile("^Freeze and Print")).press()
    app.root().find("button", "Freeze", 10).press()
    check(holds(lambda: has("0 of 6 answered"), 30), "the version is frozen, nobody has answered")

    found = subprocess.run(["fallwerkctl", "query", office, "plans", "--case", CASE, "--user", "demo", "--password-file", password, "--json"],
                           check=True, capture_output=True, text=True).stdout
    plan = re.search(r'"id"\s*:\s*"?(\d+)', found).group(1)
    before = export("before")

    app.root().find("button", "Sign …").press()
    app.root().find("button", "Take Over", 15)
    app.key("ctrl+4")
    def row(): return [n for n in nodes() if n.role == "list item" and n.name.startswith("Tom Quellstein,")][-1]
    wait_for(row, 10, "the party").click(); wait_for(lambda: row().has("selected"), 10, "the party chosen")
    app.root().find("text", "Why It Was Refused", 10).insert(REASON)
    wait_for(lambda: app.root().find("button", "Take Over", .5).has("sensitive"), 10, "the answer complete")
    app.root().find("button", "Take Over").press()
    check(holds(lambda: any(n.role == "list item" and n.name.startswith("Tom Quellstein,") and "refused" in n.name for n in nodes())), "one party has refused")
    app.key("Escape"); app.gone("button", "Take Over")
    check("Unterschriftenblatt" not in pages(), "the file is shown, not the sheet", pages()[:200])

    toggle_sheet()
    check(holds(lambda: "Unterschriftenblatt" in pages()), "the sheet of answers is shown in its place", pages()[:200])
    told = pages()
    check("Unterschrift verweigert" in told and f"Grund: {REASON}" in told and "noch keine Antwort" in told,
          "and says who refused and why, and who has not answered", told)
    shot("answers")
    toggle_sheet()
    check(holds(lambda: pages() and "Unterschriftenblatt" not in pages()), "and the file is there again", pages()[:200])

    check(export("after") == before, "the frozen file is byte for byte what it was")
    sheet = export("sheet", "--answers")
    check(sheet != before and sheet.startswith(b"%PDF-"), "the sheet is a file of its own")
    silent(app)
except Exception as e:
    ended_early(e)
done()
