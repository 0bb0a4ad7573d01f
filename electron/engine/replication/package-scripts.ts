/** Scripts that load the package with nothing but the standard library, and check what they have loaded. */
export const scripts = {
  'load.py': `"""Loads the replication package. Run it where it lies, or import it: python3 load.py"""
import collections
import csv
import os

here = os.path.dirname(os.path.abspath(__file__))


def read(name):
    with open(os.path.join(here, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


articles = {row["article_id"]: row for row in read("articles.csv")}
codebook = {row["code_id"]: row for row in read("codebook.csv")}
segments = read("segments.csv")
units = read("units.csv")
counts = read("counts.csv")

for row in segments:
    row["article"] = articles[row["article_id"]]
    row["start"], row["end"] = int(row["start"]), int(row["end"])

counted = collections.Counter((row["code_id"], row["coder"]) for row in segments)
assert counted == {(row["code_id"], row["coder"]): int(row["codings"]) for row in counts}, "counts.csv says otherwise"


def passage(segment, text):
    """The words of a coding, where you have the text of its article as it was coded."""
    return text[segment["start"]:segment["end"]]


if __name__ == "__main__":
    for row in counts:
        print(row["codings"].rjust(8), row["code_path"], "/", row["coder"])
    print(len(articles), "articles,", len(segments), "codings,", len(codebook), "codes")
`,
  'load.R': `# Loads the replication package. Run it where it lies: Rscript load.R
read_table <- function(name) {
  read.csv(name, encoding = "UTF-8", fileEncoding = "UTF-8", na.strings = "", check.names = FALSE,
           stringsAsFactors = FALSE, colClasses = "character")
}

articles <- read_table("articles.csv")
codebook <- read_table("codebook.csv")
segments <- read_table("segments.csv")
units <- read_table("units.csv")
counts <- read_table("counts.csv")

for (column in c("start", "end", "start_utf16", "end_utf16", "paragraph", "sentence", "weight")) {
  segments[[column]] <- as.numeric(segments[[column]])
}
for (column in grep("^(n_|has_|words$)", names(articles), value = TRUE)) {
  articles[[column]] <- as.numeric(articles[[column]])
}
for (column in grep("^has_", names(units), value = TRUE)) units[[column]] <- as.numeric(units[[column]])
counts$codings <- as.numeric(counts$codings)
counts$articles <- as.numeric(counts$articles)

# Every coding with what is known about its article.
coded <- merge(segments, articles, by = "article_id", sort = FALSE)

key <- paste(segments$code_id, segments$coder)
stopifnot(nrow(coded) == nrow(segments), sum(counts$codings) == nrow(segments))
stopifnot(all(table(key)[paste(counts$code_id, counts$coder)] == counts$codings))

# The words of codings, where you have the text of their article as it was coded.
passage <- function(text, segment) substr(text, segment$start + 1, segment$end)

print(counts[c("code_path", "coder", "codings", "articles")], row.names = FALSE)
cat(nrow(articles), "articles,", nrow(segments), "codings,", nrow(codebook), "codes\\n")
`,
} as const;
