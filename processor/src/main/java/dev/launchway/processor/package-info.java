/** The annotation processor: model, validate, generate. It knows the annotations and the compiler's API, and no runtime. */
package dev.launchway.processor;
