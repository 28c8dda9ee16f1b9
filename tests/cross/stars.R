# The stars of tests/index/stars computed by base R alone: stars.R DATA.CSV.
# A line a hospital in the order of the data: stars (- without) and summary
# score. kmeans() is R's own, begun at the medians of five equal parts.
data <- read.csv(commandArgs(TRUE)[1], check.names = FALSE)
weights <- c(mortality = 22, safety = 22, readmission = 22, experience = 22, timely = 12)
measures <- sapply(names(weights), function(group) grep(paste0("^", group), names(data), value = TRUE))
lower <- c(measures$mortality, measures$safety, measures$readmission, measures$timely[7:12])

z <- function(x) (x - mean(x, na.rm = TRUE)) / sd(x, na.rm = TRUE)
standard <- sapply(unlist(measures, use.names = FALSE),
                   function(name) z(if (name %in% lower) -data[[name]] else data[[name]]))
group_scores <- sapply(names(weights),
                       function(group) z(rowMeans(standard[, measures[[group]]], na.rm = TRUE)))
summary_score <- apply(group_scores, 1, function(x) weighted.mean(x, weights, na.rm = TRUE))

enough <- sapply(names(weights), function(group) rowSums(!is.na(standard[, measures[[group]]])) >= 3)
groups <- rowSums(enough)
rated <- groups >= 3 & (enough[, "mortality"] | enough[, "safety"])
stars <- rep("-", nrow(data))
for (peers in sort(unique(groups[rated]))) {
    here <- which(rated & groups == peers)
    sorted <- sort(summary_score[here], decreasing = TRUE)
    n <- length(sorted)
    seeds <- sapply(1:5, function(k) median(sorted[(floor(n * (k - 1) / 5) + 1):floor(n * k / 5)]))
    clusters <- kmeans(summary_score[here], centers = seeds, iter.max = 10000, algorithm = "Lloyd")
    stars[here] <- 6 - clusters$cluster
}
cat(paste(stars, ifelse(is.nan(summary_score), "-", sprintf("%.12g", summary_score))), sep = "\n")
