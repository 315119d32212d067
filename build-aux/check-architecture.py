#!/usr/bin/env python3
"""check-architecture.py [FOLDER]: prints every #include that goes the wrong way.

A layer may include itself and the layers before it; a feature never includes
another feature; engine includes base only; ctl includes nothing from canvas on."""
import os, re, sys
LAYERS = ["base", "engine", "store", "domain", "exchange", "scene", "draw", "document", "canvas", "widgets", "features", "app", "ctl"]
ONLY = {"engine": {"base", "engine"}, "ctl": set(LAYERS[:8]) | {"ctl"}}
HEADERS = {  # system headers that belong to some layers only
    r"(gtk/|adwaita)": {"draw", "document", "canvas", "widgets", "features", "app", "ctl"},
    r"poppler": {"document"}, r"qpdf/": {"document", "draw"},
    r"(sqlcipher/|FW_SQLITE_HEADER|sodium)": {"store"},
}
def check(src):
    problems = []
    for folder, _, files in os.walk(src):
        for name in files:
            if not name.endswith((".c", ".h")): continue
            path = os.path.relpath(os.path.join(folder, name), src)
            parts = path.split(os.sep); layer = parts[0]
            for i, line in enumerate(open(os.path.join(folder, name), encoding="utf-8"), 1):
                m = re.match(r'\s*#\s*include\s+(?:"([^"]+)"|<?([^>\s]+))', line)
                if not m: continue
                where = f"src/{path}:{i}"
                if m[2]:
                    for pattern, allowed in HEADERS.items():
                        if re.match(pattern, m[2]) and layer not in allowed:
                            problems.append(f"{where}: {layer} may not use <{m[2]}>")
                    continue
                target = m[1].split("/")
                if len(target) == 1: 
                    if m[1] != "config.h": problems.append(f'{where}: include "{m[1]}" by its path from src/')
                    continue
                if target[0] not in LAYERS: problems.append(f"{where}: unknown layer {target[0]}"); continue
                ok = target[0] in ONLY[layer] if layer in ONLY else LAYERS.index(target[0]) <= LAYERS.index(layer)
                if not ok: problems.append(f"{where}: {layer} may not include {m[1]}")
                if layer == target[0] == "features" and len(target) > 2 and len(parts) > 2 and target[1] != parts[1]:
                    problems.append(f"{where}: feature {parts[1]} includes feature {target[1]}")
                if layer == target[0] == "features" and len(target) > 2 and len(parts) == 2:
                    problems.append(f"{where}: the registry includes feature {target[1]}")
    return problems
if __name__ == "__main__":
    found = check(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "src"))
    print("\n".join(found), end="\n" if found else "")
    sys.exit(bool(found))
