package com.example.expand;

import com.example.templates.Page;
import dev.launchway.annotation.Component;

/** Inherits from a component of another package. */
@Component("expanded-other-page")
public class OtherPage extends Page {}
