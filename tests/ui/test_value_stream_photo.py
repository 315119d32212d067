#!/usr/bin/env python3
"""The photo of a paper wall under a map, in the real program: what is no photo, cut off or too large is refused with
the reason; a photo lies upright under the map, its opacity, size and place are set, it is locked, hidden, replaced,
removed, and each act is undone; it is there after a restart, is printed when it is asked for, is in no map that goes
out; pasted it comes as well.

  ./dev exec python3 tests/ui/test_value_stream_photo.py
"""
import io, json, os, re, subprocess, sys, threading
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, NotFound, pause, until, wait_for
from tap import check, done, ended_early, shot, silent
import numpy as np
from PIL import Image

TODAY = "2026-06-02"
app = App()
office, password = f"{app.tmp}/Demo.fallwerk", f"{app.tmp}/password"

def start():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password])
    app.find("button", re.compile("^(New Case|Main Menu)"), 20)

def nodes(): return [n for n, _ in app.root().walk() if n.showing]
def has(text): return any(text in (n.name or "") or text in (n.description or "") for n in nodes())
def act(action): wait_for(lambda: next((n for n in nodes() if action in n.actions()), None), 10, action).do(action)
def photo(): return next((n for n in nodes() if n.role == "list item" and n.label == "Photo of the paper wall"), None)
def tool(name): return app.one(lambda n: n.role in ("slider", "spin button", "toggle button", "button") and n.label == name)
def tools(): return any(n.role == "slider" and n.label == "Opacity" for n in nodes())

# --- pictures ------------------------------------------------------------------------------------------------------

def picture(path, left, right, orientation=1):
    """The left half of one colour, the right half of another; how the camera was held stands beside it."""
    image = Image.new("RGB", (1200, 900), left)
    image.paste(right, (600, 0, 1200, 900))
    exif = Image.Exif(); exif[0x0112] = orientation; exif[0x010e] = "Musterstr. 7, Koeln"
    image.save(path, exif=exif, quality=92)

RED, BLUE, GREEN = (220, 30, 30), (30, 30, 220), (20, 180, 40)
wall, other = f"{app.tmp}/wall.jpg", f"{app.tmp}/other.jpg"
picture(wall, RED, BLUE, orientation=6)                    # a phone held upright: red is above
picture(other, GREEN, GREEN)

def counted():
    """How many pixels of the canvas are reddish, greenish, bluish, in its upper and in its lower half."""
    x, y, w, h = canvas_box
    seen = np.asarray(Image.open(app.shot(f"{app.tmp}/seen.png")).convert("RGB")).astype(int)[y:y + h, x:x + w]
    def share(part, k):
        others = [part[..., i] for i in range(3) if i != k]
        return float((part[..., k] - np.maximum(*others) > 40).mean())
    upper, lower = seen[:h // 2], seen[h // 2:]
    return {"red above": share(upper, 0), "blue above": share(upper, 2), "red below": share(lower, 0), "blue below": share(lower, 2),
            "green": share(seen, 1), "red": share(seen, 0), "blue": share(seen, 2)}
def colours(fits, what):
    seen = {}
    def look():
        seen.update(counted())
        return fits(seen)
    try: wait_for(look, 10, what)
    except NotFound: pass
    check(fits(seen), what, f"{seen}")

# --- what a user does -------------------------------------------------------------------------------------------------

def choose(path):
    act("stream.photo" if photo() is None and not tools() else "stream.replace-photo")
    app.choose_file(path)

def refused():
    cut, none, huge = f"{app.tmp}/cut.jpg", f"{app.tmp}/none.jpg", f"{app.tmp}/huge.jpg"
    whole = open(wall, "rb").read()
    open(cut, "wb").write(whole[:len(whole) // 2])
    open(none, "w").write("Erstkontakt, Einschätzung")
    with open(huge, "wb") as f: f.write(whole); f.truncate(65 * 1024 * 1024)
    before = sorted(n.label for n in nodes() if n.role == "list item")
    for path, words, what in ((none, "This is no photo", "what is no picture"), (cut, "This picture is damaged", "a picture that is cut off"),
                              (huge, "This picture is too large", "a picture that is too large")):
        act("stream.photo"); app.choose_file(path)
        try: wait_for(lambda: has(words), 15, words)
        except NotFound: pass
        check(lambda: has(words) and has("Nothing of the map was changed"), f"{what} is refused with the reason", f"{[n.name for n in nodes() if n.role == 'label'][-4:]}")
        if path == cut: shot("photo-refused")
        app.key("Escape"); wait_for(lambda: not has("Nothing of the map was changed"), 10, "the message gone")
    after = sorted(n.label for n in nodes() if n.role == "list item")
    check(photo() is None and before == after, "and the map is as it was")

def added():
    global canvas_box
    choose(wall)
    wait_for(photo, 15, "the photo"); pause(.6)
    canvas_box = photo().steady_box()
    x, y, w, h = canvas_box
    check(abs(h / w - 4 / 3) < .02, "a photo of a phone held upright stands upright", f"{canvas_box}")
    # What can be seen of it: between head and figures.
    canvas_box = (x, max(y, 180), w, min(y + h, 700) - max(y, 180))
    colours(lambda c: c["red above"] > .25 and c["blue above"] < .02, "and what was above is above")
    check(tools(), "its tools stand above the map")
    shot("photo-added")

def opacity():
    slider = tool("Opacity")
    check(slider.value == 50, "it begins half transparent", slider.value)
    faint = counted()["red"]
    slider.set_value(5)
    colours(lambda c: c["red"] < faint / 4, "fainter by the slider")
    app.key("ctrl+z")
    colours(lambda c: c["red"] > faint * .8, "and undone")
    slider = tool("Opacity")
    wait_for(lambda: tool("Opacity").value == 50, 10, "the slider follows undo")

def size():
    spin = tool("Size")
    before, width = spin.value, photo().steady_box()[2]
    spin.set_value(round(before * .5)); wait_for(lambda: abs(photo().steady_box()[2] / width - .5) < .04, 10, "half as wide")
    check(True, "its size is set")
    app.find("button", "Fit to the Map", 10).click()
    wait_for(lambda: abs(photo().steady_box()[2] - width) <= 2, 10, "as wide as the map again")
    check(True, "it is fitted to the map")
    app.key("ctrl+z"); wait_for(lambda: abs(photo().steady_box()[2] / width - .5) < .04, 10, "fitting undone")
    app.key("ctrl+z"); wait_for(lambda: abs(photo().steady_box()[2] - width) <= 2, 10, "the size undone")
    check(True, "both are undone")

def moved():
    act("canvas.zoom-to-fit") if any("canvas.zoom-to-fit" in n.actions() for n in nodes()) else app.find("button", re.compile("^Show all"), 10).press()
    pause(.6)
    x, y, w, h = photo().steady_box()
    # A place of the photo on which nothing of the map stands.
    taken = [n.box() for n in nodes() if n.role == "list item" and n.label != "Photo of the paper wall"]
    free = next((px, py) for py in range(max(y + 10, 250), min(y + h - 60, 640), 12) for px in range(x + 30, x + w - 90, 12)
                if not any(a - 12 <= px <= a + c + 12 and b - 12 <= py <= b + d + 12 for a, b, c, d in taken))
    app.drag(*free, free[0] + 60, free[1] + 40)
    wait_for(lambda: abs(photo().steady_box()[0] - x - 60) <= 8 and abs(photo().steady_box()[1] - y - 40) <= 8, 10, f"the photo moved from {x, y}, it is at {photo().box()}")
    check(True, "it is moved with the pointer")
    app.key("ctrl+z")
    wait_for(lambda: abs(photo().steady_box()[0] - x) <= 2, 10, "moved back")
    check(True, "and that is undone")

def locked():
    tool("Locked").click()
    wait_for(lambda: photo() is None, 10, "the photo let go")
    colours(lambda c: c["red"] > .05, "locked it is seen, and the pointer goes through")
    tool("Hidden").click()
    colours(lambda c: c["red"] < .02, "hidden it is not seen")
    app.key("ctrl+z")
    colours(lambda c: c["red"] > .05, "undone it is seen again")
    check(tool("Locked").has("pressed") or tool("Locked").has("checked"), "and still locked")

def replaced():
    choose(other)
    colours(lambda c: c["green"] > .1 and c["red"] < .02, "another photo in its place")
    app.key("ctrl+z")
    colours(lambda c: c["red"] > .05 and c["green"] < .02, "undone it is the one before")
    act("stream.remove-photo")
    colours(lambda c: c["red"] < .02, "removed it is gone")
    wait_for(lambda: not tools(), 10, "its tools gone")
    app.key("ctrl+z")
    colours(lambda c: c["red"] > .05, "and comes back by undo")

def restarted():
    app.stop(); start()
    app.find("list item", "Value Streams", 15).click()
    until(lambda: app.one(lambda n: n.role == "list item" and "11 steps" in n.label + " ".join(m.name for m, _ in n.walk())).click(),
          lambda: any(n.role == "button" and n.name.startswith("Show all") for n in nodes()), "the map out of the list", 40, 6); pause(.6)
    colours(lambda c: c["red"] > .05, "after a restart it lies under the map")
    check(not tools(), "locked it needs no tools")
    act("stream.photo"); wait_for(tools, 10, "its tools")
    check(tool("Locked").has("pressed") or tool("Locked").has("checked"), "and it is locked")
    shot("photo-locked")

def exported(name, ready=lambda: None):
    path = f"{app.tmp}/{name}"
    act("stream.export"); app.find("button", "Save as File…", 15)
    ready()
    app.save_as(path)
    wait_for(lambda: os.path.exists(path) and os.path.getsize(path) > 0, 30, name)
    app.gone("button", "Save as File…")
    return path

def images(path):
    out = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    return [line for line in out if line.split()[2] == "image"]

def handed_out():
    text = open(exported("map.json")).read()
    check(json.loads(text)["steps"] and "photo" not in text.lower(), "a map for other programs does not hold it")
    check("photo" not in open(exported("map.drawio")).read().lower(), "nor does a draw.io file")
    check(images(exported("plain.pdf")) == [], "unasked it is not printed")
    def ask():
        def rows(): return [n for n in nodes() if n.role in ("switch", "check box") and n.label.startswith("Photo of the Paper Wall")]
        until(lambda: rows()[0].click(), lambda: any(n.has("checked") for n in rows()), "the photo asked for"); shot("photo-print")
    path = exported("with.pdf", ask)
    found = images(path)
    check(found and all(f.split()[3:5] == ["900", "1200"] for f in found), "printed when it is asked for, as the picture that it is", f"{found}")
    said = lambda name: re.sub(r"\s+", "", subprocess.run(["pdftotext", "-l", "2", name, "-"], capture_output=True, text=True, check=True).stdout)
    check("Erstkontakt" in said(path) and len(said(path)) == len(said(f"{app.tmp}/plain.pdf")), "and what stands above it stays letters", f"{len(said(path))} {len(said(app.tmp + '/plain.pdf'))}")
    check(b"Musterstr" not in open(path, "rb").read(), "without what the camera wrote beside it")

class Clipboard(threading.Thread):
    """Another program that has copied something."""
    def __init__(self, kind, data):
        super().__init__(daemon=True)
        from Xlib import X, Xatom, display
        from Xlib.protocol import event
        self.X, self.Xatom, self.event = X, Xatom, event
        self.d = display.Display(app.env["DISPLAY"])
        self.window = self.d.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self.kind, self.data, self.targets = self.d.intern_atom(kind), data, self.d.intern_atom("TARGETS")
        selection = self.d.intern_atom("CLIPBOARD")
        self.window.set_selection_owner(selection, X.CurrentTime); self.d.sync()
        assert self.d.get_selection_owner(selection) == self.window
    def run(self):
        from Xlib.error import ConnectionClosedError
        while True:
            try: e = self.d.next_event()
            except ConnectionClosedError: return            # the server ends before us
            if e.type == self.X.SelectionClear: return
            if e.type != self.X.SelectionRequest: continue
            done = e.property
            if e.target == self.targets: e.requestor.change_property(e.property, self.Xatom.ATOM, 32, [self.targets, self.kind])
            elif e.target == self.kind: e.requestor.change_property(e.property, self.kind, 8, self.data)
            else: done = self.X.NONE
            e.requestor.send_event(self.event.SelectionNotify(time=e.time, requestor=e.requestor, selection=e.selection, target=e.target, property=done))
            self.d.flush()

def pasted():
    act("stream.remove-photo")
    colours(lambda c: c["red"] < .02, "removed before something is pasted")
    png = io.BytesIO(); Image.new("RGB", (400, 300), GREEN).save(png, "PNG")
    for kind, data, fits, what in (("image/png", png.getvalue(), lambda c: c["green"] > .1, "a picture that another program copied is pasted"),
                                   ("text/uri-list", f"file://{wall}\r\n".encode(), lambda c: c["red"] > .05 and c["green"] < .02, "so is a copied file")):
        Clipboard(kind, data).start(); pause(.3)
        step = next(n for n in nodes() if n.role == "list item" and n.label.startswith("Step 1,"))
        step.click(); app.key("ctrl+v")
        colours(fits, what)
    Clipboard("text/plain", b"Erstkontakt").start(); pause(.3)
    next(n for n in nodes() if n.role == "list item" and n.label.startswith("Step 1,")).click(); app.key("ctrl+v")
    # What was told of the photos before comes first, one after the other.
    try: said = wait_for(lambda: has("There is no photo to paste"), 45, "no photo to paste")
    except NotFound: said = False
    check(said, "without a picture it says so", f"{[n.name for n in nodes() if n.name][-40:]}")

try:
    open(password, "w").write("demo\n")
    subprocess.run(["fallwerkctl", "demo", office, "--today", TODAY, "--seed", "1", "--cases", "5"], check=True, stdout=subprocess.DEVNULL)
    start()
    app.find("list item", "Value Streams", 15).click()
    app.find("button", "Look at an Example", 15).click()
    wait_for(lambda: any(n.role == "list item" and n.label.startswith("Step 11,") for n in nodes()), 20, "the example"); pause(.6)
    for step in (refused, added, opacity, size, moved, locked, replaced, restarted, handed_out, pasted): step()
except Exception as e:
    ended_early(e)
silent(app)
done()
