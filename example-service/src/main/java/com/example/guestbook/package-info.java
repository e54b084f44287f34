/** The guestbook as its team deploys it: one package for each part of the service. */
package com.example.guestbook;
