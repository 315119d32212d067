# environment.sh: where the program is built and run; sourced by ./dev.
#
#   fw_exec CMD...  runs CMD in the current folder, the built programs first
#                   in PATH; standard input, exit status and /tmp pass through
#
# Native where the libraries are there (or the user lets them be installed),
# else a private Debian 13 root: mmdebstrap, mount namespace, chroot.
# FALLWERK_ENVIRONMENT=native|root overrides the choice.

fw_packages=$aux/debian13-packages
cache=${FALLWERK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/fallwerk}

fw_say () { echo "dev: $*" >&2; }

fw_package_list () {
  { sed 's/#.*//' "$aux/debian13-packages"
    [ "$fw_packages" = "$aux/debian13-packages" ] || sed 's/#.*//' "$fw_packages"
  } | tr -s ' \n' '\n' | grep . | sort -u
}

# Root rights for the package manager: root and CI are not asked.
fw_install () {
  local sudo=
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { fw_say "please install: $*"; exit 3; }
    sudo=sudo
    if [ "${CI:-}" != true ]; then
      fw_say "needs: sudo apt-get install $*"
      read -r -p "Install now? [y/N] " answer </dev/tty || answer=n
      case $answer in y|Y|j|J) ;; *) fw_say "nothing installed"; exit 3 ;; esac
    fi
  fi
  fw_say "installing: $*"
  { $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" ||
    { $sudo apt-get update &&
      $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; }
  } >/dev/null 2>"$cache/install.log" || { cat "$cache/install.log" >&2; exit 4; }
}

fw_native_has_libraries () {
  command -v pkg-config >/dev/null && command -v blueprint-compiler >/dev/null &&
  command -v meson >/dev/null &&
  pkg-config --exists 'gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'libdex-1 >= 0.10' \
    'poppler-glib >= 25.03' libsodium libqpdf json-glib-1.0 sqlcipher
}

fw_choose_environment () {
  case ${FALLWERK_ENVIRONMENT:-} in native|root) echo "$FALLWERK_ENVIRONMENT"; return ;; esac
  if fw_native_has_libraries; then echo native; return; fi
  # A new enough Debian can install them itself; anything else gets the root.
  if command -v apt-cache >/dev/null &&
     dpkg --compare-versions "$(apt-cache policy libgtk-4-dev 2>/dev/null |
       sed -n 's/ *Candidate: //p')" ge 4.18 2>/dev/null &&
     [ "$(id -u)" != 0 ]; then echo install; return; fi
  echo root
}

fw_root_path () {
  local hash
  hash=$(fw_package_list | sha256sum | cut -c1-12)
  echo "$cache/debian13-$hash"
}

fw_make_root () {
  local root=$1 list missing=()
  command -v mmdebstrap >/dev/null || missing+=(mmdebstrap)
  [ "$(id -u)" = 0 ] || command -v newuidmap >/dev/null || missing+=(uidmap)
  [ ${#missing[@]} = 0 ] || fw_install "${missing[@]}"
  list=$(fw_packages=$aux/debian13-packages fw_package_list | paste -sd,)
  fw_say "making a Debian 13 root in $cache (once, 1-3 minutes)"
  set -- --variant=apt --include="$list" --components=main \
    --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --aptopt='APT::Install-Recommends "false"' \
    --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "5"' \
    --customize-hook='printf "en_US.UTF-8 UTF-8\nde_DE.UTF-8 UTF-8\n" >"$1/etc/locale.gen"; chroot "$1" locale-gen >/dev/null' \
    --customize-hook='rm -rf "$1"/var/cache/apt/archives/*.deb "$1"/var/lib/apt/lists/*' \
    --quiet trixie
  if [ "$(id -u)" = 0 ]; then
    rm -rf "$root"
    mmdebstrap --mode=root "$@" "$root" ${DEBIAN_MIRROR:-} >&2
  else
    rm -f "$root.tar"
    mmdebstrap --mode=unshare "$@" "$root.tar" ${DEBIAN_MIRROR:-} >&2
    unshare --user --map-root-user --map-auto sh -c \
      'rm -rf "$1"; mkdir "$1" && tar -C "$1" --exclude="./dev/*" -xpf "$1.tar" && rm "$1.tar"' \
      sh "$root"
  fi
  touch "$root.done"
}

# The root of ./dev with what $fw_packages names besides: a copy of it, in which only that is
# installed. To make it from nothing would fetch and unpack everything a second time.
fw_extend_root () {
  local root=$1 base=$2 more fw_root fw_variables=()
  more=$(sed 's/#.*//' "$fw_packages" | tr -s ' \n' ' ')
  fw_say "copying the root and installing in it: $more"
  if [ "$(id -u)" = 0 ]; then
    rm -rf "$root"; cp -a --reflink=auto "$base/." "$root"
  else
    unshare --user --map-root-user --map-auto sh -c \
      'rm -rf "$2"; cp -a --reflink=auto "$1/." "$2"' sh "$base" "$root"
  fi
  fw_root=$root
  # shellcheck disable=SC2086
  fw_run_in_root env DEBIAN_FRONTEND=noninteractive sh -c '
    set -e
    apt-get -o APT::Sandbox::User=root update
    apt-get -o APT::Sandbox::User=root -o DPkg::Options::=--force-unsafe-io install -y \
      --no-install-recommends "$@"
    rm -rf /var/cache/apt/archives/*.deb /var/lib/apt/lists/*' sh $more \
    >"$cache/extend.log" 2>&1 || { tail -20 "$cache/extend.log" >&2; exit 4; }
  touch "$root.done"
}

fw_ensure_environment () {
  [ -z "${fw_environment:-}" ] || return 0
  mkdir -p "$cache"
  local known="$cache/environment"
  if [ -n "${FALLWERK_ENVIRONMENT:-}" ] || [ ! -e "$known" ]; then
    fw_environment=$(fw_choose_environment)
    if [ "$fw_environment" = install ]; then
      # shellcheck disable=SC2046
      fw_install $(fw_package_list); fw_environment=native
    fi
    [ -n "${FALLWERK_ENVIRONMENT:-}" ] || echo "$fw_environment" >"$known"
  else
    fw_environment=$(cat "$known")
  fi
  [ "$fw_environment" = root ] || return 0
  fw_root=$(fw_root_path)
  [ -e "$fw_root.done" ] && return 0
  exec 9>"$cache/lock"; flock 9
  local base
  base=$(fw_packages=$aux/debian13-packages fw_root_path)
  [ -e "$base.done" ] || fw_make_root "$base"
  [ -e "$fw_root.done" ] || fw_extend_root "$fw_root" "$base"
  exec 9>&-
}

fw_run_native () {
  local run; run=$(mktemp -d); chmod 700 "$run"
  env PATH="$build/bin:$PATH" "${fw_variables[@]}" \
    ${DISPLAY:+DISPLAY="$DISPLAY"} "$@" || { local rc=$?; rm -rf "$run"; return $rc; }
  rm -rf "$run"
}

fw_run_in_root () {
  local ns="unshare --user --map-root-user --map-auto --mount"
  [ "$(id -u)" = 0 ] && ns="unshare --mount"
  local binds=("$top") common
  common=$(git -C "$top" rev-parse --path-format=absolute --git-common-dir 2>/dev/null || true)
  [ -z "$common" ] || binds+=("$common")
  [ ! -d "$top/../shared" ] || binds+=("$(cd "$top/../shared" && pwd)")
  # shellcheck disable=SC2086
  $ns --propagation private bash -eu -c '
    root=$1; cwd=$PWD; shift
    n=$1; shift
    bind () {
      case "$1/" in /tmp/*) return 0 ;; esac
      [ -e "$1" ] || return 0
      mkdir -p "$root$1"; mount --rbind "$1" "$root$1"
    }
    for d in /proc /sys /dev; do mkdir -p "$root$d"; mount --rbind "$d" "$root$d"; done
    mkdir -p "$root/tmp"; mount --rbind /tmp "$root/tmp"
    while [ "$n" -gt 0 ]; do bind "$1"; shift; n=$((n - 1)); done
    [ -d "$root$cwd" ] && [ "$(ls -A "$root$cwd" 2>/dev/null)" ] || bind "$cwd"
    [ -e /etc/resolv.conf ] && cp -L /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
    [ -s "$root/etc/machine-id" ] || tr -d - </proc/sys/kernel/random/uuid >"$root/etc/machine-id"
    run=$(mktemp -d); chmod 700 "$run"
    trap "rm -rf \"$run\"" EXIT
    rc=0
    chroot "$root" /usr/bin/env -i HOME=/root USER=root TERM="${TERM:-dumb}" \
      XDG_RUNTIME_DIR="$run" "$@" || rc=$?
    exit $rc
  ' dev "$fw_root" ${#binds[@]} "${binds[@]}" \
    "PATH=$build/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin" \
    "LANG=${LANG:-C.UTF-8}" ${LC_ALL:+"LC_ALL=$LC_ALL"} ${LANGUAGE:+"LANGUAGE=$LANGUAGE"} \
    ${DISPLAY:+"DISPLAY=$DISPLAY"} \
    ${FALLWERK_TEST_DATA:+"FALLWERK_TEST_DATA=$FALLWERK_TEST_DATA"} \
    ${MESON_TESTTHREADS:+"MESON_TESTTHREADS=$MESON_TESTTHREADS"} \
    "${fw_variables[@]}" \
    /bin/bash -c 'ulimit -n 4096 2>/dev/null || ulimit -n 1024 2>/dev/null; cd "$1"; shift; exec "$@"' sh "$PWD" "$@"
}

fw_exec () {
  fw_ensure_environment
  fw_variables=("GSETTINGS_SCHEMA_DIR=$build/data" "FALLWERK_LOCALE_DIR=$build/po"
                "FALLWERK_TOP=$top" "FALLWERK_BUILD=$build" "PYTHONDONTWRITEBYTECODE=1")
  if [ "$fw_environment" = root ]; then fw_run_in_root "$@"; else fw_run_native "$@"; fi
}
