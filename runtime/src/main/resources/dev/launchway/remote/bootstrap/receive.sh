# Takes $file from the standard input if its SHA-256 is $sha256, and writes it to the disk before it gets its name. Each $seconds it
# says how much has arrived, so that a slow line is known from a dead one; none of what runs beside keeps the line open longer than the
# script itself.
#
# shellcheck shell=sh
# shellcheck disable=SC3045 # POSIX has no ulimit -f without a number, and every shell does

mkdir -p "${file%/*}"
part=$file.$$
(while sleep "$seconds" >/dev/null && kill -0 $$; do
    say "arrived=$(wc -c <"$part")"
done) 2>/dev/null & watch=$!
leave() {
    kill "$watch" 2>/dev/null
    rm -f "$part" "$part.sum"
    say "$1"
    exit 0
}
trap 'leave broken' HUP INT TERM PIPE
cat >"$part" || {
    disk=$(df -Pk . 2>/dev/null | tail -n 1)
    most=$(ulimit -f)
    case $most in
        *[!0-9]* | '') ;;
        *) [ $(($(wc -c <"$part") / 512 + 1)) -lt "$most" ] || leave "limited=$most" ;;
    esac
    leave "unkept=$disk"
}
sum=$(hash "$part")
[ -n "$sum" ] || leave untold
[ "${sum%% *}" = "$sha256" ] || leave broken
say "$sha256" >"$part.sum" && keep "$part.sum" && keep "$part" && mv -f "$part.sum" "${file%.jar}.sum" &&
    mv -f "$part" "$file" && keep "${file%/*}" && leave kept
leave broken
