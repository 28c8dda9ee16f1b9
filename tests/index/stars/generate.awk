# 4,600 made-up hospitals with 46 measures in the five groups of CMS, from a
# fixed seed: a hospital has its own level and one a group; a large one reports
# most measures, a small one few groups. Whole numbers, so that every awk agrees.
function draw() { # 0 to 1
    seed = (seed * 16807) % 2147483647
    return seed / 2147483647
}
function bell() { return draw() + draw() + draw() + draw() - 2 }
BEGIN {
    seed = 20210728
    groups = split("mortality safety readmission experience timely", name, " ")
    split("7 8 11 8 12", size, " ")
    printf "hospital"
    for (g = 1; g <= groups; g++)
        for (m = 1; m <= size[g]; m++)
            printf ",%s%02d", name[g], m
    print ""
    for (h = 1; h <= 4600; h++) {
        printf "%06d", 10000 + h
        level = bell()
        scale = draw()
        for (g = 1; g <= groups; g++) {
            own = bell()
            share = draw() < 0.4 + 0.6 * scale ? 0.35 + 0.6 * scale : 0.1 * scale
            for (m = 1; m <= size[g]; m++) {
                worse = (g == 1 || g == 2 || g == 3 || (g == 5 && m > 6)) ? -1 : 1
                value = 1000 + 97 * m + worse * (40 + 9 * g) * (level + own + 2 * bell())
                printf(draw() < share ? ",%d" : ",", value)
            }
        }
        print ""
    }
}
