#!/usr/bin/env python3
"""Accessibility audit of every screen of the real program, as TAP.

Each screen, in light, dark, high contrast and with 200 % text, is looked at from
outside through AT-SPI and by its picture:

NAME      an interactive control has a name of its own for a screen reader
TRAP      Tab goes round: no control keeps the focus for ever
REACHED   every sensitive button, entry and switch is reached by Tab
SIZE      no target is smaller than 24 x 24 (WCAG 2.5.8)
CONTRAST  text stands out at least 4.5:1 from its ground (WCAG 1.4.3)
WIDTH     with 200 % text nothing is wider than the window
"""
import os, subprocess, sys, time
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, wait_for
import numpy as np
from PIL import Image

INTERACTIVE = {"button", "push button", "toggle button", "check box", "radio button", "switch", "combo box",
               "spin button", "slider", "text", "entry", "password text", "link", "page tab", "list item", "table row"}
MUST_REACH = {"button", "toggle button", "check box", "entry", "text", "password text", "spin button"}

def luminance(c):
    c = np.asarray(c, float) / 255
    c = np.where(c <= .03928, c / 12.92, ((c + .055) / 1.055) ** 2.4)
    return c @ np.array([.2126, .7152, .0722])

def contrast(img, box):
    """The most frequent colour is the ground; the 1 % of pixels farthest from it is the core of the letters."""
    x, y, w, h = box
    a = img[max(y, 0):y + h, max(x, 0):x + w].reshape(-1, 3)
    if len(a) < 40: return None
    q, n = np.unique(a // 4, axis=0, return_counts=True)
    ground = luminance(q[n.argmax()] * 4 + 2)
    d = (luminance(a) + .05) / (ground + .05)
    d = np.maximum(d, 1 / d)
    best = np.sort(d)[-max(3, len(d) // 100):]
    return float(np.median(best)) if n.max() / n.sum() > .3 else None

def visible_nodes(node):
    """The node and what is visible below it; what is hidden is not walked."""
    try:
        if node.role != "application" and not {"showing", "visible"} <= node.states(): return []
        found = [node]
        for child in node.children(): found += visible_nodes(child)
        return found
    except Exception:          # gone while we looked
        return []

def on_top(app, node):
    """Not scrolled away under a bar: picking near its place finds it."""
    x, y, w, h = node.box(); win = node.window(); ox, oy = app.origin(win)
    C = app.Atspi.CoordType.WINDOW
    for d in (0, 8, 16, 24):
        try:
            if app.Atspi.Component.get_accessible_at_point(win, x - ox + w // 2, y - oy + h // 2 + d, C) == node.a: return True
        except Exception: pass
    return False

def path(node):
    names, a = [], node.a
    while a is not None and a.get_role_name() != "application":
        names.append(a.get_name() or ""); a = a.get_parent()
    return " < ".join([x for x in names if x][1:4])

class Audit:
    def __init__(self): self.n, self.failed = 0, 0
    def result(self, ok, name, details=()):
        self.n += 1
        self.failed += not ok
        print(("ok" if ok else "not ok"), self.n, name, flush=True)
        for line in list(details)[:12]: print("#   " + line, flush=True)

    def look(self, app, screen, mode, tab=True):
        showing = visible_nodes(app.root())
        # What lies behind a dialog is shaded and cannot be reached: look at the dialog.
        dialogs = [n for n in showing if n.role == "dialog"]
        if dialogs: showing = visible_nodes(dialogs[-1])
        controls = [n for n in showing if n.role in INTERACTIVE and "focusable" in n.states()]
        nameless = [f"[{n.role}] in {path(n)!r} {n.box()}" for n in controls if not n.label.strip()]
        self.result(not nameless, f"{screen} ({mode}): every control has a name", nameless)
        small = []
        for n in controls:
            w, h = n.box()[2:]
            if (0 < w < 24 or 0 < h < 24) and n.role not in ("text", "entry", "table row", "link"):
                small.append(f"[{n.role}] {n.label!r} is {w}x{h}")
        self.result(not small, f"{screen} ({mode}): no target is smaller than 24x24", small)
        png = f"{app.tmp}/audit.png"
        app.xdo("mousemove", 1279, 799); time.sleep(.2); app.shot(png)
        img = np.asarray(Image.open(png).convert("RGB"))
        faint = []
        for n in showing:
            if n.role != "label" or not n.text or "sensitive" not in n.states(): continue
            parent = n.a.get_parent()
            if parent is not None and "sensitive" not in {s.value_nick for s in parent.get_state_set().get_states()}: continue
            x, y, w, h = n.box()
            if w < 8 or h < 8 or not on_top(app, n): continue
            # GTK reports boxes that forget padding: the right place is the one with the clearest text.
            found = [c for c in (contrast(img, (x + d, y + d, w, h)) for d in range(0, 33, 4)) if c]
            if found and 1.3 < max(found) < 4.4: faint.append(f"{max(found):.1f}:1 {n.text[:40]!r}")
        self.result(not faint, f"{screen} ({mode}): text stands out 4.5:1", faint)
        if tab: self.walk(app, screen, mode, controls)

    def walk(self, app, screen, mode, controls):
        key = lambda n: (n.role, n.label, n.box())
        app.focus_window(); app.key("Tab")
        order, stuck, trap = [], 0, None
        for _ in range(140):
            f = focused(app)
            if f is not None:
                k = key(f)
                if order and k == order[-1]:
                    stuck += 1
                    if stuck > 3: trap = k; break
                    if stuck > 1: app.key("ctrl+Tab"); continue
                else: stuck = 0
                if k in order[:1] and len(order) > 1: break
                if not order or k != order[-1]: order.append(k)
            app.key("Tab")
        self.result(trap is None and len(order) > 1, f"{screen} ({mode}): Tab goes round",
                    [f"stays at {trap}"] if trap else [] if len(order) > 1 else ["nothing takes the focus"])
        reached = {(k[0], k[1]) for k in order}
        # The window's own buttons have keys of the desktop (Alt+F4).
        missed = [f"[{n.role}] {n.label!r} in {path(n)!r}" for n in controls
                  if n.name not in ("Close", "Minimize", "Maximize") and n.role in MUST_REACH and "sensitive" in n.states() and (n.role, n.label) not in reached
                  and not inside_list(n)]
        self.result(not missed, f"{screen} ({mode}): Tab reaches every control", missed)

def focused(app):
    for n in visible_nodes(app.root()):
        if n.role not in ("frame", "window", "dialog") and n.has("focused"): return n
    return None

def inside_list(node):
    """Rows are walked with the arrow keys; their parts belong to them."""
    a = node.a.get_parent()
    while a is not None:
        if a.get_role_name() in ("list item", "table row", "table cell", "list", "table", "tool bar", "grouping radio"): return True
        a = a.get_parent()
    return False

def screens(audit, app, office, password, mode, everything):
    if everything:
        app.start(["fallwerk", office, "--today", "2026-06-02"])
        wait_for(lambda: app.root().find("text", "Password", timeout=.1), 15, "the sign-in page")
        time.sleep(.4); audit.look(app, "sign-in", mode); app.stop()
    app.start(["fallwerk", office, "--today", "2026-06-02", "--user", "demo", "--password-file", password])
    wait_for(lambda: app.root().find("list item", "Today", timeout=.1), 15, "the window")
    time.sleep(1.2); audit.look(app, "today", mode, everything)
    app.key("alt+2"); time.sleep(1); audit.look(app, "cases", mode, everything)
    if everything:
        app.key("ctrl+n"); time.sleep(.8); audit.look(app, "new case", mode, False)
        app.key("Escape"); time.sleep(.5)
    app.key("ctrl+k"); time.sleep(.3); app.type("ahornblatt"); time.sleep(.9); app.key("Return"); time.sleep(1.3)
    names = ("overview", "record", "help plans") if everything else ("overview",)
    for i, name in enumerate(names, 1):
        app.key(f"ctrl+alt+{i}"); time.sleep(1); audit.look(app, name, mode, everything)
    if everything:
        app.key("ctrl+comma"); time.sleep(1); audit.look(app, "preferences", mode, False)
        app.key("Escape"); time.sleep(.4)
    errors = [l for l in app.errors().splitlines()
              if ("CRITICAL" in l or "WARNING" in l) and "did not receive a focus-out event" not in l]
    audit.result(not errors, f"nothing is complained about on standard error ({mode})", errors)
    app.stop()

audit = Audit()
app = App(env={k: os.environ[k] for k in ("FALLWERK_LOCALE_DIR",) if k in os.environ})
os.makedirs(f"{app.tmp}/config/gtk-4.0", exist_ok=True)
def settings(extra=""):
    open(f"{app.tmp}/config/gtk-4.0/settings.ini", "w").write("[Settings]\ngtk-font-name=Cantarell 11\ngtk-decoration-layout=:close\n" + extra)
settings()
office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
subprocess.run(["fallwerkctl", "demo", office, "--today", "2026-06-02"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
open(password, "w").write("demo\n")
screens(audit, app, office, password, "light", True)
app.env["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
screens(audit, app, office, password, "dark", False)
app.env["ADW_DEBUG_COLOR_SCHEME"] = "prefer-light"; app.env["ADW_DEBUG_HIGH_CONTRAST"] = "1"
screens(audit, app, office, password, "high contrast", False)
app.env.pop("ADW_DEBUG_HIGH_CONTRAST"); app.env["GSETTINGS_BACKEND"] = "keyfile"
os.makedirs(f"{app.tmp}/config/glib-2.0/settings", exist_ok=True)
open(f"{app.tmp}/config/glib-2.0/settings/keyfile", "w").write("[org/fallwerk/Fallwerk]\ntext-size=uint32 200\n")
screens(audit, app, office, password, "200 % text", False)
app.close()
print(f"1..{audit.n}")
sys.exit(audit.failed > 0)
