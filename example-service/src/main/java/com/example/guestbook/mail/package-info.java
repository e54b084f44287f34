/** Mail that leaves the service: alerts, and the output of jobs. */
package com.example.guestbook.mail;
