# --no-quotes leaves words of calls and names of people out of everything.
. "$SOURCE/tests/cli/helpers"
rules
mkdir calls
bad_call >calls/one.txt
printf '{"call_id": "two", "agent": {"id": "a7", "name": "Ramona Quispe"}, "customer": {"id": "c9", "name": "Eusebio Lanza"}, "turns": [{"speaker": "agent", "text": "Buenos dias, soy Ramona Quispe, en que quiere ayuda."}]}' >calls/two.json
printf '{"call_id": "three", "turns": [{"speaker": "Eusebio Lanza" "text": 1}]}' >calls/three.json

for format in $("$CORTESIA" list reports | sed 's/ .*//'); do
  run 2 audit --no-quotes --format "$format" --summary summary --output report calls
  "$CORTESIA" audit --no-quotes --summary summary.json --output /dev/null calls 2>>err || true
  for secret in Ramona Quispe Eusebio Lanza 'Diga usted' 'uenos dias' Quiero; do
    for file in report summary summary.json out err; do lacks "$file" "$secret"; done
  done
  has report two
  # What a table says of them, too: a customer without digits in it is a name.
  printf 'call,customer\ntwo,Eusebio Lanza\none,c-17\n' >names.csv
  run 2 audit --no-quotes --metadata names.csv --format "$format" calls
  lacks out Lanza
  printf 'call,ring_seconds\ntwo,Lanza\n' >wrong.csv
  run 2 audit --no-quotes --metadata wrong.csv --format "$format" calls
  has err 'expected seconds, such as 8 or 0:08, in "ring_seconds"'
  lacks err Lanza
  run 2 audit --format "$format" calls
  has out 'Buenos dias'
done
