package dev.launchway.library.archive;

/**
 * How much an archive may become, so that one that grows without end fills neither the disk nor the time.
 *
 * @param bytes of all contents together
 * @param members how many
 * @param ratio how many times the size of the archive the contents may have once they are larger than {@link #LARGE}; 0 for any
 */
record Limits(long bytes, int members, int ratio) {

    /** 8 GiB, 200000 members, 200 times the size. */
    static final Limits USUAL = new Limits(8L << 30, 200_000, 200);

    /** In bytes: up to here no ratio is judged. */
    private static final long LARGE = 64L << 20;

    Limits withBytes(long most) {
        return new Limits(most, members, 0);
    }

    Limits withMembers(int most) {
        return new Limits(bytes, most, ratio);
    }

    void checkBytes(long unpacked, long packed) {
        if (unpacked > bytes) {
            throw new RefusedArchiveException("its contents are larger than " + bytes
                    + " bytes; if they are meant to be, allow it by .maxSize(bytes)");
        }
        if (ratio > 0 && unpacked > LARGE && unpacked / ratio > packed) {
            throw new RefusedArchiveException(
                    "its contents are more than " + ratio + " times as large as it is (" + packed
                            + " bytes), as those of archives that are made to fill disks; if they are meant to be, allow it by"
                            + " .maxSize(bytes)");
        }
    }

    void checkMembers(int count) {
        if (count > members) {
            throw new RefusedArchiveException("it has more than " + members
                    + " members; if they are meant to be, allow it by .maxMembers(count)");
        }
    }
}
