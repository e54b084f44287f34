package com.example.expand;

import dev.launchway.annotation.Component;

/** A root component without any part. */
@Component("expanded-empty")
public class Empty {}
