# The night by agent, queue and day, with its accuracies.
. "$SOURCE/tests/cli/helpers"
rules
# The greeting is critical to the customer; the offer is not critical.
sed 's/^    title: Saluda/    critical: customer\n&/' rules.yaml >critical.yaml
mkdir calls
for i in 1 2 3; do good_call >calls/good$i.txt; done
bad_call >calls/bad.txt
printf 'Agente: Buenos días.\nCliente: Hola.\n' >calls/half.txt
cat >calls.csv <<'END'
call,agent,agent_name,queue,started_at
good1,a1,Inés Prado,ventas,2026-05-12T09:00:00-05:00
good2,a1,Inés Prado,ventas,2026-05-13T09:00:00-05:00
good3,a2,Joel Rey,ventas,2026-05-13T02:00:00Z
bad,a2,Joel Rey,cobros,2026-05-13T10:00:00-05:00
half,,Luz Mora,,
END
audit() { run 1 audit --rules critical.yaml --metadata calls.csv "$@" calls; }

# Four of five greet: Wilson's interval of 4 in 5. Seven findings of ten... of the offer alone: three of five.
audit --quiet --format csv --summary night.csv
has night.csv 'all,,5,3,2,0,1,70,5,80,37.55,96.38,0,,,,0,,,,5,60,'
has night.csv 'agent,Luz Mora,1,0,1,0,0,50,1,100,20.65,100,'
has night.csv 'agent,a1,2,2,0,0,0,100,2,100,34.24,100,0,,,,0,,,,2,100,34.24,100,Lista de prueba,3'
has night.csv 'agent,a2,2,1,1,0,1,50,2,50,9.45,90.55,'
has night.csv 'queue,cobros,1,0,1,0,1,0,1,0,0,79.35,'
has night.csv 'queue,,1,'
# A stamp in Z is of no place, unless --timezone gives it one.
has night.csv 'day,2026-05-13,3,'
audit --quiet --format csv --timezone America/Bogota --summary night.csv
has night.csv 'day,2026-05-12,2,'
has night.csv 'day,2026-05-13,2,'
has night.csv 'day,,1,'

audit --summary night.txt
for text in 'para el usuario final  80 %' 'Por agente' 'Por cola' 'Por día' 'no se sabe' '2026-05-12' cobros 'Luz Mora'; do
  has out "$text"
  has night.txt "$text"
done
lacks out PECNEG

# Names of people are left out with the quotes; their calls are not.
audit --no-quotes --quiet --format csv --summary night.csv
lacks night.csv 'Luz Mora'
has night.csv 'agent,,1,0,1,0,0,50,'

# Calls that cannot be assessed count, and tell nothing of the accuracy.
printf '{"call_id": "en", "language": "en", "turns": [{"speaker": "agent", "text": "hello there"}]}' >calls/en.json
audit --quiet --format csv --summary night.csv
has night.csv 'all,,6,3,2,1,1,70,5,80,'

# A day without an hour is a day of the summary.
printf 'call,started_at\nuno,12/11/2026\ndos,2026-11-13\n' >days.csv
mkdir days
for name in uno dos; do printf 'Agente: Buenos días.\nCliente: Hola.\n' >days/$name.txt; done
"$CORTESIA" audit --rules shipped:es --metadata days.csv days >out 2>err || true
has out '2026-11-12'
has out '2026-11-13'
has out 'Por día'
has out 'Saludo según la hora: no se sabe la hora local'
