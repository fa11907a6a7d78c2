# The bytes of the reports do not depend on the number of threads.
. "$SOURCE/tests/cli/helpers"
rules
# 6,000 calls of many lengths, some of them broken, in a file that is cut into blocks.
awk 'BEGIN {
  for (call = 1; call <= 6000; call++) {
    if (call % 997 == 0) { print "{\"call_id\": \"c" call "\", \"turns\": ["; continue }
    printf "{\"call_id\": \"c%d\", \"agent\": {\"id\": \"a%d\"}, \"queue\": \"q%d\", ", call, call * 31 % 41, call % 3
    printf "\"started_at\": \"2026-05-%02d\", \"turns\": [", 1 + call % 28
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
  # Each report with another summary.
  night=night.$format
  run 2 audit -j1 --format $format --summary $night calls.jsonl
  mv $night $night.alone
  cp out alone
  cp err alone.err
  for jobs in 2 5; do
    run 2 audit -j$jobs --format $format --summary $night calls.jsonl
    same out alone
    same err alone.err
    same $night $night.alone
  done
done
has night.text.alone '6000  llamadas'
[ "$(grep -c '^agent,a' night.csv.alone)" = 41 ] || fail "not a row for each of 41 agents"
