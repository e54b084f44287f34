#!/bin/sh
# Dumps the database and keeps the newest {{ component.keptDumps }} dumps.
set -eu
cd "$(dirname "$0")/dumps"
pg_dump --port={{ component.port }} --format=custom --file=unfinished guestbook
mv unfinished "guestbook-$(date -u +%Y%m%dT%H%M%S).dump"
ls -1 guestbook-*.dump | sort -r | tail -n +$(({{ component.keptDumps }} + 1)) | xargs -r rm --
