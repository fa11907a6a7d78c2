# Who speaks: two voices in one turn are parted, and channels that look swapped are reported for the whole run.
. "$SOURCE/tests/cli/helpers"

# Two voices in a turn
cat >merged.txt <<'END'
Agente: Andifibra, buenas tardes, le saluda Ana, ¿en qué le puedo ayudar?
Cliente: Quería saber por qué me subió la factura.
Agente: ¿Me permite un momento mientras reviso? Sí, claro. Gracias por esperar, ya la tengo.
Cliente: Bueno.
END
run 0 explain merged.txt
has out 'el turno 3 tiene dos voces: "Sí, claro" se toma por palabras del cliente'
has out '   3  agente   ¿«Me permite un momento»'
has out '      cliente  «Sí, claro»[espera.consentimiento]'
has out '      agente   «Gracias'
"$CORTESIA" audit --quiet --format jsonl merged.txt >out || true
grep -oE '"rule":"espera.consentimiento","verdict":"pass".*' out | grep -oE '^[^]]*' >consent ||
  fail 'the answer is not the customer’s'
has consent '"turn":2,'
has consent '"quote":"Sí, claro"'
# The same words with a turn for each say the same, and leave no doubt.
cat >apart.txt <<'END'
Agente: Andifibra, buenas tardes, le saluda Ana, ¿en qué le puedo ayudar?
Cliente: Quería saber por qué me subió la factura.
Agente: ¿Me permite un momento mientras reviso?
Cliente: Sí, claro.
Agente: Gracias por esperar, ya la tengo.
Cliente: Bueno.
END
"$CORTESIA" audit --quiet --format jsonl apart.txt >apart || true
for report in out apart; do grep -oE '"rule":"espera[^,]*,"verdict":"[a-z_]*"' $report >$report.espera; done
same out.espera apart.espera
run 0 explain apart.txt
lacks out 'dos voces'

# Without punctuation too the agent's are the words with which one leaves the line.
cat >leaves.txt <<'END'
Agente: andifibra buenas tardes le habla Ana
Cliente: buenas mi factura está mal
Agente: me espera un momentico sí claro listo ya regreso
Cliente: bueno
END
run 0 explain leaves.txt
has out 'el turno 3 tiene dos voces: "sí claro listo" se toma por palabras del cliente'
has out '      agente   ya regreso'

# One side is told by its label, the other by its words; where these tell nothing, nothing is judged.
sed 's/^Agente:/Ana:/' apart.txt >ana.txt
"$CORTESIA" audit ana.txt >out || true
has out 'papeles deducidos de las palabras: "Ana" es el agente, "Cliente" el cliente'
has out '✓ apertura.agente'
printf 'Ana: Hola, ya.\nCliente: Quería saber de mi factura.\nAna: Bien.\n' >little.txt
run 0 audit little.txt
has out 'NO EVALUABLE'
has out 'no se sabe quién habla'
lacks out 'apertura.'

# Swapped channels
mkdir swapped
for i in 1 2 3; do
  sed 's/^Agente:/X:/; s/^Cliente:/Agente:/; s/^X:/Cliente:/' apart.txt >swapped/$i.txt
done
status=0
"$CORTESIA" audit swapped >out 2>err || status=$?
has err 'cortesia: in 3 of 3 calls the agent speaks like the customer: the channels look swapped'
has err '--role LABEL=agent'
has out 'en 3 de 3 llamadas que lo dejan ver, el agente habla como el cliente'
"$CORTESIA" audit --quiet --format csv --summary night.json swapped apart.txt >out 2>err || true
[ ! -s err ] || fail 'said something in spite of --quiet'
grep -A2 '"sides"' night.json | tr -d ' \n' >sides
has sides '"sides":{"clear":4,"swapped":3'
# One call among many that only sounds so is doubted by itself, not for the run.
"$CORTESIA" audit swapped/1.txt apart.txt >out 2>err || true
lacks err 'look swapped'
lacks out 'los canales parecen cambiados'
# Named rightly, all is well.
"$CORTESIA" audit --role Cliente=agent --role Agente=customer swapped >out 2>err || true
lacks err 'look swapped'
lacks out 'los canales parecen cambiados'
