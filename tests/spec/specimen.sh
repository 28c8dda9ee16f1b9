#!/bin/bash
# The view of the specimen on standard output: the examples of typesetting.md,
# prose, and the golden views of a card, a summary and a mid-year report.
set -euo pipefail
cd "$(dirname "$0")/../.."
echo '<?xml version="1.0" encoding="UTF-8"?>'
echo '<view document="specimen">'
awk -f tests/spec/specimen.awk tests/spec/specimen.titles tests/spec/typesetting.md
cat tests/spec/specimen-prose.xml
for view in card-13 summary midyear; do sed 1d tests/golden/view/$view.xml; done
echo '</view>'
