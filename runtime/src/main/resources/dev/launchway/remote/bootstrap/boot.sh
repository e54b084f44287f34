# Names the boot of the machine.
#
# shellcheck shell=sh

boot=none
[ -r /proc/sys/kernel/random/boot_id ] && read -r boot </proc/sys/kernel/random/boot_id
