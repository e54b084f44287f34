# Takes what is lacking from the standard input, by orders of one line:
#
#   take NAME SIZE SHA256   a file, of which so many bytes follow: a layer (.jar), or a runtime (.tar.gz)
#   keep                    the layers that have come get their names
#   unpack NAME             so does the runtime of that name
#   start                   there is no more to come
#
# A layer gets its name when its SHA-256 is right and it is on the disk. Of what a broken line has brought, what is whole is kept. Each
# $seconds it says how much there is, so that a slow line is known from a dead one; none of what runs beside keeps the line open longer
# than the script itself.
#
# It says taken when all is there, or else why not: at=NAME of what it was taking, and one of limited=BLOCKS, unkept=DISK, untold,
# broken, unstartable.
#
# shellcheck shell=sh
# shellcheck disable=SC3045 # POSIX has no ulimit -f without a number, and every shell does

incoming=incoming.$$
part=$incoming
unpacked=
watch=
exact=

quiet() {
    # KILL, since what has only just begun still has the traps of this script, and would lose another signal.
    [ -z "$watch" ] || {
        kill -KILL "$watch"
        wait "$watch"
    } 2>/dev/null
    watch=
}
leave() {
    trap '' HUP INT TERM PIPE
    quiet
    rm -rf "$incoming"
    [ -z "$unpacked" ] || rm -rf "$unpacked"
    say "at=${part##*/}"
    say "$1"
    exit 0
}
full() {
    disk=$(df -Pk . 2>/dev/null | tail -n 1)
    most=$(ulimit -f)
    case $most in
        *[!0-9]* | '') ;;
        *) [ -f "$part" ] && [ $(($(wc -c <"$part") / 512 + 1)) -ge "$most" ] && leave "limited=$most" ;;
    esac
    leave "unkept=$disk"
}
signs() {
    (while sleep "$seconds" >/dev/null && kill -0 $$; do
        # shellcheck disable=SC2012 # ls alone tells sizes everywhere without reading
        ls -ln "$incoming" | {
            sum=0
            while read -r _ _ _ _ size _; do
                sum=$((sum + ${size:-0}))
            done
            say "arrived=$sum"
        }
    done) 2>/dev/null & watch=$!
}
# Writes the next $1 bytes to $part, and takes not one more: head does not everywhere, dd does.
exactly() {
    [ -n "$exact" ] || {
        exact='dd'
        [ "$(printf 'ab' | {
            head -c 1 >/dev/null
            cat
        })" = b ] && exact='head'
    }
    if [ "$exact" = head ]; then
        head -c "$1" >"$part"
        return
    fi
    size=$1
    left=$1
    true >"$part" || return
    while [ "$left" -gt 0 ]; do
        block=4096
        [ "$left" -ge "$block" ] || block=$left
        why=$(dd bs="$block" count=$((left / block)) 2>&1 >>"$part") || {
            say "$why" | sed -n '/: /{p;q;}' >&2
            return 1
        }
        # shellcheck disable=SC2012,SC2046 # as above
        set -- $(ls -ln "$part")
        [ $((size - $5)) -lt "$left" ] || return 0
        left=$((size - $5))
    done
}
take() {
    [ -n "$watch" ] || signs
    [ -d "$incoming" ] || mkdir "$incoming" || full
    part=$incoming/$1
    exactly "$2" || full
    say "$3" >"${part%.*}.sum" || full
}
# Whether files are what their sums say; the others are deleted.
right() {
    hash "$@" | {
        wrong=
        for file in "$@"; do
            found=
            read -r found _
            read -r sum <"${file%.*}.sum"
            [ "$found" = "$sum" ] || {
                wrong=broken
                rm -f "$file" "${file%.*}.sum"
            }
        done
        [ -n "$found" ] || wrong=untold
        [ -z "$wrong" ] || say "$wrong"
    }
}
settle() {
    part=layers
    set -- "$incoming"/*.jar
    [ -e "$1" ] || return 0
    why=$(right "$@")
    set --
    for file in "$incoming"/*.jar; do
        [ ! -e "$file" ] || set -- "$@" "${file%.*}.sum"
    done
    [ $# = 0 ] || {
        keep "$@" "$incoming"/*.jar && mv -f "$@" layers && mv -f "$incoming"/*.jar layers && keep layers
    } || full
    [ -z "$why" ] || leave "$why"
}
unpack() {
    part=$incoming/$1.tar.gz
    why=$(right "$part")
    [ -z "$why" ] || leave "$why"
    part=unpack
    runtime=runtimes/$1
    unpacked=$runtime.$$
    mkdir -p "$unpacked" || full
    gzip -dc "$incoming/$1.tar.gz" | (cd "$unpacked" && tar -xf -) || full
    # shellcheck disable=SC2086 # words
    why=$("$unpacked/bin/java" $small -XX:ErrorFile=hs_err.log -version 2>&1 </dev/null) || {
        say "$why" >&2
        leave unstartable
    }
    # shellcheck disable=SC2015 # what fails after || fails the whole
    (cd "$unpacked" && hashes) >"$unpacked.sum" && keep "$unpacked.sum" && mv -f "$unpacked.sum" "$runtime.sum" &&
        { [ -d "$runtime" ] || mv "$unpacked" "$runtime"; } && { sync -f runtimes 2>/dev/null || sync; }
    rm -rf "$unpacked" "$unpacked.sum"
    [ -x "$runtime/bin/java" ] || leave broken
    unpacked=
    java=$state/$runtime/bin/java
}

trap 'leave broken' HUP INT TERM PIPE
[ ! -e "$incoming" ] || rm -rf "$incoming"
while read -r order name size sha256; do
    case $order in
        take) take "$name" "$size" "$sha256" ;;
        keep) settle
            say kept ;;
        unpack) unpack "$name"
            say kept ;;
        *) break ;;
    esac
done
part=java
[ "$order" = start ] || {
    trap '' PIPE
    settle
    leave broken
}
known=
# shellcheck disable=SC2094 # a file and a variable
[ -f java ] && read -r known <java
[ "$known" = "$java" ] || { say "$java" >java.$$ && keep java.$$ && mv -f java.$$ java; } || full
quiet
rm -rf "$incoming"
trap - HUP INT TERM PIPE
say taken
