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

# Columns that mean nothing are told once, and numbers without their zeros find their call, where it is one.
mkdir numbers
good_call >numbers/00017.txt
bad_call >numbers/00018.txt
printf 'Llamada;Cola;Troncal;_nota\n17;ventas;SIP;x\n00018;cobros;SIP;y\n' >m.csv
printf 'etiqueta;rol;puesto\nMarta;agente;3\n' >r.csv
run 1 audit --metadata m.csv --roles r.csv --format jsonl numbers
has out '"queue":"ventas"'
has out '"queue":"cobros"'
has err 'cortesia: m.csv: passed over, for they mean nothing here: the columns "Troncal"'
has err 'cortesia: --roles: passed over, for they mean nothing here: the columns "puesto"'
run 1 audit --metadata m.csv --quiet numbers
[ ! -s err ] || fail 'a warning in quiet'
run 0 convert --metadata m.csv numbers/00017.txt
has err 'the columns "Troncal"'
good_call >numbers/017.txt
run 2 audit --metadata m.csv numbers
has err 'cortesia: "m.csv": "17" names several calls, but for the zeros before their ids; name each by its whole id, in a column of text'
run 0 audit --role Marta=agente numbers/017.txt
