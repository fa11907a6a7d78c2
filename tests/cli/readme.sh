# The checklist that README shows loads, and its examples come out as they say.
. "$SOURCE/tests/cli/helpers"
sed -n '/^```yaml$/,/^```$/p' "$SOURCE/README.md" | sed '1d;$d' >rules.yaml
has rules.yaml 'include: [shipped:es]'
run 0 test
run 0 list rules
has out cierre.encuesta
lacks out apertura.nombre-apellido
