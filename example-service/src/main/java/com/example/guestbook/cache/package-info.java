/** The caches that the application servers share. */
package com.example.guestbook.cache;
