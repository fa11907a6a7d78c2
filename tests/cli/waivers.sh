# Waivers excuse findings without hiding them, until they expire; what does nothing is told.
. "$SOURCE/tests/cli/helpers"
rules
mkdir calls
good_call >calls/good.txt
bad_call >calls/bad.txt
printf 'call,agent\nbad,a1\ngood,a2\n' >calls.csv
# waivers WAIVER...: writes a file of them, each a YAML mapping without its last three keys.
waivers() {
  echo 'waivers:' >waivers.yaml
  for one; do
    printf -- '- {%s, reason: línea de prueba, owner: Rosa Pardo, expires: 2026-12-31}\n' "$one" >>waivers.yaml
  done
}
audit() {
  wanted_status=$1
  shift
  run "$wanted_status" audit --metadata calls.csv --waivers waivers.yaml --as-of 2026-12-31 "$@" calls
}

run 1 audit calls
# One of two findings is excused: what is left of the call still fails.
waivers 'rule: apertura.saludo'
audit 1
has out 'exento hasta 2026-12-31: línea de prueba (responsable Rosa Pardo, waivers.yaml:2:3)'
has out 'Exenciones al 2026-12-31'
has out '1  hallazgo exento'
has out '✗ apertura.saludo'
[ ! -s err ] || fail "a warning of a waiver that is needed"
audit 1 --format jsonl --summary night.json
has out '"rule":"apertura.saludo","verdict":"fail","reason":"not_said","waived":{"expires":"2026-12-31","place":"waivers.yaml:2:3","reason":"línea de prueba","owner":"Rosa Pardo"}'
has out '"waivers_as_of":"2026-12-31"'
has night.json '{"rule":"apertura.saludo","pass":1,"partial":0,"fail":0,"not_applicable":0,"not_assessable":0,"waived":1}'
has night.json '"waivers":{"as_of":"2026-12-31","waived":1,"stale":[]}'
audit 1 --format csv
[ "$(grep -c ',línea de prueba,$' out)" = 1 ] || fail "not one row says why it was waived"
audit 1 --no-quotes --format jsonl
lacks out Rosa
lacks out 'línea de prueba'

# All of the call's: nothing is left to judge, and nothing fails. By call, by agent, by the beginning of rules.
for one in 'call: bad' 'agent: a1' 'rule: apertura.*' 'call: bad, agent: a1, rule: apertura.*'; do
  waivers "$one"
  audit 0
  has out '2  hallazgos exentos'
  has out '1  no evaluable'
done
# All that a waiver names must fit.
waivers 'call: bad, agent: a2' 'call: good'
audit 1
has out '0  hallazgos exentos'
has out 'waivers.yaml:2:3: no exime nada; responsable Rosa Pardo'
has err 'cortesia: waivers.yaml:2:3: this waiver excuses nothing here; take it out when it is done'
has err 'waivers.yaml:3:3'
audit 1 --quiet
[ ! -s err ] || fail "a warning in spite of --quiet"

# So must the rule be there: one that the checklist has no more stops no night.
waivers 'rule: salida.antigua' 'call: bad'
audit 0
has out 'waivers.yaml:2:3: no exime nada; responsable Rosa Pardo'
has err 'cortesia: waivers.yaml:2:3: this waiver excuses nothing here; take it out when it is done'

# The last day counts; the next one does not.
waivers 'call: bad'
run 1 audit --waivers waivers.yaml --as-of 2027-01-01 --format csv --summary night.txt calls
has night.txt 'waivers.yaml:2:3: venció el 2026-12-31'
has night.txt 'Exenciones al 2027-01-01'
has err 'cortesia: waivers.yaml:2:3: this waiver expired on 2026-12-31; renew it or take it out'
lacks out 'línea de prueba'
# Today, unless said otherwise.
sed -i s/2026-12-31/2026-01-31/ waivers.yaml
run 1 audit --waivers waivers.yaml calls
has out 'venció el 2026-01-31'
sed -i s/2026-01-31/9999-12-31/ waivers.yaml
run 0 audit --waivers waivers.yaml calls
has out "Exenciones al $(date +%Y-)"

# explain shows them too.
run 0 explain --waivers waivers.yaml calls/bad.txt
has out 'exento hasta 9999-12-31'

# Every mistake in one run, each with its place and remedy.
cat >waivers.yaml <<'END'
waivers:
- {rule: apertura.saluda, reason: x, owner: Rosa, expires: 2026-12-31}
- {call: bad, owner: Rosa, expires: 2026-02-30}
- {reason: x, owner: '', expires: 2026-12-31}
- {call: bad, agnet: a1, reason: x, owner: Rosa, expires: mañana}
END
run 2 audit --waivers waivers.yaml calls
has err 'waivers.yaml:2:10: no rule is called "apertura.saluda"; did you mean "apertura.saludo"?'
has err 'waivers.yaml:3:3: expected reason: in a waiver'
has err 'waivers.yaml:3:37: expected the last day it holds, such as 2026-12-31, found "2026-02-30"'
has err 'waivers.yaml:4:3: expected what the waiver is for; name a call:, an agent:, a rule:, or several'
has err 'waivers.yaml:4:23: expected owner: in a waiver, found nothing'
has err 'waivers.yaml:5:15: unknown key "agnet" in a waiver; did you mean "agent"?'
has err 'found "mañana"'
[ ! -s out ] || fail "a report in spite of wrong waivers"
printf 'waivers: {}\n' >waivers.yaml
run 2 audit --waivers waivers.yaml calls
has err 'expected a list of waivers'
printf 'waivers:\n' >waivers.yaml
run 2 audit --waivers waivers.yaml calls
has err 'waivers.yaml:1:1: expected a list of waivers, found nothing; write waivers: [] for none'
: >waivers.yaml
expect 'waivers.yaml: expected waivers, found an empty file; write waivers: [] for none' \
  audit --waivers waivers.yaml calls
printf '# none\n' >waivers.yaml
expect 'waivers.yaml: expected waivers, found an empty file; write waivers: [] for none' \
  audit --waivers waivers.yaml calls
printf 'waivers: []\n' >waivers.yaml
run 1 audit --waivers waivers.yaml calls
run 2 audit --waivers missing.yaml calls
is err 'cortesia: cannot read the waivers "missing.yaml"; name a file that is there'
run 2 audit --as-of 2026-12-31 calls
is err 'cortesia: --as-of is the day by which waivers are judged; name their file with --waivers'
run 2 audit --as-of tomorrow calls
is err 'cortesia: --as-of: expected a day such as 2026-12-31, found "tomorrow"'

# Rows of metadata that no call is read for are told as well.
printf 'call,agent\nbad,a1\nbda,a1\n' >calls.csv
run 1 audit --metadata calls.csv calls
is err 'cortesia: calls.csv: no call was read for 1 of its rows: bda'
