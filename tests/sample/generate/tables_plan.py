"""What is fixed at the start of the year: register, plan, targets."""

import yearly
from out import Table, comma, count, era, wide
from profile import dice, split

# Indicators whose target is a rate; the others' is a count.
RATES = ("N05", "N06", "N08", "N18", "N20")
RATE_NAMES = {"N05": "新規相談者率", "N06": "継続・再来訪率",
              "N08": "紹介完了率", "N20": "顧客満足度",
              "N18": "出張・遠隔相談の地域カバー率"}


def hubs(profiles, fiscal):
    table = Table("hubs.csv", (
        "拠点コード", "都道府県", "拠点名", "実施機関コード", "実施機関名",
        "ブロック", "チーフコーディネーター", "担当者数", "期中離職者数",
        "市区町村数", "管内支援機関数", "開設年月"), "utf-8-sig", "\r\n")
    rng = dice("hubs", str(fiscal))
    total = 0
    for p in profiles:
        staff, leavers = p.staff, p.leavers
        if fiscal == 2016:
            staff = max(4, staff - rng.choice((0, 0, 0, 1, 1, -1)))
            leavers = rng.choice((0, 0, 0, 0, 1))
        total += staff
        habit = rng.choice(("plain", "plain", "plain", "wide"))
        opened = rng.choice(("平成26年6月", "H26.6", "平成26年6月", "2014/6/2"))
        code = p.code if rng.random() < .8 else rng.choice(
            (wide(p.code), str(int(p.code))))
        table.add(code, p.hub.prefecture, p.hub.name, p.hub.contractor,
                  p.hub.contractor_name, p.hub.block, p.hub.chief,
                  count(staff, habit), leavers,
                  p.hub.municipalities, p.institutions, opened)
    table.below.append(("合計", "", "", "", "", "", "", total))
    return table


def establishments(profiles, fiscal):
    table = Table("establishments.csv", (
        "拠点コード", "都道府県", "民営事業所数", "出典"), "cp932", "\r\n")
    table.above = ["都道府県別民営事業所数（平成28年6月1日現在）"]
    source = "経済センサス‐活動調査（平成28年）"
    for p in profiles:
        table.add(p.code, p.hub.prefecture, comma(p.businesses), source)
    table.below = [
        ("合計", "", comma(sum(p.businesses for p in profiles))),
        ("※ 総務省・経済産業省「経済センサス‐活動調査」。独立行政法人統計センター"
         "「教育用標準データセット（SSDSE）」による。",)]
    return table


GROUNDS = {
    "均衡型": "支援機関の配置に大きな偏りがなく、相談の分野も分かれている",
    "売上拡大重視型": "相談の過半が売上げの伸び悩みであり、販路の専門家が管内に少ない",
    "経営改善重視型": "条件変更先の割合が高く、改善計画を扱う機関が県庁所在地に偏る",
    "創業・承継重視型": "経営者の高齢化と開業の増加が重なり、承継の窓口が一つに限られる",
    "連携ハブ型（総合医）": "支援機関は多いが互いの得意分野が知られず、相談者が窓口を巡っている",
    "高度専門型（専門医）": "産地の技術課題を扱える窓口が管内になく、他県へ流れている",
    "広域・過疎アウトリーチ型": "窓口のない市町村が多く、来訪に片道2時間を超える地域がある",
}
# Weights within the framework's tolerance of the type's own; those of FY2016
# had other standards.
AGREED_BEFORE = ("27",)
# Weights agreed with headquarters where a hub left its type's own: the sum
# stays 100.
AGREED = {"18": (20, 18, 12, 14, 14, 10, 6, 6),
          "20": (12, 10, 10, 28, 12, 14, 6, 8),
          "27": (18, 14, 8, 10, 24, 10, 8, 8),
          "38": (24, 14, 8, 8, 14, 8, 18, 6)}


def plan(profiles, fiscal):
    table = Table("plan.csv", (
        "拠点コード", "拠点名", "ミッション型", "型を選んだ根拠", "A1", "A2",
        "A3", "A4", "A5", "A6", "A7", "A8"), "cp932", "\r\n")
    table.above = [f"平成{fiscal - 1988}年度　ミッション設定一覧"]
    table.trailing = 2
    for p in profiles:
        mission, reason = p.mission, GROUNDS[p.mission]
        if fiscal == 2016 and p.code in ("17", "25", "40", "45"):
            mission, reason = "均衡型", GROUNDS["均衡型"]
        if p.code == "16":
            reason = "満遍なく取り組むため"
        if p.code == "42":
            reason = "離島を多く抱えるため"
        weights = AGREED.get(p.code, ("",) * 8)
        if fiscal == 2016 and p.code not in AGREED_BEFORE:
            weights = ("",) * 8
        if weights[0]:
            reason += "。重みは期初に全国本部と合意"
        table.add(p.code, p.hub.name, mission, reason, *weights)
    table.below = [("注　空欄の重みは型の標準による。",)]
    return table


NAMES = {**yearly.NAMES, **RATE_NAMES}
# Indicator -> denominator's measure, for rates.
WHOLE = {"N03": "N03.d", "N05": "N02.n", "N06": "N02.n", "N08": "N08.d",
         "N10": "N10.d", "N11": "N11.d", "N14": "N14.d", "N15": "N15.d",
         "N16": "N16.d"}


# Hubs that set a target on whatever they report, confirmed or not.
COUNTS_ALL = {"N03": ("02", "08", "29", "37", "47"),
              "N04": ("16", "24", "44")}


def actual(p, totals, replies, number):
    """An indicator's value as a hub quotes it: per cent, or a count."""
    if number == "N20":
        return 100 * replies[2] / replies[1]
    value = totals[number + ".n"]
    if p.code in COUNTS_ALL.get(number, ()):
        value = totals[number + ".s"]
    if number == "N18":
        return 100 * value / p.hub.municipalities
    if number in RATES:
        return 100 * value / max(1, totals[WHOLE[number]])
    return value


REASONS = (
    "{g}",
    "管内の開廃業の動きと担当者の受け持てる数から算出",
    "担当1人当たりの上限から積み上げ",
    "支援機関との分担を踏まえ、{g}",
    "需給表の不足分野に重点を置いて設定",
    "前年度の振返りで課題とした項目のため、{g}",
)
# (hub, indicator): target, revised, when, why, grounds: what the notes say.
STATED = {
    ("02", "N03"): (380, 400, (2017, 10, 12),
                    "上期の解決件数が計画を上回ったため引上げ",
                    "終結の見込み470件の約8割"),
    ("03", "N07"): (60, "", None, "", "沿岸の廃業の動向から設定"),
    ("14", "N10"): (300, 260, (2017, 9, 14),
                    "証憑を求めにくい相談者が見込みより多かったため",
                    "終結の見込み390者のうち約8割に証憑を求める"),
    ("08", "N01"): (6000, "", None, "", "人口と前年度実績から設定"),
    ("19", "N01"): (2116, "", None, "", "前年度実績に上乗せ"),
    ("29", "N03"): (300, "", None, "", "件数の切りのよい数とした"),
    ("35", "N14"): (60, "", None, "", "管内の開廃業の動きから設定"),
    ("35", "N15"): (25, "", None, "", "早期診断の見込みから設定"),
    ("37", "N01"): (3200, 3000, (2017, 10, 20),
                    "上期の実績が計画を下回り、下期の全員の計画を組み直したため",
                    "前年度実績に1割を加えた数"),
}
# Targets that are last year's figure and a step: ratio, grounds.
STEPPED = {
    ("25", "N14"): (1.05, "前年度の実績に5％を加えて設定"),
    ("39", "N01"): (1.1, "前年度の件数に1割を加え、実施機関と相談"),
}
FLAT_FIVE, UNMOVED = "16", "21"
# Revised within the year, as the notes have it: indicators, day, reason.
REVISED = {
    "01": (("N05", "N18"), (2017, 10, 11), "遠隔相談の伸びを踏まえ組み替え"),
    "18": (("N08", "N16"), (2018, 2, 21), "豪雪後の資金繰りの相談に重点を移すため"),
    "20": (("N18", "N09"), (2017, 10, 18), "巡回の実績と空白町村の減り方を踏まえ組み替え"),
    "22": (("N10", "N18"), (2017, 10, 4), "技術相談の持込みが増えたため組み替え"),
    "31": (("N07", "N09"), (2017, 10, 26), "機関の自力対応が増えたため組み替え"),
    "34": (("N08",), (2017, 9, 13), "30日後の電話が定着したため引上げ"),
    "40": (("N01", "N16"), (2017, 8, 9), "7月の豪雨の復旧に当たるため組み替え"),
    "41": (("N10",), (2017, 10, 3), "証憑の確認が進んだため引上げ"),
    "43": (("N15", "N11"), (2017, 11, 1), "二重債務の案件に重点を移すため"),
    "46": (("N13", "N10"), (2017, 10, 17), "放送の影響を除いて組み直したため"),
}


def growth_words(ratio):
    step = round((ratio - 1) * 100)
    if step > 0:
        return f"前年度の実績に{step}％を加えて設定"
    if step < 0:
        return f"前年度の実績から{-step}％を減じて設定（▲{-step}％）"
    return "前年度の実績と同じ水準に設定"


def rounded(value, rate):
    """Half up: per cent to one place, counts whole."""
    if rate:
        return min(100.0, int(value * 10 + .5) / 10)
    return int(value + .5)


def target_row(p, number, before, rng, fiscal):
    """Target, revised, when, why, grounds."""
    rate = number in RATES
    ratio = rng.uniform(.965, 1.07)
    grounds = growth_words(ratio)
    reasons = REASONS if ratio > 1 else REASONS[:-1]
    text = rng.choice(reasons).format(g=grounds)
    if p.force("Q8") < 0 and rng.random() < .8:
        text = grounds
    if p.code == FLAT_FIVE:
        ratio, text = 1.05, ""
    if p.code == UNMOVED and fiscal == 2017:
        text = "体制が読めないため前年度の目標を据置き"
    if fiscal == 2017:
        stated = STATED.get((p.code, number))
        if stated:
            day = era(*stated[2], "long") if stated[2] else ""
            return [stated[0], stated[1], day, stated[3], stated[4]]
        ratio, text = STEPPED.get((p.code, number), (ratio, text))
    value = rounded(before * ratio, rate)
    row = [value, "", "", "", text]
    numbers, day, why = REVISED.get(p.code, ((), None, ""))
    if fiscal == 2017 and number in numbers:
        new = rounded(value * rng.uniform(1.03, 1.08), rate)
        row[1:4] = [new, era(*day, rng.choice(("long", "short"))), why]
    return row


def targets(profiles, before, replies, fiscal, older):
    """The year's targets from the totals of the year before, by hub.

    replies is last year's survey; older, the totals of two years before,
    serves the hub that left its targets as they were.
    """
    table = Table("targets.csv", (
        "拠点コード", "指標番号", "指標名", "目標値", "目標の根拠",
        "修正目標値", "修正日", "修正理由", "承認者"), "utf-8", "\r\n")
    for p in profiles:
        still = p.code == UNMOVED
        rng = dice("targets", p.code, "2016" if still else str(fiscal))
        base = (older if still else before)[p.code]
        habit = rng.choice(("plain", "comma", "wide", "plain"))
        for i in range(1, 21):
            number = f"N{i:02}"
            last = actual(p, base, replies[p.code], number)
            value, new, day, why, text = target_row(p, number, last, rng,
                                                    fiscal)
            shown = value
            if isinstance(value, int):
                shown = count(value, habit)
            elif habit == "wide":
                shown = wide(value)
            name = NAMES.get(number, "")
            table.add(p.code, number, name, shown, text, new, day, why,
                      "全国本部　堀" if new != "" else "")
    table.below = [("※ 率の目標は％、件数の目標は件（者、機関）。",)]
    return table


IDEAS = {
    "Q6": ("空白市町村での移動相談", "役場を回る月例の出張窓口",
           "遠隔相談の端末の貸出し"),
    "Q7": ("支援機関の担当者の同席受入れ", "支援機関との案件持寄り会",
           "指導員向けの原価講座"),
    "Q5": ("難案件の月例検討会", "専門家を束ねた常設の対策班",
           "廃業と譲渡の早期相談"),
    "Q4": ("紹介後30日・90日の電話", "紹介カードの半券による受付確認",
           "得意分野の一覧の公開"),
    "Q3": ("開始時の分担表の作成", "合同面談の定例化"),
    "Q2": ("商品づくりの試作会", "展示会後6週間の支援", "技術課題の公開相談"),
    "Q1": ("社長が書く原因の図", "現場での時間測り"),
    "Q8": ("失敗事例の報告会", "担当者ごとの育成計画"),
}
BACKGROUNDS = {
    "Q6": ("前年度、{a}からの相談が全体の{n}％にとどまり、窓口までの移動が負担となっていたため。",
           "窓口のない市町村が{n}あり、商工会から月1回の相談日を求められたため。"),
    "Q7": ("支援機関{m}か所への聞き取りで、{n}割が担当者の経験不足を挙げたため。",
           "持込みの案件が{m}件と少なく、互いの得意分野が知られていないため。"),
    "Q5": ("前年度に中断した{m}件を調べたところ、{n}割は難度の高い案件であったため。",
           "条件変更を受けた事業者の割合が管内で高く、{a}に専門家がいないため。"),
    "Q4": ("紹介した案件のうち{n}割で、その後の様子がわからなかったため。",
           "満足度調査で「その後の連絡」を不満とする声が{n}件あったため。"
           "\n対象は終結した案件のうち連絡先のあるもの。"),
    "Q3": ("2分野以上にまたがる案件が{m}件あり、担当が一人で抱えていたため。",
           "相談者が平均{n}か所の窓口を回っていたため。"),
    "Q2": ("産地の事業所の数が10年で{m}％減り、売り先の転換が急がれるため。",
           "展示会に出た{m}者のうち、商談に進んだのは{n}者にとどまったため。"),
    "Q1": ("初回の記録{m}件を読み返したところ、{n}割に財務の数字がなかったため。",
           "値上げを言い出せない下請の相談が{m}件あったため。"),
    "Q8": ("前年度の失敗例が担当者の中にとどまり、同じ誤りが{n}件あったため。",
           "着任2年未満の担当者が半数を占めるため。"),
}
BARE = {2017: ("08", "19", "36"), 2016: ("05", "16")}


def initiatives(profiles, fiscal):
    table = Table("initiatives.csv", (
        "拠点コード", "番号", "独自の取組", "背景・根拠", "実施時期"),
        "utf-8-sig", "\r\n")
    for p in profiles:
        rng = dice("initiatives", p.code, str(fiscal))
        axes = (p.strong + ["Q1", "Q6", "Q2", "Q7"])[:rng.choice((2, 2, 3))]
        for i, axis in enumerate(dict.fromkeys(axes), 1):
            text = rng.choice(BACKGROUNDS[axis]).format(
                a=rng.choice(p.hub.areas), n=rng.randint(3, 9),
                m=rng.randint(11, 38))
            if i == 1 and p.code in BARE[fiscal]:
                text = ""
            month = rng.choice((4, 5, 6, 7, 9, 10))
            when = rng.choice((f"{month}月から通年", "通年",
                               f"平成{fiscal - 1988}年{month}月～"))
            table.add(p.code, i, rng.choice(IDEAS[axis]), text, when)
    return table


def budget(profiles, fiscal):
    table = Table("budget.csv", ("拠点コード", "今年度予算額（千円）"),
                  "cp932", "\r\n")
    table.above = [f"平成{fiscal - 1988}年度　拠点別予算額"]
    rng = dice("budget", str(fiscal))
    whole = 3000000 if fiscal == 2017 else 2920000
    shares = split(rng, whole // 100, [p.staff + 4.5 for p in profiles])
    for p, share in zip(profiles, shares):
        table.add(p.code, comma(share * 100))
    table.below = [("合計", comma(whole)), ("注 消費税を含む。",)]
    return table


def pseudonyms(profiles, fiscal):
    table = Table("pseudonyms.csv", ("拠点コード", "仮番号"))
    rng = dice("pseudonyms", str(fiscal))
    numbers = list(range(1, 48))
    rng.shuffle(numbers)
    for p, number in zip(profiles, numbers):
        table.add(p.code, f"拠点{number:02}")
    return table


# Who takes a field in most regions, and what it does well.
LEADS = {
    "売上拡大": (("商工会議所", "店頭の見直しと広告の助言"),
             ("商工会", "巡回による個別の助言")),
    "販路開拓": (("中小企業支援センター", "展示会の出展と商談会"),
             ("商工会連合会", "物産展と通信販売")),
    "経営改善": (("経営改善支援センター", "改善計画の策定と費用の補助"),
             ("中小企業診断士協会", "現場の診断と計画の策定")),
    "事業再生": (("中小企業再生支援協議会", "金融機関との調整"),),
    "創業": (("商工会議所", "創業塾と計画の作成"),
           ("市町村の創業窓口", "認定計画による創業支援")),
    "事業承継": (("事業引継ぎ支援センター", "第三者への引継ぎ"),),
    "資金繰り": (("信用保証協会", "保証付き融資と借換え"),
             ("日本政策金融公庫", "創業期と小口の融資")),
    "IT活用": (("ITコーディネータ団体", "会計と受発注の仕組みづくり"),
             ("中小企業支援センター", "専門家の派遣")),
    "ものづくり・技術": (("公設試験場", "試験と分析、試作の助言"),),
    "人材・労務": (("社会保険労務士会", "就業規則と助成金"),
              ("公共職業安定所", "求人と採用")),
}


def supplied(region):
    """Hub and field -> share of last year's need that others supply."""
    sums = {}
    for code, _, field, need, supply, _ in region.rows:
        one = sums.setdefault((code, field), [0, 0])
        one[0] += need
        one[1] += min(need, supply)
    return {key: supply / need for key, (need, supply) in sums.items()}


def roles(profiles, region):
    """Only the year that is planned has one; region is last year's."""
    table = Table("roles.csv", (
        "拠点コード", "分野", "主な支援機関", "得意とする支援", "拠点の役割",
        "紹介元", "紹介先"), "cp932", "\r\n")
    table.above = ["平成29年度　地域の支援機関との役割分担"]
    table.order = (0, 1, 4, 2, 3, 5, 6)
    table.trailing = 1
    share = supplied(region)
    for p in profiles:
        rng = dice("roles", p.code)
        habit = rng.choice(("plain", "plain", "wide", "bare"))
        code = {"wide": wide(p.code), "bare": str(int(p.code))}.get(
            habit, p.code)
        for field in LEADS:
            lead, strength = rng.choice(LEADS[field])
            met = share[(p.code, field)]
            part = "補完" if met > .55 else "主担"
            if met > .74 or (p.code, field) == ("02", "IT活用"):
                part = "紹介"
            if (p.code, field) == ("42", "人材・労務"):
                continue
            to = lead if part == "紹介" else rng.choice(("－", "専門家"))
            table.add(code, field, lead, strength, part,
                      "よろず支援拠点" if part == "紹介" else lead,
                      "よろず支援拠点" if part == "主担" else to)
    table.below = [("注　主担＝拠点が引き受ける、補完＝足りない分を補う、"
                    "紹介＝担う機関につなぐ。",)]
    return table
