#!/usr/bin/env python3
"""pedigree-to-gedcom.py IN OUT.ged: writes GEDCOM from a pedigree file of Madeline 2 (.data) or of
kinship2 (.tab), so that their layout cases can be drawn and judged.

One family record for each pair of parents; families of the file keep apart by their ids. Who is
named as a parent and has no line of his own becomes a person."""
import re, shlex, sys

def rows(path):
    lines = open(path, encoding="utf-8", errors="replace").read().splitlines()
    lines = [l for l in lines if not l.startswith("#")]
    first = next(l for l in lines if l.strip())
    if len(first.split()) > 1:                       # a header of one line
        names = shlex.split(first); body = lines[lines.index(first) + 1:]
    else:                                            # one name a line, then an empty one
        start = lines.index(first); end = next(i for i in range(start, len(lines)) if not lines[i].strip())
        names = [l.strip() for l in lines[start:end]]; body = lines[end + 1:]
    names = [n.lower() for n in names]
    for line in body:
        values = shlex.split(line)
        if not values: continue
        if len(values) == len(names) + 1: values = values[1:]     # R writes row names
        yield dict(zip(names, values))

def main(source, target):
    persons, families = {}, {}
    def pick(row, *names):
        for n in names:
            if row.get(n, "") not in ("", ".", "0", "NA"): return row[n]
        return None
    for row in rows(source):
        house = pick(row, "familyid", "ped", "famid") or "1"
        def xref(i): return re.sub(r"\W", "_", f"{house}_{i}") if i else None
        me = xref(pick(row, "individualid", "id"))
        if me is None: continue
        sex = (pick(row, "gender", "sex") or "U").upper()[0]
        sex = {"1": "M", "2": "F"}.get(sex, sex if sex in "MF" else "U")
        born = pick(row, "dob")
        persons.setdefault(me, {}).update(sex=sex, born=born)
        father, mother = xref(pick(row, "father", "dadid", "fatherid")), xref(pick(row, "mother", "momid", "motherid"))
        if father: persons.setdefault(father, {}).setdefault("sex", "M")
        if mother: persons.setdefault(mother, {}).setdefault("sex", "F")
        if father or mother: families.setdefault((father, mother), []).append(me)
    out = ["0 HEAD", "1 GEDC", "2 VERS 5.5.1", "1 CHAR UTF-8"]
    months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
    for i, p in persons.items():
        out += [f"0 @{i}@ INDI", f"1 NAME {i.split('_')[-1]}", f"1 SEX {p['sex']}"]
        m = re.fullmatch(r"(\d{4})\.(\d\d)\.(\d\d)", p.get("born") or "")
        if m: out += ["1 BIRT", f"2 DATE {int(m[3])} {months[int(m[2]) - 1]} {m[1]}"]
    for n, ((father, mother), children) in enumerate(families.items(), 1):
        out.append(f"0 @F{n}@ FAM")
        if father: out.append(f"1 HUSB @{father}@")
        if mother: out.append(f"1 WIFE @{mother}@")
        out += [f"1 CHIL @{c}@" for c in children]
    open(target, "w", encoding="utf-8").write("\n".join(out + ["0 TRLR", ""]))

if __name__ == "__main__":
    if len(sys.argv) != 3: print(__doc__, file=sys.stderr); sys.exit(2)
    main(*sys.argv[1:])
