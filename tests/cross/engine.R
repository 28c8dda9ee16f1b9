# tests/index/cross computed by base R alone: engine.R DATA.CSV prints the
# results as `score --all` writes them. Its framework.xml is not read: the rules
# stand here a second time, written from tests/spec/method.md.
data <- read.csv(commandArgs(TRUE)[1])
data <- data[order(data$year, data$unit), ]
rownames(data) <- NULL
years <- split(seq_len(nrow(data)), data$year)
by_year <- function(x, f) { for (rows in years) x[rows] <- f(x[rows]); x }

# --- preparation
x <- list(cases = data$cases / data$firms * 1000)
for (name in names(data)[6:19]) x[[name]] <- data[[name]]
kept <- rowMeans(!is.na(as.data.frame(x))) >= 0.6
x <- lapply(x, function(v) replace(v, !kept, NA))
fill <- function(v, with) ifelse(is.na(v) & kept, with, v)
x$satisfied <- local({
    v <- x$satisfied
    fill(v, ave(v, data$year, data$type, FUN = function(u) median(u, na.rm = TRUE)))
})
x$score <- fill(x$score, ave(x$score, data$year, FUN = function(u) mean(u, na.rm = TRUE)))
before <- x$c1[match(paste(data$unit, data$year - 1), paste(data$unit, data$year))]
x$c1 <- fill(x$c1, before)

# --- treatment
shape <- function(v) {
    v <- na.omit(v)
    n <- length(v)
    m <- function(k) mean((v - mean(v))^k)
    c(sqrt(n * (n - 1)) / (n - 2) * m(3) / m(2)^1.5,
      (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m(4) / m(2)^2 - 3) + 6))
}
extreme <- function(v) { s <- shape(v); abs(s[1]) > 2 && s[2] > 3.5 }
log_shift <- function(v) {
    r <- range(v, na.rm = TRUE)
    if (shape(v)[1] < 0) -log(r[2] - v + diff(r) / 100) else log(v - r[1] + diff(r) / 100)
}
log_range <- function(v) {
    r <- range(v, na.rm = TRUE)
    if (shape(v)[1] < 0) -log((r[2] - 1) * (r[2] - v) / diff(r) + 1)
    else log((r[2] - 1) * (v - r[1]) / diff(r) + 1)
}
# The exponent where the likelihood's derivative is 0, for values over their
# geometric mean; the derivative of (u^l - 1) / l by l is an integral.
box_cox <- function(v) {
    power <- function(u, l) if (abs(l) < 1e-12) log(u) else (u^l - 1) / l
    u <- na.omit(v) / exp(mean(log(v), na.rm = TRUE))
    slope <- function(l) cov(power(u, l), sapply(log(u), function(a) {
        integrate(function(s) a^2 * s * exp(l * a * s), 0, 1, rel.tol = 1e-10)$value
    }))
    power(v, round(uniroot(slope, c(-2, 2), tol = 1e-12)$root, 6))
}
automatic <- function(v, points = 1) {
    moved <- v
    for (step in 0:100) {
        if (!extreme(moved)) return(moved)
        up <- shape(moved)[1] >= 0
        ends <- sort(unique(na.omit(moved)), decreasing = up)
        if (sum(moved != v, na.rm = TRUE) >= points) return(log_shift(v))
        moved[which(moved == ends[1])] <- ends[2]
    }
}
for (name in c("cases", "spike", "tail")) x[[name]] <- by_year(x[[name]], automatic)
x$days <- log(x$days)
x$score <- by_year(x$score, box_cox)
x$hours <- by_year(x$hours, log_range)

# --- normalisation
span <- function(v, from, to, low = min(v, na.rm = TRUE), high = max(v, na.rm = TRUE))
    from + (to - from) * (v - low) / (high - low)
z <- function(v) (v - mean(v, na.rm = TRUE)) / sd(v, na.rm = TRUE)
population <- function(v) sqrt(mean((v - mean(v, na.rm = TRUE))^2, na.rm = TRUE))
place <- function(v) rank(v, na.last = "keep", ties.method = "min")
percentile <- function(v) (place(v) - 1) / (sum(!is.na(v)) - 1)
n <- list()
for (name in c("cases", "spike", "tail")) n[[name]] <- by_year(x[[name]], function(v) span(v, 1, 100))
n$satisfied <- by_year(x$satisfied, function(v) 100 + 10 * z(v))
n$days <- by_year(-x$days, function(v) 100 + 10 * (v - mean(v, na.rm = TRUE)) / population(v))
n$score <- by_year(x$score, function(v) 100 + 10 * (v - mean(v, na.rm = TRUE)) / population(v))
n$hours <- pmin(100, pmax(1, span(x$hours, 1, 100, 0, 4)))
n$income <- pmin(100, span(log(x$income), 1, 100, log(100), log(75000)))
n$share <- by_year(x$share, function(v) v / max(v, na.rm = TRUE))
n$aim <- by_year(x$aim, function(v) pmin(1, (v - min(v, na.rm = TRUE)) / (70 - min(v, na.rm = TRUE))))
tenth <- ave(ifelse(data$unit == "U10", x$top, NA), data$year, FUN = function(u) na.omit(u)[1])
n$top <- (x$top - ave(x$top, data$year, FUN = function(u) min(u, na.rm = TRUE))) /
    (tenth - ave(x$top, data$year, FUN = function(u) min(u, na.rm = TRUE)))
n$place <- by_year(x$place, percentile)
n$c1 <- by_year(x$c1, place)
n$c2 <- by_year(-x$c2, function(v) place(v) - 1)
n$c3 <- x$c3

# --- aggregation
combine <- function(parts, weights, mean_of, available = 0) {
    m <- as.matrix(as.data.frame(n[parts]))
    w <- if (is.matrix(weights)) weights else matrix(weights, nrow(m), ncol(m), byrow = TRUE)
    sapply(seq_len(nrow(m)), function(i) {
        there <- !is.na(m[i, ])
        if (!any(there) || sum(w[i, there]) < available * sum(w[i, ])) return(NA)
        mean_of(m[i, there], w[i, there] / sum(w[i, there]))
    })
}
geometric <- function(v, w) prod(v^w)
harmonic <- function(v, w) 1 / sum(w / v)
quadratic <- function(v, w) sqrt(sum(w * v^2))
arithmetic <- function(v, w) sum(w * v)
penalised <- function(v, w) { m <- sum(w * v); m - sum(w * (v - m)^2) / m }
middle <- function(v, w) {
    o <- order(v)
    v <- v[o]
    below <- cumsum(w[o])
    above <- rev(cumsum(rev(w[o])))
    (v[which(below >= 0.5 - 1e-12)[1]] + v[max(which(above >= 0.5 - 1e-12))]) / 2
}
copeland <- function(parts, weights, available) {
    m <- as.matrix(as.data.frame(n[parts]))
    part <- colSums(t(!is.na(m)) * weights) >= available * sum(weights) & rowSums(!is.na(m)) > 0
    result <- rep(NA, nrow(m))
    for (rows in years) {
        here <- rows[part[rows]]
        result[here] <- sapply(here, function(i) sum(sapply(setdiff(here, i), function(j) {
            sign(sum(weights * sign(m[i, ] - m[j, ]), na.rm = TRUE))
        })))
    }
    result
}
n$activity <- combine(c("cases", "spike", "tail"), c(1, 2, 1), geometric, 0.6)
n$quality <- combine(c("satisfied", "days", "score"), c(1, 1, 1), penalised)
n$quality <- by_year(n$quality, function(v) span(v, 1, 100))
n$speed <- combine(c("hours", "income"), c(1, 1), harmonic)
large <- data$type == "large"
n$reach <- combine(c("share", "aim", "top", "place"),
                   cbind(ifelse(large, 1, 3), ifelse(large, 4, 1), ifelse(large, 2, 1), 2), middle)
n$pairs <- by_year(copeland(c("c1", "c2", "c3"), c(1, 2, 1.5), 0.5), function(v) 100 * percentile(v))
n$process <- combine(c("speed", "reach", "pairs"), c(1, 1, 1), quadratic)
n$index <- combine(c("activity", "quality", "process"), c(40, 35, 25), arithmetic)

# --- ranks and grades
written <- signif(n$index, 15)
ranks <- ave(-written, data$year, FUN = function(v) rank(v, na.last = "keep", ties.method = "min"))
grade <- rep(NA, nrow(data))
for (rows in split(seq_len(nrow(data)), list(data$year, data$type))) {
    cuts <- quantile(written[rows], c(0.3, 0.8), type = 7, na.rm = TRUE)
    grade[rows] <- c("C", "B", "A")[1 + (written[rows] >= cuts[1]) + (written[rows] >= cuts[2])]
}

nodes <- c("index", "activity", "cases", "spike", "tail", "quality", "satisfied", "days", "score",
           "process", "speed", "hours", "income", "reach", "share", "aim", "top", "place",
           "pairs", "c1", "c2", "c3")
number <- function(v) ifelse(is.na(v), "", sprintf("%.15g", v))
cat(paste(c("unit", "year", "rank", "grade", nodes), collapse = ","), "\n", sep = "")
table <- data.frame(data$unit, data$year, number(ranks), ifelse(is.na(grade), "", grade),
                    lapply(n[nodes], number))
write.table(table, sep = ",", quote = FALSE, row.names = FALSE, col.names = FALSE)
