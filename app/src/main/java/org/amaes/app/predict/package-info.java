/** Predict: from any scan to its outlines on the scan's own grid, corrected by hand, and back into training. */
package org.amaes.app.predict;
