# explain: one call, its evidence and its reasons; names that are near are suggested.
. "$SOURCE/tests/cli/helpers"
rules
bad_call >bad.txt
run 0 explain bad.txt
has out 'Diga usted.'
has out 'apertura.saludo  Saluda: no cumple; no se dijo'
has out 'allí se dijo:'
good_call >good.txt
run 0 explain good.txt
has out '«Buenos días»[apertura.saludo]'
run 0 explain good.txt --rule apertura.saludo
lacks out 'apertura.oferta'
run 0 explain good.txt --rule apertura.oferta --rule apertura.saludo
has out ' apertura.oferta  '
has out ' apertura.saludo  '
expect 'unknown rule "apertura.salud"; did you mean "apertura.saludo"?' \
  explain good.txt --rule apertura.oferta --rule apertura.salud

# What was measured, in its unit, with its limit; the better words for what must not be said.
cat >better.yaml <<'END'
cortesia: 1
name: Mejor
language: es
sections: [{id: trato, title: Trato, weight: 1}]
rules:
  - {id: trato.palabras, title: Deja hablar, section: trato, measure: talk_share, by: agent, at_most: 30%}
  - {id: trato.ritmo, title: Sin prisa, section: trato, measure: words_per_minute, by: agent, between: [110, 190]}
  - {id: trato.timbre, title: Contesta pronto, section: trato, measure: ring_time, under: 4s}
  - {id: trato.hora, title: De mañana, section: trato, field: local_time, at_most: '12:59'}
  - {id: trato.noche, title: No de noche, section: trato, not: {field: local_time, over: '20:00'}}
  - id: trato.orden
    title: No manda
    section: trato
    parts:
      - {name: manda, forbid: {say: 'tiene que', suggest: 'le sugiero'}}
END
cat >better.json <<'END'
{"call_id": "m", "ring_seconds": 4, "started_at": "2026-05-12T14:05:00-05:00", "turns": [
  {"speaker": "agent", "start": 0, "end": 1, "text": "Tiene que pagar hoy mismo, ya se lo dije ayer"},
  {"speaker": "customer", "start": 1, "end": 2, "text": "Ya"}]}
END
for command in explain audit; do
  [ $command = audit ] && wanted=1 || wanted=0
  run $wanted $command --rules better.yaml better.json
  has out '(parte de la conversación: 50 %; se'
  has out '(ritmo: 600 palabras por minuto;'
  has out '(tiempo de timbre: 4 s;'
  has out '(hora local: 14:05;'
  has out 'mejor: le sugiero'
  lacks out 'más de 20:00'
done
run 1 audit --rules better.yaml --format jsonl better.json
has out '"rule":"trato.palabras","verdict":"fail","reason":"outside_limit","measured":50,"limits":{"unit":"per_cent","at_most":30}'
has out '"measured":600,"limits":{"unit":"words_per_minute","at_least":110,"at_most":190}'
has out '"measured":4,"limits":{"unit":"seconds","under":4}'
has out '"reason":"no_parts","suggest":"le sugiero"'

for i in 1 2 3; do
  printf '{"call_id": "c-%03d", "turns": [{"speaker": "agent", "text": "Buenos días %d"}]}\n' $i $i
done >night.jsonl
run 2 explain night.jsonl
is err 'cortesia: found 3 calls; name one with --call: c-001, c-002, c-003'
mkdir -p skipped
cp good.txt skipped
printf 'Lista de turnos de la semana.\n' >skipped/turnos.txt
run 2 explain skipped --call turnos
has err 'no call "turnos": "skipped/turnos.txt" was skipped, for it seems to be no transcript; "cortesia formats" tells why'
run 1 formats skipped
has out '  skipped     skipped/turnos.txt: no turns found'
run 2 explain night.jsonl --call c-0002
is err 'cortesia: no call "c-0002"; did you mean "c-002"?'
expect '--call: expected one call, found "c-001" and "c-002"; explain them one after the other' \
  explain night.jsonl --call c-001 --call c-002
run 0 explain night.jsonl --call c-002
has out '«Buenos días»[apertura.saludo] 2'
CLICOLOR_FORCE=1 "$CORTESIA" explain good.txt >out
lacks out '«Buenos días»['
has out 'Buenos días'

# What failed of a check of several is named; words that heard_as put right are shown as they were heard.
cat >several.yaml <<'END'
cortesia: 1
language: es
heard_as: {'movi estar': movistar}
sections: [{id: a, title: A, weight: 100}]
moments:
  complaint: {title: el reclamo, any: [{say: queja, by: customer}]}
  greeting: {title: el saludo, any: [{say: hola}]}
rules:
  - {id: a.todo, section: a, all: [{say: hola}, {say: 'a la orden', by: agent}]}
  - {id: a.veces, section: a, say: hola, at_least: 3}
  - {id: a.cadena, section: a, sequence: [{say: hola, by: agent}, {say: adiós, by: customer}]}
  - {id: a.cola, section: a, field: queue, is: ventas}
  - {id: a.reclamo, section: a, moment: complaint}
  - {id: a.saludos, section: a, measure: count, of: greeting, at_most: 0}
  - {id: a.grosero, section: a, all: [{not: {say: hola}}]}
  - {id: a.marca, section: a, say: movistar}
  - {id: a.otra, section: a, not: {field: queue, is: pagos}}
END
printf '{"call_id":"c","queue":"pagos","turns":[{"speaker":"agent","text":"Hola, movi estar."},{"speaker":"customer","text":"Hola."}]}\n' >several.json
run 0 explain several.json --rules several.yaml
has out 'no se cumplió, como está en la lista: say: a la orden, by: agent'
has out 'no se dijo (medido 1; se pide mínimo 3)'
has out 'no se cumplió, como está en la lista: say: adiós, by: customer'
has out 'se buscó en toda la llamada, turnos 1 a 2, en lo que dice el cliente'
has out 'no es como se pide (los datos de la llamada dicen: pagos)'
has out 'a.reclamo: no cumple; no ocurrió: el reclamo'
has out '(veces que ocurre el saludo: 1;'
has out 'a.grosero: no cumple; se dijo lo que no debe decirse'
has out '«movi estar» (oído como «movistar»)'
run 1 audit several.json --rules several.yaml
has out 'no se cumplió, como está en la lista: not: {field: queue, is: pagos}'
run 1 audit several.json --rules several.yaml --format jsonl
has out '"failed":"say: a la orden, by: agent"'
has out '"quote":"movi estar","heard_as":"movistar"'
run 1 audit several.json --rules several.yaml --format jsonl --no-quotes
lacks out heard_as

# Shouting is told with its figure, on either scale.
for loudness in 94.5 -3.5; do
  printf '{"call_id":"c","turns":[{"speaker":"agent","text":"Ya le dije.","loudness":%s},{"speaker":"customer","text":"Oiga."}]}\n' \
    $loudness >loud.json
  run 0 explain loud.json --rules shipped:es --rule trato.grita
  has out "No grita: no cumple; fuera del límite (volumen: $loudness dB; se pide máximo"
done
