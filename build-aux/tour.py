#!/usr/bin/env python3
"""tour.py DIR: walks the main job in the real program as a person would, on a virtual display.

Leaves numbered screens of the same walk in light (English), dark (English) and light (German),
some of them in high contrast, with 200 % text and in a narrow window, and the help plan as the PDF
that the office prints: NN-what.png, help-plan.pdf. Prints a line for each."""
import os, shutil, subprocess, sys, time
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, NotFound, wait_for

TODAY = "2026-06-02"
MAIN_CASE = "51-2026-0042"
out = sys.argv[1]
os.makedirs(out, exist_ok=True)
for name in os.listdir(out):
    if name.endswith((".png", ".pdf")): os.unlink(os.path.join(out, name))

class Tour:
    def __init__(self):
        self.number = 0
        self.app = App(env={k: os.environ[k] for k in ("FALLWERK_LOCALE_DIR",) if k in os.environ})
        os.makedirs(f"{self.app.tmp}/config/gtk-4.0", exist_ok=True)
        self.settings()
        self.office, self.password = f"{self.app.tmp}/Auental.fallwerk", f"{self.app.tmp}/password"
        open(self.password, "w").write("demo\n")

    def settings(self, extra=""):
        open(f"{self.app.tmp}/config/gtk-4.0/settings.ini", "w").write(
            "[Settings]\ngtk-font-name=Cantarell 11\ngtk-decoration-layout=:close\n" + extra)

    def fresh_office(self):
        shutil.rmtree(self.office, ignore_errors=True)
        subprocess.run(["fallwerkctl", "demo", self.office, "--today", TODAY, "--seed", "1"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def shot(self, title, pause=.7):
        time.sleep(pause)
        self.number += 1
        name = f"{self.number:02}-{title}.png"
        # The pointer rests where it lights nothing up.
        self.app.xdo("mousemove", 1279, 2)
        time.sleep(.1)
        self.app.shot(os.path.join(out, name))
        print(name, flush=True)

    def start(self, signed_in=True):
        words = ["fallwerk", self.office, "--today", TODAY]
        if signed_in: words += ["--user", "demo", "--password-file", self.password]
        self.app.start(words)
        if signed_in: self.wait_for_window()
        else: wait_for(lambda: any(n.role == "text" and n.has("focused") for n, _ in self.app.root().walk()), 20, "the sign-in page")

    def wait_for_window(self):
        wait_for(lambda: any(n.role == "avatar" or "win.lock" in n.actions() for n, _ in self.app.root().walk()), 30, "the window")
        time.sleep(1.2)

    def key(self, key, pause=.6):
        self.app.key(key); time.sleep(pause)

    def nodes(self): return [n for n, _ in self.app.root().walk()]

    def press(self, role, *names):
        """By pointer, whatever the language: the first that begins with one of @names."""
        wait_for(lambda: next((n for n in self.nodes() if n.role == role and n.label.startswith(names)), None), 10, f"{role} {names}").click()

    def texts(self, text): return [n for n in self.nodes() if n.role == "text" and n.text == text]

    def dialog(self): return wait_for(lambda: [n for n in self.nodes() if n.role == "dialog"], 10, "a dialog")

    def close_dialogs(self):
        for _ in range(4):
            if not any(n.role == "dialog" for n in self.nodes()): return
            self.key("Escape", .5)

    def open_main_case(self):
        self.key("ctrl+k", .4); self.app.type("ahornblatt"); time.sleep(1)
        self.key("Return", 1.3)

    def open_plan(self):
        self.key("ctrl+alt+4", 1)
        row = wait_for(lambda: [n for n, _ in self.app.root().walk()
                                if n.role == "list item" and n.showing and ("No. 1" in n.label or "Nr. 1" in n.label)], 10, "the help plan")[0]
        row.click(); time.sleep(2.2)

    def walk(self, suffix):
        """The whole job, once."""
        self.fresh_office()
        self.start(signed_in=False)
        self.shot("sign-in" + suffix)
        self.app.type("demo"); self.key("Return"); self.wait_for_window()
        self.shot("today" + suffix)
        self.key("Down", .2); self.key("Right", .6)
        self.shot("today-why-this-date" + suffix)
        self.key("alt+2", 1)
        self.shot("cases" + suffix)
        self.key("ctrl+k", .4); self.app.type("lina"); time.sleep(1)
        self.shot("search" + suffix)
        self.key("Escape"); self.key("ctrl+n", .8); self.app.type("Familie Birkenstein")
        self.shot("new-case" + suffix)
        self.key("Escape", .5); self.key("Escape", .3)
        self.open_main_case()
        self.shot("overview" + suffix)
        self.key("ctrl+j", .3); self.app.type("tel Jana 15min: Kita sagt Platz ab 1.8. zu")
        self.shot("journal-line" + suffix)
        self.key("Return", 1)
        self.press("button", "Open Family", "Familie öffnen"); self.dialog()
        self.shot("family" + suffix)
        self.press("list item", "Lina Ahornblatt"); wait_for(lambda: self.texts("Lina"), 10, "the sheet of Lina")
        self.shot("person" + suffix)
        self.key("Escape", .4); self.close_dialogs()
        self.key("ctrl+alt+2", 1)
        self.shot("record" + suffix)
        self.key("F7", .9)
        self.shot("phone-note" + suffix)
        self.key("Escape", .5)
        self.genogram(suffix)
        self.key("ctrl+alt+4", .9)
        self.shot("help-plans" + suffix)
        self.open_plan()
        self.shot("help-plan" + suffix)
        for _ in range(9): self.key("ctrl+Next", .25)
        self.shot("help-plan-goals" + suffix, 1.5)
        self.press("toggle button", "Versions", "Fassungen")
        self.press("menu item", "Version 1", "Fassung 1")
        self.shot("help-plan-frozen" + suffix, 2)
        self.key("alt+Left", .8); self.key("alt+Left", .8)
        self.key("ctrl+comma", 1)
        self.shot("preferences" + suffix)
        for page in ("office", "people", "security"):
            self.key("ctrl+Next", .5)
            self.shot("preferences-" + page + suffix)
        self.key("Escape", .5); self.key("ctrl+question", .8)
        self.shot("keys" + suffix)
        self.key("Escape", .5); self.key("ctrl+alt+l", 1)
        self.shot("locked" + suffix)
        self.app.stop()

    def genogram(self, suffix):
        """The family as it is, one of it, as a network, as it was, and typed."""
        self.key("ctrl+alt+3", 2.5)
        self.shot("genogram" + suffix)
        x, y, _, _ = wait_for(lambda: next((n for n in self.nodes() if n.role == "list item" and n.label.startswith("Jana Ahornblatt,")), None),
                              10, "the mother").box()
        self.app.xdo("mousemove", x + 12, y + 14, "sleep", .05, "mousemove", x + 14, y + 16, "sleep", .1, "click", 1)   # the symbol: a bond runs over the middle
        self.shot("genogram-person" + suffix)
        self.key("ctrl+e", .3); self.app.type("Jana: Schwester Ida *1992"); self.shot("genogram-typed" + suffix)
        self.key("Escape", .4)
        self.press("radio button", "Network", "Netzwerk"); self.shot("genogram-network" + suffix)
        self.press("radio button", "List", "Liste"); self.shot("genogram-list" + suffix)
        self.press("radio button", "Genogram", "Genogramm"); time.sleep(.6)
        slider = next(n for n in self.nodes() if n.role == "slider" and n.showing)
        slider.click(); time.sleep(.5)
        for _ in range(2): self.key("ctrl+Left", .5)
        self.shot("genogram-past" + suffix, 1.2)
        self.key("End", .8)

    def export_genograms(self):
        """The printed page with its legend, and a family of 208."""
        subprocess.run(["fallwerkctl", "genogram", "draw", f"{self.office}#case/{MAIN_CASE}", "-o", f"{out}/genogram.pdf", "--date",
                        TODAY, "--user", "demo", "--password-file", self.password], check=True)
        subprocess.run(["pdftoppm", "-r", "110", "-png", f"{out}/genogram.pdf", f"{out}/genogram-page"], check=True)
        subprocess.run(["fallwerkctl", "genogram", "draw", f"{top}/tests/data/genogram/kennedy_208.ged", "-o",
                        f"{out}/genogram-208-persons.png"], check=True)
        for name in sorted(os.listdir(out)):
            if name.startswith("genogram") and name.endswith((".png", ".pdf")): print(name, flush=True)

    def glance(self, suffix):
        """Three screens for the eye: nothing is cut, nothing is faint."""
        self.start()
        self.shot("today" + suffix)
        self.open_main_case()
        self.shot("overview" + suffix)
        self.open_plan()
        self.shot("help-plan" + suffix, 1.2)
        self.app.stop()

    def narrow(self, suffix):
        """As wide as half of a screen."""
        self.start()
        self.app.xdo("windowsize", self.app.xwindows()[-1][0], 900, 700)
        self.shot("today-900" + suffix, 1)
        self.open_main_case()
        self.shot("overview-900" + suffix)
        self.open_plan()
        self.shot("help-plan-900" + suffix, 1.2)
        self.app.stop()

    def export_plan(self):
        ids = subprocess.run(["fallwerkctl", "query", self.office, "plans", "--case", MAIN_CASE, "--user", "demo",
                              "--password-file", self.password], check=True, capture_output=True, text=True).stdout
        import json
        plan = json.loads(ids)[0]
        subprocess.run(["fallwerkctl", "plan", "export", f"{self.office}#plan/{plan['id']}", "-o", f"{out}/help-plan.pdf",
                        "--user", "demo", "--password-file", self.password], check=True)
        print("help-plan.pdf", flush=True)
        subprocess.run(["pdftoppm", "-r", "110", "-png", f"{out}/help-plan.pdf", f"{out}/help-plan-page"], check=True)
        for name in sorted(os.listdir(out)):
            if name.startswith("help-plan-page"): print(name, flush=True)

tour = Tour()
env = tour.app.env
tour.walk("")
tour.export_plan()
tour.export_genograms()
env.update(LC_ALL="de_DE.UTF-8", LANG="de_DE.UTF-8")
tour.walk("-german")
tour.narrow("-german")
env.update(LC_ALL="C.UTF-8", LANG="C.UTF-8", ADW_DEBUG_COLOR_SCHEME="prefer-dark")
tour.walk("-dark")
env.update(LC_ALL="de_DE.UTF-8", LANG="de_DE.UTF-8", ADW_DEBUG_COLOR_SCHEME="prefer-light", ADW_DEBUG_HIGH_CONTRAST="1")
tour.glance("-high-contrast-german")
env.pop("ADW_DEBUG_HIGH_CONTRAST")
os.makedirs(f"{tour.app.tmp}/config/glib-2.0/settings", exist_ok=True)
open(f"{tour.app.tmp}/config/glib-2.0/settings/keyfile", "w").write("[org/fallwerk/Fallwerk]\ntext-size=uint32 200\n")
env["GSETTINGS_BACKEND"] = "keyfile"
tour.glance("-large-text-german")
tour.app.close()
