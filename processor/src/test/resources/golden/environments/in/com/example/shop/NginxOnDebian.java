package com.example.shop;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Platform;

/** What Debian needs besides. */
@Component
@Platform(value = "debian", of = Nginx.class)
public class NginxOnDebian {}
