/** From one version of this service to the next. */
package com.example.guestbook.upgrade;
