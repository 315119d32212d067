#!/usr/bin/env python3
"""Accessibility audit of every screen of the real program, as TAP.

Each screen, in light, dark, high contrast, with 200 % text, in a window of 900 x 700
and in German, is looked at from outside through AT-SPI and by its picture:

NAME      an interactive control has a name of its own for a screen reader
TRAP      Tab goes round: no control keeps the focus for ever
REACHED   every sensitive button, entry and switch is reached by Tab
SIZE      no target is smaller than 24 x 24 (WCAG 2.5.8)
CONTRAST  text stands out at least 4.5:1 from its ground (WCAG 1.4.3)
WIDTH     with 200 % text and in a window of 900 x 700 nothing is wider than the window
GERMAN    in German no text on the screen is an English one of the program
SILENCE   GTK complains about nothing on standard error

The scripts test_audit_*.py take some passes each, so that they run side by side.
./dev exec env AUDIT_SHOTS=DIR AUDIT_ONLY=light,german …: keeps the pictures, takes only those of its passes.
"""
import gettext, os, re, subprocess, sys, time
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import FRESH, App, cut, patience, pause, wait_for
import numpy as np
from PIL import Image

INTERACTIVE = {"button", "push button", "toggle button", "check box", "radio button", "switch", "combo box",
               "spin button", "slider", "text", "entry", "password text", "link", "page tab", "list item", "table row"}
MUST_REACH = {"button", "toggle button", "check box", "entry", "text", "password text", "spin button"}

def luminance(c):
    c = np.asarray(c, np.float32) / 255
    c = np.where(c <= .03928, c / 12.92, ((c + .055) / 1.055) ** 2.4)
    return c @ np.array([.2126, .7152, .0722], np.float32)

class Picture:
    """A screenshot: its colours as one number each and their luminance, worked out once."""
    def __init__(self, png):
        img = np.asarray(Image.open(png).convert("RGB"))
        self.code = (img[..., 0].astype(np.int32) >> 2 << 12) | (img[..., 1].astype(np.int32) >> 2 << 6) | (img[..., 2] >> 2)
        steps = luminance(np.stack([np.arange(256)] * 3, -1)) / 1.0        # grey of each step
        self.light = steps[img[..., 0]] * .2126 + steps[img[..., 1]] * .7152 + steps[img[..., 2]] * .0722

    def contrast(self, box):
        """The most frequent colour is the ground; the 1 % of pixels farthest from it is the core of the letters."""
        x, y, w, h = box
        x, y = max(x, 0), max(y, 0)
        code, light = self.code[y:y + h, x:x + w], self.light[y:y + h, x:x + w]
        if code.size < 40: return None
        # A short word in a wide box: only the columns with something in them count.
        used = np.flatnonzero((code != np.bincount(code.ravel()).argmax()).any(0))
        if len(used): code, light = code[:, used[0]:used[-1] + 1], light[:, used[0]:used[-1] + 1]
        code, light = code.ravel(), light.ravel()
        n = np.bincount(code)
        most = n.argmax()
        if n[most] / len(code) <= .3: return None
        d = (light + .05) / (light[code == most].mean() + .05)
        d = np.maximum(d, 1 / d)
        return float(np.median(np.sort(d)[-max(3, len(d) // 100):]))

def visible_nodes(node):
    """The node and what is visible below it; what is hidden is not walked."""
    try:
        if node.role != "application" and not {"showing", "visible"} <= node.states(): return []
        found = [node]
        for child in node.children(): found += visible_nodes(child)
        return found
    except Exception:          # gone while we looked
        return []

def on_top(app, win, origin, node, box):
    """Neither scrolled away nor cut by an edge: picking near its place finds its top and its bottom."""
    x, y, w, h = box
    if x < origin[0] or y < origin[1] or y + h > origin[1] + 800: return False
    def there(dy):
        try: return win.at(x - origin[0] + w // 2, y - origin[1] + dy) == node
        except Exception: return False
    return there(4) and there(h - 5)

def path(node):
    return " < ".join([x for x in (n.name for n in (node, *node.ancestors())) if x][1:4])

def is_cut(node, box):
    """By the edge of what it scrolls in: a part of its letters is none of theirs."""
    pane = node.pane()
    return pane is not None and cut(box, pane) != tuple(box)

class Words:
    """English texts of the program that read otherwise in German, from the compiled catalogue."""
    def __init__(self):
        file = os.path.join(os.environ["FALLWERK_LOCALE_DIR"], "de", "LC_MESSAGES", "fallwerk.mo")
        pairs = [(k[0] if isinstance(k, tuple) else k, v) for k, v in gettext.GNUTranslations(open(file, "rb"))._catalog.items()]
        plain = lambda s: s.split("\x04")[-1].replace("_", "").strip()
        self.german = {plain(v) for k, v in pairs if v}
        self.english = {plain(k) for k, v in pairs if k and k != v} - self.german
        # "%u cases" may stand as "7 cases": what is between the numbers has to be words.
        self.patterns = [re.compile("".join(".+" if i % 2 else re.escape(t) for i, t in enumerate(re.split(r"(%(?:\d\$)?[-+0-9.]*l?[a-zA-Z])", e))))
                         for e in self.english if "%" in e and len(re.findall(r"[a-z]{3,}", re.sub(r"%\S+", "", e))) > 0]
        self.telling = re.compile(r"\b(the|and|of|with|your|this|from|nothing|not yet)\b")

    def is_english(self, text):
        text = text.strip()
        return len(text) > 2 and (text in self.english or bool(self.telling.search(text))
                                  or any(p.fullmatch(text) for p in self.patterns))

class Audit:
    def __init__(self, app):
        self.app, self.n, self.failed, self.words = app, 0, 0, Words()
        self.shots = os.environ.get("AUDIT_SHOTS")
        # The focus is told, not sought.
        self.focus, self.events = None, 0

    def focus_moved(self, path): self.focus = path; self.events += 1

    def box(self, node, origin):
        """Node.box() climbs to the window each time; here it is known."""
        x, y, w, h = node.window_box()
        return x + origin[0], y + origin[1], w, h

    def result(self, ok, name, details=()):
        self.n += 1
        self.failed += not ok
        print(("ok" if ok else "not ok"), self.n, name, flush=True)
        for line in list(details)[:12]: print("#   " + line, flush=True)

    def look(self, screen, mode, tab=False, width=False, german=False):
        """What is faint is looked at three times: between a picture and the places of what stands on it something may
        have moved."""
        app = self.app
        app.xdo("mousemove", 1279, 799); pause(.15)
        png = f"{self.shots}/{mode}-{screen}.png".replace(" ", "-").replace("%", "") if self.shots else f"{app.tmp}/audit.png"
        for again in range(3):
            app.touched()
            app.shot(png)
            root = app.root()
            frame = [n for n in root.children() if n.role in ("frame", "window")][-1]
            origin = App.origin(app, frame)
            app.origin = lambda acc=None: origin
            app.fresh = 10                        # it is one moment that is looked at
            try:
                showing = visible_nodes(root)
                # What lies behind a dialog is shaded and cannot be reached: look at the dialog.
                dialogs = [n for n in showing if n.role == "dialog"]
                seen = visible_nodes(dialogs[-1]) if dialogs else showing
                faint = self.list_faint(seen, frame, origin, Picture(png))
                if not faint or again == 2:
                    self.look_at(seen, frame, origin, faint, screen, mode, tab, width, german)
                    return
            finally:
                del app.origin
                app.fresh = FRESH
            pause(.7)

    def list_faint(self, showing, frame, origin, picture):
        faint = []
        for n in showing:
            if n.role != "label" or not n.text or "sensitive" not in n.states(): continue
            if n.parent is not None and not n.parent.has("sensitive"): continue
            x, y, w, h = self.box(n, origin)
            if w < 8 or h < 8 or not on_top(self.app, frame, origin, n, (x, y, w, h)): continue
            if scrolls_by_design(n): continue            # its ends are cut by the edge
            best = picture.contrast((x, y, w, h))
            # What is drawn, not written, needs 3:1 (WCAG 1.4.11).
            least = 3 if n.role in ("image", "level bar", "progress bar", "meter") else 4.4
            if best and 1.3 < best < least and not is_cut(n, (x, y, w, h)): faint.append(f"{best:.1f}:1 [{n.role}] {n.text[:40]!r}")
        return faint

    def look_at(self, showing, frame, origin, faint, screen, mode, tab, width, german):
        audit = self
        class Boxes(dict):
            def __missing__(self, n): return self.setdefault(n, audit.box(n, origin))
        boxes = Boxes()
        controls = [n for n in showing if n.role in INTERACTIVE and "focusable" in n.states()]
        nameless = [f"[{n.role}] in {path(n)!r} {boxes[n]}" for n in controls if not n.label.strip()]
        self.result(not nameless, f"{screen} ({mode}): every control has a name", nameless)
        small = []
        for n in controls:
            w, h = boxes[n][2:]
            # The face of a drop-down is a list of one row in a button: the button is the target.
            if (0 < w < 24 or 0 < h < 24) and n.role not in ("text", "entry", "table row", "link") and not in_combo(n):
                small.append(f"[{n.role}] {n.label!r} is {w}x{h}")
        self.result(not small, f"{screen} ({mode}): no target is smaller than 24x24", small)
        self.result(not faint, f"{screen} ({mode}): text stands out 4.5:1", faint)
        if width:
            fx, fy, fw, fh = self.box(frame, origin)
            wide = []
            for n in showing:
                if n.role in ("application", "frame", "window"): continue
                x, y, w, h = boxes[n]
                if w > 0 and x + w > fx + fw + 2 and not scrolls_by_design(n):
                    wide.append(f"[{n.role}] {(n.name or n.text or '')[:40]!r} in {path(n)!r} ends at {x + w - fx} of {fw}")
            self.result(not wide, f"{screen} ({mode}): nothing is wider than the window", wide)
        if german:
            texts = {n.real_text() or n.name for n in showing if n.role in ("label", "heading", "static", "button", "toggle button", "tab", "page tab")}
            texts |= {n.name for n in controls} - {n.text for n in controls if n.role in ("text", "entry")}
            texts = {t for t in texts if t}
            # The buttons of the window speak with GTK's own catalogue, which may not be installed.
            english = sorted(t for t in texts - {"Close", "Minimize", "Maximize", "Back"} if self.words.is_english(t))
            self.result(not english, f"{screen} ({mode}): no English text", english)
            # Did the catalogue speak at all? Else the check above could not fail.
            known = texts & self.words.german
            # A list in a dialog has few texts of the program.
            self.result(len(known) >= 3, f"{screen} ({mode}): German texts stand there", [] if len(known) >= 3 else [f"only {sorted(known)}"])
        if tab: self.walk(screen, mode, controls)

    def tab(self, key):
        """Presses the key and waits until the focus has moved, or a moment where it does not."""
        from gi.repository import GLib
        context, before = GLib.MainContext.default(), self.events
        self.app.xdo("key", "--clearmodifiers", key)
        end = time.monotonic() + .25 * patience()
        while time.monotonic() < end:
            while context.iteration(False): pass
            if self.events != before: return
            time.sleep(.004)

    def walk(self, screen, mode, controls):
        app = self.app
        self.focus = None
        app.focus_window(); self.tab("Tab")
        from drive import Node
        order, stuck, trap = [], 0, None
        for _ in range(140):
            if self.focus is not None:
                f = Node(app, self.focus)
                try: k = (*f.who(), f.window_box())
                except Exception: k = None
                if k is not None:
                    if order and k == order[-1]:
                        stuck += 1
                        if stuck > 3: trap = k; break
                        if stuck > 1: self.tab("ctrl+Tab"); continue
                    else: stuck = 0
                    if k in order[:1] and len(order) > 1: break
                    if not order or k != order[-1]: order.append(k)
            self.tab("Tab")
        self.result(trap is None and len(order) > 1, f"{screen} ({mode}): Tab goes round",
                    [f"stays at {trap}"] if trap else [] if len(order) > 1 else ["nothing takes the focus"])
        reached = {(k[0], k[1]) for k in order}
        # The window's own buttons have keys of the desktop (Alt+F4).
        def is_missed(n):
            try:
                return (n.name not in ("Close", "Minimize", "Maximize") and n.role in MUST_REACH and "sensitive" in n.states()
                        and (n.role, n.label) not in reached and not inside_list(n)
                        and n.showing and n.label.strip())
            except Exception: return False           # what the walk itself has closed or made anew
        missed = [f"[{n.role}] {n.label!r} in {path(n)!r}" for n in controls if is_missed(n)]
        self.result(not missed, f"{screen} ({mode}): Tab reaches every control", missed)

def in_combo(node):
    """The face of a drop-down, or of a row that opens one."""
    return node.role == "list item" and any(a.role in ("combo box", "toggle button") or a.role == "list item" and a.has("focusable")
                                            for a in node.ancestors())

def scrolls_by_design(node):
    """The strip of days is a band of weeks that scrolls sideways, so does a table of many figures; a drawing goes
    beyond its window on all sides."""
    names = ("Days", "Tage", "Drawing", "Zeichnung", "Figures of All Steps", "Zahlen aller Schritte")
    # A timeline and the map of a value stream are lists of what is drawn; the latter has the map's name.
    drawn = ("Timeline", "Zeitstrahl", "Hilfe zur Erziehung")
    return any(a.name in names or a.role == "list" and a.name in drawn for a in (node, *node.ancestors()))

def inside_list(node):
    """Rows are walked with the arrow keys; their parts belong to them."""
    return any(a.role in ("list item", "table row", "table cell", "list", "table", "tool bar", "grouping radio") for a in node.ancestors())

class Pass:
    """One start of the program in one mode, screen by screen."""
    def __init__(self, audit, mode, **looks):
        self.audit, self.app, self.mode, self.looks = audit, audit.app, mode, looks

    def look(self, screen, tab=False): self.audit.look(screen, self.mode, tab, **self.looks)
    def key(self, key, seconds=.5): self.app.key(key); pause(seconds)

    def start(self):
        self.app.start(["fallwerk", office, "--today", "2026-06-02", "--user", "demo", "--password-file", password])
        wait_for(lambda: any("win.lock" in n.actions() for n in self.app.root().children()) and
                 any(n.role in ("list", "list box") for n in visible_nodes(self.app.root())), 25, "the window")
        self.app.bus.on_focus(self.app.bus_name(), self.audit.focus_moved)
        pause(1.2)

    def stop(self):
        self.app.stop()
        errors = self.app.complaints()
        self.audit.result(not errors, f"nothing is complained about on standard error ({self.mode})", errors)

    def open_case(self):
        self.key("ctrl+k", .3); self.app.type("ahornblatt"); pause(.8); self.key("Return", 1)

    def open_plan(self):
        self.key("ctrl+alt+5", .8)
        row = wait_for(lambda: [n for n in visible_nodes(self.app.root())
                                if n.role == "list item" and re.search(r"N[or]\. 1", n.label)], 10, "the help plan")[0]
        row.click(); pause(1.6)

    def sign_in_page(self):
        self.app.start(["fallwerk", office, "--today", "2026-06-02"])
        wait_for(lambda: any(n.role in ("text", "password text") and n.has("focused") for n in visible_nodes(self.app.root())), 15, "the sign-in page")
        self.app.bus.on_focus(self.app.bus_name(), self.audit.focus_moved)
        pause(.3); self.look("sign-in", True); self.stop()

    def main_screens(self, tab=False, all_of_it=True):
        self.look("today", tab)
        self.key("alt+2", .9); self.look("cases", tab)
        self.open_case(); self.look("overview", tab)
        self.key("ctrl+alt+2", .9); self.look("record", tab)
        self.family(tab, all_of_it)
        self.key("ctrl+alt+4", 1.8); self.look("timeline", tab)
        if tab or "german" in self.looks: self.clearing(tab)
        self.open_plan(); self.look("help plan", tab)

    def clearing(self, tab):
        """The clearings of a case, and the one that has ended: its course, its report, its pages."""
        self.key("ctrl+alt+7", .9); self.look("clearings", tab)
        row = wait_for(lambda: [n for n in visible_nodes(self.app.root()) if n.role == "list item" and "M. Sommer" in n.label], 10, "the clearing that has ended")[0]
        row.click(); pause(1.2); self.look("clearing", tab)
        for names, screen in ((("Report", "Bericht"), "clearing report"), (("Page", "Seite"), "clearing page")):
            self.app.one(lambda n: n.showing and n.label in names and n.role in ("radio button", "toggle button", "tab", "page tab"), 10).press()
            pause(1.5); self.look(screen, tab)
        self.key("alt+Left", .8)

    def act(self, action):
        """An action of a page, as a menu or a key would do it."""
        wait_for(lambda: next((n for n in visible_nodes(self.app.root()) if action in n.actions()), None), 8, action).do(action)

    def dialog(self, what): return wait_for(lambda: [n for n in visible_nodes(self.app.root()) if n.role == "dialog"], 10, what)

    def drawn(self, name):
        return wait_for(lambda: next((n for n in visible_nodes(self.app.root()) if n.role == "list item" and n.label.startswith(name)), None), 10, name)

    def select(self, name):
        """By the symbol: a bond may run over the middle."""
        x, y, _, _ = self.drawn(name).box()
        self.app.xdo("mousemove", x + 12, y + 14, "sleep", .05, "mousemove", x + 14, y + 16, "sleep", .1, "click", 1); pause(.8)

    def family(self, tab=False, all_of_it=True):
        """The genogram: the family, one of it, a bond; as a network, as a list, as it was; its dialogs."""
        self.key("ctrl+alt+3", .5); self.drawn("Jana Ahornblatt,"); pause(1.5); self.look("family", tab)
        self.select("Jana Ahornblatt,")
        # Where there is no room beside the drawing, Enter opens what is known over it.
        over = not any(n.name in ("Given Name", "Vorname") for n in visible_nodes(self.app.root()))
        if over: self.key("Return", .8)
        self.look("family person", tab)
        if over: self.key("Escape", .6); self.select("Jana Ahornblatt,")
        if tab: self.select("Jana Ahornblatt,")           # the walk of the focus ended anywhere
        self.key("End", .8); self.look("family bond", tab)
        if not all_of_it: return
        self.select("Jana Ahornblatt,")
        self.key("ctrl+l", .8); self.look("family list"); self.key("ctrl+l", .6)
        self.key("ctrl+p", .3); self.dialog("the export"); pause(.7); self.look("family export", tab); self.key("Escape", .6)
        self.act("family.questions"); self.dialog("the questions"); pause(.7); self.look("family questions", tab); self.key("Escape", .6)
        self.read_family(tab)
        slider = wait_for(lambda: next((n for n in visible_nodes(self.app.root()) if n.role == "slider"), None), 5, "the slider")
        slider.click(); pause(.4); self.key("ctrl+Left", 1); self.look("family past"); self.key("End", .8)
        self.key("F5", .5); self.drawn("Emil Ahornblatt,"); pause(1); self.look("family together", tab); self.act("family.together"); pause(1)

    def read_family(self, tab):
        """The dialog that asks before a family is drawn; the chooser of files is GTK's own."""
        self.act("family.import")
        self.app.choose_file(gedcom)
        self.dialog("the question"); pause(.8)
        self.look("family import", tab); self.key("Escape", .6)

    def conferences(self, tab=False):
        """Sessions and one of them, the board in its three modes, minutes, a case's conferences."""
        self.key("alt+3", 1.2); self.look("sessions", tab)
        row = wait_for(lambda: [n for n in visible_nodes(self.app.root()) if n.role == "list item" and re.search(r"[1-9] (cases?|Fälle?|Fall)\b", n.label)],
                       10, "a session with cases")[0]
        row.click(); pause(1.2); self.look("session", tab); self.key("alt+Left", .8)
        self.key("ctrl+2", 1.2); self.look("board", tab)
        self.key("ctrl+l", .8); self.look("decision list", tab)
        calendar = [n for n in visible_nodes(self.app.root()) if n.role in ("radio button", "toggle button") and n.name in ("Calendar", "Kalender")]
        calendar[0].click(); pause(.8); self.look("decision calendar", tab)
        self.key("ctrl+l", .8); self.key("ctrl+l", .8)
        self.key("ctrl+3", .8); self.look("minutes", tab); self.key("ctrl+2", .6)
        self.key("alt+2", .8); self.open_case(); self.key("ctrl+alt+6", 1); self.look("case conferences", tab)
        self.key("ctrl+shift+n", .9); self.look("register", tab)
        for _ in range(3):                                # the walk of the focus may have opened a list, or ended it
            if not [n for n in visible_nodes(self.app.root()) if n.role == "dialog"]: break
            self.key("Escape", .6)
        self.conference_steps(tab)

    def conference_steps(self, tab):
        """A case conference step by step; the page opens from the case's tab."""
        row = self.app.find("list item", re.compile("^(Interdisziplinäre )?Fallkonferenz, "), 15)
        row.click(); wait_for(lambda: [n for n in visible_nodes(self.app.root()) if n.role == "page tab list" and n.name in ("Steps", "Schritte")], 15, "its steps")
        for step in range(1, 7):
            self.key(f"ctrl+{step}", .9); self.look(f"conference step {step}", tab and step in (1, 3, 5))
        self.key("alt+Left", .8)

    def streams(self, tab=False):
        """Value streams: the empty list, the example in its six modes."""
        self.key("alt+4", 1); self.look("value streams", tab)
        self.app.find("button", re.compile("^(Look at an Example|Beispiel ansehen)$"), 10).click()
        wait_for(lambda: [n for n in visible_nodes(self.app.root()) if n.role == "list item" and re.match(r"(Step|Schritt) \d", n.label)], 15, "the example's steps")
        pause(1)
        for mode in range(1, 7):
            self.key(f"ctrl+alt+{mode}", .8); self.look(f"value stream {mode}", tab and mode == 3)
        self.key("alt+Left", .8)

    def plan_sections(self, keys, name):
        for _ in range(keys): self.key("ctrl+Next", .2)
        pause(.5); self.look(name)

    def dialogs(self, tab=False):
        self.key("alt+Left", .8)
        self.key("F7", .8); self.look("entry", tab); self.key("Escape", .5)
        self.key("ctrl+n", .7); self.look("new case"); self.key("Escape", .5)
        self.key("ctrl+alt+1", .7); self.person_sheet(tab)
        self.key("ctrl+question", .6); self.look("keys"); self.key("Escape", .4)

    def person_sheet(self, tab):
        chip = wait_for(lambda: [n for n in visible_nodes(self.app.root()) if n.role in ("button", "list item")
                                 and re.match(r"Tom Quellstein", n.label)], 10, "the father on the overview")[0]
        chip.press(); pause(1); self.look("person", tab)
        self.key("Escape", .4); self.key("Escape", .4)

    def preferences(self):
        """Each page, by the buttons of the dialog's own switcher."""
        self.key("ctrl+comma", .8)
        def tabs():
            dialog = [n for n in visible_nodes(self.app.root()) if n.role == "dialog"][-1]
            return [n for n in visible_nodes(dialog) if n.role in ("page tab", "tab", "radio button")]
        n_pages = len(wait_for(tabs, 5, "the pages of the preferences"))
        for i in range(n_pages):
            tabs()[i].click(); pause(.7)
            self.look(f"preferences {i + 1}")
        self.key("Escape", .4)

GEDCOM = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Jana /Ahornblatt/
1 SEX F
1 BIRT
2 DATE 1988
0 @I2@ INDI
1 NAME Rolf /Ahornblatt/
1 SEX M
1 FAMS @F1@
0 @I3@ INDI
1 NAME Emil /Ahornblatt/
1 SEX M
1 FAMC @F1@
0 @F1@ FAM
1 HUSB @I2@
1 WIFE @I1@
1 CHIL @I3@
1 MARR
2 DATE somewhen
0 TRLR
"""

def main(*passes):
    """Takes the passes of those names, each with a start of the program of its own. @return the exit code"""
    global office, password, gedcom
    if os.environ.get("AUDIT_ONLY"): passes = [p for p in passes if p in os.environ["AUDIT_ONLY"].split(",")]
    one = passes.__contains__
    app = App(env={k: os.environ[k] for k in ("FALLWERK_LOCALE_DIR",) if k in os.environ})
    os.makedirs(f"{app.tmp}/config/gtk-4.0", exist_ok=True)
    open(f"{app.tmp}/config/gtk-4.0/settings.ini", "w").write("[Settings]\ngtk-font-name=Cantarell 11\ngtk-decoration-layout=:close\ngtk-enable-animations=0\n")
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    subprocess.run(["fallwerkctl", "demo", office, "--today", "2026-06-02"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    open(password, "w").write("demo\n")
    gedcom = f"{app.tmp}/family.ged"
    open(gedcom, "w").write(GEDCOM)
    audit, env = Audit(app), app.env

    if one("light"):
        light = Pass(audit, "light")
        light.sign_in_page()
        light.start(); light.conferences(tab=True); light.main_screens(tab=True); light.plan_sections(3, "help plan goals")
        light.dialogs(tab=True); light.preferences(); light.streams(tab=True); light.stop()
    for mode, extra in (("dark", {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}),
                        ("high contrast", {"ADW_DEBUG_COLOR_SCHEME": "prefer-light", "ADW_DEBUG_HIGH_CONTRAST": "1"})):
        if not one(mode): continue
        env.update(extra)
        plain = Pass(audit, mode)
        plain.start(); plain.conferences(); plain.main_screens(all_of_it=False); plain.streams(); plain.stop()
        for key in extra: env.pop(key)
    env.update(LC_ALL="de_DE.UTF-8", LANG="de_DE.UTF-8")
    if one("german"):
        german = Pass(audit, "german", german=True)
        german.start(); german.conferences(); german.main_screens(); german.dialogs(); german.preferences(); german.streams(); german.stop()
    env["GSETTINGS_BACKEND"] = "keyfile"
    keyfile = f"{app.tmp}/config/glib-2.0/settings/keyfile"
    os.makedirs(os.path.dirname(keyfile), exist_ok=True)
    for mode, settings in (("200 % text", "text-size=uint32 200"), ("900 x 700", "window-width=900\nwindow-height=700\nwindow-maximized=false")):
        if not one(mode): continue
        open(keyfile, "w").write(f"[org/fallwerk/Fallwerk]\n{settings}\n")
        narrow = Pass(audit, mode, width=True)
        narrow.start(); narrow.conferences(); narrow.main_screens(); narrow.dialogs(); narrow.preferences(); narrow.streams(); narrow.stop()
    app.close()
    print(f"1..{audit.n}")
    return 1 if audit.failed else 0
