# Remembers which $java to use.
#
# shellcheck shell=sh

say "$java" >java.$$ && keep java.$$ && mv -f java.$$ java && say kept
