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
expect '--rules: expected a value after it' audit good.txt --rules
expect 'unknown report format "jsno"; did you mean "json"?' audit --format jsno good.txt
expect '--jobs: expected a whole number from 1 to 1024, found "0"' audit --jobs 0 good.txt
expect '--max-failed: expected a share from 0% to 100% with its sign, such as 5%, found "5"' \
  audit --max-failed 5 good.txt
expect 'unknown role "agnet"; did you mean "agent"?' audit --role Ana=agnet good.txt
expect '--role: expected LABEL=ROLE, such as "Ana=agent", found "Ana"' audit --role Ana good.txt
expect 'unknown time zone "Bogota/America"; expected a name such as America/Bogota, or an offset such as -05:00' \
  audit --timezone Bogota/America good.txt
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
