# Tells the sum of a file, or of all files of a directory, and writes something to the disk. What is made is for this user alone.
#
# shellcheck shell=sh

umask 077
hash() {
    sha256sum "$1" 2>/dev/null || shasum -a 256 "$1" 2>/dev/null || openssl dgst -sha256 -r "$1" 2>/dev/null
}
hashes() {
    { find . -type f -exec sha256sum {} + 2>/dev/null || find . -type f -exec shasum -a 256 {} + 2>/dev/null ||
        find . -type f -exec openssl dgst -sha256 -r {} + 2>/dev/null
    } | LC_ALL=C sort
}
keep() {
    sync "$1" 2>/dev/null || sync
}
