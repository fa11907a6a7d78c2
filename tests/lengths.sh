#!/bin/sh
# No file of the program is too long to be read in one sitting: about 400 lines, and here at most 450.
#
#   lengths.sh ROOT         check src, tests, tools and bench
#   lengths.sh --self-test  prove that a long file is found
set -eu

limit=450

check() {
  (
    cd "$1"
    files=$(find src tests tools bench -name '*.?pp' 2>/dev/null | LC_ALL=C sort)
    [ -n "$files" ] || { echo "no source file found under $1"; exit 1; }
    long=$(wc -l $files | awk -v limit=$limit '$2 != "total" && $1 > limit { print $2 ": " $1 " lines, over " limit }')
    [ -z "$long" ] || { echo "$long"; echo "split each at its second concept"; exit 1; }
  )
}

if [ "${1-}" = --self-test ]; then
  tree=$(mktemp -d)
  trap 'rm -r "$tree"' EXIT
  mkdir "$tree/src"
  yes '// a line' | head -n $limit >"$tree/src/a.cpp"
  check "$tree" || { echo "self-test: $limit lines were refused"; exit 1; }
  echo '// one more' >>"$tree/src/a.cpp"
  if found=$(check "$tree"); then echo "self-test: $((limit + 1)) lines were accepted: $found"; exit 1; fi
  exit 0
fi

check "${1:?usage: lengths.sh ROOT | --self-test}"
