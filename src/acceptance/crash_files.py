#!/usr/bin/env python3
"""Power cuts in the middle of files: the server is killed while it reads, books and puts away the day files of a store's
tills, long ones in many chunks, and while it sends lists to them. Afterwards every file is archived once and lies where the
ledger says, with the bytes it came with; every row is booked once, seen in the receipts, the sums and the stock; no list
was ever seen half; the books balance.

    crash_files.py [--rounds 10] [--rows 8000] [--acceptance ../shared/acceptance]
"""
import argparse, collections, datetime, hashlib, http.client, pathlib, random, sys, tempfile, threading, time

arguments = argparse.ArgumentParser()
arguments.add_argument("--rounds", type=int, default=10)
arguments.add_argument("--rows", type=int, default=8000, help="of the longest file of a round")
arguments.add_argument("--acceptance", default=str(pathlib.Path(__file__).resolve().parents[3] / "shared" / "acceptance"))
options = arguments.parse_args()
sys.path.insert(0, options.acceptance)
from tb import *

STORE, CHUNK, TILLS, ROWS_OF_A_RECEIPT, FEN = "S001", 500, 8, 2, 12900
ARTICLES = [("SHIRT-RED-M", "6901230000409"), ("SHIRT-RED-L", "6901230000416"), ("SHIRT-BLUE-M", "6901230000423"),
            ("JEAN-RED-M", "6901230000348"), ("JEAN-RED-L", "6901230000355")]
QUICK = {"tillbridge.files.chunk-rows": CHUNK, "tillbridge.files.lease": "3s", "tillbridge.files.resume-every": "500ms",
         "tillbridge.files.send-every": "200ms", "tillbridge.links-reload": "1s", "tillbridge.jobs.lock-at-most-for": "30s"}
PATIENCE = 240
LINKS = {
    "tills": """link: tills
direction: in
kind: sales
layout: cn-sales-detail
store: S001
state: LIVE
transport: {kind: folder, directory: ../drop, include: "*.csv", done-file: .ok, poll: 200ms}
""",
    "lists": """link: lists
direction: out
kind: articles
state: LIVE
transport: {kind: folder, directory: ../lists, done-file: .ok}
""",
}


class DayFile:
    """What one till's day came to. Every file is of a day of its own, in days to come: no count has seen its sales."""

    def __init__(self, number, rows):
        self.name, self.rows = f"sales-{number:04d}.csv", rows
        self.day = (datetime.date.today() + datetime.timedelta(days=1 + number)).isoformat()
        self.sold = collections.Counter(ARTICLES[row % len(ARTICLES)][0] for row in range(rows))
        self.bytes = self.text().encode("gb18030")

    def text(self):
        lines = ["某某百货有限公司", "销售明细报表", f"门店:S001 静安大悦城店,营业日期:{self.day},操作员:王芳", "",
                 "门店编号,收银机号,营业日期,交易时间,小票号,行号,商品条码,商品名称,数量,单价,实收金额,支付方式,会员卡号,导购员,外部单号"]
        for row in range(self.rows):
            receipt, line = divmod(row, ROWS_OF_A_RECEIPT)
            second = 36_000 + receipt * 43_000 // (self.rows // ROWS_OF_A_RECEIPT + 1)
            at = f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"
            lines.append(f"{STORE},{receipt % TILLS + 1:02d},{self.day},{at},{receipt // TILLS + 1:010d},{line + 1},"
                         f"{ARTICLES[row % len(ARTICLES)][1]},针织衫 圆领 白 L,1,129.00,129.00,微信,,,")
        lines.append(f"合计,,,,,{self.rows},,,{self.rows},,{self.rows * FEN // 100}.00,,,,")
        return "\r\n".join(lines) + "\r\n"

    def receipts(self):
        return -(-self.rows // ROWS_OF_A_RECEIPT)

    def drop(self, folder):
        (folder / self.name).write_bytes(self.bytes)
        (folder / (self.name + ".ok")).touch()


class Watch(threading.Thread):
    """A till that takes in whatever lies under its final name, at any moment."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder, self.over, self.seen, self.wrong = folder, threading.Event(), {}, []

    def run(self):
        while not self.over.is_set():
            self.look()
            time.sleep(0.002)

    def look(self):
        for file in self.folder.iterdir():
            if file.name.startswith(".") or file.name.endswith(".ok"):
                continue
            now = file.read_bytes()
            if self.seen.setdefault(file.name, now) != now:
                self.wrong.append(f"{file.name} has changed under its final name")
            if not complete(now):
                self.wrong.append(f"{file.name} was seen half: {len(now)} bytes")


def complete(list_of_articles):
    lines = list_of_articles.decode().split("\r\n")
    rows = [line for line in lines if line.startswith("DT|")]
    return lines[0].startswith("HD|ARTICLE|") and lines[-1] == "" and lines[-2].startswith(f"TR|{len(rows)}|")


def start(data):
    return Tillbridge.start(data=data, timeout=600, **QUICK)


def ledger(tb):
    """Every file of the link, by its name."""
    files = collections.defaultdict(list)
    for file in tb.get("/api/v1/files?link=tills").expect(200).body:
        files[file["name"]].append(file)
    return files


def in_the_middle(files):
    return [f for each in files.values() for f in each
            if f["state"] == "STAGED" and 0 < f["figures"]["booked"] < f["figures"]["units"]]


def ask_for_lists(tb, over):
    """Somebody wants the price list, again and again, so that one is always on its way."""
    while not over.is_set():
        try:
            tb.post("/api/v1/outgoing-lists/articles").expect(202)
        except (OSError, http.client.HTTPException):
            return                                             # the power is gone
        time.sleep(0.3)


def cut(tb, number, names):
    """Every other time the moment a file is half booked, else whenever it comes once the files are looked at. Tells which."""
    half = number % 2 == 1
    awaited = in_the_middle if half else lambda files: names & set(files)
    end = time.time() + 60
    while not (met := awaited(ledger(tb))) and time.time() < end:
        pass
    if not half:
        time.sleep(random.uniform(0, 4))
    tb.kill()
    return bool(half and met)


def main(rounds, rows):
    data = pathlib.Path(tempfile.mkdtemp(prefix="tillbridge-crash-"))
    drop, lists = data / "drop", data / "lists"
    for folder in (drop, lists, data / "links"):
        folder.mkdir()
    tb, files, halves = start(data), [], 0
    for sku, _ in ARTICLES:
        tb.count_stock(STORE, sku, rounds * rows * 2)
    for name, text in LINKS.items():
        (data / "links" / f"{name}.yaml").write_text(text)
    watch = Watch(lists)
    watch.start()
    for n in range(rounds):
        sizes = random.sample([rows, rows // 4, CHUNK + 1, CHUNK, 30, 2], 6)
        fresh = [DayFile(len(files) + i, size) for i, size in enumerate(sizes)]
        for file in fresh:
            file.drop(drop)
        files += fresh
        over = threading.Event()
        asker = threading.Thread(target=ask_for_lists, args=(tb, over))
        asker.start()
        halves += cut(tb, n, {file.name for file in fresh})
        over.set()
        asker.join()
        tb = start(data)
        count = collections.Counter(f["state"] for each in ledger(tb).values() for f in each)
        print(f"cut {n + 1}: {len(files)} files dropped, {dict(count)}", flush=True)
    wait_until_archived(tb, files)
    wait_until_sent(tb, data)
    watch.over.set()
    watch.join()
    watch.look()
    check(tb, files, drop, rounds * rows * 2)
    assert not watch.wrong, watch.wrong[:3]
    tb.stop()
    assert halves > 0 or rounds < 2, "no cut came in the middle of a file"
    print(f"{rounds} power cuts, {halves} of them while a file was half booked; {len(files)} files with "
          f"{sum(f.rows for f in files)} rows, none lost, none twice; {len(watch.seen)} lists sent, none seen half")


def wait_until_archived(tb, files):
    end = time.time() + PATIENCE
    while True:
        states = ledger(tb)
        open_files = {f.name: [(one["state"], one["figures"], one["reason"]) for one in states[f.name]] for f in files
                      if [one["state"] for one in states[f.name]] != ["ARCHIVED"]}
        if not open_files:
            return
        assert time.time() < end, f"these are not archived once: {open_files}"
        time.sleep(0.5)


def wait_until_sent(tb, data):
    """The last list that was asked for has come, and with it, since they keep their order, all before it."""
    before = set(path.name for path in (data / "lists").glob("*.ok"))
    tb.post("/api/v1/outgoing-lists/articles").expect(202)
    end = time.time() + 60
    while True:
        now = set(path.name for path in (data / "lists").glob("*.ok"))
        listed = set(path.name for path in (data / "lists").glob("*.txt"))
        if now - before and listed == {name.removesuffix(".ok") for name in now} and settled(data):
            break
        assert time.time() < end, f"lists without their done file: {sorted(listed)[-3:]}, {sorted(now)[-3:]}"
        time.sleep(0.5)
    numbers = sorted(int(name.removesuffix(".txt.ok").split("_")[-1]) for name in now)
    assert numbers == list(range(1, len(numbers) + 1)), f"lists are missing among {numbers}"


def settled(data, pause=1.5):
    """Nothing more comes for a while."""
    before = len(list((data / "lists").iterdir()))
    time.sleep(pause)
    return before == len(list((data / "lists").iterdir()))


def check(tb, files, drop, stock):
    lying = {path.name for path in drop.iterdir()} - {".done"}
    assert not lying, f"left in the folder: {sorted(lying)[:5]}"
    done = collections.defaultdict(list)
    for path in (drop / ".done").iterdir():
        done[path.name[path.name.index("sales-"):]].append(hashlib.sha256(path.read_bytes()).hexdigest())
    states = ledger(tb)
    for file in files:
        sha = hashlib.sha256(file.bytes).hexdigest()
        assert done[file.name] == [sha] and states[file.name][0]["sha256"] == sha, (file.name, done[file.name])
        figures = states[file.name][0]["figures"]
        assert (figures["booked"], figures["units"], figures["rejected"]) == (file.rows, file.rows, 0), (file.name, figures)
        check_day(tb, file)
    sold = sum((file.sold for file in files), collections.Counter())
    for sku, _ in ARTICLES:
        level = tb.stock(STORE, sku)
        assert level["onHand"] == stock - sold[sku], (sku, level, stock, sold[sku])
    assert tb.get("/api/v1/till-conflicts").expect(200).body == []
    tb.books()


def check_day(tb, file):
    """The receipts of the file's day, which are its own."""
    receipts = []
    while len(page := tb.get(f"/api/v1/stores/{STORE}/till-transactions?date={file.day}&from={len(receipts)}")
              .expect(200).body):
        receipts += page
    keys = {(one["till"], one["receipt"]) for one in receipts}
    lines = [line for one in receipts for line in one["lines"]]
    assert len(receipts) == len(keys) == file.receipts(), (file.name, len(receipts), len(keys), file.receipts())
    assert len(lines) == file.rows and sum(line["quantity"] for line in lines) == file.rows * 1000, (file.name, len(lines))
    assert sum(line["amount"] for line in lines) == file.rows * FEN, file.name


if __name__ == "__main__":
    main(options.rounds, options.rows)
    print("crash_files: 1 passed, 0 failed")
