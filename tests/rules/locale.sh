#!/bin/sh
# The outputs are the same bytes in every locale and time zone. The locales are compiled for
# this test, if the system has their sources. If they cannot be had, the test fails.
. "$(dirname "$0")/../support/lib.sh"

unset LC_ALL LANG LANGUAGE LOCPATH TZ
if [ -d /usr/share/i18n/locales ]; then
    LOCPATH=$bin/locales
    export LOCPATH
    mkdir -p "$LOCPATH"
fi

# have LOCALE: the locale exists and has a decimal comma
have() {
    [ -z "${LOCPATH-}" ] || [ -d "$LOCPATH/$1.UTF-8" ] ||
        localedef -i "$1" -f UTF-8 "$LOCPATH/$1.UTF-8"
    [ "$(LC_ALL=$1.UTF-8 locale decimal_point)" = , ]
}
# here OFFSET: the time zone has this offset
here() {
    [ "$(date +%z)" = "$1" ]
}
export_all() {
    for format in dot json csv; do
        tieline export @demo -t $format >"$1.$format" || return
    done
}
# same: the outputs are the same as in the locale C and UTC
same() {
    export_all "$tmp/here" || return
    for format in dot json csv; do
        cmp "$tmp/plain.$format" "$tmp/here.$format" || return
    done
}

check 'the locale C' env LC_ALL=C TZ=UTC0 sh -c 'tieline export @demo -t csv | grep -q .'
(export LC_ALL=C TZ=UTC0 && export_all "$tmp/plain") || exit 1
for name in de_DE tr_TR; do
    check "the locale $name.UTF-8 is there" have $name
    LC_ALL=$name.UTF-8
    export LC_ALL
    check "the same bytes in $name.UTF-8" same
    unset LC_ALL
done
# POSIX zones need no database. These are a day before and a day after UTC.
for zone in '<+14>-14 +1400' '<-11>11 -1100' 'NST3:30NDT,M3.2.0,M11.1.0 '; do
    TZ=${zone% *}
    export TZ
    [ -z "${zone#* }" ] || check "the zone $TZ counts" here "${zone#* }"
    check "the same bytes in the zone $TZ" same
    LC_ALL=tr_TR.UTF-8
    export LC_ALL
    check "the same bytes in the zone $TZ and tr_TR.UTF-8" same
    unset LC_ALL
done
