/** Files on their way into a viewer; plain Java, to be called beside the window's thread. */
package org.amaes.viewer.load;
