# A label that --role names and no call has is told at the end, with what may have been meant.
. "$SOURCE/tests/cli/helpers"
rules
mkdir calls
say() { printf '{"turns":[{"speaker":"Inés","text":"%s"},{"speaker":"%s","text":"Quiero pagar."}]}\n' "$1" "$2"; }
say 'Buenos días, ¿en qué le puedo ayudar?' Rosa >calls/1.json
say Diga Pedro >calls/2.json
run 1 audit --role Inés=agent --role Rosa=customer --role Pedro=customer calls
[ ! -s err ] || fail 'a warning where every label is met'
for jobs in 1 2; do
  run 1 audit -j $jobs --role Inés=agent --role Rsoa=customer --role Pedro=customer --role Zutano=colleague calls
  printf '%s\n' 'cortesia: --role: no call has the label "Rsoa"; did you mean "Rosa"?' \
    'cortesia: --role: no call has the label "Zutano"; the labels are "Inés", "Rosa", "Pedro"' >wanted
  same err wanted
done
# As labels are compared: folded.
run 1 audit --role INES=agent --role rosa=customer --role pedro=customer calls
[ ! -s err ] || fail 'a warning for a label in other letters'
run 1 audit --no-quotes --role Inés=agent --role Rsoa=customer --role Pedro=customer calls
is err 'cortesia: --role: no call has one of its labels'
run 1 audit --quiet --role Inés=agent --role Rsoa=customer --role Pedro=customer calls
[ ! -s err ] || fail 'a warning in spite of --quiet'
run 1 audit --channels agent=0,customer=1 --role Inés=agent --role Rosa=customer --role Pedro=customer calls
[ ! -s err ] || fail 'a warning for a channel'
