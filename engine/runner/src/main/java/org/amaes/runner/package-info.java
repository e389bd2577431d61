/** The engine: what the command line and the window let work (DESIGN section 3). */
package org.amaes.runner;
