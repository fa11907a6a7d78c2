# The exit status: 0 the calls met the mark, 1 some did not, 2 trouble; and trouble beats failure.
. "$SOURCE/tests/cli/helpers"
rules
mkdir calls
for i in 1 2 3; do good_call >calls/good$i.txt; done

run 0 audit calls
[ ! -s err ] || fail "something on standard error"
bad_call >calls/bad.txt
run 1 audit calls
has out '1  no cumplen'
has out '25 %'
run 0 audit --max-failed 25% calls
run 1 audit --max-failed 24.9% calls
run 0 audit --fail-under 0 calls

# Half of the rules, 50 points: the pass mark decides.
printf 'Agente: Buenos días.\nCliente: Hola.\n' >half.txt
run 1 audit half.txt
run 1 audit --fail-under 50.5 half.txt
run 0 audit --fail-under 50 half.txt

# What cannot be read is listed with its reason, stops nothing, and is trouble.
printf '{"turns": [' >calls/broken.json
run 2 audit --max-failed 100% calls
has out '4 '
has out 'ILEGIBLE'
has out 'good3'
has err '1 of 5 inputs could not be read'
has err 'calls/broken.json'
run 2 audit --format jsonl calls
[ "$(wc -l <out)" = 5 ] || fail "not an object for each of five inputs"
has out '"outcome":"unreadable"'
rm calls/broken.json

run 2 audit nowhere.txt calls/good1.txt
has out 'good1'
has err 'nowhere.txt'
mkdir empty
run 2 audit empty
has err 'empty'
printf 'cortesia: 1\nname: x\nrulse: []\n' >wrong.yaml
run 2 audit --rules wrong.yaml calls
has err 'wrong.yaml:3:1'
has err 'did you mean "rules"?'
[ ! -s out ] || fail "a report with a wrong checklist"
run 2 audit --rules missing.yaml calls
has err 'missing.yaml'
