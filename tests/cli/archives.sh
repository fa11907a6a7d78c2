# Archives, compressed files and standard input, through the program.
. "$SOURCE/tests/cli/helpers"
rules
mkdir -p caja/dentro
good_call >caja/dentro/bien.txt
bad_call >caja/mal.txt

# The same verdicts from the folder, the archive, and the archive through a pipe.
verdicts() { grep -o '"outcome":"[a-z_]*","' "$1" | sort; }
run 1 audit --quiet --format jsonl caja
verdicts out >folder
tar -cf caja.tar caja
gzip -c caja.tar >caja.tar.gz
for archive in caja.tar caja.tar.gz; do
  run 1 audit --quiet --format jsonl "$archive"
  verdicts out >packed
  same folder packed
  has out "\"source\":\"$archive:caja/dentro/bien.txt\""
  "$CORTESIA" audit --quiet --format jsonl - <"$archive" >out 2>err || [ $? = 1 ]
  verdicts out >piped
  same folder piped
done

# The same bytes, whatever the number of threads.
run 1 audit --format jsonl -j1 caja.tar.gz caja
cp out one
run 1 audit --format jsonl -j4 caja.tar.gz caja
same one out

# A compressed file is called as it is; its call, as the file in it.
gzip -c caja/dentro/bien.txt >bien.txt.gz
run 0 audit --quiet --format jsonl bien.txt.gz
has out '"source":"bien.txt.gz"'
has out '"id":"bien"'

# Trouble in an archive is told with its place, and nothing is written anywhere.
ln -s /etc/passwd caja/enlace
tar -cf malo.tar caja
run 2 audit --quiet --format jsonl malo.tar
has err 'malo.tar:caja/enlace: a link in an archive is refused'
has out '"outcome":"passed"'
mkdir aqui
(cd aqui && "$CORTESIA" audit ../malo.tar ../caja.tar.gz >/dev/null 2>&1) || true
[ -z "$(ls -A aqui)" ] || fail "something was unpacked: $(ls -A aqui)"
head -c 300 caja.tar.gz >corto.tar.gz
run 2 audit --quiet corto.tar.gz
has err 'archive'

# What seems to be a transcript and is of no known format is told, in a folder and in an archive; what lies beside
# it is counted, and `formats` names it.
mkdir rara
good_call >rara/bien.txt
printf 'Voz;Lo dicho\nAgente;Buenas\nCliente;Hola\n' >rara/charla.csv
echo 'Una carpeta por noche.' >rara/LEEME.txt
printf '{"calls":[{"id":1,"transcript":"bien.txt"}]}' >rara/lista.json
printf '\211PNG\r\n\032\n' >rara/foto.png
tar -cf rara.tar rara
for where in rara rara.tar; do
  run 2 audit "$where"
  has err '1 of 2 inputs could not be read'
  has err 'rara/charla.csv: no turns found: it is a table, and none of its headers is known for the texts: "Voz", "Lo dicho"; say which it is with --columns text=HEADER'
  has out '3  archivos omitidos, que no son transcripciones ("cortesia formats" dice cuáles)'
done
run 1 formats rara
has out 'rara/LEEME.txt'
has out 'rara/lista.json'
has out '  skipped     rara/LEEME.txt: no turns found'
has out 'rara/foto.png'
has out '  skipped     a picture'
run 0 audit --columns 'text=Lo dicho' rara --max-failed 100%
