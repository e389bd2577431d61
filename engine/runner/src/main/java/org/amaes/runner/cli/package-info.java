/** The command line: thin words around the same code that the window uses. */
package org.amaes.runner.cli;
