#!/usr/bin/env python3
"""tour.py DIR: walks the main job in the real program and leaves numbered screens in DIR."""
import os, subprocess, sys, time
top = os.environ["FALLWERK_TOP"]
sys.path.insert(0, f"{top}/tests/ui")
from drive import App, wait_for

out = sys.argv[1]
os.makedirs(out, exist_ok=True)
for name in os.listdir(out):
    if name.endswith((".png", ".pdf")): os.unlink(os.path.join(out, name))
number = 0

def shot(app, title):
    global number
    number += 1
    time.sleep(.4)
    name = f"{number:02}-{title}.png"
    app.shot(os.path.join(out, name)); print(name, flush=True)

def walk(app, office, password, suffix):
    app.start(["fallwerk", office, "--today", "2026-06-02", "--user", "demo", "--password-file", password])
    wait_for(lambda: any(n.role == "table row" or n.role == "list item" for n, _ in app.root().walk()), 30, "the list of cases")
    shot(app, "cases" + suffix)
    app.key("ctrl+k"); time.sleep(.3); app.type("ahornblatt"); time.sleep(.8)
    shot(app, "search" + suffix)
    app.key("Return"); time.sleep(1)
    shot(app, "record" + suffix)
    app.key("ctrl+j"); app.type("Mutter ruft an, der Kita-Platz ist zugesagt."); app.key("Return"); time.sleep(.8)
    shot(app, "entry" + suffix)
    app.key("alt+1"); app.key("ctrl+n"); time.sleep(.8); app.type("Familie Birkenstein")
    shot(app, "new-case" + suffix)
    app.key("Escape"); time.sleep(.4); app.key("ctrl+question"); time.sleep(.6)
    shot(app, "keys" + suffix)
    app.key("Escape"); time.sleep(.4); app.key("ctrl+alt+l"); time.sleep(1)
    shot(app, "locked" + suffix)
    app.stop()

app = App(env={k: os.environ[k] for k in ("FALLWERK_LOCALE_DIR",) if k in os.environ})
os.makedirs(f"{app.tmp}/config/gtk-4.0", exist_ok=True)
open(f"{app.tmp}/config/gtk-4.0/settings.ini", "w").write("[Settings]\ngtk-font-name=Cantarell 11\n")
office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
subprocess.run(["fallwerkctl", "demo", office, "--today", "2026-06-02"], check=True, stdout=subprocess.DEVNULL)
open(password, "w").write("demo\n")
walk(app, office, password, "")
app.env.update(ADW_DEBUG_COLOR_SCHEME="prefer-dark", LC_ALL="de_DE.UTF-8", LANG="de_DE.UTF-8")
walk(app, office, password, "-dark-german")
app.close()
