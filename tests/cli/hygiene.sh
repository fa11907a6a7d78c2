# check, schema, and what test tells of what nothing tests.
. "$SOURCE/tests/cli/helpers"
rules
sed 's/weight: 1}/weight: 100}/' rules.yaml >clean.yaml

# check: warnings are no trouble, unless they are asked to be.
run 0 check clean.yaml --strict
is out 'no warnings'
run 0 check rules.yaml
has out 'rules.yaml:6:12: warning: the weights of the sections add up to 1; make it 100'
has out '1 warning'
run 1 check rules.yaml --strict
run 0 check
has out '1 warning'
sed 's/wieght/weight/; s/require: {say/require: {sya/' rules.yaml >broken.yaml
run 2 check broken.yaml
has err 'unknown key "sya" in require; did you mean "say"?'
run 2 check missing.yaml
has err 'no checklist "missing.yaml"'
run 0 check shipped:es

# schema: one JSON document.
run 0 schema rules
has out '"$schema": "http://json-schema.org/draft-07/schema#"'
run 2 schema rule
has err 'did you mean "rules"?'

# test: what no example says.
sed "s/\['buenos días'\]/['buenos días', 'muy buenas']/" clean.yaml >more.yaml
run 0 test more.yaml
has out "more.yaml:11:37: no example says \"muy buenas\""
has out '3 phrases: 2 said in some example'
run 0 test more.yaml --rule apertura.oferta
is out '2 examples: 2 as expected, 0 not'
run 0 test more.yaml --rule 'apertura.*' --coverage
has out 'no example says "muy buenas"'
run 2 test more.yaml --rule apertura.salud
has err 'no rule is called "apertura.salud"; did you mean "apertura.saludo"?'

# test: for build servers.
run 0 test more.yaml --format junit
has out '<testsuite name="apertura.oferta" tests="2" failures="0" errors="0" skipped="0">'
sed 's/Buenos días, le habla Inés/Hola/' more.yaml >wrong.yaml
run 1 test wrong.yaml --format junit
has out '<failure message="expected pass, found fail">'
run 2 test more.yaml --format junot
has err 'did you mean "junit"?'

# What lies beside the checklist and is included belongs to it; what ships does not.
mkdir parts
printf 'cortesia: 1\nphrases:\n  ofrece: [a la orden, le colaboro]\n  nadie: [nadie la usa]\n' >parts/frases.yaml
sed "s|^cortesia: 1|&\ninclude: [parts/frases.yaml]|; s/say: \['buenos días'\]/say: ['buenos días', '{ofrece}']/" clean.yaml >whole.yaml
run 0 test whole.yaml
has out 'parts/frases.yaml:3:12: no example says "a la orden"'
run 0 check whole.yaml
has out 'parts/frases.yaml:4:3: warning: no rule uses the list of phrases "nadie"'
printf 'cortesia: 1\ninclude: [shipped:es]\nphrases: {nadie: [nadie la usa]}\n' >own.yaml
run 0 check own.yaml
has out 'own.yaml:3:11: warning: no rule uses the list of phrases "nadie"'
has out '1 warning'

# check reads the examples too, though it does not run them; test says what is wrong with one that is no call.
sed "s/- pass: 'Agente: Buenos días, le habla Inés/- pasa: 'Agente: Buenos días, le habla Inés/" rules.yaml >misspelt.yaml
run 2 check misspelt.yaml
has err 'unknown key "pasa" in an example; did you mean "pass"?'
sed "s/- pass: 'Agente: Buenos días, le habla Inés/- pass: 'Buenos días, le habla Inés/" rules.yaml >nobody.yaml
run 1 test nobody.yaml
has out 'its text is no call; begin each turn with who speaks, as in "A: Buenos días."'
