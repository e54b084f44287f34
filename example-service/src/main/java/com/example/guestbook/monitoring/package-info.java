/** Monitoring: every component that can be asked provides a check, one server collects them from all hosts. */
package com.example.guestbook.monitoring;
