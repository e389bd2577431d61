/** The controls that show volumes: slice panes, the view of four panels, linked views. */
package org.amaes.viewer.pane;
