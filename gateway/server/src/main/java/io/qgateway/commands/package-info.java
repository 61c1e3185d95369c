/**
 * The command line of the jar. Commands ask the running gateway by its admin API, and open the
 * database themselves only where no gateway answers.
 */
@NullMarked
package io.qgateway.commands;

import org.jspecify.annotations.NullMarked;
