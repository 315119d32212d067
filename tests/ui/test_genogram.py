#!/usr/bin/env python3
"""The genogram in the real program: the same family drawn by pointer, by keyboard alone and
typed; undo to empty and redo to full gives the same picture; the slider; tidy up keeps pins; a walk
that speaks kin terms; an import that meets people person by person; with the family at the table.

  ./dev exec python3 tests/ui/test_genogram.py [draw|read|import|together]
"""
import json, os, re, subprocess, sys
from gi.repository import GLib
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, NotFound, pause, wait_for
from tap import check, done, ended_early, silent

TODAY, MAIN_CASE = "2026-06-02", "51-2026-0042"

def nodes():
    """What is on the screen."""
    return [n for n, _ in app.root().walk()]

def rows():
    """The labels of what is listed; what goes meanwhile is not."""
    labels = []
    for n in nodes():
        try:
            if n.role == "list item": labels.append(n.label)
        except GLib.Error: pass
    return labels

def persons():
    """The persons on the canvas: list items that say who they are, not lines."""
    found = []
    for n in nodes():
        try:
            if n.role == "list item" and n.label and n.box()[0] < 950 and " – " not in n.label \
               and not n.label.startswith(("Household", "Conflict", "Close", "Distant", "Takes care", "Connected")): found.append(n)
        except GLib.Error: pass                # gone meanwhile
    return found

def person(start): return wait_for(lambda: next((n for n in persons() if n.label.startswith(start)), None), 20, start)
def names(): return sorted(n.label.split(",")[0] for n in persons())
def focused(): return next((n.label for n in nodes() if n.has("focused") and n.role == "list item"), "")
def wait_names(count, what): return wait_for(lambda: len(persons()) == count, 20, what)

def geometry(case):
    """The family as the store has it, drawn by the command line."""
    out = f"{app.tmp}/family.json"
    done = subprocess.run(["fallwerkctl", "genogram", "draw", f"{office}#case/{case}", "-o", f"{app.tmp}/family.svg",
                           "--geometry", out, "--user", "demo", "--password-file", password, "--today", TODAY],
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.load(open(out))

def shape(case):
    """Persons by name, couples by names, children by names."""
    drawing = geometry(case)
    name = {p["id"]: next((l["text"] for l in p["labels"] if re.match(r"[A-Z][a-z]+$", l["text"])), "?") for p in drawing["persons"]}
    children = lambda u: tuple(sorted(name[c["child"]] for c in drawing["children"] if c["union"] == u))
    return sorted(name.values()), sorted((tuple(sorted(name[p] for p in u["partners"])), children(u["id"])) for u in drawing["unions"])

def exported(case):
    """What is stored as the command line draws it, byte by byte."""
    geometry(case)
    return open(f"{app.tmp}/family.svg", "rb").read()

def picture():
    """The canvas as it looks: nothing selected, the whole family fitted in, the pointer away."""
    from PIL import Image
    pane = max((n for n in nodes() if n.role == "scroll pane"), key=lambda n: n.box()[2] * n.box()[3])
    x, y, w, h = pane.box()
    app.xdo("mousemove", x + w - 30, y + 25, "click", 1, "mousemove", 1279, 799); pause(.3)
    app.key("ctrl+0"); pause(.8)
    app.key("ctrl+e"); pause(.5)      # the ring of the focus is not of the family
    app.shot(f"{app.tmp}/picture.png")
    # Without the bars of the zoom and of scrolling, which fade.
    return Image.open(f"{app.tmp}/picture.png").convert("RGB").crop((x, y, x + w - 16, y + h - 90))

def differ(a, b):
    """What stands in one picture and not, to the pixel beside it, in the other: a place may be a fraction
    of a pixel off, which smooth edges show."""
    import numpy as np
    if a.size != b.size: return f"{a.size} and {b.size}"
    dark = [np.asarray(p.convert("L"), int) < 128 for p in (a, b)]
    def grown(m):
        m = np.pad(m, 1)
        return np.any([m[1 + y:m.shape[0] - 1 + y, 1 + x:m.shape[1] - 1 + x] for y in (-1, 0, 1) for x in (-1, 0, 1)], axis=0)
    wrong = (dark[0] & ~grown(dark[1])) | (dark[1] & ~grown(dark[0]))
    assert dark[0].sum() > 500, "nothing is drawn"
    return f"{wrong.sum()} pixels" if wrong.any() else ""

def middle_of(case, given):
    """x of the symbol with this name, in the drawing of what is stored."""
    return next(p["x"] for p in geometry(case)["persons"] if any(given in l["text"] for l in p["labels"]))

def file_number(name):
    listed = json.loads(subprocess.run(["fallwerkctl", "query", office, "cases", "--user", "demo", "--password-file",
                                        password], capture_output=True, text=True).stdout)
    return next((c["file_number"] if "file_number" in c else c["ref"].split("/")[-1] for c in listed if c.get("name") == name), None)

def key_until(key, seen, what):
    """What is asked for while a page still slides in or out is lost: asked for again."""
    for _ in range(3):
        app.key(key)
        try: return wait_for(seen, 6, what)
        except NotFound: pass
    raise NotFound(f"{key} does not lead to {what}")

def leave():
    """Back to the page before the case."""
    key_until("alt+Left", lambda: not any("family.tidy" in n.actions() for n in nodes()), "the page before the case"); pause(.8)

def open_main_case():
    """The family Ahornblatt, from wherever: its file number finds no other."""
    app.key("alt+2"); app.find("button", "New Case", 15); pause(.6)
    app.key("ctrl+k"); pause(.4); app.type(MAIN_CASE)
    wait_for(lambda: any((n.text or n.name).startswith("1 hit") for n in nodes()), 15, "one hit"); app.key("Return")
    wait_for(lambda: any(n.name == "Journal Line" for n in nodes()), 15, "the case"); pause(.6)
    key_until("ctrl+alt+3", lambda: any(n.label.startswith("Katrin") for n in nodes() if n.role == "list item"), "the family"); pause(1)

def new_case(name):
    app.key("ctrl+n")
    typing = lambda: next((n for n in nodes() if n.role in ("text", "entry") and n.has("focused")), None)
    wait_for(lambda: any(n.role == "dialog" for n in nodes()) and typing(), 10, "the new case")
    app.type(name); wait_for(lambda: typing() and typing().text == name, 10, "the name typed")
    app.key("Return")
    number = wait_for(lambda: file_number(name), 15, "the case in the store")
    wait_for(lambda: not any(n.role == "dialog" for n in nodes()), 10, "the dialog gone")
    pause(.6)
    key_until("ctrl+alt+3", lambda: any(n.name == "Add a Person" for n in nodes()), "the empty family")
    return number

def rename(text):
    """Names the person that has the focus, in place."""
    app.key("F2"); pause(.3)
    app.key("ctrl+a"); app.type(text); app.key("Return"); pause(.6)

def draw_by_keyboard(case):
    wait_for(lambda: any(n.label == "Add a Person" for n in nodes()), 8, "the empty family")
    app.tab_to(lambda n: n.label == "Add a Person")
    app.key("Return"); wait_names(1, "the first person")
    pause(.5); rename("Kim")
    app.key("ctrl+Up"); wait_names(2, "the mother"); pause(.4); rename("Anna")
    app.key("ctrl+Right"); wait_names(3, "the father"); pause(.4); rename("Tom")
    return shape(case)

def press(label):
    wait_for(lambda: next((n for n in nodes() if n.role in ("button", "push button") and n.label == label), None), 8, label).click()

def name_by_pointer(text):
    wait_for(lambda: next((n for n in nodes() if n.role in ("text", "entry") and n.label == "Given Name"), None), 8, "the name in the inspector").click()
    app.key("ctrl+a"); app.type(text); app.key("Return"); pause(.8)

def draw_by_pointer(case):
    press("Add a Person"); wait_names(1, "the first person"); pause(.5); name_by_pointer("Kim")
    person("Kim").click(); pause(.4)
    press("Add above"); wait_names(2, "the mother"); pause(.5); name_by_pointer("Anna")
    person("Anna").click(); pause(.4)
    press("Add on the right"); wait_names(3, "the father"); pause(.5); name_by_pointer("Tom")
    return shape(case)

GEDCOM = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Jana /Erle/
1 SEX F
1 BIRT
2 DATE 1988
1 FAMS @F1@
0 @I2@ INDI
1 NAME Rolf /Erle/
1 SEX M
1 FAMS @F1@
0 @I3@ INDI
1 NAME Emil /Erle/
1 SEX M
1 BIRT
2 DATE 2012
1 FAMC @F1@
0 @F1@ FAM
1 HUSB @I2@
1 WIFE @I1@
1 CHIL @I3@
0 TRLR
"""

def act(action): wait_for(lambda: next((n for n in nodes() if action in n.actions()), None), 8, action).do(action)
def dialog(): return next((n for n in nodes() if n.role == "dialog"), None)

def choice(who, what):
    """The button of @who's row in the question that says @what."""
    for n in nodes():
        if n.role == "radio button" and n.label == what:
            for around in n.ancestors():
                if around.role == "list item": break
                if around.name == who: return n

def import_family():
    case = new_case("Familie Erle")
    app.key("ctrl+e"); app.type("Mutter Jana Erle *1988, Kind Emil Erle *2012"); pause(.6); app.key("Return")
    wait_names(2, "the typed family"); pause(.8)
    before = exported(case)
    open(f"{app.tmp}/erle.ged", "w").write(GEDCOM)
    act("family.import")
    app.choose_file(f"{app.tmp}/erle.ged")
    wait_for(lambda: any(n.role == "label" and (n.text or "").startswith("In the file") for n in nodes()), 15, "the question"); pause(.8)
    texts = [n.text for n in nodes() if n.role == "label" and n.text]
    check(any("In the file: Emil Erle" in t and "child of" in t for t in texts) and any("In the case: Emil Erle" in t for t in texts),
          "each match says what the file and what the case knows", texts)
    same = wait_for(lambda: choice("Emil Erle", "Same Person"), 5, "the choice for Emil")
    check(same.has("checked") or same.has("pressed"), "who is likely the same begins as the same person", same.states())
    check(choice("Jana Erle", "Same Person") is not None and choice("Rolf Erle", "Same Person") is None,
          "only who may be there already is asked about")
    # By keyboard: Tab to Emil's choice, then the arrow to the other answer.
    app.tab_to(lambda n: n == choice("Emil Erle", "Same Person"))
    app.key("Right"); pause(.3); app.key("space"); pause(.3)
    new = choice("Emil Erle", "New Person")
    check(new.has("checked") or new.has("pressed"), "by keyboard alone Emil becomes a new person", new.states())
    press("Draw"); wait_names(4, "the family drawn")
    check(lambda: names() == sorted(["Emil Erle", "Emil Erle", "Jana Erle", "Rolf Erle"]) or
          sorted(n.split()[0] for n in names()) == ["Emil", "Emil", "Jana", "Rolf"], "Jana was brought together, Emil came as a second one", names())
    pause(.8); app.key("ctrl+z"); wait_names(2, "two again"); pause(.6)
    check(exported(case) == before, "one step of undo takes the whole import back")
    app.key("ctrl+shift+z"); wait_names(4, "all again")
    check(True, "and it can be done again")
    leave()

def words_on_screen():
    """Everything that a screen reader could say now."""
    said = []
    for n in nodes():
        try: said += [n.name, n.description, n.text or ""]
        except GLib.Error: pass
    return "\n".join(said).lower()

SECRETS = ("addiction", "illness", "streit um den umgang", "fehltage", "zieht sich bei streit", "alleged", "assessed", "established",
           "amtsgericht", "miscarriage", MAIN_CASE)

def sit_together():
    open_main_case()
    said = words_on_screen()
    check(all(s in said for s in (MAIN_CASE, "miscarriage", "established")), "at work the office's marks are there",
          [s for s in SECRETS if s not in said])
    key_until("F5", lambda: any("With the family." in (n.text or "") for n in nodes()), "the banner"); person("Emil"); pause(1)
    for view in ("Genogram", "Network", "List"):
        wait_for(lambda: next((n for n in nodes() if n.role == "radio button" and n.label == view), None), 5, view).click(); pause(1)
        # The rows that open something by hand stand in a closed menu; their names are no secret.
        told = [s for s in SECRETS if s in words_on_screen()]
        check(not told, f"with the family nothing that only the office knows is told ({view})", told)
    app.one(lambda n: n.role == "radio button" and n.label == "Genogram").click(); pause(.8)
    small = [(n.label, n.box()[2:]) for n in persons() if min(n.box()[2:]) < 44]
    small += [(n.label, n.box()[2:]) for n in nodes() if n.role in ("button", "toggle button") and n.label and n.label not in
              ("Close", "Minimize", "Maximize", "Back") and 0 < min(n.box()[2:]) < 44]
    check(not small, "every target is 44 pixels", small)
    check(lambda: not any("family.export" in n.actions() and n.role == "menu item" for n in nodes()) and not any(n.role == "slider" for n in nodes()),
          "no export, no past, no inspector")
    app.key("ctrl+e"); app.type("Emil: Bruder Jan *2016"); pause(.8); app.key("Return")
    person("Jan"); check(True, "the family is drawn on together")
    app.key("ctrl+z"); wait_for(lambda: not any(n.label.startswith("Jan ") for n in persons()), 15, "Jan gone")
    # Lines can be taken out as well, by keyboard.
    person("Emil").click(); pause(.4); app.key("End"); pause(.4)
    for _ in range(8):
        if " between " in focused(): break
        app.key("Page_Up"); pause(.3)
    bond = focused()
    app.key("Delete")
    wait_for(lambda: bond not in rows(), 8, "the bond gone"); check(" between " in bond, "a bond is taken out of the drawing", bond)
    app.key("ctrl+z"); wait_for(lambda: bond in rows(), 8, "the bond again")
    app.key("ctrl+alt+l"); pause(1.5)
    check(lambda: not any("With the family." in (n.text or "") for n in nodes()), "locked, nothing of it is left")
    app.type("demo"); app.key("Return"); person("Emil"); pause(1)
    check(lambda: not any("With the family." in (n.text or "") for n in nodes()) and any(n.role == "slider" for n in nodes()),
          "unlocked, the case is shown as at work")

try:
    mode = sys.argv[1] if len(sys.argv) > 1 else "all"
    app = App(animations=True)
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    open(password, "w").write("demo\n")
    subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY, "--seed", "1"], check=True, stdout=subprocess.DEVNULL)
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
    wait_for(lambda: any("win.lock" in n.actions() for n in app.root().children()), 30, "the window")
    pause(1.2)

    if mode in ("all", "draw"):
        case = new_case("Familie Tastatur")
        drawn = draw_by_keyboard(case)
        check(lambda: names() == ["Anna", "Kim", "Tom"], "by keyboard alone: child, mother, father stand there", names())
        check(drawn[1] == [(("Anna", "Tom"), ("Kim",))], "the store holds one couple and its child", drawn)
        before, stored = picture(), exported(case)
        check(lambda: not any(n.label.startswith("Add on the") for n in nodes()), "where nothing is selected, no arrows stand")
        person("Kim").click(); pause(.4)
        for _ in range(6): app.key("ctrl+z"); pause(.5)
        wait_for(lambda: not persons(), 8, "nobody after undoing all")
        check(lambda: not persons(), "undo to empty")
        for _ in range(6): app.key("ctrl+shift+z"); pause(.5)
        wait_names(3, "everybody again")
        check(shape(case) == drawn, "redo to full gives the same family", shape(case))
        check(exported(case) == stored, "its export is the same, byte by byte")
        different = differ(before, picture())
        check(not different, "and the picture on the screen is the same", different)
        person("Kim").click(); pause(.4)
        leave()

        case = new_case("Familie Zeiger")
        pointed = draw_by_pointer(case)
        check(pointed == drawn, "by pointer: the same family", pointed)
        person("Kim").click(); pause(.4)
        leave()

        case = new_case("Familie Getippt")
        app.key("ctrl+e"); app.type("Mutter Anna, Vater Tom, Kind Kim"); pause(.6); app.key("Return")
        wait_names(3, "the typed family")
        typed = shape(case)
        check(typed[0] == ["Anna", "Kim", "Tom"], "typed: the same persons", typed)
        check(typed[1] == drawn[1], "typed: the same couple and child", typed)
        leave()

    if mode in ("all", "read"):
        open_main_case()
        all_names = names()
        person("Emil").click(); pause(.4)
        app.key("Up"); pause(.4)
        up = focused()
        check(", father" in up or ", mother" in up, "up leads to a parent, and says so", up)
        app.key("Down"); pause(.4)
        check(lambda: focused().startswith("Emil"), "down leads back to the child", focused())
        lina, ben = person("Lina").label, person("Ben").label
        check("half-sister on the mother’s side" in lina, "a half-sister is told from which side", lina)
        check("in foster care since 20" in ben, "a foster child is told with the year", ben)

        before = person("Katrin").box()
        at_first = middle_of(MAIN_CASE, "Katrin")
        katrin = person("Katrin")
        katrin.click(); pause(.3)
        for _ in range(5): app.key("shift+Right"); pause(.12)
        pause(1)
        moved = person("Katrin").box()
        check(moved[0] > before[0] + 5, "Shift and arrow moves by hand", (before, moved))
        pinned = middle_of(MAIN_CASE, "Katrin")
        check(abs(pinned - at_first) > 5, "the place is stored", (at_first, pinned))
        distance = lambda: round((person("Katrin").box()[0] - person("Emil").box()[0]) / person("Emil").box()[3], 1)
        apart = distance()
        app.one(lambda n: n.role == "button" and n.label.startswith("Tidy Up")).click(); pause(1.2)
        check(lambda: names() == all_names, "tidying up keeps everybody")
        check(middle_of(MAIN_CASE, "Katrin") == pinned, "and who was placed by hand where they were put", pinned)
        check(abs(distance() - apart) < .5, "on the screen too", (apart, distance()))
        app.key("ctrl+l"); pause(.6)
        check(any("maternal grandmother" in r for r in rows()), "the list says who is who", rows()[:4])
        app.key("ctrl+l"); pause(.6)

        slider = app.one(lambda n: n.role == "slider")
        def says(text): return any(text in n.name for n in nodes())
        wait_for(lambda: not says("Tidied up"), 20, "the toast gone, which lies over the slider")
        slider.click(); wait_for(lambda: says("To be read only"), 15, "the past")
        app.key("Home")
        check(wait_for(lambda: says("2008. To be read only"), 15, "the first day"), "a past day is to be read only")
        check(lambda: not any(n.label.startswith("Lina") and "not there yet" not in n.label for n in persons()),
              "who was not born yet is a ghost")
        app.key("End")
        check(wait_for(lambda: not says("That Day"), 15, "today"), "today again")
    if mode in ("all", "import"): import_family()
    if mode in ("all", "together"): sit_together()
    silent(app)
except Exception as e:
    ended_early(e)
done()
