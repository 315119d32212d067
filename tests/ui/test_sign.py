#!/usr/bin/env python3
"""test_sign.py: a frozen help plan is signed on paper, on the screen, with a certificate, and refused once; a tampered
copy is named for what it is. TAP."""
import os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from drive import App, wait_for
from tap import check, done, ended_early, holds, shot, silent

CASE, TODAY, KEY = "51-2026-0042", "2026-06-02", "geheim123"

def has(text): return any(text in (n.name or "") for n, _ in app.root().walk() if n.showing)

def names(role): return [n.name for n, _ in app.root().walk() if n.showing and n.role == role]

def start():
    app.start(["fallwerk", office, "--today", TODAY, "--user", "demo", "--password-file", password], timeout=60)
    wait_for(lambda: app.root().find("list", "Pages", .5), 20, "the office")
    app.key("ctrl+k"); app.type(CASE)
    wait_for(lambda: any(CASE in n.label for n, _ in app.root().walk() if n.role in ("list item", "table row") and n.showing), 10, "the hit")
    app.key("Return"); wait_for(lambda: has("Familie Ahornblatt"), 10, "the case")
    tab = app.root().find(None, "Help Plan", 10)
    tab.press() if tab.actions() else tab.click()
    wait_for(lambda: next(n for n, _ in app.root().find("list", "Help Plans", .5).walk()
                          if n.role == "list item" and n.name.startswith("Help Plan No. 1")), 8, "the plan").click()
    app.root().find("form", None, 10)

def choose_party(name):
    # The page below the dialog has a row of that name too.
    def row(): return [n for n, _ in app.root().walk() if n.role == "list item" and n.showing and n.name.startswith(name + ",")][-1]
    wait_for(row, 8, name).click()
    wait_for(lambda: row().has("selected"), 5, f"{name} chosen")

def take_over():
    wait_for(lambda: app.root().find("button", "Take Over", .5).has("sensitive"), 8, "the answer complete")
    app.root().find("button", "Take Over").press()

def state(name, words):
    return holds(lambda: any(n.role == "list item" and n.name.startswith(name + ",") and words in n.name for n, _ in app.root().walk()), 15)

def certificate(name, days):
    """A key with its certificate, made now; none lies anywhere."""
    path = f"{app.tmp}/{name.split()[0]}"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", path + ".key",
                    "-out", path + ".pem", "-subj", f"/CN={name}", *days, "-addext", "keyUsage=digitalSignature"],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run(["openssl", "pkcs12", "-export", "-inkey", path + ".key", "-in", path + ".pem", "-out", path + ".p12",
                    "-passout", f"pass:{KEY}"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return path + ".p12"

app = App()
try:
    office, password = f"{app.tmp}/Auental.fallwerk", f"{app.tmp}/password"
    subprocess.run(["fallwerkctl", "demo", office, "--cases", "5", "--today", TODAY], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(password, "w") as f: f.write("demo\n")
    with open(f"{app.tmp}/key", "w") as f: f.write(KEY + "\n")
    scan = f"{app.tmp}/Scan.jpg"
    subprocess.run(["convert", "-size", "620x877", "xc:white", "-fill", "navy", "-draw", "line 100,700 300,640", scan], check=True)
    good = certificate("Selma Brandt", ["-not_before", "20260101000000Z", "-not_after", "20300101000000Z"])
    old = certificate("Alt Abgelaufen", ["-not_before", "20200101000000Z", "-not_after", "20210101000000Z"])

    start()
    app.root().find("button", re.compile("^Freeze and Print")).press()
    app.root().find("button", "Freeze", 5).press()
    check(holds(lambda: has("0 of 6 answered"), 15), "the frozen version shows its parties, none of them has answered", names("label"))
    check(holds(lambda: has("No certificate has signed it")), "and says what proves the file")
    app.root().find("button", "Sign …").press()
    app.root().find("button", "Take Over", 8)
    check(lambda: not app.root().find("button", "Take Over").has("sensitive"), "nothing can be taken over before there is something")

    app.root().find("button", "Choose Scan …").press(); app.choose_file(scan)
    check(holds(lambda: has("Scan.jpg")), "a scan is attached"); shot("sign-paper")
    take_over()
    check(state("Emil Ahornblatt", "on paper"), "Emil has signed on paper")

    app.key("ctrl+2"); choose_party("Jana Ahornblatt")
    pad = app.root().find("image", "Signature of Jana Ahornblatt", 8)
    x, y, w, h = pad.steady_box()
    for k in range(3):
        app.drag(x + 60 + k * 70, y + 110, x + 95 + k * 70, y + 40); app.drag(x + 95 + k * 70, y + 40, x + 125 + k * 70, y + 115)
    shot("sign-screen")
    app.key("Escape")
    check(holds(lambda: has("Discard This Answer?")), "a drawing is not lost by Escape")
    app.root().find("button", "Go On", 5).press(); app.gone("button", "Go On")
    take_over()
    check(state("Jana Ahornblatt", "on the screen"), "Jana has signed on the screen")

    app.key("ctrl+4"); choose_party("Tom Quellstein")
    app.root().find("text", "Why It Was Refused", 5).insert("Umgang zu selten"); shot("sign-refused")
    take_over()
    check(state("Tom Quellstein", "refused"), "a refusal is a state with its reason")
    app.stop()

    start()
    app.root().find("button", re.compile("version 2|Versions"), 5).press()
    item = wait_for(lambda: next(n for n, _ in app.root().walk() if n.showing and n.role in ("menu item", "list item", "button")
                                 and re.search("Version 2", n.label or "")), 5, "the version")
    item.press() if item.actions() else item.click()
    check(holds(lambda: has("3 of 6 answered"), 15), "after a restart three have answered", names("label"))
    check(state("Tom Quellstein", "Umgang zu selten"), "and the reason is there")
    app.root().find("button", "Sign …").press(); app.root().find("button", "Take Over", 8)
    app.key("ctrl+3"); choose_party("S. Brandt")
    for file, words, what in ((old, "expired on", "an expired certificate is named before it signs"),
                              (good, "Selma Brandt", "a good one is named with whom it names")):
        app.root().find("button", "Choose Certificate …").press(); app.choose_file(file)
        wait_for(lambda: has(os.path.basename(file)), 5, "the certificate chosen")
        for word in ((KEY,) if file == old else ("falsch", KEY)):
            wait_for(lambda: app.focused() and app.focused().name == "Password", 8, "the cursor in the password")
            app.key("ctrl+a"); app.type(word); app.key("Return")
            if word != KEY: check(holds(lambda: has("password of the certificate file is wrong")), "a wrong password is told", names("label"))
        check(holds(lambda: has(words)), what, names("label"))
        check(app.root().find("button", "Take Over").has("sensitive") == (file == good), "and signs only when it may")
    shot("sign-certificate")
    take_over()
    check(state("S. Brandt", "with a certificate"), "the worker has signed with a certificate", names("label"))
    choose_party("Lina Ahornblatt"); app.key("ctrl+2")
    check(holds(lambda: has("only with a seal")), "what is drawn now needs the office's seal", names("label"))
    app.key("Escape"); app.gone("button", "Take Over")
    check(holds(lambda: has("1 signature of a certificate holds")), "the version is unchanged and its signature holds", names("label"))
    shot("version-signed")

    app.root().find("button", "More").find("toggle button").press()
    app.root().find("menu item", "Verify This Version", 5).press()
    check(holds(lambda: has("Revision 2,")), "the verification lists every revision", names("label")); shot("verify-intact")

    exported = f"{app.tmp}/plan.pdf"
    plans = subprocess.run(["fallwerkctl", "query", office, "plans", "--case", CASE, "--user", "demo", "--password-file", password, "--json"],
                           check=True, capture_output=True, text=True).stdout
    ident = re.search(r'"id"\s*:\s*"?(\d+)', plans).group(1)
    subprocess.run(["fallwerkctl", "plan", "export", f"{office}#plan/{ident}", "-o", exported, "--user", "demo", "--password-file", password],
                   check=True, stdout=subprocess.DEVNULL)
    judged = subprocess.run(["fallwerkctl", "pdf", "verify", exported], capture_output=True, text=True)
    check(judged.returncode == 0 and "Selma Brandt" in judged.stdout, "what is exported is the signed file", judged.stdout + judged.stderr)
    signed, forged = f"{app.tmp}/signed.pdf", f"{app.tmp}/forged.pdf"
    subprocess.run(["fallwerkctl", "pdf", "sign", exported, "-o", signed, "--field", "Lotsenhaus e V", "--pkcs12", good,
                    "--password-file", f"{app.tmp}/key"], check=True, stdout=subprocess.DEVNULL)
    data = bytearray(open(signed, "rb").read()); data[len(data) // 3] ^= 1; open(forged, "wb").write(data)
    app.root().find("button", "Check a PDF …").press(); app.choose_file(forged)
    check(holds(lambda: has("This file is not what was signed"), 15), "a tampered file is named for what it is", names("label"))
    check(lambda: has("What was signed was changed afterwards."), "with what was found"); shot("verify-forged")
    silent(app)
except Exception as e:
    ended_early(e)
done()
