# Archives the classes that are named in the file $1.classes, by the Java $2 from the plan jar $3, as $1.jsa, which stands there when it
# is whole. The mark $1.making stays where that fails, and keeps others from trying for a while.
#
# shellcheck shell=sh

trap '' HUP
umask 077
name=$1 java=$2 jar=$3
set --
if command -v nice >/dev/null; then
    set -- nice -n 19
fi
"$@" "$java" -Xshare:dump -XX:SharedClassListFile="$name.classes" -XX:SharedArchiveFile="$name.part" -cp "$jar" &&
    mv "$name.part" "$name.jsa" && rm -f "$name.making"
rm -f "$name.classes" "$name.part"
