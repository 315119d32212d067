#!/usr/bin/env python3
"""test_objects.py: a help plan's PDF, object by object, before and after three signatures.

Reads with pikepdf, which shares nothing with the program's own reader; what PDF/A-2b and
PDF/UA-1 ask and what can be seen without a validator. TAP."""
import os, re, subprocess, sys, tempfile
import pikepdf

count = bad = 0
def check(name, problems):
    global count, bad
    count += 1
    problems = list(problems)
    print(("not ok" if problems else "ok"), count, name)
    if problems: bad += 1
    for p in problems[:8]: print("#", p)

def elements(node, parent=None, depth=0):
    """(element, parent) of the structure, in reading order."""
    if isinstance(node, pikepdf.Array):
        for k in node: yield from elements(k, parent, depth + 1)
    elif isinstance(node, pikepdf.Dictionary) and depth < 200:
        if "/S" in node: yield node, parent
        if node.get("/Type") != "/OBJR" and "/K" in node: yield from elements(node.K, node, depth + 1)

def numbers(tree):
    """A number tree as a dict."""
    out = {}
    if "/Nums" in tree:
        for i in range(0, len(tree.Nums), 2): out[int(tree.Nums[i])] = tree.Nums[i + 1]
    for kid in tree.get("/Kids", []): out.update(numbers(kid))
    return out

def shape(node, depth=0):
    """The structure as text, to be compared."""
    if isinstance(node, pikepdf.Array): return [shape(k, depth + 1) for k in node]
    if isinstance(node, pikepdf.Dictionary):
        return {k: (shape(v, depth + 1) if k in ("/K", "/A") else str(v) if k in ("/S", "/Alt", "/Lang", "/Scope", "/O", "/Type") else v.objgen if getattr(v, "is_indirect", False) else None)
                for k, v in node.items() if k not in ("/P",)}
    return str(node)

def fonts(resources, seen):
    for _, font in resources.get("/Font", {}).items(): yield font
    for _, x in resources.get("/XObject", {}).items():
        if x.objgen not in seen:
            seen.add(x.objgen)
            if "/Resources" in x: yield from fonts(x.Resources, seen)

def font_problems(resources):
    for font in fonts(resources, set()):
        name = str(font.get("/BaseFont"))
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        if not any(k in inner.FontDescriptor for k in ("/FontFile", "/FontFile2", "/FontFile3")): yield f"{name} is not embedded"
        if "/ToUnicode" not in font: yield f"{name} has no ToUnicode"

PAINT = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"'}

def contents(page):
    """(role of the marked content or None, its number or None, operator) of what a page paints."""
    open_ = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            number = operands[1].get("/MCID") if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) else None
            open_.append((str(operands[0]), number))
        elif name == "EMC": open_.pop()
        elif name in PAINT:
            outer = next((o for o in open_ if o[1] is not None or o[0] == "/Artifact"), (None, None))
            yield outer[0], outer[1], name
    assert not open_, "marked content without an end"

def mark_problems(pdf):
    """What is painted outside the structure without being an artifact; figures that show nothing."""
    painted = {}
    for i, page in enumerate(pdf.pages, 1):
        for role, number, operator in contents(page):
            if role is None: yield f"page {i}: {operator} is neither content nor an artifact"
            if number is not None: painted.setdefault((page.obj.objgen, int(number)), []).append(operator)
    for e, _ in elements(pdf.Root.StructTreeRoot.K):
        if e.S != "/Figure": continue
        numbers_ = [int(k) for k in (e.K if isinstance(e.get("/K"), pikepdf.Array) else [e.get("/K")]) if isinstance(k, int)]
        what = [o for n in numbers_ for o in painted.get((e.Pg.objgen, n), [])] if "/Pg" in e else []
        if not what: yield f"the figure “{e.Alt}” shows nothing"
        if any(o in ("Tj", "TJ") for o in what): yield f"the figure “{e.Alt}” has a text"
        if "/A" not in e or len(e.A.BBox) != 4 or not float(e.A.BBox[0]) < float(e.A.BBox[2]) or not float(e.A.BBox[1]) < float(e.A.BBox[3]):
            yield f"the figure “{e.Alt}” is nowhere"

def text_of(pdf, element):
    """The words of an element, by the fonts' own tables."""
    pages = {p.obj.objgen: p for p in pdf.pages}
    out = []
    page = pages[element.Pg.objgen]
    wanted = {int(k) for k in (element.K if isinstance(element.K, pikepdf.Array) else [element.K]) if isinstance(k, int)}
    tables, font, inside, depth = {}, None, False, 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]: inside = int(operands[1].MCID) in wanted
            depth += 1
        elif name == "EMC":
            depth -= 1
            if depth == 0: inside = False
        elif name == "Tf": font = str(operands[0])
        elif inside and name in ("Tj", "TJ"):
            if font not in tables: tables[font] = to_unicode(page.obj.Resources.Font[font])
            parts = operands[0] if name == "TJ" else [operands[0]]
            out += [tables[font](bytes(p)) for p in parts if isinstance(p, pikepdf.String)]
    return "".join(out)

def to_unicode(font):
    table = {}
    text = font.ToUnicode.read_bytes().decode("latin-1")
    width = 2 if font.Subtype == "/Type0" else 1
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for a, b in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block): table[int(a, 16)] = bytes.fromhex(b).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for a, b, many in re.findall(r"<([0-9a-fA-F]+)>\s*<[0-9a-fA-F]+>\s*\[(.*?)\]", block, re.S):
            for i, one in enumerate(re.findall(r"<([0-9a-fA-F]+)>", many)): table[int(a, 16) + i] = bytes.fromhex(one).decode("utf-16-be")
    return lambda raw: "".join(table.get(int.from_bytes(raw[i:i + width], "big"), "") for i in range(0, len(raw), width))

def squeeze(text): return re.sub(r"\s+", "", text)

def phrases(language):
    """German → the other, of the shipped set."""
    out, entry, which = {}, {}, None
    for line in open(os.path.join(os.environ["FALLWERK_TOP"], "po", "phrases", f"{language}.po"), encoding="utf-8"):
        m = re.match(r'(msgid |msgstr )?"(.*)"$', line.rstrip("\n"))
        if not m: continue
        if m[1] == "msgid ": entry = {"msgid ": "", "msgstr ": ""}
        which = m[1] or which
        entry[which] += m[2].replace('\\"', '"').replace("\\n", "\n")
        if which == "msgstr ": out[entry["msgid "]] = entry["msgstr "]
    return {k: v for k, v in out.items() if k}

def language_problems(pdf, language):
    """Every paragraph in the other language says so, and none that is German does."""
    known = phrases(language)
    others = {squeeze(v) for k, v in known.items() if v != k and len(v) > 3}
    german = {squeeze(k) for k, v in known.items() if v != k and len(k) > 3}
    n = 0
    for e, _ in elements(pdf.Root.StructTreeRoot.K):
        if str(e.S) not in ("/P", "/H1", "/H2", "/H3") or "/K" not in e or "/Pg" not in e: continue
        said = str(e.get("/Lang", ""))
        text = squeeze(text_of(pdf, e))
        bare = re.sub(r"^\d+", "", text)
        start = bare.split(":")[0]
        if said not in ("", language): yield f"“{text[:40]}” is in {said}"
        if (bare in others or start in others) and bare not in german and start not in german:
            n += 1
            if said != language: yield f"“{text[:40]}” does not say that it is in {language}"
        elif (bare in german or start in german) and bare not in others and start not in others and said: yield f"“{text[:40]}” is German and says {said}"
    if n < 20: yield f"only {n} paragraphs in {language}"

XMP = {"pdfaid part": r"<pdfaid:part>2</pdfaid:part>", "pdfaid conformance": r"<pdfaid:conformance>B</pdfaid:conformance>",
       "pdfuaid part": r"<pdfuaid:part>1</pdfuaid:part>", "extension schema": r"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"}

def iso(date):
    m = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)'?(\d\d)'?|Z)?", date)
    return "{}-{}-{}T{}:{}:{}".format(*m.groups()[:6]) + (f"{m[7]}:{m[8]}" if m[7] else "Z")

with tempfile.TemporaryDirectory() as folder:
    subprocess.run([os.environ["FALLWERK_SIGNED_FILES"], folder], check=True)
    shapes, xmps = [], []
    for n in range(4):
        pdf = pikepdf.open(os.path.join(folder, f"{n}.pdf"))
        root, what = pdf.Root, ("before the first signature" if n == 0 else f"after {n} signature" + "s" * (n > 1))
        tree = root.StructTreeRoot
        all_elements = list(elements(tree.K))
        xmp = root.Metadata.read_bytes().decode("utf-8")
        shapes.append(shape(tree.K)); xmps.append(xmp)

        check(f"the catalog says what it has to, {what}", [x for x in (
            None if str(root.get("/Lang")) == "de-DE" else "no language",
            None if root.MarkInfo.Marked else "not marked as tagged",
            None if root.ViewerPreferences.DisplayDocTitle else "the title is not shown",
            None if "/ID" in pdf.trailer and len(pdf.trailer.ID) == 2 else "no file identifier",
            None if "/Encrypt" not in pdf.trailer else "encrypted",
            None if "/AA" not in root and "/OpenAction" not in root else "it acts when opened") if x])
        intent = root.OutputIntents[0]
        check(f"colours have a meaning, {what}", [x for x in (
            None if intent.S == "/GTS_PDFA1" else "no output intent of PDF/A",
            None if intent.DestOutputProfile.N == 3 else "no profile of three colours",
            None if intent.DestOutputProfile.read_bytes()[36:40] == b"acsp" else "the profile is none") if x])
        info = pdf.docinfo
        title = str(info["/Title"])
        check(f"metadata and document information agree, {what}",
              [f"no {k}" for k, v in XMP.items() if not re.search(v, xmp)]
              + [x for x in (None if f'xml:lang="x-default">{title}<' in xmp else f"another title: {title}",
                             None if f"<xmp:CreateDate>{iso(str(info['/CreationDate']))}<" in xmp else "another date of creation",
                             None if f"<xmp:ModifyDate>{iso(str(info['/ModDate']))}<" in xmp else "another date of change",
                             ) if x])
        roles = {}
        for e, _ in all_elements: roles[str(e.S)] = roles.get(str(e.S), 0) + 1
        check(f"the structure has headings, tables and cells, {what}",
              [f"no {r}" for r in ("/Document", "/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD", "/Form") if r not in roles])
        def scope_problems():
            for e, parent in all_elements:
                if e.S != "/TH": continue
                a = e.get("/A")
                if a is None or a.get("/O") != "/Table" or a.get("/Scope") not in ("/Column", "/Row"): yield "a header without a scope"
                if parent is None or parent.S != "/TR": yield "a header outside a row"
        check(f"every table header has a scope, {what}", scope_problems())
        check(f"every figure has an alternative text, {what}",
              [f"a figure of page {e.get('/Pg')} has none" for e, _ in all_elements if e.S == "/Figure" and not str(e.get("/Alt", ""))]
              + ([] if "/Figure" in roles else ["there is no figure"]))
        check(f"what is drawn is content or an artifact, {what}", mark_problems(pdf))
        titles = [str(x.title) for x in pdf.open_outline().root]
        check(f"headings are bookmarks, {what}", [] if titles == ["Hilfeplan"] and len(pdf.open_outline().root[0].children) > 3 else [str(titles)])

        parents = numbers(tree.ParentTree)
        def page_problems():
            for i, page in enumerate(pdf.pages, 1):
                if page.obj.get("/Tabs") != "/S": yield f"page {i}: the order of its fields is not that of the structure"
                if "/StructParents" not in page.obj or int(page.obj.StructParents) not in parents: yield f"page {i}: its content leads to no element"
                for a in page.obj.get("/Annots", []):
                    if not int(a.get("/F", 0)) & 4 or int(a.get("/F", 0)) & (1 | 2 | 32): yield f"page {i}: an annotation is not printed"
                    if a.Subtype == "/Widget" and "/TU" not in a: yield f"page {i}: a field without words"
                    if "/AP" not in a or a.AP.N.Subtype != "/Form": yield f"page {i}: an annotation without an appearance"
                    if int(a.get("/StructParent", -1)) not in parents: yield f"page {i}: an annotation outside the structure"
        check(f"every page and annotation is tied to the structure, {what}", page_problems())
        fields = {str(f.T): f for f in root.AcroForm.Fields}
        def field_problems():
            if list(fields) != ["Mutter", "Fachkraft", "Leitung"]: yield f"other fields: {list(fields)}"
            if int(root.AcroForm.get("/SigFlags", 0)) != 3: yield "the form does not say that there are signatures"
            for i, (name, f) in enumerate(fields.items()):
                element = parents[int(f.StructParent)]
                if element.S != "/Form" or element.K.Type != "/OBJR" or element.K.Obj.objgen != f.objgen: yield f"{name}: no element that leads back"
                if f.FT != "/Sig" or not str(f.TU).startswith("Unterschrift"): yield f"{name}: not the field of a signature"
                if ("/V" in f) != (i < n): yield f"{name}: signed or not, it is otherwise"
                if "/V" in f:
                    v = f.V
                    if v.SubFilter != "/ETSI.CAdES.detached" or v.Filter != "/Adobe.PPKLite": yield f"{name}: another kind of signature"
                    if not bytes(v.Name).startswith(b"\xfe\xff"): yield f"{name}: the name is not UTF-16"
                    if not re.fullmatch(r"D:\d{14}[+-]\d\d'\d\d'", str(v.M)): yield f"{name}: no time"
                    if len(f.AP.N.read_bytes()) < 100: yield f"{name}: nothing to be seen"
                    box = [float(x) for x in f.AP.N.BBox]; rect = [float(x) for x in f.Rect]
                    if abs(box[2] - (rect[2] - rect[0])) > .1 or abs(box[3] - (rect[3] - rect[1])) > .1: yield f"{name}: the picture has another size than its place"
        check(f"every field is tagged, named and filled as it should be, {what}", field_problems())
        def all_font_problems():
            for page in pdf.pages:
                yield from font_problems(page.obj.Resources)
                for a in page.obj.get("/Annots", []):
                    if "/Resources" in a.AP.N: yield from font_problems(a.AP.N.Resources)
        check(f"every font is embedded and says its letters, {what}", all_font_problems())
        pdf.close()
    check("signing leaves the structure as it was", [f"it differs after {n}" for n in (1, 2, 3) if shapes[n] != shapes[0]])
    check("signing leaves the metadata as they were", [f"they differ after {n}" for n in (1, 2, 3) if xmps[n] != xmps[0]])
    pdf = pikepdf.open(os.path.join(folder, "3.pdf"))
    leitung = pdf.Root.AcroForm.Fields[2]
    check("a signature by hand is drawn as lines and has words", [x for x in (
        None if leitung.AP.N.read_bytes().count(b" l S") + leitung.AP.N.read_bytes().count(b" l\nS") > 50 else "no lines",
        None if str(leitung.get("/Contents", "")) == "Handschriftliche Unterschrift der Leitung" else "no words",
        None if "/XObject" not in leitung.AP.N.Resources else "a picture") if x])
    pdf.close()
    for language in ("en", "tr"):
        langs = []
        for name, what in ((f"{language}.pdf", "before signing"), (f"{language}-signed.pdf", "after signing")):
            pdf = pikepdf.open(os.path.join(folder, name))
            check(f"every paragraph in {language} says its language, {what}", language_problems(pdf, language))
            langs.append([(str(e.S), str(e.get("/Lang", "")), str(e.get("/Alt", ""))) for e, _ in elements(pdf.Root.StructTreeRoot.K) if e.S != "/Form"])
            check(f"the file itself is German, with {language}, {what}", [] if str(pdf.Root.Lang) == "de-DE" else [str(pdf.Root.Lang)])
            check(f"what is drawn is content or an artifact, with {language}, {what}", mark_problems(pdf))
            pdf.close()
        check(f"signing leaves languages and words as they were, with {language}", [] if langs[0] == langs[1] else ["they differ"])
    figures = {"child.pdf": ["Kästchen zum Abhaken", "Zeichnung: ein Haus und die Sonne"], "card.pdf": ["Zeichen: Stadt Auental"], "order.pdf": ["Zeichen: Stadt Auental"],
               "plain.pdf": ["Zeichen: Stadt Auental"], "minutes.pdf": ["Ampel: ", "Einschätzungen von 1 bis 4: "], "tr.pdf": ["nicht übersetzt", "feste Formulierung, noch nicht geprüft"]}
    for name, words in figures.items():
        pdf = pikepdf.open(os.path.join(folder, name))
        alts = [str(e.get("/Alt", "")) for e, _ in elements(pdf.Root.StructTreeRoot.K) if e.S == "/Figure"]
        check(f"figures of {name} say what they show", [f"one of {len(alts)} has none, or only “Abbildung”" for a in alts if a in ("", "Abbildung")]
              + [f"none says “{w}”: {sorted(set(alts))}" for w in words if not any(a.startswith(w) for a in alts)])
        check(f"what is drawn in {name} is content or an artifact", mark_problems(pdf))
        pdf.close()
        out = subprocess.run(["qpdf", "--check", os.path.join(folder, name)], capture_output=True, text=True)
        check(f"{name} is sound", [] if out.returncode == 0 and "WARNING" not in out.stderr else [out.stderr])
    pdf = pikepdf.open(os.path.join(folder, "tags.pdf"))
    found = list(elements(pdf.Root.StructTreeRoot.K))
    check("figures get their words in order, one without words gets some",
          [] if (a := [str(e.Alt) for e, _ in found if e.S == "/Figure"]) == ["Ein Bild – größer", "Noch eines", "Abbildung"] else [str(a)])
    check("an element has its language", [] if (a := [str(e.get("/Lang", "")) for e, _ in found if e.S == "/TH"]) == ["", "", "en"] else [str(a)])
    check("a header beside data heads its row",
          [] if (a := [str(e.A.Scope) for e, _ in found if e.S == "/TH"]) == ["/Column", "/Column", "/Row"] else [str(a)])
    links = [a for a in pdf.pages[0].obj.Annots if a.Subtype == "/Link"]
    check("links are printed and say where they lead", [x for x in (
        None if len(links) == 1 and int(links[0].F) == 4 else "not printed",
        None if links and str(links[0].Contents) == "https://example.org/" else "no words") if x])
    xmp = pdf.Root.Metadata.read_bytes().decode()
    check("a title is escaped in the metadata", [] if ">Ein &lt;Titel&gt; &amp; mehr<" in xmp and str(pdf.docinfo["/Title"]) == "Ein <Titel> & mehr" else [xmp[:900]])
    pdf.close()
    out = subprocess.run(["qpdf", "--check", os.path.join(folder, "tags.pdf")], capture_output=True, text=True)
    check("cairo's hole where an artifact was is gone", [] if out.returncode == 0 and "WARNING" not in out.stderr else [out.stderr])
print(f"1..{count}")
sys.exit(bad > 0)
