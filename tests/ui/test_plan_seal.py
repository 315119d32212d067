#!/usr/bin/env python3
"""test_plan_seal.py: the seal of the office is set in the preferences, with what is wrong with a file said before it is
taken; it seals what is drawn on the screen, is replaced and removed. TAP."""
import os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, wait_for
from tap import check, done, ended_early, holds, shot, silent

CASE, TODAY, KEY = "51-2026-0042", "2026-06-02", "geheim123"

def has(text): return any(text in (n.name or "") or text in (n.description or "") for n, _ in app.root().walk() if n.showing)
def names(role): return [n.name for n, _ in app.root().walk() if n.showing and n.role == role]

def run(*words): subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

def certificate(name, days, key="ec", with_key=True):
    """A key with its certificate, made now; none lies anywhere."""
    path = f"{app.tmp}/{name.replace(' ', '-')}"
    kind = ("ec", "-pkeyopt", "ec_paramgen_curve:P-256") if key == "ec" else ("rsa:2048",)
    run("openssl", "req", "-x509", "-newkey", *kind, "-nodes", "-keyout", path + ".key", "-out", path + ".pem", "-subj", f"/CN={name}",
        *days, "-addext", "keyUsage=digitalSignature")
    run("openssl", "pkcs12", "-export", *(("-inkey", path + ".key") if with_key else ("-nokeys",)), "-in", path + ".pem",
        "-out", path + ".p12", "-passout", f"pass:{KEY}")
    return path + ".p12"

def start():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password], timeout=60)
    wait_for(lambda: app.root().find("list", "Pages", .5), 20, "the office")

def open_seal():
    app.key("ctrl+comma")
    wait_for(lambda: has("This Computer"), 12, "the preferences")
    app.one(lambda n: n.name == "Office" and n.showing and n.role in ("toggle button", "radio button", "page tab", "tab")).press()
    wait_for(lambda: app.root().find("button", re.compile("^(Set|Replace) …$"), .5), 12, "the seal")

def choose(path, *passwords):
    app.root().find("button", re.compile("^(Set|Replace) …$"), 5).press()
    app.choose_file(path)
    for word in passwords:
        wait_for(lambda: app.focused() and app.focused().name == "Password", 15, "the cursor in the password")
        app.key("ctrl+a"); app.type(word); app.key("Return")

def refuses(path, password, words, what):
    choose(path, password)
    check(holds(lambda: has(words)), what, names("label"))
    app.key("Escape"); app.gone("text", "Password")
    check(holds(lambda: has("No Seal Is Set")), "and nothing is set", names("label"))

app = App()
try:
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    run("fallwerkctl", "demo", office, "--cases", "5", "--today", TODAY)
    with open(password, "w") as f: f.write("demo\n")
    long, short = ["-not_before", "20260101000000Z", "-not_after", "20300101000000Z"], ["-not_before", "20260101000000Z", "-not_after", "20260615000000Z"]
    old = certificate("Alt Abgelaufen", ["-not_before", "20200101000000Z", "-not_after", "20210101000000Z"])
    bare = certificate("Ohne Schluessel", long, with_key=False)
    first, second = certificate("Stadt Auental", short), certificate("Jugendamt Auental", long, key="rsa")

    start(); open_seal()
    check(lambda: has("No Seal Is Set"), "at first no seal is set", names("label"))
    shot("seal-none")
    refuses(old, KEY, "expired on", "an expired certificate is named")
    refuses(first, "falsch", "password of the certificate file is wrong", "a wrong password is told")
    refuses(bare, KEY, "without its private key", "a certificate without its key is named")
    choose(first, KEY)
    check(holds(lambda: has("Stadt Auental") and has("valid until 15")), "a good one is shown with its name and until when it holds", names("label"))
    shot("seal-set")
    choose(second, "falsch", KEY)
    check(holds(lambda: has("Jugendamt Auental") and has("2030")), "another takes its place, after a wrong password too", names("label"))
    check(lambda: not has("Stadt Auental"), "and the first is gone", names("label"))
    app.stop()

    start()
    app.key("ctrl+k"); app.type(CASE)
    wait_for(lambda: any(CASE in n.label for n, _ in app.root().walk() if n.role in ("list item", "table row") and n.showing), 12, "the hit")
    app.key("Return"); wait_for(lambda: has("Familie Ahornblatt"), 12, "the case")
    tab = app.root().find(None, "Help Plan", 10)
    tab.press() if tab.actions() else tab.click()
    app.one(lambda n: n.showing and n.role == "list item" and n.name.startswith("Help Plan No. 1")).click()
    app.root().find("form", None, 12)
    app.root().find("button", re.compile("^Freeze and Print")).press()
    app.root().find("button", "Freeze", 5).press()
    wait_for(lambda: has("0 of 6 answered"), 20, "the frozen version")
    app.root().find("button", "Sign …").press()
    app.root().find("button", "Take Over", 10); app.key("ctrl+2")
    check(holds(lambda: has("Seal with “Jugendamt Auental”")), "after a restart the seal is offered where somebody draws", names("label"))
    check(holds(lambda: has("valid until")), "with until when it holds", names("label"))
    pad = app.one(lambda n: n.showing and n.role == "image" and n.name.startswith("Signature of"))
    x, y, w, h = pad.steady_box()
    for k in range(3):
        app.drag(x + 60 + k * 70, y + 110, x + 95 + k * 70, y + 40); app.drag(x + 95 + k * 70, y + 40, x + 125 + k * 70, y + 115)
    check(lambda: not app.root().find("button", "Take Over").has("sensitive"), "it asks for the password before anything is taken over")
    entry = app.root().find("text", "Password of the Seal", 8); entry.click(); app.type(KEY)
    wait_for(lambda: app.root().find("button", "Take Over", .5).has("sensitive"), 8, "the answer complete")
    app.root().find("button", "Take Over").press()
    check(holds(lambda: any(n.role == "list item" and "on the screen" in n.name for n, _ in app.root().walk()), 20), "the drawing is taken over", names("list item"))
    app.key("Escape"); app.gone("button", "Take Over")
    check(holds(lambda: has("1 signature of a certificate holds"), 20), "and the file proves by itself that it is unchanged", names("label"))
    shot("sealed"); app.stop()

    start(); open_seal()
    until = wait_for(lambda: next((n.name for n, _ in app.root().walk() if n.showing and "valid until" in n.name), None), 8, "the line of the seal")
    app.root().find("button", "Remove", 8).press()
    check(holds(lambda: has("No Seal Is Set")), "it is removed by one act", names("label"))
    shot("seal-removed")
    press_undo = wait_for(lambda: app.root().find("button", "Undo", .5), 8, "the toast")
    press_undo.press()
    check(holds(lambda: has("Jugendamt Auental") and has(until)), "and the toast puts the same certificate back, with its day and who set it", names("label"))
    check(lambda: not has("No Seal Is Set"), "as it was", names("label"))
    app.root().find("button", "Remove", 8).press()
    wait_for(lambda: has("No Seal Is Set"), 8, "it is removed again")
    app.key("ctrl+z")
    check(holds(lambda: has("Jugendamt Auental") and not has("No Seal Is Set")), "and Ctrl+Z puts it back as well", names("label"))
    silent(app)
except Exception as e:
    ended_early(e)
done()
