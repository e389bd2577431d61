/** The curves of a run: followed while it grows, smoothed, and thinned to what a picture can show. */
package org.amaes.core.curve;
