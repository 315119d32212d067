#!/usr/bin/env python3
"""test_deadlines.py: deadlines on Today in the real program: what is listed is what fallwerkctl lists,
an explanation is opened, a dated act makes a deadline, a reminder that is put away stays away after a
restart, a missed deadline is done with a reason that stays to be seen. Prints TAP."""
import json, os, re, subprocess, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, wait_for
from tap import attempt, done, shot, silent

TODAY = "2026-06-02"
main = "51-2026-0042"

# Where the calendar file is has to outlive a restart.
app = App(env={"GSETTINGS_BACKEND": "keyfile"})
office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY, "--cases", "12"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
open(password, "w").write("demo\n")

def nodes(): return [n for n, _ in app.root().walk()]
def says(text): return any(text in (n.name or n.text or "") for n in nodes())
def rows(group):
    for n in nodes():
        if n.role == "list" and n.name == group and n.showing:
            return [c for c in n.children() if c.role == "list item"]
    return []
def ctl(*words):
    r = subprocess.run(["fallwerkctl", *words, "--user", "demo", "--password-file", password, "--today", TODAY, "--json"], capture_output=True, text=True)
    assert r.returncode == 0, r.stderr
    return json.loads(r.stdout)
def start():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
    wait_for(lambda: rows("Overdue"), 30, "the overdue rows of Today")

def same_as_ctl():
    start()
    wanted = [x for x in ctl("query", office, "deadlines") if x["mine"]]
    for group, state in (("Overdue", "overdue"), ("Next 3 working days", "due")):
        mine = [x["what"] for x in wanted if x["state"] == state]
        shown = [r.name for r in rows(group)]
        assert len(mine) == len(shown), f"{group}: {len(shown)} rows, fallwerkctl has {len(mine)}"
        for what, name in zip(mine, shown): assert what in name, f"{what!r} is not {name!r}"
    shot("today")

def put_away():
    wait_for(lambda: says("have passed") or says("has passed"), 8, "the reminder")
    app.find("button", "Put Away").press()
    wait_for(lambda: not any(n.role == "button" and n.name == "Put Away" and n.showing for n in nodes()), 8, "the reminder to go")
    app.stop()
    start()
    time.sleep(1)
    assert not any(n.role == "button" and n.name == "Put Away" and n.showing for n in nodes()), "the reminder came back"

def explanation():
    row = next(r for g in ("Overdue", "Next 3 working days", "Later") for r in rows(g) if "Ersteinsch" in r.name or "Fallkonferenz durch" in r.name)
    row.click()
    wait_for(lambda: says("Source: "), 5, "the source of the rule")
    wait_for(lambda: says("= due"), 5, "the day that counts last")
    shot("explanation")
    row.click()

def dated_act():
    app.key("ctrl+k"); time.sleep(.5); app.type("ahornblatt"); time.sleep(1.2); app.key("Return")
    tab = lambda: next((n for n in nodes() if n.name == "Record" and n.role in ("toggle button", "radio button", "page tab", "tab")), None)
    wait_for(tab, 15, "the record's tab").press()
    app.find("button", "Dated Act That Deadlines Count From").press()
    wait_for(lambda: says("What Happened"), 8, "the question")
    assert any("Ethikrat" in (n.name or n.text or "") for n in nodes()), "no question to the ethics board among the acts"
    shot("dated-act")
    # The journal line below has a button of that name as well.
    min((n for n in nodes() if n.role == "button" and n.name == "Enter" and n.showing), key=lambda n: n.box()[1]).press()
    wait_for(lambda: says("Act entered"), 8, "the act entered")

def acts_make_deadlines():
    found = [x for x in ctl("query", office, "deadlines", "--case", main) if x["rule"] == "ethics-board"]
    assert found and re.match(r"2026-06-0[23]T", found[0]["due"]), f"no 24 hours from it: {found}"

def late_wants_a_reason():
    app.key("alt+1")
    wait_for(lambda: rows("Overdue"), 10, "Today")
    late = next((r for r in rows("Overdue") if "from" in r.name and ("standard" in r.name or "Office" in r.name)), None)
    assert late is not None, "no missed deadline of a rule"
    n = len(rows("Overdue"))
    late.click(); time.sleep(.3); app.key("e")
    wait_for(lambda: says("Done After Its Day?"), 8, "the question")
    # The rows below have buttons of that name as well; only the dialog's waits for the reason.
    closed = lambda: any(n.role == "button" and n.name == "Done" and n.showing and not n.has("sensitive") for n in nodes())
    wait_for(closed, 5, "a button that waits for the reason")
    app.type("Mutter war krank")
    wait_for(lambda: not closed(), 5, "the button")
    shot("late")
    app.key("Return")
    wait_for(lambda: len(rows("Overdue")) == n - 1, 8, "the row gone")
    app.key("ctrl+z")
    wait_for(lambda: len(rows("Overdue")) == n, 8, "the row back")

feed = f"{app.tmp}/calendar/deadlines.ics"
names = ("Ahornblatt", "Familie", "Emil", "Brandt", main)
def menu(label):
    app.key("F10"); app.one(lambda n: n.role == "menu item" and n.showing and n.label == label, 8).press()
def events():
    text = open(feed, newline="").read() if os.path.exists(feed) else ""
    return text.count("BEGIN:VEVENT") if text.endswith("END:VCALENDAR\r\n") else 0
def own(): return len([x for x in ctl("query", office, "deadlines") if x["mine"]])
def postpone():
    app.key("alt+1"); wait_for(lambda: rows("Overdue"), 10, "Today")
    n = len(rows("Overdue"))
    rows("Overdue")[0].click(); app.key("v")
    wait_for(lambda: says("Postpone?"), 8, "the question")
    app.key("Tab", "Tab"); app.type("Familie ist krank")
    wait_for(lambda: app.find("button", "Postpone").has("sensitive"), 8, "the button"); app.find("button", "Postpone").press()
    wait_for(lambda: len(rows("Overdue")) == n - 1, 8, "the row gone from the overdue ones")

def renewed_file():
    os.makedirs(os.path.dirname(feed))
    app.key("alt+1"); wait_for(lambda: rows("Overdue"), 10, "Today")
    menu("Calendar File That Renews Itself…")
    wait_for(lambda: says("none chosen"), 8, "the dialog")
    app.one(lambda n: n.showing and n.label == "Choose File…" and "button" in n.role or n.showing and n.role == "list item" and n.label == "Choose File…", 8).click()
    app.choose_file(feed)
    wait_for(lambda: events() > 0, 20, "the file")
    assert events() == own(), f"{events()} events, {own()} deadlines of one's own"
    shot("feed"); app.key("Escape")
    before = open(feed).read()
    assert not any(n in before for n in names), "a name in the file"
    postpone()
    wait_for(lambda: open(feed).read() != before, 20, "the file written anew")
    wait_for(lambda: events() == own(), 10, "all of them")
    assert not any(n in open(feed).read() for n in names + ("krank",)), "a name in the file"
    left = [f for f in os.listdir(os.path.dirname(feed)) if f != "deadlines.ics"]
    assert not left, f"left beside it: {left}"

def renewed_at_start():
    app.stop(); os.remove(feed); start()
    wait_for(lambda: events() == own(), 20, "the file after the start")

def folder_gone():
    import shutil
    shutil.rmtree(os.path.dirname(feed))
    told = lambda: any("not renewed. Its folder is not there" in (n.name or n.text or "") for n in nodes() if n.showing)
    postpone()
    wait_for(told, 20, "what is wrong"); shot("feed-failed")
    wait_for(lambda: not told(), 30, "the toast to go")
    app.key("ctrl+z"); time.sleep(4)
    assert not told(), "told twice"
    menu("Calendar File That Renews Itself…")
    wait_for(lambda: says("it can be written there"), 8, "what to do, in the dialog"); shot("feed-dialog-failed"); app.key("Escape")
    os.makedirs(os.path.dirname(feed)); postpone()
    wait_for(lambda: events() == own(), 20, "the file, once its folder is there")

def renewed_no_more():
    menu("Calendar File That Renews Itself…")
    app.one(lambda n: n.showing and n.label == "Renew It No More", 8).click()
    wait_for(lambda: says("none chosen"), 8, "no file"); app.key("Escape")
    before = open(feed).read(); app.key("ctrl+z"); time.sleep(4)
    assert open(feed).read() == before, "written though it was ended"

def large_team():
    """Of a team's many deadlines the first rows of each group are shown, all are counted, more are read when asked."""
    global office
    small, office = office, f"{app.tmp}/Large.fallwerk"
    subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY, "--cases", "2500"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    app.stop(); start()
    # "Show 100 of 524 more deadlines"
    def more():
        found = [re.fullmatch(r"Show (\d+)(?: of (\d+))? more deadlines?", n.label or "") for n in nodes() if n.role == "button"]
        return [(int(m[1]), int(m[2] or m[1])) for m in found if m]
    def count(group): return len([r for r in rows(group)])
    mine = wait_for(more, 30, "one's own list with rows left out")
    app.one(lambda n: n.showing and n.label == "Team" and n.role in ("radio button", "toggle button"), 10).press()
    wait_for(lambda: more() not in ([], mine) and count("Overdue") > 20, 30, "the team's list with rows left out")
    shot("team")
    before, hidden = count("Overdue"), more()[0]
    assert before <= 51, f"{before} rows at once"
    def read_on():
        """The button may be made anew while it is looked at."""
        app.one(lambda n: n.showing and n.role == "button" and re.fullmatch(rf"Show {hidden[0]}( of \d+)? more deadlines?", n.label or ""), .5).press()
        return True
    wait_for(read_on, 20, "the button that reads on")
    # The last row has gone or stays for what is still left out.
    wait_for(lambda: count("Overdue") >= before - 1 + hidden[0], 30, "more rows")
    assert count("Overdue") in (before - 1 + hidden[0], before + hidden[0]), f"{count('Overdue')} rows after {before} and {hidden}"
    office = small

attempt("Today lists what fallwerkctl lists", same_as_ctl)
attempt("a reminder that was put away stays away after a restart", put_away)
attempt("a row opens to the days that count", explanation)
attempt("a missed deadline is done with a reason, undo brings it back", late_wants_a_reason)
attempt("a dated act is entered in the record", dated_act)
attempt("deadlines count from it", acts_make_deadlines)
attempt("a calendar file without names follows a deadline", renewed_file)
attempt("it is written at the start", renewed_at_start)
attempt("a folder that is gone is told once, with what to do", folder_gone)
attempt("it can be ended", renewed_no_more)
attempt("a large team's list is read as it is looked at", large_team)
silent(app)
done()
