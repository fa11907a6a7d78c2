# Bad usage is told in one line with its remedy, and help fits a screen.
. "$SOURCE/tests/cli/helpers"
rules
good_call >good.txt

run 0 --version
grep -qE '^cortesia [0-9]+\.[0-9]+\.[0-9]+$' out || fail "no version"

# Help: of the program and of every command, at most 40 lines of 80 columns, on standard output.
run 0 --help
cp out help
commands=$(sed -n '/^  [a-z]/s/^  \([a-z]*\) .*/\1/p' help)
[ "$(echo $commands | wc -w)" -ge 5 ] || fail "fewer than five commands in --help"
for command in '' $commands; do
  run 0 $command --help
  [ "$(wc -l <out)" -le 40 ] || fail "$command --help: more than 40 lines"
  ! LC_ALL=C.UTF-8 grep -E '^.{81}' out || fail "$command --help: more than 80 columns"
  cp out long
  run 0 $command -h
  same out long
done

expect 'expected a command; `cortesia --help` lists them'
expect 'unknown command "audti"; did you mean "audit"?' audti good.txt
expect 'unknown command "good.txt"; `cortesia --help` lists the commands' good.txt
expect 'unknown option "--fast"; `cortesia --help` lists the commands' --fast
expect 'unknown option "--verion"; did you mean "--version"?' --verion
expect 'unknown option "--hlp"; did you mean "--help"?' --hlp
expect 'unknown option "--fromat"; did you mean "--format"?' audit --fromat json good.txt
expect 'unknown option "--fromat"; did you mean "--format"?' audit --fromat=json good.txt
expect 'unknown option "--zzzzzz"; `cortesia audit --help` lists them' audit good.txt --zzzzzz
expect 'unknown option "-x"; `cortesia audit --help` lists them' audit -x good.txt
expect 'audit: expected PATH...; `cortesia audit --help` says more' audit
expect 'explain: unexpected "b.txt"; `cortesia explain --help` says what it takes' explain good.txt b.txt
# Options stand behind the command that they are of.
expect 'expected a command before "--rules"; did you mean "cortesia audit --rules"?' --rules rules.yaml audit good.txt
expect 'expected a command before "--rulez"; did you mean "cortesia audit --rules"?' --rulez rules.yaml audit good.txt
expect 'expected a command before "-j"; did you mean "cortesia audit -j"?' -j 2 audit good.txt
expect 'unknown option "--zzzzzz"; `cortesia --help` lists the commands' --zzzzzz audit good.txt
expect 'unknown command "aduit"; did you mean "audit"?' aduit audit good.txt
expect '--rules: expected a value after it' audit good.txt --rules
expect 'unknown report format "jsno"; did you mean "json"?' audit --format jsno good.txt
expect '--jobs: expected a whole number from 1 to 1024, found "0"' audit --jobs 0 good.txt
expect '--max-failed: expected a share from 0% to 100% with its sign, such as 5%, found "5"' \
  audit --max-failed 5 good.txt
expect 'unknown role "agnet"; did you mean "agent"?' audit --role Ana=agnet good.txt
expect '--role: expected LABEL=ROLE, such as "Ana=agent", found "Ana"' audit --role Ana good.txt
expect '--role: "Ana=agent" and "ana=customer" contradict each other; leave one of them' \
  audit --role Ana=agent --role Luz=customer --role ana=customer good.txt
expect '--channels: "channel 0=agent" and "channel 0=customer" contradict each other; leave one of them' \
  audit --channels agent=0,customer=0 good.txt
run 0 audit --role Agente=agent --role agente=agent good.txt
expect 'unknown time zone "Bogota/America"; expected a name such as America/Bogota, or an offset such as -05:00' \
  audit --timezone Bogota/America good.txt
expect 'unknown time zone "Amercia/Bogota"; did you mean "America/Bogota"?' audit --timezone Amercia/Bogota good.txt
expect 'unknown time zone "america/bogota"; did you mean "America/Bogota"?' test --timezone america/bogota
expect 'unknown time zone "Bogotá"; did you mean "America/Bogota"?' audit --timezone Bogotá good.txt
expect 'unknown time zone "zone.tab"; expected a name such as America/Bogota, or an offset such as -05:00' \
  audit --timezone zone.tab good.txt
expect 'unknown language "espanish"; did you mean "es"?' audit --language espanish good.txt
expect '--language: expected a code such as es, es-CO or en, found "de aquí"' audit --language 'de aquí' good.txt
# What a terminal would obey is shown, and not sent to it.
expect "unknown rule \"a�[31mb\"; \`cortesia list rules\` names them all" explain good.txt --rule "$(printf 'a\033[31mb')"
expect "unknown list \"a�b\"; expected one of rules, formats, reports, checks" list "$(printf 'a\233b')"
expect 'unknown list "rulse"; did you mean "rules"?' list rulse
expect 'unknown rule "apertura.saluda"; did you mean "apertura.saludo"?' explain good.txt --rule apertura.saluda
expect '--output and --summary name the same file "x"; give each its own' audit good.txt --output x --summary ./x

# The last of an option that is given twice holds; behind -- all are paths, and a path may be a command's name.
run 0 audit --format json --format=csv good.txt
has out 'call,rule,verdict'
cp good.txt -- --format
cp good.txt list
run 0 audit -- --format list
has out '2  llamadas'
run 0 audit list
