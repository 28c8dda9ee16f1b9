/*
 * A fictional register of any size, in the formats of input/fyNNNN/register/:
 *
 *     sample ESTABLISHMENTS.csv COUNT FOLDER
 *
 * The shares of the kinds are those of the end of 2017 (tax accountants 18,555
 * and their firms 2,368 of 27,460; a third without statutory work in a year),
 * the prefectures weigh by their establishments. Everything else is drawn from
 * a fixed seed; an institution's rows depend on its number alone. Names are of
 * surnames that there are none of, with the rare characters of real ones.
 */
#include "base/file.h"
#include "base/table.h"
#include "score/random.h"
#include <math.h>
#include <string.h>

enum {
    PREFECTURES = 47,
    KINDS = 9,
    ACTIVITIES = 14,
    YEAR = 2017,
    FIRST_YEAR = 2013
};
static const uint64_t SEED = 2017;

typedef struct {
    const char *name;
    double share;
    const char *suffix;
    bool is_body;
    double activity; /* beside the mean */
} Kind;
static const Kind kinds[KINDS] = {
    {"税理士", .676, "税理士事務所", false, 1},
    {"税理士法人", .086, "税理士法人", true, 1.4},
    {"公認会計士", .068, "公認会計士事務所", false, .9},
    {"監査法人", .0025, "監査法人", true, .6},
    {"中小企業診断士", .045, "経営診断事務所", false, 1.7},
    {"弁護士", .035, "法律事務所", false, .5},
    {"金融機関", .018, "信用組合", true, 2.4},
    {"商工会・商工会議所", .045, "商工会", true, 2.6},
    {"その他", .0245, "コンサルティング㈱", true, 1.5},
};

static const char *const first_parts[] = {
    "霧", "朧", "霞", "虹", "雫", "蛍", "凪", "暁", "茜", "藍", "髙", "𠮷",
    "澪", "渚", "朔", "杠", "梛", "榛", "楡", "柊", "椛", "栞", "碧", "琥"};
static const char *const second_parts[] = {
    "﨑", "瀬", "邊", "谷", "原", "葉", "濵", "嶋", "戸", "ヶ峰",
    "邉", "栁", "德", "澤", "廣", "嵜", "槗", "舘", "㟢", "乃里"};
static const char *const given_names[] = {
    "花子", "太郎", "凪紗", "蒼介", "結衣", "大和", "陽菜", "悠真",
    "桜子", "修一", "由美", "健吾", "恵理", "隆史", "真琴", "伸弥"};
static const char *const places[] = {"東", "西",   "南",   "北",   "中央",
                                     "港", "山手", "川端", "城下", "新町"};
static const char *const fields[] = {
    "創業",     "事業承継", "経営改善", "補助金",     "資金繰り",
    "販路開拓", "ＩＴ活用", "海外展開", "生産性向上", "人材育成"};
static const char *const routes[] = {"日頃の関係",   "紹介",     "検索システム",
                                     "経済産業局HP", "機関のHP", "セミナー",
                                     "その他"};
static const double route_shares[] = {.62, .19, .012, .028, .06, .05, .04};
static const char *const steps[] = {
    "知らなかった",  "知っていたが使わなかった", "条件の入力でやめた",
    "一覧でやめた",  "詳細画面でやめた",         "連絡先が分からずやめた",
    "検索して決めた"};
static const double step_shares[] = {.71, .19, .025, .03, .02, .012, .013};
static const char *const sought[] = {"得意分野", "料金", "実績", "連絡先",
                                     "担当者"};
static const double sought_shares[] = {.55, .48, .44, .35, .22};
static const char *const scale[] = {"満足", "やや満足", "どちらともいえない",
                                    "やや不満", "不満"};
/* Mean counts a year of K01 … K14 of an active institution. */
static const double means[ACTIVITIES] = {.5, .9, .4, .7, .6, .8, .9,
                                         .6, 2,  4,  6,  .8, .6, 1.1};

/* One file of output while it grows. */
typedef struct {
    GString *text;
} File;

typedef struct {
    double weights[PREFECTURES]; /* cumulated, the last 1 */
    const char *names[PREFECTURES];
    Arena *arena;
    File institutions, reports, replies, complaints, trainings;
} Sample;

/* One institution while its rows are drawn. */
typedef struct {
    int number;
    char id[10];
    const Kind *kind;
    int prefecture; /* from 0 */
    double skill;   /* log, mean 0 */
    bool is_idle;   /* nothing in the last year */
    bool is_mass;   /* notices and forms by the hundred */
    Date certified;
    bool shows[5]; /* of the profile */
    int plans;     /* of the last year */
} One;

/* --- draws --- */
static int
pick(Random *random, int count)
{
    return MIN((int)(random_uniform(random) * count), count - 1);
}

static bool
chance(Random *random, double share)
{
    return random_uniform(random) < share;
}

static int
pick_share(Random *random, const double *shares, int count)
{
    double left = random_uniform(random);
    for (int i = 0; i < count - 1; i++)
        if ((left -= shares[i]) < 0)
            return i;
    return count - 1;
}

static int
poisson(Random *random, double mean)
{
    if (mean > 60)
        return (int)MAX(0, round(mean + sqrt(mean) * random_normal(random)));
    double product = random_uniform(random), limit = exp(-mean);
    int count = 0;
    for (; product > limit; count++)
        product *= random_uniform(random);
    return count;
}

static Date
day_after(Date date, int days)
{
    date.day += days;
    while (date.day > date_days_in_month(date.year, date.month)) {
        date.day -= date_days_in_month(date.year, date.month);
        date.year += date.month == 12;
        date.month = date.month % 12 + 1;
    }
    return date;
}

/* As people write dates: mostly 2017/4/3, sometimes 平成29年4月3日, H29.4.3. */
static void
add_date(GString *text, Random *random, Date date)
{
    int way = pick(random, 40);
    if (way == 0 && date.year < 2019)
        g_string_append_printf(text, "平成%d年%d月%d日", date.year - 1988,
                               date.month, date.day);
    else if (way == 1 && date.year < 2019)
        g_string_append_printf(text, "H%d.%d.%d", date.year - 1988, date.month,
                               date.day);
    else
        g_string_append_printf(text, "%d/%d/%d", date.year, date.month,
                               date.day);
}

/* --- who it is --- */
static char *
make_name(Random *random, const One *one)
{
    const char *first = first_parts[pick(random, G_N_ELEMENTS(first_parts))];
    const char *second = second_parts[pick(random, G_N_ELEMENTS(second_parts))];
    const char *given = given_names[pick(random, G_N_ELEMENTS(given_names))];
    const char *suffix = one->kind->suffix;
    int way = pick(random, 8);
    if (one->kind->is_body && g_str_has_prefix(suffix, "商工会"))
        return g_strdup_printf("%s%s町%s", first, second,
                               way < 2 ? "商工会議所" : "商工会");
    if (g_str_equal(suffix, "信用組合"))
        return g_strdup_printf("%s%s%s", first, second,
                               way < 3   ? "信用金庫"
                               : way < 4 ? "銀行"
                                         : suffix);
    if (one->kind->is_body)
        return way < 2 ? g_strdup_printf("%sｱﾝﾄﾞ%s", first, suffix)
                       : g_strdup_printf("%s%s%s", first, second, suffix);
    return way < 4 ? g_strdup_printf("%s%s%s%s", first, second, given, suffix)
                   : g_strdup_printf("%s%s%s", first, second, suffix);
}

static One
make_one(const Sample *sample, int number, Random *random)
{
    One one = {.number = number};
    double left = random_uniform(random);
    int kind = 0;
    while (kind < KINDS - 1 && (left -= kinds[kind].share) >= 0)
        kind++;
    one.kind = &kinds[kind];
    double at = random_uniform(random);
    while (one.prefecture < PREFECTURES - 1 &&
           sample->weights[one.prefecture] < at)
        one.prefecture++;
    /* 1, prefecture, number; the last digit is no check digit. */
    g_snprintf(one.id, sizeof one.id, "1%02d%06d", one.prefecture + 1, number);
    one.skill = .8 * random_normal(random) + log(one.kind->activity);
    one.is_idle = chance(random, .3);
    one.is_mass = !one.is_idle && chance(random, .02);
    one.certified = day_after((Date){2012, 11, 5}, pick(random, 2020));
    return one;
}

static void
add_profile(Sample *sample, One *one, Random *random)
{
    GString *text = sample->institutions.text;
    static const double shown[] = {.78, .35, .30, .93, .52};
    for (int i = 0; i < 5; i++)
        one->shows[i] = chance(random, shown[i]);
    g_string_append_c(text, ',');
    if (one->shows[0]) {
        int first = pick(random, 10), count = 1 + pick(random, 3);
        for (int i = 0; i < count; i++)
            g_string_append_printf(text, "%s%s", i ? "、" : "",
                                   fields[(first + i * 3) % 10]);
    }
    g_string_append(text, one->shows[1]
                              ? chance(random, .5)
                                    ? ",初回無料、以後１時間11000円"
                                    : ",\"顧問契約による\n（応相談）\""
                              : ",");
    if (one->shows[2])
        g_string_append_printf(text, ",計画の策定%d件", 1 + pick(random, 40));
    else
        g_string_append_c(text, ',');
    g_string_append_printf(
        text, ",%s",
        one->shows[4] ? given_names[pick(random, G_N_ELEMENTS(given_names))]
                      : "");
    if (one->shows[3])
        g_string_append_printf(
            text, ",0%d0-0000-%04d,https://www.example.jp/%s/,%s架空市%s%d-%d",
            1 + pick(random, 9), pick(random, 10000), one->id,
            sample->names[one->prefecture],
            places[pick(random, G_N_ELEMENTS(places))], 1 + pick(random, 9),
            1 + pick(random, 30));
    else
        g_string_append(text, ",,,");
    g_string_append_c(text, ',');
    if (chance(random, .9))
        add_date(text, random,
                 day_after((Date){2015, 10, 1}, chance(random, .62)
                                                    ? 640 + pick(random, 350)
                                                    : pick(random, 600)));
}

static void
add_institution(Sample *sample, One *one, Random *random)
{
    static const char *const knowledge[] = {"認定計画３件", "試験合格", ""};
    GString *text = sample->institutions.text;
    g_autofree char *name = make_name(random, one);
    g_string_append_printf(text, "%s,%s,%s,%02d,", one->id, name,
                           one->kind->name, one->prefecture + 1);
    add_date(text, random, one->certified);
    g_string_append_c(text, ',');
    Date expires = one->certified;
    while (date_compare(expires, (Date){2018, 6, 30}) <= 0)
        expires.year += 5;
    if (expires.month == 2 && expires.day == 29)
        expires.day = 28;
    add_date(text, random, expires);
    bool is_licensed =
        g_str_has_prefix(one->kind->name, "税理士") ||
        strstr(one->kind->name, "会計士") || strstr(one->kind->name, "監査") ||
        strstr(one->kind->name, "弁護士") ||
        strstr(one->kind->name, "診断士") || strstr(one->kind->name, "金融");
    g_string_append_printf(
        text, ",%s,",
        is_licensed ? "資格・免許"
                    : knowledge[chance(random, .03) ? 2 : pick(random, 2)]);
    double years =
        chance(random, .02) ? 1 + pick(random, 2) : 3 + pick(random, 30);
    if (chance(random, .97))
        g_string_append_printf(text, "%g,%g", years,
                               MIN(years, 1 + pick(random, 6)));
    else
        g_string_append_c(text, ',');
    g_string_append_printf(text, ",%s,%s",
                           !one->kind->is_body    ? "－"
                           : chance(random, .025) ? "不適"
                           : chance(random, .03)  ? "確認中"
                                                  : "適",
                           chance(random, .0006)  ? "あり"
                           : chance(random, .002) ? "確認中"
                                                  : "なし");
    add_profile(sample, one, random);
    g_string_append(text, "\r\n");
}

/* --- what it did --- */
static void
add_counts(Sample *sample, One *one, int year, Random *random)
{
    GString *text = sample->reports.text;
    double scale_of = exp(one->skill + .25 * random_normal(random));
    bool idle =
        one->is_idle ? year == YEAR || chance(random, .6) : chance(random, .12);
    one->plans = 0;
    for (int i = 0; i < ACTIVITIES; i++) {
        int count = idle ? 0 : poisson(random, means[i] * scale_of);
        if (one->is_mass && (i == 8 || i == 9))
            count = 50 * (1 + pick(random, i == 8 ? 3 : 12));
        else if (one->is_mass && i != 10)
            count = 0;
        one->plans += i == 0 || i == 2 || i == 4 || i == 6 ? count : 0;
        g_string_append_printf(text, ",%d", count);
    }
}

static void
add_report(Sample *sample, One *one, int year, Random *random)
{
    GString *text = sample->reports.text;
    Date due = {year + 1, 5, 31};
    g_string_append_printf(text, "%s,%d,", one->id, year);
    add_date(text, random, due);
    if (chance(random, year == YEAR ? .09 : .03)) { /* not handed in */
        int reminders = chance(random, .5) ? 2 : pick(random, 2);
        g_string_append_printf(text, ",,%d,なし", reminders);
        for (int i = 0; i < ACTIVITIES; i++)
            g_string_append_c(text, ',');
        one->plans = 0;
    } else {
        g_string_append_c(text, ',');
        bool is_late = chance(random, .04);
        Date from = is_late ? due : (Date){year + 1, 4, 5};
        add_date(text, random,
                 day_after(from, 1 + pick(random, is_late ? 25 : 50)));
        g_string_append_printf(text, ",%s,%s", is_late ? "1" : "0",
                               chance(random, .0004) ? "確定" : "なし");
        add_counts(sample, one, year, random);
    }
    g_string_append(text, "\r\n");
}

static void
add_replies(Sample *sample, const One *one, Random *random)
{
    GString *text = sample->replies.text;
    int count = one->is_mass ? poisson(random, 14)
                             : poisson(random, .8 + 1.3 * one->plans);
    double satisfied = .86 + .05 * random_normal(random);
    for (int reply = 0; reply < count; reply++) {
        add_date(text, random,
                 day_after((Date){2017, 10, 1}, pick(random, 200)));
        int word =
            chance(random, satisfied) ? pick(random, 2) : 2 + pick(random, 3);
        g_string_append_printf(text, ",%s,%s,%s,%s,", one->id,
                               chance(random, .01) ? "" : scale[word],
                               routes[pick_share(random, route_shares, 7)],
                               steps[pick_share(random, step_shares, 7)]);
        GString *found = g_string_new(NULL);
        for (int i = 0, any = 0; i < 5; i++) {
            if (!chance(random, sought_shares[i]))
                continue;
            g_string_append_printf(text, "%s%s", any++ ? "、" : "", sought[i]);
            if (one->shows[i] && chance(random, .8))
                g_string_append_printf(found, "%s%s", found->len ? "、" : "",
                                       sought[i]);
        }
        g_string_append_printf(text, ",%s\r\n", found->str);
        g_string_free(found, TRUE);
    }
}

static void
add_rest(Sample *sample, const One *one, Random *random)
{
    static const char *const matters[] = {
        "説明なく着手金を請求された", "計画書の写しを渡されない",
        "連絡が取れない", "申請期限に間に合わなかった",
        "採択されれば報酬を求める契約"};
    static const char *const courses[] = {"経営改善計画の実務",
                                          "財務分析の基礎", "事業承継の進め方",
                                          "ローカルベンチマークの使い方"};
    if (chance(random, one->is_mass ? .08 : .012)) {
        GString *text = sample->complaints.text;
        Date received = day_after((Date){2017, 4, 1}, pick(random, 440));
        add_date(text, random, received);
        g_string_append_printf(text, ",%s,%s,%s,", one->id,
                               chance(random, .06) ? "重大事故" : "苦情",
                               matters[pick(random, 5)]);
        if (chance(random, .75))
            add_date(text, random, day_after(received, 5 + pick(random, 90)));
        g_string_append(text, "\r\n");
    }
    for (int year = YEAR - 1; year <= YEAR; year++) {
        for (int i = poisson(random, one->is_idle ? .8 : 1.6); i > 0; i--) {
            GString *text = sample->trainings.text;
            add_date(text, random,
                     day_after((Date){year, 4, 1}, pick(random, 364)));
            g_string_append_printf(text, ",%s,%s,%s\r\n", one->id,
                                   courses[pick(random, 4)],
                                   chance(random, .4)   ? "合格"
                                   : chance(random, .1) ? "不合格"
                                                        : "－");
        }
    }
}

static void
add_one(Sample *sample, int number)
{
    char key[16];
    g_snprintf(key, sizeof key, "%d", number);
    Random random = random_keyed(SEED, "institution", key);
    One one = make_one(sample, number, &random);
    add_institution(sample, &one, &random);
    for (int year = FIRST_YEAR; year <= YEAR; year++)
        if (date_fiscal_year(one.certified) <= year)
            add_report(sample, &one, year, &random);
    add_replies(sample, &one, &random);
    add_rest(sample, &one, &random);
}

/* --- files --- */
/* 1 June 2016, by prefecture; the weights of where institutions are. */
static bool
load_weights(Sample *sample, const char *path, GError **error)
{
    enum { CODE, NAME, COUNT, COLUMNS };
    static const TableColumn columns[COLUMNS] = {
        [CODE] = {.heading = "拠点コード"},
        [NAME] = {.heading = "都道府県"},
        [COUNT] = {.heading = "民営事業所数"}};
    static const TableSpec spec = {
        .columns = columns, .column_count = COLUMNS, .key = CODE};
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Table) table = table_load(path, &spec, diag, error);
    if (!table || table_row_count(table) != PREFECTURES)
        return false;
    double sum = 0, count = 0;
    for (int i = 0; i < PREFECTURES; i++) {
        table_decimal(table, i, COUNT, 0, 1e9, &count);
        sample->weights[i] = sum += count;
        sample->names[i] = arena_dup(sample->arena, table_text(table, i, NAME));
    }
    for (int i = 0; i < PREFECTURES; i++)
        sample->weights[i] /= sum;
    return true;
}

static bool
save(const File *file, const char *folder, const char *name, bool is_cp932,
     GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (!is_cp932)
        return file_publish(path, file->text->str, file->text->len, NULL,
                            error);
    gsize length = 0;
    g_autofree char *bytes = g_convert(file->text->str, (gssize)file->text->len,
                                       "CP932", "UTF-8", NULL, &length, error);
    return bytes && file_publish(path, bytes, length, NULL, error);
}

static bool
save_all(const Sample *sample, const char *folder, GError **error)
{
    return file_make_dir(folder, error) &&
           save(&sample->institutions, folder, "institutions.csv", false,
                error) &&
           save(&sample->reports, folder, "reports.csv", true, error) &&
           save(&sample->replies, folder, "replies.csv", true, error) &&
           save(&sample->complaints, folder, "complaints.csv", true, error) &&
           save(&sample->trainings, folder, "trainings.csv", false, error);
}

static void
start_files(Sample *sample)
{
    sample->institutions.text = g_string_new(
        "\xEF\xBB\xBF認定支援機関の名簿（架空のデータ）\r\n"
        "認定番号,名称,種別,都道府県コード,認定日,有効期限,専門的知識,"
        "実務経験年数,うち法定業務年数,実施体制,欠格事由,得意分野,料金,実績,"
        "担当者,電話,ウェブサイト,所在地,公表情報更新日\r\n");
    sample->reports.text =
        g_string_new("認定番号,年度,提出期限,提出日,督促回数,虚偽報告");
    for (int i = 1; i <= ACTIVITIES; i++)
        g_string_append_printf(sample->reports.text, ",K%02d", i);
    g_string_append(sample->reports.text, "\r\n");
    sample->replies.text =
        g_string_new("回答日,認定番号,満足度,選定経緯,検索システム,求めた情報,"
                     "得られた情報\r\n");
    sample->complaints.text =
        g_string_new("受付日,認定番号,区分,概要,是正完了日\r\n");
    sample->trainings.text =
        g_string_new("受講日,認定番号,研修名,確認試験\r\n");
}

int
main(int argc, char **argv)
{
    if (argc != 4) {
        g_printerr("usage: sample ESTABLISHMENTS.csv COUNT FOLDER\n");
        return 2;
    }
    g_autoptr(Arena) arena = arena_new();
    Sample sample = {.arena = arena};
    g_autoptr(GError) error = NULL;
    int count = (int)g_ascii_strtoll(argv[2], NULL, 10);
    bool done = load_weights(&sample, argv[1], &error);
    start_files(&sample);
    for (int i = 1; done && i <= count; i++)
        add_one(&sample, i);
    g_string_append(sample.institutions.text,
                    "※この名簿は架空のものである。\r\n");
    done = done && save_all(&sample, argv[3], &error);
    if (!done)
        g_printerr("sample: %s\n", error ? error->message : argv[1]);
    g_string_free(sample.institutions.text, TRUE);
    g_string_free(sample.reports.text, TRUE);
    g_string_free(sample.replies.text, TRUE);
    g_string_free(sample.complaints.text, TRUE);
    g_string_free(sample.trainings.text, TRUE);
    return done ? 0 : 1;
}
