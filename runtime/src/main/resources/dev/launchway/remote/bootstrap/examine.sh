# Looks at everything that is stored: sets aside what is foreign, deletes what is not what was stored, and tells what is missing and what
# the host is like. $doubt is set where an agent did not start with what is there.
#
# It says aside=NAME NEW of what is renamed, damaged=NAME of what is deleted, missing=HASH of one of the $layers; doubted= where there
# was doubt; settled=JAVA, or else java=PATH of the first one that is of version $oldest or newer. Where there is doubt, each says that
# itself. That one is $java then.
#
# shellcheck shell=sh
# shellcheck disable=SC3013,SC3067 # POSIX has no -nt and no -O, and every shell does

aside() {
    name=set-aside-${1##*/}
    n=1
    while [ -e "$name-$n" ] || [ -h "$name-$n" ]; do
        n=$((n + 1))
    done
    mv "$1" "$name-$n" 2>/dev/null || unfit "$state/$1 is in the way, and cannot be renamed"
    say "aside=$1 $name-$n"
}
damaged() {
    rm -rf "$1" "${1%.*}.sum"
    say "damaged=$1"
}
# The version of $java, by the file beside it that says so, which takes no start.
released() {
    file=$(readlink -f "$java" 2>/dev/null)
    sed -n 's/^JAVA_VERSION="\([0-9]\{1,4\}\)[^0-9].*/\1/p' "${file%/bin/java}/release" 2>/dev/null | head -n 1
}
# The same, by itself.
told() {
    # shellcheck disable=SC2086 # words
    "$java" $small -XX:ErrorFile=hs_err.log -version 2>&1 </dev/null |
        sed -n 's/^[^ ]* version "\([0-9]\{1,4\}\)[^0-9].*/\1/p' | head -n 1
}
# The first $java that is new enough.
suitable() {
    for java in "$state"/runtimes/*/bin/java "$JAVA_HOME/bin/java" "$(command -v java)" /usr/lib/jvm/*/bin/java; do
        if [ -f "$java" ] && [ -x "$java" ]; then
            version=
            [ -n "$doubt" ] || version=$(released)
            [ -n "$version" ] || version=$(told)
            [ "${version:-0}" -lt "$oldest" ] || return 0
        fi
    done
    java=
    return 1
}
examine() {
    disk=$(df -Pk . | tail -n 1)
    if [ -n "$opened" ]; then
        rm -rf layers archives runtimes java verified
        chmod 700 . && opened=
    fi
    for name in layers archives runtimes; do
        if [ -e "$name" ] || [ -h "$name" ]; then
            { [ -d "$name" ] && [ -O "$name" ] && ! [ -h "$name" ]; } || aside "$name"
        fi
    done
    mkdir -p layers archives runtimes
    for name in layers archives runtimes; do
        { [ -w "$name" ] && [ -x "$name" ]; } || chmod 700 "$name"
    done
    for name in java verified; do
        if [ -e "$name" ] || [ -h "$name" ]; then
            { [ -f "$name" ] && ! [ -h "$name" ]; } || aside "$name"
        fi
    done

    archive=archives/${layers%% *}.jsa
    if [ -n "$doubt" ]; then
        rm -f java verified
        [ -d "$archive" ] || rm -f "$archive" "archives/${layers%% *}.sum"
        say doubted=
    fi

    for file in layers/*.jar archives/*.jsa; do
        if [ -h "$file" ] || { [ -e "$file" ] && ! { [ -f "$file" ] && [ -O "$file" ]; }; }; then
            aside "$file"
        elif [ -e "$file" ]; then
            stored=
            [ -f "${file%.*}.sum" ] && read -r stored <"${file%.*}.sum"
            stored=${stored%% *}
            found=$(hash "$file")
            if [ -n "$stored" ] && [ "${found%% *}" = "$stored" ]; then
                ! [ "$file" -nt "${file%.*}.sum" ] || touch "${file%.*}.sum"
            else
                damaged "$file"
            fi
        fi
    done
    for runtime in runtimes/*; do
        case $runtime in
            *.* | 'runtimes/*') ;;
            *) if [ -d "$runtime" ] && ! [ -h "$runtime" ]; then
                { [ -s "$runtime.sum" ] && [ "$(cd "$runtime" && hashes)" = "$(cat "$runtime.sum")" ]; } || damaged "$runtime"
            else
                aside "$runtime"
            fi ;;
        esac
    done
    say "$boot" >verified.$$ && mv -f verified.$$ verified
    for layer in $layers; do
        [ -f "layers/$layer.jar" ] || say "missing=$layer"
    done

    say "system=$(uname -s)"
    say "machine=$(uname -m)"
    libc=glibc
    for file in /lib/ld-musl-*; do
        [ -e "$file" ] && libc=musl
    done
    say "libc=$libc"
    say "disk=$disk"
    java=
    # shellcheck disable=SC2094 # a file and a variable
    [ -f java ] && read -r java <java
    if [ -f "$java" ] && [ -x "$java" ]; then
        say "settled=$java"
    elif suitable; then
        say "java=$java"
    else
        say '#!/bin/sh' >try.$$
        chmod 700 try.$$
        ./try.$$ 2>/dev/null </dev/null && say executable=yes
        rm -f try.$$
    fi
}
