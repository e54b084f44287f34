/** The guestbook: a small web application on the JDK's HTTP server and JDBC. It is deployed by Launchway and knows nothing of it. */
package com.example.guestbook.server;
