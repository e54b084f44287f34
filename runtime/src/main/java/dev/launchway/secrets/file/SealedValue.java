package dev.launchway.secrets.file;

import java.time.LocalDate;

/**
 * An encrypted value.
 *
 * @param changed on which day it was given, in UTC
 * @param encrypted a file of age, for the environment's key
 * @param proof that the value, its name and the day come from somebody who could read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealedValue(LocalDate changed, byte[] encrypted, String proof) {}
