# init, test and list: a checklist from the first day on.
. "$SOURCE/tests/cli/helpers"
run 0 init
[ "$(stat -c %a rules.yaml)" != 600 ] || fail "a checklist is to be shared"
cp rules.yaml before
run 2 init
is err 'cortesia: "rules.yaml" exists already; move it away, or name another file: cortesia init FILE'
same rules.yaml before
run 0 init other.yaml
same other.yaml before
run 2 init missing/rules.yaml
has err 'cannot write "missing/rules.yaml": No such file or directory'
run 2 init /dev/full

# The starter loads, and says what the shipped one says.
run 0 list rules
cp out mine
run 0 list rules --rules shipped:es
same mine out
run 0 list rules --rules other.yaml
# What is commented out in it works too.
sed -e '/^disable:/d' -e 's/^# \(company:\|disable:\)/\1/' -e '/^# rules:/,$s/^# //' before >all.yaml
run 0 list rules --rules all.yaml
has out cierre.encuesta
lacks out apertura.agente

# A checklist that is nearly called so is not passed over for the shipped one.
mkdir near
for name in rules.yml rules.yaml.txt; do
  cp before near/$name
  (cd near && run 2 list rules && is err "cortesia: expected the checklist of this folder as rules.yaml, found \"$name\"; rename it, or choose: --rules $name, or --rules shipped:es")
  rm near/$name
done

rules
run 0 test
has out '4 examples: 4 as expected, 0 not'
run 0 test rules.yaml
sed 's/Buenos días, le habla Inés/Hola, le habla Inés/' rules.yaml >wrong.yaml
run 1 test wrong.yaml
has out 'wrong.yaml:13:'
has out 'expected pass, found fail'
has out '4 examples: 3 as expected, 1 not'
sed '/- fail:/d' rules.yaml >few.yaml
"$CORTESIA" test few.yaml >out 2>err || true
grep -q 'apertura.saludo' out err || fail "an example that fails is not asked for"
