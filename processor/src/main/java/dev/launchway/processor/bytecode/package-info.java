/**
 * Writes class files by ASM, in the few shapes that generated code has. It knows the language, and nothing of components or
 * plans.
 *
 * <p>Every method is a sequence of expressions, and every jump leads to a place with an empty stack and the parameters as the
 * only variables; so all stack map frames are the same, and need no computation.
 */
package dev.launchway.processor.bytecode;
