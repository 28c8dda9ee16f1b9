"""What others say: clients, partners, evaluators; the region; practices."""

import re

import anchors
from calendar17 import MONTHS, year_of
from out import Table, count, wide
from profile import dice
from words import FIELDS


def survey_of(p, fiscal, rng):
    """Forms handed out, valid replies, satisfied."""
    fixed = anchors.REPLIES.get(p.code)
    if fiscal == 2017 and fixed:
        return fixed
    forms = round(p.clients * rng.uniform(.27, .42))
    share = p.lift(rng, .42, "Q8", .06)
    replies = max(34, round(forms * share))
    if fixed:
        forms, replies = fixed[0], max(18, round(fixed[1] * .93))
    good = p.lift(rng, .86, "Q1", .05)
    return forms, replies, round(replies * good)


def surveys(profiles, fiscal):
    return {p.code: survey_of(p, fiscal, dice("survey", p.code, str(fiscal)))
            for p in profiles}


OPENERS = ("", "", "", "初めての相談だったが、", "商工会の紹介で来た。", "電話で予約した。",
           "3回目の相談。", "夫婦で伺った。", "銀行に勧められて利用した。",
           "①価格②販路の順に相談。", "開業して2年目。", "従業員と二人で来た。")
PRAISE = ("話をよく聞いてもらえた。", "数字の見方がわかった。",
          "すぐに専門家を紹介してくれた。", "次に何をするかがはっきりした。",
          "現場まで来てくれて助かった。", "値上げの説明の仕方が役に立った。",
          "何度でも相談できるのが有り難い。", "ﾎｰﾑﾍﾟｰｼﾞの直し方が具体的だった。",
          "家族だけでは言えないことを整理してもらった。",
          "資金繰り表を一緒に作ってもらい、銀行に説明できた。",
          "補助金ではなく本業の話をしてくれた。", "㈱にする時期の考え方が参考になった。",
          "うちの業界のことをよく調べてくれていた。", "宿題が小さくて続けられる。",
          "売れない理由を一緒に考えてくれた。", "後継ぎの話を切り出すきっかけになった。",
          "原価を品目ごとに出せるようになった。", "断られた見積りの直し方を教わった。",
          "焦らなくてよいと言われ、気持ちが楽になった。",
          "チラシより先に客の声を聞くよう言われ、納得した。")
AFTER = ("", "", "", "また利用したい。", "知人にも勧めた。", "次回もお願いしたい。",
         "ありがとうございました。", "結果はこれから。")
COMPLAINT = ("予約が取りにくい。", "担当が替わり、初めから説明した。",
             "補助金の話が多かった。", "もう少し早く返事が欲しい。",
             "専門的な質問には答えがなかった。", "紹介された先で断られた。",
             "駐車場が遠い。", "時間が短い。\n次回の約束もなかった。",
             "その後どうなったか聞かれない。", "売上は▲12％のままである。", "客数は△3割、答えは出なかった。",
             "一般論が多く、うちには合わない。", "提案の期限があいまいだった。",
             "平日の昼しか開いていない。", "書類の書き方で終わった。",
             "話は聞いてくれたが、答えは持ち帰りだった。")
HUB_WORDS = {
    "07": ("同じことを別の団体からも聞かれた。", 8),
    "40": ("支所によって言うことが違う。", 14),
    "43": ("返事が遅い。担当が急いでいる。", 17),
}


def answer(rng, good):
    """One of 1-5 near to the reply's general mood."""
    if rng.random() < .015:
        return ""
    top = (5, 5, 4, 4, 4, 3) if good else (4, 3, 3, 2, 2, 1)
    return rng.choice(top)


def satisfaction(profiles, results, fiscal):
    table = Table("satisfaction.csv", (
        "拠点コード", "回答番号", "回答月", "総合", "説明の分かりやすさ", "専門性",
        "対応の速さ", "また利用したい", "自由記述"), "utf-8", "\n")
    for p in profiles:
        rng = dice("replies", p.code, str(fiscal))
        _, replies, good = results[p.code]
        habit = rng.choice(("plain", "plain", "plain", "wide"))
        moods = [True] * good + [False] * (replies - good)
        rng.shuffle(moods)
        months = sorted((rng.randrange(12) for _ in moods))
        if p.code == "43" and fiscal == 2017:
            moods, months = halves_of_43(rng)
        extra = 0 if p.code in anchors.REPLIES else rng.choice((0, 0, 1, 2))
        special = HUB_WORDS.get(p.code) if fiscal == 2017 else None
        left = special[1] if special else 0
        for i, (good_one, at) in enumerate(zip(moods, months), 1):
            total = rng.choice((5, 5, 4)) if good_one else rng.choice(
                (3, 3, 3, 2, 2, 1))
            text = ""
            if rng.random() < .14:
                text = remark(rng, good_one)
            if left and not good_one:
                text, left = special[0], left - 1
            month = MONTHS[at]
            when = f"H{year_of(fiscal, month) - 1988}.{month}"
            table.add(p.code, i, when, count(total, habit),
                      *[answer(rng, good_one) for _ in range(4)], text)
        for i in range(extra):
            table.add(p.code, replies + 1 + i, f"H{fiscal - 1987}.3", "", "", "", "", "",
                      "記入なし")
    return table


def remark(rng, good):
    """What a client wrote of their own accord."""
    opener = rng.choice(OPENERS)
    if good:
        return opener + rng.choice(PRAISE) + rng.choice(AFTER)
    return opener + rng.choice(COMPLAINT)


def halves_of_43(rng):
    """91 % satisfied in the first half of the year, 83 % in the second."""
    first = [True] * 151 + [False] * 15
    second = [True] * 126 + [False] * 26
    rng.shuffle(first)
    rng.shuffle(second)
    months = (sorted(rng.randrange(6) for _ in first) +
              sorted(rng.randrange(6, 12) for _ in second))
    return first + second, months


def asked(p):
    return max(45, min(110, round(p.institutions * .42)))


def survey(profiles, results, fiscal):
    table = Table("survey.csv", (
        "拠点コード", "満足度調査票配布数", "支援機関調査依頼数"), "cp932", "\r\n")
    table.trailing = 1
    forms = sent = 0
    for p in profiles:
        rng = dice("forms", p.code, str(fiscal))
        wanted = round(asked(p) * rng.uniform(1.15, 1.5))
        table.add(p.code, f"{results[p.code][0]:,}", wanted)
        forms, sent = forms + results[p.code][0], sent + wanted
    table.below = [("合計", f"{forms:,}", f"{sent:,}")]
    return table


# P01 … P10: the strength that the question touches, the usual share of はい.
QUESTIONS = (("Q7", .56), ("Q6", .61), ("Q7", .52), ("Q3", .74), ("Q2", .64),
             ("Q8", .71), ("Q7", .6), ("Q5", .5), ("Q3", .41), ("Q4", .55))
KINDS = ("商工会", "商工会", "商工会議所", "信用金庫", "地方銀行", "信用保証協会",
         "税理士", "中小企業診断士", "市町村", "公設試験場", "信用組合")
MISSING = {(2017, "14", 7), (2017, "29", 12), (2017, "41", 30)}


def partners(profiles, fiscal):
    table = Table("partners.csv", (
        "拠点コード", "機関番号", "機関種別",
        *[f"P{i:02}" for i in range(1, 11)]), "cp932", "\r\n")
    for p in profiles:
        rng = dice("partners", p.code, str(fiscal))
        marks = rng.choice((("はい", "いいえ", "該当なし"),) * 3 +
                           (("○", "×", "－"),))
        for i in range(1, asked(p) + 1):
            row = []
            for axis, usual in QUESTIONS:
                if rng.random() < .06:
                    row.append(marks[2])
                    continue
                yes = p.lift(rng, usual, axis, .16)
                row.append(marks[0] if rng.random() < yes else marks[1])
            if (fiscal, p.code, i) in MISSING:
                row[4] = ""
            table.add(p.code, i, rng.choice(KINDS), *row)
    return table


def region(profiles, fiscal):
    table = Table("region.csv", (
        "拠点コード", "地域", "分野", "需要", "供給", "拠点対応"), "utf-8", "\r\n")
    if fiscal == 2016:
        table.order = (1, 2, 0, 4, 3, 5)
    share = (.22, .19, .16, .05, .1, .06, .1, .06, .04, .02)
    for p in profiles:
        rng, moved = dice("region", p.code), dice("moved", p.code, str(fiscal))
        weights = [1 / (1 + i * .8) * rng.uniform(.7, 1.3)
                   for i in range(len(p.hub.areas))]
        whole = sum(weights)
        for area, weight in zip(p.hub.areas, weights):
            far = area in p.hub.areas[2:]
            for field, part in zip(FIELDS, share):
                need = round(p.businesses * .022 * weight / whole * part
                             * rng.uniform(.7, 1.35)
                             * moved.uniform(.95, 1.06)) + 2
                cover = rng.uniform(.55, .95) - (.25 if far else 0)
                cover *= moved.uniform(.96, 1.03)
                supply = round(need * cover)
                gap = max(0, need - supply)
                fill = p.lift(rng, .3, "Q6", .16)
                table.add(p.code, area, field, need, supply,
                          round(gap * fill * moved.uniform(.9, 1.1)))
    table.below = [("注 需要・供給は年間の件数の推計。",)]
    return table


PEOPLE = ("全国本部", "全国本部", "全国本部", "国", "国", "国", "外部有識者",
          "外部有識者", "外部有識者", "全国本部", "外部有識者", "国")


def evaluators(letters, fiscal):
    """A linked design: neighbours share one person, round after round."""
    table = Table("evaluators.csv", (
        "拠点コード", "記号", "評価者番号", "所属区分"), "utf-8-sig", "\r\n")
    for i, code in enumerate(sorted(letters)):
        step = 1 + (i // 12) + (fiscal == 2016)
        chosen = [i % 12, (i + step) % 12, (i + step + 4) % 12]
        if chosen[2] in chosen[:2]:
            chosen[2] = (chosen[2] + 1) % 12
        for letter, person in zip(letters[code], chosen):
            table.add(code, letter, f"E{person + 1:02}", PEOPLE[person])
    return table


AWARDED = {"22-B1": 9.2, "03-B1": 9.0, "31-B1": 8.9, "34-B1": 8.8,
           "43-B1": 8.7, "10-B1": 8.6, "41-B2": 8.6, "18-B1": 8.5,
           "38-B1": 8.4}


CRITERIA = (("課題の重さ", 2), ("工夫の新しさ", 2), ("成果の確かさ", 3),
            ("広めやすさ", 3))
REVIEWERS = ("P1", "P2", "P3", "P4")


def practice_score(number, fiscal):
    rng = dice("practice", number, str(fiscal))
    return AWARDED.get(number, round(rng.uniform(4.4, 8.2), 1))


def votes(number, wanted):
    """Each reviewer's whole scores; their weighted mean prints as wanted. One in
    eight cases is known to a reviewer, who abstains."""
    rng = dice("votes", number)
    absent = rng.choice(REVIEWERS) if rng.random() < .125 else None
    voting = [r for r in REVIEWERS if r != absent]
    given = {r: [min(10, max(1, round(wanted + rng.gauss(0, .8))))
                 for _ in CRITERIA] for r in voting}

    def tenths():  # of a hundredth, so that all is whole
        return sum(w * v for r in voting
                   for (_, w), v in zip(CRITERIA, given[r]))

    low = (wanted * 10 - .5) * len(voting)
    high = (wanted * 10 + .5) * len(voting)
    while not low <= tenths() < high:
        reviewer, k = rng.choice(voting), rng.randrange(len(CRITERIA))
        step = 1 if tenths() < low else -1
        given[reviewer][k] = min(10, max(1, given[reviewer][k] + step))
    return given


def practice_scores(ids, fiscal):
    table = Table("practice_scores.csv", (
        "事例番号", "審査員", *(name for name, _ in CRITERIA)), "cp932", "\r\n")
    for number in ids:
        given = votes(number, practice_score(number, fiscal))
        for reviewer in REVIEWERS:
            values = given.get(reviewer, ["－"] * len(CRITERIA))
            if number.endswith("B2") and reviewer == "P3":
                values = [v if v == "－" else wide(v) for v in values]
            table.add(number, reviewer, *values)
    return table


def practices(ids, fiscal):
    table = Table("practices.csv", (
        "事例番号", "拠点コード", "審査点（10点満点）", "判定", "相談者の同意",
        "審査日"), "utf-8-sig", "\r\n")
    for number in ids:
        rng = dice("practice", number, str(fiscal))
        rng.uniform(4.4, 8.2)
        score = practice_score(number, fiscal)
        verdict = "優良" if score >= 8.4 else "奨励" if score >= 6.5 else "－"
        consent = "あり" if rng.random() < .86 or score >= 8.4 else "なし"
        day = f"平成{fiscal - 1987}年7月{rng.choice((4, 11, 18))}日"
        table.add(number, number[:2], wide(score) if rng.random() < .1
                  else score, verdict, consent, day)
    return table


def letters_of(text):
    return re.findall(r'<evaluation evaluator="(.)"', text)


def practice_ids(text):
    return re.findall(r'<best-practice id="([^"]+)"', text)
