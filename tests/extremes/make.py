"""A year at its edges: python3 tests/extremes/make.py INPUT FOLDER KIND

FOLDER gets both years of INPUT cut down to a few hubs. KIND is edges: each hub
has something that seldom comes; equal: every hub is hub 13 under another name;
few: five hubs as they are, for tests that make all papers again and again.
"""

import csv
import glob
import io
import os
import re
import shutil
import sys

EDGES = [f"{i:02}" for i in range(1, 11)]
EQUAL = ["01", "13", "14", "27", "47"]
YOUNG, SILENT, ALONE, IDLE, LONG = "03", "02", "04", "05", "06"
PRACTICE = "事例番号"
SHARED = ("07", "08", "09")
TITLES = {
    "summary": "よろず支援拠点の平成29年度における活動の評価の結果とその活用について",
    "review": "よろず支援拠点の評価に用いる活動指標、満足度、支援機関の評価及び面談の"
              "着眼点の見直しについて",
    "practices": "よろず支援拠点による地域の支援機関との連携の優良事例集",
    "public": "よろず支援拠点の平成29年度における活動の評価の結果の概要",
    "booklet": "よろず支援拠点の平成29年度における活動の評価に関する資料",
}
SAYING = ("支援機関が互いの得意分野を知らず相談者が窓口を巡るため、"
          "受付から引継ぎまでの手順を一つにまとめ、結果を持ち寄って確かめる。")


def load(path):
    raw = open(path, "rb").read()
    for code in ("utf-8-sig", "cp932"):
        try:
            return list(csv.reader(io.StringIO(raw.decode(code))))
        except UnicodeDecodeError:
            pass
    raise ValueError(path)


def save(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


class Tables:
    """The tables of a folder, by name: heading and rows of wanted hubs."""

    def __init__(self, folder, hubs):
        self.folder, self.tables = folder, {}
        for path in sorted(glob.glob(folder + "/*.csv")):
            rows = load(path)
            head = next(i for i, row in enumerate(rows)
                        if "拠点コード" in row or PRACTICE in row)
            if "拠点コード" not in rows[head]:  # the hub stands in the number
                at = rows[head].index(PRACTICE)
                kept = [row for row in rows[head + 1:]
                        if len(row) > at and row[at][:2] in hubs]
                self.tables[os.path.basename(path)[:-4]] = [rows[head]] + kept
                continue
            at = rows[head].index("拠点コード")
            kept = [row for row in rows[head + 1:]
                    if len(row) > at and code_of(row[at]) in hubs]
            for row in kept:
                row[at] = code_of(row[at])
            self.tables[os.path.basename(path)[:-4]] = [rows[head]] + kept

    def column(self, name, heading):
        return self.tables[name][0].index(heading)

    def rows(self, name, hub):
        at = self.column(name, "拠点コード")
        return [row for row in self.tables[name][1:] if row[at] == hub]

    def put(self, name, hub, heading, value):
        at = self.column(name, heading)
        for row in self.rows(name, hub):
            row[at] = value

    def drop(self, name, hub, keep=lambda row: False):
        gone = [id(row) for row in self.rows(name, hub) if not keep(row)]
        self.tables[name] = [row for row in self.tables[name]
                             if id(row) not in gone]

    def write(self):
        for name, rows in self.tables.items():
            save(f"{self.folder}/{name}.csv", rows)


def code_of(text):
    digits = text.strip().translate(
        str.maketrans("０１２３４５６７８９", "0123456789"))
    return f"{int(digits):02}" if re.fullmatch("[0-9]{1,2}", digits) else ""


def change(path, pattern, by, count=0):
    text = open(path, encoding="utf-8").read()
    new, done = re.subn(pattern, by, text, count=count, flags=re.S)
    assert done, (path, pattern)
    open(path, "w", encoding="utf-8").write(new)


def cut(folder, hubs):
    change(folder + "/programme.xml", r'hubs="[^"]*"',
           f'hubs="{" ".join(hubs)}"', 1)
    for path in glob.glob(folder + "/hearing/*.xml"):
        if os.path.basename(path)[:2] not in hubs:
            os.remove(path)
    return Tables(folder, hubs)


def young(now, before, folder):
    """Founded in June: no last year, nothing counted in April and May."""
    now.put("hubs", YOUNG, "開設年月", "平成29年6月")
    for name in before.tables:
        before.drop(name, YOUNG)
    change(folder + "/fy2016/programme.xml", f" {YOUNG} ", " ", 1)
    os.remove(f"{folder}/fy2016/hearing/{YOUNG}.xml")
    head = now.tables["activity"][0]
    months = [i for i, name in enumerate(head)
              if re.search(r"[4５45]月$", name) and "年" in name][:2]
    for row in now.rows("activity", YOUNG):
        for i in months:
            row[i] = "－"
        row[head.index("合計")] = ""


def idle(now, folder):
    """Not one case: its consultations became none, its notes name none."""
    now.drop("cases", IDLE)
    now.put("consultations", IDLE, "案件番号", "")
    change(f"{folder}/fy2017/hearing/{IDLE}.xml", r"<case ref=[^>]*/>",
           "ある案件")


def alone(now, folder):
    """One evaluator came; the others' levels are not there."""
    at = now.column("evaluators", "記号")
    now.drop("evaluators", ALONE, lambda row: row[at] == "A")
    change(f"{folder}/fy2017/hearing/{ALONE}.xml",
           r'\s*<evaluation evaluator="[B-Z]">.*?</evaluation>', "")


def long(now, folder):
    """Names as long as there are, and notes twice over."""
    now.put("hubs", LONG, "拠点名", "山形県置賜・最上・庄内地域よろず支援拠点")
    now.put("plan", LONG, "拠点名", "山形県置賜・最上・庄内地域よろず支援拠点")
    now.put("activity", LONG, "拠点名", "山形県置賜・最上・庄内地域よろず支援拠点")
    now.put("hubs", LONG, "実施機関名",
            "公益財団法人東北広域中小企業総合支援・産業振興・事業引継ぎセンター連合会")
    now.put("hubs", LONG, "チーフコーディネーター", "勅使河原 龍之介宗右衛門")
    now.put("plan", LONG, "型を選んだ根拠", SAYING * 3)
    now.put("targets", LONG, "目標の根拠", SAYING)
    now.put("initiatives", LONG, "独自の取組", SAYING)
    now.put("initiatives", LONG, "背景・根拠", SAYING * 2)
    now.put("roles", LONG, "主な支援機関", "置賜・最上・庄内地域中小企業再生支援協議会連絡会")
    now.put("roles", LONG, "得意とする支援", SAYING[:29])
    now.put("visits", LONG, "助言", SAYING * 2)
    change(f"{folder}/fy2017/hearing/{LONG}.xml", r"(<p>[^<]*</p>)", r"\1\1")


def titles(folder):
    for document, title in TITLES.items():
        change(f"{folder}/fy2017/programme.xml",
               f'(<document id="{document}"[^>]* title=")[^"]*',
               rf"\g<1>{title}")


def edges(folder):
    before = cut(folder + "/fy2016", EDGES)
    now = cut(folder + "/fy2017", EDGES)
    now.drop("satisfaction", SILENT)
    now.put("survey", SILENT, "満足度調査票配布数", "0")
    young(now, before, folder)
    idle(now, folder)
    alone(now, folder)
    long(now, folder)
    titles(folder)
    for hub in SHARED:
        now.put("hubs", hub, "実施機関コード", "c-007")
        now.put("hubs", hub, "実施機関名", now.rows("hubs", SHARED[0])[0][
            now.column("hubs", "実施機関名")])
    return now, before


def practices(rows):
    """The practices of hub 13, for each hub."""
    at = rows[0].index(PRACTICE)
    return [rows[0]] + [
        [re.sub("^13-", hub + "-", cell) if i == at else cell
         for i, cell in enumerate(row)]
        for hub in EQUAL for row in rows[1:] if row[at].startswith("13-")]


def copied(tables, folder):
    """Every row and note of hub 13, for each hub."""
    for name, rows in tables.tables.items():
        if name in ("evaluators", "pseudonyms"):
            continue
        if "拠点コード" not in rows[0]:
            tables.tables[name] = practices(rows)
            continue
        at = tables.column(name, "拠点コード")
        names = {hub: tables.rows(name, hub)[:1] for hub in EQUAL}
        made = [rows[0]]
        for hub in EQUAL:
            for row in tables.rows(name, "13"):
                copy = [re.sub("^13-", hub + "-", cell) for cell in row]
                copy[at] = hub
                for heading in ("拠点名", "都道府県", "チーフコーディネーター",
                                "実施機関コード", "実施機関名"):
                    if heading in rows[0] and names[hub]:
                        i = rows[0].index(heading)
                        copy[i] = names[hub][0][i]
                made.append(copy)
        tables.tables[name] = made
    letters = tables.column("evaluators", "記号")
    who = tables.column("evaluators", "評価者番号")
    at = tables.column("evaluators", "拠点コード")
    made = [tables.tables["evaluators"][0]]
    for hub in EQUAL:
        for row in tables.rows("evaluators", "13"):
            copy = list(row)
            copy[at] = hub
            made.append(copy)
    assert letters != who
    tables.tables["evaluators"] = made
    note = open(folder + "/hearing/13.xml", encoding="utf-8").read()
    for hub in EQUAL:
        text = note.replace('hub="13"', f'hub="{hub}"')
        text = re.sub('(ref|id)="13-', rf'\1="{hub}-', text)
        with open(f"{folder}/hearing/{hub}.xml", "w", encoding="utf-8") as out:
            out.write(text)


def equal(folder):
    years = []
    for year in ("fy2017", "fy2016"):
        tables = cut(f"{folder}/{year}", EQUAL)
        copied(tables, f"{folder}/{year}")
        years.append(tables)
    return years


def few(folder):
    return [cut(f"{folder}/{year}", EQUAL) for year in ("fy2017", "fy2016")]


KINDS = {"edges": edges, "equal": equal, "few": few}


def main(source, folder, kind):
    shutil.copytree(source, folder,
                    ignore=shutil.ignore_patterns("register"))
    now, before = KINDS[kind](folder)
    now.write()
    before.write()
    hubs = EDGES if kind == "edges" else EQUAL
    rows = load(folder + "/history.csv")
    head = next(i for i, row in enumerate(rows) if "拠点コード" in row)
    at = rows[head].index("拠点コード")
    gone = YOUNG if kind == "edges" else ""
    save(folder + "/history.csv", [rows[head]] + [
        row for row in rows[head + 1:] if len(row) > at
        and code_of(row[at]) in hubs and code_of(row[at]) != gone])


if __name__ == "__main__":
    main(*sys.argv[1:])
