#include "disclose/compose.h"

#include <string.h>

static XmlDocument *
parse(const char *text)
{
    g_autoptr(GError) error = NULL;
    XmlDocument *document =
        xml_parse("test.xml", text, strlen(text), NULL, NULL, &error);
    g_assert_no_error(error);
    return document;
}

static Texts *
compose(const char *rules, const char *view, unsigned turn)
{
    g_autofree char *text =
        g_strdup_printf("<wording xmlns='urn:hyoka:wording:1' year='2017'>%s"
                        "</wording>",
                        rules);
    g_autoptr(XmlDocument) words = parse(text);
    g_autoptr(XmlDocument) draft = parse(view);
    g_autoptr(Wording) wording = wording_read(xml_root(words), NULL);
    g_assert_nonnull(wording);
    return compose_texts(wording, "card", xml_root(draft), turn);
}

static void
test_first_that_holds(void)
{
    const char *rules = "<text id='a' document='card'>"
                        "<say test='@n &gt; 5'>大</say><say>小</say></text>"
                        "<text id='b' document='summary'><say>別</say></text>";
    g_autoptr(Texts) big = compose(rules, "<view n='6'/>", 0);
    g_autoptr(Texts) small = compose(rules, "<view n='5'/>", 0);
    g_assert_cmpstr(compose_text(big, "a", 0), ==, "大");
    g_assert_cmpstr(compose_text(small, "a", 0), ==, "小");
    g_assert_cmpstr(compose_text(big, "b", 0), ==, "");
}

static void
test_formats(void)
{
    g_autoptr(Texts) texts = compose(
        "<text id='a' document='card'><say>{@n;comma} {@d;signed} {@u;signed} "
        "{@d;size} {@w;wide} {@f;comma} {@none}</say></text>",
        "<view n='10364' d='-1.1' u='2.5' w='7' f='1234.50'/>", 0);
    g_assert_cmpstr(compose_text(texts, "a", 0), ==,
                    "10,364 ▲1.1 ＋2.5 1.1 ７ 1,234.50 ");
}

static void
test_nodes_and_lines(void)
{
    g_autoptr(Texts) texts =
        compose("<text id='a' document='card' at='p' all='yes'>"
                "<say test='@x'>x{@x}</say><say test='@y'>y{@y}</say></text>",
                "<view><p x='1' y='2'/><p/><p y='3'/></view>", 0);
    g_assert_cmpstr(compose_text(texts, "a", 0), ==, "x1\ny2");
    g_assert_cmpstr(compose_text(texts, "a", 1), ==, "");
    g_assert_cmpstr(compose_text(texts, "a", 2), ==, "y3");
    g_assert_cmpstr(compose_text(texts, "a", 3), ==, "");
}

#define LIST(least, most, characters)                                          \
    "<list id='l' document='card' least='" least "' most='" most               \
    "' characters='" characters "'>"                                           \
    "<rule id='r' each='i[@v &gt; 5]' by='-@v' about='@id' limit='2'>"         \
    "<say>{@id}は高い。</say><say>{@id}も高い。</say></rule>"          \
    "<rule id='s' each='i' by='@v' about='@id' limit='9' reserve='yes'>"       \
    "<say>{@id}は低い。</say><say>{@id}も低い。</say></rule></list>"

static const char items[] = "<view><i id='a' v='1'/><i id='b' v='9'/>"
                            "<i id='c' v='7'/><i id='d' v='8'/></view>";

static void
test_list_order(void)
{
    g_autoptr(Texts) texts = compose(LIST("2", "4", "99"), items, 0);
    g_assert_cmpstr(compose_text(texts, "l", 0), ==, "bは高い。dも高い。");
    g_autoptr(Texts) turned = compose(LIST("2", "4", "99"), items, 1);
    g_assert_cmpstr(compose_text(turned, "l", 0), ==, "bも高い。dは高い。");
}

static void
test_reserve(void)
{
    g_autoptr(Texts) texts = compose(LIST("3", "4", "99"), items, 0);
    g_assert_cmpstr(compose_text(texts, "l", 0), ==,
                    "bは高い。dも高い。aは低い。");
}

static void
test_characters(void)
{
    g_autoptr(Texts) texts = compose(LIST("2", "4", "9"), items, 0);
    g_assert_cmpstr(compose_text(texts, "l", 0), ==, "bは高い。");
}

/* A second list does not come back to what the first spoke of. */
static void
test_spoken_once(void)
{
    g_autoptr(Texts) texts = compose(
        "<list id='l' document='card' least='1' most='1' characters='99'>"
        "<rule id='r' each='i' by='-@v' about=\"concat(@id, ' x')\" limit='1'>"
        "<say>{@id}。</say></rule></list>"
        "<list id='m' document='card' least='1' most='4' characters='99'>"
        "<rule id='x' each='.' about=\"'x'\" limit='1'><say>x。</say></rule>"
        "<rule id='r' each='i' by='-@v' about='@id' limit='1'>"
        "<say>{@id}。</say></rule></list>",
        items, 0);
    g_assert_cmpstr(compose_text(texts, "l", 0), ==, "b。");
    g_assert_cmpstr(compose_text(texts, "m", 0), ==, "d。");
}

/* Questions: a sentence a line, with its subjects and the rule that asks. */
static void
test_lines(void)
{
    g_autoptr(Texts) texts = compose(
        "<list id='q' document='card' least='2' most='9' characters='99'"
        " lines='yes'>"
        "<rule id='r' each='i[@v &gt; 7]' by='-@v' about='@id' limit='2'>"
        "<say>{@id}か。</say><say>{@id}は。</say></rule>"
        "<rule id='s' each='i[@v = 1]' about=\"concat(@id, ' ', @v)\""
        " limit='1'><say>何か。</say></rule></list>",
        items, 0);
    g_assert_cmpstr(compose_text(texts, "q", 0), ==, "bか。\ndは。\n何か。");
    g_assert_cmpstr(compose_text(texts, "q.about", 0), ==, "b\nd\na 1");
    g_assert_cmpstr(compose_text(texts, "q.rules", 0), ==, "r\nr\ns");
}

static void
check_finding(const char *inside, int line, int column)
{
    g_autofree char *text = g_strdup_printf(
        "<wording xmlns='urn:hyoka:wording:1' year='2017'>\n%s</wording>",
        inside);
    g_autoptr(XmlDocument) words = parse(text);
    g_autoptr(Diag) diag = diag_new();
    g_assert_null(wording_read(xml_root(words), diag));
    g_assert_cmpint(diag_length(diag), ==, 1);
    const Finding *finding = diag_get(diag, 0);
    g_assert_cmpint(finding->place.line, ==, line);
    g_assert_cmpint(finding->place.column, ==, column);
    g_assert_cmpstr(finding->place.file, ==, "test.xml");
}

static void
test_mistakes(void)
{
    check_finding("<text id='a' document='card'>\n <say>{@n[}</say></text>", 3,
                  2);
    check_finding("<text id='a' document='card'><say>{@n</say></text>", 2, 30);
    check_finding("<text id='a' document='card'><say>a}</say></text>", 2, 30);
    check_finding("<text id='a' document='card'><say>{@n;roman}</say></text>",
                  2, 30);
    check_finding("<text id='a' document='card'><say test='(('>a</say></text>",
                  2, 30);
    check_finding("<label id='x'>a</label>\n<label id='x'>b</label>", 3, 1);
    check_finding("<text id='a' document='card'><say>a</say></text>\n"
                  "<text id='a' document='card'><say>a</say></text>",
                  3, 1);
}

static void
test_sentences_know_what_said_them(void)
{
    g_autoptr(XmlDocument) words =
        parse("<wording xmlns='urn:hyoka:wording:1' year='2017'>"
              "<text id='a' document='card' at='p'><say>{@x}</say></text>"
              "<list id='l' document='card' least='1' most='2' "
              "characters='90'><rule id='r' each='p[@x &gt; 1]' about='@x' "
              "limit='2'><say test='@x = 3'>三</say><say>他{@x}</say></rule>"
              "</list></wording>");
    g_autoptr(XmlDocument) draft =
        parse("<view><p x='1'/><p x='2'/><p x='3'/></view>");
    g_autoptr(Wording) wording = wording_read(xml_root(words), NULL);
    g_autoptr(Texts) texts = compose_texts(wording, "card", xml_root(draft), 0);
    g_assert_cmpint(compose_sentence_count(texts), ==, 5);
    const ComposeSentence *second = compose_sentence(texts, 1);
    g_assert_cmpstr(second->id, ==, "a");
    g_assert_cmpint(second->number, ==, 2);
    g_assert_cmpstr(second->text, ==, "2");
    g_assert_null(second->rule);
    const ComposeSentence *last = compose_sentence(texts, 4);
    g_assert_cmpstr(last->rule->id, ==, "r");
    g_assert_cmpint(last->number, ==, 2);
    g_assert_cmpstr(xml_path_expression(last->say->test), ==, "@x = 3");
    g_autoptr(GArray) read = xml_path_attributes(last->rule->about, last->node);
    g_assert_cmpint((int)read->len, ==, 1);
    g_assert_cmpstr(g_array_index(read, XmlSelected, 0).value, ==, "3");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/compose/the-first-wording-that-holds-is-said",
                    test_first_that_holds);
    g_test_add_func("/compose/values-are-formatted", test_formats);
    g_test_add_func("/compose/each-node-has-its-lines", test_nodes_and_lines);
    g_test_add_func("/compose/rules-speak-in-order-and-never-alike",
                    test_list_order);
    g_test_add_func("/compose/reserve-fills-up-to-the-least", test_reserve);
    g_test_add_func("/compose/a-list-keeps-to-its-characters", test_characters);
    g_test_add_func("/compose/nothing-is-spoken-of-twice", test_spoken_once);
    g_test_add_func("/compose/questions-a-line-each", test_lines);
    g_test_add_func("/compose/mistakes-are-found-at-their-place",
                    test_mistakes);
    g_test_add_func("/compose/sentences-know-what-said-them",
                    test_sentences_know_what_said_them);
    return g_test_run();
}
