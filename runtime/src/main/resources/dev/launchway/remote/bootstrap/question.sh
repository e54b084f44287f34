# Answers which root components are proven to be as they were when their facts were kept. The standard input names them in their order,
# each by the file of its facts and its key; it says proven=N of the first N. A run that is at work, or that did not end, proves
# nothing; nor does a directory that others could have written to.
#
# Where that is all of them it says unchanged, and waits for what is to become of it: start, to go on to the agent; record and what an
# agent writes down that had nothing to do, which it does unless another run has begun since; or the end of the input.
#
# shellcheck shell=sh

idle() {
    [ -z "$exposed" ] && ! [ -s lock ] && ! [ -s journal ] && ! [ -s commands ]
}
recorded() {
    record=
    [ -f deployed ] && while read -r line; do
        record="$record $line"
    done <deployed
}

read -r line
[ "$line" = 'facts 1' ] || {
    say taken
    say end
    exit 0
}
set --
while read -r line && [ -n "$line" ]; do
    set -- "$@" "${line%% *}" "${line#* }"
done
recorded
before=$record
prove "$@"
count=${#proven}
recorded
{ idle && [ "$record" = "$before" ]; } || count=0
say "proven=$count"
[ "$count" = 0 ] || [ $((count * 2)) -lt $# ] || {
    say unchanged
    read -r order || exit 0
    [ "$order" = start ] || {
        whole=
        recorded
        [ "$order" = record ] && idle && [ "$record" = "$before" ] && while read -r line; do
            [ -n "$line" ] || {
                whole=yes
                break
            }
            say "$line"
        done >deployed.new
        [ -z "$whole" ] || mv -f deployed.new deployed
        say end
        exit 0
    }
}
