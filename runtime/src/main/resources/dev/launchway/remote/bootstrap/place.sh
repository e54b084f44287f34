# Says where an agent works, and as whom.
#
# shellcheck shell=sh

say "home=$HOME"
say "base=$base"
user=$(id -un)
say "user=$user"
