"""read-sheet.py FILE.csv|FILE.xlsx: prints the cells as JSON rows, as another program reads them."""
import csv, json, re, sys, zipfile
import xml.etree.ElementTree as ET

path = sys.argv[1]
if path.endswith(".csv"):
    raw = open(path, "rb").read()
    assert raw.startswith(b"\xef\xbb\xbf"), "no BOM"
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))
    assert b"\n" not in re.sub(rb'"[^"]*"', b"", raw).replace(b"\r\n", b""), "a bare line end"
else:
    try:
        import openpyxl
        sheet = openpyxl.load_workbook(path).active
        rows = [[{"type": c.data_type, "value": str(c.value)} if c.value is not None else None for c in r]
                for r in sheet.iter_rows()]
    except ImportError:
        z = zipfile.ZipFile(path)
        assert z.testzip() is None
        for name in z.namelist():
            ET.fromstring(z.read(name))
        ns = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        rows = []
        for r in ET.fromstring(z.read("xl/worksheets/sheet1.xml")).iter(ns + "row"):
            cells = {}
            for c in r.iter(ns + "c"):
                assert c.find(ns + "f") is None, "a formula"
                if c.get("t") == "inlineStr":
                    cell = {"type": "s", "value": c.find(f"{ns}is/{ns}t").text or ""}
                else:
                    cell = {"type": "d" if c.get("s") == "2" else "n", "value": c.find(ns + "v").text}
                cells[re.match("[A-Z]+", c.get("r"))[0]] = cell
            rows.append([cells.get(chr(65 + i)) for i in range(3)])
print(json.dumps(rows, ensure_ascii=False, separators=(",", ":")))
