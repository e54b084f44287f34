# Reads "begin PID" and "end PID" of commands. When there is nobody left to write, those that run end with all of their process groups.
#
# shellcheck shell=sh

trap '' HUP INT QUIT TERM PIPE
running=
while read -r what pid; do
    if [ "$what" = begin ]; then
        running="$running $pid"
    else
        rest=
        for one in $running; do
            [ "$one" = "$pid" ] || rest="$rest $one"
        done
        running=$rest
    fi
done
# Whether there is one left that can be sent a signal.
send() {
    left=1
    for pid in $running; do
        { kill -s "$1" -- "-$pid" || kill -s "$1" "$pid"; } && left=0
    done
    return $left
}
send TERM || exit 0
sleep 1
send 0 || exit 0
sleep 1
send KILL
