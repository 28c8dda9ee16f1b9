# What base R says of the statistics that score computes, from the data beside
# this file and tests/statistics: a line "name value …" each. Run in the root of
# the project; tests/unit/cross_test.c holds the C functions to the answers. R's
# own functions are used wherever there are some.
options(digits = 15)
say <- function(name, ...) cat(name, sprintf("%.15g", c(...)), "\n")
hubs <- read.csv("tests/statistics/hubs47_synthetic.csv")
panel <- read.csv("tests/statistics/15_panel_rates_synthetic.csv")
marks <- read.csv("tests/cross/marks.csv")
months <- read.csv("tests/cross/months.csv")

# Shape, type 2 of Joanes and Gill: from central moments of the sample.
shape <- function(x) {
    n <- length(x)
    m <- function(k) mean((x - mean(x))^k)
    g1 <- m(3) / m(2)^1.5
    g2 <- m(4) / m(2)^2 - 3
    c(g1 * sqrt(n * (n - 1)) / (n - 2), ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3)))
}
for (column in c("establishments", "consults", "visitors", "hard_cases"))
    say(paste0("shape.", column), shape(hubs[[column]]))

say("quantile.consults", quantile(hubs$consults, c(0, 0.1, 0.25, 1 / 3, 0.5, 0.9, 1), type = 7))
t_scores <- function(x) 50 + 10 * (x - mean(x)) / sqrt(mean((x - mean(x))^2))
say("t.visitors", t_scores(hubs$visitors))
say("rank.network", rank(-hubs$network, ties.method = "min"))

first <- 1:12
wilson <- sapply(first, function(i) prop.test(hubs$sat_pos[i], hubs$sat_n[i], correct = FALSE)$conf.int)
say("wilson", wilson)
say("poisson", sapply(c(0, 1, 7, 30, 412), function(x) poisson.test(x)$conf.int))

# Empirical Bayes by moments: the binomial and the Poisson model.
shrink <- function(x, n, chance, prior) {
    p <- sum(x) / sum(n)
    between <- max(0, sum(n * (x / n - p)^2) / sum(n) - chance(p) * length(x) / sum(n))
    weight <- prior(p, between)
    list(p = p, between = between, rates = (x + weight * p) / (n + weight))
}
beta <- shrink(hubs$sat_pos, hubs$sat_n, function(p) p * (1 - p), function(p, b) p * (1 - p) / b - 1)
say("shrink.binomial", beta$p, beta$between, beta$rates)
gamma <- shrink(hubs$consults, hubs$establishments, identity, function(p, b) p / b)
say("shrink.poisson", gamma$p, gamma$between, gamma$rates)

# Funnel: Spiegelhalter's additive random effects over winsorised z-scores.
rate <- hubs$consults / hubs$establishments
target <- sum(hubs$consults) / sum(hubs$establishments)
v <- target / hubs$establishments
z <- (rate - target) / sqrt(v)
pulled <- pmin(pmax(z, quantile(z, 0.1)), quantile(z, 0.9))
w <- 1 / v
tau2 <- max(0, (length(z) * mean(pulled^2) - (length(z) - 1)) / (sum(w) - sum(w^2) / sum(w)))
say("funnel", tau2, (rate - target) / sqrt(v + tau2))

# Trend: all slopes; Kendall's test as cor.test has it, with ties and correction.
slopes <- function(x) {
    pairs <- which(upper.tri(matrix(0, length(x), length(x))), arr.ind = TRUE)
    na.omit((x[pairs[, 2]] - x[pairs[, 1]]) / (pairs[, 2] - pairs[, 1]))
}
say("trend.slope", median(slopes(months$count)))
known <- na.omit(months$count)
say("trend.z", cor.test(known, seq_along(known), method = "kendall", exact = FALSE, continuity = TRUE)$statistic)
season <- matrix(months$count, nrow = 12)
say("trend.seasonal.slope", median(unlist(apply(season, 1, slopes))))
kendall <- function(x) {
    x <- na.omit(x)
    n <- length(x)
    tied <- table(x)
    c(sum(sign(outer(x, x, function(a, b) b - a))[upper.tri(matrix(0, n, n))]),
      (n * (n - 1) * (2 * n + 5) - sum(tied * (tied - 1) * (2 * tied + 5))) / 18)
}
both <- rowSums(apply(season, 1, kendall))
say("trend.seasonal", both, sign(both[1]) * max(0, abs(both[1]) - 1) / sqrt(both[2]))

per <- 1000 * rate
say("dispersion.gini", sum(abs(outer(per, per, "-"))) / (2 * length(per)^2 * mean(per)))
say("dispersion.cv", sqrt(mean((per - mean(per))^2)) / mean(per))
say("dispersion.theil", mean(per / mean(per) * log(per / mean(per))))
say("dispersion.sigma", sapply(panel[, -1], function(x) sd(log(x))))
growth <- summary(lm(log(y4 / y0) ~ log(y0), panel))$coefficients
say("dispersion.beta", growth[2, 1:2])

# Raters. ICC(1) from R's analysis of variance, alpha from the coincidences of
# all pairs, severities from the linear model of unit and rater.
by_unit <- split(marks$level, marks$unit)
pairs <- do.call(rbind, lapply(by_unit, function(x) {
    grid <- expand.grid(i = seq_along(x), j = seq_along(x))
    grid <- grid[grid$i != grid$j, ]
    data.frame(a = x[grid$i], b = x[grid$j], w = 1 / (length(x) - 1))
}))
apart <- function(a, b) (a - b)^2
chance_apart <- function(a, wa, b, wb) sum(outer(a, b, apart) * outer(wa, wb)) / (sum(wa) * sum(wb))
say("raters.kappa", 1 - weighted.mean(apart(pairs$a, pairs$b), pairs$w) /
    chance_apart(pairs$a, pairs$w, pairs$b, pairs$w))
n <- sum(lengths(by_unit))
values <- marks$level
say("raters.alpha", 1 - (sum(pairs$w * apart(pairs$a, pairs$b)) / n) /
    (sum(outer(values, values, apart)) / (n * (n - 1))))
squares <- summary(aov(level ~ factor(unit), marks))[[1]][["Mean Sq"]]
k <- (n - sum(lengths(by_unit)^2) / n) / (length(by_unit) - 1)
say("raters.icc", (squares[1] - squares[2]) / (squares[1] + (k - 1) * squares[2]),
    (squares[1] - squares[2]) / squares[1])
model <- lm(level ~ 0 + factor(unit) + C(factor(rater), contr.sum), marks)
lenient <- tail(coef(model), 5)
say("raters.severity", -c(lenient, -sum(lenient)))

say("association.rank", cor(hubs$consults, hubs$network, method = "spearman"))
say("association.share", cov(hubs$visitors, hubs$consults) / var(hubs$consults))

at <- c(-6, -1.2, 0, 0.7, 3.1, 8)
say("chance.above", pnorm(at, lower.tail = FALSE))
say("chance.both", 2 * pnorm(-abs(at)))
say("chance.chi", pchisq(c(0.5, 8, 40, 200), c(1, 8, 9, 9), lower.tail = FALSE))
say("chance.binomial", pbinom(c(3, 20, 55) - 1, c(10, 60, 60), c(0.2, 0.2, 0.9), lower.tail = FALSE))
p <- 2 * pnorm(-abs(z) / 6)
say("chance.threshold", max(p[p.adjust(p, "BH") <= 0.05]))
say("chance.peers", (per[5] - median(per)) / mad(per, constant = 1.4826))
say("gamma", pgamma(c(0.1, 2, 30), c(0.5, 2, 20)), pgamma(c(0.1, 2, 90), c(0.5, 2, 20), lower.tail = FALSE))
say("gamma.quantile", qgamma(c(0.025, 0.5, 0.975), c(0.7, 3, 40)))

digits <- function(x) as.integer(substr(as.character(x), 1, 1))
cells <- c(hubs$consults, hubs$visitors, hubs$resolved, hubs$network)
law <- log10(1 + 1 / 1:9)
seen <- table(factor(digits(cells), 1:9))
benford <- chisq.test(seen, p = law)
say("digits.first", benford$statistic, benford$p.value, mean(abs(seen / sum(seen) - law)),
    log10(max(cells) / min(cells)))
last <- table(factor(cells[cells >= 100] %% 10, 0:9))
even <- chisq.test(last)
say("digits.last", even$statistic, even$p.value,
    binom.test(sum(last[c("0", "5")]), sum(last), 0.2, alternative = "greater")$p.value)

year <- months$count[months$year == 2017]
say("series.dispersion", var(year) / mean(year),
    pchisq(11 * var(year) / mean(year), 11, lower.tail = FALSE))
change <- (year - mean(year)) / sd(year)
say("series.cusum", max(Reduce(function(sum, x) max(0, sum + x - 0.5), change, 0, accumulate = TRUE)))

# Weights by correlation: PCA as eigen() has it; balanced ones by inverting.
columns <- as.matrix(hubs[, c("consults", "visitors", "resolved", "network", "fte")])
say("weights.pca", eigen(cor(columns))$vectors[, 1]^2)
columns <- columns[, c("fte", "consults", "network")]
balanced <- solve(cor(columns), rep(1, 3)) / apply(columns, 2, sd)
say("weights.balanced", balanced / sum(balanced))
