#!/bin/sh
# The page in a real browser, at the width of a desk and of a telephone: what is drawn is the plan, nothing
# is asked of the network, nothing is complained of, paper gets its sheets. Pictures are left in
# browser/ of the build tree. Skipped (77) where Chromium, Node.js or the packages cannot be had.
set -eu
skip() {
    echo "skipped: $1"
    exit 77
}
browser=$(command -v chromium || command -v chromium-browser) || skip "no Chromium (on Debian: apt-get install chromium)"
command -v npm >/dev/null || skip "no npm, which brings playwright-core and axe-core"
work=$DOORSTEP_BUILD/browser
mkdir -p "$work"
cp "$DOORSTEP_ROOT/tests/browser/package.json" "$DOORSTEP_ROOT/tests/browser/package-lock.json" "$work"
cd "$work"
if ! cmp -s package-lock.json fetched; then
    npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1 || skip "playwright-core could not be fetched ($work/npm.log)"
    cp package-lock.json fetched
fi

"$DOORSTEP" solve "$DOORSTEP_ROOT/instances/ninh-son.json" --iterations 2000 -q -o plan.json
"$DOORSTEP" report "$DOORSTEP_ROOT/instances/ninh-son.json" plan.json --lang vi -o plan.html
"$DOORSTEP" report "$DOORSTEP_ROOT/instances/ninh-son.json" plan.json --lang en --iterations 200 -o plan.en.html
python3 "$DOORSTEP_ROOT/tests/browser/hostile.py" "$DOORSTEP_ROOT/tests/data" "$work"
"$DOORSTEP" report hostile.json hostile.plan.json --lang vi -o hostile.html
"$DOORSTEP" report "$DOORSTEP_ROOT/instances/weekly-matrix.json" "$DOORSTEP_ROOT/tests/browser/nobody.json" --lang en -o nobody.html
"$DOORSTEP" report "$DOORSTEP_ROOT/instances/ninh-son.json" plan.json --lang vi --streets none -o nowhere.html
"$DOORSTEP" generate city --wards 2 --households 4000 --seed 3 -q -o city.whole.json
python3 - <<'END' # one ward in another district
import json
city = json.load(open("city.whole.json", encoding="utf-8"))
for area in city["areas"]:
    area["x-district"] = "Huyện A" if area["name"].endswith(city["areas"][0]["name"].split(", ")[1]) else "Huyện B"
json.dump(city, open("city.json", "w", encoding="utf-8"), ensure_ascii=False)
END
"$DOORSTEP" solve city.json --iterations 500 -q -o city.plan.json
rm -rf city
"$DOORSTEP" report city.json city.plan.json --lang vi --parts -o city
# The three commands of docs/import.md, from a folder of tables to paper.
rm -rf paper
mkdir paper
"$DOORSTEP" import --template paper/ward --lang vi
sed -n '/^build\/release\/doorstep solve ward/,/^```/{/^```/!p}' "$DOORSTEP_ROOT/docs/import.md" >paper/commands
[ "$(wc -l <paper/commands)" -eq 3 ]
sed -i "s|^build/release/doorstep|'$DOORSTEP'|; s|^chromium|'$browser' --no-sandbox|" paper/commands
(cd paper && sh -e commands >commands.log 2>&1)
rm -rf country plans pages
mkdir -p country/72
for seed in 1 2; do
    "$DOORSTEP" generate hamlet --seed $seed -q -o country/72/$seed.json
done
cat >country/manifest.json <<'END'
{"doorstep_manifest": 1, "name": "Tỉnh <b>", "parts": [
 {"id": "1", "name": "Xã Một", "group": ["Tỉnh", "Huyện A"], "instance": "72/1.json"},
 {"id": "2", "name": "Xã Hai", "group": ["Tỉnh", "Huyện B"], "instance": "72/2.json"},
 {"id": "3", "name": "Xã Ba", "group": ["Tỉnh", "Huyện B"], "instance": "72/3.json"}]}
END
"$DOORSTEP" solve country/manifest.json --iterations 200 -q -o plans 2>/dev/null || true # one part has no file
code=0
"$DOORSTEP" report country/manifest.json plans --lang vi -o pages 2>/dev/null || code=$?
[ "$code" -eq 4 ] # as is said of the others, which have their pages
NODE_PATH=$work/node_modules node "$DOORSTEP_ROOT/tests/browser/test.js" "$browser" "$DOORSTEP_ROOT/instances/ninh-son.json"
