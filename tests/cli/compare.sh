# compare: what a change of the checklist flips, over calls and between runs.
. "$SOURCE/tests/cli/helpers"
rules
mkdir calls
for i in 1 2 3; do good_call >calls/good$i.txt; done
bad_call >calls/bad.txt
printf 'Agente: Buenas.\nCliente: Hola.\n' >calls/short.txt
# A greeting more, another offer, a rule more and one less.
sed -e "s/'buenos días'\]/'buenos días', buenas]/" -e "s/en qué le puedo ayudar'\]/en qué le puedo servir']/" \
  -e "s/version: '3'/version: '4'/" -e 's/puedo ayudar?/puedo servir?/' rules.yaml >new.yaml
cat >>new.yaml <<'END'
  - id: apertura.nueva
    title: Nueva
    section: apertura
    require: {say: ['qué tal'], in: whole call}
    examples: [{pass: 'A: ¿Qué tal?'}, {fail: 'A: Diga.'}]
END

run 0 compare --old rules.yaml --new rules.yaml calls
has out '5  llamadas'
has out '0  cambian'

run 1 compare --old rules.yaml --new new.yaml calls
has out 'COMPARACIÓN  Lista de prueba 3 → Lista de prueba 4'
has out '5  llamadas'
has out '4  cambian'
has out '3  CUMPLE → NO CUMPLE'
has out '3  apertura.oferta  Se ofrece'
has out '3  cumple → no cumple'
has out '1  apertura.saludo  Saluda'
has out '1  no cumple → cumple'
has out 'Reglas nuevas  apertura.nueva'
has out 'CUMPLE 100 → NO CUMPLE'
lacks out 'bad.txt'
run 1 compare --old new.yaml --new rules.yaml calls
has out 'Reglas que ya no están  apertura.nueva'

run 1 compare --format json --old rules.yaml --new new.yaml calls
has out '"call":{"id":"short","source":"calls/short.txt"}'
has out '"findings":[{"rule":"apertura.saludo","old":"fail","new":"pass"}]'
has out '"calls":5,"changed":4,"only_old":0,"only_new":0,"outcomes":[{"old":"passed","new":"failed","calls":3}]'
has out '{"rule":"apertura.oferta","flipped":3,"flips":[{"old":"pass","new":"fail","calls":3}]}'
has out '"added":["apertura.nueva"],"removed":[]'
cp out alone
run 1 compare -j3 --format json --output file --old rules.yaml --new new.yaml calls
same file alone

# What makes another outcome of the same verdicts.
sed 's/^scoring:.*/scoring: {pass_mark: 45, critical: zero_score, minimum_coverage: 40%}/' rules.yaml >scored.yaml
run 0 compare --old rules.yaml --new scored.yaml calls/good1.txt
has out '  mínimo: 80 → 45'
has out '  cobertura (mínimo): 50 → 40'
has out '  falla una regla crítica: solo se informa → la nota queda en 0'
run 0 compare --format json --old rules.yaml --new scored.yaml calls/good1.txt
has out '"pass_mark":45,"minimum_coverage":40,"critical_policy":"zero_score"'
run 0 compare --old rules.yaml --new rules.yaml calls
lacks out 'mínimo'

# Roles that the first checklist tells from the words are told anew by the second.
run 0 compare --old shipped:es --new shipped:es "$SOURCE/samples"

# Two nights: the same, from what audit wrote, as JSON Lines or as an array.
run 1 audit --format jsonl --output old.jsonl calls
run 1 audit --format jsonl --output new.jsonl --rules new.yaml calls
run 1 audit --format json --output new.json --rules new.yaml calls
run 0 compare old.jsonl old.jsonl
has out '5  llamadas'
for new in new.jsonl new.json; do
  run 1 compare --format json old.jsonl $new
  # In what order rules are told differs: runs know no order but their own.
  for text in '"calls":5,"changed":4' '"outcomes":[{"old":"passed","new":"failed","calls":3}]' \
    '{"rule":"apertura.oferta","flipped":3,"flips":[{"old":"pass","new":"fail","calls":3}]}' \
    '"added":["apertura.nueva"],"removed":[]'; do
    has out "$text"
  done
done
run 1 compare old.jsonl new.jsonl
has out 'COMPARACIÓN  Lista de prueba 3 → Lista de prueba 4'
has out 'no cumple → cumple'
cp out files
"$CORTESIA" compare - new.jsonl <old.jsonl >out 2>err && fail "a run from standard input flips nothing"
same out files

# Calls are told by their id; one that is in one run alone flips nothing.
grep -v '"id":"good1"' old.jsonl >fewer.jsonl
run 0 compare fewer.jsonl old.jsonl
has out '4  llamadas'
has out '1  solo en la segunda'
run 0 compare old.jsonl fewer.jsonl
has out '1  solo en la primera'
# Of calls that share their id, the first of both, the second of both.
cat old.jsonl old.jsonl >twice.jsonl
cat old.jsonl new.jsonl >both.jsonl
run 0 compare twice.jsonl twice.jsonl
has out '10  llamadas'
run 1 compare twice.jsonl both.jsonl
has out '4  cambian'
grep '"id":"good1"' old.jsonl >one.jsonl
grep '"id":"good2"' old.jsonl >other.jsonl

expect '--new is missing; give both --old and --new, or neither and two runs' compare --old rules.yaml calls
expect '--old is missing; give both --old and --new, or neither and two runs' compare --new rules.yaml calls
expect 'expected two runs, as `cortesia audit --format jsonl` writes them, found 1; or name two checklists with --old and --new' compare old.jsonl
expect '"one.jsonl" and "other.jsonl" have no call in common; calls are the same when their ids are' compare one.jsonl other.jsonl
expect 'unknown report format "jsno"; did you mean "json"?' compare --format jsno old.jsonl new.jsonl
expect 'rules.yaml:1: expected a report, as `cortesia audit --format jsonl` writes one a line' compare rules.yaml new.jsonl
expect 'run "missing" cannot be opened: No such file or directory' compare missing new.jsonl
expect '--output would replace "new.jsonl", which is read; name another file' compare old.jsonl new.jsonl --output new.jsonl
sed 's/"schema":1/"schema":2/' old.jsonl >later.jsonl
expect 'later.jsonl:1: expected reports of schema 1, found schema 2' compare later.jsonl new.jsonl
sed 's/"verdict":"pass"/"verdict":"superb"/' old.jsonl >odd.jsonl
expect 'odd.jsonl:2: unknown verdict "superb"; was it written by a later cortesia?' compare odd.jsonl new.jsonl
echo '{"schema":1}' >no.jsonl
expect 'no.jsonl:1: expected a report, an object with schema, call and outcome' compare no.jsonl new.jsonl
printf 'cortesia: 1\nrulse: []\n' >wrong.yaml
run 2 compare --old rules.yaml --new wrong.yaml calls
has err 'wrong.yaml:2:1'
printf '{"turns": [' >calls/broken.json
run 2 compare --old rules.yaml --new new.yaml calls
has out '5  llamadas'
has err '1 of 6 inputs could not be read'

# A finding that a waiver excuses counts for nothing: compare tells that, not only what it does to the call.
printf 'waivers: [{rule: apertura.saludo, reason: x, owner: Rosa, expires: 2026-12-31}]\n' >waivers.yaml
mkdir -p bad && bad_call >bad/bad.txt
run 1 audit --format jsonl --output harsh.jsonl bad
run 1 audit --format jsonl --waivers waivers.yaml --as-of 2026-12-31 --output mild.jsonl bad
run 1 compare harsh.jsonl mild.jsonl
has out 'no cumple → exento'
run 1 compare --format json mild.jsonl harsh.jsonl
has out '{"rule":"apertura.saludo","old":"waived","new":"fail"}'

# A run may be packed.
gzip -k harsh.jsonl
run 1 compare harsh.jsonl.gz mild.jsonl
has out 'no cumple → exento'
head -c 60 harsh.jsonl.gz >torn.gz
run 2 compare torn.gz mild.jsonl
has err 'cortesia: run "torn.gz" is an archive that cannot be read: '
