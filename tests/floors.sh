#!/bin/sh
# Holds the house to its floors: reads every #include in src/ and fails on an arrow that does not point down, and
# on an outside library met outside its room. README.md, "Where things live", says why.
#
#   floors.sh SRC           check the tree
#   floors.sh --self-test   prove on small trees that each kind of wrong arrow is found
set -eu

# What a place may include: the rooms at and below its floor, then the outside libraries it alone may meet.
# (fmt and the standard library may be met everywhere.)
places='
base      base                                          openssl
model     model base
hear      hear model base                               re2 utf8proc.h
read      read hear model base                          simdjson.h archive.h archive_entry.h
rules     rules hear model base                         yaml-cpp
write     write hear model base
grades    grades hear model base
commands  commands read rules write grades hear model base
cli       cli commands read rules write grades hear model base   CLI
main      cli commands read rules write grades hear model base
'
guarded='openssl re2 utf8proc.h simdjson.h archive.h archive_entry.h yaml-cpp CLI doctest'

check() {
  (cd "$1" && find . -name '*.?pp' | LC_ALL=C sort | xargs awk -v places="$places" -v guarded="$guarded" '
    BEGIN {
      lines = split(places, line, "\n")
      for (i = 1; i <= lines; i++) {
        words = split(line[i], word, " ")
        for (j = 2; j <= words; j++) may[word[1], word[j]] = 1
        if (words) known[word[1]] = 1
      }
      words = split(guarded, word, " ")
      for (j = 1; j <= words; j++) outside[word[j]] = 1
    }
    function place_of(path) {  # read/plain.cpp -> read, cli.cpp -> cli
      sub(/^\.\//, "", path)
      sub(/[\/.].*/, "", path)
      return path
    }
    function wrong(why) { printf "src/%s:%d: %s\n", substr(FILENAME, 3), FNR, why; failed = 1 }
    /^[ \t]*#[ \t]*include/ {
      from = place_of(FILENAME)
      seen++
      if (!(from in known)) { wrong("\"" from "\" is no room of the house; add it to tests/floors.sh"); next }
      if (match($0, /"[^"]*"/)) {
        target = substr($0, RSTART + 1, RLENGTH - 2)
        to = place_of(target)
        if (target !~ /\//) {
          if (target == "cli.hpp") to = "cli"
          else { wrong("include \"" target "\" by its path from src/, as \"room/name.hpp\""); next }
        }
        if (!(to in known)) wrong("include \"" target "\" by its path from src/, as \"room/name.hpp\"")
        else if (!((from, to) in may)) wrong(from " must not include " to " (\"" target "\")")
      } else if (match($0, /<[^>]*>/)) {
        target = substr($0, RSTART + 1, RLENGTH - 2)
        to = target
        sub(/\/.*/, "", to)
        if (to in known) wrong("include <" target "> with quotation marks")
        else if (to in outside && !((from, to) in may)) wrong(from " must not meet <" target ">")
      } else wrong("an #include that tests/floors.sh cannot read")
    }
    END {
      if (!seen) { print "no #include found: is this src/?"; failed = 1 }
      exit failed
    }')
}

# expect pass|fail NAME FILE INCLUDE: a tree of one file with one include
expect() {
  tree=$(mktemp -d)
  mkdir -p "$tree/$(dirname "$3")"
  printf '#include %s\n' "$4" >"$tree/$3"
  if found=$(check "$tree"); then result=pass; else result=fail; fi
  rm -r "$tree"
  if [ "$result" != "$1" ]; then
    echo "self-test: $2: expected $1, got $result: $3 includes $4: $found"
    status=1
  fi
}

if [ "${1-}" = --self-test ]; then
  status=0
  expect pass 'down one floor'         read/a.cpp     '"model/call.hpp"'
  expect pass 'down many floors'       main.cpp       '"base/error.hpp"'
  expect pass 'within the room'        rules/a.hpp    '"rules/b.hpp"'
  expect pass 'the standard library'   base/a.cpp     '<vector>'
  expect pass 'fmt, anywhere'          write/a.cpp    '<fmt/format.h>'
  expect pass 'CLI11 in cli.cpp'       cli.cpp        '<CLI/CLI.hpp>'
  expect pass 'the face of cli'        main.cpp       '"cli.hpp"'
  expect pass 'yaml-cpp in rules'      rules/a.cpp    '<yaml-cpp/yaml.h>'
  expect fail 'up one floor'           model/a.hpp    '"hear/heard.hpp"'
  expect fail 'up from the ground'     base/a.hpp     '"model/call.hpp"'
  expect fail 'up to the top'          commands/a.cpp '"cli.hpp"'
  expect fail 'read to rules'          read/a.cpp     '"rules/rules.hpp"'
  expect fail 'rules to read'          rules/a.cpp    '"read/read.hpp"'
  expect fail 'write to rules'         write/a.cpp    '"rules/rules.hpp"'
  expect fail 'spaced directive'       write/a.cpp    '   "read/read.hpp"'
  expect fail 'CLI11 in a command'     commands/a.cpp '<CLI/CLI.hpp>'
  expect fail 'CLI11 in main'          main.cpp       '<CLI/CLI.hpp>'
  expect fail 'yaml-cpp in commands'   commands/a.cpp '<yaml-cpp/yaml.h>'
  expect fail 'simdjson in base'       base/a.cpp     '<simdjson.h>'
  expect fail 're2 in rules'           rules/a.cpp    '<re2/re2.h>'
  expect fail 'doctest in the library' hear/a.cpp     '<doctest/doctest.h>'
  expect fail 'an unknown room'        attic/a.cpp    '"base/error.hpp"'
  expect fail 'a relative path'        read/a.cpp     '"../rules/rules.hpp"'
  expect fail 'a path within the room' read/a.cpp     '"detect.hpp"'
  expect fail 'a macro'                read/a.cpp     'HEADER'
  exit $status
fi

check "${1:?usage: floors.sh SRC | --self-test}"
