/** Painting with mouse and keys in the panes of a viewer, and the bar that goes with it. */
package org.amaes.viewer.paintbox;
