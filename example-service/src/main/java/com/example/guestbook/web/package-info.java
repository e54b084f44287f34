/** The frontends. */
package com.example.guestbook.web;
