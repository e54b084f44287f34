/** System logs: every host sends its own to one log host. */
package com.example.guestbook.logging;
