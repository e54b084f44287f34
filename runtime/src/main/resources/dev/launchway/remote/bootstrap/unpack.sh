# Unpacks a $runtime that was received before.
#
# shellcheck shell=sh

part=$runtime.$$
leave() {
    rm -rf "$part" "$part.sum" "$runtime.tar.gz" "$runtime.tar.gz.sum"
    say "$1"
    exit 0
}
trap 'leave broken' HUP INT TERM PIPE
mkdir -p "$part"
gzip -dc "$runtime.tar.gz" | (cd "$part" && tar -xf -) || {
    disk=$(df -Pk . 2>/dev/null | tail -n 1)
    leave "unkept=$disk"
}
# shellcheck disable=SC2086 # words
why=$("$part/bin/java" $small -XX:ErrorFile=hs_err.log -version 2>&1 </dev/null) || {
    say "$why" >&2
    leave unstartable
}
# shellcheck disable=SC2015 # what fails after || fails the whole
(cd "$part" && hashes) >"$part.sum" && keep "$part.sum" && mv -f "$part.sum" "$runtime.sum" &&
    { [ -d "$runtime" ] || mv "$part" "$runtime"; } && { sync -f runtimes 2>/dev/null || sync; }
[ -x "$runtime/bin/java" ] && leave kept
leave broken
