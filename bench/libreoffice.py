# Loads and recalculates the settlement workbook in LibreOffice Calc, headless, and prints seconds and totals as JSON.
# usage: python3 libreoffice.py LINES.csv PRICES.csv SHARES.csv
import csv, json, os, subprocess, sys, tempfile, time
import uno
from com.sun.star.connection import NoConnectException
from com.sun.star.beans import PropertyValue

lines, prices, shares = (list(csv.reader(open(path)))[1:] for path in sys.argv[1:4])
folder = tempfile.mkdtemp()

# The workbook as a flat OpenDocument file: two look-ups a line, one SUMIFS for each contract and product, and what each contract is due.
NAMESPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:{version}"'
    for name, version in [("office", "1.0"), ("table", "1.0"), ("of", "1.2")])
number = lambda value: f'<table:table-cell office:value-type="float" office:value="{value}"/>'
formula = lambda text: f'<table:table-cell table:formula="of:={text}"/>'
row = lambda cells: f'<table:table-row>{"".join(cells)}</table:table-row>'
sheet = lambda name, rows: f'<table:table table:name="{name}">{"".join(map(row, rows))}</table:table>'
np, ns, nl = len(prices), len(shares), len(lines)
def column(position):
    letters = ""
    while position > 0:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
workbook = os.path.join(folder, "workbook.fods")
with open(workbook, "w") as file:
    file.write(f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>')
    file.write(sheet("Prices", [[number(product), number(price)] for product, price in prices]))
    file.write(sheet("Shares", [[number(contract), number(share)] for contract, share in shares]))
    file.write(sheet("Lines", [[number(contract), number(product), number(quantity),
        formula(f"VLOOKUP([.B{at}];[$Prices.$A$1:.$B${np}];2;0)"),
        formula(f"VLOOKUP([.A{at}];[$Shares.$A$1:.$B${ns}];2;0)"),
        formula(f"ROUND([.C{at}]*[.D{at}];2)")] for at, (contract, product, quantity) in enumerate(lines, 1)]))
    file.write(sheet("Sums", [[
        formula(f"SUMIFS([$Lines.$F$1:.$F${nl}];[$Lines.$A$1:.$A${nl}];[$Shares.$A${at}];[$Lines.$B$1:.$B${nl}];[$Prices.$A${product}])")
        for product in range(1, np + 1)]
        + [formula(f"ROUND(SUM([.A{at}:.{column(np)}{at}])*[$Shares.$B${at}];2)")] for at in range(1, ns + 1)]))
    file.write("</office:spreadsheet></office:body></office:document>")

pipe = f"handslag{os.getpid()}"
office = subprocess.Popen(
    ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{folder}/profile", f"--accept=pipe,name={pipe};urp;"],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            time.sleep(0.5)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    start = time.perf_counter()
    document = desktop.loadComponentFromURL(f"file://{workbook}", "_blank", 0, (hidden,))
    load = time.perf_counter() - start
    print(f"loaded in {load:.1f} s", file=sys.stderr, flush=True)
    start = time.perf_counter()
    document.calculateAll()
    recalculate = time.perf_counter() - start
    sums = document.Sheets.getByName("Sums")
    totals = {shares[at][0]: f"{sums.getCellByPosition(np, at).Value:.2f}" for at in range(ns)}
    print(json.dumps({"load": load, "recalculate": recalculate, "totals": totals}))
    document.close(True)
finally:
    office.terminate()
