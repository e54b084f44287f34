/** How the service's files get into the configuration of a system that others administrate. */
package com.example.guestbook.system;
