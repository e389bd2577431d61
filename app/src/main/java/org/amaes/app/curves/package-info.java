/** Runs watched: their curves, how they stand, and what is taken away of them. */
package org.amaes.app.curves;
