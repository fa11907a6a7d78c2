# A row of --metadata names a file by its name, or by its folder and name where that is there twice.
. "$SOURCE/tests/cli/helpers"
rules
mkdir -p calls/lunes calls/martes
good_call >calls/lunes/0017.txt
bad_call >calls/martes/0017.txt
printf 'call,queue\nlunes/0017.txt,ventas\nmartes/0017,cobros\n' >m.csv
run 1 audit --metadata m.csv calls
[ ! -s err ] || fail 'a warning where each row has its call'
run 1 audit --metadata m.csv --format jsonl calls
has out '"source":"calls/lunes/0017.txt","format":"text","queue":"ventas"'
has out '"source":"calls/martes/0017.txt","format":"text","queue":"cobros"'

printf 'call,queue\n0017.txt,ventas\n' >m.csv
run 2 audit --metadata m.csv calls
is err 'cortesia: "m.csv": "0017.txt" names several calls by their file'\''s name; name each by its id, or by its folder and name, such as "monday/0017.txt"'
printf 'call,queue\nlunes/0017.txt,ventas\nlunes/0017,cobros\n' >m.csv
run 2 audit --metadata m.csv calls
has err 'lines 2 and 3 of "m.csv" both name this call, as "lunes/0017.txt" and "lunes/0017"; leave one of them'
