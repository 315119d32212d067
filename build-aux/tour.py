#!/usr/bin/env python3
"""tour.py DIR: walks the main job in the real program as a person would, on a virtual display.

Leaves numbered screens of the same walk in light (English), dark (English) and light (German),
some of them in high contrast, with 200 % text and in a narrow window, and the help plan as the PDF
that the office prints: NN-what.png, help-plan.pdf. Prints a line for each."""
import os, re, shutil, subprocess, sys, time
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, pause, wait_for

TODAY = "2026-06-02"
MAIN_CASE = "51-2026-0042"
THREE_CHILDREN = "51-2023-0012"
out = sys.argv[1]
os.makedirs(out, exist_ok=True)
for name in os.listdir(out):
    if name.endswith((".png", ".pdf")): os.unlink(os.path.join(out, name))

class Tour:
    def __init__(self):
        self.number = 0
        self.app = App(animations=True, env={k: os.environ[k] for k in ("FALLWERK_LOCALE_DIR",) if k in os.environ})
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

    def shot(self, title, seconds=.7):
        pause(seconds)
        self.number += 1
        name = f"{self.number:02}-{title}.png"
        # The pointer rests where it lights nothing up.
        self.app.xdo("mousemove", 1279, 2)
        pause(.1)
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
        pause(1.2)

    def key(self, key, seconds=.6):
        self.app.key(key); pause(seconds)

    def nodes(self): return [n for n, _ in self.app.root().walk()]

    def press(self, role, *names):
        """By pointer, whatever the language: the first that begins with one of @names."""
        wait_for(lambda: next((n for n in self.nodes() if n.role == role and n.label.startswith(names)), None), 10, f"{role} {names}").click()

    def choose(self, *names):
        """A part of a switcher: its role is not the same in all."""
        wait_for(lambda: next((n for n in self.nodes() if n.role in ("radio button", "toggle button", "page tab") and n.label in names), None), 10, names).click()
        pause(.6)

    def texts(self, text): return [n for n in self.nodes() if n.role == "text" and n.text == text]

    def dialog(self): return wait_for(lambda: [n for n in self.nodes() if n.role == "dialog"], 10, "a dialog")

    def close_dialogs(self):
        for _ in range(4):
            if not any(n.role == "dialog" for n in self.nodes()): return
            self.key("Escape", .5)

    def open_main_case(self):
        self.key("ctrl+k", .4); self.app.type("ahornblatt"); pause(1)
        self.key("Return", 1.3)

    def open_plan(self):
        self.key("ctrl+alt+5", 1)
        row = wait_for(lambda: [n for n, _ in self.app.root().walk()
                                if n.role == "list item" and n.showing and ("No. 1" in n.label or "Nr. 1" in n.label)], 10, "the help plan")[0]
        row.click(); pause(2.2)

    def choose_paper(self, *titles):
        """In the list above the preview."""
        wait_for(lambda: next((n for n in self.nodes() if n.role == "toggle button" and n.description in ("Printed As", "Gedruckt als")), None), 10, "the papers").click()
        pause(.6)
        wait_for(lambda: [n for n in self.nodes() if n.name in titles and n.role in ("label", "list item", "option")], 10, titles)[-1].click()
        pause(.6)

    def walk(self, suffix):
        """The whole job, once."""
        self.fresh_office()
        self.start(signed_in=False)
        self.shot("sign-in" + suffix)
        self.app.type("demo"); self.key("Return"); self.wait_for_window()
        self.shot("today" + suffix)
        self.key("Down", .2); self.key("Right", .6)
        self.shot("today-why-this-date" + suffix)
        self.deadlines(suffix)
        self.key("alt+2", 1)
        self.shot("cases" + suffix)
        self.key("ctrl+k", .4); self.app.type("lina"); pause(1)
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
        self.timeline(suffix)
        self.clearing(suffix)
        self.key("ctrl+alt+5", .9)
        self.shot("help-plans" + suffix)
        self.open_plan()
        self.shot("help-plan" + suffix)
        for _ in range(12): self.key("ctrl+Next", .25)
        self.shot("help-plan-goals" + suffix, 1.5)
        self.choose_paper("With Türkçe", "Mit Türkçe")
        self.shot("help-plan-turkish" + suffix, 2)
        self.choose_paper("Page for Emil", "Seite für Emil")
        self.shot("help-plan-child" + suffix, 2)
        self.choose_paper("Help Plan", "Hilfeplan")
        self.press("toggle button", "Versions", "Fassungen")
        self.press("menu item", "Version 1", "Fassung 1")
        self.shot("help-plan-frozen" + suffix, 2)
        self.signatures(suffix)
        self.key("alt+Left", .8); self.key("alt+Left", .8)
        self.decisions(suffix)
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

    def open_conference(self, question):
        """From search through the case's tab, as one goes there."""
        self.key("ctrl+k", .4); self.app.type(MAIN_CASE); pause(1)
        self.key("Return", 1.5)
        tab = wait_for(lambda: [n for n in self.nodes() if n.showing and n.name in ("Conferences", "Konferenzen") and n.role != "list item"],
                       10, "the tab")[-1]
        tab.press() if tab.actions() else tab.click()
        wait_for(lambda: next((n for n in self.nodes() if n.role == "list item" and question in n.name), None), 10, "the conference").click()
        wait_for(lambda: any(n.role == "page tab list" for n in self.nodes()), 20, "its steps"); pause(1)

    def wall(self, title, *keys):
        """The second window, as large as the projector."""
        self.key("F5", 1)
        window = wait_for(lambda: [w for w in self.app.xwindows() if w[1] in ("Projector", "Beamer")], 10, "the second window")[0][0]
        self.app.xdo("windowfocus", "--sync", window); self.key("F11", 1)
        for key in keys: self.key(key, .4)
        self.shot(title, 1)
        self.key("Escape", .6); self.app.focus_window()

    def conference(self, suffix):
        """A case conference: six steps, blind round and reveal, the projector, the minutes."""
        question = "Reicht die Hilfe aus, damit Emil wieder zur Schule geht und abends sicher ist?"
        subprocess.run([os.path.join(os.environ["FALLWERK_BUILD"], "tests", "ui", "make-conference"), self.office, "demo", "demo",
                        "conference-case", TODAY, MAIN_CASE, question], check=True, stdout=subprocess.DEVNULL)
        self.start(); self.open_conference(question)
        for n in [n for n in self.nodes() if n.role == "radio button" and n.showing and n.name in ("present", "anwesend")]:
            n.press(); pause(.2)
        self.shot("conference-preparation" + suffix)
        self.key("ctrl+2", .8); self.shot("conference-presentation" + suffix)
        self.key("ctrl+3", .8); self.shot("conference-blind-round" + suffix)
        people = sorted({n.name for n in self.nodes() if n.role == "button" and n.name.startswith(("Rate: ", "Bewerten: "))})
        for i, (person, values) in enumerate(zip(people, ("112223211", "123334322", "112243222"))):
            self.press("button", person); pause(.5)
            for value in values: self.key(value, .05)
            if i == 0: self.shot("conference-one-rates" + suffix)
            self.press("button", "Done, Hand On", "Fertig, weitergeben"); pause(.8)
        self.wall("projector-before-reveal" + suffix)
        self.press("button", "Show All Together", "Gemeinsam aufdecken"); pause(1)
        self.press("list item", "Körperliche Versorgung"); pause(.3)
        for i, value in enumerate("1223332"):
            if i: self.key("Down", .1)
            self.key(value, .1)
        next(n for n in self.nodes() if n.role == "radio button" and n.showing and n.name in ("Yes", "Ja")).press()
        self.shot("conference-reveal" + suffix)
        self.wall("projector-rating" + suffix, "Page_Up", "Page_Up", "Page_Up")
        self.key("ctrl+4", .8)
        for _ in range(2): self.press("button", "Add Option", "Option hinzufügen"); pause(.8)
        for name, text in (("Was wäre die Lösung?, Option A", "SPFH mit 8 Stunden je Woche"), ("Was wäre die Lösung?, Option B", "Tagesgruppe"),
                           ("Nutzen: Was ändert sich für das Kind?, Option A", "Morgenroutine; wirkt auf Ziel 1 und 2")):
            next(n for n in self.nodes() if n.role == "text" and n.name == name).click(); pause(.2); self.app.type(text)
        next(n for n in self.nodes() if n.showing and n.name in ("Choose option A", "Option A wählen")).press(); pause(1)
        self.shot("conference-solutions" + suffix)
        self.key("ctrl+5", .8)
        for line in ("Schulbericht einholen und mit Emil besprechen @Dorn +5 AT", "Notfallplan erproben @Kleegrund +10 AT"):
            self.key("ctrl+Return", .4); self.app.type(line); self.key("ctrl+Return", 1)
        self.shot("conference-decision" + suffix)
        self.app.type("Vater zum Gespraech einladen"); pause(.4)
        self.wall("projector-decision" + suffix)
        self.key("ctrl+6", .8); self.shot("conference-follow-up" + suffix)
        self.key("ctrl+p", 3); self.shot("minutes-pages" + suffix, 1.5)
        self.app.stop()

    def decisions(self, suffix):
        """The case's conferences, the office's sessions, the board of lights and its calendar."""
        self.key("ctrl+alt+6", 1.2)
        self.shot("case-conferences" + suffix)
        self.key("alt+3", 1.5)
        self.shot("sessions" + suffix)
        # The next session that has cases.
        wait_for(lambda: next((n for n in self.nodes() if n.role == "list item" and re.search(r"[1-9] (cases?|Fälle?|Fall)", n.label)), None),
                 10, "a session with cases").click(); pause(1.5)
        self.shot("session" + suffix)
        self.key("alt+Left", .8); self.key("ctrl+2", 1.5)
        self.shot("lights-board" + suffix)
        self.key("ctrl+l", .8)
        self.shot("decision-list" + suffix)
        self.press("radio button", "Calendar", "Kalender")
        self.shot("decision-calendar" + suffix, 1.2)
        self.press("radio button", "Board", "Tafel")
        self.key("ctrl+3", 1)
        self.shot("minutes-list" + suffix)
        self.key("ctrl+2", .5)

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
        self.press("radio button", "Genogram", "Genogramm"); pause(.6)
        self.key("F5", 1.8); self.shot("genogram-with-the-family" + suffix); self.key("F5", 1.2)
        slider = next(n for n in self.nodes() if n.role == "slider" and n.showing)
        slider.click(); pause(.5)
        for _ in range(2): self.key("ctrl+Left", .5)
        self.shot("genogram-past" + suffix, 1.2)
        self.key("End", .8)

    def timeline(self, suffix):
        """A life on one sheet, nearer, a line typed into it, as a list, with the family."""
        self.key("ctrl+alt+4", 1.8)
        self.shot("timeline" + suffix)
        self.key("Right", .4); self.key("Down", .4); self.key("Down", .4)
        for _ in range(3): self.key("plus", .2)
        self.shot("timeline-near" + suffix)
        self.key("t", .3)
        for _ in range(5): self.key("plus", .2)
        self.key("t", .3); self.shot("timeline-month" + suffix)
        self.key("ctrl+0", .4); self.key("ctrl+e", .3); self.app.type("5.2023 bis 3.2025 Schule: Lina Spielgruppe am Bach")
        self.shot("timeline-typed" + suffix)
        self.key("Escape", .4); self.key("ctrl+l", .8); self.shot("timeline-list" + suffix); self.key("ctrl+l", .5)
        self.key("ctrl+p", 1); self.shot("timeline-print" + suffix); self.key("Escape", .6)
        self.key("Home", .4); self.key("ctrl+d", .4); self.key("End", .4); self.key("ctrl+d", .6)
        self.choose("Compare", "Vergleich")
        self.shot("timeline-compare" + suffix)
        self.choose("Genogram", "Genogramm"); self.shot("timeline-genogram" + suffix, 1.2)
        self.choose("Selected", "Gewählt")
        self.key("F5", 1.8); self.shot("timeline-with-the-family" + suffix); self.key("F5", 1.2)

    def clearing(self, suffix):
        """A help that finds out which help fits: its course, its report, the page."""
        self.key("ctrl+alt+7", 1); self.shot("clearings" + suffix)
        self.press("list item", "Clearing "); self.shot("clearing" + suffix, 1.5)
        self.choose("Report", "Bericht"); self.shot("clearing-report" + suffix, 1)
        self.choose("Page", "Seite"); self.shot("clearing-page" + suffix, 2)
        self.key("alt+Left", 1)

    def export_timelines(self):
        """The poster page of the main case and of the family with three children over twelve years."""
        words = ["--user", "demo", "--password-file", self.password, "--today", TODAY]
        for case in (MAIN_CASE, THREE_CHILDREN):
            path = f"{out}/timeline-{case}.pdf"
            subprocess.run(["fallwerkctl", "timeline", "draw", f"{self.office}#case/{case}", "-o", path, *words], check=True)
            subprocess.run(["pdftoppm", "-r", "110", "-l", "1", "-png", path, path[:-4]], check=True)
        for name in sorted(os.listdir(out)):
            if name.startswith("timeline") and name.endswith((".png", ".pdf")): print(name, flush=True)

    def export_genograms(self):
        """The printed page with its legend, and a family of 208."""
        subprocess.run(["fallwerkctl", "genogram", "draw", f"{self.office}#case/{MAIN_CASE}", "-o", f"{out}/genogram.pdf", "--date",
                        TODAY, "--user", "demo", "--password-file", self.password], check=True)
        subprocess.run(["pdftoppm", "-r", "110", "-png", f"{out}/genogram.pdf", f"{out}/genogram-page"], check=True)
        subprocess.run(["fallwerkctl", "genogram", "draw", f"{top}/tests/data/genogram/kennedy_208.ged", "-o",
                        f"{out}/genogram-208-persons.png"], check=True)
        for name in sorted(os.listdir(out)):
            if name.startswith("genogram") and name.endswith((".png", ".pdf")): print(name, flush=True)

    def deadlines(self, suffix):
        """A missed deadline's days one by one, and the groups further down."""
        row = next((n for n, _ in self.app.root().walk() if n.role == "list item" and "Ersteinsch" in n.name), None)
        if row is not None: row.click(); pause(.8)
        self.shot("today-explanation" + suffix)
        self.app.scroll(600, 500, -30); pause(.6)
        self.shot("today-later" + suffix)
        self.app.scroll(600, 500, 40)

    def glance(self, suffix):
        """Three screens for the eye: nothing is cut, nothing is faint."""
        self.start()
        self.shot("today" + suffix)
        self.open_main_case()
        self.shot("overview" + suffix)
        self.open_plan()
        self.shot("help-plan" + suffix, 1.2)
        self.key("alt+Left", .8); self.key("ctrl+alt+4", 1.5)
        self.shot("timeline" + suffix)
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
        self.key("alt+Left", .8); self.key("ctrl+alt+4", 1.5)
        self.shot("timeline-900" + suffix)
        self.app.stop()

    def signatures(self, suffix):
        """A party signs on the screen, another refuses; what the file proves; a tampered copy of it."""
        self.press("button", "Sign …", "Unterschreiben …"); self.dialog()
        self.key("ctrl+2", .5)
        pad = wait_for(lambda: next(n for n in self.nodes() if n.role == "image" and n.name in ("Signature of Emil Ahornblatt", "Unterschrift von Emil Ahornblatt")), 10, "the pad")
        x, y, w, h = pad.steady_box()
        for i, (dx, dy) in enumerate(((40, -60), (75, 5), (110, -55), (150, 0), (200, -30), (245, 0))):
            before = ((0, 0), (40, -60), (75, 5), (110, -55), (150, 0), (200, -30))[i]
            self.app.drag(x + 90 + before[0], y + 120 + before[1], x + 90 + dx, y + 120 + dy, 8)
        self.shot("sign-on-screen" + suffix)
        self.press("button", "Take Over", "Übernehmen")
        wait_for(lambda: any(n.role == "list item" and n.name.startswith("Emil Ahornblatt,") and ("screen" in n.name or "Bildschirm" in n.name)
                             for n in self.nodes()), 15, "the signature")
        self.key("ctrl+4"); self.shot("sign-refused" + suffix)
        self.key("ctrl+3"); self.shot("sign-certificate" + suffix)
        self.close_dialogs()
        self.press("label", "Unchanged", "Unverändert"); self.dialog()
        self.shot("verify-intact" + suffix)
        self.press("button", "Check a PDF …", "Eine PDF prüfen …")
        self.app.choose_file(self.make_forged()); pause(1)
        self.shot("verify-tampered" + suffix, 1.5)
        self.close_dialogs()

    def make_forged(self):
        """The plan, signed with a key made now, and one byte of it changed."""
        base, run = self.app.tmp + "/tour", lambda *words: subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(base + ".pass", "w") as f: f.write("tour\n")
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", base + ".key", "-out",
            base + ".pem", "-subj", "/CN=S. Brandt", "-days", "3650", "-addext", "keyUsage=digitalSignature")
        run("openssl", "pkcs12", "-export", "-inkey", base + ".key", "-in", base + ".pem", "-out", base + ".p12", "-passout", "pass:tour")
        self.export(base + ".pdf")
        run("fallwerkctl", "pdf", "sign", base + ".pdf", "-o", base + "-signed.pdf", "--field", "Jana Ahornblatt", "--pkcs12", base + ".p12",
            "--password-file", base + ".pass")
        data = bytearray(open(base + "-signed.pdf", "rb").read()); data[len(data) // 3] ^= 1
        with open(base + "-tampered.pdf", "wb") as f: f.write(data)
        return base + "-tampered.pdf"

    def export(self, path, *options):
        ids = subprocess.run(["fallwerkctl", "query", self.office, "plans", "--case", MAIN_CASE, "--user", "demo",
                              "--password-file", self.password], check=True, capture_output=True, text=True).stdout
        import json
        plan = json.loads(ids)[0]
        subprocess.run(["fallwerkctl", "plan", "export", f"{self.office}#plan/{plan['id']}", "-o", path,
                        "--user", "demo", "--password-file", self.password, *options], check=True)

    def export_plan(self):
        self.export(f"{out}/help-plan.pdf")
        print("help-plan.pdf", flush=True)
        for name, option in (("german-turkish", ["--second-language", "tr"]), ("child", ["--child"]), ("plain", ["--plain"]),
                             ("order", ["--order"]), ("contact-card", ["--card"]), ("answers", ["--answers"])):
            self.export(f"{out}/help-plan-{name}.pdf", *option)
            print(f"help-plan-{name}.pdf", flush=True)
        for name in ("german-turkish", "child"):
            subprocess.run(["pdftoppm", "-r", "110", "-l", "2", "-png", f"{out}/help-plan-{name}.pdf", f"{out}/help-plan-page-{name}"], check=True)
        subprocess.run(["pdftoppm", "-r", "110", "-png", f"{out}/help-plan.pdf", f"{out}/help-plan-page"], check=True)
        for name in sorted(os.listdir(out)):
            if name.startswith("help-plan-page"): print(name, flush=True)

    def value_stream(self, suffix):
        """A map from the empty page through its six modes to the room and the poster."""
        self.start(); self.press("list item", "Value Streams", "Wertströme"); pause(.8)
        self.shot("value-streams-empty" + suffix)
        self.press("button", "Look at an Example", "Beispiel ansehen"); pause(1.5)
        self.shot("value-stream-map" + suffix)
        for what, german in (("Money", "Geld"), ("Media", "Medien"), ("Time", "Zeit")):
            self.press("radio button", what, german); time.sleep(.8)
            if what != "Time": self.shot(f"value-stream-{what.lower()}{suffix}")
        for number, mode in ((1, "define"), (3, "measure"), (4, "waste"), (5, "potential"), (6, "target")):
            self.key(f"ctrl+alt+{number}", .8); self.shot(f"value-stream-{mode}{suffix}")
        self.key("ctrl+alt+2", .6); self.key("ctrl+p", .8); self.shot("value-stream-export" + suffix)
        self.key("Escape", .5); self.key("F5", 1)
        self.app.focus_window()
        self.shot("value-stream-room-covered" + suffix)
        for _ in range(4): self.key("space", .2)
        self.shot("value-stream-room" + suffix)
        self.key("Escape", .5); self.app.focus_window()
        self.app.stop()

tour = Tour()
env = tour.app.env
tour.walk("")
tour.conference("")
tour.export_plan()
tour.export_genograms()
tour.export_timelines()
tour.value_stream("")
env.update(LC_ALL="de_DE.UTF-8", LANG="de_DE.UTF-8")
tour.walk("-german")
tour.conference("-german")
tour.narrow("-german")
tour.value_stream("-german")
env.update(LC_ALL="C.UTF-8", LANG="C.UTF-8", ADW_DEBUG_COLOR_SCHEME="prefer-dark")
tour.walk("-dark")
tour.conference("-dark")
tour.value_stream("-dark")
env.update(LC_ALL="de_DE.UTF-8", LANG="de_DE.UTF-8", ADW_DEBUG_COLOR_SCHEME="prefer-light", ADW_DEBUG_HIGH_CONTRAST="1")
tour.glance("-high-contrast-german")
env.pop("ADW_DEBUG_HIGH_CONTRAST")
os.makedirs(f"{tour.app.tmp}/config/glib-2.0/settings", exist_ok=True)
open(f"{tour.app.tmp}/config/glib-2.0/settings/keyfile", "w").write("[org/fallwerk/Fallwerk]\ntext-size=uint32 200\n")
env["GSETTINGS_BACKEND"] = "keyfile"
tour.glance("-large-text-german")
tour.app.close()
