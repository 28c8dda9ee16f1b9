"""Make the sample years: python3 tests/sample/generate/main.py [FOLDER].

FOLDER (input by default) gets fy2016/, fy2017/ and history.csv. The hearing
notes of FY2017 are written by hand and stay as they are; the generator reads
from them who evaluated and which practices were put up.
"""

import os
import sys

sys.dont_write_bytecode = True

import caselog
import hearing16
import manipulate
import profile
import records
import tables_check as check
import tables_do as do
import tables_plan as plan
import yearly
from out import Table

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..", "..")


def notes_2017():
    folder = os.path.join(ROOT, "input", "fy2017", "hearing")
    result = {}
    for i in range(1, 48):
        code = f"{i:02}"
        path = os.path.join(folder, code + ".xml")
        with open(path, encoding="utf-8") as file:
            result[code] = file.read()
    return result


def totals(series):
    return {code: {k: s.total for k, s in one.items()}
            for code, one in series.items()}


def history(profiles, base, replies):
    table = Table("history.csv", ("年度", "拠点コード", "指標番号", "分子",
                                  "分母"), "cp932", "\r\n")
    past = {}
    for year, factor, months in ((2014, .52, 10), (2015, .86, 12)):
        for p in profiles:
            one = yearly.history(p, base[p.code], factor, months)
            if year == 2015 and p.code == "14":
                one["N10.n"] = round(one["N10.d"] * .38)
            past[(year, p.code)] = one
            for i in range(1, 20):
                number = f"N{i:02}"
                whole = plan.WHOLE.get(number)
                bottom = one[whole] if whole else ""
                if number == "N18":
                    bottom = p.hub.municipalities
                table.add(f"平成{year - 1988}年度", p.code, number,
                          one[number + ".n"], bottom)
            good, all_of = replies[p.code][2], replies[p.code][1]
            low = .9 if months == 10 else .96
            bottom = round(all_of * factor) + 6
            table.add(f"平成{year - 1988}年度", p.code, "N20",
                      round(bottom * good / all_of * low), bottom)
    table.below = [("※ 平成26年度は6月開始のため10か月分。",)]
    return table, past


def common(profiles, fiscal, results, letters, ids):
    return [plan.hubs(profiles, fiscal),
            plan.establishments(profiles, fiscal),
            plan.plan(profiles, fiscal),
            plan.initiatives(profiles, fiscal),
            plan.budget(profiles, fiscal),
            plan.pseudonyms(profiles, fiscal), do.visits(profiles, fiscal),
            check.satisfaction(profiles, results, fiscal),
            check.survey(profiles, results, fiscal),
            check.partners(profiles, fiscal), check.region(profiles, fiscal),
            check.evaluators(letters, fiscal), check.practices(ids, fiscal)]


def main(folder):
    profiles = profile.profiles()
    rows, logs, now, before = {}, {}, {}, {}
    for p in profiles:
        rows[p.code] = records.simulate(p)
        logs[p.code] = caselog.simulate(p, rows[p.code])
        manipulate.apply(p, rows[p.code], logs[p.code])
        now[p.code] = yearly.this_year(p, rows[p.code], logs[p.code])
        before[p.code] = yearly.last_year(p, now[p.code])
        manipulate.after_counting(p, rows[p.code])
    results = {y: check.surveys(profiles, y) for y in (2016, 2017)}
    past, older = history(profiles, totals(before), results[2016])
    notes = {2017: notes_2017()}
    notes[2016] = hearing16.write(
        profiles, notes[2017], totals(before), results[2016],
        os.path.join(folder, "fy2016", "hearing"))
    earlier = {p.code: older[(2015, p.code)] for p in profiles}
    for fiscal, series, base in ((2016, before, earlier),
                                 (2017, now, totals(before))):
        letters = {c: check.letters_of(t) for c, t in notes[fiscal].items()}
        ids = [i for c in sorted(notes[fiscal])
               for i in check.practice_ids(notes[fiscal][c])]
        tables = common(profiles, fiscal, results[fiscal], letters, ids)
        tables.append(do.activity(profiles, series, fiscal))
        tables.append(plan.targets(profiles, base, results[2016], fiscal,
                                   earlier))
        if fiscal == 2017:
            tables.append(check.practice_scores(ids, fiscal))
            tables.append(plan.roles(profiles, check.region(profiles, 2016)))
            tables.append(do.consultations(profiles, rows))
            tables.append(do.cases(profiles, logs))
        for table in tables:
            table.write(os.path.join(folder, f"fy{fiscal}"))
    past.write(folder)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "input"))
