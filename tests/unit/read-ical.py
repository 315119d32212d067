"""read-ical.py FILE.ics: checks folding and line ends, prints every event as a JSON object."""
import json, sys

raw = open(sys.argv[1], "rb").read()
assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b""), "line ends"
for line in raw.split(b"\r\n"):
    assert len(line) <= 75, f"a line of {len(line)} octets"
    line.decode("utf-8")  # never folded inside a letter
lines = raw.decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")
def unescape(v):
    out, i = "", 0
    while i < len(v):
        if v[i] == "\\":
            i += 1
            out += "\n" if v[i] in "nN" else v[i]
        else:
            assert v[i] not in ";,", f"unescaped in {v}"
            out += v[i]
        i += 1
    return out
stack, events, zones = [], [], 0
for line in filter(None, lines):
    name, _, value = line.partition(":")
    if name == "BEGIN":
        stack.append(value)
        zones += value == "VTIMEZONE"
        if value == "VEVENT":
            events.append({})
    elif name == "END":
        assert stack.pop() == value
    elif stack[-1] == "VEVENT":
        assert name not in events[-1], f"twice: {name}"
        events[-1][name] = unescape(value) if name in ("SUMMARY", "LOCATION") else value
assert not stack
print(json.dumps({"zones": zones, "events": events}, ensure_ascii=False))
