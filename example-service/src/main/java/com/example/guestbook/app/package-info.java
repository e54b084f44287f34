/** The application itself: web servers and workers, from the same jar. */
package com.example.guestbook.app;
