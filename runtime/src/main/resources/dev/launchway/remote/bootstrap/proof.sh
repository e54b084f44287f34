# Proves without an agent that roots are unchanged: prove FILE KEY ... looks whether all facts are true that the file in facts holds, and
# whether they were kept under this key of the root, for one root after the other, and sets $proven to as many dots as roots are proven
# before the first one that is not. $predicting is set where the run changes nothing, $guarded by exposure.sh.
#
# A file calls fact with the words below; dev.launchway.engine.facts writes it. What is not true, or cannot be told, leaves the
# subshell of prove: what costs little comes first, and queries last; no other one begins after 30 seconds, as an agent would wait for
# them no less. A process costs a host more than all that the shell does itself, so there are as few as can be.
#
# shellcheck shell=sh
# shellcheck disable=SC2015,SC2030,SC2031,SC3067 # what fails after && is not true; subshells; POSIX has no -O, and every shell does

guard() {
    set -- facts facts/*
    for entry in "$@"; do
        { [ -O "$entry" ] && ! [ -h "$entry" ]; } || return 1
    done
    [ "$guarded" = "$#" ]
}
look_at_clock() {
    read -r now entry 2>/dev/null </proc/uptime || now=$(date +%s)
    now=${now%%.*}
}
prove() {
    proven=$(prove_each "$@" </dev/null 2>/dev/null)
    [ -e "facts/output.$$" ] && rm -f "facts/output.$$" "facts/rest.$$" "facts/input.$$"
    [ -n "$proven" ]
}
prove_each() {
    guard || return 1
    read -r hostkey <facts/key || return 1
    look_at_clock
    last=$((now + 30))
    others=
    exec 8>&1 >/dev/null
    while [ $# -gt 0 ] && cd -P "$state" && idle; do
        LC_ALL=C
        export LC_ALL
        facts=$state/facts/$1
        key=$2
        sealed=
        kept=
        ended=
        # shellcheck source=/dev/null
        . "$facts"
        [ -n "$ended" ] || exit 1
        printf . >&8
        shift 2
    done
}
fact() {
    [ -z "$ended" ] || exit 1
    word=$1
    shift
    case $word in
        (seal) [ "$1" = 1 ] && exec 3<"$facts" && read -r seal <&3 || exit 1
            seal=$2 ;;
        (deploying) [ -z "$predicting" ] || exit 1 ;;
        (file) for path in "$@"; do
                [ -f "$path" ] && ! [ -h "$path" ] || exit 1
            done ;;
        (regular) for path in "$@"; do
                [ -f "$path" ] || exit 1
            done ;;
        (directory) for path in "$@"; do
                [ -d "$path" ] && ! [ -h "$path" ] || exit 1
            done ;;
        (symlink) for path in "$@"; do
                [ -h "$path" ] || exit 1
            done ;;
        (other) for path in "$@"; do
                [ -e "$path" ] && ! [ -f "$path" ] && ! [ -d "$path" ] && ! [ -h "$path" ] || exit 1
            done ;;
        (status) format=$1
            told=$2
            shift 2
            [ "$(TZ=UTC0 stat -c "$format" "$@")" = "$told" ] || exit 1 ;;
        (link) [ "$(readlink -n "$2" && echo .)" = "$1." ] || exit 1 ;;
        (absent) absent "$@" || exit 1 ;;
        (names) names "$@" || exit 1 ;;
        (running) read -r found <"/proc/$1/stat" || exit 1
            identity=$2
            # shellcheck disable=SC2086 # words
            set -- ${found##*)}
            case $1 in
                ([ZX]) exit 1 ;;
            esac
            [ "${20}@$boot" = "$identity" ] || exit 1 ;;
        (gone) [ -r /proc/self/stat ] || exit 1
            [ ! -e "/proc/$1" ] || {
                read -r found <"/proc/$1/stat" || exit 1
                case ${found##*)} in
                    (' Z '* | ' X '*) ;;
                    (*) exit 1 ;;
                esac
            } ;;
        (sealed) sum=$({ printf '%s\n' "$hostkey" "$key" "$base" "$HOME" "$user"
                sha256sum - "$@" <&3
            } | sha256sum)
            [ "$sum" = "$seal  -" ] || exit 1
            sealed=yes ;;
        (digest) told=$1
            shift
            sum=$({ printf '%s\n' "$hostkey"
                sha256sum "$@"
            } | sha256sum)
            [ "$sum" = "$told  -" ] || exit 1 ;;
        (input) sum=$({ printf '%s\n' "$hostkey"
                sha256sum <"$2"
            } | sha256sum)
            [ "$sum" = "$1  -" ] || exit 1 ;;
        (moment) now=$(date +%s)
            [ "$now" -ge "$1" ] && [ "$now" -lt "$2" ] || exit 1 ;;
        (connects) connects "$@" || exit 1 ;;
        (responds) code=$(curl -q -s -g "$1" -o /dev/null --noproxy '*' --connect-timeout 2 -m 7 -w '%{http_code}' "$2")
            [ "$code" -ge 200 ] && [ "$code" -lt 400 ] || exit 1 ;;
        (query) query "$@" || exit 1 ;;
        (outputs) [ "$(sha256sum <"$kept")" = "$1  -" ] || exit 1 ;;
        (end) [ -n "$sealed" ] || exit 1
            ended=yes ;;
        (*) exit 1 ;;
    esac
}
absent() {
    for path in "$@"; do
        ! [ -h "$path" ] || return 1
    done
    # shellcheck disable=SC2012 # ls alone tells why it finds nothing
    ls -d "$@" 2>&1 | {
        number=0
        while IFS= read -r line; do
            case $line in
                (ls:*': No such file or directory' | ls:*': Not a directory') number=$((number + 1)) ;;
                (*) exit 1 ;;
            esac
        done
        [ "$number" = "$#" ]
    }
}
names() {
    [ -d "$1" ] || {
        [ "$2" = '*/.[!.]*/..?*' ]
        return
    }
    cd -P "$1" && [ -r . ] || return 1
    for path in '*' '.[!.]*' '..?*'; do
        ! [ -e "$path" ] && ! [ -h "$path" ] || return 1
    done
    [ "$2" != '*/.[!.]*/..?*' ] || [ -z "$(ls -A 2>&1)" ] || return 1
    told=$2
    unset GLOBIGNORE GLOBSORT
    set -- * .[!.]* ..?*
    IFS=/
    [ "$*" = "$told" ] || return 1
    unset IFS
}
connects() {
    nc -z -w 2 "$1" "$2" && return
    # shellcheck disable=SC2016 # bash expands them
    timeout -s KILL 2 bash -c ':</dev/tcp/"$0"/"$1"' "$1" "$2"
}
query() {
    look_at_clock
    [ "$now" -lt "$last" ] || return 1
    case $2$5/$6/$7/$#/${8:+path} in
        (-/test/-[defhLs]/8/path) tells "$@"
            return ;;
    esac
    [ -n "$kept" ] || begin_queries || return 1
    code=$1
    asked=$2
    seconds=$3
    directory=$4
    given=/dev/null
    [ -z "$5" ] || {
        given=$state/facts/input.$$
        printf '%s' "$5" >"$given"
    } || return 1
    shift 5
    : >"$others"
    exec 4<"$given" 5>&6 7>&6
    case $asked in
        (*o*) exec 5>>"$kept" ;;
        (e) exec 7>>"$kept" ;;
    esac
    (cd -P "$directory" || exit 125
        # shellcheck disable=SC2034 # as the agent's commands have them
        PWD=$base OLDPWD=$state
        ulimit -f 65536
        exec timeout -s KILL "$seconds" "$@" <&4 >&5 2>&7 3<&- 4<&- 5>&- 6>&- 7>&- 8>&-)
    found=$?
    [ "$found" -lt 124 ] && { [ "$code" = - ] || [ "$found" = "$code" ]; } || return 1
    case $asked in
        (oe) printf '%s\n' "$hostkey" >>"$kept"
            cat "$others" >>"$kept" ;;
    esac
    case $asked in
        (-) ;;
        (*) printf '%s\n' "$hostkey" >>"$kept" ;;
    esac
}
# The shell's own test, in the place of the command.
tells() {
    { [ -d "$4" ] && [ -x "$4" ]; } || return 1
    case $8 in
        (/*) test "$7" "$8" ;;
        (*) test "$7" "$4/$8" ;;
    esac
    found=$?
    [ "$1" = - ] || [ "$found" = "$1" ]
}
begin_queries() {
    [ -n "$others" ] || prepare_queries || return 1
    unset LC_ALL
    kept=$state/facts/output.$$
    printf '%s\n' "$hostkey" >"$kept"
}
prepare_queries() {
    choose_locale
    [ "$(timeout -s KILL 5 echo yes)" = yes ] || return 1
    mask=$(umask)
    umask 077
    others=$state/facts/rest.$$
    : >"$state/facts/output.$$"
    : >"$state/facts/input.$$"
    exec 6>>"$others"
    umask "$mask"
}
