# Says who else may rename in a directory on the way here, and could exchange what is run; below a directory that others cannot pass
# nobody can. Sets $opened where the tool's own directory is open itself.
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
exposed=$(LC_ALL=C ls -ldn / "$@" | while read -r mode _ owner group rest; do
    path=/${rest#*/}
    [ "$owner" = 0 ] || [ -O "$path" ] || say "exposed=owner $path"
    case $mode in
        (????????w[!tT]*) open=others ;;
        (?????w???[!tT]*) open=group
            [ "$group" = 0 ] && open=
            [ "$group" = "$(id -g)" ] && [ "$(id -gn)" = "$(id -un)" ] && open= ;;
        (*) open= ;;
    esac
    if [ "$path" = "$state" ]; then
        [ -z "$open" ] || say "opened=$path"
    elif [ -n "$open" ]; then
        say "exposed=$open $path"
    fi
    case $mode in
        (??????[-S]??[-T]*) break ;;
    esac
done)

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
