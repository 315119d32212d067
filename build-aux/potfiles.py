#!/usr/bin/env python3
"""potfiles.py [--check]: writes po/POTFILES.in, or prints how it differs from what it should be."""
import os, re, sys
top = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
MARK = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|Q_|g_dngettext|dngettext)\s*\(')
found = ["data/org.fallwerk.Fallwerk.desktop.in", "data/org.fallwerk.Fallwerk.gschema.xml", "data/org.fallwerk.Fallwerk.metainfo.xml.in"]
for sub, endings in (("src", (".c", ".h")), ("ui", (".blp",))):
    for folder, _, files in os.walk(os.path.join(top, sub)):
        for name in files:
            path = os.path.join(folder, name)
            if name.endswith(endings) and MARK.search(open(path, encoding="utf-8").read()):
                found.append(os.path.relpath(path, top))
found = sorted(found)
target = os.path.join(top, "po", "POTFILES.in")
if "--check" in sys.argv:
    listed = open(target).read().split()
    for x in sorted(set(found) - set(listed)): print(f"missing: {x}")
    for x in sorted(set(listed) - set(found)): print(f"without strings: {x}")
    sys.exit(set(found) != set(listed))
open(target, "w").write("\n".join(found) + "\n")
