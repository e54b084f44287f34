# Says who else may rename in a directory on the way here, and could exchange what is run; below a directory that others cannot pass
# nobody can. Sets $opened where the tool's own directory is open itself, and $guarded to how many entries of facts, itself included,
# are open to nobody else.
#
# shellcheck shell=sh
# shellcheck disable=SC3067 # POSIX has no -O, and every shell does

set -f
set --
path=
IFS=/
for part in $state; do
    [ -z "$part" ] || {
        path=$path/$part
        set -- "$@" "$path"
    }
done
unset IFS
set +f

# shellcheck disable=SC2012 # ls alone tells mode, owner and group everywhere
listed=$(LC_ALL=C ls -ldn / "$@" facts facts/* 2>/dev/null)
# What follows the first slash is the end of a line: a script of one line has no other way to name that without a process.
line=${listed#*/}
newline=${line%"${line#?}"}

exposed=
expose() {
    exposed=$exposed${exposed:+$newline}$1
}
look_at() {
    [ "$3" = 0 ] || [ -O "$path" ] || expose "exposed=owner $path"
    case $1 in
        (????????w[!tT]*) open=others ;;
        (?????w???[!tT]*) open=group
            [ "$4" = 0 ] && open=
            [ "$4" = "$(id -g)" ] && [ "$(id -gn)" = "$(id -un)" ] && open= ;;
        (*) open= ;;
    esac
    if [ "$path" = "$state" ]; then
        [ -z "$open" ] || expose "opened=$path"
    elif [ -n "$open" ]; then
        expose "exposed=$open $path"
    fi
}
set -f
IFS=$newline
# shellcheck disable=SC2086 # lines
set -- $listed
unset IFS
guarded=0
passable=yes
for line in "$@"; do
    case $line in
        (d*' /'*) path=/${line#*/}
            # shellcheck disable=SC2086 # words
            [ -z "$passable" ] || look_at $line
            case $line in
                (??????[-S]??[-T]*) passable= ;;
            esac ;;
        (drwx------\ * | drwx------.\ * | -rw-------\ * | -rw-------.\ *) guarded=$((guarded + 1)) ;;
    esac
done
set +f

opened=
case $exposed in
    '') ;;
    *exposed=o*) say "$exposed"
        say end
        exit 0 ;;
    *opened=*) opened=yes
        say "$exposed" ;;
    *) say "$exposed" ;;
esac
