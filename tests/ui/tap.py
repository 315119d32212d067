"""tap.py: what a walk through the real program finds, a line of TAP for each.

FALLWERK_SHOTS=DIR keeps pictures there: of each failure, and of what a script shows on its way."""
import os, sys
from drive import App, NotFound, pause, wait_for

SHOTS = os.environ.get("FALLWERK_SHOTS")
number = failed = 0

def shot(name, wait=.6):
    """Keeps a picture of the display, where pictures are wanted."""
    if SHOTS and App.last:
        os.makedirs(SHOTS, exist_ok=True)
        pause(wait); App.last.shot(f"{SHOTS}/{name}.png")

def check(ok, what, why=""):
    """@ok: a truth, or a question that is asked until it holds: what is seen comes a moment after what was done.
    @why: what was seen instead, or how to see it. @return whether it held"""
    global number, failed
    if callable(ok): ok = holds(ok)
    if not ok and callable(why): why = why()
    number += 1
    failed += not ok
    print(f"{'ok' if ok else 'not ok'} {number} - {what}", flush=True)
    if not ok:
        if why: print("# " + str(why).replace("\n", " ")[:900], flush=True)
        shot(f"not-ok-{os.path.basename(sys.argv[0])[5:-3]}-{number}", 0)
    return bool(ok)

def attempt(what, act):
    """A check that @act comes to its end; what follows runs all the same."""
    try: act()
    except Exception as e: return check(False, what, f"{type(e).__name__}: {e}")
    return check(True, what)

def holds(fn, timeout=20):
    """Whether @fn says so before @timeout is over."""
    try: return bool(wait_for(fn, timeout))
    except NotFound: return False

def ended_early(e):
    """What stopped the script, with the line where it was."""
    at = e.__traceback__
    while at.tb_next and at.tb_next.tb_frame.f_code.co_filename == sys.argv[0]: at = at.tb_next
    said = App.last.errors()[-400:] if App.last and App.last.proc else ""
    check(False, f"the walk ended early in line {at.tb_lineno}: {type(e).__name__}", f"{e} | {said}")

def silent(app):
    """Nothing is complained about on standard error."""
    check(not app.complaints(), "nothing is complained about", app.complaints()[:6])

def done():
    """Ends the script."""
    if App.last: App.last.close()
    print(f"1..{number}", flush=True)
    sys.exit(failed > 0)
