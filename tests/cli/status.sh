# The exit status: 0 the calls met the mark, 1 some did not, 2 trouble; and trouble beats failure.
. "$SOURCE/tests/cli/helpers"
rules
mkdir calls
for i in 1 2 3; do good_call >calls/good$i.txt; done

run 0 audit calls
[ ! -s err ] || fail "something on standard error"
bad_call >calls/bad.txt
run 1 audit calls
has out '1  no cumple'
has out '25 %'
run 0 audit --max-failed 25% calls
run 1 audit --max-failed 24.9% calls
run 0 audit --fail-under 0 calls

# Half of the rules, 50 points: the pass mark decides.
printf 'Agente: Buenos días.\nCliente: Hola.\n' >half.txt
run 1 audit half.txt
run 1 audit --fail-under 50.5 half.txt
run 0 audit --fail-under 50 half.txt

# Scores are compared as they are shown: two thirds are 66.67, whose mark may be just that.
sed '/title: Saluda/a\    weight: 2' rules.yaml >thirds.yaml
run 0 audit --rules thirds.yaml --fail-under 66.67 half.txt
has out 'CUMPLE  Nota 66.67 de 100 (mínimo 66.67)'
run 1 audit --rules thirds.yaml --fail-under 66.68 half.txt
has out 'NO CUMPLE  Nota 66.67 de 100 (mínimo 66.68)'
has out '66.67  half'

# What cannot be read is listed with its reason, stops nothing, and is trouble.
printf '{"turns": [' >calls/broken.json
run 2 audit --max-failed 100% calls
has out '4 '
has out 'ILEGIBLE'
has out 'el JSON está roto o cortado (broken JSON at byte'
has out 'good3'
has err '1 of 5 inputs could not be read'
has err 'calls/broken.json'
run 2 audit --format jsonl calls
[ "$(wc -l <out)" = 5 ] || fail "not an object for each of five inputs"
has out '"outcome":"unreadable"'
rm calls/broken.json

run 2 audit nowhere.txt calls/good1.txt
has out 'good1'
has out 'nowhere.txt: no existe ese archivo ni esa carpeta'
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

# What cannot be read is told in the checklist's language, and in English to programs.
mkdir trouble
: >trouble/vacio.txt
printf 'nada que ver\n' >trouble/nadie.txt
printf '\000\001\002' >trouble/datos.txt
printf 'Kto;Co\nA;Dzień dobry\n' >trouble/tabla.csv
run 2 audit trouble/*
has out 'ILEGIBLE  el archivo está vacío'
has out 'ILEGIBLE  no hay turnos: escriba cada uno en su línea'
has out 'ILEGIBLE  no es una transcripción, sino audio, imágenes u otros datos'
has out 'dígalo con --columns'
has err 'vacio.txt: empty file'
run 2 audit --max-call 10 calls/good1.txt
has out 'es más grande de lo que se admite para una llamada; --max-call admite más'
run 2 audit --rules shipped:en trouble/vacio.txt
has out 'UNREADABLE  empty file'
