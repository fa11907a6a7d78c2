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

for i in 1 2 3; do
  printf '{"call_id": "c-%03d", "turns": [{"speaker": "agent", "text": "Buenos días %d"}]}\n' $i $i
done >night.jsonl
run 2 explain night.jsonl
is err 'cortesia: found 3 calls; name one with --call: c-001, c-002, c-003'
run 2 explain night.jsonl --call c-0002
is err 'cortesia: no call "c-0002"; did you mean "c-002"?'
run 0 explain night.jsonl --call c-002
has out '«Buenos días»[apertura.saludo] 2'
CLICOLOR_FORCE=1 "$CORTESIA" explain good.txt >out
lacks out '«Buenos días»['
has out 'Buenos días'
