# Waits for the end of its standard input, then ends the connections of ssh ($2) whose sockets lie in a directory ($1), and deletes that.
# ssh wants a name of a host ($3), and asks nothing of it.
#
# shellcheck shell=sh

trap '' HUP INT QUIT TERM
cat >/dev/null
for socket in "$1"/*.s; do
    [ -S "$socket" ] && "$2" -F none -o ControlPath="$socket" -O exit "$3"
done
rm -rf "$1"
