# Enters the tool's own directory below $dir, and makes both where they are not there.
#
# What runs from here is as trustworthy as its directory: nobody else may have made that, and where it stands is looked at once it is
# entered. The variables would give the agent options that are meant for others, or print a line for each.
#
# shellcheck shell=sh
# shellcheck disable=SC3067 # POSIX has no -O, and every shell does

say() {
    printf '%s\n' "$1"
}
unfit() {
    say "unfit=$1"
    say end
    exit 0
}

PATH=${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
unset IFS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH CDPATH

[ -d "$dir" ] || why=$(LC_ALL=C mkdir -p -- "$dir" 2>&1) || [ -d "$dir" ] || unfit "cannot create $dir: ${why##*: }"
cd -P -- "$dir" 2>/dev/null || unfit "cannot enter $dir"
base=$PWD
state=${base%/}/.launchway
foreign="$state belongs to another user, or is a link"
[ -d .launchway ] || ! [ -e .launchway ] || unfit "$state is no directory; rename it, or set target-directory to another place"
[ -d .launchway ] || why=$(LC_ALL=C mkdir -m 700 .launchway 2>&1) || [ -d .launchway ] || [ -h .launchway ] ||
    unfit "cannot write to $base: ${why##*: }"
{ [ -O .launchway ] && ! [ -h .launchway ]; } || unfit "$foreign"
{ [ -w .launchway ] && [ -x .launchway ]; } || chmod 700 .launchway 2>/dev/null
cd -P ./.launchway 2>/dev/null || unfit "cannot enter $state"
{ [ "$PWD" = "$state" ] && [ -O . ]; } || unfit "$foreign"
