# Makes the archive of classes archives/$2.jsa and its sum, below .launchway of the directory where it is started, from the jar $4 and by
# Java with its options, $5 and so on. $3 names what it fits. That begins $1 seconds after a run, takes what nobody else needs of the
# processor and the disk, and gives way to a run that begins. A host without nice has none.
#
# shellcheck shell=sh

trap '' HUP
umask 077
hash() {
    sha256sum "$1" 2>/dev/null || shasum -a 256 "$1" 2>/dev/null || openssl dgst -sha256 -r "$1" 2>/dev/null
}
clear() {
    [ -z "$maker" ] || kill -KILL "$maker" 2>/dev/null
    maker=
    rm -rf "$part" "$part.sum" "$training"
}
leave() {
    clear
    exit
}
# Waits a second, and not for ever.
look() {
    looks=$((looks - 1))
    [ "$looks" -gt 0 ] || leave
    sleep 1
}

rest=$1 archive=.launchway/archives/$2 fitting=$3 jar=$4
shift 4
part=$archive.jsa.$$ training=$archive.training.$$ maker='' looks=600
trap leave INT TERM
nice -n 19 true 2>/dev/null || exit
set -- nice -n 19 "$@"
ionice -c 3 true 2>/dev/null && set -- ionice -c 3 "$@"
chrt -i 0 true 2>/dev/null && set -- chrt -i 0 "$@"

sleep "$rest"
while :; do
    while [ -s .launchway/lock ]; do
        look
    done
    mkdir -p "$training" || leave
    "$@" -XX:ArchiveClassesAtExit="$part" -cp "$jar" dev.launchway.agent.TrainingRun "$training" &
    maker=$!
    while kill -0 "$maker" 2>/dev/null && ! [ -s .launchway/lock ]; do
        look
    done
    [ -s .launchway/lock ] || break
    clear
done
wait "$maker" || leave
maker=
# What fits no more goes first, so that no archive ever stands beside the sum of another one.
[ -s "$part" ] && hash "$part" >"$part.sum" && printf '%s\n' "$fitting" >>"$part.sum" &&
    { sync "$part" "$part.sum" 2>/dev/null || sync; } && rm -f "$archive.jsa" && mv -f "$part.sum" "$archive.sum" &&
    mv -f "$part" "$archive.jsa"
leave
