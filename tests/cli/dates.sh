# Dates of long ago, and those that spreadsheets put before durations, end no run.
. "$SOURCE/tests/cli/helpers"
printf 'llamada;hablante;inicio;texto\nz;Agente;01/01/1900 0:00:05;Buenas\nz;Cliente;01/01/1900 0:01:10;Hola\n' >zero.csv
printf 'llamada;hablante;inicio;texto\nz;Agente;01/02/1969 0:00:05;Buenas\nz;Cliente;01/02/1969 0:01:10;Hola\n' >old.csv
printf '[01/01/1900, 0:00:05] Agente: Buenas tardes\n[01/01/1900, 0:00:15] Cliente: Hola\n' >zero.txt
for file in zero.csv old.csv zero.txt; do
  run 0 formats $file
  run 0 convert $file
done
has out '"start":5'
for day in 01/01/0001 31/12/9999 29/02/1900 1/1/900 99/99/9999; do
  for zone in '' Z +14:00 -14:00; do
    printf 'hablante;inicio;texto\nAgente;%s 23:59:59%s;Buenas\nCliente;%s 0:00:00;Hola\n' $day "$zone" $day >odd.csv
    run 0 convert odd.csv
  done
done
for time in 1e300 -1e300 1e18 -1 99999999999999999999 nan inf 999:59:59 999999s; do
  printf 'hablante;inicio;fin;texto\nAgente;%s;%s;Buenas\nCliente;5;%s;Hola\n' $time $time $time >odd.csv
  run 0 convert odd.csv
  case $time in nan | inf) wanted=2 ;; *) wanted=0 ;; esac # subtitles need times
  run $wanted convert --to vtt odd.csv
  run 0 convert --to text odd.csv
done
