#!/bin/sh
# The language that is asked for, or that of the environment, is the one that everything is said in.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
data=$DOORSTEP_ROOT/tests/data
unset LC_ALL LC_MESSAGES LANG || true

# says TEXT FILE: or there is nothing to read on for.
says() {
    grep -qF -e "$1" "$2" || {
        echo "expected \"$1\", found:"
        cat "$2"
        exit 1
    }
}

# Every mistake of every broken instance, without a word of English.
python3 "$DOORSTEP_ROOT/tests/languages/mistakes.py" "$DOORSTEP" "$DOORSTEP_ROOT"

# Who decides: --lang, LC_ALL, LC_MESSAGES, LANG, the first that is there.
bad="$DOORSTEP validate $data/bad/key-missing.json"
! $bad 2>said && says 'the key "id" is missing' said
! LANG=vi_VN.UTF-8 $bad 2>said && says 'thiếu mục "id"' said
! LANG=vi_VN.UTF-8 LC_ALL=C $bad 2>said && says 'the key "id" is missing' said
! LANG=C LC_MESSAGES=vi_VN $bad 2>said && says 'thiếu mục "id"' said
! LC_ALL=vi_VN.UTF-8 $bad --lang en 2>said && says 'the key "id" is missing' said
! $bad --lang=vi 2>said && says 'thiếu mục "id"' said
! "$DOORSTEP" solve --bogus --lang vi x.json 2>said && says 'không có tùy chọn --bogus' said

# The same plan, to the byte, whoever reads what is said of it.
hamlet=$DOORSTEP_ROOT/instances/hamlet.json
"$DOORSTEP" solve "$hamlet" --iterations 300 --threads 1 --lang en -o en.json >en.txt
"$DOORSTEP" solve "$hamlet" --iterations 300 --threads 1 --lang vi -o vi.json >vi.txt
sed 's/"seconds": [0-9.e-]*//' en.json >en.plan
sed 's/"seconds": [0-9.e-]*//' vi.json >vi.plan
cmp en.plan vi.plan

# Its page, and why it is as it is.
says 'Hộ được phục vụ đủ' vi.txt
says 'Thứ Hai 07/11/2022' vi.txt
says 'Lần thăm chưa thực hiện được, và vì sao' vi.txt
says 'đạt ít nhất' vi.txt
! grep -qE '\b(the|of|crew|visits?|score|households?)\b' vi.txt
"$DOORSTEP" explain "$hamlet" vi.json --lang vi --iterations 50 >said
says 'Việc còn chưa làm được' said
LANG=vi_VN "$DOORSTEP" bound "$hamlet" >said
says 'nới lỏng Lagrange' said

# A plan that breaks rules.
python3 - <<'PLAN'
import json
plan = json.load(open("vi.json"))
plan["duties"].append(dict(plan["duties"][0]))
plan["duties"][0]["member"] = "nobody"
plan["routes"][0]["leave"] = "01:00"
json.dump(plan, open("broken.json", "w"))
PLAN
code=0
"$DOORSTEP" check "$hamlet" broken.json --lang vi >said 2>&1 || code=$?
[ $code = 1 ]
says 'không có thành viên "nobody"' said
says 'xuất phát lúc 01:00:00, sớm nhất' said
"$DOORSTEP" check "$hamlet" broken.json --lang vi --format json | grep -q 'xuất phát lúc'

# Messages of files and of tables.
! "$DOORSTEP" check nowhere.json vi.json --lang vi 2>said && says 'không có tệp hoặc thư mục này' said
"$DOORSTEP" import --template tables --lang vi
sed -i '2,$s/^/?/' tables/teams.csv
! "$DOORSTEP" import tables --lang vi -o tables.json 2>said && says 'teams.csv' said
