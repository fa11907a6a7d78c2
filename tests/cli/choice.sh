# Each call by its own checklist, chosen by language or queue.
. "$SOURCE/tests/cli/helpers"
rules
mkdir mine calls
mv rules.yaml mine/ventas.yaml
sed -e 's/name: .*/name: Reclamos/' -e "s/'buenos días'\]/diga]/" -e 's/Agente: Diga/Agente: Oiga/' \
  -e 's/Agente: Buenos días, le/Agente: Diga, le/' mine/ventas.yaml >reclamos.yaml
cat >english.yaml <<'END'
cortesia: 1
name: English
version: '1'
language: en
sections: [{id: opening, title: Opening, weight: 1}]
rules:
  - id: opening.greeting
    title: Greets
    section: opening
    require: {say: ['good morning'], in: whole call}
    examples: [{pass: 'A: Good morning.'}, {fail: 'A: Yes?'}]
END
cat >choice.yaml <<'END'
cortesia: 1
checklists:
  - {language: es, queue: ventas*, use: mine/ventas.yaml}
  - {language: es, queue: reclamos, use: reclamos.yaml}
  - {language: en, use: english.yaml}
END
call() { printf '{"call_id": "%s", "language": "%s", "queue": "%s", "turns": [{"speaker": "agent", "text": "%s"}, {"speaker": "customer", "text": "hola"}]}\n' "$@"; }
{
  call v es-CO VÉNTAS-Norte 'Buenos días, ¿en qué le puedo ayudar?'
  call r es reclamos 'Diga, ¿en qué le puedo ayudar?'
  call e en-US ventas 'Good morning'
  call q es otros 'Buenos días'
  call p pt ventas 'bom dia'
  call n '' reclamos 'Diga, ¿en qué le puedo ayudar?'
} >calls/all.jsonl

run 0 audit --rules choice.yaml calls
[ "$(grep -c '^RESUMEN\|^SUMMARY' out)" = 3 ] || fail "not a night for each of three checklists"
has out 'RESUMEN  Lista de prueba 3'
has out 'RESUMEN  Reclamos 3'
has out 'SUMMARY  English 1'
has out 'ninguna lista es para esta llamada'

run 0 audit --rules choice.yaml --format jsonl --summary night.json calls
row() { sed -n "$1p" out | grep -qF "\"checklist\":{\"name\":\"$2\"" && sed -n "$1p" out | grep -qF "\"outcome\":\"$3\"" || fail "call $1 is not $3 by $2"; }
row 1 'Lista de prueba' passed
row 2 Reclamos passed
row 3 English passed
row 4 'Lista de prueba' not_assessable
row 5 'Lista de prueba' not_assessable
row 6 Reclamos passed
[ "$(grep -c '"reason":"no_checklist","critical_failed"' out)" = 2 ] || fail "not two calls without a checklist"
[ "$(wc -l <night.json)" = 3 ] || fail "not an object for each of three checklists"
has night.json '"name":"Reclamos","version":"3","language":"es"'
cp out alone
run 0 audit -j4 --rules choice.yaml --format jsonl calls
same out alone
run 0 audit --rules choice.yaml --format csv --summary night.csv calls
[ "$(grep -c '^all,' night.csv)" = 3 ] || fail "not a row of all calls for each checklist"
[ "$(grep -c '^by,' night.csv)" = 1 ] || fail "not one header"
has out 'r,apertura.saludo,pass,0,'
has out 'e,opening.greeting,pass,0,'

# The last may take every call; a file of the current folder is found there.
sed 's/^  - {language: en, use/  - {use/' choice.yaml >rules.yaml
run 0 audit --format jsonl calls
row 4 English not_assessable
has out '"reason":"other_language"'
rm rules.yaml

# explain takes the same one; waivers may name rules of any.
run 0 explain --rules choice.yaml --call e calls
has out opening.greeting
printf 'waivers:\n- {rule: opening.greeting, reason: x, owner: y, expires: 9999-12-31}\n' >waivers.yaml
run 0 audit --rules choice.yaml --waivers waivers.yaml calls
[ "$(grep -c 'Exenciones al' out)" = 1 ] || fail "waivers are not told of once"
call e2 en ventas 'Yes?' >calls/e2.jsonl
run 0 audit --rules choice.yaml --waivers waivers.yaml --format jsonl calls
[ ! -s err ] || fail "a waiver that is needed under another checklist is called stale"

# What other commands say, and every mistake in one run.
run 2 test choice.yaml
has err 'choice.yaml:3:3: a choice of checklists is for cortesia audit and explain; name one of its checklists'
sed 's/required: /&/; s/apertura.oferta/apertura.saludo/' reclamos.yaml >broken.yaml
cat >wrong.yaml <<'END'
cortesia: 1
checklists:
  - {use: mine/ventas.yaml}
  - {langauge: es, use: shipped:es}
  - {language: en, use: shipped:es}
  - {queue: x}
  - {queue: y, use: ../mine.yaml}
  - {queue: z, use: missing.yaml}
  - {queue: w, use: broken.yaml}
END
run 2 audit --rules wrong.yaml calls
has err 'wrong.yaml:3:5: this entry takes every call, and those below it none; put it last, or say its language: or queue:'
has err 'wrong.yaml:4:6: unknown key "langauge" in an entry of checklists; did you mean "language"?'
has err 'wrong.yaml:5:16: "shipped:es" is for calls in "es"; expected a checklist for "en"'
has err 'wrong.yaml:6:5: expected use: in an entry of checklists'
has err 'wrong.yaml:7:21: expected a file beside this one, in its folder or one below, or shipped:NAME, found "../mine.yaml"'
has err 'wrong.yaml:8:21: no file "missing.yaml" beside this checklist'
has err 'broken.yaml:15:9: '
[ ! -s out ] || fail "a report in spite of a wrong choice"
printf 'cortesia: 1\nchecklists: es\n' >wrong.yaml
run 2 audit --rules wrong.yaml calls
has err 'expected a list of checklists: - {language: es, queue: ventas, use: ventas.yaml}'
