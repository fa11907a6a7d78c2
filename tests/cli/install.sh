# What `cmake --install` puts in place is whole, and works from there.
. "$SOURCE/tests/cli/helpers"
cmake --install "$(dirname "$CORTESIA")" --prefix "$PWD/usr" >installed || fail "cmake --install failed"
for file in rules.yaml phrases/apertura.yaml packs/en.yaml packs/correo.yaml packs/buzon.yaml; do
  cmp "$SOURCE/$file" "usr/share/cortesia/$file" || fail "expected $file among what is installed"
done
for page in man1/cortesia.1 man5/cortesia-rules.5; do
  [ -s "usr/share/man/$page" ] || fail "expected the manual page $page among what is installed"
done
CORTESIA=$PWD/usr/bin/cortesia
run 0 check --strict usr/share/cortesia/rules.yaml
run 0 check --strict usr/share/cortesia/packs/en.yaml
run 0 schema rules
