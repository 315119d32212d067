#!/usr/bin/env python3
"""The main job in the real program, once by keyboard alone and once by pointer, as TAP.

Sign in · new case · a child · a contact typed into the record, undone and done again · by keyboard a phone
note, lock and help, by pointer a re-submission, the Land and the case of another team · search by a word of
the record · a help plan with a goal · frozen · found again after a restart and on paper.

    test_story.py [keyboard|pointer]     FALLWERK_SHOTS=DIR leaves a picture of each failure"""
import json, os, shutil, subprocess, sys
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, NotFound, wait_for
from tap import check, done

CONTROLS = ["text", "entry", "button", "toggle button", "radio button", "page tab", "list item", "combo box"]
def gone(fn, seconds, what): return wait_for(lambda: not fn(), seconds, what)

class Story:
    def __init__(self, app, how, family):
        self.app, self.how, self.family = app, how, family
        self.office, self.password = f"{app.tmp}/{how}.fallwerk", f"{app.tmp}/password"
        open(self.password, "w").write("demo\n")
        shutil.copytree(demo, self.office)

    # -- ways of a person ------------------------------------------------------------
    def visible(self, node=None): return (n for n, _ in (node or self.app.root()).walk())

    def dialog(self):
        """The topmost dialog."""
        return next(reversed([n for n in self.visible() if n.role in ("dialog", "alert")]), None)

    def see(self, text, seconds=10, role=None):
        """Waits until @text stands somewhere on the screen."""
        def look():
            for node in self.visible():
                if (role is None or node.role == role) and (text in node.name or text in (node.text or "")): return node
        return wait_for(look, seconds, f"{text!r} on the screen")

    def sees(self, text, seconds=10, role=None):
        try: return self.see(text, seconds, role) is not None
        except NotFound: return False

    def sees_no(self, text, seconds=8):
        try: return gone(lambda: self.sees(text, 0.01), seconds, f"{text!r} to go")
        except NotFound: return False

    def go(self, label, limit=90):
        """Puts the focus on a control: by Tab, or by the pointer."""
        def there(node): return node is not None and node.label.startswith(label)
        if self.how == "pointer":
            # In a dialog only the dialog can be reached; an entry rather than the row that it is in.
            def look():
                found = [x for x in self.visible(self.dialog()) if x.role in CONTROLS and x.label.startswith(label)]
                return min(found, key=lambda x: (x.label != label, CONTROLS.index(x.role)), default=None)
            try: return wait_for(look, 10, f"{label!r}")
            except NotFound as error:
                there = sorted({x.label for x in self.visible() if x.role in CONTROLS})
                raise NotFound(f"{error}; there are {there}")
        node = wait_for(self.app.focused, 5, "a focus")
        for _ in range(limit):
            if there(node): return node
            self.app.key("Tab"); node = self.moved(node)
        raise NotFound(f"Tab never came to {label!r}")

    def moved(self, before):
        """Who has the focus after a key that moves it; a key pressed too early would pass over the aim."""
        def look():
            node = self.app.focused()
            return node if node is not None and node != before else None
        try: return wait_for(look, 2, "the focus to move")
        except NotFound: return before

    def activate(self, label):
        node = self.go(label)
        if self.how == "pointer": node.click()
        else: self.app.key("space" if node.role == "toggle button" else "Return")

    def enter(self, label, text, instead=False):
        """Writes into a field, @instead of what is there, and waits until it stands there."""
        node = self.go(label)
        if self.how == "pointer":
            node.click(); wait_for(lambda: node.has("focused"), 5, f"the cursor in {label!r}")
        if instead: self.app.key("ctrl+a")
        self.app.type(text); self.written(text)

    def written(self, text):
        def texts(): return [x.text or "" for x in self.visible(self.dialog()) if x.role in ("text", "entry")]
        try: wait_for(lambda: any(text in t for t in texts()), 5, f"{text!r} written")
        except NotFound as error:
            at = self.app.focused()
            raise NotFound(f"{error}; there is {texts()}, the focus is on {at and (at.role, at.label)}")

    def either(self, key, label):
        """The same act: a key for the one, a control for the other."""
        if self.how == "pointer": self.go(label).click()
        else: self.app.key(key)

    def close_dialogs(self):
        """Escape until none is left: a sheet, what is under it, and a field that still takes the key."""
        for _ in range(5):
            before = self.dialog()
            if before is None: return
            self.app.key("Escape")
            try: gone(lambda: self.dialog() is not None and self.dialog() == before, 2, "the dialog to close")
            except NotFound: pass
        raise NotFound("a dialog does not close")

    def sign_in(self):
        wait_for(lambda: any(x.role == "text" and x.has("focused") for x in self.visible()), 20, "the sign-in page")
        self.app.type("demo")
        self.either("Return", "Unlock")

    def start(self):
        self.app.start(["fallwerk", self.office, "--today", "2026-06-02"])
        self.sign_in(); self.see("S. Brandt", 20)
        wait_for(lambda: self.app.focused(), 10, "a focus")

    def search(self, word, shows, role="list item"):
        """Ctrl+K is the way of both."""
        self.app.key("ctrl+k")
        wait_for(lambda: self.app.focused().role in ("text", "entry"), 8, "the search entry")
        self.app.key("ctrl+a"); self.app.type(word)
        def look():
            for x in self.visible():
                if x.role in ("table row", role) and shows in x.label: return x
        return wait_for(look, 10, f"{shows!r} among the hits of {word!r}")

    # -- the job -----------------------------------------------------------------------
    def run(self):
        self.start()
        check(self.sees("Overdue"), f"{self.how}: after signing in Today shows what is overdue")
        for part in (self.new_case, self.child, self.contact, self.around, self.plan, self.freeze, self.after_restart, self.paper): part()

    def new_case(self):
        if self.how == "pointer": self.go("Cases").click()
        self.either("ctrl+n", "New Case")
        self.see("A name and the day of the first contact"); self.app.type(f"Familie {self.family}"); self.written(self.family)
        self.either("Return", "Create")
        check(self.sees("Nobody entered yet") and self.sees("Ersteinschätzung abschließen"),
              f"{self.how}: a name makes a case with its first deadlines")

    def child(self):
        self.activate("Open Family"); self.see("Begin with the child")
        self.activate("Add Person"); self.see("Role in This Case"); self.see("Given Name", role="text")
        self.enter("Given Name", "Lina"); self.enter("Family Name", self.family); self.enter("Born", "14.5.2014")
        self.activate("Add"); self.see("Custody")
        self.close_dialogs()
        check(self.sees(f"Lina {self.family} (12)", 8), f"{self.how}: the child stands in the overview")

    def contact(self):
        self.either("ctrl+j", "Journal Line")
        wait_for(lambda: self.app.focused().name == "Journal Line", 5, "the journal line")
        # xdotool loses what is not on the keymap: the search folds both ways.
        self.app.type("tel Lina 15min: Schule ruft an, Grosseltern holen ab")
        check(self.sees("15 min"), f"{self.how}: the journal line says what it understood")
        self.either("Return", "Enter")
        self.see("Written into the record")
        self.either("ctrl+alt+2", "Record")
        check(self.sees("Schule ruft an", role="list item"), f"{self.how}: the contact is in the record")
        self.app.key("ctrl+z")
        check(self.sees("Undone: ") and self.sees_no("Schule ruft an"), f"{self.how}: undo takes it back and says so")
        self.app.key("ctrl+shift+z")
        check(self.sees("Done again: ") and self.sees("Schule ruft an", role="list item"), f"{self.how}: and it can be done again")

    def around(self):
        """What a day brings beside the main job."""
        if self.how == "pointer": self.resubmission(); self.land(); self.other_team()
        else: self.phone_note(); self.lock(); self.reading()
        self.search("gross", f"Familie {self.family}")
        check(True, f"{self.how}: a word of its record finds the case")
        self.open_case()

    def open_case(self):
        """By its name, and the first hit."""
        self.search(self.family.lower(), f"Familie {self.family}"); self.app.key("Return")
        self.see(f"Familie {self.family}", role="label")
        self.see("Overview")

    def resubmission(self):
        self.go("New Re-submission").click(); self.see("What Has to Be Done")
        self.enter("What Has to Be Done", "Zeugnis holen")
        self.enter("Due", "9.6.26", instead=True); self.go("Set").click()
        gone(self.dialog, 8, "the dialog to close")
        self.go("1 thing is due" if not self.sees("things are due", 1) else next(
            x.label for x in self.visible() if x.role in CONTROLS and "things are due" in x.label)).click()
        row = wait_for(lambda: next((x for x in self.visible() if x.role == "list item" and "Zeugnis holen" in x.label), None), 8, "the re-submission")
        next(x for x in self.visible(row) if x.role == "button" and x.name == "Done").click()
        check(self.sees("Done") and wait_for(lambda: not any(x.role == "list item" and "Zeugnis holen" in x.label and any(
            y.name == "Done" for y in self.visible(x)) for x in self.visible()), 8, "it to go"), "pointer: a re-submission is set and done")

    def land(self):
        self.go("Main Menu").click()
        wait_for(lambda: next((x for x in self.visible() if x.role == "menu item" and x.label == "Preferences"), None), 5, "the menu").click()
        self.see("This Computer"); self.go("Office").click()
        check(self.sees("11 public holidays"), "pointer: Preferences tell the Land and its holidays")
        self.close_dialogs()

    def other_team(self):
        """Far down among the hits, under "Other cases"."""
        rows = self.search("51-20", "Familie", role="table row")
        x, y, w, h = rows.box()
        def look():
            found = next((n for n in self.visible() if n.role == "table row" and "Other team" in n.label), None)
            if found is None: self.app.scroll(x + w // 2, y + h // 2, -5)
            return found
        row = wait_for(look, 20, "a case of another team")
        row.click()
        if not self.sees("Open a Case of Another Team?", 1.5): row.click(count=2)
        check(self.sees("Open a Case of Another Team?") and not self.go("Open").has("sensitive"),
              "pointer: a case of another team asks for a reason")
        self.close_dialogs()

    def phone_note(self):
        self.app.key("alt+1"); self.see("Not Seen for Longest")
        self.app.key("F7"); self.see("Phone Note")
        wait_for(lambda: self.app.focused().role == "text", 5, "the cursor in the note")
        self.app.type(self.family)
        wait_for(lambda: any(x.role == "list" and x.name == "Cases found" and self.family in "".join(y.name + (y.text or "") for y in self.visible(x))
                             for x in self.visible()), 8, "the case found")
        self.app.key("Return"); wait_for(lambda: self.app.focused().role == "text" and self.app.focused().name == "What Happened", 5, "the note")
        self.app.type("Hort fragt nach Lina"); self.written("Hort fragt nach Lina"); self.app.key("ctrl+Return")
        gone(self.dialog, 8, "the note to close")
        self.open_case(); self.app.key("ctrl+alt+2")
        check(self.sees("Hort fragt nach Lina", role="list item"), "keyboard: a phone note from Today is in the record of its case")

    def lock(self):
        self.app.key("ctrl+alt+l"); self.see("Everything in the record is saved.")
        check(not self.sees("Lina", .01), "keyboard: locked, nothing of a case can be seen")
        self.sign_in()
        check(self.sees("Hort fragt nach Lina", role="list item"), "keyboard: unlocked, the case is shown again where it was left")

    def reading(self):
        self.app.key("F1"); help_shown = self.sees("Help", role="dialog"); self.close_dialogs()
        self.app.key("ctrl+question"); keys = self.sees("Keyboard Shortcuts") and self.sees("Phone note"); self.close_dialogs()
        check(help_shown and keys, "keyboard: help and keys open and close")

    def plan(self):
        self.either("ctrl+alt+5", "Help Plan")
        self.see("No Help Plan Yet")
        self.activate("New Help Plan")
        self.see("Help Plan No. 1", 15)
        check(self.sees("Page 1 of"), f"{self.how}: the real page stands beside the form")
        wait_for(lambda: self.app.focused() is not None and self.app.focused().role == "text", 10, "the cursor in the form")
        self.section("Erzieherischer Bedarf"); self.enter("Bedarf an Unterst", "Hilfe am Morgen")
        self.section("Ziele")
        if self.how == "pointer": self.go("Ziel").click()
        else: self.app.key("ctrl+n")
        self.see("Eigene Worte", role="text")
        self.enter("Eigene Worte", "Ich will ausschlafen."); self.enter("Fachliche Formulierung", "Lina geht um 20 Uhr ins Bett.")
        self.enter("Woran wir es merken", "Wochenplan"); self.enter("Bis", "30.9.26")
        check(self.sees("saved"), f"{self.how}: it says when it was saved")

    def section(self, title):
        if self.how == "pointer": self.go(title).click()
        else:
            for _ in range(20):
                if self.sees(title, .01, "heading"): break
                before = [x.name for x in self.visible() if x.role == "heading"]
                self.app.key("ctrl+Next")
                wait_for(lambda: [x.name for x in self.visible() if x.role == "heading"] != before, 5, "the next section")
        self.see(title, role="heading")

    def freeze(self):
        self.activate("Freeze and Print")
        check(wait_for(self.dialog, 10, "the question") is not None and self.sees("frozen version never changes"),
              f"{self.how}: freezing says first that it cannot be undone")
        self.activate("Freeze")
        check(self.sees("Version 1, frozen", 20), f"{self.how}: the frozen version opens")
        self.either("ctrl+p", "Print")
        opened = self.sees("Print", 15, "dialog") or self.sees("Pages per", 1)
        self.app.key("Escape")
        check(opened and self.sees_no("Pages per"), f"{self.how}: the print dialog opens and closes")

    def after_restart(self):
        self.app.stop()
        self.start()
        self.open_case(); self.app.key("ctrl+alt+5")
        check(self.sees("frozen, version 1", 8), f"{self.how}: after a restart the plan is there, frozen as version 1")
        complaints = self.app.complaints()
        check(not complaints, f"{self.how}: nothing is complained about", "\n".join(complaints[:5]))
        self.app.stop()

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

app = App(animations=True)
demo = f"{app.tmp}/demo.fallwerk"
subprocess.run(["fallwerkctl", "demo", demo, "--today", "2026-06-02"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
stories = (("keyboard", "Birkenstein"), ("pointer", "Erlenbach"))
for how, family in [x for x in stories if x[0] in (sys.argv[1:] or ("keyboard", "pointer"))]:
    try: Story(app, how, family).run()
    except Exception as error:
        check(False, f"{how}: the story comes to its end", repr(error)[:1600])
        app.stop()
done()
