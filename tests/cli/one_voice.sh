# --role =agent: what is said or written by one person, and names nobody.
. "$SOURCE/tests/cli/helpers"

cat >greeting.txt <<'TEXT'
Buenas tardes, ha llamado a la notaría Robles.
No podemos atenderle; volvemos el lunes a las nueve.

Deje su mensaje después del tono, gracias.
TEXT
run 2 audit --rules shipped:buzon greeting.txt
has err 'where one person says it all, --role =agent says so'
run 0 audit --rules shipped:buzon --role =agent greeting.txt
has out '✓ buzon.saludo'
has out '✓ buzon.cuando'

# What a recogniser wrote without a speaker is that person's too.
cat >greeting.json <<'TEXT'
{"text": " Buenas tardes, ha llamado a la notaría Robles.", "language": "es", "segments": [
  {"id": 0, "seek": 0, "start": 0.0, "end": 3.2, "text": " Buenas tardes, ha llamado a la notaría Robles.", "avg_logprob": -0.2}]}
TEXT
"$CORTESIA" audit --quiet --rules shipped:buzon greeting.json >out || true
has out 'NO EVALUABLE'
"$CORTESIA" audit --quiet --rules shipped:buzon --role =agent greeting.json >out || true
has out '✓ buzon.saludo'

# Where labels stand, lines without one are no other person's.
printf 'Centralita del lunes\nAgente: Buenas tardes.\nCliente: Hola.\n' >labelled.txt
"$CORTESIA" convert --to cortesia labelled.txt >without 2>&1
"$CORTESIA" convert --to cortesia --role =agent labelled.txt >with 2>&1
same without with
