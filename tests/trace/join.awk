# Numbers of a view (flatten.awk) with what they are (card-items.tsv):
#   awk -f join.awk framework.xml card-items.tsv flat
# Lines of ITEM(s), tab, how, tab, printed or drawn, tab, value, tab, path.
# A number without a row, and a row without a number (but with -v sparse=1), go
# to stderr; then exit 1.
BEGIN { FS = "\t" }
FILENAME ~ /framework\.xml$/ {
    if (match($0, /<field id="[^"]*">[^<]*/)) {
        text = substr($0, RSTART + 11, RLENGTH - 11)
        fields[substr(text, index(text, ">") + 1)] = substr(text, 1, index(text, "\"") - 1)
    }
    if (/^ *<indicator id=/) units[quoted("id")] = quoted("unit")
    if (/^ *<component id=/) component = quoted("id")
    if (component && match($0, /<name>[^<]+/)) {
        components[substr($0, RSTART + 6, RLENGTH - 6)] = component
        component = ""
    }
    next
}
FILENAME ~ /\.tsv$/ {
    if (/^#/ || $4 == "text") next
    rows++
    paths[rows] = $1; filters[rows] = $2; items[rows] = $3; hows[rows] = $4; shown[rows] = $5
    next
}
function quoted(name) {
    if (!match($0, " " name "=\"[^\"]*\"")) return ""
    return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
}
# The value of NAME, of the element or the nearest around it; n is its place,
# size its own attribute n.
function attribute(name,    i, n) {
    if (name == "month" || name == "last-month") {
        n = attribute("n") + 3
        i = attribute("year") - (name == "last-month")
        return n > 12 ? sprintf("%d-%02d", i + 1, n - 12) : sprintf("%d-%02d", i, n)
    }
    if (name == "hub") return codes[attribute("label")]
    if (name == "case") return attribute("n") - 1
    if (name == "measure") {
        i = attribute("id")
        return i == "" ? components[attribute("name")] : i
    }
    if (name == "size") return substr($4, 1, 2) == "n=" ? substr($4, 3) : ""
    if (name == "field-id") return fields[attribute("field")]
    for (i = 3; i <= NF; i++)
        if (substr($i, 1, length(name) + 1) == name "=")
            return substr($i, length(name) + 2)
    return ""
}
function fill(text,    name) {
    while (match(text, /\{[a-z-]+\}/)) {
        name = substr(text, RSTART + 1, RLENGTH - 2)
        text = substr(text, 1, RSTART - 1) attribute(name) substr(text, RSTART + RLENGTH)
    }
    return text
}
function holds(filter,    eq) {
    eq = index(filter, "=")
    return filter == "-" || attribute(substr(filter, 1, eq - 1)) == substr(filter, eq + 1)
}
# The map comes before all else that has the labels of hubs.
$1 == "map/tile@code" { codes[attribute("short")] = $2 }
{
    for (row = 1; row <= rows; row++)
        if (paths[row] == $1 && holds(filters[row])) break
    if (row > rows) {
        print "no row says what this is: " $1 " = " $2 > "/dev/stderr"
        bad = 1
        next
    }
    used[row] = 1
    how = hows[row]
    if (how == "rate") {
        unit = attribute("rate-unit")
        if (unit == "") unit = units[attribute("id")]
        if (unit == "％") how = "%1"
    }
    how = fill(how)
    print (how == "same" ? items[row] : fill(items[row])) "\t" how "\t" shown[row] "\t" $2 "\t" $1
}
END {
    for (row = 1; row <= rows; row++)
        if (!used[row] && !sparse) {
            print "no number of the view is this: " paths[row] " " filters[row] > "/dev/stderr"
            bad = 1
        }
    exit bad
}
