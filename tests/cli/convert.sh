# Calls in other forms, through the program.
. "$SOURCE/tests/cli/helpers"
rules

# The verdicts on a call are the same in the forms that hold it whole.
verdicts() { grep -o '"rule":"[a-z.]*","verdict":"[a-z_]*"' "$1"; }
for sample in genesys/pacifico-transferencia.json whisperx/clavo-alineado.json text/santiago-reclamo.txt; do
  "$CORTESIA" audit --quiet --format jsonl --rules shipped:es "$SOURCE/samples/$sample" >first || [ $? = 1 ]
  verdicts first >before
  [ -s before ] || fail "no verdicts on $sample"
  for form in cortesia vcon; do
    run 0 convert --to $form "$SOURCE/samples/$sample"
    [ ! -s err ] || fail "$form left something out"
    cp out "call.$form"
    run 0 formats "call.$form"
    has out "  format      $form: "
    "$CORTESIA" audit --quiet --format jsonl --rules shipped:es "call.$form" >second || [ $? = 1 ]
    verdicts second >after
    same before after
  done
done

# Recordings in a vCon, one after the other, whose channels are the parties'.
run 0 convert --to text "$SOURCE/samples/vcon/austral-tramos.json"
is out '[00:00:01] agent: Librería Austral, buenas tardes.
[00:00:03] customer: ¿Llegó mi libro?
[00:01:30.500] agent: Gracias por esperar, Gema.
[00:01:32.600] customer: Sí, sigo aquí.'

# A whole folder, the same bytes whatever the number of threads.
run 0 convert -j1 "$SOURCE/samples/table" "$SOURCE/samples/vcon"
cp out one
run 0 convert -j4 "$SOURCE/samples/table" "$SOURCE/samples/vcon" -o four
same one four
[ "$(wc -l <one)" = 11 ] || fail "not 11 calls"

# Text and subtitles hold one call, and tell what they leave out.
good_call >good.txt
run 0 convert --to text good.txt
is out 'Agente: Buenos días, ¿en qué le puedo ayudar?
Cliente: Quiero pagar.'
run 0 convert --to vtt "$SOURCE/samples/google-insights/vertice-congelar.json"
has out '<v AGENT>Gimnasio Vértice'
has err 'vtt has no place for: agent, events (2), language, queue, started_at, times of words (36)'
run 0 convert --to vtt --quiet "$SOURCE/samples/google-insights/vertice-congelar.json"
[ ! -s err ] || fail '--quiet: something on standard error'
printf '%s' '{"turns":[{"speaker":"Beto","role":"colleague","text":"hola"},{"speaker":"Ana","role":"customer","text":"ya"},{"role":"agent","text":"bien"}]}' >roles.json
run 0 convert --to text roles.json
has out 'Beto: hola'
has out 'agent: bien'
has err 'text has no place for: roles (2)'
run 0 convert --to text good.txt
[ ! -s err ] || fail 'a role that its label tells is told as left out'
run 2 convert --to text good.txt good.txt
has err 'text holds one call, and there are more; name one file, or convert to cortesia'
run 2 convert --to vtt good.txt
has err 'good.txt: turn 1 has no time, which subtitles need; convert it to text'
# What stood there stays when nothing can be converted, and a call that a form cannot hold is told once.
echo before >target
printf 'a wall of text, in which nobody speaks\n' >wall.txt
for trouble in wall.txt '--to vtt good.txt'; do
  run 2 convert $trouble -o target
  is target 'before'
  has err '1 of 1 inputs could not be read'
done
lacks err 'good.txt: good.txt'
run 2 convert --to vtt good.txt
[ ! -s out ] || fail 'half a file of subtitles'
run 2 convert good.txt wall.txt -o target
has target '"call_id":"good"'
run 2 convert --to vtx good.txt
has err 'unknown form "vtx"; did you mean "vtt"?'
printf '{"a":1}' >strange.json
run 2 convert good.txt strange.json
has out '"call_id":"good"'
has err 'strange.json: no known format'

# Text that was encoded twice is put right, with the words and their times; where it is so in part, it stays.
cat >twice.json <<'END'
{"turns": [{"speaker": "agent", "text": "\u00c3\u008dndice de maÃ±ana", "words": [
   {"text": "\u00c3\u008dndice", "start": 0, "end": 1}, {"text": "de", "start": 1, "end": 2},
   {"text": "maÃ±ana", "start": 2, "end": 3}]}, {"speaker": "customer", "text": "SÃ­."}]}
END
run 0 convert twice.json
has out '"text":"Índice de mañana"'
has out '{"text":"mañana","start":2,"end":3}'
has out '"text":"Sí."'
sed 's/SÃ­/Sí/' twice.json >partly.json
run 0 convert partly.json
has out 'maÃ±ana'
rules
run 1 audit twice.json partly.json
has out 'estaba codificado más de una vez en UTF-8 ("Ã³" por "ó"); se arregló'
has out 'aunque no todo él; las reglas pueden'
