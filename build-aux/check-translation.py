#!/usr/bin/env python3
"""check-translation.py: prints what po/de.po lacks against the sources' strings of today."""
import os, re, subprocess, sys, tempfile
top = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
with tempfile.TemporaryDirectory() as d:
    files = open(f"{top}/po/POTFILES.in").read().split()
    by = {"c": [], "xml": [], "desktop": []}
    for f in files: by["xml" if f.endswith((".xml.in", ".gschema.xml")) else "desktop" if f.endswith(".desktop.in") else "c"].append(f)
    pots = []
    for kind, names in by.items():
        if not names: continue
        out = f"{d}/{kind}.pot"
        args = ["xgettext", "--from-code=UTF-8", "--no-location", "--add-comments=Translators", "-o", out]
        if kind == "c":
            args += ["-L", "C", "-k_", "-kN_", "-kC_:1c,2", "-kNC_:1c,2", "-kg_dngettext:2,3", "-kngettext:1,2", "-kQ_"]
        r = subprocess.run(args + names, cwd=top, capture_output=True, text=True)
        if r.returncode: print(r.stderr); sys.exit(1)
        if os.path.exists(out): pots.append(out)
    subprocess.run(["msgcat", "--use-first", "--no-location", "-o", f"{d}/all.pot", *pots], check=True, capture_output=True)
    if "--pot" in sys.argv: sys.stdout.write(open(f"{d}/all.pot").read()); sys.exit(0)
    subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "-o", f"{d}/de.po", f"{top}/po/de.po", f"{d}/all.pot"], check=True)
    missing = subprocess.run(["msgattrib", "--untranslated", "--no-obsolete", "--no-wrap", f"{d}/de.po"], capture_output=True, text=True).stdout
    fuzzy = subprocess.run(["msgattrib", "--only-fuzzy", "--no-obsolete", "--no-wrap", f"{top}/po/de.po"], capture_output=True, text=True).stdout
    ids = [x for x in re.findall(r'^msgid "(.+)"', missing + fuzzy, re.M)]
    check = subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", f"{top}/po/de.po"], capture_output=True, text=True)
    for x in ids[:40]: print(f"not translated: {x}")
    if len(ids) > 40: print(f"… and {len(ids) - 40} more")
    if check.returncode: print(check.stderr)
    sys.exit(bool(ids) or check.returncode)
