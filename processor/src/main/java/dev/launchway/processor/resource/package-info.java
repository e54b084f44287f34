/**
 * Resources as environments deploy them: what each component's tree provides and requires, who waits for whom, and the two orders
 * that follow. It judges nothing.
 */
package dev.launchway.processor.resource;
