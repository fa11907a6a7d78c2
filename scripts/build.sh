# For the scripts beside it, to be read with `.`; needs $root, the project's folder.
#
# build FOLDER TARGETS CMAKE-OPTIONS...: builds the targets (in quotes, separated by spaces) in FOLDER. Says what it
# does on standard error, and only if there is something to do; shows what compilers said only when they failed.
build() {
  folder=$1 targets=$2
  shift 2
  mkdir -p "$folder"
  options="$*"
  if [ ! -f "$folder/build.ninja" ] || [ "$options" != "$(cat "$folder/options" 2>/dev/null)" ]; then
    ! command -v ccache >/dev/null || set -- "$@" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache
    cmake -S "$root" -B "$folder" -G Ninja "$@" >"$folder/log" 2>&1 || {
      cat "$folder/log" >&2
      echo "build: cmake failed in $folder (see above)" >&2
      return 2
    }
    printf '%s\n' "$options" >"$folder/options"
    echo "build: building $targets in $folder; the first time takes a few minutes" >&2
  fi
  ninja -C "$folder" --quiet $targets >"$folder/log" 2>&1 || {
    cat "$folder/log" >&2
    echo "build: building $targets failed in $folder (see above)" >&2
    return 2
  }
}
