# Reports go to a file whole, private, or not at all.
. "$SOURCE/tests/cli/helpers"
rules
mkdir calls
for i in 1 2 3; do good_call >calls/good$i.txt; done

umask 022
run 0 audit --format jsonl --output night.jsonl --summary night.txt calls
[ ! -s out ] || fail "something on standard output"
[ "$(stat -c %a night.jsonl night.txt | tr '\n' ' ')" = '600 600 ' ] || fail "not private"
run 0 audit --format jsonl calls
same out night.jsonl
has night.txt '3  llamadas'
run 0 audit --format jsonl --output other --summary night.json calls
has night.json '"calls":3'

# A disk that is full, a folder that is not there, one that cannot be written: trouble, and nothing left behind.
run 2 audit --output /dev/full calls
has err 'cannot write "/dev/full": No space left on device'
run 2 audit --summary /dev/full calls
status=0
"$CORTESIA" audit calls >/dev/full 2>err || status=$?
[ "$status" = 2 ] || fail "full standard output: status $status"
has err 'cannot write standard output: No space left on device'
status=0
(ulimit -f 1; "$CORTESIA" audit --format json --output limited calls) 2>err || status=$?
[ "$status" = 2 ] || fail "a limit of the size of files: status $status"
has err 'cannot write "limited": File too large'
[ ! -e limited ] || fail "a short report"
run 2 audit --output missing/x calls
has err 'name a folder that exists'
[ -z "$(find . -name '*.tmp' -o -name '*.??????' -newer night.json ! -name '*.jsonl' | grep -v night)" ] ||
  fail "left over: $(ls)"

# A checklist that is wrong, or an option, leaves yesterday's report alone.
echo yesterday >kept
run 2 audit --format nonsense --output kept calls
is kept yesterday

# /dev/null and pipes work; a reader that goes away is no error.
run 0 audit --output /dev/null calls
{ "$CORTESIA" audit --format csv calls calls calls 2>err || true; } | head -n 1 >out
has out 'call,rule'
[ ! -s err ] || fail "noise about a closed pipe"

# The same from standard input.
cat calls/good1.txt | "$CORTESIA" audit --format csv - >piped
run 0 audit --format csv calls/good1.txt
[ "$(cut -d, -f2-9 out | head -n 2)" = "$(cut -d, -f2-9 piped | head -n 2)" ] || fail "standard input differs"

# No progress, no colours in a pipe; colours when forced, unless NO_COLOR.
run 0 audit calls
! grep -q "$(printf '\033')" out err || fail "escape sequences in a pipe"
CLICOLOR_FORCE=1 "$CORTESIA" audit calls >out
grep -q "$(printf '\033')\[" out || fail "no colours when forced"
CLICOLOR_FORCE=1 NO_COLOR=1 "$CORTESIA" audit calls >out
! grep -q "$(printf '\033')" out || fail "colours in spite of NO_COLOR"
run 0 audit --quiet calls
lacks out RESUMEN

# Nothing that is read is replaced: an input, a file among the inputs, the checklist.
rules
mkdir read
good_call >read/good.txt
cp read/good.txt kept.txt
for command in audit convert 'sample --size 1 --seed 1'; do
  for place in read/good.txt ./read/../read/good.txt; do
    run 2 $command read --output "$place"
    is err "cortesia: --output would replace \"$place\", which is read; name another file"
  done
done
run 2 audit read/good.txt --summary read/good.txt
has err '--summary would replace "read/good.txt", which is read'
run 2 audit read --output rules.yaml --rules rules.yaml
has err '--output would replace "rules.yaml", which is read'
same read/good.txt kept.txt
run 0 audit read --output read/new.txt
"$CORTESIA" audit - --output - <read/good.txt >out 2>err || fail "standard input cannot be replaced"
has out 'RESUMEN'
[ ! -e ./- ] || fail "a file of the name of standard output"

# What a walk passes over is named on standard error, whatever the report and wherever it goes.
mkdir night
printf '{"turns":[{"speaker":"agent","text":"Hola."},{"speaker":"customer","text":"Ya."}]}' >night/a.json
printf 'Pan, leche, huevos\n' >night/nota.txt
printf 'Buenos días, ya salgo\n' >night/z.txt
for format in csv jsonl text; do
  run 1 audit --format $format -o report night
  is err 'cortesia: passed over, for they seem to be no transcripts: night/nota.txt, night/z.txt; "cortesia formats" tells why'
done
run 1 audit --quiet --format csv -o report night
[ ! -s err ] || fail 'a warning in spite of --quiet'

# Threads that the system does not give. Where even one does not fit - a sanitizer wants more room - that is told
# of in its own way.
if (ulimit -v 400000; "$CORTESIA" --version >out 2>&1); then
  (ulimit -v 400000; "$CORTESIA" audit -j1024 calls >out 2>err) && fail 'a thousand threads in 400 MB'
  has err 'with --jobs'
fi
