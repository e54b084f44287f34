/** The annotation processor: model, check, generate. It knows the annotations and the compiler's API, and no runtime. */
package dev.launchway.processor;
