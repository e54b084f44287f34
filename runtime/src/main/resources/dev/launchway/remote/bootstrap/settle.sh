# Remembers which $java to use, and lets it write down what it loads from the first of the $layers, $jar, so that the agent starts faster
# from then on. That goes on beside the first run; what fails there costs time alone.
#
# shellcheck shell=sh

say "$java" >java.$$ && keep java.$$ && mv -f java.$$ java && say kept
archive=archives/${layers%% *}
part=$archive.jsa.$$
# shellcheck disable=SC2015,SC2086 # words; and what is not whole goes
{
    (cd -P "$base" && exec nice -n 19 "$java" $small -XX:ArchiveClassesAtExit=".launchway/$part" $options -cp "$jar" dev.launchway.agent.TrainingRun) &&
        keep "$part" && hash "$part" >"$part.sum" && mv -f "$part.sum" "$archive.sum" && mv -f "$part" "$archive.jsa" ||
        rm -f "$part" "$part.sum"
} </dev/null >/dev/null 2>&1 &
