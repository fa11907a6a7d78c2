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

# A call of the customer alone is none.
sed "s/- fail: 'Agente: Diga.'/- fail: 'C: Oiga.'/" rules.yaml >alone.yaml
run 1 test alone.yaml
has out 'expected fail, found not_assessable'
has out 'needs_speakers; a call has a turn of the organisation: add one, such as "A: Diga."'

# A language that what is included is not of; a gap that is none any more.
printf 'cortesia: 1\nlanguage: en\ninclude: [shipped:es]\n' >foreign.yaml
run 0 check foreign.yaml
has out 'foreign.yaml:2:11: warning: what is included here is for calls in "es", and its phrases are in that language'
sed "s/- fail: 'Agente: Diga.'/&\n        known_gap: true/" rules.yaml >closed.yaml
run 0 test closed.yaml --format junit
has out '<skipped message="known gap no more; take known_gap away"/>'

# A phrase that the shipped list has already.
printf "cortesia: 1\ninclude: [shipped:es]\nphrases: {saludo: {add: ['buenos días', 'muy feliz jornada']}}\n" >added.yaml
run 0 check added.yaml
has out 'added.yaml:3:27: warning: "buenos días" is heard by "'
has out '" at shipped:phrases/apertura.yaml:'
has out '1 warning'

# test runs included examples with the settings that they were written for, and says so.
"$CORTESIA" init house.yaml >/dev/null
sed -i 's/^  # \(closing_phrase: .*\)/  \1/; s/^  hold_limit:.*/  ring_limit: 17s\n  holds_limit: 3/' house.yaml
run 0 test house.yaml
has out 'examples of included files were run with the settings they were written for, not with yours (ring_limit, holds_limit, closing_phrase)'
cat >>house.yaml <<'END'
rules:
  - id: cierre.formula
    section: cierre
    require: {say: $closing_phrase, by: agent}
    examples:
      - pass: 'A: Gracias por preferir Andifibra.'
      - fail: 'A: Que le vaya bien.'
END
run 0 test house.yaml --rule cierre.formula
lacks out 'settings'
# So do those of the house's own file, which a team's includes.
cat >base.yaml <<'END'
cortesia: 1
sections: [{id: s, weight: 100}]
settings: {adios: chao}
rules:
  - {id: adios, section: s, say: $adios, examples: [{pass: 'A: chao'}, {fail: 'A: hola'}]}
END
printf 'cortesia: 1\ninclude: [base.yaml]\nsettings: {adios: hasta luego}\n' >team.yaml
run 0 test team.yaml
has out '2 examples of included files were run with the settings they were written for, not with yours (adios)'
run 0 test team.yaml --format junit
has out '<testcase classname="adios" name="as it is set here"><skipped message="included examples were run with the setting they were written for"/></testcase>'
printf "rules: [{id: adios, override: true, examples: [{pass: 'A: hasta luego'}, {fail: 'A: chao'}]}]\n" >>team.yaml
run 0 test team.yaml
lacks out 'not with yours'

# check reads the examples too, though it does not run them; test says what is wrong with one that is no call.
sed "s/- pass: 'Agente: Buenos días, le habla Inés/- pasa: 'Agente: Buenos días, le habla Inés/" rules.yaml >misspelt.yaml
run 2 check misspelt.yaml
has err 'unknown key "pasa" in an example; did you mean "pass"?'
sed "s/- pass: 'Agente: Buenos días, le habla Inés/- pass: 'Buenos días, le habla Inés/" rules.yaml >nobody.yaml
run 1 test nobody.yaml
has out 'its text is no call; begin each turn with who speaks, as in "A: Buenos días."'

# Quotation marks that are none are part of the text.
sed "s/\['buenos días'\]/“buenos días”/" clean.yaml >curly.yaml
run 0 check curly.yaml
has out "curly.yaml:11:20: warning: “ and ” are no quotation marks of YAML; use \" or '; write 'buenos días'"
