# The checklist that README shows loads, and its examples come out as they say.
. "$SOURCE/tests/cli/helpers"
sed -n '/^```yaml$/,/^```$/p' "$SOURCE/README.md" | sed '1d;$d' >rules.yaml
has rules.yaml 'include: [shipped:es]'
run 0 test
run 0 list rules
has out cierre.encuesta
lacks out apertura.nombre-apellido

# What README shows of a command is what it prints, line by line; "..." stands for what is left out.
shown() { sed -n "/^    \$ cortesia $1/,/^[^ ]/p" "$SOURCE/README.md" | sed '1d; /^[^ ]/d; s/^    //; /^\.\.\.$/d; /^$/d'; }
ln -s "$SOURCE/samples" samples
rm rules.yaml
for command in 'explain samples' 'audit samples'; do
  line=$(sed -n "s/^    \$ cortesia \($command.*\)/\1/p" "$SOURCE/README.md")
  "$CORTESIA" $line >out 2>err || true
  shown "$command" >lines
  [ -s lines ] || fail "README shows nothing of $command"
  while IFS= read -r text; do
    grep -qxF -- "$text" out || fail "README shows, and cortesia $line does not print: $text"
  done <lines
done
