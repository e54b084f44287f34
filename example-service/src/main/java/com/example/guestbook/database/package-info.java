/** Where the entries are kept: a file on a developer's machine, else PostgreSQL with replicas. */
package com.example.guestbook.database;
