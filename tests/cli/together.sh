# What several files say together: pages, speakers beside a transcript, roles of an archive, calls that are there twice,
# and a table that is larger than a call may be.
. "$SOURCE/tests/cli/helpers"
rules

# Pages of one call, by their names and what they say of themselves.
mkdir pages
page() {
  printf '{"sentences":[{"media_channel":%s,"start_time":"%s","end_time":"%s.5","transcript":"%s"}],"meta":{"page":%s,' \
    "$1" "$2" "$2" "$3" "$4"
  printf '"next_page_url":%s,"previous_page_url":%s}}' "$5" "$6"
}
page 1 1 'buenos días' 0 '"u"' null >pages/GT7_page0.json
page 2 3 'buenas' 1 '"u"' '"u"' >pages/GT7_page1.json
page 1 5 'buen día' 2 null '"u"' >pages/GT7_page2.json
run 0 formats pages
has out 'because     it is 3 pages of one call'
has out 'calls       1, 3 turns'
lacks out 'one page of several'
rm pages/GT7_page2.json
run 0 formats pages
has out 'doubt       this is one page of several'
zip -q pages.zip pages/*
run 0 formats pages.zip
has out 'pages.zip:pages/GT7_page0.json'
has out 'because     it is 2 pages of one call'

# A whole call says that there is no page beside it, and a page whose call it is.
mkdir whole
for i in 1 2 3; do page 1 1 hola 0 null null | sed "s,\"meta\":{,&\"url\":\"https://ejemplo.invalid/v2/Transcripts/GT$i/Sentences\"\,," >whole/llamada_$i.json; done
run 0 formats whole
for i in 1 2 3; do has out "found       id \"GT$i\""; done
lacks out 'pages of one call'

# What is not Twilio's, although it has some of its words, is read as what it is.
mkdir both
for i in 0 1; do page 1 1 hola $i '"u"' '"u"' | sed 's,^{,&"turns":[{"speaker":"agent"\,"text":"diga"}]\,,' >both/GT1_page$i.json; done
run 0 formats both
has out 'format      cortesia'
lacks out 'pages of one call'

# RTTM beside a transcript without speakers.
mkdir beside
printf '{"text":"","language":"es","segments":[{"start":0,"end":2,"text":" buenos días"},{"start":3,"end":4,"text":" hola"}]}' \
  >beside/uno.json
printf 'SPEAKER uno 1 0.0 2.5 <NA> <NA> SPEAKER_01 <NA> <NA>\nSPEAKER uno 1 2.6 2 <NA> <NA> SPEAKER_00 <NA> <NA>\n' \
  >beside/uno.rttm
run 0 formats beside
has out 'speakers    unknown "SPEAKER_00" 1, unknown "SPEAKER_01" 1'
has out 'doubt       the speakers are those of "uno.rttm"'
tar -cf beside.tar beside/uno.rttm beside/uno.json && run 0 formats beside.tar
has out 'doubt       the speakers are those of "uno.rttm"'

# Roles for a whole archive.
printf 'call,label,role\nuno,SPEAKER_01,agent\n,SPEAKER_00,customer\n' >roles.csv
run 0 formats --roles roles.csv beside
has out 'speakers    agent "SPEAKER_01" 1, customer "SPEAKER_00" 1'
printf 'label,role\nA,agnet\n' >wrong.csv
run 2 audit --roles wrong.csv beside
is err 'cortesia: wrong.csv:2: expected a role, agent, colleague, customer or ivr, found "agnet"'
run 2 audit --roles none.csv beside
has err 'cortesia: roles "none.csv" cannot be opened'

# Calls that are there twice.
mkdir twice
call() {
  printf '{"call_id":"%s","turns":[{"speaker":"agent","start":0,"text":"buenos días"},{"speaker":"customer","start":1,"text":"soy %s"},' \
    "$1" "$2"
  printf '{"speaker":"agent","start":2,"text":"diga"},{"speaker":"customer","start":3,"text":"gracias"}]}\n'
}
call c-1 Rosa >twice/a.json
call c-1 Rosa >'twice/a (1).json'
call c-1 '[PII]' >twice/b.json
printf '{"call_id":"c-1","turns":[{"speaker":"agent","text":"buenos días"}]}' >twice/c.json
call c-2 Luis >twice/d.json
words='me llegó una factura muy alta este mes y quiero saber por qué razón pues yo no he gastado tanto como dice'
printf '{"segments":[{"channel":0,"start":0.5,"text":"%s"},{"channel":1,"start":0.6,"text":"%s"}]}' "$words" "$words" \
  >twice/e.json
run 0 audit --max-failed 100% --summary night.json twice
has out 'Llamadas repetidas'
has out 'c-1 twice/a.json: copia de otra, twice/a (1).json'
has out 'c-1 twice/b.json: gemela depurada de otra, twice/a (1).json'
has out 'c-1 twice/c.json: mismo id que otra, twice/a (1).json'
has out 'e twice/e.json: canales iguales'
has out 'los dos canales tienen las mismas palabras'
has night.json '"duplicates":{"copy":1,"redacted_twin":1,"same_id":1,"channels_alike":1,"first":[{"id":"c-1","source":"twice/a.json","kind":"copy","of":"twice/a (1).json"}'
has err 'cortesia: 4 of 6 calls are there more than once: twice/a.json of twice/a (1).json,'
has err '--duplicates error'
run 0 audit --max-failed 100% --format jsonl twice
has err 'cortesia: 4 of 6 calls are there more than once'
run 0 audit --max-failed 100% --quiet twice
lacks err 'more than once'
run 0 audit --max-failed 100% -j1 twice && mv out one
run 0 audit --max-failed 100% -j4 twice && same one out
run 2 audit --max-failed 100% --duplicates error twice
has err 'cortesia: 4 of 6 calls are there more than once: twice/a.json of twice/a (1).json, twice/b.json of twice/a (1).json, twice/c.json of twice/a (1).json, twice/e.json (its two channels are alike); leave'
run 0 audit --max-failed 100% --duplicates error twice/a.json twice/d.json
lacks out 'Llamadas repetidas'
lacks err 'more than once'
run 2 audit --duplicates drop twice
has err 'unknown value of --duplicates "drop"; expected one of keep, error'

# A table larger than a call may be, with the rows of each call together; and with some apart.
{
  echo 'call;speaker;text'
  i=0
  while [ $i -lt 3000 ]; do
    printf 'c-%d;Agente;buenos días\nc-%d;Cliente;"gracias; adiós"\n' $i $i
    i=$((i + 1))
  done
} >large.csv
run 0 formats --max-call 64kB large.csv
has out 'calls       3000, 6000 turns'
has out 'because     it is a table larger than a call may be, read call by call'
echo 'c-5;Agente;otra vez' >>large.csv
run 1 formats --max-call 64kB large.csv
has out 'not read    large.csv:6002: the rows of call "c-5" stand apart'
run 0 formats large.csv
