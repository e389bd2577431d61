/** The method on one scan, live: clean, augmented, masked, redrawn. */
package org.amaes.app.explore;
