# The manual and --help say the same: each command of the table is in the synopsis with its options, each option is
# described, and the manual knows of no other.
. "$SOURCE/tests/cli/helpers"
page=$SOURCE/man/cortesia.1

run 0 --help
commands=$(sed -n '/^  [a-z]/s/^  \([a-z]*\) .*/\1/p' out | sort)
sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESCRIPTION/p' "$page" >synopsis
[ "$(sed -n '/^\.Nm$/{n; s/^\.Cm //p;}' synopsis | sort)" = "$commands" ] || fail "other commands in the synopsis"
for command in $commands; do
  grep -q "^\.It Cm $command\$" "$page" || fail "the manual does not describe $command"
  run 0 "$command" --help
  grep -oE '^ +(-[a-z], )?--[a-z-]+( [A-Z=]+)?' out | sed 's/^ *//; s/^-[a-z], //' | grep -v '^--help' |
    sort >help || true
  awk -v command="$command" '/^\.Nm/ { inside = 0 } $0 == ".Cm " command { inside = 1 } inside' synopsis |
    sed -n 's/^\.Op \(Fl . Ns | Ns \)\{0,1\}Fl -\([a-z-]*\)\( Ar \(.*\)\)\{0,1\}$/--\2 \4/p' |
    sed 's/ Ns = Ns Ar /=/; s/ $//' | sort >manual
  cmp -s help manual || fail "$command: --help and the synopsis differ: $(diff help manual)"
  cat help >>all
done
sed 's/ .*//' all | sort -u >used
sed -n 's/^\.It \(Fl . , \)\{0,1\}Fl -\([a-z-]*\).*/--\2/p' "$page" | grep -v '^--version$' | sort >described
cmp -s used described || fail "options used and options described differ: $(diff used described)"

# What the tables hold is in the manual.
for table in reports; do
  run 0 list $table
  for name in $(sed 's/ .*//' out); do
    grep -q "^\.It Cm $name\$" "$page" || fail "the manual does not describe the report format $name"
  done
done
