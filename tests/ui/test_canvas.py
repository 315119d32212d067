#!/usr/bin/env python3
"""The canvas alone: by keyboard, by pointer, through the accessibility bus. TAP."""
import os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, pause, wait_for
from tap import check, done, silent

def event(a, text, timeout=5):
    """Waits until the window says that this happened."""
    try:
        wait_for(lambda: any(n.role == "label" and n.name.startswith(text) for n, _ in a.root().walk()), timeout, text)
        return True
    except AssertionError:
        return False

def focused(a, start, timeout=5):
    def f():
        n = a.focused()
        return n and n.role == "list item" and n.name.startswith(start)
    try: wait_for(f, timeout, f"the focus on {start}"); return True
    except AssertionError: return False

def spot(a, start):
    """The middle of an item's symbol on the screen: its box has the names below, so it is asked of the item's place."""
    import re
    n = a.find("list item", re.compile("^" + re.escape(start)))
    x, y, w, h = n.steady_box()
    return x + w // 2, y + int(h * .42)

with App(animations=True) as a:
    a.start([os.environ["FALLWERK_BUILD"] + "/tests/ui/canvas-window"])
    scene = a.find("list", "Test family")
    items = [c for c in scene.children() if c.role == "list item"]
    check(len(items) == 16 + 5 + 2 + 3, "every person, partnership, household and bond is an item", str(len(items)))
    names = [c.name for c in items]
    check(names[0].startswith("Horst") and names[1].startswith("Gisela")
          and names.index(next(n for n in names if n.startswith("Thomas"))) < names.index(next(n for n in names if n.startswith("Lena"))), "items are told in the order of generations")
    check(any(n.startswith("Sandra, mother, 42") for n in names), "kin words are spoken from the index person")
    check("Conflict" in next(c for c in items if c.name.startswith("Thomas,")).description, "what a person is bound to is told")

    # Keyboard alone.
    a.key("Tab")
    for _ in range(12):
        n = a.focused()
        if n and n.role == "list item": break
        a.key("Tab"); pause(.1)
    check(focused(a, "Horst"), "Tab leads into the drawing")
    a.key("Down"); check(focused(a, "Stefan") or focused(a, "Thomas"), "Down leads to a child")
    a.key("Up"); check(focused(a, "Horst"), "Up leads back to where one came from")
    a.key("Right"); check(focused(a, "Gisela"), "Right leads to the partner")
    a.key("Up"); check(event(a, "ended gisela 0, said: "), "where nothing is, that is said")
    a.key("End"); check(focused(a, "Contact broken off"), "End leads to the last item")
    a.key("Left"); check(focused(a, "Jürgen"), "a bond leads to its persons")
    a.key("Page_Down"); check(focused(a, "Renate"), "Page Down leads on in the order of reading")
    n = a.focused()
    check(n is not None and n.has("selected"), "what has the focus is selected")
    a.key("ctrl+Down"); check(event(a, "quick renate 1"), "Ctrl with an arrow adds there")
    a.key("Return"); check(event(a, "activated renate"), "Enter activates")
    a.key("space"); check(event(a, "menu renate"), "Space opens the menu")
    a.key("Delete"); check(event(a, "delete renate"), "Delete asks for the selection")
    a.key("F2"); pause(.3)
    entry = a.find(None, "Name")
    a.key("ctrl+a"); a.type("Rena"); a.key("Return")
    check(event(a, "edited renate Rena"), "F2 types a name in place")
    check(focused(a, "Rena,"), "the new name is spoken")
    a.key("shift+Right"); check(event(a, "moved renate by 8 0"), "Shift with an arrow nudges")
    a.key("ctrl+plus"); check(bool(wait_for(lambda: any(n.role == "button" and n.name == "120 %" for n, _ in a.root().walk()), 5)), "Ctrl+Plus zooms in")
    a.key("ctrl+0"); check(bool(wait_for(lambda: any(n.role == "button" and n.name.endswith(" %") and n.name != "120 %" for n, _ in a.root().walk()), 5)), "Ctrl+0 shows all")

    # Pointer.
    pause(.4)
    x, y = spot(a, "Lena")
    a.xdo("mousemove", x - 3, y - 3, "sleep", .05, "mousemove", x, y, "sleep", .05, "click", 1)
    check(focused(a, "Lena"), "a click selects and focuses")
    a.xdo("click", "--repeat", 2, "--delay", 60, 1); check(event(a, "activated lena"), "a double click activates")
    a.xdo("click", 3); check(event(a, "menu lena"), "a right click opens the menu")
    def line(): return next(n for n, _ in a.root().walk() if n.role == "list item" and n.name.startswith("Thomas – Sandra")).box()
    def box(name): return next(n for n, _ in a.root().walk() if n.role == "list item" and n.name.startswith(name)).box()
    x0, y0 = spot(a, "Thomas"); rest, stood = line(), box("Thomas,")
    a.xdo("mousemove", x0, y0, "mousedown", 1)
    for i in range(1, 9): a.xdo("mousemove", x0 - 10 * i, y0, "sleep", .02)
    try: follows = wait_for(lambda: line()[0] < rest[0] - 50 and abs(line()[0] + line()[2] - rest[0] - rest[2]) < 3, 5, "the line to follow")
    except AssertionError: follows = False
    check(follows, "while a person is dragged their lines follow, and end where they ended", f"{rest} {line()}")
    # Without --clearmodifiers: that would let the button go.
    a.xdo("key", "Escape")
    try: back = wait_for(lambda: line() == rest and box("Thomas,") == stood, 5, "all back")
    except AssertionError: back = False
    check(back, "Esc puts back person and lines", f"{rest} {line()}")
    a.xdo("mouseup", 1); pause(.3)
    check(not event(a, "moved thomas", .3), "and nothing was moved")
    a.drag(x, y, x + 60, y + 2)
    check(event(a, "moved lena by "), "dragging moves, and what stands around holds it")
    pause(.5)
    a.find("toggle button", "Connect").click()
    x0, y0 = spot(a, "Horst"); x1, y1 = spot(a, "Gisela")
    a.drag(x0, y0, x1, y1)
    check(event(a, "connected horst gisela"), "the connecting tool draws from item to item")
    check(bool(wait_for(lambda: [n for n, _ in a.root().walk() if n.name.startswith("Close between Horst")], 5)), "the new bond can be told")
    a.find("toggle button", "Lasso").click()
    x0, y0 = spot(a, "Stefan"); x1, y1 = spot(a, "Thomas")
    a.xdo("mousemove", x0 - 45, y0 - 60, "mousedown", 1)
    for px, py in ((x1 + 45, y0 - 60), (x1 + 45, y0 + 50), (x0 - 45, y0 + 50), (x0 - 45, y0 - 50)):
        a.xdo("mousemove", px, py, "sleep", .04)
    a.xdo("mouseup", 1)
    check(event(a, "lasso stefan thomas"), "the lasso finds who is within")
    a.find("toggle button", "Add").click()
    win = a.find("frame").box()
    a.xdo("mousemove", win[0] + win[2] - 60, win[1] + 120, "sleep", .05, "click", 1)
    check(event(a, "add "), "the adding tool asks for a place")
    x0, y0 = spot(a, "Horst"); x1, y1 = spot(a, "Gisela")
    a.drag(x0 - 60, y0 - 60, x1 + 50, y1 + 60)
    def selected(): return sorted(n.name.split(",")[0] for n, _ in a.root().walk() if n.role == "list item" and n.has("selected"))
    try: ok = wait_for(lambda: selected() == ["Gisela", "Horst"], 5, "two selected")
    except AssertionError: ok = False
    check(ok, "the rubber band selects", str(selected()))
    before = a.find("list item", __import__("re").compile("^Horst,")).steady_box()
    a.drag(win[0] + 400, win[1] + 200, win[0] + 460, win[1] + 240, button=2)
    after = a.find("list item", __import__("re").compile("^Horst,")).steady_box()
    check((after[0] - before[0], after[1] - before[1]) == (60, 40), "the middle button moves the view", f"{before} {after}")
    a.scroll(x0, y0, 2, mods=("ctrl",))
    grown = a.find("list item", __import__("re").compile("^Horst,")).steady_box()
    check(grown[2] > after[2], "Ctrl with the wheel zooms", f"{after} {grown}")

    # The list twin.
    a.find("toggle button", "List").click()
    try:
        rows = wait_for(lambda: [n for n, _ in a.root().walk() if n.role == "list item" and n.name.startswith("Katrin, maternal aunt")], 5)
    except AssertionError: rows = []
    check(bool(rows), "the list twin says the same")
    a.find("toggle button", "List").click()
    silent(a)
done()
