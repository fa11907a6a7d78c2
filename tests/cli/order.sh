# The bytes of the reports do not depend on the number of threads.
. "$SOURCE/tests/cli/helpers"
rules
# 6,000 calls of many lengths, some of them broken, in a file that is cut into blocks.
awk 'BEGIN {
  for (call = 1; call <= 6000; call++) {
    if (call % 997 == 0) { print "{\"call_id\": \"c" call "\", \"turns\": ["; continue }
    printf "{\"call_id\": \"c%d\", \"turns\": [", call
    turns = 2 + call * 7919 % 13
    for (turn = 0; turn < turns; turn++)
      printf "%s{\"speaker\": \"%s\", \"start\": %d, \"end\": %d, \"text\": \"%s numero %d\"}", turn ? ", " : "",
        turn % 2 ? "customer" : "agent", turn * 5, turn * 5 + 4,
        (call + turn) % 5 ? "buenos dias mi turno es el" : "en que le puedo ayudar con el", call * turn
    print "]}"
  }
}' >calls.jsonl
[ "$(wc -c <calls.jsonl)" -gt 2000000 ] || fail "too little to be cut in blocks"
for format in text json jsonl csv; do
  run 2 audit -j1 --format $format --summary night1 calls.jsonl
  cp out alone
  cp err alone.err
  for jobs in 2 5; do
    run 2 audit -j$jobs --format $format --summary night calls.jsonl
    same out alone
    same err alone.err
    same night night1
  done
done
has night1 '6000  llamadas'
