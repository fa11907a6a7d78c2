# The checklists that ship: every rule and label that belongs to them, and their own examples, which say every phrase.
. "$SOURCE/tests/cli/helpers"
for list in shipped:es shipped:en; do
  run 0 list rules --rules "$list"
  grep -oE '^ *[a-z]+\.[a-z-]+' out | tr -d ' ' | sort >ids
  diff "$SOURCE/tests/cli/shipped-rules" ids || fail "$list has other rules than tests/cli/shipped-rules"
done
for list in "$SOURCE/rules.yaml" "$SOURCE"/packs/*.yaml; do
  run 0 test "$list"
  lacks out 'no example passes'
  lacks out 'no example fails'
  lacks out 'no example says'
done

# What a rule asks in figures it judges by that figure, not by words.
for list in "$SOURCE/rules.yaml" "$SOURCE/packs/en.yaml"; do
  # By rule, one a line, the settings put in.
  awk '/^settings:/ { settings = 1; next } /^[a-z]/ { settings = 0 }
       settings && sub(/ *#.*/, "") { sub(/:/, "", $1); if (NF == 2) value[$1] = $2 }
       /^ *- id: / { printf "\n%s ", $3 }
       { for (name in value) gsub("\\$" name, value[name]); sub(/^ */, ""); printf "%s, ", $0 }' "$list" >flat
  while read -r rule figure; do
    grep "^$rule " flat | grep -qF "$figure" || fail "$list: expected $figure in $rule, found none"
  done <"$SOURCE/tests/cli/shipped-figures"
done

# A pack is named by where it ships from, and judges a call in its language.
printf 'Agente: Good morning, this is Dana Lee, how may I help you?\nCliente: Hello, I have a question.\n' >call.txt
"$CORTESIA" audit --rules shipped:en --language en --format jsonl call.txt >out 2>err || true
has out '"rule":"apertura.saludo","verdict":"pass"'
printf 'Agente: Estimada Rosa: su pedido sale el martes. Saludos.\n' >mail.txt
"$CORTESIA" audit --rules shipped:correo --format jsonl mail.txt >out 2>err || true
has out '"rule":"correo.saludo","verdict":"pass"'
has out '"rule":"correo.acuse","verdict":"fail"'
printf 'Agente: Deje su mensaje después del tono.\n' >voicemail.txt
"$CORTESIA" audit --rules shipped:buzon --format jsonl voicemail.txt >out 2>err || true
has out '"rule":"buzon.mensaje","verdict":"pass"'
has out '"rule":"buzon.cuando","verdict":"fail"'

# The register of the house: trato.usted judges by usted, tú or vos.
for register in usted tú tu vos; do
  case $register in
    usted) good='¿Me da su número? Espéreme.' bad1='¿Tienes tu número?' bad2='¿Vos tenés el número? Decime.' ;;
    vos) good='¿Vos tenés el número? Decime, ¿cómo estás?' bad1='¿Tienes tú el número?' bad2='Dígame usted su número.' ;;
    *) good='¿Tienes el número? Dime, ¿cómo estás?' bad1='¿Vos tenés el número?' bad2='Dígame usted su número.' ;;
  esac
  cat >house.yaml <<EOF
cortesia: 1
include: [shipped:es]
settings: {register: $register}
rules:
  - id: trato.usted
    override: true
    examples:
      - pass: 'A: $good'
      - pass: 'A: Veterinaria San Roque, buenas tardes. El viernes se lo enviamos al señor Ortiz, que viene a las dos.'
      - fail: 'A: $bad1'
      - fail: 'A: $bad2'
EOF
  run 0 test house.yaml --rule trato.usted
  is out '4 examples: 4 as expected, 0 not'
  run 0 check house.yaml
done
printf 'cortesia: 1\ninclude: [shipped:es]\nsettings: {register: usteed}\n' >house.yaml
run 2 check house.yaml
has err 'house.yaml:3:22: unknown register "usteed"; did you mean "usted"?'

# Where nobody told what the organisation is called, what may be its name is not judged.
cat >empresa.yaml <<'EOF'
cortesia: 1
include: [shipped:es]
rules:
  - id: apertura.empresa
    override: true
    examples:
      - not_assessable: 'A: Kintara, buenas tardes, le habla Ruth.'
      - not_assessable: 'agente: kintara del norte buenos días'
      - not_assessable: 'agente: gracias por llamar a la esquina'
      - not_assessable: 'agente: buenas le habla ruth de la esquina'
      - not_assessable: 'A: Brisalta, dime.'
      - not_assessable: 'agente: hola la orquídea'
      - not_assessable: 'A: Buenos días, Kintara, ¿en qué le ayudo?'
      - fail: 'A: Hola, buenas tardes, ¿en qué le ayudo?'
      - not_assessable: 'A: Déjalo ahí, luego lo firmo. El Cerezo, hola.'
      - not_assessable: 'agente: norte vivo sucursal centro buenas tardes habla con irene'
      - fail: 'agente: mesa de ayuda buenas tardes habla irma'
      - fail: 'A: Sí, dígame.'
      - fail: 'A: Buenas tardes, habla Óscar, ¿con quién tengo el gusto?'
      - fail: 'A: Admisiones, buenos días.'
      - fail: 'agente: aló buenas tardes'
      - pass: 'A: Gracias por llamar a Kintara.'
EOF
run 0 test empresa.yaml --rule apertura.empresa
is out '16 examples: 16 as expected, 0 not'
cat >company.yaml <<'EOF'
cortesia: 1
include: [shipped:en]
rules:
  - id: apertura.empresa
    override: true
    examples:
      - not_assessable: 'A: Brightline, hello.'
      - not_assessable: 'agent: hello the orchid'
      - not_assessable: 'A: Good morning, Kintara, how can I help you?'
      - not_assessable: "A: Leave it there, I'll sign later. Cherry Tree, hello."
      - not_assessable: 'agent: northgate vista downtown branch good afternoon this is irene'
      - fail: 'agent: support how can i help'
      - fail: 'A: Hello, speaking.'
      - pass: 'A: Thank you for calling Kintara.'
EOF
run 0 test company.yaml --rule apertura.empresa
is out '8 examples: 8 as expected, 0 not'
printf 'Agente: Kintara, buenas tardes, le habla Ruth.\nCliente: Hola, una consulta.\n' >kintara.txt
"$CORTESIA" audit kintara.txt >out 2>err || true
has out '? apertura.empresa'
has out 'nadie ha dicho cómo se llama'
"$CORTESIA" audit --format jsonl kintara.txt >out 2>err || true
has out '"rule":"apertura.empresa","verdict":"not_assessable","reason":"needs_company"'
"$CORTESIA" audit --company Kintara --format jsonl kintara.txt >out 2>err || true
has out '"rule":"apertura.empresa","verdict":"pass"'
"$CORTESIA" audit --company Andifibra --format jsonl kintara.txt >out 2>err || true
has out '"rule":"apertura.empresa","verdict":"fail"'
