# Chooses options for a virtual machine where address space is limited: it would be used up by what one reserves, and does not need.
#
# shellcheck shell=sh
# shellcheck disable=SC3045 # POSIX has no ulimit -v, and where there is none nothing is limited

small=
space=$(ulimit -v 2>/dev/null)
case $space in
    unlimited | '') ;;
    *) small="-Xmx$((space / 4))k -XX:CompressedClassSpaceSize=32m -XX:ReservedCodeCacheSize=16m"
        export MALLOC_ARENA_MAX=1 ;;
esac
