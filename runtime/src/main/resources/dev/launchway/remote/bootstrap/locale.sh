# Sets LANG to C.UTF-8, or to the first UTF-8 locale where the system does not have that one, and nothing else of the locale, so that
# commands can be given another one by LANG and LC_ALL alike. A system without the command locale (musl) takes any name for UTF-8.
#
# shellcheck shell=sh

choose_locale() {
    unset LANGUAGE LC_ALL LC_ADDRESS LC_COLLATE LC_CTYPE LC_IDENTIFICATION LC_MEASUREMENT LC_MESSAGES LC_MONETARY
    unset LC_NAME LC_NUMERIC LC_PAPER LC_TELEPHONE LC_TIME
    LANG=C.UTF-8
    export LANG
    case $(locale charmap 2>/dev/null) in
        UTF-8 | '') ;;
        *) LANG=$(locale -a 2>/dev/null | grep -i 'utf-*8$' | head -n 1) ;;
    esac
}
