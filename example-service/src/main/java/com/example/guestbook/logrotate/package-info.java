/** Log rotation: other components provide their log files, one configuration for each host collects them. */
package com.example.guestbook.logrotate;
