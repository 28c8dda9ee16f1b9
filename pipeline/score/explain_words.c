#include "score/explain_words.h"
#include <glib.h>
#include <string.h>

static const struct {
    const char *kind;
    const char *japanese;
} kinds[] = {
    {"achievement", "達成率"},
    {"achievement.variance", "達成率の分散"},
    {"against", "標準に対する進み"},
    {"agreement", "総合評点との順位相関"},
    {"alpha", "クリッペンドルフのα"},
    {"alpha.high", "αの区間の上端"},
    {"alpha.low", "αの区間の下端"},
    {"arrow", "動きの向き"},
    {"balance", "総額をそろえる係数"},
    {"base", "加点前の評点"},
    {"best", "方法による最上位"},
    {"beta", "追い上げの傾き"},
    {"beta.error", "追い上げの傾きの標準誤差"},
    {"between", "拠点間の分散"},
    {"bonus", "加点"},
    {"cases", "補完した件数"},
    {"chance", "目標に届く見込み"},
    {"change", "前年度との差"},
    {"corrected", "厳しさを除いた水準"},
    {"count", "見つかった数"},
    {"counts", "件数による部分"},
    {"cover", "空白の補完率"},
    {"coverage", "空白を満たした割合"},
    {"cv", "変動係数"},
    {"d", "分母"},
    {"difference", "中央値との差"},
    {"due", "標準の件数"},
    {"duplication", "重なりの割合"},
    {"ewma", "移動平均"},
    {"exact", "端数を除く前の額"},
    {"exposure", "前年度の同じ月の件数"},
    {"factor", "結果による係数"},
    {"first", "当初の目標"},
    {"first.achievement", "当初の目標の達成率"},
    {"first.against", "当初の標準に対する進み"},
    {"first.chance", "当初の目標に届く見込み"},
    {"first.due", "当初の標準の件数"},
    {"floor", "最低水準"},
    {"forecast", "年度末の見込み"},
    {"forms", "配布数"},
    {"found", "目立って異なるか"},
    {"gap", "自己評価との差"},
    {"gini", "ジニ係数"},
    {"grade", "評価"},
    {"grade.last", "前年度の評価"},
    {"grade.probability", "この評価である確からしさ"},
    {"high", "幅の上端"},
    {"high.mean", "全国の平均"},
    {"high.sd", "全国の標準偏差"},
    {"icc", "級内相関（一元配置）"},
    {"icc.agreement", "級内相関（厳しさの差を含む）"},
    {"icc.average", "評価者の平均の級内相関"},
    {"icc.consistency", "級内相関（厳しさの差を除く）"},
    {"index", "散らばりの指数"},
    {"integrity", "点検で見つかった延べ数"},
    {"kappa", "重みつきκ"},
    {"kappa.high", "κの区間の上端"},
    {"kappa.low", "κの区間の下端"},
    {"last", "前年度"},
    {"late", "遅れた件数"},
    {"level", "水準"},
    {"limit", "管理限界"},
    {"limited", "上限又は下限に当たるか"},
    {"low", "幅の下端"},
    {"max", "最大"},
    {"mean", "全国の平均"},
    {"median", "全国の中央値"},
    {"min", "最小"},
    {"month", "限界を超えた月"},
    {"moved", "動く順位の平均"},
    {"moved.most", "動く順位の最大"},
    {"n", "分子"},
    {"n.last", "前年度の分子"},
    {"need", "需要"},
    {"next", "次年度の額"},
    {"now", "今年度の額"},
    {"of", "全体"},
    {"off", "散らばり"},
    {"p", "偶然の確率"},
    {"per", "事業所千当たり"},
    {"point", "1点上がる件数、又は1水準で動く点"},
    {"positive", "満足の回答"},
    {"published", "前年度の公表値"},
    {"published.grade", "公表した評価"},
    {"published.rank", "公表した順位"},
    {"q25", "第1四分位数"},
    {"q75", "第3四分位数"},
    {"quarter", "上位4分の1に入る確からしさ"},
    {"range", "方法による順位の幅"},
    {"rank", "順位"},
    {"rank.high", "順位の幅の下位"},
    {"rank.last", "前年度の順位"},
    {"rank.low", "順位の幅の上位"},
    {"rate", "率"},
    {"ratio", "比"},
    {"raw", "重み付きの平均"},
    {"raw.mean", "重み付きの平均の全国平均"},
    {"raw.sd", "重み付きの平均の標準偏差"},
    {"reached", "目標に届いた拠点の数"},
    {"replies", "回答数"},
    {"rest", "残りの月の前年度の件数"},
    {"return", "回収率"},
    {"review.ceiling", "見直し・上限にある割合"},
    {"review.effect", "見直し・総合評点の差への効き"},
    {"review.gain", "見直し・次年度の重みの増減"},
    {"review.integrity", "見直し・点検で見つかった延べ数"},
    {"review.missing", "見直し・値のない割合"},
    {"review.moved", "見直し・除いたときの順位の動き"},
    {"review.moved.count", "見直し・順位の動く拠点の数"},
    {"review.moved.most", "見直し・除いたときの最大の動き"},
    {"review.nearest", "見直し・最も近い項目"},
    {"review.next", "見直し・次年度の総合評点での重み"},
    {"review.nominal", "見直し・総合評点での重み"},
    {"review.overlap", "見直し・最も近い順位相関"},
    {"review.points", "重みを掛けた評点"},
    {"review.proposal", "見直しの案"},
    {"review.rank", "除いたときの順位"},
    {"review.reliability", "見直し・前年度との順位相関"},
    {"review.signal", "見直し・偶然でない差の割合"},
    {"review.unconfirmed", "見直し・確認の取れない割合"},
    {"review.variation", "見直し・変動係数"},
    {"review.weight", "総合評点での重み"},
    {"review.weight.next", "次年度の総合評点での重み"},
    {"rubric", "面談による部分"},
    {"s", "自己申告"},
    {"score", "評点"},
    {"sd", "全国の標準偏差"},
    {"self", "自己評価"},
    {"share", "割合"},
    {"shrunk", "全国に寄せた率"},
    {"sigma", "対数の標準偏差"},
    {"slope", "月ごとの傾き"},
    {"spread", "散らばり（1以上）"},
    {"supplied", "供給の充足"},
    {"supply", "供給"},
    {"t", "偏差値"},
    {"t.high", "高いほど良いとした偏差値"},
    {"target", "目標"},
    {"targets", "目標を置いた拠点の数"},
    {"theil", "タイル指数"},
    {"theta", "全国の率"},
    {"threshold", "見つけたとする基準"},
    {"value", "統計量"},
    {"variance", "分散"},
    {"weight", "重み"},
    {"weights", "重みの和"},
    {"worst", "方法による最下位"},
    {"years.p", "年ごとの推移の確率"},
    {"yes", "「はい」の数"},
    {"z", "隔たりの大きさ"},
};

static const struct {
    const char *head;
    const char *japanese;
} heads[] = {
    {"total", "総合"},
    {"S", "顧客満足度"},
    {"P", "支援機関の回答"},
    {"budget", "予算"},
    {"drift", "月ごとの動き"},
    {"integrity", "データの点検"},
    {"raters", "評価者の一致"},
    {"trend", "推移"},
    {"alarm", "外れた率"},
    {"grades", "評価の分布"},
    {"entry", "案件の入力"},
    {"gap", "支援の空白"},
    {"pace", "期中の進み"},
    {"presets", "方法の比較"},
    {"robust", "重みを置き直した結果"},
};

/* Checks of the data: integrity.CHECK.… */
static const struct {
    const char *check;
    const char *japanese;
} checks[] = {
    {"benford", "先頭の数字の偏り"},
    {"cusum", "年度の途中からの件数の増え方"},
    {"days", "日ごとの件数の偏り"},
    {"digits", "末尾の数字の偏り"},
    {"doubles", "同じ日の同じ相談者の重なり"},
    {"entry-batch", "同じ日にまとめて入力した案件"},
    {"heaping", "切りのよい数の多さ"},
    {"near-duplicates", "内容がほぼ同じ案件"},
    {"reception-batch", "同じ日にまとめて受け付けた案件"},
    {"satisfaction", "満足度を伴わない件数の伸び"},
    {"shared", "他の拠点とほぼ同じ内容の案件"},
    {"solutions", "課題解決を伴わない件数の伸び"},
    {"unconfirmed", "確認できない自己申告"},
    {"unentered", "報告にあって記録にない相談対応"},
    {"yearend", "年度末に集まった件数"},
};

static const char *
check_of(const char *check)
{
    for (size_t i = 0; i < G_N_ELEMENTS(checks); i++)
        if (strcmp(checks[i].check, check) == 0)
            return checks[i].japanese;
    return NULL;
}

static const char *
question_text(const Question *questions, int count, const char *id)
{
    for (int i = 0; i < count; i++)
        if (strcmp(questions[i].id, id) == 0)
            return questions[i].label ? questions[i].label : questions[i].text;
    return NULL;
}

/* The framework's name of "N03", "A5", "Q1", "P01", "F07", "quality". */
static const char *
name_of(const Framework *f, const char *id)
{
    const Indicator *indicator = framework_indicator(f, id);
    if (indicator)
        return indicator->label;
    const Axis *axis = framework_axis(f, id);
    if (axis)
        return axis->label;
    for (int i = 0; i < f->rubric_count; i++)
        if (strcmp(f->rubric[i].id, id) == 0)
            return f->rubric[i].label;
    const char *text =
        question_text(f->partner_questions, f->partner_question_count, id);
    if (!text)
        text = question_text(f->satisfaction_questions,
                             f->satisfaction_question_count, id);
    if (!text)
        text = question_text(f->fields, f->field_count, id);
    if (text)
        return text;
    const Preset *preset = framework_preset(f, id);
    if (preset)
        return preset->label;
    const Component *component = framework_component(f, id);
    return component ? component->name : NULL;
}

static const char *
head_of(const Framework *f, const char *id, bool japanese)
{
    for (size_t i = 0; japanese && i < G_N_ELEMENTS(heads); i++)
        if (strcmp(heads[i].head, id) == 0)
            return heads[i].japanese;
    return name_of(f, id);
}

static const char *
kind_of(const char *kind)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].kind, kind) == 0)
            return kinds[i].japanese;
    return NULL;
}

static bool
is_divided(const char *head)
{
    static const char *const heads_divided[] = {
        "gap", "pace", "drift", "integrity", "trend", "alarm", NULL};
    return g_strv_contains(heads_divided, head);
}

char *
explain_label(const Framework *framework, const char *item, bool japanese)
{
    g_auto(GStrv) words = g_strsplit(item, ".", 2);
    const char *rest = words[0] && words[1] ? words[1] : "";
    GString *label = g_string_new(NULL);
    const char *head = words[0] ? head_of(framework, words[0], japanese) : NULL;
    if (head)
        g_string_append(label, head);
    /* gap.F07.need, drift.N01, integrity.unconfirmed.N03.p: what it is about
     * stands between. */
    while (words[0] && is_divided(words[0]) && *rest) {
        size_t length = strcspn(rest, ".");
        g_autofree char *part = g_strndup(rest, length);
        const char *name = name_of(framework, part);
        if (!name && japanese)
            name = check_of(part);
        if (!name && (!rest[length] || kind_of(rest)))
            break;
        if (name)
            g_string_append_printf(label, "%s%s", label->len ? "・" : "", name);
        rest += rest[length] ? length + 1 : length;
    }
    const char *kind = japanese ? kind_of(rest) : NULL;
    if (kind)
        g_string_append_printf(label, "%s%s", label->len ? "・" : "", kind);
    return g_string_free(label, label->len == 0);
}
