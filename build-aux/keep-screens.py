#!/usr/bin/env python3
"""keep-screens.py [TOUR]: takes the screens of README.md and of the metainfo from the folder where `./dev tour` left
them (build/tour) into data/screenshots, in 256 colours."""
import glob, os, re, sys
from PIL import Image

top = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KEPT = {"today": "today", "overview": "overview", "cases": "cases", "genogram": "genogram", "timeline": "timeline",
        "decisions": "lights-board", "help-plan": "help-plan-goals", "value-stream": "value-stream-target"}

def wanted():
    """The names that somebody shows."""
    texts = "".join(open(f"{top}/{name}").read() for name in ("README.md", "data/org.fallwerk.Fallwerk.metainfo.xml.in"))
    return sorted(set(re.findall(r"screenshots/([a-z-]+)\.png", texts)))

tour = sys.argv[1] if len(sys.argv) > 1 else f"{top}/build/tour"
missing, names = [], wanted()
for name in names:
    what, look = name.rsplit("-", 1)
    title = KEPT[what] + {"english": ""}.get(look, f"-{look}")
    found = sorted(path for path in glob.glob(f"{tour}/*-{title}.png") if re.fullmatch(rf"\d+-{title}\.png", os.path.basename(path)))
    if found: Image.open(found[0]).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(f"{top}/data/screenshots/{name}.png", optimize=True)
    else: missing.append(title)
for path in glob.glob(f"{top}/data/screenshots/*.png"):
    if os.path.basename(path)[:-4] not in names: os.unlink(path)
sys.exit(f"not in {tour}: {', '.join(missing)}" if missing else 0)
