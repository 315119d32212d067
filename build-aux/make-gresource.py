#!/usr/bin/env python3
"""make-gresource.py [--core] PREFIX OUT FOLDER...: writes a GResource description.

Without --core: the compiled Blueprints of the first folder, and style.css and
the symbolic icons of the second. With --core: rules/ and migrations/ of the
first, phrases/ of the second."""
import os, sys
args = sys.argv[1:]
core = args[0] == "--core"
if core: args = args[1:]
prefix, out, *folders = args

def below(folder, sub, ending):
    top = os.path.join(folder, sub) if sub else folder
    return sorted(os.path.relpath(os.path.join(d, f), folder)
                  for d, _, files in os.walk(top) for f in files if f.endswith(ending))

groups = []
if core:
    groups.append((prefix, [(n, None) for n in below(folders[0], "rules", ".json") + below(folders[0], "migrations", ".sql")]))
    groups.append((prefix, [(n, None) for n in below(folders[1], "phrases", ".po")]))
else:
    groups.append((prefix + "/ui", [(n[:-4] + ".ui", None) for n in below(folders[0], "", ".blp")]))
    groups.append((prefix, [(n, None) for n in below(folders[1], "", ".css")]))
    icons = below(folders[1], "icons/hicolor", ".svg")
    groups.append((prefix + "/icons", [(n, n[len("icons/hicolor/"):]) for n in icons]))
    groups.append((prefix, [(n, None) for n in below(folders[1], "help", ".md")]))
with open(out, "w") as f:
    f.write('<?xml version="1.0" encoding="UTF-8"?>\n<gresources>\n')
    for p, names in groups:
        f.write(f'  <gresource prefix="{p}">\n')
        for n, alias in names:
            a = f' alias="{alias}"' if alias else ""
            x = ' preprocess="xml-stripblanks"' if n.endswith((".ui", ".svg")) else ' compressed="true"'
            f.write(f"    <file{a}{x}>{n}</file>\n")
        f.write("  </gresource>\n")
    f.write("</gresources>\n")
