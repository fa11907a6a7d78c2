# What a file is taken for, and why; and every format of the table, read by the program.
. "$SOURCE/tests/cli/helpers"
rules

# Each sample is read as the format that its folder is named after, and judged like any other call.
run 0 list formats
sed 's/ .*//' out >names
while read -r name; do
  [ -d "$SOURCE/samples/$name" ] || fail "no sample of $name"
  for sample in "$SOURCE/samples/$name"/*; do
    run 0 formats "$sample"
    grep -q "^  format      $name: " out || fail "$sample is not taken for $name"
    "$CORTESIA" audit --quiet --format jsonl "$sample" >report 2>err || [ $? = 1 ] || fail "$sample is not judged"
    lacks report '"outcome":"unreadable"'
  done
done <names

# One file, in full.
run 0 formats "$SOURCE/samples/genesys/pacifico-transferencia.json"
sed 1d out >told
is told "  format      genesys: Genesys Cloud
  because     the JSON has \"transcripts[].phrases\"
  calls       1, 8 turns
  speakers    agent \"agent\" 3, colleague \"agent 2\" 1, customer \"external\" 3, ivr \"ivr\" 1
  times       starts: all; ends: all; of words: all; loudness: none
  events      1 transfer, 1 silence
  found       id \"7c1b-pacifico\", started_at \"2026-03-08T15:59:57.500Z\", language \"es-US\", direction \"inbound\", queue \"q-siniestros\", agent \"u-lorena\", customer \"tel:+51900000000\"
  missing     company, ring_seconds, ended_by"

# What is not read: why, and what it comes nearest to.
printf '{"results":{"channels":[]},"job":1,"words":[]}' >strange.json
run 1 formats strange.json
has out '  format      none that is known'
has out '  because     the JSON has "results", "job", "words", which are no known format'
has out '  nearest     Speechmatics, first version, but for "speakers:array"'
has out '  not read    strange.json: no known format'
printf '{"Transcript":[{"Content":"Hola"' >cut.json
run 1 formats cut.json
has out 'not read    cut.json: broken JSON at byte 32'
: >empty.txt
run 1 formats empty.txt
has out 'not read    empty.txt: empty file'
run 1 formats nowhere.json
has out "not read    nowhere.json: no such file or folder"

# A list of calls in a document that is none itself.
printf '{"job":7,"rows":[{"entries":[{"text":"hola","role":"AGENT"}]},{"entries":[{"text":"diga","role":"AGENT"}]}]}' >listed.json
run 0 formats listed.json
has out '  format      google-insights-upload: '
has out '  because     it holds a list of 2 calls'
has out '  calls       2, 2 turns'

printf '{"data":[{"audio_url":"u","id":"a","text":"Hola","words":[]},{"audio_url":"u","id":"b","text":"Diga","words":[]}]}' >calls.json
run 0 formats calls.json
has out '  format      assemblyai: '
has out '  because     it holds a list of 2 calls'

# A transcript in which nobody says a word, one that is not there yet, and what only tells of one.
printf '{"name":"o","done":true,"response":{"results":[]}}' >silent.json
run 0 formats silent.json
has out '  format      google-speech: '
has out '  because     the JSON has "done", "response.results", and no words'
has out '  calls       1, 0 turns'
has out '  times       starts: none; ends: none; of words: none; loudness: none'
has out '  doubt       the call has no turns'
printf '{"id":"g","request_id":"G","kind":"live","status":"processing","result":null}' >queued.json
run 1 formats queued.json
has out '  format      gladia: '
has out 'not read    queued.json: the recogniser left no transcript: its status is "processing"'
printf '{"sid":"GT1","service_sid":"GA1","status":"completed","links":{"sentences":"x"}}' >resource.json
run 1 formats resource.json
has out 'not read    resource.json: Twilio'"'"'s resource of a transcript, without its sentences, is recognised and not read'

# Several in one look: an envelope, lines, Latin-1.
printf '{"id":1,"result":{"entries":[{"text":"hola","role":"AGENT"}]}}' >wrapped.json
good_call >good.txt
printf 'Agente: \277Qu\351 desea?\nCliente: Nada.\n' >latin.txt
run 0 formats wrapped.json good.txt latin.txt
has out '  because     the call stands under "result"'
has out '  because     2 of 2 lines begin with a speaker'"'"'s label, of 2 speakers'
has out '  because     the text is not UTF-8; it is taken for Windows-1252 (Latin-1)'

# Channels become roles.
run 0 formats "$SOURCE/samples/azure-batch/dental-cita.json"
has out '  note        who is unknown here, audit tells from the words where they make it clear'
run 0 formats --channels agent=1,customer=0 "$SOURCE/samples/aws-transcribe/oriente-canales.json" \
  "$SOURCE/samples/azure-batch/dental-cita.json"
has out 'speakers    agent "ch_1" 2, customer "ch_0" 2'
has out 'speakers    agent "channel 1" 4, customer "channel 0" 4'
lacks out '  note '
run 2 formats --channels agent good.txt
has err '--channels: expected ROLE=NUMBER, such as "agent=0,customer=1", found "agent"'
run 2 formats --channels agnet=0 good.txt
has err 'unknown role "agnet"; did you mean "agent"?'

# A table whose headers nobody knows.
printf 'cosa,quien habla\nbuenos dias,Agente\n' >odd.csv
run 1 formats odd.csv
has out '  because     it is a table, with the headers "cosa", "quien habla"'
has out 'not read    odd.csv: no turns found: it is a table, and none of its headers is known for the texts: '
run 0 formats --columns text=cosa --columns 'speaker=Quien_Habla' odd.csv
has out '  because     its first line heads columns that are known: speaker, text'
run 0 formats --columns 'text=cosa,speaker=quien habla' odd.csv
has out '  because     its first line heads columns that are known: speaker, text'
run 0 formats --columns 'text=cosa, speaker=quien habla,' odd.csv
has out '  because     its first line heads columns that are known: speaker, text'
lacks out '  doubt'
printf '"cosa, dicha",quien habla\nbuenos dias,Agente\n' >comma.csv
run 0 formats --columns 'text=cosa, dicha,speaker=quien habla' comma.csv
has out '  because     its first line heads columns that are known: speaker, text'
run 2 formats --columns 'text=cosa,=quien habla' odd.csv
has err '--columns: expected MEANING=HEADER, such as "text=Frase", found "=quien habla"'
printf 'Habla,Quién es,Texto\nx,Agente,buenos dias\nx,Cliente,hola\n' >unknown.csv
run 0 formats unknown.csv
has out '  because     its other headers are not used: "Habla", "Quién es"; say what one is with --columns MEANING=HEADER'
has out '  doubt       no column of the table tells who speaks; those not used are "Habla", "Quién es": say which it is with --columns speaker=HEADER'
run 0 formats --columns 'speaker=Kien' unknown.csv
has out '  doubt       the table has no column "Kien", which --columns names'
run 0 formats --columns 'speaker=quien es' unknown.csv
has out 'agent "Agente" 1, customer "Cliente" 1'
lacks out '  doubt'
printf 'Id llamada;Hora;Quién habla;Texto;Asesor\na;00:00:01;Asesor;Buenas;Ana Paz\na;00:00:04;Usuario;Hola;Ana Paz\n' >asesor.csv
run 0 formats --columns 'speaker=Kien' asesor.csv
has out 'agent "Asesor" 1, customer "Usuario" 1'
has out 'agent "Ana Paz"'
has out '  doubt       the table has no column "Kien", which --columns names'
run 2 formats --columns text odd.csv
has err '--columns: expected MEANING=HEADER, such as "text=Frase", found "text"'
run 2 formats --columns txet=cosa odd.csv
has err '--columns: unknown meaning "txet"; did you mean "text"?'

# Reports that the program wrote itself are no transcripts: passed over in a folder, told of when named.
good_call >good.txt
bad_call >bad.txt
mkdir -p night
cp good.txt night
for checklist in rules.yaml shipped:en; do
  for format in text json jsonl csv; do
    "$CORTESIA" audit --quiet --rules $checklist --format $format --output own.$format good.txt bad.txt || [ $? = 1 ]
  done
  for summary in txt json csv; do
    "$CORTESIA" audit --quiet --rules $checklist --summary own-night.$summary good.txt bad.txt >out || [ $? = 1 ]
  done
  cp own.* own-night.* night
  for report in own.* own-night.*; do
    run 2 audit --quiet $report
    has err "expected a transcript, found a report that cortesia wrote"
  done
  run 0 audit --quiet --format jsonl --summary whole.json night
  [ "$(wc -l <out)" = 1 ] || fail "reports are taken for calls"
  has whole.json '"skipped_files":7'
done
