#!/bin/sh
# Saves the entries of the guestbook and keeps the newest {{ component.keptFiles }} files.
set -eu
cd {{ component.workdir }}
exec java -cp 'lib/*' com.example.guestbook.server.Main export http://{{ component.server }}/export exports {{ component.keptFiles }}
