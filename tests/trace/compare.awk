# The view's numbers against the values that explain gives, rounded half up on
# their decimal digits: awk [-v least=N] [-v hubs=FILE] -f compare.awk values
# joined. Prints what differs; fewer than N (500) compared is too few. FILE has
# the code and the block of each hub, for items that are lists over hubs.
BEGIN {
    FS = "\t"
    if (!least) least = 500
    while (hubs && (getline line < hubs) > 0) {
        codes[++hub_count] = substr(line, 1, index(line, FS) - 1)
        blocks[hub_count] = substr(line, index(line, FS) + 1)
    }
}
FNR == NR { values[$1] = $2; next }
$2 == "name" || $2 == "ink" || $2 == "same" { next }
# DIGITS times ten to the SHIFT, rounded half up (by magnitude) to PLACES.
function rounded(text, shift, places,    sign, dot, digits, point, keep, n, result) {
    sign = ""
    if (substr(text, 1, 1) == "-") { sign = "-"; text = substr(text, 2) }
    dot = index(text, ".")
    digits = dot ? substr(text, 1, dot - 1) substr(text, dot + 1) : text
    point = (dot ? dot - 1 : length(text)) + shift
    while (length(digits) < point + places + 1) digits = digits "0"
    keep = point + places
    n = keep > 0 ? substr(digits, 1, keep) + 0 : 0
    if (keep >= 0 && substr(digits, keep + 1, 1) >= "5") n++
    result = sprintf("%.0f", n)
    while (length(result) <= places) result = "0" result
    if (places) result = substr(result, 1, length(result) - places) "." substr(result, length(result) - places + 1)
    return (n ? sign : "") result
}
function format(value, how) {
    if (how == "rate")
        return rounded(value, 0, value < 3 && value > -3 ? 2 : 1)
    return substr(how, 1, 1) == "%" ? rounded(value, 2, substr(how, 2) + 0) \
                                    : rounded(value, 0, how + 0)
}
# The values of all/ITEM or block/NAME/ITEM, where a hub has one, into list and,
# by their hub, into by.
function gather(word, list, by,    i, n, name, item) {
    name = ""
    item = substr(word, index(word, "/") + 1)
    if (word ~ /^block\//) {
        name = substr(item, 1, index(item, "/") - 1)
        item = substr(item, index(item, "/") + 1)
    }
    split("", list)
    split("", by)
    for (i = 1; i <= hub_count; i++) {
        if (name != "" && blocks[i] != name) continue
        value = values[codes[i] "/" item]
        if (value == "" || value == "-") continue
        list[++n] = by[i] = value + 0
    }
    return n + 0
}
function sort(list, n,    i, j, value) {
    for (i = 2; i <= n; i++) {
        value = list[i]
        for (j = i - 1; j > 0 && list[j] > value; j--) list[j + 1] = list[j]
        list[j + 1] = value
    }
}
function quantile(list, n, q,    place, low) {
    place = q * (n - 1)
    low = int(place)
    return list[low + 1] + (place - low) * (list[low + 1 + (low + 1 < n)] - list[low + 1])
}
function deviation(list, n,    i, mean, squares) {
    for (i = 1; i <= n; i++) mean += list[i] / n
    for (i = 1; i <= n; i++) squares += (list[i] - mean) ^ 2
    return sqrt(squares / n)
}
# What is done with the lists of WORDS, printed as HOW says; "" is nothing known.
function computed(words, does, how, seen,    n, m, i, part, sum, other, low, high) {
    split(words, part, " ")
    if (does ~ /^limit/) {
        sum = values[part[1]]
        sum += substr(does, 6) * sqrt(sum * (1 - sum) / part[3] + values[part[2]])
        return format(sprintf("%.15f", sum < 0 ? 0 : sum > 1 ? 1 : sum), how)
    }
    n = gather(part[1], list, by)
    if (does ~ /^from/) {
        low = substr(does, 5)
        sub(/to.*/, "", low)
        high = substr(does, index(does, "to") + 2)
        for (i = 1; i <= n; i++) {
            other = format(sprintf("%.15g", list[i]), how) + 0
            sum += (low == "-" || low == "" || other >= low + 0) && (high == "" || other < high + 0)
        }
        return sum + 0
    }
    if (does ~ /^beside/) {
        gather(part[2], others, sizes)
        for (i in by)
            if (sizes[i] == substr(does, 7) + 0) {
                other = format(sprintf("%.15g", by[i]), how)
                if (other == seen) return other
            }
        return other
    }
    for (i = 1; i <= n; i++) sum += list[i]
    if (does == "pooled") {
        m = gather(part[2], others, sizes)
        for (i = 1; i <= m; i++) other += others[i]
        sum = other ? sum / other : ""
    } else if (does == "sd")
        sum = deviation(list, n)
    else if (does != "sum") {
        sort(list, n)
        sum = does ~ /^q/ ? quantile(list, n, substr(does, 2) / 100) : list[substr(does, 4) + 0]
    }
    return format(sprintf("%.15g", sum), how)
}
index($2, ":") {
    checked++
    got = computed($1, substr($2, 1, index($2, ":") - 1), substr($2, index($2, ":") + 1), $4)
    if (got != $4) {
        print $5 ": the view has " $4 ", " $2 " of explain " $1 " gives " got
        bad = 1
    }
    next
}
{
    checked++
    count = split($1, parts, " : ")
    value = values[parts[1]]
    if (count == 2 && value != "" && value != "-")
        value = sprintf("%.15g", value / values[parts[2]])
    how = $2
    if (value !~ /^-?[0-9]+(\.[0-9]+)?$/)
        got = "no value (" value ")"
    else if (how == "floor")
        got = int(value)
    else if (how == "up")
        got = value > int(value) ? int(value) + 1 : int(value)
    else
        got = format(value, how)
    if (got != $4) {
        print $5 ": the view has " $4 ", explain " $1 " = " value " gives " got
        bad = 1
    }
}
END {
    if (checked < least) { print "only " checked " numbers were compared"; bad = 1 }
    exit bad
}
