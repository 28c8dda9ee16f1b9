# The view's numbers against the values that explain gives, rounded half up on
# their decimal digits: awk [-v least=N] -f compare.awk values joined. Prints what
# differs; fewer than N (500) compared is too few.
BEGIN { FS = "\t"; if (!least) least = 500 }
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
    else if (how == "rate")
        got = rounded(value, 0, value < 3 && value > -3 ? 2 : 1)
    else if (substr(how, 1, 1) == "%")
        got = rounded(value, 2, substr(how, 2) + 0)
    else
        got = rounded(value, 0, how + 0)
    if (got != $4) {
        print $5 ": the view has " $4 ", explain " $1 " = " value " gives " got
        bad = 1
    }
}
END {
    if (checked < least) { print "only " checked " numbers were compared"; bad = 1 }
    exit bad
}
