#!/usr/bin/env python3
"""The main job in the real program, once by keyboard alone and once by pointer, as TAP.

Sign in · new case · a child · a contact typed into the record · a help plan with a goal ·
frozen · found again after a restart and on paper."""
import json, os, subprocess, sys, time
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, NotFound, wait_for

CONTROLS = ["text", "entry", "button", "toggle button", "radio button", "page tab", "list item", "combo box"]
n = failed = 0
def check(ok, name, detail=""):
    global n, failed
    n += 1; failed += not ok
    print("ok" if ok else "not ok", n, name, flush=True)
    if not ok and os.environ.get("DRIVE_SHOT"): app.shot(f"{os.environ['DRIVE_SHOT']}/failed-{n}.png")
    if not ok and detail: print("# " + str(detail).replace("\n", "\n# "), flush=True)

class Story:
    def __init__(self, app, how, family):
        self.app, self.how, self.family = app, how, family
        self.office, self.password = f"{app.tmp}/{how}.fallwerk", f"{app.tmp}/password"
        open(self.password, "w").write("demo\n")
        subprocess.run(["fallwerkctl", "demo", self.office, "--today", "2026-06-02"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    # -- ways of a person ------------------------------------------------------------
    def visible(self, node=None):
        node = node or self.app.root()
        try:
            if node.role != "application" and not {"showing", "visible"} <= node.states(): return
            yield node
            children = node.children()
        except Exception: return
        for child in children: yield from self.visible(child)

    def focused(self):
        for node in self.visible():
            if node.role not in ("frame", "window", "dialog") and node.has("focused"): return node

    def see(self, text, seconds=10, role=None):
        """Waits until @text stands somewhere on the screen."""
        def look():
            for node in self.visible():
                if (role is None or node.role == role) and (text in node.name or text in (node.text or "")): return node
        return wait_for(look, seconds, f"{text!r} on the screen")

    def sees(self, text, seconds=10, role=None):
        try: return self.see(text, seconds, role) is not None
        except NotFound: return False

    def go(self, label, limit=90):
        """Puts the focus on a control: by Tab, or by the pointer."""
        def there(node): return node is not None and node.label.startswith(label)
        if self.how == "pointer":
            # In a dialog only the dialog can be reached; an entry rather than the row that it is in.
            def look():
                dialogs = [x for x in self.visible() if x.role in ("dialog", "alert")]
                found = [x for x in self.visible(dialogs[-1] if dialogs else None)
                         if x.role in CONTROLS and x.label.startswith(label)]
                return min(found, key=lambda x: CONTROLS.index(x.role), default=None)
            return wait_for(look, 10, f"{label!r}")
        end = time.monotonic() + 30
        for _ in range(limit):
            node = self.focused()
            if there(node): return node
            self.app.key("Tab"); time.sleep(.03)
            if time.monotonic() > end: break
        raise NotFound(f"Tab never came to {label!r}")

    def activate(self, label):
        node = self.go(label)
        if self.how == "pointer": node.click()
        else: self.app.key("Return")
        time.sleep(.3)

    def enter(self, label, text):
        node = self.go(label)
        if self.how == "pointer": node.click()
        self.app.type(text)

    # -- the job -----------------------------------------------------------------------
    def start(self):
        self.app.start(["fallwerk", self.office, "--today", "2026-06-02"])
        wait_for(lambda: any(x.role == "text" and x.has("focused") for x in self.visible()), 20, "the sign-in page")
        self.app.type("demo")
        if self.how == "pointer": self.go("Unlock").click()
        else: self.app.key("Return")
        self.see("S. Brandt", 20); time.sleep(1)

    def run(self):
        app, how = self.app, self.how
        self.start()
        check(self.sees("Overdue"), f"{how}: after signing in Today shows what is overdue")
        if how == "pointer":
            self.go("Cases").click(); self.go("New Case").click()
        else: app.key("ctrl+n")
        self.see("A name and the day of the first contact"); app.type(f"Familie {self.family}")
        if how == "pointer": self.go("Create").click()
        else: app.key("Return")
        check(self.sees("Nobody entered yet") and self.sees("Ersteinschätzung abschließen"),
              f"{how}: a name makes a case with its first deadlines")

        self.activate("Open Family"); self.see("Begin with the child")
        self.activate("Add Person"); self.see("Role in This Case"); time.sleep(.4)
        self.enter("Given Name", "Lina"); self.enter("Family Name", self.family); self.enter("Born", "14.5.2014")
        self.activate("Add"); self.see("Custody", 10); time.sleep(.8)
        for _ in range(4):          # the sheet, the family, and a field that still takes the key
            if not any(x.role == "dialog" for x in self.visible()): break
            app.key("Escape"); time.sleep(.6)
        check(self.sees("Lina", 8), f"{how}: the child stands in the overview")

        if how == "pointer": self.go("Journal Line").click()
        else: app.key("ctrl+j"); time.sleep(.3)
        app.type("tel Lina 15min: Schule ruft an")
        check(self.sees("15 min"), f"{how}: the journal line says what it understood")
        if how == "pointer": self.go("Enter").click()
        else: app.key("Return")
        time.sleep(.8)
        if how == "pointer": self.go("Record").click()
        else: app.key("ctrl+alt+2")
        check(self.sees("Schule ruft an"), f"{how}: the contact is in the record")

        if how == "pointer": self.go("Help Plan").click()
        else: app.key("ctrl+alt+3")
        self.see("No Help Plan Yet"); time.sleep(.4)
        self.activate("New Help Plan")
        self.see("Help Plan No. 1", 15); time.sleep(1.5)
        check(self.sees("Page 1 of"), f"{how}: the real page stands beside the form")
        if how == "pointer": self.go("Erzieherischer Bedarf").click()
        else:
            for _ in range(6): app.key("ctrl+Next"); time.sleep(.2)
        time.sleep(.6); self.enter("Bedarf an Unterst", "Hilfe am Morgen")
        if how == "pointer": self.go("Ziele").click()
        else:
            for _ in range(3): app.key("ctrl+Next"); time.sleep(.2)
        time.sleep(.6)
        if how == "pointer": self.activate("Add a Row")
        else: app.key("ctrl+n")
        time.sleep(1.2)
        self.enter("Eigene Worte", "Ich will ausschlafen."); self.enter("Fachliche Formulierung", "Lina geht um 20 Uhr ins Bett.")
        self.enter("Woran wir es merken", "Wochenplan"); self.enter("Bis", "30.9.26")
        time.sleep(2)
        self.activate("Freeze and Print"); time.sleep(1)
        dialog = next((x for x in self.visible() if x.role in ("dialog", "alert")), None)
        check(dialog is not None, f"{how}: freezing says first that it cannot be undone")
        self.activate("Freeze"); time.sleep(3)
        app.key("Escape"); time.sleep(.6)
        app.stop()

        self.start(); time.sleep(.5)
        app.key("ctrl+k"); time.sleep(.4); app.type(self.family.lower()); time.sleep(1.2); app.key("Return")
        self.see("Overview"); time.sleep(.8); app.key("ctrl+alt+3")
        check(self.sees("frozen, version 1", 8), f"{how}: after a restart the plan is there, frozen as version 1")
        complaints = [l for l in app.errors().splitlines() if "CRITICAL" in l]
        check(not complaints, f"{how}: nothing is complained about", "\n".join(complaints[:5]))
        app.stop()
        self.paper()

    def paper(self):
        ctl = ["--user", "demo", "--password-file", self.password]
        cases = json.loads(subprocess.run(["fallwerkctl", "query", self.office, "cases", *ctl], check=True, capture_output=True, text=True).stdout)
        number = next(c["file_number"] for c in cases if c["name"] == f"Familie {self.family}")
        plans = json.loads(subprocess.run(["fallwerkctl", "query", self.office, "plans", "--case", number, *ctl], check=True, capture_output=True, text=True).stdout)
        pdf = f"{self.app.tmp}/{self.how}.pdf"
        subprocess.run(["fallwerkctl", "plan", "export", f"{self.office}#plan/{plans[0]['id']}", "-o", pdf, *ctl], check=True)
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
        missing = [w for w in ("Hilfe am Morgen", "Ich will ausschlafen.", "Lina geht um 20 Uhr ins Bett.", "Wochenplan", "30.9.2026",
                               f"Lina {self.family}", "Fassung 1", "S. Brandt", "Unterschriften") if w not in text]
        check(not missing, f"{self.how}: the PDF holds every word that was typed", missing)
        damage = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
        check(damage.returncode == 0, f"{self.how}: qpdf finds nothing wrong with it", damage.stdout + damage.stderr)
        fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True).stdout.splitlines()[2:]
        check(fonts and all(f.split()[-5] == "yes" for f in fonts), f"{self.how}: its fonts are embedded", "\n".join(fonts))

app = App(env={k: os.environ[k] for k in ("FALLWERK_LOCALE_DIR",) if k in os.environ})
for how, family in (("keyboard", "Birkenstein"), ("pointer", "Erlenbach")):
    try: Story(app, how, family).run()
    except Exception as error:
        check(False, f"{how}: the story comes to its end", repr(error)[:600])
        app.stop()
app.close()
print(f"1..{n}")
sys.exit(failed > 0)
