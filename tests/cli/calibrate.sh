# calibrate: grades of people beside the program's verdicts; sample: the calls to grade next.
. "$SOURCE/tests/cli/helpers"
rules
mkdir calls
for i in 1 2 3; do good_call >calls/good-$i.txt; bad_call >calls/bad-$i.txt; done
cat >grades.csv <<'END'
rule,call,grader,verdict,turn,note
apertura.saludo,good-1,ana,pass,0,
apertura.saludo,good-2,ana,fail,0,"murmura, no se entiende"
apertura.saludo,good-3,ana,pass,0,
apertura.saludo,bad-1,ana,fail,,
apertura.saludo,bad-1,zoe,Pass,,
apertura.saludo,bad-2,ana,fail,,
apertura.saludo,bad-3,ana,fail,,
apertura.oferta,bad-3,ana,,,
apertura.oferta,bad-2,ana,fail,,
apertura.oferta,lost,ana,fail,,
END

# saludo: of bad-1 half says pass. 1.5 of 6 differ.
run 0 calibrate grades.csv calls
has out '6 llamadas, 9 calificaciones de ana, zoe'
has out 'llamadas calificadas que no se hallaron: 1 (lost)'
has out 'filas sin veredicto: 1'
has out 'apertura.saludo  cumple 2.5: cumple 2, no cumple 0.5; no cumple 3.5: cumple 1, no cumple 2.5'
has out 'good-2: calificado no cumple (ana, turno 1), cortesia cumple'
has out 'turno 1 «Buenos días»'
has out '    nota: murmura, no se entiende'
has out 'se buscó en toda la llamada'

# What is measured does not depend on threads.
for format in text json csv disagreements; do
  run 0 calibrate --format $format -j1 grades.csv calls
  cp out alone
  run 0 calibrate --format $format -j5 grades.csv calls
  same out alone
  run 0 calibrate --format $format --no-quotes grades.csv calls
  for secret in 'uenos d' murmura Ramona ana zoe; do lacks out "$secret"; done
done
head -2 grades.csv | sed 's/note/Nota/; s/saludo,good-1,ana,pass,0,/saludo,bad-1,ana,pass,,dice «buenos»/' >one.csv
run 0 calibrate one.csv calls
has out '1 llamada, 1 calificación de ana'
has out '    nota: dice «buenos»'
run 0 calibrate --format json --rule apertura.oferta grades.csv calls
lacks out apertura.saludo
run 0 calibrate --format json --rule apertura --disagreements 1 grades.csv calls
has out '"fail":{"graded":3.5,"found":3,"both":2.5,'
[ "$(grep -c '^{"call"' out)" = 1 ] || fail "more than one disagreement of a rule"
run 0 calibrate --disagreements 0 -o report grades.csv calls
lacks report Desacuerdos

# The grades' encodings and separators are those of spreadsheets.
sed 's/,/;/g; s/"murmura; no/"murmura, no/' grades.csv | iconv -t UTF-16 >utf16.csv
run 0 calibrate utf16.csv calls
has out '9 calificaciones'

# So are their own first line and the words of the report.
{ echo 'sep=;'; sed 's/,/;/g; s/"murmura; no/"murmura, no/; 1s/.*/regla;llamada;evaluador;veredicto;turno;note/
  s/;[Pp]ass;/;Cumple;/; s/;fail;/;no cumple;/' grades.csv; } >spanish.csv
run 0 calibrate grades.csv calls
cp out english
run 0 calibrate spanish.csv calls
same out english
sed 's/no cumple/no complace/' spanish.csv >wrong.csv
run 2 calibrate wrong.csv calls
has err 'wrong.csv:4: unknown verdict "no complace"'

# Mistakes are told with their place.
run 2 calibrate missing.csv calls
has err 'grades "missing.csv"'
sed 's/apertura.saludo,good-3/apertura.salud,good-3/; s/ana,fail,,/ana,fails,,/' grades.csv >wrong.csv
run 2 calibrate wrong.csv calls
has err 'wrong.csv:4: unknown rule "apertura.salud"; did you mean "apertura.saludo"?'
has err 'wrong.csv:5: unknown verdict "fails"; did you mean "fail"?'
sed 's/apertura.saludo,good-3/cierre.adios,good-3/' grades.csv >other.csv
run 2 calibrate other.csv calls
has err 'other.csv:4: unknown rule "cierre.adios"; `cortesia list rules` names them all'
run 0 calibrate --unknown-rules other.csv calls
has out 'reglas que esta lista no tiene: 1 (cierre.adios)'
run 2 calibrate grades.csv
has err 'calibrate: expected GRADES.csv PATH...'
run 2 calibrate --rule apertura.salud grades.csv calls
is err 'cortesia: unknown rule "apertura.salud"; did you mean "apertura.saludo"?'
run 2 calibrate --format jsn grades.csv calls
is err 'cortesia: unknown report format "jsn"; did you mean "json"?'
run 2 calibrate --disagreements many grades.csv calls
is err 'cortesia: --disagreements: expected a whole number or "all", found "many"'
cp grades.csv kept
run 2 calibrate -o grades.csv grades.csv calls
same grades.csv kept
printf 'call,rule,verdict\nnobody,apertura.saludo,pass\n' >none.csv
run 2 calibrate none.csv calls
is err 'cortesia: none of the 1 graded calls was found among 6 calls: the grades name "nobody", the calls are such as "bad-1"; calls are named by their id, or by their file'\''s name'

# Calls go by the names of their files, and by the numbers that a spreadsheet makes of them.
mkdir numbers
good_call >numbers/00017.txt
bad_call >numbers/00018.txt
printf 'Llamada;Regla;Resultado;Auditor\n17;apertura.saludo;SÍ;Ana\n00018.txt;apertura.saludo;NO; ana\n;;;\n' >files.csv
run 0 calibrate files.csv numbers
has out '2 llamadas, 2 calificaciones de Ana'
good_call >numbers/017.txt
run 2 calibrate files.csv numbers
has err 'call "17" is in "numbers/00017.txt" and in "numbers/017.txt"'

# A call that is there twice is not guessed at; one that cannot be read stops nothing and is told.
mkdir twice
good_call >twice/good-1.txt
run 2 calibrate grades.csv calls twice
has err 'call "good-1" is in "calls/good-1.txt" and in "twice/good-1.txt"'
rm -r twice
printf '{"call_id": "lost", "turns": [' >calls/lost.json
run 2 calibrate grades.csv calls
has out 'apertura.saludo  cumple 2.5'
has err '1 of 7 inputs could not be read'
rm calls/lost.json

# A sample, filled in, is a file of grades.
run 0 sample --size 4 --seed 7 calls
cp out sheet.csv
[ "$(wc -l <sheet.csv)" = 9 ] || fail "not four calls of two rules, and a header"
run 2 calibrate sheet.csv calls
is err 'cortesia: sheet.csv: no grade in it; fill in the column "verdict"'
awk -F, -v OFS=, 'NR > 1 { $6 = $1 ~ /good/ ? "pass" : "fail"; $8 = "ana" } 1' sheet.csv >filled.csv
run 0 calibrate filled.csv calls
has out '4 llamadas, 8 calificaciones de ana'
has out 'todas las reglas juntas: acuerdo 1.00'

# The same seed draws the same calls, whatever the order and the threads.
run 0 sample --size 4 --seed 7 -j3 calls/good-3.txt calls/bad-2.txt calls/bad-1.txt calls/good-1.txt calls/good-2.txt calls/bad-3.txt
same out sheet.csv
run 0 sample --size 4 --seed 8 calls
! cmp -s out sheet.csv || fail "another seed draws the same calls in the same order"

# By strata: in proportion, at least one of each, with the trail of the draw.
for i in $(seq 12); do
  agent=rosa
  [ $i -gt 2 ] || agent=leo
  printf '{"call_id": "c%s", "agent": {"id": "%s"}, "started_at": "2026-05-%02dT10:00:00", "turns": [{"speaker": "agent", "text": "Diga"}]}\n' $i $agent $((i % 3 + 1))
done >night.jsonl
run 0 sample --size 6 --seed 3 --by agent --rule apertura.saludo night.jsonl
[ "$(grep -c ',leo,apertura.saludo,.*,leo,agent,2,1,12,6,3,Lista de prueba,3,' out)" = 1 ] || fail "not one call of leo"
[ "$(grep -c ',rosa,apertura.saludo,.*,rosa,agent,10,5,12,6,3,' out)" = 5 ] || fail "not five calls of rosa"
lacks out apertura.oferta
run 0 sample --size 3 --seed 3 --by day night.jsonl
for day in 1 2 3; do has out ",2026-05-0$day,day,4,1,12,3,3,"; done
printf '{"call_id": "z", "started_at": "2026-05-14T02:00:00Z", "turns": [{"speaker": "agent", "text": "Diga"}]}\n' >z.jsonl
run 0 sample --size 1 --seed 3 --by day --timezone America/Bogota z.jsonl
has out ',2026-05-13,day,1,1,'
run 2 sample --size 2 --seed 3 --by day night.jsonl
is err 'cortesia: --size 2 is less than the 3 strata, which need a call each; draw at least 3, or leave out --by'
run 2 sample --size 2 night.jsonl
has err '--seed is missing'
run 2 sample --seed 2 night.jsonl
has err '--size is missing'
run 2 sample --size 2 --seed 1 --by agnt night.jsonl
is err 'cortesia: unknown stratum "agnt"; did you mean "agent"?'

# Without graded calls the script that measures accuracy says so, and builds nothing.
"$SOURCE/scripts/accuracy" --gold "$SCRATCH/none" >out
is out "accuracy: no graded calls in $SCRATCH/none: nothing was measured"
for wrong in '--part 6' '--family' '--calls missing' '--quick'; do
  status=0
  "$SOURCE/scripts/accuracy" --gold "$SCRATCH/none" $wrong >out 2>err || status=$?
  [ "$status" = 2 ] || fail "scripts/accuracy $wrong: exit status $status"
done
mkdir -p graded
echo 'call,rule,verdict' >graded/grades.csv
"$SOURCE/scripts/accuracy" --gold graded --part 1 2>err && fail 'a part of no partition'
is err 'accuracy: --part: cannot read "graded/parts.csv"; expected a row a call there, "id,part"'
