# build.sh: configures and builds with Meson; sourced by ./dev.

build=$top/build/main

fw_build () {
  fw_ensure_environment
  mkdir -p "$top/build"
  (
    flock 8
    cd "$top"
    if [ ! -e "$build/build.ninja" ]; then
      fw_exec meson setup "$build" "$top" --buildtype=debugoptimized >"$top/build/setup.log" 2>&1 ||
        { cat "$top/build/setup.log" >&2; exit 1; }
    fi
    fw_exec ninja -C "$build" >"$top/build/build.log" 2>&1 ||
      { grep -A12 -E 'FAILED|error|ERROR' "$top/build/build.log" >&2 ||
        tail -40 "$top/build/build.log" >&2; exit 1; }
    # One folder that holds the programs, for PATH.
    mkdir -p "$build/bin"
    for program in src/app/fallwerk src/ctl/fallwerkctl; do
      [ ! -e "$build/$program" ] || ln -sf "../$program" "$build/bin/"
    done
  ) 8>"$top/build/lock"
}

# For `exec`: a command must not wait for a build that is up to date.
fw_build_quietly () {
  if [ -e "$build/bin/fallwerkctl" ] &&
     [ -z "$(find "$top/src" "$top/ui" "$top/data" "$top/po" "$top/meson.build" \
              -newer "$build/.ninja_log" -type f -print -quit 2>/dev/null)" ]; then
    return 0
  fi
  fw_build
}
