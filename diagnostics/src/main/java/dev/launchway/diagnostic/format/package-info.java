/**
 * How findings leave Launchway: as SARIF, as commands of GitHub's workflows, and stored beside the plan. It knows findings and
 * JSON, and is loaded only when one of these is asked for.
 */
package dev.launchway.diagnostic.format;
