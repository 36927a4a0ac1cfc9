#!/bin/sh
# The table of words is complete and has nothing that nobody reads; and the check would find it.
set -eu
check="python3 $DOORSTEP_ROOT/tests/words/words.py"
$check "$DOORSTEP_ROOT"

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r "$DOORSTEP_ROOT/engine" "$copy"
table=$copy/engine/words/table.h

# refused MESSAGE: the changed table is.
refused() {
    if $check "$copy" >"$copy/found" || ! grep -qF -e "$1" "$copy/found"; then
        echo "not found: $1"
        exit 1
    fi
    cp "$DOORSTEP_ROOT/engine/words/table.h" "$table"
}
sed -i 's/X(crew, /X(crews, /' "$table"
refused 'no row for "crew"'
sed -i 's/X(score, "Điểm", "Score")/X(score, "", "Score")/' "$table"
refused 'score: a language says nothing'
sed -i 's/X(crew_of, "{team}, nhóm {crew}"/X(crew_of, "{team}, nhóm"/' "$table"
refused 'crew_of: the languages do not have the same values'

# And so are the sentences.
check="python3 $DOORSTEP_ROOT/tests/words/messages.py"
cp -r "$DOORSTEP_ROOT/include" "$copy"
$check "$copy"
table=$copy/engine/words/vietnamese_of_input.c

# refused_sentence MESSAGE: the changed table is.
refused_sentence() {
    if $check "$copy" >"$copy/found" || ! grep -qF -e "$1" "$copy/found"; then
        echo "not found: $1"
        exit 1
    fi
    cp "$DOORSTEP_ROOT/engine/words/vietnamese_of_input.c" "$table"
}
sed -i 's/{"a shift",/{"a shft",/' "$table"
refused_sentence 'no Vietnamese for "a shift"'
sed -i 's/{"a shift",/{"a shft",/' "$table"
refused_sentence 'nobody says "a shft"'
sed -i 's/"thấy %s, cần %s"/"thấy %s, cần %d"/' "$table"
refused_sentence 'other arguments: "found %s, expected %s"'
sed -i 's/"một danh sách rỗng"/"an empty list"/' "$table"
refused_sentence 'says nothing in Vietnamese: "an empty list"'
sed -i 's/{"a shift",/{"zz shift",/' "$table"
refused_sentence 'not sorted'
