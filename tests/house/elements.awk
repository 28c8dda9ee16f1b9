# The elements of layouts/layout.rng as a table in Markdown: name, attributes,
# what it is. Its documentation stands in front of the element it is about.
function attributes(line,    name) {
    while (match(line, /<attribute name="[a-z0-9-]+"/)) {
        name = substr(line, RSTART + 17, RLENGTH - 18)
        if (!index(names, "`" name "`")) names = names " `" name "`"
        line = substr(line, RSTART + RLENGTH)
    }
}
function flush_row() {
    if (element != "" && text != "")
        printf "| `%s` |%s | %s |\n", element, names == "" ? " " : names, text
    element = text = names = ""
}
/<define name=/ { flush_row() }
/<a:documentation>/ && element == "" { reading = 1; text = "" }
reading {
    part = $0
    if (part ~ /<\/a:documentation>/) reading = 0
    gsub(/<\/?a:documentation>/, "", part)
    sub(/^ +/, "", part)
    text = text (text == "" || part == "" ? "" : " ") part
    next
}
/^  <element name=/ && element == "" {
    match($0, /name="[a-z-]+"/)
    element = substr($0, RSTART + 6, RLENGTH - 7)
    attributes($0)
    next
}
element != "" && /^   <(optional><)?attribute / { attributes($0) }
element != "" && /^   <ref name="block-attributes"/ { names = names " *block*" }
element != "" && /^   <ref name="anchor"/ { names = names " `anchor` `key`" }
element != "" && /^   <ref name="at"/ { names = names " `x` `y`" }
element != "" && /^   <ref name="select"/ { names = names " *value*" }
END { flush_row() }
