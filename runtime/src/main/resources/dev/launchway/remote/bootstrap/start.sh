# Becomes the agent when all that it needs is there: the $layers as they were stored, and a Java. What was written to since its sum was
# taken is not what was stored. What is about to be used is marked as such, by its sum: an archive of classes fits only a jar of the time
# that it was made from. Given are $options of the virtual machine and its $class_path.
#
# Where that cannot be told at a glance, or there is $doubt, it looks at everything. Where something is lacking then, or there is doubt,
# it says so, and does what the next line of its input says, which takes what is lacking from there.
#
# shellcheck shell=sh
# shellcheck disable=SC3013,SC3067 # POSIX has no -nt and no -O, and every shell does

whole() {
    [ -f "$1" ] && [ -O "$1" ] && ! [ -h "$1" ] && [ -f "${1%.*}.sum" ] && ! [ "$1" -nt "${1%.*}.sum" ]
}
own() {
    [ -d "$1" ] && [ -O "$1" ] && ! [ -h "$1" ]
}
ready() {
    own layers && own archives || return 1
    known=
    [ -f verified ] && read -r known <verified
    [ "$known" = "$boot" ] || return 1
    for layer in $layers; do
        whole "layers/$layer.jar" || return 1
        set -- "$@" "layers/$layer.sum"
    done
    settled=
    [ -f java ] && ! [ -h java ] && read -r settled <java
    [ -f "$settled" ] && [ -x "$settled" ] || return 1
    archive=archives/${layers%% *}.jsa
    shared=
    if [ -e "$archive" ] || [ -h "$archive" ]; then
        whole "$archive" || return 1
        shared=-XX:SharedArchiveFile=.launchway/$archive
        set -- "$@" "${archive%.*}.sum"
    fi
    touch -c "$@" 2>/dev/null
    return 0
}
begin() {
    [ -z "$opened" ] && ready || return 0
    [ -z "$mask" ] || umask "$mask"
    say ready
    cd -P "$base" || exit
    choose_locale
    # shellcheck disable=SC2086 # words
    exec "$settled" $shared $small $options -cp "$class_path" dev.launchway.agent.AgentMain
}

mask=
[ -n "$doubt" ] || begin
mask=$(umask)
umask 077
while :; do
    examine
    [ -n "$doubt" ] || begin
    say lacking
    read -r next || exit 0
    eval "$next"
    doubt=
    begin
done
