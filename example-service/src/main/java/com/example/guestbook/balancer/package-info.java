/** The load balancers. */
package com.example.guestbook.balancer;
