# Recalculates the settlement workbook in LibreOffice Calc, headless, and prints seconds and totals as JSON.
# usage: python3 libreoffice.py LINES.csv PRICES.csv SHARES.csv
import csv, json, os, subprocess, sys, tempfile, time
import uno
from com.sun.star.connection import NoConnectException
from com.sun.star.beans import PropertyValue

lines, prices, shares = (list(csv.reader(open(path)))[1:] for path in sys.argv[1:4])
pipe = f"handslag{os.getpid()}"
profile = tempfile.mkdtemp()
office = subprocess.Popen(
    ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;"],
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
    document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (hidden,))
    document.enableAutomaticCalculation(False)
    document.addActionLock()
    sheets = document.Sheets
    for index, name in enumerate(("Lines", "Prices", "Shares", "Sums")):
        sheets.insertNewByName(name, index)
    put = lambda name, rows: sheets.getByName(name).getCellRangeByPosition(0, 0, len(rows[0]) - 1, len(rows) - 1).setFormulaArray(tuple(tuple(row) for row in rows))
    put("Prices", prices)
    put("Shares", shares)
    np, ns, nl = len(prices), len(shares), len(lines)
    start = time.perf_counter()
    put("Lines", [(contract, product, quantity,
        f"=VLOOKUP(B{row};$Prices.$A$1:$B${np};2;0)",
        f"=VLOOKUP(A{row};$Shares.$A$1:$B${ns};2;0)",
        f"=ROUND(C{row}*D{row};2)") for row, (contract, product, quantity) in enumerate(lines, 1)])
    # One SUMIFS for each contract and product, then what each contract is due: its share of the sum, to the cent.
    def column(number):
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return letters
    last = column(np)
    put("Sums", [[f"=SUMIFS($Lines.$F$1:$F${nl};$Lines.$A$1:$A${nl};{contract};$Lines.$B$1:$B${nl};{product})" for product, _ in prices]
        + [f"=ROUND(SUM($A{row}:${last}{row})*{share};2)"] for row, (contract, share) in enumerate(shares, 1)])
    filled = time.perf_counter() - start
    times = []
    for _ in range(1):
        start = time.perf_counter()
        document.calculateAll()
        times.append(time.perf_counter() - start)
    sheet = sheets.getByName("Sums")
    totals = {shares[row][0]: f"{sheet.getCellByPosition(np, row).Value:.2f}" for row in range(ns)}
    print(json.dumps({"fill": filled, "recalculate": times[0], "totals": totals}))
    document.close(True)
finally:
    office.terminate()
