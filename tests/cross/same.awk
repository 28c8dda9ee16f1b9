# same.awk EXPECTED ACTUAL: the same lines, numbers to 1e-9 (relative above 1).
function size(x) { return x < 0 ? -x : x }
function differs(a, b) { # texts
    if (a == b)
        return 0
    if (a !~ /^[-+]?[0-9]/ || b !~ /^[-+]?[0-9]/)
        return 1
    a += 0
    b += 0
    return size(a - b) > 1e-9 * (size(b) < 1 ? 1 : size(b))
}
BEGIN { FS = "[ ,]" }
NR == FNR { expected[FNR] = $0; lines = FNR; next }
{
    count = split(expected[FNR], wanted, FS)
    for (i = 1; i <= NF || i <= count; i++)
        if (differs($i "", wanted[i] "")) {
            print "line " FNR ", field " i ": " $i ", expected " wanted[i]
            bad = 1
        }
}
END { exit bad || !lines || FNR != lines }
